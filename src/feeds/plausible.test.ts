import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { shared } from '../../test/shared.ts';
import { direct, type Point } from '../geo/index.ts';
import type { Fix } from './fix.ts';
import { EMPTY_GATE, GATE_LIMITS, type Gated, type GateState, gateFix } from './plausible.ts';

const START = Date.UTC(2026, 0, 10, 6);
const ORIGIN: Point = { lat: 36.6, lon: 40.4 };

/** The unit drives east at 15 m/s; a fix is received 2 s after it was taken unless said otherwise. */
function at(second: number, extra: Partial<Fix> = {}): Fix {
  const fixMs = START + second * 1000;
  return {
    unit: 'a',
    at: direct(ORIGIN, 90, second * 15),
    fixMs,
    receivedMs: fixMs + 2000,
    speedMps: 15,
    source: 'osmand',
    marks: [],
    ...extra,
  };
}
const far = (second: number, metres: number): Fix =>
  at(second, { at: direct(direct(ORIGIN, 90, second * 15), 0, metres) });

function run(fixes: readonly Fix[], from: GateState = EMPTY_GATE): { state: GateState; answers: Gated[] } {
  let state = from;
  const answers = fixes.map((fix) => {
    const gated = gateFix(state, fix);
    state = gated.state;
    return gated;
  });
  return { state, answers };
}
const marksOf = (gated: Gated | undefined): readonly string[] => gated?.fix.marks ?? [];

test('a clean feed is used whole and unmarked', () => {
  const { answers } = run(Array.from({ length: 100 }, (_, n) => at(n * 5)));
  assert.ok(answers.every((gated) => gated.use && gated.fix.marks.length === 0));
});

test('duplicates, late ones and old news are marked; only a newest one is used', () => {
  const again = run([at(0), at(5), at(5), at(3), at(10, { receivedMs: START + 300_000 })]).answers;
  assert.deepEqual(
    again.map((gated) => [gated.use, ...marksOf(gated)]),
    [[true], [true], [false, 'duplicate'], [false, 'out-of-order'], [true, 'late']],
  );
  // The same moment somewhere else is no duplicate: two devices under one name.
  const clash = run([at(0), at(5), far(5, 400)]).answers[2];
  assert.deepEqual([clash?.use, marksOf(clash)], [false, ['implausible']]);
});

test('a fix from the future is kept, marked, and blocks nothing after it', () => {
  const future = at(86_400, { receivedMs: START + 7000 });
  const { answers } = run([at(0), future, at(5), at(10)]);
  assert.deepEqual(
    answers.map((gated) => [gated.use, ...marksOf(gated)]),
    [[true], [false, 'future'], [true], [true]],
  );
  assert.equal(answers[1]?.fix.fixMs, future.fixMs);
});

test('a teleport is not used; the next true fix is', () => {
  const { answers } = run([at(0), at(5), far(10, 85_000), at(15), at(20)]);
  assert.deepEqual(
    answers.map((gated) => [gated.use, ...marksOf(gated)]),
    [[true], [true], [false, 'implausible'], [true], [true]],
  );
  // Within top speed, but not within what 8 m/s² allow: standing, then 300 m in 5 s.
  const still = at(5, { at: at(0).at, speedMps: 0 });
  const leap = far(10, 300);
  assert.deepEqual(marksOf(run([at(0, { speedMps: 0 }), still, leap]).answers[2]), ['implausible']);
  // Negative control: without an acceleration limit that leap passes.
  const { state } = run([at(0, { speedMps: 0 }), still]);
  assert.deepEqual(marksOf(gateFix(state, leap, { maxSpeedMps: 70, maxAccelMps2: 1e9 })), []);
  // What a car cannot, an aircraft can.
  const flight = [at(0), at(10, { at: direct(ORIGIN, 90, 2500), speedMps: 250 })];
  assert.deepEqual(marksOf(run(flight).answers[1]), ['implausible']);
  assert.deepEqual(marksOf(gateFix(run(flight.slice(0, 1)).state, flight[1] as Fix, GATE_LIMITS.air)), []);
});

test('a unit that really is elsewhere is believed from the third fix that agrees', () => {
  const { answers } = run([at(0), far(100, 50_000), far(105, 50_000), far(110, 50_000), far(115, 50_000)]);
  assert.deepEqual(
    answers.map((gated) => gated.use),
    [true, false, false, true, true],
  );
  // Two devices under one name never take turns in being believed.
  const mixed = run(
    [0, 5, 10, 15, 20, 25, 30].flatMap((second) => [at(second), far(second + 2, 50_000)]),
  ).answers;
  assert.deepEqual(
    mixed.map((gated) => gated.use),
    mixed.map((_, index) => index % 2 === 0),
  );
});

test('old news is judged by what came after it, and never believed over it', () => {
  const { state } = run([at(200), at(205)]);
  const old = run([far(100, 50_000), far(105, 50_000), far(110, 50_000), far(115, 50_000)], state);
  for (const gated of old.answers) {
    assert.deepEqual([gated.use, marksOf(gated)], [false, ['out-of-order', 'implausible']]);
  }
  assert.deepEqual(old.state.history, state.history);
  // Control: from the same minute, but on the way to where the unit then was.
  assert.deepEqual(marksOf(run([at(100)], state).answers[0]), ['out-of-order']);
});

