/**
 * The writing half of the PostgreSQL store: one connection, which holds the lock, one transaction at a time. Nothing is
 * awaited between the statements of one operation, so operations take effect in the order in which they were called.
 */
import { randomBytes } from 'node:crypto';
import { RefusalError, refuse } from '../contract/index.ts';
import type { TextChange, WriteDriver } from './driver.ts';
import { addEntries, addNodes, addTables, putRows } from './postgres-batch.ts';
import { type Answered, failure, sqlState } from './postgres-link.ts';
import { BUSY_MS, checkDurable, DISK_FULL, LOCK_TIMEOUT, TXN_STATE, type TxnState } from './postgres-open.ts';
import { PostgresReads } from './postgres-reads.ts';
import { POSTGRES, type Template } from './queries.ts';
import type { StoredEntry, TreeNode } from './store.ts';
import type { Writes } from './writes.ts';

const { QUERIES } = POSTGRES;

/** What must fit before a full store writes again (bytes). */
const PROBE_BYTES = 256 * 1024;

/** Name in the house of what says that a rewrite is due. */
const ERASED = 'erased';
/** How long a rewrite waits for whoever looks at the table, and how long it may take: as long as the record is large (ms). */
const REWRITE_WAIT_MS = 50;
const REWRITE_MS = 6 * 3_600_000;

const UNIQUE = '23505';
/** What every statement says after one has failed, until a rollback; the second where it could not even be prepared. */
const ABORTED = ['25P02', '26000'];

type Values = Readonly<Record<string, unknown>>;

export class PostgresWriter extends PostgresReads implements WriteDriver {
  /** Size of the log as committed, and as the transaction sees it. Only this process writes, so both are known. */
  #committed = 0;
  #size = 0;
  /** Savepoint → size there. */
  readonly #sizes = new Map<number, number>();
  /** View tables known to have an id, until something is undone. */
  readonly #tables = new Set<string>();
  #inTxn = false;
  /** Why the running transaction is already undone. */
  #dead: RefusalError | null = null;
  /** Why nothing more can be done, once storage broke. */
  #failed: RefusalError | null = null;
  /** A body was erased: its old row version has to go from the table's file. Also stands in the house, for the next run. */
  #erased = false;
  #resting: Promise<void> = Promise.resolve();

  /** Reads the size; then the start-up self-check: one small durable commit. False where there is no room for it. */
  async start(): Promise<boolean> {
    this.#committed = await this.size();
    try {
      await this.#guard(async () => {
        const { rows } = await this.link.run<{ number: number }>(QUERIES.houseGet, { name: 'self-check' });
        const number = (rows[0]?.number ?? 0) + 1;
        await this.link.run(QUERIES.houseSet, { name: 'self-check', number, filler: null });
        const left = await this.link.run<{ number: number }>(QUERIES.houseGet, { name: ERASED });
        this.#erased = left.rows[0]?.number === 1;
      });
      if (this.#erased) this.#resting = this.#rewrite();
      return true;
    } catch (error) {
      if (this.#failed) throw error;
      return false;
    }
  }

  protected override rows<Row>(query: Template, values: Values = {}): Promise<Row[]> {
    return this.#guard(async () => (await this.link.run<Row>(query, values)).rows);
  }

  async begin() {
    await this.#resting;
    await this.#begin();
  }

  async writeAll({ entries, nodes, rows, meta, erased }: Writes) {
    await this.#resting;
    const outcomes = await Promise.allSettled([
      this.#begin(),
      this.#append(entries),
      this.setNodes(nodes),
      this.put(rows),
      ...meta.map(([name, value]) => this.setMeta(name, value)),
      ...erased.map((one) => this.erase(one.index, one.meta)),
    ]);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    if (refused) {
      await this.abort();
      throw refused.reason;
    }
    await this.commit();
  }

