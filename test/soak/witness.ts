/**
 * The witness campaign in long form, for PARLEY_SOAK_SECONDS (60 when run alone) or PARLEY_WITNESS_KILLS kills (10,000 is the
 * project's measure): storms with a new seed each, every one printed, so that any can be run again by itself.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type Storm, witnessStorm } from '../system/witness-storm.ts';

const SECONDS = Number(process.env['PARLEY_SOAK_SECONDS'] || 60);
const MOST = Number(process.env['PARLEY_WITNESS_KILLS'] || Infinity);
const SEED = Number(process.env['PARLEY_KILL_SEED'] || Date.now() % 2 ** 31);
/** A storm's logs are grown out after some kills. */
const KILLS_A_STORM = 25;

it('witness storms', { timeout: (SECONDS + 120) * 1000 }, async () => {
  const until = Date.now() + SECONDS * 1000;
  const sum: Omit<Storm, 'faults'> = { submits: 0, cosigned: 0, conflicts: 0, kills: 0 };
  for (let at = 0; Date.now() < until && sum.kills < MOST; at++) {
    const kills = Math.min(KILLS_A_STORM, MOST - sum.kills);
    const seed = SEED + at;
    const { faults, ...storm } = await witnessStorm({ seed, kills, withinMs: until - Date.now() });
    console.log(`witness: PARLEY_KILL_SEED=${seed} ${JSON.stringify(storm)}`);
    assert.deepEqual(faults, [], `seed ${seed}`);
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += storm[key];
  }
  console.log(`witness: ${JSON.stringify(sum)}`);
  assert.ok(sum.kills > 0 && sum.cosigned > 0);
});
