import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { random } from '../../../test/helpers/conflicts/plans.ts';
import { type NoticeAt, SetDigest } from './set-digest.ts';

const notices: NoticeAt[] = Array.from({ length: 40 }, (_, i) => ({
  noticeId: `01ARZ3NDEKTSV4RRFFQ69G${String(i).padStart(4, '0')}`,
  version: 1 + (i % 3),
}));

/** As the docstring says it, written out anew. */
function byHand(list: readonly NoticeAt[]): string {
  const sums = Array.from({ length: 1024 }, () => 0);
  for (const { noticeId, version } of list) {
    const hash = createHash('shake256', { outputLength: 2048 });
    const bytes = hash.update(`parley known notices/v1\n${noticeId}\n${version}\n`).digest();
    for (let i = 0; i < 1024; i++) sums[i] = ((sums[i] as number) + bytes.readUInt16LE(2 * i)) % 65_536;
  }
  const all = Buffer.alloc(2048);
  for (const [i, sum] of sums.entries()) all.writeUInt16LE(sum, 2 * i);
  return createHash('sha256').update(all).digest('hex');
}

test('is what the docstring says, in any order, and a coming undone by a going', () => {
  const digest = SetDigest.of(notices);
  assert.equal(digest.hex(), byHand(notices));
  assert.equal(SetDigest.of(notices.toReversed()).hex(), digest.hex());
  const roll = random(9);
  const walked = new SetDigest();
  const held = new Set<NoticeAt>();
  for (let i = 0; i < 300; i++) {
    const one = notices[Math.floor(roll() * notices.length)] as NoticeAt;
    if (held.delete(one)) walked.remove(one);
    else {
      held.add(one);
      walked.add(one);
    }
  }
  assert.equal(walked.count, held.size);
  assert.equal(walked.hex(), byHand([...held]));
});

test('planted: one left out, one twice, another version, or an id cut elsewhere give another digest', () => {
  const right = SetDigest.of(notices).hex();
  const [first, ...rest] = notices as [NoticeAt, ...NoticeAt[]];
  const others = [
    rest,
    [first, ...notices],
    [{ ...first, version: first.version + 1 }, ...rest],
    [{ noticeId: `${first.noticeId}\n1`, version: first.version }, ...rest],
  ];
  for (const wrong of others) assert.notEqual(SetDigest.of(wrong).hex(), right);
  const copy = SetDigest.of(notices).copy();
  copy.remove(first);
  assert.notEqual(copy.hex(), right);
  assert.equal(SetDigest.of(notices).hex(), right, 'a copy is its own');
});
