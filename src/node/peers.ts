/** What this node holds of its peers' logs: the latest checkpoint each has shown, verified by its log key. */
import { isRefusal, type Refusal } from '../contract/index.ts';
import { PARTIES, type PartyRow } from '../parties/index.ts';
import { cardKeys, openCheckpoint, toHex } from '../record/index.ts';
import type { Store } from '../store/index.ts';
import type { Writer } from './writer.ts';

interface Held {
  size: number;
  root: string;
  note: string;
}

export class PeerCheckpoints {
  readonly #store: Store;
  readonly #held = new Map<string, Held>();
  /** Two roots for one size: that log shows different histories to different people. */
  readonly forked = new Map<string, { size: number; notes: [string, string] }>();

  constructor(store: Store) {
    this.#store = store;
  }
  async start(): Promise<void> {
    for (const { row } of await this.#store.read.scan<PartyRow>(PARTIES)) {
      const text = await this.#store.read.meta(`peer.${row.card.party}`);
      if (text) this.#held.set(row.card.party, JSON.parse(text) as Held);
    }
  }
  get(peer: string): Held | null {
    return this.#held.get(peer) ?? null;
  }

  /** Takes in a checkpoint that a peer showed of its own log; keeps the larger. */
  async take(peer: string, note: string, writer: Writer): Promise<Refusal | null> {
    const row = await this.#store.read.get<PartyRow>(PARTIES, peer);
    if (!row) return null;
    const keys = cardKeys(row.card);
    if (isRefusal(keys)) return keys;
    const checkpoint = openCheckpoint(note, keys.log);
    if (isRefusal(checkpoint)) return checkpoint;
    const next: Held = { size: Number(checkpoint.size), root: toHex(checkpoint.root), note };
    const held = this.#held.get(peer);
    if (held && held.size === next.size && held.root !== next.root) {
      this.forked.set(peer, { size: held.size, notes: [held.note, note] });
      await writer.submit((session) =>
        session.txn.setMeta(`fork.${peer}`, JSON.stringify([held.note, note])),
      );
      return null;
    }
    if (held && held.size >= next.size) return null;
    this.#held.set(peer, next);
    await writer.submit((session) => session.txn.setMeta(`peer.${peer}`, JSON.stringify(next)));
    return null;
  }
}
