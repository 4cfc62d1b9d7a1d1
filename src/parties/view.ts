/** Parties, the two-way link with each, deliveries with their receipts, and what still waits to be receipted. */
import {
  type Change,
  type Entry,
  type Me,
  PRECEDENCES,
  type Precedence,
  type Rows,
  type TableKey,
  type View,
} from '../contract/index.ts';
import {
  beginHistory,
  changeKeys,
  decodeHeader,
  enrolAgain,
  isOutlived,
  type KeyHistory,
  REKEYED_KIND,
  type RekeyedBody,
} from '../record/index.ts';
import type { Complete, Enrolled, Forked, Opened, Receipt, Recorded } from './kinds.ts';

export const PARTIES = 'parties_known';
export const LINKS = 'parties_links';
export const DELIVERIES = 'parties_deliveries';
export const OUTBOX = 'parties_outbox';
export const INBOX = 'parties_inbox';
/** Unbroken runs of a peer's sequence: first → last and last → first, so that any order of arrival costs the same. */
const RUNS = 'parties_runs';
export const STATED = 'parties_complete';
/** Receipts held whose place in the peer's log is not proved yet, by that place. */
export const UNPROVED = 'parties_unproved';
/** By origin: logs that have shown two histories. */
export const FORKS = 'parties_forks';

/** The newest card of a party, and which of its keys spoke when. */
export interface PartyRow extends KeyHistory {
  role: 'me' | 'party' | 'observer';
  actId: string;
}

/** State of the two series with one peer, and of its header chain in this log. */
export interface LinkRow {
  /** Last sequence sent, and the hash of that envelope. */
  outSeq: number;
  outHash: string | null;
  /** Everything up to here has come; `inMax` is the highest that has, `inCount` how many have. */
  inSeq: number;
  inMax: number;
  inCount: number;
  /** Index of the last entry with this peer, receipts included: next header's `prev`. */
  lastIndex: number | null;
  /** This node's clock at the last envelope from the peer, UTC ms. */
  heardMs: number | null;
  /**
   * The peer's clock against this node's, ms, as far as proved: above 0 it named a time still to come, below 0 it
   * receipted before this node had sent; 0 is what transit can explain. null: no evidence yet.
   */
  skewMs: number | null;
  /** Sequences of entries with our next card that the peer has not receipted, rising: nothing overtakes them. */
  rekeys: number[];
  /** How long before its arrival the last message was signed, by the peer's clock: a late way or a slow clock. */
  lagMs: number | null;
}

export interface DeliveryRow {
  actId: string;
  kind: string;
  peer: string;
  hash: string;
  outIndex: number;
  peerSeq: number;
  sentMs: number;
  /** `receivedMs` by the receiver's clock, `arrivedMs` (of the receipt) by this node's. */
  receipt: {
    actId: string;
    receivedMs: number;
    arrivedMs: number;
    index: number;
    entryIndex: number;
    log: string;
  } | null;
  /** The receipt's leaf in the peer's log, under a cosigned checkpoint of that size; `entryIndex`: where this is kept. */
  proof: { index: number; size: number; entryIndex: number } | null;
}
export interface UnprovedRow {
  actId: string;
}
/** The first evidence; later pairs of the same log add nothing to it. */
export interface ForkRow {
  party: string | null;
  /** Where the evidence stands in this record. */
  index: number;
}
export interface OutboxRow {
  index: number;
  hash: string;
  precedence: string;
}
/** What came from a peer under one sequence number, and the index of the receipt given for it. */
export interface InboxRow {
  hash: string;
  index: number;
  receiptIndex: number | null;
}

export const EMPTY_LINK: LinkRow = {
  outSeq: 0,
  outHash: null,
  inSeq: 0,
  inMax: 0,
  inCount: 0,
  lastIndex: null,
  heardMs: null,
  skewMs: null,
  lagMs: null,
  rekeys: [],
};

function padded(seq: number): string {
  return String(seq).padStart(16, '0');
}
export function seqKey(peer: string, seq: number): string {
  return `${peer}/${padded(seq)}`;
}
/** Waiting envelopes lie in the order in which they should leave: the most urgent first, then by sequence. */
export function outboxKey(peer: string, precedence: Precedence, seq: number): string {
  return `${peer}/${PRECEDENCES.length - PRECEDENCES.indexOf(precedence)}/${padded(seq)}`;
}
export function unprovedKey(peer: string, index: number, actId: string): string {
  return `${peer}/${padded(index)}/${actId}`;
}
/** The sequence in an outbox key. */
export function seqOfKey(key: string): number {
  return Number(key.slice(key.lastIndexOf('/') + 1));
}
export function deliveryKey(actId: string, peer: string): string {
  return `${actId}/${peer}`;
}

