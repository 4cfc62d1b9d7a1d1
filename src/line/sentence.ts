/**
 * A message as an officer reads it in their own language. The phrase comes from the catalogue; what a person wrote is
 * never put into a sentence, translated or mended: it stands beside, as it came, with its language tag.
 */
import type { Trilingual } from '../contract/index.ts';
import type { Point } from '../geo/index.ts';
import { isolate, type Language, say } from '../text/index.ts';
import type { MessageState } from './message.ts';
import type { ReplyName } from './phrase.ts';
import type { Difference, Facts } from './read-back.ts';
import { text } from './text.ts';

type Key = keyof typeof text;

/** Five decimals of a degree, about a metre: latitude first, both signed by letters that need no translation. */
export function sayPlace({ lat, lon }: Point): string {
  const ns = lat < 0 ? 'S' : 'N';
  const ew = lon < 0 ? 'W' : 'E';
  return `${Math.abs(lat).toFixed(5)} ${ns}, ${Math.abs(lon).toFixed(5)} ${ew}`;
}

/** To the minute, zone always shown: a read-back is to the minute too. */
export function sayTime(atMs: number): string {
  return `${new Date(Math.floor(atMs / 60_000) * 60_000).toISOString().slice(0, 16).replace('T', ' ')}Z`;
}

function line(language: Language, key: Key, params: Record<string, string> = {}): string {
  const isolated = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, isolate(value)]));
  return say(language, text[key], isolated);
}

function factLines(language: Language, { at, timeMs, expiresMs }: Facts): string[] {
  return [
    ...(at ? [line(language, 'line.place', { place: sayPlace(at) })] : []),
    ...(timeMs === null ? [] : [line(language, 'line.time', { time: sayTime(timeMs) })]),
    ...(expiresMs === null ? [] : [line(language, 'line.expiry', { time: sayTime(expiresMs) })]),
  ];
}

export function sayMessage(
  language: Language,
  { phrase, from, wording }: Pick<MessageState, 'phrase' | 'from' | 'wording'>,
): string {
  const first = line(language, `line.phrase.${phrase}`, { from });
  return [first, ...factLines(language, wording)].join(' ');
}

export function sayReply(language: Language, phrase: ReplyName): string {
  return line(language, `line.reply.${phrase}`);
}

/** By how much a read-back was wrong, and in what. */
export function sayDifference(language: Language, { field, what, byM, byS }: Difference): string {
  const name = say(language, text[`line.field.${field}`]);
  if (byM !== null) return say(language, text['line.differs.metres'], { field: name, n: byM });
  if (byS !== null) {
    const way = byS > 0 ? 'late' : 'early';
    return say(language, text['line.differs.seconds'], { field: name, n: Math.abs(byS), way });
  }
  return say(language, text[what === 'missing' ? 'line.differs.missing' : 'line.differs.extra'], {
    field: name,
  });
}

/** One sentence in each language. */
export function inEach(sentence: (language: Language) => string): Trilingual {
  return { en: sentence('en'), ru: sentence('ru'), ar: sentence('ar') };
}
