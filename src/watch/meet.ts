/** Which units can meet: a grid finds the pairs, each pair is folded over both units' reports in time order. */
import type { Fix } from '../feeds/index.ts';
import { areaOf, chordM, type Path, toVec, type Vec } from '../geo/index.ts';
import type { ClauseOf } from '../terms/index.ts';
import { stepAgainstNotice } from './against-notice.ts';
import type { Side } from './ahead.ts';
import { planAt } from './conformance.ts';
import { APART, openInPair, partPair, stepPair } from './encounter.ts';
import { type Episode, tell } from './episode.ts';
import { type Motion, reckoned } from './motion.ts';
import { levelOf, toSignal } from './say.ts';
import type { Signal } from './signal.ts';
import {
  type PairItem,
  type PairState,
  type Plan,
  type UnitState,
  unitKey,
  type WatchConfig,
  type WatchState,
} from './state.ts';

/**
 * Side of a cube of the grid. Two units within `reachM` of each other now, each reported at most `staleS` ago,
 * are then in the same cube or in neighbouring ones: a chord is never longer than the way along the ground.
 */
function cellM(config: WatchConfig): number {
  return config.reachM + 2 * config.maxSpeedMps * config.staleS;
}

/** Cubes of earth-centred space: no seam at ±180°, no crowding at the poles. */
function cellOf(v: Vec, sizeM: number): [number, number, number] {
  return [Math.floor(v.x / sizeM), Math.floor(v.y / sizeM), Math.floor(v.z / sizeM)];
}

/** Puts a unit into the cubes of all its reports that may still take part. */
export function place(state: WatchState, unit: UnitState): void {
  const key = unitKey(unit.party, unit.unit);
  const sizeM = cellM(state.config);
  const now = new Set<string>();
  for (const item of unit.window) if (item.accepted) now.add(cellOf(toVec(item.fix.at), sizeM).join(' '));
  if (now.size === unit.cells.length && unit.cells.every((cell) => now.has(cell))) return;
  for (const cell of unit.cells) {
    if (now.has(cell)) continue;
    const there = state.cells.get(cell);
    there?.delete(key);
    if (there?.size === 0) state.cells.delete(cell);
  }
  for (const cell of now) {
    const there = state.cells.get(cell);
    if (there) there.add(key);
    else state.cells.set(cell, new Set([key]));
  }
  unit.cells = [...now];
}

/** Units of other parties in the same or neighbouring cubes. */
export function neighbours(state: WatchState, unit: UnitState): UnitState[] {
  const around = new Set<string>();
  for (const cell of unit.cells) {
    const [x, y, z] = cell.split(' ').map(Number) as [number, number, number];
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (let dz = -1; dz <= 1; dz++) around.add(`${x + dx} ${y + dy} ${z + dz}`);
      }
    }
  }
  const found = new Set<UnitState>();
  for (const cell of around) {
    for (const key of state.cells.get(cell) ?? []) {
      const other = state.units.get(key) as UnitState;
      // Units of one party never alarm each other.
      if (other.party !== unit.party) found.add(other);
    }
  }
  return [...found];
}

function latestMotion(unit: UnitState): Motion | null {
  return (unit.window.at(-1)?.after ?? unit.base).moved.motion;
}

/** Makes the pairs that are near enough; of too many, the nearest. */
export function meet(state: WatchState, unit: UnitState, others: readonly UnitState[]): void {
  const { config } = state;
  const own = latestMotion(unit);
  if (!own) return;
  const near = others
    .map((other) => {
      const motion = latestMotion(other);
      const atMs = Math.max(own.fix.fixMs, motion?.fix.fixMs ?? 0);
      return { other, apartM: motion ? chordM(reckoned(own, atMs), reckoned(motion, atMs)) : Infinity };
    })
    .filter(({ apartM }) => apartM <= config.reachM * 1.1 + 200)
    .sort((a, b) => a.apartM - b.apartM || (a.other.unit < b.other.unit ? -1 : 1));
  state.counts.overPairs += Math.max(0, near.length - config.maxPairsPerUnit);
  for (const { other } of near.slice(0, config.maxPairsPerUnit)) join(state, unit, other, null);
  if (config.party !== null && unit.party !== config.party) return;
  for (const key of state.planned) {
    const other = state.units.get(key) as UnitState;
    if (other.party === unit.party) continue;
    const plan = unseenPlan(other, own.fix.fixMs, config);
    if (plan && within(plan.path, own.pos, config.reachM)) join(state, unit, other, plan);
  }
}

