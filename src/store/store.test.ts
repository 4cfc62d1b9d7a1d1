import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { effort, skipFast } from '../../test/effort.ts';
import { cluster, NO_POSTGRES, removeCluster } from '../../test/helpers/postgres.ts';
import { codeOfRefusal, entryAt, temporaryFolder } from '../../test/helpers/store/entries.ts';
import { createMemoryDisk, createMemoryStore, memoryParts } from './memory.ts';
import { createPostgresStore, openPostgresParts } from './postgres.ts';
import type { PostgresTarget } from './postgres-target.ts';
import { createSqliteStore, openSqliteParts } from './sqlite.ts';
import { storeContract } from './store.contract.ts';
import { inTxn } from './store.ts';

storeContract({
  name: 'memory',
  histories: effort(300),
  bench() {
    const disk = createMemoryDisk();
    return { parts: async () => memoryParts({ disk }), open: async () => createMemoryStore({ disk }) };
  },
});

storeContract({
  name: 'sqlite',
  histories: effort(60),
  bench(t) {
    const folder = temporaryFolder(t);
    let made = false;
    const options = () => {
      const create = !made;
      made = true;
      return { create };
    };
    return {
      parts: (broke) => openSqliteParts(folder, options(), broke),
      open: () => createSqliteStore(folder, options()),
    };
  },
});

storeContract({
  name: 'postgres',
  skip: NO_POSTGRES || skipFast,
  histories: effort(60),
  bench(t) {
    const files = join(temporaryFolder(t), 'files');
    let target: PostgresTarget | null = null;
    const place = async () => {
      const create = target === null;
      target ??= await (await cluster()).database();
      return [target, { create, files }] as const;
    };
    return {
      parts: async (broke) => openPostgresParts(...(await place()), broke),
      open: async () => createPostgresStore(...(await place())),
    };
  },
});

describe('a full disk', () => {
  it('leaves a store that reads, and that writes again once there is room', async () => {
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

after(removeCluster);
