/** Evidence files by the SHA-256 of their bytes: `files/ab/ab12…`. Written once, never changed. */
import { createHash } from 'node:crypto';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RefusalError, refuse } from '../contract/index.ts';
import { codeOf, diskRefusal, makeFolder, readIfThere, syncFolder, writeTemporary } from './durable.ts';
import type { FileStore } from './store.ts';

const HEX64 = /^[0-9a-f]{64}$/;
const HEX2 = /^[0-9a-f]{2}$/;

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function checkName(sha256: string): void {
  if (typeof sha256 !== 'string' || !HEX64.test(sha256)) {
    throw new RefusalError(refuse('STORE_FILE_NAME_BAD', { sha256: String(sha256).slice(0, 100) }));
  }
}

export class DiskFiles implements FileStore {
  readonly #folder: string;
  readonly #saw: (error: unknown) => void;
  #ready: Promise<void> | null = null;
  /** The 256 folders under this one, each made and fsynced once per run. */
  readonly #parts = new Map<string, Promise<void>>();

  /** `saw` is told of every failure of the disk, so that the store can turn full or failed. */
  constructor(folder: string, saw: (error: unknown) => void = () => {}) {
    this.#folder = folder;
    this.#saw = saw;
  }

  async put(bytes: Uint8Array): Promise<string> {
    const [sha256] = await this.putAll([bytes]);
    return sha256 as string;
  }

  async putAll(files: readonly Uint8Array[]): Promise<string[]> {
    try {
      await (this.#ready ??= this.#prepare());
      const names = await Promise.all(files.map((bytes) => this.#place(bytes)));
      const folders = new Set(names.map((name) => this.#under(name)));
      await Promise.all([...folders].map((folder) => syncFolder(folder)));
      return names;
    } catch (error) {
      const refusal = diskRefusal(error);
      this.#saw(refusal);
      throw refusal;
    }
  }

  async get(sha256: string): Promise<Uint8Array | undefined> {
    checkName(sha256);
    const bytes = await readIfThere(join(this.#under(sha256), sha256));
    if (bytes && hashOf(bytes) !== sha256) throw new RefusalError(refuse('STORE_FILE_DAMAGED', { sha256 }));
    return bytes;
  }

  async list(): Promise<string[]> {
    const names: string[] = [];
    for (const part of await entriesOf(this.#folder)) {
      if (!HEX2.test(part)) continue;
      for (const name of await entriesOf(join(this.#folder, part))) if (HEX64.test(name)) names.push(name);
    }
    return names.sort();
  }

  async forget(sha256: string): Promise<boolean> {
    checkName(sha256);
    try {
      const path = join(this.#under(sha256), sha256);
      // Overwritten first: a name that is gone would leave the bytes in the free blocks. What copies on write keeps them.
      const bytes = await readIfThere(path);
      if (!bytes) return false;
      await overwrite(path, bytes.length);
      await rm(path, { force: true });
      await syncFolder(this.#under(sha256));
      return true;
    } catch (error) {
      const refusal = diskRefusal(error);
      this.#saw(refusal);
      throw refusal;
    }
  }

  #under(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2));
  }

  /** The folder, and a clean place for files being written; what a crash left there was never named by anything. */
  async #prepare(): Promise<void> {
    try {
      const temporary = join(this.#folder, 'tmp');
      // Each by itself: with the record in a database, the first file makes the folder above them too.
      for (const folder of [join(this.#folder, '..'), this.#folder, temporary]) await makeFolder(folder);
      for (const name of await readdir(temporary)) await rm(join(temporary, name), { force: true });
    } catch (error) {
      this.#ready = null;
      throw error;
    }
  }

  async #makePart(folder: string): Promise<void> {
    try {
      await makeFolder(folder);
    } catch (error) {
      this.#parts.delete(folder);
      throw error;
    }
  }

  /**
   * Everything but the fsync of the folder, which the caller does even where the file was already there: it may
   * have been renamed into place just before a crash.
   */
  async #place(bytes: Uint8Array): Promise<string> {
    const sha256 = hashOf(bytes);
    const folder = this.#under(sha256);
    const path = join(folder, sha256);
    let made = this.#parts.get(folder);
    if (!made) {
      made = this.#makePart(folder);
      this.#parts.set(folder, made);
    }
    await made;
    const there = await readIfThere(path);
    if (there && hashOf(there) === sha256) return sha256;
    const temporary = await writeTemporary(join(this.#folder, 'tmp', sha256), bytes);
    await rename(temporary, path);
    return sha256;
  }
}

async function overwrite(path: string, length: number): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.write(new Uint8Array(length), 0, length, 0);
    await file.datasync();
  } finally {
    await file.close();
  }
}

async function entriesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw diskRefusal(error);
  }
}

class MemoryFiles implements FileStore {
  readonly #files = new Map<string, Uint8Array>();

  async put(bytes: Uint8Array): Promise<string> {
    const sha256 = hashOf(bytes);
    this.#files.set(sha256, bytes.slice());
    return sha256;
  }

  putAll(files: readonly Uint8Array[]): Promise<string[]> {
    return Promise.all(files.map((bytes) => this.put(bytes)));
  }

  async get(sha256: string): Promise<Uint8Array | undefined> {
    checkName(sha256);
    return this.#files.get(sha256)?.slice();
  }

  async list(): Promise<string[]> {
    return [...this.#files.keys()].sort();
  }

  async forget(sha256: string): Promise<boolean> {
    checkName(sha256);
    return this.#files.delete(sha256);
  }
}

export function createMemoryFiles(): FileStore {
  return new MemoryFiles();
}
