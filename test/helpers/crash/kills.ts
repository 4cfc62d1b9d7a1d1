/** kill -9 at random moments of a working node's life, its start included, and of its PostgreSQL server's processes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { dice } from '../../mutate.ts';
import { type Cluster, cluster } from '../postgres.ts';
import type { Fault } from './planted.ts';
import { beginLife, type Life, live, look } from './round.ts';
import { makeSite } from './site.ts';
import { Taker } from './taker.ts';
import { countOf } from './work.ts';

/** From the word to open the folder; it answers after one to two seconds. */
const START_MS = 2_000;
const WORKING_MS = 800;
/** A record that has grown to this is begun anew: fsck reads all of it after each kill. */
const FULL_RECORD = 400;

export interface KillTally {
  kills: number;
  /** Kills of a node that had not answered yet, and of a backend of the server instead of the node. */
  starting: number;
  backends: number;
  promises: number;
  problems: string[];
}

export interface KillOptions {
  store: 'SQLite' | 'PostgreSQL';
  seed: number;
  fault?: Fault | null;
  /** Told after each kill; false ends the campaign. */
  more(tally: KillTally): boolean;
}

/** Kills one process of the server that serves the node; the server drops everybody and recovers. */
async function killBackend({ admin }: Cluster, roll: (below: number) => number): Promise<void> {
  const rows = await admin<{ pid: number }>(
    "select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
  );
  const one = rows[roll(rows.length)];
  if (one) process.kill(one.pid, 'SIGKILL');
}

async function comesUp({ admin }: Cluster): Promise<void> {
  for (const until = Date.now() + 30_000; ; await pause(50)) {
    try {
      await admin('select 1');
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}

/** Runs until `more` says no, or something is missing. */
export async function killNine({ store, seed, fault = null, more }: KillOptions): Promise<KillTally> {
  const roll = dice(seed);
  const tally: KillTally = { kills: 0, starting: 0, backends: 0, promises: 0, problems: [] };
  const server = store === 'PostgreSQL' ? await cluster() : null;
  const root = mkdtempSync(join(tmpdir(), 'parley-kills-'));
  try {
    for (let goes = true; goes; ) {
      const site = await makeSite(root, await server?.database());
      const life: Life = beginLife(site, site.folder);
      for (let entries = 0; goes && entries < FULL_RECORD; ) {
        const taker = Taker.load(fault);
        await taker.loaded();
        const fromStart = roll(4) === 0;
        const backend = server !== null && !fromStart && roll(3) === 0;
        const answered = await live(
          life,
          taker,
          async () => {
            await pause(roll(fromStart ? START_MS : WORKING_MS));
            if (!backend) return;
            await killBackend(server, roll);
            await pause(roll(100));
          },
          fromStart,
        );
        if (backend) await comesUp(server);
        tally.kills += 1;
        if (!answered) tally.starting += 1;
        if (backend) tally.backends += 1;
        const checked = await look(life);
        entries = checked.entries;
        tally.problems = checked.problems;
        goes = checked.problems.length === 0 && more(tally);
      }
      tally.promises += countOf(life.promises);
      site.close();
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return tally;
}
