/**
 * The kill -9 campaign in long form, for PARLEY_SOAK_SECONDS (60 when run alone) or PARLEY_KILLS kills. First three real
 * nodes under work; then demo days under kills, as many as there is time for. At the end each record is checked from
 * its first byte to its last.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { it } from 'node:test';
import { killedDay } from '../system/day.ts';
import { killedWork } from '../system/killed-work.ts';
import { emptyTally } from '../system/killer.ts';

/** Half of the time for three nodes under work, half for demo days. */
const SECONDS = Number(process.env['PARLEY_SOAK_SECONDS'] || 60) / 2;
const MOST = Number(process.env['PARLEY_KILLS'] || Infinity) / 2;
/** What one day takes. */
const DAY_S = 120;
const SEED = Number(process.env['PARLEY_KILL_SEED'] || Date.now() % 2 ** 31);
/** What the end needs: catching up, three fscks. */
const END_S = Math.min(30, SECONDS / 3);

it(`kill -9 at random moments, seed ${SEED}: nothing acknowledged is lost, every record is whole`, {
  timeout: 2 ** 30,
}, async () => {
  const untilMs = Date.now() + (SECONDS - END_S) * 1000;
  await killedWork(SEED, (kills) => Date.now() < untilMs && kills < MOST);
});

const tooShort = SECONDS < DAY_S && `shorter than a day under kills, ${DAY_S} s`;
it(`demo days under kill -9, seed ${SEED}`, {
  skip: existsSync('/proc/self') ? tooShort : 'no /proc',
  timeout: 2 ** 30,
}, async () => {
  console.log(`kill: PARLEY_KILL_SEED=${SEED}`);
  const untilMs = Date.now() + SECONDS * 1000;
  const tally = emptyTally();
  for (let day = 0; day === 0 || (Date.now() + DAY_S * 1000 < untilMs && tally.kills < MOST); day++) {
    const { acknowledged, entries } = await killedDay(SEED + day, tally, MOST);
    console.log(
      `kill: day ${day + 1}: ${acknowledged.entries.length} acts acknowledged, ${entries} entries whole`,
    );
  }
  console.log(`kill: ${JSON.stringify(tally)}`);
  // The whole day was tried, and the worst of it.
  const phases = ['2020-08-24', '2020-08-25', '2020-08-26'].filter((date) => (tally.during[date] ?? 0) > 0);
  assert.ok(phases.length >= (tally.kills >= 50 ? 3 : 2), JSON.stringify(tally));
  if (tally.kills >= 50) assert.ok(tally.startingUp > 0 && tally.twoDown > 0, JSON.stringify(tally));
});
