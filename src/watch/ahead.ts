/** Two units at one moment, and where they will be: by constant velocity, and by the ways they notified. */
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
import { type Motion, reckoned } from './motion.ts';
import type { Approach, Meeting } from './signal.ts';
import type { WatchConfig } from './state.ts';

/** One unit of a pair at the moment looked at. */
export interface Side {
  party: string;
  key: string;
  motion: Motion;
  /** The notified way ahead, where the unit is on it: planned times shifted by how late it runs. */
  route: { path: Path; lagMs: number } | null;
}

/** Legs of a notified way that are looked along; the rest lies beyond. */
export const MAX_LEGS_AHEAD = 64;

export interface Flat {
  x: number;
  y: number;
}
export const flat = (v: Flat): Vec => ({ x: v.x, y: v.y, z: 0 });

export interface Seen {
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

export function velocityOn(plane: Plane, v: Vec): Flat {
  return {
    x: v.x * plane.right.x + v.y * plane.right.y + v.z * plane.right.z,
    y: v.x * plane.ahead.x + v.y * plane.ahead.y + v.z * plane.ahead.z,
  };
}

/** Direction on the plane as degrees true: the plane's axes need not point east and north. */
export function bearingOn(plane: Plane, d: Flat): number {
  const north = { x: plane.right.z, y: plane.ahead.z };
  const length = Math.hypot(north.x, north.y);
  if (length < 1e-9 || (d.x === 0 && d.y === 0)) return 0;
  const ahead = (d.x * north.x + d.y * north.y) / length;
  const right = (d.x * north.y - d.y * north.x) / length;
  const degrees = (Math.atan2(right, ahead) * 180) / Math.PI;
  return Math.round((degrees < 0 ? degrees + 360 : degrees) * 10) / 10;
}

/** Where it will be, as runs at constant speed from `fromMs` to `toMs`. */
export function runsAhead(
  side: Side,
  here: Vec,
  velocity: Flat,
  plane: Plane,
  fromMs: number,
  toMs: number,
): Run[] {
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
export function leastOf(
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
export function look(a: Side, b: Side, beforeMs: number | null, atMs: number, config: WatchConfig): Seen {
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

export function approachOf(seen: Seen, near: { minDistanceM: number; aMps: number; bMps: number }): Approach {
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
