/**
 * A transaction that is held in memory until it commits, in front of a storage that is slower to reach: what it
 * changes is laid over what is committed, and travels in one piece with the commit. One that grows large, or that
 * empties or swaps tables, is handed on to the storage as it stands and goes on there.
 */
import type { CommittedDriver, KeyedText, ReadDriver, TextChange, WriteDriver } from './driver.ts';
import type { Bounds } from './keys.ts';
import { Overlay, type Written } from './overlay.ts';
import { Recent } from './recent.ts';
import type { EntriesQuery, StoredEntry, TreeNode } from './store.ts';
import type { Writes } from './writes.ts';

/** A transaction of more bytes than this goes on in the storage. */
const MAX_BYTES = 16 * 1024 * 1024;

type Step = Written | { do: 'savepoint'; id: number };

export class BufferedWriter implements WriteDriver {
  readonly #storage: WriteDriver;
  readonly #committed: CommittedDriver;
  readonly #recent: Recent;
  /** What is committed, read through the same memory and at any time: what is asked for here is at hand afterwards. */
  readonly ahead: ReadDriver;
  /** In order; a rollback cuts them off and lays the rest over what is committed anew. */
  #steps: Step[] = [];
  #bytes = 0;
  #overlay: Overlay;
  /** The transaction goes on in the storage. */
  #handedOn: Promise<void> | null = null;

