/** Lock and record at start, on every store: a lock that is older is caught up with, any other disagreement is refused. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, it, type TestContext } from 'node:test';
import { skipFast } from '../../test/effort.ts';
import { run } from '../../test/helpers/node/two-nodes.ts';
import { cluster, NO_POSTGRES, removeCluster } from '../../test/helpers/postgres.ts';
import { codeOfRefusal, temporaryFolder } from '../../test/helpers/store/entries.ts';
import { isRefusal } from '../contract/index.ts';
import { cardKeys, openCheckpoint, signCheckpoint, signerFromSeed } from '../record/index.ts';
import {
  createMemoryDisk,
  createMemoryStore,
  createPostgresStore,
  createSqliteStore,
  type Store,
} from '../store/index.ts';
import { memoryLock } from './checkpoints.ts';
import { VirtualClock } from './clock.ts';
import { makeParty } from './folder.ts';
import { buildHouse } from './house.ts';
import { ParleyNode } from './node.ts';
import { seededRandom } from './random.ts';
import { rooms } from './rooms.ts';

type Opener = (create: boolean) => Promise<Store>;
const stores: Record<Store['kind'], (t: TestContext) => Promise<Opener>> = {
  memory: async () => {
    const disk = createMemoryDisk();
    return async () => createMemoryStore({ disk });
  },
  sqlite: async (t) => {
    const folder = temporaryFolder(t);
    return (create) => createSqliteStore(folder, { create });
  },
  postgres: async (t) => {
    const files = join(temporaryFolder(t), 'files');
    const target = await (await cluster()).database();
    return (create) => createPostgresStore(target, { create, files });
  },
};

for (const [kind, place] of Object.entries(stores)) {
  it(`lock and record at start: ${kind}`, {
    skip: kind === 'postgres' && (NO_POSTGRES || skipFast),
  }, async (t) => {
    const openStore = await place(t);
    const names = { en: 'W', ru: 'З', ar: 'غ' };
    const random = seededRandom('lock');
    const { identity } = makeParty({ party: 'west', mode: 'exercise', names, url: null }, random);
    const { identity: east } = makeParty({ party: 'east', mode: 'exercise', names, url: null }, random);
    const lock = memoryLock();
    const clock = new VirtualClock(Date.parse('2020-08-24T06:00:00Z'));
    const house = buildHouse(rooms);
    const failed = (error: unknown) => {
      throw error;
    };
    const open = async (create = false) => {
      const store = await openStore(create);
      try {
        return await ParleyNode.open({ identity, house, store, lock, clock, random, failed });
      } catch (error) {
        await store.close();
        throw error;
      }
    };
    const node = await open(true);
    await node.checkpoints.sign();
    const older = await lock.read();
    await run(node, 'parties.enrol', { card: east.card });
    await node.close();
    const newest = (await lock.read()) as string;
    assert.ok(older !== undefined && older !== newest, 'the record grew after the older lock');

    // Older, as after a kill between commit and checkpoint: what the record holds beyond it is signed now.
    await lock.write(older);
    await (await open()).close();
    assert.equal(await lock.read(), newest);

    const keys = cardKeys(identity.card);
    assert.ok(!isRefusal(keys));
    const signed = openCheckpoint(newest, keys.log);
    assert.ok(!isRefusal(signed));
    const cases = {
      NODE_RECORD_BEHIND: { ...signed, size: signed.size + 1n },
      NODE_RECORD_DIFFERS: { ...signed, root: new Uint8Array(32).fill(7) },
    };
    for (const [code, checkpoint] of Object.entries(cases)) {
      await lock.write(signCheckpoint(checkpoint, identity.log));
      assert.equal(await codeOfRefusal(open()), code);
      assert.equal(await lock.read(), signCheckpoint(checkpoint, identity.log), 'nothing is signed over it');
    }
    // Not ours at all: a lock of another log's key.
    await lock.write(signCheckpoint(signed, signerFromSeed(random.bytes(32))));
    assert.notEqual(await codeOfRefusal(open()), null);
    await lock.write(newest);
    await (await open()).close();
  });
}

after(removeCluster);
