/** PostgreSQL and its disk: one that is full, and what erasing leaves on it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { skipFast } from '../../test/effort.ts';
import { cluster, makeCluster, NO_POSTGRES, removeCluster } from '../../test/helpers/postgres.ts';
import { codeOfRefusal, entryAt } from '../../test/helpers/store/entries.ts';
import { grow, opener } from '../../test/helpers/store/opener.ts';
import { openPostgresSnapshot } from './postgres.ts';
import { inTxn } from './store.ts';

describe('a full disk', { skip: NO_POSTGRES || skipFast }, () => {
  it('met for real, on a small disk under the tables: refuses, reads on, finds room, loses nothing', async (t) => {
    const own = await makeCluster();
    const disk = join(own.folder, 'small');
    t.after(async () => {
      await own.stop();
      spawnSync('umount', ['-l', disk]);
      await own.remove();
    });
    const made = spawnSync('sh', [
      '-c',
      'mkdir "$0" && mount -t tmpfs -o size=32m tmpfs "$0" && chown postgres "$0"',
      disk,
    ]);
    if (made.status !== 0) {
      t.skip('mounting a small disk needs root');
      return;
    }
    await own.admin(`create tablespace small location '${disk}'`);
    const target = await own.database('tablespace small');
    const store = await opener(t, target)(true);
    const said: string[] = [];
    store.on('full', () => said.push('full'));
    store.on('room', () => said.push('room'));
    const ballast = join(disk, 'ballast');
    writeFileSync(ballast, new Uint8Array(12_000_000));
    let kept = 0;
    const big = () =>
      codeOfRefusal(
        inTxn(store, (txn) => txn.append({ ...entryAt(kept), envelope: new Uint8Array(400_000).fill(kept) })),
      );
    while ((await big()) === null) kept += 1;
    assert.ok(kept > 3);
    assert.equal(store.state, 'full');
    assert.equal(await store.read.size(), kept);
    assert.equal((await store.read.entry(kept - 1))?.envelope?.length, 400_000);
    assert.equal(await codeOfRefusal(store.begin()), 'STORE_FULL');
    rmSync(ballast);
    assert.equal(await big(), null);
    assert.equal(store.state, 'open');
    assert.equal(await store.read.size(), kept + 1);
    assert.deepEqual(said, ['full', 'room']);
  });
});

describe('erasing', { skip: NO_POSTGRES || skipFast }, () => {
  it('leaves nothing of the body in any file of the tables', async (t) => {
    const own = await makeCluster();
    t.after(() => own.remove());
    const target = await own.database();
    const store = await opener(t, target)(true);
    const words = 'the name that must not stay';
    const secret = new TextEncoder().encode(words.repeat(400));
    const short = new TextEncoder().encode(words);
    await inTxn(store, async (txn) => {
      await txn.append({ ...entryAt(0), envelope: secret });
      await txn.append({ ...entryAt(1), envelope: short });
      await txn.append(entryAt(2));
    });
    await own.admin('checkpoint');
    const holding = () =>
      (readdirSync(join(own.folder, 'data/base'), { recursive: true }) as string[]).filter((name) => {
        try {
          return readFileSync(join(own.folder, 'data/base', name)).includes(words);
        } catch {
          return false;
        }
      });
    assert.ok(holding().length > 0, 'this test sees a body that is there');
    await inTxn(store, async (txn) => {
      await txn.erase(0, '{}');
      await txn.erase(1, '{}');
    });
    await grow(store, 3);
    await own.admin('checkpoint');
    assert.deepEqual(holding(), []);
    assert.equal((await store.read.entry(0))?.envelope, null);
  });

  it('waits for nobody who looks at the table, and is made good by the next run', async (t) => {
    const { admin, database } = await cluster();
    const target = await database();
    const open = opener(t, target);
    const store = await open(true);
    await grow(store, 0);
    const fileOf = async () =>
      (
        await admin<{ file: string }>(`select pg_relation_filepath('parley.entry') as file`, target.database)
      )[0]?.file;
    const before = await fileOf();
    const backup = await openPostgresSnapshot(target);
    await backup.size();
    await inTxn(store, (txn) => txn.erase(0, '{}'));
    const began = Date.now();
    await grow(store, 1);
    assert.ok(Date.now() - began < 2_000, 'a commit beside a backup');
    await store.close();
    await backup.close();
    assert.equal(await fileOf(), before);
    const again = await open(false);
    await grow(again, 2);
    assert.notEqual(await fileOf(), before, 'written anew');
    const rewritten = await fileOf();
    await again.close();
    await grow(await open(false), 3);
    assert.equal(await fileOf(), rewritten, 'once');
  });

  it('readers wait while the table is written anew', async (t) => {
    const { admin, database } = await cluster();
    const target = await database();
    const store = await opener(t, target)(true);
    await grow(store, 0);
    const rewriting = admin(
      'begin; lock table parley.entry in access exclusive mode; select pg_sleep(6); commit',
      target.database,
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal((await store.read.entry(0))?.index, 0);
    await rewriting;
    assert.equal(store.state, 'open');
  });
});

after(removeCluster);
