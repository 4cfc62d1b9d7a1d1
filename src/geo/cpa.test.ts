import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { effort } from '../../test/effort.ts';
import { dice } from '../../test/mutate.ts';
import { shared } from '../../test/shared.ts';
import { approach, boundsOfShifts, cpa, earliestWithin, type Run, type Vec } from './index.ts';
import { segmentSegment } from './segment.ts';

/** Seeded numbers in 0..1: the same on every machine. */
function random(seed: number): () => number {
  const roll = dice(seed);
  return () => roll(2 ** 32) / 2 ** 32;
}

const next = random(11);
function vec(): Vec {
  return { x: (next() - 0.5) * 3_000, y: (next() - 0.5) * 3_000, z: 0 };
}
/** Legs as they come: moving, standing, parallel to another, of no duration. */
function run(like?: Run): Run {
  const t0 = Math.round(next() * 600_000);
  const kind = next();
  const a = vec();
  const t1 = t0 + (kind < 0.05 ? 0 : Math.round(next() * 600_000));
  if (kind < 0.05) return { a, b: vec(), t0, t1 };
  if (kind < 0.15) return { a, b: a, t0, t1 };
  if (kind < 0.25 && like) {
    const k = next() < 0.5 ? 1 : -next();
    return { a, b: { x: a.x + k * (like.b.x - like.a.x), y: a.y + k * (like.b.y - like.a.y), z: 0 }, t0, t1 };
  }
  return { a, b: vec(), t0, t1 };
}
function shift(): number {
  return next() < 0.4 ? 0 : Math.round(next() * 300_000);
}

function lowest(cells: { low: number }[], high: number): number {
  return cells.reduce((least, cell) => Math.min(least, cell.low), high);
}

/** Slow and independent: halves cells of (u, v), keeping those that by speed alone could still be nearer. */
function sampled(a: Run, b: Run, lo: number, hi: number, gapM: number): { low: number; high: number } | null {
  const lengthA = Math.hypot(a.b.x - a.a.x, a.b.y - a.a.y);
  const lengthB = Math.hypot(b.b.x - b.a.x, b.b.y - b.a.y);
  const dA = a.t1 - a.t0;
  const dB = b.t1 - b.t0;
  const apart = (u: number, v: number): number =>
    Math.hypot(
      a.a.x + u * (a.b.x - a.a.x) - b.a.x - v * (b.b.x - b.a.x),
      a.a.y + u * (a.b.y - a.a.y) - b.a.y - v * (b.b.y - b.a.y),
    );
  let high = Infinity;
  let cells = [{ u: 0.5, v: 0.5, h: 0.5 }];
  for (let depth = 0; cells.length > 0; depth++) {
    const kept: { u: number; v: number; h: number; low: number }[] = [];
    for (const { u, v, h } of cells) {
      const off = a.t0 + u * dA - b.t0 - v * dB;
      const reach = h * (dA + dB);
      if (off + reach < lo - 1e-6 || off - reach > hi + 1e-6) continue;
      const here = apart(u, v);
      const low = here - h * (lengthA + lengthB);
      if (low > high) continue;
      // A moment of this cell that is truly allowed: slide along the gradient of the time difference.
      const wanted = Math.min(Math.max(off, lo), hi) - off;
      const u1 = dA + dB > 0 ? u + (wanted * dA) / (dA * dA + dB * dB) : u;
      const v1 = dA + dB > 0 ? v - (wanted * dB) / (dA * dA + dB * dB) : v;
      if (u1 >= 0 && u1 <= 1 && v1 >= 0 && v1 <= 1) high = Math.min(high, apart(u1, v1));
      kept.push({ u, v, h, low });
    }
    const left = kept.filter((cell) => cell.low < high - gapM);
    if (left.length === 0) {
      return Number.isFinite(high) ? { low: lowest(kept, high) - gapM, high } : null;
    }
    // Cells cut by the strip's rim may never hold an allowed centre: at this size nothing more can be told.
    if (depth > 11 || left.length > 20_000)
      return Number.isFinite(high) ? { low: lowest(left, high) - gapM, high } : null;
    cells = left.flatMap(({ u, v, h }) => {
      const q = h / 2;
      return [
        { u: u - q, v: v - q, h: q },
        { u: u - q, v: v + q, h: q },
        { u: u + q, v: v - q, h: q },
        { u: u + q, v: v + q, h: q },
      ];
    });
  }
  return null;
}

