import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Side, together } from '../../test/helpers/nodes.ts';
import type { Fix } from '../feeds/index.ts';
import { ALERTS, type AlertRow, SEALS, SEGMENTS, type SealRow, type SegmentRow } from '../watch/index.ts';
import { VirtualClock } from './clock.ts';

const START = Date.parse('2020-08-25T07:00:00Z');
const fixAt = (unit: string, lat: number, lon: number, ms: number): Fix => ({
  unit,
  at: { lat, lon },
  fixMs: ms,
  receivedMs: ms,
  source: 'test',
  marks: [],
});

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
    const share = {
      west: [{ to: 'east', units: 'all' as const }],
      east: [{ to: 'west', units: 'all' as const }],
    };
    const { network, sides } = await together(clock, ['west', 'east'], share);
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
