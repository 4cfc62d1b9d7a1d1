/**
 * One entry after the other, each recomputed from header, salts and signed envelope. What is stored beside those three
 * (leaf, hashes, columns, the readable copy) must follow from them; what they say must fit the place they stand at.
 */
import { isDeepStrictEqual } from 'node:util';
import { type Entry, isRefusal, type Kind, type Params } from '../../contract/index.ts';
import {
  decodeEnvelope,
  decodeHeader,
  type Envelope,
  encodeEnvelope,
  envelopeHash,
  equalBytes,
  type Header,
  isOutlived,
  keyIdOf,
  leafHash,
  leafOf,
  openFrom,
  openOwn,
  type PartyCard,
  RECEIPT_KIND,
  SALT_BYTES,
  type Statement,
  toHex,
  type Verifier,
} from '../../record/index.ts';
import type { StoredEntry } from '../../store/index.ts';
import type { House } from '../house.ts';
import { type Awaited, receiptAgainst } from './awaited.ts';
import { columnsAgainst, differs } from './columns.ts';
import { Erasures, readErased } from './erasures.ts';
import type { Fault, FaultKind } from './fault.ts';
import { KnownKeys } from './known-keys.ts';

/** Marked as not understood though its body fits: an entry after its receipt must say that a room could not cope. */
interface Unexplained {
  index: number;
  hash: string;
}
interface Series {
  lastIndex: number | null;
  outSeq: number;
  outHash: string | null;
  /** Index of what came under each of the peer's sequences. */
  inSeqs: Map<number, number>;
}

/** What an entry turned out to be, for those who look further. */
export interface Walked {
  entry: Entry;
  statement: Statement;
}

export class Walk {
  readonly #house: House;
  readonly #card: PartyCard;
  readonly #keys: KnownKeys;
  readonly #series = new Map<string, Series>();
  #awaited: Awaited | null = null;
  #unexplained: Unexplained | null = null;
  /** Not understood though this version can read them, by hash: an entry must say that they are understood now. */
  readonly #unread = new Map<string, number>();
  #next = 0;
  readonly erasures = new Erasures();

  /** `card`: whose record it should be. */
  constructor(house: House, card: PartyCard) {
    this.#house = house;
    this.#card = card;
    this.#keys = new KnownKeys(card);
  }

