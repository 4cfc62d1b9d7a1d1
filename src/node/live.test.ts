import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryNode, run, type Side, together } from '../../test/helpers/nodes.ts';
import { isRefusal } from '../contract/index.ts';
import type { Fix } from '../feeds/index.ts';
import { createMemoryJournal } from '../store/index.ts';
import { ALERTS, type AlertRow, SEALS, SEGMENTS, type SealRow, type SegmentRow } from '../watch/index.ts';
import { VirtualClock } from './clock.ts';
import { openLive } from './live.ts';
import { openBatch } from './live-sharing.ts';
import { Network } from './network.ts';

const START = Date.parse('2020-08-25T07:00:00Z');
const fixAt = (unit: string, lat: number, lon: number, ms: number): Fix => ({
  unit,
  at: { lat, lon },
  fixMs: ms,
  receivedMs: ms,
  source: 'test',
  marks: [],
});

const SHARE = {
  west: [{ to: 'east', units: 'all' as const }],
  east: [{ to: 'west', units: 'all' as const }],
};
const alertsOf = async ({ node }: Side, type: string): Promise<AlertRow[]> =>
  (await node.store.read.scan<AlertRow>(ALERTS))
    .map(({ row }) => row)
    .filter(({ from, first }) => from === node.identity.party && first.type === type);

/** Two columns on one road, 4 km apart, each at 10 m/s towards the other. */
async function headOn(clock: VirtualClock, west: Side, east: Side, seconds: number): Promise<void> {
  const degPerS = 10 / 88_700;
  for (let s = 0; s <= seconds; s += 5) {
    clock.moveTo(START + s * 1000);
    await west.live.take([fixAt('w1', 37.1, 42.0 + s * degPerS, clock.now())]);
    await east.live.take([fixAt('e1', 37.1, 42.0 + 4000 / 88_700 - s * degPerS, clock.now())]);
    await west.live.tick();
    await east.live.tick();
  }
}

describe('live watch of two nodes', () => {
  it('warns both sides before they meet, records the alert, and seals the tracks with both', async () => {
    const clock = new VirtualClock(START);
    const { network, sides } = await together(clock, ['west', 'east'], SHARE);
    const { west, east } = sides as { west: Side; east: Side };
    const heard: string[] = [];
    west.live.onSignal(({ type, phase, atMs }) => heard.push(`${type} ${phase} ${(atMs - START) / 1000}`));
    await headOn(clock, west, east, 210);
    clock.moveTo(START + 300_000);
    await west.live.tick();
    await east.live.tick();
    await network.settle();
    assert.ok(
      heard.some((line) => line.startsWith('closing begins')),
      heard.join('; '),
    );
    assert.ok(
      heard.some((line) => line.startsWith('contact begins')),
      heard.join('; '),
    );
    const alerts = await west.node.store.read.scan<AlertRow>(ALERTS);
    assert.ok(alerts.some(({ row }) => row.from === 'west' && row.first.type === 'closing'));
    assert.ok(
      alerts.some(({ row }) => row.from === 'east'),
      'the other side’s alert came over',
    );
    const seals = await west.node.store.read.scan<SealRow>(SEALS);
    assert.ok(seals.length >= 6 && seals.every(({ row }) => row.holds));
    const segments = await west.node.store.read.scan<SegmentRow>(SEGMENTS);
    assert.ok(segments.some(({ row }) => row.party === 'east' && row.sealedBy === 'west'));
    assert.ok(segments.some(({ row }) => row.party === 'east' && row.sealedBy === 'east'));
  });

  it('a peer that was away for minutes sees in time order what it missed, contact included', async () => {
    const clock = new VirtualClock(START);
    const { network, sides } = await together(clock, ['west', 'east'], SHARE);
    const { west, east } = sides as { west: Side; east: Side };
    network.setLink('west', 'east', false);
    await headOn(clock, west, east, 330);
    assert.equal((await alertsOf(east, 'contact')).length, 0);
    network.setLink('west', 'east', true);
    await west.live.tick();
    await east.live.tick();
    await network.settle();
    assert.equal((await alertsOf(east, 'contact')).length, 1);
  });

  it('what was taken in and not yet shared when the node was killed is shared after the restart', async () => {
    const clock = new VirtualClock(START);
    const network = new Network();
    const east = await memoryNode('east', clock);
    const west = await memoryNode('west', clock);
    const journal = createMemoryJournal();
    const heard: string[] = [];
    const open = () =>
      openLive({
        node: west,
        journal,
        memory: { read: async () => undefined, write: async () => {} },
        sharing: { share: SHARE.west, linkTo: network.linkFor('west') },
        failed: (error) => assert.fail(String(error)),
      });
    await run(west, 'parties.enrol', { card: east.identity.card });
    await run(east, 'parties.enrol', { card: west.identity.card });
    await network.join(west, async () => {});
    await network.join(east, async (text) => {
      const batch = await openBatch(east, text);
      assert.ok(!isRefusal(batch), JSON.stringify(batch));
      heard.push(...batch.fixes.map(({ fixMs }) => String((fixMs - START) / 1000)));
    });
    network.setLink('west', 'east', false);
    const killed = await open();
    for (const s of [0, 20, 40, 60, 80]) {
      clock.moveTo(START + s * 1000);
      await killed.take([fixAt('w1', 37.1, 42 + s / 1e4, clock.now())]);
      await killed.tick();
    }
    // The first minute is sealed, the rest lies in the journal; nothing has gone out.
    assert.equal((await journal.readAll()).lines.length, 2);
    network.setLink('west', 'east', true);
    await (await open()).tick();
    assert.deepEqual(
      heard.sort((a, b) => Number(a) - Number(b)),
      ['0', '20', '40', '60', '80'],
    );
  });

  it('shares nothing that is not named', async () => {
    const clock = new VirtualClock(START);
    const { sides } = await together(clock, ['west', 'east']);
    const { west, east } = sides as { west: Side; east: Side };
    await headOn(clock, west, east, 60);
    assert.deepEqual(
      west.live.units().map(({ party }) => party),
      ['west'],
    );
    assert.deepEqual(
      east.live.units().map(({ party }) => party),
      ['east'],
    );
  });
});
