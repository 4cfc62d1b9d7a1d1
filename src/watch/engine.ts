/**
 * The live watch: reports and passing time in, signals out. Held in memory by the node; no clock, no disk.
 * The same calls in the same order give the same signals, and reports that arrive in any order within
 * `reorderS` end in the same episodes: every late report is put in its place and what follows is computed again.
 */
import type { Fix } from '../feeds/index.ts';
import { openIn, planAt, startMs, stepConformance, subjectOf } from './conformance.ts';
import { tell } from './episode.ts';
import { byTime } from './fixline.ts';
import { meet, neighbours, place, refold, settlePairs } from './meet.ts';
import { stepMotion, UNSEEN } from './motion.ts';
import { standingEpisodes, toSignal } from './say.ts';
import type { Level, Signal } from './signal.ts';
import {
  DEFAULTS,
  type Plan,
  type Rules,
  type UnitFold,
  type UnitState,
  unitKey,
  type WatchConfig,
  type WatchState,
} from './state.ts';

/** More reports than this in one horizon: the oldest are settled early. */
const MAX_WINDOW = 2048;
const MAX_PLANS = 64;
const NEVER: UnitFold = { moved: UNSEEN, conformance: null };

export interface Outcome {
  state: WatchState;
  signals: Signal[];
}

export function createWatch(config: Partial<WatchConfig> = {}): WatchState {
  return {
    config: { ...DEFAULTS, ...config },
    rules: { conduct: [] },
    units: new Map(),
    pairs: new Map(),
    cells: new Map(),
    planned: new Set(),
    nowMs: 0,
    counts: { taken: 0, duplicate: 0, tooLate: 0, future: 0, notBelieved: 0, overUnits: 0, overPairs: 0 },
  };
}

function unitOf(state: WatchState, party: string, unit: string): UnitState | null {
  const key = unitKey(party, unit);
  const known = state.units.get(key);
  if (known) return known;
  if (state.units.size >= state.config.maxUnits) {
    state.counts.overUnits += 1;
    return null;
  }
  const made: UnitState = {
    party,
    unit,
    level: 'shared positions',
    plans: [],
    window: [],
    base: NEVER,
    newestMs: -1,
    heardMs: -1,
    told: [],
    lost: null,
    cells: [],
    pairs: [],
  };
  state.units.set(key, made);
  return made;
}

/** A unit's notice, new or amended: it replaces the version that was held. */
export function onPlan(state: WatchState, plan: Plan): Outcome {
  const unit = unitOf(state, plan.party, plan.unit);
  if (!unit) return { state, signals: [] };
  const others = unit.plans.filter((held) => held.noticeId !== plan.noticeId);
  unit.plans = [...others, plan].sort((a, b) => startMs(a.path) - startMs(b.path)).slice(-MAX_PLANS);
  state.planned.add(unitKey(plan.party, plan.unit));
  return { state, signals: replay(state, unit) };
}

/** A notice was withdrawn or is over. */
export function onPlanEnded(
  state: WatchState,
  at: { party: string; unit: string; noticeId: string },
): Outcome {
  const unit = state.units.get(unitKey(at.party, at.unit));
  if (!unit) return { state, signals: [] };
  unit.plans = unit.plans.filter((held) => held.noticeId !== at.noticeId);
  if (unit.plans.length === 0) state.planned.delete(unitKey(at.party, at.unit));
  return { state, signals: replay(state, unit) };
}

/** The conduct clauses in force. Corridor clauses come with each plan. */
export function onRules(state: WatchState, rules: Rules): Outcome {
  state.rules = rules;
  return { state, signals: [] };
}

/** One report of one unit, however late. `level` says how it came: from its owner, or as a sighting. */
export function onFix(state: WatchState, report: { party: string; fix: Fix; level: Level }): Outcome {
  const { party, fix, level } = report;
  const { config, counts } = state;
  state.nowMs = Math.max(state.nowMs, fix.receivedMs);
  // A wrong clock must not push the window ahead: a report from the future blocks none that come after.
  if (fix.fixMs > state.nowMs + config.futureS * 1000) {
    counts.future += 1;
    return { state, signals: [] };
  }
  const unit = unitOf(state, party, fix.unit);
  if (!unit) return { state, signals: [] };
  unit.heardMs = Math.max(unit.heardMs, fix.receivedMs);
  if (fix.fixMs < unit.newestMs - config.reorderS * 1000) {
    counts.tooLate += 1;
    return { state, signals: [] };
  }
  const twin = unit.window.some(
    ({ fix: other }) =>
      other.fixMs === fix.fixMs && other.at.lat === fix.at.lat && other.at.lon === fix.at.lon,
  );
  if (twin) {
    counts.duplicate += 1;
    return { state, signals: [] };
  }
  counts.taken += 1;
  unit.level = level;
  let index = unit.window.length;
  while (index > 0 && byTime((unit.window[index - 1] as { fix: Fix }).fix, fix) > 0) index--;
  const outOfOrder = index < unit.window.length;
  unit.window.splice(index, 0, { fix, accepted: false, after: NEVER, closed: [] });
  recompute(state, unit, index);
  if (!outOfOrder && !unit.window[index]?.accepted) counts.notBelieved += 1;
  unit.newestMs = Math.max(unit.newestMs, fix.fixMs);
  const signals = tellUnit(state, unit, outOfOrder);
  trim(state, unit);
  place(state, unit);
  meet(state, unit, neighbours(state, unit));
  for (const key of unit.pairs) signals.push(...refold(state, key, fix.fixMs, outOfOrder));
  return { state, signals };
}

