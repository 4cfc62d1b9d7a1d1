/**
 * The store's contract: one interface, the same promises on every store. `store.contract.ts` holds each store to it.
 *
 * What every store promises
 * - `commit()` resolves only when the transaction is on stable storage. Nothing may be acknowledged before.
 * - `read` sees whole committed transactions only, and sees a transaction at the latest when its `commit()` resolves.
 * - One transaction at a time. A further `begin()` waits for its turn, in the order of asking.
 * - Operations of one transaction take effect in the order in which they were called; they need not be awaited one
 *   by one, and those called in one turn of the event loop travel together.
 * - A write that is refused leaves nothing behind and breaks the transaction: until `rollbackTo` an earlier
 *   savepoint, or `abort`, every further call says STORE_TXN_BROKEN. So a refused write can never be committed around.
 * - A hash or tree node that contradicts what is committed may be refused by the write or by `commit()`, which then
 *   undoes everything.
 * - Disk full: the transaction is undone, the store turns `full` (read-only) and says so; `begin()` looks for room
 *   and, once there is some, goes on without a restart.
 * - Any other failure of storage: the store turns `failed`, every later call says STORE_FAILED, and whether the
 *   last transaction persisted is unknown until the store is opened again. The process should exit.
 * - All refusals are thrown as `RefusalError`; see `refusals.ts`.
 */
import type { Direction, EntryClass, Keyed, Range } from '../contract/index.ts';

/** One row of the record. */
export interface StoredEntry {
  /** Place in the log, from 0. */
  index: number;
  /** RFC 6962 leaf hash, 32 bytes. */
  leafHash: Uint8Array;
  /** The leaf itself, 65 bytes. */
  leaf: Uint8Array;
  /** The header text under the leaf. */
  header: string;
  /** 16 bytes. */
  salt1: Uint8Array;
  /**
   * 16 bytes; sixteen zero bytes once the body is erased. Of what a peer sent, the receipt given for it keeps the salt: who holds
   * this record and guesses the exact bytes can find the guess confirmed.
   */
  salt2: Uint8Array;
  /** The encoded DSSE envelope, the bytes exactly as kept; null once erased. */
  envelope: Uint8Array | null;
  /** Envelope hash: 64 lower-case hex digits. No two entries have the same. */
  hash: string;
  actId: string;
  kind: string;
  kindVersion: number;
  class: EntryClass;
  direction: Direction;
  peer: string | null;
  peerSeq: number;
  /** UTC ms by this node's clock. */
  localMs: number;
  /** JSON of the decoded `Entry`, for reading without parsing the envelope again. */
  meta: string;
}

/** Which entries, in log order. Absent filters match everything. */
export interface EntriesQuery {
  /** First index, included. 0 when absent. */
  fromIndex?: number;
  /** Last index, left out. The end of the log when absent. */
  toIndex?: number;
  /** At most so many; 256 when absent. */
  limit?: number;
  peer?: string;
  direction?: Direction;
  kind?: string;
  /** Half-open range of the peer's sequence numbers: for gaps and for sending again. */
  peerSeqFrom?: number;
  peerSeqTo?: number;
  /** Newest first. */
  reverse?: boolean;
}

/** One node of the Merkle tree: the hash of the complete subtree of 2^level leaves that starts at leaf index·2^level. */
export interface TreeNode {
  level: number;
  index: number;
  hash: Uint8Array;
}

export interface StoreRead {
  /** A fresh copy of the row; changing it changes nothing here. */
  get<Row>(table: string, key: string): Promise<Row | undefined>;
  /** Rows in byte order of their keys as UTF-8. */
  scan<Row>(table: string, range?: Range): Promise<Keyed<Row>[]>;
  entry(index: number): Promise<StoredEntry | undefined>;
  entryByHash(hash: string): Promise<StoredEntry | undefined>;
  /** Every copy of one act, in log order. */
  entriesByAct(actId: string): Promise<StoredEntry[]>;
  entries(query: EntriesQuery): Promise<StoredEntry[]>;
  /** Number of entries; also the index of the next. */
  size(): Promise<number>;
  node(level: number, index: number): Promise<Uint8Array | undefined>;
  /** Hashes of that level from index `from` to before `to`, in order, up to the first that is not there. */
  nodes(level: number, from: number, to: number): Promise<Uint8Array[]>;
  /** Leaves of the entries from index `from` to before `to`, in order, without what lies under them. */
  leaves(from: number, to: number): Promise<Uint8Array[]>;
  meta(name: string): Promise<string | undefined>;
}

