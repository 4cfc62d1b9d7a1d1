/** kill -9 at random moments, under work: nothing acknowledged is lost, views are the record, the exchange goes on. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { buildHouse, folderAt, fsck, readCard, rooms } from '../../src/node/index.ts';
import { openReadOnlySqlite } from '../../src/store/index.ts';
import { eventually, type NodeProcess, startParties } from './harness.ts';
import { movement, report } from './work.ts';

const slow = process.env['PARLEY_FAST'] === '1' && 'slow';
const KILLS = Number(process.env['PARLEY_KILLS'] || 50);

/** Files notices at one node until told to stop; what was acknowledged is kept, what failed on the way is not known. */
async function fileAway(node: NodeProcess, acknowledged: string[], stop: () => boolean): Promise<void> {
  for (let i = 0; !stop(); i++) {
    try {
      const { status, body } = await node.ask('POST', '/api/notices', movement(`${node.party}-1`, i));
      if (status === 201) acknowledged.push(body.noticeId);
      await node.ask('GET', report(`phone-${node.party}`, 36.5 + (i % 100) * 0.0005, 41));
    } catch {
      // The node is down: a client would try again, and so do we.
    }
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

describe('kill -9 at random moments', { skip: slow, timeout: 600_000 }, () => {
  it(`${KILLS} kills: every acknowledged notice is on both records`, { timeout: 600_000 }, async () => {
    const { nodes, close } = await startParties([
      { party: 'west', share: [{ to: 'east', units: 'all' }], devices: { 'phone-west': 'west-1' } },
      { party: 'east', share: [{ to: 'west', units: 'all' }], devices: { 'phone-east': 'east-1' } },
      { party: 'observer' },
    ]);
    try {
      const all = Object.values(nodes);
      const acknowledged: Record<string, string[]> = { west: [], east: [] };
      let stopped = false;
      const work = ['west', 'east'].map((party) =>
        fileAway(nodes[party] as NodeProcess, acknowledged[party] as string[], () => stopped),
      );
      for (let kill = 0; kill < KILLS; kill++) {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 400));
        const victim = all[Math.floor(Math.random() * all.length)] as NodeProcess;
        await victim.end('SIGKILL');
        await victim.start();
      }
      stopped = true;
      await Promise.all(work);
      assert.ok((acknowledged['west'] as string[]).length > 20, 'the work went on between the kills');
      for (const [from, to] of [
        ['west', 'east'],
        ['east', 'west'],
      ] as const) {
        await eventually(
          `everything of ${from} is receipted`,
          async () => {
            const { body } = await (nodes[from] as NodeProcess).ask('GET', '/api/notices');
            const held = new Map<string, { receipts: Record<string, unknown> }>(
              body.notices
                .filter((n: { party: string }) => n.party === from)
                .map((n: { noticeId: string }) => [n.noticeId, n]),
            );
            return (acknowledged[from] as string[]).every(
              (id) => held.get(id)?.receipts[to] && held.get(id)?.receipts['observer'],
            );
          },
          60_000,
        );
      }
      for (const node of all) {
        await node.end('SIGTERM');
        const folder = folderAt(node.data);
        const store = await openReadOnlySqlite(folder.record);
        const lock = await readFile(folder.lock, 'utf8');
        const checked = await fsck(store, {
          house: buildHouse(rooms),
          files: store.files,
          card: await readCard(folder),
          lock,
        });
        await store.close();
        assert.ok(checked.ok, `${node.party}: ${JSON.stringify(checked)}`);
        assert.equal(checked.signed, checked.entries, 'closing in good order signs everything');
      }
    } finally {
      await close();
    }
  });
});
