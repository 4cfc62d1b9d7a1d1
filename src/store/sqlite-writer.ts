/**
 * The writing half, in its worker thread: one connection, one transaction at a time. Exactly one fdatasync lies
 * before a commit's answer: the write-ahead log is folded into the database only between transactions, after the
 * answer has left, and the extra fsync of a log file that starts over is spent on a row of the store's own.
 */
import type { DatabaseSync } from 'node:sqlite';
import { RefusalError, refuse } from '../contract/index.ts';
import type { TextChange } from './driver.ts';
import { entryColumns } from './entry-row.ts';
import { type PackedWrites, unpackWrites } from './packed.ts';
import { SQLITE } from './queries.ts';
import {
  BUSY_MS,
  type Opened,
  SQLITE_BUSY,
  SQLITE_CONSTRAINT_UNIQUE,
  SQLITE_FULL,
  sqliteCode,
  sqliteErrcode,
} from './sqlite-open.ts';
import { READS, Statements } from './sqlite-statements.ts';
import type { StoredEntry, TreeNode } from './store.ts';
import type { Writes } from './writes.ts';

const { QUERIES } = SQLITE;

/** Pages in the write-ahead log at which it is folded in. */
const WAL_PAGES = 1_000;
/** How often that is looked at, in commits. */
const WAL_LOOK = 16;
/** What must fit before a full store writes again (bytes). */
const PROBE_BYTES = 256 * 1024;

/** Operations that do not go on with the transaction before. */
const AFRESH: ReadonlySet<string> = new Set(['begin', 'writeAll', 'probe']);

export class SqliteWriter {
  readonly #db: DatabaseSync;
  readonly #lock: DatabaseSync;
  readonly #on: Statements;
  /** Why nothing more can be done, once storage broke. */
  #failed: RefusalError | null = null;
  /** Why the running transaction is already undone. */
  #dead: RefusalError | null = null;
  /** Size of the log as the transaction sees it; null when it must be read again. */
  #size: number | null = null;
  #commits = 0;
  #look = false;
  /**
   * A body was erased: the write-ahead log, which may still hold it, has to go. Who had the record open before may have
   * ended between the two, so each opening begins with it.
   */
  #erased = true;
  /** The start-up self-check found no room. */
  readonly startedFull: boolean = false;

