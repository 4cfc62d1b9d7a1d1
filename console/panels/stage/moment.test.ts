import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { distanceM } from '../../../src/geo/index.ts';
import type { NoticeView } from '../../../src/notices/index.ts';
import type { Signal } from '../../../src/watch/index.ts';
import type { AlertAnswer } from '../../state/answers.ts';
import { episodesAt, episodesNow, fixAt, noticesAt, placedNow, unitsAt, unitsNow } from './moment.ts';

const fix = (fixMs: number, lat = 37) => ({ at: { lat, lon: 42 }, fixMs, marks: [] });
const HOUR = 3_600_000;

test('the fix of a moment is the newest that is not after it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1_000 })),
      fc.integer({ min: -10, max: 1_010 }),
      (times, ms) => {
        const fixes = times.toSorted((a, b) => a - b).map((at) => fix(at));
        // By looking at each in turn: slow, and owes nothing to the search under test.
        const wished = fixes.filter(({ fixMs }) => fixMs <= ms).at(-1) ?? null;
        assert.equal(fixAt(fixes, ms), wished);
      },
    ),
  );
});

test('of two answers the one with the newer fix stands; a unit without one yet is absent', () => {
  const coarse = [{ party: 'a', unit: 'x', fixes: [fix(10), fix(60)] }];
  const fine = [
    { party: 'a', unit: 'x', fixes: [fix(40), fix(45)] },
    { party: 'b', unit: 'y', fixes: [fix(90)] },
  ];
  assert.deepEqual(
    unitsAt(50, coarse, fine).map(({ fix: { fixMs } }) => fixMs),
    [45],
  );
  assert.deepEqual(
    unitsAt(70, fine, coarse).map(({ fix: { fixMs } }) => fixMs),
    [60],
  );
  assert.deepEqual(unitsAt(5, coarse, fine), []);
});

test('a unit that went silent stays beside the live ones, at its last fix', () => {
  const units = unitsNow(
    [{ party: 'a', unit: 'x', fix: fix(100) }],
    [
      { party: 'a', unit: 'x', fix: fix(90) },
      { party: 'a', unit: 'silent', fix: fix(7) },
    ],
  );
  assert.deepEqual(
    new Map(units.map(({ unit, fix: { fixMs } }) => [unit, fixMs])),
    new Map([
      ['x', 100],
      ['silent', 7],
    ]),
  );
});

const AT = Date.UTC(2020, 7, 25, 7);
const notice = (id: string, filedMs: number, fromMs: number, withdrawnMs: number | null = null) => {
  const fields = { window: { fromMs, toMs: fromMs + HOUR } };
  const history = [{ version: 1, localMs: filedMs, fields }] as unknown as NoticeView['history'];
  const status = withdrawnMs === null ? ('active' as const) : ('withdrawn' as const);
  return {
    noticeId: id,
    party: 'a',
    type: 'movement' as const,
    protected: false,
    status,
    fields,
    filedMs,
    withdrawnMs,
    history,
  };
};
const shown = (ms: number, always: string | null = null) =>
  noticesAt(
    [
      notice('on', AT - 2 * HOUR, AT),
      notice('not filed yet', AT + 600_000, AT),
      notice('withdrawn later', AT - 9 * HOUR, AT, AT + 60_000),
      notice('far ahead', AT - HOUR, AT + 30 * HOUR),
      notice('over', AT - 90 * HOUR, AT - 80 * HOUR),
    ],
    ms,
    always,
  );

test('at a moment stand the notices that were known then, as they stood then', () => {
  assert.deepEqual(
    shown(AT).map(({ noticeId, status }) => [noticeId, status]),
    [
      ['on', 'active'],
      ['withdrawn later', 'active'],
    ],
  );
  const later = shown(AT + 700_000);
  assert.equal(later.find(({ noticeId }) => noticeId === 'withdrawn later')?.status, 'withdrawn');
  assert.ok(later.some(({ noticeId }) => noticeId === 'not filed yet'));
  assert.ok(
    shown(AT, 'over').some(({ noticeId }) => noticeId === 'over'),
    'what is chosen is drawn',
  );
  assert.deepEqual(
    shown(AT + 20 * HOUR).map(({ noticeId }) => noticeId),
    ['far ahead'],
  );
});

test('an amended notice is drawn in the version of the moment', () => {
  const amended = notice('one', AT - 5 * HOUR, AT);
  const second = { window: { fromMs: AT + HOUR, toMs: AT + 2 * HOUR } };
  amended.history.push({ version: 2, localMs: AT + 60_000, fields: second } as (typeof amended.history)[0]);
  amended.fields = second;
  assert.equal(noticesAt([amended], AT, null)[0]?.fields.window?.fromMs, AT);
  assert.equal(noticesAt([amended], AT + 61_000, null)[0]?.fields.window?.fromMs, AT + HOUR);
});

