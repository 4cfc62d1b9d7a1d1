import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Point } from '../../../src/geo/index.ts';
import { effort } from '../../../test/effort.ts';
import { EMPTY_POINT, type PointRow } from './form.ts';
import { isPoint, movedRow, placeOf, pointOf, readable, rowsDrawn, turned } from './points.ts';

const point = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});
const row = (place: string, name = ''): PointRow => ({ ...EMPTY_POINT, place, name });
const named = (points: readonly Point[]): PointRow[] => points.map((at, i) => row(placeOf(at), `n${i}`));

test('a place written down is read back as the very same point', () => {
  const tiny = fc.record({
    lat: fc.double({ min: -1e-6, max: 1e-6, noNaN: true }),
    lon: fc.constant(180),
  });
  fc.assert(
    fc.property(fc.oneof(point, tiny), (at) => {
      const read = pointOf(row(placeOf(at)));
      assert.ok(isPoint(read), placeOf(at));
      assert.ok(Math.abs(read.lat - at.lat) < 1e-14 && Math.abs(read.lon - at.lon) < 1e-14);
      if (Math.abs(at.lat) > 10 && Math.abs(at.lon) > 10) assert.deepEqual(read, { ...at });
    }),
    { numRuns: effort(20_000) },
  );
});

test('what is drawn becomes the rows, and rows that were not touched keep what was typed beside them', () => {
  const degree = fc.integer({ min: 30, max: 40 });
  const onGrid = fc.tuple(degree, degree).map(([lat, lon]) => ({ lat, lon }));
  fc.assert(
    fc.property(fc.array(onGrid, { maxLength: 9 }), fc.array(onGrid, { maxLength: 9 }), (before, after) => {
      const made = rowsDrawn(named(before), after);
      assert.deepEqual(readable(made), after);
    }),
    { numRuns: effort(20_000) },
  );
  const [a, b, c] = [1, 2, 3].map((lat) => ({ lat, lon: 40 })) as [Point, Point, Point];
  const rows = named([a, b, c]);
  const names = (made: readonly PointRow[]): string[] => made.map(({ name }) => name);
  const other = { lat: 9, lon: 41 };
  assert.deepEqual(names(rowsDrawn(rows, [a, other, c])), ['n0', 'n1', 'n2'], 'dragged');
  assert.deepEqual(names(rowsDrawn(rows, [a, other, b, c])), ['n0', '', 'n1', 'n2'], 'put in');
  assert.deepEqual(names(rowsDrawn(rows, [a, c])), ['n0', 'n2'], 'taken away');
  assert.deepEqual(names(rowsDrawn(rows, [a, b, c, other])), ['n0', 'n1', 'n2', ''], 'added');
  assert.equal(rowsDrawn(rows, [a, b, c])[0], rows[0], 'the same row: it is not read anew');
});

test('rows are put in order and turned; a row that cannot be read is left as it is', () => {
  const rows = ['a', 'b', 'c'];
  assert.deepEqual(movedRow(rows, 0, 2), ['b', 'c', 'a']);
  assert.deepEqual(movedRow(rows, 2, 1), ['a', 'c', 'b']);
  assert.equal(movedRow(rows, 0, -1), rows);
  assert.equal(movedRow(rows, 2, 3), rows);
  assert.deepEqual(
    turned([row('41.5, 36.25', 'x'), row('nowhere')])?.map(({ place, name }) => [place, name]),
    [
      ['36.25, 41.5', 'x'],
      ['nowhere', ''],
    ],
  );
  assert.equal(turned([row('36, 120')]), null, 'no place on earth has latitude 120');
});
