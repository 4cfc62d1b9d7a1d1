/** A receipt that somebody shows to the party that gave it: did this record give it, and does it still hold what it was given for? */
import { isRefusal } from '../contract/index.ts';
import {
  decodeEnvelope,
  equalBytes,
  fromHex,
  type KeyHistory,
  leafOf,
  openFrom,
  RECEIPT_KIND,
  RECEIPT_VERSION,
  type ReceiptBody,
  receiptBodySchema,
} from '../record/index.ts';
import type { StoredEntry, StoreRead } from '../store/index.ts';

/**
 * What one of this party's own keys signed, about its own log. null: it proves nothing.
 * @param own this party's cards; what a revoked key signed counts for nothing
 */
export function readOwnReceipt(own: KeyHistory, text: string): ReceiptBody | null {
  const envelope = decodeEnvelope(text);
  if (isRefusal(envelope)) return null;
  const opened = openFrom(own, envelope);
  if (isRefusal(opened)) return null;
  const { kind, kindVersion, peerSeq, body } = opened.statement;
  if (kind !== RECEIPT_KIND || kindVersion !== RECEIPT_VERSION || peerSeq !== 0) return null;
  const receipt = receiptBodySchema.safeParse(body).data;
  return receipt?.log === own.card.origin ? receipt : null;
}

/** behind: the record ends before it. other: another entry stands at that place. */
export async function judgeReceipt(
  read: Pick<StoreRead, 'entry'>,
  receipt: ReceiptBody,
): Promise<'held' | 'behind' | 'other'> {
  const stored = await read.entry(receipt.index);
  if (!stored) return 'behind';
  return opens(receipt, stored) ? 'held' : 'other';
}

/** Of an erased entry the envelope is gone, and the salt over it: hash and header are what is left to compare. */
function opens({ of, leaf: { salt1, salt2, header } }: ReceiptBody, stored: StoredEntry): boolean {
  const salts = { salt1: fromHex(salt1)!, salt2: fromHex(salt2)! };
  if (of !== stored.hash || header !== stored.header || !equalBytes(salts.salt1, stored.salt1)) return false;
  if (stored.envelope === null) return true;
  const envelope = decodeEnvelope(stored.envelope);
  return !isRefusal(envelope) && equalBytes(leafOf({ ...salts, header, envelope }), stored.leaf);
}
