import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isQuiet, levelOf, relaxed, type Sounding, toneOfAll } from './quiet.ts';

const closing = (level: number): Sounding => ({ id: 'closing', tone: 'urgent', level });

test('a quietened meeting sounds again when it comes within a minute, and again when it happens', () => {
  const far = levelOf({ rank: 'soon', dueMs: 400_000 }, 0);
  const near = levelOf({ rank: 'soon', dueMs: 400_000 }, 345_000);
  const now = levelOf({ rank: 'now', dueMs: null }, 400_000);
  const quiet = new Map([['closing', far]]);
  assert.equal(toneOfAll([closing(far)], quiet), null);
  assert.equal(toneOfAll([closing(near)], quiet), 'urgent');
  assert.equal(toneOfAll([closing(now)], new Map([['closing', near]])), 'urgent');
  assert.equal(toneOfAll([closing(now)], new Map([['closing', now]])), null);
  // It does not sound for growing better.
  assert.equal(toneOfAll([closing(far)], new Map([['closing', near]])), null);
});

test('quiet for one is quiet for no other', () => {
  const contact: Sounding = { id: 'contact', tone: 'urgent', level: 4 };
  const quiet = new Map([['closing', 4]]);
  assert.equal(toneOfAll([closing(4), contact], quiet), 'urgent');
  assert.equal(toneOfAll([closing(4), { id: 'late', tone: 'notice', level: 1 }], quiet), 'notice');
  assert.equal(toneOfAll([], quiet), null);
});

test('what ended, or was lost from sight, sounds again when it comes back', () => {
  const quiet = new Map([['closing', 4]]);
  const going = { id: 'closing', over: false, unseen: false };
  assert.equal(relaxed(quiet, [going]), quiet);
  assert.ok(!isQuiet(closing(2), relaxed(quiet, [{ ...going, over: true }])));
  const unseen = relaxed(quiet, [{ ...going, unseen: true }]);
  assert.ok(isQuiet(closing(1), unseen));
  assert.ok(!isQuiet(closing(2), unseen));
  assert.equal(relaxed(unseen, [{ ...going, unseen: true }]), unseen);
});
