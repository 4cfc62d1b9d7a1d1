/** GPX 1.0 and 1.1, in any namespace or none: routes, tracks with their segments, waypoints. */
import { type Refusal, RefusalError, refuse } from '../../contract/index.ts';
import { readDecimal, readPoint } from './coordinate.ts';
import {
  addSegments,
  emptyGeoFile,
  type GeoFault,
  type GeoFile,
  MAX_FILE_POINTS,
  orThrow,
  type RawPoint,
  rawPoint,
  readEach,
  refusing,
} from './geo-file.ts';
import { gpxProperties } from './properties.ts';
import { readTime } from './time.ts';
import { child, children, childText, cleanName, lineNumber, readXml, type XmlElement } from './xml.ts';

/** Counts over the whole file. */
interface Tally {
  points: number;
  /** Times that could not be read, and the first of them. */
  badTimes: number;
  badTime: string;
}

function readAt(element: XmlElement, tally: Tally): RawPoint['at'] {
  if (++tally.points > MAX_FILE_POINTS) {
    throw new RefusalError(refuse('GEO_TOO_MANY_POINTS', { limit: MAX_FILE_POINTS }));
  }
  return orThrow(readPoint(element.getAttribute('lat'), element.getAttribute('lon'), lineNumber(element)));
}

function readRawPoint(element: XmlElement, tally: Tally): RawPoint {
  const at = readAt(element, tally);
  const written = childText(element, 'time');
  const time = written === null ? null : readTime(written);
  if (written !== null && time === null && ++tally.badTimes === 1) tally.badTime = written.slice(0, 40);
  return {
    at,
    timeMs: time?.ms ?? null,
    eleM: readDecimal(childText(element, 'ele')),
    name: cleanName(childText(element, 'name')),
  };
}

/** Garmin's planners keep the shape of the road between two route points in an extension of the first. */
function* shapePoints(rtept: XmlElement, tally: Tally): Generator<RawPoint> {
  const extensions = child(rtept, 'extensions');
  const shape = extensions && child(extensions, 'RoutePointExtension');
  if (shape) for (const rpt of children(shape, 'rpt')) yield rawPoint(readAt(rpt, tally));
}

export function readGpxRoot(root: XmlElement, faults?: GeoFault[]): GeoFile {
  const file = emptyGeoFile('gpx');
  const tally: Tally = { points: 0, badTimes: 0, badTime: '' };
  let places = 0;
  for (const element of children(root)) {
    const name = cleanName(childText(element, 'name'));
    if (element.localName === 'wpt') {
      readEach(faults, ++places, name, () => {
        const { at } = readRawPoint(element, tally);
        file.places.push({ name, at, ...gpxProperties(element), ...(faults && { row: places }) });
      });
    } else if (element.localName === 'rte') {
      const points: RawPoint[] = [];
      for (const rtept of children(element, 'rtept')) {
        points.push(readRawPoint(rtept, tally), ...shapePoints(rtept, tally));
      }
      addSegments(file, 'route', name, [points], true, gpxProperties(element));
    } else if (element.localName === 'trk') {
      const segments = [...children(element, 'trkseg')].map((segment) =>
        [...children(segment, 'trkpt')].map((point) => readRawPoint(point, tally)),
      );
      addSegments(file, 'track', name, segments, true, gpxProperties(element));
    }
  }
  if (tally.badTimes > 0) {
    file.remarks.push({
      text: 'geo.times-unreadable',
      params: { count: tally.badTimes, first: tally.badTime },
    });
  }
  return file;
}

/** Reads a GPX text. A point that cannot be read refuses the whole file; a time that cannot be read is a remark. */
export function readGpx(text: string): GeoFile | Refusal {
  return refusing(() => {
    const root = orThrow(readXml(text));
    if (root.localName !== 'gpx') {
      throw new RefusalError(refuse('GEO_XML_ROOT', { root: (root.localName ?? '').slice(0, 40) }));
    }
    return readGpxRoot(root);
  });
}
