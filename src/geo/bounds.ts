/** Shapes around shapes: the circle that holds a line, and the box of a map. */
import type { Area } from './area.ts';
import { densify } from './densify.ts';
import { direct, distanceM } from './geodesic.ts';
import type { Point } from './point.ts';
import { toPoint, toVec } from './vec.ts';

/** Degrees. `west` > `east` when the box lies across the antimeridian. */
export interface Bounds {
  south: number;
  west: number;
  north: number;
  east: number;
}

/**
 * A circle that holds the whole corridor: centred on the mean of its points, so not the least one. Radius
 * rounded up to the metre.
 */
export function areaOf(path: {
  points: readonly Point[];
  halfWidthM: number;
}): Extract<Area, { type: 'circle' }> {
  const cut = densify(path.points);
  const sum = { x: 0, y: 0, z: 0 };
  for (const { point } of cut) {
    const v = toVec(point);
    sum.x += v.x;
    sum.y += v.y;
    sum.z += v.z;
  }
  const center = toPoint(sum);
  const reachM = Math.max(...cut.map((c) => distanceM(center, c.point)));
  return { type: 'circle', center, radiusM: Math.max(1, Math.ceil(reachM + path.halfWidthM)) };
}

/** The smallest box of degrees around points (cut geodesics included when `closed` or a line is meant). */
export function boundsOf(shape: readonly Point[] | Area): Bounds {
  const points = 'type' in shape ? outline(shape) : shape;
  if (points.length === 0) throw new RangeError('boundsOf: no points');
  const lats = points.map((p) => p.lat);
  const lons = points.map((p) => p.lon).sort((a, b) => a - b);
  // The box leaves out the widest gap between neighbouring longitudes, wherever on the circle that is.
  let west = lons[0] as number;
  let east = lons.at(-1) as number;
  let widest = 360 - (east - west);
  for (let i = 0; i + 1 < lons.length; i++) {
    const gap = (lons[i + 1] as number) - (lons[i] as number);
    if (gap <= widest) continue;
    widest = gap;
    west = lons[i + 1] as number;
    east = lons[i] as number;
  }
  const box = { south: Math.min(...lats), west, north: Math.max(...lats), east };
  return 'type' in shape ? aroundPoles(shape, box) : box;
}

function outline(area: Area): Point[] {
  if (area.type === 'polygon') {
    return densify([...area.ring, area.ring[0] as Point]).map((c) => c.point);
  }
  return Array.from({ length: 360 }, (_, degree) => direct(area.center, degree, area.radiusM));
}

/** A circle over a pole holds every longitude. Polygons over a pole are told by their ring going all around. */
function aroundPoles(area: Area, box: Bounds): Bounds {
  const around = { ...box, west: -180, east: 180 };
  if (area.type === 'polygon') {
    const turned = area.ring.reduce((sum, p, i) => {
      const next = area.ring[(i + 1) % area.ring.length] as Point;
      return sum + ((((next.lon - p.lon) % 360) + 540) % 360) - 180;
    }, 0);
    if (Math.abs(turned) < 180) return box;
    return box.south + box.north > 0 ? { ...around, north: 90 } : { ...around, south: -90 };
  }
  if (distanceM(area.center, { lat: 90, lon: 0 }) <= area.radiusM) return { ...around, north: 90 };
  if (distanceM(area.center, { lat: -90, lon: 0 }) <= area.radiusM) return { ...around, south: -90 };
  return box;
}
