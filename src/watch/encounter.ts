/**
 * Two units of different parties: do they close on each other, touch, keep the agreed conduct? A pure fold over
 * the moments at which either of them reported, in the order of time.
 */
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
  type Episode,
  type Gate,
  type Ground,
  type Look,
  type Made,
  SHUT,
  shutGate,
  stepGate,
} from './episode.ts';
import { type Motion, reckoned } from './motion.ts';
import type { Approach, Meeting } from './signal.ts';
import type { Plan, WatchConfig } from './state.ts';

export interface PairFold {
  atMs: number | null;
  closing: Gate;
  contact: Gate;
  /** Per clause and rule. */
  conduct: Readonly<Record<string, Gate>>;
  /** Since the two came within the watched distance of each other. */
  near: { minDistanceM: number; aMps: number; bMps: number } | null;
}
export const APART: PairFold = { atMs: null, closing: SHUT, contact: SHUT, conduct: {}, near: null };

/** One unit of a pair at the moment looked at. */
export interface Side {
  party: string;
  key: string;
  motion: Motion;
  /** The notified way ahead, where the unit is on it: planned times shifted by how late it runs. */
  route: { path: Path; lagMs: number } | null;
}

/** Legs of a notified way that are looked along; the rest lies beyond. */
const MAX_LEGS_AHEAD = 64;
/** Worse than any distance: nothing there. */
const NOTHING = -1e9;
const CONDUCT_SUSTAINED_MS = 2000;

interface Flat {
  x: number;
  y: number;
}
const flat = (v: Flat): Vec => ({ x: v.x, y: v.y, z: 0 });

interface Seen {
  distanceM: number;
  /** Least distance between this look and the last. */
  sinceM: number;
  bearingDeg: number;
  leastM: number | null;
  inS: number | null;
  meeting: Meeting | null;
  by: Approach['by'];
  sigmaM: number | null;
}

function velocityOn(plane: Plane, v: Vec): Flat {
  return {
    x: v.x * plane.right.x + v.y * plane.right.y + v.z * plane.right.z,
    y: v.x * plane.ahead.x + v.y * plane.ahead.y + v.z * plane.ahead.z,
  };
}

/** Direction on the plane as degrees true: the plane's axes need not point east and north. */
function bearingOn(plane: Plane, d: Flat): number {
  const north = { x: plane.right.z, y: plane.ahead.z };
  const length = Math.hypot(north.x, north.y);
  if (length < 1e-9 || (d.x === 0 && d.y === 0)) return 0;
  const ahead = (d.x * north.x + d.y * north.y) / length;
  const right = (d.x * north.y - d.y * north.x) / length;
  const degrees = (Math.atan2(right, ahead) * 180) / Math.PI;
  return Math.round((degrees < 0 ? degrees + 360 : degrees) * 10) / 10;
}

/** Where it will be, as runs at constant speed from `fromMs` to `toMs`. */
function runsAhead(side: Side, here: Vec, velocity: Flat, plane: Plane, fromMs: number, toMs: number): Run[] {
  const { route, motion } = side;
  if (!route || motion.speedMps === 0) {
    const s = (toMs - fromMs) / 1000;
    const there = { x: here.x + velocity.x * s, y: here.y + velocity.y * s, z: 0 };
    return [{ a: here, b: there, t0: fromMs, t1: toMs }];
  }
  const { path, lagMs } = route;
  const runs: Run[] = [];
  let at = here;
  let atMs = fromMs;
  for (let i = 0; i < path.points.length && runs.length < MAX_LEGS_AHEAD && atMs < toMs; i++) {
    const ms = (path.atMs[i] as number) + lagMs;
    if (ms <= atMs) continue;
    const next = project(plane, toVec(path.points[i] as Point));
    if (ms >= toMs) {
      const part = (toMs - atMs) / (ms - atMs);
      const there = { x: at.x + (next.x - at.x) * part, y: at.y + (next.y - at.y) * part, z: 0 };
      runs.push({ a: at, b: there, t0: atMs, t1: toMs });
      return runs;
    }
    runs.push({ a: at, b: next, t0: atMs, t1: ms });
    at = next;
    atMs = ms;
  }
  // It stands at its last point after the plan.
  if (atMs < toMs) runs.push({ a: at, b: at, t0: atMs, t1: toMs });
  return runs;
}

