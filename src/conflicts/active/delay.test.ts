import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effort } from '../../../test/effort.ts';
import { anyPlan, HOUR, plan, random, T } from '../../../test/helpers/conflicts/plans.ts';
import { closest, direct, type Point, quantiseM } from '../../geo/index.ts';
import type { Plan } from '../plan.ts';
import { ActivePlans } from './active-plans.ts';
import { smallestDelay } from './delay.ts';
import { postponed } from './meetings.ts';

const PLACES: Point[] = [
  { lat: 36.6, lon: 40.2 },
  { lat: -17, lon: 180 },
  { lat: 89.95, lon: 12 },
];
const APART_M = 200;

/** Without an index, without intervals: the plan so much later against each of the others. */
function isClear(mine: Plan, others: readonly Plan[], delayMs: number): boolean {
  const later = postponed(mine, delayMs);
  return others.every((other) => {
    const limitM = quantiseM(mine.course.halfWidthM + other.course.halfWidthM + APART_M);
    return other.party === mine.party || !closest(later.course, other.course, { withinM: limitM });
  });
}

/** A short movement among others: crowded enough to wait, not so that it waits for ever. */
function walk(next: () => number, place: Point, party: string): Plan {
  const count = 2 + Math.floor(next() * 3);
  let at = direct(place, next() * 360, next() * 4_000);
  const points = [at];
  const atMs = [T + Math.round(next() * 1_200_000)];
  for (let i = 1; i < count; i++) {
    if (next() > 0.15) at = direct(at, next() * 360, 300 + next() * 3_000);
    points.push(at);
    atMs.push((atMs[i - 1] as number) + 60_000 + Math.round(next() * 400_000));
  }
  const shiftS = next() < 0.6 ? 0 : Math.round(next() * 200);
  const times = { type: 'passage' as const, atMs, earlyS: shiftS, lateS: shiftS, model: 'rigid' as const };
  return plan({ route: { type: 'corridor', points, halfWidthM: Math.round(next() * 40) }, times }, { party });
}

/** A ring that is entered, or an area that is held for some minutes. */
function hindrance(next: () => number, place: Point): Plan {
  const center = direct(place, next() * 360, next() * 4_000);
  const ring = Array.from({ length: 5 }, (_, i) =>
    direct(center, i * 72 + next() * 40, 100 + next() * 1_500),
  );
  const area =
    next() < 0.6
      ? { type: 'polygon' as const, ring }
      : { type: 'circle' as const, center, radiusM: 1 + next() * 900 };
  const fromMs = T + Math.round(next() * 1_200_000);
  const toMs = next() < 0.03 ? null : fromMs + Math.round(next() * 1_200_000);
  return plan({ area, window: { fromMs, toMs } }, { party: 'south' });
}

type Solve = typeof smallestDelay;

interface Sum {
  cases: number;
  waited: number;
  never: number;
  notClear: number;
  notLeast: number;
}

/** So many cases that have to wait, and those between them that need not or cannot. */
function campaign(waiting: number, seed: number, solve: Solve, mostMs = 6 * HOUR): Sum {
  const next = random(seed);
  const sum: Sum = { cases: 0, waited: 0, never: 0, notClear: 0, notLeast: 0 };
  for (let i = 0; sum.waited < waiting; i++) {
    sum.cases++;
    const place = PLACES[i % PLACES.length] as Point;
    const others = Array.from({ length: 3 + Math.floor(next() * 8) }, () =>
      next() < 0.2 ? hindrance(next, place) : walk(next, place, 'south'),
    );
    const mine = i % 11 === 0 ? { ...hindrance(next, place), party: 'north' } : walk(next, place, 'north');
    const active = ActivePlans.of(others);
    if (i % 2) active.pack();
    const found = solve(active, mine, () => APART_M, { mostMs });
    if (found === null) {
      sum.never++;
      if (isClear(mine, others, mostMs)) sum.notLeast++;
      continue;
    }
    if (!isClear(mine, others, found.delayMs)) sum.notClear++;
    if (found.delayMs === 0) continue;
    sum.waited++;
    // Whole seconds before it: the last one, and some of all the others.
    const earlier = [found.delayMs - 1_000, 0];
    for (let k = 0; k < 2; k++) earlier.push(Math.floor((next() * found.delayMs) / 1_000) * 1_000);
    if (earlier.some((delayMs) => isClear(mine, others, delayMs))) sum.notLeast++;
  }
  return sum;
}

