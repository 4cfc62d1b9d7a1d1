/** Further doubts about positions: another datum, a grid reference that tells another place, a name far from its place. */
import { isRefusal } from '../../contract/index.ts';
import type { GeoFile, GeoPlace, Sentence } from '../../geo/formats/index.ts';
import { distanceM, inverse, type LinesNear, type Point, readPoint } from '../../geo/index.ts';
import type { Flat } from '../flat/index.ts';
import { wordOf } from '../flat/index.ts';

export interface Named {
  name: string;
  at: Point;
}
export interface KnownPlace extends Named {
  /** Metres around it that still bear its name; 0 where nothing is known. */
  radiusM?: number;
}

/** Spellings of WGS 84 and of frames that differ from it by less than a metre. */
const SAME_DATUM =
  /^(?:wgs ?-?_?(?:19)?84.*|epsg:? ?4326|etrs ?-?89|itrf.*|nad ?-?83.*|crs ?:?84|пз-?90.*)$/i;

/** A datum that the file names. Others lie up to some hundred metres off, and no file can be told apart by looking at it. */
export function askDatum({ places }: GeoFile, flat: Flat): Sentence[] {
  const named = [flat.datum, ...places.map(({ properties }) => valueOf(properties, 'datum'))];
  const other = named.find((datum) => datum !== undefined && !SAME_DATUM.test(datum.trim()));
  return other === undefined ? [] : [{ text: 'notices.import.datum', params: { datum: other.slice(0, 60) } }];
}

function valueOf(properties: GeoPlace['properties'], word: 'datum' | 'grid'): string | undefined {
  const found = Object.entries(properties ?? {}).find(([name]) => wordOf(name) === word);
  return found?.[1];
}

interface Shift {
  row: number;
  metres: number;
  north: number;
  east: number;
}

/** How far the grid reference of a place lies from its degrees, beyond what its digits leave open. */
function shiftOf({ at, properties, row }: GeoPlace, number: number): Shift | null {
  const written = valueOf(properties, 'grid');
  const grid = written === undefined ? null : readPoint(written);
  if (!grid || isRefusal(grid)) return null;
  const { distanceM: metres, fromDeg } = inverse(at, grid.point);
  if (metres <= grid.precisionM + 1) return null;
  const turn = (fromDeg * Math.PI) / 180;
  return { row: row ?? number + 1, metres, north: metres * Math.cos(turn), east: metres * Math.sin(turn) };
}

/** A steady shift of this size is what another datum makes; errors of typing are neither steady nor this small. */
const DATUM_SHIFT_M = { least: 20, most: 1_500, spread: 60 };
const ENOUGH = 3;

function isSteady(shifts: readonly Shift[]): boolean {
  const mean = (key: 'north' | 'east'): number =>
    shifts.reduce((sum, one) => sum + one[key], 0) / shifts.length;
  const [north, east] = [mean('north'), mean('east')];
  const size = Math.hypot(north, east);
  return (
    shifts.length >= ENOUGH &&
    size >= DATUM_SHIFT_M.least &&
    size <= DATUM_SHIFT_M.most &&
    shifts.every((one) => Math.hypot(one.north - north, one.east - east) <= DATUM_SHIFT_M.spread)
  );
}

/** Grid references beside degrees that name another place. */
export function askGrid(places: readonly GeoPlace[]): Sentence[] {
  const shifts = places.flatMap((place, number) => shiftOf(place, number) ?? []);
  const [first] = shifts;
  if (!first) return [];
  const widest = shifts.reduce((most, { metres }) => Math.max(most, metres), 0);
  const params = { count: shifts.length, row: first.row, metres: Math.round(widest) };
  return [{ text: isSteady(shifts) ? 'notices.import.grid-shifted' : 'notices.import.grid-differs', params }];
}

/** As people and maps spell a name: case, marks and the signs between words do not count. */
function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{M}\u0640]/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** So far from the place that bears its name, a point is asked about: town and outskirts lie within. */
const FAR_M = 5_000;
const MOST_NAMES = 50_000;

/** Places that the file itself marks, by which the names along its route can be told. */
export function knownIn({ places, format }: GeoFile): KnownPlace[] {
  // The rows of a table are its points: they would be held against themselves.
  return format === 'csv' ? [] : places.flatMap(({ name, at }) => (name === null ? [] : [{ name, at }]));
}

/** Points that bear the name of a known place and lie far from every place of that name. */
export function askNamed(named: readonly Named[], known: readonly KnownPlace[]): Sentence[] {
  const places = new Map<string, KnownPlace[]>();
  for (const place of known.slice(0, MOST_NAMES)) {
    const name = plain(place.name);
    if (name !== '') places.set(name, [...(places.get(name) ?? []), place]);
  }
  const far = named.flatMap(({ name, at }) => {
    const same = places.get(plain(name)) ?? [];
    if (same.length === 0) return [];
    const metres = Math.min(...same.map((place) => distanceM(at, place.at) - (place.radiusM ?? 0)));
    return metres > FAR_M ? [{ name, km: Math.round(metres / 1000) }] : [];
  });
  const [first] = far;
  if (!first) return [];
  return [
    {
      text: 'notices.import.far-from-name',
      params: { name: first.name.slice(0, 80), km: first.km, count: far.length },
    },
  ];
}

/** Farther from every road than this, what drives is off the road: tracks and yards beside it lie within. */
const OFF_ROAD_M = 500;

/** Points of a way on the ground that lie far from every road of the layer that is loaded. */
export function askRoads(points: readonly Point[], roads: LinesNear | undefined): Sentence[] {
  const off = roads ? points.flatMap((at, i) => (roads.distanceM(at) > OFF_ROAD_M ? [i + 1] : [])) : [];
  const [first] = off;
  if (first === undefined) return [];
  return [
    { text: 'notices.import.off-road', params: { count: off.length, point: first, metres: OFF_ROAD_M } },
  ];
}
