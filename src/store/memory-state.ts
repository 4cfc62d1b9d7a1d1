/** The content of a memory store, changed one step at a time; each step says how to undo it. */
import { RefusalError, refuse } from '../contract/index.ts';
import type { KeyedText } from './driver.ts';
import { copyEntry, ENTRIES_LIMIT, erasedEntry, matchesQuery } from './entries.ts';
import { type Bounds, compareKeys } from './keys.ts';
import type { EntriesQuery, StoredEntry, TreeNode } from './store.ts';

/** One change, small enough to be kept and applied again to another copy. */
export type Step =
  | { do: 'row'; table: string; key: string; text: string | null }
  | { do: 'clear'; table: string }
  | { do: 'swap'; table: string; side: string }
  | { do: 'append'; entry: StoredEntry }
  | { do: 'node'; node: TreeNode }
  | { do: 'meta'; name: string; value: string }
  | { do: 'erase'; index: number; meta: string };
export type Undo = () => void;

/** Rows of one table with their keys kept in order. */
class Table {
  readonly #rows = new Map<string, string>();
  readonly #keys: string[] = [];

  get size(): number {
    return this.#keys.length;
  }

  get(key: string): string | undefined {
    return this.#rows.get(key);
  }

  set(key: string, text: string | null): void {
    const there = this.#rows.has(key);
    if (text === null) {
      if (!there) return;
      this.#rows.delete(key);
      this.#keys.splice(this.#place(key), 1);
    } else {
      if (!there) this.#keys.splice(this.#place(key), 0, key);
      this.#rows.set(key, text);
    }
  }

  range(bounds: Bounds): KeyedText[] {
    const start = this.#place(bounds.from);
    const end = Math.max(start, bounds.to === undefined ? this.#keys.length : this.#place(bounds.to));
    const length = Math.min(bounds.limit ?? end - start, end - start);
    const keys = bounds.reverse
      ? this.#keys.slice(end - length, end).toReversed()
      : this.#keys.slice(start, start + length);
    return keys.map((key) => ({ key, text: this.#rows.get(key) as string }));
  }

  /** Index of the first key at or after this one. */
  #place(key: string): number {
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareKeys(this.#keys[middle] as string, key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export class MemoryState {
  readonly #tables = new Map<string, Table>();
  readonly #entries: StoredEntry[] = [];
  readonly #byHash = new Map<string, number>();
  readonly #byAct = new Map<string, number[]>();
  readonly #nodes = new Map<string, Uint8Array>();
  readonly #meta = new Map<string, string>();

  get(table: string, key: string): string | undefined {
    return this.#tables.get(table)?.get(key);
  }

  scan(table: string, bounds: Bounds): KeyedText[] {
    return this.#tables.get(table)?.range(bounds) ?? [];
  }

  entry(index: number): StoredEntry | undefined {
    const entry = this.#entries[index];
    return entry && copyEntry(entry);
  }

  entryByHash(hash: string): StoredEntry | undefined {
    const index = this.#byHash.get(hash);
    return index === undefined ? undefined : this.entry(index);
  }

  entriesByAct(actId: string): StoredEntry[] {
    return (this.#byAct.get(actId) ?? []).map((index) => copyEntry(this.#entries[index] as StoredEntry));
  }

  entries(query: EntriesQuery): StoredEntry[] {
    const from = query.fromIndex ?? 0;
    const to = Math.min(query.toIndex ?? this.#entries.length, this.#entries.length);
    const limit = query.limit ?? ENTRIES_LIMIT;
    const found: StoredEntry[] = [];
    for (let step = 0; step < to - from && found.length < limit; step++) {
      const entry = this.#entries[query.reverse ? to - 1 - step : from + step] as StoredEntry;
      if (matchesQuery(entry, query)) found.push(copyEntry(entry));
    }
    return found;
  }

  size(): number {
    return this.#entries.length;
  }

  node(level: number, index: number): Uint8Array | undefined {
    return this.#nodes.get(`${level}/${index}`)?.slice();
  }

  meta(name: string): string | undefined {
    return this.#meta.get(name);
  }

  metas(): [name: string, value: string][] {
    return [...this.#meta].sort(([a], [b]) => compareKeys(a, b));
  }

  tables(): string[] {
    return [...this.#tables.entries()]
      .filter(([, table]) => table.size > 0)
      .map(([name]) => name)
      .sort(compareKeys);
  }

  /** Does one step. A refused step leaves nothing behind. */
  apply(step: Step): Undo {
    switch (step.do) {
      case 'row':
        return this.#row(step.table, step.key, step.text);
      case 'clear':
        return this.#replace(step.table, new Table());
      case 'swap': {
        const undoTable = this.#replace(step.table, this.#tables.get(step.side) ?? new Table());
        const undoSide = this.#replace(step.side, new Table());
        return () => {
          undoSide();
          undoTable();
        };
      }
      case 'append':
        return this.#append(step.entry);
      case 'node':
        return this.#node(step.node);
      case 'meta': {
        const before = this.#meta.get(step.name);
        this.#meta.set(step.name, step.value);
        return () => {
          if (before === undefined) this.#meta.delete(step.name);
          else this.#meta.set(step.name, before);
        };
      }
      case 'erase':
        return this.#erase(step.index, step.meta);
    }
  }

  #row(name: string, key: string, text: string | null): Undo {
    let table = this.#tables.get(name);
    if (!table) {
      table = new Table();
      this.#tables.set(name, table);
    }
    const before = table.get(key) ?? null;
    table.set(key, text);
    return () => this.#tables.get(name)?.set(key, before);
  }

  #replace(name: string, table: Table): Undo {
    const before = this.#tables.get(name) ?? new Table();
    this.#tables.set(name, table);
    return () => this.#tables.set(name, before);
  }

  #append(entry: StoredEntry): Undo {
    const { index, hash, actId } = entry;
    if (index !== this.#entries.length) {
      throw new RefusalError(refuse('STORE_INDEX_GAP', { index, size: this.#entries.length }));
    }
    if (this.#byHash.has(hash)) throw new RefusalError(refuse('STORE_ENTRY_TWICE', { hash }));
    this.#entries.push(copyEntry(entry));
    this.#byHash.set(hash, index);
    const copies = this.#byAct.get(actId) ?? [];
    copies.push(index);
    this.#byAct.set(actId, copies);
    return () => {
      this.#entries.pop();
      this.#byHash.delete(hash);
      copies.pop();
    };
  }

  #node({ level, index, hash }: TreeNode): Undo {
    const name = `${level}/${index}`;
    const before = this.#nodes.get(name);
    if (before) {
      if (!Buffer.from(before).equals(hash)) {
        throw new RefusalError(refuse('STORE_NODE_CHANGED', { level, index }));
      }
      return () => {};
    }
    this.#nodes.set(name, hash.slice());
    return () => this.#nodes.delete(name);
  }

  #erase(index: number, meta: string): Undo {
    const before = this.#entries[index];
    if (!before) throw new RefusalError(refuse('STORE_ENTRY_ABSENT', { index }));
    this.#entries[index] = erasedEntry(before, meta);
    return () => {
      this.#entries[index] = before;
    };
  }
}
