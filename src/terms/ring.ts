/**
 * Whether a polygon ring encloses one patch of ground. Works on degrees with the longitudes unrolled across the
 * antimeridian; for edges of zone size the geodesic's bulge off the straight line changes no answer that matters here.
 */
import type { Point } from '../geo/index.ts';

export type RingFault = 'repeated' | 'flat' | 'crossing';

type Xy = readonly [x: number, y: number];

/** Longitudes made continuous: each step goes the short way round. */
function unroll(ring: readonly Point[]): Xy[] {
  let lon = ring[0]?.lon ?? 0;
  return ring.map((point) => {
    lon += ((((point.lon - lon + 180) % 360) + 360) % 360) - 180;
    return [lon, point.lat] as const;
  });
}

function turn(a: Xy, b: Xy, c: Xy): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

function within(a: Xy, b: Xy, c: Xy): boolean {
  return (
    Math.min(a[0], b[0]) <= c[0] &&
    c[0] <= Math.max(a[0], b[0]) &&
    Math.min(a[1], b[1]) <= c[1] &&
    c[1] <= Math.max(a[1], b[1])
  );
}

/** Segments a-b and c-d share a point. */
function meet(a: Xy, b: Xy, c: Xy, d: Xy): boolean {
  const abc = Math.sign(turn(a, b, c));
  const abd = Math.sign(turn(a, b, d));
  const cda = Math.sign(turn(c, d, a));
  const cdb = Math.sign(turn(c, d, b));
  if (abc * abd < 0 && cda * cdb < 0) return true;
  return (
    (abc === 0 && within(a, b, c)) ||
    (abd === 0 && within(a, b, d)) ||
    (cda === 0 && within(c, d, a)) ||
    (cdb === 0 && within(c, d, b))
  );
}

/** The first fault of an unclosed ring, or null. A closing copy of the first point counts as repeated. */
export function ringFault(ring: readonly Point[]): RingFault | null {
  const points = unroll(ring);
  const count = points.length;
  const at = (index: number): Xy => points[index % count] as Xy;
  const seen = new Set<string>();
  for (const [x, y] of points) {
    const key = `${x.toFixed(9)},${y.toFixed(9)}`;
    if (seen.has(key)) return 'repeated';
    seen.add(key);
  }
  const [ox, oy] = at(0);
  let doubled = 0;
  for (let i = 0; i < count; i++) {
    const [ax, ay] = at(i);
    const [bx, by] = at(i + 1);
    doubled += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
  }
  // Edges by western end: only those that overlap in longitude can meet.
  const edges = points
    .map((_, index) => {
      const a = at(index);
      const b = at(index + 1);
      return { index, a, b, west: Math.min(a[0], b[0]), east: Math.max(a[0], b[0]) };
    })
    .sort((first, second) => first.west - second.west);
  for (const [i, edge] of edges.entries()) {
    for (let j = i + 1; j < count; j++) {
      const other = edges[j] as (typeof edges)[number];
      if (other.west > edge.east) break;
      const apart = Math.abs(edge.index - other.index);
      if (apart === 1 || apart === count - 1) {
        // Neighbours share an end; they must not fold back onto each other.
        const follows = (edge.index + 1) % count === other.index;
        const [first, second] = follows ? [edge, other] : [other, edge];
        const back = turn(first.a, first.b, second.b) === 0;
        const dot =
          (first.b[0] - first.a[0]) * (second.b[0] - second.a[0]) +
          (first.b[1] - first.a[1]) * (second.b[1] - second.a[1]);
        if (back && dot < 0) return count === 3 ? 'flat' : 'crossing';
        continue;
      }
      if (meet(edge.a, edge.b, other.a, other.b)) return 'crossing';
    }
  }
  return Math.abs(doubled) < 1e-14 ? 'flat' : null;
}
