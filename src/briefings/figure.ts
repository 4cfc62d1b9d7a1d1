/** A figure and the entries that it was counted from. */
import { z } from 'zod';
import type { Params, Trilingual } from '../contract/index.ts';
import type { Ref } from './book.ts';
import type { FigureId } from './figures.ts';

/** What one entry gives to a figure. The figure's number is the number of different things. */
export interface Counted extends Ref {
  thing: string;
}
/** A sentence that stands beside a figure: the least distance, the time to a decider, what is missing. */
export type Detail = { key: string; params: Params } | { key: string; what: Trilingual };

/** One figure before it is put into words. Entries in log order. */
export interface Count {
  entries: Counted[];
  details: Detail[];
}
/** What a counting rule finds. A figure that it does not name is nought. */
export type Counts = Partial<Record<FigureId, Count>>;

export function thingsOf(entries: readonly Counted[]): number {
  return new Set(entries.map(({ thing }) => thing)).size;
}

/** Only what names an entry: a row of the book knows more, and a bulletin tells no more. */
export function counted({ index, id, kind, direction, from, to, atMs }: Ref, thing: string): Counted {
  return { index, id, kind, direction, from, to, atMs, thing };
}

export function count(entries: readonly Counted[], details: readonly Detail[] = []): Count {
  return { entries: [...entries].sort((a, b) => a.index - b.index), details: [...details] };
}

const saidSchema = z.strictObject({ en: z.string(), ru: z.string(), ar: z.string() });
const entrySchema = z.strictObject({
  index: z.number().int(),
  id: z.string(),
  kind: z.string(),
  direction: z.enum(['own', 'out', 'in']),
  from: z.string(),
  to: z.string().nullable(),
  atMs: z.number(),
  /** Entries that name the same thing are counted as one. */
  thing: z.string(),
});
const figureSchema = z.strictObject({
  id: z.string(),
  /** The figure of which this one is a part: its entries are among those. */
  of: z.string().nullable(),
  count: z.number().int(),
  says: saidSchema,
  /** How it is counted. */
  rule: saidSchema,
  details: z.array(saidSchema),
  entries: z.array(entrySchema),
});
export type Figure = z.infer<typeof figureSchema>;

export const bulletinSchema = z.strictObject({
  party: z.string(),
  mode: z.enum(['live', 'exercise']),
  date: z.string(),
  zone: z.string(),
  fromMs: z.number(),
  toMs: z.number(),
  /** First moment of the day and of the next, RFC 3339 with the zone's distance from UTC. */
  from: z.string(),
  to: z.string(),
  computedMs: z.number(),
  computed: z.string(),
  /** False: the day is not over, and its figures grow. */
  complete: z.boolean(),
  ruleVersion: z.string(),
  /** Hex SHA-256 over the canonical JSON of what was counted. */
  sha256: z.string(),
  sections: z.array(z.strictObject({ id: z.string(), title: saidSchema, figures: z.array(figureSchema) })),
});
export type Bulletin = z.infer<typeof bulletinSchema>;
