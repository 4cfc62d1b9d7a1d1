/**
 * Power cuts in long form, for PARLEY_SOAK_SECONDS (60 when run alone) or PARLEY_CUTS cuts: three quarters of them with
 * the record in SQLite, one quarter in PostgreSQL. PARLEY_CUT_SEED=N makes the same choices again.
 */
import { it } from 'node:test';
import { NO_POSTGRES } from '../helpers/postgres.ts';
import { postgresBed, sqliteBed } from '../powercut/bed.ts';
import { assertHeld, type CutTally, cutPower } from '../powercut/campaign.ts';
import { noDropDisk } from '../powercut/dropfs.ts';

const SECONDS = Number(process.env['PARLEY_SOAK_SECONDS'] || 60);
const CUTS = Number(process.env['PARLEY_CUTS'] || 1_000);
const SEED = Number(process.env['PARLEY_CUT_SEED'] || Date.now() % 2 ** 31);
const SAY_EVERY = 50;

for (const { name, skip, make, part } of [
  { name: 'SQLite', skip: noDropDisk, make: sqliteBed, part: 0.75 },
  { name: 'PostgreSQL', skip: noDropDisk || NO_POSTGRES, make: postgresBed, part: 0.25 },
]) {
  it(`power cuts, ${name}, seed ${SEED}`, { skip, timeout: 2 ** 30 }, async () => {
    console.log(`powercut: ${name}, PARLEY_CUT_SEED=${SEED}`);
    const untilMs = Date.now() + SECONDS * part * 1000;
    const say = (tally: CutTally) => console.log(`powercut: ${name}: ${JSON.stringify(tally)}`);
    const bed = await make();
    try {
      const more = (tally: CutTally): boolean => {
        if (tally.cuts % SAY_EVERY === 0) say(tally);
        return tally.cuts < CUTS * part && Date.now() < untilMs;
      };
      const tally = await cutPower({ bed, seed: SEED, more });
      say(tally);
      assertHeld(tally);
    } finally {
      await bed.close();
    }
  });
}