test('closest approach under windows against a certified sampler: 10,000 pairs, none missed, none invented', () => {
  let met = 0;
  for (let i = 0; i < effort(10_000); i++) {
    const a = run();
    const b = run(a);
    const { lo, hi } = boundsOfShifts({ earlyA: shift(), lateA: shift(), earlyB: shift(), lateB: shift() });
    const exact = approach(a, b, lo, hi);
    const overlap = a.t1 - b.t0 >= lo && a.t0 - b.t1 <= hi;
    assert.equal(exact !== null, overlap, `pair ${i}: common time`);
    if (!exact) continue;
    met++;
    assert.ok(exact.tA - exact.tB >= lo - 0.01 && exact.tA - exact.tB <= hi + 0.01);
    const oracle = sampled(a, b, lo, hi, 2);
    if (!oracle) continue;
    assert.ok(
      exact.distanceM <= oracle.high + 1e-3,
      `pair ${i}: a nearer moment was missed: ${exact.distanceM} > ${oracle.high}`,
    );
    assert.ok(
      exact.distanceM >= oracle.low - 1e-3,
      `pair ${i}: ${exact.distanceM} is nearer than anything allowed (${oracle.low})`,
    );
  }
  assert.ok(met > effort(4_000), `${met} pairs share time`);
});

test('the sampler catches wrong rules: windows ignored, windows doubled', () => {
  let caughtNarrow = 0;
  let caughtWide = 0;
  for (let i = 0; i < 300; i++) {
    const a = run();
    const b = run(a);
    const { lo, hi } = boundsOfShifts({ earlyA: 60_000, lateA: 60_000, earlyB: 60_000, lateB: 60_000 });
    const oracle = sampled(a, b, lo, hi, 2);
    if (!oracle) continue;
    const narrow = approach(a, b, 0, 0);
    const wide = approach(a, b, lo * 2, hi * 2);
    if (!narrow || narrow.distanceM > oracle.high + 1e-3) caughtNarrow++;
    if (wide && wide.distanceM < oracle.low - 1e-3) caughtWide++;
  }
  assert.ok(caughtNarrow > 10 && caughtWide > 10, `${caughtNarrow} ${caughtWide}`);
});

test('swap, reversal of time and splitting a leg change nothing', () => {
  for (let i = 0; i < effort(3_000); i++) {
    const a = run();
    const b = run(a);
    const [lo, hi] = [-shift(), shift()];
    const whole = approach(a, b, lo, hi);
    const swapped = approach(b, a, -hi, -lo);
    assert.equal(whole === null, swapped === null);
    const back = (r: Run): Run => ({ a: r.b, b: r.a, t0: -r.t1, t1: -r.t0 });
    const reversed = approach(back(a), back(b), -hi, -lo);
    if (!whole || !swapped || !reversed) continue;
    assert.ok(Math.abs(whole.distanceM - swapped.distanceM) < 1e-3);
    assert.ok(Math.abs(whole.distanceM - reversed.distanceM) < 1e-3);
    if (a.t1 === a.t0) continue;
    const k = next();
    const mid = { x: a.a.x + k * (a.b.x - a.a.x), y: a.a.y + k * (a.b.y - a.a.y), z: 0 };
    const tm = a.t0 + k * (a.t1 - a.t0);
    const parts = [
      approach({ ...a, b: mid, t1: tm }, b, lo, hi),
      approach({ ...a, a: mid, t0: tm }, b, lo, hi),
    ];
    const least = Math.min(...parts.map((part) => part?.distanceM ?? Infinity));
    assert.ok(Math.abs(least - whole.distanceM) < 1e-3, `${least} ${whole.distanceM}`);
  }
});

test('the earliest moment within a distance: never later than any allowed moment, and reached', () => {
  let reached = 0;
  for (let i = 0; i < effort(3_000); i++) {
    const a = run();
    const b = run(a);
    const s = { earlyA: shift(), lateA: shift(), earlyB: shift(), lateB: shift() };
    const { lo, hi } = boundsOfShifts(s);
    const near = approach(a, b, lo, hi);
    if (!near) continue;
    const withinM = near.distanceM + (i % 3 === 0 ? 0.01 : next() * 500);
    const first = earliestWithin(a, b, s, withinM);
    assert.ok(first !== null, `pair ${i} at ${near.distanceM} within ${withinM}`);
    assert.equal(earliestWithin(a, b, s, near.distanceM * 0.99 - 0.01), null);
    const position = (r: Run, u: number): Vec => ({
      x: r.a.x + u * (r.b.x - r.a.x),
      y: r.a.y + u * (r.b.y - r.a.y),
      z: 0,
    });
    let sampledFirst = Infinity;
    for (let n = 0; n < 400; n++) {
      const [u, v] = [next(), next()];
      const tA = a.t0 + u * (a.t1 - a.t0);
      const tB = b.t0 + v * (b.t1 - b.t0);
      if (tA - tB < lo || tA - tB > hi) continue;
      const [p, q] = [position(a, u), position(b, v)];
      if (Math.hypot(p.x - q.x, p.y - q.y) > withinM) continue;
      sampledFirst = Math.min(sampledFirst, Math.max(tA - s.earlyA, tB - s.earlyB));
    }
    assert.ok(first <= sampledFirst + 0.01, `pair ${i}: ${first} after ${sampledFirst}`);
    // Reached: cut the runs to what lies before that moment, and nothing within the distance is left.
    const cutAt = first - 5;
    const before = (r: Run, early: number): Run | null => {
      const t1 = Math.min(r.t1, cutAt + early);
      if (t1 < r.t0 || r.t1 === r.t0) return r.t1 === r.t0 && r.t0 <= cutAt + early ? r : null;
      return { ...r, b: position(r, (t1 - r.t0) / (r.t1 - r.t0)), t1 };
    };
    const [cutA, cutB] = [before(a, s.earlyA), before(b, s.earlyB)];
    const earlier = cutA && cutB ? approach(cutA, cutB, lo, hi) : null;
    assert.ok(
      !earlier || earlier.distanceM > withinM - 1e-6,
      `pair ${i}: already at ${earlier?.distanceM} before ${first}`,
    );
    reached++;
  }
  assert.ok(reached > effort(1_000));
});

