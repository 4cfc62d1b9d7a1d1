/**
 * What this node holds of other logs: the latest checkpoint each has shown, verified by its log key, and whether what it has
 * shown here and elsewhere is one history. Two histories are an entry, with evidence that anybody can check.
 */
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { FORKS, type Forked, type ForkRow, forkedKind, PARTIES, type PartyRow } from '../parties/index.ts';
import {
  type Checkpoint,
  checkFork,
  compareHistories,
  decodeCheckpoint,
  type FetchTile,
  type Fork,
  openNote,
  originHash,
  tileReader,
  toHex,
  type WitnessedLog,
} from '../record/index.ts';
import type { Store, StoreRead } from '../store/index.ts';
import type { Session } from './session.ts';
import { witnessedKey } from './witness.ts';
import type { Writer } from './writer.ts';

interface Held {
  size: number;
  root: string;
  note: string;
}

interface Shown {
  note: string;
  checkpoint: Checkpoint;
}

/** Pairs already joined that are remembered, so that they are not read from tiles again. */
const MAX_JOINED = 4_096;
/** Notes already opened that are remembered: a peer shows one checkpoint many times before its next. */
const MAX_OPENED = 256;

function heldKey(party: string): string {
  return `peer.${party}`;
}

function openShown(note: string, log: WitnessedLog): Shown | Refusal {
  const opened = openNote(note, log.keys);
  if (isRefusal(opened)) return opened;
  const checkpoint = decodeCheckpoint(opened.text);
  if (isRefusal(checkpoint)) return checkpoint;
  if (checkpoint.origin !== log.origin)
    return refuse('RECORD_LOG_OTHER', { given: checkpoint.origin, expected: log.origin });
  return { note, checkpoint };
}

/** Writes the evidence, unless this log's first is there already. To be called within the writer. */
export async function recordFork(
  session: Session,
  log: WitnessedLog & { party: string | null },
  evidence: Fork,
): Promise<void> {
  if (await session.read.get<ForkRow>(FORKS, log.origin)) return;
  if (isRefusal(checkFork(evidence, log.keys))) return;
  const body: Forked = { log: log.origin, party: log.party, evidence };
  await session.write({ kind: forkedKind.name, body }, null);
}

export interface PeerLogsPorts {
  store: Store;
  /** The log of an enrolled party, or one that the policy names; null: not known here. */
  logOf(
    read: Pick<StoreRead, 'get' | 'scan'>,
    by: { party: string } | { origin: string },
  ): Promise<KnownLog | null>;
}
export type KnownLog = WitnessedLog & { party: string | null };

export class PeerCheckpoints {
  readonly #ports: PeerLogsPorts;
  readonly #held = new Map<string, Held>();
  readonly #joined = new Set<string>();
  /** By the note and by the keys that opened it: a key that was revoked since opens nothing. */
  readonly #opened = new Map<string, Shown>();

  constructor(ports: PeerLogsPorts) {
    this.#ports = ports;
  }
  async start(): Promise<void> {
    const { read } = this.#ports.store;
    for (const { row } of await read.scan<PartyRow>(PARTIES)) {
      const text = await read.meta(heldKey(row.card.party));
      if (text) this.#held.set(row.card.party, JSON.parse(text) as Held);
    }
  }
  get(peer: string): Held | null {
    return this.#held.get(peer) ?? null;
  }

  /** Whether that party's log has shown two histories. */
  async isForked(party: string): Promise<boolean> {
    const { read } = this.#ports.store;
    const row = await read.get<PartyRow>(PARTIES, party);
    return row !== undefined && (await read.get<ForkRow>(FORKS, row.card.origin)) !== undefined;
  }

  /** Takes in a checkpoint that a peer showed of its own log; keeps the larger. Two roots of one size are evidence. */
  async take(peer: string, note: string, writer: Writer): Promise<Refusal | null> {
    const log = await this.#ports.logOf(this.#ports.store.read, { party: peer });
    if (!log) return null;
    const shown = this.#read(note, log);
    if (isRefusal(shown)) return shown;
    const { size, root } = shown.checkpoint;
    // No log has grown so far, and our own statements could not say that we saw it.
    if (size > BigInt(Number.MAX_SAFE_INTEGER)) return refuse('RECORD_CHECKPOINT_LINE', { line: 2 });
    const next: Held = { size: Number(size), root: toHex(root), note };
    const kept = this.#held.get(peer);
    // What only a key signed that was revoked since says nothing of the log.
    const held = kept && !isRefusal(this.#read(kept.note, log)) ? kept : undefined;
    if (held?.size === next.size && held.root !== next.root) {
      const evidence: Fork = { notes: [held.note, note], prefix: [], proof: [] };
      await writer.submit((session) => recordFork(session, log, evidence));
      return null;
    }
    if (held && held.size >= next.size) return null;
    this.#held.set(peer, next);
    await writer.submit((session) => session.txn.setMeta(heldKey(peer), JSON.stringify(next)));
    return null;
  }

  /**
   * Holds a checkpoint, from whoever showed it, against what this node has cosigned of that log and last saw of it.
   * @param fetchTile the log's own tiles; they are asked for only where sizes differ, and are not trusted
   * @returns whether all of it is one history; `unknown` where the tiles do not say
   */
  async compare(
    origin: string,
    note: string,
    fetchTile: FetchTile,
    writer: Writer,
  ): Promise<'joined' | 'unknown' | 'forked' | Refusal> {
    const { store } = this.#ports;
    const log = await this.#ports.logOf(store.read, { origin });
    if (!log) return refuse('RECORD_WITNESS_LOG', { log: origin });
    const shown = this.#read(note, log);
    if (isRefusal(shown)) return shown;
    const cosigned = await store.read.meta(witnessedKey(originHash(origin)));
    const seen = log.party === null ? undefined : this.#held.get(log.party)?.note;
    let unknown = false;
    for (const mine of new Set([cosigned, seen])) {
      const held = mine === undefined ? null : this.#read(mine, log);
      if (!held || isRefusal(held)) continue;
      const found = await this.#join(origin, held, shown, fetchTile);
      if (typeof found === 'object') {
        await writer.submit((session) => recordFork(session, log, found));
        return 'forked';
      }
      unknown ||= found === 'unknown';
    }
    return unknown ? 'unknown' : 'joined';
  }

  #read(note: string, log: WitnessedLog): Shown | Refusal {
    const name = `${log.origin} ${log.keys.map(({ publicKey }) => toHex(publicKey)).join(' ')}\n${note}`;
    const known = this.#opened.get(name);
    if (known) return known;
    const shown = openShown(note, log);
    if (isRefusal(shown)) return shown;
    if (this.#opened.size >= MAX_OPENED) this.#opened.clear();
    this.#opened.set(name, shown);
    return shown;
  }

  async #join(origin: string, a: Shown, b: Shown, fetchTile: FetchTile) {
    const key = [a, b].map(({ checkpoint }) => `${checkpoint.size} ${toHex(checkpoint.root)}`).join(' ');
    const name = `${originHash(origin)} ${key}`;
    if (this.#joined.has(name)) return 'joined';
    const size = a.checkpoint.size > b.checkpoint.size ? a.checkpoint.size : b.checkpoint.size;
    const found = await compareHistories(a, b, tileReader(size, fetchTile));
    if (found === 'joined') {
      if (this.#joined.size >= MAX_JOINED) this.#joined.clear();
      this.#joined.add(name);
    }
    return found;
  }
}
