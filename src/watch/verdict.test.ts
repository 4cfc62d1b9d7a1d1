/** What stored tracks prove: boundaries, gaps, closed and open limits. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Fix } from '../feeds/index.ts';
import { direct, type Path, type Point } from '../geo/index.ts';
import { conductEpisodes } from './conduct.ts';
import { deviationEpisodes } from './deviation.ts';

const T0 = Date.parse('2026-02-12T08:00:00Z');
const HOME: Point = { lat: 37, lon: 41 };
const east = (m: number): Point => direct(HOME, 90, m);
const PATH: Path = {
  points: [HOME, east(10_000)],
  atMs: [T0, T0 + 1_000_000],
  earlyMs: 0,
  lateMs: 0,
  halfWidthM: 100,
};
const fix = (at: Point, s: number, more: Partial<Fix> = {}): Fix => ({
  unit: 'U',
  at,
  fixMs: T0 + s * 1000,
  receivedMs: T0 + s * 1000,
  source: 'made',
  marks: [],
  ...more,
});
/** Along the road at 10 m/s, `offM` to the north. */
const at = (s: number, offM: number): Fix =>
  fix(offM === 0 ? east(s * 10) : direct(east(s * 10), 0, offM), s);

test('a deviation runs from where the line crosses the limit to where it comes back', () => {
  const track = [at(0, 0), at(30, 0), at(60, 300), at(90, 300), at(120, 300), at(150, 0), at(180, 0)];
  const [one, ...rest] = deviationEpisodes(PATH, { toleranceM: 50 }, track);
  assert.ok(one);
  assert.equal(rest.length, 0);
  // 150 of 300 m: half way between the fixes at 30 and 60 s, and at 120 and 150 s.
  assert.ok(Math.abs(one.fromMs - (T0 + 45_000)) < 100 && Math.abs(one.toMs - (T0 + 135_000)) < 100);
  assert.ok(Math.abs(one.durationS - 90) < 0.2 && Math.abs(one.knownS - 90) < 0.2);
  assert.ok(Math.abs(one.maxOffsetM - 300) < 0.1);
  assert.deepEqual([one.openStart, one.openEnd, one.fixes], [false, false, 3]);
});

test('exactly at the limit is no deviation', () => {
  const track = [0, 30, 60, 90].map((s) => at(s, 150));
  const limit = Math.max(
    ...[149.9, 150.1].map((m) => deviationEpisodes(PATH, { toleranceM: m - 100 }, track).length),
  );
  assert.equal(limit, 1);
  assert.equal(deviationEpisodes(PATH, { toleranceM: 50.01 }, track).length, 0);
});

test('silence is not counted as time off the corridor, and a lone track end is open', () => {
  const track = [at(0, 300), at(30, 300), at(330, 300), at(360, 300)];
  const [one] = deviationEpisodes(PATH, { toleranceM: 50 }, track);
  assert.equal(one?.durationS, 360);
  assert.equal(one?.knownS, 60);
  assert.deepEqual([one?.openStart, one?.openEnd], [true, true]);
});

test('reports that are not believed prove nothing', () => {
  const bad = { ...at(60, 500), marks: ['implausible' as const] };
  assert.deepEqual(deviationEpisodes(PATH, { toleranceM: 50 }, [at(0, 0), at(30, 0), bad, at(90, 0)]), []);
  assert.equal(deviationEpisodes(PATH, { toleranceM: 50 }, [at(30, 0), at(60, 500), at(90, 0)]).length, 1);
});

const RULE = { withinM: 500, maxSpeedMps: 8, minDistanceM: 60 };

test('conduct between fixes: the closest moment lies between them', () => {
  // A at 10 m/s past B, which stands 50 m beside the road at 1,000 m; fixes 40 s apart.
  const a = [0, 40, 80, 120, 160, 200].map((s) => at(s, 0));
  const stand = direct(east(1000), 0, 50);
  const b = [0, 50, 100, 150, 200].map((s) => fix(stand, s));
  const { episodes, unknown } = conductEpisodes(RULE, a, b);
  const [one, ...rest] = episodes;
  assert.ok(one);
  assert.equal(rest.length, 0);
  assert.deepEqual(unknown, []);
  assert.ok(Math.abs(one.minDistanceM - 50) < 0.1, `${one.minDistanceM}`);
  assert.ok(Math.abs(one.minAtMs - (T0 + 100_000)) < 100);
  const half = Math.sqrt(500 ** 2 - 50 ** 2) / 10;
  assert.ok(Math.abs(one.fromMs - (T0 + (100 - half) * 1000)) < 100);
  assert.ok(Math.abs(one.toMs - (T0 + (100 + half) * 1000)) < 100);
  assert.ok(Math.abs(one.tooNearS - (2 * Math.sqrt(60 ** 2 - 50 ** 2)) / 10) < 0.1);
  assert.ok(Math.abs(one.maxSpeedMpsA - 10) < 0.01 && one.maxSpeedMpsB === 0);
  assert.ok(Math.abs(one.tooFastSA - 2 * half) < 0.1 && one.tooFastSB === 0);
  assert.deepEqual([one.openStart, one.openEnd], [false, false]);
  // Planted: looking at the fixes alone would have the closest at 200 m.
  const atFixes = Math.min(...[80, 120].map((s) => Math.hypot(50, s * 10 - 1000)));
  assert.ok(atFixes > 200);
});

test('a gap of more than a minute is unknown, never bridged', () => {
  const a = [0, 40, 140, 180].map((s) => at(s, 0));
  const b = [0, 50, 100, 150, 180].map((s) => fix(east(900), s));
  const { episodes, unknown } = conductEpisodes(RULE, a, b);
  assert.deepEqual(unknown, [{ fromMs: T0 + 40_000, toMs: T0 + 140_000 }]);
  assert.ok(
    episodes.every((one) => one.minDistanceM > 400),
    'the pass itself was not seen',
  );
  const known = [0, 40, 90, 140, 180].map((s) => at(s, 0));
  assert.ok(conductEpisodes(RULE, known, b).episodes.some((one) => one.minDistanceM < 1));
});

test('at exactly the least distance the clause is kept', () => {
  const here = [0, 30, 60].map((s) => fix(HOME, s));
  const there = [0, 30, 60].map((s) => fix(direct(HOME, 90, 60), s));
  const [one] = conductEpisodes({ ...RULE, minDistanceM: 59.9 }, here, there).episodes;
  assert.equal(one?.tooNearS, 0);
  const [near] = conductEpisodes({ ...RULE, minDistanceM: 60.1 }, here, there).episodes;
  assert.equal(near?.tooNearS, 60);
});
