/** Several things named in one sentence, in the language of the page. */
import { apart, type Language } from '../../../../src/text/index.ts';

export function listOf(language: Language, names: readonly string[]): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names.map(apart));
}
