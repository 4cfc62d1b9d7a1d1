/** What this node holds of its peers' logs: the latest checkpoint each has shown, verified by its log key. */
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { PARTIES, type PartyRow } from '../parties/index.ts';
import { logKeysNow, openCheckpoint, toHex } from '../record/index.ts';
import type { Store } from '../store/index.ts';
import type { Writer } from './writer.ts';

interface Held {
  size: number;
  root: string;
  note: string;
}

interface Fork {
  size: number;
  notes: [string, string];
}

export class PeerCheckpoints {
  readonly #store: Store;
  readonly #held = new Map<string, Held>();
  /** Two roots for one size: that log shows different histories to different people. */
  readonly forked = new Map<string, Fork>();

  constructor(store: Store) {
    this.#store = store;
  }
  async start(): Promise<void> {
    for (const { row } of await this.#store.read.scan<PartyRow>(PARTIES)) {
      const text = await this.#store.read.meta(`peer.${row.card.party}`);
      if (text) this.#held.set(row.card.party, JSON.parse(text) as Held);
      const fork = await this.#store.read.meta(`fork.${row.card.party}`);
      if (fork) this.forked.set(row.card.party, JSON.parse(fork) as Fork);
    }
  }
  get(peer: string): Held | null {
    return this.#held.get(peer) ?? null;
  }

  /** Takes in a checkpoint that a peer showed of its own log; keeps the larger. */
  async take(peer: string, note: string, writer: Writer): Promise<Refusal | null> {
    const row = await this.#store.read.get<PartyRow>(PARTIES, peer);
    if (!row) return null;
    const keys = logKeysNow(row);
    if (isRefusal(keys)) return keys;
    const checkpoint = openCheckpoint(note, ...keys);
    if (isRefusal(checkpoint)) return checkpoint;
    // No log has grown so far, and our own statements could not say that we saw it.
    if (checkpoint.size > BigInt(Number.MAX_SAFE_INTEGER))
      return refuse('RECORD_CHECKPOINT_LINE', { line: 2 });
    const next: Held = { size: Number(checkpoint.size), root: toHex(checkpoint.root), note };
    const held = this.#held.get(peer);
    if (held && held.size === next.size && held.root !== next.root) {
      // The first pair is evidence enough; a peer that shows a hundred histories is not worth a hundred writes.
      if (this.forked.has(peer)) return null;
      const fork: Fork = { size: held.size, notes: [held.note, note] };
      this.forked.set(peer, fork);
      await writer.submit((session) => session.txn.setMeta(`fork.${peer}`, JSON.stringify(fork)));
      return null;
    }
    if (held && held.size >= next.size) return null;
    this.#held.set(peer, next);
    await writer.submit((session) => session.txn.setMeta(`peer.${peer}`, JSON.stringify(next)));
    return null;
  }
}
