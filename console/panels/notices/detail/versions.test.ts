/** What changed from one version to the next, and who was shown what. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { GROUPS as ALL, COARSE_GROUPS, type Fields } from '../../../../src/notices/index.ts';
import { fieldsWith, HOUR, idOf, T0, versionBody } from '../../../../test/helpers/notices/made.ts';
import { disclosedIn, GROUPS, showingOf } from './groups.ts';
import { changesBetween } from './versions.ts';

const base = fieldsWith();
const { times } = base;
assert.ok(times.type === 'passage');
const later = { ...times, atMs: times.atMs.map((ms) => ms + HOUR) };

describe('what a version says otherwise', () => {
  test('nothing, where both say the same, in whatever order of keys', () => {
    assert.deepEqual(changesBetween(base, structuredClone(base)), []);
    const turned = Object.fromEntries(Object.entries(base.who).toReversed()) as Fields['who'];
    assert.deepEqual(changesBetween(base, { ...base, who: turned }), []);
  });

  test('a plan that moved as a whole is said as one thing; another is said to have changed', () => {
    const moved = fieldsWith({ times: later });
    assert.deepEqual(changesBetween(base, moved), [{ code: 'moved', byMs: HOUR }]);
    assert.deepEqual(changesBetween(moved, base), [{ code: 'moved', byMs: -HOUR }]);
    const uneven = { ...times, atMs: times.atMs.map((ms, i) => ms + i * HOUR), lateS: 900 };
    assert.deepEqual(changesBetween(base, fieldsWith({ times: uneven })), [
      { code: 'changed', group: 'times' },
      { code: 'margins', earlyS: 600, lateS: 900 },
    ]);
  });

  test('every change is found: a group that differs is never passed over', () => {
    const others: Partial<Fields>[] = [
      { who: { ...base.who, callSign: 'X', units: ['w2'], escort: true, activity: 'aid' } },
      { people: { count: 99 } },
      { vehicles: [{ make: 'Truck', count: 9 }] },
      { route: { type: 'site', name: 'S', category: 'c', at: { lat: 37, lon: 41 }, radiusM: 9 } },
      { area: { type: 'circle', center: { lat: 37, lon: 41 }, radiusM: 9 } },
      { times: later },
      { window: { fromMs: T0, toMs: null } },
      { contacts: [{ name: 'N', role: 'r', phone: '1' }] },
    ];
    assert.deepEqual(
      others.flatMap((other) => Object.keys(other)),
      [...GROUPS],
    );
    for (const other of others) {
      const changes = changesBetween(base, { ...base, ...other });
      assert.ok(changes.length > 0, JSON.stringify(other));
    }
    assert.deepEqual(
      changesBetween(base, { ...base, ...others[0] }).map(({ code }) => code),
      ['line', 'activity', 'escort', 'units'],
    );
    const crowd = { people: { count: 5 } };
    assert.deepEqual(changesBetween(crowd, { people: { count: 7 } }), [{ code: 'people', from: 5, to: 7 }]);
    assert.deepEqual(changesBetween(crowd, { people: null }), [{ code: 'changed', group: 'people' }]);
    assert.deepEqual(changesBetween(crowd, { people: { count: 5, note: 'x' } }), [
      { code: 'changed', group: 'people' },
    ]);
  });

  test('what was shown only once is no change of the plan', () => {
    const { route: _, ...rough } = base;
    assert.deepEqual(changesBetween(rough, base), [{ code: 'now-shown', group: 'route' }]);
    assert.deepEqual(changesBetween(base, rough), [{ code: 'no-longer-shown', group: 'route' }]);
    assert.deepEqual(changesBetween({}, {}), []);
  });
});

describe('who was shown what', () => {
  test('is read from the copy that was sent', () => {
    assert.deepEqual([...GROUPS], [...ALL], 'the order of the commitment tree');
    const id = idOf('A1');
    assert.deepEqual(disclosedIn(versionBody(id, 1)), { shown: [...GROUPS], hidden: [] });
    assert.deepEqual(disclosedIn(versionBody(id, 1, COARSE_GROUPS)), {
      shown: ['who', 'area', 'window', 'contacts'],
      hidden: ['people', 'vehicles', 'route', 'times'],
    });
    for (const body of [null, undefined, {}, { openings: null }, 'x']) assert.equal(disclosedIn(body), null);
  });

  test('nothing stated is not the same as not shown', () => {
    const { people, route } = showingOf({ people: null });
    assert.deepEqual([people, route, showingOf(base).who], ['empty', 'hidden', 'shown']);
  });
});
