import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '../../../src/contract/index.ts';
import { direct, distanceM, type Point, readPoint } from '../../../src/geo/index.ts';
import { measured } from './measured.ts';
import { degreesOf, placeWords } from './place-words.ts';

test('a place is written so that the form for typed places reads it back', () => {
  for (const at of [
    { lat: 37.13, lon: 42.10242 },
    { lat: -33.5, lon: -0.000004 },
  ] satisfies Point[]) {
    const read = readPoint(degreesOf(at));
    if (isRefusal(read)) assert.fail(degreesOf(at));
    assert.ok(distanceM(read.point, at) < 1);
  }
  assert.match(placeWords({ lat: 37.13, lon: 42.1 }), /^38S KG \d{5} \d{5} · 37\.13000°N 42\.10000°E$/);
  assert.equal(placeWords({ lat: 89, lon: 10 }), '89.00000°N 10.00000°E');
});

test('a measured line is as long as its pieces, and points from its first to its last', () => {
  const a: Point = { lat: 37, lon: 42 };
  const b = direct(a, 30, 4_000);
  assert.equal(measured([a]), null);
  const found = measured([a, b, a, b]);
  assert.ok(Math.abs((found?.distanceM ?? 0) - 12_000) < 1);
  assert.equal(found?.bearingDeg, 30);
});