test('what the reader already doubted is neither used nor remembered', () => {
  const doubted = at(5, { marks: ['implausible'], at: { lat: 0, lon: 0 } });
  const { answers, state } = run([at(0), doubted, at(10)]);
  assert.deepEqual(
    answers.map((gated) => gated.use),
    [true, false, true],
  );
  assert.equal(state.history.length, 2);
});

test('any order within a minute, with duplicates, finds the same jumps and no other', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 40, maxLength: 40 }),
      fc.uniqueArray(fc.integer({ min: 3, max: 36 }), { maxLength: 3 }),
      fc.array(fc.integer({ min: 0, max: 39 }), { maxLength: 20 }),
      (delays, jumps, doubled) => {
        const all = Array.from({ length: 40 }, (_, n) =>
          jumps.includes(n) ? far(n * 10, 30_000 + n * 9000) : at(n * 10),
        );
        // Fixes 0 to 2 come first: what a feed begins with is believed. The others come up to a minute late.
        const arriving = [...all.keys(), ...doubled]
          .map((n) => ({ n, arrives: n < 3 ? n - 1000 : n * 10 + (delays[n] ?? 0) }))
          .sort((a, b) => a.arrives - b.arrives);
        const { answers, state } = run(arriving.map(({ n }) => all[n] as Fix));
        const implausible = new Set<number>();
        const believed = new Set<number>();
        for (const [index, gated] of answers.entries()) {
          const n = arriving[index]?.n ?? -1;
          if (gated.fix.marks.includes('implausible')) implausible.add(n);
          else if (!gated.fix.marks.includes('duplicate')) believed.add(n);
        }
        assert.deepEqual(
          [...implausible].sort((a, b) => a - b),
          [...jumps].sort((a, b) => a - b),
        );
        assert.equal(believed.size, 40 - jumps.length);
        assert.equal(state.history.length, 40 - jumps.length);
      },
    ),
    { seed: 11, numRuns: effort(1000) },
  );
});

test('no feed whatever throws or swells the state; what is used only moves forward in time', () => {
  const anyFix = fc.record({
    unit: fc.constant('a'),
    at: fc.record({
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
    }),
    fixMs: fc.oneof(fc.integer({ min: START, max: START + 1_000_000 }), fc.maxSafeInteger()),
    receivedMs: fc.integer({ min: START, max: START + 1_000_000 }),
    speedMps: fc.option(fc.double({ min: 0, max: 2000, noNaN: true }), { nil: undefined }),
    accuracyM: fc.option(fc.double({ min: 0, max: 100_000, noNaN: true }), { nil: undefined }),
    source: fc.constant('x'),
    marks: fc.constant<Fix['marks']>([]),
  });
  fc.assert(
    fc.property(fc.array(anyFix, { maxLength: 60 }), (fixes) => {
      let lastMs = -Infinity;
      for (const { use, fix } of run(fixes).answers) {
        if (!use) continue;
        assert.ok(fix.fixMs > lastMs);
        lastMs = fix.fixMs;
      }
    }),
    { seed: 3, numRuns: effort(500) },
  );
  const { state } = run(Array.from({ length: 5000 }, (_, n) => at(n, { receivedMs: START + n * 1000 })));
  assert.ok(state.history.length <= 256 && state.suspects.length <= 8);
});

test('1,533 recorded bus fixes: none is called implausible', {
  skip: shared === null ? 'no shared tracks' : false,
}, () => {
  const [head, ...rows] = readFileSync(join(shared ?? '', 'tracks/bus/route14_outbound.csv'), 'utf8')
    .replaceAll('"', '')
    .trim()
    .split(/\r?\n/);
  const columns = (head ?? '').split(',');
  const trips = new Map<string, Fix[]>();
  for (const row of rows) {
    const cells = row.split(',');
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? '';
    const fixMs = Date.parse(`${cell('timestamp').replace(' ', 'T').slice(0, 19)}Z`);
    const fix: Fix = {
      unit: cell('vehicle_id'),
      at: { lat: Number(cell('latitude')), lon: Number(cell('longitude')) },
      fixMs,
      receivedMs: fixMs + 1000,
      source: 'csv',
      marks: [],
    };
    assert.ok(Number.isFinite(fixMs) && Number.isFinite(fix.at.lat));
    const key = `${cell('vehicle_id')}/${cell('trip_id')}`;
    trips.set(key, [...(trips.get(key) ?? []), fix]);
  }
  assert.equal(trips.size, 16);
  let used = 0;
  for (const fixes of trips.values()) {
    for (const { use, fix } of run(fixes.sort((a, b) => a.fixMs - b.fixMs)).answers) {
      assert.deepEqual(fix.marks, []);
      if (use) used++;
    }
  }
  assert.equal(used, 1533);
});
