/** What still sounds: alarms that nobody has quietened, or that have grown worse since somebody did. Pure. */
import type { Tone } from './sound.ts';
import type { Episode } from './urgency.ts';

/** Something that may sound. The higher the level, the worse; quiet holds for the level at which it was given. */
export interface Sounding {
  id: string;
  tone: Tone;
  level: number;
}
/** By id: the worst level that an officer has taken note of. Quiet is for the ears only: the alert stays open. */
export type Quiet = ReadonlyMap<string, number>;

/** Nearer than this, a meeting that was quietened sounds anew. */
const SHORT_MS = 60_000;

/** 0 is over, 1 goes on, 2 comes, 3 comes within a minute, 4 happens. */
export function levelOf({ rank, dueMs }: Pick<Episode, 'rank' | 'dueMs'>, nowMs: number): number {
  if (rank === 'over') return 0;
  if (rank === 'going on') return 1;
  if (rank === 'now') return 4;
  return dueMs !== null && dueMs - nowMs <= SHORT_MS ? 3 : 2;
}

/** Worst tone of those that are not quiet; null: silence. */
export function toneOfAll(all: readonly Sounding[], quiet: Quiet): Tone | null {
  const loud = all.filter((one) => !isQuiet(one, quiet));
  if (loud.some(({ tone }) => tone === 'urgent')) return 'urgent';
  return loud.length > 0 ? 'notice' : null;
}

export function isQuiet({ id, level }: Pick<Sounding, 'id' | 'level'>, quiet: Quiet): boolean {
  return (quiet.get(id) ?? -1) >= level;
}

/** What has ended or was lost from sight sounds again when it comes back. The same map where nothing changes. */
export function relaxed(quiet: Quiet, episodes: readonly Pick<Episode, 'id' | 'over' | 'unseen'>[]): Quiet {
  const ended = episodes.filter(
    ({ id, over, unseen }) => (over && quiet.has(id)) || (unseen && (quiet.get(id) ?? 0) > 1),
  );
  if (ended.length === 0) return quiet;
  const next = new Map(quiet);
  for (const { id, over } of ended) {
    if (over) next.delete(id);
    else next.set(id, 1);
  }
  return next;
}
