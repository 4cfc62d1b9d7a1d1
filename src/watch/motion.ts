/** One unit's reports in the order of their times: which are believed, where it is, how it moves. A pure fold. */
import type { Fix } from '../feeds/index.ts';
import { chordM, type Point, toPoint, toVec, type Vec } from '../geo/index.ts';
import type { WatchConfig } from './state.ts';

/** Where a unit is and how it moves, as earth-centred vectors: metres and m/s. */
export interface Motion {
  fix: Fix;
  pos: Vec;
  /** Zero while standing: below about 1 m/s a course is noise. */
  vel: Vec;
  speedMps: number;
}

/** What is known after one more report: never changed, only replaced. */
export interface MotionFold {
  motion: Motion | null;
  /** Believed reports that velocity is taken from, oldest first. */
  recent: readonly Fix[];
  /** Reports not believed since the last that was, oldest first. */
  suspects: readonly Fix[];
}

export const UNSEEN: MotionFold = { motion: null, recent: [], suspects: [] };

/** Velocity is the line of best fit through the reports of this long: noise of 5 m at 1 Hz gives about 0.5 m/s. */
const FIT_MS = 10_000;
const FIT_STEP_MS = 800;
const FIT_MAX = 12;
/** This many disbelieved reports in a row that agree with each other show that the one before them was wrong. */
const SUSPECTS_BELIEVED = 3;
/** Feeds' marks under which a report moves nothing. */
const NOT_USED = new Set<string>(['future', 'implausible', 'duplicate']);

export function isUsable(fix: Fix): boolean {
  return !fix.marks.some((mark) => NOT_USED.has(mark));
}

/** Whether one unit can have made both reports. Twice the error circles are allowed for. */
function agrees(from: Fix, to: Fix, config: WatchConfig): boolean {
  const slackM = 2 * ((from.accuracyM ?? 15) + (to.accuracyM ?? 15));
  const seconds = Math.max(Math.abs(to.fixMs - from.fixMs) / 1000, 1);
  return chordM(toVec(from.at), toVec(to.at)) <= config.maxSpeedMps * seconds + slackM;
}

/** One more report, not older than the last. */
export function stepMotion(
  fold: MotionFold,
  fix: Fix,
  config: WatchConfig,
): { fold: MotionFold; accepted: boolean } {
  if (!isUsable(fix)) return { fold, accepted: false };
  const last = fold.motion?.fix;
  if (!last || agrees(last, fix, config)) return { fold: moved(fold.recent, fix, config), accepted: true };
  const previous = fold.suspects.at(-1);
  const suspects = previous && agrees(previous, fix, config) ? [...fold.suspects, fix] : [fix];
  if (suspects.length < SUSPECTS_BELIEVED) return { fold: { ...fold, suspects }, accepted: false };
  return { fold: moved(suspects.slice(0, -1), fix, config), accepted: true };
}

function moved(before: readonly Fix[], fix: Fix, config: WatchConfig): MotionFold {
  const last = before.at(-1);
  // Of reports that follow each other faster than the step, only the newest counts.
  const kept =
    last && before.length > 1 && fix.fixMs - (before.at(-2) as Fix).fixMs < FIT_STEP_MS
      ? before.slice(0, -1)
      : before;
  const young = kept.filter((other) => fix.fixMs - other.fixMs <= FIT_MS);
  // Sparse reports: the one before is all there is, unless it is stale.
  const base =
    young.length > 0 ? young : last && fix.fixMs - last.fixMs <= config.staleS * 1000 ? [last] : [];
  const recent = [...base, fix].slice(-FIT_MAX);
  const pos = toVec(fix.at);
  const vel = velocityOf(recent, fix, config);
  const speedMps = Math.hypot(vel.x, vel.y, vel.z);
  const standing = speedMps < config.stoppedMps;
  const still = { x: 0, y: 0, z: 0 };
  return {
    motion: { fix, pos, vel: standing ? still : vel, speedMps: standing ? 0 : speedMps },
    recent,
    suspects: [],
  };
}

function velocityOf(recent: readonly Fix[], fix: Fix, config: WatchConfig): Vec {
  const fitted = fittedVelocity(recent);
  const spanS = (fix.fixMs - (recent[0] as Fix).fixMs) / 1000;
  const { speedMps, courseDeg } = fix;
  if (speedMps === undefined || fix.marks.includes('speed-unit-guessed')) return fitted;
  if (speedMps < config.stoppedMps) return { x: 0, y: 0, z: 0 };
  if (courseDeg === undefined) return fitted;
  // The device's own speed and course know of the turn first; used unless the ground covered says otherwise.
  const fittedMps = Math.hypot(fitted.x, fitted.y, fitted.z);
  const believed = spanS < 1 || Math.abs(speedMps - fittedMps) <= Math.max(3, 0.5 * fittedMps);
  return believed ? eastNorth(fix.at, speedMps, courseDeg) : fitted;
}

function fittedVelocity(recent: readonly Fix[]): Vec {
  const n = recent.length;
  const newest = recent[n - 1] as Fix;
  let t1 = 0;
  let t2 = 0;
  const sum = { x: 0, y: 0, z: 0 };
  const moment = { x: 0, y: 0, z: 0 };
  const origin = toVec(newest.at);
  for (const fix of recent) {
    const s = (fix.fixMs - newest.fixMs) / 1000;
    const p = toVec(fix.at);
    t1 += s;
    t2 += s * s;
    for (const axis of ['x', 'y', 'z'] as const) {
      sum[axis] += p[axis] - origin[axis];
      moment[axis] += s * (p[axis] - origin[axis]);
    }
  }
  const det = n * t2 - t1 * t1;
  if (det < 1e-6) return { x: 0, y: 0, z: 0 };
  const slope = (axis: 'x' | 'y' | 'z'): number => (n * moment[axis] - t1 * sum[axis]) / det;
  return { x: slope('x'), y: slope('y'), z: slope('z') };
}

/** A speed and a course as an earth-centred vector. */
function eastNorth(at: Point, speedMps: number, courseDeg: number): Vec {
  const lat = (at.lat * Math.PI) / 180;
  const lon = (at.lon * Math.PI) / 180;
  const east = speedMps * Math.sin((courseDeg * Math.PI) / 180);
  const north = speedMps * Math.cos((courseDeg * Math.PI) / 180);
  return {
    x: -Math.sin(lon) * east - Math.sin(lat) * Math.cos(lon) * north,
    y: Math.cos(lon) * east - Math.sin(lat) * Math.sin(lon) * north,
    z: Math.cos(lat) * north,
  };
}

/** Where it is at another moment if it goes on as it does. */
export function reckoned(motion: Motion, atMs: number): Vec {
  const s = (atMs - motion.fix.fixMs) / 1000;
  return {
    x: motion.pos.x + motion.vel.x * s,
    y: motion.pos.y + motion.vel.y * s,
    z: motion.pos.z + motion.vel.z * s,
  };
}

export function reckonedPoint(motion: Motion, atMs: number): Point {
  return motion.speedMps === 0 || atMs === motion.fix.fixMs ? motion.fix.at : toPoint(reckoned(motion, atMs));
}
