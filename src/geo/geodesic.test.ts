import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { effort } from '../../test/effort.ts';
import { dice } from '../../test/mutate.ts';
import { shared } from '../../test/shared.ts';
import {
  densify,
  direct,
  distanceM,
  interpolate,
  inverse,
  planeAt,
  project,
  toPoint,
  toVec,
} from './index.ts';

/** Seeded numbers in 0..1: the same on every machine. */
function random(seed: number): () => number {
  const roll = dice(seed);
  return () => roll(2 ** 32) / 2 ** 32;
}

function rows(): number[][] {
  const folder = join(shared as string, 'vectors', 'geodesic');
  const text =
    readFileSync(join(folder, 'GeodTest-100.dat'), 'utf8') +
    gunzipSync(readFileSync(join(folder, 'GeodTest-short.dat.gz'))).toString('utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
}

test('geodesics agree with the published test set to the micrometre', {
  skip: shared ? false : 'no vectors: 1 skipped',
}, () => {
  const all = rows();
  assert.ok(all.length >= 10_100);
  for (const [lat1, lon1, azi1, lat2, lon2, , s12] of all as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ][]) {
    const a = { lat: lat1, lon: lon1 };
    const b = { lat: lat2, lon: ((lon2 + 540) % 360) - 180 };
    assert.ok(Math.abs(distanceM(a, b) - s12) <= 1e-6, `${lat1} ${lat2} ${lon2}`);
    assert.ok(distanceM(direct(a, azi1, s12), b) <= 1e-6, `${lat1} ${azi1} ${s12}`);
  }
});

test('the pair plane keeps geodesic distances: 1 mm to 20 km, 1 cm to 50 km, 5 cm to 100 km, also at ±180 and the poles', () => {
  const next = random(7);
  for (const [apartM, boundM] of [
    [500, 1e-6],
    [5_000, 1e-5],
    [20_000, 1e-3],
    [50_000, 1e-2],
    [100_000, 5e-2],
  ] as const) {
    for (let i = 0; i < effort(2_000); i++) {
      const lat = i % 4 === 0 ? 89 + next() : i % 4 === 1 ? -90 + next() * 0.05 : next() * 180 - 90;
      const lon = i % 3 === 0 ? 179.99 + next() * 0.01 : next() * 360 - 180;
      const azimuth = next() * 360;
      const a = direct({ lat, lon }, azimuth, (apartM / 2) * (0.95 + 0.1 * next()));
      const b = direct({ lat, lon }, azimuth + 180 + (next() - 0.5) * 20, apartM / 2);
      const plane = planeAt(toVec({ lat, lon }));
      const [p, q] = [project(plane, toVec(a)), project(plane, toVec(b))];
      const error = Math.abs(Math.hypot(p.x - q.x, p.y - q.y) - distanceM(a, b));
      assert.ok(error <= boundM, `${apartM} m at ${lat},${lon}: ${error}`);
    }
  }
});

test('a plane drawn at another place is worse: the bound above can fail', () => {
  const a = { lat: 60, lon: 10 };
  const b = direct(a, 90, 20_000);
  const plane = planeAt(toVec(direct(a, 0, 400_000)));
  const [p, q] = [project(plane, toVec(a)), project(plane, toVec(b))];
  assert.ok(Math.abs(Math.hypot(p.x - q.x, p.y - q.y) - 20_000) > 1e-3);
});

test('vectors and degrees turn into each other', () => {
  const next = random(3);
  for (let i = 0; i < effort(1_000); i++) {
    const point = { lat: next() * 180 - 90, lon: next() * 360 - 180 };
    assert.ok(distanceM(toPoint(toVec(point)), point) < 1e-6);
  }
  assert.ok(Math.abs(toPoint(toVec({ lat: 90, lon: 12 })).lat - 90) < 1e-9);
});

test('long legs are cut on the geodesic, input points kept exactly, pieces never above 5 km', () => {
  const line = [
    { lat: 60, lon: 170 },
    { lat: 62, lon: -170 },
    { lat: 62, lon: -170 },
    { lat: 62.001, lon: -170 },
  ];
  const cut = densify(line);
  assert.deepEqual(
    cut.filter((c) => c.fraction === 0).map((c) => c.point),
    line.slice(0, 3),
  );
  assert.deepEqual(cut.at(-1), { point: line[3], leg: 2, fraction: 1 });
  for (let i = 1; i < cut.length; i++) {
    assert.ok(
      distanceM((cut[i - 1] as (typeof cut)[number]).point, (cut[i] as (typeof cut)[number]).point) <=
        5_000.001,
    );
  }
  const half = interpolate(line[0] as (typeof line)[number], line[1] as (typeof line)[number], 0.5);
  const whole = distanceM(line[0] as (typeof line)[number], line[1] as (typeof line)[number]);
  assert.ok(Math.abs(distanceM(line[0] as (typeof line)[number], half) - whole / 2) < 1e-6);
  // The middle of the parallel is not on it: 20 degrees at 60-62 N bulge kilometres northward.
  assert.ok(half.lat > 61.2);
  assert.ok(inverse(line[0] as (typeof line)[number], half).fromDeg < 90);
});
