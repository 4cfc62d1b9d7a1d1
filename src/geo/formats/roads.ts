/**
 * Roads out of a map file: an extract of OpenStreetMap in XML (https://wiki.openstreetmap.org/wiki/OSM_XML), or the lines of any
 * other map file. Lines that say which kind of way they are must be ways for vehicles; lines that say nothing are taken as drawn.
 */
import { isRefusal, type Refusal, refuse } from '../../contract/index.ts';
import type { Point } from '../point.ts';
import { decodeText } from './decode.ts';
import { MAX_FILE_POINTS } from './geo-file.ts';
import { isZip } from './kmz.ts';
import { readGeoFile } from './read-geo-file.ts';
import { children, readXml, type XmlElement } from './xml.ts';

export interface Road {
  points: Point[];
  /** Driven from its first point to its last only. */
  oneWay: boolean;
}
export interface RoadFile {
  roads: Road[];
  /** Ways and lines that no vehicle drives on, or of which too little is there. */
  leftOut: number;
}

/** Values of `highway` on which vehicles drive (https://wiki.openstreetmap.org/wiki/Key:highway); each may end in `_link`. */
const DRIVEN = new Set([
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'unclassified',
  'residential',
  'living_street',
  'service',
  'track',
  'road',
]);
const CLOSED = ['access', 'vehicle', 'motor_vehicle'];

type Tags = Readonly<Record<string, string>>;

/** How a way with these tags is driven; null: not at all. */
function driven(tags: Tags): 'both' | 'forward' | 'backward' | null {
  const { highway, oneway, junction } = tags;
  if (highway !== undefined && !DRIVEN.has(highway.replace(/_link$/, ''))) return null;
  if (CLOSED.some((key) => tags[key] === 'no')) return null;
  if (oneway === '-1' || oneway === 'reverse') return 'backward';
  if (oneway === 'yes' || oneway === 'true' || oneway === '1') return 'forward';
  if (
    oneway === undefined &&
    (junction === 'roundabout' || junction === 'circular' || highway === 'motorway')
  )
    return 'forward';
  return 'both';
}

class Roads {
  readonly roads: Road[] = [];
  leftOut = 0;

  add(parts: readonly (readonly Point[])[], tags: Tags): void {
    const way = driven(tags);
    const whole = parts.filter(({ length }) => length > 1);
    if (way === null || whole.length === 0) this.leftOut++;
    if (way === null) return;
    for (const points of whole)
      this.roads.push({
        points: way === 'backward' ? points.toReversed() : [...points],
        oneWay: way !== 'both',
      });
  }
}

function tagsOf(way: XmlElement): Tags {
  // Without a prototype: a key may be named as it likes.
  const tags: Record<string, string> = Object.create(null);
  for (const tag of children(way, 'tag')) tags[tag.getAttribute('k') ?? ''] = tag.getAttribute('v') ?? '';
  return tags;
}

function degrees(node: XmlElement, name: string, most: number): number | null {
  const text = node.getAttribute(name) ?? '';
  const value = /^-?\d{1,3}(?:\.\d{1,20})?$/.test(text) ? Number(text) : Number.NaN;
  return Math.abs(value) <= most ? value + 0 : null;
}

/** Ways of an extract. A node that the extract leaves out parts the way there. */
function readOsm(root: XmlElement): Roads | Refusal {
  const nodes = new Map<string, Point>();
  for (const node of children(root, 'node')) {
    const [lat, lon] = [degrees(node, 'lat', 90), degrees(node, 'lon', 180)];
    if (lat !== null && lon !== null) nodes.set(node.getAttribute('id') ?? '', { lat, lon });
  }
  const found = new Roads();
  let count = 0;
  for (const way of children(root, 'way')) {
    const tags = tagsOf(way);
    if (tags['highway'] === undefined) continue;
    const parts: Point[][] = [[]];
    for (const ref of children(way, 'nd')) {
      if (++count > MAX_FILE_POINTS) return refuse('GEO_TOO_MANY_POINTS', { limit: MAX_FILE_POINTS });
      const point = nodes.get(ref.getAttribute('ref') ?? '');
      if (point) parts.at(-1)?.push(point);
      else parts.push([]);
    }
    found.add(parts, tags);
  }
  return found;
}

/** Refusals: GEO_ROADS_NONE, and any `GEO_…` of the format. */
export function readRoadFile(name: string, bytes: Uint8Array): RoadFile | Refusal {
  const osm = osmRoot(bytes);
  if (osm !== null && isRefusal(osm)) return osm;
  let found = new Roads();
  if (osm) {
    const read = readOsm(osm);
    if (isRefusal(read)) return read;
    found = read;
  } else {
    const file = readGeoFile(name, bytes);
    if (isRefusal(file)) return file;
    for (const { points, breaks, properties = {} } of file.lines) {
      const starts = [0, ...breaks, points.length];
      const parts = starts.slice(0, -1).map((start, i) => points.slice(start, starts[i + 1]));
      found.add(parts, properties);
    }
  }
  const { roads, leftOut } = found;
  return roads.length > 0
    ? { roads, leftOut }
    : refuse('GEO_ROADS_NONE', { name: name.slice(0, 100), leftOut });
}

/** The root of an extract; null where the bytes are something else. */
function osmRoot(bytes: Uint8Array): XmlElement | Refusal | null {
  const text = isZip(bytes) ? '' : decodeText(bytes);
  if (isRefusal(text) || !text.trimStart().startsWith('<') || !text.slice(0, 2_000).includes('<osm'))
    return null;
  const root = readXml(text);
  return isRefusal(root) || root.localName === 'osm' ? root : null;
}
