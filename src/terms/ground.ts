/** Ground that agreements speak of: where a route is expected, and where a map opens. */
import { type Area, boundsOf, type Point } from '../geo/index.ts';
import type { Terms } from './clause.ts';

/** The corners of the box around these places. */
function box(places: Area | readonly Point[]): Point[] {
  const { south, west, north, east } = boundsOf(places);
  return [
    { lat: south, lon: west },
    { lat: south, lon: east },
    { lat: north, lon: east },
    { lat: north, lon: west },
  ];
}

/** The box around all their zones; null without any. */
export function expectedGround(terms: readonly Terms[]): Area | null {
  const zones = terms.flatMap(({ clauses }) => clauses.flatMap((c) => (c.kind === 'zone' ? [c.area] : [])));
  const corners = zones.flatMap(box);
  return corners.length === 0 ? null : { type: 'polygon', ring: box(corners) };
}
