/**
 * Look-ups of single rows on a connection of the caller's own thread. A few pages of a B-tree cost less than a message to
 * another thread and back; what reads many rows goes to the reader's thread, and so does what finds the record locked.
 */
import type { DatabaseSync } from 'node:sqlite';
import { RefusalError, refuse } from '../contract/index.ts';
import type { CommittedDriver } from './driver.ts';
import type { Channel } from './sqlite-channel.ts';
import { ChannelReader } from './sqlite-channel-drivers.ts';
import { openReader, SQLITE_BUSY, sqliteCode } from './sqlite-open.ts';
import { READS, Statements } from './sqlite-statements.ts';
import type { StoredEntry } from './store.ts';

export class NearReader extends ChannelReader implements CommittedDriver {
  readonly #db: DatabaseSync;
  readonly #on: Statements;

  constructor(channel: Channel, folder: string) {
    super(channel);
    this.#db = openReader(folder);
    // Whoever is here must not be kept waiting.
    this.#db.exec('pragma busy_timeout = 0');
    this.#on = new Statements(this.#db);
  }

  override get(table: string, key: string): Promise<string | undefined> {
    return this.#near(
      () => READS.get(this.#on, table, key),
      () => super.get(table, key),
    );
  }
  override entry(index: number): Promise<StoredEntry | undefined> {
    return this.#near(
      () => READS.entry(this.#on, index),
      () => super.entry(index),
    );
  }
  override entryByHash(hash: string): Promise<StoredEntry | undefined> {
    return this.#near(
      () => READS.entryByHash(this.#on, hash),
      () => super.entryByHash(hash),
    );
  }
  override size(): Promise<number> {
    return this.#near(
      () => READS.size(this.#on),
      () => super.size(),
    );
  }
  override node(level: number, index: number): Promise<Uint8Array | undefined> {
    return this.#near(
      () => READS.node(this.#on, level, index),
      () => super.node(level, index),
    );
  }
  override meta(name: string): Promise<string | undefined> {
    return this.#near(
      () => READS.meta(this.#on, name),
      () => super.meta(name),
    );
  }
  override async close(): Promise<void> {
    this.#db.close();
    await super.close();
  }

  async #near<Result>(look: () => Result, far: () => Promise<Result>): Promise<Result> {
    try {
      return look();
    } catch (error) {
      if (sqliteCode(error) === SQLITE_BUSY) return far();
      const reason = error instanceof Error ? error.message : String(error);
      throw new RefusalError(refuse('STORE_FAILED', { reason }));
    }
  }
}
