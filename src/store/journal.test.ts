import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { codeOfRefusal, temporaryFolder } from '../../test/helpers/store/entries.ts';
import { createMemoryJournal, type Journal, openJournal } from './journal.ts';

const strace = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0;
const NO_STRACE = strace ? false : 'strace is missing or may not trace here: apt-get install -y strace';

const kinds: [string, (t: TestContext) => Promise<Journal>][] = [
  ['disk', (t) => openJournal(join(temporaryFolder(t), 'fixes'))],
  ['memory', async () => createMemoryJournal()],
];

for (const [name, make] of kinds) {
  describe(`journal contract: ${name}`, () => {
    it('gives back every line in the order of appending', async (t) => {
      const journal = await make(t);
      const lines = Array.from({ length: 300 }, (_, n) => ({
        n,
        text: n % 7 === 0 ? 'line\nfeed \u0000 🚚' : 'x',
      }));
      await Promise.all(lines.map((line) => journal.append([line])));
      await journal.append([1, 'two', null, [4]]);
      await journal.append([]);
      assert.deepEqual((await journal.readAll()).lines, [...lines, 1, 'two', null, [4]]);
      await journal.close();
    });

    it('rotates, and drops closed segments only', async (t) => {
      const journal = await make(t);
      void journal.append(['a']);
      const first = await journal.rotate();
      await journal.append(['b']);
      const second = await journal.rotate();
      await journal.append(['c']);
      assert.deepEqual((await journal.readAll()).lines, ['a', 'b', 'c']);
      await journal.drop(first);
      assert.deepEqual((await journal.readAll()).lines, ['b', 'c']);
      await journal.drop(second + 5);
      const { lines, segments } = await journal.readAll();
      assert.deepEqual(lines, ['c']);
      assert.deepEqual(segments, [second + 1]);
      await journal.close();
    });

    it('refuses what is not JSON, and everything once closed', async (t) => {
      const journal = await make(t);
      assert.equal(await codeOfRefusal(journal.append([1, undefined])), 'STORE_ROW_BAD');
      await journal.append([2]);
      assert.deepEqual((await journal.readAll()).lines, [2]);
      await journal.close();
      assert.equal(await codeOfRefusal(journal.append([3])), 'STORE_CLOSED');
    });
  });
}

