/**
 * A record cut into leaves, each with a box in earth-centred x, y, z and time, so that neither ±180° nor a pole cuts one.
 * A box holds every place within the plan's half-width of the leaf's legs, and every moment that its windows allow.
 */
import { LEG, type LegNumbers } from '../../geo/index.ts';
import { type Arena, HEAD } from './arena.ts';
import { partsOf, rowsBehind, SHAPE, whatOf } from './record.ts';

/** What a leaf holds: moving legs from this one on, or one of these. */
export const WHOLE = 0xffff;
export const STANDS = 0xfffe;
export const PARKED = 0xfffd;

/** minX, minY, minZ, minT, maxX, maxY, maxZ, maxT */
export const BOX = 8;
export type Box = Float64Array;

/** A chord sags under its ground by at most 1e-4 of itself; the rest is for rounding. */
const SAG = 1e-4;
const MARGIN_M = 0.02;
/** Closed intervals stay closed when times are fractions of a millisecond. */
const MARGIN_MS = 0.01;

/** The box of vertices `from` to `to` (inclusive, in the view of 8-byte numbers), grown by `reachM`. */
function boxOfVertices(box: Box, f64: Float64Array, from: number, to: number, reachM: number): void {
  for (let axis = 0; axis < 3; axis++) {
    let low = Infinity;
    let high = -Infinity;
    for (let v = from + axis; v <= to + axis; v += 4) {
      const value = f64[v] as number;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    box[axis] = low - reachM;
    box[axis + 4] = high + reachM;
  }
}

function sagM(f64: Float64Array, from: number, to: number): number {
  let longest = 0;
  for (let v = from; v < to; v += 4) {
    const dx = (f64[v + 4] as number) - (f64[v] as number);
    const dy = (f64[v + 5] as number) - (f64[v + 1] as number);
    const dz = (f64[v + 6] as number) - (f64[v + 2] as number);
    longest = Math.max(longest, dx * dx + dy * dy + dz * dz);
  }
  return SAG * Math.sqrt(longest) + MARGIN_M;
}

function setSpan(box: Box, fromMs: number, toMs: number): void {
  box[3] = fromMs - MARGIN_MS;
  box[7] = toMs + MARGIN_MS;
}

/** A record's header and where its vertices lie: read once, asked often. Reused for every record. */
export class RecordReader {
  readonly arena: Arena;
  row = 0;
  f64: Float64Array = new Float64Array(0);
  shape = 0;
  count = 0;
  vertices = 0;
  halfWidthM = 0;
  earlyMs = 0;
  lateMs = 0;
  fromMs = 0;
  toMs = 0;

  constructor(arena: Arena) {
    this.arena = arena;
  }

  read(row: number): this {
    const { arena } = this;
    const { f64, u32 } = arena.chunk(row);
    const at = arena.at(row);
    this.row = row;
    this.f64 = f64;
    const what = whatOf(arena, row);
    this.shape = partsOf(what).shape;
    this.count = (u32[at * 2 + HEAD.vertices] as number) - rowsBehind(what);
    this.vertices = arena.verticesAt(row);
    this.halfWidthM = f64[at + HEAD.halfWidthM] as number;
    this.earlyMs = f64[at + HEAD.earlyMs] as number;
    this.lateMs = f64[at + HEAD.lateMs] as number;
    this.fromMs = f64[at + HEAD.fromMs] as number;
    this.toMs = f64[at + HEAD.toMs] as number;
    return this;
  }

  timeAt(vertex: number): number {
    return this.f64[this.vertices + vertex * 4 + 3] as number;
  }

  get legs(): number {
    return this.shape === SHAPE.path || this.shape === SHAPE.line ? this.count - 1 : 0;
  }
  get stands(): boolean {
    return this.shape === SHAPE.path && this.fromMs < this.timeAt(0) - this.earlyMs;
  }
  get parks(): boolean {
    return this.shape === SHAPE.path && this.toMs > this.timeAt(this.count - 1) + this.lateMs;
  }

  /** Calls with the code of each leaf of `leafLegs` legs. */
  eachLeaf(leafLegs: number, visit: (leaf: number) => void): void {
    if (this.shape === SHAPE.point || this.shape === SHAPE.ring) {
      visit(WHOLE);
      return;
    }
    if (this.stands) visit(STANDS);
    for (let leg = 0; leg < this.legs; leg += leafLegs) visit(leg);
    if (this.parks) visit(PARKED);
  }

  boxOf(leaf: number, leafLegs: number, box: Box): void {
    const { f64, vertices, halfWidthM, count } = this;
    const last = vertices + (count - 1) * 4;
    if (leaf === WHOLE) {
      if (this.shape !== SHAPE.ring) {
        boxOfVertices(box, f64, vertices, last, halfWidthM + sagM(f64, vertices, last));
        setSpan(box, this.fromMs, this.toMs);
        return;
      }
      this.#boxOfRing(box, last);
      return;
    }
    if (leaf === STANDS || leaf === PARKED) {
      const at = leaf === STANDS ? vertices : last;
      boxOfVertices(box, f64, at, at, halfWidthM + MARGIN_M);
      if (leaf === STANDS) setSpan(box, this.fromMs, this.timeAt(0) - this.earlyMs);
      else setSpan(box, this.timeAt(count - 1) + this.lateMs, this.toMs);
      return;
    }
    const end = Math.min(leaf + leafLegs, count - 1);
    const [from, to] = [vertices + leaf * 4, vertices + end * 4];
    boxOfVertices(box, f64, from, to, halfWidthM + sagM(f64, from, to));
    if (this.shape === SHAPE.line) setSpan(box, this.fromMs, this.toMs);
    else setSpan(box, this.timeAt(leaf) - this.earlyMs, this.timeAt(end) + this.lateMs);
  }

  /** The box of all of it, over its whole span. */
  wholeBox(box: Box): void {
    this.boxOf(WHOLE, 1, box);
  }

  /** A wide polygon bulges above its ring: the circle around it holds the inside too. */
  #boxOfRing(box: Box, last: number): void {
    boxOfVertices(box, this.f64, this.vertices, last, this.f64[last + 6] as number);
    setSpan(box, this.fromMs, this.toMs);
  }

  /** The legs of a leaf as numbers of leg-gap.ts; returns how many. A ring has none: it is compared as a whole. */
  legsOf(leaf: number, leafLegs: number, into: LegNumbers): number {
    const { vertices, count } = this;
    if (leaf === WHOLE || leaf === STANDS || leaf === PARKED) {
      if (this.shape === SHAPE.ring) return 0;
      const vertex = leaf === PARKED ? count - 1 : 0;
      const fromMs = leaf === PARKED ? this.timeAt(count - 1) + this.lateMs : this.fromMs;
      const toMs = leaf === STANDS ? this.timeAt(0) - this.earlyMs : this.toMs;
      this.#write(into, 0, vertices + vertex * 4, vertices + vertex * 4, fromMs, fromMs, 0, toMs - fromMs);
      return 1;
    }
    const end = Math.min(leaf + leafLegs, count - 1);
    for (let leg = leaf; leg < end; leg++) {
      const at = vertices + leg * 4;
      const into0 = (leg - leaf) * LEG;
      if (this.shape === SHAPE.line)
        this.#write(into, into0, at, at + 4, this.fromMs, this.fromMs, 0, this.toMs - this.fromMs);
      else
        this.#write(
          into,
          into0,
          at,
          at + 4,
          this.timeAt(leg),
          this.timeAt(leg + 1),
          this.earlyMs,
          this.lateMs,
        );
    }
    return end - leaf;
  }

  #write(
    into: LegNumbers,
    o: number,
    a: number,
    b: number,
    t0: number,
    t1: number,
    earlyMs: number,
    lateMs: number,
  ): void {
    const { f64 } = this;
    const [ax, ay, az] = [f64[a] as number, f64[a + 1] as number, f64[a + 2] as number];
    const [bx, by, bz] = [f64[b] as number, f64[b + 1] as number, f64[b + 2] as number];
    into[o] = ax;
    into[o + 1] = ay;
    into[o + 2] = az;
    into[o + 3] = bx;
    into[o + 4] = by;
    into[o + 5] = bz;
    into[o + 6] = t0;
    into[o + 7] = t1;
    into[o + 8] = earlyMs;
    into[o + 9] = lateMs;
    const [dx, dy, dz] = [bx - ax, by - ay, bz - az];
    into[o + 10] = Math.sqrt(dx * dx + dy * dy + dz * dz) * (0.5 + SAG);
  }
}
