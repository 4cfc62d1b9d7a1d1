/**
 * The kill -9 campaign in long form, for PARLEY_SOAK_SECONDS (60 when run alone) or PARLEY_KILLS kills. First three real
 * nodes under work, one of them killed at a random moment, again and again: now and then all work stops and everything
 * acknowledged must be on every record. Then demo days under kills, as many as there is time for. At the end each
 * record is checked from its first byte to its last.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { it } from 'node:test';
import { killedDay } from '../system/day.ts';
import { eventually, type NodeProcess, startParties } from '../system/harness.ts';
import { emptyTally } from '../system/killer.ts';
import { wholeRecord } from '../system/records.ts';
import { movement, report } from '../system/work.ts';

/** Half of the time for three nodes under work, half for demo days. */
const SECONDS = Number(process.env['PARLEY_SOAK_SECONDS'] || 60) / 2;
const MOST = Number(process.env['PARLEY_KILLS'] || Infinity) / 2;
/** What one day takes. */
const DAY_S = 120;
const SEED = Number(process.env['PARLEY_KILL_SEED'] || Date.now() % 2 ** 31);
/** Between two looks at what has arrived. */
const LOOK_EVERY = 50;
/** What the end needs: catching up, three fscks. */
const END_S = Math.min(30, SECONDS / 3);

/** Files notices and reports positions until told to stop; what was acknowledged is kept. */
async function workAt(node: NodeProcess, acknowledged: string[], stop: () => boolean): Promise<void> {
  for (let i = 0; !stop(); i++) {
    try {
      const { status, body } = await node.ask('POST', '/api/notices', movement(`${node.party}-1`, i));
      if (status === 201) acknowledged.push(body.noticeId);
      await node.ask('GET', report(`phone-${node.party}`, 36.5 + (i % 100) * 0.0005, 41));
    } catch {
      // The node is down: nothing is known of what was asked, and a client would try again.
    }
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

async function everythingArrived(
  from: NodeProcess,
  ids: readonly string[],
  to: readonly string[],
): Promise<void> {
  let missing = '';
  await eventually(
    `everything of ${from.party} is receipted`,
    async () => {
      const { body } = await from.ask('GET', '/api/notices');
      const held = new Map<string, Record<string, unknown>>();
      for (const { party, noticeId, receipts } of body.notices)
        if (party === from.party) held.set(noticeId, receipts);
      missing = ids.find((id) => !to.every((peer) => held.get(id)?.[peer])) ?? '';
      return missing === '';
    },
    60_000,
  ).catch((error: Error) => assert.fail(`${error.message}; the first that is missing: ${missing}`));
}

it('kill -9 at random moments: nothing acknowledged is lost, every record is whole', {
  timeout: 2 ** 30,
}, async () => {
  const untilMs = Date.now() + (SECONDS - END_S) * 1000;
  const { nodes, close } = await startParties([
    { party: 'west', share: [{ to: 'east', units: 'all' }], devices: { 'phone-west': 'west-1' } },
    { party: 'east', share: [{ to: 'west', units: 'all' }], devices: { 'phone-east': 'east-1' } },
    { party: 'observer' },
  ]);
  const all = Object.values(nodes);
  const [west, east] = all as [NodeProcess, NodeProcess];
  const acknowledged: Record<string, string[]> = { west: [], east: [] };
  let kills = 0;
  let looks = 0;
  const look = async () => {
    looks += 1;
    await everythingArrived(west, acknowledged['west'] ?? [], ['east', 'observer']);
    await everythingArrived(east, acknowledged['east'] ?? [], ['west', 'observer']);
  };
  try {
    while (Date.now() < untilMs && kills < MOST) {
      let stopped = false;
      const work = [west, east].map((node) => workAt(node, acknowledged[node.party] ?? [], () => stopped));
      try {
        for (let i = 0; i < LOOK_EVERY && Date.now() < untilMs && kills < MOST; i++, kills++) {
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 400));
          const victim = all[Math.floor(Math.random() * all.length)] as NodeProcess;
          await victim.end('SIGKILL');
          await victim.start();
        }
      } finally {
        stopped = true;
        await Promise.all(work);
      }
      await look();
    }
    const filed = Object.values(acknowledged).reduce((sum, ids) => sum + ids.length, 0);
    assert.ok(kills > 0 && filed > 0, `${kills} kills, ${filed} notices: nothing was tried`);
    let entries = 0;
    for (const node of all) {
      await node.end('SIGTERM');
      entries += await wholeRecord(node);
    }
    console.log(
      `kill: ${kills} kills, ${filed} notices acknowledged, ${looks} looks, ${entries} entries whole, 0 lost`,
    );
  } catch (error) {
    console.log(`kill: FAILED after ${kills} kills`);
    throw error;
  } finally {
    await close();
  }
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
});
