/** The PostgreSQL store: one connection that writes and holds the lock, another that reads; evidence files in a folder. */
import type { RefusalError } from '../contract/index.ts';
import { COPYING, type Snapshot, UNFINISHED } from './copy.ts';
import { DiskFiles } from './files.ts';
import { failure } from './postgres-link.ts';
import { openPostgresReader, openPostgresWriter } from './postgres-open.ts';
import { PostgresReader } from './postgres-reads.ts';
import type { PostgresTarget } from './postgres-target.ts';
import { PostgresWriter } from './postgres-writer.ts';
import { POSTGRES } from './queries.ts';
import { CommittedReads } from './reads.ts';
import { type ShellParts, StoreShell } from './shell.ts';
import type { ReadOnlyStore, Store } from './store.ts';

export interface PostgresOptions {
  /** Make a new record in this database. Without it a database that holds none is refused. */
  create: boolean;
  /** Where evidence files lie, on a disk of this machine. */
  files: string;
}

/**
 * Opens the record in this database and keeps other writers out until `close()` or the end of this process.
 * Refuses with STORE_DATABASE_IN_USE, STORE_DATABASE_AWAY, STORE_DATABASE_REFUSES, STORE_SERVER_UNFIT, STORE_NOT_CREATED,
 * STORE_EXISTS, STORE_FORMAT, STORE_FULL, STORE_PASSWORD_FILE or STORE_CA_FILE.
 */
export async function createPostgresStore(target: PostgresTarget, options: PostgresOptions): Promise<Store> {
  let shell: StoreShell | null = null;
  const parts = await openPostgresParts(target, options, (error) => shell?.saw(error));
  shell = new StoreShell(parts);
  return shell;
}

/** What the store is made of. `broke` is told of a connection lost while nothing was asked of it. */
export async function openPostgresParts(
  target: PostgresTarget,
  { create, files }: PostgresOptions,
  broke: (error: RefusalError) => void,
): Promise<ShellParts> {
  const writer = new PostgresWriter(await openPostgresWriter(target, create, broke));
  try {
    const room = await writer.start();
    const another = () => openPostgresReader(target, broke);
    return {
      kind: 'postgres',
      writer,
      reader: new PostgresReader(await another(), another),
      full: !room,
      files: (saw) => new DiskFiles(files, saw),
    };
  } catch (error) {
    await writer.close();
    throw error;
  }
}

/** Takes back the making of a record that nobody has written to yet, or a copy that was cut short. Leaves any other. */
export async function discardPostgres(target: PostgresTarget): Promise<void> {
  const link = await openPostgresWriter(target, false, () => {});
  try {
    const entry = await link.exec('select 1 from entry limit 1');
    const { rows } = await link.run<{ value: string }>(POSTGRES.QUERIES.metaGet, { name: COPYING });
    if (entry.rows.length === 0 || rows[0]?.value === UNFINISHED)
      await link.exec('drop schema parley cascade');
  } catch (error) {
    throw failure(error);
  } finally {
    await link.close();
  }
}

/**
 * A record as it stands at this moment, however much is written meanwhile: everything read is from one snapshot. It
 * has no dump hashes, whose snapshots are their own.
 */
export async function openPostgresSnapshot(
  target: PostgresTarget,
): Promise<Snapshot & { close(): Promise<void> }> {
  const link = await openPostgresReader(target, () => {});
  try {
    await link.exec('begin isolation level repeatable read read only');
  } catch (error) {
    await link.close();
    throw failure(error);
  }
  const driver = new PostgresReader(link, () => openPostgresReader(target, () => {}));
  return Object.assign(new CommittedReads(driver, (call) => call()), { close: () => driver.close() });
}

/** For looking at a record (fsck, proofs) whether or not a node has it open. Takes no lock and writes nothing. */
export async function openReadOnlyPostgres(target: PostgresTarget, files: string): Promise<ReadOnlyStore> {
  const another = () => openPostgresReader(target, () => {});
  const driver = new PostgresReader(await another(), another);
  const evidence = new DiskFiles(files);
  const reads = new CommittedReads(driver, (call) => call());
  return Object.assign(reads, {
    files: { get: (sha256: string) => evidence.get(sha256), list: () => evidence.list() },
    close: () => driver.close(),
  });
}
