/**
 * The receipt: the addressee's signed statement that it holds exactly these bytes, at this place in its log.
 *
 * It opens the receiver's leaf of the envelope, so that the sender can recompute that leaf from its own copy and
 * later ask for its tlog-proof. What the receiver wrote in the header (class and sequence included) is thereby fixed
 * in the sender's hands: a header falsified to hide a notice is refuted by the receipt.
 */
import { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { type Envelope, envelopeHash } from './envelope.ts';
import { fromHex, toHex } from './hash.ts';
import { decodeHeader, type Header } from './header.ts';
import { pathOf } from './json.ts';
import { type FullOpening, leafOf, leafSaltsSchema } from './leaf.ts';
import { leafHash } from './merkle.ts';
import type { Statement } from './statement.ts';

export const RECEIPT_KIND = 'parties.receipt';
export const RECEIPT_VERSION = 1;

export const receiptBodySchema = z.strictObject({
  /** Envelope hash of what was received. */
  of: z.string().regex(/^[0-9a-f]{64}$/),
  /** Its act id. */
  act: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/),
  /** Origin of the receiver's log. */
  log: z.string().min(1).max(255),
  /** Place in that log. */
  index: z.number().int().nonnegative(),
  /** Opens the receiver's leaf, given the envelope. */
  leaf: leafSaltsSchema,
  /** As the sender claimed it. */
  claimedTime: z.iso.datetime(),
  /** By the receiver's clock, equal to the header's. */
  receivedTime: z.iso.datetime(),
});
export type ReceiptBody = z.infer<typeof receiptBodySchema>;

/** The body of the receipt for one envelope just appended. `opening.header` must be that of an `in` entry. */
export function makeReceiptBody(
  sent: Statement,
  log: string,
  index: number,
  opening: FullOpening,
): ReceiptBody {
  const header = decodeHeader(opening.header);
  if (isRefusal(header)) throw new RangeError(`not a header: ${opening.header}`);
  return {
    of: envelopeHash(opening.envelope),
    act: sent.id,
    log,
    index,
    leaf: { salt1: toHex(opening.salt1), salt2: toHex(opening.salt2), header: opening.header },
    claimedTime: sent.claimedTime,
    receivedTime: new Date(header.timeMs).toISOString(),
  };
}

export interface CheckedReceipt {
  body: ReceiptBody;
  /** Leaf hash to look for in the receiver's tree at `body.index`. */
  leafHash: Uint8Array;
  header: Header;
}

/**
 * Checks a receipt against the sender's own copy of the envelope.
 * @param sent the statement in that envelope
 * @param receiver the log that must carry it
 */
export function checkReceipt(
  body: unknown,
  envelope: Envelope,
  sent: Statement,
  receiver: { log: string },
): CheckedReceipt | Refusal {
  const parsed = receiptBodySchema.safeParse(body);
  if (!parsed.success) return refuse('RECORD_RECEIPT_FIELD', { field: pathOf(parsed.error) });
  const receipt = parsed.data;
  const header = decodeHeader(receipt.leaf.header);
  if (isRefusal(header)) return header;
  const pairs: readonly [field: string, given: string | number | null, expected: string | number | null][] = [
    ['of', receipt.of, envelopeHash(envelope)],
    ['act', receipt.act, sent.id],
    ['log', receipt.log, receiver.log],
    ['claimedTime', receipt.claimedTime, sent.claimedTime],
    ['receivedTime', Date.parse(receipt.receivedTime), header.timeMs],
    ['direction', header.direction, 'in'],
    ['peer', header.peer, sent.from],
    ['peerseq', header.peerSeq, sent.peerSeq],
    ['class', header.class, sent.class],
  ];
  for (const [field, given, expected] of pairs) {
    if (given !== expected)
      return refuse('RECORD_RECEIPT_OTHER', { field, given: String(given), expected: String(expected) });
  }
  const leaf = leafOf({
    salt1: fromHex(receipt.leaf.salt1)!,
    salt2: fromHex(receipt.leaf.salt2)!,
    header: receipt.leaf.header,
    envelope,
  });
  return { body: receipt, leafHash: leafHash(leaf), header };
}
