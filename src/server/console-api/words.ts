/** One sentence in the three languages, parties named in each as that party names itself there. */
import type { Params, Trilingual } from '../../contract/index.ts';
import { LANGUAGES, type Language, say } from '../../text/index.ts';
import { Saying } from '../status-page/saying.ts';
import { text } from './text.ts';

export type Key = keyof typeof text;

/** `2020-08-25 09:30:00 UTC`, alike in all languages, so that two sides read one time to each other. */
export function timeWords(atMs: number): string {
  if (!Number.isFinite(atMs) || Math.abs(atMs) > 8.64e15) return '–';
  return new Date(atMs)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
}

/** The largest whole unit that fits. */
export function spanWords(language: Language, spanMs: number): string {
  return new Saying(language, 0, new Map()).span(spanMs);
}

export function inEach(words: (language: Language) => string): Trilingual {
  return Object.fromEntries(
    LANGUAGES.map((language) => [language, words(language)]),
  ) as unknown as Trilingual;
}

export function sentence(key: Key, params: Params | ((language: Language) => Params) = {}): Trilingual {
  return inEach((language) =>
    say(language, text[key], typeof params === 'function' ? params(language) : params),
  );
}