test('segments: closest points are those of a fine search', () => {
  for (let i = 0; i < 500; i++) {
    const [a, b, c] = [vec(), vec(), vec()];
    const d = i % 3 === 0 ? { x: c.x + b.x - a.x, y: c.y + b.y - a.y, z: 0 } : vec();
    const { distanceM } = segmentSegment(a, b, c, d);
    let least = Infinity;
    for (let u = 0; u <= 1; u += 0.02) {
      for (let v = 0; v <= 1; v += 0.02) {
        least = Math.min(
          least,
          Math.hypot(
            a.x + u * (b.x - a.x) - c.x - v * (d.x - c.x),
            a.y + u * (b.y - a.y) - c.y - v * (d.y - c.y),
          ),
        );
      }
    }
    assert.ok(distanceM <= least + 1e-9 && distanceM >= least - 0.04 * 4_300);
  }
});

interface Case {
  id: string;
  function: string;
  args: unknown[];
  expected: unknown;
  error?: string;
}

/**
 * Measures there are in any unit, and closed intervals here are closed by a microsecond: so small a part of the unit that
 * it moves nothing by as much as a millionth.
 */
const M_UNIT = 1e6;

function runsOf(wkt: string): Run[] | null {
  const found = /^LINESTRING\s*(Z?M?)\s*\(([^)]*)\)$/i.exec(wkt.trim());
  if (!found) return null;
  const points = (found[2] as string).split(',').map((p) => p.trim().split(/\s+/).map(Number));
  const ordinates = points[0]?.length ?? 0;
  if (ordinates < 3 || (ordinates === 3 && found[1]?.toUpperCase() !== 'M')) return null;
  const at = (p: number[]): Vec => ({
    x: p[0] as number,
    y: p[1] as number,
    z: ordinates === 4 ? (p[2] as number) : 0,
  });
  const m = (p: number[]): number => (p.at(-1) as number) * M_UNIT;
  for (let i = 1; i < points.length; i++)
    if (m(points[i] as number[]) <= m(points[i - 1] as number[])) return null;
  if (points.length === 1) return null;
  return points
    .slice(1)
    .map((p, i) => ({ a: at(points[i] as number[]), b: at(p), t0: m(points[i] as number[]), t1: m(p) }));
}

test('closest approach agrees with the published PostGIS cases', {
  skip: shared ? false : 'no vectors: 1 skipped',
}, () => {
  const cases = JSON.parse(
    readFileSync(join(shared as string, 'vectors', 'postgis-cpa', 'cpa.json'), 'utf8'),
  ) as Case[];
  let compared = 0;
  for (const one of cases) {
    // Eight say which lines are trajectories; a leg of no duration, which is none there, is a leg here.
    if (one.function === 'ST_IsValidTrajectory') continue;
    compared++;
    const [a, b] = [runsOf(String(one.args[0])), runsOf(String(one.args[1]))];
    assert.equal(a === null || b === null, one.expected === 'error', one.id);
    if (!a || !b) continue;
    let best: { distanceM: number; tA: number } | null = null;
    for (const legA of a) {
      for (const legB of b) {
        const near = cpa(legA, legB);
        if (!near) continue;
        if (
          !best ||
          near.distanceM < best.distanceM - 1e-8 ||
          (Math.abs(near.distanceM - best.distanceM) <= 1e-8 && near.tA < best.tA)
        )
          best = near;
      }
    }
    const tolerance = one.id.endsWith('-doc') ? 1e-5 : 1e-6;
    if (one.expected === null) assert.equal(best, null, one.id);
    else if (one.function === 'ST_DistanceCPA')
      assert.ok(Math.abs((best?.distanceM ?? NaN) - Number(one.expected)) < tolerance, one.id);
    else if (one.function === 'ST_ClosestPointOfApproach')
      assert.ok(
        Math.abs((best?.tA ?? NaN) / M_UNIT - Number(one.expected)) < tolerance,
        `${one.id}: ${best?.tA}`,
      );
    else assert.equal((best?.distanceM ?? Infinity) <= Number(one.args[2]) + 1e-6, one.expected, one.id);
  }
  assert.equal(compared, 26);
});
