/** kill -9 at random moments of the demo's day: nothing acknowledged is lost, views are the record, the day comes out. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { skipFast } from '../effort.ts';
import { withFault } from '../helpers/crash/planted.ts';
import { type Acknowledged, listen } from './acknowledged.ts';
import { killedDay } from './day.ts';
import { eventually, type NodeProcess, startParties } from './harness.ts';
import { emptyTally } from './killer.ts';
import { lostEntries, lostFixes, unreceipted, wholeRecord } from './records.ts';
import { movement, report } from './work.ts';

/** `npm run soak -- kill` is the long form. */
const KILLS = Number(process.env['PARLEY_KILLS'] || 12);
const SEED = Number(process.env['PARLEY_KILL_SEED'] || Date.now() % 2 ** 31);
const NO_PROC = !existsSync('/proc/self') && 'no /proc';

/** Files a notice and reports a position, kills the node as soon as both are acknowledged, and starts it again. */
async function killedAfterAnswer(early: boolean): Promise<{ heard: Acknowledged; lost: string[] }> {
  const { nodes, close } = await startParties([
    { party: 'west', devices: { phone: 'phone' } },
    { party: 'east' },
  ]);
  const all = Object.values(nodes);
  const [west] = all as [NodeProcess];
  const parties = all.map(({ party, data }) => ({ party, data }));
  const heard = listen((origin) => all.find(({ url }) => url === origin)?.party);
  try {
    await west.end('SIGTERM');
    await west.start(withFault(early ? 'early answers' : null));
    assert.equal((await west.ask('POST', report('phone', 36.5, 41))).status, 200);
    assert.equal((await west.ask('POST', '/api/notices', movement('west-1', 1))).status, 201);
    await west.end('SIGKILL');
    await west.start();
    await eventually('nothing waits for a receipt', async () => (await unreceipted(parties)) === 0);
    for (const node of all) await node.end('SIGTERM');
    for (const party of parties) await wholeRecord(party);
    const lost = [...(await lostEntries(parties, heard.entries)), ...(await lostFixes(parties, heard.fixes))];
    return { heard, lost };
  } finally {
    heard.stop();
    await close();
  }
}

describe('kill -9 at random moments', { skip: skipFast, timeout: 900_000 }, () => {
  it(`${KILLS} kills: every acknowledged notice is on both records`, {
    skip: NO_PROC,
    timeout: 900_000,
  }, async () => {
    console.log(`kill: PARLEY_KILL_SEED=${SEED}`);
    const tally = emptyTally();
    for (let day = 0; tally.kills < KILLS; day++) {
      const { acknowledged, entries } = await killedDay(SEED + day, tally, KILLS);
      const { entries: acts, fixes } = acknowledged;
      // Enrolments and the day's own acts are some twenty; the rest was filed beside them.
      assert.ok(acts.length > 60 && fixes.length > 500, `${acts.length} acts, ${fixes.length} reports`);
      console.log(
        `kill: day ${day + 1}: ${acts.length} acts and ${fixes.length} reports acknowledged, ${entries} entries whole`,
      );
    }
    console.log(`kill: ${JSON.stringify(tally)}`);
    // Enough kills, and the whole day was tried, and the worst of it.
    const phases = ['2020-08-24', '2020-08-25', '2020-08-26'].filter((day) => (tally.during[day] ?? 0) > 0);
    assert.ok(phases.length >= (KILLS >= 50 ? 3 : 2), JSON.stringify(tally));
    if (KILLS >= 50) assert.ok(tally.startingUp > 0 && tally.twoDown > 0, JSON.stringify(tally));
  });

  it('a node that answers only after its commit loses nothing', async () => {
    const { heard, lost } = await killedAfterAnswer(false);
    assert.deepEqual([heard.entries.map(({ kind }) => kind), heard.fixes.length], [['notices.filed'], 1]);
    assert.deepEqual(lost, []);
  });

  it('a node that answers before its commit is found out', async () => {
    const { heard, lost } = await killedAfterAnswer(true);
    const [filed] = heard.entries;
    assert.ok(filed);
    assert.deepEqual(lost, [
      `west: notices.filed ${filed.id} is not on the record`,
      `west: notices.filed ${filed.id} went to 0 parties`,
    ]);
  });
});