  constructor(storage: WriteDriver, committed: CommittedDriver, recent = new Recent()) {
    this.#storage = storage;
    this.#committed = committed;
    this.#recent = recent;
    this.ahead = new Overlay(committed, this.#recent);
    this.#overlay = new Overlay(committed, this.#recent);
  }

  async begin(): Promise<void> {
    this.#reset();
    // Known from here on, so that writes called in one turn are laid on in that turn, in order.
    this.#recent.size ??= await this.#committed.size();
  }

  async savepoint(id: number): Promise<void> {
    if (this.#handedOn) return this.#on((storage) => storage.savepoint(id));
    this.#steps.push({ do: 'savepoint', id });
  }
  async rollbackTo(id: number): Promise<void> {
    if (this.#handedOn) return this.#on((storage) => storage.rollbackTo(id));
    const place = this.#steps.findIndex((step) => step.do === 'savepoint' && step.id === id);
    const kept = this.#steps.slice(0, place + 1);
    this.#reset();
    for (const step of kept) this.#take(step);
  }
  async release(id: number): Promise<void> {
    if (this.#handedOn) return this.#on((storage) => storage.release(id));
    this.#steps = this.#steps.filter((step) => step.do !== 'savepoint' || step.id < id);
  }

  append(entry: StoredEntry): Promise<void> {
    return this.#write({ do: 'append', entry });
  }
  setNodes(nodes: readonly TreeNode[]): Promise<void> {
    return this.#write({ do: 'nodes', nodes });
  }
  put(rows: readonly TextChange[]): Promise<void> {
    return this.#write({ do: 'put', rows });
  }
  setMeta(name: string, value: string): Promise<void> {
    return this.#write({ do: 'meta', name, value });
  }
  erase(index: number, meta: string): Promise<void> {
    return this.#write({ do: 'erase', index, meta });
  }
  async clear(table: string): Promise<void> {
    this.#handOn();
    return this.#on((storage) => storage.clear(table));
  }
  async swap(pairs: readonly { table: string; side: string }[]): Promise<void> {
    this.#handOn();
    return this.#on((storage) => storage.swap(pairs));
  }

  async commit(): Promise<void> {
    if (this.#handedOn) {
      try {
        await this.#on((storage) => storage.commit());
      } finally {
        // Whatever became of it: what was written there did not pass by here, and what was read ahead until now is of
        // the time before.
        this.#recent.forget();
      }
    } else if (this.#steps.some((step) => step.do !== 'savepoint')) {
      await this.writeAll(this.#overlay.writes());
    }
    this.#reset();
  }
  async abort(): Promise<void> {
    const handedOn = this.#handedOn;
    this.#reset();
    if (!handedOn) return;
    await handedOn.catch(() => {});
    await this.#storage.abort();
  }

  async writeAll(writes: Writes): Promise<void> {
    try {
      await this.#storage.writeAll(writes);
    } catch (error) {
      this.#recent.forget();
      throw error;
    }
    this.#recent.absorb(writes);
  }

  probe(): Promise<void> {
    return this.#storage.probe();
  }
  close(): Promise<void> {
    return this.#storage.close();
  }

  get(table: string, key: string): Promise<string | undefined> {
    return this.#read((from) => from.get(table, key));
  }
  scan(table: string, bounds: Bounds): Promise<KeyedText[]> {
    return this.#read((from) => from.scan(table, bounds));
  }
  entry(index: number): Promise<StoredEntry | undefined> {
    return this.#read((from) => from.entry(index));
  }
  entryByHash(hash: string): Promise<StoredEntry | undefined> {
    return this.#read((from) => from.entryByHash(hash));
  }
  entriesByAct(actId: string): Promise<StoredEntry[]> {
    return this.#read((from) => from.entriesByAct(actId));
  }
  entries(query: EntriesQuery): Promise<StoredEntry[]> {
    return this.#read((from) => from.entries(query));
  }
  size(): Promise<number> {
    return this.#read((from) => from.size());
  }
  node(level: number, index: number): Promise<Uint8Array | undefined> {
    return this.#read((from) => from.node(level, index));
  }
  nodes(level: number, from: number, to: number): Promise<Uint8Array[]> {
    return this.#read((reader) => reader.nodes(level, from, to));
  }
  leaves(from: number, to: number): Promise<Uint8Array[]> {
    return this.#read((reader) => reader.leaves(from, to));
  }
  meta(name: string): Promise<string | undefined> {
    return this.#read((from) => from.meta(name));
  }

  async #read<Result>(call: (from: Overlay | WriteDriver) => Promise<Result>): Promise<Result> {
    return this.#handedOn ? this.#on(call) : call(this.#overlay);
  }

  async #write(step: Written): Promise<void> {
    if (this.#handedOn) return this.#on((storage) => run(storage, step));
    this.#take(step);
    if (this.#bytes > MAX_BYTES) this.#handOn();
  }

  /** Laid over what is committed; a refused step leaves nothing behind. */
  #take(step: Step): void {
    if (step.do !== 'savepoint') this.#bytes += this.#overlay.take(step);
    this.#steps.push(step);
  }

  /** Everything so far to the storage, in order; what follows waits for it. */
  #handOn(): void {
    if (this.#handedOn) return;
    const steps = this.#steps;
    this.#steps = [];
    const handing = async () => {
      await this.#storage.begin();
      await Promise.all(steps.map((step) => run(this.#storage, step)));
    };
    this.#handedOn = handing();
    // Whoever goes on finds out; nobody else has to be told.
    this.#handedOn.catch(() => {});
  }
  async #on<Result>(call: (storage: WriteDriver) => Promise<Result>): Promise<Result> {
    await this.#handedOn;
    return call(this.#storage);
  }

  #reset(): void {
    this.#steps = [];
    this.#bytes = 0;
    this.#handedOn = null;
    this.#overlay = new Overlay(this.#committed, this.#recent);
  }
}

function run(storage: WriteDriver, step: Step): Promise<void> {
  switch (step.do) {
    case 'savepoint':
      return storage.savepoint(step.id);
    case 'append':
      return storage.append(step.entry);
    case 'nodes':
      return storage.setNodes(step.nodes);
    case 'put':
      return storage.put(step.rows);
    case 'meta':
      return storage.setMeta(step.name, step.value);
    case 'erase':
      return storage.erase(step.index, step.meta);
  }
}
