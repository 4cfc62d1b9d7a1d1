/** What is wrong with a page on which somebody else's words stand: run, turned, mixed with ours, too wide, overlapping. */
import type { Page } from 'playwright-core';

export interface Looked {
  /** In words; empty: nothing. */
  faults: string[];
  /** Marks of hostile words that stand here as text. */
  seen: string[];
}

/** Runs in the page: nothing from outside it. */
function look(): Looked {
  const faults: string[] = [];
  const seen = new Set<string>();
  const WHOLE = /^\W*q(\d+)q<b class=evil>(?:(?!q\d+q<b)[\s\S])*(?:z9z|…|\.\.\.)[^\p{L}\p{N}]*$/u;
  const TURNING = /[\u202A-\u202E\u0000\u001B]/;
  const pathOf = (element: Element): string => {
    const parts: string[] = [];
    for (let at: Element | null = element; at && parts.length < 4; at = at.parentElement)
      parts.unshift(
        at.localName +
          (at.className && typeof at.className === 'string' ? `.${at.className.split(' ')[0]}` : ''),
      );
    return parts.join(' > ');
  };
  const say = (what: string, element: Element, text = ''): void => {
    faults.push(`${what}: ${pathOf(element)}${text && `: ${JSON.stringify(text.slice(0, 160))}`}`);
  };

  // Nothing ran, nothing became markup.
  if ((window as unknown as { ran?: unknown }).ran !== undefined)
    faults.push('a script of somebody else ran');
  for (const element of document.querySelectorAll('.evil, img[src="x"], [onerror]'))
    say('markup of somebody else', element);

  /** How deep in isolates the text is where it breaks off; below zero after a pop too many. */
  const depthOf = (text: string): number => {
    let depth = 0;
    for (const c of text) {
      if (c >= '\u2066' && c <= '\u2068') depth++;
      if (c === '\u2069' && --depth < 0) return depth;
    }
    return depth;
  };
  for (const details of document.querySelectorAll('details')) details.open = true;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.nodeValue ?? '';
    const parent = walker.currentNode.parentElement as Element;
    // What stands in a field was typed there, or is about to be amended: the field shows it as it is.
    if (/^(?:script|style|noscript|textarea)$/.test(parent.localName)) continue;
    if (TURNING.test(text)) say('turns or hides', parent, text);
    if (text.split(/[\n\u2029]/).some((line) => depthOf(line) !== 0))
      say('an isolate without its partner', parent, text);
    const marks = [...text.matchAll(/q\d+q<b class=evil>/g)];
    if (marks.length === 0) continue;
    for (const [mark] of marks) seen.add((/^q\d+q/.exec(mark) as RegExpExecArray)[0]);
    let around: Element = parent;
    while (!/isolate|plaintext/.test(getComputedStyle(around).unicodeBidi) && around.parentElement)
      around = around.parentElement;
    const alone = WHOLE.test(around.textContent ?? '');
    // JSON, or somebody's words as they are: one direction for all of it, and nothing of ours between.
    const isCode = around.closest('pre, code, .code, .verbatim, .words') !== null;
    // The list that a widget keeps out of sight holds each of its choices alone.
    if (alone || isCode || parent.localName === 'option') continue;
    for (const { index, 0: mark } of marks)
      if (!/[\u2066-\u2068]$/.test(text.slice(0, index)) || depthOf(text.slice(0, index)) <= 0)
        say(
          'mixed with what stands around it',
          around,
          text.slice(Math.max(0, index - 60), index + mark.length + 40),
        );
  }
  for (const field of document.querySelectorAll<HTMLInputElement>('input, textarea'))
    for (const [mark] of field.value.matchAll(/q\d+q(?=<b class=evil>)/g)) seen.add(mark);
  for (const element of document.querySelectorAll(
    '[title], [aria-label], [aria-description], [placeholder], [alt]',
  ))
    for (const name of ['title', 'aria-label', 'aria-description', 'placeholder', 'alt']) {
      const value = element.getAttribute(name) ?? '';
      if (TURNING.test(value)) say(`${name} turns or hides`, element, value);
      if (value.split('\n').some((line) => depthOf(line) !== 0))
        say(`${name} with an isolate without its partner`, element, value);
    }

  // Nothing is wider than the window, or lies on another control.
  const wide = document.documentElement.scrollWidth;
  if (wide > window.innerWidth + 1) faults.push(`the page is ${wide} px wide in ${window.innerWidth}`);
  const tall = document.documentElement.scrollHeight;
  if (document.querySelector('.frame') && tall > window.innerHeight + 1)
    faults.push(`the console is ${tall} px tall in ${window.innerHeight}: it can be scrolled away`);
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.closest('.visually-hidden, [aria-hidden="true"], .map canvas') === null;
  /** Where an ancestor cuts it off or scrolls it. */
  const cutOf = (
    element: Element,
  ): { left: number; right: number; top: number; bottom: number; scrolls: boolean } => {
    const cut = { left: 0, right: window.innerWidth, top: -1e9, bottom: 1e9, scrolls: false };
    for (let at = element.parentElement; at; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at);
      if (overflowX === 'visible' && overflowY === 'visible') continue;
      const box = at.getBoundingClientRect();
      if (overflowX === 'auto' || overflowX === 'scroll')
        cut.scrolls ||=
          at.scrollWidth > at.clientWidth + 1 &&
          at.closest('.panel, pre, .scroll, table') !== null &&
          !at.matches('.panel');
      cut.left = Math.max(cut.left, box.left);
      cut.right = Math.min(cut.right, box.right);
      cut.top = Math.max(cut.top, box.top);
      cut.bottom = Math.min(cut.bottom, box.bottom);
    }
    return cut;
  };
  const controls = [
    ...document.querySelectorAll(
      'button, a[href], input, select, textarea, summary, [role="option"], [role="slider"]',
    ),
  ].filter(isShown);
  const boxes = controls.map((element) => {
    const box = element.getBoundingClientRect();
    const cut = cutOf(element);
    if (
      box.width > 1 &&
      // What a widget keeps out of sight stands in a box of a pixel.
      cut.right - cut.left > 2 &&
      !cut.scrolls &&
      (box.left < cut.left - 1 || box.right > cut.right + 1) &&
      box.width < 4_000 &&
      box.bottom > cut.top &&
      box.top < cut.bottom
    )
      say(
        `a control is cut off (${Math.round(box.left)} to ${Math.round(box.right)} in ${Math.round(cut.left)} to ${Math.round(cut.right)})`,
        element,
        element.textContent ?? '',
      );
    return {
      element,
      left: Math.max(box.left, cut.left),
      right: Math.min(box.right, cut.right),
      top: Math.max(box.top, cut.top),
      bottom: Math.min(box.bottom, cut.bottom),
      rects: [...element.getClientRects()],
    };
  });
  for (const [i, a] of boxes.entries())
    for (const b of boxes.slice(i + 1)) {
      if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (width <= 2 || height <= 2) continue;
      // Links that break over lines cover less than the box around them.
      const touch = a.rects.some((one) =>
        b.rects.some(
          (two) =>
            Math.min(one.right, two.right) - Math.max(one.left, two.left) > 2 &&
            Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top) > 2,
        ),
      );
      // What is drawn over the map or in a window of its own lies over what is below by design.
      const over = (element: Element): Element | null =>
        element.closest('.over-box, .over-map, [role="dialog"], .map, .overbox');
      const [over1, over2] = [over(a.element), over(b.element)];
      const isFixed = (element: Element): boolean => {
        for (let at: Element | null = element; at; at = at.parentElement)
          if (/sticky|fixed/.test(getComputedStyle(at).position)) return true;
        return false;
      };
      if (!touch || over1 !== over2 || isFixed(a.element) !== isFixed(b.element)) continue;
      say(
        `two controls overlap by ${Math.round(width)} × ${Math.round(height)} px (other: ${pathOf(b.element)})`,
        a.element,
      );
    }

  // The ways between the parts of the page are never covered, but by a dialog that must be answered first.
  if (!document.querySelector('[role="dialog"]'))
    for (const way of document.querySelectorAll('.sides button, .tabs a, .top button')) {
      const { left, top, width, height } = way.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      if (isShown(way) && !way.contains(hit))
        say(`covered by ${hit ? pathOf(hit) : 'nothing that is in sight'}`, way, way.textContent ?? '');
    }

  // Text that runs out of the box that scrolls it or cuts it.
  for (const element of document.querySelectorAll('.panel, .alerts, .top, main, body > *')) {
    const over = element.scrollWidth - element.clientWidth;
    if (over > 1 && element.clientWidth > 0 && isShown(element))
      say(`${over} px wider than it may be`, element);
  }
  return { faults, seen: [...seen] };
}

export async function lookAt(page: Page): Promise<Looked> {
  const { faults, seen } = await page.evaluate(look);
  return { faults: [...new Set(faults)], seen };
}
