/**
 * A packed tree of boxes in flat arrays, made once and never changed. Leaves of like duration, from plans of like span,
 * make a group with a tree of its own: one site that stands for ever does not stretch the box of a convoy.
 */
import { BOX, type Box } from './leaves.ts';

export const FAN_OUT = 16;

export interface Group {
  /** Its leaves are `first` to `first + count - 1` of `rows` and `legs`. */
  first: number;
  count: number;
  /** Place of its first box in `boxes`, counted in boxes; then one level after another, leaves first. */
  nodesAt: number;
  /** How many boxes each level has, leaves first; the last has one. */
  levels: number[];
  /** By how much a plan's span begins before, and ends after, that of any of its leaves here, at most; ms. */
  beforeMs: number;
  afterMs: number;
}

export interface Packed {
  /** Times in `boxes` are counted from here: UTC ms would lose minutes in 32 bits. */
  baseMs: number;
  leafLegs: number;
  /** Of each leaf: its record and what of it (leaves.ts). */
  rows: Uint32Array;
  legs: Uint16Array;
  boxes: Float32Array;
  groups: Group[];
  /** Records up to this number in the order of filing are in here. */
  sequence: number;
}

/** Most boxes that one walk carries: one bit each. */
export const MOST_BOXES = 32;

/** Boxes looked for together, by 64-bit numbers; `union` holds them all. */
export interface Wanted {
  boxes: Box;
  count: number;
  union: Box;
}

export function unionOf(boxes: Box, count: number, union: Box): void {
  for (let k = 0; k < BOX / 2; k++) {
    let low = Infinity;
    let high = -Infinity;
    for (let i = k; i < count * BOX; i += BOX) {
      if ((boxes[i] as number) < low) low = boxes[i] as number;
      if ((boxes[i + 4] as number) > high) high = boxes[i + 4] as number;
    }
    union[k] = low;
    union[k + 4] = high;
  }
}

/** Closed boxes: touching is meeting. */
function meets(a: Float32Array, i: number, b: Box, j: number): boolean {
  return (
    (a[i] as number) <= (b[j + 4] as number) &&
    (a[i + 4] as number) >= (b[j] as number) &&
    (a[i + 1] as number) <= (b[j + 5] as number) &&
    (a[i + 5] as number) >= (b[j + 1] as number) &&
    (a[i + 2] as number) <= (b[j + 6] as number) &&
    (a[i + 6] as number) >= (b[j + 2] as number) &&
    (a[i + 3] as number) <= (b[j + 7] as number) &&
    (a[i + 7] as number) >= (b[j + 3] as number)
  );
}

/** Walks waiting: level, place in the level, and which of the boxes wanted meet it. */
const stack = new Int32Array(3 * FAN_OUT * 16);

/** Calls `hit` with each leaf whose box meets any of those wanted, and a bit for each of these. Times from `baseMs`. */
export function search(
  { boxes }: Packed,
  group: Group,
  wanted: Wanted,
  hit: (leaf: number, which: number) => void,
): void {
  const { levels, first, nodesAt } = group;
  const all = wanted.count === 32 ? -1 : (1 << wanted.count) - 1;
  const starts: number[] = [];
  let start = nodesAt;
  for (const count of levels) {
    starts.push(start);
    start += count;
  }
  let depth = 0;
  const top = levels.length - 1;
  const look = (level: number, place: number, mask: number): void => {
    const at = ((starts[level] as number) + place) * BOX;
    if (!meets(boxes, at, wanted.union, 0)) return;
    let which = 0;
    for (let rest = mask; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest;
      if (meets(boxes, at, wanted.boxes, (31 - Math.clz32(bit)) * BOX)) which |= bit;
    }
    if (which === 0) return;
    if (level === 0) {
      hit(first + place, which);
      return;
    }
    stack[depth++] = level;
    stack[depth++] = place;
    stack[depth++] = which;
  };
  look(top, 0, all);
  while (depth > 0) {
    const mask = stack[--depth] as number;
    const place = stack[--depth] as number;
    const below = (stack[--depth] as number) - 1;
    const end = Math.min((place + 1) * FAN_OUT, levels[below] as number);
    for (let child = place * FAN_OUT; child < end; child++) look(below, child, mask);
  }
}
