/** Opening the database files: who may, with which settings, and what is refused. Runs in the worker threads. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, statfsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { RefusalError, refuse } from '../contract/index.ts';
import { codeOf, diskRefusal } from './durable.ts';

export const FORMAT = 1;
/** How long to wait for a foreign program that reads or writes the same database (ms). */
export const BUSY_MS = 5_000;

export function recordPath(folder: string): string {
  return join(folder, 'record.db');
}

const SCHEMA = `
create table entry (
  idx integer primary key,
  leaf_hash blob not null check (length(leaf_hash) = 32),
  leaf blob not null check (length(leaf) = 65),
  header text not null,
  salt1 blob not null check (length(salt1) = 16),
  salt2 blob not null check (length(salt2) = 16),
  envelope blob,
  hash text not null unique,
  act_id text not null,
  kind text not null,
  kind_version integer not null,
  class text not null,
  direction text not null check (direction in ('own', 'out', 'in')),
  peer text,
  peer_seq integer not null,
  local_ms integer not null,
  meta text not null
) strict;
create index entry_act on entry (act_id);
create index entry_kind on entry (kind);
create index entry_peer on entry (peer, direction) where peer is not null;
create index entry_series on entry (peer, direction, peer_seq) where peer is not null;
create table tree_node (
  level integer not null,
  idx integer not null,
  hash blob not null check (length(hash) = 32),
  primary key (level, idx)
) strict, without rowid;
create table view_table (id integer primary key, name text not null unique) strict;
create table view_row (
  tbl integer not null,
  key text not null,
  row text not null,
  primary key (tbl, key)
) strict, without rowid;
create table meta (name text primary key, value text not null) strict, without rowid;
create table house (name text primary key, number integer not null, filler blob) strict, without rowid;
`;

/** Magic numbers of statfs(2) for network file systems, over which SQLite's locks and WAL cannot be trusted. */
const NETWORK_DISKS: Readonly<Record<number, string>> = {
  0x6969: 'NFS',
  0x517b: 'SMB',
  0xff534d42: 'CIFS',
  0xfe534d42: 'SMB2',
  0x5346414f: 'AFS',
  0x00c36400: 'Ceph',
};

export function checkDisk(folder: string): void {
  const kind = NETWORK_DISKS[statfsSync(folder).type >>> 0];
  if (kind) throw new RefusalError(refuse('STORE_NETWORK_DISK', { folder, kind }));
}

/**
 * Takes the folder for this process. The lock is SQLite's own on a file of its own, so the operating system lets
 * it go however the process ends, and read-only visitors of the record are not kept out.
 */
export function lockFolder(folder: string): DatabaseSync {
  const lock = new DatabaseSync(join(folder, 'lock.db'), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    if (sqliteCode(error) === SQLITE_BUSY) throw new RefusalError(refuse('STORE_FOLDER_IN_USE', { folder }));
    throw error;
  }
}

export interface Opened {
  db: DatabaseSync;
  lock: DatabaseSync;
}

/** The one writing connection. `maxPages` bounds the record's size, in pages of 4,096 bytes. */
export function openWriter(folder: string, create: boolean, maxPages?: number): Opened {
  if (create) makeFolder(folder);
  else if (!existsSync(recordPath(folder))) throw new RefusalError(refuse('STORE_NOT_CREATED', { folder }));
  checkDisk(folder);
  const lock = lockFolder(folder);
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(recordPath(folder), { timeout: BUSY_MS, enableForeignKeyConstraints: false });
    const format = formatOf(db);
    if (create && format !== null) throw new RefusalError(refuse('STORE_EXISTS', { folder }));
    if (!create) checkFormat(format, folder);
    if (maxPages !== undefined) db.exec(`pragma max_page_count = ${Math.trunc(maxPages)}`);
    setDurable(db);
    assertDurable(db);
    if (create) createTables(db, folder);
    return { db, lock };
  } catch (error) {
    db?.close();
    lock.close();
    throw error;
  }
}

