/**
 * Where, when and how close two courses come, over all their moments that may coincide. Exact: every pair of
 * legs that could hold the minimum goes through the closed form of cpa.ts; nothing is sampled.
 */

import { polygonHolds } from './contains.ts';
import { type Block, type Course, courseOf, courseOfPresence, type Leg } from './course.ts';
import { type Approach, approach, boundsOfShifts, earliestWithin, type Run } from './cpa.ts';
import { distanceM } from './geodesic.ts';
import type { Path, Presence } from './path.ts';
import { planeAt, project } from './plane.ts';
import type { Point } from './point.ts';
import { quantiseM, quantiseMs, quantisePoint } from './quantise.ts';
import { chordM, mix, toPoint, type Vec } from './vec.ts';

export interface Meeting {
  /** Between centre lines (circles: centres; polygons: 0 inside), metres. */
  distanceM: number;
  /** distanceM less both half-widths, not below 0. */
  clearM: number;
  /** Midway between the two at that moment, and the two themselves. */
  at: Point;
  onA: Point;
  onB: Point;
  /** A moment at which it can happen, UTC ms: as near to both plans' own times as their windows allow. */
  atMs: number;
  /** The times the plans themselves give for those points, UTC ms; null where a plan gives none. */
  plannedAMs: number | null;
  plannedBMs: number | null;
  /** Index of the leg of the input path (0 = from its first to its second point). */
  legA: number;
  legB: number;
}

export interface Search {
  /** Look no farther than this centre distance, metres: null is the answer beyond. Default: no limit. */
  withinM?: number;
}

/** Above this the two legs are compared as chords in space, and their distance is the exact geodesic. */
const PLANE_M = 100_000;
/** Above this distance of the answer the exact geodesic replaces the plane's value. */
const EXACT_M = 50_000;

type AnyCourse = Course | Path;
function prepared(course: AnyCourse): Course {
  return 'legs' in course ? course : courseOf(course);
}

function shiftsOf(a: Leg, b: Leg): { earlyA: number; lateA: number; earlyB: number; lateB: number } {
  return { earlyA: a.earlyMs, lateA: a.lateMs, earlyB: b.earlyMs, lateB: b.lateMs };
}

/** Both legs in the plane midway between them; as they are when too far apart for one. */
export function together(a: Leg, b: Leg): [Run, Run] {
  const apartM = chordM(a.mid, b.mid);
  if (apartM > PLANE_M) return [a, b];
  const plane = planeAt(mix(a.mid, b.mid, 0.5));
  return [
    { a: project(plane, a.a), b: project(plane, a.b), t0: a.t0, t1: a.t1 },
    { a: project(plane, b.a), b: project(plane, b.b), t0: b.t0, t1: b.t1 },
  ];
}

/** The span of real moments at which A, meant for tA, and B, meant for tB, may both be where these say. */
function momentOf(a: Leg, b: Leg, tA: number, tB: number): number {
  const from = Math.max(tA - a.earlyMs, tB - b.earlyMs);
  const to = Math.min(tA + a.lateMs, tB + b.lateMs);
  const wanted = a.free ? (b.free ? from : tB) : b.free ? tA : (tA + tB) / 2;
  return Math.min(Math.max(wanted, from), Math.max(from, to));
}

/** Leg pairs of blocks that can come within `reachM()` of each other (asked anew, as it may shrink). */
function* pairs(a: Course, b: Course, reachM: () => number): Generator<[Leg, Leg]> {
  const far = (p: { mid: Vec; halfM: number }, q: { mid: Vec; halfM: number }): boolean =>
    chordM(p.mid, q.mid) - p.halfM - q.halfM > reachM() + 0.01;
  const never = (p: Block, q: Block): boolean => p.fromMs > q.toMs + 1 || q.fromMs > p.toMs + 1;
  for (const p of a.blocks) {
    for (const q of b.blocks) {
      if (never(p, q) || far(p, q)) continue;
      for (let i = p.first; i < p.end; i++) {
        const legA = a.legs[i] as Leg;
        for (let j = q.first; j < q.end; j++) {
          const legB = b.legs[j] as Leg;
          if (!far(legA, legB)) yield [legA, legB];
        }
      }
    }
  }
}

/** The first place of `course` at a moment within the other's time, if the other's polygon holds it. */
function startInside(course: Course, other: Course): { leg: Leg; u: number; place: Leg } | null {
  const place = other.legs[0];
  if (!other.polygon || !place) return null;
  const from = place.t0;
  const to = place.t0 + place.lateMs;
  for (const leg of course.legs) {
    const earliest = Math.max(leg.t0, from - leg.lateMs);
    if (earliest > Math.min(leg.t1, to + leg.earlyMs)) continue;
    const u = leg.t1 > leg.t0 ? (earliest - leg.t0) / (leg.t1 - leg.t0) : 0;
    return polygonHolds(other.polygon, surface(leg, u)) ? { leg, u, place } : null;
  }
  return null;
}

/** A leg's point as a vector; its chord's bulge is vertical and does not move the point on the map. */
function surface(leg: Leg, u: number): Vec {
  return mix(leg.a, leg.b, u);
}

