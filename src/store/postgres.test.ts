/** What only PostgreSQL needs: who may open, on which server, and what is known after a connection is lost. */
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it, type TestContext } from 'node:test';
import { effort, skipFast } from '../../test/effort.ts';
import { cluster, makeCluster, NO_POSTGRES, removeCluster } from '../../test/helpers/postgres.ts';
import { cuttingProxy } from '../../test/helpers/store/cutting-proxy.ts';
import { codeOfRefusal, entryAt, temporaryFolder } from '../../test/helpers/store/entries.ts';
import { CHILD, inspect, runAndKill } from '../../test/helpers/store/killed.ts';
import { makePlace } from '../../test/helpers/store/place.ts';
import {
  createPostgresStore,
  discardPostgres,
  openPostgresSnapshot,
  openReadOnlyPostgres,
} from './postgres.ts';
import { checkDurable } from './postgres-open.ts';
import type { PostgresTarget } from './postgres-target.ts';
import { inTxn, type Store } from './store.ts';

function opener(t: TestContext, target: PostgresTarget) {
  const files = join(temporaryFolder(t), 'files');
  return async (create: boolean, at = target): Promise<Store> => {
    const store = await createPostgresStore(at, { create, files });
    t.after(() => store.close());
    return store;
  };
}
const grow = (store: Store, index: number) => inTxn(store, (txn) => txn.append(entryAt(index)));

