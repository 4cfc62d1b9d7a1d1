/** Choosing and cleaning the words of map labels. */
import { type Language, say } from '../../src/text/index.ts';
import { text } from './text.ts';

/** Names by language, as the basemap has them; English is always there. */
export interface Names {
  en: string;
  ru?: string | null;
  ar?: string | null;
}

/** The name in this language, else the English one: never an empty label. */
export function nameIn(language: Language, names: Names): string {
  return names[language] || names.en;
}

const MAX_LABEL = 40;
/** Marks that steer direction or have no shape: in a label they only do harm. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;

/**
 * A name that people typed, made fit for a label: one line, no steering marks, at most 40 characters. Round
 * brackets become dashes, for the map does not mirror them among Arabic letters.
 */
export function labelOf(name: string): string {
  const flat = name
    .slice(0, 400)
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(INVISIBLE, '')
    .replaceAll(/ ?\( ?/g, ' – ')
    .replaceAll(/ ?\) ?/g, ' ')
    .trim();
  const letters = [...flat];
  return letters.length > MAX_LABEL ? `${letters.slice(0, MAX_LABEL - 1).join('')}…` : flat;
}

/** 06:40Z: the zone is always said. */
export function clock(ms: number): string {
  return `${new Date(ms).toISOString().slice(11, 16)}Z`;
}

export function sayDistance(language: Language, metres: number): string {
  return metres < 1000
    ? say(language, text.metres, { n: Math.round(metres) })
    : say(language, text.kilometres, { n: Math.round(metres / 100) / 10 });
}
