// The scenes of the wall: the next one after a while, unless this device has paused them. The browser keeps the time and
// asks for a scene as a person would, by its link; the server only draws what was asked for.
import { write } from './ticks.js';

const kept = 'basiccontrol.wall.rotation';
const lateAfter = 5000;

const page = () => document.querySelector('[data-scene]');
const links = () => [...document.querySelectorAll('[data-scene-link]')];
const shown = () => page()?.dataset.scene;

function read() {
  try {
    return localStorage.getItem(kept);
  } catch {
    return null; // a device that keeps nothing
  }
}

function keep(value) {
  try {
    localStorage.setItem(kept, value);
  } catch { /* it rotates or stands as it is now, until the page is loaded anew */ }
}

/** Starts the rotation: seconds that a scene stands, 0 for never. Call changed() after every draw and tick() a few times a second. */
export function scenes({ seconds, isStale }) {
  // Who wants less motion is not moved about unasked.
  let running = (read() ?? (matchMedia('(prefers-reduced-motion: reduce)').matches ? 'paused' : 'running')) === 'running';
  let since = performance.now();
  let last;
  let asked;

  const filled = () => links().filter(link => link.hasAttribute('data-filled'));
  const rotates = () => seconds > 0 && filled().length > 1;

  function step(by, among) {
    const all = links();
    const at = all.findIndex(link => link.dataset.sceneLink === shown());
    for (let n = 1; n < all.length; n++) {
      const link = all[(at + by * n + all.length * n) % all.length];
      if (among.includes(link)) return link.click();
    }
  }

  function toggle() {
    if (!rotates()) return;
    running = !running;
    since = performance.now();
    keep(running ? 'running' : 'paused');
    changed();
  }

  function changed() {
    const scene = shown();
    if (scene !== last) {
      last = scene;
      since = performance.now();
      const address = new URL(location.href);
      // A page that heals itself comes back to the scene it stood at.
      if (scene && (address.searchParams.get('scene') ?? links()[0]?.dataset.sceneLink) !== scene) {
        address.searchParams.set('scene', scene);
        history.replaceState(history.state, '', address);
      }
    }
    if (asked?.scene === scene) asked = undefined;
    for (const button of document.querySelectorAll('[data-scene-pause]')) {
      button.toggleAttribute('hidden', !rotates());
      button.toggleAttribute('data-paused', !running);
      const words = button.querySelector('span');
      write(words, running ? words.dataset.pause : words.dataset.goOn);
    }
  }

  document.addEventListener('click', event => {
    const link = event.target.closest?.('[data-scene-link]');
    if (link && !(event.ctrlKey || event.metaKey || event.shiftKey)) asked = { scene: link.dataset.sceneLink, at: performance.now() };
    if (event.target.closest?.('[data-scene-pause]')) toggle();
  }, true);
  document.addEventListener('keydown', event => {
    since = performance.now();
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('input, select, textarea')) return;
    // A button is pressed with the space bar by the browser itself.
    if (event.key.toLowerCase() === 'p' || (event.key === ' ' && !event.target.closest?.('button'))) toggle();
    else if (event.key === 'ArrowRight') step(1, links());
    else if (event.key === 'ArrowLeft') step(-1, links());
    else return;
    event.preventDefault();
  });
  // Who reads with hand or keys on the wall is not interrupted.
  for (const kind of ['pointerdown', 'focusin', 'wheel']) document.addEventListener(kind, () => { since = performance.now(); }, { passive: true });

  return {
    changed,
    tick() {
      if (running && rotates() && !isStale() && !asked && performance.now() - since >= seconds * 1000) step(1, filled());
    },
    /** A scene was asked for, and is not drawn though time enough has passed. */
    isLate: () => asked !== undefined && performance.now() - asked.at > lateAfter,
  };
}
