import assert from 'node:assert/strict';
import { test } from 'node:test';
import { distanceM, type Point } from '../../src/geo/index.ts';
import { added, circleOf, gaps, inserted, isWhole, moved, removed } from './shape.ts';

const p = (lat: number, lon: number): Point => ({ lat, lon });
const [a, b, c, d] = [p(37, 42), p(37, 42.1), p(37.1, 42.1), p(37.1, 42)];

test('a route grows by clicks, takes points in between, and loses them', () => {
  let points: Point[] = [];
  for (const each of [a, c]) points = added({ shape: 'route', points }, each);
  assert.equal(isWhole({ shape: 'route', points }), true);
  points = inserted({ shape: 'route', points }, 1, b);
  assert.deepEqual(points, [a, b, c]);
  assert.deepEqual(moved({ shape: 'route', points }, 1, d), [a, d, c]);
  assert.deepEqual(removed({ shape: 'route', points }, 0), [b, c]);
  assert.deepEqual(moved({ shape: 'route', points }, 9, d), points, 'a point that is not there is not moved');
});

test('a full shape puts its last point where the click is', () => {
  assert.deepEqual(added({ shape: 'point', points: [a] }, b), [b]);
  assert.deepEqual(added({ shape: 'area circle', points: [a, b] }, c), [a, c]);
  assert.deepEqual(inserted({ shape: 'area circle', points: [a, b] }, 1, c), [a, b]);
});

test('a circle is its centre and its rim; its centre takes the rim along', () => {
  assert.equal(circleOf([a]), null);
  assert.equal(circleOf([a, b])?.radiusM, distanceM(a, b));
  const [center, rim] = moved({ shape: 'area circle', points: [a, b] }, 0, d) as [Point, Point];
  assert.deepEqual(center, d);
  assert.ok(Math.abs(distanceM(center, rim) - distanceM(a, b)) < distanceM(a, b) * 0.01);
});

test('a route is open, the ground of a polygon closed: where points can be put in', () => {
  const ring = [a, b, c, d];
  assert.deepEqual(
    gaps({ shape: 'route', points: ring }).map(({ index }) => index),
    [1, 2, 3],
  );
  assert.deepEqual(
    gaps({ shape: 'area polygon', points: ring }).map(({ index }) => index),
    [1, 2, 3, 4],
  );
  assert.deepEqual(
    gaps({ shape: 'area polygon', points: [a, b] }).map(({ index }) => index),
    [1],
  );
  assert.deepEqual(gaps({ shape: 'area circle', points: [a, b] }), []);
});
