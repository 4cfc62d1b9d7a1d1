/** What wants an officer's eyes, in the order of the time that is left to act. Pure. */
import type { Signal } from '../../../src/watch/index.ts';
import type { AlertAnswer } from '../../state/answers.ts';

/** One episode, whoever's watch saw it: three nodes that see one meeting are one thing to act on. */
export interface Episode {
  id: string;
  /** The latest word on it, this node's own before a peer's. */
  signal: Signal;
  /** Parties whose nodes raised it. */
  raisers: readonly string[];
  /** Alerts of it that no person has closed here. */
  open: readonly Pick<AlertAnswer, 'from' | 'alertId'>[];
  /** No entry of this node's own alarm is known yet. */
  unrecorded: boolean;
  over: boolean;
  sinceMs: number;
  /** The moment by which it happens; null: it names none. */
  dueMs: number | null;
  rank: Rank;
}

/** now: it is happening; soon: it comes at a known time; going on: no clock runs; over: only to be closed. */
export const RANKS = ['now', 'soon', 'going on', 'over'] as const;
export type Rank = (typeof RANKS)[number];

const HAPPENING: ReadonlySet<string> = new Set(['contact', 'conduct distance', 'conduct speed']);

/** The moment of closest approach as the signal told it; null where the two are not closing. */
export function dueOf({ type, phase, atMs, approach }: Signal): number | null {
  if (type !== 'closing' || phase === 'ends' || !approach || approach.inS === null) return null;
  return atMs + approach.inS * 1000;
}

function rankOf(signal: Signal, over: boolean): Rank {
  if (over) return 'over';
  if (HAPPENING.has(signal.type)) return 'now';
  return dueOf(signal) === null ? 'going on' : 'soon';
}

/**
 * Alerts that no person has closed and alarms that just sounded, as episodes, most pressing first.
 * `me`: this party, whose own watch's word stands before others'. `heardMs`: latest signal of the live stream per episode.
 */
export function episodesOf(
  alerts: readonly AlertAnswer[],
  signals: ReadonlyMap<string, Signal>,
  me: string,
): Episode[] {
  const byId = new Map<string, AlertAnswer[]>();
  for (const alert of alerts) {
    const id = alert.last.episode;
    byId.set(id, [...(byId.get(id) ?? []), alert]);
  }
  const episodes: Episode[] = [];
  for (const id of new Set([...byId.keys(), ...signals.keys()])) {
    const rows = byId.get(id) ?? [];
    const open = rows.filter(({ closed }) => closed === null);
    const own = rows.find(({ from }) => from === me);
    const heard = signals.get(id);
    // Every row closed by a person: done with, whatever the stream repeats of it.
    if (rows.length > 0 && open.length === 0) continue;
    const recorded = own?.last ?? rows.toSorted((a, b) => b.last.atMs - a.last.atMs)[0]?.last;
    const signal = heard && (!recorded || heard.atMs >= recorded.atMs) ? heard : recorded;
    if (!signal) continue;
    // An end that its own watch tells ends it; a peer that lost sight of it does not.
    const over = own || heard ? signal.phase === 'ends' : rows.every(({ ended }) => ended);
    if (rows.length === 0 && over) continue;
    episodes.push({
      id,
      signal,
      raisers: [...new Set([...(heard ? [me] : []), ...rows.map(({ from }) => from)])].toSorted(),
      open: open.map(({ from, alertId }) => ({ from, alertId })),
      unrecorded: heard !== undefined && !own,
      over,
      sinceMs: signal.beginsMs,
      dueMs: over ? null : dueOf(signal),
      rank: rankOf(signal, over),
    });
  }
  return episodes.toSorted(inOrder);
}

/** Happening first, then by the clock that runs out first; what has none by its age, newest first. */
function inOrder(a: Episode, b: Episode): number {
  const byRank = RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank);
  if (byRank !== 0) return byRank;
  if (a.dueMs !== null && b.dueMs !== null && a.dueMs !== b.dueMs) return a.dueMs - b.dueMs;
  return b.sinceMs - a.sinceMs || (a.id < b.id ? -1 : 1);
}

/** The tone that an episode calls for: a meeting sounds otherwise than a unit off its way. */
export function toneOf({ rank }: Pick<Episode, 'rank'>): 'urgent' | 'notice' | null {
  if (rank === 'now' || rank === 'soon') return 'urgent';
  return rank === 'going on' ? 'notice' : null;
}
