/** Bad positions, bad order, restarts, the grid and the bounds. */
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  begins,
  drive,
  episodes,
  fix,
  HOME,
  type Report,
  random,
  ruled,
  run,
  T0,
  two,
  watching,
} from '../../test/helpers/watch/tracks.ts';
import type { Fix } from '../feeds/index.ts';
import { direct, distanceM } from '../geo/index.ts';
import { createWatch } from './engine.ts';
import type { Signal } from './signal.ts';
import { restore, snapshot } from './snapshot.ts';

test('teleports: no encounter, no deviation; three that agree are believed', () => {
  const far = direct(HOME, 90, 60_000);
  const reports = two({ from: HOME, deg: 90, mps: 5 }, { from: far, deg: 90, mps: 5 });
  const jumps = reports.map((r, i) =>
    r.party === 'red' && i % 20 === 9 ? { ...r, fix: { ...r.fix, at: direct(HOME, 90, 30) } } : r,
  );
  const state = ruled();
  assert.deepEqual(run(state, jumps), []);
  assert.ok(state.counts.notBelieved > 3);
  // Planted: believing any speed lets the jumps alarm.
  assert.ok(begins(run(ruled({ maxSpeedMps: 1e6 }), jumps)).length > 0);
  const moved = createWatch();
  for (let s = 0; s < 50; s += 10) run(moved, [{ party: 'red', fix: fix('R', HOME, s) }]);
  for (let s = 50; s < 100; s += 10) run(moved, [{ party: 'red', fix: fix('R', far, s) }]);
  assert.equal(moved.units.get('red/R')?.window.at(-1)?.accepted, true);
});

test('a report from the future is put aside and blocks none after it', () => {
  const state = watching();
  const reports = drive((s) => (s >= 300 && s < 500 ? 400 : 0));
  const ahead = { party: 'red', fix: fix('R1', HOME, 86_400, { receivedMs: T0 + 100_000 }) };
  const signals = run(state, [...reports.slice(0, 20), ahead, ...reports.slice(20)]);
  assert.equal(state.counts.future, 1);
  assert.equal(begins(signals, 'off corridor').length, 1);
});

/** Every report delayed by up to `maxS`, some sent twice or thrice. */
function shuffled(reports: readonly Report[], seed: number, maxS: number): Report[] {
  const next = random(seed);
  const out: { at: number; report: Report }[] = [];
  for (const { party, fix: one } of reports) {
    for (let copies = next() < 0.2 ? 3 : 1; copies > 0; copies--) {
      const at = one.fixMs + Math.floor(next() * maxS * 1000);
      out.push({ at, report: { party, fix: { ...one, receivedMs: at } } });
    }
  }
  return out.sort((a, b) => a.at - b.at).map(({ report }) => report);
}

test('any order of arrival within the horizon ends in the same episodes, none told twice', () => {
  const far = direct(HOME, 90, 4000);
  const encounter = two({ from: HOME, deg: 90, mps: 10 }, { from: far, deg: 270, mps: 10 });
  const deviation = drive((s) => (s >= 300 && s < 500 ? 400 : 0));
  const meet = (reports: readonly Report[]): Signal[] => run(ruled(), reports, 900);
  const deviate = (reports: readonly Report[]): Signal[] => run(watching(), reports, 1101);
  const [met, strayed] = [episodes(meet(encounter)), episodes(deviate(deviation))];
  assert.ok(met.length >= 4 && strayed.length === 1);
  for (let seed = 1; seed <= 25; seed++) {
    const a = meet(shuffled(encounter, seed, 59));
    const b = deviate(shuffled(deviation, seed, 59));
    assert.deepEqual(episodes(a), met, `encounter, seed ${seed}`);
    assert.deepEqual(episodes(b), strayed, `deviation, seed ${seed}`);
    for (const signals of [a, b]) {
      const told = begins(signals).map((s) => s.episode);
      assert.equal(new Set(told).size, told.length);
    }
  }
  // Planted: an engine that takes reports as they come (no horizon) ends elsewhere.
  const naive = Array.from({ length: 25 }, (_, seed) =>
    episodes(run(watching({ reorderS: 0 }), shuffled(deviation, seed + 1, 59), 1101)),
  );
  assert.ok(naive.some((found) => found.join() !== strayed.join()));
});

test('same input, same signals; a snapshot goes on where it was', () => {
  const reports = two({ from: HOME, deg: 90, mps: 10 }, { from: direct(HOME, 90, 4000), deg: 270, mps: 10 });
  const whole = run(ruled(), reports, 900);
  assert.deepEqual(run(ruled(), reports, 900), whole);
  const first = ruled();
  const half = reports.length / 2;
  const before = run(first, reports.slice(0, half));
  const second = restore(snapshot(first));
  assert.ok(!('refused' in second));
  assert.deepEqual([...before, ...run(second, reports.slice(half), 900)], whole);
  assert.ok('refused' in restore('{"format":0}'));
});

test('the grid finds every pair that brute force finds, seams and poles included', () => {
  const next = random(7);
  const config = { reachM: 3000, staleS: 20, maxSpeedMps: 50, contactM: 100 };
  for (const center of [HOME, { lat: 10, lon: 180 }, { lat: 89.98, lon: 20 }, { lat: -45, lon: -179.99 }]) {
    const state = createWatch(config);
    const places = Array.from({ length: 120 }, (_, i) => ({
      party: ['red', 'blue', 'green'][i % 3] as string,
      unit: `U${i}`,
      from: direct(center, next() * 360, next() * 12_000),
      deg: next() * 360,
    }));
    const reports: Report[] = [];
    for (let s = 0; s <= 20; s += 10) {
      for (const p of places)
        reports.push({
          party: p.party,
          fix: fix(p.unit, direct(p.from, p.deg, 5 * s), s, { speedMps: 5, courseDeg: 0 }),
        });
    }
    const wrap = ({ at, ...rest }: Fix): Fix => ({
      ...rest,
      at: { lat: at.lat, lon: ((at.lon + 540) % 360) - 180 },
    });
    run(
      state,
      reports.map((r) => ({ ...r, fix: wrap(r.fix) })),
    );
    const near = new Set<string>();
    for (const a of places) {
      for (const b of places) {
        const apart = distanceM(direct(a.from, a.deg, 100), direct(b.from, b.deg, 100));
        if (a.party < b.party && apart <= config.reachM)
          near.add(`${a.party}/${a.unit}~${b.party}/${b.unit}`);
      }
    }
    assert.ok(near.size > 50);
    const missed = [...near].filter((key) => !state.pairs.has(key));
    assert.deepEqual(missed, [], JSON.stringify(center));
    const same = [...state.pairs.values()].filter((pair) => pair.a.split('/')[0] === pair.b.split('/')[0]);
    assert.equal(same.length, 0);
    // Planted: a grid that looked into a unit's own cube alone would miss some of these.
    const apart = [...near].filter((key) => {
      const [a, b] = key.split('~').map((k) => state.units.get(k)?.cells ?? []) as [string[], string[]];
      return !a.some((cell) => b.includes(cell));
    });
    if (center === HOME) assert.ok(apart.length > 0);
  }
});

test('bounds: more units than allowed are counted, not taken', () => {
  const state = createWatch({ maxUnits: 3 });
  for (let i = 0; i < 5; i++) run(state, [{ party: 'red', fix: fix(`U${i}`, HOME, i) }]);
  assert.equal(state.units.size, 3);
  assert.equal(state.counts.overUnits, 2);
});
