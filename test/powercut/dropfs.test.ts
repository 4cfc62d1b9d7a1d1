/** The disk that forgets: what it keeps and what it drops, so that a campaign on it means what it says. */
import assert from 'node:assert/strict';
import {
  closeSync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, beforeEach, describe, it } from 'node:test';
import { skipFast } from '../effort.ts';
import { DropDisk, noDropDisk } from './dropfs.ts';

function sync(path: string, how = fsyncSync): void {
  const fd = openSync(path, 'r');
  how(fd);
  closeSync(fd);
}

function write(path: string, text: string, at = 0): void {
  const fd = openSync(path, 'r+');
  writeSync(fd, text, at);
  closeSync(fd);
}

describe('a disk that forgets what was not fsynced', { skip: skipFast || noDropDisk }, () => {
  let disk: DropDisk;
  const at = (name: string): string => join(disk.path, name);
  const read = (name: string): string => readFileSync(at(name), 'utf8');
  before(async () => {
    disk = await DropDisk.mount();
  });
  after(() => disk.close());
  beforeEach(async () => {
    for (const name of readdirSync(disk.path)) unlinkSync(at(name));
    sync(disk.path);
  });

  it('drops contents, lengths and names; keeps what was fsynced, each for itself', async () => {
    writeFileSync(at('both'), 'one');
    writeFileSync(at('contents'), 'one');
    writeFileSync(at('name'), 'one');
    sync(at('both'), fdatasyncSync);
    sync(at('contents'));
    sync(disk.path);
    writeFileSync(at('later'), 'one');
    sync(at('later'));
    write(at('both'), 'two');
    const cut = await disk.cut(1, 0);
    assert.deepEqual(readdirSync(disk.path).sort(), ['both', 'contents', 'name']);
    assert.equal(read('both'), 'one');
    assert.equal(read('contents'), 'one');
    assert.equal(read('name'), '', 'the name was kept, the contents were not');
    assert.ok(cut.dropped >= 2 && cut.lengths >= 1 && cut.folders === 1, JSON.stringify(cut));
    assert.equal(cut.survived, 0);
  });

  it('undoes renames, removals and truncation that no fsync followed, whole', async () => {
    for (const name of ['a', 'b', 'c']) writeFileSync(at(name), name.repeat(9_000));
    for (const name of ['a', 'b', 'c']) sync(at(name));
    sync(disk.path);
    renameSync(at('a'), at('b'));
    unlinkSync(at('c'));
    await disk.cut(1, 0);
    assert.deepEqual(readdirSync(disk.path).sort(), ['a', 'b', 'c']);
    assert.equal(read('b'), 'b'.repeat(9_000));
    const fd = openSync(at('c'), 'r+');
    ftruncateSync(fd, 10);
    closeSync(fd);
    await disk.cut(1, 0);
    assert.equal(read('c'), 'c'.repeat(9_000));
    renameSync(at('a'), at('b'));
    sync(disk.path);
    await disk.cut(1, 0);
    assert.deepEqual(readdirSync(disk.path).sort(), ['b', 'c']);
    assert.equal(read('b'), 'a'.repeat(9_000));
    assert.equal(statSync(at('b')).nlink, 1);
  });

  it('lets some pages survive, some of them torn, as the seed says', async () => {
    const old = 'o'.repeat(4096 * 200);
    const outcome = async (seed: number) => {
      writeFileSync(at('f'), old);
      await disk.settle();
      write(at('f'), 'n'.repeat(old.length));
      const cut = await disk.cut(seed, 50);
      return { cut, text: read('f') };
    };
    const first = await outcome(7);
    assert.ok(
      first.cut.dropped > 50 && first.cut.survived > 50 && first.cut.torn > 5,
      JSON.stringify(first.cut),
    );
    const pages = first.text.match(/.{4096}/gs) ?? [];
    const torn = pages.filter((page) => /^n+o+$/.test(page));
    assert.equal(torn.length, first.cut.torn);
    assert.ok(torn.every((page) => page.indexOf('o') % 512 === 0));
    assert.equal(pages.filter((page) => page.startsWith('n')).length, first.cut.survived);
    assert.equal((await outcome(7)).text, first.text, 'the same seed, the same disk');
    assert.notEqual((await outcome(8)).text, first.text);
  });

  it('a copy is cut while the disk itself goes on', async () => {
    writeFileSync(at('f'), 'old');
    await disk.settle();
    write(at('f'), 'new');
    const copies = [await disk.copy(1, 0), await disk.copy(1, 100)];
    assert.equal(read('f'), 'new');
    const seen = copies.map(({ path }) => readFileSync(join(path, 'f'), 'utf8'));
    assert.deepEqual(seen, ['old', 'new']);
    writeFileSync(join(copies[0]?.path ?? '', 'g'), 'of the copy alone');
    for (const copy of copies) await copy.close();
    assert.deepEqual(readdirSync(disk.path), ['f']);
    assert.equal(read('f'), 'new');
  });

  it('a lying disk keeps nothing of what it says it kept', async () => {
    writeFileSync(at('f'), 'old');
    await disk.settle();
    await disk.lie(true);
    write(at('f'), 'new');
    sync(at('f'));
    await disk.lie(false);
    await disk.cut(1, 0);
    assert.equal(read('f'), 'old');
  });

  it('SQLite runs on it with its shared memory, and keeps a commit or not as it was told', async () => {
    mkdirSync(at('folder'), { recursive: true });
    for (const [level, kept] of [
      ['full', true],
      ['normal', false],
    ] as const) {
      const path = at(`${level}.db`);
      const make = new DatabaseSync(path);
      make.exec('pragma journal_mode = wal; create table t (x)');
      make.close();
      await disk.settle();
      const writer = new DatabaseSync(path);
      const reader = new DatabaseSync(path, { readOnly: true });
      writer.exec(`pragma synchronous = ${level}; insert into t values (1)`);
      assert.equal(reader.prepare('select count(*) n from t').get()?.['n'], 1, 'through shared memory');
      // Open files of a process that dies at the cut: they cannot be closed in order any more.
      await disk.cut(1, 0);
      const again = new DatabaseSync(path);
      assert.equal(again.prepare('select count(*) n from t').get()?.['n'] === 1, kept, level);
      again.close();
    }
  });
});
