/** A sentence as a pattern for people: what is filled in stands as `{name}`, a plural in its general form. */
import { IntlMessageFormat } from 'intl-messageformat';
import type { Trilingual } from '../contract/index.ts';
import type { Language } from '../text/index.ts';
import { type Html, html, word } from './html.ts';

/** Node of a parsed message; the numbers are the library's own. */
interface Part {
  type: number;
  value?: string;
  options?: Record<string, { value: Part[] }>;
}
const LITERAL = 0;
const POUND = 7;

function walk(parts: readonly Part[], above: string): Html[] {
  return parts.flatMap((part) => {
    const name = part.value ?? '';
    if (part.type === LITERAL) return [html`${name}`];
    if (part.type === POUND) return [word(`{${above}}`, 'slot')];
    const general = part.options?.['other'];
    return general ? walk(general.value, name) : [word(`{${name}}`, 'slot')];
  });
}

export function pattern(language: Language, sentence: Trilingual): Html {
  const parsed = new IntlMessageFormat(sentence[language], language, undefined, { ignoreTag: true });
  return html`${walk(parsed.getAst() as Part[], '')}`;
}
