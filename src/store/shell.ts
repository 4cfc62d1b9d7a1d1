/** The public `Store` around a pair of drivers: turns, states, events. */
import { EventEmitter } from 'node:events';
import { RefusalError, refuse } from '../contract/index.ts';
import { BufferedWriter } from './buffer.ts';
import type { CommittedDriver, WriteDriver } from './driver.ts';
import { CommittedReads, type Guard, Reads } from './reads.ts';
import type { CommittedRead, FileStore, Store, StoreEvents, StoreRead, StoreState, Txn } from './store.ts';
import { ShellTxn } from './txn.ts';

export interface ShellParts {
  kind: Store['kind'];
  writer: WriteDriver;
  reader: CommittedDriver;
  /** Opened on a disk without room: reads only, for now. */
  full?: boolean;
  /** Given a watcher that must be told of every error, so that a full or broken disk under the files counts too. */
  files(saw: (error: unknown) => void): FileStore;
}

export class StoreShell implements Store {
  readonly kind: Store['kind'];
  readonly read: CommittedRead;
  readonly ahead: Pick<StoreRead, 'get' | 'entryByHash'>;
  readonly files: FileStore;
  readonly #writer: BufferedWriter;
  readonly #reader: CommittedDriver;
  readonly #events = new EventEmitter<StoreEvents>();
  #state: StoreState = 'open';
  #reason = '';
  /** Resolves when the transaction before is over. */
  #turn: Promise<void> = Promise.resolve();
  #current: Txn | null = null;

  constructor(parts: ShellParts) {
    this.kind = parts.kind;
    if (parts.full) this.#state = 'full';
    this.#writer = new BufferedWriter(parts.writer, parts.reader);
    this.#reader = parts.reader;
    this.files = parts.files((error) => this.saw(error));
    const guard: Guard = async (call) => {
      this.#checkReadable();
      try {
        return await call();
      } catch (error) {
        this.saw(error);
        throw error;
      }
    };
    this.read = new CommittedReads(parts.reader, guard);
    this.ahead = new Reads(this.#writer.ahead, guard);
  }

  get state(): StoreState {
    return this.#state;
  }

  on<Name extends keyof StoreEvents>(
    event: Name,
    listener: (...args: StoreEvents[Name]) => void,
  ): () => void {
    this.#events.on(event, listener as never);
    return () => this.#events.off(event, listener as never);
  }

  dumpHash(table: string): Promise<string> {
    return this.read.dumpHash(table);
  }

  async begin(): Promise<Txn> {
    this.#checkReadable();
    const before = this.#turn;
    let done = (): void => {};
    this.#turn = new Promise((resolve) => {
      done = resolve;
    });
    await before;
    try {
      this.#checkReadable();
      if (this.#state === 'full') {
        await this.#writer.probe();
        this.#state = 'open';
        this.#events.emit('room');
      }
      await this.#writer.begin();
    } catch (error) {
      this.saw(error);
      done();
      throw error;
    }
    const txn = new ShellTxn(this.#writer, {
      check: () => this.#checkWritable(),
      saw: (error) => this.saw(error),
      done: () => {
        if (this.#current === txn) this.#current = null;
        done();
      },
    });
    this.#current = txn;
    return txn;
  }

  async close(): Promise<void> {
    if (this.#state === 'closed') return;
    const failed = this.#state === 'failed';
    this.#state = 'closed';
    await this.#current?.abort();
    // The writer goes last: only the last connection to a database tidies up after itself.
    for (const driver of [this.#reader, this.#writer]) {
      try {
        await driver.close();
      } catch (error) {
        if (!failed) throw error;
      }
    }
  }

  /** Every error of storage passes here; the first of a kind changes the state and is told to listeners. */
  saw(error: unknown): void {
    if (!(error instanceof RefusalError)) return;
    if (error.refusal.refused === 'STORE_FAILED') {
      this.#fail(String(error.refusal.params['reason'] ?? ''));
    } else if (error.refusal.refused === 'STORE_FULL' && this.#state === 'open') {
      this.#state = 'full';
      this.#events.emit('full');
    }
  }

  #fail(reason: string): void {
    if (this.#state === 'failed' || this.#state === 'closed') return;
    this.#state = 'failed';
    this.#reason = reason;
    this.#events.emit('failed', reason);
  }

  #checkReadable(): void {
    if (this.#state === 'failed') throw new RefusalError(refuse('STORE_FAILED', { reason: this.#reason }));
    if (this.#state === 'closed') throw new RefusalError(refuse('STORE_CLOSED'));
  }

  #checkWritable(): void {
    this.#checkReadable();
    if (this.#state === 'full') throw new RefusalError(refuse('STORE_FULL'));
  }
}