const signal = (atMs: number, phase: Signal['phase']) =>
  ({
    episode: 'e',
    type: 'closing',
    phase,
    party: 'a',
    unit: 'x',
    other: { party: 'b', unit: 'y' },
    at: { lat: 37, lon: 42 },
    otherAt: { lat: 37, lon: 42.1 },
    atMs,
    beginsMs: AT,
    approach: { distanceM: 1, leastM: 5, inS: 90 },
  }) as unknown as Signal;
/** Ended, and seen to be apart. */
const parted = (atMs: number): Signal => ({
  ...signal(atMs, 'ends'),
  value: 100,
  approach: { distanceM: 900, minDistanceM: 300, leastM: 5, inS: null } as unknown as Signal['approach'],
});
const alert = (from: string, id: string, last: Signal): AlertAnswer =>
  ({
    from,
    alertId: id,
    first: signal(AT, 'begins'),
    last,
    ended: last.phase === 'ends',
    withdrawn: false,
    closed: null,
  }) as AlertAnswer;

test('three nodes that see one meeting draw one; any of their alerts chooses it; the own word stands', () => {
  const rows = [
    alert('b', '1', signal(AT + 9_000, 'continues')),
    alert('me', '2', signal(AT + 5_000, 'continues')),
    alert('c', '3', signal(AT + 7_000, 'continues')),
  ];
  const [one, ...more] = episodesNow(rows, new Map(), 'me');
  assert.equal(more.length, 0);
  assert.equal(one?.alertId, '2');
  assert.deepEqual(one?.ids, ['1', '2', '3']);
  const heard = episodesNow(rows, new Map([['e', parted(AT + 20_000)]]), 'me');
  assert.deepEqual(
    heard.map(({ alertId, ended }) => [alertId, ended]),
    [['2', true]],
  );
});

test('an alarm is drawn before it is recorded; one that is over and closed is not drawn again', () => {
  assert.equal(episodesNow([], new Map([['e', signal(AT, 'begins')]]), 'me').length, 1);
  const closed = [{ ...alert('me', '1', parted(AT)), closed: { localMs: AT } } as AlertAnswer];
  assert.equal(episodesNow(closed, new Map([['e', parted(AT)]]), 'me').length, 0);
});

test('a meeting that was lost from sight stays on the map as it was last seen; one that was seen to part does not', () => {
  const lost = [alert('me', '1', signal(AT, 'ends'))];
  const [one] = episodesNow(lost, new Map(), 'me');
  assert.deepEqual(
    [one?.ended, one?.unseen, one?.last.phase, one?.last.approach?.inS],
    [false, true, 'continues', null],
  );
  const [over] = episodesNow([...lost, alert('b', '2', parted(AT + 9_000))], new Map(), 'me');
  assert.deepEqual([over?.ended, over?.unseen], [true, false]);
});

test('in the past a pair is drawn while it lasted, between the places of that moment', () => {
  const rows = [alert('me', '1', signal(AT + 60_000, 'ends'))];
  const places = { x: { lat: 37, lon: 42.04 }, y: { lat: 37, lon: 42.05 } };
  const placeOf = (_party: string, unit: string) => places[unit as 'x' | 'y'];
  const [then] = episodesAt(rows, AT + 30_000, placeOf, 'me');
  assert.equal(then?.ended, false);
  assert.deepEqual([then?.last.at, then?.last.otherAt], [places.x, places.y]);
  assert.equal(then?.last.approach?.distanceM, distanceM(places.x, places.y));
  assert.deepEqual(episodesAt(rows, AT - 1, placeOf, 'me'), []);
  assert.deepEqual(episodesAt(rows, AT + 60_001, placeOf, 'me'), []);
});

test('now a pair is drawn between its units as they are shown; one that is not shown stays where the signal had it', () => {
  const [going] = episodesNow([], new Map([['e', signal(AT, 'begins')]]), 'me');
  const x = { lat: 37, lon: 42.09 };
  const [drawn] = placedNow(going ? [going] : [], (_party, unit) => (unit === 'x' ? x : null));
  assert.deepEqual([drawn?.last.at, drawn?.last.otherAt], [x, { lat: 37, lon: 42.1 }]);
  assert.equal(drawn?.last.approach?.distanceM, distanceM(x, { lat: 37, lon: 42.1 }));
  assert.equal(drawn?.last.approach?.leastM, 5, 'the forecast is the signal’s own');
});
