/** The entry kinds of the watch. Positions are no entries: their segments are sealed. */
import { z } from 'zod';
import { defineKind } from '../contract/index.ts';
import { MAX_SEALED_SEGMENTS, openedSegmentSchema, sealedSegmentSchema } from './seal.ts';
import { signalSchema } from './signal.ts';

const ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
const ms = z.number().int().min(0).max(8.64e15);

export const alertSchema = z.strictObject({
  /** Act id of the entry that first told of the episode. */
  alertId: ulid,
  /** Engine and rules that raised it. */
  ruleVersion: z.string().min(1).max(64),
  /** As shown. To another party `at` is null unless its owner lets it see the position: distance and bearing stay. */
  signal: signalSchema,
});
export type AlertBody = z.infer<typeof alertSchema>;

/** An episode begins, is revised, or ends: what a person was shown. */
export const alert = defineKind({
  name: 'watch.alert',
  version: 1,
  class: 'watch',
  precedence: 'immediate',
  recipients: 'peers',
  schema: alertSchema,
  // Distances and times stay, as another party's watch is told them; places go.
  erased: (body) => ({ ...body, signal: { ...body.signal, at: null, otherAt: null } }),
});

export const REASONS = [
  'dealt with',
  'false alarm',
  'agreed between the parties',
  'incident opened',
  'other',
] as const;

/** A person has dealt with an alert. */
export const alertClosed = defineKind({
  name: 'watch.alert-closed',
  version: 1,
  class: 'watch',
  precedence: 'routine',
  recipients: 'own',
  schema: z.strictObject({
    /** Whose alert: this party's own, or one that a peer sent. */
    from: z.string().max(32),
    alertId: ulid,
    reason: z.enum(REASONS),
    words: z.string().max(20_000),
  }),
  erased: (body) => ({ ...body, words: '' }),
});
export type AlertClosed = z.infer<typeof alertClosed.schema>;

/** The root over all units' segments of a minute. A peer is shown the root, and only what was shared with it. */
export const sealed = defineKind({
  name: 'watch.sealed',
  version: 1,
  class: 'watch',
  precedence: 'routine',
  recipients: 'peers',
  schema: z.strictObject({
    fromMs: ms,
    toMs: ms,
    root: z.string().regex(/^[0-9a-f]{64}$/),
    segments: z.number().int().min(0).max(MAX_SEALED_SEGMENTS),
    /** Own entry: every segment. */
    streams: z.array(sealedSegmentSchema).max(MAX_SEALED_SEGMENTS).nullable(),
    /** To a peer: the segments of units whose positions it was sent, each with its path to the root. */
    opened: z.array(openedSegmentSchema).max(MAX_SEALED_SEGMENTS),
  }),
  // A seal holds hashes alone: it stays, and the tracks go.
  erased: (body) => body,
  files: ({ streams }) => (streams ?? []).map(({ sha256 }) => sha256),
});
export type Sealed = z.infer<typeof sealed.schema>;

export const watchKinds = [alert, alertClosed, sealed] as const;
