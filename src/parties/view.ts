/** Parties, the two-way link with each, deliveries with their receipts, and what still waits to be receipted. */
import type { Change, Entry, Me, Rows, TableKey, View } from '../contract/index.ts';
import { decodeHeader, type PartyCard } from '../record/index.ts';
import type { Complete, Enrolled, Opened, Receipt } from './kinds.ts';

export const PARTIES = 'parties_known';
export const LINKS = 'parties_links';
export const DELIVERIES = 'parties_deliveries';
export const OUTBOX = 'parties_outbox';
export const INBOX = 'parties_inbox';
export const STATED = 'parties_complete';

export interface PartyRow {
  card: PartyCard;
  role: 'me' | 'party' | 'observer';
  actId: string;
}

/** State of the two series with one peer, and of its header chain in this log. */
export interface LinkRow {
  /** Last sequence sent, and the hash of that envelope. */
  outSeq: number;
  outHash: string | null;
  /** Everything up to here has come; `inMax` is the highest that has. */
  inSeq: number;
  inMax: number;
  /** Sequence numbers above `inSeq` that have come. */
  inAhead: number[];
  /** Index of the last entry with this peer, receipts included: next header's `prev`. */
  lastIndex: number | null;
  /** This node's clock at the last envelope from the peer, UTC ms. */
  heardMs: number | null;
}

export interface DeliveryRow {
  actId: string;
  kind: string;
  peer: string;
  hash: string;
  outIndex: number;
  peerSeq: number;
  sentMs: number;
  receipt: { actId: string; receivedMs: number; index: number; entryIndex: number; log: string } | null;
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
  inAhead: [],
  lastIndex: null,
  heardMs: null,
};

export function seqKey(peer: string, seq: number): string {
  return `${peer}/${String(seq).padStart(12, '0')}`;
}
export function deliveryKey(actId: string, peer: string): string {
  return `${actId}/${peer}`;
}

/** Sequence that a receipt speaks of: it stands in the leaf header which the receipt opens. */
function seqOfReceipt(body: Receipt): number {
  const header = decodeHeader(body.leaf.header);
  return 'refused' in header ? 0 : header.peerSeq;
}

function receivedInto(link: LinkRow, seq: number, localMs: number): LinkRow {
  if (seq <= link.inSeq || link.inAhead.includes(seq)) return { ...link, heardMs: localMs };
  const ahead = [...link.inAhead, seq].sort((a, b) => a - b);
  let inSeq = link.inSeq;
  while (ahead[0] === inSeq + 1) inSeq = ahead.shift() as number;
  return { ...link, inSeq, inAhead: ahead, inMax: Math.max(link.inMax, seq), heardMs: localMs };
}

function touches(entry: Entry): TableKey[] {
  const keys: TableKey[] = [];
  const { peer } = entry;
  if (entry.direction === 'own' && (entry.kind === 'parties.opened' || entry.kind === 'parties.enrolled')) {
    keys.push({ table: PARTIES, key: (entry.body as Enrolled).card.party });
  }
  if (entry.direction === 'own' && entry.kind === 'parties.complete')
    keys.push({ table: STATED, key: entry.id });
  if (peer === null) return keys;
  keys.push({ table: LINKS, key: peer });
  if (entry.kind !== 'parties.receipt') {
    if (entry.direction === 'out') {
      keys.push(
        { table: DELIVERIES, key: deliveryKey(entry.id, peer) },
        { table: OUTBOX, key: seqKey(peer, entry.peerSeq) },
      );
    } else keys.push({ table: INBOX, key: seqKey(peer, entry.peerSeq) });
    return keys;
  }
  const body = entry.body as Receipt;
  const seq = seqOfReceipt(body);
  if (entry.direction === 'in') {
    keys.push(
      { table: DELIVERIES, key: deliveryKey(body.act, peer) },
      { table: OUTBOX, key: seqKey(peer, seq) },
    );
  } else keys.push({ table: INBOX, key: seqKey(peer, seq) });
  return keys;
}

function applyReceipt(entry: Entry<Receipt>, rows: Rows, peer: string): Change[] {
  const { body } = entry;
  const seq = seqOfReceipt(body);
  if (entry.direction === 'out') {
    const row = rows.get<InboxRow>(INBOX, seqKey(peer, seq));
    if (!row || row.hash !== body.of) return [];
    return [{ table: INBOX, key: seqKey(peer, seq), row: { ...row, receiptIndex: entry.index } }];
  }
  const row = rows.get<DeliveryRow>(DELIVERIES, deliveryKey(body.act, peer));
  // A receipt for other bytes than those sent proves nothing about the notice: it stays an entry and no more.
  if (!row || row.hash !== body.of || row.receipt) return [];
  const receipt = {
    actId: entry.id,
    receivedMs: Date.parse(body.receivedTime),
    index: body.index,
    entryIndex: entry.index,
    log: body.log,
  };
  return [
    { table: DELIVERIES, key: deliveryKey(body.act, peer), row: { ...row, receipt } },
    { table: OUTBOX, key: seqKey(peer, row.peerSeq), row: null },
  ];
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
    };
    const waiting: OutboxRow = { index: entry.index, hash: entry.hash, precedence: entry.precedence };
    return [
      { table: DELIVERIES, key: deliveryKey(entry.id, peer), row: delivery },
      { table: OUTBOX, key, row: waiting },
    ];
  }
  // The first bytes under a sequence number stay; a second set is evidence, recorded by its own entry.
  if (rows.get<InboxRow>(INBOX, key)) return [];
  return [
    {
      table: INBOX,
      key,
      row: { hash: entry.hash, index: entry.index, receiptIndex: null } satisfies InboxRow,
    },
  ];
}

function linkAfter(entry: Entry, link: LinkRow): LinkRow {
  const next = { ...link, lastIndex: entry.index };
  if (entry.kind === 'parties.receipt')
    return entry.direction === 'in' ? { ...next, heardMs: entry.localMs } : next;
  if (entry.direction === 'out') return { ...next, outSeq: entry.peerSeq, outHash: entry.hash };
  return receivedInto(next, entry.peerSeq, entry.localMs);
}

export const view: View = {
  version: 1,
  seesAll: true,
  tables: [PARTIES, LINKS, DELIVERIES, OUTBOX, INBOX, STATED],
  touches: (entry: Entry, _me: Me) => touches(entry),
  apply(entry: Entry, rows: Rows, _me: Me): Change[] {
    const { peer } = entry;
    if (entry.kind === 'parties.opened' && entry.direction === 'own') {
      const { card } = entry.body as Opened;
      return [
        { table: PARTIES, key: card.party, row: { card, role: 'me', actId: entry.id } satisfies PartyRow },
      ];
    }
    if (entry.kind === 'parties.enrolled' && entry.direction === 'own') {
      const { card, role } = entry.body as Enrolled;
      return [{ table: PARTIES, key: card.party, row: { card, role, actId: entry.id } satisfies PartyRow }];
    }
    if (entry.kind === 'parties.complete' && entry.direction === 'own') {
      return [{ table: STATED, key: entry.id, row: { ...(entry.body as Complete), index: entry.index } }];
    }
    if (peer === null) return [];
    const link = linkAfter(entry, rows.get<LinkRow>(LINKS, peer) ?? EMPTY_LINK);
    const rest =
      entry.kind === 'parties.receipt'
        ? applyReceipt(entry as Entry<Receipt>, rows, peer)
        : applyMessage(entry, rows, peer);
    return [{ table: LINKS, key: peer, row: link }, ...rest];
  },
};
