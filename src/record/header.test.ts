import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { damage, makeParty, seeded, statementBy } from '../../test/helpers/record/samples.ts';
import { ENTRY_CLASSES, isRefusal } from '../contract/index.ts';
import { signEnvelope } from './envelope.ts';
import { fromUtf8, toHex, utf8 } from './hash.ts';
import { decodeHeader, encodeHeader, type Header } from './header.ts';
import {
  bodyCommitment,
  headerCommitment,
  leafOf,
  openingFromJson,
  openingToJson,
  withoutBody,
} from './leaf.ts';

const SAMPLE: Header = {
  direction: 'in',
  class: 'notice',
  peer: 'west',
  peerSeq: 12,
  prev: 341,
  timeMs: Date.UTC(2020, 7, 25, 7),
};
const SAMPLE_TEXT =
  'parley-header/v1\ndirection in\nclass notice\npeer west\npeerseq 12\nprev 341\ntime 2020-08-25T07:00:00.000Z\n';

const headers: fc.Arbitrary<Header> = fc.oneof(
  fc.record({
    direction: fc.constantFrom('in' as const, 'out' as const),
    class: fc.constantFrom(...ENTRY_CLASSES),
    peer: fc.stringMatching(/^[a-z][a-z0-9-]{0,31}$/),
    peerSeq: fc.maxSafeNat(),
    prev: fc.option(fc.maxSafeNat()),
    timeMs: fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 }),
  }),
  fc.record({
    direction: fc.constant('own' as const),
    class: fc.constantFrom(...ENTRY_CLASSES),
    peer: fc.constant(null),
    peerSeq: fc.constant(0),
    prev: fc.constant(null),
    timeMs: fc.integer({ min: 0, max: 4e12 }),
  }),
);

test('the text is exactly this', () => {
  assert.equal(encodeHeader(SAMPLE), SAMPLE_TEXT);
  assert.deepEqual(decodeHeader(SAMPLE_TEXT), SAMPLE);
  assert.equal(
    encodeHeader({ ...SAMPLE, direction: 'own', class: 'record', peer: null, peerSeq: 0, prev: null }),
    'parley-header/v1\ndirection own\nclass record\npeer -\npeerseq 0\nprev none\ntime 2020-08-25T07:00:00.000Z\n',
  );
});

test('every header comes back', () => {
  fc.assert(
    fc.property(headers, (header) => {
      assert.deepEqual(decodeHeader(encodeHeader(header)), { ...header });
    }),
    { numRuns: effort(2000), seed: 1 },
  );
});

test('each other spelling is refused with its line', () => {
  const table: readonly [string, string, number][] = [
    ['parley-header/v1', 'parley-header/v2', 1],
    ['direction in', 'direction own', 4],
    ['direction in', 'direction IN', 2],
    ['class notice', 'class nothing', 3],
    ['peer west', 'peer -', 4],
    ['peer west', 'peer West', 4],
    ['peerseq 12', 'peerseq 012', 5],
    ['peerseq 12', 'peerseq 9007199254740992', 5],
    ['prev 341', 'prev -1', 6],
    ['prev 341', 'prev  341', 6],
    ['prev 341', 'prev None', 6],
    ['07:00:00.000Z', '07:00:00Z', 7],
    ['07:00:00.000Z', '10:00:00.000+03:00', 7],
    ['2020-08-25', '2020-02-30', 7],
    ['.000Z\n', '.000Z', 7],
    ['.000Z\n', '.000Z\n\n', 9],
    ['\nclass', '\r\nclass', 2],
  ];
  for (const [from, to, line] of table) {
    const read = decodeHeader(SAMPLE_TEXT.replace(from, to));
    assert.deepEqual(isRefusal(read) && read.params, { line }, `${from} → ${to}`);
  }
  for (const over of [
    { peer: null },
    { peerSeq: -1 },
    { prev: 0.5 },
    { timeMs: Number.NaN },
    { timeMs: 1e15 },
  ])
    assert.throws(() => encodeHeader({ ...SAMPLE, ...over }), RangeError);
});

test('20,000 damaged headers: refused, or exactly the text of what was read', () => {
  const rng = seeded('header');
  for (let i = 0; i < effort(20_000); i++) {
    const text = fromUtf8(i % 8 === 0 ? rng.bytes(rng.int(80)) : damage(utf8(SAMPLE_TEXT), rng));
    if (text === null) continue;
    const read = decodeHeader(text);
    if (!isRefusal(read)) assert.equal(encodeHeader(read), text);
  }
});

test('the leaf: 65 bytes, hand-computed layout, the same with and without the body', async () => {
  const { createHash } = await import('node:crypto');
  const east = makeParty('east');
  const rng = seeded('leaf');
  const envelope = signEnvelope(statementBy(east), east.message);
  const opening = { salt1: rng.bytes(16), header: SAMPLE_TEXT, salt2: rng.bytes(16), envelope };
  const sha = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest('hex');
  const paeText = `DSSEv1 ${envelope.payloadType.length} ${envelope.payloadType} ${envelope.payload.length} `;
  const expected = `01${sha(opening.salt1, utf8(SAMPLE_TEXT))}${sha(opening.salt2, utf8(paeText), envelope.payload, envelope.sig)}`;
  assert.equal(toHex(leafOf(opening)), expected);
  assert.equal(toHex(leafOf(withoutBody(opening))), expected);
  for (const shown of [opening, withoutBody(opening)]) {
    const back = openingFromJson(openingToJson(shown));
    assert.ok(!isRefusal(back));
    assert.equal(toHex(leafOf(back)), expected);
  }
  assert.throws(() => headerCommitment(rng.bytes(15), SAMPLE_TEXT), RangeError);
  assert.throws(() => bodyCommitment(rng.bytes(17), envelope), RangeError);
  // Another salt hides the same header behind another commitment.
  assert.notEqual(
    toHex(headerCommitment(rng.bytes(16), SAMPLE_TEXT)),
    toHex(headerCommitment(rng.bytes(16), SAMPLE_TEXT)),
  );
});