  /** What is called in the same turn goes out behind it. */
  #begin(): Promise<void> {
    this.#dead = null;
    this.#sizes.clear();
    this.#size = this.#committed;
    this.#inTxn = true;
    return this.#guard(async () => {
      const [, state] = await Promise.all([this.link.exec('begin'), this.link.run<TxnState>(TXN_STATE)]);
      const found = state.rows[0] as TxnState;
      const size = (found.last ?? -1) + 1;
      if (size !== this.#committed)
        throw this.#fail(
          `the log has ${size} entries instead of ${this.#committed}: somebody else wrote to it`,
        );
      try {
        checkDurable(found);
      } catch (error) {
        throw this.#fail(failure(error).message);
      }
    });
  }

  async savepoint(id: number) {
    this.#sizes.set(id, this.#size);
    await this.#guard(() => this.link.exec(`savepoint s${Math.trunc(id)}`));
  }

  async rollbackTo(id: number) {
    this.#size = this.#sizes.get(id) ?? this.#size;
    this.#forgetAfter(id);
    this.#tables.clear();
    await this.#guard(() => this.link.exec(`rollback to savepoint s${Math.trunc(id)}`));
  }

  async release(id: number) {
    this.#forgetAfter(id);
    this.#sizes.delete(id);
    await this.#guard(() => this.link.exec(`release savepoint s${Math.trunc(id)}`));
  }

  append(entry: StoredEntry) {
    return this.#append([entry]);
  }

  async #append(entries: readonly StoredEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await this.#guard(async () => {
      for (const { index } of entries) {
        if (index !== this.#size)
          throw new RefusalError(refuse('STORE_INDEX_GAP', { index, size: this.#size }));
        this.#size += 1;
      }
      try {
        await addEntries(this.link, entries);
      } catch (error) {
        // The other unique column is the index: taken, it means a second writer, and is the end.
        const { constraint, detail } = error as { constraint?: string; detail?: string };
        if (sqlState(error) !== UNIQUE || constraint !== 'entry_hash') throw error;
        const hash = /[0-9a-f]{64}/.exec(detail ?? '')?.[0] ?? '';
        throw new RefusalError(refuse('STORE_ENTRY_TWICE', { hash }));
      }
    });
  }

  async setNodes(nodes: readonly TreeNode[]) {
    if (nodes.length === 0) return;
    await this.#guard(async () => {
      const once = onceEach(nodes);
      if ((await addNodes(this.link, once)).count === once.length) return;
      for (const node of once) {
        const held = await this.node(node.level, node.index);
        if (!held || !Buffer.from(held).equals(node.hash)) throw changed(node);
      }
    });
  }

  async put(changes: readonly TextChange[]) {
    const last = [...new Map(changes.map((one) => [`${one.table}\n${one.key}`, one])).values()];
    const kept = last.filter(({ text }) => text !== null);
    await this.#guard(async () => {
      const running = last
        .filter(({ text }) => text === null)
        .map(({ table, key }) => this.link.run(QUERIES.rowDelete, { table, key }));
      if (kept.length > 0) {
        running.push(...this.#addTables(kept.map(({ table }) => table)));
        running.push(putRows(this.link, kept));
      }
      await Promise.all(running);
    });
  }

  async clear(table: string) {
    await this.#guard(() => this.link.run(QUERIES.rowsClear, { table }));
  }

  async swap(pairs: readonly { table: string; side: string }[]) {
    await this.#guard(async () => {
      const running: Promise<Answered<unknown>>[] = [];
      for (const { table, side } of pairs) {
        running.push(this.link.run(QUERIES.rowsClear, { table }));
        running.push(...this.#addTables([table, side]));
        // Through a name that no table may have.
        for (const [from, to] of [
          [table, ''],
          [side, table],
          ['', side],
        ]) {
          running.push(this.link.run(QUERIES.tableRename, { from, to }));
        }
      }
      await Promise.all(running);
    });
  }

  async setMeta(name: string, value: string) {
    await this.#guard(() => this.link.run(QUERIES.metaSet, { name, value }));
  }

  async erase(index: number, meta: string) {
    await this.#guard(async () => {
      const [{ count }] = await Promise.all([
        this.link.run(QUERIES.entryErase, { index, meta, salt2: new Uint8Array(16) }),
        this.link.run(QUERIES.houseSet, { name: ERASED, number: 1, filler: null }),
      ]);
      if (count === 0) throw new RefusalError(refuse('STORE_ENTRY_ABSENT', { index }));
      this.#erased = true;
    });
  }

  async commit() {
    await this.#guard(async () => {
      const { command } = await this.link.exec('commit');
      this.#inTxn = false;
      // A server asked to commit what it has given up says so in this one word, and in no other way.
      if (command !== 'COMMIT') throw this.#fail(`the server answered ${command} to COMMIT`);
      this.#committed = this.#size;
    });
    if (this.#erased) this.#resting = this.#rewrite();
  }

  async abort() {
    this.#dead = null;
    if (this.#failed || !this.#inTxn) return;
    this.#inTxn = false;
    this.#tables.clear();
    await this.#guard(() => this.link.exec('rollback'));
  }

  async probe() {
    this.#dead = null;
    await this.#guard(async () => {
      const set = (filler: Uint8Array | null) =>
        this.link.run(QUERIES.houseSet, { name: 'probe', number: 1, filler });
      await set(randomBytes(PROBE_BYTES));
      await set(null);
    });
  }

  async close() {
    await this.#resting;
    await this.link.close();
  }

  /** View tables that have no id yet get one. */
  #addTables(names: readonly string[]): Promise<Answered<unknown>>[] {
    const fresh = [...new Set(names)].filter((name) => !this.#tables.has(name));
    for (const name of fresh) this.#tables.add(name);
    return fresh.length > 0 ? [addTables(this.link, fresh)] : [];
  }

  #forgetAfter(id: number): void {
    for (const other of this.#sizes.keys()) if (other > id) this.#sizes.delete(other);
  }

  /**
   * Writes the table anew without its dead row versions, so that an erased body is in none of its files. Nothing is
   * written meanwhile. It never waits for somebody who is looking at the table: the next commit tries again, and so does
   * the next run.
   */
  async #rewrite(): Promise<void> {
    try {
      await this.link.exec(`set lock_timeout = ${REWRITE_WAIT_MS}`);
      try {
        await this.link.exec('vacuum (full) entry', REWRITE_MS);
      } finally {
        await this.link.exec(`set lock_timeout = ${BUSY_MS}`);
      }
      await this.link.run(QUERIES.houseSet, { name: ERASED, number: 0, filler: null });
      this.#erased = false;
    } catch (error) {
      if (sqlState(error) === '') this.#fail(failure(error).message);
    }
  }

  #fail(reason: string): RefusalError {
    this.#failed ??= new RefusalError(refuse('STORE_FAILED', { reason }));
    return this.#failed;
  }

  /** Turns every error into a refusal. `work` must call everything it sends before it first waits. */
  async #guard<Result>(work: () => Promise<Result>): Promise<Result> {
    const gone = this.#failed ?? this.#dead;
    if (gone) throw gone;
    try {
      return await work();
    } catch (error) {
      if (error instanceof RefusalError) throw error;
      throw await this.#refusalOf(error);
    }
  }

  async #refusalOf(error: unknown): Promise<RefusalError> {
    const state = sqlState(error);
    if (this.#failed) return this.#failed;
    if (this.#dead) return this.#dead;
    if (ABORTED.includes(state)) return new RefusalError(refuse('STORE_TXN_BROKEN'));
    if (state !== DISK_FULL && state !== LOCK_TIMEOUT) return this.#fail(failure(error).message);
    this.#dead = new RefusalError(refuse(state === DISK_FULL ? 'STORE_FULL' : 'STORE_BUSY'));
    await this.#undo();
    return this.#failed ?? this.#dead;
  }

  async #undo(): Promise<void> {
    this.#inTxn = false;
    this.#tables.clear();
    try {
      await this.link.exec('rollback');
    } catch (error) {
      this.#fail(failure(error).message);
    }
  }
}

function changed({ level, index }: TreeNode): RefusalError {
  return new RefusalError(refuse('STORE_NODE_CHANGED', { level, index }));
}

/** One statement may not touch a row twice. */
function onceEach(nodes: readonly TreeNode[]): TreeNode[] {
  const once = new Map<string, TreeNode>();
  for (const node of nodes) {
    const name = `${node.level}/${node.index}`;
    const there = once.get(name);
    if (there && !Buffer.from(there.hash).equals(node.hash)) throw changed(node);
    once.set(name, node);
  }
  return [...once.values()];
}
