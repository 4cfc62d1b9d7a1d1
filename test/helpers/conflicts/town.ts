/** Towns with a route through them and others in the way, from seeded numbers. */

import type { Plan } from '../../../src/conflicts/index.ts';
import type { Road } from '../../../src/geo/formats/index.ts';
import { distanceM, type Point } from '../../../src/geo/index.ts';
import { coarseWindowOf, type Fields } from '../../../src/notices/index.ts';
import type { Terms } from '../../../src/terms/index.ts';
import { APART, agreement, MINUTE, movement, othersOf, spot } from './changes.ts';
import { plan, site, T } from './plans.ts';

export const ASKED_MS = T - 60 * MINUTE;
type Passage = Extract<Fields['times'], { type: 'passage' }>;
type Corridor = Extract<Fields['route'], { type: 'corridor' }>;
export interface Placed {
  route: Corridor;
  times: Passage;
  window?: Fields['window'];
}
export interface Case {
  fields: Placed;
  others: Plan[];
  terms: Terms[];
  roads: Road[];
}

/** A town of blocks, some streets missing, no two of a length; a route through it; others who cross, stop, or only say roughly. */
export function anyCase(next: () => number): Case {
  const size = 3;
  const places = Array.from({ length: size + 1 }, (_, i) =>
    Array.from({ length: size + 1 }, (_, k) =>
      spot(i * 700 + next() * 300 - 1_200, k * 700 + next() * 300 - 1_200),
    ),
  );
  const at = (i: number, k: number): Point => places[i]?.[k] as Point;
  const roads: Road[] = [];
  const row = Math.floor(next() * (size + 1));
  for (let i = 0; i <= size; i++) {
    for (let k = 0; k <= size; k++) {
      const oneWay = next() < 0.1;
      if (i < size && (k === row || next() < 0.8))
        roads.push({ points: [at(i, k), at(i + 1, k)], oneWay: oneWay && k !== row });
      if (k < size && next() < 0.8) roads.push({ points: [at(i, k), at(i, k + 1)], oneWay });
    }
  }
  const points = Array.from({ length: size + 1 }, (_, i) => at(i, row));
  const speed = 4 + next() * 8;
  const startMs = T + Math.round(next() * 10) * MINUTE + Math.round(next() * 59_000);
  const atMs = [startMs];
  for (let i = 1; i < points.length; i++)
    atMs.push(
      (atMs[i - 1] as number) +
        Math.round(
          (distanceM(points[i - 1] as Point, points[i] as Point) / speed / (0.7 + next() * 0.6)) * 1000,
        ),
    );
  if (next() < 0.3) {
    const stop = 1 + Math.floor(next() * (size - 1));
    points.splice(stop, 0, points[stop] as Point);
    const lastsMs = Math.round(next() * 3) * MINUTE;
    atMs.splice(stop, 0, atMs[stop] as number);
    for (let i = stop + 1; i < atMs.length; i++) atMs[i] = (atMs[i] as number) + lastsMs;
  }
  const shiftS = next() < 0.5 ? 0 : Math.round(next() * 60);
  const times: Passage = { type: 'passage', atMs, earlyS: shiftS, lateS: shiftS, model: 'rigid' };
  const fields: Placed = { route: { type: 'corridor', points, halfWidthM: 10 }, times };
  if (next() < 0.3) fields.window = coarseWindowOf(times);
  else if (next() < 0.1)
    fields.window = { fromMs: startMs - 90_000, toMs: (atMs.at(-1) as number) + 20 * MINUTE };
  const others = othersOf(
    Array.from({ length: 1 + Math.floor(next() * 4) }, () => {
      const a: [number, number] = [next() * 2_600 - 1_300, next() * 2_600 - 1_300];
      const b: [number, number] = [next() * 2_600 - 1_300, next() * 2_600 - 1_300];
      const from = next() * 15;
      if (next() < 0.1)
        return {
          area: { type: 'circle' as const, center: spot(...a), radiusM: 200 },
          window: { fromMs: T, toMs: T + 25 * MINUTE },
        };
      return movement([a, b], [from, from + 2 + next() * 12], { shiftS: next() < 0.5 ? 0 : 45 });
    }),
  );
  if (next() < 0.3)
    others.push(
      plan(site(spot(next() * 2_000 - 1_000, next() * 2_000 - 1_000), 40), {
        party: 'south',
        type: 'site',
        noticeId: 'site',
      }),
    );
  const zone = {
    id: 'Z1',
    kind: 'zone',
    binds: ['north'],
    area: { type: 'circle', center: spot(next() * 3_000 - 1_500, next() * 3_000 - 1_500), radiusM: 150 },
    authority: 'south',
    requires: next() < 0.3 ? 'no entry' : next() < 0.5 ? 'notice' : 'consent',
    leadMinutes: 72,
  };
  const terms = [
    agreement(next() < 0.4 ? [{ ...APART, distanceM: 150 }, zone] : [{ ...APART, distanceM: 150 }]),
  ];
  return { fields, others, terms, roads };
}
