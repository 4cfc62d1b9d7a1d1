/** Shortest lines on the WGS 84 ellipsoid, after C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87 (2013). */
import library from 'geographiclib-geodesic';
import type { Point } from './point.ts';

const { Geodesic } = library;
const wgs84 = Geodesic.WGS84;

export interface Inverse {
  distanceM: number;
  /** Azimuths of the geodesic at its two ends, degrees clockwise from north, -180..180. */
  fromDeg: number;
  toDeg: number;
}

/** Distance and azimuths between two points. */
export function inverse(from: Point, to: Point): Inverse {
  const mask = Geodesic.DISTANCE | Geodesic.AZIMUTH;
  const found = wgs84.Inverse(from.lat, from.lon, to.lat, to.lon, mask);
  return { distanceM: found.s12 ?? 0, fromDeg: found.azi1 ?? 0, toDeg: found.azi2 ?? 0 };
}

/** Geodesic distance, metres. */
export function distanceM(from: Point, to: Point): number {
  return wgs84.Inverse(from.lat, from.lon, to.lat, to.lon, Geodesic.DISTANCE).s12 ?? 0;
}

/** Where one arrives after `metres` along the geodesic that leaves `from` at `azimuthDeg`. */
export function direct(from: Point, azimuthDeg: number, metres: number): Point {
  const mask = Geodesic.LATITUDE | Geodesic.LONGITUDE;
  const found = wgs84.Direct(from.lat, from.lon, azimuthDeg, metres, mask);
  return { lat: found.lat2 ?? from.lat, lon: found.lon2 ?? from.lon };
}

/** A function from metres along the geodesic `from`–`to` to the point there. The line is solved once. */
export function alongGeodesic(from: Point, to: Point): (metres: number) => Point {
  const mask = Geodesic.LATITUDE | Geodesic.LONGITUDE;
  const line = wgs84.InverseLine(from.lat, from.lon, to.lat, to.lon, mask | Geodesic.DISTANCE_IN);
  return (metres) => {
    const found = line.Position(metres, mask);
    return { lat: found.lat2 ?? from.lat, lon: found.lon2 ?? from.lon };
  };
}

/** The point at `fraction` (0..1) of the geodesic. */
export function interpolate(from: Point, to: Point, fraction: number): Point {
  if (fraction <= 0) return from;
  if (fraction >= 1) return to;
  return alongGeodesic(from, to)(fraction * distanceM(from, to));
}
