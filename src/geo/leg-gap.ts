/**
 * Are two legs within a distance of each other? Asked millions of times, so on bare numbers: the same closed form as
 * cpa.ts, in earth-centred space, along the chords of the legs.
 *
 * A chord lies at most `sagM` under the ground it stands for, so the distance between two chords tells that on the
 * ground but for a narrow band. In the band the answer is UNSURE, and meeting.ts decides, in the pair's own plane.
 */
import type { Leg } from './course.ts';

/** A leg as `LEG` numbers: a and b (x, y, z), t0, t1, early, late (ms), half the chord with its bulge (m). */
export const LEG = 11;
export type LegNumbers = Float64Array;

export function writeLeg(into: LegNumbers, at: number, leg: Leg): void {
  into[at] = leg.a.x;
  into[at + 1] = leg.a.y;
  into[at + 2] = leg.a.z;
  into[at + 3] = leg.b.x;
  into[at + 4] = leg.b.y;
  into[at + 5] = leg.b.z;
  into[at + 6] = leg.t0;
  into[at + 7] = leg.t1;
  into[at + 8] = leg.earlyMs;
  into[at + 9] = leg.lateMs;
  into[at + 10] = leg.halfM;
}

export const BEYOND = 0;
export const WITHIN = 1;
export const UNSURE = 2;
export type Reached = typeof BEYOND | typeof WITHIN | typeof UNSURE;

/** As in window.ts: keeps closed intervals closed. */
const SLACK_MS = 1e-3;
/** Sag of both chords, as part of the two half chords together; a 5 km leg sags by 0.49 m. */
const SAG = 2e-4;
/** Rounding to the millimetre, and all that arithmetic may add, many times over. */
const MARGIN_M = 0.02;
/** A chord of so many metres through the earth is short of its arc by less than 1e-5 of itself. */
const NEARLY_STRAIGHT_M = 50_000;

/** Squared distance along an edge of the window, least over its part s0..s1: c + 2·l·s + q·s². */
function leastOn(c: number, l: number, q: number, s0: number, s1: number): number {
  let s = q > 0 ? -l / q : s0;
  if (s < s0) s = s0;
  else if (s > s1) s = s1;
  return c + (2 * l + q * s) * s;
}

/**
 * Least squared distance of the two chords over all moments that may coincide, m²; Infinity when none may.
 * `hi` and `lo` bound tA - tB (ms) and may be infinite.
 */
