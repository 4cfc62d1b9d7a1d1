import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { escapeHtml, html, typed, word, words } from './html.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='x",
  '& so on',
  '\u202Egnidael\u202C',
  '\u2069\u2069 out',
  '\u2068 in',
  '\u2067rtl',
  'a\u0000b',
  '\uD800',
];

/** True when the value could end its text, its attribute, or its isolate. */
function breaksOut(shown: string): boolean {
  if (/[<>"']/.test(shown) || /&(?!(?:amp|lt|gt|quot|#39);)/.test(shown)) return true;
  // oxlint-disable-next-line no-control-regex
  if (/[\u202A-\u202E\u2066\u2067\u0000-\u0008]/.test(shown) || !shown.isWellFormed()) return true;
  let depth = 0;
  for (const character of shown) {
    if (character === '\u2068') depth += 1;
    if (character === '\u2069') depth -= 1;
    if (depth < 0) return true;
  }
  return depth !== 0;
}

const hostile = fc.string({
  unit: fc.constantFrom(...HOSTILE, ...'<>&"\'ab \u2068\u2069\u202E'.split('')),
  maxLength: 30,
});

test('no value breaks out of its place', () => {
  fc.assert(
    fc.property(hostile, (value) => {
      assert.ok(!breaksOut(escapeHtml(value)), JSON.stringify(escapeHtml(value)));
      const inside = (shown: string) => /^<(?:bdi|span)[^>]*>(.*)<\/(?:bdi|span)>$/s.exec(shown)?.[1] ?? '<';
      assert.ok(!breaksOut(inside(word(value).text)));
      assert.ok(!breaksOut(inside(words(value).text)));
      assert.ok(!/[\u2068\u2069]/.test(word(value).text), 'nobody else’s word brings isolates of its own');
    }),
    { numRuns: effort(20_000), seed: 1 },
  );
});

test('the check catches a page that forgets to escape', () => {
  for (const value of HOSTILE) assert.ok(breaksOut(value), JSON.stringify(value));
  const onlyBrackets = (value: string) => value.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  assert.ok(HOSTILE.some((value) => breaksOut(onlyBrackets(value))));
});

test('what was typed goes back into its field as it was, and not out of it', () => {
  const MARKS = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" } as const;
  // As a browser reads an attribute.
  const read = (text: string): string =>
    text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (mark) => MARKS[mark as keyof typeof MARKS]);
  fc.assert(
    fc.property(hostile, (value) => {
      const { text } = typed(value);
      assert.ok(!/[<>"']/.test(text));
      assert.equal(read(text), value.toWellFormed().replaceAll('\u0000', '\uFFFD'));
    }),
    { numRuns: effort(20_000), seed: 1 },
  );
});

test('pieces nest; nothing stands for what is not there', () => {
  assert.equal(
    html`<p>${['a', html`<b>${'<'}</b>`, null, undefined, false, 7]}</p>`.text,
    '<p>a<b>&lt;</b>7</p>',
  );
  assert.equal(escapeHtml('\u2068east\u2069'), '\u2068east\u2069', 'our own sentences keep their isolates');
  assert.equal(word('\u202Ex').text, '<bdi>[U+202E]x</bdi>');
});
