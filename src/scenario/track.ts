/** A schematic line with times becomes reports, as a device would send them. */
import { distanceM, interpolate, inverse } from '../geo/index.ts';
import type { Track } from './file.ts';

/** What a device says of itself; the node adds when it received it. */
export interface Report {
  unit: string;
  lat: number;
  lon: number;
  fixMs: number;
  speedMps: number;
  courseDeg: number;
  accuracyM: number;
}

const PLACES = 1e7;
const rounded = (degrees: number): number => Math.round(degrees * PLACES) / PLACES;

/** One report every `everyS` from the first point's time to the last's. Each leg is a geodesic run at constant speed. */
export function reportsOf({ track }: Track): Report[] {
  const points = track.points.map(({ lat, lon, at }) => ({ at: { lat, lon }, ms: Date.parse(at) }));
  const first = points[0] as (typeof points)[number];
  const last = points.at(-1) as (typeof points)[number];
  const reports: Report[] = [];
  let leg = 0;
  for (let ms = first.ms; ms <= last.ms; ms += track.everyS * 1000) {
    while (leg < points.length - 2 && (points[leg + 1] as { ms: number }).ms <= ms) leg++;
    const from = points[leg] as (typeof points)[number];
    const to = points[leg + 1] as (typeof points)[number];
    const spanMs = to.ms - from.ms;
    const at = spanMs === 0 ? to.at : interpolate(from.at, to.at, (ms - from.ms) / spanMs);
    const lengthM = distanceM(from.at, to.at);
    const courseDeg = lengthM === 0 ? 0 : (inverse(from.at, to.at).fromDeg + 360) % 360;
    reports.push({
      unit: track.unit,
      lat: rounded(at.lat),
      lon: rounded(at.lon),
      fixMs: ms,
      speedMps: spanMs === 0 ? 0 : Math.round((lengthM / spanMs) * 100_000) / 100,
      courseDeg: Math.round(courseDeg * 10) / 10,
      accuracyM: track.accuracyM,
    });
  }
  return reports;
}