/** Sequence that a receipt speaks of: it stands in the leaf header which the receipt opens. */
function seqOfReceipt(body: Receipt): number {
  const header = decodeHeader(body.leaf.header);
  return 'refused' in header ? 0 : header.peerSeq;
}

/** The link and its runs after a message under a number not seen before. */
function receivedInto(link: LinkRow, entry: Entry, rows: Rows, peer: string): [LinkRow, Change[]] {
  const seq = entry.peerSeq;
  const from = rows.get<number>(RUNS, seqKey(peer, seq - 1)) ?? seq;
  const to = rows.get<number>(RUNS, seqKey(peer, seq + 1)) ?? seq;
  const next: LinkRow = {
    ...link,
    inSeq: from === 1 ? to : link.inSeq,
    inMax: Math.max(link.inMax, seq),
    inCount: link.inCount + 1,
  };
  const ends: [number, number | null][] = [
    [seq - 1, null],
    [seq + 1, null],
    [from, to],
    [to, from],
  ];
  return [next, ends.map(([at, row]) => ({ table: RUNS, key: seqKey(peer, at), row }))];
}

function touches(entry: Entry): TableKey[] {
  const keys: TableKey[] = [];
  const { peer } = entry;
  if (entry.direction === 'own' && (entry.kind === 'parties.opened' || entry.kind === 'parties.enrolled')) {
    keys.push({ table: PARTIES, key: (entry.body as Enrolled).card.party });
  }
  if (entry.direction === 'own' && entry.kind === 'parties.complete')
    keys.push({ table: STATED, key: entry.id });
  if (entry.direction === 'own' && entry.kind === 'parties.recorded') {
    const { peer: of, proofs } = entry.body as Recorded;
    for (const { act, index } of proofs) {
      keys.push({ table: DELIVERIES, key: deliveryKey(act, of) });
      keys.push({ table: UNPROVED, key: unprovedKey(of, index, act) });
    }
  }
  if (entry.direction === 'own' && entry.kind === REKEYED_KIND)
    keys.push({ table: PARTIES, key: entry.from });
  if (entry.direction === 'own' && entry.kind === 'parties.forked')
    keys.push({ table: FORKS, key: (entry.body as Forked).log });
  if (peer === null) return keys;
  keys.push({ table: LINKS, key: peer });
  if (entry.kind !== 'parties.receipt') {
    if (entry.direction === 'out') {
      keys.push(
        { table: DELIVERIES, key: deliveryKey(entry.id, peer) },
        { table: OUTBOX, key: outboxKey(peer, entry.precedence, entry.peerSeq) },
      );
    } else {
      keys.push(
        { table: PARTIES, key: peer },
        { table: INBOX, key: seqKey(peer, entry.peerSeq) },
        { table: RUNS, key: seqKey(peer, entry.peerSeq - 1) },
        { table: RUNS, key: seqKey(peer, entry.peerSeq + 1) },
      );
    }
    return keys;
  }
  const body = entry.body as Receipt;
  const seq = seqOfReceipt(body);
  if (entry.direction === 'in') {
    keys.push({ table: DELIVERIES, key: deliveryKey(body.act, peer) });
    keys.push({ table: UNPROVED, key: unprovedKey(peer, body.index, body.act) });
    for (const precedence of PRECEDENCES) keys.push({ table: OUTBOX, key: outboxKey(peer, precedence, seq) });
  } else keys.push({ table: INBOX, key: seqKey(peer, seq) });
  return keys;
}

/** The delivery that a receipt is for. One for other bytes than those sent proves nothing: it stays an entry and no more. */
function receipted({ body }: Entry<Receipt>, rows: Rows, peer: string): DeliveryRow | undefined {
  const row = rows.get<DeliveryRow>(DELIVERIES, deliveryKey(body.act, peer));
  return row?.hash === body.of ? row : undefined;
}

