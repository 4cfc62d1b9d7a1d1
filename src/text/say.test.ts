import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import type { Trilingual } from '../contract/index.ts';
import { apart, balanced, isolate, say } from './index.ts';

const FSI = '\u2068';
const PDI = '\u2069';
// oxlint-disable-next-line no-control-regex -- Unicode UAX #9: class B holds these control characters.
const PARAGRAPH_END = /[\n\r\u001C-\u001E\u0085\u2029]/;

/** What is wrong with the direction marks of a text, paragraph by paragraph; null where nothing is. */
function fault(text: string): string | null {
  for (const line of text.split(PARAGRAPH_END)) {
    let depth = 0;
    for (const c of line) {
      if (/[\u202A-\u202E]/.test(c)) return 'an embedding or override';
      if (/[\u2066-\u2068]/.test(c)) depth++;
      else if (c === PDI && --depth < 0) return 'a pop too many';
    }
    if (depth > 0) return 'an isolate left open';
  }
  return null;
}

const letters = ['a', '1', ' ', 'ب', 'я', '🚚', '«'];
const marks = ['\u2066', '\u2067', FSI, PDI, '\u202A', '\u202B', '\u202C', '\u202D', '\u202E'];
const ends = ['\n', '\r', '\r\n', '\u001C', '\u0085', '\u2029'];
const hostile = fc
  .array(fc.constantFrom(...letters, ...marks, ...marks, ...ends), { maxLength: 40 })
  .map((parts) => parts.join(''));
const bare = (text: string): string => text.replaceAll(/[\u2066-\u2069\u202A-\u202E]/g, '');

const WITHIN: Trilingual = { en: 'A {x} B', ru: 'А {x} Б', ar: 'أ {x} ب' };
const OUTER: Trilingual = { en: 'Over: {what}', ru: 'Завершено: {what}', ar: 'انتهى: {what}' };
const INNER: Trilingual = {
  en: '{who} and {other} met',
  ru: '{who} и {other} встретились',
  ar: 'التقى {who} و{other}',
};

describe('isolate', () => {
  it('always gives balanced marks, without embeddings and overrides, and loses no letter', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        for (const shown of [isolate(value), balanced(value)]) {
          assert.equal(fault(shown), null);
          assert.equal(bare(shown), bare(value));
        }
      }),
      { numRuns: 20_000 },
    );
  });

  it('lets no value reach out: what stands beside it is at the level of the sentence', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const said = say('ar', WITHIN, { x: value });
        assert.equal(fault(said), null);
        assert.ok(said.startsWith('أ ') && said.endsWith(' ب'));
        for (const line of said.slice(2, -2).split(PARAGRAPH_END)) {
          if (line === '') continue;
          // The whole of the value is inside one isolate: the depth is 0 at its two ends only.
          let depth = 0;
          [...line].forEach((c, i, all) => {
            if (/[\u2066-\u2068]/.test(c)) depth++;
            else if (c === PDI) depth--;
            assert.equal(depth === 0, i === all.length - 1, JSON.stringify(said));
          });
        }
        for (const language of ['en', 'ru'] as const)
          assert.equal(fault(say(language, WITHIN, { x: value })), null);
      }),
      { numRuns: 20_000 },
    );
  });

  it('is the same when done twice', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        assert.equal(isolate(isolate(value)), isolate(value));
        assert.equal(balanced(balanced(value)), balanced(value));
      }),
    );
    assert.equal(isolate('west'), `${FSI}west${PDI}`);
    assert.equal(isolate(''), `${FSI}${PDI}`);
    assert.equal(isolate(`${FSI}a${PDI}${FSI}b${PDI}`), `${FSI}${FSI}a${PDI}${FSI}b${PDI}${PDI}`);
  });

  it('takes out what has no partner, and only that', () => {
    assert.equal(isolate(`a${PDI}b`), `${FSI}ab${PDI}`);
    assert.equal(isolate(`${PDI}${FSI}a`), `${FSI}a${PDI}`);
    assert.equal(isolate('x\u202Ey\u202C'), `${FSI}xy${PDI}`);
    assert.equal(isolate(`a \u2067b${PDI} c${FSI}`), `${FSI}a \u2067b${PDI} c${PDI}`);
    assert.equal(isolate(`a${FSI}b\nc${PDI}d`), `${FSI}ab${PDI}\n${FSI}cd${PDI}`);
  });

  it('keeps the order of a sentence within a sentence', () => {
    const inner = say('ar', INNER, { who: 'north column', other: 'south patrol' });
    assert.equal(inner, `التقى ${FSI}north column${PDI} و${FSI}south patrol${PDI}`);
    const said = say('ar', OUTER, { what: inner });
    assert.equal(said, `انتهى: ${FSI}${inner}${PDI}`);
    // Planted: without its inner isolates the nested sentence would lose the two names' own places.
    assert.notEqual(said, `انتهى: ${FSI}${bare(inner)}${PDI}`);
    assert.equal(say('en', OUTER, { what: 'plain' }), 'Over: plain');
  });

  it('keeps a name that runs from right to left in its own place in every language', () => {
    for (const language of ['en', 'ru', 'ar'] as const) {
      const said = say(language, INNER, { who: 'شمال 1', other: 'юг 2' });
      assert.ok(said.includes(`${FSI}شمال 1${PDI}`), said);
    }
    // What runs as the sentence does needs no marks: a terminal or a handset may show them.
    assert.equal(say('en', INNER, { who: 'K-7', other: 'юг 2' }), 'K-7 and юг 2 met');
    assert.equal(apart('شمال'), `${FSI}شمال${PDI}`);
    assert.equal(apart('K-7\u202E'), 'K-7');
  });

  it('leaves a word that a select decides by as it is', () => {
    const chosen: Trilingual = {
      en: '{way, select, late {late} other {early}}',
      ru: '{way, select, late {поздно} other {рано}}',
      ar: '{way, select, late {متأخر} other {مبكر}}',
    };
    assert.equal(say('ar', chosen, { way: 'late' }), 'متأخر');
  });

  it('finds the faults it looks for', () => {
    assert.equal(fault('\u202Ea'), 'an embedding or override');
    assert.equal(fault(`${FSI}a`), 'an isolate left open');
    assert.equal(fault(`a${PDI}`), 'a pop too many');
    assert.equal(fault(`${FSI}a\n${PDI}`), 'an isolate left open');
  });
});
