/** A record's database file as a whole: copied beside a running node, and put where another one was. */
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RefusalError } from '../contract/index.ts';
import { diskRefusal, syncFolder } from './durable.ts';
import { openReader, openRefusal, recordPath } from './sqlite-open.ts';

/** Writes a copy of the record in `folder`, as it stands at this moment, into `to`; a node may be writing meanwhile. */
export async function copySqlite(folder: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  try {
    const db = openReader(folder);
    try {
      db.prepare('vacuum into ?').run(recordPath(to));
    } finally {
      db.close();
    }
  } catch (error) {
    throw error instanceof RefusalError ? error : openRefusal(error, to);
  }
  await sync(recordPath(to));
  await syncFolder(to);
}

/** Puts the closed record of the folder `from` where the closed record of `to` is or was: at once, or not at all. */
export async function placeSqlite(from: string, to: string): Promise<void> {
  try {
    await mkdir(to, { recursive: true, mode: 0o700 });
    await sync(recordPath(from));
    // What a record that is given up left unfinished must not be read into the new one.
    for (const tail of ['-wal', '-shm']) await rm(`${recordPath(to)}${tail}`, { force: true });
    await rename(recordPath(from), recordPath(to));
    await syncFolder(to);
    await rm(join(from), { recursive: true, force: true });
  } catch (error) {
    throw diskRefusal(error);
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
