/**
 * The completeness entry: a log's owner signs how many entries with one peer its log holds in a window, and which was
 * the last one when it signed. It is an own entry; with the opened header chain it makes absence decidable.
 */
import { z } from 'zod';
import type { Kind } from '../../contract/index.ts';

export const completeBodySchema = z.strictObject({
  peer: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  /** The window by this log's own clock (the header's time): [fromMs, toMs). */
  fromMs: z.number().int(),
  toMs: z.number().int(),
  /** `in` and `out` entries with that peer whose header time lies in the window. */
  count: z.number().int().nonnegative(),
  /** Index of the last `in` or `out` entry with that peer before this entry; null for none. */
  lastIndex: z.number().int().nonnegative().nullable(),
});
export type CompleteBody = z.infer<typeof completeBodySchema>;

export const completeKind: Kind<CompleteBody> = {
  name: 'parties.complete',
  version: 1,
  class: 'record',
  precedence: 'routine',
  recipients: 'own',
  schema: completeBodySchema,
};
