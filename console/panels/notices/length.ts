/** A length of time in its two largest units: `24 h 29 min`. One alone says too little about a clock or a lead time. */
import type { Say } from '../../kit/say.ts';
import { text } from '../../kit/text.ts';

const SECOND_MS = 1_000;
const UNITS = [
  [86_400, text.days],
  [3_600, text.hours],
  [60, text.minutes],
  [1, text.seconds],
] as const;
/** Up to two days hours are counted on: `30 h` is read faster than `1 d 6 h`. */
const FIRST_DAYS_S = 48 * 3_600;

/** Whole units, cut, not rounded; the sign is the caller's to say. */
export function lengthOf(say: Say, ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / SECOND_MS);
  const units = seconds < FIRST_DAYS_S ? UNITS.slice(1) : UNITS;
  const at = Math.max(
    0,
    units.findIndex(([length]) => seconds >= length),
  );
  const [size, sentence] = seconds === 0 ? UNITS[3] : (units[at] as (typeof UNITS)[number]);
  const largest = say(sentence, { n: Math.floor(seconds / size) });
  const next = seconds === 0 ? undefined : units[at + 1];
  // Seconds beside minutes would only flicker.
  if (!next || next[0] === 1) return largest;
  const rest = Math.floor((seconds % size) / next[0]);
  return rest === 0 ? largest : `${largest} ${say(next[1], { n: rest })}`;
}
