import assert from 'node:assert/strict';
import { test } from 'node:test';
import { random } from '../../test/helpers/conflicts/plans.ts';
import {
  type Heights,
  HIGHEST_GROUND_M,
  heightsOf,
  LOWEST_GROUND_M,
  levelsOf,
  usualHeights,
} from './heights.ts';

const band = (above: 'ground' | 'sea', floorM: number, ceilingM: number): Heights => ({
  above,
  floorM,
  ceilingM,
});
const [standing, column, hidden] = [usualHeights('movement'), usualHeights('area'), usualHeights('flight')];

test('bands of one reference: touching meets, a millimetre more is apart; a clause widens the gap', () => {
  const low = band('ground', 100, 300.1);
  assert.equal(levelsOf(low, band('ground', 300.1, 400), 0), 'meet');
  assert.equal(levelsOf(low, band('ground', 300.101, 400), 0), 'apart');
  // 600.3 - 300.1 is a little more than 300.2 in binary fractions: measured to the millimetre it is not.
  assert.equal(levelsOf(low, band('ground', 600.3, 700), 300.2), 'meet');
  assert.equal(levelsOf(low, band('ground', 600.302, 700), 300.2), 'apart');
  assert.equal(levelsOf(band('sea', 0, 10), band('sea', 11, 20), 0), 'apart');
});

test('the ground is met by what comes down to it; an area without heights by everything; hidden heights by chance', () => {
  assert.equal(levelsOf(standing, band('ground', 0, 500), 0), 'meet');
  assert.equal(levelsOf(standing, band('ground', 0.001, 500), 0), 'apart');
  assert.equal(levelsOf(standing, band('ground', 150, 500), 150), 'meet');
  assert.equal(levelsOf(standing, standing, 0), 'meet');
  for (const any of [standing, band('ground', 30_000, 40_000), band('sea', 9_000, 9_100), hidden])
    assert.equal(levelsOf(column, any, 0), 'meet');
  assert.equal(levelsOf(hidden, standing, 0), 'unknown');
  assert.equal(levelsOf(hidden, band('ground', 30_000, 40_000), 0), 'unknown');
});

test('above the sea against above ground: certain only where it is so on every ground there is', () => {
  assert.equal(levelsOf(standing, band('sea', 300, 900), 0), 'unknown');
  assert.equal(levelsOf(standing, band('sea', HIGHEST_GROUND_M + 1, 12_000), 0), 'apart');
  assert.equal(
    levelsOf(standing, band('sea', HIGHEST_GROUND_M, 12_000), 0),
    'unknown',
    'on the very top it touches',
  );
  assert.equal(levelsOf(standing, band('sea', -500, LOWEST_GROUND_M - 1), 0), 'apart');
  assert.equal(levelsOf(standing, band('sea', -500, 9_000), 0), 'meet');
});

test('as tried on every ground in steps of ten metres, and the same with sides swapped', () => {
  const next = random(611);
  const counts = { meet: 0, apart: 0, unknown: 0 };
  for (let i = 0; i < 3_000; i++) {
    const any = (above: 'ground' | 'sea', scale: number): Heights => {
      const floor = Math.round(next() * scale) * 10 - 500;
      return band(above, floor, floor + Math.round(next() * next() * scale) * 10);
    };
    const [sea, ground] = [any('sea', 1_000), any('ground', i % 2 ? 30 : 1_000)];
    const verticalM = next() < 0.5 ? 0 : Math.round(next() * 100) * 10;
    let [met, free] = [false, false];
    for (let groundM = LOWEST_GROUND_M; groundM <= HIGHEST_GROUND_M; groundM += 10) {
      const [low, high] = [ground.floorM + groundM, ground.ceilingM + groundM];
      if (sea.floorM - high <= verticalM && low - sea.ceilingM <= verticalM) met = true;
      else free = true;
    }
    const levels = levelsOf(sea, ground, verticalM);
    assert.equal(levels, met && free ? 'unknown' : met ? 'meet' : 'apart', JSON.stringify([sea, ground]));
    assert.equal(levelsOf(ground, sea, verticalM), levels);
    counts[levels]++;
  }
  assert.ok(Math.min(...Object.values(counts)) > 15, JSON.stringify(counts));
});

test('what a peer wrote the wrong way round is a band all the same; heights on what does not fly clear nothing', () => {
  const line = { type: 'corridor' as const, points: [], halfWidthM: 50 };
  const aloft = { above: 'ground' as const, floorM: 3_000, ceilingM: 100, aircraft: 'drone' };
  const route = { ...line, flight: aloft } as unknown as Parameters<typeof heightsOf>[1];
  const among: Heights = { above: 'ground', floorM: 500, ceilingM: 1_500 };
  assert.equal(levelsOf(heightsOf('flight', route), among, 0), 'meet');
  assert.equal(levelsOf(heightsOf('movement', route), among, 0), 'unknown');
  assert.equal(levelsOf(heightsOf('movement', route), usualHeights('movement'), 0), 'unknown');
});
