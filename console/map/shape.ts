/** A shape while it is being drawn: its points and what may be done to them. Pure. */
import { distanceM, type Point } from '../../src/geo/index.ts';

export const SHAPES = ['route', 'area circle', 'area polygon', 'point'] as const;
export type Shape = (typeof SHAPES)[number];

/** How many points a shape takes. A circle is its centre and one point of its rim. */
export const LIMITS: Readonly<Record<Shape, { least: number; most: number }>> = {
  route: { least: 2, most: 10_000 },
  'area circle': { least: 2, most: 2 },
  'area polygon': { least: 3, most: 1_000 },
  point: { least: 1, most: 1 },
};

export interface Drawn {
  shape: Shape;
  points: readonly Point[];
}

export function isWhole({ shape, points }: Drawn): boolean {
  return points.length >= LIMITS[shape].least;
}

/** The circle that two points give; null while there is no rim yet. */
export function circleOf(points: readonly Point[]): { center: Point; radiusM: number } | null {
  const [center, rim] = points;
  return center && rim ? { center, radiusM: distanceM(center, rim) } : null;
}

/** A click on open ground: one more point at the end; of a full shape the last point is put there instead. */
export function added({ shape, points }: Drawn, point: Point): Point[] {
  const full = points.length >= LIMITS[shape].most;
  return [...(full ? points.slice(0, -1) : points), point];
}

/** `point` becomes the one with this index, the others move on. Nothing changes where the shape is full. */
export function inserted({ shape, points }: Drawn, index: number, point: Point): Point[] {
  return points.length >= LIMITS[shape].most ? [...points] : points.toSpliced(index, 0, point);
}

/** Moved to `to`. The centre of a circle takes its rim along. */
export function moved({ shape, points }: Drawn, index: number, to: Point): Point[] {
  const from = points[index];
  if (!from) return [...points];
  if (shape === 'area circle' && index === 0) {
    const shift = (rim: Point): Point => ({
      lat: Math.min(90, Math.max(-90, rim.lat + to.lat - from.lat)),
      lon: rim.lon + to.lon - from.lon,
    });
    return [to, ...points.slice(1).map(shift)];
  }
  return points.with(index, to);
}

export function removed({ points }: Drawn, index: number): Point[] {
  return points.filter((_, at) => at !== index);
}

/** The pieces between neighbours, where a point can be put in: `index` is the place that it would take. */
export function gaps({ shape, points }: Drawn): { index: number; a: Point; b: Point }[] {
  if (shape === 'area circle' || shape === 'point') return [];
  const found = points.slice(1).map((b, i) => ({ index: i + 1, a: points[i] as Point, b }));
  const [first] = points;
  const last = points.at(-1);
  if (shape === 'area polygon' && points.length > 2 && first && last)
    found.push({ index: points.length, a: last, b: first });
  return found;
}
