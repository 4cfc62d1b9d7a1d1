import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effort } from '../../../test/effort.ts';
import { damage, makeParty, SampleLog, seeded } from '../../../test/helpers/record/samples.ts';
import { absence, presence, T0 } from '../../../test/helpers/record/stories.ts';
import { isRefusal } from '../../contract/index.ts';
import { utf8 } from '../hash.ts';
import { buildPack } from './build.ts';
import { verifyPack } from './verify.ts';

test('every 1-bit flip of a pack is refused, page for people included', async () => {
  // One party, one own entry: the smallest pack with every kind of field but receipts, which the next test flips.
  const east = new SampleLog(makeParty('east'));
  for (let i = 0; i < 3; i++) east.own({ kind: 'parties.other', body: i }, 'admin', T0 + i);
  const bytes = buildPack({
    question: { purpose: 'presence', log: east.owner.origin, indexes: [1] },
    cards: [east.owner.card],
    policy: null,
    checkpoints: [east.checkpoint()],
    entries: [await east.packEntry(1, 'full'), await east.packEntry(2, 'header')],
    receipts: [],
  });
  assert.ok(!isRefusal(bytes));
  const flipped = Uint8Array.from(bytes);
  for (let bit = 0; bit < bytes.length * 8; bit += effort(1, 53)) {
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    assert.ok(isRefusal(verifyPack(flipped)), `bit ${bit} of ${bytes.length} bytes`);
    flipped[bit >> 3]! ^= 1 << (bit & 7);
  }
});

test('1-bit flips of packs with receipts and with a chain: 3,000 places each, all refused', async () => {
  const rng = seeded('flips');
  for (const parts of [await presence(), (await absence({ notices: [{ at: 20, units: ['k-2'] }] })).parts]) {
    const bytes = buildPack(parts);
    assert.ok(!isRefusal(bytes));
    const flipped = Uint8Array.from(bytes);
    for (let n = 0; n < effort(3000); n++) {
      const bit = rng.int(bytes.length * 8);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      assert.ok(isRefusal(verifyPack(flipped)), `bit ${bit}`);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
    }
  }
});

test('10,000 damaged packs: refused, never a throw', async () => {
  const rng = seeded('packs');
  const good = [
    utf8(''),
    buildPack(await presence()) as Uint8Array,
    buildPack((await absence()).parts) as Uint8Array,
  ];
  for (let i = 0; i < effort(10_000); i++) {
    const bytes = good[1 + (i % 2)]!;
    const bad = i % 20 === 0 ? rng.bytes(rng.int(200)) : damage(bytes, rng, good);
    if (Buffer.compare(bad, bytes) === 0) continue;
    assert.ok(isRefusal(verifyPack(bad)));
  }
});
