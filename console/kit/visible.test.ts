import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beside, visible, visibleIn, visibleJson, visibleWords } from './visible.ts';

test('what turns, hides or shows nothing of itself is made visible', () => {
  const hidden = [
    0x00, 0x1b, 0x7f, 0x85, 0xad, 0x34f, 0x61c, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028,
    0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2060, 0x2061, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x206a,
    0x206f, 0x3164, 0xfeff, 0xfff9, 0xe0001, 0xe0041,
  ];
  for (const code of hidden) {
    const name = `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
    assert.equal(visible(`K${String.fromCodePoint(code)}7`), `K${name}7`);
  }
  // Two call signs that look alike do not look alike any more.
  assert.notEqual(visible('K-7\u200B'), visible('K-7'));
});

test('what people write stays as it is', () => {
  for (const text of ['K-7', 'كتيبة ٥', 'می‌خواهم', 'Рота «Б»', 'two\nlines\tand a tab', '👩‍🚒', '🏳️‍🌈']) {
    assert.equal(visible(text), text);
  }
  assert.equal(visibleWords('قال: «قف».\u200F'), 'قال: «قف».\u200F');
  assert.equal(visibleWords('A\u202Egnp.exe'), 'A[U+202E]gnp.exe');
});

test('a sentence keeps its isolates, and shows what a name brought into it', () => {
  assert.equal(visibleIn('تقترب \u2068K-7\u2069'), 'تقترب \u2068K-7\u2069');
  assert.equal(visibleIn('K\u202E7\u200B'), 'K[U+202E]7[U+200B]');
});

test('JSON to copy shows what cannot be seen and is read back the same', () => {
  const card = { names: { en: 'A\u202E"\\\u0085\u{E0041}', ar: 'می‌خواهم' } };
  const shown = visibleJson(card);
  assert.deepEqual(JSON.parse(shown), card);
  assert.equal(visible(shown), shown);
});

test('names beside each other keep to themselves', () => {
  assert.equal(beside(['K-7', 'شمال 1']), '\u2068K-7\u2069 · \u2068شمال 1\u2069');
  assert.equal(beside(['a\u2068', 'b'], ', '), '\u2068a\u2069, \u2068b\u2069');
});
