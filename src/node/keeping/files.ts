/** Files of a data folder: copied durably, listed, and told from what they should be. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, lstat, mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf, diskRefusal, syncFolder } from '../../store/index.ts';

/** What a program was writing when it was copied; never part of anything. */
const PASSING = /-\d+-\d+$|^tmp$|\.(?:moving|making|restoring)/;

export interface ListedFile {
  /** From the folder, with `/` on every system. */
  path: string;
  bytes: number;
  sha256: string;
}

/** Paths of all files under the folder, sorted; passing ones left out. */
export async function filesUnder(folder: string, under = ''): Promise<string[]> {
  const found: string[] = [];
  let names: string[];
  try {
    names = await readdir(join(folder, under));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw diskRefusal(error);
  }
  for (const name of names.sort()) {
    if (PASSING.test(name)) continue;
    const path = under === '' ? name : `${under}/${name}`;
    const is = await lstat(join(folder, path)).catch(() => null);
    if (is?.isDirectory()) found.push(...(await filesUnder(folder, path)));
    else if (is?.isFile()) found.push(path);
  }
  return found;
}

/** Copies these files; durable when it resolves. One that went away meanwhile is left out: a node is running. */
export async function copyFiles(from: string, to: string, paths: readonly string[]): Promise<void> {
  const folders = new Set([to]);
  try {
    for (const path of paths) {
      const target = join(to, path);
      for (let folder = dirname(target); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      try {
        await copyFile(join(from, path), target);
      } catch (error) {
        if (codeOf(error) === 'ENOENT') continue;
        throw error;
      }
      const file = await open(target, 'r');
      try {
        await file.sync();
      } finally {
        await file.close();
      }
    }
    for (const folder of folders) await syncFolder(folder);
  } catch (error) {
    throw diskRefusal(error);
  }
}

export async function listFiles(folder: string): Promise<ListedFile[]> {
  const listed: ListedFile[] = [];
  // One at a time: a month of sealed tracks is more files than may be open at once.
  for (const path of await filesUnder(folder)) {
    const { size } = await lstat(join(folder, path));
    listed.push({ path, bytes: size, sha256: await hashFile(join(folder, path)) });
  }
  return listed;
}

/** Path of the first file that is not as it was listed; null where all are. */
export async function firstDamaged(folder: string, files: readonly ListedFile[]): Promise<string | null> {
  for (const { path, bytes, sha256 } of files) {
    const is = await lstat(join(folder, path)).catch(() => null);
    if (!is?.isFile() || is.size !== bytes || (await hashFile(join(folder, path))) !== sha256) return path;
  }
  return null;
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
