import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { skipFast } from '../../../test/effort.ts';
import { type CotSide, openCot, report, type Tool, until } from '../../../test/helpers/cot-door.ts';
import { START_MS } from '../../../test/helpers/running.ts';
import type { CotOptions } from './door.ts';
import { MAX_CONNECTIONS } from './door.ts';

let side: CotSide;
let tools: Tool[] = [];
async function open(limits: CotOptions['limits'] = {}): Promise<void> {
  side = await openCot('west', {}, { limits });
}
async function tool(): Promise<Tool> {
  const one = await side.connect();
  tools.push(one);
  return one;
}
afterEach(async () => {
  for (const one of tools) one.close();
  tools = [];
  await side.close();
});
const counts = () => JSON.stringify(side.cot.counts);

describe('a connection is bounded', { skip: skipFast }, () => {
  it('a reader that takes nothing is dropped and counted; the others are told everything', async () => {
    await open({ stalledMs: 300 });
    const [slow, quick] = [await tool(), await tool()];
    slow.socket.pause();
    // Megabytes of positions: what a slow reader is not sent must not pile up in this process either.
    const fixes = (n: number) =>
      Array.from({ length: 3000 }, (_, i) => ({
        unit: `w-${i}`,
        at: { lat: 36 + i / 3000, lon: 41 },
        fixMs: START_MS + n * 1000,
        receivedMs: START_MS,
        source: 'gpx',
        marks: [],
      }));
    for (let n = 0; side.cot.counts.ended.slow === 0 && n < 20; n++) {
      await side.running.live.take(fixes(n));
      await new Promise((resolve) => setTimeout(resolve, 600));
    }
    assert.equal(side.cot.counts.ended.slow, 1);
    assert.equal(side.cot.counts.open, 1);
    assert.ok(!quick.ended);
    await until(
      () => new Set(quick.events.map(({ uid }) => uid)).size === 3000,
      () => `${quick.events.length}`,
    );
  });

  it('answers that pile up end the connection, whatever it asks', async () => {
    await open({ waitingBytes: 16_384, bytesPerS: 1e9, burstBytes: 1e9 });
    const slow = await tool();
    slow.socket.pause();
    const pings = report({ uid: 'p', type: 't-x-c-t', callsign: null }).repeat(200);
    const ask = setInterval(() => slow.socket.write(pings), 5);
    await until(() => side.cot.counts.ended.slow === 1, counts, 20_000).finally(() => clearInterval(ask));
  });

  it('one from which nothing comes is closed', async () => {
    await open({ idleMs: 500 });
    const quiet = await tool();
    await until(() => quiet.ended && side.cot.counts.ended.idle === 1, counts);
  });

  it('half an event is given up, and what follows is read', async () => {
    await open({ brokenOffMs: 100 });
    const one = await tool();
    one.send(report().slice(0, 90));
    await until(() => side.cot.counts.refused === 1, counts);
    one.send(report());
    await until(() => side.cot.counts.fixes === 1, counts);
    assert.ok(!one.ended);
  });

  it('one that speaks something else is closed', async () => {
    await open({ nonsenseBytes: 10_000, refusalsInARow: 10 });
    const other = await tool();
    other.socket.write('GET / HTTP/1.1\r\n'.repeat(1000));
    await until(() => other.ended && side.cot.counts.ended.nonsense === 1, counts);
    const bad = await tool();
    bad.socket.write('<event/>'.repeat(12));
    await until(() => bad.ended && side.cot.counts.ended.nonsense === 2, counts);
    const mixed = await tool();
    for (let n = 0; n < 5; n++) mixed.socket.write(`${'<event/>'.repeat(9)}${'x'.repeat(9_000)}${report()}`);
    await until(() => side.cot.counts.fixes === 5, counts);
    assert.ok(!mixed.ended, 'not one whose events can be read');
  });

  it('bytes beyond the pace wait at the sender’s end, and all are read', async () => {
    await open({ bytesPerS: 100_000, burstBytes: 10_000 });
    const one = await tool();
    const text = report();
    const count = Math.ceil(100_000 / text.length);
    const beganMs = performance.now();
    for (let n = 0; n < count; n++) one.socket.write(text.replace(/lat="37"/, `lat="37.${n}"`));
    await until(() => side.cot.counts.fixes === count, counts, 15_000);
    assert.ok(performance.now() - beganMs > 300, 'as slow as the pace says');
  });

  it('connections beyond the bound are turned away', async () => {
    await open();
    for (let n = 0; n < MAX_CONNECTIONS; n++) await tool();
    await until(() => side.cot.counts.open === MAX_CONNECTIONS, counts);
    const one = await tool();
    await until(() => one.ended && side.cot.counts.turnedAway === 1, counts);
  });
});
