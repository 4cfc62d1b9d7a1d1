/** Plans for tests of the conflict room: any lawful one, made from seeded numbers. */
import assert from 'node:assert/strict';
import { type Plan, planOf, type Shown } from '../../../src/conflicts/index.ts';
import { isRefusal } from '../../../src/contract/index.ts';
import { direct, interpolate, type Point } from '../../../src/geo/index.ts';
import type { Fields } from '../../../src/notices/index.ts';
import { dice } from '../../mutate.ts';

export const T = 1_600_000_000_000;
export const HOUR = 3_600_000;

/** Seeded numbers in 0..1: the same on every machine. */
export function random(seed: number): () => number {
  const roll = dice(seed);
  return () => roll(2 ** 32) / 2 ** 32;
}

let ids = 0;
export function plan(fields: Partial<Fields>, more: Partial<Shown> = {}): Plan {
  const made = planOf({
    noticeId: `N${++ids}`,
    version: 1,
    party: 'north',
    type: 'movement',
    fields,
    filedMs: T - HOUR,
    ...more,
  });
  assert.ok(!isRefusal(made), JSON.stringify(made));
  return made;
}

export const site = (at: Point, radiusM: number): Partial<Fields> => ({
  route: { type: 'site', name: 'clinic', category: 'medical', at, radiusM },
  times: { type: 'validity', fromMs: T - HOUR, toMs: null, reviewByMs: T },
});

/** Any lawful plan, small or large, anywhere. */
export function anyPlan(next: () => number, near: Point, spreadM: number, party: string): Plan {
  const point = (): Point => direct(near, next() * 360, next() * spreadM);
  const startMs = T + Math.round(next() * 6 * HOUR);
  const count = 2 + Math.floor(next() * 6);
  const window = { fromMs: startMs, toMs: next() < 0.2 ? null : startMs + Math.round(next() * 4 * HOUR) };
  const circle = { type: 'circle' as const, center: point(), radiusM: 1 + next() * spreadM };
  const ring = Array.from({ length: 5 }, (_, i) => direct(circle.center, i * 72, 1 + next() * spreadM));
  const roll = next();
  if (roll < 0.15)
    return plan({ area: next() < 0.5 ? circle : { type: 'polygon', ring }, window }, { party });
  if (roll < 0.3) return plan(site(point(), 1 + next() * 500), { party, type: 'site' });
  let at = point();
  const points = [at];
  const atMs = [startMs];
  for (let i = 1; i < count; i++) {
    if (next() > 0.2) at = next() < 0.5 ? point() : interpolate(at, point(), next());
    points.push(at);
    atMs.push((atMs.at(-1) as number) + (next() < 0.1 ? 0 : Math.round(next() * HOUR)));
  }
  const route = { type: 'corridor' as const, points, halfWidthM: 1 + next() * 300 };
  const early = next() < 0.5 ? 0 : Math.round(next() * 1_800);
  const times = { type: 'passage' as const, atMs, earlyS: early, lateS: early, model: 'rigid' as const };
  if (roll < 0.4) return plan({ route, window }, { party });
  return plan(roll < 0.7 ? { route, times } : { route, times, window }, { party });
}

/** Any lawful flight, or area with or without heights: few steps of height, so that many bands touch. */
export function anyAloft(next: () => number, near: Point, spreadM: number, party: string): Plan {
  const step = (): number => Math.floor(next() * 5) * 100;
  const [one, other] = [step(), step()];
  const above = next() < 0.8 ? ('ground' as const) : ('sea' as const);
  // So high above the sea that no ground reaches it, now and then.
  const liftM = above === 'sea' && next() < 0.3 ? 9_000 : 0;
  const heights = { floorM: Math.min(one, other) + liftM, ceilingM: Math.max(one, other) + liftM, above };
  const startMs = T + Math.round(next() * HOUR);
  if (next() < 0.3) {
    const shape = {
      type: 'circle' as const,
      center: direct(near, next() * 360, next() * spreadM),
      radiusM: 900,
    };
    const times = { type: 'validity' as const, fromMs: startMs, toMs: startMs + HOUR, reviewByMs: startMs };
    const route = { type: 'area' as const, name: 'range', use: 'fire' as const, shape };
    return plan({ route: next() < 0.5 ? route : { ...route, heights }, times }, { party, type: 'area' });
  }
  const points = Array.from({ length: 3 }, () => direct(near, next() * 360, next() * spreadM));
  const flight = { aircraft: 'helicopter', crewed: true, count: 1, ...heights };
  const route = { type: 'corridor' as const, points, halfWidthM: 1 + next() * 300, flight };
  const atMs = points.map((_, i) => startMs + i * 600_000);
  const times = { type: 'passage' as const, atMs, earlyS: 60, lateS: 60, model: 'rigid' as const };
  const { flight: _, ...hidden } = route;
  return plan({ route: next() < 0.8 ? route : hidden, times }, { party, type: 'flight' });
}
