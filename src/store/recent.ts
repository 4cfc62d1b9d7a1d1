/**
 * What the writer read or wrote not long ago: rows as text, and hashes that no entry has. It saves the way to the
 * storage and is never wrong, because everything committed passes by here: one process writes, in one order.
 */
import type { Writes } from './writes.ts';

/** Rows kept; the longest unused goes first. Some tens of megabytes at most. */
const MAX_ROWS = 20_000;
const MAX_HASHES = 20_000;
/** Commits that a look-up under way may overlap before its answer is passed over. */
const OVERLAPPED = 16;

function nameOf(table: string, key: string): string {
  return `${table}\u0000${key}`;
}

export class Recent {
  readonly #rows = new Map<string, string | null>();
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
    const text = this.#rows.get(name);
    if (text !== undefined) this.#touch(name, text);
    return text;
  }
  /** No committed entry has this hash. */
  isUnknown(hash: string): boolean {
    return this.#unknownHashes.has(hash);
  }

  keepRow(table: string, key: string, text: string | null, epoch: number): void {
    const name = nameOf(table, key);
    if (this.#writtenSince(epoch, name)) return;
    this.#touch(name, text);
    if (this.#rows.size > MAX_ROWS) this.#rows.delete(this.#rows.keys().next().value as string);
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
      this.#touch(name, text);
    }
    for (const { hash } of entries) {
      names.add(hash);
      this.#unknownHashes.delete(hash);
    }
    while (this.#rows.size > MAX_ROWS) this.#rows.delete(this.#rows.keys().next().value as string);
    if (this.#size !== null) this.#size += entries.length;
    this.#written.push({ epoch: this.#epoch, names });
    if (this.#written.length > OVERLAPPED) this.#written.shift();
  }

  /** After a transaction that went another way, or one whose outcome is not known. */
  forget(): void {
    this.#epoch += OVERLAPPED + 1;
    this.#written.length = 0;
    this.#rows.clear();
    this.#unknownHashes.clear();
    this.#size = null;
  }

  #touch(name: string, text: string | null): void {
    this.#rows.delete(name);
    this.#rows.set(name, text);
  }

  #writtenSince(epoch: number, name: string): boolean {
    if (this.#epoch - epoch > OVERLAPPED) return true;
    return this.#written.some((one) => one.epoch > epoch && one.names.has(name));
  }
}
