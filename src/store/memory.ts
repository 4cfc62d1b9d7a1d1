/**
 * The memory store: for scenarios, simulations and tests. It keeps two copies, one for the running transaction
 * and one of what is committed; a commit applies the transaction's steps to the second, an abort undoes them in
 * the first. It promises everything but surviving the process.
 */
import { RefusalError, refuse } from '../contract/index.ts';
import type { CommittedDriver, ReadDriver, TextChange, WriteDriver } from './driver.ts';
import { createMemoryFiles } from './files.ts';
import type { Bounds } from './keys.ts';
import { MemoryState, type Step, type Undo } from './memory-state.ts';
import { DumpHash } from './rows.ts';
import { type ShellParts, StoreShell } from './shell.ts';
import type { EntriesQuery, FileStore, Store, StoredEntry, TreeNode } from './store.ts';
import { type Writes, writeThrough } from './writes.ts';

/** How a commit goes wrong: `lost` and `persisted` both report failure, but the second one kept the transaction. */
export type CommitFault = 'full' | 'lost' | 'persisted';

/** What outlives a memory store that was closed: handed to the next one, it stands for the disk. */
export interface MemoryDisk {
  steps: Step[];
  files: FileStore;
}

export function createMemoryDisk(): MemoryDisk {
  return { steps: [], files: createMemoryFiles() };
}

export interface MemoryOptions {
  disk?: MemoryDisk;
  /** Asked once per commit and once per probe for room. For simulations of a disk that breaks or fills up. */
  fault?: () => CommitFault | null;
}

export function createMemoryStore(options: MemoryOptions = {}): Store {
  return new StoreShell(memoryParts(options));
}

/** What the store is made of. */
export function memoryParts(options: MemoryOptions = {}): ShellParts {
  const disk = options.disk ?? createMemoryDisk();
  const committed = new MemoryState();
  const working = new MemoryState();
  for (const step of disk.steps) {
    committed.apply(step);
    working.apply(step);
  }
  return {
    kind: 'memory',
    writer: new MemoryWriter(working, committed, options.disk ? disk.steps : null, options.fault),
    reader: new MemoryReader(committed),
    files: () => disk.files,
  };
}

class MemoryRead implements ReadDriver {
  readonly state: MemoryState;

  constructor(state: MemoryState) {
    this.state = state;
  }
  async get(table: string, key: string) {
    return this.state.get(table, key);
  }
  async scan(table: string, bounds: Bounds) {
    return this.state.scan(table, bounds);
  }
  async entry(index: number) {
    return this.state.entry(index);
  }
  async entryByHash(hash: string) {
    return this.state.entryByHash(hash);
  }
  async entriesByAct(actId: string) {
    return this.state.entriesByAct(actId);
  }
  async entries(query: EntriesQuery) {
    return this.state.entries(query);
  }
  async size() {
    return this.state.size();
  }
  async node(level: number, index: number) {
    return this.state.node(level, index);
  }
  async nodes(level: number, from: number, to: number) {
    const hashes: Uint8Array[] = [];
    for (let index = from; index < to; index++) {
      const hash = this.state.node(level, index);
      if (!hash) break;
      hashes.push(hash);
    }
    return hashes;
  }
  async leaves(from: number, to: number) {
    return this.state
      .entries({ fromIndex: from, toIndex: to, limit: Math.max(0, to - from) })
      .map(({ leaf }) => leaf);
  }
  async meta(name: string) {
    return this.state.meta(name);
  }
  async close() {}
}

class MemoryReader extends MemoryRead implements CommittedDriver {
  async dumpHash(table: string) {
    const dump = new DumpHash();
    for (const { key, text } of this.state.scan(table, { from: '', reverse: false })) dump.add(key, text);
    return dump.hex();
  }
  async tables() {
    return this.state.tables();
  }
  async metas() {
    return this.state.metas();
  }
}

class MemoryWriter extends MemoryRead implements WriteDriver {
  readonly #committed: MemoryState;
  readonly #disk: Step[] | null;
  readonly #fault: () => CommitFault | null;
  /** Of the running transaction, in step: what was done, and how to undo it. */
  #done: Step[] = [];
  #undo: Undo[] = [];
  readonly #savepoints = new Map<number, number>();

  constructor(
    working: MemoryState,
    committed: MemoryState,
    disk: Step[] | null,
    fault = (): CommitFault | null => null,
  ) {
    super(working);
    this.#committed = committed;
    this.#disk = disk;
    this.#fault = fault;
  }

  async begin() {}

  async savepoint(id: number) {
    this.#savepoints.set(id, this.#done.length);
  }

  async rollbackTo(id: number) {
    this.#undoTo(this.#savepoints.get(id) as number);
    for (const other of this.#savepoints.keys()) if (other > id) this.#savepoints.delete(other);
  }

  async release(id: number) {
    for (const other of this.#savepoints.keys()) if (other >= id) this.#savepoints.delete(other);
  }

  async append(entry: StoredEntry) {
    this.#all([{ do: 'append', entry }]);
  }

  async setNodes(nodes: readonly TreeNode[]) {
    this.#all(nodes.map((node) => ({ do: 'node', node: { ...node, hash: node.hash.slice() } })));
  }

  async put(changes: readonly TextChange[]) {
    this.#all(changes.map((change) => ({ do: 'row', ...change })));
  }

  async clear(table: string) {
    this.#all([{ do: 'clear', table }]);
  }

  async swap(pairs: readonly { table: string; side: string }[]) {
    this.#all(pairs.map((pair) => ({ do: 'swap', ...pair })));
  }

  async setMeta(name: string, value: string) {
    this.#all([{ do: 'meta', name, value }]);
  }

  async erase(index: number, meta: string) {
    this.#all([{ do: 'erase', index, meta }]);
  }

  async commit() {
    const fault = this.#fault();
    if (fault === 'full') {
      await this.abort();
      throw new RefusalError(refuse('STORE_FULL'));
    }
    if (fault !== 'lost') this.#disk?.push(...this.#done);
    if (fault !== null) throw new RefusalError(refuse('STORE_FAILED', { reason: 'commit' }));
    for (const step of this.#done) this.#committed.apply(step);
    this.#forget();
  }

  async abort() {
    this.#undoTo(0);
    this.#forget();
  }

  writeAll(writes: Writes) {
    return writeThrough(this, writes);
  }

  async probe() {
    if (this.#fault() !== null) throw new RefusalError(refuse('STORE_FULL'));
  }

  /** All of one call or, when one step is refused, none. */
  #all(steps: readonly Step[]): void {
    const before = this.#done.length;
    try {
      for (const step of steps) {
        const kept: Step = step.do === 'append' ? { do: 'append', entry: structuredClone(step.entry) } : step;
        this.#undo.push(this.state.apply(kept));
        this.#done.push(kept);
      }
    } catch (error) {
      this.#undoTo(before);
      throw error;
    }
  }

  #undoTo(length: number): void {
    while (this.#undo.length > length) this.#undo.pop()?.();
    this.#done.length = length;
  }

  #forget(): void {
    this.#done = [];
    this.#undo = [];
    this.#savepoints.clear();
  }
}
