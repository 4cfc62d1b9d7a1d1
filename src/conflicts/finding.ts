/** What a check found: where, when, how close, and by which clause. Plain JSON, rounded, fit to be signed. */
import { z } from 'zod';
import { pointSchema } from '../geo/index.ts';
import { partyId } from '../terms/index.ts';

/** Raised when the same inputs may give another answer. Stands in every finding that is recorded. */
export const RULE_VERSION = 'conflicts-2';

/** Gravest first. */
export const FINDING_KINDS = ['fire', 'conflict', 'site', 'zone', 'possible', 'near'] as const;

const ms = z.number().int();
const metres = z.number().min(0);
export const noticeRef = z.strictObject({
  party: partyId,
  noticeId: z.string().min(1).max(64),
  version: z.number().int().positive(),
});

/** The simplest change that would do; the sentence for each is in text.ts. */
export const fixSchema = z.discriminatedUnion('what', [
  /** Pass so much farther apart there, or at another time. */
  z.strictObject({ what: z.literal('apart'), metres }),
  /** The place of one party is only roughly known: ask it for more. */
  z.strictObject({ what: z.literal('ask'), party: partyId }),
  z.strictObject({ what: z.literal('consent'), party: partyId }),
  /** Enter not before this moment. */
  z.strictObject({ what: z.literal('later'), notBeforeMs: ms, minutes: z.number().int().min(0) }),
  z.strictObject({ what: z.literal('around') }),
  z.strictObject({ what: z.literal('none') }),
]);

/**
 * Who gives way, as both parties work it out from what they were shown. rank: the clause puts one before the other; equal: it
 * ranks both alike, and the notice whose id comes first goes first; unknown: a clause orders them, but what one is for is
 * not shown; none: no clause in force does.
 */
export const prioritySchema = z.strictObject({
  rule: z.enum(['rank', 'equal', 'unknown', 'none']),
  /** null where nothing decides, or one of two equals is not filed yet and so has no id. */
  first: partyId.nullable(),
  yields: partyId.nullable(),
  clause: z.string().nullable(),
  termsId: z.string().nullable(),
  termsVersion: z.number().int().nullable(),
});
export type Priority = z.infer<typeof prioritySchema>;

export const findingSchema = z.strictObject({
  /**
   * fire: ground kept clear for fire and whoever comes upon it, or may; conflict: two movements closer than the
   * separation; site: the same with a place that stays; zone: a clause speaks of this ground; possible: only an area, only
   * the route, or not the heights of one are known; near: for awareness.
   */
  kind: z.enum(FINDING_KINDS),
  /** The other notice; null for a zone. */
  with: noticeRef.nullable(),
  /**
   * What is compared: separation in space; the same ground at another time; a zone's demand. height: one passes above the
   * other (near), or may, since heights were not shown or not above the same (possible).
   */
  axis: z.enum(['space', 'time', 'height', 'entry', 'consent', 'lead']),
  at: pointSchema,
  /** A moment at which they are closest (zones: of entry). null: the two never are there at one time. */
  atMs: ms.nullable(),
  /** The earliest moment at which the distance may be less than asked; null for near ones. */
  fromMs: ms.nullable(),
  /** Between centre lines. */
  distanceM: metres,
  /** Between corridor edges: distanceM less both half-widths, not below 0. */
  clearM: metres,
  /** Least clear distance by the clause; 0 where no clause binds both and corridors may not touch. */
  requiredM: metres,
  clause: z.string().nullable(),
  termsId: z.string().nullable(),
  termsVersion: z.number().int().nullable(),
  /** Zones: what the clause requires, who grants it, minutes of notice; `met` = nothing more is owed. */
  zone: z
    .strictObject({
      requires: z.enum(['notice', 'consent', 'no entry']),
      authority: partyId,
      requiredMinutes: z.number().int(),
      /** Whole minutes from the notice to the entry; null where the time of the notice is unknown. */
      givenMinutes: z.number().int().nullable(),
      met: z.boolean(),
    })
    .nullable(),
  fix: fixSchema,
  /** Whose ground it is that is kept clear for fire; null for every other kind. */
  fire: partyId.nullable().default(null),
  priority: prioritySchema.nullable().default(null),
});
export type Finding = z.infer<typeof findingSchema>;
export type Fix = z.infer<typeof fixSchema>;

/** Every notice of one party that was known, by the digest of their ids and versions (known/set-digest.ts). */
const knownSet = z.strictObject({ party: partyId, count: z.number().int(), digest: z.string() });

export const answerSchema = z.strictObject({
  ruleVersion: z.string(),
  /** Gravest first, then by time. */
  findings: z.array(findingSchema),
  /** Every notice that was compared, those out of reach included; where more than 256 of others are known, those within reach. */
  checkedAgainst: z.array(noticeRef),
  /** All that was known, by party. Left out where plans were handed in. */
  known: z.array(knownSet).optional(),
  /** Notices of which too little was shown to compare, and the code of the refusal that says what is missing. */
  notCompared: z.array(noticeRef.extend({ why: z.string() })),
  /** The agreements whose clauses were applied; none = only corridors that touch are reported. */
  terms: z.array(z.strictObject({ termsId: z.string(), version: z.number().int() })),
});
export type Answer = z.infer<typeof answerSchema>;
export type NoticeRef = z.infer<typeof noticeRef>;

/** 0 is gravest. */
export function gravityOf({ kind }: Pick<Finding, 'kind'>): number {
  return FINDING_KINDS.indexOf(kind);
}

/** True for what is recorded and stands open until it is cleared: all but awareness and zones in order. */
export function stands(finding: Finding): boolean {
  return finding.kind !== 'near' && !(finding.kind === 'zone' && finding.zone?.met === true);
}
