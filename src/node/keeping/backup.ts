/**
 * A backup: a folder that holds all that a party's node is, however much the node writes meanwhile. `data/` is a data
 * folder with the record in it, of whichever store it came; `backup.json` lists every file with its hash, and is
 * written last. The keys in it are encrypted as they were.
 */
import { lstat, mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { isRefusal, RefusalError, refuse } from '../../contract/index.ts';
import { loadTree, parseJson, rootOf, toHex } from '../../record/index.ts';
import {
  copyRecord,
  copySqlite,
  createSqliteStore,
  diskRefusal,
  openPostgresSnapshot,
  openReadOnlySqlite,
  readIfThere,
  type StoreRead,
  syncFolder,
  writeDurably,
} from '../../store/index.ts';
import { type Folder, fileLock, folderAt, readCard } from '../folder.ts';
import { type FsckReport, fsck } from '../fsck.ts';
import type { House } from '../house.ts';
import { copyFiles, filesUnder, listFiles } from './files.ts';

const MANIFEST = 'backup.json';
const DATA = 'data';
const CONFIG = 'node.json';
const MAX_MANIFEST_BYTES = 256 * 1024 * 1024;

const manifestSchema = z.strictObject({
  format: z.literal(1),
  party: z.string(),
  mode: z.enum(['live', 'exercise']),
  origin: z.string(),
  /** Entries in the record. */
  size: z.number().int().nonnegative(),
  /** Root of its tree, hex. */
  root: z.string().regex(/^[0-9a-f]{64}$/),
  takenMs: z.number().int(),
  files: z.array(
    z.strictObject({
      path: z.string().regex(/^(?!.*(?:^|\/)\.\.?(?:\/|$))[^/\\\0][^\\\0]*$/),
      bytes: z.number().int().nonnegative(),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
export type Backup = z.infer<typeof manifestSchema>;

export async function rootAt(read: Pick<StoreRead, 'node'>, size: number): Promise<string> {
  return toHex(rootOf(await loadTree(BigInt(size), (level, index) => read.node(level, Number(index)))));
}

/** Checks the record of a data folder from its first byte to its last. @throws RefusalError NODE_COPY_NOT_WHOLE */
export async function checkWhole(folder: Folder, house: House): Promise<{ size: number; root: string }> {
  const store = await openReadOnlySqlite(folder.record);
  try {
    const lock = (await fileLock(folder).read()) ?? null;
    const report: FsckReport = await fsck(store, {
      house,
      files: store.files,
      card: await readCard(folder),
      lock,
    });
    if (!report.ok) {
      const index = report.bad?.index ?? report.entries;
      throw new RefusalError(refuse('NODE_COPY_NOT_WHOLE', { index, what: report.bad?.what ?? 'view' }));
    }
    const size = await store.size();
    return { size, root: await rootAt(store, size) };
  } finally {
    await store.close();
  }
}

/**
 * Takes a backup beside a running node, or without one, into the new folder `target`; checks it before it gets its
 * name. @throws RefusalError; then nothing is left of it.
 */
export async function backUp(
  { folder, configPath, house }: { folder: Folder; configPath: string | null; house: House },
  target: string,
  progress?: (done: number, of: number) => void,
): Promise<Backup> {
  const path = resolve(target);
  if (await lstat(path).catch(() => null)) throw new RefusalError(refuse('NODE_BACKUP_THERE', { path }));
  const card = await readCard(folder);
  let work: string;
  try {
    work = await mkdtemp(join(dirname(path), `${basename(path)}.making-`));
  } catch (error) {
    throw diskRefusal(error);
  }
  try {
    const copy = folderAt(join(work, DATA));
    // What points into the record is copied before it, what the record points to after it: the record only grows.
    const beside = (await filesUnder(folder.path)).filter((file) => !file.startsWith('record/'));
    await copyFiles(folder.path, copy.path, beside);
    await copyStore(folder, copy, progress);
    const evidence = (await filesUnder(folder.record)).filter((file) => file.startsWith('files/'));
    await copyFiles(folder.record, copy.record, evidence);
    if (configPath !== null) await copyFiles(dirname(configPath), work, [basename(configPath)]);
    if (configPath !== null && basename(configPath) !== CONFIG)
      await rename(join(work, basename(configPath)), join(work, CONFIG));
    const { size, root } = await checkWhole(copy, house);
    const { party, mode, origin } = card;
    const files = await listFiles(work);
    const backup: Backup = { format: 1, party, mode, origin, size, root, takenMs: Date.now(), files };
    await writeDurably(join(work, MANIFEST), `${JSON.stringify(backup, null, 2)}\n`);
    await rename(work, path);
    await syncFolder(dirname(path));
    return backup;
  } catch (error) {
    await rm(work, { recursive: true, force: true });
    throw diskRefusal(error);
  }
}

async function copyStore(
  folder: Folder,
  copy: Folder,
  progress?: (done: number, of: number) => void,
): Promise<void> {
  if (!folder.database) return copySqlite(folder.record, copy.record);
  const snapshot = await openPostgresSnapshot(folder.database);
  try {
    const scratch = `${copy.record}.making`;
    const store = await createSqliteStore(scratch, { create: true });
    try {
      await copyRecord(snapshot, store, progress);
    } finally {
      await store.close();
    }
    // One file, without what a store keeps beside it.
    await copySqlite(scratch, copy.record);
    await rm(scratch, { recursive: true, force: true });
  } finally {
    await snapshot.close();
  }
}

/** @throws RefusalError NODE_NO_BACKUP, NODE_BACKUP_DAMAGED */
export async function readBackup(path: string): Promise<Backup> {
  const bytes = await readIfThere(join(path, MANIFEST));
  if (!bytes || bytes.length > MAX_MANIFEST_BYTES) throw new RefusalError(refuse('NODE_NO_BACKUP', { path }));
  const parsed = parseJson(Buffer.from(bytes).toString('utf8'));
  const checked = isRefusal(parsed) ? null : manifestSchema.safeParse(parsed.value);
  if (!checked?.success) throw new RefusalError(refuse('NODE_BACKUP_DAMAGED', { path: MANIFEST }));
  return checked.data;
}

/** The files of a backup's data folder, as its list has them. */
export function dataFiles({ files }: Backup): Backup['files'] {
  return files
    .filter(({ path }) => path.startsWith(`${DATA}/`))
    .map((file) => ({ ...file, path: file.path.slice(DATA.length + 1) }));
}
export function dataOf(path: string): string {
  return join(path, DATA);
}