function applyReceipt(entry: Entry<Receipt>, rows: Rows, peer: string): Change[] {
  const { body } = entry;
  const seq = seqOfReceipt(body);
  if (entry.direction === 'out') {
    const row = rows.get<InboxRow>(INBOX, seqKey(peer, seq));
    if (!row || row.hash !== body.of) return [];
    return [{ table: INBOX, key: seqKey(peer, seq), row: { ...row, receiptIndex: entry.index } }];
  }
  const row = receipted(entry, rows, peer);
  if (!row || row.receipt) return [];
  const receipt = {
    actId: entry.id,
    receivedMs: Date.parse(body.receivedTime),
    arrivedMs: entry.localMs,
    index: body.index,
    entryIndex: entry.index,
    log: body.log,
  };
  return [
    { table: DELIVERIES, key: deliveryKey(body.act, peer), row: { ...row, receipt } },
    {
      table: UNPROVED,
      key: unprovedKey(peer, body.index, body.act),
      row: { actId: body.act } satisfies UnprovedRow,
    },
    ...PRECEDENCES.map((precedence) => ({
      table: OUTBOX,
      key: outboxKey(peer, precedence, row.peerSeq),
      row: null,
    })),
  ];
}

/** A proof is of the receipt that is held: of its bytes, at the place that it names. */
function applyRecorded(entry: Entry<Recorded>, rows: Rows): Change[] {
  const { peer, size, proofs } = entry.body;
  return proofs.flatMap(({ act, of, index }) => {
    const key = deliveryKey(act, peer);
    const row = rows.get<DeliveryRow>(DELIVERIES, key);
    if (!row?.receipt || row.proof || row.hash !== of || row.receipt.index !== index) return [];
    const proof = { index, size, entryIndex: entry.index };
    return [
      { table: DELIVERIES, key, row: { ...row, proof } },
      { table: UNPROVED, key: unprovedKey(peer, index, act), row: null },
    ];
  });
}

/** Brings its author's next card, and this log takes it. */
function isRekeyed(entry: Entry): boolean {
  return entry.kind === REKEYED_KIND && entry.understood && entry.direction !== 'out';
}
/** The author as it stands once this entry is applied: an entry with the next card counts for itself too. */
function partyAfter(entry: Entry, rows: Rows): PartyRow | undefined {
  const row = rows.get<PartyRow>(PARTIES, entry.from);
  if (!row || !isRekeyed(entry)) return row;
  const { card } = entry.body as RekeyedBody;
  return { ...row, ...changeKeys(row, card, { peerSeq: entry.peerSeq, index: entry.index }) };
}
/** Enrolled for the first time, or again by a later card of the same root. */
function enrolledRow(entry: Entry<Enrolled>, rows: Rows): PartyRow {
  const { card, role } = entry.body;
  const held = rows.get<PartyRow>(PARTIES, card.party);
  const later = held && held.card.serial < card.serial;
  const keys = later ? enrolAgain(held, card, entry.index) : (held ?? beginHistory(card, entry.index));
  return { card: keys.card, periods: keys.periods, role, actId: entry.id };
}

function applyMessage(entry: Entry, rows: Rows, peer: string): Change[] {
  const key = seqKey(peer, entry.peerSeq);
  if (entry.direction === 'out') {
    const delivery: DeliveryRow = {
      actId: entry.id,
      kind: entry.kind,
      peer,
      hash: entry.hash,
      outIndex: entry.index,
      peerSeq: entry.peerSeq,
      sentMs: entry.localMs,
      receipt: null,
      proof: null,
    };
    const waiting: OutboxRow = { index: entry.index, hash: entry.hash, precedence: entry.precedence };
    return [
      { table: DELIVERIES, key: deliveryKey(entry.id, peer), row: delivery },
      { table: OUTBOX, key: outboxKey(peer, entry.precedence, entry.peerSeq), row: waiting },
    ];
  }
  const known = rows.get<InboxRow>(INBOX, key);
  const party = partyAfter(entry, rows);
  const changed = party && isRekeyed(entry) ? [{ table: PARTIES, key: peer, row: party }] : [];
  // The first bytes under a sequence number stay; a second set is evidence, recorded by its own entry. What a key
  // signed beyond its time, as a thief does to be there first, gives way to the key whose time it is.
  if (known && !(party && isOutlived(party, entry.peerSeq, known.index))) return changed;
  return [
    ...changed,
    {
      table: INBOX,
      key,
      row: { hash: entry.hash, index: entry.index, receiptIndex: null } satisfies InboxRow,
    },
  ];
}

