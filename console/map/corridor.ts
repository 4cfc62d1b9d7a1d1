/**
 * The ground of a corridor: every point within the half-width of its centre line. Each piece of the line gives a
 * strip with round ends, its corners found along geodesics; their union is one shape that may be filled evenly.
 */
import { FillRule, union } from 'clipper2-ts';
import {
  densify,
  direct,
  distanceM,
  inverse,
  type Point,
  planeAt,
  pointSegment,
  project,
  toVec,
  type Vec,
} from '../../src/geo/index.ts';
import { circleRing, type Position, type Ring } from './ring.ts';

/** Corners are whole numbers to the union: 1e-7 degree is about a centimetre. */
const UNIT = 1e7;
const STEP_DEG = 10;
/** Drawn lines may leave the planned one by this share of the half-width. */
const THIN = 0.02;
const MAX_LEFT_OUT = 24;

function arc(center: Point, fromDeg: number, toDeg: number, radiusM: number): Point[] {
  const steps = Math.round(Math.abs(toDeg - fromDeg) / STEP_DEG);
  return Array.from({ length: steps + 1 }, (_, i) =>
    direct(center, fromDeg + ((toDeg - fromDeg) * i) / steps, radiusM),
  );
}

function strip(a: Point, b: Point, halfWidthM: number): Position[] {
  const { fromDeg, toDeg } = inverse(a, b);
  const outline = [
    ...arc(a, fromDeg + 270, fromDeg + 90, halfWidthM),
    ...arc(b, toDeg + 90, toDeg - 90, halfWidthM),
  ];
  return outline.map(({ lat, lon }) => [lon, lat]);
}

/** Leaves out points that change the line by less than the drawing shows, but not many in a row: work stays bounded. */
function thinned(points: readonly Point[], farM: number): Point[] {
  const kept: Point[] = [];
  let since: Vec[] = [];
  for (const [i, point] of points.entries()) {
    const last = kept.at(-1);
    const next = points[i + 1];
    since.push(toVec(point));
    if (last && next && since.length < MAX_LEFT_OUT && keeps(toVec(last), since, toVec(next), farM)) continue;
    kept.push(point);
    since = [];
  }
  return kept;
}

/** Does the line `a`–`b` pass within `farM` of all these? */
function keeps(a: Vec, through: readonly Vec[], b: Vec, farM: number): boolean {
  return through.every((v) => {
    const plane = planeAt(v);
    return pointSegment({ x: 0, y: 0, z: 0 }, project(plane, a), project(plane, b)).distanceM <= farM;
  });
}

/** Polygons as GeoJSON has them (outer ring, then holes). Longitudes go on past 180 rather than jump. */
export function corridorPolygons(line: readonly Point[], halfWidthM: number): Ring[][] {
  const points = thinned(line, halfWidthM * THIN);
  const [only] = points;
  if (!only) return [];
  const cut = densify(points).map(({ point }) => point);
  const strips = cut.slice(1).flatMap((b, i) => {
    const a = cut[i] as Point;
    return distanceM(a, b) > 0 ? [strip(a, b, halfWidthM)] : [];
  });
  if (strips.length === 0) return [[circleRing(only, halfWidthM)]];
  const paths = strips.map((outline) =>
    outline.map(([lon, lat]) => ({
      x: Math.round((lon + 360 * Math.round((only.lon - lon) / 360)) * UNIT),
      y: Math.round(lat * UNIT),
    })),
  );
  return nested(
    union(paths, FillRule.NonZero).map((path) => {
      const ring = path.map(({ x, y }): Position => [x / UNIT, y / UNIT]);
      return [...ring, ring[0] as Position];
    }),
  );
}

/** Twice the signed area; positive = outer ring (anticlockwise). */
function turn(ring: Ring): number {
  return ring.slice(1).reduce((sum, [x, y], i) => {
    const [px, py] = ring[i] as Position;
    return sum + (px * y - x * py);
  }, 0);
}

/** All strips touch their neighbours, so there is one outer ring, and the rest are holes (a route that closes a loop). */
function nested(rings: Ring[]): Ring[][] {
  const outer = rings.filter((ring) => turn(ring) > 0);
  const holes = rings.filter((ring) => turn(ring) < 0);
  return outer.map((ring, i) => (i === 0 ? [ring, ...holes] : [ring]));
}
