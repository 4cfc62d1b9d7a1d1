/** Circles and polygons of the ground as rings to draw: geodesics cut so fine that straight edges on the map do. */
import { type Area, densify, direct, type Point } from '../../src/geo/index.ts';

/** [lon, lat], as GeoJSON has it. */
export type Position = [number, number];
/** Closed: the last position is the first. */
export type Ring = Position[];

const STEPS = 72;

export function position({ lat, lon }: Point): Position {
  return [lon, lat];
}

export function circleRing(center: Point, radiusM: number): Ring {
  const ring = Array.from({ length: STEPS }, (_, i) => position(direct(center, (i * 360) / STEPS, radiusM)));
  return [...ring, ring[0] as Position];
}

export function areaRing(area: Area): Ring {
  if (area.type === 'circle') return circleRing(area.center, area.radiusM);
  return densify([...area.ring, area.ring[0] as Point]).map(({ point }) => position(point));
}
