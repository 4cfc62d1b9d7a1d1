/** A route file as people have it, to the centre line of a movement: chosen, thinned of repeats, questioned. */
import { isRefusal, type Refusal, refuse } from '../../contract/index.ts';
import { type GeoFormat, type GeoLine, type GeoPlace, type Sentence } from '../../geo/formats/index.ts';
import type { Area, LinesNear, Point } from '../../geo/index.ts';
import { type Flat } from '../flat/index.ts';
import { chooseLine, lengthM } from './choose.ts';
import { askDatum, askGrid, askNamed, askRoads, type KnownPlace, knownIn, type Named } from './doubts.ts';
import { fieldsOfLine } from './file-fields.ts';
import { readFile } from './read-file.ts';
import { askLegs, askPlace } from './sanity.ts';
import { readTiming } from './times.ts';

/** As many points as a notice may hold. */
export const MAX_ROUTE_POINTS = 10_000;

export interface RouteOptions {
  /** UTC ms now: times that ended before are a recording, not a plan. */
  nowMs: number;
  /** Number (from 1) or name of the line to take. */
  pick?: number | string | undefined;
  /** Ground where the route is expected, for instance the zone of the terms. */
  reference?: Area | undefined;
  /** Places whose names and positions are known: a name far from its place is asked about. */
  known?: readonly KnownPlace[] | undefined;
  /** Roads that are known: a way on the ground far from all of them is asked about. A flight is not. */
  roads?: LinesNear | undefined;
}

export interface RouteFile {
  format: GeoFormat;
  /** Which line was taken. */
  used: Sentence;
  points: Point[];
  lengthM: number;
  /** UTC ms of passage, not decreasing, one per point; null where the file has no plan of times. */
  timesMs: number[] | null;
  /** Ms since the first point, where the file has a tempo but no date to rely on. */
  durationsMs: number[] | null;
  /** Names of points, '' where a point has none. */
  names: string[] | null;
  places: GeoPlace[];
  /** What the file says of the notice beside its route. */
  flat: Flat;
  /** For a person to answer before the notice is filed. */
  questions: Sentence[];
  /** For a person to know. */
  remarks: Sentence[];
}

/** Indices to keep: repeats of a point go, but a stay (same point, later time) keeps its beginning and its end. */
function withoutRepeats(line: GeoLine, timesMs: readonly number[] | null): number[] {
  const { points } = line;
  const same = (a: number, b: number): boolean =>
    points[a]?.lat === points[b]?.lat && points[a]?.lon === points[b]?.lon;
  const kept: number[] = [];
  for (let from = 0; from < points.length; ) {
    let to = from;
    while (to + 1 < points.length && same(from, to + 1)) to++;
    kept.push(from);
    if (timesMs && (timesMs[to] ?? 0) > (timesMs[from] ?? 0)) kept.push(to);
    from = to + 1;
  }
  return kept;
}

function namesAt(line: GeoLine, kept: readonly number[]): string[] | null {
  const { pointNames } = line;
  if (!pointNames) return null;
  // A name on a dropped repeat belongs to the point that stands for it.
  return kept.map((from, at) => {
    const end = Math.max(kept[at + 1] ?? pointNames.length, from + 1);
    return pointNames.slice(from, end).find((name) => name !== null) ?? '';
  });
}

/** Points and places that have a name, each where the file puts it. */
function namedPoints(
  points: readonly Point[],
  names: readonly string[] | null,
  places: readonly GeoPlace[],
): Named[] {
  const ofRoute = points.flatMap((at, index) => (names?.[index] ? [{ name: names[index], at }] : []));
  return [...ofRoute, ...places.flatMap(({ name, at }) => (name === null ? [] : [{ name, at }]))];
}

/**
 * Reads a GPX, KML, KMZ, GeoJSON or CSV file, or a pasted text, as a movement's route. Refusals: `GEO_…` where the file cannot be read,
 * `NOTICES_IMPORT_…` where it holds no one route. Nothing doubtful is mended: it comes back in `questions`.
 */
export function readRouteFile(name: string, bytes: Uint8Array, options: RouteOptions): RouteFile | Refusal {
  const whole = readFile(name, bytes, options.nowMs);
  if (isRefusal(whole)) return whole;
  const { file } = whole;
  const choice = chooseLine(file, options.pick);
  if (isRefusal(choice)) return choice;
  const { line } = choice;
  const timing = readTiming(line, options.nowMs);
  const tempo = timing.timesMs ?? timing.durationsMs;
  const kept = withoutRepeats(line, tempo);
  if (kept.length > MAX_ROUTE_POINTS) {
    return refuse('NOTICES_IMPORT_TOO_MANY_POINTS', { points: kept.length, limit: MAX_ROUTE_POINTS });
  }
  const points = kept.flatMap((index) => line.points[index] ?? []);
  const metres = lengthM(points);
  if (metres === 0) return refuse('NOTICES_IMPORT_NO_MOVEMENT', { points: line.points.length });
  const at = (times: readonly number[] | null): number[] | null =>
    times && kept.map((index) => times[index] ?? 0);
  const fields = fieldsOfLine(file.format, line, kept);
  if (isRefusal(fields)) return fields;
  const { flat } = fields;
  const names = flat.pointNames ?? namesAt(line, kept);
  const breaks = line.breaks
    .map((index) => kept.findIndex((from) => from >= index))
    .filter((index) => index > 0);
  const dropped = line.points.length - kept.length;
  const repeats: Sentence[] =
    dropped > 0 ? [{ text: 'notices.import.repeats-dropped', params: { count: dropped } }] : [];
  return {
    format: file.format,
    used: choice.used,
    points,
    lengthM: metres,
    timesMs: at(timing.timesMs),
    durationsMs: at(timing.durationsMs),
    names,
    places: file.places,
    flat,
    questions: [
      ...whole.questions,
      ...choice.questions,
      ...fields.questions,
      ...askPlace(points, options.reference),
      ...askDatum(file, flat),
      ...askGrid(file.places),
      ...askNamed(namedPoints(points, names, file.places), [...(options.known ?? []), ...knownIn(file)]),
      ...askLegs(points, breaks),
      ...(flat.type === 'flight' || Object.keys(flat.flight).length > 0
        ? []
        : askRoads(points, options.roads)),
      ...timing.questions,
    ],
    remarks: [...file.remarks, ...fields.remarks, ...timing.remarks, ...repeats],
  };
}
