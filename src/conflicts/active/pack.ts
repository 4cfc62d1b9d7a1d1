/**
 * Packs records into trees: leaves in slabs of time, in each slab along a Hilbert curve over the globe, 16 to a box, 16
 * boxes to a box. The order decides only how fast a search is, never what it finds.
 */
import type { Arena } from './arena.ts';
import { HEAD } from './arena.ts';
import { BOX, type Box, RecordReader } from './leaves.ts';
import { FAN_OUT, type Group, type Packed } from './packed.ts';
import { type Rounding, roundOut } from './round-out.ts';

export interface PackOrder {
  /** Records filed later stay out. */
  sequence: number;
  /** The records to pack; null = every active one. */
  rows: Uint32Array | null;
}

const QUARTER_MS = 15 * 60_000;
/** Kinds of duration: up to 30 minutes, then four times longer each; the last holds for ever. */
const KINDS = 8;
/** With more legs than this a leaf holds four: a smaller tree, and a little more to compare. */
const MANY_LEGS = 4_000_000;

function kindOf(durationMs: number): number {
  let kind = 0;
  for (let most = 2 * QUARTER_MS; kind < KINDS - 1 && durationMs > most; most *= 4) kind++;
  return kind;
}

/** Place along a Hilbert curve through 2^16 by 2^16 cells. */
function hilbert(x: number, y: number): number {
  let place = 0;
  for (let s = 1 << 15; s > 0; s >>= 1) {
    const right = (x & s) > 0 ? 1 : 0;
    const up = (y & s) > 0 ? 1 : 0;
    place = place * 4 + ((3 * right) ^ up);
    if (up === 0) {
      if (right === 1) {
        x = 0xffff - x;
        y = 0xffff - y;
      }
      const turned = x;
      x = y;
      y = turned;
    }
  }
  return place;
}

/** The globe unfolded from an octahedron: neighbours are neighbours but at its seams, and no place is special. */
function cellOf(box: Box): number {
  let x = (box[0] as number) + (box[4] as number);
  let y = (box[1] as number) + (box[5] as number);
  const z = (box[2] as number) + (box[6] as number);
  const sum = Math.abs(x) + Math.abs(y) + Math.abs(z) || 1;
  x /= sum;
  y /= sum;
  if (z < 0) {
    const folded = (1 - Math.abs(y)) * (x < 0 ? -1 : 1);
    y = (1 - Math.abs(x)) * (y < 0 ? -1 : 1);
    x = folded;
  }
  return hilbert(Math.floor((x + 1) * 32_767.5), Math.floor((y + 1) * 32_767.5));
}

/** Stable sort of `order` by `keys`, 11 bits at a time. Returns whichever of the two arrays holds the result. */
function radixSort(order: Uint32Array, spare: Uint32Array, keys: Uint32Array, most: number): Uint32Array {
  let [from, to] = [order, spare];
  for (let shift = 0; shift < 32 && most / 2 ** shift >= 1; shift += 11) {
    const counts = new Uint32Array(2048);
    for (const i of from) counts[((keys[i] as number) >>> shift) & 2047]!++;
    let sum = 0;
    for (let k = 0; k < 2048; k++) {
      const count = counts[k] as number;
      counts[k] = sum;
      sum += count;
    }
    for (const i of from) to[counts[((keys[i] as number) >>> shift) & 2047]!++] = i;
    [from, to] = [to, from];
  }
  return from;
}

interface Leaves {
  rows: Uint32Array;
  legs: Uint16Array;
  cells: Uint32Array;
  /** Group in the top 6 bits, slab of time below. */
  slabs: Uint32Array;
  groups: Map<number, { count: number; beforeMs: number; afterMs: number }>;
}

function rowsOf(arena: Arena, { sequence, rows }: PackOrder): Iterable<number> {
  const wanted = function* (): Generator<number> {
    for (const row of rows ?? arena.active()) {
      const filed = arena.chunk(row).u32[arena.at(row) * 2 + HEAD.sequence] as number;
      if (arena.isActive(row) && filed <= sequence) yield row;
    }
  };
  return wanted();
}

