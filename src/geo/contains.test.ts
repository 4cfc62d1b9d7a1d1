import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dice } from '../../test/mutate.ts';
import {
  type Area,
  areaOf,
  boundsOf,
  contains,
  direct,
  distanceM,
  distanceToArea,
  looksSwapped,
  type Point,
} from './index.ts';

/** Seeded numbers in 0..1: the same on every machine. */
function random(seed: number): () => number {
  const roll = dice(seed);
  return () => roll(2 ** 32) / 2 ** 32;
}

const CENTERS: Point[] = [
  { lat: 36, lon: 40 },
  { lat: 10, lon: 180 },
  { lat: 90, lon: 0 },
  { lat: -89.9, lon: 5 },
  { lat: 0, lon: -179.999 },
];

test('inside, outside and distance of circles and rings, at ±180 and over the poles', () => {
  const next = random(5);
  for (const center of CENTERS) {
    const ring = Array.from({ length: 24 }, (_, i) => direct(center, i * 15, 50_000));
    const polygon: Area = { type: 'polygon', ring };
    const reversed: Area = { type: 'polygon', ring: ring.toReversed() };
    const circle: Area = { type: 'circle', center, radiusM: 50_000 };
    for (let i = 0; i < 200; i++) {
      const awayM = next() * 100_000;
      const point = direct(center, next() * 360, awayM);
      // The 24 edges stay between 49.57 and 50 km of the centre.
      if (awayM < 49_500) {
        assert.equal(distanceToArea(point, polygon), 0, `${JSON.stringify(center)} ${awayM}`);
        assert.ok(contains(reversed, point));
      }
      if (awayM > 50_001) {
        const gap = distanceToArea(point, polygon);
        assert.ok(gap >= awayM - 50_001 && gap <= awayM - 49_500, `${gap} ${awayM}`);
        assert.ok(!contains(reversed, point));
      }
      assert.ok(Math.abs(distanceToArea(point, circle) - Math.max(0, awayM - 50_000)) <= 0.001);
    }
    assert.ok(contains(polygon, ring[3] as Point), 'a corner is inside');
    assert.ok(
      !contains(polygon, { lat: -center.lat, lon: center.lon > 0 ? center.lon - 180 : center.lon + 180 }),
      'antipode',
    );
  }
});

test('a ring that is not convex, and edges that are geodesics', () => {
  const c = { lat: 50, lon: 0 };
  const star = Array.from({ length: 10 }, (_, i) => direct(c, i * 36, i % 2 ? 2_000 : 10_000));
  const area: Area = { type: 'polygon', ring: star };
  assert.ok(contains(area, direct(c, 0, 9_000)));
  assert.ok(!contains(area, direct(c, 36, 5_000)));
  const wide: Area = {
    type: 'polygon',
    ring: [
      { lat: 60, lon: -10 },
      { lat: 60, lon: 10 },
      { lat: 50, lon: 0 },
    ],
  };
  assert.ok(contains(wide, { lat: 60.2, lon: 0 }), 'the northern edge bulges north of the parallel');
});

test('bounds hold the shape and cross the antimeridian the short way', () => {
  const across = boundsOf([
    { lat: 1, lon: 179 },
    { lat: 2, lon: -178 },
  ]);
  assert.deepEqual(across, { south: 1, west: 179, north: 2, east: -178 });
  assert.deepEqual(boundsOf({ type: 'circle', center: { lat: 89.9, lon: 0 }, radiusM: 50_000 }).north, 90);
  assert.equal(
    boundsOf({
      type: 'polygon',
      ring: [
        { lat: 80, lon: 0 },
        { lat: 80, lon: 120 },
        { lat: 80, lon: -120 },
      ],
    }).north,
    90,
  );
  const line = {
    points: [
      { lat: 10, lon: 179 },
      { lat: 12, lon: -179 },
    ],
    halfWidthM: 100,
  };
  const circle = areaOf(line);
  for (const point of line.points) assert.ok(distanceM(circle.center, point) + 100 <= circle.radiusM);
});

test('exchanged coordinates are noticed, honest ones are not', () => {
  const zone: Area = { type: 'circle', center: { lat: 36.6, lon: 40.2 }, radiusM: 30_000 };
  const route = [
    { lat: 36.5, lon: 40.1 },
    { lat: 36.7, lon: 40.3 },
  ];
  // 36/40 and 40/36 are 500 km apart: near enough to look plausible on a map.
  assert.ok(
    looksSwapped(
      route.map(({ lat, lon }) => ({ lat: lon, lon: lat })),
      [zone],
    ),
  );
  assert.ok(!looksSwapped(route, [zone]));
  assert.ok(!looksSwapped([{ lat: 10, lon: 10 }], [zone]));
  assert.ok(!looksSwapped([{ lat: 36, lon: 140 }], [zone]));
});
