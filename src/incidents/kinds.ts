/** The entry kinds of incidents: opened, accounts, findings, what was asked for, closed. */
import { z } from 'zod';
import { defineKind } from '../contract/index.ts';
import { pointSchema } from '../geo/index.ts';
import { partyId } from '../terms/index.ts';
import { findingSchema, MISSING } from './finding.ts';
import { questionSchema } from './question.ts';

export const ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
const ms = z.number().int().min(0).max(8.64e15);
const line = z.string().max(500);

/** Bytes of UTF-8 in one account. */
export const MAX_ACCOUNT_BYTES = 100_000;
/** Words are kept exactly. What cannot be written as UTF-8 could not be, and is turned away. */
const verbatim = z
  .string()
  .min(1)
  .max(MAX_ACCOUNT_BYTES)
  .refine((text) => text.isWellFormed(), 'not well-formed Unicode')
  .refine((text) => new TextEncoder().encode(text).length <= MAX_ACCOUNT_BYTES, 'longer than 100000 bytes');

export const openedSchema = z.strictObject({
  /** Id of this act. */
  incidentId: ulid,
  title: line.min(1),
  place: z.strictObject({ at: pointSchema, radiusM: z.number().positive().max(1_000_000) }).nullable(),
  fromMs: ms,
  toMs: ms,
  parties: z.array(partyId).min(1).max(32),
  /** Act ids of alerts, notices, calls, other incidents. */
  about: z.array(ulid).max(200),
});
export type Opened = z.infer<typeof openedSchema>;

export const claimSchema = z.strictObject({
  claimId: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/),
  /** The exact words, as they stand in the account. */
  words: verbatim,
  /** Who said that who said it: first the one nearest to the event. */
  speakers: z.array(z.strictObject({ name: line, office: line })).max(16),
  /** The machine-checkable form that a person gave it; null where there is none. */
  question: questionSchema.nullable(),
});
export type Claim = z.infer<typeof claimSchema>;

export const accountSchema = z.strictObject({
  incidentId: ulid,
  /** Whose telling it is: a party, or a source that is none (then `source`). */
  party: partyId.nullable(),
  source: line.nullable(),
  /** BCP 47. */
  language: z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,8}$/),
  words: verbatim,
  claims: z.array(claimSchema).max(200),
});
export type Account = z.infer<typeof accountSchema>;

const common = { version: 1, class: 'incident', precedence: 'priority' } as const;

export const opened = defineKind({
  ...common,
  name: 'incidents.opened',
  precedence: 'immediate',
  recipients: 'peers',
  schema: openedSchema,
});
export const account = defineKind({
  ...common,
  name: 'incidents.account',
  recipients: 'peers',
  schema: accountSchema,
});
/** What this party's node found in this party's record. Another node may hold other entries and find otherwise. */
export const finding = defineKind({
  ...common,
  name: 'incidents.finding',
  recipients: 'own',
  schema: findingSchema,
});
/** Something missing is asked for from the party that would hold it. */
export const asked = defineKind({
  ...common,
  name: 'incidents.asked',
  recipients: 'peers',
  schema: z.strictObject({ incidentId: ulid, of: partyId, what: z.enum(MISSING), about: line }),
});
/** A party is done with the incident. It closes for that party alone; accounts may still be added beside. */
export const closed = defineKind({
  ...common,
  name: 'incidents.closed',
  recipients: 'peers',
  schema: z.strictObject({ incidentId: ulid, words: z.string().max(20_000) }),
});
export type AskedFor = z.infer<typeof asked.schema>;
export type Closed = z.infer<typeof closed.schema>;

export const incidentKinds = [opened, account, finding, asked, closed] as const;
