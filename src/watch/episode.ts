/**
 * An episode: one stretch of time in which something was so. Episodes are computed from the reports in the order
 * of their times, whatever order they came in; `tell` compares them with what was told before and says the
 * difference, so one episode has one begin and one end.
 */
import type { Fix } from '../feeds/index.ts';
import type { Approach, SignalType } from './signal.ts';
import type { Told } from './state.ts';

/** A report, and whose. */
export interface Ground {
  party: string;
  fix: Fix;
}

export interface Episode {
  type: SignalType;
  /** Separates episodes of one type that can run side by side: notice and version, or clause and unit. */
  subject: string;
  beginsMs: number;
  endsMs: number | null;
  /** Last and worst value so far. */
  value: number;
  worst: number;
  certain: boolean;
  /** Reports it rests on: at its first, worst and last moment. */
  first: readonly Ground[];
  worstAt: readonly Ground[];
  last: readonly Ground[];
  clause: string | null;
  noticeId: string | null;
  version: number | null;
  approach: Approach | null;
  /** Of a pair, whose speed it is; null: the pair's. */
  unit: string | null;
}

export interface Change {
  phase: 'begins' | 'continues' | 'ends';
  episode: Episode;
  key: string;
  revised: boolean;
  withdrawn: boolean;
}

const SETTLED_KEPT_MS = 600_000;

function overlaps(a: Episode, b: Episode): boolean {
  return a.beginsMs <= (b.endsMs ?? Infinity) && b.beginsMs <= (a.endsMs ?? Infinity);
}

/**
 * `told` is what was said, `now` the episodes as they are computed at `nowMs` from the reports since
 * `fromMs`; what ended earlier is settled. `outOfOrder`: the report that led here was not the newest of its unit.
 */
export function tell(
  told: readonly Told[],
  now: readonly Episode[],
  at: { nowMs: number; fromMs: number; continuesS: number; outOfOrder: boolean; name: string },
): { told: Told[]; changes: Change[] } {
  const open = [...told];
  const matched = new Set<Told>();
  const next: Told[] = [];
  const changes: Change[] = [];
  const byBegin = [...now].sort((a, b) => a.beginsMs - b.beginsMs || (a.type < b.type ? -1 : 1));
  for (const episode of byBegin) {
    const before = open.find(
      (t) =>
        !matched.has(t) &&
        t.episode.type === episode.type &&
        t.episode.subject === episode.subject &&
        overlaps(t.episode, episode),
    );
    if (!before) {
      const key = `${episode.type}|${at.name}|${episode.subject}|${episode.beginsMs}`;
      const revised = at.outOfOrder;
      changes.push({ phase: 'begins', episode, key, revised, withdrawn: false });
      if (episode.endsMs !== null) changes.push({ phase: 'ends', episode, key, revised, withdrawn: false });
      next.push({ episode, key, toldMs: at.nowMs, toldValue: episode.worst });
      continue;
    }
    matched.add(before);
    const { key } = before;
    const was = before.episode;
    const moved = was.beginsMs !== episode.beginsMs;
    const due = at.nowMs - before.toldMs >= at.continuesS * 1000;
    let phase: Change['phase'] | null = null;
    let revised = moved;
    if (episode.endsMs !== null && was.endsMs === null) {
      phase = 'ends';
    } else if (episode.endsMs !== null && !moved) {
      const untold = before.untold === true || episode.endsMs !== was.endsMs;
      if (untold && !due) {
        // A unit that catches up draws an end out with every report: told now and then, not each time.
        next.push({ ...before, episode, untold });
        continue;
      }
      if (untold) phase = 'ends';
      revised = true;
    } else if (episode.endsMs !== was.endsMs || (moved && episode.endsMs !== null)) {
      // It had ended and goes on after all, or began at another moment than was said.
      phase = episode.endsMs === null ? 'continues' : 'ends';
      revised = true;
    } else if (episode.endsMs === null) {
      if (moved || (episode.certain && !was.certain) || (due && episode.worst !== before.toldValue)) {
        phase = 'continues';
      }
    }
    if (phase) changes.push({ phase, episode, key, revised, withdrawn: false });
    next.push(phase ? { episode, key, toldMs: at.nowMs, toldValue: episode.worst } : { ...before, episode });
  }
  for (const t of open) {
    if (matched.has(t)) continue;
    if (t.episode.endsMs !== null && t.episode.endsMs < at.fromMs) {
      if (t.untold)
        changes.push({ phase: 'ends', episode: t.episode, key: t.key, revised: true, withdrawn: false });
      // Settled. Kept a while, so that what is computed again is not told again.
      if (t.episode.endsMs >= at.fromMs - SETTLED_KEPT_MS) next.push({ ...t, untold: false });
      continue;
    }
    const episode = { ...t.episode, endsMs: t.episode.endsMs ?? at.nowMs };
    changes.push({ phase: 'ends', episode, key: t.key, revised: true, withdrawn: true });
  }
  return { told: next, changes };
}

