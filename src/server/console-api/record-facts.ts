/** All that this node holds about one entry of its record: what the sentences beside it may rest on. */
import type { Entry, Trilingual } from '../../contract/index.ts';
import type { MessageView } from '../../line/index.ts';
import { entryOf, type Running } from '../../node/index.ts';
import { NOTICES, type NoticeRow, type NoticeVersion } from '../../notices/index.ts';
import {
  DELIVERIES,
  type DeliveryRow,
  INBOX,
  type InboxRow,
  LINKS,
  type LinkRow,
  PARTIES,
  type PartyRow,
  seqKey,
} from '../../parties/index.ts';
import { RECEIPT_KIND } from '../../record/index.ts';
import type { StoredEntry } from '../../store/index.ts';
import { sizeOf } from '../health.ts';

/** A named officer's word that it was read. */
export interface ReadBy {
  officer: string;
  /** By the reader's clock / entry that says so. */
  claimedMs: number;
  index: number | null;
}
export interface RecordFacts {
  me: string;
  entry: Entry;
  erased: boolean;
  signedSize: number | null;
  /** Entries under the largest own checkpoint that witnesses enough have cosigned; null: none. */
  cosignedSize: number | null;
  /** Of an own act one for each copy sent; of a copy its own. */
  deliveries: DeliveryRow[];
  /** Index of the receipt given for what came. */
  receiptIndex: number | null;
  /** Other bytes came first under the same number. */
  secondUnderNumber: boolean;
  understoodSince: { atMs: number; index: number } | null;
  notFollowedUp: { room: string; index: number } | null;
  /** Who is asked to read it, and who of each party has. null: nobody is asked. */
  readers: { party: string; read: ReadBy | null }[] | null;
  /** Words of a mark that the entry's own room gave it. */
  marks: Trilingual[];
  /** Proved differences of the clocks of parties named here, ms. */
  skews: Map<string, number>;
}

/** Names of the parties, in three languages. */
export async function namesOf({ node }: Running): Promise<Map<string, Trilingual>> {
  const rows = await node.store.read.scan<PartyRow>(PARTIES);
  return new Map(rows.map(({ row }) => [row.card.party, row.card.names]));
}

/** Entries read late that are looked through for one of them. */
const MAX_UPGRADED = 2_000;
/** A difference beyond this is said. */
const CLOCK_OFF_MS = 60_000;

export class Facts {
  readonly #running: Running;
  readonly #signedSize: number | null;
  readonly #cosignedSize: number | null;
  readonly #skews = new Map<string, Promise<number>>();

  /** For the entries of one answer: what is asked of all of them is read once. */
  constructor(running: Running) {
    this.#running = running;
    this.#signedSize = sizeOf(running.node.checkpoints.note);
    const cosigned = running.node.cosigning.cosigned;
    this.#cosignedSize = cosigned && Number(cosigned.size);
  }

  async of(stored: StoredEntry): Promise<RecordFacts> {
    const entry = entryOf(stored);
    const { party: me } = this.#running.config;
    const receipt = entry.kind === RECEIPT_KIND;
    const deliveries = receipt ? [] : await this.#deliveries(entry);
    const inbox =
      entry.direction === 'in' && !receipt
        ? await this.#read.get<InboxRow>(INBOX, seqKey(entry.from, entry.peerSeq))
        : undefined;
    const first = inbox?.hash === entry.hash;
    const asked = entry.understood && stored.envelope !== null;
    const line = asked && entry.kind.startsWith('line.') ? await this.#message(entry) : null;
    const parties = new Set([...deliveries.map(({ peer }) => peer), ...(entry.peer ? [entry.peer] : [])]);
    const skews = new Map<string, number>();
    for (const party of parties) {
      const skew = await this.#skew(party);
      if (Math.abs(skew) > CLOCK_OFF_MS) skews.set(party, skew);
    }
    return {
      me,
      entry,
      erased: stored.envelope === null,
      signedSize: this.#signedSize,
      cosignedSize: this.#cosignedSize,
      deliveries,
      receiptIndex: first ? (inbox?.receiptIndex ?? null) : await this.#receiptAfter(stored, inbox),
      secondUnderNumber: inbox !== undefined && !first,
      ...(await this.#afterwards(entry)),
      readers: asked ? await this.#readers(entry, deliveries, line) : null,
      marks: (line?.marks ?? []).map(
        (mark) => this.#running.node.house.text[`line.mark.${mark}`] as Trilingual,
      ),
      skews,
    };
  }

  get #read() {
    return this.#running.node.store.read;
  }

