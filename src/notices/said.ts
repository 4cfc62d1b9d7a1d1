/** A sentence of this room in its three languages. */
import type { Trilingual } from '../contract/index.ts';
import type { Sentence } from '../geo/formats/index.ts';
import { type Language, say } from '../text/index.ts';
import { text } from './text.ts';

export function said({ text: key, params }: Sentence): Trilingual {
  const sentence = (text as Readonly<Record<string, Trilingual>>)[key] as Trilingual;
  const fill = (language: Language): string => say(language, sentence, params);
  return { en: fill('en'), ru: fill('ru'), ar: fill('ar') };
}
