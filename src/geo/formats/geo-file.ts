/** What a map file says, whatever its format: lines, places and areas, in file order, nothing mended. */
import { isRefusal, type Params, type Refusal, RefusalError } from '../../contract/index.ts';
import type { Point } from '../point.ts';
import type { Properties } from './properties.ts';

export type GeoFormat = 'gpx' | 'kml' | 'kmz' | 'geojson' | 'csv' | 'text';

/** Arrays beside `points` are as long as `points`, or null where the file says nothing of the sort. */
export interface GeoLine {
  /** `route`: planned (GPX rte); `track`: recorded (GPX trk, KML gx:Track); `line`: drawn. */
  kind: 'route' | 'track' | 'line';
  name: string | null;
  points: Point[];
  /** UTC ms. */
  timesMs: (number | null)[] | null;
  /** Metres, by the file's own datum. */
  elesM: (number | null)[] | null;
  pointNames: (string | null)[] | null;
  /** Indices of the first point of each further segment: between it and the point before, nothing was recorded. */
  breaks: number[];
  properties?: Properties;
  row?: number;
  /** Of a table: what its row says of each point. */
  pointProperties?: (Properties | null)[];
}
export interface GeoPlace {
  name: string | null;
  at: Point;
  properties?: Properties;
  /** Of a table: its row, as a spreadsheet counts them; where faults are collected, the number of the feature. */
  row?: number;
}
export interface GeoArea {
  name: string | null;
  /** Not closed: the last point joins the first. */
  ring: Point[];
  properties?: Properties;
  row?: number;
}
/** A feature that could not be read, where the reader was asked to go on. */
export interface GeoFault {
  /** Row of a table, else the number of the feature among its like, from 1. */
  row: number;
  name: string | null;
  refusal: Refusal;
}
/** Something the reader should know: a key of this room's `text` with its parameters. */
export interface Sentence {
  text: string;
  params: Params;
}
export interface GeoFile {
  format: GeoFormat;
  lines: GeoLine[];
  places: GeoPlace[];
  areas: GeoArea[];
  remarks: Sentence[];
}

/** One point as a reader finds it. */
export interface RawPoint {
  at: Point;
  timeMs: number | null;
  eleM: number | null;
  name: string | null;
}

export const MAX_FILE_BYTES = 20 * 1024 * 1024;
/** All points of a file together. */
export const MAX_FILE_POINTS = 250_000;

export function emptyGeoFile(format: GeoFormat): GeoFile {
  return { format, lines: [], places: [], areas: [], remarks: [] };
}

export function rawPoint(at: Point): RawPoint {
  return { at, timeMs: null, eleM: null, name: null };
}

/** Runs a reader that throws RefusalError from its depths; a refusal comes back as a value. */
export function refusing<Value>(read: () => Value): Value | Refusal {
  try {
    return read();
  } catch (error) {
    if (error instanceof RefusalError) return error.refusal;
    throw error;
  }
}

/**
 * Reads one feature. Its refusal ends the reading, unless `faults` collects what went wrong with each; a file that is too
 * large as a whole always ends it.
 */
export function readEach(
  faults: GeoFault[] | undefined,
  row: number,
  name: string | null,
  read: () => void,
): void {
  try {
    read();
  } catch (error) {
    if (!faults || !(error instanceof RefusalError) || error.refusal.refused === 'GEO_TOO_MANY_POINTS')
      throw error;
    faults.push({ row, name, refusal: error.refusal });
  }
}

/** The other way round, inside a reader: a refusal ends the reading. */
export function orThrow<Value>(value: Value | Refusal): Value {
  if (isRefusal(value)) throw new RefusalError(value);
  return value;
}

function column<Key extends 'timeMs' | 'eleM' | 'name'>(
  points: readonly RawPoint[],
  key: Key,
): RawPoint[Key][] | null {
  const values = points.map((point) => point[key]);
  return values.some((value) => value !== null) ? values : null;
}

function lineOf(
  kind: GeoLine['kind'],
  name: string | null,
  segments: readonly (readonly RawPoint[])[],
  more: Pick<GeoLine, 'properties' | 'row'>,
): GeoLine {
  const points = segments.flat();
  const breaks: number[] = [];
  let start = 0;
  for (const segment of segments.slice(0, -1)) {
    start += segment.length;
    breaks.push(start);
  }
  return {
    kind,
    name,
    points: points.map((point) => point.at),
    timesMs: column(points, 'timeMs'),
    elesM: column(points, 'eleM'),
    pointNames: column(points, 'name'),
    breaks,
    ...more,
  };
}

/** Whether `next` can be the continuation of `before`: later in time; or, without times, from the same spot. */
function continues(before: readonly RawPoint[], next: readonly RawPoint[], inOrder: boolean): boolean {
  const last = before.findLast((point) => point.timeMs !== null)?.timeMs ?? null;
  const first = next.find((point) => point.timeMs !== null)?.timeMs ?? null;
  if (last !== null && first !== null) return first >= last;
  if (inOrder) return true;
  const end = before.at(-1)?.at;
  const start = next[0]?.at;
  return end?.lat === start?.lat && end?.lon === start?.lon;
}

/**
 * Adds one named thing that the file gives in segments. Segments that follow one another become one line with
 * breaks; a segment that begins before the last one ended is a line of its own. `inOrder`: the format itself
 * says that segments are in order (GPX), so missing times do not part them. Empty segments add nothing.
 */
export function addSegments(
  file: GeoFile,
  kind: GeoLine['kind'],
  name: string | null,
  segments: readonly (readonly RawPoint[])[],
  inOrder: boolean,
  more: Pick<GeoLine, 'properties' | 'row'> = {},
): void {
  let open: (readonly RawPoint[])[] = [];
  for (const segment of segments) {
    if (segment.length === 0) continue;
    const before = open.at(-1);
    if (before && !continues(before, segment, inOrder)) {
      file.lines.push(lineOf(kind, name, open, more));
      open = [];
    }
    open.push(segment);
  }
  if (open.length > 0) file.lines.push(lineOf(kind, name, open, more));
  else file.remarks.push({ text: 'geo.line-empty', params: { name: name ?? '' } });
}

/** A ring without its closing point. */
export function openRing(points: readonly Point[]): Point[] {
  const first = points[0];
  const last = points.at(-1);
  const closed = points.length > 1 && first?.lat === last?.lat && first?.lon === last?.lon;
  return closed ? points.slice(0, -1) : [...points];
}
