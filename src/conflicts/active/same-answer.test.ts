import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effort } from '../../../test/effort.ts';
import { HOUR, plan, random, T } from '../../../test/helpers/conflicts/plans.ts';
import { direct, type Point } from '../../geo/index.ts';
import type { Plan } from '../plan.ts';
import { ActivePlans } from './active-plans.ts';
import { meetings } from './meetings.ts';

/** A movement as directions and distances from a centre, so that it can be made anywhere. */
interface Walk {
  spots: { azimuth: number; metres: number }[];
  atMs: number[];
  shiftS: number;
  halfWidthM: number;
}

const MIDDAY = T + 6 * HOUR;

function anyWalk(next: () => number): Walk {
  const count = 2 + Math.floor(next() * 5);
  const atMs = [MIDDAY - 1_800_000 + Math.round(next() * 1_800_000)];
  for (let i = 1; i < count; i++) atMs.push((atMs[i - 1] as number) + Math.round(next() * 900_000));
  return {
    spots: atMs.map(() => ({ azimuth: next() * 360, metres: next() * 4_000 })),
    atMs,
    shiftS: next() < 0.5 ? 0 : Math.round(next() * 300),
    halfWidthM: Math.round(next() * 60),
  };
}

function made(walk: Walk, center: Point, party: string, change: Partial<Walk> = {}): Plan {
  const { spots, atMs, shiftS, halfWidthM } = { ...walk, ...change };
  const points = spots.map(({ azimuth, metres }) => direct(center, azimuth, metres));
  const times = { type: 'passage' as const, atMs, earlyS: shiftS, lateS: shiftS, model: 'rigid' as const };
  return plan({ route: { type: 'corridor', points, halfWidthM }, times }, { party });
}

const backwards = (walk: Walk): Walk => ({
  ...walk,
  spots: walk.spots.toReversed(),
  atMs: walk.atMs.map((ms) => 2 * MIDDAY - ms).toReversed(),
});

/** One leg cut in two at a fraction of it, to the nearest millisecond. */
function split(one: Plan, next: () => number): Plan {
  const { legs } = one.course;
  const at = Math.floor(next() * legs.length);
  const cut = legs[at] as (typeof legs)[number];
  if (cut.free || cut.t1 === cut.t0) return one;
  const tm = Math.round(cut.t0 + next() * (cut.t1 - cut.t0));
  const k = (tm - cut.t0) / (cut.t1 - cut.t0);
  const mid = {
    x: cut.a.x + k * (cut.b.x - cut.a.x),
    y: cut.a.y + k * (cut.b.y - cut.a.y),
    z: cut.a.z + k * (cut.b.z - cut.a.z),
  };
  const halves = [
    { ...cut, b: mid, t1: tm },
    { ...cut, a: mid, t0: tm },
  ].map((leg) => ({
    ...leg,
    mid: { x: (leg.a.x + leg.b.x) / 2, y: (leg.a.y + leg.b.y) / 2, z: (leg.a.z + leg.b.z) / 2 },
    halfM:
      (cut.halfM * Math.hypot(leg.b.x - leg.a.x, leg.b.y - leg.a.y, leg.b.z - leg.a.z)) /
      (Math.hypot(cut.b.x - cut.a.x, cut.b.y - cut.a.y, cut.b.z - cut.a.z) || 1),
  }));
  return { ...one, course: { ...one.course, legs: legs.toSpliced(at, 1, ...halves) } };
}

function met(asked: Plan, held: Plan, metres: number): boolean {
  const active = ActivePlans.of([held]);
  active.pack();
  return meetings(active, asked, () => metres).length === 1;
}

test('the same answer with parties swapped, time turned round, moved along a meridian or a parallel, a leg split', () => {
  const next = random(801);
  const counts = { met: 0, clear: 0 };
  for (let i = 0; i < effort(1_500); i++) {
    const [a, b] = [anyWalk(next), anyWalk(next)];
    const center: Point = { lat: 20 + next() * 20, lon: next() * 360 - 180 };
    const metres = next() * 400;
    const [planA, planB] = [made(a, center, 'north'), made(b, center, 'south')];
    const answer = met(planA, planB, metres);
    if (answer) counts.met++;
    else counts.clear++;
    assert.equal(met(planB, planA, metres), answer, `${i}: swapped`);
    const elsewhere: [string, Point][] = [
      ['along a parallel', { lat: center.lat, lon: i % 2 ? 180 : -179.98 }],
      ['along a meridian', { lat: i % 3 ? 89.97 : -center.lat, lon: center.lon }],
    ];
    // A patch of 8 km bends by some millimetres more or less where the earth is curved otherwise.
    const isClose = met(planA, planB, metres + 0.05) !== met(planA, planB, Math.max(0, metres - 0.05));
    if (isClose) continue;
    for (const [how, place] of elsewhere)
      assert.equal(met(made(a, place, 'north'), made(b, place, 'south'), metres), answer, `${i}: ${how}`);
    const turned = met(made(backwards(a), center, 'north'), made(backwards(b), center, 'south'), metres);
    assert.equal(turned, answer, `${i}: time turned round`);
    assert.equal(met(split(planA, next), planB, metres), answer, `${i}: a leg of the plan split`);
    assert.equal(met(planA, split(planB, next), metres), answer, `${i}: a leg of the other split`);
  }
  assert.ok(counts.met > effort(190) && counts.clear > effort(190), JSON.stringify(counts));
});

test('planted: a plan moved in place, in time or in width gives another answer', () => {
  const next = random(802);
  let noticed = 0;
  for (let i = 0; i < effort(600, 200); i++) {
    const [a, b] = [anyWalk(next), anyWalk(next)];
    const center: Point = { lat: 30, lon: 180 };
    const answer = met(made(a, center, 'north'), made(b, center, 'south'), 200);
    const late = { atMs: a.atMs.map((ms) => ms + 300_000) };
    if (met(made(a, center, 'north', late), made(b, center, 'south'), 200) !== answer) noticed++;
    if (met(made(a, direct(center, 90, 700), 'north'), made(b, center, 'south'), 200) !== answer) noticed++;
  }
  assert.ok(noticed > effort(60, 20), `${noticed}`);
});
