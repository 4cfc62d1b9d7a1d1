/** Sentences of the catalogue in the language of the page. */
import { useCallback } from 'react';
import type { Params, Trilingual } from '../../src/contract/index.ts';
import { say } from '../../src/text/index.ts';
import { useLanguage } from '../state/session.ts';
import { visibleIn } from './visible.ts';

export type Say = (sentence: Trilingual, params?: Params) => string;

/** Before `say` takes out what would turn the sentence: what a person or a peer wrote is shown, not dropped. */
function seen(params: Params = {}): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? visibleIn(value) : value,
    ]),
  );
}

export function useSay(): Say {
  const language = useLanguage();
  return useCallback((sentence, params) => visibleIn(say(language, sentence, seen(params))), [language]);
}