/** A connection that cannot write. With no node running and a folder that cannot be written, the file is taken as it lies. */
export function openReader(folder: string): DatabaseSync {
  const path = recordPath(folder);
  if (!existsSync(path)) throw new RefusalError(refuse('STORE_NOT_CREATED', { folder }));
  let db = new DatabaseSync(path, { readOnly: true, timeout: BUSY_MS });
  try {
    checkFormat(formatOf(db), folder);
    return db;
  } catch (error) {
    db.close();
    const unopenable = [SQLITE_CANTOPEN, SQLITE_READONLY].includes(sqliteCode(error) ?? 0);
    if (!unopenable || existsSync(`${path}-wal`)) throw error;
  }
  const url = pathToFileURL(resolve(path));
  url.searchParams.set('immutable', '1');
  db = new DatabaseSync(url, { readOnly: true });
  try {
    checkFormat(formatOf(db), folder);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** The record's rules for a connection that writes. */
function setDurable(db: DatabaseSync): void {
  db.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma mmap_size = 0;
    pragma wal_autocheckpoint = 0;
    pragma journal_size_limit = 67108864;
    pragma temp_store = memory;
    pragma trusted_schema = off;
    pragma secure_delete = on;
    pragma cell_size_check = on;
  `);
  if (process.platform === 'darwin') db.exec('pragma fullfsync = on; pragma checkpoint_fullfsync = on');
}

/** Reads the settings back: a build of SQLite may ignore or change them, and then commits would not be durable, or erasing not final. */
export function assertDurable(db: DatabaseSync): void {
  const wanted: Record<string, string | number> = {
    journal_mode: 'wal',
    synchronous: 2,
    mmap_size: 0,
    // Erased bodies must be gone from the file, copies left behind by rebalancing included: so from the start.
    secure_delete: 1,
    ...(process.platform === 'darwin' ? { fullfsync: 1, checkpoint_fullfsync: 1 } : {}),
  };
  for (const [setting, value] of Object.entries(wanted)) {
    const found = Object.values(db.prepare(`pragma ${setting}`).get() ?? { nothing: 0 })[0];
    if (found !== value) {
      throw new RefusalError(
        refuse('STORE_NOT_DURABLE', { setting, found: String(found), wanted: String(value) }),
      );
    }
  }
}

function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  syncFolderNow(dirname(resolve(folder)));
}

function createTables(db: DatabaseSync, folder: string): void {
  db.exec('begin immediate');
  db.exec(SCHEMA);
  db.prepare('insert into house (name, number) values (?, ?)').run('format', FORMAT);
  db.exec('commit');
  syncFolderNow(folder);
}

/** The format number; null for a database without one (empty, or a creation that was cut short). */
function formatOf(db: DatabaseSync): number | null {
  const table = db.prepare("select 1 from sqlite_schema where type = 'table' and name = 'house'").get();
  if (!table) {
    const other = db.prepare('select name from sqlite_schema limit 1').get();
    return other ? 0 : null;
  }
  const row = db.prepare("select number from house where name = 'format'").get();
  return typeof row?.['number'] === 'number' ? row['number'] : 0;
}

function checkFormat(format: number | null, folder: string): void {
  if (format === null) throw new RefusalError(refuse('STORE_NOT_CREATED', { folder }));
  if (format !== FORMAT) {
    throw new RefusalError(refuse('STORE_FORMAT', { folder, found: String(format), wanted: String(FORMAT) }));
  }
}

function syncFolderNow(folder: string): void {
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

export const SQLITE_BUSY = 5;
export const SQLITE_READONLY = 8;
export const SQLITE_FULL = 13;
export const SQLITE_CANTOPEN = 14;
export const SQLITE_CONSTRAINT_UNIQUE = 2067;
const SQLITE_IOERR_SHMSIZE = 4874;

/** The full result code of an SQLite error; null for any other error. */
export function sqliteErrcode(error: unknown): number | null {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number'
    ? error.errcode
    : null;
}

/** The primary result code. */
export function sqliteCode(error: unknown): number | null {
  const code = sqliteErrcode(error);
  return code === null ? null : code & 0xff;
}

/** Any error of opening, as a refusal. */
export function openRefusal(error: unknown, folder: string): RefusalError {
  if (error instanceof RefusalError) return error;
  // The second is what SQLite says when its shared-memory file finds no room.
  const full = sqliteCode(error) === SQLITE_FULL || sqliteErrcode(error) === SQLITE_IOERR_SHMSIZE;
  if (full) return new RefusalError(refuse('STORE_FULL'));
  const known = codeOf(error) === 'ENOSPC' ? diskRefusal(error) : null;
  const reason = error instanceof Error ? error.message : String(error);
  return known ?? new RefusalError(refuse('STORE_UNREADABLE', { folder, reason }));
}
