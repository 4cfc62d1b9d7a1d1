import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { effort } from '../../test/effort.ts';
import { cluster, NO_POSTGRES } from '../../test/helpers/postgres.ts';
import { codeOfRefusal, entryAt, temporaryFolder } from '../../test/helpers/store/entries.ts';
import { type CommitFault, createMemoryDisk, createMemoryStore } from './memory.ts';
import { createPostgresStore } from './postgres.ts';
import type { PostgresTarget } from './postgres-target.ts';
import { createSqliteStore } from './sqlite.ts';
import { storeContract } from './store.contract.ts';
import { inTxn } from './store.ts';

storeContract({
  name: 'memory',
  histories: effort(300),
  bench() {
    const disk = createMemoryDisk();
    return { open: async () => createMemoryStore({ disk }) };
  },
});

storeContract({
  name: 'sqlite',
  histories: effort(60),
  bench(t) {
    const folder = temporaryFolder(t);
    let create = true;
    return {
      open: async () => {
        const store = await createSqliteStore(folder, { create });
        create = false;
        return store;
      },
    };
  },
});

storeContract({
  name: 'postgres',
  skip: NO_POSTGRES,
  histories: effort(60),
  bench(t) {
    const files = join(temporaryFolder(t), 'files');
    let target: PostgresTarget | null = null;
    return {
      open: async () => {
        const create = target === null;
        target ??= await (await cluster()).database();
        return createPostgresStore(target, { create, files });
      },
    };
  },
});

describe('a commit that fails', () => {
  for (const fault of ['lost', 'persisted'] as const) {
    it(`is the end of the store, and opening again finds all of it or nothing: ${fault}`, async () => {
      const disk = createMemoryDisk();
      let next: CommitFault | null = null;
      const store = createMemoryStore({ disk, fault: () => next });
      const said: string[] = [];
      store.on('failed', (reason) => said.push(reason));
      await inTxn(store, (txn) => txn.append(entryAt(0)));
      next = fault;
      const failing = inTxn(store, async (txn) => {
        await txn.append(entryAt(1));
        await txn.put([{ table: 'room.rows', key: 'one', row: 1 }]);
      });
      assert.equal(await codeOfRefusal(failing), 'STORE_FAILED');
      next = null;
      assert.equal(store.state, 'failed');
      assert.deepEqual(said, ['commit']);
      assert.equal(await codeOfRefusal(store.begin()), 'STORE_FAILED');
      assert.equal(await codeOfRefusal(store.read.size()), 'STORE_FAILED');
      await store.close();
      const again = createMemoryStore({ disk });
      const kept = fault === 'persisted';
      assert.equal(await again.read.size(), kept ? 2 : 1);
      assert.equal(await again.read.get('room.rows', 'one'), kept ? 1 : undefined);
    });
  }

  it('for want of room leaves a store that reads, and that writes again once there is room', async () => {
    let full = false;
    const store = createMemoryStore({ fault: () => (full ? 'full' : null) });
    const said: string[] = [];
    store.on('full', () => said.push('full'));
    const stop = store.on('room', () => said.push('room'));
    await inTxn(store, (txn) => txn.append(entryAt(0)));
    full = true;
    assert.equal(await codeOfRefusal(inTxn(store, (txn) => txn.append(entryAt(1)))), 'STORE_FULL');
    assert.equal(store.state, 'full');
    assert.equal(await store.read.size(), 1);
    assert.equal(await codeOfRefusal(store.begin()), 'STORE_FULL');
    full = false;
    await inTxn(store, (txn) => txn.append(entryAt(1)));
    assert.equal(store.state, 'open');
    assert.equal(await store.read.size(), 2);
    assert.deepEqual(said, ['full', 'room']);
    stop();
  });
});