/** A gate with two thresholds and a dwell on either side. */
export interface Gate {
  /** First moment of the present run beyond `enter`, and its worst so far. */
  since: Look | null;
  peak: Look | null;
  certainSinceMs: number | null;
  /** First moment of the present run back within `leave`. */
  backMs: number | null;
  episode: Episode | null;
}
export const SHUT: Gate = { since: null, peak: null, certainSinceMs: null, backMs: null, episode: null };

/** One evaluation. `value` may be wrong by `slack` either way (an error circle). */
export interface Look {
  atMs: number;
  value: number;
  slack: number;
  grounds: readonly Ground[];
}

export interface GateRule {
  /** In beyond `enter`, back at or below `leave`. */
  enter: number;
  leave: number;
  sustainedMs: number;
  returnMs: number;
}
export type Made = Pick<Episode, 'type' | 'subject' | 'clause' | 'noticeId' | 'version' | 'unit'>;

/** One step; `made` gives a new episode its fixed fields. */
export function stepGate(
  gate: Gate,
  rule: GateRule,
  look: Look,
  made: Made,
): { gate: Gate; closed: Episode | null } {
  const { value, atMs } = look;
  const certainSinceMs = value - look.slack > rule.enter ? (gate.certainSinceMs ?? atMs) : null;
  const sure = certainSinceMs !== null && atMs - certainSinceMs >= rule.sustainedMs;
  if (gate.episode) {
    if (value <= rule.leave) {
      const backMs = gate.backMs ?? atMs;
      const over = atMs - backMs >= rule.returnMs;
      return over
        ? { gate: SHUT, closed: { ...gate.episode, value, endsMs: backMs } }
        : { gate: { ...gate, backMs, certainSinceMs }, closed: null };
    }
    const worse = value > gate.episode.worst;
    const episode: Episode = {
      ...gate.episode,
      value,
      worst: worse ? value : gate.episode.worst,
      worstAt: worse ? look.grounds : gate.episode.worstAt,
      last: look.grounds,
      certain: gate.episode.certain || sure,
    };
    return { gate: { ...gate, certainSinceMs, backMs: null, episode }, closed: null };
  }
  if (value <= rule.enter) return { gate: SHUT, closed: null };
  const since = gate.since ?? look;
  const peak = gate.peak && gate.peak.value >= value ? gate.peak : look;
  const held: Gate = { since, peak, certainSinceMs, backMs: null, episode: null };
  if (atMs - since.atMs < rule.sustainedMs) return { gate: held, closed: null };
  const episode: Episode = {
    ...made,
    beginsMs: since.atMs,
    endsMs: null,
    value,
    worst: peak.value,
    certain: sure,
    first: since.grounds,
    worstAt: peak.grounds,
    last: look.grounds,
    approach: null,
  };
  return { gate: { ...held, episode }, closed: null };
}

/** Ends a gate's episode at once, whatever the value: the plan was done, or positions ran out. */
export function shutGate(gate: Gate, endsMs: number): Episode | null {
  return gate.episode ? { ...gate.episode, endsMs: Math.max(endsMs, gate.episode.beginsMs) } : null;
}