describe('opening a database', { skip: NO_POSTGRES || skipFast }, () => {
  it('never creates unless asked, never creates over a record', async (t) => {
    const open = opener(t, await (await cluster()).database());
    assert.equal(await codeOfRefusal(open(false)), 'STORE_NOT_CREATED');
    await (await open(true)).close();
    assert.equal(await codeOfRefusal(open(true)), 'STORE_EXISTS');
    assert.equal((await open(false)).kind, 'postgres');
  });

  it('lets one in at a time: in this process, in another, and the next one afterwards', async (t) => {
    const target = await (await cluster()).database();
    const open = opener(t, target);
    const store = await open(true);
    await grow(store, 0);
    assert.equal(await codeOfRefusal(open(false)), 'STORE_DATABASE_IN_USE');
    const folder = temporaryFolder(t);
    writeFileSync(join(folder, 'target.json'), JSON.stringify(target));
    const other = await new Promise<string>((resolve) => {
      execFile(process.execPath, [CHILD, folder, 'after', '1'], (_error, stdout, stderr) =>
        resolve(stdout + stderr),
      );
    });
    assert.match(other, /STORE_DATABASE_IN_USE/);
    assert.doesNotMatch(other, /ready/);
    await grow(store, 1);
    await store.close();
    assert.equal(await (await open(false)).read.size(), 2);
  });

  it('lets visitors read beside a running node, and nobody write by mistake', async (t) => {
    const target = await (await cluster()).database();
    const open = opener(t, target);
    const store = await open(true);
    await inTxn(store, async (txn) => {
      await txn.append(entryAt(0));
      await txn.put([{ table: 'room.rows', key: 'k', row: 1 }]);
    });
    const visitor = await openReadOnlyPostgres(target, join(temporaryFolder(t), 'files'));
    t.after(() => visitor.close());
    assert.equal(await visitor.size(), 1);
    await grow(store, 1);
    assert.equal(await visitor.size(), 2);
    assert.equal(await visitor.dumpHash('room.rows'), await store.dumpHash('room.rows'));
  });

  it('refuses another format and tables of other programs, leaving them as they are', async (t) => {
    const { admin, database } = await cluster();
    const target = await database();
    const open = opener(t, target);
    await (await open(true)).close();
    await admin(`update parley.house set number = 9 where name = 'format'`, target.database);
    for (const call of [() => open(false), () => openReadOnlyPostgres(target, 'nowhere')])
      assert.equal(await codeOfRefusal(call()), 'STORE_FORMAT');
    const other = await database();
    await admin('create schema parley; create table parley.theirs (x int)', other.database);
    assert.equal(await codeOfRefusal(opener(t, other)(true)), 'STORE_EXISTS');
    assert.equal(await codeOfRefusal(opener(t, other)(false)), 'STORE_FORMAT');
  });

  it('takes back a record that nobody wrote to, and no other', async (t) => {
    const target = await (await cluster()).database();
    const open = opener(t, target);
    await (await open(true)).close();
    await discardPostgres(target);
    const store = await open(true);
    await grow(store, 0);
    await store.close();
    await discardPostgres(target);
    assert.equal(await (await open(false)).read.size(), 1);
  });

  it('says what is wrong with address, password and database', async (t) => {
    const { database, folder } = await cluster();
    const target = await database();
    const open = opener(t, target);
    const wrong = join(temporaryFolder(t), 'wrong');
    writeFileSync(wrong, 'not the password\n');
    const cases: [string, Partial<PostgresTarget>][] = [
      ['STORE_DATABASE_AWAY', { port: 1 }],
      ['STORE_DATABASE_REFUSES', { passwordFile: wrong }],
      ['STORE_DATABASE_REFUSES', { database: 'nosuch' }],
      ['STORE_PASSWORD_FILE', { passwordFile: join(folder, 'nosuch') }],
      ['STORE_CA_FILE', { caFile: join(folder, 'nosuch') }],
    ];
    for (const [code, change] of cases)
      assert.equal(await codeOfRefusal(open(true, { ...target, ...change })), code, JSON.stringify(change));
    const { passwordFile: _, ...none } = target;
    process.env['PGPASSWORD'] = readFileSync(target.passwordFile as string, 'utf8').trim();
    try {
      assert.equal(
        await codeOfRefusal(open(true, none)),
        'STORE_DATABASE_REFUSES',
        'the environment is no way in',
      );
    } finally {
      delete process.env['PGPASSWORD'];
    }
  });

  it('refuses a database in another encoding', async (t) => {
    const target = await (await cluster()).database("template template0 encoding 'LATIN1' locale 'C'");
    assert.equal(await codeOfRefusal(opener(t, target)(true)), 'STORE_SERVER_UNFIT');
  });

  it('overrides what the role or database would have: commits without waiting, time limits, read-only', async (t) => {
    const { database, admin } = await cluster();
    const target = await database();
    for (const setting of [
      'synchronous_commit = off',
      'statement_timeout = 1',
      'default_transaction_read_only = on',
      `default_transaction_isolation = 'serializable'`,
    ])
      await admin(`alter database ${target.database} set ${setting}`);
    const store = await opener(t, target)(true);
    await grow(store, 0);
    assert.equal(await store.read.size(), 1);
  });

  it('catches a connection whose commits would not be durable (planted)', () => {
    const good = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' };
    checkDurable(good);
    for (const [name, value] of [
      ['fsync', 'off'],
      ['full_page_writes', 'off'],
      ['synchronous_commit', 'local'],
      ['synchronous_commit', 'off'],
    ] as const)
      assert.throws(
        () => checkDurable({ ...good, [name]: value }),
        new RegExp(`STORE_SERVER_UNFIT.*${name}`),
      );
  });

  it('refuses a server without fsync, and stops when it is turned off underneath it', {
    skip: skipFast,
  }, async (t) => {
    const lax = await makeCluster(['fsync=off']);
    t.after(() => lax.remove());
    assert.equal(await codeOfRefusal(opener(t, await lax.database())(true)), 'STORE_SERVER_UNFIT');
    const firm = await makeCluster();
    t.after(() => firm.remove());
    const store = await opener(t, await firm.database())(true);
    await grow(store, 0);
    await firm.admin('alter system set fsync = off');
    await firm.admin('select pg_reload_conf()');
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(await codeOfRefusal(grow(store, 1)), 'STORE_FAILED');
    assert.equal(store.state, 'failed');
  });
});

