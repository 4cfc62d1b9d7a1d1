/**
 * Signing the log's state: within a second or 256 entries after a commit. The lock, kept apart from the record, holds
 * the last state signed, so that a record older than what was signed is noticed before anything is signed again.
 */
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import {
  type Checkpoint,
  type CompactTree,
  loadTree,
  openCheckpoint,
  rootOf,
  type Signer,
  signCheckpoint,
  toHex,
  type Verifier,
} from '../record/index.ts';
import type { Store } from '../store/index.ts';
import type { Writer } from './writer.ts';

export const MAX_DELAY_MS = 1_000;
export const MAX_UNSIGNED = 256;

/** Where the last signed checkpoint stands, apart from the record. */
export interface Lock {
  read(): Promise<string | undefined>;
  /** Durable when it resolves. */
  write(note: string): Promise<void>;
}

export function memoryLock(): Lock {
  let held: string | undefined;
  return {
    read: async () => held,
    write: async (note) => {
      held = note;
    },
  };
}

export interface CheckpointPorts {
  store: Store;
  writer: Writer;
  lock: Lock;
  origin: string;
  /** The log's key; after a rotation the one before as well, for those who still go by the earlier card. */
  signers: readonly Signer[];
  /** Keys under which the lock may have been signed, the present one first. */
  verifiers(): Promise<readonly [Verifier, ...Verifier[]]>;
  /** Why nothing may be signed now; null: it may. */
  blocked(): Refusal | null;
  /** A further checkpoint stands in the lock. */
  signed(note: string): void;
  /** Real timer; left out where someone calls `sign` (scenarios). */
  later?(run: () => void, ms: number): void;
  failed(error: unknown): void;
}

export class Checkpoints {
  readonly #ports: CheckpointPorts;
  #note: string | null = null;
  #size = 0n;
  #timer = false;
  #signing: Promise<void> = Promise.resolve();

  constructor(ports: CheckpointPorts) {
    this.#ports = ports;
  }
  /** Latest signed checkpoint; null before the first. */
  get note(): string | null {
    return this.#note;
  }

  /** Entries that it covers. */
  get size(): bigint {
    return this.#size;
  }

  /** Compares lock and record. A record that ends before what was signed, or differs from it, is refused. */
  async start(): Promise<Refusal | null> {
    const { lock, store, verifiers } = this.#ports;
    const note = await lock.read();
    if (note === undefined) return null;
    const signed = openCheckpoint(note, ...(await verifiers()));
    if (isRefusal(signed)) return signed;
    const size = await store.read.size();
    if (signed.size > BigInt(size))
      return refuse('NODE_RECORD_BEHIND', { record: size, signed: String(signed.size) });
    const tree = await loadTree(signed.size, (level, index) => store.read.node(level, Number(index)));
    if (toHex(rootOf(tree)) !== toHex(signed.root))
      return refuse('NODE_RECORD_DIFFERS', { size: String(signed.size) });
    this.#note = note;
    this.#size = signed.size;
    return null;
  }

  /** To be called after every commit. */
  grown(tree: CompactTree): void {
    const waiting = tree.size - this.#size;
    if (waiting >= BigInt(MAX_UNSIGNED)) void this.sign().catch(this.#ports.failed);
    else if (waiting > 0n && !this.#timer && this.#ports.later) {
      this.#timer = true;
      this.#ports.later(() => {
        this.#timer = false;
        void this.sign().catch(this.#ports.failed);
      }, MAX_DELAY_MS);
    }
  }

  /** Signs the committed state, unless it is signed already. Lock first, then publish. */
  sign(): Promise<void> {
    // One that failed (a full disk under the lock) does not stop the next.
    this.#signing = this.#signing
      .catch(() => {})
      .then(async () => {
        const { writer, origin, signers, lock } = this.#ports;
        const { tree } = writer;
        if (tree.size === this.#size || this.#ports.blocked()) return;
        const checkpoint: Checkpoint = { origin, size: tree.size, root: rootOf(tree) };
        const note = signCheckpoint(checkpoint, ...signers);
        await lock.write(note);
        this.#note = note;
        this.#size = tree.size;
        this.#ports.signed(note);
      });
    return this.#signing;
  }
}
