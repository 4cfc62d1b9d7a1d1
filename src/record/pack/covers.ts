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

/** What makes a notice known. A release opens more of a version that was filed or amended before. */
const MAKES_KNOWN: ReadonlySet<string> = new Set(['notices.filed', 'notices.amended', 'notices.released']);

function openedOf({ kind, kindVersion, body }: Statement): Opened | null {
  if (kindVersion !== 1 || !MAKES_KNOWN.has(kind)) return null;
  const read = openedSchema.safeParse(body);
  return read.success ? read.data.openings.opened : null;
}

const commitmentSchema = z.object({
  noticeId: z.string(),
  version: z.number(),
  openings: z.object({ root: z.string() }),
});

/** Notice, version and root in one text: entries that share it open parts of one and the same thing. Null: it names none. */
export function commitmentOf(statement: Statement): string | null {
  if (!openedOf(statement)) return null;
  const read = commitmentSchema.safeParse(statement.body);
  if (!read.success) return null;
  const { noticeId, version, openings } = read.data;
  return JSON.stringify([noticeId, version, openings.root]);
}

function judge(opened: Opened, question: AbsenceQuestion): Covers {
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

/**
 * `covers`: it names one of the units (any, where none is asked for) and its time touches the span asked for.
 * `other`: what is opened rules it out; a withdrawal declares nothing. `unknown`: it could be. Where what the
 * statement itself opens leaves it so, it is read together with what others opened of the same commitment.
 */
export function coversQuestion(
  statement: Statement,
  question: AbsenceQuestion,
  together: Opened = {},
): Covers {
  if (statement.kindVersion !== 1) return 'unknown';
  if (statement.kind === 'notices.withdrawn') return 'other';
  if (!MAKES_KNOWN.has(statement.kind)) return 'unknown';
  if (question.units === null && question.during === null) return 'covers';
  const own = openedOf(statement);
  if (!own) return 'unknown';
  const alone = judge(own, question);
  return alone === 'unknown' ? judge({ ...together, ...own }, question) : alone;
}

/** What statements open of each commitment that they name, by `commitmentOf`; the first to open a group counts. */
export function openedTogether(statements: readonly Statement[]): Map<string, Opened> {
  const held = new Map<string, Opened>();
  for (const statement of statements) {
    const name = commitmentOf(statement);
    if (name !== null) held.set(name, { ...openedOf(statement), ...held.get(name) });
  }
  return held;
}
