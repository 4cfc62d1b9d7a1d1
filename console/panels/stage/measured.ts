/** Distance and bearing between points that the officer clicks. Pure. */
import { distanceM, inverse, type Point } from '../../../src/geo/index.ts';

/** Length of the whole line, and the bearing from its first point to its last, degrees true; null: no line yet. */
export function measured(points: readonly Point[]): { distanceM: number; bearingDeg: number } | null {
  const [first] = points;
  const last = points.at(-1);
  if (points.length < 2 || !first || !last) return null;
  const lengthM = points.slice(1).reduce((sum, b, i) => sum + distanceM(points[i] as Point, b), 0);
  return { distanceM: lengthM, bearingDeg: Math.round(inverse(first, last).fromDeg) % 360 };
}
