import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { codeOfRefusal, entryAt, temporaryFolder } from '../../test/helpers/store/entries.ts';
import { createSqliteStore, openReadOnlySqlite } from './sqlite.ts';
import { assertDurable, checkDisk, FORMAT } from './sqlite-open.ts';
import { inTxn } from './store.ts';

describe('opening a folder', () => {
  it('never creates unless asked, never creates over a record', async (t) => {
    const folder = temporaryFolder(t);
    const absent = join(folder, 'deep', 'data');
    assert.equal(await codeOfRefusal(createSqliteStore(absent, { create: false })), 'STORE_NOT_CREATED');
    assert.ok(!existsSync(absent));
    assert.equal(await codeOfRefusal(openReadOnlySqlite(absent)), 'STORE_NOT_CREATED');
    const store = await createSqliteStore(absent, { create: true });
    await inTxn(store, (txn) => txn.append(entryAt(0)));
    await store.close();
    assert.equal(await codeOfRefusal(createSqliteStore(absent, { create: true })), 'STORE_EXISTS');
    const again = await createSqliteStore(absent, { create: false });
    assert.equal(await again.read.size(), 1);
    await again.close();
  });

  it('takes up a creation that was cut short, refuses to open it', async (t) => {
    const folder = temporaryFolder(t);
    writeFileSync(join(folder, 'record.db'), '');
    assert.equal(await codeOfRefusal(createSqliteStore(folder, { create: false })), 'STORE_NOT_CREATED');
    await (await createSqliteStore(folder, { create: true })).close();
  });

  it('refuses another format and files of other programs, leaving them as they are', async (t) => {
    const folder = temporaryFolder(t);
    await (await createSqliteStore(folder, { create: true })).close();
    const path = join(folder, 'record.db');
    const db = new DatabaseSync(path);
    db.prepare("update house set number = ? where name = 'format'").run(FORMAT + 1);
    db.close();
    const bytes = readFileSync(path);
    for (const open of [
      () => createSqliteStore(folder, { create: false }),
      () => openReadOnlySqlite(folder),
    ]) {
      assert.equal(await codeOfRefusal(open()), 'STORE_FORMAT');
    }
    assert.deepEqual(readFileSync(path), bytes);
    rmSync(path);
    const other = new DatabaseSync(path);
    other.exec('create table theirs (x)');
    other.close();
    assert.equal(await codeOfRefusal(createSqliteStore(folder, { create: false })), 'STORE_FORMAT');
    assert.equal(await codeOfRefusal(createSqliteStore(folder, { create: true })), 'STORE_EXISTS');
    writeFileSync(path, 'this is a text file, whatever its name says'.repeat(100));
    assert.equal(await codeOfRefusal(createSqliteStore(folder, { create: false })), 'STORE_UNREADABLE');
    rmSync(path);
    mkdirSync(path);
    assert.equal(await codeOfRefusal(createSqliteStore(folder, { create: false })), 'STORE_UNREADABLE');
  });

  it('lets one in at a time: in this process, in another, and the next one afterwards', async (t) => {
    const folder = temporaryFolder(t);
    const store = await createSqliteStore(folder, { create: true });
    await inTxn(store, (txn) => txn.append(entryAt(0)));
    assert.equal(await codeOfRefusal(createSqliteStore(folder, { create: false })), 'STORE_FOLDER_IN_USE');
    const other = spawnSync(
      process.execPath,
      [join(import.meta.dirname, '../../test/helpers/store/crash.child.ts'), folder, 'after', '1'],
      {
        encoding: 'utf8',
      },
    );
    assert.match(other.stderr, /STORE_FOLDER_IN_USE/);
    assert.doesNotMatch(other.stdout, /ready/);
    await inTxn(store, (txn) => txn.append(entryAt(1)));
    await store.close();
    const next = await createSqliteStore(folder, { create: false });
    assert.equal(await next.read.size(), 2);
    await next.close();
  });

  it('lets visitors read beside a running node, and without one', async (t) => {
    const folder = temporaryFolder(t);
    const store = await createSqliteStore(folder, { create: true });
    const file = await store.files.put(new Uint8Array([1, 2, 3]));
    await inTxn(store, async (txn) => {
      await txn.append(entryAt(0));
      await txn.put([{ table: 'room.rows', key: 'k', row: 1 }]);
    });
    const visitor = await openReadOnlySqlite(folder);
    assert.equal(await visitor.size(), 1);
    await inTxn(store, (txn) => txn.append(entryAt(1)));
    assert.equal(await visitor.size(), 2);
    assert.equal(await visitor.dumpHash('room.rows'), await store.dumpHash('room.rows'));
    assert.deepEqual([...((await visitor.files.get(file)) ?? [])], [1, 2, 3]);
    await visitor.close();
    await store.close();
    const alone = await openReadOnlySqlite(folder);
    assert.equal(await alone.size(), 2);
    assert.equal(await codeOfRefusal(alone.get('no table', 'k')), 'STORE_TABLE_BAD');
    await alone.close();
  });

  it('reads a record on a medium that cannot be written', async (t) => {
    const folder = temporaryFolder(t);
    const store = await createSqliteStore(folder, { create: true });
    await inTxn(store, (txn) => txn.append(entryAt(0)));
    await store.close();
    const medium = join(folder, 'medium');
    mkdirSync(medium);
    copyFileSync(join(folder, 'record.db'), join(medium, 'record.db'));
    const bound = spawnSync('mount', ['--bind', '-o', 'ro', medium, medium]).status === 0;
    if (!bound && process.getuid?.() === 0) {
      t.skip('root may write anywhere, and this machine allows no read-only mount');
      return;
    }
    if (!bound) chmodSync(medium, 0o500);
    try {
      const visitor = await openReadOnlySqlite(medium);
      assert.equal(await visitor.size(), 1);
      await visitor.close();
      assert.deepEqual(readdirSync(medium), ['record.db']);
    } finally {
      if (bound) spawnSync('umount', [medium]);
      else chmodSync(medium, 0o700);
    }
  });

  it('refuses a connection whose commits would not be durable (planted: synchronous=NORMAL, rollback journal)', (t) => {
    const db = new DatabaseSync(join(temporaryFolder(t), 'x.db'));
    t.after(() => db.close());
    db.exec(
      'pragma journal_mode = wal; pragma synchronous = full; pragma mmap_size = 0; pragma secure_delete = on',
    );
    assertDurable(db);
    db.exec('pragma synchronous = normal');
    assert.throws(() => assertDurable(db), /STORE_NOT_DURABLE.*synchronous/);
    db.exec('pragma synchronous = full; pragma journal_mode = delete');
    assert.throws(() => assertDurable(db), /STORE_NOT_DURABLE.*journal_mode/);
  });

  it('takes local disks', (t) => {
    checkDisk(temporaryFolder(t));
  });
});

