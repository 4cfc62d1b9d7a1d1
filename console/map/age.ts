/** How old a position is, in the steps in which its ring fades, and in the fewest words. */
import { type Language, say } from '../../src/text/index.ts';
import { text } from './text.ts';

export const AGES = ['fresh', 'ageing', 'old', 'stale'] as const;
export type Age = (typeof AGES)[number];

const LIMITS_MS: readonly [Age, number][] = [
  ['fresh', 60_000],
  ['ageing', 5 * 60_000],
  ['old', 30 * 60_000],
];

/** A fix from the future counts as new: clocks differ. */
export function ageOf(ageMs: number): Age {
  return LIMITS_MS.find(([, limit]) => ageMs <= limit)?.[0] ?? 'stale';
}

export function sayAge(language: Language, ageMs: number): string {
  const seconds = Math.max(0, Math.round(ageMs / 1000));
  if (seconds < 100) return say(language, text.seconds, { n: seconds });
  const minutes = Math.round(seconds / 60);
  if (minutes < 100) return say(language, text.minutes, { n: minutes });
  return say(language, text.hours, { n: Math.round(minutes / 60) });
}