/**
 * A receipt is signed when it is made: between our sending and its arrival, if both clocks agree. A message may have
 * waited for days, so only a time still to come tells of its sender's clock.
 */
function heard(entry: Entry, link: LinkRow, rows: Rows, peer: string): LinkRow {
  const next = { ...link, heardMs: entry.localMs };
  if (entry.kind !== 'parties.receipt') {
    const lagMs = entry.localMs - entry.claimedMs;
    return { ...next, lagMs, skewMs: lagMs < 0 ? -lagMs : link.skewMs };
  }
  const body = entry.body as Receipt;
  const sentMs = rows.get<DeliveryRow>(DELIVERIES, deliveryKey(body.act, peer))?.sentMs;
  if (sentMs === undefined) return next;
  const receivedMs = Date.parse(body.receivedTime);
  return { ...next, skewMs: Math.min(0, receivedMs - sentMs) || Math.max(0, receivedMs - entry.localMs) };
}

function applyLink(entry: Entry, rows: Rows, peer: string): Change[] {
  const link = { ...(rows.get<LinkRow>(LINKS, peer) ?? EMPTY_LINK), lastIndex: entry.index };
  let next: LinkRow = link;
  let runs: Change[] = [];
  if (entry.direction === 'in') {
    const known = rows.get<InboxRow>(INBOX, seqKey(peer, entry.peerSeq));
    if (entry.kind !== 'parties.receipt' && !known) [next, runs] = receivedInto(link, entry, rows, peer);
    next = heard(entry, next, rows, peer);
    const done =
      entry.kind === 'parties.receipt' ? receipted(entry as Entry<Receipt>, rows, peer) : undefined;
    if (done) next = { ...next, rekeys: next.rekeys.filter((seq) => seq !== done.peerSeq) };
  } else if (entry.kind !== 'parties.receipt') {
    const rekeys = entry.kind === REKEYED_KIND ? [...link.rekeys, entry.peerSeq] : link.rekeys;
    next = { ...link, outSeq: entry.peerSeq, outHash: entry.hash, rekeys };
  }
  return [{ table: LINKS, key: peer, row: next }, ...runs];
}

export const view: View = {
  version: 3,
  seesAll: true,
  tables: [PARTIES, LINKS, DELIVERIES, OUTBOX, INBOX, RUNS, STATED, FORKS, UNPROVED],
  touches: (entry: Entry, _me: Me) => touches(entry),
  apply(entry: Entry, rows: Rows, _me: Me): Change[] {
    const { peer } = entry;
    if (entry.kind === 'parties.opened' && entry.direction === 'own') {
      const { card } = entry.body as Opened;
      const row: PartyRow = { ...beginHistory(card, entry.index), role: 'me', actId: entry.id };
      return [{ table: PARTIES, key: card.party, row }];
    }
    if (entry.kind === 'parties.enrolled' && entry.direction === 'own') {
      const row = enrolledRow(entry as Entry<Enrolled>, rows);
      return [{ table: PARTIES, key: row.card.party, row }];
    }
    if (entry.kind === REKEYED_KIND && entry.direction === 'own') {
      const row = partyAfter(entry, rows);
      return row ? [{ table: PARTIES, key: entry.from, row }] : [];
    }
    if (entry.kind === 'parties.complete' && entry.direction === 'own') {
      return [{ table: STATED, key: entry.id, row: { ...(entry.body as Complete), index: entry.index } }];
    }
    if (entry.kind === 'parties.recorded' && entry.direction === 'own')
      return applyRecorded(entry as Entry<Recorded>, rows);
    if (entry.kind === 'parties.forked' && entry.direction === 'own') {
      const { log, party } = entry.body as Forked;
      if (rows.get<ForkRow>(FORKS, log)) return [];
      return [{ table: FORKS, key: log, row: { party, index: entry.index } satisfies ForkRow }];
    }
    if (peer === null) return [];
    const rest =
      entry.kind === 'parties.receipt'
        ? applyReceipt(entry as Entry<Receipt>, rows, peer)
        : applyMessage(entry, rows, peer);
    return [...applyLink(entry, rows, peer), ...rest];
  },
};
