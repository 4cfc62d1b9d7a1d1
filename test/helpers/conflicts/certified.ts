/**
 * Are two legs with windows within a distance? Answered without any closed form: the square of moments (how far along
 * each leg) is halved and halved again; a part is left out only when by speed alone nothing in it can be near enough, and
 * a yes is a moment that was looked at. Slow, and shares nothing with what it judges.
 */
import assert from 'node:assert/strict';
import { approach, LEG, legsReach, type Run, UNSURE, type Vec, WITHIN } from '../../../src/geo/index.ts';

export interface Pair {
  a: Run;
  b: Run;
  earlyA: number;
  lateA: number;
  earlyB: number;
  lateB: number;
  limitM: number;
}

/** Pairs as they come: moving, standing, parallel, of no duration, with and without windows. */
export function anyPair(next: () => number): Pair {
  const vec = (): Vec => ({ x: (next() - 0.5) * 3_000, y: (next() - 0.5) * 3_000, z: (next() - 0.5) * 10 });
  const run = (like?: Run): Run => {
    const t0 = Math.round(next() * 600_000);
    const kind = next();
    const a = vec();
    const t1 = t0 + (kind < 0.05 ? 0 : Math.round(next() * 600_000));
    if (kind < 0.15 && kind >= 0.05) return { a, b: a, t0, t1 };
    if (kind < 0.25 && kind >= 0.15 && like) {
      const k = next() < 0.5 ? 1 : -next();
      const along = (axis: keyof Vec): number => a[axis] + k * (like.b[axis] - like.a[axis]);
      return { a, b: { x: along('x'), y: along('y'), z: along('z') }, t0, t1 };
    }
    return { a, b: vec(), t0, t1 };
  };
  const shift = (): number => (next() < 0.4 ? 0 : Math.round(next() * 300_000));
  const a = run();
  const b = run(a);
  return {
    a,
    b,
    earlyA: shift(),
    lateA: shift(),
    earlyB: shift(),
    lateB: shift(),
    limitM: next() < 0.1 ? 0 : next() * 800,
  };
}

const between = (p: Vec, q: Vec, u: number, v: number, from: Vec, to: Vec): number =>
  Math.hypot(
    p.x + u * (q.x - p.x) - from.x - v * (to.x - from.x),
    p.y + u * (q.y - p.y) - from.y - v * (to.y - from.y),
    p.z + u * (q.z - p.z) - from.z - v * (to.z - from.z),
  );

/** Below this size of a part nothing more is told: the answer is within so many metres of the limit, or is none. */
const DEEPEST = 22;

/** True, false, or null where the two are too near the limit (or to the edge of their windows) for steps to tell. */
export function certified({ a, b, earlyA, lateA, earlyB, lateB, limitM }: Pair): boolean | null {
  const [dA, dB] = [a.t1 - a.t0, b.t1 - b.t0];
  const [lo, hi] = [-(lateA + earlyB), earlyA + lateB];
  const reachA = Math.hypot(a.b.x - a.a.x, a.b.y - a.a.y, a.b.z - a.a.z);
  const reachB = Math.hypot(b.b.x - b.a.x, b.b.y - b.a.y, b.b.z - b.a.z);
  let looked = 0;
  let open = false;
  const stack: [number, number, number, number][] = [[0.5, 0.5, 0.5, 0]];
  for (let part = stack.pop(); part; part = stack.pop()) {
    const [u, v, h, depth] = part;
    const off = a.t0 + u * dA - b.t0 - v * dB;
    const reach = h * (dA + dB);
    if (off + reach < lo || off - reach > hi) continue;
    const here = between(a.a, a.b, u, v, b.a, b.b);
    if (here - h * (reachA + reachB) > limitM) continue;
    // A moment of this part that the windows allow: slide along the gradient of the difference of the times.
    const wanted = Math.min(Math.max(off, lo), hi) - off;
    const slope = dA * dA + dB * dB;
    const u1 = slope > 0 ? u + (wanted * dA) / slope : u;
    const v1 = slope > 0 ? v - (wanted * dB) / slope : v;
    const allowed = u1 >= 0 && u1 <= 1 && v1 >= 0 && v1 <= 1 && (slope > 0 || wanted === 0);
    if (allowed && between(a.a, a.b, u1, v1, b.a, b.b) <= limitM) return true;
    if (depth >= DEEPEST || ++looked > 6_000) {
      open = true;
      continue;
    }
    const q = h / 2;
    for (const su of [-q, q]) for (const sv of [-q, q]) stack.push([u + su, v + sv, q, depth + 1]);
  }
  return open ? null : false;
}

function numbersOf(run: Run, earlyMs: number, lateMs: number): Float64Array {
  const { a, b, t0, t1 } = run;
  const halfM = Math.hypot(a.x - b.x, a.y - b.y, a.z - b.z) * 0.5001;
  const numbers = Float64Array.of(a.x, a.y, a.z, b.x, b.y, b.z, t0, t1, earlyMs, lateMs, halfM);
  assert.equal(numbers.length, LEG);
  return numbers;
}

/** What the product says: by bare numbers, and in the band where these are not sure by the closed form of a pair. */
export function said({ a, b, earlyA, lateA, earlyB, lateB, limitM }: Pair): boolean {
  const reached = legsReach(numbersOf(a, earlyA, lateA), 0, numbersOf(b, earlyB, lateB), 0, limitM);
  const near = approach(a, b, -(lateA + earlyB), earlyA + lateB);
  const exact = near !== null && near.distanceM <= limitM;
  if (reached === UNSURE) return exact;
  return reached === WITHIN;
}

export interface Tally {
  pairs: number;
  met: number;
  missed: number;
  extra: number;
  /** Too near to tell by steps. */
  open: number;
}

export function tally(pairs: number, next: () => number, judged: (pair: Pair) => boolean = said): Tally {
  const sum: Tally = { pairs, met: 0, missed: 0, extra: 0, open: 0 };
  for (let i = 0; i < pairs; i++) {
    const pair = anyPair(next);
    const truth = certified(pair);
    if (truth === null) sum.open++;
    else {
      const answer = judged(pair);
      if (truth) sum.met++;
      if (truth && !answer) sum.missed++;
      if (!truth && answer) sum.extra++;
    }
  }
  return sum;
}
