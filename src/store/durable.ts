/** Writing a file so that it is all there or not there at all, whenever the power goes. */
import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { RefusalError, refuse } from '../contract/index.ts';

let counter = 0;

/**
 * Replaces the file at `path` in one step: temporary file beside it, fsync, rename, fsync of the folder. Resolves
 * when the new content is on stable storage; when it rejects, the old content stands or, if the very last step
 * failed, either may. Calls for one path must not overlap.
 */
export async function writeDurably(path: string, bytes: Uint8Array | string): Promise<void> {
  const temporary = await writeTemporary(`${path}.new`, bytes);
  try {
    await rename(temporary, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw diskRefusal(error);
  }
}

/** Writes and fsyncs `<base>-<pid>-<n>`; nothing is left behind when that fails. */
export async function writeTemporary(base: string, bytes: Uint8Array | string): Promise<string> {
  const path = `${base}-${process.pid}-${counter++}`;
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'w', 0o600);
    await file.writeFile(bytes);
    await file.sync();
    await file.close();
    return path;
  } catch (error) {
    await file?.close().catch(() => {});
    await rm(path, { force: true }).catch(() => {});
    throw diskRefusal(error);
  }
}

/**
 * Makes the folder, and those above it that are missing, and their names durable. The name of one that was there already is
 * synced too: the run that made it may have died before it came to that.
 */
export async function makeFolder(path: string): Promise<void> {
  const whole = resolve(path);
  try {
    const first = (await mkdir(whole, { recursive: true, mode: 0o700 })) ?? whole;
    for (let made = whole; ; made = dirname(made)) {
      await syncFolder(dirname(made));
      if (made === first || made === dirname(made)) return;
    }
  } catch (error) {
    throw diskRefusal(error);
  }
}

/** Makes names in this folder (new, renamed, removed) durable. */
export async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch (error) {
    throw diskRefusal(error);
  } finally {
    await handle?.close().catch(() => {});
  }
}

/** The file's bytes, or undefined where there is none. */
export async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw diskRefusal(error);
  }
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** No room is STORE_FULL; every other failure of a disk is STORE_FAILED. Refusals pass unchanged. */
export function diskRefusal(error: unknown): RefusalError {
  if (error instanceof RefusalError) return error;
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new RefusalError(refuse('STORE_FULL'));
  const reason = error instanceof Error ? error.message : String(error);
  return new RefusalError(refuse('STORE_FAILED', { reason }));
}