  /** What still had to follow, when the entries seen so far are all there are. */
  unfinished(): Fault | null {
    if (!this.#keys.reachedCard())
      return { index: this.#next, what: 'first', params: { party: this.#card.party } };
    if (this.#awaited) return { index: this.#awaited.index, what: 'receipt', params: { field: '-' } };
    const [unread = this.#unexplained?.index] = this.#unread.values();
    return unread === undefined ? this.erasures.unexplained() : wronglyMarked(unread, false);
  }

  /** Every log key that a party has had so far. */
  logsOf(party: string): readonly Verifier[] {
    return this.#keys.logsOf(party);
  }

  /** The next entry in log order. */
  take(stored: StoredEntry): Walked | Fault {
    const index = this.#next++;
    const bad = (what: FaultKind, params: Params = {}): Fault => ({ index, what, params });
    if (stored.index !== index) return bad('missing');
    const header = decodeHeader(stored.header);
    if (isRefusal(header)) return bad('header', { line: Number(header.params['line'] ?? 1) });
    const awaited = this.#awaited;
    this.#awaited = null;
    if (!stored.envelope) return this.#takeErased(bad, stored, header, awaited);
    const envelope = decodeEnvelope(stored.envelope);
    if (isRefusal(envelope)) return bad('envelope', { code: envelope.refused });
    const bytes = new TextEncoder().encode(encodeEnvelope(envelope));
    if (!equalBytes(bytes, stored.envelope)) return bad('envelope', { code: 'spelling' });
    const opening = { salt1: stored.salt1, header: stored.header, salt2: stored.salt2, envelope };
    if (stored.salt1.length !== SALT_BYTES || stored.salt2.length !== SALT_BYTES) return bad('leaf');
    const leaf = leafOf(opening);
    if (!equalBytes(leaf, stored.leaf)) return bad('leaf');
    if (!equalBytes(leafHash(leaf), stored.leafHash)) return bad('leaf-hash');
    const hash = envelopeHash(envelope);
    if (stored.hash !== hash) return bad('hash');

    const from = header.direction === 'in' ? (header.peer as string) : this.#card.party;
    if (index === 0) this.#keys.found(envelope);
    const keys = this.#keys.of(from);
    if (!keys) return bad('sender', { party: from });
    const opened = header.direction === 'in' ? openFrom(keys, envelope) : openOwn(keys, envelope);
    if (isRefusal(opened)) return bad('signature', { party: from, code: opened.refused });
    const { statement } = opened;
    const field = this.#outOfPlace(index, header, statement, envelope, opened.messageKey);
    if (field) return index === 0 ? bad('first', { party: this.#card.party }) : bad('statement', { field });

    const late = this.#chain(bad, index, header, statement, hash, awaited);
    if (late) return late;
    const column = columnsAgainst(stored, header, statement);
    if (column) return bad('columns', column);
    this.#explain(header, statement);
    this.#readLate(header, statement);
    const entry = this.#entry(bad, stored, header, statement, hash);
    if ('what' in entry) return entry;
    const wrong = this.erasures.explain(entry);
    if (wrong) return wrong;
    this.#keys.learn(entry);
    if (header.direction === 'in' && statement.kind !== RECEIPT_KIND) {
      this.#awaited = {
        index,
        hash,
        act: statement.id,
        claimedTime: statement.claimedTime,
        receivedMs: header.timeMs,
        leaf: { salt1: toHex(stored.salt1), salt2: toHex(stored.salt2), header: stored.header },
      };
    }
    return { entry, statement };
  }

  /** Of an entry whose body was erased: its place, its header, its leaf, and what its erasure pins down. */
  #takeErased(
    bad: (what: FaultKind, params?: Params) => Fault,
    stored: StoredEntry,
    header: Header,
    awaited: Awaited | null,
  ): Walked | Fault {
    const entry = readErased(bad, stored, header);
    if ('what' in entry) return entry;
    const { id, kind, hash, peerSeq, claimedMs } = entry;
    const series = header.peer === null ? undefined : this.#series.get(header.peer);
    const claimedTime = Number.isFinite(claimedMs) ? new Date(claimedMs).toISOString() : '';
    // What it said of the envelope before it cannot be read any more; what the next one says of it can.
    const said = {
      id,
      kind,
      peerSeq,
      claimedTime,
      prevToPeer: series?.outHash ?? null,
      seen: null,
      body: null,
    };
    const statement = said as unknown as Statement;
    const late = this.#chain(bad, entry.index, header, statement, hash, awaited);
    if (late) return late;
    this.#explain(header, statement);
    this.erasures.meet(entry);
    if (header.direction === 'in') {
      this.#series.get(entry.from)?.inSeqs.set(peerSeq, entry.index);
      const leaf = { salt1: toHex(stored.salt1), salt2: '', header: stored.header };
      this.#awaited = { index: entry.index, hash, act: id, claimedTime, receivedMs: header.timeMs, leaf };
    }
    return { entry, statement };
  }

  /** The first field of the statement that does not belong at this place. */
  #outOfPlace(
    index: number,
    header: Header,
    statement: Statement,
    envelope: Envelope,
    messageKey: Uint8Array,
  ): string | null {
    const to = header.direction === 'in' ? this.#card.party : header.peer;
    if (statement.to !== to) return 'to';
    if (statement.mode !== this.#card.mode) return 'mode';
    if (statement.peerSeq !== header.peerSeq) return 'peerSeq';
    // Of a peer's envelope nobody signed the keyid, and it may be anything; ours is always our key's.
    if (header.direction !== 'in' && envelope.keyid !== keyIdOf(messageKey)) return 'keyid';
    const receipt = statement.kind === RECEIPT_KIND;
    if (header.direction !== 'own' && receipt !== (statement.peerSeq === 0)) return 'peerSeq';
    if (index > 0) return statement.kind === 'parties.opened' && header.direction === 'own' ? 'kind' : null;
    const first = statement.body as { card?: unknown } | null;
    const opens = statement.kind === 'parties.opened' && header.direction === 'own';
    return opens && isDeepStrictEqual(first?.card, this.#keys.of(this.#card.party)?.card) ? null : 'kind';
  }

  /** The chain of headers with the peer, our numbered series to it, and our receipts for what it sent. */
  #chain(
    bad: (what: FaultKind, params?: Params) => Fault,
    index: number,
    header: Header,
    statement: Statement,
    hash: string,
    awaited: Awaited | null,
  ): Fault | null {
    if (awaited && (header.direction !== 'out' || statement.kind !== RECEIPT_KIND)) {
      return { index: awaited.index, what: 'receipt', params: { field: '-' } };
    }
    if (header.peer === null) return null;
    const { peer } = header;
    const series = this.#series.get(peer) ?? { lastIndex: null, outSeq: 0, outHash: null, inSeqs: new Map() };
    this.#series.set(peer, series);
    if (header.prev !== series.lastIndex) {
      return bad('chain', {
        peer,
        given: String(header.prev ?? '-'),
        expected: String(series.lastIndex ?? '-'),
      });
    }
    series.lastIndex = index;
    if (statement.kind === RECEIPT_KIND) {
      if (header.direction === 'in') return null;
      // Given again, because the key under the first one was revoked: held against its entry by whoever can look back.
      if (!awaited && this.#keys.revokedOwn()) return null;
      const field = receiptAgainst(statement.body, awaited, this.#card.origin);
      return field ? { index: awaited?.index ?? index, what: 'receipt', params: { field } } : null;
    }
    if (header.direction === 'out') {
      if (statement.peerSeq !== series.outSeq + 1) return bad('series', { peer, field: 'peerSeq' });
      if (statement.prevToPeer !== series.outHash) return bad('series', { peer, field: 'prevToPeer' });
      series.outSeq = statement.peerSeq;
      series.outHash = hash;
    }
    return null;
  }

  /** After an upgrade an entry says of an earlier one that it is understood now. */
  #readLate(header: Header, statement: Statement): void {
    if (header.direction !== 'own' || statement.kind !== 'parties.now-understood') return;
    this.#unread.delete(String((statement.body as { hash?: unknown } | null)?.hash));
  }

  /** Between an unexplained entry and its explanation stand its receipt and, at most, the record of an equivocation. */
  #explain(header: Header, statement: Statement): void {
    const open = this.#unexplained;
    if (!open) return;
    const ours = header.direction === 'out' && statement.kind === RECEIPT_KIND;
    if (ours || (header.direction === 'own' && statement.kind === 'parties.equivocation')) return;
    this.#unexplained = null;
    const hash = (statement.body as { hash?: unknown } | null)?.hash;
    const explains = header.direction === 'own' && statement.kind === 'parties.not-followed-up';
    if (!explains || hash !== open.hash) this.#unread.set(open.hash, open.index);
  }

  #canRead(kind: Kind, statement: Statement, ours: boolean): boolean {
    if (kind.version !== statement.kindVersion) return false;
    return ours || (kind.recipients === 'peers' && kind.class === statement.class);
  }

  /** A second message under one number, unless the first was signed by a key whose time had ended. Counts this one. */
  #isSecond(index: number, statement: Statement): boolean {
    const { from, peerSeq } = statement;
    const seqs = this.#series.get(from)?.inSeqs;
    const first = seqs?.get(peerSeq);
    const second = first !== undefined && !isOutlived(this.#keys.after(statement, index), peerSeq, first);
    if (!second) seqs?.set(peerSeq, index);
    return second;
  }

  /** The readable copy, against what header and statement give. */
  #entry(
    bad: (what: FaultKind, params?: Params) => Fault,
    stored: StoredEntry,
    header: Header,
    statement: Statement,
    hash: string,
  ): Entry | Fault {
    let meta: Entry;
    try {
      meta = JSON.parse(stored.meta) as Entry;
    } catch {
      return bad('meta', { field: '-' });
    }
    const kind = this.#house.kinds.get(statement.kind);
    const ours = header.direction !== 'in' || statement.kind === RECEIPT_KIND;
    const parsed =
      kind && this.#canRead(kind, statement, ours) ? kind.schema.safeParse(statement.body) : null;
    const twice = !ours && this.#isSecond(stored.index, statement);
    const understood = ours || ((parsed?.success ?? false) && !twice);
    if (typeof meta !== 'object' || meta === null) return bad('meta', { field: '-' });
    if (meta.understood !== understood) {
      if (meta.understood !== false) return wronglyMarked(stored.index, true);
      this.#unexplained = { index: stored.index, hash };
    }
    const expected: Entry = {
      index: stored.index,
      direction: header.direction,
      peer: header.peer,
      class: header.class,
      kind: statement.kind,
      kindVersion: statement.kindVersion,
      id: statement.id,
      hash,
      mode: statement.mode,
      from: statement.from,
      to: statement.to,
      by: statement.by,
      precedence: statement.precedence,
      refs: statement.refs,
      claimedMs: Date.parse(statement.claimedTime),
      localMs: header.timeMs,
      peerSeq: statement.peerSeq,
      understood: meta.understood,
      // A peer's body is read through the schema, which may fill in defaults; where a room could not cope it stays raw.
      body: !ours && parsed?.success && meta.understood === understood ? parsed.data : statement.body,
    };
    const field = differs(meta, JSON.parse(JSON.stringify(expected)) as Entry);
    if (field) return bad('meta', { field });
    // A class that its kind does not have is kept as not understood; ours are always of their kind's class.
    const entryClass = understood && kind ? kind.class : statement.class;
    if (header.class !== entryClass || statement.class !== entryClass) {
      return bad('class', { given: header.class, expected: entryClass });
    }
    return expected;
  }
}

function wronglyMarked(index: number, understood: boolean): Fault {
  return { index, what: 'understood', params: { given: understood ? 'yes' : 'no' } };
}