/** Reading what is committed, from one snapshot per call. */
export interface CommittedRead extends StoreRead {
  /**
   * Hex SHA-256 over the table's canonical dump: for each row in key order the key, LF, its RFC 8785 JSON, LF.
   * The same rows have the same hash on every store. A table nobody wrote to hashes as an empty one.
   */
  dumpHash(table: string): Promise<string>;
  /** Names of all tables that have rows, in byte order. */
  tables(): Promise<string[]>;
  /** Everything that `meta` answers to, in byte order of the names. */
  metas(): Promise<[name: string, value: string][]>;
}

/** `row: null` deletes; a row is any JSON value but null. */
export interface RowChange {
  table: string;
  key: string;
  row: unknown;
}

export interface Txn extends StoreRead {
  /** Marks this point. Savepoints nest. */
  savepoint(): Promise<number>;
  /** Undoes everything since that savepoint, which itself stays; later savepoints are gone. Mends a broken transaction. */
  rollbackTo(savepoint: number): Promise<void>;
  /** Forgets that savepoint and later ones, keeping what was written. For long batches. */
  release(savepoint: number): Promise<void>;
  /** `entry.index` must equal `size()`: the log has no gaps and no second writer. */
  append(entry: StoredEntry): Promise<void>;
  /** Nodes never change: the same hash again is fine, another is STORE_NODE_CHANGED. */
  setNodes(nodes: readonly TreeNode[]): Promise<void>;
  put(changes: readonly RowChange[]): Promise<void>;
  /** Empties a table. */
  clear(table: string): Promise<void>;
  /** For each table: its rows are replaced by those of `sideTable(table)`, which is then empty. For a rebuilt view. */
  swapTables(tables: readonly string[]): Promise<void>;
  setMeta(name: string, value: string): Promise<void>;
  /**
   * Forgets the body of one entry: `envelope` becomes null, `salt2` zeros, `meta` the given JSON. Leaf, header and
   * hash stay. After the commit the store also overwrites the old bytes in its files, as soon as no reader holds them.
   */
  erase(index: number, meta: string): Promise<void>;
  /** Resolves after the fsync. When it rejects with STORE_TXN_BROKEN the transaction still stands; otherwise it is over. */
  commit(): Promise<void>;
  /** Undoes everything. Never rejects; harmless on a transaction that is over. */
  abort(): Promise<void>;
}

/** Evidence files by content. */
export interface FileStore {
  /** Stores the bytes and returns their hex SHA-256; resolves when file and directory entry are on stable storage. */
  put(bytes: Uint8Array): Promise<string>;
  /** Several at once: one fsync per file and one per directory. Same order as given. */
  putAll(files: readonly Uint8Array[]): Promise<string[]>;
  /** The bytes, their hash checked on every read (STORE_FILE_DAMAGED); undefined where there is no such file. */
  get(sha256: string): Promise<Uint8Array | undefined>;
  /** Hashes of all files, sorted. */
  list(): Promise<string[]>;
  /** Deletes a file; resolves when that is on stable storage: whether there was one. Only an erasure may ask for it. */
  forget(sha256: string): Promise<boolean>;
}

/** open: reads and writes. full: reads only, until `begin()` finds room. failed: nothing any more. */
export type StoreState = 'open' | 'full' | 'failed' | 'closed';

/** full: the disk is full. room: there is room again. failed: storage broke, with the reason; the process should exit. */
export interface StoreEvents {
  full: [];
  room: [];
  failed: [reason: string];
}

export interface Store {
  readonly kind: 'sqlite' | 'postgres' | 'memory';
  readonly state: StoreState;
  readonly read: CommittedRead;
  /** Committed rows and entries by hash, read so that a transaction begun afterwards has them at hand. */
  readonly ahead: Pick<StoreRead, 'get' | 'entryByHash'>;
  readonly files: FileStore;
  begin(): Promise<Txn>;
  dumpHash(table: string): Promise<string>;
  /** Calls the listener on each such event; returns how to stop it. */
  on<Name extends keyof StoreEvents>(event: Name, listener: (...args: StoreEvents[Name]) => void): () => void;
  /** Waits for a commit under way, undoes any other open transaction, and lets the folder go. */
  close(): Promise<void>;
}

/** A store opened for looking only, beside a running node. */
export interface ReadOnlyStore extends CommittedRead {
  readonly files: Pick<FileStore, 'get' | 'list'>;
  close(): Promise<void>;
}

/** Runs `work` in one transaction: committed when it resolves, undone when it throws. */
export async function inTxn<Result>(store: Store, work: (txn: Txn) => Promise<Result>): Promise<Result> {
  const txn = await store.begin();
  try {
    const result = await work(txn);
    await txn.commit();
    return result;
  } finally {
    await txn.abort();
  }
}
