import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '../../contract/index.ts';
import { type Fix, fixSchema } from '../fix.ts';
import { BARE_EVENT, type CotEvent } from './event.ts';
import { cotFix } from './fixes.ts';

const NOW = Date.UTC(2026, 0, 10, 12);
const event: CotEvent = {
  ...BARE_EVENT,
  uid: 'ANDROID-1',
  type: 'a-f-G-U-C',
  timeMs: NOW - 5000,
  startMs: NOW - 6000,
  staleMs: NOW + 60_000,
  point: { lat: 36.5, lon: 40.5, haeM: 300, ceM: 7.5, leM: null },
  callsign: 'قافلة ١',
  courseDeg: 90,
  speedMps: 12,
};
const unitOf = ({ uid, callsign }: { uid: string; callsign: string | null }): string | null =>
  uid === 'ANDROID-1' || callsign === 'قافلة ١' ? 'convoy-1' : null;
function fix(change: Partial<CotEvent> = {}): Fix {
  const answer = cotFix({ ...event, ...change }, unitOf, NOW);
  assert.ok(answer !== null && !isRefusal(answer), JSON.stringify(answer));
  return fixSchema.parse(answer);
}

test('an event of a known device is a fix of its unit', () => {
  assert.deepEqual(fix(), {
    unit: 'convoy-1',
    at: { lat: 36.5, lon: 40.5 },
    fixMs: NOW - 5000,
    receivedMs: NOW,
    speedMps: 12,
    courseDeg: 90,
    accuracyM: 7.5,
    source: 'cot',
    marks: [],
  });
  assert.equal(fix({ uid: 'other' }).unit, 'convoy-1');
  assert.equal(cotFix({ ...event, uid: 'other', callsign: null }, unitOf, NOW), null);
});

test('only what is somewhere is a position', () => {
  for (const type of [
    'b-a-o',
    'b-t-f',
    'b-m-p-s-m',
    'b-m-r',
    'u-d-f',
    't-x-d-d',
    'a',
    'a-',
    'ab-f-G',
    'A-f-G',
  ]) {
    assert.equal(cotFix({ ...event, type }, unitOf, NOW), null, type);
  }
  for (const type of ['a-f-G', 'a-u-S', 'a-n-A-C', 'a-.-G']) assert.ok(fix({ type }), type);
});

test('stale, clocks and absent values are marked, never dropped', () => {
  assert.deepEqual(fix({ staleMs: NOW }).marks, []);
  assert.deepEqual(fix({ staleMs: NOW - 1 }).marks, ['late']);
  assert.deepEqual(fix({ staleMs: null }).marks, []);
  assert.deepEqual(fix({ timeMs: NOW + 60_001 }).marks, ['future']);
  assert.equal(fix({ timeMs: null }).fixMs, NOW - 6000);
  const timeless = fix({ timeMs: null, startMs: null });
  assert.deepEqual([timeless.fixMs, timeless.marks], [NOW, ['time-of-receipt']]);
  assert.deepEqual(fix({ zoneAssumed: true, staleMs: NOW - 1 }).marks, ['late', 'zone-assumed']);
  assert.deepEqual(fix({ point: { lat: 0, lon: 0, haeM: null, ceM: null, leM: null } }).marks, [
    'implausible',
  ]);
  const bare = fix({ courseDeg: null, speedMps: null, point: { ...event.point, ceM: null } });
  assert.deepEqual([bare.courseDeg, bare.speedMps, bare.accuracyM], [undefined, undefined, undefined]);
  assert.equal(fix({ point: { ...event.point, ceM: 0 } }).accuracyM, undefined);
});
