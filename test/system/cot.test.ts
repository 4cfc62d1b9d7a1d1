/** A node process with a CoT door: handsets in and out, a clean end, and no open door by accident. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { skipFast } from '../effort.ts';
import { report, Tool, until } from '../helpers/cot-door.ts';
import { freePort, type NodeProcess, runOnce, startParties } from './harness.ts';

let close: () => Promise<void> = async () => {};
after(() => close());

test('a served node opens its CoT door, and closes it when told to stop', { skip: skipFast }, async () => {
  const parties = await startParties([{ party: 'west' }]);
  ({ close } = parties);
  const west = parties.nodes['west'] as NodeProcess;
  await west.end('SIGTERM');
  const port = await freePort();
  const config = JSON.parse(await readFile(west.configPath, 'utf8'));
  const set = (cot: object) => writeFile(west.configPath, JSON.stringify({ ...config, cot }));

  await set({ listen: { host: '0.0.0.0', port } });
  const refused = runOnce(['serve', '--config', west.configPath]);
  assert.notEqual(refused.status, 0);
  assert.match(refused.stderr, /NODE_COT_INSECURE|neither encrypted nor signed/);

  await set({ listen: { host: '127.0.0.1', port }, devices: { 'ANDROID-1': 'w1' } });
  await west.start();
  const [sender, reader] = [await Tool.at(port), await Tool.at(port)];
  const nowMs = Date.now();
  const times = { timeMs: nowMs, startMs: nowMs, staleMs: nowMs + 60_000 };
  sender.send(report({ ...times, callsign: 'قافلة الإغاثة' }));
  await until(
    () => reader.events.length === 1,
    () => reader.text,
  );
  assert.deepEqual(
    [reader.events[0]?.uid, reader.events[0]?.callsign],
    ['parley.unit.4.west.w1', 'EX قافلة الإغاثة'],
  );
  const health = (await (await fetch(`${west.url}/healthz`)).json()) as { cot: { fixes: number } };
  assert.equal(health.cot.fixes, 1);
  assert.equal(await west.end('SIGTERM'), 0);
  await until(
    () => sender.ended && reader.ended,
    () => 'the connections outlived the node',
  );
});
