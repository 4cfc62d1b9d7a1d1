/**
 * What each kind of store brings; `shell.ts` makes the public `Store` of it. Arguments are checked and rows are
 * canonical text by the time a driver sees them. Drivers reject with `RefusalError` only: STORE_FULL when there is
 * no room (the transaction is then already undone), STORE_FAILED when storage broke.
 */
import type { Bounds } from './keys.ts';
import type { EntriesQuery, StoredEntry, TreeNode } from './store.ts';
import type { Writes } from './writes.ts';

export interface KeyedText {
  key: string;
  text: string;
}
export interface TextChange {
  table: string;
  key: string;
  text: string | null;
}

export interface ReadDriver {
  get(table: string, key: string): Promise<string | undefined>;
  scan(table: string, bounds: Bounds): Promise<KeyedText[]>;
  entry(index: number): Promise<StoredEntry | undefined>;
  entryByHash(hash: string): Promise<StoredEntry | undefined>;
  entriesByAct(actId: string): Promise<StoredEntry[]>;
  entries(query: EntriesQuery): Promise<StoredEntry[]>;
  size(): Promise<number>;
  node(level: number, index: number): Promise<Uint8Array | undefined>;
  nodes(level: number, from: number, to: number): Promise<Uint8Array[]>;
  leaves(from: number, to: number): Promise<Uint8Array[]>;
  meta(name: string): Promise<string | undefined>;
}

export interface CommittedDriver extends ReadDriver {
  dumpHash(table: string): Promise<string>;
  tables(): Promise<string[]>;
  metas(): Promise<[name: string, value: string][]>;
  close(): Promise<void>;
}

/** One transaction at a time: the shell sees to that. Savepoints are numbers that only grow within a transaction. */
export interface WriteDriver extends ReadDriver {
  begin(): Promise<void>;
  savepoint(id: number): Promise<void>;
  rollbackTo(id: number): Promise<void>;
  release(id: number): Promise<void>;
  append(entry: StoredEntry): Promise<void>;
  setNodes(nodes: readonly TreeNode[]): Promise<void>;
  put(changes: readonly TextChange[]): Promise<void>;
  clear(table: string): Promise<void>;
  swap(pairs: readonly { table: string; side: string }[]): Promise<void>;
  setMeta(name: string, value: string): Promise<void>;
  erase(index: number, meta: string): Promise<void>;
  commit(): Promise<void>;
  abort(): Promise<void>;
  /** One transaction from begin to commit, in one piece: all of it or, when any of it is refused, none. */
  writeAll(writes: Writes): Promise<void>;
  /** Writes and commits something worth the name; STORE_FULL while there is no room. */
  probe(): Promise<void>;
  close(): Promise<void>;
}
