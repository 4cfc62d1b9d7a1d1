/**
 * Packs records into trees: leaves in slabs of time, in each slab along a Hilbert curve over the globe, 16 to a box, 16
 * boxes to a box. The order decides only how fast a search is, never what it finds.
 */
import { type Arena, HEAD } from './arena.ts';
import { BOX, type Box, RecordReader } from './leaves.ts';
import {
  ENDLESS,
  FAN_OUT,
  FRAME_WORDS,
  type Group,
  GUARD,
  inSteps,
  NODE_WORDS,
  type Packed,
  STEPS,
  wordsOf,
} from './packed.ts';

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

/** The records to pack, counted before a list of them is made: a million numbers on the heap would weigh many times as much. */
function rowsOf(arena: Arena, { sequence, rows }: PackOrder): Uint32Array {
  const wanted = function* (): Generator<number> {
    for (const row of rows ?? arena.active()) {
      const filed = arena.chunk(row).u32[arena.at(row) * 2 + HEAD.sequence] as number;
      if (arena.isActive(row) && filed <= sequence) yield row;
    }
  };
  let most = 0;
  for (const _ of wanted()) most++;
  const found = new Uint32Array(most);
  let count = 0;
  // One may be withdrawn between the two: then there is one less.
  for (const row of wanted()) if (count < most) found[count++] = row;
  return found.subarray(0, count);
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

/** How a bound that is put into steps is rounded: outwards. A test may plant another. */
export interface Rounding {
  low(steps: number): number;
  high(steps: number): number;
}
const outwards: Rounding = { low: Math.floor, high: Math.ceil };

/** Writes one node over boxes `from` to `end`; returns in `all` the box that holds them. */
function writeNode(
  nodes: Float32Array,
  node: number,
  boxes: Box,
  from: number,
  end: number,
  all: Box,
  { low, high }: Rounding,
): void {
  const words = wordsOf(nodes);
  const at = node * NODE_WORDS;
  for (let k = 0; k < 4; k++) {
    let least = Infinity;
    let most = -Infinity;
    let last = -Infinity;
    for (let i = from * BOX + k; i < end * BOX; i += BOX) {
      const [lower, upper] = [boxes[i] as number, boxes[i + 4] as number];
      if (lower < least) least = lower;
      if (upper > most) most = upper;
      // A bound without end takes no part in how fine the steps are.
      const finite = upper < Infinity ? upper : lower;
      if (finite > last) last = finite;
    }
    all[k] = least;
    all[k + 4] = most;
    nodes[at + k] = least;
    nodes[at + k + 4] = STEPS / Math.max(last - least, 1e-3);
    const [corner, perUnit] = [nodes[at + k] as number, nodes[at + k + 4] as number];
    for (let child = from; child < end; child++) {
      const upper = boxes[child * BOX + k + 4] as number;
      const word = at + FRAME_WORDS + (child - from) * 2;
      const lower = low(inSteps(boxes[child * BOX + k] as number, corner, perUnit));
      const raised = upper === Infinity ? ENDLESS : high(inSteps(upper, corner, perUnit));
      words[word] = (words[word] as number) | (lower << (8 * k));
      words[word + 1] = (words[word + 1] as number) | (raised << (8 * k)) | GUARD;
    }
  }
}

/** The nodes of one group, from the leaves up. */
function fill(packed: Packed, group: Group, reader: RecordReader, round: Rounding): void {
  const { nodes, rows, legs, leafLegs, baseMs } = packed;
  const box = new Float64Array(BOX);
  let node = group.nodesAt;
  let below: Box = new Float64Array(0);
  for (const [level, count] of group.levels.entries()) {
    const here = new Float64Array(count * BOX);
    const leaves = new Float64Array(FAN_OUT * BOX);
    for (let place = 0; place < count; place++) {
      const from = place * FAN_OUT;
      const all = here.subarray(place * BOX, (place + 1) * BOX);
      if (level > 0) {
        const end = Math.min(from + FAN_OUT, below.length / BOX);
        writeNode(nodes, node++, below, from, end, all, round);
        continue;
      }
      const children = Math.min(FAN_OUT, group.count - from);
      for (let child = 0; child < children; child++) {
        const leaf = group.first + from + child;
        reader.read(rows[leaf] as number).boxOf(legs[leaf] as number, leafLegs, box);
        box[3] = (box[3] as number) - baseMs;
        box[7] = (box[7] as number) - baseMs;
        leaves.set(box, child * BOX);
      }
      writeNode(nodes, node++, leaves, 0, children, all, round);
    }
    below = here;
  }
}

function levelsOf(count: number): number[] {
  const levels = [Math.ceil(count / FAN_OUT)];
  while ((levels.at(-1) as number) > 1) levels.push(Math.ceil((levels.at(-1) as number) / FAN_OUT));
  return levels;
}

/** Packs the active records of the order. `round` is for tests that plant a wrong one. */
export function pack(arena: Arena, order: PackOrder, round: Rounding = outwards): Packed {
  const reader = new RecordReader(arena);
  let legs = 0;
  let baseMs = Infinity;
  const rows = rowsOf(arena, order);
  for (const row of rows) {
    reader.read(row);
    legs += Math.max(1, reader.legs);
    baseMs = Math.min(baseMs, reader.fromMs);
  }
  if (!Number.isFinite(baseMs)) baseMs = 0;
  const leafLegs = legs > MANY_LEGS ? 4 : 1;
  let count = 0;
  for (const row of rows) reader.read(row).eachLeaf(leafLegs, () => count++);
  const leaves = leavesOf(reader, rows, leafLegs, count, baseMs);
  let sorted = new Uint32Array(count);
  for (let i = 0; i < count; i++) sorted[i] = i;
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
    nodes: new Float32Array(nodesAt * NODE_WORDS),
    groups,
    sequence: order.sequence,
  };
  for (let i = 0; i < count; i++) packed.legs[i] = leaves.legs[sorted[i] as number] as number;
  for (const group of groups) fill(packed, group, reader, round);
  return packed;
}
