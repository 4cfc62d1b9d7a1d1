/** kill -9 of a node under work, its record in SQLite and in PostgreSQL, in short; `npm run soak -- kills` is the long form. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { skipFast } from '../effort.ts';
import { killNine } from '../helpers/crash/kills.ts';
import { NO_POSTGRES } from '../helpers/postgres.ts';

const SEED = Number(process.env['PARLEY_KILL_SEED'] || Date.now() % 2 ** 31);
const KILLS = 6;
/** On a slow machine fewer will do. */
const ENOUGH_MS = 12_000;
const LEAST = 2;
/** A planted fault that so many kills do not find would go unfound. */
const FIND_WITHIN = 12;
const TIMEOUT = { timeout: 180_000 };

for (const store of ['SQLite', 'PostgreSQL'] as const) {
  describe(`kill -9, ${store}`, {
    skip: skipFast || (store === 'PostgreSQL' && NO_POSTGRES),
    timeout: 600_000,
  }, () => {
    it('nothing acknowledged is lost: acts, receipts, reports, cosignatures', TIMEOUT, async () => {
      console.log(`kills: ${store}, PARLEY_KILL_SEED=${SEED}`);
      const untilMs = Date.now() + ENOUGH_MS;
      const more = ({ kills }: { kills: number }) => kills < KILLS && (kills < LEAST || Date.now() < untilMs);
      const tally = await killNine({ store, seed: SEED, more });
      console.log(`kills: ${store}, ${JSON.stringify(tally)}`);
      assert.deepEqual(tally.problems, []);
    });

    it('a node that answers before its commit is found out', TIMEOUT, async () => {
      const more = ({ kills }: { kills: number }) => kills < FIND_WITHIN;
      const tally = await killNine({ store, seed: SEED, fault: 'early answers', more });
      assert.match(tally.problems.join('\n'), /is lost/, JSON.stringify(tally));
    });
  });
}
