import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distanceM, type Path, type Point } from '../../src/geo/index.ts';
import { occupiedAt, placeAt } from './occupied.ts';

const MIN = 60_000;
const p = (lat: number, lon: number): Point => ({ lat, lon });
const path: Path = {
  points: [p(37, 41), p(37, 41.1), p(37, 41.1), p(37.1, 41.1)],
  atMs: [0, 10 * MIN, 20 * MIN, 30 * MIN],
  earlyMs: 2 * MIN,
  lateMs: 5 * MIN,
  halfWidthM: 100,
};
const near = (a: Point, b: Point): boolean => distanceM(a, b) < 0.01;

test('the stretch reaches from where a late unit is to where an early one is', () => {
  const { phase, at, stretch } = occupiedAt(path, 6 * MIN);
  assert.equal(phase, 'under way');
  assert.ok(near(at, placeAt(path, 6 * MIN)));
  assert.ok(near(stretch[0] as Point, placeAt(path, 1 * MIN)));
  assert.ok(near(stretch.at(-1) as Point, placeAt(path, 8 * MIN)));
});

test('it holds every place that any permitted shift gives, and turns with the route', () => {
  for (let t = -2; t <= 35; t++) {
    const { stretch } = occupiedAt(path, t * MIN);
    for (let shift = -5; shift <= 2; shift += 0.5) {
      const place = placeAt(path, (t + shift) * MIN);
      const legs = stretch.map((a, i) => [a, stretch[i + 1] ?? a] as const);
      // On a leg, the ways to its two ends add up to its length.
      const on = legs.some(([a, b]) => distanceM(a, place) + distanceM(place, b) - distanceM(a, b) < 0.1);
      assert.ok(on, `minute ${t}, shift ${shift}`);
    }
  }
});

test('a halt is one point, and no leg of no length is drawn', () => {
  const { stretch } = occupiedAt({ ...path, earlyMs: 0, lateMs: 0 }, 15 * MIN);
  assert.deepEqual(stretch, [p(37, 41.1)]);
});

test('outside the window, margins included, it says so', () => {
  assert.equal(occupiedAt(path, -2 * MIN).phase, 'under way');
  assert.equal(occupiedAt(path, -2 * MIN - 1).phase, 'before');
  assert.equal(occupiedAt(path, 35 * MIN).phase, 'under way');
  assert.equal(occupiedAt(path, 35 * MIN + 1).phase, 'after');
});
