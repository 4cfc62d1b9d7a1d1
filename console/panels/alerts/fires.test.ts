import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Fire, firesOf, soundingOfFire } from './fires.ts';
import { isQuiet, toneOfAll } from './quiet.ts';

const subject = { party: 'west', noticeId: '01ARZ3NDEKTSV4RRFFQ69G0001', version: 1 };
const one = (actId: string, kind: Fire['finding']['kind'], fromMs: number | null): Fire => ({
  key: actId,
  actId,
  subject,
  finding: { kind, with: null, fromMs, atMs: fromMs },
});

test('open conflicts with fire, the next to begin first; no other kind is among them', () => {
  const all = [one('A', 'conflict', 1), one('B', 'fire', 50), one('C', 'near', 0), one('D', 'fire', 20)];
  assert.deepEqual(
    firesOf(all).map(({ actId }) => actId),
    ['D', 'B'],
  );
  assert.deepEqual(firesOf([one('A', 'conflict', 1), one('C', 'possible', 0)]), []);
});

test('each is an urgent sound until an officer takes note of it, and a new finding for the pair sounds anew', () => {
  const sounding = soundingOfFire({ actId: 'B' });
  assert.equal(toneOfAll([sounding], new Map()), 'urgent');
  const quiet = new Map([[sounding.id, sounding.level]]);
  assert.ok(isQuiet(sounding, quiet));
  assert.equal(toneOfAll([sounding, soundingOfFire({ actId: 'E' })], quiet), 'urgent');
  assert.equal(toneOfAll([sounding], quiet), null);
});
