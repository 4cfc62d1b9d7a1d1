/** A closed ring of positions, longitude first: a circle as a polygon that lies around it. */
import { type Area, direct, type Point } from '../../geo/index.ts';

const CORNERS = 64;

export function ringOf(area: Area): Point[] {
  const ring =
    area.type === 'polygon'
      ? area.ring
      : Array.from({ length: CORNERS }, (_, i) =>
          // Corners lie so far out that the sides touch the circle: nothing of it is left outside.
          direct(area.center, (360 * i) / CORNERS, area.radiusM / Math.cos(Math.PI / CORNERS)),
        );
  return [...ring, ring[0] as Point];
}
