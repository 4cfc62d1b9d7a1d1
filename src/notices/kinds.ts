/** The entry kinds of notices and of what others say to them. */
import { z } from 'zod';
import { defineKind } from '../contract/index.ts';
import { hideAll, openingsSchema } from './commitment.ts';
import { GROUPS, NOTICE_TYPES, POSITIONS } from './notice.ts';

const ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
const partyId = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);
const words = z.string().max(20_000);
const version = z.number().int().positive();
/** Stands where a name must stand and its own was erased. */
const ERASED = '—';

/** How a notice stood to the agreed notice time when it was filed. Late is marked, never refused. */
export const leadSchema = z.strictObject({
  clause: z.string(),
  requiredMinutes: z.number(),
  givenMinutes: z.number(),
  lateMinutes: z.number(),
});

/** All of one party's notices that were known, by count and digest (`SetDigest` of the conflicts room). */
const knownSchema = z.strictObject({
  party: partyId,
  count: z.number().int().positive(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});

/** What the owner knew when filing: the ids it was checked against, and what came out. */
export const checkedSchema = z.strictObject({
  ruleVersion: z.string(),
  /** That overlap in time; where more than 256 notices of others were known, those within reach. */
  against: z.array(z.strictObject({ noticeId: ulid, version })).max(100_000),
  /** Everything known, by party; a recipient's copy has the line of its own notices. */
  known: z.array(knownSchema).max(4_096).optional(),
  conflicts: z.number().int().nonnegative(),
});

export const releaseSchema = z.strictObject({
  party: partyId,
  atMs: z.number().int(),
  groups: z.array(z.enum(GROUPS)).min(1),
});

export const versionSchema = z.strictObject({
  noticeId: ulid,
  version,
  type: z.enum(NOTICE_TYPES),
  /** A protected (humanitarian) notice informs; a position on it never makes it invalid. */
  protected: z.boolean(),
  openings: openingsSchema,
  /** The owner's own entry has all of it; a recipient's copy what speaks of that recipient's own notices. */
  checked: checkedSchema.nullable(),
  lead: z.array(leadSchema).max(500),
  /**
   * Timed release: to whom more is opened, when, and what. The owner's own entry names all, a recipient's copy
   * itself alone, so that it knows that more is to come.
   */
  release: z.array(releaseSchema).max(64).optional(),
});
export type NoticeVersion = z.infer<typeof versionSchema>;

/** Root and leaf hashes stay, so that whoever still holds an opening can show that it was of this version. */
function versionErased(body: NoticeVersion): NoticeVersion {
  return { ...body, openings: hideAll(body.noticeId, body.version, body.openings) };
}
function wordless<Body extends { words: string }>(body: Body): Body {
  return { ...body, words: '' };
}

export const filed = defineKind({
  name: 'notices.filed',
  version: 1,
  class: 'notice',
  precedence: 'priority',
  recipients: 'peers',
  schema: versionSchema,
  erased: versionErased,
});

export const amended = defineKind({
  name: 'notices.amended',
  version: 1,
  class: 'notice',
  precedence: 'immediate',
  recipients: 'peers',
  schema: versionSchema,
  erased: versionErased,
});

export const withdrawn = defineKind({
  name: 'notices.withdrawn',
  version: 1,
  class: 'notice',
  precedence: 'priority',
  recipients: 'peers',
  schema: z.strictObject({ noticeId: ulid, version, reason: words }),
  erased: (body) => ({ ...body, reason: '' }),
});

/** A named officer of the addressee says: I have read it. */
export const acknowledged = defineKind({
  name: 'notices.acknowledged',
  version: 1,
  class: 'reply',
  precedence: 'priority',
  recipients: 'peers',
  schema: z.strictObject({ noticeId: ulid, version, words }),
  erased: wordless,
});

export const positioned = defineKind({
  name: 'notices.position',
  version: 1,
  class: 'reply',
  precedence: 'priority',
  recipients: 'peers',
  schema: z.strictObject({ noticeId: ulid, version, position: z.enum(POSITIONS), words }),
  erased: wordless,
});

/** One of the receiver's own units was told, by whom, when. */
export const disseminated = defineKind({
  name: 'notices.disseminated',
  version: 1,
  class: 'reply',
  precedence: 'priority',
  recipients: 'peers',
  schema: z.strictObject({
    noticeId: ulid,
    version,
    unit: z.string().min(1).max(200),
    toldBy: z.string().min(1).max(200),
    toldMs: z.number().int(),
    means: z.string().max(200),
  }),
  erased: (body) => ({ ...body, unit: ERASED, toldBy: ERASED, means: '' }),
});

/** More of a version is opened to one party: the same root, so the version is the one that it holds. */
export const released = defineKind({
  name: 'notices.released',
  version: 1,
  class: 'notice',
  precedence: 'immediate',
  recipients: 'peers',
  schema: z.strictObject({ noticeId: ulid, version, party: partyId, openings: openingsSchema }),
  erased: (body) => ({ ...body, openings: hideAll(body.noticeId, body.version, body.openings) }),
});

/** The day by which a site was to be reviewed is past, and nobody has verified it since. */
export const reviewDue = defineKind({
  name: 'notices.review-due',
  version: 1,
  class: 'notice',
  precedence: 'routine',
  recipients: 'own',
  schema: z.strictObject({ noticeId: ulid, version, reviewByMs: z.number().int() }),
});

/** The reply clock ran out without a word from `party`. Silence is a state, neither consent nor refusal. */
export const silent = defineKind({
  name: 'notices.silent',
  version: 1,
  class: 'notice',
  precedence: 'priority',
  recipients: 'own',
  schema: z.strictObject({
    noticeId: ulid,
    version,
    party: z.string(),
    clause: z.string(),
    withinMinutes: z.number(),
    sinceMs: z.number().int(),
  }),
});

export const noticeKinds = [
  filed,
  amended,
  withdrawn,
  acknowledged,
  positioned,
  disseminated,
  silent,
  released,
  reviewDue,
] as const;
export type Acknowledged = z.infer<typeof acknowledged.schema>;
export type Positioned = z.infer<typeof positioned.schema>;
export type Disseminated = z.infer<typeof disseminated.schema>;
export type Silent = z.infer<typeof silent.schema>;
export type Released = z.infer<typeof released.schema>;
export type ReviewDue = z.infer<typeof reviewDue.schema>;
export type Release = z.infer<typeof releaseSchema>;
export type Withdrawn = z.infer<typeof withdrawn.schema>;
