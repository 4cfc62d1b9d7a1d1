/** Nothing acknowledged is ever lost: kill -9, disks that fail or fill up, and the order of fsync and acknowledgement. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { effort, skipFast } from '../../test/effort.ts';
import { codeOfRefusal, entryAt, temporaryFolder } from '../../test/helpers/store/entries.ts';
import { CHILD, inspect, runAndKill } from '../../test/helpers/store/killed.ts';
import { makePlace } from '../../test/helpers/store/place.ts';
import { createSqliteStore } from './sqlite.ts';
import { inTxn, type Store } from './store.ts';

const strace = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0;
const NO_STRACE = strace ? false : 'strace is missing or may not trace here: apt-get install -y strace';

async function newRecord(t: TestContext): Promise<string> {
  const folder = temporaryFolder(t);
  await makePlace(folder);
  return folder;
}

function runTraced(folder: string, mode: string, count: number, options: string[]) {
  const log = join(folder, 'trace');
  const run = spawnSync(
    'strace',
    ['-f', '-o', log, ...options, process.execPath, CHILD, folder, mode, String(count)],
    {
      encoding: 'utf8',
      timeout: 60_000,
    },
  );
  return { output: run.stdout, trace: readFileSync(log, 'utf8') };
}

describe('kill -9', () => {
  it('at random moments loses nothing acknowledged, and lets the folder go', async (t) => {
    const folder = await newRecord(t);
    let output = '';
    for (let round = 0; round < effort(10, 2); round++) {
      const said = await runAndKill(folder, 'after', Math.random() * 60);
      assert.match(said, /^ready\n/, 'the lock of the killed process is gone');
      output += said;
      const { problems } = await inspect(folder, output);
      assert.deepEqual(problems, []);
    }
    assert.ok((await inspect(folder, output)).promised > effort(20, 2));
  });

  it('catches a program that acknowledges before the commit (planted mistake)', {
    skip: skipFast,
  }, async (t) => {
    const folder = await newRecord(t);
    let caught = 0;
    for (let round = 0; round < 6 && caught === 0; round++) {
      const said = await runAndKill(folder, 'before', Math.random() * 20);
      const { problems } = await inspect(folder, said);
      if (problems.some((problem) => problem.startsWith('promised'))) caught += 1;
    }
    assert.ok(caught > 0, 'this test cannot see a lost acknowledgement');
  });
});

/** What is wrong with a trace: acknowledgement number k must come after exactly k syncs since `ready`. */
function syncProblems(trace: string, acks: number): string[] {
  const problems: string[] = [];
  let syncs = 0;
  let acked = 0;
  let ready = false;
  for (const line of trace.split('\n')) {
    // Only a call that has returned 0 counts, also when strace reports it in two pieces.
    if (/(fdatasync|fsync)(\(| resumed).*= 0$/.test(line)) syncs += 1;
    if (line.includes('write(1, "ready')) {
      ready = true;
      syncs = 0;
    }
    if (ready && line.includes('write(1, "ack ')) {
      acked += 1;
      if (syncs !== acked) problems.push(`acknowledgement ${acked} after ${syncs} syncs`);
    }
    if (line.includes('write(1, "done')) break;
  }
  if (acked !== acks) problems.push(`${acked} acknowledgements instead of ${acks}`);
  return problems;
}

describe('under strace', { skip: NO_STRACE || skipFast }, () => {
  const TRACE = ['-e', 'trace=fdatasync,fsync,write'];
  const INJECT = ['-e', 'trace=fdatasync,fsync,pwrite64', '-e'];

  it('exactly one fsync lies before each acknowledgement', async (t) => {
    const folder = await newRecord(t);
    const { trace } = runTraced(folder, 'after', 100, TRACE);
    assert.deepEqual(syncProblems(trace, 100), []);
  });

  it('catches a program that acknowledges before the commit (planted mistake)', async (t) => {
    const folder = await newRecord(t);
    const { trace } = runTraced(folder, 'before', 10, TRACE);
    assert.notDeepEqual(syncProblems(trace, 10), []);
  });

  it('the start-up self-check is one durable write', async (t) => {
    const folder = await newRecord(t);
    const { trace } = runTraced(folder, 'after', 0, TRACE);
    const before = trace.slice(0, trace.indexOf('write(1, "ready'));
    assert.ok([...before.matchAll(/(fdatasync|fsync)\(/g)].length >= 1);
  });

  for (const [what, inject] of [
    ['fsync fails (written, perhaps kept)', 'inject=fdatasync,fsync:error=EIO:when=12'],
    ['a write fails (not kept)', 'inject=pwrite64:error=EIO:when=100'],
  ] as const) {
    it(`${what}: the store stops at once and opening again finds all or nothing of it`, async (t) => {
      const folder = await newRecord(t);
      const { output } = runTraced(folder, 'after', 200, [...INJECT, inject]);
      assert.match(output, /failed\nrefused STORE_FAILED\ndone\n$/);
      const { size, promised, problems } = await inspect(folder, output);
      assert.deepEqual(problems, []);
      assert.ok(promised > 0 && size - promised <= 3, `${size} kept, ${promised} promised`);
    });
  }

  it('opened on a disk without room for its self-check, it reads and refuses to write', async (t) => {
    const folder = await newRecord(t);
    // Ten: the head of the write-ahead log, after SQLite's shared-memory file.
    const { output } = runTraced(folder, 'after', 3, [...INJECT, 'inject=pwrite64:error=ENOSPC:when=10+']);
    assert.equal(output, `ready\n${'refused STORE_FULL\n'.repeat(3)}done\n`);
    assert.deepEqual((await inspect(folder, output)).problems, []);
  });

  it('the disk is full for a while: refuses, reads on, finds room, loses nothing', async (t) => {
    const folder = await newRecord(t);
    const inject = 'inject=pwrite64:error=ENOSPC:when=100..120';
    const { output } = runTraced(folder, 'after', 60, [...INJECT, inject]);
    assert.match(output, /ack \d+\nfull\n(refused STORE_FULL\n)+room\nack \d+\n/);
    assert.match(output, /ack \d+\ndone\n$/);
    assert.deepEqual((await inspect(folder, output)).problems, []);
  });
});

describe('a full disk', () => {
  it('met as the bound on the record: read-only, nothing half-written, writes again after reopening with more', async (t) => {
    const folder = await newRecord(t);
    const small = await createSqliteStore(folder, { create: false, maxPages: 60 });
    const said: string[] = [];
    small.on('full', () => said.push('full'));
    let kept = 0;
    const one = (index: number) => ({ ...entryAt(index), envelope: new Uint8Array(5_000).fill(index) });
    for (;;) {
      const code = await codeOfRefusal(inTxn(small, (txn) => txn.append(one(kept))));
      if (code !== null) {
        assert.equal(code, 'STORE_FULL');
        break;
      }
      kept += 1;
    }
    assert.ok(kept > 3);
    assert.deepEqual(said, ['full']);
    assert.equal(small.state, 'full');
    assert.equal(await small.read.size(), kept);
    assert.equal((await small.read.entry(kept - 1))?.envelope?.length, 5_000);
    assert.equal(await codeOfRefusal(small.begin()), 'STORE_FULL');
    await small.close();
    const larger = await createSqliteStore(folder, { create: false });
    await inTxn(larger, (txn) => txn.append(one(kept)));
    assert.equal(await larger.read.size(), kept + 1);
    await larger.close();
  });

  it('met for real on a small disk, for record and files, and at opening', { skip: skipFast }, async (t) => {
    const disk = mkdtempSync(join(tmpdir(), 'parley-small-'));
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk]).status !== 0) {
      rmSync(disk, { recursive: true });
      t.skip('mounting a small disk needs root');
      return;
    }
    let store: Store | null = null;
    t.after(async () => {
      await store?.close();
      spawnSync('umount', ['-l', disk]);
      rmSync(disk, { recursive: true });
    });
    const ballast = join(disk, 'ballast');
    const fill = (bytes: number) => writeFileSync(ballast, new Uint8Array(bytes));
    const folder = join(disk, 'data');
    store = await createSqliteStore(folder, { create: true });
    fill(6_500_000);
    let kept = 0;
    const big = () => ({ ...entryAt(kept), envelope: new Uint8Array(50_000) });
    const grow = () => codeOfRefusal(inTxn(store as Store, (txn) => txn.append(big())));
    while ((await grow()) === null) kept += 1;
    assert.ok(kept > 2);
    assert.equal(store.state, 'full');
    assert.equal(await store.read.size(), kept);
    assert.equal(await codeOfRefusal(store.files.put(new Uint8Array(8_000_000))), 'STORE_FULL');
    assert.equal(await grow(), 'STORE_FULL');
    rmSync(ballast);
    assert.equal(await grow(), null);
    kept += 1;
    assert.equal(store.state, 'open');
    await store.close();
    const leave = (bytes: number) => {
      rmSync(ballast, { force: true });
      const { bavail, bsize } = statfsSync(disk);
      fill(bavail * bsize - bytes);
    };
    // How much SQLite needs to open at all differs by kernel: each step must either refuse for want of room or read.
    const outcomes: string[] = [];
    for (let bytes = 0; bytes <= 81_920; bytes += 4_096) {
      leave(bytes);
      try {
        store = await createSqliteStore(folder, { create: false });
      } catch (error) {
        assert.equal(await codeOfRefusal(Promise.reject(error)), 'STORE_FULL');
        outcomes.push('refused');
        continue;
      }
      assert.equal(await store.read.size(), kept);
      outcomes.push(store.state);
      await store.close();
    }
    assert.equal(outcomes[0], 'refused');
    assert.equal(outcomes.at(-1), 'open');
    leave(20_480 + 81_920);
    store = await createSqliteStore(folder, { create: false });
    assert.equal(await grow(), 'STORE_FULL');
    rmSync(ballast);
    assert.equal(await grow(), null);
    assert.equal(store.state, 'open');
  });
});
