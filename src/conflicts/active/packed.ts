/**
 * A packed tree of boxes in flat memory, made once and never changed. Leaves of like duration, from plans of like span,
 * make a group with a tree of its own: one site that stands for ever does not stretch the box of a convoy.
 *
 * A node holds the boxes of 16 children in 7-bit steps of its own frame, so that it fills three lines of the cache and a
 * box is compared in two subtractions. Both a box and what is looked for are put into steps by the same sum, which never
 * turns an order round; a lower bound is then rounded down and an upper one up. So a box may be too large, never too
 * small, however coarse the frame is.
 */
import { BOX, type Box } from './leaves.ts';

export const FAN_OUT = 16;
/** Four lower corners, four times steps per unit, as 32-bit floats; then 16 boxes: a word of lower bounds, one of upper. */
export const NODE_WORDS = 40;
export const FRAME_WORDS = 8;
/** Steps of a frame; one more stands for what has no end. */
export const STEPS = 126;
export const ENDLESS = 127;
/** The top bit of each byte: set in upper bounds, so that a subtraction borrows from no neighbour. */
export const GUARD = 0x80808080 | 0;

export interface Group {
  /** Its leaves are `first` to `first + count - 1` of `rows` and `legs`. */
  first: number;
  count: number;
  /** Its first node; then one level after another, those over leaves first. */
  nodesAt: number;
  /** How many nodes each level has; the last has one. */
  levels: number[];
  /** By how much a plan's span begins before, and ends after, that of any of its leaves here, at most; ms. */
  beforeMs: number;
  afterMs: number;
}

export interface Packed {
  /** Times are counted from here: UTC ms would lose minutes in 32 bits. */
  baseMs: number;
  leafLegs: number;
  /** Of each leaf: its record and what of it (leaves.ts). */
  rows: Uint32Array;
  legs: Uint16Array;
  nodes: Float32Array;
  groups: Group[];
  /** Records up to this number in the order of filing are in here. */
  sequence: number;
}

/** Most boxes that one walk carries: one bit each. */
export const MOST_BOXES = 32;

/** High in a tree, this many neighbouring boxes are looked for as one. */
export const BUNDLE = 4;

/** Boxes looked for together, by 64-bit numbers; and one for each `BUNDLE` of them. */
export interface Wanted {
  boxes: Box;
  count: number;
  bundles: Box;
}

/** The bits of all boxes whose bundles have a bit. */
function unbundled(bundles: number): number {
  let spread = bundles & 0xff;
  spread = (spread | (spread << 12)) & 0x000f000f;
  spread = (spread | (spread << 6)) & 0x03030303;
  spread = (spread | (spread << 3)) & 0x11111111;
  return spread * 0xf;
}

/** A value in steps of a frame, not yet rounded; for bounds that have an end. */
export function inSteps(value: number, low: number, perUnit: number): number {
  // Not by branches: which way they go is chance here, and a wrong guess costs more than both.
  return Math.max(0, Math.min(STEPS, (value - low) * perUnit));
}

/** Nodes of the levels above this one are met by bundles. */
const BUNDLED_ABOVE = 1;

/** Walks waiting: level, place in the level, and which of the boxes wanted meet it. */
const stack = new Int32Array(3 * FAN_OUT * 16);
const met = new Int32Array(FAN_OUT);

/** Which of the boxes wanted meet each child of the node, into `met`. Closed boxes: touching is meeting. */
function meetChildren(
  frame: Float32Array,
  words: Int32Array,
  node: number,
  children: number,
  boxes: Box,
  mask: number,
): void {
  met.fill(0);
  const f = node * NODE_WORDS;
  const lx = frame[f] as number;
  const ly = frame[f + 1] as number;
  const lz = frame[f + 2] as number;
  const lt = frame[f + 3] as number;
  const px = frame[f + 4] as number;
  const py = frame[f + 5] as number;
  const pz = frame[f + 6] as number;
  const pt = frame[f + 7] as number;
  const from = f + FRAME_WORDS;
  const end = from + 2 * children;
  for (let rest = mask; rest !== 0; rest &= rest - 1) {
    const bit = rest & -rest;
    const b = (31 - Math.clz32(bit)) * BOX;
    // For whole numbers c: c ≥ f is c ≥ ⌈f⌉, and c ≤ f is c ≤ ⌊f⌋.
    const low =
      Math.ceil(inSteps(boxes[b] as number, lx, px)) |
      (Math.ceil(inSteps(boxes[b + 1] as number, ly, py)) << 8) |
      (Math.ceil(inSteps(boxes[b + 2] as number, lz, pz)) << 16) |
      (Math.ceil(inSteps(boxes[b + 3] as number, lt, pt)) << 24);
    const high =
      Math.floor(inSteps(boxes[b + 4] as number, lx, px)) |
      (Math.floor(inSteps(boxes[b + 5] as number, ly, py)) << 8) |
      (Math.floor(inSteps(boxes[b + 6] as number, lz, pz)) << 16) |
      (Math.floor(inSteps(boxes[b + 7] as number, lt, pt)) << 24) |
      GUARD;
    for (let c = from, child = 0; c < end; c += 2, child++) {
      if ((((high - (words[c] as number)) & ((words[c + 1] as number) - low) & GUARD) | 0) === GUARD)
        met[child] = (met[child] as number) | bit;
    }
  }
}

const wordsOfTree = new WeakMap<Float32Array, Int32Array>();
/** The nodes' boxes: the same memory as their frames. */
export function wordsOf(nodes: Float32Array): Int32Array {
  let words = wordsOfTree.get(nodes);
  if (!words) {
    words = new Int32Array(nodes.buffer, nodes.byteOffset, nodes.length);
    wordsOfTree.set(nodes, words);
  }
  return words;
}

/** Calls `hit` with each leaf whose box meets any of those wanted, and a bit for each of these. Times from `baseMs`. */
export function search(
  { nodes }: Packed,
  { levels, first, count, nodesAt }: Group,
  { boxes, count: wanted, bundles }: Wanted,
  hit: (leaf: number, which: number) => void,
): void {
  const words = wordsOf(nodes);
  const starts: number[] = [];
  let start = nodesAt;
  for (const nodesOfLevel of levels) {
    starts.push(start);
    start += nodesOfLevel;
  }
  stack[0] = levels.length - 1;
  stack[1] = 0;
  const all = wanted === 32 ? -1 : (1 << wanted) - 1;
  stack[2] = (1 << Math.ceil(wanted / BUNDLE)) - 1;
  let depth = 3;
  while (depth > 0) {
    const mask = stack[--depth] as number;
    const place = stack[--depth] as number;
    const level = stack[--depth] as number;
    const below = level === 0 ? count : (levels[level - 1] as number);
    const from = place * FAN_OUT;
    const children = Math.min(FAN_OUT, below - from);
    const node = (starts[level] as number) + place;
    if (level > BUNDLED_ABOVE) meetChildren(nodes, words, node, children, bundles, mask);
    else {
      const single = level === BUNDLED_ABOVE || levels.length <= BUNDLED_ABOVE ? unbundled(mask) & all : mask;
      meetChildren(nodes, words, node, children, boxes, single);
    }
    for (let child = 0; child < children; child++) {
      const which = met[child] as number;
      if (which === 0) continue;
      if (level === 0) {
        hit(first + from + child, which);
        continue;
      }
      stack[depth] = level - 1;
      stack[depth + 1] = from + child;
      stack[depth + 2] = which;
      depth += 3;
    }
  }
}
