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

/** The same for A against B and B against A: one open row for a pair, whoever changed last. */
export function pairKey(
  noticeId: string,
  other: { noticeId: string } | { termsId: string; clause: string },
): string {
  if ('termsId' in other) return `${noticeId}~${other.termsId}/${other.clause}`;
  const [first, second] = noticeId < other.noticeId ? [noticeId, other.noticeId] : [other.noticeId, noticeId];
  return `${first}~${second}`;
}
