/** Sentences of the catalogue in the language of the page. */
import { useCallback } from 'react';
import type { Params, Trilingual } from '../../src/contract/index.ts';
import { isolate, say } from '../../src/text/index.ts';
import { useLanguage } from '../state/session.ts';
import { visibleIn } from './visible.ts';

export type Say = (sentence: Trilingual, params?: Params) => string;

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * Before `say` takes out what would turn the sentence: what a person or a peer wrote is shown, not dropped. An Arabic
 * call sign in an English sentence is isolated, or it would draw the distance behind it to its other side.
 */
function seen(params: Params = {}): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (typeof value !== 'string') return [name, value];
      const shown = visibleIn(value);
      return [name, RIGHT_TO_LEFT.test(shown) ? isolate(shown) : shown];
    }),
  );
}

export function useSay(): Say {
  const language = useLanguage();
  return useCallback((sentence, params) => visibleIn(say(language, sentence, seen(params))), [language]);
}