/** No two points of the runs are nearer than this: spares the exact solution for most pairs. */
function apartAtLeastM(x: Run, y: Run): number {
  const dx = (x.a.x + x.b.x - y.a.x - y.b.x) / 2;
  const dy = (x.a.y + x.b.y - y.a.y - y.b.y) / 2;
  const halves = Math.hypot(x.b.x - x.a.x, x.b.y - x.a.y) / 2 + Math.hypot(y.b.x - y.a.x, y.b.y - y.a.y) / 2;
  return Math.hypot(dx, dy) - halves;
}

/** Least distance of two plans ahead, with `lo ≤ tA - tB ≤ hi`; the earliest of equal ones. */
function leastOf(
  a: readonly Run[],
  b: readonly Run[],
  lo: number,
  hi: number,
): { leastM: number; atMs: number } | null {
  let best: { leastM: number; atMs: number } | null = null;
  for (const x of a) {
    for (const y of b) {
      if (x.t0 - y.t1 > hi || x.t1 - y.t0 < lo) continue;
      if (best && apartAtLeastM(x, y) > best.leastM) continue;
      const found = closest(x, y, lo, hi);
      if (found && (!best || found.distanceM < best.leastM - 1e-3)) {
        best = { leastM: found.distanceM, atMs: found.tA };
      }
    }
  }
  return best;
}

function meetingOf(a: Side, b: Side, va: Flat, vb: Flat, byRouteM: number | null): Meeting | null {
  const aStands = a.motion.speedMps === 0;
  const bStands = b.motion.speedMps === 0;
  if (aStands && bStands) return null;
  if (aStands || bStands) {
    const way = aStands ? b.route : a.route;
    return way && byRouteM !== null && byRouteM <= way.path.halfWidthM ? 'blocking' : 'standing';
  }
  const turn = Math.abs(Math.atan2(va.x * vb.y - va.y * vb.x, va.x * vb.x + va.y * vb.y));
  if (turn >= (150 * Math.PI) / 180) return 'head-on';
  return turn <= (30 * Math.PI) / 180 ? 'overtaking' : 'crossing';
}

/** The two as they stand at `atMs`, and what constant velocity and the notified ways say of the time ahead. */
function look(a: Side, b: Side, beforeMs: number | null, atMs: number, config: WatchConfig): Seen {
  const posA = reckoned(a.motion, atMs);
  const posB = reckoned(b.motion, atMs);
  const plane = planeAt({ x: posA.x + posB.x, y: posA.y + posB.y, z: posA.z + posB.z });
  const hereA = project(plane, posA);
  const hereB = project(plane, posB);
  const va = velocityOn(plane, a.motion.vel);
  const vb = velocityOn(plane, b.motion.vel);
  const r = { x: hereB.x - hereA.x, y: hereB.y - hereA.y };
  const v = { x: vb.x - va.x, y: vb.y - va.y };
  const distanceM = Math.hypot(r.x, r.y);
  const v2 = v.x * v.x + v.y * v.y;
  const tcpaS = v2 < 0.01 ? 0 : -(r.x * v.x + r.y * v.y) / v2;
  // Between looks they ran as they do now: the least distance may lie behind.
  const backS = beforeMs === null ? 0 : Math.max((beforeMs - atMs) / 1000, -config.staleS);
  const s = Math.min(0, Math.max(backS, tcpaS));
  const sinceM = Math.hypot(r.x + v.x * s, r.y + v.y * s);

  let leastM: number | null = null;
  let inS: number | null = null;
  let by: Approach['by'] = 'position';
  if (tcpaS > 0 && tcpaS <= config.horizonS) {
    leastM = Math.hypot(r.x + v.x * tcpaS, r.y + v.y * tcpaS);
    inS = tcpaS;
    by = 'constant velocity';
  }
  let byRouteM: number | null = null;
  if (a.route || b.route) {
    const toMs = atMs + config.horizonS * 1000;
    const ahead = leastOf(
      runsAhead(a, flat(hereA), va, plane, atMs, toMs),
      runsAhead(b, flat(hereB), vb, plane, atMs, toMs),
      0,
      0,
    );
    byRouteM = ahead?.leastM ?? null;
    const routeInS = ahead ? (ahead.atMs - atMs) / 1000 : 0;
    if (ahead && routeInS > 0 && ahead.leastM < distanceM - 1 && (leastM === null || ahead.leastM < leastM)) {
      leastM = ahead.leastM;
      inS = routeInS;
      by = 'notified route';
    }
  }
  const circles = Math.hypot(a.motion.fix.accuracyM ?? 10, b.motion.fix.accuracyM ?? 10);
  return {
    distanceM,
    sinceM,
    bearingDeg: bearingOn(plane, r),
    leastM,
    inS,
    meeting: meetingOf(a, b, va, vb, byRouteM),
    by,
    // A tenth of the error circle a second: what a velocity fitted over ten seconds is wrong by.
    sigmaM: inS === null ? null : circles * Math.hypot(1, 0.1 * inS),
  };
}

