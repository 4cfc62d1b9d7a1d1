import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contains, densify, direct, distanceM, interpolate, type Point } from '../../src/geo/index.ts';
import { corridorPolygons } from './corridor.ts';
import type { Ring } from './ring.ts';

const p = (lat: number, lon: number): Point => ({ lat, lon });
const asArea = (ring: Ring) => ({
  type: 'polygon' as const,
  ring: ring.slice(0, -1).map(([lon, lat]) => p(lat, ((((lon + 180) % 360) + 360) % 360) - 180)),
});
const holds = (polygons: Ring[][], point: Point): boolean =>
  polygons.some(([outer, ...holes]) => {
    const inHole = holes.some((hole) => contains(asArea(hole), point));
    return outer !== undefined && contains(asArea(outer), point) && !inHole;
  });
/** Distance to the line, by stepping along it: slow, and owes nothing to the code under test. */
const toLineM = (line: readonly Point[], point: Point): number =>
  Math.min(...densify(line, 50).map((cut) => distanceM(cut.point, point)));

test('a corridor holds what lies within its half-width, and nothing beyond', () => {
  const line = [p(37.13, 41.98), p(37.13, 42.1), p(37.16, 42.11), p(37.135, 42.2)];
  const shape = corridorPolygons(line, 300);
  assert.equal(shape.length, 1);
  let inside = 0;
  for (let lat = 37.12; lat < 37.17; lat += 0.0021) {
    for (let lon = 41.97; lon < 42.21; lon += 0.0031) {
      const m = toLineM(line, p(lat, lon));
      // Round ends are drawn by chords, and near the edge stepping along the line is too coarse to judge.
      if (Math.abs(m - 300) < 12) continue;
      assert.equal(holds(shape, p(lat, lon)), m < 300, `${lat} ${lon}: ${m} m`);
      if (m < 300) inside += 1;
    }
  }
  assert.ok(inside > 100);
});

test('a long leg follows the geodesic, not the parallel', () => {
  const [a, b] = [p(60, 0), p(60, 20)];
  const shape = corridorPolygons([a, b], 500);
  assert.ok(holds(shape, interpolate(a, b, 0.5)));
  assert.ok(!holds(shape, p(60, 10)));
});

test('a route that closes a loop leaves its middle free', () => {
  const center = p(36.5, 40.7);
  const loop = Array.from({ length: 37 }, (_, i) => direct(center, i * 10, 3000));
  const shape = corridorPolygons(loop, 200);
  assert.equal(shape.length, 1);
  assert.equal(shape[0]?.length, 2);
  assert.ok(!holds(shape, center));
  assert.ok(holds(shape, direct(center, 5, 3000)));
});

test('one point, and a halt, give a circle; nothing gives nothing', () => {
  const at = p(37, 41);
  for (const line of [[at], [at, at]]) {
    const shape = corridorPolygons(line, 150);
    assert.ok(holds(shape, direct(at, 77, 145)));
    assert.ok(!holds(shape, direct(at, 77, 155)));
  }
  assert.deepEqual(corridorPolygons([], 150), []);
});

test('across the antimeridian the shape goes on past 180', () => {
  const [ring] = corridorPolygons([p(10, 179.99), p(10, -179.99)], 200)[0] as Ring[];
  const lons = (ring as Ring).map(([lon]) => lon);
  assert.ok(Math.max(...lons) - Math.min(...lons) < 0.1);
});

test('a straight line told in 10,000 points costs no more than a crooked one', () => {
  const line = Array.from({ length: 10_000 }, (_, i) => p(36 + i * 1e-4, 40));
  const began = performance.now();
  const shape = corridorPolygons(line, 200);
  assert.ok(performance.now() - began < 5000);
  assert.ok(holds(shape, line[9_000] as Point));
});

test('a recorded track of 10,000 points is drawn in good time, thinned within 2 % of the half-width', () => {
  const line = Array.from({ length: 10_000 }, (_, i) => p(36 + i * 1e-4, 40 + Math.sin(i / 300) * 0.05));
  const began = performance.now();
  const shape = corridorPolygons(line, 200);
  assert.ok(performance.now() - began < 5000);
  for (let i = 0; i < line.length; i += 97) assert.ok(holds(shape, line[i] as Point));
  // Off to the side by more than half-width and thinning together, measured square to the track.
  assert.ok(!holds(shape, direct(line[5000] as Point, 90, 1500)));
});
