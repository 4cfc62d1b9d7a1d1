/** Sentences about open items, in the three languages at once. */
import type { Params, Trilingual } from '../contract/index.ts';
import { type Language, say, showWhen } from '../text/index.ts';
import { text } from './text.ts';

export type Key = keyof typeof text;

/** The sentence and its values as each language needs them. */
export function inEach(of: (language: Language) => { key: Key; params: Params }): Trilingual {
  const said = (language: Language): string => {
    const { key, params } = of(language);
    return say(language, text[key], params);
  };
  return { en: said('en'), ru: said('ru'), ar: said('ar') };
}

export function sayEach(key: Key, params: Params | ((language: Language) => Params) = {}): Trilingual {
  return inEach((language) => ({ key, params: typeof params === 'function' ? params(language) : params }));
}

/** `2020-08-25 07:00Z`: the same in all languages. */
export function timeText(ms: number): string {
  return showWhen(ms, { language: 'en' }).utc;
}

const MAX_NAME = 120;
/** A name that others chose, so long as a sentence bears it. */
export function shortName(name: string): string {
  const letters = [...name];
  return letters.length > MAX_NAME ? `${letters.slice(0, MAX_NAME - 1).join('')}…` : name;
}
