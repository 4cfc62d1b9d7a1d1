import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { isRefusal } from '../contract/index.ts';
import { type Day, dateAfter, dateIn, dayOf, timeIn, zoneOf } from './day.ts';

function day(date: string, zone: string): Day {
  const found = dayOf(date, zone);
  assert.ok(!isRefusal(found), JSON.stringify(found));
  return found;
}
const iso = ({ fromMs, toMs }: Day) => [fromMs, toMs].map((ms) => new Date(ms).toISOString());

test('a zone is shown as one name', () => {
  for (const given of ['UTC', 'utc', 'Z', '', '+00:00', '0', '-0000'])
    assert.equal(zoneOf(given), 'UTC', given);
  for (const given of ['+03:00', ' 03:00', '+0300', '180']) assert.equal(zoneOf(given), '+03:00', given);
  assert.equal(zoneOf('-210'), '-03:30');
  assert.equal(zoneOf('Asia/Damascus'), 'Asia/Damascus');
  for (const given of ['+15:00', '+03:60', 'Mars/Base', '<b>', 'a'.repeat(500), '../etc', '+1:00', '9999']) {
    const refused = zoneOf(given);
    assert.ok(isRefusal(refused) && refused.refused === 'BRIEFINGS_ZONE', given);
  }
});

test('a day has the length that the zone gave it', () => {
  assert.deepEqual(iso(day('2020-08-25', 'UTC')), ['2020-08-25T00:00:00.000Z', '2020-08-26T00:00:00.000Z']);
  assert.deepEqual(iso(day('2020-08-25', '+03:00')), [
    '2020-08-24T21:00:00.000Z',
    '2020-08-25T21:00:00.000Z',
  ]);
  // Damascus moved its clocks at midnight: that day begins at one.
  const spring = day('2020-03-27', 'Asia/Damascus');
  assert.equal(spring.toMs - spring.fromMs, 23 * 3_600_000);
  assert.equal(timeIn(spring.fromMs, 'Asia/Damascus').time, '2020-03-27 01:00:00');
  assert.equal(timeIn(spring.fromMs, 'Asia/Damascus').offset, '+03:00');
  const autumn = day('2020-10-29', 'Asia/Damascus');
  assert.equal(autumn.toMs - autumn.fromMs, 25 * 3_600_000);
});

test('what is no day is refused', () => {
  // Samoa went over the date line.
  for (const [date, zone] of [
    ['2020-02-30', 'UTC'],
    ['2020-8-25', 'UTC'],
    ['20200825', 'UTC'],
    ['1969-12-31', 'UTC'],
    ['9999-12-31', 'UTC'],
    ['today<script>', 'UTC'],
    ['2011-12-30', 'Pacific/Apia'],
  ] as const) {
    const refused = dayOf(date, zone);
    assert.ok(isRefusal(refused) && refused.refused === 'BRIEFINGS_DATE', date);
  }
});

test('days of a zone leave no moment out and share none', () => {
  const zones = [
    'UTC',
    '+05:45',
    '-12:00',
    'Asia/Damascus',
    'America/Sao_Paulo',
    'Africa/Cairo',
    'Pacific/Auckland',
  ];
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4_102_444_800_000 }).map((ms) => ms + 3 * 86_400_000),
      fc.constantFrom(...zones),
      (atMs, zone) => {
        const date = dateIn(atMs, zone);
        const here = day(date, zone);
        assert.ok(here.fromMs <= atMs && atMs < here.toMs, `${date} ${zone}`);
        assert.equal(day(dateAfter(date, 1), zone).fromMs, here.toMs);
        assert.equal(dateIn(here.fromMs, zone), date);
        assert.ok(dateIn(here.fromMs - 1, zone) < date);
      },
    ),
    { numRuns: effort(300) },
  );
});

test('any text gives a day or a refusal', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (date, zone) => {
      const found = dayOf(date, zone);
      assert.ok(isRefusal(found) || found.toMs > found.fromMs);
    }),
    { numRuns: effort(100_000) },
  );
});
