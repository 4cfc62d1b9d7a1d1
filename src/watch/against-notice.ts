/** Level two of the watch: own positions against the notified way of a unit whose positions nobody shares. */
import {
  approach as closest,
  type Path,
  type Plane,
  type Point,
  planeAt,
  project,
  type Run,
  toVec,
  type Vec,
} from '../geo/index.ts';
import type { ClauseOf } from '../terms/index.ts';
import {
  approachOf,
  bearingOn,
  type Flat,
  flat,
  leastOf,
  MAX_LEGS_AHEAD,
  runsAhead,
  type Side,
  velocityOn,
} from './ahead.ts';
import { APART, NOTHING, type PairFold, type PairStep, partPair } from './encounter.ts';
import { stepGate } from './episode.ts';
import { reckoned } from './motion.ts';
import type { Plan, WatchConfig } from './state.ts';

/**
 * A unit against the notified way of another party's unit whose position nobody shares. It may be
 * anywhere its window allows, so its corridor counts, and the alarm says so by its level.
 */
export function stepAgainstNotice(
  before: PairFold,
  a: Side,
  plan: Plan,
  atMs: number,
  config: WatchConfig,
  clauses: readonly ClauseOf<'conduct'>[],
): PairStep {
  const { path } = plan;
  const pos = reckoned(a.motion, atMs);
  const plane = planeAt(pos);
  const here = project(plane, pos);
  const toMs = atMs + config.horizonS * 1000;
  const va = velocityOn(plane, a.motion.vel);
  const own = runsAhead(a, flat(here), va, plane, atMs, toMs);
  const other = runsOfPath(path, plane, atMs - path.lateMs, toMs + path.earlyMs);
  // The unit runs by its own clock; the other passes tB + s, -early ≤ s ≤ late, so tA - tB lies in that range.
  const ahead = leastOf(own, other, -path.earlyMs, path.lateMs);
  const now = leastOf([{ a: here, b: here, t0: atMs, t1: atMs }], other, -path.earlyMs, path.lateMs);
  if (!ahead || !now || now.leastM > config.reachM)
    return { fold: { ...APART, atMs }, closed: partPair(before, atMs) };
  const inS = (ahead.atMs - atMs) / 1000;
  const strictest = clauses.reduce<ClauseOf<'conduct'> | null>(
    (most, clause) => (!most || clause.minDistanceM > most.minDistanceM ? clause : most),
    null,
  );
  const alertM = (strictest?.minDistanceM ?? config.alertM) + path.halfWidthM;
  const stands = a.motion.speedMps === 0;
  const value = stands && !before.closing.episode ? NOTHING : -ahead.leastM + 1e-6;
  const done = stepGate(
    before.closing,
    {
      enter: -alertM,
      leave: -(1.5 * alertM + 20),
      sustainedMs: config.confirmS * 1000,
      returnMs: config.clearS * 1000,
    },
    { atMs, value, slack: a.motion.fix.accuracyM ?? 0, grounds: [{ party: a.party, fix: a.motion.fix }] },
    {
      type: 'closing',
      subject: `${plan.noticeId} ${plan.version}`,
      clause: strictest?.id ?? null,
      noticeId: plan.noticeId,
      version: plan.version,
      unit: null,
    },
  );
  const minDistanceM = Math.min(before.near?.minDistanceM ?? Infinity, now.leastM);
  const near = { minDistanceM, aMps: Math.max(before.near?.aMps ?? 0, a.motion.speedMps), bMps: 0 };
  const approach = approachOf(
    {
      distanceM: now.leastM,
      sinceM: now.leastM,
      bearingDeg: bearingOn(plane, nearestOf(here, other)),
      leastM: ahead.leastM,
      inS: Math.max(inS, 0),
      meeting: stands ? 'blocking' : null,
      by: 'notified route',
      sigmaM: null,
    },
    near,
  );
  const gate = done.gate.episode ? { ...done.gate, episode: { ...done.gate.episode, approach } } : done.gate;
  return {
    fold: { ...APART, atMs, closing: gate, near },
    closed: done.closed ? [{ ...done.closed, approach }] : [],
  };
}

/** Towards the nearest point of the notified way in the time looked at. */
function nearestOf(here: Vec, runs: readonly Run[]): Flat {
  let best: Flat = { x: 0, y: 0 };
  let least = Infinity;
  for (const run of runs) {
    const found = closest({ a: here, b: here, t0: 0, t1: 0 }, { ...run, t0: 0, t1: 0 }, -Infinity, Infinity);
    if (!found || found.distanceM >= least) continue;
    least = found.distanceM;
    best = {
      x: run.a.x + (run.b.x - run.a.x) * found.v - here.x,
      y: run.a.y + (run.b.y - run.a.y) * found.v - here.y,
    };
  }
  return best;
}

/** The legs of a notified way that fall in a stretch of planned time; it stands at either end. */
function runsOfPath(path: Path, plane: Plane, fromMs: number, toMs: number): Run[] {
  const runs: Run[] = [];
  const at = (i: number): Vec => project(plane, toVec(path.points[i] as Point));
  const n = path.points.length;
  for (let i = 0; i + 1 < n && runs.length < 4 * MAX_LEGS_AHEAD; i++) {
    const t0 = path.atMs[i] as number;
    const t1 = path.atMs[i + 1] as number;
    if (t1 < fromMs || t0 > toMs) continue;
    runs.push({ a: at(i), b: at(i + 1), t0, t1 });
  }
  return runs;
}