const cm = (metres: number): number => Math.round(metres * 100) / 100;

function approachOf(seen: Seen, near: { minDistanceM: number; aMps: number; bMps: number }): Approach {
  return {
    distanceM: cm(seen.distanceM),
    bearingDeg: seen.bearingDeg,
    leastM: seen.leastM === null ? null : cm(seen.leastM),
    inS: seen.inS === null ? null : cm(seen.inS),
    sigmaM: seen.sigmaM === null ? null : cm(seen.sigmaM),
    meeting: seen.meeting,
    by: seen.by,
    minDistanceM: cm(near.minDistanceM),
    maxSpeedMps: cm(near.aMps),
    otherMaxSpeedMps: cm(near.bMps),
  };
}

/** Episodes still open in a fold. */
export function openInPair(fold: PairFold): Episode[] {
  return [fold.closing, fold.contact, ...Object.values(fold.conduct)]
    .map((gate) => gate.episode)
    .filter((episode) => episode !== null);
}

/** Positions ran out, or the two went far apart: every open episode ends. */
export function partPair(fold: PairFold, endsMs: number): Episode[] {
  return [fold.closing, fold.contact, ...Object.values(fold.conduct)]
    .map((gate) => shutGate(gate, endsMs))
    .filter((episode) => episode !== null);
}

interface Step {
  fold: PairFold;
  closed: Episode[];
}

