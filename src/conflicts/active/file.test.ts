import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effort } from '../../../test/effort.ts';
import { anyPlan, random } from '../../../test/helpers/conflicts/plans.ts';
import { dice, mutate, PIECES } from '../../../test/mutate.ts';
import { isRefusal, type Refusal } from '../../contract/index.ts';
import { checkPlan } from '../check.ts';
import type { Answer } from '../finding.ts';
import type { Plan } from '../plan.ts';
import { ActivePlans, packHere } from './active-plans.ts';
import { indexPieces, readIndex } from './file.ts';
import { meetings } from './meetings.ts';

const PLACE = { lat: 12, lon: 180 };

const UNKNOWN: Answer['notCompared'] = [
  { party: 'west', noticeId: 'N', version: 2, why: 'CONFLICTS_NO_PLACE' },
];

function written(plans: readonly Plan[]): Buffer {
  return Buffer.concat([...indexPieces(ActivePlans.of(plans), UNKNOWN)]);
}

/** Reads in pieces of odd sizes, as a file may be read. */
function read(bytes: Uint8Array): ActivePlans | Refusal {
  let at = 0;
  const found = readIndex(bytes.length, (into) => {
    const size = Math.min(into.length, bytes.length - at, 70_001);
    into.set(bytes.subarray(at, at + size));
    at += size;
    return size;
  });
  if (isRefusal(found)) return found;
  assert.ok(Array.isArray(found.notCompared));
  return found.active;
}

function codeOf(bytes: Uint8Array): string | null {
  const found = read(bytes);
  return isRefusal(found) ? found.refused : null;
}

test('written and read: the same answers, and it may be changed further', () => {
  const next = random(41);
  const plans = Array.from({ length: effort(400, 100) }, () => anyPlan(next, PLACE, 40_000, 'south'));
  const before = ActivePlans.of(plans);
  const bytes = written(plans);
  assert.deepEqual(bytes, written(plans), 'the same plans make the same file');
  const after = read(bytes);
  assert.ok(!isRefusal(after));
  for (let round = 0; round < 40; round++) {
    const mine = anyPlan(next, PLACE, 20_000, 'north');
    assert.deepEqual(checkPlan(mine, after, null), checkPlan(mine, before, null));
    assert.deepEqual(
      meetings(after, mine, () => 300),
      meetings(before, mine, () => 300),
    );
    const more = anyPlan(next, PLACE, 40_000, 'south');
    const gone = plans[round] as Plan;
    for (const active of [before, after]) {
      active.put(more);
      active.withdraw(gone.noticeId as string);
      if (round % 10 === 0) active.pack(packHere);
    }
  }
  assert.equal(after.size, before.size);
  assert.ok(!isRefusal(read(written([]))), 'an index of nothing');
  let at = 0;
  const whole = readIndex(bytes.length, (into) => {
    into.set(bytes.subarray(at, at + into.length));
    at += into.length;
    return into.length;
  });
  assert.ok(!isRefusal(whole));
  assert.deepEqual(whole.notCompared, UNKNOWN);
});

test('cut short anywhere, or with one bit turned anywhere: refused, by one code', () => {
  const next = random(42);
  const bytes = written(Array.from({ length: 12 }, () => anyPlan(next, PLACE, 40_000, 'south')));
  const roll = dice(43);
  for (let i = 0; i < effort(1_500, 200); i++) {
    const short = bytes.subarray(0, roll(bytes.length));
    assert.match(String(codeOf(short)), /^CONFLICTS_(NOT_AN_INDEX|INDEX_DAMAGED)$/);
    const turned = Buffer.from(bytes);
    const at = roll(bytes.length);
    turned[at] = (turned[at] as number) ^ (1 << roll(8));
    const wanted = at < 8 ? 'CONFLICTS_NOT_AN_INDEX' : at < 12 ? 'CONFLICTS_INDEX_VERSION' : /./;
    const code = String(codeOf(turned));
    if (typeof wanted === 'string') assert.equal(code, wanted);
    else assert.match(code, /^CONFLICTS_INDEX_(DAMAGED|VERSION)$/);
  }
  assert.equal(codeOf(Buffer.from('[]')), 'CONFLICTS_NOT_AN_INDEX');
});

test('anything at all, also with a right checksum: a value or a refusal, soon, and no walk goes astray', async () => {
  const { createHash } = await import('node:crypto');
  const next = random(44);
  const bytes = written(Array.from({ length: 12 }, () => anyPlan(next, PLACE, 40_000, 'south')));
  const roll = dice(45);
  let taken = 0;
  for (let i = 0; i < effort(1_500, 200); i++) {
    let hurt = Buffer.from(mutate(bytes, PIECES, roll));
    if (i % 2) {
      // As somebody would who knows the format: numbers changed, the seal made anew.
      hurt = Buffer.from(bytes);
      for (let n = 0; n < 3; n++) hurt[16 + roll(hurt.length - 48)] = roll(256);
      hurt.set(createHash('sha256').update(hurt.subarray(0, -32)).digest(), hurt.length - 32);
    }
    const found = read(hurt);
    if (isRefusal(found)) continue;
    taken++;
    for (let n = 0; n < 3; n++) {
      meetings(found, anyPlan(next, PLACE, 40_000, 'north'), () => 300);
      assert.ok([...found.refs()].length <= 12);
    }
  }
  assert.ok(taken > 0, 'some wrong files are well made, and were walked');
});