/** Time passes: lost, overdue, and positions that went stale. */
export function onTick(state: WatchState, nowMs: number): Outcome {
  state.nowMs = Math.max(state.nowMs, nowMs);
  const signals: Signal[] = [];
  for (const unit of state.units.values()) signals.push(...tellUnit(state, unit, false));
  signals.push(...settlePairs(state));
  return { state, signals };
}

/** A plan changed: what the reports still held say under it. */
function replay(state: WatchState, unit: UnitState): Signal[] {
  recompute(state, unit, 0);
  const signals = tellUnit(state, unit, false);
  for (const key of unit.pairs) signals.push(...refold(state, key, -Infinity, false));
  return signals;
}

function recompute(state: WatchState, unit: UnitState, from: number): void {
  const { config } = state;
  let before = unit.window[from - 1]?.after ?? unit.base;
  for (let i = from; i < unit.window.length; i++) {
    const item = unit.window[i] as UnitState['window'][number];
    const step = stepMotion(before.moved, item.fix, config);
    item.accepted = step.accepted;
    item.closed = [];
    let { conformance } = before;
    if (step.accepted) {
      const plan = planAt(unit.plans, item.fix.fixMs);
      const done = stepConformance(conformance, plan, item.fix, unit.party, config);
      conformance = done.fold;
      item.closed = done.closed;
    }
    item.after = { moved: step.fold, conformance };
    before = item.after;
  }
}

/** The newest report of this unit, or of a slower one that it may meet and that is waited for. */
function behindMs({ config, pairs, units }: WatchState, unit: UnitState): number {
  const from = unit.newestMs - config.waitS * 1000;
  let behind = unit.newestMs;
  for (const key of unit.pairs) {
    const pair = pairs.get(key);
    if (!pair || pair.notice) continue;
    for (const side of [pair.a, pair.b]) {
      const newestMs = units.get(side)?.newestMs ?? -1;
      if (newestMs >= from) behind = Math.min(behind, newestMs);
    }
  }
  return behind;
}

/** Reports older than any that may still come, of this unit or of one it may meet, are settled into `base`. */
function trim(state: WatchState, unit: UnitState): void {
  const { reorderS, staleS } = state.config;
  const keepMs = behindMs(state, unit) - (reorderS + staleS) * 1000;
  let drop = 0;
  while (drop < unit.window.length - 1) {
    const old = (unit.window[drop] as { fix: Fix }).fix.fixMs < keepMs;
    if (!old && unit.window.length - drop <= MAX_WINDOW) break;
    drop++;
  }
  if (drop === 0) return;
  unit.base = (unit.window[drop - 1] as { after: UnitFold }).after;
  unit.window.splice(0, drop);
}

function tellUnit(state: WatchState, unit: UnitState, outOfOrder: boolean): Signal[] {
  const { config, nowMs } = state;
  const last = unit.window.at(-1)?.after ?? unit.base;
  const plan = planAt(unit.plans, nowMs);
  const subject = plan ? subjectOf(plan) : null;
  const computed = [
    ...unit.window.flatMap((item) => item.closed),
    ...openIn(last.conformance),
    ...standingEpisodes(state, unit, plan, last),
  ];
  // An open episode of a plan that no longer governs ends; it is not taken back.
  for (const told of unit.told) {
    if (told.episode.endsMs !== null || told.episode.subject === subject) continue;
    const goesOn = computed.some((e) => e.type === told.episode.type && e.subject === told.episode.subject);
    if (!goesOn) computed.push({ ...told.episode, endsMs: Math.max(nowMs, told.episode.beginsMs) });
  }
  const { told, changes } = tell(unit.told, computed, {
    nowMs,
    fromMs: unit.window[0]?.fix.fixMs ?? nowMs,
    continuesS: config.continuesS,
    outOfOrder,
    name: unitKey(unit.party, unit.unit),
  });
  unit.told = told;
  return changes.map((change) => toSignal(change, { state, unit, other: null, level: unit.level }));
}
