/** A bulletin made public: the day, the hash of what was counted, and how much was counted. */
import { z } from 'zod';
import { defineKind } from '../contract/index.ts';

const ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);
const ms = z.number().int().min(0).max(8.64e15);

/** Act ids that one figure names in the entry. The rest is counted; the bulletin itself lists all. */
export const MAX_ACTS = 200;

export const publishedSchema = z.strictObject({
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  zone: z.string().min(1).max(60),
  fromMs: ms,
  toMs: ms,
  /** Counts up with each amendment of one day in one zone. */
  version: z.number().int().positive(),
  /** Act id of the version that this one amends; null for the first. */
  former: ulid.nullable(),
  /** False: the day was not over. */
  complete: z.boolean(),
  ruleVersion: z.string().min(1).max(64),
  /** Hex SHA-256 over the canonical JSON of what was counted (`countedOf`). */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  figures: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(64),
        count: z.number().int().nonnegative(),
        /** Acts counted. To a peer: those that were exchanged with it. */
        acts: z.array(ulid).max(MAX_ACTS),
        /** Acts counted and not named here. */
        more: z.number().int().nonnegative(),
      }),
    )
    .max(200),
});
export type Published = z.infer<typeof publishedSchema>;

export const published = defineKind({
  name: 'briefings.published',
  version: 1,
  class: 'record',
  precedence: 'routine',
  recipients: 'peers',
  schema: publishedSchema,
});
