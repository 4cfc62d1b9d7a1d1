/**
 * The smallest delay of a whole plan that clears it of every active plan: exact, nothing is tried out step by step. Each
 * pair of legs forbids one closed interval of delays; the first whole second that no interval holds is the answer.
 *
 * Cost: seconds of delay, and nothing else. There is one smallest, so all who hold the same plans come to the same.
 */
import {
  closest,
  differencesOfLegs,
  LEG,
  type Leg,
  leastSquare,
  partsInside,
  quantiseM,
  timeless,
} from '../../geo/index.ts';
import type { Plan } from '../plan.ts';
import type { ActivePlans } from './active-plans.ts';
import { HEAD, PARTY_MASK } from './arena.ts';
import { RecordReader } from './leaves.ts';
import { levelled, meetings, type RequiredM, requiredOf, type VerticalM } from './meetings.ts';
import { INSIDE, type Question, questionOf } from './question.ts';
import { readPlan, SHAPE } from './record.ts';

export const STEP_MS = 1_000;
const FIRST_MS = 15 * 60_000;
/** As in leg-gap.ts: what chords may be short of the ground. */
const PAD = { sag: 2e-4, marginM: 0.02 };
/** Ends of intervals are sums of many terms: a second that lies so near to one is checked by itself. */
const NEAR_MS = 0.5;

/** Closed, ms of delay. */
export type Forbidden = [number, number];

export interface Delay {
  delayMs: number;
  /** Intervals that were looked at: how crowded it is. */
  intervals: number;
}

export interface DelayOptions {
  /** Longest delay looked for, ms; whole seconds. Default a day. */
  mostMs?: number;
  verticalM?: VerticalM | undefined;
}

/** What a pair forbids, given the range of the differences of its times while it is too near. */
function forbiddenBy(a: Leg, b: Leg, least: number, most: number): Forbidden {
  return [-(a.lateMs + b.earlyMs) - most, a.earlyMs + b.lateMs - least];
}

function legOfNumbers(n: Float64Array, o: number): Leg {
  const at = (i: number): number => n[o + i] as number;
  const a = { x: at(0), y: at(1), z: at(2) };
  const b = { x: at(3), y: at(4), z: at(5) };
  const times = { t0: at(6), t1: at(7), earlyMs: at(8), lateMs: at(9) };
  const mid = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, z: (a.z + b.z) / 2 };
  return { a, b, ...times, halfM: at(10), mid, leg: 0, from: 0, to: 1, free: false };
}

/** Delays of `plan` that a polygon on either side forbids, all its edges and its inside. */
function forbiddenByArea(plan: Plan, other: Plan, limitM: number): Forbidden[] {
  const found: Forbidden[] = [];
  const { legs, polygon } = plan.course;
  const theirs = other.course;
  if (polygon && theirs.polygon) {
    const met = closest(timeless(plan.course), timeless(theirs), { withinM: limitM });
    const [a, b] = [legs[0] as Leg, theirs.legs[0] as Leg];
    return met ? [forbiddenBy(a, b, a.t0 - b.t0, a.t0 - b.t0)] : [];
  }
  for (const a of legs) {
    for (const b of theirs.legs) {
      const range = differencesOfLegs(a, b, limitM);
      if (range) found.push(forbiddenBy(a, b, range.least, range.most));
    }
  }
  const at = (leg: Leg, u: number): number => leg.t0 + u * (leg.t1 - leg.t0);
  const movers = polygon ? theirs.legs : legs;
  const area = polygon ?? theirs.polygon;
  const held = (polygon ? legs[0] : theirs.legs[0]) as Leg;
  for (const leg of area ? movers : []) {
    for (const [from, to] of partsInside(leg, area as NonNullable<typeof area>)) {
      const [t0, t1] = [at(leg, from), at(leg, to)];
      if (polygon) found.push(forbiddenBy(held, leg, held.t0 - t1, held.t0 - t0));
      else found.push(forbiddenBy(leg, held, t0 - held.t0, t1 - held.t0));
    }
  }
  return found;
}

