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

/** A transaction whose commit is under way. */
interface Leaving {
  overlay: Overlay;
  commit: Promise<void>;
}

export class BufferedWriter implements WriteDriver {
  readonly #storage: WriteDriver;
  readonly #committed: CommittedDriver;
  readonly #recent: Recent;
  /** What is committed, read through the same memory and at any time: what is asked for here is at hand afterwards. */
  readonly ahead: ReadDriver;
  /** In order; a rollback cuts them off and lays the rest over what was there before anew. */
  #steps: Step[] = [];
  #bytes = 0;
  #overlay: Overlay;
  /** The transaction goes on in the storage. */
  #handedOn: Promise<void> | null = null;
  #leaving: Leaving | null = null;
  /** On whose changes the open transaction stands: it ends as that one does. */
  #after: Leaving | null = null;

  constructor(storage: WriteDriver, committed: CommittedDriver, recent = new Recent()) {
    this.#storage = storage;
    this.#committed = committed;
    this.#recent = recent;
    this.ahead = new Overlay(committed, this.#recent, 0);
    this.#overlay = new Overlay(committed, this.#recent, 0);
  }

  /** May be called as soon as `commit` was: the new transaction stands on what that is about to make durable. */
  async begin(): Promise<void> {
    // Known from here on, so that writes called in one turn are laid on in that turn, in order.
    if (!this.#leaving) this.#recent.size ??= await this.#committed.size();
    this.#after = this.#leaving;
    this.#reset(this.#after?.overlay.length ?? (this.#recent.size as number));
  }

  async savepoint(id: number): Promise<void> {
    if (this.#handedOn) return this.#on((storage) => storage.savepoint(id));
    this.#steps.push({ do: 'savepoint', id });
  }
  async rollbackTo(id: number): Promise<void> {
    if (this.#handedOn) return this.#on((storage) => storage.rollbackTo(id));
    const place = this.#steps.findIndex((step) => step.do === 'savepoint' && step.id === id);
    const kept = this.#steps.slice(0, place + 1);
    this.#reset(this.#overlay.from);
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

  /** Whether the next transaction may begin while this one's commit is under way. */
  get overlaps(): boolean {
    return this.#handedOn === null;
  }

  /** One that stands on another's changes is not durable before that is, also where it changed nothing itself. */
  commit(): Promise<void> {
    if (this.#handedOn) return this.#commitHandedOn();
    const overlay = this.#overlay;
    const changed = this.#steps.some((step) => step.do !== 'savepoint');
    const write = (): Promise<void> | void => (changed ? this.writeAll(overlay.writes()) : undefined);
    const commit = this.#after ? this.#after.commit.then(write) : Promise.resolve(write());
    const leaving = { overlay, commit };
    this.#leaving = leaving;
    return commit.finally(() => this.#left(leaving));
  }

  #left(leaving: Leaving): void {
    if (this.#leaving === leaving) this.#leaving = null;
    // Where it failed, who stands on it fails too and may as well go on seeing what it saw.
    if (this.#after === leaving && this.#recent.size !== null) this.#overlay.settle();
  }

  async #commitHandedOn(): Promise<void> {
    try {
      await this.#on((storage) => storage.commit());
    } finally {
      // Whatever became of it: what was written there did not pass by here, and what was read ahead until now is of
      // the time before.
      this.#recent.forget();
    }
  }
  async abort(): Promise<void> {
    const handedOn = this.#handedOn;
    this.#reset(this.#overlay.from);
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
  async close(): Promise<void> {
    await this.#leaving?.commit.catch(() => {});
    await this.#storage.close();
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
    const after = this.#after;
    const handing = async () => {
      await after?.commit;
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

  /** @param from entries that were there before the transaction */
  #reset(from: number): void {
    this.#steps = [];
    this.#bytes = 0;
    this.#handedOn = null;
    const before = this.#after !== null && this.#after === this.#leaving ? this.#after.overlay : null;
    this.#overlay = new Overlay(this.#committed, this.#recent, from, before);
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
