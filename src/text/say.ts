/** The message catalogue: one sentence in three languages, ICU MessageFormat, dates and call signs isolated. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Params, Refusal, RefusalTable, Trilingual } from '../contract/index.ts';

export const LANGUAGES = ['en', 'ru', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];
export type Catalogue = Readonly<Record<string, Trilingual>>;

/** First strong isolate … pop: a date or call sign keeps its own direction inside a right-to-left sentence. */
export function isolate(value: string): string {
  return `\u2068${value.replaceAll(/[\u2066-\u2069\u202A-\u202E]/g, '')}\u2069`;
}

const formats = new Map<string, IntlMessageFormat>();

/** Fills one sentence. String parameters are isolated; numbers follow the language, with Latin digits. */
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
    const shown = typeof value === 'string' && language === 'ar' && !pattern.includes(`{${name}, select`);
    values[name] = shown ? isolate(value) : value;
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
