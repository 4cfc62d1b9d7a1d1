/**
 * A peer's envelope comes in. It is never decided, only verified: then appended, applied, receipted. The same bytes
 * again give the byte-identical receipt; the log is the index, so there is no window after which a repeat is new.
 */
import { type Entry, isRefusal, type Refusal, refuse } from '../contract/index.ts';
import {
  DELIVERIES,
  type DeliveryRow,
  INBOX,
  type InboxRow,
  PARTIES,
  type PartyRow,
  receiptKind,
  seqKey,
} from '../parties/index.ts';
import {
  checkReceipt,
  decodeEnvelope,
  type Envelope,
  envelopeHash,
  makeReceiptBody,
  openEnvelope,
  peekFrom,
  RECEIPT_KIND,
  RECEIPT_VERSION,
  type ReceiptBody,
  type Sender,
  type Statement,
  senderOf as senderOfCard,
} from '../record/index.ts';
import type { StoredEntry } from '../store/index.ts';
import { understands } from './house.ts';
import type { Session, SessionPorts } from './session.ts';
import { notFollowedUp, reactToPeer } from './writer.ts';

/** What goes back to the peer: the receipt's exact bytes; null where none is due (the envelope was itself a receipt). */
export interface Received {
  hash: string;
  receipt: Uint8Array | null;
  entry: Entry | null;
}

/** The enrolled party whose envelope this claims to be. */
export async function senderOf(
  read: Pick<Session['read'], 'get'>,
  envelope: Envelope,
): Promise<Sender | Refusal> {
  const from = peekFrom(envelope);
  const row = from === null ? undefined : await read.get<PartyRow>(PARTIES, from);
  if (!row || row.role === 'me') return refuse('NODE_UNKNOWN_SENDER', { party: from ?? '?' });
  return senderOfCard(row.card);
}

export async function receive(
  session: Session,
  ports: SessionPorts,
  envelope: Envelope,
): Promise<Received | Refusal> {
  const sender = await senderOf(session.read, envelope);
  if (isRefusal(sender)) return sender;
  const statement = openEnvelope(envelope, sender);
  if (isRefusal(statement)) return statement;
  const { identity } = ports;
  if (statement.to !== identity.party)
    return refuse('NODE_NOT_FOR_US', { to: statement.to ?? '-', us: identity.party });
  if (statement.mode !== identity.mode) {
    return refuse('NODE_OTHER_MODE', { party: statement.from, theirs: statement.mode, ours: identity.mode });
  }
  const hash = envelopeHash(envelope);
  const held = await session.txn.entryByHash(hash);
  if (held) return { hash, receipt: await storedReceipt(session, held), entry: null };
  return statement.kind === RECEIPT_KIND
    ? takeReceipt(session, ports, envelope, statement, sender)
    : takeMessage(session, ports, envelope, statement, sender);
}

/** The receipt once given for an entry. */
async function storedReceipt(session: Session, held: StoredEntry): Promise<Uint8Array | null> {
  if (held.peer === null || held.kind === RECEIPT_KIND) return null;
  // The receipt follows its entry at once, in the same savepoint; reactions come after it.
  const next = await session.txn.entry(held.index + 1);
  const of =
    next && next.kind === RECEIPT_KIND ? (JSON.parse(next.meta) as Entry<ReceiptBody>).body.of : null;
  return of === held.hash ? (next?.envelope ?? null) : null;
}

async function takeReceipt(
  session: Session,
  ports: SessionPorts,
  envelope: Envelope,
  statement: Statement,
  sender: Sender,
): Promise<Received | Refusal> {
  if (statement.kindVersion !== RECEIPT_VERSION || statement.peerSeq !== 0)
    return refuse('RECORD_RECEIPT_FIELD', { field: statement.peerSeq === 0 ? 'kindVersion' : 'peerSeq' });
  const act = (statement.body as { act?: unknown } | null)?.act;
  const delivery =
    typeof act === 'string'
      ? await session.read.get<DeliveryRow>(DELIVERIES, `${act}/${sender.party}`)
      : undefined;
  if (!delivery) return refuse('NODE_RECEIPT_FOR_NOTHING', { party: sender.party });
  const sent = await session.txn.entry(delivery.outIndex);
  const original = sent?.envelope ? decodeEnvelope(sent.envelope) : null;
  if (!original || isRefusal(original)) return refuse('NODE_RECEIPT_FOR_NOTHING', { party: sender.party });
  const sentStatement = JSON.parse(new TextDecoder().decode(original.payload)) as Statement;
  const checked = checkReceipt(statement.body, original, sentStatement, {
    log: sender.log,
  });
  if (isRefusal(checked)) return checked;
  const { entry } = await session.append({
    envelope,
    statement,
    direction: 'in',
    peer: sender.party,
    understood: true,
  });
  await reactToPeer(session, ports, entry);
  return { hash: envelopeHash(envelope), receipt: null, entry };
}

async function takeMessage(
  session: Session,
  ports: SessionPorts,
  envelope: Envelope,
  statement: Statement,
  sender: Sender,
): Promise<Received | Refusal> {
  if (statement.peerSeq < 1) return refuse('NODE_NO_SEQUENCE', { party: sender.party });
  const peer = sender.party;
  const inbox = await session.read.get<InboxRow>(INBOX, seqKey(peer, statement.peerSeq));
  const { understood, body } = understands(ports.house, statement);
  // A second envelope under one number is kept as evidence but changes no view: neither of the two is preferred.
  const item = { envelope, direction: 'in', peer } as const;
  const place = await session.mark();
  let trouble: { room: string; error: unknown } | null = null;
  let appended: Awaited<ReturnType<Session['append']>>;
  try {
    appended = await session.append({
      ...item,
      statement: { ...statement, body },
      understood: understood && !inbox,
    });
  } catch (error) {
    // A body that fits its schema and still makes a room's view throw must not stop the series: it is kept, and
    // shown as not understood. Where it was the store that failed, rolling back fails too.
    await session.rollbackTo(place);
    trouble = { room: statement.kind.split('.')[0] as string, error };
    appended = await session.append({ ...item, statement, understood: false });
  }
  const { entry, stored } = appended;
  const receiptBody = makeReceiptBody(statement, ports.identity.card.origin, entry.index, {
    salt1: stored.salt1,
    header: stored.header,
    salt2: stored.salt2,
    envelope,
  });
  const receipt = await session.statement({
    kind: receiptKind,
    id: session.ctx(null).newId(),
    by: null,
    peer,
    body: receiptBody,
    draft: { refs: [statement.id] },
  });
  const signed = session.sign(receipt);
  const given = await session.append({
    envelope: signed,
    statement: receipt,
    direction: 'out',
    peer,
    understood: true,
  });
  if (inbox) {
    const hashes = [inbox.hash, entry.hash];
    await session.write(
      { kind: 'parties.equivocation', body: { peer, peerSeq: statement.peerSeq, hashes } },
      null,
    );
  }
  if (trouble !== null) await session.write(notFollowedUp(entry, trouble.room, trouble.error), null);
  await reactToPeer(session, ports, entry);
  return { hash: entry.hash, receipt: given.stored.envelope, entry };
}
