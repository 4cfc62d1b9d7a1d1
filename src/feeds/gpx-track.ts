/** The recorded tracks of a GPX file, for replay. Routes and waypoints are plans and places: no unit was there. */
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { readGpx } from '../geo/formats/index.ts';
import type { Point } from '../geo/index.ts';

export interface TrackPoint {
  at: Point;
  /** UTC ms; null where the file has none. */
  timeMs: number | null;
  /** Metres. */
  ele?: number;
}
export interface GpxTrack {
  name?: string;
  points: TrackPoint[];
}

/** Every track of the file in order, segments joined. Refusals: `GEO_…`, or FEEDS_GPX_NO_TRACK. */
export function readGpxTrack(text: string): GpxTrack[] | Refusal {
  const file = readGpx(text);
  if (isRefusal(file)) return file;
  const tracks = file.lines.filter((line) => line.kind === 'track');
  if (tracks.length === 0) {
    const routes = file.lines.length;
    return refuse('FEEDS_GPX_NO_TRACK', { routes, places: file.places.length });
  }
  return tracks.map(({ name, points, timesMs, elesM }) => ({
    ...(name === null ? {} : { name }),
    points: points.map((at, index) => {
      const ele = elesM?.[index] ?? null;
      return { at, timeMs: timesMs?.[index] ?? null, ...(ele === null ? {} : { ele }) };
    }),
  }));
}
