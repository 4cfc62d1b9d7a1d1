/** Opening the database: who may, with which settings, and what is refused. */
import { RefusalError, refuse } from '../contract/index.ts';
import {
  FALLING_MS,
  isLost,
  openFailure,
  PostgresLink,
  STARTING_LOOK_MS,
  sqlState,
} from './postgres-link.ts';
import type { PostgresTarget } from './postgres-target.ts';
import { POSTGRES } from './queries.ts';

const { QUERIES } = POSTGRES;

export const POSTGRES_FORMAT = 1;
const OLDEST_SERVER = 150_000;
/** How long to wait for somebody else's lock on our tables (ms). */
export const BUSY_MS = 5_000;
/** After `kill -9` of a node its server process sees the closed connection at once, but not at the same instant (ms). */
const LET_GO_MS = 3_000;
const LET_GO_LOOK_MS = 100;
/** Advisory locks are numbers, one space per database: "PARL", "WRIT". */
const LOCK = '1346458188, 1465010516';

const DIGEST = 'bytea not null check (length(hash) = 32)';
/** Text is compared by its bytes ("C"), as SQLite does: that is the order the store promises. */
const TEXT = 'text collate "C" not null';
const SCHEMA = `
create schema parley;
create table parley.entry (
  idx bigint primary key check (idx >= 0),
  leaf_hash bytea not null check (length(leaf_hash) = 32),
  leaf bytea not null check (length(leaf) = 65),
  header ${TEXT},
  salt1 bytea not null check (length(salt1) = 16),
  salt2 bytea not null check (length(salt2) = 16),
  envelope bytea,
  hash ${TEXT} constraint entry_hash unique,
  act_id ${TEXT},
  kind ${TEXT},
  kind_version bigint not null,
  class ${TEXT},
  direction ${TEXT} check (direction in ('own', 'out', 'in')),
  peer text collate "C",
  peer_seq bigint not null,
  local_ms bigint not null,
  meta ${TEXT}
);
alter table parley.entry alter envelope set storage external;
create index entry_act on parley.entry (act_id, idx);
create index entry_kind on parley.entry (kind, idx);
create index entry_peer on parley.entry (peer, direction, idx) where peer is not null;
create index entry_series on parley.entry (peer, direction, peer_seq) where peer is not null;
create table parley.tree_node (level bigint, idx bigint, hash ${DIGEST}, primary key (level, idx));
create table parley.view_table (id bigint generated always as identity primary key, name ${TEXT} unique);
create table parley.view_row (tbl bigint, key ${TEXT}, row ${TEXT}, primary key (tbl, key));
create table parley.meta (name ${TEXT} primary key, value ${TEXT});
create table parley.house (name ${TEXT} primary key, number bigint not null, filler bytea);
alter table parley.house alter filler set storage external;
insert into parley.house (name, number) values ('format', ${POSTGRES_FORMAT});
`;

/**
 * What every connection of the store asks for. Plans are made once and by index, since tables that start empty would
 * otherwise be read from end to end long after they have grown; nobody's defaults for waiting or writing hold here.
 */
const SESSION = `
  set default_transaction_isolation = 'read committed';
  set default_transaction_deferrable = off;
  set statement_timeout = 0;
  set idle_in_transaction_session_timeout = 0;
  set idle_session_timeout = 0;
  set lock_timeout = ${BUSY_MS};
  set plan_cache_mode = force_generic_plan;
  set enable_seqscan = off;
  set jit = off;
  set bytea_output = hex;
  set client_min_messages = warning;
  set tcp_keepalives_idle = 30;
  set tcp_keepalives_interval = 10;
  set tcp_keepalives_count = 3;
`;

/** A connection to the right sort of server, which knows our settings. `broke` is told when it is lost. */
async function connect(
  target: PostgresTarget,
  writes: boolean,
  broke: (error: RefusalError) => void,
): Promise<PostgresLink> {
  const link = await PostgresLink.open(target, broke);
  try {
    await link.exec(SESSION);
    await link.exec(`set default_transaction_read_only = ${writes ? 'off' : 'on'}`);
    // What is read waits for a table that is being written anew, however long that takes.
    if (!writes) await link.exec('set lock_timeout = 0');
    if (writes) await link.exec('set synchronous_commit = on');
    return link;
  } catch (error) {
    await link.close().catch(() => {});
    throw error;
  }
}

/**
 * A server that ends one of its processes ends all of them and takes a moment to come back: a connection lost while it is
 * being opened is made anew for a while.
 */
async function patiently(open: () => Promise<PostgresLink>, target: PostgresTarget): Promise<PostgresLink> {
  const began = Date.now();
  for (;;) {
    try {
      return await open();
    } catch (error) {
      if (!isLost(error)) throw openRefusal(error, target);
      if (Date.now() - began >= FALLING_MS) throw openFailure(error, target);
      await new Promise((resolve) => setTimeout(resolve, STARTING_LOOK_MS));
    }
  }
}

/** The connection that writes, holding the lock that keeps every other writer out for as long as it lives. */
export function openPostgresWriter(
  target: PostgresTarget,
  create: boolean,
  broke: (error: RefusalError) => void,
): Promise<PostgresLink> {
  return patiently(() => openWriter(target, create, broke), target);
}

async function openWriter(
  target: PostgresTarget,
  create: boolean,
  broke: (error: RefusalError) => void,
): Promise<PostgresLink> {
  const link = await connect(target, true, broke);
  try {
    await assertPostgresDurable(link);
    await takeLock(link, target);
    const format = await formatOf(link);
    if (!create) checkFormat(format, target);
    else if (format !== null) throw new RefusalError(refuse('STORE_EXISTS', { folder: target.name }));
    else await makeTables(link, target);
    return link;
  } catch (error) {
    await link.close().catch(() => {});
    throw error;
  }
}

