/** Joins a node to the exchange: what waits for each peer, what comes in, and the pumps that carry it. */
import { isRefusal } from '../contract/index.ts';
import { type Link, type Parcel, type ParcelAnswer, Pump, type Waiting } from '../exchange/index.ts';
import {
  EMPTY_LINK,
  LINKS,
  type LinkRow,
  OUTBOX,
  type OutboxRow,
  outboxKey,
  PARTIES,
  type PartyRow,
  rekeyedKind,
  seqOfKey,
} from '../parties/index.ts';
import { RECEIPT_KIND } from '../record/index.ts';
import type { ParleyNode } from './node.ts';

export interface PeeringPorts {
  node: ParleyNode;
  /** The way to a peer, or null while there is none. */
  linkTo(peer: string, url: string | null): Pick<Link, 'send'> | null;
  /** Real timer; left out where someone calls `settle` (scenarios). Returns how to cancel. */
  later?(run: () => void, ms: number): () => void;
}

const decoder = new TextDecoder();

export class Peering {
  readonly #ports: PeeringPorts;
  readonly pumps = new Map<string, Pump>();
  /** Peers at whose address something answers with a checkpoint that their key did not sign. */
  readonly strangers = new Set<string>();
  #stop: (() => void) | null = null;

  constructor(ports: PeeringPorts) {
    this.#ports = ports;
  }

  /** Makes a pump for every enrolled peer and, with real timers, starts them. */
  async start(): Promise<void> {
    const { failed } = this.#ports.node;
    await this.#refresh();
    this.#stop = this.#ports.node.onEntries((entries) => {
      if (entries.some(({ kind }) => kind === 'parties.enrolled')) void this.#refresh().catch(failed);
      if (!this.#ports.later) return;
      for (const { direction, peer, class: entryClass } of entries) {
        if (direction === 'out' && peer && entryClass !== 'receipt') this.pumps.get(peer)?.kick();
      }
    });
  }

  async #refresh(): Promise<void> {
    const { node, linkTo, later } = this.#ports;
    for (const { row } of await node.store.read.scan<PartyRow>(PARTIES)) {
      const peer = row.card.party;
      if (row.role === 'me' || this.pumps.has(peer)) continue;
      const link = linkTo(peer, row.card.url);
      if (!link) continue;
      const pump = new Pump({
        me: node.identity.party,
        peer,
        link,
        later,
        pending: (limit, but) => this.#pending(peer, limit, but),
        receipt: async (bytes) => {
          const received = await node.receive(bytes);
          return !isRefusal(received) && received.entry?.kind === RECEIPT_KIND;
        },
        checkpoint: () => node.checkpoints.note,
        peerCheckpoint: async (note) => {
          const refusal = await node.peers.take(peer, note, node.writer);
          if (refusal) this.strangers.add(peer);
          else {
            this.strangers.delete(peer);
            node.heard.note(peer, 'answer', node.clock.now());
          }
        },
      });
      this.pumps.set(peer, pump);
      if (later) pump.kick();
    }
  }

  /**
   * The outbox's keys are in the order of sending. Our next card is not overtaken: what was signed before it is tried first,
   * then the card alone, then what only the new key explains.
   */
  async #pending(peer: string, limit: number, but: ReadonlySet<string>): Promise<Waiting[]> {
    const { read } = this.#ports.node.store;
    const { rekeys } = (await read.get<LinkRow>(LINKS, peer)) ?? EMPTY_LINK;
    const seq = rekeys.find((one) => !but.has(outboxKey(peer, rekeyedKind.precedence, one)));
    if (seq === undefined) return this.#waiting(peer, limit, but, Number.MAX_SAFE_INTEGER);
    const before = await this.#waiting(peer, limit, but, seq - 1);
    return before.length > 0 ? before : this.#waiting(peer, 1, but, seq);
  }

  /** What waits under a sequence up to `lastSeq`. */
  async #waiting(peer: string, limit: number, but: ReadonlySet<string>, lastSeq: number): Promise<Waiting[]> {
    const { read } = this.#ports.node.store;
    const waiting: Waiting[] = [];
    for (let from = `${peer}/`; ; ) {
      const rows = await read.scan<OutboxRow>(OUTBOX, { prefix: `${peer}/`, from, limit: limit + but.size });
      for (const { key, row } of rows) {
        if (waiting.length === limit) break;
        if (but.has(key) || seqOfKey(key) > lastSeq) continue;
        const stored = await read.entry(row.index);
        if (stored?.envelope) waiting.push({ key, bytes: decoder.decode(stored.envelope) });
      }
      const last = rows.at(-1);
      if (!last || waiting.length === limit || rows.length < limit + but.size) return waiting;
      from = `${last.key}\u0000`;
    }
  }

  /** A peer's parcel. Every envelope is answered by its receipt or by the code under which it was refused. */
  async take(parcel: Parcel): Promise<ParcelAnswer> {
    const { node } = this.#ports;
    const results = await Promise.all(
      parcel.envelopes.map(async (bytes): Promise<ParcelAnswer['results'][number]> => {
        const received = await node.receive(bytes);
        if (isRefusal(received)) return { refused: received.refused, params: received.params };
        return { hash: received.hash, receipt: received.receipt && decoder.decode(received.receipt) };
      }),
    );
    if (parcel.checkpoint) await this.#takeCheckpoint(parcel.from, parcel.checkpoint);
    return { checkpoint: node.checkpoints.note, results };
  }

  /** Anyone can send an old checkpoint again: only one that tells of a longer log is a sign of life. */
  async #takeCheckpoint(peer: string, note: string): Promise<void> {
    const { node } = this.#ports;
    const before = node.peers.get(peer)?.size ?? 0;
    await node.peers.take(peer, note, node.writer);
    if ((node.peers.get(peer)?.size ?? 0) > before) node.heard.note(peer, 'checkpoint', node.clock.now());
  }

  /** Sends everything that can be sent now; returns how many receipts came. For scenarios. */
  async settle(): Promise<number> {
    let receipted = 0;
    for (const pump of this.pumps.values()) receipted += await pump.pump();
    return receipted;
  }

  async close(): Promise<void> {
    this.#stop?.();
    await Promise.all([...this.pumps.values()].map((pump) => pump.close()));
  }
}
