/**
 * Closest approach of two points that each run a straight line at constant speed, with windows: closed form.
 *
 * The squared distance is a convex quadratic in (u, v), the fractions run by A and by B. Over the polygon of
 * moments that may coincide (window.ts) its minimum lies at the free minimum if that is inside, else on an
 * edge, where it is a quadratic in one variable. Where the free minimum is a whole line (parallel or standing
 * runs) that line leaves the polygon through an edge, so the edges hold a minimum too.
 */
import { dot, minus, mix, scale, type Vec } from './vec.ts';
import { across, type Edge, edges, holds, opens, type Window, windowOf } from './window.ts';

/** At `a` at `t0`, at `b` at `t1` (ms, t1 ≥ t0). With t1 = t0 and a ≠ b it is on the whole line at once. */
export interface Run {
  readonly a: Vec;
  readonly b: Vec;
  readonly t0: number;
  readonly t1: number;
}

export interface Approach {
  /** Fractions of the two lines at the closest moment. */
  u: number;
  v: number;
  /** Times of the two runs there, ms; equal where there is no window. */
  tA: number;
  tB: number;
  distanceM: number;
}

interface Pair {
  window: Window;
  /** A's start seen from B's start, and the two lines. */
  gap: Vec;
  alongA: Vec;
  alongB: Vec;
}

function apartM({ gap, alongA, alongB }: Pair, u: number, v: number): number {
  const x = gap.x + u * alongA.x - v * alongB.x;
  const y = gap.y + u * alongA.y - v * alongB.y;
  const z = gap.z + u * alongA.z - v * alongB.z;
  return Math.sqrt(x * x + y * y + z * z);
}

function pairOf(a: Run, b: Run, lo: number, hi: number): Pair | null {
  const window = windowOf(a.t0, a.t1, b.t0, b.t1, lo, hi);
  if (!opens(window)) return null;
  return { window, gap: minus(a.a, b.a), alongA: minus(a.b, a.a), alongB: minus(b.b, b.a) };
}

function clamp01(s: number): number {
  return s < 0 ? 0 : s > 1 ? 1 : s;
}

/** The vector between the runs along an edge: `from` + s·`by`. */
function onEdge(pair: Pair, edge: Edge): { from: Vec; by: Vec } {
  const at = (u: number, v: number): Vec => ({
    x: pair.gap.x + u * pair.alongA.x - v * pair.alongB.x,
    y: pair.gap.y + u * pair.alongA.y - v * pair.alongB.y,
    z: pair.gap.z + u * pair.alongA.z - v * pair.alongB.z,
  });
  const from = at(edge.u0, edge.v0);
  return { from, by: minus(at(edge.u1, edge.v1), from) };
}

/**
 * Closest approach under lo ≤ tA - tB ≤ hi (ms), or null when no moments coincide. Of several closest
 * moments (equal to the millimetre) the earliest. lo = hi = 0 is the ordinary closest approach over the
 * common time; infinite bounds give the plain distance of two segments.
 */
export function approach(a: Run, b: Run, lo: number, hi: number): Approach | null {
  const pair = pairOf(a, b, lo, hi);
  if (!pair) return null;
  const { window, gap, alongA, alongB } = pair;
  let best: Approach | null = null;
  let bestMm = Infinity;
  const offer = (u: number, v: number): void => {
    const distanceM = apartM(pair, u, v);
    const mm = Math.round(distanceM * 1000);
    const tA = a.t0 + u * window.dA;
    const tB = b.t0 + v * window.dB;
    if (best && (mm > bestMm || (mm === bestMm && tA + tB >= best.tA + best.tB))) return;
    best = { u, v, tA, tB, distanceM };
    bestMm = mm;
  };
  for (const edge of edges(window)) {
    offer(edge.u0, edge.v0);
    offer(edge.u1, edge.v1);
    const { from, by } = onEdge(pair, edge);
    const by2 = dot(by, by);
    if (by2 === 0) continue;
    const s = clamp01(-dot(from, by) / by2);
    offer(edge.u0 + s * (edge.u1 - edge.u0), edge.v0 + s * (edge.v1 - edge.v0));
  }
  const aa = dot(alongA, alongA);
  const bb = dot(alongB, alongB);
  const ab = dot(alongA, alongB);
  const det = aa * bb - ab * ab;
  if (det > 0) {
    const ga = dot(gap, alongA);
    const gb = dot(gap, alongB);
    const u = (ab * gb - bb * ga) / det;
    const v = (aa * gb - ab * ga) / det;
    if (holds(window, u, v)) offer(u, v);
  }
  return best;
}

