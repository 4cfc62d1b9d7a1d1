/** A data folder out of a backup: whole, where nothing is yet, and marked so that the node asks before it signs. */
import { lstat, mkdir, mkdtemp, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { isRefusal, RefusalError, refuse } from '../../contract/index.ts';
import { cardKeys, openCheckpoint, type Verifier } from '../../record/index.ts';
import { codeOf, diskRefusal, openReadOnlySqlite, syncFolder } from '../../store/index.ts';
import { type Folder, fileLock, folderAt, readCard } from '../folder.ts';
import type { House } from '../house.ts';
import { lockKeys } from '../own-cards.ts';
import { markRestored, type RestoredMark } from '../restored.ts';
import { type Backup, checkWhole, dataFiles, dataOf, readBackup } from './backup.ts';
import { copyFiles, firstDamaged } from './files.ts';

/** The largest size that a data folder shows of this log, by its record and its lock; null: it is another log, or none. */
async function sizeThere(folder: Folder, origin: string): Promise<bigint | null> {
  const card = await readCard(folder).catch(() => null);
  if (card?.origin !== origin) return null;
  const note = await fileLock(folder).read();
  const lockedUnder = (keys: readonly [Verifier, ...Verifier[]]): bigint => {
    const signed = note === undefined ? null : openCheckpoint(note, ...keys);
    return signed && !isRefusal(signed) ? signed.size : 0n;
  };
  const present = cardKeys(card);
  const locked = isRefusal(present) ? 0n : lockedUnder([present.log]);
  try {
    const store = await openReadOnlySqlite(folder.record);
    try {
      const size = BigInt(await store.size());
      const before = lockedUnder(await lockKeys(store, card));
      return [size, locked, before].reduce((most, one) => (one > most ? one : most));
    } finally {
      await store.close();
    }
  } catch (error) {
    // Damaged, or in a database: the lock alone says what was signed.
    if (error instanceof RefusalError) return locked;
    throw error;
  }
}

async function checkTarget(path: string, { origin, size }: Backup): Promise<void> {
  if (!(await lstat(path).catch(() => null))) return;
  const names = await readdir(path).catch((error: unknown) => {
    throw new RefusalError(refuse('NODE_RESTORE_TAKEN', { path: `${path} (${codeOf(error)})` }));
  });
  if (names.length === 0) return;
  const there = await sizeThere(folderAt(path), origin);
  if (there !== null && there > BigInt(size))
    throw new RefusalError(refuse('NODE_RESTORE_NEWER', { path, there: String(there), backup: size }));
  throw new RefusalError(refuse('NODE_RESTORE_TAKEN', { path }));
}

/**
 * Makes the data folder `target` out of the backup in `path`. @throws RefusalError NODE_NO_BACKUP, NODE_BACKUP_DAMAGED,
 * NODE_RESTORE_NEWER (a restore would fork the log), NODE_RESTORE_TAKEN; then the target is as it was.
 */
export async function restore(path: string, target: string, house: House): Promise<RestoredMark> {
  const backup = await readBackup(path);
  const to = resolve(target);
  await checkTarget(to, backup);
  const files = dataFiles(backup);
  const damaged = await firstDamaged(dataOf(path), files);
  if (damaged !== null) throw new RefusalError(refuse('NODE_BACKUP_DAMAGED', { path: damaged }));
  let work: string;
  try {
    await mkdir(dirname(to), { recursive: true });
    work = await mkdtemp(join(dirname(to), `${basename(to)}.restoring-`));
  } catch (error) {
    throw diskRefusal(error);
  }
  try {
    await copyFiles(
      dataOf(path),
      work,
      files.map((file) => file.path),
    );
    const { size, root } = await checkWhole(folderAt(work), house);
    if (size !== backup.size || root !== backup.root)
      throw new RefusalError(refuse('NODE_BACKUP_DAMAGED', { path: 'record/record.db' }));
    const mark = { size, root, restoredMs: Date.now() };
    await markRestored(work, mark);
    await rmdir(to).catch(() => {});
    await rename(work, to);
    await syncFolder(dirname(to));
    return mark;
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    throw diskRefusal(error);
  }
}