test('the smallest delay, 10,000 cases: clear at d, in conflict a second before and whenever else is tried', () => {
  const sum = campaign(effort(10_000), 901, smallestDelay);
  assert.deepEqual([sum.notClear, sum.notLeast], [0, 0], JSON.stringify(sum));
  assert.ok(sum.never > 0, JSON.stringify(sum));
});

test('planted: a second too many, a second too few, one gap passed over, are all found', () => {
  const off =
    (ms: number): Solve =>
    (...args) => {
      const found = smallestDelay(...args);
      return found && found.delayMs > 0 ? { ...found, delayMs: found.delayMs + ms } : found;
    };
  const more = campaign(effort(300, 60), 902, off(1_000));
  assert.ok(more.notLeast > more.waited / 2, JSON.stringify(more));
  const less = campaign(effort(300, 60), 902, off(-1_000));
  assert.ok(less.notClear > less.waited * 0.9, JSON.stringify(less));
  // Takes the plans for points in time: their windows are forgotten.
  const blind: Solve = (active, mine, ...rest) => {
    const legs = mine.course.legs.map((leg) => ({ ...leg, earlyMs: 0, lateMs: leg.free ? leg.lateMs : 0 }));
    return smallestDelay(active, { ...mine, course: { ...mine.course, legs } }, ...rest);
  };
  const windows = campaign(effort(600, 120), 903, blind);
  assert.ok(windows.notClear > 0, JSON.stringify(windows));
});

test('an area held for ever has no delay; a clear plan none to wait; a plan of the own party is no hindrance', () => {
  const [place] = PLACES as [Point];
  const mine = walk(random(5), place, 'north');
  const area = { type: 'circle' as const, center: place, radiusM: 20_000 };
  const window = { fromMs: T - HOUR, toMs: null };
  const closed = plan({ area, window }, { party: 'south' });
  assert.equal(
    smallestDelay(ActivePlans.of([closed]), mine, () => 0),
    null,
  );
  const own = plan({ area, window }, { party: 'north' });
  assert.deepEqual(
    smallestDelay(ActivePlans.of([own]), mine, () => 0),
    { delayMs: 0, intervals: 0 },
  );
  const until = plan({ area, window: { fromMs: T - HOUR, toMs: T + 3 * HOUR } }, { party: 'south' });
  const found = smallestDelay(ActivePlans.of([until]), mine, () => 0);
  // All of it lies inside, so it may set out when the other has gone; touching counts.
  const wait = T + 3 * HOUR - mine.fromMs;
  assert.equal(found?.delayMs, (Math.floor(wait / 1_000) + 1) * 1_000);
});

test('any lawful plans at all: clear at the delay that is named', () => {
  const next = random(904);
  let waited = 0;
  for (let i = 0; i < effort(150, 30); i++) {
    const place = PLACES[i % PLACES.length] as Point;
    const others = Array.from({ length: 12 }, () => anyPlan(next, place, 25_000, 'south'));
    const mine = anyPlan(next, place, 15_000, 'north');
    const found = smallestDelay(ActivePlans.of(others), mine, () => APART_M);
    if (!found) continue;
    assert.ok(isClear(mine, others, found.delayMs), `${i}`);
    if (found.delayMs === 0) continue;
    waited++;
    assert.ok(!isClear(mine, others, found.delayMs - 1_000), `${i}: a second less would do`);
  }
  assert.ok(waited > effort(5, 0), `${waited}`);
});
