// Everything that moves with the seconds: clock, ages, countdowns. The server sends instants and its own clock;
// the browser counts on from there, at the clock's pace, so no server timer is needed for a viewer.

const english = () => document.documentElement.lang.startsWith('en');
let anchor = { server: Date.now(), at: performance.now(), pace: 1 };

/** The program's clock now, in milliseconds since 1970. */
export const serverNow = () => anchor.server + (performance.now() - anchor.at) * anchor.pace;

/** Takes the server's clock as it was when it wrote the page. The least delayed reading wins; a jump is followed. */
export function anchorTo(server, pace) {
  const late = serverNow() - server;
  if (pace !== anchor.pace || late < 0 || late > 2000 * pace) {
    anchor = { server, at: performance.now(), pace };
  } else {
    // Lets the two clocks drift together again, by at most 5 ms a reading.
    anchor = { server: serverNow() - Math.min(late, 5 * pace), at: performance.now(), pace };
  }
}

const two = n => String(n).padStart(2, '0');

/** The words of Live/Countdown.cs. */
export function countdown(left) {
  const total = Math.floor(left / 1000);
  const s = Math.abs(total);
  const [d, h, m] = [Math.floor(s / 86400), Math.floor(s / 3600) % 24, Math.floor(s / 60) % 60];
  if (total >= 0) return d < 4 ? `${two(d * 24 + h)}:${two(m)}:${two(s % 60)}` : `${d}${english() ? ' d' : '天'} ${two(h)}:${two(m)}`;
  if (english()) return d >= 10 ? `over ${d} d` : d ? `over ${d} d ${h} h` : h ? `over ${h} h ${m} min` : `over ${m} min`;
  return d >= 10 ? `超期${d}天` : d ? `超期${d}天${h}时` : h ? `超期${h}时${m}分` : `超期${m}分`;
}

/** A span in one unit: 0.4 s, 12 s, 5 min, 3 h, 12 d. */
export function span(milliseconds) {
  const s = Math.max(0, milliseconds) / 1000;
  const [value, zh, en] = s < 9.95 ? [s.toFixed(1), '秒', 's']
    : s < 119.5 ? [Math.round(s), '秒', 's']
    : s < 7170 ? [Math.round(s / 60), '分钟', 'min']
    : s < 172800 ? [Math.round(s / 3600), '小时', 'h']
    : [Math.floor(s / 86400), '天', 'd'];
  return `${value} ${english() ? en : zh}`;
}

/** A span that is a rule, not a measurement: 60 s, 5 min. */
const rule = milliseconds => span(milliseconds).replace('.0 ', ' ');

// Writes into the text node that the server's renderer knows, so that its next diff finds it.
export function write(element, text) {
  const node = element.firstChild;
  if (node?.nodeType === Node.TEXT_NODE) {
    if (node.nodeValue !== text) node.nodeValue = text;
  } else if (element.textContent !== text) {
    element.textContent = text;
  }
}

const formats = new Map();
function format(zone, options) {
  const key = zone + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(english() ? 'en-GB' : 'zh-CN', { timeZone: zone === 'floating' ? 'UTC' : zone, ...options }));
  return formats.get(key);
}

/** Writes all that moves below an element. */
export function tick(root = document) {
  const now = serverNow();
  for (const element of root.querySelectorAll('[data-due]')) {
    const left = Number(element.dataset.due) - now;
    write(element, countdown(left));
    element.toggleAttribute('data-over', left < 0);
  }
  for (const element of root.querySelectorAll('[data-age]')) {
    // A file taken in while the program's clock stands in the past has no age yet: its day is told instead.
    const age = now - Number(element.dataset.age);
    write(element, age < -60000 ? new Date(Number(element.dataset.age)).toISOString().slice(0, 10) : element.dataset.words.replace('{0}', span(age)));
  }
  for (const element of root.querySelectorAll('[data-span]')) write(element, element.dataset.words.replace('{0}', rule(Number(element.dataset.span))));
  for (const element of root.querySelectorAll('[data-tick=clock]')) {
    const zone = element.dataset.zone;
    write(element, format(zone, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(now));
    const date = element.parentElement.querySelector('[data-tick=date]');
    if (date) {
      const day = new Intl.DateTimeFormat('en-CA', { timeZone: zone === 'floating' ? 'UTC' : zone }).format(now);
      write(date, `${day} ${format(zone, { weekday: 'short' }).format(now)}`);
    }
  }
}
