/**
 * W-plan: movements of 20 legs of 1 to 3 km at 5 to 20 m/s, each leg within 20 % of the movement's own speed, turns of
 * at most 0.4 rad, starting anywhere in a square of 100 km and 24 hours. The same seed gives the same movements.
 */

import { type Plan, planOf } from '../../src/conflicts/index.ts';
import { isRefusal, RefusalError } from '../../src/contract/index.ts';
import { direct, type Point } from '../../src/geo/index.ts';
import type { Terms } from '../../src/terms/index.ts';

export const T0 = Date.parse('2026-03-01T00:00:00Z');
const SIDE_M = 100_000;
const HORIZON_MS = 24 * 3_600_000;
const LEGS = 20;
/** A corner of the square. */
const CORNER: Point = { lat: 36, lon: 40.5 };

/** What a movement is made of; `plan` is the same as the product sees it. */
export interface Movement {
  id: string;
  points: Point[];
  atMs: number[];
  plan: Plan;
}

export function movements(count: number, party: string, roll: () => number): Movement[] {
  return Array.from({ length: count }, (_, number) => {
    const start = direct(direct(CORNER, 90, roll() * SIDE_M), 0, roll() * SIDE_M);
    const points = [start];
    const atMs = [T0 + Math.round(roll() * HORIZON_MS)];
    const speedMps = 5 + 15 * roll();
    let course = 360 * roll();
    for (let leg = 0; leg < LEGS; leg++) {
      const lengthM = 1_000 + 2_000 * roll();
      points.push(direct(points.at(-1) as Point, course, lengthM));
      atMs.push((atMs.at(-1) as number) + Math.round((lengthM / (speedMps * (0.8 + 0.4 * roll()))) * 1000));
      course = (course + (((2 * roll() - 1) * 0.4) / Math.PI) * 180 + 360) % 360;
    }
    const id = `${party}-${number}`;
    const plan = planOf({
      noticeId: id,
      version: 1,
      party,
      type: 'movement',
      fields: {
        route: { type: 'corridor', points, halfWidthM: 0 },
        times: { type: 'passage', atMs, earlyS: 0, lateS: 0, model: 'rigid' },
      },
    });
    if (isRefusal(plan)) throw new RefusalError(plan);
    return { id, points, atMs, plan };
  });
}

/** An agreement of `north` and `south` to keep so far apart. */
export function separation(distanceM: number): Terms {
  const words = { en: 'Keep apart.', ru: 'Держаться порознь.', ar: 'ابقوا متباعدين.' };
  const parties = ['north', 'south'];
  return {
    termsId: 'bench',
    version: 1,
    title: words,
    parties,
    observers: [],
    fromMs: 0,
    toMs: null,
    clauses: [{ id: 'S1', kind: 'separation', text: words, binds: parties, distanceM }],
  };
}
