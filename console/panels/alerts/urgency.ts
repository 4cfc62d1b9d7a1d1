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
  /** Ended by no newer position, not by being apart: it may still be going on. */
  unseen: boolean;
  /** A person closed it, and a late position showed that it goes on after all. */
  reopened: boolean;
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

const ENCOUNTERS: ReadonlySet<string> = new Set(['closing', 'contact', 'conduct distance']);

/**
 * Told as ended while the last positions still had the two closing, or as near as ever: the watch ends a meeting when
 * positions run out, too, and units that nobody sees are not apart. Nearness within half again of the least distance.
 */
export function lostSight({ type, phase, withdrawn, approach, value }: Signal): boolean {
  if (phase !== 'ends' || withdrawn || !approach || !ENCOUNTERS.has(type)) return false;
  if (type === 'closing' && approach.inS !== null) return true;
  return approach.distanceM <= 1.5 * Math.min(value, approach.minDistanceM);
}

/** What was last seen of a meeting that was lost from sight, without an end; when it would be nearest passed unseen. */
export function lastSeen(signal: Signal): Signal {
  const { approach } = signal;
  return { ...signal, phase: 'continues', approach: approach && { ...approach, inS: null } };
}

function rankOf({ signal, over, unseen }: Pick<Episode, 'signal' | 'over' | 'unseen'>): Rank {
  if (over) return 'over';
  if (unseen) return 'going on';
  if (HAPPENING.has(signal.type)) return 'now';
  return dueOf(signal) === null ? 'going on' : 'soon';
}

/** The newer word; of two of one moment the one that the stream brought, for it comes after what is recorded. */
function newer(heard: Signal | undefined, recorded: Signal | undefined): Signal | undefined {
  if (!heard || !recorded) return heard ?? recorded;
  return heard.atMs >= recorded.atMs ? heard : recorded;
}

/** What a late position brought back after a person had closed it. */
function isReopened({ closed, last }: AlertAnswer, heard: Signal | undefined): boolean {
  const word = newer(heard, last) ?? last;
  return closed !== null && word.phase === 'continues' && word.revised && word.atMs > closed.localMs;
}

const latest = (signals: readonly Signal[]): Signal | undefined =>
  signals.toSorted((a, b) => b.atMs - a.atMs)[0];

type Word = Pick<Episode, 'signal' | 'over' | 'unseen'>;

/**
 * The word that stands: our own watch's, until it lost sight of the meeting; then that of a peer that still sees it.
 * A peer that lost sight of it ends nothing for our own watch.
 */
function standing(own: Signal | undefined, peers: readonly Signal[]): Word | null {
  const goingOn = latest(peers.filter(({ phase }) => phase !== 'ends'));
  const parted = latest(peers.filter((peer) => peer.phase === 'ends' && !lostSight(peer)));
  const word = (signal: Signal, over: boolean, unseen = false): Word => ({ signal, over, unseen });
  if (own && own.phase !== 'ends') return word(own, false);
  if (own && !lostSight(own)) return word(own, true);
  if (goingOn) return word(goingOn, false);
  if (own) return parted && parted.atMs >= own.atMs ? word(parted, true) : word(own, false, true);
  if (parted) return word(parted, true);
  const ended = latest(peers);
  return ended ? word(ended, false, true) : null;
}

/**
 * Alerts that no person has closed and alarms that just sounded, as episodes, most pressing first.
 * `me`: this party, whose own watch's word stands before others'. `signals`: latest of the live stream per episode.
 */
export function episodesOf(
  alerts: readonly AlertAnswer[],
  signals: ReadonlyMap<string, Signal>,
  me: string,
): Episode[] {
  const byId = new Map<string, AlertAnswer[]>();
  for (const alert of alerts) {
    const rows = byId.get(alert.last.episode);
    if (rows) rows.push(alert);
    else byId.set(alert.last.episode, [alert]);
  }
  const episodes: Episode[] = [];
  for (const id of new Set([...byId.keys(), ...signals.keys()])) {
    const rows = byId.get(id) ?? [];
    const open = rows.filter(({ closed }) => closed === null);
    const own = rows.find(({ from }) => from === me);
    const heard = signals.get(id);
    const reopened = open.length === 0 && own !== undefined && isReopened(own, heard);
    // Every row closed by a person: done with, whatever the stream repeats of it, unless it was shown to go on.
    if (rows.length > 0 && open.length === 0 && !reopened) continue;
    const peers = rows.filter((row) => row !== own).map(({ last }) => last);
    const word = standing(newer(heard, own?.last), peers);
    // Told and taken back before it was ever written.
    if (!word || (rows.length === 0 && word.signal.withdrawn)) continue;
    const { signal, over, unseen } = word;
    episodes.push({
      id,
      signal,
      raisers: [...new Set([...(heard ? [me] : []), ...rows.map(({ from }) => from)])].toSorted(),
      open: open.map(({ from, alertId }) => ({ from, alertId })),
      unrecorded: heard !== undefined && !own,
      over,
      unseen,
      reopened,
      sinceMs: signal.beginsMs,
      dueMs: over ? null : dueOf(signal),
      rank: rankOf(word),
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
