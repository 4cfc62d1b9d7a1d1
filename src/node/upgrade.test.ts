import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { officer, run } from '../../test/helpers/nodes.ts';
import { isRefusal } from '../contract/index.ts';
import { createMemoryDisk, createMemoryStore } from '../store/index.ts';
import { memoryLock } from './checkpoints.ts';
import { VirtualClock } from './clock.ts';
import { makeParty } from './folder.ts';
import { fsck } from './fsck.ts';
import { buildHouse } from './house.ts';
import { Network } from './network.ts';
import { ParleyNode } from './node.ts';
import { seededRandom } from './random.ts';
import { rooms } from './rooms.ts';
import { viewHashes } from './views.ts';

const START = Date.parse('2020-08-25T07:00:00Z');
const failed = (error: unknown) => {
  throw error;
};

describe('an upgrade', () => {
  it('an entry of a kind that came too early is kept, receipted, and shown once the node knows the kind', async () => {
    const clock = new VirtualClock(START);
    const disk = createMemoryDisk();
    const lock = memoryLock();
    const parties = ['west', 'east'].map((party) => {
      const names = { en: party, ru: party, ar: party };
      return makeParty({ party, mode: 'exercise', names, url: null }, seededRandom(party)).identity;
    });
    const open = (index: number, withLine: boolean, store = createMemoryStore()) =>
      ParleyNode.open({
        identity: parties[index] as (typeof parties)[number],
        // An older house: without the line, and without the rooms that ask it.
        house: buildHouse(
          rooms.filter(({ name }) => withLine || !['line', 'handover', 'briefings'].includes(name)),
        ),
        store,
        lock: index === 0 ? memoryLock() : lock,
        clock,
        random: seededRandom(`run ${index} ${withLine}`),
        failed,
      });
    const west = await open(0, true);
    const old = await open(1, false, createMemoryStore({ disk }));
    await run(west, 'parties.enrol', { card: old.identity.card });
    await run(old, 'parties.enrol', { card: west.identity.card });
    const network = new Network();
    await network.join(west, async () => {});
    await network.join(old, async () => {});
    await run(west, 'line.send', { phrase: 'free text', words: 'Convoy halted.', to: [{ party: 'east' }] });
    await network.settle();
    const sent = (
      await west.ask<{ receipt: unknown }[]>('parties.deliveries', {
        actId: (await west.store.read.entries({ kind: 'line.message', direction: 'own' }))[0]?.actId,
      })
    )[0];
    assert.ok(sent?.receipt, 'a node that does not know the kind gives a receipt all the same');
    const held = await old.store.read.entries({ kind: 'line.message' });
    assert.equal(held.length, 1);
    assert.equal(JSON.parse(held[0]?.meta ?? '{}').understood, false);
    await old.close();

    const renewed = await open(1, true, createMemoryStore({ disk }));
    const shown = await renewed.query('line.messages', {}, officer('Ann'));
    assert.ok(!isRefusal(shown));
    assert.match(JSON.stringify(shown), /Convoy halted/);
    const again = await renewed.store.read.entries({ kind: 'parties.now-understood' });
    assert.equal(again.length, 1, 'said once');
    for (const [table, hash] of await viewHashes(renewed.store.read, renewed.house, renewed.identity)) {
      assert.equal(await renewed.store.dumpHash(table), hash, table);
    }
    const { card } = renewed.identity;
    const checked = await fsck(renewed.store.read, {
      house: renewed.house,
      files: renewed.store.files,
      card,
    });
    assert.ok(checked.ok, JSON.stringify(checked.bad));
    const size = await renewed.store.read.size();
    await renewed.close();
    const third = await open(1, true, createMemoryStore({ disk }));
    assert.equal(await third.store.read.size(), size, 'a further start finds nothing to read again');
  });
});
