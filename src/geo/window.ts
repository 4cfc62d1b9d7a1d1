/**
 * Which moments of two runs may coincide. Run A is at fraction u (0..1) of its line at time a0 + u·dA, run B at
 * fraction v at b0 + v·dB; with windows, both are there together when lo ≤ tA - tB ≤ hi. In (u, v) that is
 * the unit square cut by a strip: a convex polygon, given here by its edges.
 */
export interface Window {
  /** a0 - b0, ms. */
  offset: number;
  dA: number;
  dB: number;
  /** Bounds of tA - tB, ms; may be infinite. */
  lo: number;
  hi: number;
}

/** Times of cut legs are fractions of a ms, exact to 0.25 µs; one microsecond keeps closed intervals closed. */
const SLACK_MS = 1e-3;

/** From (u0, v0) to (u1, v1); may be a single point. */
export interface Edge {
  u0: number;
  v0: number;
  u1: number;
  v1: number;
}

export function windowOf(a0: number, a1: number, b0: number, b1: number, lo: number, hi: number): Window {
  return { offset: a0 - b0, dA: a1 - a0, dB: b1 - b0, lo: lo - SLACK_MS, hi: hi + SLACK_MS };
}

/** True when any two moments of the runs may coincide. */
export function opens(w: Window): boolean {
  return w.offset + w.dA >= w.lo && w.offset - w.dB <= w.hi;
}

export function holds(w: Window, u: number, v: number): boolean {
  const apart = w.offset + u * w.dA - v * w.dB;
  return u >= 0 && u <= 1 && v >= 0 && v <= 1 && apart >= w.lo && apart <= w.hi;
}

/** The part of 0..1 in which lo ≤ base + s·slope ≤ hi, or null. */
function range(base: number, slope: number, lo: number, hi: number): [number, number] | null {
  if (slope === 0) return base >= lo && base <= hi ? [0, 1] : null;
  const s1 = (lo - base) / slope;
  const s2 = (hi - base) / slope;
  const from = Math.max(0, Math.min(s1, s2));
  const to = Math.min(1, Math.max(s1, s2));
  return from <= to ? [from, to] : null;
}

/** The part of the line offset + u·dA - v·dB = level that lies in the unit square, or null. */
export function across(w: Window, level: number): Edge | null {
  if (!Number.isFinite(level) || (w.dA === 0 && w.dB === 0)) return null;
  const rest = level - w.offset;
  // Solved for the fraction that changes least along the line, which divides by the longer time.
  if (w.dA >= w.dB) {
    const v = range(rest / w.dA, w.dB / w.dA, 0, 1);
    if (!v) return null;
    return { u0: (rest + v[0] * w.dB) / w.dA, v0: v[0], u1: (rest + v[1] * w.dB) / w.dA, v1: v[1] };
  }
  const u = range(-rest / w.dB, w.dA / w.dB, 0, 1);
  if (!u) return null;
  return { u0: u[0], v0: (u[0] * w.dA - rest) / w.dB, u1: u[1], v1: (u[1] * w.dA - rest) / w.dB };
}

/** All edges of the cut square; none when no moments coincide. */
export function edges(w: Window): Edge[] {
  const found: Edge[] = [];
  for (const side of [0, 1]) {
    const v = range(w.offset + side * w.dA, -w.dB, w.lo, w.hi);
    if (v) found.push({ u0: side, v0: v[0], u1: side, v1: v[1] });
    const u = range(w.offset - side * w.dB, w.dA, w.lo, w.hi);
    if (u) found.push({ u0: u[0], v0: side, u1: u[1], v1: side });
  }
  for (const level of [w.lo, w.hi]) {
    const edge = across(w, level);
    if (edge) found.push(edge);
  }
  return found;
}