describe('journal on disk', () => {
  const segment = (folder: string) => join(folder, readdirSync(folder).sort().at(-1) as string);

  it('goes on after close and open, in the same segment', async (t) => {
    const folder = join(temporaryFolder(t), 'fixes');
    for (const line of ['a', 'b', 'c']) {
      const journal = await openJournal(folder);
      await journal.append([line]);
      if (line === 'b') await journal.rotate();
      await journal.close();
    }
    const journal = await openJournal(folder);
    assert.deepEqual((await journal.readAll()).lines, ['a', 'b', 'c']);
    await journal.close();
  });

  it('cut off anywhere, keeps all whole lines, says what was torn, and goes on', async (t) => {
    const folder = join(temporaryFolder(t), 'fixes');
    const journal = await openJournal(folder);
    const lines = Array.from({ length: 20 }, (_, n) => ({ n, name: 'колонна' }));
    await journal.append(lines);
    await journal.close();
    const path = segment(folder);
    const bytes = readFileSync(path);
    for (let length = bytes.length; length >= 0; length -= 13) {
      writeFileSync(path, bytes.subarray(0, length));
      const whole = bytes.subarray(0, length).toString('latin1').split('\n').length - 1;
      const again = await openJournal(folder);
      const torn = length - (bytes.subarray(0, length).lastIndexOf(0x0a) + 1);
      await again.append(['after']);
      const contents = await again.readAll();
      assert.deepEqual(contents.lines, [...lines.slice(0, whole), 'after']);
      assert.equal(contents.tornBytes, torn);
      assert.equal(contents.damagedLines, 0);
      await again.close();
    }
  });

  it('leaves out damaged lines and counts them, whatever the bytes', async (t) => {
    const folder = join(temporaryFolder(t), 'fixes');
    await (await openJournal(folder)).close();
    const path = segment(folder);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (noise) => {
        truncateSync(path, 0);
        appendFileSync(path, '{"n":1}\n');
        appendFileSync(path, noise);
        appendFileSync(path, '\n{"n":2}\n');
        const journal = await openJournal(folder);
        const { lines, damagedLines } = await journal.readAll();
        assert.deepEqual(lines[0], { n: 1 });
        assert.deepEqual(lines.at(-1), { n: 2 });
        assert.equal(
          lines.length + damagedLines,
          Buffer.from(noise).toString('latin1').split('\n').length + 2,
        );
        await journal.close();
      }),
      { numRuns: effort(200), seed: 12 },
    );
  });

  it('waits for one fdatasync per group, not one per line', { skip: NO_STRACE }, (t) => {
    const folder = temporaryFolder(t);
    const script = `
      import { writeSync } from 'node:fs';
      import { openJournal } from ${JSON.stringify(join(import.meta.dirname, 'journal.ts'))};
      const journal = await openJournal(${JSON.stringify(join(folder, 'fixes'))});
      writeSync(1, 'ready\\n');
      for (let group = 0; group < 5; group++) {
        await Promise.all(Array.from({ length: 100 }, (_, n) => journal.append([n])));
        writeSync(1, 'ack\\n');
      }`;
    const log = join(folder, 'trace');
    const command = [process.execPath, '--input-type=module', '-e', script];
    const run = spawnSync('strace', ['-f', '-o', log, '-e', 'trace=fdatasync,write', ...command], {
      encoding: 'utf8',
    });
    assert.equal(run.stdout, `ready\n${'ack\n'.repeat(5)}`);
    const trace = readFileSync(log, 'utf8');
    let syncs = 0;
    let acks = 0;
    for (const line of trace.slice(trace.indexOf('write(1, "ready')).split('\n')) {
      if (/fdatasync(\(| resumed).*= 0$/.test(line)) syncs += 1;
      if (!line.includes('write(1, "ack')) continue;
      acks += 1;
      assert.ok(syncs >= 1 && syncs <= 2, `${syncs} for a group of 100`);
      syncs = 0;
    }
    assert.equal(acks, 5);
  });

  it('is at its end after a failed fdatasync, and says so to every later call', { skip: NO_STRACE }, (t) => {
    const folder = temporaryFolder(t);
    const script = `
      import { openJournal } from ${JSON.stringify(join(import.meta.dirname, 'journal.ts'))};
      const journal = await openJournal(${JSON.stringify(join(folder, 'fixes'))});
      for (let n = 0; n < 5; n++) {
        await journal.append([n]).then(() => console.log('ack ' + n), (error) => console.log(error.refusal.refused));
      }
      await journal.rotate().catch((error) => console.log('rotate ' + error.refusal.refused));
      console.log(JSON.stringify((await journal.readAll()).lines));`;
    const inject = ['-e', 'trace=fdatasync', '-e', 'inject=fdatasync:error=EIO:when=3'];
    const command = [process.execPath, '--input-type=module', '-e', script];
    // One thread for files, since strace counts calls by thread.
    const env = { ...process.env, UV_THREADPOOL_SIZE: '1' };
    const run = spawnSync('strace', ['-f', '-o', join(folder, 'trace'), ...inject, ...command], {
      encoding: 'utf8',
      env,
    });
    const refused = 'STORE_FAILED\n'.repeat(3);
    assert.equal(run.stdout, `ack 0\nack 1\n${refused}rotate STORE_FAILED\n[0,1,2]\n`);
  });

  it('on a small disk: a full one refuses and keeps no half line, with room again it goes on', async (t) => {
    const disk = mkdtempSync(join(tmpdir(), 'parley-small-'));
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]).status !== 0) {
      rmSync(disk, { recursive: true });
      t.skip('mounting a small disk needs root');
      return;
    }
    t.after(() => {
      spawnSync('umount', ['-l', disk]);
      rmSync(disk, { recursive: true });
    });
    const ballast = join(disk, 'ballast');
    writeFileSync(ballast, new Uint8Array(100_000));
    const journal = await openJournal(join(disk, 'fixes'));
    let kept = 0;
    const line = () => ({ n: kept, text: 'x'.repeat(5_000) });
    while ((await codeOfRefusal(journal.append([line()]))) === null) kept += 1;
    assert.ok(kept > 5);
    assert.equal(await codeOfRefusal(journal.append([line()])), 'STORE_FULL');
    truncateSync(ballast, 0);
    await journal.append([line()]);
    const contents = await journal.readAll();
    assert.equal(contents.lines.length, kept + 1);
    assert.equal(contents.damagedLines, 0);
    await journal.close();
  });
});