export function leastSquare(
  a: LegNumbers,
  ao: number,
  b: LegNumbers,
  bo: number,
  lo: number,
  hi: number,
): number {
  const a0 = a[ao + 6] as number;
  const b0 = b[bo + 6] as number;
  const dA = (a[ao + 7] as number) - a0;
  const dB = (b[bo + 7] as number) - b0;
  const off = a0 - b0;
  const low = lo - SLACK_MS;
  const high = hi + SLACK_MS;
  if (off + dA < low || off - dB > high) return Infinity;
  const [ax, ay, az] = [a[ao] as number, a[ao + 1] as number, a[ao + 2] as number];
  const [bx, by, bz] = [b[bo] as number, b[bo + 1] as number, b[bo + 2] as number];
  const [gx, gy, gz] = [ax - bx, ay - by, az - bz];
  const px = (a[ao + 3] as number) - ax;
  const py = (a[ao + 4] as number) - ay;
  const pz = (a[ao + 5] as number) - az;
  const qx = (b[bo + 3] as number) - bx;
  const qy = (b[bo + 4] as number) - by;
  const qz = (b[bo + 5] as number) - bz;
  const gg = gx * gx + gy * gy + gz * gz;
  const pp = px * px + py * py + pz * pz;
  const qq = qx * qx + qy * qy + qz * qz;
  const pq = px * qx + py * qy + pz * qz;
  const gp = gx * px + gy * py + gz * pz;
  const gq = gx * qx + gy * qy + gz * qz;
  // d²(u, v) = gg + 2·gp·u - 2·gq·v + pp·u² - 2·pq·u·v + qq·v²
  let least = Infinity;
  for (let side = 0; side <= 1; side++) {
    // u = side, v free
    let s0 = 0;
    let s1 = 1;
    let base = off + side * dA;
    if (dB > 0) {
      s0 = Math.max(0, (base - high) / dB);
      s1 = Math.min(1, (base - low) / dB);
    } else if (base < low || base > high) s1 = -1;
    if (s0 <= s1) least = Math.min(least, leastOn(gg + side * (2 * gp + pp), -gq - side * pq, qq, s0, s1));
    // v = side, u free
    s0 = 0;
    s1 = 1;
    base = off - side * dB;
    if (dA > 0) {
      s0 = Math.max(0, (low - base) / dA);
      s1 = Math.min(1, (high - base) / dA);
    } else if (base < low || base > high) s1 = -1;
    if (s0 <= s1) least = Math.min(least, leastOn(gg + side * (qq - 2 * gq), gp - side * pq, pp, s0, s1));
    // off + u·dA - v·dB = level: the rim of the window itself
    const level = side === 0 ? low : high;
    const rest = level - off;
    if (!Number.isFinite(level) || (dA === 0 && dB === 0)) continue;
    if (dA >= dB) {
      const [from, by1] = [rest / dA, dB / dA];
      const v0 = by1 > 0 ? Math.max(0, -from / by1) : 0;
      const v1 = by1 > 0 ? Math.min(1, (1 - from) / by1) : from >= 0 && from <= 1 ? 1 : -1;
      if (v0 > v1) continue;
      const c = gg + from * (2 * gp + from * pp);
      const l = gp * by1 - gq + from * (pp * by1 - pq);
      least = Math.min(least, leastOn(c, l, pp * by1 * by1 - 2 * pq * by1 + qq, v0, v1));
    } else {
      const [from, by1] = [-rest / dB, dA / dB];
      const u0 = by1 > 0 ? Math.max(0, -from / by1) : 0;
      const u1 = by1 > 0 ? Math.min(1, (1 - from) / by1) : from >= 0 && from <= 1 ? 1 : -1;
      if (u0 > u1) continue;
      const c = gg + from * (from * qq - 2 * gq);
      const l = gp - gq * by1 + from * (qq * by1 - pq);
      least = Math.min(least, leastOn(c, l, pp - 2 * pq * by1 + qq * by1 * by1, u0, u1));
    }
  }
  const det = pp * qq - pq * pq;
  if (det > 0) {
    const u = (pq * gq - qq * gp) / det;
    const v = (pp * gq - pq * gp) / det;
    const apart = off + u * dA - v * dB;
    // Of nearly parallel legs u and v are rough: what counts is the distance there, not the one that they ought to have.
    if (u >= 0 && u <= 1 && v >= 0 && v <= 1 && apart >= low && apart <= high)
      least = Math.min(least, gg + (2 * gp + pp * u) * u - (2 * gq + 2 * pq * u - qq * v) * v);
  }
  return least;
}

/**
 * Whether the two legs come within `limitM` (touching counts) at moments that their windows let coincide. `addMs` is
 * added to all of A's times.
 */
export function legsReach(
  a: LegNumbers,
  ao: number,
  b: LegNumbers,
  bo: number,
  limitM: number,
  addMs = 0,
): Reached {
  const halvesM = (a[ao + 10] as number) + (b[bo + 10] as number);
  const padM = SAG * halvesM + MARGIN_M;
  const dx = ((a[ao] as number) + (a[ao + 3] as number) - (b[bo] as number) - (b[bo + 3] as number)) / 2;
  const dy =
    ((a[ao + 1] as number) + (a[ao + 4] as number) - (b[bo + 1] as number) - (b[bo + 4] as number)) / 2;
  const dz =
    ((a[ao + 2] as number) + (a[ao + 5] as number) - (b[bo + 2] as number) - (b[bo + 5] as number)) / 2;
  const reachM = limitM + padM;
  if (dx * dx + dy * dy + dz * dz > (reachM + halvesM) * (reachM + halvesM)) return BEYOND;
  const lo = -((a[ao + 9] as number) + (b[bo + 8] as number)) - addMs;
  const hi = (a[ao + 8] as number) + (b[bo + 9] as number) - addMs;
  const square = leastSquare(a, ao, b, bo, lo, hi);
  if (square > reachM * reachM) return BEYOND;
  const surelyM = limitM * (1 - 1e-5) - MARGIN_M;
  return limitM <= NEARLY_STRAIGHT_M && surelyM > 0 && square < surelyM * surelyM ? WITHIN : UNSURE;
}
