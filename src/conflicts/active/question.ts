/** The plan that is asked about, as the walk needs it: boxes of its legs, 32 at a time, and the legs as numbers. */
import { LEG, type Leg, type LegNumbers, writeLeg } from '../../geo/index.ts';
import type { Plan } from '../plan.ts';
import { BOX, type Box } from './leaves.ts';
import { BUNDLE, MOST_BOXES, type Wanted } from './packed.ts';

const SAG = 1e-4;
const MARGIN_M = 0.02;
const MARGIN_MS = 0.01;
/** Stands for the inside of a polygon, which no leg tells of. */
export const INSIDE = -1;

interface Part extends Wanted {
  /** Leg of the plan's course behind each box; INSIDE for a polygon. */
  legs: Int32Array;
  /** Copied with the times that one tree counts by. */
  moved: Wanted;
}

export interface Question {
  plan: Plan;
  /** `LEG` numbers for each leg of the course. */
  numbers: LegNumbers;
  parts: Part[];
  /** Over all of it, half-width included, in UTC ms. */
  whole: Box;
}

function boxOfLeg(box: Box, at: number, leg: Leg, growM: number): void {
  const chord = Math.hypot(leg.b.x - leg.a.x, leg.b.y - leg.a.y, leg.b.z - leg.a.z);
  const grow = growM + chord * SAG + MARGIN_M;
  const axes = ['x', 'y', 'z'] as const;
  for (const [k, axis] of axes.entries()) {
    box[at + k] = Math.min(leg.a[axis], leg.b[axis]) - grow;
    box[at + k + 4] = Math.max(leg.a[axis], leg.b[axis]) + grow;
  }
  box[at + 3] = leg.t0 - leg.earlyMs - MARGIN_MS;
  box[at + 7] = leg.t1 + leg.lateMs + MARGIN_MS;
}

const wantedOf = (count: number): Wanted => ({
  boxes: new Float64Array(count * BOX),
  count,
  bundles: new Float64Array(Math.ceil(count / BUNDLE) * BOX),
});

/** Writes the box that holds all these. */
function hold(all: Box, sets: readonly Wanted[]): void {
  all.fill(Infinity, 0, BOX / 2).fill(-Infinity, BOX / 2);
  for (const { boxes, count } of sets) {
    for (let i = 0; i < count * BOX; i++) {
      const k = i % BOX;
      const value = boxes[i] as number;
      if (k < BOX / 2 ? value < (all[k] as number) : value > (all[k] as number)) all[k] = value;
    }
  }
}

/** Boxes grown by the plan's half-width and `reachM`. */
export function questionOf(plan: Plan, reachM: number): Question {
  const { legs, halfWidthM, polygon } = plan.course;
  const count = legs.length + (polygon ? 1 : 0);
  const numbers = new Float64Array(legs.length * LEG);
  const parts: Part[] = [];
  for (let first = 0; first < count; first += MOST_BOXES) {
    const size = Math.min(MOST_BOXES, count - first);
    const part = { ...wantedOf(size), legs: new Int32Array(size), moved: wantedOf(size) };
    for (let i = 0; i < size; i++) {
      const leg = legs[first + i];
      if (leg) {
        writeLeg(numbers, (first + i) * LEG, leg);
        boxOfLeg(part.boxes, i * BOX, leg, halfWidthM + reachM);
        part.legs[i] = first + i;
        continue;
      }
      // Every point of the inside lies within the radius of some point of the ring.
      part.legs[i] = INSIDE;
      const edges = wantedOf(legs.length);
      for (const [n, edge] of legs.entries())
        boxOfLeg(edges.boxes, n * BOX, edge, (polygon?.radiusM ?? 0) + reachM);
      hold(part.boxes.subarray(i * BOX, (i + 1) * BOX), [edges]);
    }
    parts.push(part);
  }
  const whole = new Float64Array(BOX);
  hold(whole, parts);
  whole[3] = plan.fromMs - MARGIN_MS;
  whole[7] = plan.toMs + MARGIN_MS;
  return { plan, numbers, parts, whole };
}

/**
 * The part's boxes with `addMs` added to their times, or with one span of time for all; each held open until `laterMs`
 * after its own end.
 */
export function movedBy(
  part: Part,
  addMs: number,
  span: { fromMs: number; toMs: number } | null,
  laterMs: number,
): Wanted {
  const { moved, boxes, count } = part;
  moved.boxes.set(boxes);
  for (let at = 0; at < count * BOX; at += BOX) {
    moved.boxes[at + 3] = (span ? span.fromMs : (boxes[at + 3] as number)) + addMs;
    moved.boxes[at + 7] = (span ? span.toMs : (boxes[at + 7] as number)) + addMs + laterMs;
  }
  for (let first = 0; first < count; first += BUNDLE) {
    const [from, end] = [first * BOX, Math.min(first + BUNDLE, count) * BOX];
    const bundle = (first / BUNDLE) * BOX;
    for (let k = 0; k < BOX; k++) {
      let bound = moved.boxes[from + k] as number;
      for (let at = from + BOX + k; at < end; at += BOX) {
        const value = moved.boxes[at] as number;
        if (k < BOX / 2 ? value < bound : value > bound) bound = value;
      }
      moved.bundles[bundle + k] = bound;
    }
  }
  return moved;
}
