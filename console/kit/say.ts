/** Sentences of the catalogue in the language of the page. */
import { useCallback } from 'react';
import type { Params, Trilingual } from '../../src/contract/index.ts';
import { say } from '../../src/text/index.ts';
import { useLanguage } from '../state/session.ts';

export type Say = (sentence: Trilingual, params?: Params) => string;

export function useSay(): Say {
  const language = useLanguage();
  return useCallback((sentence, params) => say(language, sentence, params), [language]);
}