/** One moment. Conduct clauses are those that bind both parties. */
export function stepPair(
  before: PairFold,
  a: Side,
  b: Side,
  atMs: number,
  clauses: readonly ClauseOf<'conduct'>[],
  config: WatchConfig,
): Step {
  const seen = look(a, b, before.atMs, atMs, config);
  if (seen.distanceM > config.reachM) return { fold: { ...APART, atMs }, closed: partPair(before, atMs) };
  const closed: Episode[] = [];
  const grounds: Ground[] = [a, b].map((side) => ({ party: side.party, fix: side.motion.fix }));
  const bothStand = a.motion.speedMps === 0 && b.motion.speedMps === 0;
  const circlesM = (a.motion.fix.accuracyM ?? 0) + (b.motion.fix.accuracyM ?? 0);
  const step = (
    gate: Gate,
    rule: Parameters<typeof stepGate>[1],
    value: number,
    slack: number,
    made: Partial<Made> & Pick<Made, 'type'>,
  ): Gate => {
    const at: Look = { atMs, value, slack, grounds };
    const done = stepGate(gate, rule, at, {
      subject: '',
      clause: null,
      noticeId: null,
      version: null,
      unit: null,
      ...made,
    });
    if (done.closed) closed.push(done.closed);
    return done.gate;
  };
  const returnMs = config.returnS * 1000;

  const withinM = clauses.reduce((most, clause) => Math.max(most, clause.withinM), config.withinM);
  const isNear = seen.distanceM <= withinM;
  const wasNear = before.near ?? { minDistanceM: Infinity, aMps: 0, bMps: 0 };
  const near = {
    minDistanceM: Math.min(wasNear.minDistanceM, seen.sinceM, seen.distanceM),
    aMps: Math.max(wasNear.aMps, a.motion.speedMps),
    bMps: Math.max(wasNear.bMps, b.motion.speedMps),
  };

  const strictest = clauses.reduce<ClauseOf<'conduct'> | null>(
    (most, clause) => (!most || clause.minDistanceM > most.minDistanceM ? clause : most),
    null,
  );
  const alertM = strictest?.minDistanceM ?? config.alertM;
  const holdM = 1.5 * alertM + 20;
  const ahead = !bothStand && seen.leastM !== null && seen.inS !== null;
  const held = before.closing.episode !== null && seen.distanceM <= holdM ? -seen.distanceM : NOTHING;
  const closing = step(
    before.closing,
    {
      enter: -alertM,
      leave: -holdM,
      sustainedMs: ahead && (seen.inS as number) <= config.urgentS ? 0 : config.confirmS * 1000,
      returnMs: config.clearS * 1000,
    },
    // `enter` itself counts as too near: the smallest step below keeps the interval closed.
    Math.max(ahead ? -(seen.leastM as number) + 1e-6 : NOTHING, held),
    seen.sigmaM ?? 0,
    { type: 'closing', clause: strictest?.id ?? null },
  );

  const contactM = Math.max(config.contactM, a.motion.fix.accuracyM ?? 0, b.motion.fix.accuracyM ?? 0);
  const leastNowM = Math.min(seen.sinceM, seen.distanceM);
  const contact =
    bothStand && !before.contact.episode
      ? SHUT
      : step(
          before.contact,
          { enter: -contactM, leave: -1.5 * contactM, sustainedMs: 0, returnMs },
          -leastNowM + 1e-6,
          circlesM,
          { type: 'contact' },
        );

  const conduct: Record<string, Gate> = {};
  const keep = (key: string, gate: Gate): void => {
    if (gate.since) conduct[key] = gate;
  };
  for (const clause of clauses) {
    const key = `${clause.id} distance`;
    const gate = before.conduct[key] ?? SHUT;
    if (!bothStand || gate.episode) {
      const rule = {
        enter: -clause.minDistanceM,
        leave: -(1.2 * clause.minDistanceM + 5),
        sustainedMs: 0,
        returnMs,
      };
      keep(
        key,
        step(gate, rule, -leastNowM, circlesM, {
          type: 'conduct distance',
          clause: clause.id,
          subject: clause.id,
        }),
      );
    }
    for (const side of [a, b]) {
      const speedKey = `${clause.id} speed ${side.key}`;
      const rule = {
        enter: clause.maxSpeedMps,
        leave: 0.95 * clause.maxSpeedMps,
        sustainedMs: CONDUCT_SUSTAINED_MS,
        returnMs,
      };
      const value = seen.distanceM <= clause.withinM ? side.motion.speedMps : 0;
      const slack = 0.1 * (side.motion.fix.accuracyM ?? 10);
      const made = {
        type: 'conduct speed',
        clause: clause.id,
        subject: `${clause.id} ${side.key}`,
        unit: side.key,
      } as const;
      keep(speedKey, step(before.conduct[speedKey] ?? SHUT, rule, value, slack, made));
    }
  }

  const approach = approachOf(seen, near);
  const mark = (gate: Gate): Gate =>
    gate.episode ? { ...gate, episode: { ...gate.episode, approach } } : gate;
  return {
    fold: {
      atMs,
      closing: mark(closing),
      contact: mark(contact),
      conduct: Object.fromEntries(Object.entries(conduct).map(([key, gate]) => [key, mark(gate)])),
      near: isNear || closing.episode ? near : null,
    },
    closed: closed.map((episode) => ({ ...episode, approach })),
  };
}

/**
 * Level two: a unit against the notified way of another party's unit whose position nobody shares. It may be
 * anywhere its window allows, so its corridor counts, and the alarm says so by its level.
 */
export function stepAgainstNotice(
  before: PairFold,
  a: Side,
  plan: Plan,
  atMs: number,
  config: WatchConfig,
  clauses: readonly ClauseOf<'conduct'>[],
): Step {
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