describe('while it runs', () => {
  it('folds the write-ahead log in, so that it does not grow without end', async (t) => {
    const folder = temporaryFolder(t);
    const store = await createSqliteStore(folder, { create: true });
    for (let index = 0; index < 400; index++) {
      await inTxn(store, (txn) => txn.append({ ...entryAt(index), envelope: new Uint8Array(40_000) }));
    }
    const wal = statSync(join(folder, 'record.db-wal')).size;
    assert.ok(wal < 12_000_000, `16 MB written, ${wal} bytes of log`);
    assert.ok(statSync(join(folder, 'record.db')).size > 10_000_000);
    await store.close();
    assert.ok(!existsSync(join(folder, 'record.db-wal')), 'nothing is left in the log after a clean close');
  });

  it('overwrites an erased body in the file', async (t) => {
    const folder = temporaryFolder(t);
    const store = await createSqliteStore(folder, { create: true });
    const secret = 'the name that must not stay '.repeat(400);
    const entry = { ...entryAt(0), envelope: new TextEncoder().encode(secret) };
    await inTxn(store, (txn) => txn.append(entry));
    await store.close();
    const path = join(folder, 'record.db');
    assert.ok(readFileSync(path).includes('the name that must not stay'));
    const again = await createSqliteStore(folder, { create: false });
    await inTxn(again, (txn) => txn.append({ ...entryAt(1), envelope: new TextEncoder().encode(secret) }));
    for (const index of [0, 1]) await inTxn(again, (txn) => txn.erase(index, '{}'));
    await inTxn(again, (txn) => txn.append(entryAt(2)));
    for (const file of readdirSync(folder)) {
      assert.ok(!readFileSync(join(folder, file)).includes('the name that must not stay'), file);
    }
    await again.close();
  });

  it('overwrites it too where the process ended before it came to that', async (t) => {
    const folder = temporaryFolder(t);
    const store = await createSqliteStore(folder, { create: true });
    t.after(() => store.close());
    const words = 'the name that must not stay';
    await inTxn(store, (txn) => txn.append({ ...entryAt(0), envelope: new TextEncoder().encode(words) }));
    // Somebody who looks at the record, as a backup does, keeps the log from being folded in.
    const visitor = new DatabaseSync(join(folder, 'record.db'), { readOnly: true });
    t.after(() => visitor.close());
    visitor.exec('begin');
    visitor.prepare('select idx from entry').all();
    await inTxn(store, (txn) => txn.erase(0, '{}'));
    await store.read.size();
    // The files as a kill leaves them.
    const left = temporaryFolder(t);
    for (const name of ['record.db', 'record.db-wal']) copyFileSync(join(folder, name), join(left, name));
    const holding = () => readdirSync(left).filter((name) => readFileSync(join(left, name)).includes(words));
    assert.ok(holding().length > 0, 'this test sees a body that is there');
    const again = await createSqliteStore(left, { create: false });
    t.after(() => again.close());
    await inTxn(again, (txn) => txn.append(entryAt(1)));
    await inTxn(again, (txn) => txn.append(entryAt(2)));
    assert.deepEqual(holding(), []);
  });

  it('does not make a reader wait for a transaction that is open', async (t) => {
    const store = await createSqliteStore(temporaryFolder(t), { create: true });
    const txn = await store.begin();
    await txn.append(entryAt(0));
    assert.equal(await store.read.size(), 0);
    await txn.abort();
    await store.close();
  });

  it('ends by itself in a script that forgot to close', (t) => {
    const folder = temporaryFolder(t);
    const script = `
      import { createSqliteStore, inTxn } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))};
      const store = await createSqliteStore(${JSON.stringify(folder)}, { create: true });
      await inTxn(store, (txn) => txn.setMeta('m', 'kept'));
      console.log(await store.read.meta('m'));`;
    const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      timeout: 20_000,
    });
    assert.equal(run.stdout, 'kept\n');
    assert.equal(run.status, 0, run.stderr);
  });
});
