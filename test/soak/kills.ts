/**
 * kill -9 of one node under work in long form, for PARLEY_SOAK_SECONDS (60 when run alone) or PARLEY_KILLS kills, half of
 * them with the record in SQLite, half in PostgreSQL, whose own processes are killed too. `kill` is the same for three
 * nodes that exchange. PARLEY_KILL_SEED=N makes the same choices again.
 */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type KillTally, killNine } from '../helpers/crash/kills.ts';
import { NO_POSTGRES } from '../helpers/postgres.ts';

const SECONDS = Number(process.env['PARLEY_SOAK_SECONDS'] || 60);
const KILLS = Number(process.env['PARLEY_KILLS'] || 2_000);
const SEED = Number(process.env['PARLEY_KILL_SEED'] || Date.now() % 2 ** 31);
const SAY_EVERY = 50;

for (const store of ['SQLite', 'PostgreSQL'] as const) {
  const skip = store === 'PostgreSQL' && NO_POSTGRES;
  it(`kill -9, ${store}, seed ${SEED}`, { skip, timeout: 2 ** 30 }, async () => {
    console.log(`kills: ${store}, PARLEY_KILL_SEED=${SEED}`);
    const untilMs = Date.now() + (SECONDS / 2) * 1000;
    const say = (tally: KillTally) => console.log(`kills: ${store}: ${JSON.stringify(tally)}`);
    const more = (tally: KillTally): boolean => {
      if (tally.kills % SAY_EVERY === 0) say(tally);
      return tally.kills < KILLS / 2 && Date.now() < untilMs;
    };
    const tally = await killNine({ store, seed: SEED, more });
    say(tally);
    assert.deepEqual(tally.problems, []);
    assert.ok(tally.promises > 0, 'nothing was at stake');
  });
}
