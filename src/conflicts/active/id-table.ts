/**
 * From a notice's id to its records, beside the records and not on the heap: a map of a million strings would make the
 * collector and its own growth stop everything for longer than the index may. Many small tables, each growing alone.
 */
const SHARDS = 1024;
const EMPTY = 0;
const GONE = 1;

/** FNV-1a. */
export function hashOf(id: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of id) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

interface Shard {
  /** Open addressing; a cell holds row + 2. */
  cells: Uint32Array;
  live: number;
  /** Cells that are not EMPTY. */
  taken: number;
}

export class IdTable {
  readonly #shards: Shard[] = [];
  readonly #idOf: (row: number) => Uint8Array;
  size = 0;

  constructor(idOf: (row: number) => Uint8Array) {
    this.#idOf = idOf;
  }

  /** Every record of that id: none, one, or as many as were added. */
  rows(id: Uint8Array): number[] {
    return this.#find(id).map(({ row }) => row);
  }

  add(id: Uint8Array, row: number): void {
    const hash = hashOf(id);
    const shard = this.#shard(hash);
    if ((shard.taken + 1) * 2 > shard.cells.length) this.#grow(shard);
    this.#put(shard, hash, row);
    shard.live++;
    this.size++;
  }

  /** Forgets the records of the id, but for one that is to stay; returns those forgotten. */
  remove(id: Uint8Array, stays: number | null = null): number[] {
    const found = this.#find(id).filter(({ row }) => row !== stays);
    const shard = this.#shard(hashOf(id));
    for (const { cell } of found) shard.cells[cell] = GONE;
    shard.live -= found.length;
    this.size -= found.length;
    return found.map(({ row }) => row);
  }

  #shard(hash: number): Shard {
    const number = hash % SHARDS;
    this.#shards[number] ??= { cells: new Uint32Array(8), live: 0, taken: 0 };
    return this.#shards[number];
  }

  #find(id: Uint8Array): { cell: number; row: number }[] {
    const hash = hashOf(id);
    const { cells } = this.#shard(hash);
    const found: { cell: number; row: number }[] = [];
    const mask = cells.length - 1;
    for (let cell = Math.floor(hash / SHARDS) & mask; cells[cell] !== EMPTY; cell = (cell + 1) & mask) {
      const row = (cells[cell] as number) - 2;
      if (row >= 0 && same(this.#idOf(row), id)) found.push({ cell, row });
    }
    return found;
  }

  #put(shard: Shard, hash: number, row: number): void {
    const { cells } = shard;
    const mask = cells.length - 1;
    let cell = Math.floor(hash / SHARDS) & mask;
    while ((cells[cell] as number) > GONE) cell = (cell + 1) & mask;
    if (cells[cell] === EMPTY) shard.taken++;
    cells[cell] = row + 2;
  }

  #grow(shard: Shard): void {
    const old = shard.cells;
    let length = 8;
    while (length < shard.live * 4 + 4) length *= 2;
    shard.cells = new Uint32Array(length);
    shard.taken = 0;
    for (const value of old) if (value > GONE) this.#put(shard, hashOf(this.#idOf(value - 2)), value - 2);
  }
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
