/**
 * What a running transaction has changed, laid over what was there before it: what is committed, or the transaction
 * before, whose commit is under way. Reads see both, as one.
 */
import { RefusalError, refuse } from '../contract/index.ts';
import type { CommittedDriver, KeyedText, ReadDriver, TextChange } from './driver.ts';
import { copyEntry, ENTRIES_LIMIT, erasedEntry, matchesQuery } from './entries.ts';
import { type Bounds, compareKeys } from './keys.ts';
import type { Recent } from './recent.ts';
import type { EntriesQuery, StoredEntry, TreeNode } from './store.ts';
import type { Writes } from './writes.ts';

/** One write of a transaction. */
export type Written =
  | { do: 'append'; entry: StoredEntry }
  | { do: 'nodes'; nodes: readonly TreeNode[] }
  | { do: 'put'; rows: readonly TextChange[] }
  | { do: 'meta'; name: string; value: string }
  | { do: 'erase'; index: number; meta: string };

export class Overlay implements ReadDriver {
  /** The transaction before, until it is durable. */
  #before: Overlay | null;
  readonly #committed: CommittedDriver;
  readonly #recent: Recent;
  /** Entries that were there before. It stays so when the transaction before becomes durable meanwhile. */
  readonly from: number;
  readonly #rows = new Map<string, Map<string, string | null>>();
  readonly #entries: StoredEntry[] = [];
  readonly #byHash = new Map<string, StoredEntry>();
  readonly #nodes = new Map<string, TreeNode>();
  readonly #meta = new Map<string, string>();
  /** Index → meta. */
  readonly #erased = new Map<number, string>();

  constructor(committed: CommittedDriver, recent: Recent, from: number, before: Overlay | null = null) {
    this.#committed = committed;
    this.#recent = recent;
    this.from = from;
    this.#before = before;
  }

