/**
 * What the writer read or wrote not long ago: rows as text, and hashes that no entry has. It saves the way to the
 * storage and is never wrong, because everything committed passes by here: one process writes, in one order.
 */
import type { Writes } from './writes.ts';

/** Rows of one generation; two are kept. Some tens of megabytes at most. */
const MAX_ROWS = 10_000;
const MAX_HASHES = 20_000;
/** Commits that a look-up under way may overlap before its answer is passed over. */
const OVERLAPPED = 16;

function nameOf(table: string, key: string): string {
  return `${table}\u0000${key}`;
}

export class Recent {
  /**
   * Rows used of late, and those used before: what is used again moves to the young. When the young are many the old
   * go. Taking single rows out of one large map, the longest unused first, costs a quarter of all work on an act.
   */
  #young = new Map<string, string | null>();
  #old = new Map<string, string | null>();
  readonly #unknownHashes = new Set<string>();
  /** What the last commits wrote, the newest last: an answer older than a commit must not undo what that wrote. */
  readonly #written: { epoch: number; names: Set<string> }[] = [];
  #epoch = 0;
  #size: number | null = null;

  /** Entries committed; null when it has to be read. */
  get size(): number | null {
    return this.#size;
  }
  set size(size: number | null) {
    this.#size = size;
  }
  /** To be taken before something is read that `keepRow` or `keepUnknown` shall keep. */
  get epoch(): number {
    return this.#epoch;
  }

  /** The row's text, null where there is no such row; undefined when that has to be read. */
  row(table: string, key: string): string | null | undefined {
    const name = nameOf(table, key);
    const young = this.#young.get(name);
    if (young !== undefined) return young;
    const old = this.#old.get(name);
    if (old !== undefined) this.#keep(name, old);
    return old;
  }
  /** No committed entry has this hash. */
  isUnknown(hash: string): boolean {
    return this.#unknownHashes.has(hash);
  }

  keepRow(table: string, key: string, text: string | null, epoch: number): void {
    const name = nameOf(table, key);
    if (this.#writtenSince(epoch, name)) return;
    this.#keep(name, text);
  }
  keepUnknown(hash: string, epoch: number): void {
    if (this.#writtenSince(epoch, hash)) return;
    if (this.#unknownHashes.size >= MAX_HASHES) this.#unknownHashes.clear();
    this.#unknownHashes.add(hash);
  }

  /** These are committed now. */
  absorb({ entries, rows }: Writes): void {
    const names = new Set<string>();
    this.#epoch += 1;
    for (const { table, key, text } of rows) {
      const name = nameOf(table, key);
      names.add(name);
      this.#keep(name, text);
    }
    for (const { hash } of entries) {
      names.add(hash);
      this.#unknownHashes.delete(hash);
    }
    if (this.#size !== null) this.#size += entries.length;
    this.#written.push({ epoch: this.#epoch, names });
    if (this.#written.length > OVERLAPPED) this.#written.shift();
  }

  /** After a transaction that went another way, or one whose outcome is not known. */
  forget(): void {
    this.#epoch += OVERLAPPED + 1;
    this.#written.length = 0;
    this.#young = new Map();
    this.#old = new Map();
    this.#unknownHashes.clear();
    this.#size = null;
  }

  /** What an old row of this name says is not asked any more once there is a young one. */
  #keep(name: string, text: string | null): void {
    this.#young.set(name, text);
    if (this.#young.size < MAX_ROWS) return;
    this.#old = this.#young;
    this.#young = new Map();
  }

  #writtenSince(epoch: number, name: string): boolean {
    if (this.#epoch - epoch > OVERLAPPED) return true;
    return this.#written.some((one) => one.epoch > epoch && one.names.has(name));
  }
}
