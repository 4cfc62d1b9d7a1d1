/**
 * Changes of a plan by one number: so many whole seconds of delay, of a hold, of a slower leg. The least number that clears it is
 * found exactly. Between two jumps of the rough window every time of the plan is linear in the number, so each pair of legs
 * forbids one closed interval (geo/stretch.ts), and the first whole second outside their union is the answer.
 */
import { isRefusal } from '../../contract/index.ts';
import {
  chordM,
  type Leg,
  type Stretch,
  stretchesInside,
  stretchesOfLegs,
  timesOfLeg,
} from '../../geo/index.ts';
import { type Forbidden, firstClear, STEP_MS } from '../active/delay.ts';
import type { Plan } from '../plan.ts';
import { type Placed, windowFollows } from './changed.ts';
import type { Blocker, Ground } from './ground.ts';

const HOUR_MS = 3_600_000;

export interface Family {
  /** The greatest number looked at, ≥ 0. */
  mostS: number;
  /** The plan for 0 ≤ `seconds` ≤ `mostS`: every time in it goes one way as the number grows. */
  at(seconds: number): Placed;
}

/** Ends of the stretches of numbers between which the rough window stays as it is: first numbers of the pieces, from 1 on. */
function piecesOf(family: Family, follows: boolean): [number, number][] {
  const starts = new Set([1]);
  if (follows) {
    const [first, last] = [family.at(0), family.at(family.mostS)].map(({ times }) => times) as [
      Placed['times'],
      Placed['times'],
    ];
    const edge = (times: Placed['times'], end: 0 | -1): number =>
      (times.atMs.at(end) as number) + (end === 0 ? -times.earlyS : times.lateS) * 1000;
    for (const end of [0, -1] as const) {
      const [before, after] = [edge(first, end), edge(last, end)];
      const way = Math.sign(after - before);
      if (way === 0) continue;
      // The window holds an hour's end still, and not what comes after it, or before it.
      const round = (hours: number): number => (way > 0 ? Math.ceil(hours) : Math.floor(hours));
      for (let hour = round(before / HOUR_MS); (after / HOUR_MS - hour) * way >= 0; hour += way) {
        const on = ((hour * HOUR_MS - before) * way) / STEP_MS;
        for (const start of [Math.floor(on), Math.floor(on) + 1, Math.ceil(on)])
          if (start > 1 && start <= family.mostS) starts.add(start);
      }
    }
  }
  const sorted = [...starts].sort((a, b) => a - b);
  return sorted.map((from, i) => [from, (sorted[i + 1] ?? family.mostS + 1) - 1]);
}

/** How the two ends of a leg move for each ms of the number. */
function stretchOf(low: Leg, high: Leg, spanMs: number): Stretch {
  const [a, b] = [timesOfLeg(low), timesOfLeg(high)];
  return { first: (b.t0 - a.t0) / spanMs, last: (b.t1 - a.t1) / spanMs };
}

/** What one blocker forbids of a piece, as ms after its first number. */
function forbiddenBy(
  low: Plan,
  high: Plan,
  spanMs: number,
  { plan: other, legs, limitM }: Blocker,
): Forbidden[] {
  const found: Forbidden[] = [];
  const theirs = other.course;
  const add = (least: number, most: number, way: number): void => {
    found.push(way < 0 ? [-most, -least] : [least, most]);
  };
  for (const [i, leg] of low.course.legs.entries()) {
    const { first, last } = stretchOf(leg, high.course.legs[i] as Leg, spanMs);
    const way = first < -1e-9 || last < -1e-9 ? -1 : 1;
    const stretch = { first: Math.max(0, first * way), last: Math.max(0, last * way) };
    for (const their of legs) {
      const apartM = chordM(leg.mid, their.mid) - leg.halfM - their.halfM;
      if (apartM > limitM + 1) continue;
      const range = stretchesOfLegs(leg, their, stretch, limitM);
      if (range) add(range.least, range.most, way);
    }
    if (!theirs.polygon) continue;
    for (const { least, most } of stretchesInside(leg, theirs.polygon, theirs.legs[0] as Leg, stretch))
      add(least, most, way);
  }
  return found;
}

/** Whether the two plans have the same legs, so that one goes over into the other. */
function alike(low: Plan, high: Plan): boolean {
  const [a, b] = [low.course.legs, high.course.legs];
  return a.length === b.length && a.every((leg, i) => leg.leg === b[i]?.leg && leg.free === b[i]?.free);
}

/** The first number of the piece that is clear. */
function firstIn(
  family: Family,
  [fromS, toS]: readonly [number, number],
  blockers: readonly Blocker[],
  ground: Ground,
  wait: (seconds: number) => number,
): number | null {
  if (fromS > toS) return null;
  const [low, high] = [ground.planOf(family.at(fromS)), ground.planOf(family.at(toS))];
  if (isRefusal(low) || isRefusal(high)) return null;
  if (fromS === toS) return wait(fromS) === 0 ? fromS : null;
  if (!alike(low, high)) {
    // A stand of no length has no leg: that is so at an end of a piece alone, and a few halvings part it off.
    const middle = Math.floor((fromS + toS) / 2);
    return (
      firstIn(family, [fromS, middle], blockers, ground, wait) ??
      firstIn(family, [middle + 1, toS], blockers, ground, wait)
    );
  }
  const spanMs = (toS - fromS) * STEP_MS;
  const intervals: Forbidden[] = [];
  for (const blocker of blockers) {
    for (const [from, to] of forbiddenBy(low, high, spanMs, blocker)) {
      if (to < 0 || from > spanMs) continue;
      if (from <= 0 && to >= spanMs) return null;
      intervals.push([from, to]);
    }
  }
  intervals.sort(([a], [b]) => a - b);
  const ms = firstClear(intervals, [0, spanMs], (atMs) => wait(fromS + atMs / STEP_MS));
  return ms === null ? null : fromS + ms / STEP_MS;
}

/** The least whole number of seconds, 1 or more, at which the plan is clear of all; null: none up to `mostS` is. */
export function leastOf(
  family: Family,
  base: Placed,
  blockers: readonly Blocker[],
  ground: Ground,
  wait: (placed: Placed) => number,
): number | null {
  const pieces = piecesOf(family, windowFollows(base));
  for (const piece of pieces) {
    const found = firstIn(family, piece, blockers, ground, (seconds) => wait(family.at(seconds)));
    if (found !== null) return found;
  }
  return null;
}
