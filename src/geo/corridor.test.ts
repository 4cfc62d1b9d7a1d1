import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dice } from '../../test/mutate.ts';
import { direct, interpolate, type Located, locate, type Path, type Point } from './index.ts';

/** Seeded numbers in 0..1: the same on every machine. */
function random(seed: number): () => number {
  const roll = dice(seed);
  return () => roll(2 ** 32) / 2 ** 32;
}

const T = 1_600_000_000_000;
const S = { lat: 36, lon: 179.99 };
/** Timed at 10 m/s; `halts` adds minutes at a point. */
function timed(points: Point[], metres: number[], more: Partial<Path> = {}): Path {
  const atMs = [T];
  for (const m of metres) atMs.push((atMs.at(-1) as number) + (m > 0 ? m * 100 : 600_000));
  return { points, atMs, earlyMs: 60_000, lateMs: 60_000, halfWidthM: 100, ...more };
}

test('on the line, beside it, early and late', () => {
  const end = direct(S, 90, 20_000);
  const path = timed([S, end], [20_000]);
  const on = interpolate(S, end, 0.6);
  const beside = direct(on, 0, 250);
  const place = locate(path, beside, T + 1_200_000 + 90_000);
  assert.ok(
    Math.abs(place.offsetM - 250) < 0.1 && Math.abs(place.outsideM - 150) < 0.1,
    JSON.stringify(place),
  );
  assert.ok(Math.abs(place.alongM - 12_000) < 1 && Math.abs(place.totalM - 20_000) < 0.01);
  assert.ok(Math.abs(place.lateS - 90) < 0.2 && Math.abs(place.beyondWindowS - 30) < 0.2);
  const early = locate(path, on, T + 1_200_000 - 50_000);
  assert.ok(Math.abs(early.lateS + 50) < 0.2 && early.beyondWindowS === 0);
});

test('before the start and after the end it stands; overdue at the start is late', () => {
  const end = direct(S, 90, 2_000);
  const path = timed([S, end], [2_000]);
  assert.equal(locate(path, S, T - 3_600_000).lateS, 0);
  assert.ok(Math.abs(locate(path, S, T + 300_000).lateS - 300) < 1);
  assert.equal(locate(path, end, T + 3_600_000).lateS, 0);
  assert.ok(locate(path, end, T).lateS < -190);
});

test('a halt is no delay, nor is noise about it', () => {
  const h = direct(S, 90, 3_000);
  const path = timed([S, h, h, direct(h, 90, 3_000)], [3_000, 0, 3_000]);
  const haltFrom = T + 300_000;
  for (const drift of [0, 8, 15]) {
    const place = locate(path, direct(h, 270, drift), haltFrom + 500_000, 2_990);
    assert.equal(place.lateS, 0, `${drift}`);
    assert.equal(place.plannedFromMs <= haltFrom && place.plannedToMs === haltFrom + 600_000, true);
  }
  assert.ok(Math.abs(locate(path, h, haltFrom + 700_000, 2_990).lateS - 100) < 0.1);
});

test('out and back on one road: progress tells the way, without it the clock does', () => {
  const far = direct(S, 45, 8_000);
  const path = timed([S, far, S], [8_000, 8_000]);
  const middle = interpolate(S, far, 0.5);
  assert.ok(Math.abs(locate(path, middle, T + 400_000).alongM - 4_000) < 1);
  assert.ok(Math.abs(locate(path, middle, T + 1_200_000).alongM - 12_000) < 1);
  // Twelve minutes late on the way out: the clock alone would put it on the way back.
  const out = locate(path, middle, T + 1_200_000, { alongM: 3_900 });
  assert.ok(Math.abs(out.alongM - 4_000) < 1 && Math.abs(out.lateS - 800) < 1, JSON.stringify(out));
});

test('a figure of eight, driven with noise, never loses its place; a driver who skips a loop is told', () => {
  const next = random(4);
  const loop = (c: Point, from: number, turn: number): Point[] =>
    Array.from({ length: 25 }, (_, i) => direct(c, from + turn * i * 15, 1_500));
  const cross = { lat: -10, lon: 180 };
  const points = [
    ...loop(direct(cross, 90, 1_500), 270, 1),
    ...loop(direct(cross, 270, 1_500), 90, -1).slice(1),
  ];
  const metres = points.slice(1).map(() => 390);
  const path = timed(points, metres);
  let last: Located | null = null;
  let truth = 0;
  for (let i = 0; i + 1 < points.length; i++) {
    for (const f of [0, 0.34, 0.67]) {
      const at = direct(
        interpolate(points[i] as Point, points[i + 1] as Point, f),
        next() * 360,
        next() * 12,
      );
      last = locate(path, at, T + (i + f) * 39_000, last);
      truth = (i + f) * 391.58;
      assert.ok(Math.abs(last.alongM - truth) < 60, `${i} ${f}: ${last.alongM} for ${truth}`);
      assert.equal(last.skippedM, 0);
    }
  }
  const skipping = locate(path, direct(cross, 270, 2_950), T + 900_000, { alongM: 500 });
  assert.ok(skipping.skippedM > 5_000 && skipping.offsetM < 120, JSON.stringify(skipping));
});
