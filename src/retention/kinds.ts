/** The entry by which bodies are erased. */
import { z } from 'zod';
import { defineKind } from '../contract/index.ts';

const hex64 = z.string().regex(/^[0-9a-f]{64}$/);

/** Entries that one act may erase, and files with them. */
export const MAX_ERASED = 256;
export const MAX_ERASED_FILES = 10_000;

/** The clause that allows it, in the version that was in force. */
export const underSchema = z.strictObject({
  termsId: z.string().max(64),
  version: z.number().int().positive(),
  clause: z.string().max(32),
});
export type Under = z.infer<typeof underSchema>;

export const erasedSchema = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        /** Place in this log. */
        index: z.number().int().nonnegative(),
        /** Envelope hash: names the bytes that are gone. */
        hash: hex64,
        under: underSchema,
        /** Hex SHA-256 of the canonical JSON (RFC 8785) of the entry as it is kept, so that nothing can be put in later. */
        kept: hex64,
      }),
    )
    .min(1)
    .max(MAX_ERASED),
  /** Files of evidence that go with them. */
  files: z.array(hex64).max(MAX_ERASED_FILES),
  reason: z.string().min(1).max(2000),
});
export type Erased = z.infer<typeof erasedSchema>;

/** Bodies are erased: from this entry on their place, header, leaf and proof stay, and what they said does not. */
export const erased = defineKind({
  name: 'retention.erased',
  version: 1,
  class: 'record',
  precedence: 'routine',
  // A peer's copy is not touched: what it holds is its own record.
  recipients: 'own',
  schema: erasedSchema,
});
