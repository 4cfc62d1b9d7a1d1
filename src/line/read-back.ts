/** Reading back: what the addressee says it took down, against what was sent. */
import { z } from 'zod';
import { distanceM, type Point, pointSchema } from '../geo/index.ts';
import { instantMs } from '../terms/index.ts';

/**
 * How far a read-back place may lie from the one sent. Three decimals of a degree round by up to 79 m at the equator,
 * an eight-figure grid reference by 14 m, whole seconds of arc by 22 m: an honest change of notation passes.
 * A slip in the second decimal, or in the kilometre figure of a grid, is 800 m or more at any inhabited latitude
 * below 44 degrees and does not.
 */
export const PLACE_TOLERANCE_M = 100;
/** Times are spoken to the minute: seconds are dropped on both sides, and the minute is the same or it is not. */
export const TIME_STEP_MS = 60_000;
/** Named in each read-back, so a later change of tolerance cannot rewrite what was compared how. */
export const READ_BACK_RULE = 'read-back 1';

export const FACT_FIELDS = ['at', 'timeMs', 'expiresMs'] as const;
export type FactField = (typeof FACT_FIELDS)[number];

/** What of a message can be misheard to someone's harm. */
export const factsSchema = z.strictObject({
  at: pointSchema.nullable(),
  timeMs: instantMs.nullable(),
  expiresMs: instantMs.nullable(),
});
export interface Facts {
  at: Point | null;
  timeMs: number | null;
  expiresMs: number | null;
}

export const differenceSchema = z.strictObject({
  field: z.enum(FACT_FIELDS),
  /** missing: sent but not read back. extra: read back but never sent. */
  what: z.enum(['differs', 'missing', 'extra']),
  /** For a place that differs, metres; for a time that differs, seconds (read back minus sent). */
  byM: z.number().min(0).nullable(),
  byS: z.number().nullable(),
});
export type Difference = z.infer<typeof differenceSchema>;

export function hasFacts(facts: Facts): boolean {
  return FACT_FIELDS.some((field) => facts[field] !== null);
}

function compareTime(field: 'timeMs' | 'expiresMs', sentMs: number, readMs: number): Difference | null {
  if (Math.floor(sentMs / TIME_STEP_MS) === Math.floor(readMs / TIME_STEP_MS)) return null;
  return { field, what: 'differs', byM: null, byS: Math.round((readMs - sentMs) / 1000) };
}

/** Everything in which a read-back departs from what was sent, beyond tolerance; empty: a match. */
export function compareReadBack(sent: Facts, read: Facts): Difference[] {
  const found: Difference[] = [];
  for (const field of FACT_FIELDS) {
    const [ours, theirs] = [sent[field], read[field]];
    if (ours === null && theirs === null) continue;
    if (ours === null || theirs === null) {
      found.push({ field, what: theirs === null ? 'missing' : 'extra', byM: null, byS: null });
    } else if (field === 'at') {
      const byM = distanceM(ours as Point, theirs as Point);
      if (byM > PLACE_TOLERANCE_M)
        found.push({ field, what: 'differs', byM: Math.round(byM * 10) / 10, byS: null });
    } else {
      const difference = compareTime(field, ours as number, theirs as number);
      if (difference) found.push(difference);
    }
  }
  return found;
}
