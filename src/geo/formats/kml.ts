/** KML 2.2 with Google's track extension: placemarks, however deep in folders. Styles and pictures are passed over. */
import { type Refusal, RefusalError, refuse } from '../../contract/index.ts';
import type { Point } from '../point.ts';
import { readDecimal, readPoint } from './coordinate.ts';
import {
  addSegments,
  emptyGeoFile,
  type GeoFault,
  type GeoFile,
  MAX_FILE_POINTS,
  openRing,
  orThrow,
  type RawPoint,
  rawPoint,
  readEach,
  refusing,
} from './geo-file.ts';
import { kmlProperties, type Properties } from './properties.ts';
import { readTime } from './time.ts';
import { child, children, childText, cleanName, lineNumber, readXml, type XmlElement } from './xml.ts';

interface Reading {
  file: GeoFile;
  faults: GeoFault[] | undefined;
  placemarks: number;
  points: number;
  badTimes: number;
  badTime: string;
  links: number;
}

function count(reading: Reading): void {
  if (++reading.points > MAX_FILE_POINTS) {
    throw new RefusalError(refuse('GEO_TOO_MANY_POINTS', { limit: MAX_FILE_POINTS }));
  }
}

/** `lon,lat[,alt]` tuples parted by white space. A space after a comma, which some programs write, joins. */
function readCoordinates(geometry: XmlElement, reading: Reading): RawPoint[] {
  const element = child(geometry, 'coordinates');
  if (!element) return [];
  const line = lineNumber(element);
  const points: RawPoint[] = [];
  let tuple = '';
  const close = (): void => {
    if (tuple === '') return;
    count(reading);
    const [lon, lat, ele, ...more] = tuple.split(',', 5);
    if (more.length > 0)
      throw new RefusalError(refuse('GEO_POINT_UNREADABLE', { lat: tuple.slice(0, 40), lon: '', line }));
    const eleM = readDecimal(ele);
    points.push({ ...rawPoint(orThrow(readPoint(lat, lon, line))), eleM });
    tuple = '';
  };
  for (const word of (element.textContent ?? '').split(/\s/)) {
    if (word === '') continue;
    if (!tuple.endsWith(',') && !word.startsWith(',')) close();
    tuple += word;
    if (tuple.length > 200)
      throw new RefusalError(refuse('GEO_POINT_UNREADABLE', { lat: tuple.slice(0, 40), lon: '', line }));
  }
  close();
  return points;
}

/** `when` and `gx:coord`, all times first or in turns: the first time belongs to the first coordinate, and so on. */
function readTrack(track: XmlElement, reading: Reading): RawPoint[] {
  const times: (number | null)[] = [];
  for (const when of children(track, 'when')) {
    const written = (when.textContent ?? '').trim();
    const time = readTime(written);
    if (!time && ++reading.badTimes === 1) reading.badTime = written.slice(0, 40);
    times.push(time?.ms ?? null);
  }
  const coords = [...children(track, 'coord')];
  if (times.length > 0 && times.length !== coords.length) {
    const params = { times: times.length, points: coords.length, line: lineNumber(track) };
    throw new RefusalError(refuse('GEO_KML_TIMES_MISMATCH', params));
  }
  const points: RawPoint[] = [];
  for (const [index, coord] of coords.entries()) {
    const written = (coord.textContent ?? '').trim();
    // KML: an empty coordinate says that this second has a time but no position.
    if (written === '') continue;
    count(reading);
    const [lon, lat, ele] = written.split(/\s+/, 3);
    const at = orThrow(readPoint(lat, lon, lineNumber(coord)));
    points.push({ at, timeMs: times[index] ?? null, eleM: readDecimal(ele), name: null });
  }
  return points;
}

function ringOf(boundary: XmlElement | null, reading: Reading): Point[] {
  const ring = boundary && child(boundary, 'LinearRing');
  return ring ? openRing(readCoordinates(ring, reading).map((point) => point.at)) : [];
}

interface Named {
  name: string | null;
  more: { properties?: Properties; row?: number };
}

function readGeometry(element: XmlElement, named: Named, reading: Reading): void {
  const { file } = reading;
  const { name, more } = named;
  switch (element.localName) {
    case 'Point': {
      const at = readCoordinates(element, reading)[0]?.at;
      if (at) file.places.push({ name, at, ...more });
      break;
    }
    case 'LineString':
    case 'LinearRing':
      addSegments(file, 'line', name, [readCoordinates(element, reading)], true, more);
      break;
    case 'Polygon': {
      const ring = ringOf(child(element, 'outerBoundaryIs'), reading);
      if (ring.length >= 3) file.areas.push({ name, ring, ...more });
      if (child(element, 'innerBoundaryIs'))
        file.remarks.push({ text: 'geo.holes-left-out', params: { name: name ?? '' } });
      break;
    }
    case 'Track':
      addSegments(file, 'track', name, [readTrack(element, reading)], true, more);
      break;
    case 'MultiTrack': {
      const tracks = [...children(element, 'Track')].map((track) => readTrack(track, reading));
      addSegments(file, 'track', name, tracks, false, more);
      break;
    }
    case 'MultiGeometry':
      for (const part of children(element)) readGeometry(part, named, reading);
      break;
  }
}

/** Recursion is bounded by the depth that readXml allows. */
function readFeatures(parent: XmlElement, reading: Reading): void {
  for (const element of children(parent)) {
    if (element.localName === 'Placemark') {
      const name = cleanName(childText(element, 'name'));
      const row = ++reading.placemarks;
      const named = { name, more: { ...kmlProperties(element), ...(reading.faults && { row }) } };
      readEach(reading.faults, row, name, () => {
        for (const geometry of children(element)) readGeometry(geometry, named, reading);
      });
    } else if (element.localName === 'Document' || element.localName === 'Folder') {
      readFeatures(element, reading);
    } else if (element.localName === 'NetworkLink') {
      reading.links++;
    }
  }
}

export function readKmlRoot(root: XmlElement, faults?: GeoFault[]): GeoFile {
  const file = emptyGeoFile('kml');
  const reading: Reading = { file, faults, placemarks: 0, points: 0, badTimes: 0, badTime: '', links: 0 };
  readFeatures(root, reading);
  const { remarks } = reading.file;
  if (reading.badTimes > 0) {
    remarks.push({
      text: 'geo.times-unreadable',
      params: { count: reading.badTimes, first: reading.badTime },
    });
  }
  if (reading.links > 0) remarks.push({ text: 'geo.links-not-followed', params: { count: reading.links } });
  return reading.file;
}

/** Reads a KML text. What it only links to is never fetched; a remark says so. */
export function readKml(text: string, faults?: GeoFault[]): GeoFile | Refusal {
  return refusing(() => {
    const root = orThrow(readXml(text));
    if (root.localName !== 'kml') {
      throw new RefusalError(refuse('GEO_XML_ROOT', { root: (root.localName ?? '').slice(0, 40) }));
    }
    return readKmlRoot(root, faults);
  });
}
