import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Item } from '../../../src/handover/index.ts';
import { ITEM_KINDS } from '../../../src/handover/index.ts';
import { byDue, byKind, dueOf, standingOf, waiting, wayOf } from './list.ts';

const NOW = 1_600_000_000_000;
const MINUTE = 60_000;
function item(
  kind: Item['kind'],
  about: string,
  dueMs: number | null = null,
  sinceMs: number | null = null,
): Item {
  const says = { en: 'a', ru: 'б', ar: 'ت' };
  return {
    key: `${kind}/${about}`,
    kind,
    party: null,
    about,
    refs: [],
    sinceMs,
    dueMs,
    says,
    words: '',
    cut: false,
  };
}

test('a time that is set stands in one group, to the millisecond', () => {
  const cases: [number | null, string][] = [
    [NOW - 1, 'over'],
    [NOW, 'over'],
    [NOW + 1, 'hour'],
    [NOW + 60 * MINUTE, 'hour'],
    [NOW + 60 * MINUTE + 1, 'day'],
    [NOW + 1_440 * MINUTE, 'day'],
    [NOW + 1_440 * MINUTE + 1, 'later'],
    [null, 'none'],
  ];
  for (const [dueMs, due] of cases) assert.equal(dueOf({ dueMs }, NOW), due, String(dueMs));
});

test('grouping loses nothing and says nothing twice', () => {
  const items = ITEM_KINDS.flatMap((kind, at) => [
    item(kind, `x${at}/y`, NOW + (at - 4) * 40 * MINUTE),
    item(kind, `z${at}/y`, null, NOW - at),
  ]);
  for (const groups of [byKind(items), byDue(items, NOW)]) {
    const keys = groups.flatMap((group) => group.items.map(({ key }) => key));
    assert.deepEqual(keys.toSorted(), items.map(({ key }) => key).toSorted());
    assert.ok(groups.every((group) => group.items.length > 0));
  }
  assert.deepEqual(
    byKind(items).map(({ name }) => name),
    [...ITEM_KINDS],
  );
});

test('by time what runs out first stands first, and without a time the oldest', () => {
  const items = [
    item('alert', 'a/1', NOW + 9 * MINUTE),
    item('call', 'a/2', null, NOW - 5),
    item('message', 'a/3', NOW + 2 * MINUTE),
    item('incident', '4', null, NOW - 9),
    item('unit', 'a/5', NOW - MINUTE),
  ];
  assert.deepEqual(
    byDue(items, NOW).map(({ name, items: held }) => [name, held.map(({ about }) => about)]),
    [
      ['over', ['a/5']],
      ['hour', ['a/3', 'a/1']],
      ['none', ['4', 'a/2']],
    ],
  );
});

test('every kind leads to where it is dealt with', () => {
  assert.deepEqual(wayOf(item('alert', 'north/A1')), { alert: 'A1' });
  assert.deepEqual(wayOf(item('unit', 'north/A1')), { alert: 'A1' });
  assert.deepEqual(wayOf(item('message', 'north/M1')), { to: ['line', 'north', 'M1'] });
  assert.deepEqual(wayOf(item('ultimatum', 'north/M1')), { to: ['line', 'north', 'M1'] });
  assert.deepEqual(wayOf(item('call', 'north/C1')), { to: ['line', 'calls'] });
  assert.deepEqual(wayOf(item('conflict', 'N1~N2')), { to: ['notices', 'N1'] });
  assert.deepEqual(wayOf(item('conflict', 'N1~terms/zone-1')), { to: ['notices', 'N1'] });
  assert.deepEqual(wayOf(item('incident', 'I1')), { to: ['incidents', 'I1'] });
  assert.deepEqual(wayOf(item('silence', 'N1/north/south/r-1')), { to: ['notices', 'N1'] });
  for (const kind of ['objection', 'notice unread', 'notice not passed on'] as const)
    assert.deepEqual(wayOf(item(kind, 'N1/north')), { to: ['notices', 'N1'] });
  assert.equal(wayOf(item('peer', 'north')), null);
});

test('only the latest of each office waits, and only until it is taken', () => {
  const of = (index: number, office: string, taken: object | null = null) => ({
    handoverId: `H${index}`,
    office,
    index,
    taken,
  });
  const all = [of(9, 'watch'), of(7, 'command', {}), of(5, 'watch'), of(3, 'command'), of(1, 'liaison')];
  assert.deepEqual(
    waiting(all).map(({ handoverId }) => handoverId),
    ['H9', 'H1'],
  );
  assert.deepEqual(
    all.map((one) => standingOf(one, all)),
    ['waiting', 'taken', 'replaced', 'replaced', 'waiting'],
  );
});
