/** Values that the tests of the room share. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { isRefusal } from '../../../src/contract/index.ts';
import type { Fix } from '../../../src/feeds/index.ts';
import { direct, type Point } from '../../../src/geo/index.ts';
import type { SealedSegment } from '../../../src/watch/seal.ts';
import type { Segment } from '../../../src/watch/segment.ts';
import { type Signal, signalSchema } from '../../../src/watch/signal.ts';

export const T0 = Date.parse('2026-03-01T06:00:00Z');
export const HOME: Point = { lat: 37.0000001, lon: 41.1234567 };
export const fix = (s: number, more: Partial<Fix> = {}): Fix => ({
  unit: 'U 1/é',
  at: direct(HOME, 90, s * 10),
  fixMs: T0 + s * 1000,
  receivedMs: T0 + s * 1000 + 200,
  speedMps: 10.12345,
  accuracyM: 4,
  source: 'osmand',
  marks: [],
  ...more,
});
export const SALT = '00112233445566778899aabbccddeeff';
export const minute = (n: number, fixes: Fix[]): Segment => ({
  party: 'red',
  unit: 'U 1/é',
  fromMs: T0 + n * 60_000,
  toMs: T0 + (n + 1) * 60_000,
  salt: SALT,
  fixes,
});
export function bytesOf(value: Uint8Array | { refused: string }): Uint8Array {
  assert.ok(!isRefusal(value), JSON.stringify(value));
  return value as Uint8Array;
}
export const SIGNAL: Signal = signalSchema.parse({
  episode: 'closing|blue/A~red/B|1',
  type: 'closing',
  phase: 'begins',
  revised: false,
  withdrawn: false,
  party: 'blue',
  unit: 'A',
  other: { party: 'red', unit: 'B' },
  noticeId: null,
  version: null,
  clause: 'K-1',
  at: HOME,
  otherAt: direct(HOME, 90, 900),
  atMs: T0 + 60_000,
  beginsMs: T0 + 30_000,
  value: 12,
  valueUnit: 'm',
  certainty: 'possible',
  level: 'shared positions',
  approach: {
    distanceM: 900,
    bearingDeg: 90,
    leastM: 12,
    inS: 45,
    sigmaM: 8,
    meeting: 'crossing',
    by: 'constant velocity',
    minDistanceM: 900,
    maxSpeedMps: 9,
    otherMaxSpeedMps: 11,
  },
  basis: ['ab'.repeat(32)],
});

export const stream = (unit: string, n: number): SealedSegment => ({
  party: n % 2 ? 'blue' : 'red',
  unit,
  sha256: createHash('sha256').update(`${unit} ${n}`).digest('hex'),
  count: n,
  fromMs: T0,
  toMs: T0 + 60_000,
});
