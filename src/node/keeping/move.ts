/**
 * Moves a party's record to another store. The old one stays in force until the new one is whole and read back; then the
 * configuration changes in one step. Stopped at any moment, the node starts with the record that it had.
 */
import { readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isRefusal, RefusalError, refuse } from '../../contract/index.ts';
import { openCheckpoint } from '../../record/index.ts';
import {
  COPYING,
  type CommittedRead,
  copyRecord,
  createSqliteStore,
  discardPostgres,
  inTxn,
  openReadOnlySqlite,
  type PostgresSetting,
  placeSqlite,
  type ReadOnlyStore,
  type Store,
  UNFINISHED,
  writeDurably,
} from '../../store/index.ts';
import {
  createStore,
  databaseOf,
  type Folder,
  fileLock,
  MOVED,
  ORIGIN,
  openStore,
  readCard,
} from '../folder.ts';
import { dataFolder, readConfig } from '../open.ts';
import { lockKeys } from '../own-cards.ts';
import { rootAt } from './backup.ts';

export interface Moved {
  size: number;
  root: string;
  tables: number;
}

/** `to`: a database, its paths relative to the configuration; null: into the data folder. */
export async function moveStore(
  configPath: string,
  to: PostgresSetting | null,
  progress?: (done: number, of: number) => void,
): Promise<Moved> {
  const config = await readConfig(configPath);
  const folder = dataFolder(configPath, config);
  const database = databaseOf(to ?? undefined, dirname(configPath));
  const target: Folder = { ...folder, database };
  if (sameStore(folder, target)) throw new RefusalError(refuse('NODE_MOVE_NOWHERE'));
  const source = await openStore(folder);
  try {
    await checkSigned(source, folder);
    const made = await (database ? copyToPostgres : copyToSqlite)(source, target, progress);
    await switchConfig(configPath, to);
    await inTxn(source, (txn) => txn.setMeta(MOVED, database?.name ?? folder.record));
    return made;
  } finally {
    await source.close();
  }
}

function sameStore(a: Folder, b: Folder): boolean {
  return JSON.stringify(a.database) === JSON.stringify(b.database);
}

/** What was signed must be in what is moved. */
async function checkSigned({ read }: Store, folder: Folder): Promise<void> {
  const note = await fileLock(folder).read();
  if (note === undefined) return;
  const signed = openCheckpoint(note, ...(await lockKeys(read, await readCard(folder))));
  if (isRefusal(signed)) throw new RefusalError(signed);
  const size = await read.size();
  if (signed.size > BigInt(size))
    throw new RefusalError(refuse('NODE_RECORD_BEHIND', { record: size, signed: String(signed.size) }));
  if ((await rootAt(read, Number(signed.size))) !== Buffer.from(signed.root).toString('hex'))
    throw new RefusalError(refuse('NODE_RECORD_DIFFERS', { size: String(signed.size) }));
}

async function copyInto(
  source: Store,
  store: Store,
  progress?: (done: number, of: number) => void,
): Promise<Moved> {
  await copyRecord(source.read, store, progress);
  await inTxn(store, (txn) => txn.setMeta(MOVED, ''));
  const size = await store.read.size();
  const [root, wanted] = await Promise.all([rootAt(store.read, size), rootAt(source.read, size)]);
  if (root !== wanted) throw new RefusalError(refuse('STORE_COPY_DIFFERS', { what: 'root' }));
  return { size, root, tables: (await store.read.tables()).length };
}

async function copyToPostgres(
  source: Store,
  target: Folder,
  progress?: (done: number, of: number) => void,
): Promise<Moved> {
  await clearDatabase(source, target);
  const store = await createStore(target, true);
  try {
    return await copyInto(source, store, progress);
  } finally {
    await store.close();
  }
}

async function clearDatabase(source: Store, target: Folder): Promise<void> {
  if (!target.database) return;
  let held: Store;
  try {
    held = await createStore(target, false);
  } catch (error) {
    if (isAbsent(error)) return;
    throw error;
  }
  try {
    await checkContained(held.read, source.read, target.database.name);
    await inTxn(held, (txn) => txn.setMeta(COPYING, UNFINISHED));
  } finally {
    await held.close();
  }
  await discardPostgres(target.database);
}

async function copyToSqlite(
  source: Store,
  target: Folder,
  progress?: (done: number, of: number) => void,
): Promise<Moved> {
  await checkFolder(source, target);
  const work = `${target.record}.moving`;
  await rm(work, { recursive: true, force: true });
  const store = await createSqliteStore(work, { create: true });
  let made: Moved;
  try {
    made = await copyInto(source, store, progress);
  } finally {
    await store.close();
  }
  await placeSqlite(work, target.record);
  return made;
}

async function checkFolder(source: Store, target: Folder): Promise<void> {
  let held: ReadOnlyStore;
  try {
    held = await openReadOnlySqlite(target.record);
  } catch (error) {
    if (isAbsent(error)) return;
    throw error;
  }
  try {
    await checkContained(held, source.read, target.record);
  } finally {
    await held.close();
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof RefusalError && error.refusal.refused === 'STORE_NOT_CREATED';
}

/** Only a copy that was cut short, or a record that the moved one begins with, makes room for it. */
async function checkContained(held: CommittedRead, source: CommittedRead, name: string): Promise<void> {
  if ((await held.meta(COPYING)) === UNFINISHED) return;
  const size = await held.size();
  const same =
    size <= (await source.size()) &&
    (await held.meta(ORIGIN)) === (await source.meta(ORIGIN)) &&
    (await rootAt(held, size)) === (await rootAt(source, size));
  if (!same) throw new RefusalError(refuse('STORE_EXISTS', { folder: name }));
}

/** All other settings stay as they are written. */
async function switchConfig(configPath: string, to: PostgresSetting | null): Promise<void> {
  const { store: _, ...rest } = JSON.parse(await readFile(configPath, 'utf8')) as Record<string, unknown>;
  await writeDurably(configPath, `${JSON.stringify({ ...rest, ...(to && { store: to }) }, null, 2)}\n`);
}
