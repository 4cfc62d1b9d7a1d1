/** The SQLite store: `record.db` in WAL mode, synchronous=FULL, written by one worker thread and read by another. */
import { join } from 'node:path';
import type { RefusalError } from '../contract/index.ts';
import { DiskFiles } from './files.ts';
import { CommittedReads } from './reads.ts';
import { type ShellParts, StoreShell } from './shell.ts';
import { Channel } from './sqlite-channel.ts';
import { ChannelReader, ChannelWriter } from './sqlite-channel-drivers.ts';
import { NearReader } from './sqlite-near.ts';
import type { ReadOnlyStore, Store } from './store.ts';

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
      reader: new NearReader(reader, folder),
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
