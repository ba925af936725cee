// Keys and small comforts of the office pages. Everything works without it.
(() => {
  'use strict';
  let waiting = 0;

  const isTyping = target => target.closest?.('input, select, textarea, [contenteditable]') !== null;
  const rows = () => [...document.querySelectorAll('main [data-row]')];
  const current = () => document.querySelector('main [data-row][data-chosen]');
  const follow = link => { link?.click(); return link !== null && link !== undefined; };

  function choose(step) {
    const all = rows();
    if (all.length === 0) return false;
    const at = all.indexOf(current());
    const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step))];
    current()?.removeAttribute('data-chosen');
    next.setAttribute('data-chosen', '');
    const link = next.querySelector('.cell-number a, a');
    link?.focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest' });
    return true;
  }

  function press(key) {
    if (waiting) {
      clearTimeout(waiting);
      waiting = 0;
      const letter = key.toLowerCase();
      return /^[a-z]$/.test(letter) && follow(document.querySelector(`.rail [data-key="${letter}"]`));
    }

    switch (key) {
      case '/': {
        const search = document.getElementById('search');
        search?.focus();
        search?.select();
        return search !== null;
      }
      case 'g':
        waiting = setTimeout(() => { waiting = 0; }, 1200);
        return true;
      case 'j': return choose(1);
      case 'k': return choose(-1);
      case 'n': return follow(document.getElementById('next-page'));
      case '?': return follow(document.querySelector('.rail [data-key="k"]'));
      default: return false;
    }
  }

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (isTyping(event.target)) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    if (press(event.key)) event.preventDefault();
  });

  // A filter counts as soon as it is chosen; the button stays for those who work without this script (and Blazor's own
  // handler needs to know which button it was).
  document.addEventListener('change', event => {
    const form = event.target.closest?.('form[data-auto]');
    if (form && event.target.matches('select, input[type="date"]')) form.requestSubmit(form.querySelector('button[type="submit"]'));
  });

  // Empty fields stay out of the address.
  document.addEventListener('formdata', event => {
    if (!event.target.matches?.('form[data-auto], form.search')) return;
    for (const [name, value] of [...event.formData]) {
      if (value === '') event.formData.delete(name);
    }
  });

  // Heat grids: one cell of a grid is in the order of tabs, the arrow keys go on from it, and the cell says its name.
  const cells = table => [...table.querySelectorAll('tbody td > a, tfoot td > a')];
  let told;

  function tell(cell) {
    told?.remove();
    told = undefined;
    if (!cell?.matches(':focus-visible')) return;
    told = Object.assign(document.createElement('div'), { className: 'heat-told', textContent: cell.title });
    told.setAttribute('aria-hidden', 'true');
    document.body.append(told);
    const [box, own] = [cell.getBoundingClientRect(), told.getBoundingClientRect()];
    told.style.left = `${Math.max(4, Math.min(box.left, innerWidth - own.width - 4))}px`;
    told.style.top = `${box.top > own.height + 8 ? box.top - own.height - 4 : box.bottom + 4}px`;
  }

  function step(cell, key) {
    const at = cell.parentElement;
    const [row, body] = [at.parentElement, at.closest('table')];
    const rows = [...body.querySelectorAll('tbody tr, tfoot tr')];
    const [down, right] = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[key] ?? [0, 0];
    if (!down && !right) return false;
    for (let [y, x] = [rows.indexOf(row) + down, at.cellIndex + right]; rows[y]?.cells[x]; y += down, x += right) {
      const next = rows[y].cells[x].querySelector(':scope > a');
      if (next && x > 0) {
        next.focus();
        return true;
      }
    }
    return true;
  }

  document.addEventListener('focusin', event => {
    const cell = event.target.closest?.('table[data-heat] td > a');
    if (cell) {
      for (const other of cells(cell.closest('table'))) other.tabIndex = other === cell ? 0 : -1;
    }
    tell(cell ?? undefined);
  });
  document.addEventListener('focusout', () => tell(undefined));
  document.addEventListener('scroll', () => { if (told) tell(document.activeElement); }, { capture: true, passive: true });
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const cell = event.target.closest?.('table[data-heat] td > a');
    if (cell && step(cell, event.key)) event.preventDefault();
  });

  // One action is open at a time.
  document.addEventListener('toggle', event => {
    if (!event.target.matches?.('details.action') || !event.target.open) return;
    for (const other of document.querySelectorAll('details.action[open]')) {
      if (other !== event.target) other.open = false;
    }
    // Opened by hand, not by the page itself.
    if (event.target.contains(document.activeElement)) event.target.querySelector('select, textarea, input:not([type="hidden"])')?.focus({ preventScroll: true });
  }, true);
})();
