/** GeoJSON (RFC 7946): collections, features and bare geometries; lines may carry times as `coordTimes`. */
import { type Refusal, RefusalError, refuse } from '../../contract/index.ts';
import type { Point } from '../point.ts';
import {
  addSegments,
  emptyGeoFile,
  type GeoFault,
  type GeoFile,
  MAX_FILE_BYTES,
  MAX_FILE_POINTS,
  openRing,
  type RawPoint,
  rawPoint,
  readEach,
  refusing,
} from './geo-file.ts';
import { jsonProperties, type Properties } from './properties.ts';
import { readTime } from './time.ts';
import { cleanName } from './xml.ts';

const MAX_JSON_DEPTH = 64;
type Json = Record<string, unknown>;

interface Reading {
  file: GeoFile;
  points: number;
  badTimes: number;
  badTime: string;
}

function fail(code: string, params: Record<string, string | number>): never {
  throw new RefusalError(refuse(code, params));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown, path: string): readonly unknown[] {
  return Array.isArray(value) ? value : fail('GEO_JSON_COORDINATES', { path });
}

/** Greatest nesting of brackets outside strings. */
function depthOf(text: string): number {
  let [depth, deepest, inString] = [0, 0, false];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at++;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x5b || code === 0x7b) deepest = Math.max(deepest, ++depth);
    else if (code === 0x5d || code === 0x7d) depth--;
  }
  return deepest;
}

function readPosition(value: unknown, path: string, reading: Reading): RawPoint {
  if (++reading.points > MAX_FILE_POINTS) fail('GEO_TOO_MANY_POINTS', { limit: MAX_FILE_POINTS });
  const [lon, lat, ele] = listOf(value, path);
  if (typeof lon !== 'number' || typeof lat !== 'number') fail('GEO_JSON_COORDINATES', { path });
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) {
    fail('GEO_JSON_OUT_OF_RANGE', { lat: String(lat), lon: String(lon), path });
  }
  const at: Point = { lat: lat + 0, lon: lon + 0 };
  return { ...rawPoint(at), eleM: typeof ele === 'number' ? ele : null };
}

function readLine(value: unknown, times: unknown, path: string, reading: Reading): RawPoint[] {
  const points = listOf(value, path).map((position, index) =>
    readPosition(position, `${path}/${index}`, reading),
  );
  if (!Array.isArray(times)) return points;
  if (times.length !== points.length) {
    fail('GEO_JSON_TIMES_MISMATCH', { times: times.length, points: points.length, path });
  }
  for (const [index, point] of points.entries()) {
    const written: unknown = times[index];
    if (written === null) continue;
    const time = typeof written === 'string' ? readTime(written) : null;
    if (!time && ++reading.badTimes === 1) reading.badTime = String(written).slice(0, 40);
    point.timeMs = time?.ms ?? null;
  }
  return points;
}

function readRings(value: unknown, { name, more }: Named, path: string, reading: Reading): void {
  const rings = listOf(value, path);
  const outer = listOf(rings[0] ?? [], path).map(
    (position, at) => readPosition(position, `${path}/0/${at}`, reading).at,
  );
  const ring = openRing(outer);
  if (ring.length > 0 && ring.length < 3) fail('GEO_JSON_COORDINATES', { path });
  if (ring.length > 0) reading.file.areas.push({ name, ring, ...more });
  if (rings.length > 1)
    reading.file.remarks.push({ text: 'geo.holes-left-out', params: { name: name ?? '' } });
}

interface Named {
  name: string | null;
  /** GPX converters say which lines were tracks, and when each point was passed. */
  kind: 'route' | 'track' | 'line';
  times: unknown;
  more: { properties?: Properties; row?: number };
}

function readGeometry(geometry: Json, named: Named, path: string, reading: Reading): void {
  const { file } = reading;
  const inside = `${path}/coordinates`;
  const { coordinates, type } = geometry;
  switch (type) {
    case 'Point':
      // RFC 7946 §3.1: an empty array of coordinates may be taken for a null object.
      if (Array.isArray(coordinates) && coordinates.length === 0) break;
      file.places.push({
        name: named.name,
        at: readPosition(coordinates, inside, reading).at,
        ...named.more,
      });
      break;
    case 'MultiPoint':
      for (const [index, position] of listOf(coordinates, inside).entries()) {
        const { at } = readPosition(position, `${inside}/${index}`, reading);
        file.places.push({ name: named.name, at, ...named.more });
      }
      break;
    case 'LineString':
      addSegments(
        file,
        named.kind,
        named.name,
        [readLine(coordinates, named.times, inside, reading)],
        true,
        named.more,
      );
      break;
    case 'MultiLineString': {
      const parts = listOf(coordinates, inside).map((part, index) => {
        const times = Array.isArray(named.times) ? named.times[index] : undefined;
        return readLine(part, times, `${inside}/${index}`, reading);
      });
      addSegments(file, named.kind, named.name, parts, false, named.more);
      break;
    }
    case 'Polygon':
      readRings(coordinates, named, inside, reading);
      break;
    case 'MultiPolygon':
      for (const [index, rings] of listOf(coordinates, inside).entries()) {
        readRings(rings, named, `${inside}/${index}`, reading);
      }
      break;
    case 'GeometryCollection':
      readMembers(geometry['geometries'], `${path}/geometries`, (part, at, index) => {
        const times = Array.isArray(named.times) ? named.times[index] : undefined;
        readGeometry(part, { ...named, times }, at, reading);
      });
      break;
    default:
      fail('GEO_JSON_TYPE', { type: String(type).slice(0, 40), path });
  }
}

