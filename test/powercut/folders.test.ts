/** What was just made survives a power cut whole, up to the names of the folders above it. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { folderAt, initFolder, readIdentity, systemRandom } from '../../src/node/index.ts';
import { DiskFiles } from '../../src/store/files.ts';
import { createSqliteStore, openJournal } from '../../src/store/index.ts';
import { skipFast } from '../effort.ts';
import { DropDisk, noDropDisk } from './dropfs.ts';

const SECRET = new TextEncoder().encode('correct horse battery');

describe('new folders on a disk that forgets', { skip: skipFast || noDropDisk }, () => {
  let disk: DropDisk;
  before(async () => {
    disk = await DropDisk.mount();
  });
  after(() => disk.close());

  it('a party that was made: keys, card, record', async () => {
    const path = join(disk.path, 'far', 'away', 'data');
    const names = { en: 'West', ru: 'Запад', ar: 'غرب' };
    const card = await initFolder(
      path,
      { party: 'west', mode: 'exercise', names, url: null },
      SECRET,
      systemRandom,
    );
    await disk.cut(1, 0);
    assert.deepEqual((await readIdentity(folderAt(path), SECRET)).card, card);
    const store = await createSqliteStore(folderAt(path).record, { create: false });
    await store.close();
  });

  it('the first evidence file where the record is in a database, so that nothing has made its folder', async () => {
    const folder = join(disk.path, 'record', 'files');
    const name = await new DiskFiles(folder).put(new Uint8Array([1]));
    await disk.cut(1, 0);
    assert.deepEqual(await new DiskFiles(folder).list(), [name]);
  });

  it('a report in a journal that is new', async () => {
    const folder = join(disk.path, 'journal');
    await (await openJournal(folder)).append([{ n: 1 }]);
    await disk.cut(1, 0);
    const journal = await openJournal(folder);
    assert.deepEqual((await journal.readAll()).lines, [{ n: 1 }]);
    await journal.close();
  });
});
