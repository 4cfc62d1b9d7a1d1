/** Who takes part, what each is proved to hold, and what this log states of itself. */
import { z } from 'zod';
import { defineKind } from '../contract/index.ts';
import {
  type CompleteBody,
  cardSchema,
  completeKind,
  forkSchema,
  MAX_NOTE_BYTES,
  MAX_PROOF_HASHES,
  REKEYED_KIND,
  REKEYED_VERSION,
  receiptBodySchema,
  rekeyedBodySchema,
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

/** This party's next card, to every peer: from here on it speaks with other keys. */
export const rekeyed = defineKind({
  name: REKEYED_KIND,
  version: REKEYED_VERSION,
  class: 'admin',
  precedence: 'flash',
  recipients: 'peers',
  schema: rekeyedBodySchema,
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

/** Proofs in one entry. */
export const MAX_RECORDED = 64;
/**
 * Receipts of a peer are found to stand in its log, under a checkpoint that witnesses enough for this node's policy have
 * cosigned: from here on the peer cannot drop them without showing two logs. The receipts' own bytes never change.
 */
export const recorded = defineKind({
  name: 'parties.recorded',
  version: 1,
  class: 'record',
  precedence: 'routine',
  recipients: 'own',
  schema: z.strictObject({
    peer: z.string(),
    /** The peer's checkpoint: the signed note with its cosignatures, verbatim. */
    checkpoint: z.string().max(MAX_NOTE_BYTES),
    size: z.number().int().positive(),
    /** Whose cosignatures counted, as the policy calls them. */
    witnesses: z.array(z.string().max(255)).max(256),
    proofs: z
      .array(
        z.strictObject({
          /** Act id and envelope hash of what was receipted. */
          act: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/),
          of: z.string().regex(/^[0-9a-f]{64}$/),
          /** Place in the peer's log. */
          index: z.number().int().nonnegative(),
          /** From the leaf's sibling to the root's child, base64. */
          hashes: z.array(z.string().length(44)).max(MAX_PROOF_HASHES),
        }),
      )
      .min(1)
      .max(MAX_RECORDED),
  }),
});
export type Recorded = z.infer<typeof recorded.schema>;
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
  rekeyed,
  receipt,
  completeKind,
  equivocation,
  notFollowedUp,
  nowUnderstood,
  recorded,
  forked,
] as const;
export type Forked = z.infer<typeof forked.schema>;
export type NowUnderstood = z.infer<typeof nowUnderstood.schema>;
export type Opened = z.infer<typeof opened.schema>;
export type Enrolled = z.infer<typeof enrolled.schema>;
export type Receipt = z.infer<typeof receipt.schema>;
export type Complete = CompleteBody;
