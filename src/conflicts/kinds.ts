/** The entry kinds of this room: what a party's own check showed its officers, and when it no longer stood. */
import { z } from 'zod';
import { defineKind } from '../contract/index.ts';
import { partyId } from '../terms/index.ts';
import { findingSchema } from './finding.ts';

const ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);

/** Body of `conflicts.found`. */
export const foundSchema = z.strictObject({
  /** `pairKey` of the two notices, or of the notice and the clause. */
  key: z.string().max(200),
  /** The notice whose filing or change set off the check. */
  subject: z.strictObject({ party: partyId, noticeId: ulid, version: z.number().int().positive() }),
  finding: findingSchema,
  ruleVersion: z.string().max(64),
  /** Last moment at which both plans still hold, UTC ms; null = open-ended. */
  untilMs: z.number().int().nullable(),
});

export const found = defineKind({
  name: 'conflicts.found',
  version: 1,
  class: 'conflict',
  precedence: 'immediate',
  recipients: 'own',
  schema: foundSchema,
});
export type Found = z.infer<typeof found.schema>;

export const CLEARED_REASONS = ['changed', 'withdrawn', 'passed'] as const;

export const cleared = defineKind({
  name: 'conflicts.cleared',
  version: 1,
  class: 'conflict',
  precedence: 'routine',
  recipients: 'own',
  schema: z.strictObject({
    key: z.string().max(200),
    /** Act id of the finding that no longer stands. */
    found: ulid,
    /** changed: a newer version or answer resolves it; passed: the time of one of the plans is over. */
    reason: z.enum(CLEARED_REASONS),
  }),
});
export type Cleared = z.infer<typeof cleared.schema>;
export const conflictKinds = [found, cleared] as const;

/** One claim: nothing binds a notice id to its owner, so several parties may have filed under one. */
export interface ClaimRef {
  party: string;
  noticeId: string;
}

export const refKey = ({ party, noticeId }: ClaimRef): string => `${party}/${noticeId}`;

/**
 * The same for A against B and B against A: one open row for a pair, whoever changed last. Begins with a notice id (readers
 * link by it). Entries of earlier releases carry a key without the parties.
 */
export function pairKey(claim: ClaimRef, other: ClaimRef | { termsId: string; clause: string }): string {
  const { party, noticeId } = claim;
  if ('termsId' in other) return `${noticeId}~${other.termsId}/${other.clause}~${party}`;
  const isFirst = noticeId === other.noticeId ? party < other.party : noticeId < other.noticeId;
  const [first, second] = isFirst ? [claim, other] : [other, claim];
  return `${first.noticeId}~${second.noticeId}~${first.party}/${second.party}`;
}
