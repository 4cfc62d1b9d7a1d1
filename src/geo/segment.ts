/** Closest points of points and segments in a plane of metres (plane.ts) or in space: closed form. */
import { type Approach, approach } from './cpa.ts';
import { dot, minus, mix, type Vec } from './vec.ts';

export interface Foot {
  /** Fraction of the segment, 0..1. */
  u: number;
  foot: Vec;
  distanceM: number;
}

/** The point of segment a–b closest to `p`. */
export function pointSegment(p: Vec, a: Vec, b: Vec): Foot {
  const along = minus(b, a);
  const length2 = dot(along, along);
  const raw = length2 === 0 ? 0 : dot(minus(p, a), along) / length2;
  const u = raw < 0 ? 0 : raw > 1 ? 1 : raw;
  const foot = mix(a, b, u);
  const gap = minus(p, foot);
  return { u, foot, distanceM: Math.sqrt(dot(gap, gap)) };
}

/** Closest points of segments a–b (fraction u) and c–d (fraction v). */
export function segmentSegment(a: Vec, b: Vec, c: Vec, d: Vec): Pick<Approach, 'u' | 'v' | 'distanceM'> {
  const runA = { a, b, t0: 0, t1: 0 };
  const runB = { a: c, b: d, t0: 0, t1: 0 };
  const found = approach(runA, runB, -Infinity, Infinity);
  if (!found) throw new RangeError('segmentSegment: a coordinate is not a number');
  return { u: found.u, v: found.v, distanceM: found.distanceM };
}
