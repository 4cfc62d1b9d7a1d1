/**
 * Plans as bare numbers in shared memory, so that a worker packs them without a copy. Memory is cut into rows of 32
 * bytes; a record is a run of rows, known by the number of its first (`row`). Records lie one behind another in
 * chunks, so a chunk can be walked; a freed record keeps its header and is walked over until its place is used again.
 */

export const ROW_BYTES = 32;
const CHUNK_BITS = 20;
/** Rows of a chunk: 32 MiB. A record lies in one chunk. */
export const CHUNK_ROWS = 1 << CHUNK_BITS;
const IN_CHUNK = CHUNK_ROWS - 1;
/** Places are handed out in steps of so many rows, so that one that is let go fits another of about its size. */
const STEP_ROWS = 4;

export interface Chunk {
  f64: Float64Array;
  u32: Uint32Array;
  u16: Uint16Array;
  u8: Uint8Array;
}

/** What crosses to a worker or a file: the memory, and how many rows of each chunk are in use. */
export interface Memory {
  buffers: SharedArrayBuffer[];
  used: number[];
}

/** Fields of a record's two header rows, by place in the view named. */
export const HEAD = {
  /** f64 */
  halfWidthM: 0,
  earlyMs: 1,
  lateMs: 2,
  fromMs: 3,
  toMs: 4,
  version: 5,
  /** u32 */
  vertices: 12,
  sequence: 13,
  /** Rows of the place in steps, above the state's byte. Written once, for ever. */
  steps: 14,
  /** u8; what: shape, certainty, type and heights (record.ts). */
  state: 56,
  idBytes: 62,
  what: 63,
  /** u16: the party's number in the lower bits, what it is under way for above them (record.ts). */
  party: 30,
} as const;
/** Of the field `party`. */
export const PARTY_BITS = 12;
export const PARTY_MASK = (1 << PARTY_BITS) - 1;
export const HEAD_ROWS = 2;
/** The state's byte: free, or this bit, and above it what the area is for. */
export const FREE = 0;
export const ACTIVE = 1;
export const USE_AT = 1;

export function chunkOf(buffer: SharedArrayBuffer): Chunk {
  return {
    f64: new Float64Array(buffer),
    u32: new Uint32Array(buffer),
    u16: new Uint16Array(buffer),
    u8: new Uint8Array(buffer),
  };
}

const idRows = (idBytes: number): number => Math.ceil(idBytes / ROW_BYTES);

/** Rows that a record of this size is given. */
export function rowsFor(idBytes: number, vertices: number): number {
  return Math.ceil((HEAD_ROWS + idRows(idBytes) + vertices) / STEP_ROWS) * STEP_ROWS;
}

const capacityOf = ({ u8 }: Chunk): number => u8.length / ROW_BYTES;

export class Arena {
  readonly chunks: Chunk[] = [];
  readonly used: number[] = [];
  /** While another thread walks the records no place is used again: it would change under that thread's eyes. */
  walked = false;
  /** Places let go, by their rows. */
  readonly #free = new Map<number, number[]>();

  readonly #firstRows: number;

  /** `firstRows`: as many as a list that is known needs, so that a small one does not ask for a whole chunk. */
  constructor(firstRows: number = CHUNK_ROWS) {
    this.#firstRows = Math.min(CHUNK_ROWS, firstRows);
  }

  static from({ buffers, used }: Memory): Arena {
    const arena = new Arena();
    arena.chunks.push(...buffers.map(chunkOf));
    arena.used.push(...used);
    return arena;
  }

  memory(): Memory {
    return { buffers: this.chunks.map(({ u8 }) => u8.buffer as SharedArrayBuffer), used: [...this.used] };
  }

  chunk(row: number): Chunk {
    return this.chunks[row >>> CHUNK_BITS] as Chunk;
  }

  /** Of the view of 8-byte numbers; times 2, 4 and 8 for the others. */
  at(row: number): number {
    return (row & IN_CHUNK) * 4;
  }

  /** Where the record's vertices begin, in the view of 8-byte numbers. */
  verticesAt(row: number): number {
    const bytes = this.chunk(row).u8[this.at(row) * 8 + HEAD.idBytes] as number;
    return this.at(row) + (HEAD_ROWS + idRows(bytes)) * 4;
  }

  rowsOf(row: number): number {
    return ((this.chunk(row).u32[this.at(row) * 2 + HEAD.steps] as number) >>> 8) * STEP_ROWS;
  }

  /** A place for a record, its size written, its state FREE. Throws RangeError where no chunk could hold it. */
  take(idBytes: number, vertices: number): number {
    const rows = rowsFor(idBytes, vertices);
    if (idBytes > 255) throw new RangeError('an id of more than 255 bytes');
    if (rows > CHUNK_ROWS) throw new RangeError(`a plan of ${vertices} points is too long for the index`);
    let row = this.walked ? undefined : this.#free.get(rows)?.pop();
    if (row === undefined) {
      let last = this.chunks.length - 1;
      if (last < 0 || (this.used[last] as number) + rows > capacityOf(this.chunks[last] as Chunk)) {
        const size = last < 0 ? Math.max(rows, this.#firstRows) : CHUNK_ROWS;
        this.chunks.push(chunkOf(new SharedArrayBuffer(size * ROW_BYTES)));
        this.used.push(0);
        last++;
      }
      row = last * CHUNK_ROWS + (this.used[last] as number);
      this.used[last] = (this.used[last] as number) + rows;
      this.chunk(row).u32[this.at(row) * 2 + HEAD.steps] = (rows / STEP_ROWS) << 8;
    }
    const { u32, u8 } = this.chunk(row);
    const at = this.at(row);
    u8[at * 8 + HEAD.idBytes] = idBytes;
    u32[at * 2 + HEAD.vertices] = vertices;
    return row;
  }

  /** Gives the place to a later record. Only when no packed tree names it any more. */
  release(row: number): void {
    const rows = this.rowsOf(row);
    const list = this.#free.get(rows);
    if (list) list.push(row);
    else this.#free.set(rows, [row]);
  }

  isActive(row: number): boolean {
    return this.chunk(row).u8[this.at(row) * 8 + HEAD.state] !== FREE;
  }

  /** Every active record, in the order of memory. */
  *active(): Generator<number> {
    for (let chunk = 0; chunk < this.chunks.length; chunk++) {
      const end = chunk * CHUNK_ROWS + (this.used[chunk] as number);
      for (let row = chunk * CHUNK_ROWS; row < end; row += this.rowsOf(row)) {
        if (this.isActive(row)) yield row;
      }
    }
  }
}