function readMembers(
  value: unknown,
  path: string,
  each: (member: Json, path: string, index: number) => void,
): void {
  for (const [index, member] of listOf(value, path).entries()) {
    if (!isObject(member)) fail('GEO_JSON_TYPE', { type: typeof member, path: `${path}/${index}` });
    each(member, `${path}/${index}`, index);
  }
}

function readFeature(feature: Json, path: string, reading: Reading, row?: { row: number }): void {
  if (feature['type'] !== 'Feature') {
    fail('GEO_JSON_TYPE', { type: String(feature['type']).slice(0, 40), path });
  }
  const geometry = feature['geometry'];
  // RFC 7946 §3.2: a feature without a place has a null geometry.
  if (geometry === null || geometry === undefined) return;
  if (!isObject(geometry)) fail('GEO_JSON_TYPE', { type: typeof geometry, path });
  const properties = isObject(feature['properties']) ? feature['properties'] : {};
  const perPoint = isObject(properties['coordinateProperties']) ? properties['coordinateProperties'] : {};
  const title = properties['name'] ?? properties['title'];
  const times = perPoint['times'] ?? properties['coordTimes'];
  const gpxType = properties['_gpxType'];
  const kind = gpxType === 'rte' ? 'route' : gpxType === 'trk' || Array.isArray(times) ? 'track' : 'line';
  const name = typeof title === 'string' || typeof title === 'number' ? cleanName(String(title)) : null;
  const more = { ...jsonProperties(properties), ...row };
  readGeometry(geometry, { name, kind, times, more }, `${path}/geometry`, reading);
}

/** GeoJSON of 2008 could name a coordinate system; RFC 7946 has only WGS 84. Any other would put points elsewhere. */
function checkCrs(root: Json): void {
  const { crs } = root;
  if (crs === undefined || crs === null) return;
  const properties = isObject(crs) && isObject(crs['properties']) ? crs['properties'] : {};
  const name = String(properties['name'] ?? '?').slice(0, 100);
  if (!/(?:CRS84|EPSG:{1,2}4326)$/i.test(name)) fail('GEO_JSON_CRS', { crs: name });
}

/** Reads a GeoJSON text. Refusals: GEO_JSON_BROKEN, _TOO_DEEP, _TYPE, _COORDINATES, _OUT_OF_RANGE, _CRS, … */
export function readGeoJson(text: string, faults?: GeoFault[]): GeoFile | Refusal {
  if (text.length > MAX_FILE_BYTES) {
    return refuse('GEO_FILE_TOO_LARGE', { bytes: text.length, limit: MAX_FILE_BYTES });
  }
  if (depthOf(text) > MAX_JSON_DEPTH) return refuse('GEO_JSON_TOO_DEEP', { limit: MAX_JSON_DEPTH });
  let root: unknown;
  try {
    root = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const at = /position (\d+)/.exec(String(error))?.[1];
    return refuse('GEO_JSON_BROKEN', { position: at === undefined ? '?' : at });
  }
  const reading: Reading = { file: emptyGeoFile('geojson'), points: 0, badTimes: 0, badTime: '' };
  return refusing(() => {
    if (!isObject(root))
      fail('GEO_JSON_TYPE', { type: Array.isArray(root) ? 'array' : typeof root, path: '/' });
    checkCrs(root);
    if (root['type'] === 'FeatureCollection') {
      readMembers(root['features'], '/features', (feature, path, index) =>
        readEach(faults, index + 1, null, () =>
          readFeature(feature, path, reading, faults && { row: index + 1 }),
        ),
      );
    } else if (root['type'] === 'Feature') readFeature(root, '', reading);
    else readGeometry(root, { name: null, kind: 'line', times: undefined, more: {} }, '', reading);
    if (reading.badTimes > 0) {
      const params = { count: reading.badTimes, first: reading.badTime };
      reading.file.remarks.push({ text: 'geo.times-unreadable', params });
    }
    return reading.file;
  });
}