/** Everything that forbids a delay of 0 to `mostMs`. */
function forbidden(
  active: ActivePlans,
  question: Question,
  by: Float64Array,
  mostMs: number,
  isLevel: (row: number) => boolean,
): Forbidden[] {
  const { arena, parties } = active;
  const { plan, numbers } = question;
  const reader = new RecordReader(arena);
  const theirs = new Float64Array(LEG * 4);
  const found: Forbidden[] = [];
  const whole = new Set<number>();
  const add = (interval: Forbidden): void => {
    if (interval[1] >= 0 && interval[0] <= mostMs) found.push(interval);
  };
  const pair = (own: number, i: number, limitM: number): void => {
    const halves = (numbers[own * LEG + 10] as number) + (theirs[i * LEG + 10] as number);
    const reachM = limitM + PAD.sag * halves + PAD.marginM;
    const square = leastSquare(numbers, own * LEG, theirs, i * LEG, -Infinity, Infinity);
    if (square > reachM * reachM) return;
    const [a, b] = [plan.course.legs[own] as Leg, legOfNumbers(theirs, i * LEG)];
    const range = differencesOfLegs(a, b, limitM);
    if (range) add(forbiddenBy(a, b, range.least, range.most));
  };
  active.walk(question, { laterMs: mostMs }, (row, leaf, leafLegs, part, which) => {
    if (!arena.isActive(row)) return;
    const { f64, u16 } = arena.chunk(row);
    const at = arena.at(row);
    const metres = by[(u16[at * 4 + HEAD.party] as number) & PARTY_MASK] as number;
    if (Number.isNaN(metres) || !isLevel(row)) return;
    const limitM = quantiseM(plan.course.halfWidthM + (f64[at + HEAD.halfWidthM] as number) + metres);
    reader.read(row);
    if (reader.shape === SHAPE.ring || plan.course.polygon) {
      if (whole.has(row)) return;
      whole.add(row);
      for (const interval of forbiddenByArea(plan, readPlan(arena, parties, row), limitM)) add(interval);
      return;
    }
    if (part === null) {
      reader.eachLeaf(4, (each) => {
        const count = reader.legsOf(each, 4, theirs);
        for (let own = 0; own < plan.course.legs.length; own++)
          for (let i = 0; i < count; i++) pair(own, i, limitM);
      });
      return;
    }
    const count = reader.legsOf(leaf, leafLegs, theirs);
    for (let rest = which; rest !== 0; rest &= rest - 1) {
      const own = part.legs[31 - Math.clz32(rest & -rest)] as number;
      if (own === INSIDE) continue;
      for (let i = 0; i < count; i++) pair(own, i, limitM);
    }
  });
  return found.sort(([a], [b]) => a - b);
}

/**
 * The smallest delay, in whole seconds, at which `plan` (all of it that much later) comes within the required distance of
 * no plan of the parties asked about; 0 when it is clear as it is; null when no delay up to `mostMs` is.
 */
export function smallestDelay(
  active: ActivePlans,
  plan: Plan,
  requiredM: RequiredM,
  { mostMs = 86_400_000, verticalM }: DelayOptions = {},
): Delay | null {
  const { by, widestM } = requiredOf(active, plan, requiredM);
  const question = questionOf(plan, widestM);
  const wait = (delayMs: number): number =>
    meetings(active, plan, requiredM, { addMs: delayMs, verticalM }).length === 0 ? 0 : STEP_MS;
  const isLevel = levelled(active, plan.heights, verticalM);
  for (let horizonMs = Math.min(FIRST_MS, mostMs); ; horizonMs = Math.min(horizonMs * 4, mostMs)) {
    const intervals = forbidden(active, question, by, horizonMs, isLevel);
    if (intervals.some(([from, to]) => from <= 0 && to === Infinity)) return null;
    const delayMs = firstClear(intervals, [0, horizonMs], wait);
    if (delayMs !== null) return { delayMs, intervals: intervals.length };
    if (horizonMs >= mostMs) return null;
  }
}

/**
 * First whole second from `fromMs` (a whole second) to `mostMs` that no interval (they are sorted by their starts) holds. It
 * is asked about as a plan of that time would be, which also settles seconds too near to an end for sums to tell: `wait` says
 * how many ms more are needed at least, 0 for none.
 */
export function firstClear(
  intervals: readonly Forbidden[],
  [fromMs, mostMs]: readonly [number, number],
  wait: (atMs: number) => number,
): number | null {
  let reach = -Infinity;
  let next = 0;
  for (let at = fromMs; at <= mostMs; ) {
    for (; next < intervals.length && (intervals[next] as Forbidden)[0] <= at - NEAR_MS; next++)
      reach = Math.max(reach, (intervals[next] as Forbidden)[1]);
    if (reach >= at + NEAR_MS) {
      at = (Math.floor((reach - NEAR_MS) / STEP_MS) + 1) * STEP_MS;
      continue;
    }
    const moreMs = wait(at);
    if (moreMs === 0) return at;
    at += Math.max(1, Math.ceil(moreMs / STEP_MS)) * STEP_MS;
  }
  return null;
}
