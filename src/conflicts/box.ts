/**
 * Boxes that spare the exact test: earth-centred x, y, z and time, so that neither ±180° nor a pole splits
 * one. Kept in 32-bit floats, always rounded outwards: a box may be too large, never too small.
 */
import { type Course, toVec } from '../geo/index.ts';

/** minX, minY, minZ, minT, maxX, maxY, maxZ, maxT; metres and UTC ms. Half-widths are inside. */
export type Box = Float32Array;

const ulp = new Float32Array(1);
const bits = new Int32Array(ulp.buffer);

/** The 32-bit float next to `value`, upward (`step` 1) or downward (-1), where it does not fit exactly. */
function outward(value: number, step: 1 | -1): number {
  const near = Math.fround(value);
  if (step === 1 ? near >= value : near <= value) return near;
  ulp[0] = near;
  if (near === 0) return step * 2 ** -149;
  // Next bit pattern away from zero for positive steps on positive numbers, toward it otherwise.
  bits[0] = (bits[0] as number) + (near > 0 ? step : -step);
  return ulp[0] as number;
}

/** Rounds a lower and an upper bound so that the box holds all it held. Exported so a test can break it. */
export const roundOut = {
  low: (value: number): number => outward(value, -1),
  high: (value: number): number => outward(value, 1),
};

/** The box of a course over its span. A centimetre more than the geometry asks, for its own rounding. */
export function boxOf(course: Course, span: { fromMs: number; toMs: number }, round = roundOut): Box {
  const low = [Infinity, Infinity, Infinity, span.fromMs];
  const high = [-Infinity, -Infinity, -Infinity, span.toMs];
  const take = (mid: { x: number; y: number; z: number }, reachM: number): void => {
    for (const [i, value] of [mid.x, mid.y, mid.z].entries()) {
      low[i] = Math.min(low[i] as number, value - reachM);
      high[i] = Math.max(high[i] as number, value + reachM);
    }
  };
  for (const block of course.blocks) take(block.mid, block.halfM + course.halfWidthM + 0.01);
  // A wide polygon bulges above its ring: its circle's centre and radius hold the inside too.
  if (course.polygon) take(toVec(course.polygon.center), course.polygon.radiusM);
  return Float32Array.from([
    ...low.map((value) => round.low(value)),
    ...high.map((value) => round.high(value)),
  ]);
}

/** False only when the two cannot come within `reachM` of each other at any common moment. */
export function mayMeet(a: Box, b: Box, reachM: number): boolean {
  for (let i = 0; i < 4; i++) {
    const grow = i < 3 ? reachM + 0.01 : 1;
    if ((a[i] as number) > (b[i + 4] as number) + grow) return false;
    if ((b[i] as number) > (a[i + 4] as number) + grow) return false;
  }
  return true;
}
