/** The SQLite store: `record.db` in WAL mode, synchronous=FULL, written by one worker thread and read by another. */
import { join } from 'node:path';
import type { RefusalError } from '../contract/index.ts';
import type { CommittedDriver, ReadDriver, TextChange, WriteDriver } from './driver.ts';
import { DiskFiles } from './files.ts';
import type { Bounds } from './keys.ts';
import { packWrites } from './packed.ts';
import { CommittedReads } from './reads.ts';
import { type ShellParts, StoreShell } from './shell.ts';
import { Channel } from './sqlite-channel.ts';
import type { EntriesQuery, ReadOnlyStore, Store, StoredEntry, TreeNode } from './store.ts';
import type { Writes } from './writes.ts';

export interface SqliteOptions {
  /** Make a new record in this folder. Without it a folder that holds none is refused: production never creates. */
  create: boolean;
  /** Bound on the record's size in pages of 4,096 bytes; reaching it is like a full disk. */
  maxPages?: number;
}

/**
 * Opens the record in this folder and keeps other processes out until `close()` or the end of this process.
 * Refuses with STORE_FOLDER_IN_USE, STORE_NOT_CREATED, STORE_EXISTS, STORE_FORMAT, STORE_NOT_DURABLE,
 * STORE_NETWORK_DISK, STORE_FULL or STORE_UNREADABLE.
 */
export async function createSqliteStore(folder: string, options: SqliteOptions): Promise<Store> {
  let shell: StoreShell | null = null;
  shell = new StoreShell(await openSqliteParts(folder, options, (error) => shell?.saw(error)));
  return shell;
}

/** What the store is made of. `broke` is told of what fails while nothing was asked of it. */
export async function openSqliteParts(
  folder: string,
  options: SqliteOptions,
  broke: (error: RefusalError) => void,
): Promise<ShellParts> {
  const writer = await Channel.open({ role: 'writer', folder, ...options }, broke);
  try {
    const reader = await Channel.open({ role: 'reader', folder, create: false }, broke);
    return {
      kind: 'sqlite',
      writer: new ChannelWriter(writer),
      reader: new ChannelReader(reader),
      full: writer.opening.full,
      files: (saw) => new DiskFiles(join(folder, 'files'), saw),
    };
  } catch (error) {
    await writer.close();
    throw error;
  }
}

/** For looking at a record (fsck, proofs) whether or not a node has it open. Takes no lock and writes nothing. */
export async function openReadOnlySqlite(folder: string): Promise<ReadOnlyStore> {
  const channel = await Channel.open({ role: 'reader', folder, create: false }, () => {});
  const driver = new ChannelReader(channel);
  const files = new DiskFiles(join(folder, 'files'));
  const reads = new CommittedReads(driver, (call) => call());
  return Object.assign(reads, {
    files: { get: (sha256: string) => files.get(sha256), list: () => files.list() },
    close: () => driver.close(),
  });
}

class ChannelRead implements ReadDriver {
  readonly channel: Channel;

  constructor(channel: Channel) {
    this.channel = channel;
  }
  get(table: string, key: string) {
    return this.channel.call<string | undefined>('get', table, key);
  }
  scan(table: string, bounds: Bounds) {
    return this.channel.call<{ key: string; text: string }[]>('scan', table, bounds);
  }
  entry(index: number) {
    return this.channel.call<StoredEntry | undefined>('entry', index);
  }
  entryByHash(hash: string) {
    return this.channel.call<StoredEntry | undefined>('entryByHash', hash);
  }
  entriesByAct(actId: string) {
    return this.channel.call<StoredEntry[]>('entriesByAct', actId);
  }
  entries(query: EntriesQuery) {
    return this.channel.call<StoredEntry[]>('entries', query);
  }
  size() {
    return this.channel.call<number>('size');
  }
  node(level: number, index: number) {
    return this.channel.call<Uint8Array | undefined>('node', level, index);
  }
  nodes(level: number, from: number, to: number) {
    return this.channel.call<Uint8Array[]>('nodes', level, from, to);
  }
  leaves(from: number, to: number) {
    return this.channel.call<Uint8Array[]>('leaves', from, to);
  }
  meta(name: string) {
    return this.channel.call<string | undefined>('meta', name);
  }
  close() {
    return this.channel.close();
  }
}

class ChannelReader extends ChannelRead implements CommittedDriver {
  dumpHash(table: string) {
    return this.channel.call<string>('dumpHash', table);
  }
  tables() {
    return this.channel.call<string[]>('tables');
  }
  metas() {
    return this.channel.call<[name: string, value: string][]>('metas');
  }
}

class ChannelWriter extends ChannelRead implements WriteDriver {
  begin() {
    return this.channel.call<void>('begin');
  }
  savepoint(id: number) {
    return this.channel.call<void>('savepoint', id);
  }
  rollbackTo(id: number) {
    return this.channel.call<void>('rollbackTo', id);
  }
  release(id: number) {
    return this.channel.call<void>('release', id);
  }
  append(entry: StoredEntry) {
    return this.channel.call<void>('append', entry);
  }
  setNodes(nodes: readonly TreeNode[]) {
    return this.channel.call<void>('setNodes', nodes);
  }
  put(changes: readonly TextChange[]) {
    return this.channel.call<void>('put', changes);
  }
  clear(table: string) {
    return this.channel.call<void>('clear', table);
  }
  swap(pairs: readonly { table: string; side: string }[]) {
    return this.channel.call<void>('swap', pairs);
  }
  setMeta(name: string, value: string) {
    return this.channel.call<void>('setMeta', name, value);
  }
  erase(index: number, meta: string) {
    return this.channel.call<void>('erase', index, meta);
  }
  commit() {
    return this.channel.call<void>('commit');
  }
  abort() {
    return this.channel.call<void>('abort');
  }
  writeAll(writes: Writes) {
    return this.channel.call<void>('writeAll', packWrites(writes));
  }
  probe() {
    return this.channel.call<void>('probe');
  }
}