/** Whether a commit that was cut off took place is not known, so this is not tried again. */
async function makeTables(link: PostgresLink, target: PostgresTarget): Promise<void> {
  try {
    await link.exec(`begin; ${SCHEMA} commit`);
  } catch (error) {
    throw openRefusal(error, target);
  }
}

/** A connection that cannot write. Of the primary all the same: a copy may lag behind what was acknowledged. */
export function openPostgresReader(
  target: PostgresTarget,
  broke: (error: RefusalError) => void,
): Promise<PostgresLink> {
  return patiently(() => openReader(target, broke), target);
}

async function openReader(
  target: PostgresTarget,
  broke: (error: RefusalError) => void,
): Promise<PostgresLink> {
  const link = await connect(target, false, broke);
  try {
    await assertPrimary(link);
    checkFormat(await formatOf(link), target);
    return link;
  } catch (error) {
    await link.close().catch(() => {});
    throw error;
  }
}

type Settings = Record<string, string | number | boolean>;

async function settingsOf(link: PostgresLink, names: readonly string[]): Promise<Settings> {
  const columns = names.map((name) => `current_setting('${name}') as "${name}"`);
  return (await link.exec<Settings>(`select ${columns.join(', ')}`)).rows[0] as Settings;
}

function wrong(setting: string, found: unknown, wanted: string): RefusalError {
  return new RefusalError(refuse('STORE_SERVER_UNFIT', { setting, found: String(found), wanted }));
}

async function assertPrimary(link: PostgresLink): Promise<void> {
  const { rows } = await link.exec<{ standby: boolean; backend: number }>(
    'select pg_is_in_recovery() as standby, pg_backend_pid() as backend',
  );
  if (rows[0]?.standby !== false) throw wrong('pg_is_in_recovery()', rows[0]?.standby, 'false');
  // A pooler between us and the server answers under a number of its own, and may hand our lock to somebody else.
  if (rows[0].backend !== link.backend)
    throw wrong('pg_backend_pid()', rows[0].backend, String(link.backend));
}

/** Settings without which a commit that was acknowledged could be lost. They can change while the server runs. */
const DURABLE = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' } as const;

/** Asked with the opening of every transaction. */
export const TXN_STATE = {
  sql: `select max(idx) as last, ${Object.keys(DURABLE)
    .map((name) => `current_setting('${name}') as ${name}`)
    .join(', ')} from entry`,
  values: [],
};
export type TxnState = { last: number | null } & Record<keyof typeof DURABLE, string>;

export function checkDurable(found: Readonly<Record<string, unknown>>): void {
  for (const [name, wanted] of Object.entries(DURABLE))
    if (found[name] !== wanted) throw wrong(name, found[name], wanted);
}

/** Reads the settings back: a server may be told to ignore what a commit is for. */
export async function assertPostgresDurable(link: PostgresLink): Promise<void> {
  const found = await settingsOf(link, ['server_version_num', 'server_encoding', ...Object.keys(DURABLE)]);
  if (!(Number(found['server_version_num']) >= OLDEST_SERVER))
    throw wrong('server_version_num', found['server_version_num'], `>= ${OLDEST_SERVER}`);
  if (found['server_encoding'] !== 'UTF8') throw wrong('server_encoding', found['server_encoding'], 'UTF8');
  await assertPrimary(link);
  checkDurable(found);
}

async function takeLock(link: PostgresLink, target: PostgresTarget): Promise<void> {
  const until = Date.now() + LET_GO_MS;
  for (;;) {
    const { rows } = await link.exec<{ got: boolean }>(`select pg_try_advisory_lock(${LOCK}) as got`);
    if (rows[0]?.got === true) return;
    if (Date.now() > until)
      throw new RefusalError(refuse('STORE_DATABASE_IN_USE', { database: target.name }));
    await new Promise((resolve) => setTimeout(resolve, LET_GO_LOOK_MS));
  }
}

/** The format number; null for a database without a record. */
async function formatOf(link: PostgresLink): Promise<number | null> {
  const there = await link.exec<{ schema: string | null; house: string | null }>(
    `select to_regnamespace('parley')::text as schema, to_regclass('parley.house')::text as house`,
  );
  if (there.rows[0]?.schema === null) return null;
  if (there.rows[0]?.house === null) return 0;
  const { rows } = await link.run<{ number: number }>(QUERIES.houseGet, { name: 'format' });
  return rows[0]?.number ?? 0;
}

function checkFormat(format: number | null, { name }: PostgresTarget): void {
  if (format === null) throw new RefusalError(refuse('STORE_NOT_CREATED', { folder: name }));
  if (format === POSTGRES_FORMAT) return;
  const params = { folder: name, found: String(format), wanted: String(POSTGRES_FORMAT) };
  throw new RefusalError(refuse('STORE_FORMAT', params));
}

/** Somebody else's lock was not let go in time. */
export const LOCK_TIMEOUT = '55P03';
/** "Could not extend file": the disk is full. */
export const DISK_FULL = '53100';

/** Any error of opening, as a refusal. */
function openRefusal(error: unknown, target: PostgresTarget): RefusalError {
  if (error instanceof RefusalError) return error;
  if (sqlState(error) === DISK_FULL) return new RefusalError(refuse('STORE_FULL'));
  const reason = error instanceof Error ? error.message : String(error);
  return new RefusalError(refuse('STORE_DATABASE_REFUSES', { database: target.name, reason }));
}