  constructor({ db, lock }: Opened) {
    this.#db = db;
    this.#lock = lock;
    this.#on = new Statements(db);
    try {
      this.#guard(() => {
        this.#dropLog();
        this.#warm();
      });
    } catch (error) {
      if (this.#failed) throw error;
      this.startedFull = true;
    }
  }

  /** Runs one operation by name; throws refusals only. */
  call(name: string, args: readonly unknown[]): unknown {
    if (name === 'close') return this.#close();
    if (name === 'abort') return this.#guard(() => this.#abort());
    if (this.#failed) throw this.#failed;
    if (this.#dead && !AFRESH.has(name)) throw this.#dead;
    return this.#guard(() => {
      if (Object.hasOwn(READS, name)) {
        const read = READS[name as keyof typeof READS] as (on: Statements, ...rest: unknown[]) => unknown;
        return read(this.#on, ...args);
      }
      const write = this.#writes[name];
      if (!write) throw new Error(`no operation ${name}`);
      return (write as (...rest: unknown[]) => unknown)(...args);
    });
  }

  /** To be called when answers have left: looks after the write-ahead log. Returns what broke, if something did. */
  rest(): RefusalError | null {
    if (!this.#look || this.#failed || this.#db.isTransaction) return null;
    this.#look = false;
    try {
      this.#guard(() => {
        if (this.#erased) {
          this.#dropLog();
          if (this.#erased) return;
          this.#warm();
        }
        const noop = this.#db.prepare('pragma wal_checkpoint(noop)').get();
        if (Number(noop?.['log'] ?? 0) < WAL_PAGES) return;
        const done = this.#db.prepare('pragma wal_checkpoint(passive)').get();
        if (done?.['busy'] === 0 && done['log'] === done['checkpointed']) this.#warm();
      });
    } catch {
      // No room for folding in: the log keeps everything, and the next commit will say that the disk is full.
    }
    return this.#failed;
  }

  readonly #writes: Readonly<Record<string, (...args: never[]) => unknown>> = {
    begin: () => this.#begin(),
    savepoint: (id: number) => this.#db.exec(`savepoint s${Math.trunc(id)}`),
    rollbackTo: (id: number) => {
      this.#size = null;
      this.#db.exec(`rollback to s${Math.trunc(id)}`);
    },
    release: (id: number) => this.#db.exec(`release s${Math.trunc(id)}`),
    append: (entry: StoredEntry) => this.#append(entry),
    setNodes: (nodes: readonly TreeNode[]) => this.#atOnce(() => this.#setNodes(nodes)),
    put: (changes: readonly TextChange[]) => this.#put(changes),
    clear: (table: string) => this.#on.run(QUERIES.rowsClear, { table }),
    swap: (pairs: readonly { table: string; side: string }[]) => {
      for (const { table, side } of pairs) this.#swap(table, side);
    },
    setMeta: (name: string, value: string) => this.#setMeta(name, value),
    erase: (index: number, meta: string) => this.#erase(index, meta),
    commit: () => this.#commit(),
    writeAll: (packed: PackedWrites) => this.#writeAll(unpackWrites(packed)),
    probe: () => {
      this.#db.exec('begin immediate');
      this.#on.run(QUERIES.houseSet, {
        name: 'probe',
        number: this.#commits,
        filler: new Uint8Array(PROBE_BYTES),
      });
      this.#db.exec('commit');
      this.#on.run(QUERIES.houseSet, { name: 'probe', number: this.#commits, filler: null });
    },
  };

  #begin(): void {
    this.#dead = null;
    this.#size = null;
    this.#db.exec('begin immediate');
  }

  #commit(): void {
    this.#db.exec('commit');
    this.#look = ++this.#commits % WAL_LOOK === 0 || this.#erased;
  }

  #writeAll({ entries, nodes, rows, meta, erased }: Writes): void {
    this.#begin();
    try {
      for (const entry of entries) this.#append(entry);
      this.#setNodes(nodes);
      this.#put(rows);
      for (const [name, value] of meta) this.#setMeta(name, value);
      for (const one of erased) this.#erase(one.index, one.meta);
    } catch (error) {
      // Storage's own errors are the guard's.
      if (error instanceof RefusalError) this.#abort();
      throw error;
    }
    this.#commit();
  }

  #append(entry: StoredEntry): void {
    this.#size ??= READS.size(this.#on);
    if (entry.index !== this.#size) {
      throw new RefusalError(refuse('STORE_INDEX_GAP', { index: entry.index, size: this.#size }));
    }
    try {
      this.#on.run(QUERIES.entryAppend, { ...entryColumns(entry) });
    } catch (error) {
      if (sqliteErrcode(error) !== SQLITE_CONSTRAINT_UNIQUE) throw error;
      throw new RefusalError(refuse('STORE_ENTRY_TWICE', { hash: entry.hash }));
    }
    this.#size += 1;
  }

  #put(changes: readonly TextChange[]): void {
    const known = new Set<string>();
    for (const { table, key, text } of changes) {
      if (text === null) {
        this.#on.run(QUERIES.rowDelete, { table, key });
        continue;
      }
      if (!known.has(table)) this.#on.run(QUERIES.tableAdd, { table });
      known.add(table);
      this.#on.run(QUERIES.rowPut, { table, key, row: text });
    }
  }

  #setMeta(name: string, value: string): void {
    this.#on.run(QUERIES.metaSet, { name, value });
  }

  #erase(index: number, meta: string): void {
    const changed = this.#on.run(QUERIES.entryErase, { index, meta, salt2: new Uint8Array(16) });
    if (changed === 0) throw new RefusalError(refuse('STORE_ENTRY_ABSENT', { index }));
    this.#erased = true;
  }

  #setNodes(nodes: readonly TreeNode[]): void {
    for (const { level, index, hash } of nodes) {
      if (this.#on.run(QUERIES.nodeAdd, { level, index, hash }) === 0)
        throw new RefusalError(refuse('STORE_NODE_CHANGED', { level, index }));
    }
  }

  /** All of it or, when refused, none. */
  #atOnce(work: () => void): void {
    this.#db.exec('savepoint once');
    try {
      work();
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('rollback to once; release once');
      throw error;
    }
    this.#db.exec('release once');
  }

  #swap(table: string, side: string): void {
    this.#on.run(QUERIES.rowsClear, { table });
    this.#on.run(QUERIES.tableAdd, { table });
    this.#on.run(QUERIES.tableAdd, { table: side });
    // Through a name that no table may have.
    for (const [from, to] of [
      [table, ''],
      [side, table],
      ['', side],
    ]) {
      this.#on.run(QUERIES.tableRename, { from, to });
    }
  }

  /** Folds the write-ahead log in and empties it, unless a reader is still looking: then the next commit tries again. */
  #dropLog(): void {
    this.#db.exec('pragma busy_timeout = 0');
    const done = this.#db.prepare('pragma wal_checkpoint(truncate)').get();
    this.#db.exec(`pragma busy_timeout = ${BUSY_MS}`);
    this.#erased = done?.['busy'] !== 0;
  }

  /** The start-up self-check, and what a log file that starts over is warmed with: one small durable commit. */
  #warm(): void {
    const opened = this.#on.one<{ number: number }>(QUERIES.houseGet, { name: 'self-check' })?.number ?? 0;
    this.#on.run(QUERIES.houseSet, { name: 'self-check', number: opened + 1, filler: null });
  }

  #abort(): void {
    this.#dead = null;
    this.#size = null;
    if (!this.#failed && this.#db.isTransaction) this.#db.exec('rollback');
  }

  #close(): void {
    // After a failure the files stay as they are; only the folder is let go.
    if (!this.#failed) {
      if (this.#db.isTransaction) this.#db.exec('rollback');
      this.#db.close();
    }
    this.#lock.close();
  }

  /** Turns every error into a refusal: full undoes the transaction, anything else of SQLite's is the end. */
  #guard<Result>(work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      if (error instanceof RefusalError) throw error;
      const code = sqliteCode(error);
      if (code === SQLITE_FULL) {
        this.#dead = new RefusalError(refuse('STORE_FULL'));
        this.#undo();
        throw this.#failed ?? this.#dead;
      }
      if (code === SQLITE_BUSY && !this.#db.isTransaction) throw new RefusalError(refuse('STORE_BUSY'));
      const reason = error instanceof Error ? error.message : String(error);
      this.#failed = new RefusalError(refuse('STORE_FAILED', { reason }));
      throw this.#failed;
    }
  }

  #undo(): void {
    try {
      if (this.#db.isTransaction) this.#db.exec('rollback');
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#failed = new RefusalError(refuse('STORE_FAILED', { reason }));
    }
  }
}
