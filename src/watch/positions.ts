/**
 * A batch of positions from one node to one peer: the payload of a signed envelope on a channel of its own. Not
 * an entry: batches may be dropped, sent newest first, or thinned on a bad link. Their fixes enter both sides'
 * sealed segments.
 */
import { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { type Fix, fixSchema } from '../feeds/index.ts';
import { sha256, toHex } from '../record/index.ts';
import { partyId } from '../terms/index.ts';
import { quantiseFix, whereOf } from './fixline.ts';

export const MAX_BATCH_BYTES = 512 * 1024;
export const MAX_BATCH_FIXES = 1000;

export const positionsSchema = z.strictObject({
  v: z.literal(1),
  mode: z.enum(['live', 'exercise']),
  from: partyId,
  to: partyId,
  /** Counts the sender's batches to this peer, so that the receiver knows how many it never got. */
  seq: z.number().int().min(1),
  /** UTC ms by the sender's clock. */
  sentMs: z.number().int().min(0).max(8.64e15),
  /** The sender's own units only, newest first. */
  fixes: z.array(fixSchema).min(1).max(MAX_BATCH_FIXES),
  /**
   * The owner's word: units of this batch whose position the addressee may pass on to its own handsets. In order,
   * each once; left out: none.
   */
  forward: z.array(z.string().min(1).max(64)).min(1).max(MAX_BATCH_FIXES).optional(),
});
export type Positions = z.infer<typeof positionsSchema>;

function canonical(batch: Positions): string {
  const { v, mode, from, to, seq, sentMs, fixes, forward } = batch;
  return JSON.stringify({ v, mode, from, to, seq, sentMs, fixes: fixes.map(quantiseFix), forward });
}

/** Whether `forward` names units of this batch only, in order and each once. */
function isForwardSound({ fixes, forward = [] }: Positions): boolean {
  const units = new Set(fixes.map(({ unit }) => unit));
  return forward.every((unit, i) => units.has(unit) && (i === 0 || (forward[i - 1] as string) < unit));
}

/** The bytes to sign. Fixes are quantised and put newest first. */
export function encodePositions(batch: Positions): Uint8Array | Refusal {
  const fixes = [...batch.fixes].sort((a: Fix, b: Fix) => b.fixMs - a.fixMs);
  const bytes = new TextEncoder().encode(canonical({ ...batch, fixes }));
  const back = decodePositions(bytes);
  return isRefusal(back) ? back : bytes;
}

/** Strict and bounded. The signature over these bytes is checked before. Never throws. */
export function decodePositions(bytes: Uint8Array): Positions | Refusal {
  if (bytes.length > MAX_BATCH_BYTES) return refuse('WATCH_BATCH_TOO_LARGE', { limit: MAX_BATCH_BYTES });
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch {
    return refuse('WATCH_BATCH_MALFORMED', { where: 'JSON' });
  }
  const parsed = positionsSchema.safeParse(value);
  if (!parsed.success)
    return refuse('WATCH_BATCH_MALFORMED', { where: whereOf(parsed.error.issues[0]?.path) });
  if (!isForwardSound(parsed.data)) return refuse('WATCH_BATCH_MALFORMED', { where: 'forward' });
  // Also catches doubled keys, which JSON.parse passes over in silence.
  return canonical(parsed.data) === text
    ? parsed.data
    : refuse('WATCH_BATCH_MALFORMED', { where: 'canonical form' });
}

/** Hex SHA-256 of a batch's bytes. */
export function positionsHash(bytes: Uint8Array): string {
  return toHex(sha256(bytes));
}
