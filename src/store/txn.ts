/** One transaction over a driver: the rules of `store.ts` that are the same on every store. */
import { RefusalError, refuse } from '../contract/index.ts';
import type { BufferedWriter } from './buffer.ts';
import { checkEntry, checkNodes, checkText } from './entries.ts';
import { checkKey, checkTable, sideTable } from './keys.ts';
import { Reads } from './reads.ts';
import { rowText } from './rows.ts';
import type { RowChange, StoredEntry, TreeNode, Txn } from './store.ts';

export interface TxnHost {
  /** Throws when the store as a whole cannot be written. */
  check(): void;
  /** Told of every error a driver call ended with. */
  saw(error: unknown): void;
  /** The next may begin. Called when the transaction is over, or once its commit is under way. */
  done(): void;
}

export class ShellTxn extends Reads implements Txn {
  readonly #writer: BufferedWriter;
  readonly #host: TxnHost;
  /** Writes under way: commit waits for them, so that none can fail unseen. */
  readonly #pending = new Set<Promise<unknown>>();
  /** Savepoint → number of writes issued before it. */
  readonly #savepoints = new Map<number, number>();
  #issued = 0;
  #nextSavepoint = 1;
  /** Place of the first refused write; a rollback to before it mends the transaction. */
  #brokenAt: number | null = null;
  #over = false;
  #ending: Promise<void> | null = null;

  constructor(driver: BufferedWriter, host: TxnHost) {
    super(driver, async (call) => {
      this.#checkOpen();
      return this.#watch(call());
    });
    this.#writer = driver;
    this.#host = host;
  }

  async savepoint(): Promise<number> {
    this.#checkOpen();
    const id = this.#nextSavepoint++;
    this.#savepoints.set(id, this.#issued);
    await this.#watch(this.#writer.savepoint(id));
    return id;
  }

  async rollbackTo(savepoint: number): Promise<void> {
    this.#checkUsable();
    const issuedBefore = this.#known(savepoint);
    this.#forgetAfter(savepoint);
    const rolledBack = this.#watch(this.#writer.rollbackTo(savepoint));
    // A write refused on the way here belongs to what is being undone, so its outcome is awaited first.
    await Promise.allSettled(this.#pending);
    await rolledBack;
    if (this.#brokenAt !== null && this.#brokenAt >= issuedBefore) this.#brokenAt = null;
  }

  async release(savepoint: number): Promise<void> {
    this.#checkOpen();
    this.#known(savepoint);
    this.#forgetAfter(savepoint);
    this.#savepoints.delete(savepoint);
    await this.#watch(this.#writer.release(savepoint));
  }

  append(entry: StoredEntry): Promise<void> {
    return this.#write(() => {
      checkEntry(entry);
      return this.#writer.append(entry);
    });
  }

  setNodes(nodes: readonly TreeNode[]): Promise<void> {
    return this.#write(() => {
      checkNodes(nodes);
      return this.#writer.setNodes(nodes);
    });
  }

  put(changes: readonly RowChange[]): Promise<void> {
    return this.#write(() => {
      const texts = changes.map(({ table, key, row }) => {
        checkKey(table, key);
        return { table, key, text: rowText(table, key, row) };
      });
      return this.#writer.put(texts);
    });
  }

  clear(table: string): Promise<void> {
    return this.#write(() => {
      checkTable(table);
      return this.#writer.clear(table);
    });
  }

  swapTables(tables: readonly string[]): Promise<void> {
    return this.#write(() => {
      for (const table of tables) checkTable(sideTable(table));
      return this.#writer.swap(tables.map((table) => ({ table, side: sideTable(table) })));
    });
  }

  setMeta(name: string, value: string): Promise<void> {
    return this.#write(() => {
      checkText('meta name', name);
      checkText('meta value', value);
      return this.#writer.setMeta(name, value);
    });
  }

  erase(index: number, meta: string): Promise<void> {
    return this.#write(() => {
      checkText('meta', meta);
      return this.#writer.erase(index, meta);
    });
  }

  async commit(): Promise<void> {
    if (this.#over) throw new RefusalError(refuse('STORE_TXN_OVER'));
    await Promise.allSettled(this.#pending);
    try {
      this.#host.check();
    } catch (error) {
      await this.abort();
      throw error;
    }
    this.#checkOpen();
    this.#over = true;
    const { overlaps } = this.#writer;
    this.#ending = this.#watch(this.#writer.commit());
    if (overlaps) this.#host.done();
    try {
      await this.#ending;
    } finally {
      this.#host.done();
    }
  }

  async abort(): Promise<void> {
    if (this.#over) {
      await this.#ending?.catch(() => {});
      return;
    }
    this.#over = true;
    this.#ending = this.#watch(this.#writer.abort());
    try {
      await this.#ending;
    } catch {
      // The host has seen it: a store that cannot roll back has failed.
    } finally {
      this.#host.done();
    }
  }

  /** A refusal, whether of the arguments or by the driver, breaks the transaction at this write's place. */
  async #write(call: () => Promise<void>): Promise<void> {
    this.#checkOpen();
    const place = this.#issued++;
    const broke = (error: unknown): never => {
      this.#brokenAt = this.#brokenAt === null ? place : Math.min(place, this.#brokenAt);
      throw error;
    };
    let running: Promise<void>;
    try {
      running = this.#watch(call());
    } catch (error) {
      broke(error);
      return;
    }
    const settled = running.catch(broke).finally(() => this.#pending.delete(settled));
    this.#pending.add(settled);
    await settled;
  }

  async #watch<Result>(running: Promise<Result>): Promise<Result> {
    try {
      return await running;
    } catch (error) {
      this.#host.saw(error);
      throw error;
    }
  }

  #checkUsable(): void {
    if (this.#over) throw new RefusalError(refuse('STORE_TXN_OVER'));
    this.#host.check();
  }

  #checkOpen(): void {
    this.#checkUsable();
    if (this.#brokenAt !== null) throw new RefusalError(refuse('STORE_TXN_BROKEN'));
  }

  #known(savepoint: number): number {
    const issued = this.#savepoints.get(savepoint);
    if (issued === undefined) throw new RefusalError(refuse('STORE_SAVEPOINT_UNKNOWN', { savepoint }));
    return issued;
  }

  #forgetAfter(savepoint: number): void {
    for (const id of this.#savepoints.keys()) if (id > savepoint) this.#savepoints.delete(id);
  }
}
