/**
 * Two legs, of which the first is moved or stretched in time by one number x (ms): its first point passes `first`·x later, its
 * last `last`·x later, those between in proportion. Which x bring the two within a distance? Closed form, one interval.
 *
 * At fractions (u, v) the legs are within the distance inside an ellipse cut by the unit square, and there x is the quotient
 * of two linear functions of (u, v). Lines of equal x all pass through one point, so the extremes lie on the square's edges or
 * where the polar line of that point cuts the ellipse.
 */
import type { Leg, Polygon } from './course.ts';
import { approach, type Run } from './cpa.ts';
import { together } from './meeting.ts';
import { partsInside, type Range } from './spread.ts';
import { dot, minus } from './vec.ts';

/** How many ms the ends of a leg pass later for each ms of x, 0..1. */
export interface Stretch {
  first: number;
  last: number;
}

/** Below this share of the lengths squared the legs count as parallel (spread.ts): then the square's edges hold the extremes. */
const PARALLEL = 1e-18;
/** So near to an end that does not move, x has no say: the leg before or after, which stands or moves whole, tells of it. */
const LEAST_SHARE = 1e-6;
const ALL: Range = { least: -Infinity, most: Infinity };

/** The part of the leg on which x has a say; null where it has none. */
function movedPart({ first, last }: Stretch): [number, number] | null {
  if (first < LEAST_SHARE && last < LEAST_SHARE) return null;
  if (first >= LEAST_SHARE && last >= LEAST_SHARE) return [0, 1];
  const at = (LEAST_SHARE - first) / (last - first);
  return first < last ? [at, 1] : [0, at];
}

/** The values of x at which tA - tB may lie in lo..hi while the runs are within `withinM`; null for none. One plane for both. */
export function stretchesWithin(
  a: Run,
  b: Run,
  stretch: Stretch,
  { lo, hi }: { lo: number; hi: number },
  withinM: number,
): Range | null {
  const part = movedPart(stretch);
  if (!part) {
    const near = approach(a, b, lo, hi);
    return near && near.distanceM <= withinM ? ALL : null;
  }
  const gap = minus(a.a, b.a);
  const p = minus(a.b, a.a);
  const q = minus(b.b, b.a);
  const [gg, pp, qq] = [dot(gap, gap) - withinM * withinM, dot(p, p), dot(q, q)];
  const [gp, gq, pq] = [dot(gap, p), dot(gap, q), dot(p, q)];
  const [dA, dB, off] = [a.t1 - a.t0, b.t1 - b.t0, a.t0 - b.t0];
  const grow = stretch.last - stretch.first;
  const [fromU, toU] = part;
  let least = Infinity;
  let most = -Infinity;
  const take = (u: number, v: number): void => {
    const apart = off + u * dA - v * dB;
    const share = stretch.first + u * grow;
    least = Math.min(least, (lo - apart) / share);
    most = Math.max(most, (hi - apart) / share);
  };
  // Along an edge: c + 2·l·s + k·s² ≤ 0, for s from..to
  const edge = (c: number, l: number, k: number, from: number, to: number, at: (s: number) => void): void => {
    if (k === 0) {
      if (c > 0) return;
      at(from);
      at(to);
      return;
    }
    const root2 = l * l - k * c;
    if (root2 < 0) return;
    const root = Math.sqrt(root2);
    const [s0, s1] = [(-l - root) / k, (-l + root) / k];
    if (s0 > to || s1 < from) return;
    at(Math.max(from, s0));
    at(Math.min(to, s1));
  };
  for (const u of part) edge(gg + u * (2 * gp + u * pp), -gq - u * pq, qq, 0, 1, (v) => take(u, v));
  for (const v of [0, 1]) edge(gg + v * (qq - 2 * gq), gp - v * pq, pp, fromU, toU, (u) => take(u, v));
  const det = pp * qq - pq * pq;
  if (det > PARALLEL * pp * qq) {
    const cut = (u: number, v: number): void => {
      if (u >= fromU && u <= toU && v >= 0 && v <= 1) take(u, v);
    };
    // The nearest point of the two lines: all there is where both are points in time.
    const [u0, v0] = [(pq * gq - qq * gp) / det, (pp * gq - pq * gp) / det];
    if (gg + gp * u0 - gq * v0 <= 0) cut(u0, v0);
    for (const bound of [lo, hi]) {
      // Where both "x says nothing" and "the bound is reached" hold: homogeneous, for it may lie at infinity.
      const [x, y, w] = [dB * stretch.first, (bound - off) * grow + dA * stretch.first, -dB * grow];
      const size = Math.max(Math.abs(x), Math.abs(y), Math.abs(w));
      if (size === 0) continue;
      const [px, py, pw] = [x / size, y / size, w / size];
      const l = pp * px - pq * py + gp * pw;
      const m = -pq * px + qq * py - gq * pw;
      const n = gp * px - gq * py + gg * pw;
      if (Math.abs(m) * Math.sqrt(pp) >= Math.abs(l) * Math.sqrt(qq)) {
        if (m === 0) continue;
        const [k, c] = [-l / m, -n / m];
        edge(
          gg - 2 * gq * c + qq * c * c,
          gp - pq * c - gq * k + qq * k * c,
          pp - 2 * pq * k + qq * k * k,
          fromU,
          toU,
          (u) => cut(u, k * u + c),
        );
      } else {
        const [k, c] = [-m / l, -n / l];
        edge(
          gg + 2 * gp * c + pp * c * c,
          gp * k + pp * k * c - gq - pq * c,
          pp * k * k - 2 * pq * k + qq,
          0,
          1,
          (v) => cut(k * v + c, v),
        );
      }
    }
  }
  return most >= least ? { least, most } : null;
}

