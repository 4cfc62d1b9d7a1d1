import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../../test/effort.ts';
import { isRefusal } from '../../contract/index.ts';
import { direct, distanceM, type Point } from '../../geo/index.ts';
import { passageFromDurations, passageTimes } from './timing.ts';

test('passage times: constant speed along geodesics, whatever the number of points on the way', () => {
  const coordinate = fc.record({
    lat: fc.double({ min: -80, max: 80, noNaN: true }),
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  fc.assert(
    fc.property(
      coordinate,
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 20 }),
      fc.double({ min: 0.5, max: 40, noNaN: true }),
      (from, azimuth, legs, speed) => {
        let along = 0;
        const alongs = [0, ...legs.map((leg) => (along += leg))];
        const times = passageTimes(
          alongs.map((metres) => direct(from, azimuth, metres)),
          1_000_000,
          speed,
        );
        assert.ok(!isRefusal(times));
        for (const [index, ms] of times.entries()) {
          const wanted = 1_000_000 + ((alongs[index] ?? 0) / speed) * 1000;
          assert.ok(Math.abs(ms - wanted) <= 1, `${ms} ${wanted}`);
          assert.ok(ms >= (times[index - 1] ?? 0));
        }
      },
    ),
    { seed: 5, numRuns: effort(300) },
  );
  const pair = [
    { lat: 36, lon: 40 },
    { lat: 36.1, lon: 40 },
  ];
  const [a, b] = pair as [Point, Point];
  assert.deepEqual(passageTimes(pair, 0, 10), [0, Math.round(distanceM(a, b) * 100)]);
  for (const speed of [0, -1, Number.NaN, Infinity, 151]) {
    const refused = passageTimes(pair, 0, speed);
    assert.ok(isRefusal(refused) && refused.refused === 'NOTICES_IMPORT_SPEED');
  }
  assert.deepEqual(passageFromDurations([0, 60_000], 5), [5, 60_005]);
});