function legTime(leg: Leg, u: number): number {
  return leg.t0 + u * (leg.t1 - leg.t0);
}

interface Found {
  a: Leg;
  b: Leg;
  u: number;
  v: number;
  distanceM: number;
  atMs: number;
}

function meetingOf(a: Course, b: Course, found: Found): Meeting {
  const vA = surface(found.a, found.u);
  const vB = surface(found.b, found.v);
  const centreM = quantiseM(found.distanceM);
  return {
    distanceM: centreM,
    clearM: quantiseM(Math.max(0, centreM - a.halfWidthM - b.halfWidthM)),
    at: quantisePoint(toPoint(mix(vA, vB, 0.5))),
    onA: quantisePoint(toPoint(vA)),
    onB: quantisePoint(toPoint(vB)),
    atMs: quantiseMs(found.atMs),
    plannedAMs: found.a.free ? null : quantiseMs(legTime(found.a, found.u)),
    plannedBMs: found.b.free ? null : quantiseMs(legTime(found.b, found.v)),
    legA: found.a.leg,
    legB: found.b.leg,
  };
}

function insideMeeting(a: Course, b: Course): Found | null {
  const aIn = startInside(a, b);
  if (aIn) {
    const atMs = momentOf(aIn.leg, aIn.place, legTime(aIn.leg, aIn.u), aIn.place.t0);
    const spot = { ...aIn.place, a: surface(aIn.leg, aIn.u), b: surface(aIn.leg, aIn.u) };
    return { a: aIn.leg, b: spot, u: aIn.u, v: 0, distanceM: 0, atMs };
  }
  const bIn = startInside(b, a);
  if (!bIn) return null;
  const atMs = momentOf(bIn.place, bIn.leg, bIn.place.t0, legTime(bIn.leg, bIn.u));
  const spot = { ...bIn.place, a: surface(bIn.leg, bIn.u), b: surface(bIn.leg, bIn.u) };
  return { a: spot, b: bIn.leg, u: 0, v: bIn.u, distanceM: 0, atMs };
}

/**
 * The closest meeting of two courses (or plain paths), or null when they share no moment or stay farther
 * apart than `withinM`. Closed intervals: one shared instant counts. Equal to the millimetre: the earliest.
 */
export function closest(first: AnyCourse, second: AnyCourse, search: Search = {}): Meeting | null {
  const a = prepared(first);
  const b = prepared(second);
  const inside = insideMeeting(a, b);
  if (inside) return meetingOf(a, b, inside);
  const limitM = search.withinM ?? Infinity;
  let best: Found | null = null;
  let bestMm = Infinity;
  for (const [legA, legB] of pairs(a, b, () => Math.min(limitM, bestMm / 1000))) {
    // Nothing is nearer than touching: from there on only an earlier moment is of interest.
    if (best && bestMm === 0 && Math.max(legA.t0 - legA.earlyMs, legB.t0 - legB.earlyMs) >= best.atMs)
      continue;
    const { lo, hi } = boundsOfShifts(shiftsOf(legA, legB));
    const [runA, runB] = together(legA, legB);
    const near: Approach | null = approach(runA, runB, lo, hi);
    if (!near) continue;
    let apartM = near.distanceM;
    if (apartM > EXACT_M) {
      apartM = distanceM(toPoint(surface(legA, near.u)), toPoint(surface(legB, near.v)));
    }
    const mm = Math.round(apartM * 1000);
    if (mm / 1000 > limitM || mm > bestMm) continue;
    const atMs = momentOf(legA, legB, near.tA, near.tB);
    if (best && mm === bestMm && atMs >= best.atMs) continue;
    best = { a: legA, b: legB, u: near.u, v: near.v, distanceM: apartM, atMs };
    bestMm = mm;
  }
  return best && meetingOf(a, b, best);
}

/** The earliest moment, UTC ms, at which centre lines may be within `withinM` (to the millimetre), or null. */
export function firstWithin(first: AnyCourse, second: AnyCourse, withinM: number): number | null {
  const a = prepared(first);
  const b = prepared(second);
  const inside = insideMeeting(a, b);
  let earliest = inside ? earliestAt(inside) : Infinity;
  for (const [legA, legB] of pairs(a, b, () => withinM)) {
    if (Math.max(legA.t0 - legA.earlyMs, legB.t0 - legB.earlyMs) >= earliest) continue;
    const [runA, runB] = together(legA, legB);
    // Half a millimetre more: what `closest` rounds to the limit counts as within it.
    const found = earliestWithin(runA, runB, shiftsOf(legA, legB), withinM + 0.0005);
    if (found !== null && found < earliest) earliest = found;
  }
  return earliest === Infinity ? null : quantiseMs(earliest);
}

function earliestAt({ a, b, u, v }: Found): number {
  return Math.max(legTime(a, u) - a.earlyMs, legTime(b, v) - b.earlyMs);
}

/** A path (or course) against an area held for a time. */
export function closestToPresence(path: AnyCourse, presence: Presence, search: Search = {}): Meeting | null {
  return closest(path, courseOfPresence(presence), search);
}