/** When a leg is where it is: a standing one passes from its first moment to its last, as a halt does. */
export function timesOfLeg(leg: Leg): Run & { earlyMs: number; lateMs: number } {
  const { a, b, t0, t1, earlyMs, lateMs, free } = leg;
  return free ? { a, b, t0, t1: t0 + lateMs, earlyMs: 0, lateMs: 0 } : { a, b, t0, t1, earlyMs, lateMs };
}

/**
 * The same for two legs on the ground, to the millimetre as everywhere: touching counts. The first is of a path (a free leg of
 * it stands at one place).
 */
export function stretchesOfLegs(a: Leg, b: Leg, stretch: Stretch, withinM: number): Range | null {
  const [runA, runB] = together(a, b);
  const { t0, t1, earlyMs, lateMs } = timesOfLeg(a);
  const bounds = { lo: -(lateMs + b.earlyMs), hi: earlyMs + b.lateMs };
  return stretchesWithin({ ...runA, t0, t1 }, runB, stretch, bounds, withinM + 0.0005);
}

/** The values of x at which a leg of a path may be inside a polygon that is held as `held` (any of its edges) says. */
export function stretchesInside(a: Leg, polygon: Polygon, held: Leg, stretch: Stretch): Range[] {
  const { t0, t1, earlyMs, lateMs } = timesOfLeg(a);
  const part = movedPart(stretch);
  const [from, to] = [held.t0 - lateMs, held.t0 + held.lateMs + earlyMs];
  const found: Range[] = [];
  for (const [first, last] of partsInside(a, polygon)) {
    const at = (u: number): number => t0 + u * (t1 - t0);
    if (!part) {
      if (at(first) <= to && at(last) >= from) found.push(ALL);
      continue;
    }
    const [u0, u1] = [Math.max(first, part[0]), Math.min(last, part[1])];
    if (u0 > u1) continue;
    const share = (u: number): number => stretch.first + u * (stretch.last - stretch.first);
    const lows = [u0, u1].map((u) => (from - at(u)) / share(u));
    const highs = [u0, u1].map((u) => (to - at(u)) / share(u));
    found.push({ least: Math.min(...lows), most: Math.max(...highs) });
  }
  return found;
}
