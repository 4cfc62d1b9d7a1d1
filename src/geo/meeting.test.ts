import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dice } from '../../test/mutate.ts';
import {
  closest,
  closestToPresence,
  courseOf,
  courseOfPresence,
  direct,
  distanceM,
  firstWithin,
  interpolate,
  inverse,
  type Path,
  type Point,
} from './index.ts';

/** Seeded numbers in 0..1: the same on every machine. */
function random(seed: number): () => number {
  const roll = dice(seed);
  return () => roll(2 ** 32) / 2 ** 32;
}

const T = 1_600_000_000_000;
const MIN = 60_000;
function path(points: Point[], atMs: number[], more: Partial<Path> = {}): Path {
  return { points, atMs, earlyMs: 0, lateMs: 0, halfWidthM: 0, ...more };
}
/** A straight run through `through` at `throughMs`, 10 m/s, `half` metres either side. */
function runThrough(
  through: Point,
  azimuth: number,
  throughMs: number,
  half = 6_000,
  more: Partial<Path> = {},
): Path {
  const ms = half * 100;
  const points = [direct(through, azimuth + 180, half), through, direct(through, azimuth, half)];
  return path(points, [throughMs - ms, throughMs, throughMs + ms], more);
}
const PLACES: Point[] = [
  { lat: 36.6, lon: 40.2 },
  { lat: -17, lon: 180 },
  { lat: 89.2, lon: 33 },
  { lat: 90, lon: 0 },
  { lat: -89.99, lon: -179.99 },
];

test('two runs through one place at one time meet there, anywhere on earth', () => {
  for (const place of PLACES) {
    const a = runThrough(place, 10, T, 6_000, { halfWidthM: 50 });
    const b = runThrough(place, 100, T, 6_000, { halfWidthM: 60 });
    const found = closest(a, b);
    assert.ok(found && found.distanceM === 0 && found.clearM === 0, JSON.stringify(found));
    assert.ok(
      distanceM(found.at, place) < 0.05 && found.atMs === T,
      `${JSON.stringify(found)} at ${place.lat}`,
    );
    const later = runThrough(place, 100, T + 100_000, 6_000);
    // 100 s apart at right angles and 10 m/s: nearest after 50 s, 1000/√2 m apart.
    const apart = closest(a, later);
    assert.ok(Math.abs((apart?.distanceM ?? 0) - 707.107) < 0.01, String(apart?.distanceM));
    assert.equal(apart?.atMs, T + 50_000);
  }
});

test('windows: a run 100 s later meets once the two may shift 100 s between them, and not at 99', () => {
  const [place] = PLACES as [Point];
  const a = runThrough(place, 10, T, 6_000, { lateMs: 60_000 });
  const b = (earlyMs: number): Path => runThrough(place, 100, T + 100_000, 6_000, { earlyMs });
  assert.equal(closest(a, b(40_000))?.distanceM, 0);
  assert.equal(closest(a, b(40_000))?.atMs, T + 60_000);
  const miss = closest(a, b(39_000));
  assert.ok(miss && Math.abs(miss.distanceM - 7.071) < 0.01);
});

test('ends are closed: one shared instant counts, the next millisecond does not', () => {
  const here = { lat: 40, lon: 40 };
  const a = path([direct(here, 90, 900), here], [T, T + MIN]);
  const b = path([here, direct(here, 0, 900)], [T + MIN, T + 2 * MIN]);
  assert.equal(closest(a, b)?.distanceM, 0);
  const afterwards = path(b.points as Point[], [T + MIN + 1, T + 2 * MIN]);
  assert.equal(closest(a, afterwards), null);
  // Parked, it does not vanish.
  const parked = courseOf(a, { parkedUntilMs: T + 2 * MIN });
  assert.equal(closest(parked, afterwards)?.distanceM, 0);
  assert.equal(closest(courseOf(b, { standsFromMs: T }), a)?.distanceM, 0);
});

test('halts, single points and places passed at no known time', () => {
  const here = { lat: 40, lon: 40 };
  const halting = path(
    [direct(here, 180, 1_000), here, here, direct(here, 0, 1_000)],
    [T, T + MIN, T + 9 * MIN, T + 10 * MIN],
  );
  const passing = path([direct(here, 90, 1_000), direct(here, 270, 1_000)], [T + 4 * MIN, T + 6 * MIN]);
  const found = closest(halting, passing);
  assert.equal(found?.distanceM, 0);
  assert.equal(found?.legA, 1);
  assert.equal(found?.atMs, T + 5 * MIN);
  assert.equal(closest(path([here], [T]), path([here], [T]))?.distanceM, 0);
  assert.equal(closest(path([here], [T]), path([here], [T + 1])), null);
});

