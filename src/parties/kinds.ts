/** Who takes part, what each is proved to hold, and what this log states of itself. */
import { z } from 'zod';
import { defineKind } from '../contract/index.ts';
import {
  type CompleteBody,
  cardSchema,
  completeKind,
  forkSchema,
  receiptBodySchema,
} from '../record/index.ts';

/** A node's first entry: from here on it is live or exercise, and never the other. */
export const opened = defineKind({
  name: 'parties.opened',
  version: 1,
  class: 'admin',
  precedence: 'routine',
  recipients: 'own',
  schema: z.strictObject({ card: cardSchema, offices: z.array(z.string().max(200)).max(64) }),
});

/** A peer's keys taken in, by an officer who compared the fingerprint. */
export const enrolled = defineKind({
  name: 'parties.enrolled',
  version: 1,
  class: 'admin',
  precedence: 'routine',
  recipients: 'own',
  schema: z.strictObject({
    card: cardSchema,
    /** An observer sees what it is sent and signs no terms. */
    role: z.enum(['party', 'observer']),
  }),
});

/** The addressee's signed statement that it holds these bytes. Receipts get no receipts. */
export const receipt = defineKind({
  name: 'parties.receipt',
  version: 1,
  class: 'receipt',
  precedence: 'immediate',
  recipients: 'peers',
  schema: receiptBodySchema,
});

/** Two envelopes of one peer under one sequence number: both kept, neither preferred. */
export const equivocation = defineKind({
  name: 'parties.equivocation',
  version: 1,
  class: 'record',
  precedence: 'flash',
  recipients: 'own',
  schema: z.strictObject({
    peer: z.string(),
    peerSeq: z.number().int(),
    hashes: z.array(z.string().regex(/^[0-9a-f]{64}$/)).length(2),
  }),
});

/** A peer's entry is held and receipted, and one of our rooms could not do with it what it should: a person must look. */
export const notFollowedUp = defineKind({
  name: 'parties.not-followed-up',
  version: 1,
  class: 'record',
  precedence: 'immediate',
  recipients: 'own',
  schema: z.strictObject({
    peer: z.string(),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    room: z.string().max(64),
    why: z.string().max(500),
  }),
});

/** An entry that came before this node knew its kind is understood now, after an upgrade: from here on views show it. */
export const nowUnderstood = defineKind({
  name: 'parties.now-understood',
  version: 1,
  class: 'record',
  precedence: 'routine',
  recipients: 'own',
  schema: z.strictObject({
    peer: z.string(),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    /** Where that entry stands in this log. */
    index: z.number().int().nonnegative(),
  }),
});

/**
 * A log has shown two histories: what its own key signed on both, checkable by anybody. From here on this node
 * cosigns that log no more; it goes on receiving, for the traffic is safety.
 */
export const forked = defineKind({
  name: 'parties.forked',
  version: 1,
  class: 'record',
  precedence: 'flash',
  recipients: 'own',
  schema: z.strictObject({
    /** The log's origin. */
    log: z.string().min(1).max(255),
    /** Whose log it is; null where that is no enrolled party. */
    party: z.string().nullable(),
    evidence: forkSchema,
  }),
});

export const partyKinds = [
  opened,
  enrolled,
  receipt,
  completeKind,
  equivocation,
  notFollowedUp,
  nowUnderstood,
  forked,
] as const;
export type Forked = z.infer<typeof forked.schema>;
export type NowUnderstood = z.infer<typeof nowUnderstood.schema>;
export type Opened = z.infer<typeof opened.schema>;
export type Enrolled = z.infer<typeof enrolled.schema>;
export type Receipt = z.infer<typeof receipt.schema>;
export type Complete = CompleteBody;
