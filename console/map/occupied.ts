/**
 * Which part of its corridor a movement may be on at a moment. The whole plan may run early or late, so at time t
 * the unit is where the plan has it at some moment between t - late and t + early.
 */
import { interpolate, type Path, type Point } from '../../src/geo/index.ts';

export interface Occupied {
  /** before and after: outside the notified window, margins included. */
  phase: 'before' | 'under way' | 'after';
  /** Where it would be exactly on time. */
  at: Point;
  /** From the latest to the earliest place; one point where both are the same. Never empty. */
  stretch: Point[];
}

/** Where the plan is at this moment; it stands at its first point before, and at its last after. */
export function placeAt({ points, atMs }: Pick<Path, 'points' | 'atMs'>, ms: number): Point {
  const next = atMs.findIndex((at) => at >= ms);
  if (next === 0) return points[0] as Point;
  if (next < 0) return points.at(-1) as Point;
  const [from, to] = [atMs[next - 1] as number, atMs[next] as number];
  return interpolate(points[next - 1] as Point, points[next] as Point, (ms - from) / (to - from));
}

export function occupiedAt(path: Path, ms: number): Occupied {
  const { points, atMs, earlyMs, lateMs } = path;
  const [first, last] = [atMs[0] as number, atMs.at(-1) as number];
  const [latest, earliest] = [ms - lateMs, ms + earlyMs];
  const between = points.filter((_, i) => {
    const at = atMs[i] as number;
    return at > latest && at < earliest;
  });
  const all = [placeAt(path, latest), ...between, placeAt(path, earliest)];
  const stretch = all.filter((point, i) => {
    const before = all[i - 1];
    return !before || before.lat !== point.lat || before.lon !== point.lon;
  });
  const phase = earliest < first ? 'before' : latest > last ? 'after' : 'under way';
  return { phase, at: placeAt(path, ms), stretch };
}