function leavesOf(
  reader: RecordReader,
  rows: Uint32Array,
  leafLegs: number,
  count: number,
  baseMs: number,
): Leaves {
  const leaves: Leaves = {
    rows: new Uint32Array(count),
    legs: new Uint16Array(count),
    cells: new Uint32Array(count),
    slabs: new Uint32Array(count),
    groups: new Map(),
  };
  const box = new Float64Array(BOX);
  let i = 0;
  for (const row of rows) {
    reader.read(row);
    const spanKind = kindOf(reader.toMs - reader.fromMs);
    reader.eachLeaf(leafLegs, (leaf) => {
      reader.boxOf(leaf, leafLegs, box);
      const [fromMs, toMs] = [box[3] as number, box[7] as number];
      const kind = kindOf(toMs - fromMs);
      const slabMs = QUARTER_MS * 4 ** kind;
      const slab = kind === KINDS - 1 ? 0 : Math.floor((Math.max(fromMs, baseMs) - baseMs) / slabMs);
      const key = kind * KINDS + spanKind;
      const group = leaves.groups.get(key) ?? { count: 0, beforeMs: 0, afterMs: 0 };
      group.count++;
      group.beforeMs = Math.max(group.beforeMs, fromMs - reader.fromMs);
      if (toMs < Infinity) group.afterMs = Math.max(group.afterMs, reader.toMs - toMs);
      leaves.groups.set(key, group);
      leaves.rows[i] = row;
      leaves.legs[i] = leaf;
      leaves.cells[i] = cellOf(box);
      leaves.slabs[i] = key * 2 ** 26 + Math.min(slab, 2 ** 26 - 1);
      i++;
    });
  }
  return leaves;
}

/** Boxes of one group: its leaves', then those that hold 16 of the level below, up to one. */
function fill(
  boxes: Float32Array,
  group: Group,
  packed: Pick<Packed, 'rows' | 'legs' | 'baseMs' | 'leafLegs'>,
  reader: RecordReader,
  round: Rounding,
): void {
  const box = new Float64Array(BOX);
  let at = group.nodesAt * BOX;
  for (let leaf = group.first; leaf < group.first + group.count; leaf++) {
    reader.read(packed.rows[leaf] as number);
    reader.boxOf(packed.legs[leaf] as number, packed.leafLegs, box);
    box[3] = (box[3] as number) - packed.baseMs;
    box[7] = (box[7] as number) - packed.baseMs;
    for (let k = 0; k < 4; k++) {
      boxes[at + k] = round.low(box[k] as number);
      boxes[at + k + 4] = round.high(box[k + 4] as number);
    }
    at += BOX;
  }
  let below = group.nodesAt;
  for (let level = 1; level < group.levels.length; level++) {
    const count = group.levels[level - 1] as number;
    for (let first = 0; first < count; first += FAN_OUT) {
      const end = Math.min(first + FAN_OUT, count);
      for (let k = 0; k < 4; k++) {
        let low = Infinity;
        let high = -Infinity;
        for (let child = below + first; child < below + end; child++) {
          low = Math.min(low, boxes[child * BOX + k] as number);
          high = Math.max(high, boxes[child * BOX + k + 4] as number);
        }
        boxes[at + k] = low;
        boxes[at + k + 4] = high;
      }
      at += BOX;
    }
    below += count;
  }
}

function levelsOf(count: number): number[] {
  const levels = [count];
  while ((levels.at(-1) as number) > 1) levels.push(Math.ceil((levels.at(-1) as number) / FAN_OUT));
  return levels;
}

/** Packs the active records of the order. `round` is for tests that plant a wrong one. */
export function pack(arena: Arena, order: PackOrder, round: Rounding = roundOut): Packed {
  const reader = new RecordReader(arena);
  let legs = 0;
  let baseMs = Infinity;
  const found: number[] = [];
  for (const row of rowsOf(arena, order)) {
    found.push(row);
    reader.read(row);
    legs += Math.max(1, reader.legs);
    baseMs = Math.min(baseMs, reader.fromMs);
  }
  if (!Number.isFinite(baseMs)) baseMs = 0;
  const leafLegs = legs > MANY_LEGS ? 4 : 1;
  const rows = Uint32Array.from(found);
  let count = 0;
  for (const row of rows) reader.read(row).eachLeaf(leafLegs, () => count++);
  const leaves = leavesOf(reader, rows, leafLegs, count, baseMs);
  let sorted = Uint32Array.from({ length: count }, (_, i) => i);
  const spare = new Uint32Array(count);
  const byCell = radixSort(sorted, spare, leaves.cells, 2 ** 32 - 1);
  sorted = radixSort(byCell, byCell === spare ? sorted : spare, leaves.slabs, 2 ** 32 - 1) as typeof sorted;
  const groups: Group[] = [];
  let first = 0;
  let nodesAt = 0;
  for (const [, group] of [...leaves.groups].sort(([a], [b]) => a - b)) {
    const levels = levelsOf(group.count);
    groups.push({ ...group, first, nodesAt, levels });
    first += group.count;
    nodesAt += levels.reduce((sum, level) => sum + level, 0);
  }
  const packed: Packed = {
    baseMs,
    leafLegs,
    rows: sorted.map((i) => leaves.rows[i] as number),
    legs: new Uint16Array(count),
    boxes: new Float32Array(nodesAt * BOX),
    groups,
    sequence: order.sequence,
  };
  for (let i = 0; i < count; i++) packed.legs[i] = leaves.legs[sorted[i] as number] as number;
  for (const group of groups) fill(packed.boxes, group, packed, reader, round);
  return packed;
}
