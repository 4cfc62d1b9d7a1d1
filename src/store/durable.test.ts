import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { codeOfRefusal, temporaryFolder } from '../../test/helpers/store/entries.ts';
import { readIfThere, writeDurably } from './durable.ts';
import { DiskFiles } from './files.ts';

describe('writeDurably', () => {
  it('replaces a file whole and leaves nothing beside it', async (t) => {
    const folder = temporaryFolder(t);
    const path = join(folder, 'lock-checkpoint');
    assert.equal(await readIfThere(path), undefined);
    await writeDurably(path, 'one\n');
    await writeDurably(path, new TextEncoder().encode('two\n'));
    assert.equal(Buffer.from((await readIfThere(path)) ?? []).toString(), 'two\n');
    assert.deepEqual(readdirSync(folder), ['lock-checkpoint']);
  });

  it('keeps the old file and cleans up when it cannot', async (t) => {
    const folder = temporaryFolder(t);
    mkdirSync(join(folder, 'taken'));
    assert.equal(await codeOfRefusal(writeDurably(join(folder, 'taken'), 'x')), 'STORE_FAILED');
    assert.equal(await codeOfRefusal(writeDurably(join(folder, 'none', 'x'), 'x')), 'STORE_FAILED');
    assert.deepEqual(readdirSync(folder), ['taken']);
    assert.equal(await codeOfRefusal(readIfThere(folder)), 'STORE_FAILED');
  });
});

describe('files on disk', () => {
  it('notices changed bytes, and mends them when the same bytes come again', async (t) => {
    const folder = join(temporaryFolder(t), 'files');
    const files = new DiskFiles(folder);
    const bytes = new TextEncoder().encode('evidence');
    const sha256 = await files.put(bytes);
    const path = join(folder, sha256.slice(0, 2), sha256);
    assert.deepEqual(readFileSync(path), Buffer.from(bytes));
    writeFileSync(path, 'evidence, improved');
    assert.equal(await codeOfRefusal(files.get(sha256)), 'STORE_FILE_DAMAGED');
    await files.put(bytes);
    assert.deepEqual(Buffer.from((await files.get(sha256)) ?? []), Buffer.from(bytes));
  });

  it('puts many at once, the same ones too, and clears away what a crash left', async (t) => {
    const folder = join(temporaryFolder(t), 'files');
    mkdirSync(join(folder, 'tmp'), { recursive: true });
    writeFileSync(join(folder, 'tmp', 'half-written'), 'half');
    writeFileSync(join(folder, 'stray'), 'not ours');
    const files = new DiskFiles(folder);
    const all = Array.from({ length: 60 }, (_, n) => new TextEncoder().encode(`file ${n % 40}`));
    const names = await Promise.all([
      files.putAll(all.slice(0, 30)),
      files.putAll(all.slice(30)),
      files.put(all[0] as Uint8Array),
    ]);
    assert.equal(new Set(names.flat()).size, 40);
    assert.deepEqual(await files.list(), [...new Set(names.flat())].sort());
    assert.deepEqual(readdirSync(join(folder, 'tmp')), []);
  });

  it('tells the store when the disk fails under them', async (t) => {
    const folder = join(temporaryFolder(t), 'files');
    writeFileSync(folder, 'a file where the folder should be');
    const seen: unknown[] = [];
    const files = new DiskFiles(folder, (error) => seen.push(error));
    assert.equal(await codeOfRefusal(files.put(new Uint8Array(1))), 'STORE_FAILED');
    assert.equal(seen.length, 1);
  });
});
