import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effort } from '../../../test/effort.ts';
import { said, tally } from '../../../test/helpers/conflicts/certified.ts';
import { random } from '../../../test/helpers/conflicts/plans.ts';

test('legs with windows against steps of certified size, 100,000 pairs: none missed, none too many', () => {
  const sum = tally(effort(100_000), random(701));
  assert.deepEqual([sum.missed, sum.extra], [0, 0], JSON.stringify(sum));
  // What steps cannot tell is little, and there is enough of either answer.
  assert.ok(sum.open < sum.pairs / 100, JSON.stringify(sum));
  assert.ok(sum.met > sum.pairs / 5 && sum.met < (sum.pairs * 4) / 5, JSON.stringify(sum));
});

test('planted: windows left out, and windows twice as wide, are found at once', () => {
  const without = tally(effort(2_000, 500), random(702), (pair) =>
    said({ ...pair, earlyA: 0, lateA: 0, earlyB: 0, lateB: 0 }),
  );
  assert.ok(without.missed > 10 && without.extra === 0, JSON.stringify(without));
  const wide = tally(effort(2_000, 500), random(703), (pair) =>
    said({
      ...pair,
      earlyA: 2 * pair.earlyA,
      lateA: 2 * pair.lateA,
      earlyB: 2 * pair.earlyB,
      lateB: 2 * pair.lateB,
    }),
  );
  assert.ok(wide.extra > 10 && wide.missed === 0, JSON.stringify(wide));
});