describe('a connection that is lost', { skip: NO_POSTGRES || skipFast }, () => {
  it('while idle: the store stops by itself', async (t) => {
    const { database, admin } = await cluster();
    const target = await database();
    const store = await opener(t, target)(true);
    const failed = new Promise<string>((resolve) => store.on('failed', resolve));
    await admin(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${target.database}' and pid <> pg_backend_pid()`,
    );
    assert.match(await failed, /terminat/);
    assert.equal(store.state, 'failed');
  });

  for (const [where, kept] of [
    ['before the server heard COMMIT', false],
    ['after the server did it, before it could say so', true],
  ] as const) {
    it(`in the middle of a commit, ${where}: unknown, and opening again tells`, async (t) => {
      const target = await (await cluster()).database();
      const proxy = await cuttingProxy(target.port);
      t.after(() => proxy.close());
      const open = opener(t, target);
      await (await open(true)).close();
      const store = await open(false, { ...target, port: proxy.port });
      await grow(store, 0);
      proxy.cutAtCommit(kept ? 'answer' : 'question');
      assert.equal(await codeOfRefusal(grow(store, 1)), 'STORE_FAILED');
      assert.equal(store.state, 'failed');
      assert.equal(await codeOfRefusal(store.begin()), 'STORE_FAILED');
      const again = await open(false);
      assert.equal(await again.read.size(), kept ? 2 : 1);
    });
  }

  it("a foreign program's lock on a table: refused for now, nothing lost, and it goes on", {
    skip: skipFast,
  }, async (t) => {
    const { database, admin } = await cluster();
    const target = await database();
    const store = await opener(t, target)(true);
    await grow(store, 0);
    const held = admin(
      'begin; lock table parley.entry in exclusive mode; select pg_sleep(7); commit',
      target.database,
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(await codeOfRefusal(grow(store, 1)), 'STORE_BUSY');
    assert.equal(store.state, 'open');
    await held;
    await grow(store, 1);
    assert.equal(await store.read.size(), 2);
  });
});

describe('kill -9', { skip: NO_POSTGRES || skipFast }, () => {
  it('of the node, at random moments: nothing acknowledged is lost, and the lock goes with the process', async (t) => {
    const folder = temporaryFolder(t);
    await makePlace(folder, await (await cluster()).database());
    let output = '';
    for (let round = 0; round < effort(6, 2); round++) {
      const said = await runAndKill(folder, 'after', Math.random() * 60);
      assert.match(said, /^ready\n/);
      output += said;
      assert.deepEqual((await inspect(folder, output)).problems, []);
    }
  });

  it('catches a program that acknowledges before the commit (planted mistake)', {
    skip: skipFast,
  }, async (t) => {
    const folder = temporaryFolder(t);
    await makePlace(folder, await (await cluster()).database());
    let caught = 0;
    for (let round = 0; round < 8 && caught === 0; round++) {
      const said = await runAndKill(folder, 'before', Math.random() * 20);
      const { problems } = await inspect(folder, said);
      if (problems.some((problem) => problem.startsWith('promised'))) caught += 1;
    }
    assert.ok(caught > 0, 'this test cannot see a lost acknowledgement');
  });

  it('of server processes and of the whole server: the node stops, and nothing acknowledged is lost', {
    skip: skipFast,
  }, async (t) => {
    const own = await makeCluster();
    t.after(() => own.remove());
    const target = await own.database();
    const folder = temporaryFolder(t);
    await makePlace(folder, target);
    let output = '';
    for (let round = 0; round < effort(4, 2); round++) {
      const all = round % 2 === 1;
      const backend = async () => {
        const [row] = await own.admin<{ pid: number }>(
          `select pid from pg_stat_activity where datname = '${target.database}' and query not like 'select pid%' order by backend_start limit 1`,
        );
        if (row) process.kill(row.pid, 'SIGKILL');
      };
      const said = await runAndKill(folder, 'after', Math.random() * 100, () => {
        if (all) process.kill(own.postmaster(), 'SIGKILL');
        else void backend();
      });
      output += said;
      // What was read just before the end may still be said after it; it is held to all the same.
      assert.match(said, /failed\n(ack \d+\n)?(refused STORE_FAILED\n)+done\n$/);
      if (all) {
        await own.stop();
        await own.start();
      }
      const { problems, size, promised } = await inspect(folder, output);
      assert.deepEqual(problems, []);
      assert.ok(promised > 0 && size - promised <= 3, `${size} kept, ${promised} promised`);
    }
  });
});

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
