/** Segments, batches and seals: round trips, refusals, 100,000 damaged inputs each. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { effort } from '../../test/effort.ts';
import { bytesOf, fix, minute, stream, T0 } from '../../test/helpers/watch/room.ts';
import { random } from '../../test/helpers/watch/tracks.ts';
import { isRefusal } from '../contract/index.ts';
import { decodePositions, encodePositions, type Positions } from './positions.ts';
import { refusals } from './refusals.ts';
import { isSealed, openSegments, sealRoot } from './seal.ts';
import { decodeSegment, encodeSegment, type Segment, segmentHash, trackFrom } from './segment.ts';

/** Seeded damage: bytes changed, cut, doubled, or replaced by what parsers trip over. */
function fuzz(good: Uint8Array, times: number, parse: (bytes: Uint8Array) => unknown): number {
  const next = random(11);
  const odd = [
    '\n',
    '{',
    '"',
    '[[[[',
    'null',
    '-0',
    '1e999',
    '\\u0000',
    '\ufeff',
    '{"__proto__":1}',
    '\u{1f600}',
  ];
  let taken = 0;
  for (let i = 0; i < times; i++) {
    let bytes = Buffer.from(good);
    for (let n = 1 + Math.floor(next() * 3); n > 0; n--) {
      const at = Math.floor(next() * bytes.length);
      const how = next();
      if (how < 0.5) bytes[at] = Math.floor(next() * 256);
      else if (how < 0.7) bytes = bytes.subarray(0, at);
      else if (how < 0.85)
        bytes = Buffer.concat([
          bytes.subarray(0, at),
          Buffer.from(odd[Math.floor(next() * odd.length)] as string),
          bytes.subarray(at),
        ]);
      else bytes = Buffer.concat([bytes, bytes.subarray(at)]);
      if (bytes.length === 0) break;
    }
    const found = parse(bytes);
    if (!isRefusal(found)) taken++;
    else assert.ok(refusals[found.refused], found.refused);
  }
  return taken;
}

test('a segment comes back as it went, whatever the order, and its hash is of its bytes', () => {
  const fixes = [fix(3), fix(1), fix(2), fix(2)];
  const bytes = bytesOf(encodeSegment(minute(0, fixes)));
  const back = decodeSegment(bytes) as Segment;
  assert.deepEqual(
    back.fixes.map((f) => f.fixMs),
    [1, 2, 3].map((s) => T0 + s * 1000),
  );
  assert.deepEqual(bytesOf(encodeSegment(back)), bytes);
  assert.deepEqual(bytesOf(encodeSegment(minute(0, fixes.toReversed()))), bytes);
  assert.equal(segmentHash(bytes), createHash('sha256').update(bytes).digest('hex'));
});

test('a segment refuses what does not belong, by name', () => {
  const code = (value: unknown): string => (isRefusal(value) ? value.refused : 'taken');
  assert.equal(code(encodeSegment(minute(0, [fix(70)]))), 'WATCH_SEGMENT_MALFORMED');
  assert.equal(code(encodeSegment(minute(0, [fix(1, { unit: 'V' })]))), 'WATCH_SEGMENT_MALFORMED');
  assert.equal(code(encodeSegment({ ...minute(0, []), salt: 'short' })), 'WATCH_SEGMENT_MALFORMED');
  const whole = Buffer.from(bytesOf(encodeSegment(minute(0, [fix(1)]))));
  assert.equal(
    code(decodeSegment(Buffer.from(whole.toString().replace('"format":1', '"format":2')))),
    'WATCH_SEGMENT_FORMAT',
  );
  assert.equal(
    code(decodeSegment(Buffer.from(whole.toString().replace('"format":1', '"format": 1')))),
    'WATCH_SEGMENT_MALFORMED',
  );
  assert.equal(code(decodeSegment(whole.subarray(0, -1))), 'WATCH_SEGMENT_MALFORMED');
  assert.equal(code(decodeSegment(Buffer.alloc((1 << 20) + 1, 10))), 'WATCH_SEGMENT_TOO_LARGE');
  assert.equal(code(decodeSegment(Buffer.from(`${'x'.repeat(5000)}\n`))), 'WATCH_LINE_TOO_LONG');
});

test('fuzz: 100,000 damaged segments and as many batches give a refusal or a clean value, nothing else', () => {
  const segment = bytesOf(encodeSegment(minute(0, [fix(1), fix(2, { courseDeg: 91.5 })])));
  fuzz(segment, effort(100_000), (bytes) => {
    const found = decodeSegment(bytes);
    if (!isRefusal(found)) assert.deepEqual(Buffer.from(bytesOf(encodeSegment(found))), bytes);
    return found;
  });
  const batch: Positions = {
    v: 1,
    mode: 'exercise',
    from: 'red',
    to: 'blue',
    seq: 1,
    sentMs: T0,
    fixes: [fix(2), fix(1)],
  };
  fuzz(bytesOf(encodePositions(batch)), effort(100_000), decodePositions);
});

test('a batch: newest first, quantised, bounded, doubled keys refused', () => {
  const batch: Positions = {
    v: 1,
    mode: 'exercise',
    from: 'red',
    to: 'blue',
    seq: 7,
    sentMs: T0,
    fixes: [fix(1), fix(3), fix(2)],
  };
  const bytes = bytesOf(encodePositions(batch));
  const back = decodePositions(bytes) as Positions;
  assert.deepEqual(
    back.fixes.map((f) => f.fixMs),
    [3, 2, 1].map((s) => T0 + s * 1000),
  );
  assert.equal(back.fixes[0]?.speedMps, 10.123);
  const twice = Buffer.from(Buffer.from(bytes).toString().replace('"v":1', '"v":1,"v":1'));
  assert.ok(isRefusal(decodePositions(twice)));
  const many = { ...batch, fixes: Array.from({ length: 1001 }, (_, i) => fix(i)) };
  assert.ok(isRefusal(encodePositions(many)));
  assert.ok(isRefusal(decodePositions(Buffer.alloc(600_000, 91))));
  assert.ok(isRefusal(decodePositions(Buffer.alloc(500_000, 91))));
});

test('the seal: order does not matter, every segment opens, none other does', async () => {
  for (const size of [0, 1, 2, 3, 5, 8, 13]) {
    const segments = Array.from({ length: size }, (_, i) => stream(`U${i}`, i));
    const root = sealRoot(segments);
    assert.equal(sealRoot(segments.toReversed()), root);
    const opened = await openSegments(segments, () => true);
    assert.equal(opened.length, size);
    for (const one of opened) {
      assert.ok(isSealed(root as string, size, one));
      assert.ok(!isSealed(root as string, size, { ...one, count: one.count + 1 }));
      assert.ok(!isSealed(root as string, size, { ...one, unit: `${one.unit}x` }));
      assert.ok(size === 1 || !isSealed(root as string, size, { ...one, leaf: (one.leaf + 1) % size }));
    }
  }
  assert.ok(isRefusal(sealRoot([stream('U', 2), { ...stream('U', 4) }])));
});

test('one report in several segments is one report', () => {
  const late = { ...minute(1, [fix(1, { receivedMs: T0 + 61_000, marks: ['late'] }), fix(70)]) };
  const track = trackFrom([late, minute(0, [fix(1), fix(2)])]);
  assert.deepEqual(
    track.map((f) => (f.fixMs - T0) / 1000),
    [1, 2, 70],
  );
});
