import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effort } from '../../test/effort.ts';
import { dice } from '../../test/mutate.ts';
import { approach, type Run } from './cpa.ts';
import { differencesWithin } from './spread.ts';
import { type Stretch, stretchesWithin } from './stretch.ts';

function seeded(seed: number): () => number {
  const roll = dice(seed);
  return () => roll(2 ** 32) / 2 ** 32;
}

function anyRun(next: () => number): Run {
  const spot = () => ({ x: next() * 2_000, y: next() * 2_000, z: 0 });
  const a = spot();
  // Halts and points in time too.
  const b = next() < 0.2 ? a : spot();
  const t0 = next() * 600_000;
  return { a, b, t0, t1: next() < 0.1 ? t0 : t0 + 1_000 + next() * 600_000 };
}

/** The leg as it passes when x is this. */
function stretched(a: Run, { first, last }: Stretch, x: number): Run {
  return { ...a, t0: a.t0 + first * x, t1: a.t1 + last * x };
}

const SHAPES: Stretch[] = [
  { first: 0, last: 1 },
  { first: 1, last: 1 },
  { first: 1, last: 0 },
  { first: 0, last: 0 },
  { first: 0.25, last: 0.75 },
];

type Solve = typeof stretchesWithin;

/** Cases in which the leg, stretched as the interval says, is near when it says clear, or clear where it says near. */
function campaign(cases: number, seed: number, solve: Solve): { near: number; wrong: number } {
  const next = seeded(seed);
  const sum = { near: 0, wrong: 0 };
  for (let i = 0; i < cases; i++) {
    const [a, b] = [anyRun(next), anyRun(next)];
    const stretch = SHAPES[i % SHAPES.length] as Stretch;
    const bounds = next() < 0.5 ? { lo: 0, hi: 0 } : { lo: -next() * 60_000, hi: next() * 60_000 };
    const withinM = 10 + next() * 400;
    const range = solve(a, b, stretch, bounds, withinM);
    const dA = a.t1 - a.t0;
    // A leg never runs backwards: x is tried no further than to where it would take no time.
    const shortest = stretch.last > stretch.first ? -dA / (stretch.last - stretch.first) : -900_000;
    const longest = stretch.last < stretch.first ? dA / (stretch.first - stretch.last) : 900_000;
    const tries = Array.from({ length: 12 }, () => shortest + next() * (longest - shortest));
    if (range)
      for (const end of [range.least, range.most]) tries.push(end - 2, end + 2, end - 500, end + 500);
    for (const x of tries) {
      if (!(x >= shortest && x <= longest) || !Number.isFinite(x)) continue;
      if (range && Math.min(Math.abs(x - range.least), Math.abs(x - range.most)) < 1) continue;
      const said = range !== null && x > range.least && x < range.most;
      const found = approach(stretched(a, stretch, x), b, bounds.lo, bounds.hi);
      const isNear = found !== null && found.distanceM <= withinM;
      if (isNear) sum.near++;
      if (isNear === said) continue;
      // Within a millimetre of the bound the two ways of reckoning may differ; at an end that x cannot move too.
      const other = approach(stretched(a, stretch, x), b, bounds.lo, bounds.hi);
      if (other && Math.abs(other.distanceM - withinM) < 0.001) continue;
      const atFixed =
        other && ((stretch.first < 1e-3 && other.u < 1e-3) || (stretch.last < 1e-3 && other.u > 0.999));
      if (atFixed) continue;
      sum.wrong++;
    }
  }
  return sum;
}

test('the interval of x says near and clear as the closest approach does', () => {
  const sum = campaign(effort(40_000), 71, stretchesWithin);
  assert.equal(sum.wrong, 0, JSON.stringify(sum));
  assert.ok(sum.near > effort(4_000), JSON.stringify(sum));
});

test('planted: without the points where the ellipse bulges, without the windows: both are found', () => {
  const flat: Solve = (a, b, stretch, bounds, withinM) => {
    const half = stretchesWithin(a, b, stretch, bounds, withinM * 0.98);
    return half;
  };
  assert.ok(campaign(effort(4_000), 72, flat).wrong > 0);
  const instant: Solve = (a, b, stretch, _bounds, withinM) =>
    stretchesWithin(a, b, stretch, { lo: 0, hi: 0 }, withinM);
  assert.ok(campaign(effort(4_000), 73, instant).wrong > 0);
});

test('moved as a whole, it is the range of differences that the smallest delay uses', () => {
  const next = seeded(74);
  let both = 0;
  for (let i = 0; i < effort(20_000); i++) {
    const [a, b] = [anyRun(next), anyRun(next)];
    const withinM = 10 + next() * 400;
    const range = stretchesWithin(a, b, { first: 1, last: 1 }, { lo: 0, hi: 0 }, withinM);
    const known = differencesWithin(a, b, withinM);
    assert.equal(range === null, known === null);
    if (!range || !known) continue;
    both++;
    assert.ok(Math.abs(range.least + known.most) < 0.01 && Math.abs(range.most + known.least) < 0.01, `${i}`);
  }
  assert.ok(both > effort(2_000), `${both}`);
});