test('thousands of halts in one place, windows of a week, take no time', () => {
  const halts = (lat: number): Path =>
    path(
      Array.from({ length: 10_000 }, () => ({ lat, lon: 40 })),
      Array.from({ length: 10_000 }, (_, i) => T + i),
      {
        earlyMs: 6e8,
        lateMs: 6e8,
      },
    );
  const startMs = performance.now();
  assert.ok(Math.abs((closest(halts(36), halts(36.001))?.distanceM ?? 0) - 110.96) < 0.01);
  assert.ok(performance.now() - startMs < 2_000);
});

test('a leg of 300 km means the geodesic, not the straight line of a map', () => {
  const from = { lat: 60, lon: 10 };
  const to = { lat: 60, lon: 15.4 };
  const middle = interpolate(from, to, 0.5);
  const column = path([from, to], [T, T + 10 * 3_600_000]);
  const post = { area: { type: 'circle' as const, center: middle, radiusM: 1 }, fromMs: T, toMs: T + 1e9 };
  assert.ok((closestToPresence(column, post)?.distanceM ?? 1) < 0.01);
  const chord = {
    area: { type: 'circle' as const, center: { lat: 60, lon: 12.7 }, radiusM: 1 },
    fromMs: T,
    toMs: T + 1e9,
  };
  assert.ok((closestToPresence(column, chord)?.distanceM ?? 0) > 2_000);
});

test('areas: entering a ring, standing in it, passing at the wrong time; also across 180° and over the pole', () => {
  for (const place of PLACES) {
    const ring = [0, 90, 180, 270].map((azimuth) => direct(place, azimuth, 2_000));
    const area = { type: 'polygon' as const, ring };
    const through = runThrough(place, 45, T);
    const found = closestToPresence(through, { area, fromMs: T - 1e9, toMs: T + 1e9 });
    assert.equal(found?.distanceM, 0);
    // The diamond's edge lies 2000/√2 m from its centre on that diagonal.
    const enters = firstWithin(through, courseOfPresence({ area, fromMs: T - 1e9, toMs: T + 1e9 }), 0);
    assert.ok(Math.abs((enters ?? 0) - (T - 141_421)) < 50, `${enters}`);
    assert.equal(closestToPresence(through, { area, fromMs: T + 1e9, toMs: T + 2e9 }), null);
    const inside = runThrough(place, 45, T, 300);
    assert.equal(closestToPresence(inside, { area, fromMs: T, toMs: T })?.distanceM, 0);
    const east = direct(place, 90, 5_000);
    const beside = runThrough(east, inverse(place, east).toDeg + 90, T, 1_000);
    assert.ok(
      Math.abs(
        (closestToPresence(beside, { area, fromMs: T - 1e6, toMs: T + 1e6 })?.distanceM ?? 0) - 3_000,
      ) < 1,
    );
  }
});
test('closest is the least over every pair of legs, and the same for both sides', () => {
  const next = random(21);
  const walk = (legs: number): Path => {
    let at: Point = { lat: 36 + next() * 0.2, lon: 179.9 + next() * 0.1 };
    let ms = T + Math.round(next() * 3_600_000);
    const points = [at];
    const atMs = [ms];
    for (let i = 0; i < legs; i++) {
      // Never two halts in a row: those are one, under the number of the first.
      if (next() > 0.15 || points.at(-1) === points.at(-2)) at = direct(at, next() * 360, next() * 7_000);
      ms += Math.round(next() * 900_000);
      points.push(at);
      atMs.push(ms);
    }
    const shift = (): number => (next() < 0.5 ? 0 : Math.round(next() * 600_000));
    return { points, atMs, earlyMs: shift(), lateMs: shift(), halfWidthM: Math.round(next() * 100) };
  };
  const single = (p: Path, i: number): Path => ({
    ...p,
    points: p.points.slice(i, i + 2),
    atMs: p.atMs.slice(i, i + 2),
  });
  for (let n = 0; n < 150; n++) {
    const a = walk(30);
    const b = walk(30);
    const whole = closest(a, b);
    const back = closest(b, a);
    assert.deepEqual(
      whole && [whole.distanceM, whole.at, whole.atMs],
      back && [back.distanceM, back.at, back.atMs],
    );
    let least = Infinity;
    for (let i = 0; i < 30; i += 1) {
      for (let j = n % 3; j < 30; j += 3)
        least = Math.min(least, closest(single(a, i), single(b, j))?.distanceM ?? Infinity);
    }
    assert.ok((whole?.distanceM ?? Infinity) <= least + 0.001);
    if (!whole) continue;
    const pair = closest(single(a, whole.legA), single(b, whole.legB));
    assert.ok(Math.abs((pair?.distanceM ?? -1) - whole.distanceM) <= 0.001);
    assert.equal(closest(a, b, { withinM: whole.distanceM - 0.002 }), null);
    assert.equal(closest(a, b, { withinM: whole.distanceM })?.distanceM, whole.distanceM);
    const first = firstWithin(a, b, whole.distanceM + 10);
    assert.ok(first !== null && first <= whole.atMs);
  }
});
