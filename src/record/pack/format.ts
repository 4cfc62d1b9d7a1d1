/**
 * The proof pack, format 2: one JSON file that answers one question from signed bytes alone, with every node gone.
 * The file is the RFC 8785 text of the value below and one line break; any other spelling is refused.
 */
import { z } from 'zod';
import type { Direction, EntryClass, Mode } from '../../contract/index.ts';
import { cardSchema } from '../card.ts';
import { openingSchema } from '../leaf.ts';
import { MAX_NOTE_BYTES } from '../note.ts';
import { MAX_POLICY_BYTES } from '../policy.ts';
import { MAX_PROOF_HASHES } from '../proof.ts';

export const PACK_FORMAT = 2;
export const MAX_PACK_BYTES = 33_554_432;
export const MAX_PACK_ENTRIES = 20_000;

const party = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);
const origin = z.string().min(1).max(255);
const ms = z.number().int().min(-62_167_219_200_000).max(253_402_300_799_999);
const index = z.number().int().nonnegative();
const span = z.strictObject({ fromMs: ms, toMs: ms }).refine((s) => s.fromMs < s.toMs);

/** Do these entries stand in this log, and who gave a receipt for them? */
export const presenceQuestionSchema = z.strictObject({
  purpose: z.literal('presence'),
  log: origin,
  /** Rising. */
  indexes: z
    .array(index)
    .min(1)
    .max(MAX_PACK_ENTRIES)
    .refine((list) => list.every((n, i) => i === 0 || n > list[i - 1]!)),
});

/** Did this log receive no notice from `peer` in the window that covers these units (at that time)? */
export const absenceQuestionSchema = z.strictObject({
  purpose: z.literal('absence'),
  /** The log of the party that says it received none. */
  log: origin,
  peer: party,
  /** When it would have been received, by that log's clock: [fromMs, toMs). */
  window: span,
  /** Unit ids as notices name them; null: any unit. */
  units: z.array(z.string().min(1).max(64)).min(1).max(64).nullable(),
  /** Only notices whose own time of validity touches this span; null: whatever their time. */
  during: span.nullable(),
});
export const questionSchema = z.discriminatedUnion('purpose', [
  presenceQuestionSchema,
  absenceQuestionSchema,
]);
export type PresenceQuestion = z.infer<typeof presenceQuestionSchema>;
export type AbsenceQuestion = z.infer<typeof absenceQuestionSchema>;
export type Question = z.infer<typeof questionSchema>;

/** Base64 of 32-byte hashes, from the leaf's sibling to the root's child. */
const proofSchema = z.array(z.string().max(44)).max(MAX_PROOF_HASHES);

export const packSchema = z.strictObject({
  format: z.literal(PACK_FORMAT),
  question: questionSchema,
  /** Every party that signed something here, rising by party and serial. Several cards of one party are its key history. */
  cards: z.array(cardSchema).min(1).max(256),
  /** C2SP tlog-policy: whose cosignatures count, and how many; null where nobody was to cosign. */
  policy: z.string().max(MAX_POLICY_BYTES).nullable(),
  /** Signed notes, verbatim, one per log, rising by origin: signed by the log's keys, cosigned by the policy's witnesses, by nobody else. */
  checkpoints: z.array(z.string().max(MAX_NOTE_BYTES)).min(1).max(64),
  /** Rising by log, then index. The proof is against that log's checkpoint above. */
  entries: z
    .array(z.strictObject({ log: origin, index, proof: proofSchema, opening: openingSchema }))
    .max(MAX_PACK_ENTRIES),
  /** Receipts for entries above; `proof` shows the receiver's leaf in the receiver's log, or null where none came yet. */
  receipts: z
    .array(
      z.strictObject({
        envelope: z.strictObject({ payloadType: z.string().max(255), payload: z.string(), sig: z.string() }),
        proof: proofSchema.nullable(),
      }),
    )
    .max(MAX_PACK_ENTRIES),
  /** A page for people. Recomputed by the verifier, which takes nothing from it. */
  summary: z.string(),
});
export type Pack = z.infer<typeof packSchema>;
/** What a builder puts together: all but what follows from the rest. */
export type PackParts = Omit<Pack, 'format' | 'summary'>;

export type PackAnswer = 'supported' | 'contradicted' | 'undecidable';

/** What would have to be there for an answer. */
export interface Missing {
  what:
    | 'entry'
    | 'completeness'
    | 'window-still-open'
    | 'chain-start'
    | 'chain-link'
    | 'chain-end'
    | 'chain-count'
    | 'body'
    | 'groups';
  /** Index in the log that it is about, where there is one. */
  index: number | null;
}

/** An entry proven to stand in a log. `kind` and what follows are null where the body is not opened. */
export interface EntryFinding {
  type: 'entry';
  log: string;
  index: number;
  direction: Direction;
  class: EntryClass;
  peer: string | null;
  time: string;
  from: string | null;
  kind: string | null;
  act: string | null;
  hash: string | null;
  claimedTime: string | null;
  /** Only in an absence pack, for notices received in the window. */
  covers: 'covers' | 'other' | 'unknown' | null;
}
/** A receipt that opens to the very envelope. `proven`: the receiver's leaf was shown in the receiver's log as well. */
export interface ReceiptFinding {
  type: 'receipt';
  of: string;
  by: string;
  log: string;
  index: number;
  class: EntryClass;
  receivedTime: string;
  proven: boolean;
}
export type PackFinding = EntryFinding | ReceiptFinding;

export interface PackKey {
  party: string;
  role: 'root' | 'message' | 'log' | 'cosign';
  /** Hex SHA-256 of the raw key. */
  fingerprint: string;
  /** Whether the root was among those the verifier's user trusts; null when none were given. */
  trusted: boolean | null;
}

/** A witness of the policy. Whose key it is the pack can say only where a card shows it. */
export interface PackWitness {
  /** Its key name. */
  name: string;
  /** Hex SHA-256 of the raw key. */
  fingerprint: string;
  /** The party whose card shows this key as its cosigning key. */
  party: string | null;
}
export interface PackCheckpoint {
  origin: string;
  size: string;
  /** Base64. */
  root: string;
  /** Whether the policy's quorum cosigned it; none: no policy, or one that asks for nobody. */
  quorum: 'met' | 'missed' | 'none';
  /** When the witnesses had seen it: the median of their times, the lower of two; null where none cosigned. */
  time: string | null;
  /** In the policy's order. `witness`: its key name. */
  cosignatures: { witness: string; time: string }[];
}

export interface PackVerdict {
  /** The answer to the question is yes: `answer === 'supported'`. */
  ok: boolean;
  /** As every card and every envelope in it says. */
  mode: Mode;
  question: Question;
  answer: PackAnswer;
  missing: Missing[];
  findings: PackFinding[];
  keys: PackKey[];
  /** The policy's text. */
  policy: string | null;
  witnesses: PackWitness[];
  checkpoints: PackCheckpoint[];
}
