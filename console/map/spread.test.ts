import assert from 'node:assert/strict';
import { test } from 'node:test';
import { direct, distanceM, inverse, type Point } from '../../src/geo/index.ts';
import { spread } from './spread.ts';

const center: Point = { lat: 37.13, lon: 42.1 };
/** Ground that one pixel covers here, by the map's own definition of zoom. */
const pixelM = (zoom: number): number => (40_075_017 * Math.cos((37.13 * Math.PI) / 180)) / (512 * 2 ** zoom);

test('units far apart stay where they are', () => {
  const places = [center, direct(center, 90, pixelM(10) * 40)];
  assert.deepEqual(spread(places, 10), [null, null]);
});

test('units on one spot are drawn side by side, around that spot', () => {
  const zoom = 11;
  for (const n of [2, 3, 7, 12]) {
    const drawn = spread(
      Array.from({ length: n }, () => center),
      zoom,
    ) as Point[];
    for (const [i, a] of drawn.entries()) {
      assert.ok(distanceM(a, center) < pixelM(zoom) * 80);
      for (const b of drawn.slice(i + 1)) assert.ok(distanceM(a, b) > pixelM(zoom) * 29, `${n} units`);
    }
    const { fromDeg } = inverse(center, drawn[0] as Point);
    assert.ok(Math.min(fromDeg, 360 - fromDeg) < 0.5, 'the first stands to the north');
  }
});

test('what is one stack from afar comes apart from near', () => {
  const places = [center, direct(center, 90, 400)];
  assert.ok(spread(places, 8).every((at) => at !== null));
  assert.ok(spread(places, 15).every((at) => at === null));
});

test('a chain of neighbours is one stack; others stay out of it', () => {
  const step = pixelM(10) * 10;
  const places = [
    center,
    direct(center, 90, step),
    direct(center, 90, 2 * step),
    direct(center, 0, 20 * step),
  ];
  const drawn = spread(places, 10);
  assert.deepEqual(
    drawn.map((at) => at === null),
    [false, false, false, true],
  );
});

test('a crowd is not spread over the whole map', () => {
  assert.ok(
    spread(
      Array.from({ length: 13 }, () => center),
      10,
    ).every((at) => at === null),
  );
});
