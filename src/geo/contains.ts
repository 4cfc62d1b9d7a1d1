/** Point against area: inside, and how far. Circles are geodesic discs; polygon edges are geodesics. */
import type { Area } from './area.ts';
import { courseOfPresence, type Polygon, polygonOfArea } from './course.ts';
import { distanceM } from './geodesic.ts';
import type { Presence } from './path.ts';
import { planeAt, project } from './plane.ts';
import type { Point } from './point.ts';
import { quantiseM } from './quantise.ts';
import { pointSegment } from './segment.ts';
import { chordM, dot, minus, toPoint, toVec, type Vec } from './vec.ts';

/**
 * Winding number of the ring about the point, seen from straight above it: directions of ring points are true
 * azimuths, so neither ±180° nor a pole inside the ring matters. The inside is the side within the ring's
 * bounding circle. A point on the edge may fall either way; `distanceToArea` is 0 there.
 */
export function polygonHolds(polygon: Polygon, at: Vec): boolean {
  if (chordM(toVec(polygon.center), at) > polygon.radiusM) return false;
  if (distanceM(polygon.center, toPoint(at)) > polygon.radiusM) return false;
  const { right, ahead, center } = planeAt(at);
  let turns = 0;
  const last = minus(polygon.ring.at(-1) as Vec, center);
  let x0 = dot(last, right);
  let y0 = dot(last, ahead);
  for (const v of polygon.ring) {
    const d = minus(v, center);
    const x1 = dot(d, right);
    const y1 = dot(d, ahead);
    // Crossings of the ray to the right, counted half open: a ring point on the ray belongs to one edge only.
    if (y0 <= 0 !== y1 <= 0) {
      const left = x0 * y1 - x1 * y0;
      if (y0 <= 0 ? left > 0 : left < 0) turns += y0 <= 0 ? 1 : -1;
    }
    x0 = x1;
    y0 = y1;
  }
  return turns !== 0;
}

/** True inside and on the edge (to the millimetre). */
export function contains(area: Area, at: Point): boolean {
  return distanceToArea(at, area) === 0;
}

/** Metres from the point to the nearest point of the area; 0 inside. */
export function distanceToArea(at: Point, area: Area): number {
  if (area.type === 'circle') return quantiseM(Math.max(0, distanceM(area.center, at) - area.radiusM));
  const polygon = polygonOfArea(area);
  const v = toVec(at);
  if (polygonHolds(polygon, v)) return 0;
  const plane = planeAt(v);
  let bestM = Infinity;
  for (const leg of ringCourse(area).legs) {
    if (chordM(v, leg.mid) - leg.halfM > bestM) continue;
    const a = project(plane, leg.a);
    const b = project(plane, leg.b);
    bestM = Math.min(bestM, pointSegment({ x: 0, y: 0, z: 0 }, a, b).distanceM);
  }
  return quantiseM(bestM);
}

const rings = new WeakMap<Area, ReturnType<typeof courseOfPresence>>();
function ringCourse(area: Area): ReturnType<typeof courseOfPresence> {
  let course = rings.get(area);
  if (!course) {
    course = courseOfPresence({ area, fromMs: 0, toMs: 0 } satisfies Presence);
    rings.set(area, course);
  }
  return course;
}
