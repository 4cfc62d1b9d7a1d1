/** What cannot be seen, made visible: text of others must not turn, hide or pass for anything. Pure. */
import { isolate } from '../../src/text/index.ts';

/**
 * Controls, embeddings, overrides, isolates, marks of direction, joiners and blanks of no width, tags, fillers: every
 * character that shows nothing of itself. Not tab and line breaks; not the Arabic signs that enclose a number.
 */
const UNSEEN =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- these characters are what is looked for.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u2028\u2029\u2800\u3164\uFFA0]|(?![\u0600-\u0605\u06DD\u0890\u0891\u08E2])\p{Cf}/gu;
const JOINERS = new Set(['\u200C', '\u200D']);
/** Marks that keep a full stop or a number at its place: usual in typed Arabic, and powerless beyond their paragraph. */
const MARKS = new Set(['\u200E', '\u200F', '\u061C']);
/** What joiners serve: Persian and Kurdish spelling, and pictures made of several. */
const JOINED = /[\p{Script=Arabic}\p{Extended_Pictographic}\uFE0F]/u;

function shown(text: string, isAllowed: (character: string) => boolean): string {
  return text.toWellFormed().replaceAll(UNSEEN, (character, at: number, whole: string) => {
    if (isAllowed(character)) return character;
    const before = whole.slice(Math.max(0, at - 2), at);
    const after = whole.slice(at + 1, at + 3);
    if (JOINERS.has(character) && JOINED.test(before) && JOINED.test(after)) return character;
    const code = (character.codePointAt(0) as number).toString(16).toUpperCase();
    return `[U+${code.padStart(4, '0')}]`;
  });
}

/** For names, call signs and ids: the same text with what cannot be seen made visible, as `[U+202E]`. */
export function visible(text: string): string {
  return shown(text, () => false);
}

/** For somebody's own words, in a paragraph of their own. */
export function visibleWords(text: string): string {
  return shown(text, (character) => MARKS.has(character));
}

const OURS = new Set(['\u2066', '\u2067', '\u2068', '\u2069', ...MARKS]);

/** For a whole sentence of the catalogue, or what is put into one: its own isolates, which `say` pairs, and marks stay. */
export function visibleIn(text: string): string {
  return shown(text, (character) => OURS.has(character));
}

/** JSON to read and to copy: what cannot be seen is written as JSON's own escapes, so that it is read back the same. */
export function visibleJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll(UNSEEN, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** Names and sentences beside each other in one line, each in its own direction. A name comes `visible`. */
export function beside(names: readonly string[], between = ' · '): string {
  return names.map((name) => isolate(visibleIn(name))).join(between);
}
