/** kill -9 of a witness under a crowd that contradicts itself: see `witness-storm.ts`. The long form is `npm run soak witness`. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { skipFast } from '../effort.ts';
import { witnessStorm } from './witness-storm.ts';

const SEED = Number(process.env['PARLEY_KILL_SEED'] || Date.now() % 2 ** 31);
const KILLS = Number(process.env['PARLEY_WITNESS_KILLS'] || 6);

describe('a witness killed under a crowd', { skip: skipFast, timeout: 600_000 }, () => {
  it('never cosigns two histories, and never what it did not keep', async () => {
    console.log(`witness: PARLEY_KILL_SEED=${SEED}`);
    const storm = await witnessStorm({ seed: SEED, kills: KILLS });
    console.log(`witness: ${JSON.stringify(storm)}`);
    assert.deepEqual(storm.faults, []);
    assert.equal(storm.kills, KILLS);
    assert.ok(storm.cosigned > 4 * KILLS && storm.conflicts > 4 * KILLS, JSON.stringify(storm));
  });

  it('one that answers before its commit is found out', async () => {
    const { faults } = await witnessStorm({ seed: SEED + 1, kills: 12, fault: 'early answers' });
    assert.match(faults.join('\n'), /answered \d+, kept/);
  });

  it('one whose comparison is not in the same piece of work as its store is found out', async () => {
    const { faults } = await witnessStorm({ seed: SEED + 2, kills: 12, fault: 'comparison before its turn' });
    assert.match(faults.join('\n'), /two histories|after it answered|kept \d/);
  });
});
