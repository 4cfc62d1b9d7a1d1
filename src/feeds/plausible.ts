/**
 * Which fixes of one unit may drive the live watch. A pure reducer: state and fix in, state and marked fix out.
 * A fix that may not is kept with its marks: it belongs to the track, and a jump is news about the feed.
 *
 * A fix is judged by its neighbours in time, whatever order they arrived in, so within the horizon the same fixes
 * are found implausible in (nearly) any order of arrival. A unit that really is elsewhere is believed from the
 * third fix that agrees with itself, if nothing was heard from the old place meanwhile.
 */
import { distanceM } from '../geo/index.ts';
import type { Fix } from './fix.ts';
import { FUTURE_MS, type Mark, orderMarks } from './report.ts';

export interface GateLimits {
  maxSpeedMps: number;
  maxAccelMps2: number;
}
/** By class of unit. Generous: they catch jumps and mixed-up identities, not bad driving. */
export const GATE_LIMITS = {
  ground: { maxSpeedMps: 70, maxAccelMps2: 8 },
  vessel: { maxSpeedMps: 45, maxAccelMps2: 4 },
  air: { maxSpeedMps: 700, maxAccelMps2: 60 },
} as const satisfies Record<string, GateLimits>;

/** Received this long after it was taken, a fix is history: a buffered upload, or a slow link. */
export const LATE_MS = 120_000;
/** Fixes this long before the newest no longer judge others. */
export const HORIZON_MS = 600_000;
const MAX_HISTORY = 256;
const MAX_SUSPECTS = 8;
/** Suspects in a row that agree with one another: then the unit is believed to be there. */
const BELIEVED_AFTER = 3;
/** Error of a fix that names none, and the most that a named one may excuse. */
const DEFAULT_ERROR_M = 25;
const MAX_ERROR_M = 500;

type Seen = Pick<Fix, 'at' | 'fixMs' | 'speedMps' | 'accuracyM'>;

export interface GateState {
  /** Believed fixes in order of fix time. */
  readonly history: readonly Seen[];
  /** Fixes that contradict them, in order of fix time. */
  readonly suspects: readonly Seen[];
}
export const EMPTY_GATE: GateState = { history: [], suspects: [] };

export interface Gated {
  state: GateState;
  /** The fix with the marks it earned. */
  fix: Fix;
  /** True: believed, and newer than every believed fix before it. */
  use: boolean;
}

function slackM(a: Seen, b: Seen): number {
  const error = (seen: Seen): number => Math.min(seen.accuracyM ?? DEFAULT_ERROR_M, MAX_ERROR_M);
  return error(a) + error(b);
}

/** Whether one unit can have been at both: within its top speed, and within what its speed at the earlier allows. */
function reachable(a: Seen, b: Seen, limits: GateLimits): boolean {
  const [earlier, later] = a.fixMs <= b.fixMs ? [a, b] : [b, a];
  const seconds = (later.fixMs - earlier.fixMs) / 1000;
  const byTopSpeed = limits.maxSpeedMps * seconds;
  const { speedMps } = earlier;
  const byAcceleration =
    speedMps === undefined ? Infinity : speedMps * seconds + (limits.maxAccelMps2 * seconds * seconds) / 2;
  return distanceM(a.at, b.at) <= Math.min(byTopSpeed, byAcceleration) + slackM(a, b);
}

function insert(list: readonly Seen[], seen: Seen): Seen[] {
  const after = list.findIndex((other) => other.fixMs > seen.fixMs);
  const at = after === -1 ? list.length : after;
  return [...list.slice(0, at), seen, ...list.slice(at)];
}

/** Drops what is beyond the horizon, counted from the newest. */
function trim(list: readonly Seen[]): Seen[] {
  const newestMs = list.at(-1)?.fixMs ?? 0;
  return list.filter((seen) => seen.fixMs >= newestMs - HORIZON_MS).slice(-MAX_HISTORY);
}

/** The last suspects that can be one unit's way. */
function believableRun(suspects: readonly Seen[], limits: GateLimits): Seen[] {
  let from = suspects.length - 1;
  for (; from > 0; from--) {
    const [a, b] = [suspects[from - 1], suspects[from]];
    // Two suspects of one moment say nothing about a way.
    if (!a || !b || a.fixMs === b.fixMs || !reachable(a, b, limits)) break;
  }
  return suspects.slice(from);
}

/** Judges one fix. Never throws; the state stays bounded. */
export function gateFix(state: GateState, fix: Fix, limits: GateLimits = GATE_LIMITS.ground): Gated {
  const marks = new Set<Mark>(fix.marks);
  const marked = (): Fix => ({ ...fix, marks: orderMarks(marks) });
  if (fix.fixMs > fix.receivedMs + FUTURE_MS) marks.add('future');
  if (fix.receivedMs - fix.fixMs > LATE_MS) marks.add('late');
  // A fix from the future is not remembered: else it would make every true one after it out of order.
  if (marks.has('future')) return { state, fix: marked(), use: false };

  const { history } = state;
  const newestMs = history.at(-1)?.fixMs ?? -Infinity;
  const twin = history.find((seen) => seen.fixMs === fix.fixMs);
  if (twin && distanceM(twin.at, fix.at) <= slackM(twin, fix)) {
    marks.add('duplicate');
    return { state, fix: marked(), use: false };
  }
  if (fix.fixMs < newestMs) marks.add('out-of-order');
  if (marks.has('implausible') || (fix.speedMps ?? 0) > limits.maxSpeedMps) {
    marks.add('implausible');
    return { state, fix: marked(), use: false };
  }

  const seen: Seen = { at: fix.at, fixMs: fix.fixMs, speedMps: fix.speedMps, accuracyM: fix.accuracyM };
  const before = history.findLast((other) => other.fixMs <= fix.fixMs);
  const after = history.find((other) => other.fixMs > fix.fixMs);
  const believed = [before, after].every((other) => other === undefined || reachable(other, seen, limits));
  if (believed) {
    const suspects = state.suspects.filter((other) => other.fixMs > fix.fixMs);
    const next = { history: trim(insert(history, seen)), suspects };
    return { state: next, fix: marked(), use: fix.fixMs > newestMs };
  }
  const suspects = insert(state.suspects, seen).slice(-MAX_SUSPECTS);
  const run = believableRun(suspects, limits);
  const sinceMs = run[0]?.fixMs ?? -Infinity;
  if (run.length >= BELIEVED_AFTER && sinceMs > newestMs && run.at(-1) === seen) {
    return { state: { history: trim(run), suspects: [] }, fix: marked(), use: true };
  }
  marks.add('implausible');
  return { state: { history, suspects }, fix: marked(), use: false };
}
