/**
 * What others remember of this node's own log. A restored backup or a cloned machine has forgotten what it signed; its
 * witnesses have not. As soon as anyone shows a checkpoint that this log's key signed and this record does not reach, or
 * does not agree with, the node signs nothing more: it reads and shows, until the record is refilled.
 */
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import {
  type Checkpoint,
  decodeCheckpoint,
  equalBytes,
  loadTree,
  openNote,
  originHash,
  rootOf,
  type Verifier,
} from '../record/index.ts';
import type { Store } from '../store/index.ts';
import type { CosignerAt } from './cosigners.ts';

/** The start waits for others no longer than this. */
export const COMPARE_MS = 3_000;

/** Somebody holds what this record does not. */
export interface Forgotten {
  /** Who showed it. */
  by: string;
  size: bigint;
  /** The checkpoint, signed by this log's own key. */
  note: string;
  /** behind: the record ends before it. other: the record has another root at that size, and no refill mends that. */
  how: 'behind' | 'other';
}

export interface RememberedPorts {
  store: Store;
  origin: string;
  /** This log's own keys, the present and former ones. */
  keys(): Promise<readonly Verifier[]>;
  /** Who may hold something. */
  cosigners(): Promise<readonly CosignerAt[]>;
  /** Who may hold something and cannot be asked. */
  unasked(): Promise<readonly string[]>;
  /** Node's clock, UTC ms. */
  now(): number;
}

export class Remembered {
  readonly #ports: RememberedPorts;
  /** By cosigner: when it last said what it holds. */
  readonly compared = new Map<string, number>();
  /** Cosigners that did not say so far, in this run. */
  readonly waiting = new Set<string>();
  /** Parties that there was no way to ask, the last time that all were. */
  unasked: readonly string[] = [];
  #forgotten: Forgotten | null = null;

  constructor(ports: RememberedPorts) {
    this.#ports = ports;
  }
  get forgotten(): Forgotten | null {
    return this.#forgotten;
  }

  /** Why nothing may be signed; null: nobody has shown a reason. */
  readonly refusal = (): Refusal | null => {
    if (!this.#forgotten) return null;
    const { by, size, how } = this.#forgotten;
    return refuse(how === 'behind' ? 'NODE_FORGOTTEN' : 'NODE_OTHER_HISTORY', { by, size: String(size) });
  };

  /** Asks everybody at once; whoever has not answered within the time is asked again when met. */
  async compareAll(withinMs: number = COMPARE_MS): Promise<void> {
    const all = await this.#ports.cosigners();
    this.unasked = await this.#ports.unasked();
    for (const { name } of all) this.waiting.add(name);
    const asked = Promise.allSettled(all.map((one) => this.compareWith(one)));
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([
      asked,
      new Promise((resolve) => {
        timer = setTimeout(resolve, withinMs);
      }),
    ]);
    clearTimeout(timer);
  }

  /** Throws when it cannot be reached. */
  async compareWith({ name, link }: CosignerAt): Promise<void> {
    this.waiting.add(name);
    const note = await link.witnessed(originHash(this.#ports.origin));
    if (note !== null && !(await this.take(name, note))) return;
    this.waiting.delete(name);
    this.compared.set(name, this.#ports.now());
  }

  /** A checkpoint of this very log that somebody holds. False: this log's key did not sign it, so it says nothing. */
  async take(by: string, note: string): Promise<boolean> {
    const opened = openNote(note, await this.#ports.keys());
    const checkpoint = isRefusal(opened) ? opened : decodeCheckpoint(opened.text);
    if (isRefusal(checkpoint) || checkpoint.origin !== this.#ports.origin) return false;
    const how = await this.#judge(checkpoint);
    const { size } = checkpoint;
    if (how === 'held') {
      if (this.#forgotten?.how === 'behind' && this.#forgotten.size <= size) this.#forgotten = null;
    } else if (!this.#forgotten || this.#forgotten.size < size || how === 'other') {
      this.#forgotten = { by, size, note, how };
    }
    return true;
  }

  async #judge({ size, root }: Checkpoint): Promise<'held' | Forgotten['how']> {
    const { read } = this.#ports.store;
    if (size > BigInt(await read.size())) return 'behind';
    const tree = await loadTree(size, (level, index) => read.node(level, Number(index)));
    return equalBytes(rootOf(tree), root) ? 'held' : 'other';
  }
}
