import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  densityOf,
  eventFrom,
  inSight,
  lanesOf,
  type Span,
  stepOf,
  ticksOf,
  WIDTHS,
  wholeOf,
} from './range.ts';

const NOW = Date.UTC(2020, 7, 25, 7, 3);
const HOUR = 3_600_000;
const day: Span = { fromMs: NOW - 24 * HOUR, toMs: NOW + 24 * HOUR };

test('the whole reaches from the first thing known to the last notified, now inside', () => {
  const whole = wholeOf(
    NOW,
    { firstMs: NOW - 30 * HOUR, lastMs: NOW - 1 },
    { firstMs: NOW - HOUR, lastMs: NOW + 5 * HOUR },
  );
  assert.ok(whole.fromMs <= NOW - 30 * HOUR && whole.fromMs > NOW - 31 * HOUR);
  assert.ok(whole.toMs >= NOW + 5 * HOUR && whole.toMs < NOW + 6 * HOUR);
  const empty = wholeOf(NOW, null, null);
  assert.ok(empty.fromMs < NOW && NOW < empty.toMs && empty.toMs - empty.fromMs >= HOUR);
});

test('what is in sight lies in the whole and holds the moment, for every width and way there', () => {
  const moment = fc.integer({ min: day.fromMs, max: day.toMs });
  fc.assert(
    fc.property(
      fc.constantFrom(...WIDTHS),
      fc.array(moment, { minLength: 1, maxLength: 8 }),
      (width, moments) => {
        let seen: Span | null = null;
        for (const at of moments) {
          seen = inSight(day, width, at, seen);
          assert.ok(seen.fromMs <= at && at <= seen.toMs);
          assert.ok(seen.fromMs >= day.fromMs && seen.toMs <= day.toMs);
        }
      },
    ),
  );
});

test('the scale stays under the pointer until the moment comes to its edge', () => {
  const width = 6 * HOUR;
  const first = inSight(day, width, NOW, null);
  assert.equal(inSight(day, width, NOW + HOUR, first), first);
  assert.notEqual(inSight(day, width, first.toMs - 1, first), first);
  assert.notEqual(inSight(day, HOUR, NOW, first), first);
});

test('steps and ticks are round, and few enough to be read', () => {
  for (const hours of [1, 6, 24, 168, 2000]) {
    const span = { fromMs: NOW, toMs: NOW + hours * HOUR };
    const ticks = ticksOf(span, 8);
    assert.ok(ticks.length >= 1 && ticks.length <= 9, `${hours} h: ${ticks.length}`);
    for (const at of ticks) assert.ok(at >= span.fromMs && at <= span.toMs && at % 300_000 === 0);
    assert.equal(stepOf(span) % 10_000, 0);
    assert.ok((span.toMs - span.fromMs) / stepOf(span) <= 400);
  }
});

test('density counts each moment in sight once', () => {
  const span = { fromMs: 0, toMs: 100 };
  assert.deepEqual(densityOf(span, [0, 9, 10, 99, 100, 101, -1], 10), [2, 1, 0, 0, 0, 0, 0, 0, 0, 2]);
});

test('bars that meet lie in lanes of their own; without a free lane they are said to have none', () => {
  const bars = [
    { id: 'a', fromMs: 0, toMs: 10 },
    { id: 'b', fromMs: 5, toMs: 15 },
    { id: 'c', fromMs: 6, toMs: 7 },
    { id: 'd', fromMs: 10, toMs: 20 },
  ];
  assert.deepEqual(
    lanesOf(bars, 2).map(({ bar, lane }) => [bar.id, lane]),
    [
      ['a', 0],
      ['b', 1],
      ['c', null],
      ['d', 0],
    ],
  );
});

test('next and previous go by time, and never stay where they are', () => {
  const events = [5_000, 20_000, 9_000].map((atMs) => ({ atMs, kind: 'alert' as const, id: String(atMs) }));
  assert.equal(eventFrom(events, 5_000, 1)?.atMs, 9_000);
  assert.equal(eventFrom(events, 20_500, -1)?.atMs, 9_000);
  assert.equal(eventFrom(events, 0, -1), null);
  assert.equal(eventFrom(events, 20_000, 1), null);
});