  /** The transaction before is durable: what it changed is found where everything committed is. */
  settle(): void {
    this.#before = null;
  }
  get #base(): ReadDriver {
    return this.#before ?? this.#committed;
  }

  /** Lays one write on top; returns about how many bytes it holds. Refused, it leaves nothing behind. */
  take(step: Written): number {
    switch (step.do) {
      case 'append':
        return this.#append(step.entry);
      case 'nodes':
        return this.#setNodes(step.nodes);
      case 'put':
        return this.#put(step.rows);
      case 'meta':
        this.#meta.set(step.name, step.value);
        return step.name.length + step.value.length;
      case 'erase':
        if (step.index >= this.length)
          throw new RefusalError(refuse('STORE_ENTRY_ABSENT', { index: step.index }));
        this.#erased.set(step.index, step.meta);
        return step.meta.length;
    }
  }

  /** All of it, each row and name once. */
  writes(): Writes {
    const rows: TextChange[] = [];
    for (const [table, changed] of this.#rows)
      for (const [key, text] of changed) rows.push({ table, key, text });
    return {
      entries: this.#entries,
      nodes: [...this.#nodes.values()],
      rows,
      meta: [...this.#meta],
      erased: [...this.#erased].map(([index, meta]) => ({ index, meta })),
    };
  }

  async get(table: string, key: string): Promise<string | undefined> {
    const changed = this.#rows.get(table)?.get(key);
    if (changed !== undefined) return changed ?? undefined;
    if (this.#before) return this.#before.get(table, key);
    const recent = this.#recent.row(table, key);
    if (recent !== undefined) return recent ?? undefined;
    const { epoch } = this.#recent;
    const text = await this.#committed.get(table, key);
    this.#recent.keepRow(table, key, text ?? null, epoch);
    return text;
  }

  async scan(table: string, bounds: Bounds): Promise<KeyedText[]> {
    const { from, to, limit, reverse } = bounds;
    const changed = [...(this.#rows.get(table) ?? [])].filter(
      ([key]) => compareKeys(key, from) >= 0 && (to === undefined || compareKeys(key, to) < 0),
    );
    if (changed.length === 0) return this.#base.scan(table, bounds);
    // Each change can take at most one committed row away, so this many more leave `limit` of them.
    const wider = limit === undefined ? bounds : { ...bounds, limit: limit + changed.length };
    const rows = new Map((await this.#base.scan(table, wider)).map(({ key, text }) => [key, text]));
    for (const [key, text] of changed) {
      if (text === null) rows.delete(key);
      else rows.set(key, text);
    }
    const keys = [...rows.keys()].sort(reverse ? (a, b) => compareKeys(b, a) : compareKeys);
    return keys.slice(0, limit).map((key) => ({ key, text: rows.get(key) as string }));
  }

  async entry(index: number): Promise<StoredEntry | undefined> {
    const own = this.#entries[index - this.from];
    return this.#seen(own ? copyEntry(own) : await this.#base.entry(index));
  }

  async entryByHash(hash: string): Promise<StoredEntry | undefined> {
    const own = this.#byHash.get(hash);
    if (own) return this.#seen(copyEntry(own));
    if (this.#before) return this.#seen(await this.#before.entryByHash(hash));
    if (this.#recent.isUnknown(hash)) return undefined;
    const { epoch } = this.#recent;
    const found = await this.#committed.entryByHash(hash);
    if (!found) this.#recent.keepUnknown(hash, epoch);
    return this.#seen(found);
  }

  async entriesByAct(actId: string): Promise<StoredEntry[]> {
    const own = this.#entries.filter((entry) => entry.actId === actId).map(copyEntry);
    const held = (await this.#base.entriesByAct(actId)).filter(({ index }) => index < this.from);
    return this.#allSeen([...held, ...own]);
  }

  async entries(query: EntriesQuery): Promise<StoredEntry[]> {
    const limit = query.limit ?? ENTRIES_LIMIT;
    const own = this.#entries.filter((entry) => matchesQuery(entry, query)).map(copyEntry);
    // By the time of the answer these entries may be committed too; they are not to be told twice.
    const before = { ...query, toIndex: Math.min(query.toIndex ?? Infinity, this.from) };
    if (query.reverse) {
      const newest = own.toReversed().slice(0, limit);
      const rest = limit - newest.length;
      if (rest === 0) return this.#allSeen(newest);
      return this.#allSeen([...newest, ...(await this.#base.entries({ ...before, limit: rest }))]);
    }
    return this.#allSeen([...(await this.#base.entries(before)), ...own].slice(0, limit));
  }

  async size(): Promise<number> {
    return this.length;
  }

  async node(level: number, index: number): Promise<Uint8Array | undefined> {
    const own = this.#nodes.get(`${level}/${index}`);
    return own ? own.hash.slice() : this.#base.node(level, index);
  }

  async nodes(level: number, from: number, to: number): Promise<Uint8Array[]> {
    const hashes: Uint8Array[] = [];
    for (;;) {
      const before = hashes.length;
      hashes.push(...(await this.#base.nodes(level, from + hashes.length, to)));
      const laid = hashes.length;
      for (
        let own;
        (own = this.#nodes.get(`${level}/${from + hashes.length}`)) && from + hashes.length < to;
      )
        hashes.push(own.hash.slice());
      // Nothing laid over the hole, or nothing more asked for.
      if (hashes.length === laid || hashes.length === before || from + hashes.length >= to) return hashes;
    }
  }

  async leaves(from: number, to: number): Promise<Uint8Array[]> {
    const laid = this.#entries.filter(({ index }) => index >= from && index < to);
    const before = Math.min(to, this.from);
    const held = from < before ? await this.#base.leaves(from, before) : [];
    return [...held, ...laid.map(({ leaf }) => leaf.slice())];
  }

  async meta(name: string): Promise<string | undefined> {
    return this.#meta.get(name) ?? this.#base.meta(name);
  }

  /** Entries in all. */
  get length(): number {
    return this.from + this.#entries.length;
  }

  #append(entry: StoredEntry): number {
    if (entry.index !== this.length)
      throw new RefusalError(refuse('STORE_INDEX_GAP', { index: entry.index, size: this.length }));
    if (this.#byHash.has(entry.hash))
      throw new RefusalError(refuse('STORE_ENTRY_TWICE', { hash: entry.hash }));
    const kept = copyEntry(entry);
    this.#entries.push(kept);
    this.#byHash.set(kept.hash, kept);
    return (kept.envelope?.length ?? 0) + kept.meta.length + kept.header.length + 500;
  }

  /** A node that the storage has with another hash is found at the commit. */
  #setNodes(nodes: readonly TreeNode[]): number {
    for (const { level, index, hash } of nodes) {
      const own = this.#nodes.get(`${level}/${index}`);
      if (own && !Buffer.from(own.hash).equals(hash))
        throw new RefusalError(refuse('STORE_NODE_CHANGED', { level, index }));
    }
    for (const node of nodes)
      this.#nodes.set(`${node.level}/${node.index}`, { ...node, hash: new Uint8Array(node.hash) });
    return nodes.length * 64;
  }

  #put(rows: readonly TextChange[]): number {
    let bytes = 0;
    for (const { table, key, text } of rows) {
      let changed = this.#rows.get(table);
      if (!changed) {
        changed = new Map();
        this.#rows.set(table, changed);
      }
      changed.set(key, text);
      bytes += key.length + (text?.length ?? 0);
    }
    return bytes;
  }

  #seen(entry: StoredEntry | undefined): StoredEntry | undefined {
    const meta = entry && this.#erased.get(entry.index);
    return entry && meta !== undefined ? erasedEntry(entry, meta) : entry;
  }
  #allSeen(entries: readonly StoredEntry[]): StoredEntry[] {
    return entries.map((entry) => this.#seen(entry) as StoredEntry);
  }
}
