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
  sharesKey,
} from '../parties/index.ts';
import {
  changeKeys,
  checkReceipt,
  decodeEnvelope,
  type Envelope,
  envelopeHash,
  fromHex,
  isOutlived,
  type KeyHistory,
  makeReceiptBody,
  openFrom,
  type Peeked,
  peek,
  RECEIPT_KIND,
  RECEIPT_VERSION,
  REKEYED_KIND,
  type ReceiptBody,
  rekeyedBodySchema,
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
async function claimedBy(
  read: Pick<Session['read'], 'get'>,
  said: Peeked | null,
): Promise<PartyRow | Refusal> {
  const row = said === null ? undefined : await read.get<PartyRow>(PARTIES, said.from);
  return row && row.role !== 'me' ? row : refuse('NODE_UNKNOWN_SENDER', { party: said?.from ?? '?' });
}

/** By its present card: for what is signed beside the record. */
export async function senderOf(
  read: Pick<Session['read'], 'get'>,
  envelope: Envelope,
): Promise<Sender | Refusal> {
  const row = await claimedBy(read, peek(envelope));
  return isRefusal(row) ? row : senderOfCard(row.card);
}

export async function receive(
  session: Session,
  ports: SessionPorts,
  envelope: Envelope,
): Promise<Received | Refusal> {
  const hash = envelopeHash(envelope);
  const held = await session.txn.entryByHash(hash);
  // Verified when it came; its key may have been changed since.
  if (held?.direction === 'in')
    return { hash, receipt: await storedReceipt(session, ports, envelope, held), entry: null };
  const said = peek(envelope);
  const row = await claimedBy(session.read, said);
  if (isRefusal(row)) return row;
  const opened = openFrom(row, envelope, said);
  if (isRefusal(opened)) return opened;
  const { statement } = opened;
  const { identity } = ports;
  if (statement.to !== identity.party)
    return refuse('NODE_NOT_FOR_US', { to: statement.to ?? '-', us: identity.party });
  if (statement.mode !== identity.mode) {
    return refuse('NODE_OTHER_MODE', { party: statement.from, theirs: statement.mode, ours: identity.mode });
  }
  const sender: Sender = { party: row.card.party, log: row.card.origin, messageKey: opened.messageKey };
  return statement.kind === RECEIPT_KIND
    ? takeReceipt(session, ports, envelope, statement, sender)
    : takeMessage(session, ports, envelope, statement, row);
}

/** The receipt once given for an entry; given again where its signature is by a key that we revoked since. */
async function storedReceipt(
  session: Session,
  ports: SessionPorts,
  envelope: Envelope,
  held: StoredEntry,
): Promise<Uint8Array | null> {
  if (held.peer === null || held.kind === RECEIPT_KIND) return null;
  const inbox = await session.read.get<InboxRow>(INBOX, seqKey(held.peer, held.peerSeq));
  // It follows its entry at once, in the same savepoint; where it was given again the view knows the last.
  const at = inbox?.hash === held.hash ? inbox.receiptIndex : null;
  const given = await session.txn.entry(at ?? held.index + 1);
  if (!given?.envelope || given.kind !== RECEIPT_KIND) return null;
  const { of, leaf } = (JSON.parse(given.meta) as Entry<ReceiptBody>).body;
  if (of !== held.hash) return null;
  const signed = decodeEnvelope(given.envelope);
  // A second one under a number is evidence: its receipt stays as it was given, however often it comes again.
  if (at === null) return given.envelope;
  const revoked = ports.identity.card.revoked.some((one) => !isRefusal(signed) && one.keyid === signed.keyid);
  if (!revoked) return given.envelope;
  // Of an erased body the salt is gone from its entry, and a receipt without it would contradict our own log: the one
  // once given opens the leaf still.
  const salt2 = fromHex(leaf.salt2);
  return salt2 && giveReceipt(session, ports, envelope, { ...held, salt2 });
}

/** Signs and appends the receipt for an entry that came. Returns its bytes. */
async function giveReceipt(
  session: Session,
  ports: SessionPorts,
  envelope: Envelope,
  { index, salt1, header, salt2, peer }: StoredEntry,
): Promise<Uint8Array | null> {
  const sent = JSON.parse(new TextDecoder().decode(envelope.payload)) as Statement;
  const opening = { salt1, header, salt2, envelope };
  const receipt = await session.statement({
    kind: receiptKind,
    id: session.ctx(null).newId(),
    by: null,
    peer,
    body: makeReceiptBody(sent, ports.identity.card.origin, index, opening),
    draft: { refs: [sent.id] },
  });
  const given = await session.append({
    envelope: session.sign(receipt),
    statement: receipt,
    direction: 'out',
    peer,
    understood: true,
  });
  return given.stored.envelope;
}

/** The author's keys once this message is taken; a next card that shares a key with another party is refused. */
async function keysAfter(
  session: Session,
  author: PartyRow,
  statement: Statement,
): Promise<KeyHistory | Refusal> {
  if (statement.kind !== REKEYED_KIND) return author;
  const body = rekeyedBodySchema.safeParse(statement.body);
  if (!body.success) return author;
  const { card } = body.data;
  const rows = (await session.read.scan<PartyRow>(PARTIES)).map(({ row }) => row);
  const others = rows.filter((row) => row.card.party !== author.card.party);
  const other = sharesKey(card, others);
  if (other) return refuse('PARTIES_KEY_OF_OTHER', { party: card.party, other });
  return changeKeys(author, card, { peerSeq: statement.peerSeq, index: Number(session.tree.size) });
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
  author: PartyRow,
): Promise<Received | Refusal> {
  const peer = author.card.party;
  if (statement.peerSeq < 1) return refuse('NODE_NO_SEQUENCE', { party: peer });
  const keys = await keysAfter(session, author, statement);
  if (isRefusal(keys)) return keys;
  const inbox = await session.read.get<InboxRow>(INBOX, seqKey(peer, statement.peerSeq));
  const { understood, body } = understands(ports.house, statement);
  const second = inbox !== undefined && !isOutlived(keys, statement.peerSeq, inbox.index);
  // A second envelope under one number is kept as evidence but changes no view: neither of the two is preferred.
  const item = { envelope, direction: 'in', peer } as const;
  const place = await session.mark();
  let trouble: { room: string; error: unknown } | null = null;
  let appended: Awaited<ReturnType<Session['append']>>;
  try {
    appended = await session.append({
      ...item,
      statement: { ...statement, body },
      understood: understood && !second,
    });
  } catch (error) {
    // A body that fits its schema and still makes a room's view throw must not stop the series: it is kept, and
    // shown as not understood. Where it was the store that failed, rolling back fails too.
    await session.rollbackTo(place);
    trouble = { room: statement.kind.split('.')[0] as string, error };
    appended = await session.append({ ...item, statement, understood: false });
  }
  const { entry, stored } = appended;
  const receipt = await giveReceipt(session, ports, envelope, stored);
  if (inbox) {
    const hashes = [inbox.hash, entry.hash];
    await session.write(
      { kind: 'parties.equivocation', body: { peer, peerSeq: statement.peerSeq, hashes } },
      null,
    );
  }
  if (trouble !== null) await session.write(notFollowedUp(entry, trouble.room, trouble.error), null);
  await reactToPeer(session, ports, entry);
  return { hash: entry.hash, receipt, entry };
}
