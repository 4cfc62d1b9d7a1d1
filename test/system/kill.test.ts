/**
 * kill -9 of nodes under work: nothing acknowledged is lost. The demo's own day under kills, and many more of both, are
 * the soak's.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { skipFast } from '../effort.ts';
import { withFault } from '../helpers/crash/planted.ts';
import { type Acknowledged, listen } from './acknowledged.ts';
import { eventually, type NodeProcess, startParties } from './harness.ts';
import { killedWork } from './killed-work.ts';
import { lostEntries, lostFixes, unreceipted, wholeRecord } from './records.ts';
import { movement, report } from './work.ts';

const KILLS = Number(process.env['PARLEY_KILLS'] || 10);
const SEED = Number(process.env['PARLEY_KILL_SEED'] || Date.now() % 2 ** 31);

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

describe('kill -9 at random moments', { skip: skipFast, timeout: 600_000 }, () => {
  it(`${KILLS} kills of three nodes under work: every acknowledged notice is on every record`, {
    timeout: 300_000,
  }, async () => {
    console.log(`kill: PARLEY_KILL_SEED=${SEED}`);
    await killedWork(SEED, (kills) => kills < KILLS);
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
