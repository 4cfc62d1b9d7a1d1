/**
 * What others remember of this node's own log. A restored backup or a cloned machine has forgotten what it signed; its
 * peers have not. As soon as anyone shows a checkpoint that this log's key signed, or a receipt that this party's key
 * signed, which this record does not reach or does not agree with, the node signs nothing more: it reads and shows,
 * until the record is refilled. A receipt leaves at once, a checkpoint up to a second later: only both leave no gap.
 */
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import type { Link, LogLink } from '../exchange/index.ts';
import {
  type Checkpoint,
  decodeCheckpoint,
  equalBytes,
  loadTree,
  openNote,
  originHash,
  rootOf,
  signReceiptQuestion,
  type Verifier,
} from '../record/index.ts';
import type { Store } from '../store/index.ts';
import type { CosignerAt } from './cosigners.ts';
import type { Identity } from './identity.ts';
import { ownCards, ownHistory } from './own-cards.ts';
import { judgeReceipt, readOwnReceipt } from './shown-receipt.ts';

/** The start waits for others no longer than this. */
export const COMPARE_MS = 3_000;

/** Somebody holds what this record does not. */
export interface Forgotten {
  /** Who showed it. */
  by: string;
  shown: 'checkpoint' | 'receipt';
  /** Entries that the record must have to reach it. */
  size: bigint;
  /** behind: the record ends before it. other: the record holds something else there, and no refill mends that. */
  how: 'behind' | 'other';
}

export interface RememberedPorts {
  store: Store;
  identity: Pick<Identity, 'party' | 'mode' | 'card' | 'message'>;
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
    const { by, shown, size, how } = this.#forgotten;
    const params = { by, shown, size: String(size), index: String(size - 1n) };
    return refuse(how === 'behind' ? 'NODE_FORGOTTEN' : 'NODE_OTHER_HISTORY', params);
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

  /** Throws when it cannot be reached. What it did show counts all the same. */
  async compareWith({ name, link }: CosignerAt): Promise<void> {
    this.waiting.add(name);
    // Side by side: a thin link has the same few seconds for both.
    const said = await Promise.allSettled([this.#askCheckpoint(name, link), this.#askReceipt(name, link)]);
    const failed = said.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
    if (said.some((one) => one.status === 'fulfilled' && !one.value)) return;
    this.waiting.delete(name);
    this.compared.set(name, this.#ports.now());
  }

  /** False: it did not say. */
  async #askCheckpoint(name: string, link: LogLink): Promise<boolean> {
    const note = await link.witnessed(originHash(this.#ports.identity.card.origin));
    return note === null || this.take(name, note);
  }

  async #askReceipt(name: string, link: LogLink | Link): Promise<boolean> {
    if (!('heldReceipt' in link)) return true;
    const { identity, now } = this.#ports;
    const { party, mode, card, message } = identity;
    const askedTime = new Date(now()).toISOString();
    const answer = await link.heldReceipt(
      signReceiptQuestion({ v: 1, mode, from: party, log: card.origin, to: name, askedTime }, message),
    );
    // Where this party is not enrolled nobody took a receipt of its.
    if ('refused' in answer) return answer.refused === 'NODE_UNKNOWN_SENDER';
    return answer.receipt === null || this.takeReceipt(name, answer.receipt);
  }

  /** A checkpoint of this very log that somebody holds. False: this log's key did not sign it, so it says nothing. */
  async take(by: string, note: string): Promise<boolean> {
    const opened = openNote(note, await this.#ports.keys());
    const checkpoint = isRefusal(opened) ? opened : decodeCheckpoint(opened.text);
    if (isRefusal(checkpoint) || checkpoint.origin !== this.#ports.identity.card.origin) return false;
    this.#learn({ by, shown: 'checkpoint', size: checkpoint.size }, await this.#judge(checkpoint));
    return true;
  }

  /** A receipt that this node once gave and somebody holds. False: no key of ours signed it about this log. */
  async takeReceipt(by: string, text: string): Promise<boolean> {
    const { store, identity } = this.#ports;
    const own = ownHistory(identity.card, await ownCards(store.read));
    const receipt = readOwnReceipt(own, text);
    if (!receipt) return false;
    const how = await judgeReceipt(store.read, receipt);
    this.#learn({ by, shown: 'receipt', size: BigInt(receipt.index) + 1n }, how);
    return true;
  }

  #learn(what: Omit<Forgotten, 'how'>, how: 'held' | Forgotten['how']): void {
    const known = this.#forgotten;
    if (how === 'held') {
      if (known?.how === 'behind' && known.size <= what.size) this.#forgotten = null;
    } else if (how === 'other' || !known || (known.how === 'behind' && known.size < what.size))
      this.#forgotten = { ...what, how };
  }

  async #judge({ size, root }: Checkpoint): Promise<'held' | Forgotten['how']> {
    const { read } = this.#ports.store;
    if (size > BigInt(await read.size())) return 'behind';
    const tree = await loadTree(size, (level, index) => read.node(level, Number(index)));
    return equalBytes(rootOf(tree), root) ? 'held' : 'other';
  }
}
