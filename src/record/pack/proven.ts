/** What a pack proves before any question is asked: checkpoints signed, entries standing in their logs, receipts true. */
import { isRefusal, type Refusal, refuse } from '../../contract/index.ts';
import { checkCard } from '../card.ts';
import { type Envelope, envelopeHash, peekFrom } from '../envelope.ts';
import { fromBase64 } from '../hash.ts';
import type { Header } from '../header.ts';
import { envelopeFromJson, headerOf, leafOf, openingFromJson } from '../leaf.ts';
import { leafHash } from '../merkle.ts';
import { verifyInclusion } from '../merkle-verify.ts';
import { checkReceipt, RECEIPT_KIND, RECEIPT_VERSION } from '../receipt.ts';
import type { Statement } from '../statement.ts';
import { type Cards, openAs, revokes } from './cards.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { Pack, ReceiptFinding } from './format.ts';

export interface Proven {
  log: string;
  index: number;
  header: Header;
  /** Null where only the header is opened. */
  opened: { envelope: Envelope; hash: string; statement: Statement; keyid: string } | null;
}
function readProof(texts: readonly string[]): Uint8Array[] | null {
  const hashes = texts.map(fromBase64);
  return hashes.every((hash) => hash !== null) ? (hashes as Uint8Array[]) : null;
}

function stands(
  checkpoints: Checkpoints,
  log: string,
  index: number,
  leaf: Uint8Array,
  proof: readonly string[],
): null | Refusal {
  const checkpoint = checkpoints.get(log);
  if (!checkpoint) return refuse('RECORD_PACK_LOG_UNKNOWN', { log });
  const hashes = readProof(proof);
  if (hashes && verifyInclusion(BigInt(index), checkpoint.size, leaf, hashes, checkpoint.root)) return null;
  return refuse('RECORD_PROOF_WRONG', { index: String(index), size: String(checkpoint.size) });
}

export function proveEntries(pack: Pack, cards: Cards, checkpoints: Checkpoints): Proven[] | Refusal {
  const out: Proven[] = [];
  for (const { log, index, proof, opening: json } of pack.entries) {
    const last = out.at(-1);
    if (last && (log < last.log || (log === last.log && index <= last.index)))
      return refuse('RECORD_PACK_ORDER', { what: 'entries' });
    const opening = openingFromJson(json);
    if (isRefusal(opening)) return opening;
    const header = headerOf(opening);
    if (isRefusal(header)) return header;
    const absent = stands(checkpoints, log, index, leafHash(leafOf(opening)), proof);
    if (absent) return absent;
    if (header.prev !== null && header.prev >= index)
      return refuse('RECORD_PACK_ENTRY', { log, index, field: 'prev' });
    if (!('envelope' in opening)) {
      out.push({ log, index, header, opened: null });
      continue;
    }
    const owner = cards.ofLog(log)[0]!.card.party;
    const by = openAs(cards, header.direction === 'in' ? header.peer! : owner, opening.envelope);
    if (isRefusal(by)) return by;
    const { statement, keyid } = by;
    const to = header.direction === 'in' ? owner : header.peer;
    if (statement.to !== to) return refuse('RECORD_PACK_ENTRY', { log, index, field: 'to' });
    if (statement.peerSeq !== header.peerSeq)
      return refuse('RECORD_PACK_ENTRY', { log, index, field: 'peerseq' });
    if (statement.class !== header.class) return refuse('RECORD_PACK_ENTRY', { log, index, field: 'class' });
    const { envelope } = opening;
    out.push({ log, index, header, opened: { envelope, hash: envelopeHash(envelope), statement, keyid } });
  }
  const outlived = out.find((entry) => !counts(entry, cards, out));
  if (!outlived) return out;
  const { log, index } = outlived;
  return refuse('RECORD_PACK_REVOKED', { log, index });
}

/**
 * A revoked key counts in its owner's log below the index that the newest card names, and in another log only where the
 * leaf stands before one, opened here, that brought the revocation: no time that a thief may write decides.
 */
function counts({ log, index, header, opened }: Proven, cards: Cards, all: readonly Proven[]): boolean {
  if (!opened) return true;
  const { from } = opened.statement;
  const fromIndex = cards.revokedFrom(from, opened.keyid);
  if (fromIndex === null) return true;
  if (header.direction !== 'in') return index < fromIndex;
  return all.some(
    (later) => later.log === log && later.index > index && bringsRevocation(later, from, opened.keyid),
  );
}

function bringsRevocation({ header, opened }: Proven, party: string, keyid: string): boolean {
  const kind = opened?.statement.kind;
  const brought =
    (kind === 'parties.rekeyed' && header.direction === 'in' && header.peer === party) ||
    (kind === 'parties.enrolled' && header.direction === 'own');
  if (!brought) return false;
  const card = checkCard((opened?.statement.body as { card?: unknown } | null)?.card);
  return !isRefusal(card) && card.party === party && card.revoked.some(revokes(keyid));
}

/** Each receipt is by the addressee of an opened entry, for exactly its bytes. */
export function proveReceipts(
  pack: Pack,
  cards: Cards,
  checkpoints: Checkpoints,
  proven: readonly Proven[],
): ReceiptFinding[] | Refusal {
  const byHash = new Map(proven.map(({ opened }) => [opened?.hash, opened]));
  const out: ReceiptFinding[] = [];
  for (const { envelope: json, proof } of pack.receipts) {
    const envelope = envelopeFromJson(json);
    if (isRefusal(envelope)) return envelope;
    const by = peekFrom(envelope) ?? '';
    const opened = openAs(cards, by, envelope);
    if (isRefusal(opened)) return opened;
    const { statement } = opened;
    if (statement.kind !== RECEIPT_KIND || statement.kindVersion !== RECEIPT_VERSION)
      return refuse('RECORD_RECEIPT_FIELD', { field: 'kind' });
    const of = (statement.body as { of?: unknown } | null)?.of;
    const sent = typeof of === 'string' ? byHash.get(of) : undefined;
    if (!sent || sent.statement.to !== by || statement.to !== sent.statement.from)
      return refuse('RECORD_RECEIPT_FIELD', { field: 'of' });
    const checked = checkReceipt(statement.body, sent.envelope, sent.statement, { log: statement.log });
    if (isRefusal(checked)) return checked;
    const { body, header } = checked;
    // Nothing but the receiver's own log says when a key that was revoked signed: a thief may have.
    if (!proof && cards.revokedFrom(by, opened.keyid) !== null)
      return refuse('RECORD_PACK_REVOKED', { log: body.log, index: body.index });
    if (proof) {
      const absent = stands(checkpoints, body.log, body.index, checked.leafHash, proof);
      if (absent) return absent;
    }
    out.push({
      type: 'receipt',
      of: body.of,
      by,
      log: body.log,
      index: body.index,
      class: header.class,
      receivedTime: body.receivedTime,
      proven: proof !== null,
    });
  }
  return out;
}
