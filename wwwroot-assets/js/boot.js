// Starts Blazor with a reconnect handler that never gives up: back-off with jitter while the server is away,
// and a reload once the server answers but no longer knows this page.
(() => {
  'use strict';
  const longestWait = 8000;
  let running = 0;

  const backOff = attempt => Math.min(500 * 2 ** attempt, longestWait) * (0.5 + Math.random() / 2);
  const sleep = milliseconds => new Promise(done => setTimeout(done, milliseconds));

  function show(state, text) {
    const bar = document.getElementById('components-reconnect-modal');
    if (bar) {
      bar.className = state ? `components-reconnect-${state}` : '';
      bar.textContent = text ? bar.dataset[text] : '';
    }
    document.documentElement.toggleAttribute('data-disconnected', state !== 'hide' && state !== '');
    document.dispatchEvent(new CustomEvent('basiccontrol:connection', { detail: { up: state === 'hide' } }));
  }

  // Reloads only when the server really serves the page: a reload into an error page of the browser would end all retries.
  async function reloadWhenServed() {
    show('rejected', 'gone');
    for (let attempt = 0; ; attempt++) {
      try {
        const answer = await fetch(location.href, { cache: 'no-store', redirect: 'manual' });
        if (answer.status < 500) break;
      } catch { /* the server is away: try again */ }
      await sleep(backOff(attempt));
    }
    location.reload();
  }

  // The server answers, but no longer lets this page in: the page's own address says where to go.
  async function isShutOut() {
    try {
      const answer = await fetch(location.href, { cache: 'no-store', redirect: 'manual' });
      return answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403;
    } catch {
      return false;
    }
  }

  async function reconnect() {
    const mine = ++running;
    show('show', 'down');
    for (let attempt = 0; mine === running; attempt++) {
      await sleep(backOff(attempt));
      if (mine !== running) return;
      try {
        if (await Blazor.reconnect()) return;
      } catch {
        if (!await isShutOut()) continue;
        location.reload();
        return;
      }
      await reloadWhenServed();
      return;
    }
  }

  window.basicControl = Object.assign(window.basicControl ?? {}, { reloadWhenServed });

  Blazor.start({
    circuit: {
      reconnectionHandler: {
        onConnectionDown: () => { reconnect(); },
        onConnectionUp: () => { running++; show('hide'); },
      },
    },
  });
})();
