/**
 * Three real nodes under work, one of them killed at a random moment, again and again: now and then all work stops and
 * everything acknowledged must be on every record. At the end each record is read from its first byte to its last.
 */
import assert from 'node:assert/strict';
import { dice } from '../mutate.ts';
import { eventually, type NodeProcess, startParties } from './harness.ts';
import { wholeRecord } from './records.ts';
import { movement, report } from './work.ts';

/** Between two looks at what has arrived. */
const LOOK_EVERY = 50;

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

/** Kills for as long as `more` says so; throws where something acknowledged is lost or a record is not whole. */
export async function killedWork(seed: number, more: (kills: number) => boolean): Promise<void> {
  const roll = dice(seed);
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
    while (more(kills)) {
      let stopped = false;
      const work = [west, east].map((node) => workAt(node, acknowledged[node.party] ?? [], () => stopped));
      try {
        for (let i = 0; i < LOOK_EVERY && more(kills); i++, kills++) {
          await new Promise((resolve) => setTimeout(resolve, roll(400)));
          const victim = all[roll(all.length)] as NodeProcess;
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
}
