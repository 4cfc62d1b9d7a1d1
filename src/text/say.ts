/** The message catalogue: one sentence in three languages, ICU MessageFormat, dates and call signs isolated. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Params, Refusal, RefusalTable, Trilingual } from '../contract/index.ts';

export const LANGUAGES = ['en', 'ru', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Catalogue = Readonly<Record<string, Trilingual>>;

const OPENS = /[\u2066-\u2068]/;
/** Embeddings and overrides: they turn what stands around them, and no sentence of ours needs one. */
const TURNING = /[\u202A-\u202E]/g;
/** Where a paragraph ends, every isolate in it ends too. */
// oxlint-disable-next-line no-control-regex -- Unicode UAX #9: class B holds these control characters.
const PARAGRAPH_END = /(\r\n|[\n\r\u001C-\u001E\u0085\u2029])/;

/**
 * One paragraph without embeddings, overrides and unpaired isolates. Paired isolates stay, so that a sentence put
 * into another keeps its own order; what has no partner would reach beyond the value and goes.
 */
function balancedLine(line: string): string {
  const plain = line.replaceAll(TURNING, '');
  const dropped = new Set<number>();
  const open: number[] = [];
  for (let i = 0; i < plain.length; i++) {
    if (OPENS.test(plain[i] as string)) open.push(i);
    else if (plain[i] === '\u2069' && open.pop() === undefined) dropped.add(i);
  }
  for (const i of open) dropped.add(i);
  if (dropped.size === 0) return plain;
  return Array.from({ length: plain.length }, (_, i) => (dropped.has(i) ? '' : plain[i])).join('');
}

/** True where the first character opens an isolate that the last one closes. Takes a balanced line. */
function isWhole(line: string): boolean {
  if (!OPENS.test(line[0] ?? '')) return false;
  let depth = 0;
  for (let i = 0; i < line.length; i++) {
    if (OPENS.test(line[i] as string)) depth++;
    else if (line[i] === '\u2069' && --depth === 0) return i === line.length - 1;
  }
  return false;
}

function byLine(value: string, each: (line: string) => string): string {
  return value
    .split(PARAGRAPH_END)
    .map((part, i) => (i % 2 === 1 ? part : each(balancedLine(part))))
    .join('');
}

/** A value that turns nothing outside itself: of direction marks only paired isolates are left. */
export function balanced(value: string): string {
  return byLine(value, (line) => line);
}

/**
 * First strong isolate … pop: a date or call sign keeps its own direction inside a right-to-left sentence. Each
 * paragraph of the value is isolated by itself; one that is a whole isolate already is left as it is.
 */
export function isolate(value: string): string {
  const all = byLine(value, (line) => (line === '' || isWhole(line) ? line : `\u2068${line}\u2069`));
  return all === '' ? '\u2068\u2069' : all;
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** One name of several that make up a value: isolated where it runs from right to left, or it would draw the next to its other side. */
export function apart(name: string): string {
  return RIGHT_TO_LEFT.test(name) ? isolate(name) : balanced(name);
}

const formats = new Map<string, IntlMessageFormat>();

/**
 * Fills one sentence. String parameters are balanced, and isolated where their direction is or may be another than the
 * sentence's. Numbers follow the language, with Latin digits.
 */
export function say(language: Language, sentence: Trilingual, params: Params = {}): string {
  const pattern = sentence[language];
  const key = `${language}\u0000${pattern}`;
  let format = formats.get(key);
  if (!format) {
    const locale = language === 'ar' ? 'ar-u-nu-latn' : language;
    format = new IntlMessageFormat(pattern, locale, undefined, { ignoreTag: true });
    formats.set(key, format);
  }
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    // A word that a `select` decides by must reach it bare.
    const shown = typeof value === 'string' && !pattern.includes(`{${name}, select`);
    values[name] = shown ? (language === 'ar' ? isolate(value) : apart(value)) : value;
  }
  return String(format.format(values));
}

/** A refusal as people read it: what is wrong, and what would be right. */
export function sayRefusal(
  language: Language,
  table: RefusalTable,
  refusal: Refusal,
): { code: string; what: string; mend: string } {
  const row = table[refusal.refused];
  if (!row) return { code: refusal.refused, what: refusal.refused, mend: '' };
  return {
    code: refusal.refused,
    what: say(language, row.what, refusal.params),
    mend: say(language, row.mend, refusal.params),
  };
}
