/** What this node holds of a party's receipts, told to that party alone: it may have forgotten that it gave them. */
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import type { HeldReceipt } from '../exchange/index.ts';
import { PARTIES, type PartyRow } from '../parties/index.ts';
import {
  decodeEnvelope,
  decodeReceiptQuestion,
  messageKeysNow,
  openFrom,
  openReceiptQuestion,
  peekFrom,
  RECEIPT_KIND,
  receiptBodySchema,
} from '../record/index.ts';
import type { StoredEntry } from '../store/index.ts';
import type { ParleyNode } from './node.ts';
import { entryOf } from './reader.ts';

/** A question is answered so long before and after the time that it names (ms); a later one has to be signed anew. */
export const QUESTION_FRESH_MS = 300_000;
/** So many of the party's latest receipts are looked at. They come nearly in the order of their places. */
const LOOKED_AT = 64;

/** @param text the question as DSSE JSON */
export async function heldReceipt(node: ParleyNode, text: string): Promise<HeldReceipt | Refusal> {
  const envelope = decodeReceiptQuestion(text);
  if (isRefusal(envelope)) return envelope;
  const { read } = node.store;
  const from = peekFrom(envelope);
  const row = from === null ? undefined : await read.get<PartyRow>(PARTIES, from);
  if (!row || row.role === 'me') return refuse('NODE_UNKNOWN_SENDER', { party: from ?? '?' });
  const { party, origin: log } = row.card;
  const question = openReceiptQuestion(envelope, { party, log, messageKeys: messageKeysNow(row) });
  if (isRefusal(question)) return question;
  const { identity } = node;
  if (question.to !== identity.party)
    return refuse('NODE_NOT_FOR_US', { to: question.to, us: identity.party });
  if (question.mode !== identity.mode)
    return refuse('NODE_OTHER_MODE', { party, theirs: question.mode, ours: identity.mode });
  const now = node.clock.now();
  if (Math.abs(now - Date.parse(question.askedTime)) > QUESTION_FRESH_MS)
    return refuse('NODE_QUESTION_STALE', {
      asked: question.askedTime,
      now: new Date(now).toISOString(),
      minutes: QUESTION_FRESH_MS / 60_000,
    });
  const latest = await read.entries({
    kind: RECEIPT_KIND,
    direction: 'in',
    peer: party,
    reverse: true,
    limit: LOOKED_AT,
  });
  const highest = latest
    .map((stored) => ({ stored, index: placeIn(stored) }))
    .sort((a, b) => b.index - a.index)
    .find(({ stored, index }) => index >= 0 && stillCounts(row, stored));
  return { receipt: highest ? new TextDecoder().decode(highest.stored.envelope as Uint8Array) : null };
}

/** Place in the giver's log; -1 where the body is erased. */
function placeIn(stored: StoredEntry): number {
  return receiptBodySchema.safeParse(entryOf(stored).body).data?.index ?? -1;
}

/** False where the key that signed it was revoked since: the giver goes by no such receipt. */
function stillCounts(giver: PartyRow, { envelope: bytes }: StoredEntry): boolean {
  const envelope = bytes && decodeEnvelope(bytes);
  return envelope !== null && !isRefusal(envelope) && !isRefusal(openFrom(giver, envelope));
}
