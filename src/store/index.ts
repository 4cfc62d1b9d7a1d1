/** Where a party's record lives: one interface, its stores, and what it takes to write files that survive. */
export { COPYING, copyRecord, type Snapshot, UNFINISHED } from './copy.ts';
export { codeOf, diskRefusal, makeFolder, readIfThere, syncFolder, writeDurably } from './durable.ts';
export { createMemoryJournal, type Journal, type JournalContents, openJournal } from './journal.ts';
export { compareKeys, sideTable } from './keys.ts';
export {
  type CommitFault,
  createMemoryDisk,
  createMemoryStore,
  type MemoryDisk,
  type MemoryOptions,
} from './memory.ts';
export {
  createPostgresStore,
  discardPostgres,
  openPostgresSnapshot,
  openReadOnlyPostgres,
  type PostgresOptions,
} from './postgres.ts';
export { type PostgresSetting, type PostgresTarget, postgresTarget } from './postgres-target.ts';
export { refusals } from './refusals.ts';
export { createSqliteStore, openReadOnlySqlite, type SqliteOptions } from './sqlite.ts';
export { copySqlite, placeSqlite } from './sqlite-copy.ts';
export * from './store.ts';
export { text } from './text.ts';
export { setViewState, type ViewState, viewState } from './views.ts';
