import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsWith } from '../../../test/helpers/notices/made.ts';
import { checkFields } from '../checks.ts';
import { coarseAreaOf, coarseWindowOf } from '../coarse.ts';
import { withWayBack } from './way-back.ts';

const [a, b, c] = [0, 1, 2].map((n) => ({ lat: 37 + n / 100, lon: 41 }));
const points = [a, b, c] as { lat: number; lon: number }[];
const T = Date.UTC(2026, 11, 1);
const route = { type: 'corridor' as const, points, halfWidthM: 200, names: ['A', '', 'C'] };
const times = {
  type: 'passage' as const,
  atMs: [T, T + 10, T + 40],
  earlyS: 0,
  lateS: 0,
  model: 'rigid' as const,
};

test('back over the same points in reverse, each leg as long as on the way out', () => {
  const made = withWayBack(route, times, 100);
  assert.deepEqual(made.route.points, [a, b, c, c, b, a]);
  assert.deepEqual(made.route.names, ['A', '', 'C', 'C', '', 'A']);
  assert.deepEqual(
    made.times.atMs.map((ms) => ms - T),
    [0, 10, 40, 140, 170, 180],
  );
  assert.deepEqual([made.route.returnFrom, made.route.halts], [2, [{ at: 2, kind: 'halt' }]]);
  const atOnce = withWayBack(route, times, 0);
  assert.deepEqual(atOnce.route.points, [a, b, c, b, a]);
  assert.deepEqual(
    atOnce.times.atMs.map((ms) => ms - T),
    [0, 10, 40, 70, 80],
  );
  assert.deepEqual([atOnce.route.returnFrom, atOnce.route.halts], [2, undefined]);
});

test('what is made can be filed', () => {
  for (const stayMs of [0, 100]) {
    const made = withWayBack(route, times, stayMs);
    const fields = fieldsWith({
      ...made,
      area: coarseAreaOf(made.route),
      window: coarseWindowOf(made.times),
    });
    assert.equal(checkFields('movement', fields, T), null);
  }
});