  async #deliveries({ direction, id, peer, hash }: Entry): Promise<DeliveryRow[]> {
    if (direction === 'in') return [];
    const rows = (await this.#read.scan<DeliveryRow>(DELIVERIES, { prefix: `${id}/` })).map(({ row }) => row);
    // A receipt speaks of exact bytes: of a copy only the delivery of these very bytes counts.
    return direction === 'own' ? rows : rows.filter((row) => row.peer === peer && row.hash === hash);
  }

  /** The second envelope under one number has a receipt too: it follows its entry at once. */
  async #receiptAfter(stored: StoredEntry, inbox: InboxRow | undefined): Promise<number | null> {
    if (!inbox) return null;
    const next = await this.#read.entry(stored.index + 1);
    const of = next?.kind === RECEIPT_KIND ? (entryOf(next).body as { of?: string } | null)?.of : undefined;
    return next && of === stored.hash ? next.index : null;
  }

  /** What this node wrote of the entry later: that it understands it now, or that a room could not cope with it. */
  async #afterwards({ direction, index, hash, understood, localMs }: Entry) {
    if (direction !== 'in') return { understoodSince: null, notFollowedUp: null };
    const about = async (kind: string, limit: number) => {
      const found = await this.#read.entries({ kind, fromIndex: index, limit });
      return found.map(entryOf).find(({ body }) => (body as { hash: string }).hash === hash);
    };
    // What could not be followed up is said in the same transaction: it is among the next of its kind.
    const stuck = await about('parties.not-followed-up', 64);
    const since = understood ? undefined : await about('parties.now-understood', MAX_UPGRADED);
    return {
      understoodSince: since ? { atMs: Math.max(since.localMs, localMs), index: since.index } : null,
      notFollowedUp: stuck ? { room: (stuck.body as { room: string }).room, index: stuck.index } : null,
    };
  }

  /** The message whose present wording this entry is; null for any other entry. */
  async #message({ kind, from, id }: Entry): Promise<MessageView | null> {
    if (kind !== 'line.message') return null;
    const view = await this.#running.node.ask<MessageView | null>('line.message', { from, messageId: id });
    return view?.wording.version === 1 ? view : null;
  }

  async #readers(
    entry: Entry,
    deliveries: readonly DeliveryRow[],
    line: MessageView | null,
  ): Promise<RecordFacts['readers']> {
    const { party: me } = this.#running.config;
    const addressees = entry.direction === 'in' ? [me] : deliveries.map(({ peer }) => peer);
    if (line) {
      const asked = line.standings.filter(({ party }) => addressees.includes(party));
      return asked.map(({ party, acknowledged: said }) => ({
        party,
        read: said?.officer ? { officer: said.officer, claimedMs: said.claimedMs, index: said.index } : null,
      }));
    }
    if (entry.kind !== 'notices.filed' && entry.kind !== 'notices.amended') return null;
    const { noticeId, version } = entry.body as NoticeVersion;
    const row = await this.#read.get<NoticeRow>(NOTICES, noticeId);
    const readers: NonNullable<RecordFacts['readers']> = [];
    for (const party of addressees) {
      const said = (row?.acknowledgements[party] ?? []).find(
        (one) => one.version === version && one.officer !== null,
      );
      const read = said && {
        officer: said.officer as string,
        claimedMs: said.claimedMs,
        index: await this.#indexOf(said.actId, party),
      };
      readers.push({ party, read: read ?? null });
    }
    return readers;
  }

  async #indexOf(actId: string, from: string): Promise<number | null> {
    const copies = (await this.#read.entriesByAct(actId)).filter(({ direction }) => direction !== 'out');
    return copies.map(entryOf).find((entry) => entry.from === from)?.index ?? null;
  }

  #skew(party: string): Promise<number> {
    let skew = this.#skews.get(party);
    if (!skew) {
      skew = this.#read.get<LinkRow>(LINKS, party).then((link) => link?.skewMs ?? 0);
      this.#skews.set(party, skew);
    }
    return skew;
  }
}
