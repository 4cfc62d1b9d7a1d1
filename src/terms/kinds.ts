/** The entry kinds of the agreement: proposed, signed, suspended, resumed, withdrawn from. */
import { z } from 'zod';
import { defineKind } from '../contract/index.ts';
import { instantMs, termsSchema } from './clause.ts';

const ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
const termsId = termsSchema.shape.termsId;
const version = termsSchema.shape.version;
const words = z.string().max(20_000);

const common = { version: 1, class: 'terms', precedence: 'priority', recipients: 'peers' } as const;

/** The whole document. Proposing is not signing: the proposer's signature is an act of its own. */
export const proposed = defineKind({ ...common, name: 'terms.proposed', schema: termsSchema });

/** A party binds itself to exactly the document with this hash. */
export const signed = defineKind({
  ...common,
  name: 'terms.signed',
  schema: z.strictObject({ termsId, version, sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
});

/** A party holds the agreement suspended from `fromMs` on; never earlier than the entry arrived here. */
export const suspended = defineKind({
  ...common,
  name: 'terms.suspended',
  precedence: 'immediate',
  schema: z.strictObject({ termsId, fromMs: instantMs, words }),
});

/** A party agrees that these suspensions end. Each ends when every party has said so. */
export const resumed = defineKind({
  ...common,
  name: 'terms.resumed',
  schema: z.strictObject({ termsId, lifts: z.array(ulid).min(1).max(64), words }),
});

/** A party leaves the agreement from `fromMs` on. Only a version that it signs later brings it back. */
export const withdrawn = defineKind({
  ...common,
  name: 'terms.withdrawn',
  precedence: 'immediate',
  schema: z.strictObject({ termsId, fromMs: instantMs, words }),
});

export type Signed = z.infer<typeof signed.schema>;
export type Suspended = z.infer<typeof suspended.schema>;
export type Resumed = z.infer<typeof resumed.schema>;
export type Withdrawn = z.infer<typeof withdrawn.schema>;

export const termsKinds = [proposed, signed, suspended, resumed, withdrawn] as const;
