/**
 * The signed payload of every envelope: one flat header that is the same for all kinds, and a body that
 * belongs to the kind. Serialised once by the sender; those bytes are never re-serialised.
 */
import { z } from 'zod';
import { ENTRY_CLASSES } from '../contract/index.ts';

export const STATEMENT_VERSION = 1;
const hex64 = z.string().regex(/^[0-9a-f]{64}$/);
const ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
const party = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);
const line = z.string().min(1).max(200);

export const statementSchema = z.strictObject({
  v: z.literal(STATEMENT_VERSION),
  mode: z.enum(['live', 'exercise']),
  kind: z
    .string()
    .regex(/^[a-z]+(\.[a-z-]+)+$/)
    .max(64),
  kindVersion: z.number().int().positive(),
  /**
   * The family of the kind, as leaf headers show it. The sender says it, so that a receiver which does not know the
   * kind writes the same header as one that does.
   */
  class: z.enum(ENTRY_CLASSES),
  /** ULID of the act: equal in every copy of it. */
  id: ulid,
  from: party,
  /** Origin (key name) of the log that carries the sender's copy. */
  log: line,
  /** null: an entry of the sender's own record, addressed to nobody. */
  to: party.nullable(),
  /** Sequence of this sender to this addressee, from 1; 0 for own entries and for receipts. */
  peerSeq: z.number().int().nonnegative(),
  /** SHA-256 (envelope hash) of the previous envelope to that addressee, receipts left out; null for the first. */
  prevToPeer: hex64.nullable(),
  /** What the sender had seen of the addressee: last sequence, and the last checkpoint it holds. */
  seen: z
    .strictObject({
      peerSeq: z.number().int().nonnegative(),
      size: z.number().int().nonnegative(),
      root: hex64.nullable(),
    })
    .nullable(),
  claimedTime: z.iso.datetime(),
  expires: z.iso.datetime().nullable(),
  precedence: z.enum(['routine', 'priority', 'immediate', 'flash']),
  refs: z.array(ulid).max(256),
  by: z.strictObject({ office: line, officer: line, signIn: line }).nullable(),
  /** Room for officers' own keys: signatures over the labelled hash of kind, refs and body. Empty until officers hold keys. */
  approvals: z.array(z.strictObject({ officer: line, key: line, sig: line })).max(16),
  body: z.unknown(),
});
export type Statement = z.infer<typeof statementSchema>;

/** One DSSE payload type per kind. */
export function payloadTypeOf(kind: string, kindVersion: number): string {
  return `application/vnd.parley.${kind}.v${kindVersion}+json`;
}
