/**
 * Leg pairs with windows against steps of certified size, for PARLEY_SOAK_SECONDS (60 when run alone) or PARLEY_PAIRS
 * pairs (a million is the project's measure). Prints the seed of each batch.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type Tally, tally } from '../helpers/conflicts/certified.ts';
import { random } from '../helpers/conflicts/plans.ts';

const SECONDS = Number(process.env['PARLEY_SOAK_SECONDS'] || 60);
const MOST = Number(process.env['PARLEY_PAIRS'] || Infinity);
const SEED = Number(process.env['PARLEY_PAIR_SEED'] || Date.now() % 2 ** 31);
const BATCH = 20_000;

it('leg pairs', { timeout: (SECONDS + 60) * 1000 }, () => {
  const until = Date.now() + SECONDS * 1000;
  const sum: Tally = { pairs: 0, met: 0, missed: 0, extra: 0, open: 0 };
  for (let seed = SEED; Date.now() < until && sum.pairs < MOST; seed++) {
    const batch = tally(Math.min(BATCH, MOST - sum.pairs), random(seed));
    assert.deepEqual([batch.missed, batch.extra], [0, 0], `PARLEY_PAIR_SEED=${seed}`);
    for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += batch[key];
  }
  console.log(`legs: PARLEY_PAIR_SEED=${SEED} ${JSON.stringify(sum)}`);
  assert.ok(sum.met > 0);
});
