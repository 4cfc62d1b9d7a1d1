import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { direct } from '../geo/index.ts';
import {
  compareReadBack,
  type Difference,
  differenceSchema,
  type Facts,
  PLACE_TOLERANCE_M,
} from './read-back.ts';

type Compare = (sent: Facts, read: Facts) => Difference[];
const facts = (more: Partial<Facts> = {}): Facts => ({ at: null, timeMs: null, expiresMs: null, ...more });

// Whole numbers scaled: doubles would nearly all lie next to nought, where no bearing leads east.
const scaled = (min: number, max: number, by: number) =>
  fc.integer({ min: min * by, max: max * by }).map((n) => n / by);
const place = fc.record({ lat: scaled(-80, 80, 1e6), lon: scaled(-180, 180, 1e6) });
const bearing = scaled(0, 360, 100);
const push = fc.oneof(scaled(0, 300, 1000), scaled(0, 50_000, 10));

/** The rule, told independently of how it is computed: a place pushed off by d metres is found exactly when d is too much. */
function holdsPlaceRule(compare: Compare): void {
  fc.assert(
    fc.property(place, bearing, push, (at, bearingDeg, pushedM) => {
      fc.pre(Math.abs(pushedM - PLACE_TOLERANCE_M) > 0.01);
      const [difference, ...more] = compare(facts({ at }), facts({ at: direct(at, bearingDeg, pushedM) }));
      assert.equal(more.length, 0);
      assert.equal(difference !== undefined, pushedM > PLACE_TOLERANCE_M);
      if (difference) assert.ok(Math.abs((difference.byM as number) - pushedM) < 0.2, 'says by how much');
    }),
    { numRuns: effort(500), seed: 7 },
  );
}
function holdsTimeRule(compare: Compare): void {
  fc.assert(
    fc.property(
      fc.constantFrom('timeMs', 'expiresMs'),
      fc.integer({ min: 0, max: 30_000_000 }),
      fc.integer({ min: -120, max: 120 }),
      fc.integer({ min: 0, max: 59_999 }),
      fc.integer({ min: 0, max: 59_999 }),
      (field, minute, offMinutes, a, b) => {
        fc.pre(minute + offMinutes >= 0);
        const sentMs = minute * 60_000 + a;
        const readMs = (minute + offMinutes) * 60_000 + b;
        const [difference] = compare(facts({ [field]: sentMs }), facts({ [field]: readMs }));
        assert.equal(difference !== undefined, offMinutes !== 0);
        if (difference) {
          assert.equal(difference.field, field);
          assert.equal(difference.byS, Math.round((readMs - sentMs) / 1000));
        }
      },
    ),
    { numRuns: effort(500), seed: 8 },
  );
}

describe('reading back', () => {
  test('a place within tolerance passes, one beyond is told in metres', () =>
    holdsPlaceRule(compareReadBack));
  test('a time is the same minute or told in seconds', () => holdsTimeRule(compareReadBack));

  test('across the antimeridian a short way is short', () => {
    const differences = compareReadBack(
      facts({ at: { lat: 0, lon: 179.9999 } }),
      facts({ at: { lat: 0, lon: -179.9999 } }),
    );
    assert.deepEqual(differences, []);
  });

  test('each field is compared for itself; missing and extra are said', () => {
    const sent = facts({ at: { lat: 35.336, lon: 40.309 }, timeMs: 600_000 });
    assert.deepEqual(compareReadBack(sent, facts({ expiresMs: 0 })), [
      { field: 'at', what: 'missing', byM: null, byS: null },
      { field: 'timeMs', what: 'missing', byM: null, byS: null },
      { field: 'expiresMs', what: 'extra', byM: null, byS: null },
    ]);
    assert.deepEqual(compareReadBack(sent, sent), []);
    assert.deepEqual(compareReadBack(facts(), facts()), []);
  });

  test('whatever is read back, the answer has its declared shape', () => {
    const some = fc.record({
      at: fc.option(place),
      timeMs: fc.option(fc.integer({ min: 0, max: 8.64e15 })),
      expiresMs: fc.option(fc.integer({ min: 0, max: 8.64e15 })),
    });
    fc.assert(
      fc.property(some, some, (sent, read) => {
        const differences = compareReadBack(sent, read);
        for (const difference of differences) differenceSchema.parse(difference);
        assert.deepEqual(
          compareReadBack(read, sent).map(({ field }) => field),
          differences.map(({ field }) => field),
        );
      }),
      { numRuns: effort(2000), seed: 9 },
    );
  });
});

describe('a planted mutant is caught', () => {
  test('a read-back that ignores longitude', () => {
    const mutant: Compare = (sent, read) =>
      compareReadBack(sent, read.at && sent.at ? { ...read, at: { ...read.at, lon: sent.at.lon } } : read);
    assert.throws(() => holdsPlaceRule(mutant));
  });
  test('a read-back that compares times to the hour', () => {
    const hour = (ms: number | null) => ms && Math.floor(ms / 3_600_000) * 3_600_000;
    const mutant: Compare = (sent, read) =>
      compareReadBack(
        { ...sent, timeMs: hour(sent.timeMs), expiresMs: hour(sent.expiresMs) },
        { ...read, timeMs: hour(read.timeMs), expiresMs: hour(read.expiresMs) },
      );
    assert.throws(() => holdsTimeRule(mutant));
  });
});
