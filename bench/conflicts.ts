/**
 * One new movement of 20 legs against N that are active, in three parts: beside the plainest exact check (every leg
 * against every leg), beside PostGIS in one run, and alone at a million, where memory, pauses and delays count.
 */

import { ActivePlans, meetings } from '../src/conflicts/index.ts';
import { toVec, type Vec } from '../src/geo/index.ts';
import { atScale } from './conflicts/at-scale.ts';
import { besidePostgis } from './conflicts/beside-postgis.ts';
import { filingAmong } from './conflicts/filing.ts';
import type { Served } from './conflicts/scale.ts';
import { type Movement, movements } from './kit/plans.ts';
import { Figures, optionsOf, print } from './kit/report.ts';
import { interleave, median, quantile, ratioOf, sameOrThrow, seeded } from './kit/rounds.ts';

const options = optionsOf(process.argv.slice(2));
const full = options.size === 'full';
const ROUNDS = 5;
const SIZES = full ? [1_000, 5_000, 10_000] : [200];
const NEW = full ? 40 : 5;
const SEPARATION_M = 200;

/** Straight runs through the earth; a leg of 3 km bulges by 0.2 m over its chord, two neighbours by the same. */
interface Legs {
  id: string;
  at: Vec[];
  atMs: number[];
}
const legsOf = ({ id, points, atMs }: Movement): Legs => ({ id, at: points.map(toVec), atMs });

/** Least distance of two points that move in straight lines, while both do: where the derivative of d² is zero, or at an end. */
function leastM(a: Legs, i: number, b: Legs, j: number): number {
  const [a0, a1, b0, b1] = [a.atMs[i], a.atMs[i + 1], b.atMs[j], b.atMs[j + 1]] as [
    number,
    number,
    number,
    number,
  ];
  const from = Math.max(a0, b0);
  const to = Math.min(a1, b1);
  if (from > to) return Infinity;
  const [p, q, r, s] = [a.at[i], a.at[i + 1], b.at[j], b.at[j + 1]] as [Vec, Vec, Vec, Vec];
  const apart = (axis: 'x' | 'y' | 'z', ms: number): number =>
    p[axis] +
    ((q[axis] - p[axis]) * (ms - a0)) / (a1 - a0) -
    r[axis] -
    ((s[axis] - r[axis]) * (ms - b0)) / (b1 - b0);
  const d = { x: apart('x', from), y: apart('y', from), z: apart('z', from) };
  const e = { x: apart('x', to) - d.x, y: apart('y', to) - d.y, z: apart('z', to) - d.z };
  const ee = e.x * e.x + e.y * e.y + e.z * e.z;
  const u = ee === 0 ? 0 : Math.min(1, Math.max(0, -(d.x * e.x + d.y * e.y + d.z * e.z) / ee));
  return Math.hypot(d.x + e.x * u, d.y + e.y * u, d.z + e.z * u);
}

function meets(a: Legs, b: Legs): boolean {
  for (let i = 0; i + 1 < a.at.length; i++) {
    for (let j = 0; j + 1 < b.at.length; j++) if (leastM(a, i, b, j) <= SEPARATION_M) return true;
  }
  return false;
}

const figures = new Figures();
const named = (count: number) => (count >= 1_000 ? `${count / 1_000}k` : String(count));

let met = 0;
for (const size of SIZES) {
  const roll = seeded(20_260_301);
  const active = movements(size, 'north', roll);
  const fresh = movements(NEW, 'south', roll);
  const index = ActivePlans.of(active.map(({ plan }) => plan));
  index.pack();
  const legs = active.map(legsOf);
  const freshLegs = fresh.map(legsOf);
  /** Times of each question, and which movements came out. */
  const ask = (question: (number: number) => string[]) => () => {
    const tookMs: number[] = [];
    const found = fresh.flatMap((_, number) => {
      const started = performance.now();
      const ids = question(number);
      tookMs.push(performance.now() - started);
      return ids.map((id) => `${number}: ${id}`);
    });
    return { tookMs, found };
  };
  const given = await interleave(ROUNDS, {
    parley: ask((number) => meetings(index, (fresh[number] as Movement).plan, () => SEPARATION_M)),
    naive: ask((number) =>
      legs.filter((other) => meets(freshLegs[number] as Legs, other)).map(({ id }) => id),
    ),
  });
  for (const [round, { found }] of given.parley.entries())
    sameOrThrow(`${size} active`, found, given.naive[round]?.found ?? []);
  const found = given.parley[0]?.found.length ?? 0;
  met += found;
  const name = `one movement against ${size}`;
  for (const engine of ['parley', 'naive'] as const) {
    const all = given[engine].map(({ tookMs }) => tookMs);
    for (const share of [0.5, 0.99]) {
      const value = median(all.map((tookMs) => quantile(tookMs, share)));
      figures.add(name, engine, `p${share * 100}`, value, 'ms');
    }
  }
  figures.add(name, 'both', 'conflicts per question', found / NEW, '');
  const total = (all: readonly { tookMs: number[] }[]) =>
    all.map(({ tookMs }) => tookMs.reduce((a, b) => a + b, 0));
  // How many times as fast: above 1 the product is ahead.
  figures.ratios[`index_vs_naive_${named(size)}`] = ratioOf(total(given.naive), total(given.parley));
}
if (full && met === 0) throw new Error('no movement met another, so the comparison proves nothing');

let grown: (Served & { size: number })[] = [];
const growth = (title: string, of: (served: Served) => number) => ({
  title: `${title}, sparse`,
  unit: 'ms',
  points: grown.map((served) => ({ size: served.size, value: of(served) })),
});

if (full) {
  for (const [size, name] of [
    [10, '10'],
    [10_000, '10k'],
  ] as const)
    await filingAmong(figures, size, name);
  await besidePostgis(figures, 100_000, 200, '100k');
  const smaller = [10_000, 100_000].map((size) => ({
    size,
    ...atScale(figures, { field: 'sparse', size, seconds: 10, delays: 200 }),
  }));
  const sparse = atScale(figures, { field: 'sparse', size: 1_000_000, seconds: 60, delays: 200 });
  const dense = atScale(figures, { field: 'windows', size: 1_000_000, seconds: 60, delays: 0 });
  figures.ratios['check_1e6_sparse_p99_ms'] = sparse.churned.p99;
  figures.ratios['check_1e6_dense_windows_p99_ms'] = dense.churned.p99;
  figures.ratios['delay_1e6_p99_ms'] = sparse.delay.p99;
  grown = [...smaller, { size: 1_000_000, ...sparse }];
} else {
  await filingAmong(figures, 10, '10');
  await besidePostgis(figures, 300, 10, '300');
  grown = [100, 500].map((size) => ({
    size,
    ...atScale(figures, { field: 'sparse', size, seconds: 1, delays: 5 }),
  }));
}
const growths = (['p50', 'p99'] as const).flatMap((share) => [
  growth(`a check while plans come and go, ${share}`, ({ churned }) => churned[share]),
  growth(`the smallest delay, ${share}`, ({ delay }) => delay[share]),
]);
print({ bench: 'conflicts', rows: figures.rows, ratios: figures.ratios }, options, growths);
