import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random } from '../../test/helpers/conflicts/plans.ts';
import { densify } from './densify.ts';
import { direct } from './geodesic.ts';
import { LinesNear } from './lines-near.ts';
import type { Point } from './point.ts';
import { chordM, toVec } from './vec.ts';

test('as near as the nearest point of a line that is walked in steps of 20 m, anywhere on earth; none beyond a kilometre', () => {
  const next = random(71);
  const counts = { near: 0, far: 0 };
  for (const center of [
    { lat: 36.5, lon: 41 },
    { lat: 10, lon: 179.999 },
    { lat: 89.98, lon: 0 },
  ]) {
    const spot = (metres: number): Point => direct(center, next() * 360, next() * metres);
    const lines = Array.from({ length: 12 }, () => Array.from({ length: 4 }, () => spot(20_000)));
    const near = new LinesNear(lines);
    const steps = lines.flatMap((line) => densify(line, 20).map(({ point }) => toVec(point)));
    for (let i = 0; i < 150; i++) {
      const at = spot(20_000);
      const vec = toVec(at);
      const walked = steps.reduce((least, step) => Math.min(least, chordM(vec, step)), Infinity);
      const found = near.distanceM(at);
      if (walked < 980) assert.ok(Math.abs(found - walked) < 11, `${found} for ${walked}`);
      if (walked > 1_011) assert.equal(found, Infinity);
      counts[found === Infinity ? 'far' : 'near']++;
    }
  }
  assert.ok(counts.near > 50 && counts.far > 50, JSON.stringify(counts));
});

test('no lines, and lines of one point, are near nothing', () => {
  assert.equal(new LinesNear([]).distanceM({ lat: 0, lon: 0 }), Infinity);
  assert.equal(new LinesNear([[{ lat: 0, lon: 0 }], []]).distanceM({ lat: 0, lon: 0 }), Infinity);
});
