/** A sentence of the catalogue as documentation shows it: what is filled in stands as `{name}`, a plural in its general form. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Trilingual } from '../../src/contract/index.ts';
import type { Language } from '../../src/text/index.ts';

interface Part {
  type: number;
  value?: string;
  options?: Record<string, { value: Part[] }>;
}
// The library's own numbers for a piece of text, the # of a plural, and a choice by word.
const LITERAL = 0;
const SELECT = 5;
const POUND = 7;

function walk(parts: readonly Part[], above: string): string {
  return parts
    .map(({ type, value = '', options }) => {
      if (type === LITERAL) return value;
      if (type === POUND) return `{${above}}`;
      if (type === SELECT) {
        const choices = Object.values(options ?? {}).map((option) => walk(option.value, above));
        return choices.join(' / ');
      }
      const general = options?.['other'];
      return general ? walk(general.value, value) : `{${value}}`;
    })
    .join('');
}

export function pattern(language: Language, sentence: Trilingual): string {
  const parsed = new IntlMessageFormat(sentence[language], language, undefined, { ignoreTag: true });
  return walk(parsed.getAst() as Part[], '');
}

/** For a place in Markdown where < and & would start something. */
export function plain(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('|', '\\|').replaceAll('*', '\\*');
}
