// The wall's own script: counts on what moves with the seconds, fills each tile with as many rows as it has room for,
// and watches over the page.
import { anchorTo, serverNow, span, tick, write } from './ticks.js';
import { scenes } from './scenes.js';
import { drawn, watch } from './watchdog.js';

let beat = '';
let rotation;

// A beat counts when it has been drawn, whatever the socket says.
function readBeat() {
  const element = document.getElementById('wall-beat');
  if (!element || element.dataset.beat === beat) return;
  beat = element.dataset.beat;
  anchorTo(Number(element.dataset.now), Number(element.dataset.pace));
  const page = document.querySelector('[data-version]');
  drawn(Number(element.dataset.board), Number(page?.dataset.version ?? 0), rotation?.isLate() ?? false);
}

// Rows of one height that fill their tile: as many blocks side by side as the width takes and the rows need.
function fit(rows) {
  const tile = rows.closest('[data-tile]');
  const style = getComputedStyle(rows);
  const least = { row: parseFloat(style.getPropertyValue('--fit-row')), width: parseFloat(style.getPropertyValue('--fit-width')) };
  const count = rows.childElementCount;
  const { height, width } = rows.getBoundingClientRect();
  if (!tile || !count || !height || !least.row) return;
  const room = Math.max(1, Math.floor((height + 0.5) / least.row));
  const blocks = Math.max(1, Math.min(Math.ceil(count / room), Math.floor(width / least.width)));
  const each = Math.min(room, Math.ceil(count / blocks));
  tile.style.setProperty('--blocks', blocks);
  tile.style.setProperty('--row', `${Math.min((height - 0.5) / each, least.row * 1.7)}px`);
  [...tile.querySelector('[data-fit-heads]')?.children ?? []].forEach((head, at) => head.toggleAttribute('hidden', at >= blocks));
  const heat = rows.closest('.heat');
  const cell = heat && rows.querySelector('i');
  // All counts of a grid are printed or none: half a number would be a wrong one.
  if (cell) heat.toggleAttribute('data-no-counts', cell.clientWidth < parseFloat(style.fontSize) * 0.555 * Number(heat.dataset.digits) + 0.5);
  const note = tile.querySelector('[data-fit-note]');
  if (note) {
    const shown = Math.min(count, each * blocks);
    const total = Number(note.dataset.total);
    write(note, shown < total ? note.dataset.fitNote.replace('{0}', shown).replace('{1}', total) : '');
  }
}

const fitAll = () => document.querySelectorAll('[data-fit]').forEach(fit);

function start() {
  const screen = document.getElementById('wall-screen');
  const sizes = new ResizeObserver(fitAll);
  const known = new WeakSet();
  rotation = scenes({ seconds: Number(screen.dataset.rotate), isStale: () => document.documentElement.hasAttribute('data-stale') });
  const changed = () => {
    rotation.changed();
    for (const rows of document.querySelectorAll('[data-fit]')) {
      if (!known.has(rows)) {
        known.add(rows);
        sizes.observe(rows);
      }
    }
    fitAll();
    readBeat();
    tick(screen);
  };
  new MutationObserver(changed).observe(screen, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-beat', 'data-version', 'data-scene', 'data-filled'] });
  document.fonts?.ready.then(fitAll);
  changed();
  const age = watch({ reloadAt: screen.dataset.reloadAt });
  setInterval(() => {
    readBeat();
    tick(screen);
    rotation.tick();
    age();
  }, 250);
}

window.basicControl = Object.assign(window.basicControl ?? {}, { serverNow, span });
start();