/** Closest approach over the common closed time interval, or null when there is none. */
export function cpa(a: Run, b: Run): Approach | null {
  return approach(a, b, 0, 0);
}

/** Lower and upper root of |from + s·by| = radius; null where the line stays outside. */
function roots(from: Vec, by: Vec, radiusM: number): [number, number] | null {
  const by2 = dot(by, by);
  if (by2 === 0) return dot(from, from) <= radiusM * radiusM ? [-Infinity, Infinity] : null;
  const middle = -dot(from, by) / by2;
  const foot = mix(from, { x: from.x + by.x, y: from.y + by.y, z: from.z + by.z }, middle);
  const rest = radiusM * radiusM - dot(foot, foot);
  if (rest < 0) return null;
  const half = Math.sqrt(rest / by2);
  return [middle - half, middle + half];
}

/**
 * Points that hold every extreme of a linear function of (u, v) over {distance ≤ withinM} cut by the window
 * and, if given, by a further line: ends and roots on each edge, and the ellipse's four outermost points.
 */
function rim(pair: Pair, withinM: number, further: Edge | null): [number, number][] {
  const found: [number, number][] = [];
  for (const edge of further ? [...edges(pair.window), further] : edges(pair.window)) {
    const { from, by } = onEdge(pair, edge);
    const reach = roots(from, by, withinM);
    if (!reach || reach[0] > 1 || reach[1] < 0) continue;
    for (const s of reach) {
      const on = clamp01(s);
      found.push([edge.u0 + on * (edge.u1 - edge.u0), edge.v0 + on * (edge.v1 - edge.v0)]);
    }
  }
  const { gap, alongA, alongB, window } = pair;
  const beside = (line: Vec, v: Vec, l2: number): Vec => {
    const k = dot(v, line) / l2;
    return { x: v.x - k * line.x, y: v.y - k * line.y, z: v.z - k * line.z };
  };
  const bb = dot(alongB, alongB);
  if (bb > 0) {
    for (const u of roots(beside(alongB, gap, bb), beside(alongB, alongA, bb), withinM) ?? []) {
      const v = (dot(gap, alongB) + u * dot(alongA, alongB)) / bb;
      if (holds(window, u, v)) found.push([u, v]);
    }
  }
  const aa = dot(alongA, alongA);
  if (aa > 0) {
    for (const v of roots(beside(alongA, gap, aa), beside(alongA, scale(alongB, -1), aa), withinM) ?? []) {
      const u = (v * dot(alongA, alongB) - dot(gap, alongA)) / aa;
      if (holds(window, u, v)) found.push([u, v]);
    }
  }
  return found;
}

export interface Shifts {
  /** How much earlier and later than their times A and B may run, ms, ≥ 0. */
  earlyA: number;
  lateA: number;
  earlyB: number;
  lateB: number;
}

/** Two units meet when tA + sA = tB + sB for shifts within their windows: bounds of tA - tB. */
export function boundsOfShifts(s: Shifts): { lo: number; hi: number } {
  return { lo: -(s.lateA + s.earlyB), hi: s.earlyA + s.lateB };
}

/** The earliest real moment (ms) at which the two may be within `withinM` of each other, or null. */
export function earliestWithin(a: Run, b: Run, shifts: Shifts, withinM: number): number | null {
  const { lo, hi } = boundsOfShifts(shifts);
  const pair = withinM < 0 ? null : pairOf(a, b, lo, hi);
  if (!pair) return null;
  // At (u, v) the earliest common moment is max(tA - earlyA, tB - earlyB); the two are equal on one more line.
  const ridge = across(pair.window, shifts.earlyA - shifts.earlyB);
  let earliest: number | null = null;
  for (const [u, v] of rim(pair, withinM, ridge)) {
    const tA = a.t0 + u * (a.t1 - a.t0) - shifts.earlyA;
    const tB = b.t0 + v * (b.t1 - b.t0) - shifts.earlyB;
    const at = Math.max(tA, tB);
    if (earliest === null || at < earliest) earliest = at;
  }
  return earliest;
}