/** The notice that a unit without shared positions goes by in the time looked at. */
function unseenPlan(unit: UnitState, atMs: number, config: WatchConfig): Plan | null {
  const motion = latestMotion(unit);
  if (motion && atMs - motion.fix.fixMs <= config.staleS * 1000) return null;
  return planAt(unit.plans, atMs + config.horizonS * 1000);
}

const circles = new WeakMap<Path, { center: Vec; radiusM: number }>();
function within(path: Path, at: Vec, reachM: number): boolean {
  let circle = circles.get(path);
  if (!circle) {
    const area = areaOf(path);
    circle = { center: toVec(area.center), radiusM: area.radiusM };
    circles.set(path, circle);
  }
  return chordM(circle.center, at) <= circle.radiusM + reachM;
}

function join(state: WatchState, unit: UnitState, other: UnitState, notice: Plan | null): void {
  const one = unitKey(unit.party, unit.unit);
  const two = unitKey(other.party, other.unit);
  const [a, b] = notice || one < two ? [one, two] : [two, one];
  const key = notice ? `${a}~${b} ${notice.noticeId}` : `${a}~${b}`;
  const held = state.pairs.get(key);
  if (held) {
    held.notice = notice;
    return;
  }
  state.pairs.set(key, { a, b, window: [], base: APART, told: [], notice });
  unit.pairs.push(key);
  other.pairs.push(key);
  // From the first report still held: whichever of the two came first, the same moments are looked at.
  refill(state, state.pairs.get(key) as PairState, -Infinity);
}

interface Known {
  motion: Motion;
  route: Side['route'];
}
function knownAt(unit: UnitState, atMs: number): Known | null {
  let i = unit.window.length - 1;
  while (i >= 0 && (unit.window[i] as { fix: Fix }).fix.fixMs > atMs) i--;
  const fold = i >= 0 ? (unit.window[i] as UnitState['window'][number]).after : unit.base;
  const { motion } = fold.moved;
  if (!motion || motion.fix.fixMs > atMs) return null;
  const { conformance } = fold;
  const plan = conformance?.lagMs != null && conformance.arrivedMs === null ? planAt(unit.plans, atMs) : null;
  return { motion, route: plan ? { path: plan.path, lagMs: conformance?.lagMs as number } : null };
}

function clausesOf(state: WatchState, one: string, two: string): ClauseOf<'conduct'>[] {
  return state.rules.conduct.filter((clause) => clause.binds.includes(one) && clause.binds.includes(two));
}

/** Looks again at every moment from `fromMs` on. */
function refill(state: WatchState, pair: PairState, fromMs: number): void {
  const { config } = state;
  const a = state.units.get(pair.a) as UnitState;
  const b = state.units.get(pair.b) as UnitState;
  while (pair.window.length > 0 && (pair.window.at(-1) as PairItem).atMs >= fromMs) pair.window.pop();
  const afterMs = pair.window.at(-1)?.atMs ?? pair.base.atMs ?? -Infinity;
  const times = new Set<number>();
  for (const unit of pair.notice ? [a] : [a, b]) {
    for (let i = unit.window.length - 1; i >= 0; i--) {
      const item = unit.window[i] as UnitState['window'][number];
      if (item.fix.fixMs <= afterMs) break;
      if (item.accepted) times.add(item.fix.fixMs);
    }
  }
  const clauses = clausesOf(state, a.party, b.party);
  const staleMs = config.staleS * 1000;
  for (const atMs of [...times].sort((x, y) => x - y)) {
    const before = pair.window.at(-1)?.after ?? pair.base;
    const knownA = knownAt(a, atMs);
    const knownB = knownAt(b, atMs);
    const side = (unit: UnitState, key: string, known: Known): Side => ({ party: unit.party, key, ...known });
    const liveB = knownB !== null && atMs - knownB.motion.fix.fixMs <= staleMs;
    if (pair.notice) {
      const step =
        knownA && !liveB
          ? stepAgainstNotice(before, side(a, pair.a, knownA), pair.notice, atMs, config, clauses)
          : { fold: { ...APART, atMs }, closed: partPair(before, atMs) };
      pair.window.push({ atMs, after: step.fold, closed: step.closed });
      continue;
    }
    if (!knownA || !knownB) continue;
    const olderMs = Math.min(knownA.motion.fix.fixMs, knownB.motion.fix.fixMs);
    const step =
      atMs - olderMs > staleMs
        ? { fold: { ...APART, atMs }, closed: partPair(before, olderMs + staleMs) }
        : stepPair(before, side(a, pair.a, knownA), side(b, pair.b, knownB), atMs, clauses, config);
    pair.window.push({ atMs, after: step.fold, closed: step.closed });
  }
  const settledMs = Math.min(a.newestMs, pair.notice ? a.newestMs : b.newestMs) - config.reorderS * 1000;
  let drop = 0;
  while (drop < pair.window.length - 1 && (pair.window[drop] as PairItem).atMs < settledMs - staleMs) drop++;
  if (drop > 0) {
    pair.base = (pair.window[drop - 1] as PairItem).after;
    pair.window.splice(0, drop);
  }
}

