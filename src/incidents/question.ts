/** The questions a machine can answer from the record. Each states one claim; the verdict is about that claim and no other. */
import { z } from 'zod';
import { pointSchema } from '../geo/index.ts';
import { partyId } from '../terms/index.ts';

const ms = z.number().int().min(0).max(8.64e15);
const unit = z.string().min(1).max(64);
const noticeId = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
const clause = z.string().min(1).max(32);
/** Narrows to one agreement where several are in force. */
const termsId = z.string().min(1).max(64);
const noticeVersion = z.number().int().positive();

/** One notice by id, or whatever notice of `owner` covers the unit in the window. */
const aboutNotice = {
  noticeId: noticeId.optional(),
  version: noticeVersion.optional(),
  owner: partyId.optional(),
  unit: unit.optional(),
  fromMs: ms.optional(),
  toMs: ms.optional(),
};
type AboutNotice = {
  noticeId?: string;
  owner?: string;
  unit?: string;
  fromMs?: number;
  toMs?: number;
};
function namesNotice(question: AboutNotice): boolean {
  const { noticeId: id, owner, unit: of, fromMs, toMs } = question;
  return id !== undefined || [owner, of, fromMs, toMs].every((part) => part !== undefined);
}
const NOTICE_WANTED = 'name a noticeId, or owner, unit, fromMs and toMs';
function forward({ fromMs, toMs }: { fromMs?: number; toMs?: number }): boolean {
  return fromMs === undefined || toMs === undefined || fromMs <= toMs;
}
const FORWARD_WANTED = 'toMs lies before fromMs';

/** "`by` held the notice before `beforeMs`." */
export const noticeReceived = z
  .strictObject({ kind: z.literal('notice-received'), ...aboutNotice, by: partyId, beforeMs: ms })
  .refine(namesNotice, NOTICE_WANTED)
  .refine(forward, FORWARD_WANTED);

/** "`by` had objected to the notice, and the objection stood at `atMs`." */
export const objectionStanding = z
  .strictObject({ kind: z.literal('objection-standing'), ...aboutNotice, by: partyId, atMs: ms })
  .refine(namesNotice, NOTICE_WANTED)
  .refine(forward, FORWARD_WANTED);

export const ZONE_STATEMENTS = [
  'met',
  'not met',
  'notice required',
  'consent required',
  'entry closed',
] as const;
/**
 * What the zone clause asked of `party` at a place and time, and whether that was met. With `unit` (and a window) the entry
 * itself must show in sealed positions; without, the question takes the entry as given and asks only what permitted it.
 */
export const zoneRequired = z
  .strictObject({
    kind: z.literal('zone-required'),
    statement: z.enum(ZONE_STATEMENTS).default('met'),
    party: partyId,
    at: pointSchema.optional(),
    clause: clause.optional(),
    termsId: termsId.optional(),
    atMs: ms,
    noticeId: noticeId.optional(),
    unit: unit.optional(),
    fromMs: ms.optional(),
    toMs: ms.optional(),
  })
  .refine(({ at, clause: id }) => at !== undefined || id !== undefined, 'name the place (at) or the clause')
  .refine(forward, FORWARD_WANTED);

const unitOf = z.strictObject({ party: partyId, unit });
/** "The two units kept (or broke) the rule on distance and speed near each other." */
export const conduct = z
  .strictObject({
    kind: z.literal('conduct'),
    statement: z.enum(['kept', 'broken']).default('kept'),
    a: unitOf,
    b: unitOf,
    clause: clause.optional(),
    termsId: termsId.optional(),
    fromMs: ms,
    toMs: ms,
  })
  .refine(({ a, b }) => a.party !== b.party, 'the units belong to one party')
  .refine(forward, FORWARD_WANTED);

/** "The unit deviated from its declared route." */
export const deviated = z
  .strictObject({
    kind: z.literal('deviated'),
    party: partyId,
    unit,
    noticeId: noticeId.optional(),
    termsId: termsId.optional(),
    fromMs: ms,
    toMs: ms,
  })
  .refine(forward, FORWARD_WANTED);

/** "The unit moved while an objection by `by` to its notice was standing." */
export const movedOverObjection = z
  .strictObject({
    kind: z.literal('moved-over-objection'),
    party: partyId,
    unit,
    by: partyId,
    noticeId: noticeId.optional(),
    fromMs: ms,
    toMs: ms,
  })
  .refine(forward, FORWARD_WANTED);

export const questionSchema = z.discriminatedUnion('kind', [
  noticeReceived,
  objectionStanding,
  zoneRequired,
  conduct,
  deviated,
  movedOverObjection,
]);
export type Question = z.infer<typeof questionSchema>;
export type QuestionOf<K extends Question['kind']> = Extract<Question, { kind: K }>;
