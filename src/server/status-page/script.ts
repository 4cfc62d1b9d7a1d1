/** The page's script: asks for the page again when something happened. What is shown is always the server's own HTML. */
export const script = `'use strict';
(() => {
  const SOONEST_MS = 1000;
  const LONGEST_MS = 5000;
  let due = null;
  let last = 0;
  let busy = false;

  async function refresh() {
    due = null;
    // Nobody's reading is interrupted: not a selection, and not a form.
    const selection = document.getSelection();
    if (busy || document.hidden || (selection && !selection.isCollapsed)) return later(LONGEST_MS);
    busy = true;
    try {
      const answer = await fetch(location.pathname, { headers: { accept: 'text/html' }, redirect: 'manual' });
      if (answer.type === 'opaqueredirect') return location.assign('/sign-in');
      if (!answer.ok) throw new Error(String(answer.status));
      const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = next.getElementById('live');
      const focus = document.activeElement && document.activeElement.getAttribute('href');
      const regions = () => [...document.querySelectorAll('.scroll')];
      const scrolled = regions().map((region) => region.scrollLeft);
      if (fresh) document.getElementById('live').replaceWith(fresh);
      regions().forEach((region, at) => { region.scrollLeft = scrolled[at] || 0; });
      if (focus) [...document.querySelectorAll('a[href]')].find((link) => link.getAttribute('href') === focus)?.focus({ preventScroll: true });
      document.documentElement.classList.remove('stale');
    } catch {
      // The figures on the screen are no longer true: that must be seen.
      document.documentElement.classList.add('stale');
    } finally {
      busy = false;
      last = Date.now();
    }
    later(LONGEST_MS);
  }
  function later(ms) {
    const at = Math.max(Date.now() + ms, last + SOONEST_MS);
    if (due && due.at <= at) return;
    if (due) clearTimeout(due.timer);
    due = { at, timer: setTimeout(refresh, at - Date.now()) };
  }
  const stream = new EventSource('/api/live');
  for (const name of ['entry', 'signal', 'unit']) stream.addEventListener(name, () => later(0));
  stream.onerror = () => later(SOONEST_MS);
  document.addEventListener('visibilitychange', () => later(0));
  later(LONGEST_MS);
})();
`;