/** A report of one of the two came in: its moment and all later ones, and what is to be told of them. */
export function refold(state: WatchState, key: string, fromMs: number, outOfOrder: boolean): Signal[] {
  const pair = state.pairs.get(key);
  if (!pair) return [];
  refill(state, pair, fromMs);
  return tellPair(state, key, pair, outOfOrder);
}

/** Time passed: pairs whose positions went stale part, and those long parted are forgotten. */
export function settlePairs(state: WatchState): Signal[] {
  const signals: Signal[] = [];
  for (const [key, pair] of state.pairs) signals.push(...tellPair(state, key, pair, false));
  return signals;
}

function tellPair(state: WatchState, key: string, pair: PairState, outOfOrder: boolean): Signal[] {
  const { config, nowMs } = state;
  const a = state.units.get(pair.a) as UnitState;
  const b = state.units.get(pair.b) as UnitState;
  const last = pair.window.at(-1)?.after ?? pair.base;
  const motions = (pair.notice ? [a] : [a, b]).map(latestMotion);
  const olderMs = Math.min(...motions.map((motion) => motion?.fix.fixMs ?? -Infinity));
  const goneMs = olderMs + config.staleS * 1000;
  const stale = nowMs > goneMs;
  const episodes: Episode[] = stale ? partPair(last, goneMs) : openInPair(last);
  for (const item of pair.window) if (item.closed.length > 0) episodes.push(...item.closed);
  if (episodes.length === 0 && pair.told.length === 0) {
    forgetIfOver(state, key, pair, stale);
    return [];
  }
  const { told, changes } = tell(pair.told, episodes, {
    nowMs,
    fromMs: pair.window[0]?.atMs ?? nowMs,
    continuesS: config.continuesS,
    outOfOrder,
    name: key,
  });
  pair.told = told;
  const signals = changes.map((change) =>
    toSignal(change, { state, unit: a, other: b, level: levelOf(pair, a, b) }),
  );
  forgetIfOver(state, key, pair, stale);
  return signals;
}

/** Kept while a late report could still bring back what was told: a forgotten pair would tell it twice. */
function forgetIfOver(state: WatchState, key: string, pair: PairState, stale: boolean): void {
  const last = pair.window.at(-1)?.after ?? pair.base;
  const apart = stale || (openInPair(last).length === 0 && last.near === null && last.closing.since === null);
  if (!apart) return;
  const { config, nowMs } = state;
  const horizonMs = 2 * (config.reorderS + config.staleS) * 1000;
  const lastToldMs = Math.max(...pair.told.map((t) => t.episode.endsMs ?? Infinity), -Infinity);
  if (nowMs - lastToldMs < horizonMs) return;
  // Reports may come minutes late, one by one: what the two windows still hold would be looked at from the start.
  const [a, b] = [pair.a, pair.b].map((k) => state.units.get(k) as UnitState) as [UnitState, UnitState];
  const units = pair.notice ? [a] : [a, b];
  const fromMs = Math.max(...units.map((unit) => unit.window[0]?.fix.fixMs ?? -Infinity));
  const silent = nowMs - Math.max(...units.map((unit) => unit.heardMs)) >= horizonMs;
  if (lastToldMs >= fromMs && !silent) return;
  if (!stale && pair.notice === null && isNear(state, pair)) return;
  state.pairs.delete(key);
  for (const unit of [a, b]) {
    // A new array: whoever walks the old one goes on undisturbed.
    unit.pairs = unit.pairs.filter((other) => other !== key);
  }
}

function isNear(state: WatchState, pair: PairState): boolean {
  const [a, b] = [pair.a, pair.b].map((key) => latestMotion(state.units.get(key) as UnitState));
  return a != null && b != null && chordM(a.pos, b.pos) <= state.config.reachM * 1.2 + 400;
}
