/**
 * Points as earth-centred vectors, metres (x to 0°E on the equator, z to the north pole). Differences, boxes
 * and means of such vectors know neither the antimeridian nor the poles.
 */
import type { Point } from './point.ts';

export interface Vec {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** WGS 84: semi-major axis (m), flattening, first eccentricity squared. */
export const SEMI_MAJOR_M = 6_378_137;
const FLATTENING = 1 / 298.257223563;
export const ECCENTRICITY2 = FLATTENING * (2 - FLATTENING);
const RADIAN = Math.PI / 180;

/** The point of the ellipsoid's surface at these degrees. */
export function toVec(point: Point): Vec {
  const sin = Math.sin(point.lat * RADIAN);
  const cos = Math.cos(point.lat * RADIAN);
  const normalM = SEMI_MAJOR_M / Math.sqrt(1 - ECCENTRICITY2 * sin * sin);
  return {
    x: normalM * cos * Math.cos(point.lon * RADIAN),
    y: normalM * cos * Math.sin(point.lon * RADIAN),
    z: normalM * (1 - ECCENTRICITY2) * sin,
  };
}

/** Degrees of a vector that lies on the surface or metres from it (error under 4 mm per metre of depth). */
export function toPoint(v: Vec): Point {
  const axisM = Math.hypot(v.x, v.y);
  return {
    lat: Math.atan2(v.z, (1 - ECCENTRICITY2) * axisM) / RADIAN,
    lon: axisM === 0 ? 0 : Math.atan2(v.y, v.x) / RADIAN,
  };
}

export function minus(a: Vec, b: Vec): Vec {
  return { x: a.x - b.x, y: a.y - b.y, z: a.z - b.z };
}
export function dot(a: Vec, b: Vec): number {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}
export function cross(a: Vec, b: Vec): Vec {
  return { x: a.y * b.z - a.z * b.y, y: a.z * b.x - a.x * b.z, z: a.x * b.y - a.y * b.x };
}
export function scale(a: Vec, by: number): Vec {
  return { x: a.x * by, y: a.y * by, z: a.z * by };
}
/** a + (b - a) · fraction */
export function mix(a: Vec, b: Vec, fraction: number): Vec {
  return {
    x: a.x + (b.x - a.x) * fraction,
    y: a.y + (b.y - a.y) * fraction,
    z: a.z + (b.z - a.z) * fraction,
  };
}
/** Straight distance through the earth: never more than the geodesic one. */
export function chordM(a: Vec, b: Vec): number {
  return Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2 + (a.z - b.z) ** 2);
}
