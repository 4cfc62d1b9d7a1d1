/** The agreement as data: checkable rules, each with an id that findings cite. Thresholds are configuration, never code. */
import { z } from 'zod';
import { ACTIVITIES } from '../contract/index.ts';
import { areaSchema } from '../geo/index.ts';

export const partyId = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);
/** UTC ms that a date can hold. */
export const instantMs = z.number().int().min(0).max(8.64e15);
/** Half a surrogate pair has no UTF-8 form, so no canonical JSON and no hash: refused at the door. */
const line = z
  .string()
  .max(2000)
  .refine((text) => text.isWellFormed(), 'not well-formed Unicode');
const words = z.strictObject({ en: line, ru: line, ar: line });
const base = { id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/), text: words };

/** Ground that bound parties enter only after notice to, or with the consent of, `authority`; or not at all. */
export const zoneClause = z.strictObject({
  ...base,
  kind: z.literal('zone'),
  area: areaSchema,
  binds: z.array(partyId).min(1),
  authority: partyId,
  requires: z.enum(['notice', 'consent', 'no entry']),
  leadMinutes: z.number().int().min(0).max(525_600),
});
/**
 * Two parties' plans keep this far apart at every common moment, beside their corridor half-widths. Where one of them flies:
 * so far, or with more than `verticalM` between their heights (0: bands that touch are too near).
 */
export const separationClause = z.strictObject({
  ...base,
  kind: z.literal('separation'),
  binds: z.array(partyId).min(2),
  distanceM: z.number().min(0).max(100_000),
  verticalM: z.number().min(0).max(20_000).optional(),
});
/** Near the other party's unit: within `withinM`, at most `maxSpeedMps`; never nearer than `minDistanceM`. */
export const conductClause = z.strictObject({
  ...base,
  kind: z.literal('conduct'),
  binds: z.array(partyId).min(2),
  withinM: z.number().positive().max(100_000),
  maxSpeedMps: z.number().positive().max(500),
  minDistanceM: z.number().min(0).max(100_000),
});
/** Off its corridor by more than half-width + `toleranceM` for `sustainedS` seconds or longer = deviation. */
export const corridorClause = z.strictObject({
  ...base,
  kind: z.literal('corridor'),
  binds: z.array(partyId).min(1),
  toleranceM: z.number().min(0).max(100_000),
  sustainedS: z.number().min(0).max(86_400),
});
/** A notice of these types is answered (acknowledged or a position taken) within `withinMinutes` of its receipt. */
export const replyClause = z.strictObject({
  ...base,
  kind: z.literal('reply'),
  binds: z.array(partyId).min(1),
  noticeTypes: z.array(z.enum(['movement', 'site', 'area', 'flight'])).min(1),
  withinMinutes: z.number().int().positive().max(525_600),
});
/** Notices of these types reach the others at least `leadMinutes` before they begin. */
export const leadClause = z.strictObject({
  ...base,
  kind: z.literal('lead'),
  binds: z.array(partyId).min(1),
  noticeTypes: z.array(z.enum(['movement', 'site', 'area', 'flight'])).min(1),
  leadMinutes: z.number().int().min(0).max(525_600),
});
/** What a rank may name: what a notice is for, or its type. */
export const PRIORITY_WORDS = [...ACTIVITIES, 'movement', 'area', 'flight'] as const;
/**
 * Where plans of bound parties conflict, the one of the earlier rank goes first and the other gives way. A notice has the rank
 * that names what it is for; else the one that names its type; what no rank names comes last. Among equals the notice whose id
 * comes first in the order of its characters goes first.
 */
export const priorityClause = z.strictObject({
  ...base,
  kind: z.literal('priority'),
  binds: z.array(partyId).min(2),
  ranks: z
    .array(z.array(z.enum(PRIORITY_WORDS)).min(1).max(PRIORITY_WORDS.length))
    .min(1)
    .max(PRIORITY_WORDS.length),
});
/** Classes of entries whose bodies an agreement may let go. Keys, terms, receipts and incidents are kept for good. */
export const RETENTION_CLASSES = ['notice', 'reply', 'watch', 'line'] as const;
/** Bodies of entries of these classes may, or must, be erased once they lie in a record for `afterDays` days. */
export const retentionClause = z.strictObject({
  ...base,
  kind: z.literal('retention'),
  binds: z.array(partyId).min(1),
  classes: z.array(z.enum(RETENTION_CLASSES)).min(1),
  afterDays: z.number().int().min(1).max(36_500),
  duty: z.enum(['may', 'must']),
});

export const clauseSchema = z.discriminatedUnion('kind', [
  zoneClause,
  separationClause,
  conductClause,
  corridorClause,
  replyClause,
  leadClause,
  priorityClause,
  retentionClause,
]);
export type Clause = z.infer<typeof clauseSchema>;
export type ClauseOf<K extends Clause['kind']> = Extract<Clause, { kind: K }>;

/** One version of the agreement. Its identity is the SHA-256 of its canonical JSON (RFC 8785). */
export const termsSchema = z.strictObject({
  termsId: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  version: z.number().int().positive(),
  title: words,
  /** Every one must sign before the version is in force. */
  parties: z.array(partyId).min(2).max(32),
  /** Receive the terms and what is sent under them; sign nothing. */
  observers: z.array(partyId).max(32).default([]),
  fromMs: instantMs,
  /** null = until replaced or ended. */
  toMs: instantMs.nullable(),
  clauses: z.array(clauseSchema).min(1).max(500),
});
export type Terms = z.infer<typeof termsSchema>;
