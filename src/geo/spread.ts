/**
 * By how much the times of two legs differ while the two are within a distance: the range of tA - tB over all pairs of
 * moments, whatever the windows. Closed form: an ellipse cut by the square of the two legs.
 */
import { polygonHolds } from './contains.ts';
import type { Leg, Polygon } from './course.ts';
import type { Run } from './cpa.ts';
import { together } from './meeting.ts';
import { planeAt, project } from './plane.ts';
import { dot, minus, mix, type Vec } from './vec.ts';

export interface Range {
  least: number;
  most: number;
}

/** Below this share of the two lengths squared, the legs count as parallel: the square's edges hold every extreme then. */
const PARALLEL = 1e-18;

/** Range of tA - tB (ms) while the runs are within `withinM`; null when they never are. The runs lie in one plane. */
export function differencesWithin(a: Run, b: Run, withinM: number): Range | null {
  const gap = minus(a.a, b.a);
  const p = minus(a.b, a.a);
  const q = minus(b.b, b.a);
  const [gg, pp, qq] = [dot(gap, gap), dot(p, p), dot(q, q)];
  const [gp, gq, pq] = [dot(gap, p), dot(gap, q), dot(p, q)];
  const dA = a.t1 - a.t0;
  const dB = b.t1 - b.t0;
  const off = a.t0 - b.t0;
  let least = Infinity;
  let most = -Infinity;
  const take = (u: number, v: number): void => {
    const apart = off + u * dA - v * dB;
    least = Math.min(least, apart);
    most = Math.max(most, apart);
  };
  const within2 = withinM * withinM;
  // On an edge: c + 2·l·s + k·s² ≤ within²
  const edge = (c: number, l: number, k: number, at: (s: number) => [number, number]): void => {
    const rest = within2 - c;
    if (k === 0) {
      if (rest < 0) return;
      take(...at(0));
      take(...at(1));
      return;
    }
    const root2 = l * l + k * rest;
    if (root2 < 0) return;
    const root = Math.sqrt(root2);
    const s0 = (-l - root) / k;
    const s1 = (-l + root) / k;
    if (s0 > 1 || s1 < 0) return;
    take(...at(Math.max(0, s0)));
    take(...at(Math.min(1, s1)));
  };
  for (const side of [0, 1]) {
    edge(gg + side * (2 * gp + pp), -gq - side * pq, qq, (s) => [side, s]);
    edge(gg + side * (qq - 2 * gq), gp - side * pq, pp, (s) => [s, side]);
  }
  const det = pp * qq - pq * pq;
  if (det > PARALLEL * pp * qq) {
    const u = (pq * gq - qq * gp) / det;
    const v = (pp * gq - pq * gp) / det;
    const lowest = gg + (2 * gp + pp * u) * u - (2 * gq + 2 * pq * u - qq * v) * v;
    const [du, dv] = [qq * dA - pq * dB, pq * dA - pp * dB];
    const steep = du * dA - dv * dB;
    const inside = (x: number, y: number): boolean => x >= 0 && x <= 1 && y >= 0 && y <= 1;
    if (lowest <= within2) {
      if (inside(u, v)) take(u, v);
      if (steep > 0) {
        // Where the ellipse touches lines of equal difference.
        const k = Math.sqrt((within2 - lowest) / (steep * det));
        for (const way of [-k, k]) if (inside(u + way * du, v + way * dv)) take(u + way * du, v + way * dv);
      }
    }
  }
  return most >= least ? { least, most } : null;
}

/** The same for two legs on the ground, to the millimetre of the distance as everywhere: touching counts. */
export function differencesOfLegs(a: Leg, b: Leg, withinM: number): Range | null {
  const [runA, runB] = together(a, b);
  return differencesWithin(runA, runB, withinM + 0.0005);
}

/** The parts of a leg (fractions of it, in order) that lie inside the polygon. */
export function partsInside(leg: Leg, polygon: Polygon): [number, number][] {
  const cuts = [0, 1];
  const plane = planeAt(leg.mid);
  const a = project(plane, leg.a);
  const along = minus(project(plane, leg.b), a);
  const crossed = (x: Vec, y: Vec): number => x.x * y.y - x.y * y.x;
  const { ring } = polygon;
  for (const [i, from] of ring.entries()) {
    const to = ring[(i + 1) % ring.length] as Vec;
    const middle = mix(from, to, 0.5);
    const reach = minus(middle, leg.mid);
    const edge = minus(to, from);
    const half = Math.sqrt(dot(edge, edge)) / 2 + leg.halfM + 1;
    if (dot(reach, reach) > half * half) continue;
    const start = project(plane, from);
    const way = minus(project(plane, to), start);
    const turn = crossed(along, way);
    if (turn === 0) continue;
    const between = minus(start, a);
    const u = crossed(between, way) / turn;
    const s = crossed(between, along) / turn;
    if (u > 0 && u < 1 && s >= -1e-9 && s <= 1 + 1e-9) cuts.push(u);
  }
  cuts.sort((x, y) => x - y);
  const parts: [number, number][] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [from, to] = [cuts[i] as number, cuts[i + 1] as number];
    if (polygonHolds(polygon, mix(leg.a, leg.b, (from + to) / 2))) parts.push([from, to]);
  }
  return parts;
}
