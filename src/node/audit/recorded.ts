/** A kept proof, held again against the receipt that it is of and the peer's own key. */
import { type Entry, isRefusal } from '../../contract/index.ts';
import { type Recorded, recordedKind } from '../../parties/index.ts';
import {
  checkReceipt,
  decodeEnvelope,
  fromBase64,
  openCheckpoint,
  RECEIPT_KIND,
  type ReceiptBody,
  type Statement,
  type Verifier,
  verifyInclusion,
} from '../../record/index.ts';
import type { CommittedRead, StoredEntry } from '../../store/index.ts';
import { entryOf } from '../reader.ts';
import type { Fault } from './fault.ts';

type Proof = Recorded['proofs'][number];

/** Our copy for that peer under this hash, and the receipt that this record holds for it. */
async function receiptOf(
  read: CommittedRead,
  { peer }: Recorded,
  { act, of }: Proof,
): Promise<{ sent: StoredEntry; receipt: ReceiptBody } | null> {
  const sent = (await read.entriesByAct(act)).find(
    ({ direction, hash }) => direction === 'out' && hash === of,
  );
  if (sent?.peer !== peer) return null;
  for (let fromIndex = sent.index + 1; ; ) {
    const page = await read.entries({ peer, direction: 'in', kind: RECEIPT_KIND, fromIndex, limit: 256 });
    const found = page.map((stored) => entryOf(stored).body as ReceiptBody).find((body) => body.of === of);
    if (found) return { sent, receipt: found };
    const last = page.at(-1);
    if (!last || page.length < 256) return null;
    fromIndex = last.index + 1;
  }
}

/** `log`: the peer's log key at that place, or null where it was not enrolled. */
export async function checkRecorded(
  read: CommittedRead,
  entry: Entry,
  logOf: (peer: string) => readonly Verifier[],
): Promise<Fault | null> {
  if (entry.kind !== recordedKind.name || entry.direction !== 'own' || !entry.understood) return null;
  const body = entry.body as Recorded;
  const bad = (field: string): Fault => ({ index: entry.index, what: 'proof', params: { field } });
  const opened = logOf(body.peer)
    .map((key) => openCheckpoint(body.checkpoint, key))
    .find((one) => !isRefusal(one));
  if (!opened || isRefusal(opened) || Number(opened.size) !== body.size) return bad('checkpoint');
  for (const proof of body.proofs) {
    const held = await receiptOf(read, body, proof);
    if (!held || held.receipt.index !== proof.index || held.receipt.log !== opened.origin)
      return bad(proof.act);
    // Erased since: what the proof was of cannot be worked out any more, and what it shows for others stays.
    const envelope = held.sent.envelope && decodeEnvelope(held.sent.envelope);
    if (!envelope) continue;
    if (isRefusal(envelope)) return bad(proof.act);
    const statement = JSON.parse(new TextDecoder().decode(envelope.payload)) as Statement;
    const checked = checkReceipt(held.receipt, envelope, statement, { log: opened.origin });
    const hashes = proof.hashes.map(fromBase64);
    if (isRefusal(checked) || hashes.includes(null)) return bad(proof.act);
    const stands = verifyInclusion(
      BigInt(proof.index),
      opened.size,
      checked.leafHash,
      hashes as Uint8Array[],
      opened.root,
    );
    if (!stands) return bad(proof.act);
  }
  return null;
}
