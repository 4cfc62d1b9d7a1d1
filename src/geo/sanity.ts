/** Latitude and longitude typed or exported the wrong way round: the commonest fault in coordinates by hand. */
import type { Area } from './area.ts';
import { distanceToArea } from './contains.ts';
import type { Point } from './point.ts';

/** The point with its numbers exchanged, or null where that is no place on earth. */
export function swapped(point: Point): Point | null {
  return Math.abs(point.lon) <= 90 ? { lat: point.lon, lon: point.lat } : null;
}

/**
 * True when no point lies within `nearM` of any of these areas (where this party is known to act) and every
 * point would if its numbers were exchanged. Nothing is ever exchanged silently: a person is asked.
 */
export function looksSwapped(points: readonly Point[], areas: readonly Area[], nearM = 50_000): boolean {
  if (points.length === 0 || areas.length === 0) return false;
  const near = (point: Point): boolean => areas.some((area) => distanceToArea(point, area) <= nearM);
  return points.every((point) => {
    const other = swapped(point);
    return other !== null && !near(point) && near(other);
  });
}
