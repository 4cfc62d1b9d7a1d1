/** Where a node's data lies while the power goes: its folder on a disk that forgets, and its PostgreSQL on the same disk. */
import { mkdtempSync, rmSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { beginLife, type Life } from '../helpers/crash/round.ts';
import { makeSite, type Site } from '../helpers/crash/site.ts';
import { type Cluster, makeCluster, serveFolder } from '../helpers/postgres.ts';
import type { Held } from '../system/records.ts';
import { type Copy, DropDisk } from './dropfs.ts';

export interface Bed {
  disk: DropDisk;
  /** A party as it was made, everything of it durable. */
  newLife(): Promise<Life>;
  /** The life's record on a copy of the disk, to be looked at until `done`. */
  on(life: Life, copy: Copy): Promise<{ held: Held; done(): Promise<void> }>;
  /** The power goes for the disk itself: everything on it has died, and what is no node comes up again. */
  cut(seed: number, keep: number): ReturnType<DropDisk['cut']>;
  endLife(life: Life): void;
  close(): Promise<void>;
}

/** The record in the data folder. */
export async function sqliteBed(): Promise<Bed> {
  const site = await makeSite();
  const disk = await DropDisk.mount();
  return {
    disk,
    async newLife() {
      const life = beginLife(site, site.copyTo(mkdtempSync(join(disk.path, 'life-'))));
      await disk.settle();
      return life;
    },
    async on({ folder, held }, copy) {
      const data = join(copy.path, basename(folder), 'data');
      return { held: { ...held, data }, done: async () => {} };
    },
    cut: (seed, keep) => disk.cut(seed, keep),
    endLife: ({ folder }) => rmSync(folder, { recursive: true }),
    async close() {
      await disk.close();
      site.close();
    },
  };
}

/** The record in a database, whose server has its own folder on the disk. */
export async function postgresBed(): Promise<Bed> {
  const disk = await DropDisk.mount();
  const cluster: Cluster = await makeCluster([], disk.path);
  let site: Site | null = null;
  return {
    disk,
    async newLife() {
      site?.close();
      site = await makeSite(disk.path, await cluster.database());
      await disk.settle();
      return beginLife(site, site.folder);
    },
    async on({ folder, held }, copy) {
      const on = (path: string) => join(copy.path, relative(disk.path, path));
      // A server that came up after the cut: it knows of no other that runs.
      const folderOfCluster = on(cluster.folder);
      rmSync(join(folderOfCluster, 'data', 'postmaster.pid'), { force: true });
      const server = await serveFolder(folderOfCluster);
      const database = held.database && { ...held.database, port: server.port };
      return {
        held: { ...held, data: on(join(folder, 'data')), database: database ?? null },
        done: server.stop,
      };
    },
    async cut(seed, keep) {
      // Not in good order: the server is told to drop everything, as if it had been killed.
      await cluster.stop();
      const cut = await disk.cut(seed, keep);
      rmSync(join(cluster.folder, 'data', 'postmaster.pid'), { force: true });
      await cluster.start();
      return cut;
    },
    endLife() {},
    async close() {
      await cluster.stop();
      await disk.close();
    },
  };
}
