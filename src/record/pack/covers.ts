/**
 * Whether a received notice is the one a question asks about. Part of the pack format, so it reads the opened groups
 * of notices version 1 as they stand on the wire. What is not opened can never be taken for "not it".
 */
import { z } from 'zod';
import type { Statement } from '../statement.ts';
import type { AbsenceQuestion } from './format.ts';

const openedSchema = z.object({
  openings: z.object({
    opened: z.object({
      who: z.object({ value: z.object({ units: z.array(z.string()) }) }).optional(),
      window: z.object({ value: z.object({ fromMs: z.number(), toMs: z.number().nullable() }) }).optional(),
      times: z
        .object({
          value: z.union([
            z.object({
              type: z.literal('passage'),
              atMs: z.array(z.number()).min(1),
              earlyS: z.number(),
              lateS: z.number(),
            }),
            z.object({ type: z.literal('validity'), fromMs: z.number(), toMs: z.number().nullable() }),
          ]),
        })
        .optional(),
    }),
  }),
});
type Opened = z.infer<typeof openedSchema>['openings']['opened'];

export type Covers = 'covers' | 'other' | 'unknown';

/** The span in which the notice holds, or null when neither of the two groups is opened. `toMs` null: without end. */
function spanOf(opened: Opened): { fromMs: number; toMs: number | null } | null {
  if (opened.window) return opened.window.value;
  const times = opened.times?.value;
  if (!times) return null;
  if (times.type === 'validity') return times;
  const [firstMs, lastMs] = ends(times.atMs);
  return { fromMs: firstMs - times.earlyS * 1000, toMs: lastMs + times.lateS * 1000 };
}
/** Passage times rise, but a peer may have written anything: only the extremes matter here. */
function ends(atMs: readonly number[]): [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const t of atMs) {
    low = Math.min(low, t);
    high = Math.max(high, t);
  }
  return [low, high];
}

/**
 * `covers`: it names one of the units (any, where none is asked for) and its time touches the span asked for.
 * `other`: what is opened rules it out; a withdrawal declares nothing. `unknown`: it could be.
 */
export function coversQuestion(statement: Statement, question: AbsenceQuestion): Covers {
  if (statement.kindVersion !== 1) return 'unknown';
  if (statement.kind === 'notices.withdrawn') return 'other';
  if (statement.kind !== 'notices.filed' && statement.kind !== 'notices.amended') return 'unknown';
  if (question.units === null && question.during === null) return 'covers';
  const body = openedSchema.safeParse(statement.body);
  if (!body.success) return 'unknown';
  const { opened } = body.data.openings;

  let byUnit: Covers = 'covers';
  if (question.units !== null) {
    const named = opened.who?.value.units ?? [];
    // A notice that names no unit may mean any of them.
    if (named.length === 0) byUnit = 'unknown';
    else if (!question.units.some((unit) => named.includes(unit))) byUnit = 'other';
  }
  let byTime: Covers = 'covers';
  if (question.during !== null) {
    const span = spanOf(opened);
    if (!span) byTime = 'unknown';
    else if (
      span.fromMs >= question.during.toMs ||
      (span.toMs !== null && span.toMs < question.during.fromMs)
    )
      byTime = 'other';
  }
  if (byUnit === 'other' || byTime === 'other') return 'other';
  return byUnit === 'unknown' || byTime === 'unknown' ? 'unknown' : 'covers';
}
