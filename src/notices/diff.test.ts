import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsWith, HOUR, T0 } from '../../test/helpers/notices/made.ts';
import { diffOf } from './diff.ts';
import type { Fields } from './notice.ts';

const before = fieldsWith();
const short = (a: Partial<Fields>, b: Partial<Fields>): string[] =>
  diffOf(a, b).map(({ field, change, before: was, after }) => `${field} ${change} ${was} ${after}`);

test('nothing changed is said as nothing', () => {
  assert.deepEqual(short(before, structuredClone(before)), []);
});

test('each value that changed, came or went stands with what it was and is', () => {
  const after: Fields = {
    ...before,
    who: { ...before.who, callSign: 'W2', units: ['w1', 'w9'], missionId: 'M' },
    people: null,
  };
  assert.deepEqual(short(before, after), [
    'who.callSign changed W1 W2',
    'who.units[1] added null w9',
    'who.missionId added null M',
    'people.count removed 12 null',
    'people added null null',
  ]);
});

test('a plan moved by an hour names each time; a route drawn anew is one line', () => {
  const passage = before.times as Extract<Fields['times'], { type: 'passage' }>;
  const later = { ...passage, atMs: passage.atMs.map((ms) => ms + HOUR) };
  assert.deepEqual(short(before, { ...before, times: later }), [
    `times.atMs[0] changed ${T0 + 24 * HOUR} ${T0 + 25 * HOUR}`,
    `times.atMs[1] changed ${T0 + 25 * HOUR} ${T0 + 26 * HOUR}`,
  ]);
  const points = Array.from({ length: 40 }, (_, i) => ({ lat: 36 + i / 100, lon: 41 }));
  const drawn = { ...before, route: { type: 'corridor' as const, points, halfWidthM: 200 } };
  assert.deepEqual(short(before, drawn), ['route.points[] changed 2 40']);
});

test('what was hidden and is shown, and the other way round', () => {
  const { route: _, ...rough } = before;
  assert.deepEqual(short(rough, before), ['route shown null null']);
  assert.deepEqual(short(before, rough), ['route no longer shown null null']);
});
