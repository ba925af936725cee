// Trusts only what was drawn. A page whose heartbeat is no longer drawn says so within five seconds, on every tile, and
// heals itself: by the reconnect handler where the socket broke, else by loading itself anew once the server serves it.
import { span, write } from './ticks.js';

const staleAfter = 3500;
const reloadAfter = 10000;
const behindAfter = 5000;
const oldEnough = 6 * 3600 * 1000;

let lastDrawn = performance.now();
let behindSince = 0;
let reloading = false;

/** A heartbeat was drawn: the board's snapshot, the one that stands on the page, and whether a scene that was asked for does not. */
export function drawn(board, page, sceneIsLate) {
  lastDrawn = performance.now();
  if (board <= page && !sceneIsLate) behindSince = 0;
  else behindSince ||= lastDrawn;
}

const sleep = milliseconds => new Promise(done => setTimeout(done, milliseconds));

// Many walls lose one server together: each waits its own while before it asks again.
async function reload() {
  if (reloading) return;
  reloading = true;
  await sleep(Math.random() * 3000);
  if (performance.now() - staleSince() < staleAfter) {
    reloading = false;
    return;
  }
  await window.basicControl.reloadWhenServed();
}

// A drawn heartbeat over figures that no longer follow the board is as bad as none.
const staleSince = () => behindSince && performance.now() - behindSince > behindAfter ? behindSince : lastDrawn;

function planNightly(at) {
  const [hours, minutes] = at.split(':').map(Number);
  const next = new Date();
  next.setHours(hours, minutes, Math.random() * 600, 0);
  while (next - Date.now() < oldEnough) next.setDate(next.getDate() + 1);
  setTimeout(() => window.basicControl.reloadWhenServed(), next - Date.now());
}

/** Starts to watch. The returned function writes the ages; call it a few times a second. */
export function watch({ reloadAt }) {
  planNightly(reloadAt);
  return () => {
    const age = performance.now() - staleSince();
    const stale = age >= staleAfter;
    document.documentElement.toggleAttribute('data-stale', stale);
    for (const element of document.querySelectorAll('[data-tick=pulse]')) write(element, span(performance.now() - lastDrawn));
    const screen = document.getElementById('wall-screen');
    for (const element of document.querySelectorAll('[data-age-of]')) {
      write(element, stale ? (element.dataset.ageOf === 'small' ? screen.dataset.staleShort : screen.dataset.stale).replace('{0}', span(age)) : '');
    }
    if (age > reloadAfter) reload();
  };
}
