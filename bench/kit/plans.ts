/**
 * W-plan: movements of 20 legs of 1 to 3 km at 5 to 20 m/s, each leg within 20 % of the movement's own speed, turns of
 * at most 0.4 rad, starting anywhere in a square and in a span of time. The same seed gives the same movements.
 */
import { type Plan, planOf } from '../../src/conflicts/index.ts';
import { isRefusal, RefusalError } from '../../src/contract/index.ts';
import { type Point, planeAt, project, toPoint, toVec, type Vec } from '../../src/geo/index.ts';

export const T0 = Date.parse('2026-03-01T00:00:00Z');
const LEGS = 20;
/** The middle of the square. */
const MIDDLE: Point = { lat: 36.45, lon: 41.05 };
const plane = planeAt(toVec(MIDDLE));

export interface Field {
  sideM: number;
  horizonMs: number;
  /** Every movement may be so much early or late. */
  shiftS: number;
}
const HOUR_MS = 3_600_000;
export const FIELDS = {
  dense: { sideM: 100_000, horizonMs: 24 * HOUR_MS, shiftS: 0 },
  windows: { sideM: 100_000, horizonMs: 24 * HOUR_MS, shiftS: 300 },
  sparse: { sideM: 500_000, horizonMs: 7 * 24 * HOUR_MS, shiftS: 0 },
} as const satisfies Record<string, Field>;
export type FieldName = keyof typeof FIELDS;

/** What a movement is made of; `plan` is the same as the product sees it. */
export interface Movement {
  id: string;
  points: Point[];
  atMs: number[];
  plan: Plan;
}

/** The point of the ground under a point of the plane that touches it in the middle. */
function under(x: number, y: number): Point {
  const { center, right, ahead } = plane;
  const at = (axis: keyof Vec): number => center[axis] + x * right[axis] + y * ahead[axis];
  return toPoint({ x: at('x'), y: at('y'), z: at('z') });
}

/** Metres from the middle, for engines that know planes only: distances near each other are true to some millimetres. */
export function onPlane(point: Point): Vec {
  return project(plane, toVec(point));
}

export function movement(
  id: string,
  party: string,
  roll: () => number,
  { sideM, horizonMs, shiftS }: Field = FIELDS.dense,
): Movement {
  let [x, y] = [(roll() - 0.5) * sideM, (roll() - 0.5) * sideM];
  const points = [under(x, y)];
  const atMs = [T0 + Math.round(roll() * horizonMs)];
  const speedMps = 5 + 15 * roll();
  let course = 2 * Math.PI * roll();
  for (let leg = 0; leg < LEGS; leg++) {
    const lengthM = 1_000 + 2_000 * roll();
    x += lengthM * Math.cos(course);
    y += lengthM * Math.sin(course);
    points.push(under(x, y));
    atMs.push((atMs[leg] as number) + Math.round((lengthM / (speedMps * (0.8 + 0.4 * roll()))) * 1000));
    course += (2 * roll() - 1) * 0.4;
  }
  const times = { type: 'passage' as const, atMs, earlyS: shiftS, lateS: shiftS, model: 'rigid' as const };
  const fields = { route: { type: 'corridor' as const, points, halfWidthM: 0 }, times };
  const plan = planOf({ noticeId: id, version: 1, party, type: 'movement', fields });
  if (isRefusal(plan)) throw new RefusalError(plan);
  return { id, points, atMs, plan };
}

export function movements(
  count: number,
  party: string,
  roll: () => number,
  field: Field = FIELDS.dense,
): Movement[] {
  return Array.from({ length: count }, (_, number) => movement(`${party}-${number}`, party, roll, field));
}
