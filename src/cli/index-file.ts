/** A prepared index of plans on disk: written beside and renamed, so that no half of one is ever found; read in one go. */
import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { type ActivePlans, type Answer, indexPieces, type Prepared, readIndex } from '../conflicts/index.ts';
import { isRefusal, RefusalError, refuse } from '../contract/index.ts';

const reasonOf = (error: unknown): string => String((error as NodeJS.ErrnoException).code ?? error);

/** False for folders and for what is not there. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** @throws RefusalError CLI_FILE_UNREADABLE, and what `readIndex` refuses. */
export function readIndexFile(path: string): Prepared {
  let file: number | null = null;
  try {
    file = openSync(path, 'r');
    const open = file;
    const found = readIndex(statSync(path).size, (into) => readSync(open, into));
    if (isRefusal(found)) throw new RefusalError(found);
    return found;
  } catch (error) {
    if (error instanceof RefusalError) throw error;
    throw new RefusalError(refuse('CLI_FILE_UNREADABLE', { path, reason: reasonOf(error) }));
  } finally {
    if (file !== null) closeSync(file);
  }
}

/** @throws RefusalError CLI_FILE_UNWRITABLE; what stood there stays. */
export function writeIndexFile(path: string, active: ActivePlans, notCompared: Answer['notCompared']): void {
  const beside = `${path}.part`;
  try {
    const file = openSync(beside, 'w');
    try {
      for (const piece of indexPieces(active, notCompared)) {
        for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at);
      }
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw new RefusalError(refuse('CLI_FILE_UNWRITABLE', { path, reason: reasonOf(error) }));
  }
}
