import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exchange, makeParty, SampleLog } from '../../test/helpers/record/samples.ts';
import { isRefusal } from '../contract/index.ts';
import { toHex } from './hash.ts';
import { encodeHeader } from './header.ts';
import { leafOf } from './leaf.ts';
import { leafHash } from './merkle.ts';
import { checkReceipt, makeReceiptBody } from './receipt.ts';

const east = new SampleLog(makeParty('east'));
const west = new SampleLog(makeParty('west'));
const sent = exchange(east, west, { peerSeq: 1, body: 'x' }, 'notice', 1.6e12);
const other = exchange(east, west, { peerSeq: 2, body: 'y' }, 'notice', 1.6e12 + 1);
const receiver = { log: west.owner.origin, class: 'notice' } as const;
const { opening } = west.held[sent.in]!;
const body = makeReceiptBody(sent.statement, west.owner.origin, sent.in, opening);

test("the sender recomputes the receiver's leaf from its own copy", () => {
  const checked = checkReceipt(body, sent.envelope, sent.statement, receiver);
  assert.ok(!isRefusal(checked));
  assert.equal(toHex(checked.leafHash), toHex(leafHash(leafOf(opening))));
  assert.equal(checked.header.peer, 'east');
});

test('a receipt that says anything else than what was sent is refused, by field', () => {
  const header = (over: object) => ({
    ...body.leaf,
    header: encodeHeader({
      direction: 'in',
      class: 'notice',
      peer: 'east',
      peerSeq: 1,
      prev: null,
      timeMs: 1.6e12,
      ...over,
    }),
  });
  const table: readonly [string, object][] = [
    ['of', { of: other.hash }],
    ['act', { act: '01ARZ3NDEKTSV4RRFFQ69G5FAW' }],
    ['log', { log: east.owner.origin }],
    ['claimedTime', { claimedTime: '2020-01-01T00:00:00.000Z' }],
    ['receivedTime', { receivedTime: '2020-01-01T00:00:00.000Z' }],
    ['direction', { leaf: header({ direction: 'out' }) }],
    ['peer', { leaf: header({ peer: 'north' }) }],
    ['peerseq', { leaf: header({ peerSeq: 2 }) }],
    // The receiver logs a notice under another class, to leave it out of a later proof of absence: caught here.
    ['class', { leaf: header({ class: 'admin' }) }],
  ];
  for (const [field, over] of table) {
    const checked = checkReceipt({ ...body, ...over }, sent.envelope, sent.statement, receiver);
    assert.deepEqual(isRefusal(checked) && [checked.refused, checked.params['field']], [
      'RECORD_RECEIPT_OTHER',
      field,
    ]);
  }
  const otherEnvelope = checkReceipt(body, other.envelope, sent.statement, receiver);
  assert.ok(isRefusal(otherEnvelope) && otherEnvelope.params['field'] === 'of');
  for (const bad of [null, {}, { ...body, more: 1 }, { ...body, leaf: { ...body.leaf, salt1: 'x' } }])
    assert.ok(isRefusal(checkReceipt(bad, sent.envelope, sent.statement, receiver)));
});

test('another salt gives another leaf, so the tlog-proof asked for later cannot match', () => {
  const changed = checkReceipt(
    { ...body, leaf: { ...body.leaf, salt1: '00'.repeat(16) } },
    sent.envelope,
    sent.statement,
    receiver,
  );
  assert.ok(!isRefusal(changed));
  assert.notEqual(toHex(changed.leafHash), toHex(leafHash(leafOf(opening))));
});
