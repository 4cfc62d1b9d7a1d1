/** The coarse picture of a notice, where its owner gave none: roughly where, roughly when. */
import { type Area, distanceM, type Point } from '../geo/index.ts';
import type { Fields } from './notice.ts';

const GRID_DEG = 0.05;
const STEP_M = 5_000;
const HOUR_MS = 3_600_000;

/** The points that carry the ground of a notice, and how far around them it reaches. */
export function groundPoints(route: Fields['route']): { points: readonly Point[]; marginM: number } {
  switch (route.type) {
    case 'corridor':
      return { points: route.points, marginM: route.halfWidthM };
    case 'site':
      return { points: [route.at], marginM: route.radiusM };
    default: {
      const { shape } = route;
      return shape.type === 'circle'
        ? { points: [shape.center], marginM: shape.radiusM }
        : { points: shape.ring, marginM: 0 };
    }
  }
}

/**
 * A circle that holds the whole route. Its centre lies on a 0.05 degree grid and its radius is a multiple of
 * 5 km, so that the circle does not give the route away. Longitudes are unwrapped around the first point.
 */
export function coarseAreaOf(route: Fields['route']): Area {
  const { points, marginM } = groundPoints(route);
  const lon0 = (points[0] as Point).lon;
  const unwrapped = points.map((point) => lon0 + ((((point.lon - lon0 + 180) % 360) + 360) % 360) - 180);
  const mid = (values: readonly number[]) => {
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
    return (least + most) / 2;
  };
  const snap = (value: number) => Math.round(Math.round(value / GRID_DEG) * GRID_DEG * 1e7) / 1e7;
  const lon = snap(mid(unwrapped));
  const center = {
    lat: Math.max(-90, Math.min(90, snap(mid(points.map((point) => point.lat))))),
    lon: lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon,
  };
  // A disc of lawful radius that holds both ends of a leg holds the leg: seen from its centre, a geodesic is never
  // farther than at its ends. The fifth of a step is for the ellipsoid.
  const reachM = points.reduce((most, point) => Math.max(most, distanceM(center, point)), 0) + marginM;
  return { type: 'circle', center, radiusM: Math.ceil(reachM / STEP_M + 0.2) * STEP_M };
}

/** Whole hours that hold the movement with its early and late margins; a site's validity. */
export function coarseWindowOf(times: Fields['times']): Fields['window'] {
  if (times.type === 'validity') return { fromMs: times.fromMs, toMs: times.toMs };
  const first = (times.atMs[0] as number) - times.earlyS * 1000;
  const last = (times.atMs.at(-1) as number) + times.lateS * 1000;
  return { fromMs: Math.floor(first / HOUR_MS) * HOUR_MS, toMs: Math.ceil(last / HOUR_MS) * HOUR_MS };
}

/** When the notice begins to matter on the ground, UTC ms: earliest departure, or start of validity. */
export function beginsMs(fields: Pick<Fields, 'times'>): number {
  const { times } = fields;
  return times.type === 'validity' ? times.fromMs : (times.atMs[0] as number) - times.earlyS * 1000;
}
