import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gpx as toGeoJson } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import { assertRefusals, assertSaid } from '../../../test/said.ts';
import { shared } from '../../../test/shared.ts';
import { isRefusal } from '../../contract/index.ts';
import type { GeoFile, GeoLine } from './geo-file.ts';
import { readGeoFile } from './read-geo-file.ts';
import { refusals } from './refusals.ts';
import { text } from './text.ts';

const bytesOf = (text: string): Uint8Array => Buffer.from(text);

function read(name: string, bytes: Uint8Array): GeoFile {
  const file = readGeoFile(name, bytes);
  assert.ok(!isRefusal(file), `${name}: ${JSON.stringify(file)}`);
  return file;
}

/** `r3t` = a route of 3 points with times; `b2` = a break before its third point. */
function sketch(file: GeoFile): string {
  const line = (l: GeoLine): string =>
    `${l.kind === 'route' ? 'r' : l.kind === 'track' ? 't' : 'l'}${l.points.length}${l.timesMs ? 't' : ''}` +
    (l.breaks.length > 0 ? `b${l.breaks.join(',')}` : '');
  return [...file.lines.map(line), `p${file.places.length}`, `a${file.areas.length}`].join(' ');
}

/** What every vector must come to, counted in the files by hand (waypoints, points of each route and track). */
const EXPECTED: Record<string, string> = {
  'Mojstrovka.gpx': 't184t p0 a0',
  'around-visnjan-with-car.gpx': 't104t p0 a0',
  'cerknicko-jezero-without-elevations.gpx': 't173t t52t t2t t44t t2t t2t t21t p7 a0',
  'cerknicko-without-times.gpx': 't173 t52 t2 t44 t2 t2 t21t p7 a0',
  'custom_schema_locations.gpx': 'p0 a0',
  'default_schema_locations.gpx': 'p0 a0',
  'first_and_last_elevation.gpx': 't10t p0 a0',
  'gpx-with-node-with-comments.gpx': 't1t p0 a0',
  'gpx1.0_with_all_fields.gpx': 'r3t r2 t1t p2 a0',
  'gpx1.1_with_all_fields.gpx': 'r3t r2 t1t p2 a0',
  'gpx1.1_with_extensions.gpx': 'p1 a0',
  'gpx1.1_with_extensions_without_namespaces.gpx': 'p1 a0',
  'gpx_with_garmin_extension.gpx': 'p1 a0',
  'route.gpx': 'r55 p0 a0',
  'track-with-empty-segment.gpx': 't9t p0 a0',
  'track-with-extremes.gpx': 't25 p0 a0',
  'track-with-less-sec-time.gpx': 't2t p0 a0',
  'track-with-small-floats.gpx': 't3 p0 a0',
  'track_with_dilution_errors.gpx': 'r1 t1 p1 a0',
  'track_with_speed.gpx': 't3t p0 a0',
  'unicode.gpx': 'p6 a0',
  'unicode2.gpx': 'p0 a0',
  'unicode_with_bom.gpx': 'p1 a0',
  'unicode_with_bom_noencoding.gpx': 'p1 a0',
  'empty_ele.gpx': 't2t p0 a0',
  'empty_trk.gpx': 'p0 a0',
  'gdal.gpx': 'r3t t4b2 p2 a0',
  'missing_hr.gpx': 't16tb3,13 p0 a0',
  'north_core.gpx': 't2 t2 t6b2,4 t3 t2 t5b3 t4 t5b2,4 t3 t2 p0 a0',
  'style.gpx': `${'t27 '.repeat(8)}${'t8 '.repeat(11)}t29 t29 p0 a0`,
  'trek.gpx': 'r120 p0 a0',
  'trek_no_rtept.gpx': 'p0 a0',
  'unique_trkpt.gpx': 't1t p0 a0',
  'wpt.gpx': 'p40 a0',
  'zero_elevation.gpx': 't3t p0 a0',
  'fells_loop.gpx': 'r46t p86 a0',
  'test1.gpx': 'r34 t264t p0 a0',
  'tour4-with-uturn.gpx': 'r9 t5t p0 a0',
  'gxmultitrack.kml': 't13t t13t p2 a0',
};
const FOLDERS = ['vectors/gpx/gpxpy', 'vectors/gpx/togeojson', 'tracks/routes'];

const skip = shared === null ? 'no shared vectors' : false;

test('every shared GPX and KML file is read without loss', { skip }, () => {
  const seen = new Set<string>();
  for (const folder of FOLDERS) {
    for (const name of readdirSync(join(shared ?? '', folder))) {
      if (!/\.(gpx|kml)$/.test(name)) continue;
      const file = read(name, readFileSync(join(shared ?? '', folder, name)));
      assert.equal(sketch(file), EXPECTED[name], name);
      seen.add(name);
    }
  }
  assert.deepEqual([...seen].sort(), Object.keys(EXPECTED).sort());
});

interface Feature {
  properties: { name?: string; coordTimes?: string[] | string[][] } | null;
  geometry: { type: string; coordinates: number[] | number[][] | number[][][] } | null;
}

/** Lines of two points or more and places, as an independent converter gives them. */
function oracleOf(features: readonly Feature[]): { lines: string[]; places: string[] } {
  const at = ([lon, lat]: readonly number[]): string => `${lat},${lon}`;
  const lines: string[] = [];
  const places: string[] = [];
  for (const { geometry } of features) {
    if (geometry?.type === 'Point') places.push(at(geometry.coordinates as number[]));
    if (geometry?.type === 'LineString') lines.push((geometry.coordinates as number[][]).map(at).join(' '));
    if (geometry?.type === 'MultiLineString') {
      lines.push(...(geometry.coordinates as number[][][]).map((part) => part.map(at).join(' ')));
    }
  }
  return { lines: lines.filter((line) => line.includes(' ')).sort(), places: places.sort() };
}

function segmentsOf(file: GeoFile): { lines: string[]; places: string[] } {
  const lines = file.lines.flatMap(({ points, breaks }) =>
    [0, ...breaks].map((from, index) =>
      points
        .slice(from, breaks[index] ?? points.length)
        .map(({ lat, lon }) => `${lat},${lon}`)
        .join(' '),
    ),
  );
  return {
    lines: lines.filter((line) => line.includes(' ')).sort(),
    places: file.places.map(({ at }) => `${at.lat},${at.lon}`).sort(),
  };
}

test('points agree with togeojson: its recorded results, and the library itself on every GPX', {
  skip,
}, () => {
  let pairs = 0;
  for (const folder of FOLDERS) {
    for (const name of readdirSync(join(shared ?? '', folder))) {
      if (!name.endsWith('.gpx')) continue;
      const path = join(shared ?? '', folder, name);
      const ours = segmentsOf(read(name, readFileSync(path)));
      const dom = new DOMParser({ onError: () => {} }).parseFromString(
        readFileSync(path, 'utf8').replace(/^\uFEFF/, ''),
        'text/xml',
      );
      assert.deepEqual(ours, oracleOf(toGeoJson(dom).features as Feature[]), name);
      if (folder !== 'vectors/gpx/togeojson') continue;
      const recorded = JSON.parse(readFileSync(`${path}.geojson`, 'utf8')) as { features: Feature[] };
      const asRead = read(`${name}.geojson`, readFileSync(`${path}.geojson`));
      assert.deepEqual(segmentsOf(asRead), oracleOf(recorded.features), `${name}.geojson`);
      assert.deepEqual(ours, oracleOf(recorded.features), name);
      pairs++;
    }
  }
  assert.equal(pairs, 11);
});

test('the KML multi-track and its recorded GeoJSON give the same two tracks with the same times', {
  skip,
}, () => {
  const path = join(shared ?? '', 'tracks/routes/gxmultitrack.kml');
  const kml = read('a.kml', readFileSync(path));
  const json = read('a.geojson', readFileSync(`${path}.geojson`));
  assert.deepEqual(
    kml.lines.map((line) => line.points),
    json.lines.map((line) => line.points),
  );
  assert.deepEqual(
    kml.lines.map((line) => line.timesMs),
    json.lines.map((line) => line.timesMs),
  );
  assert.equal(kml.lines[0]?.timesMs?.[0], Date.parse('2014-04-12T14:26:16.702Z'));
});

test('a byte-order mark, UTF-16 either way, and no declaration are read alike; Latin-1 is refused', () => {
  const body = '<gpx><wpt lat="36.5" lon="40.25"><name>تل تمر</name></wpt></gpx>';
  const le = Buffer.from(`\uFEFF${body}`, 'utf16le');
  const forms = [bytesOf(body), bytesOf(`\uFEFF${body}`), le, Buffer.from(le).swap16()];
  for (const bytes of forms) {
    assert.deepEqual(read('a.gpx', bytes).places, [{ name: 'تل تمر', at: { lat: 36.5, lon: 40.25 } }]);
  }
  const latin = Buffer.from(
    '<?xml version="1.0" encoding="windows-1252"?><gpx><wpt lat="1" lon="2"><name>\u00e9</name></wpt></gpx>',
    'latin1',
  );
  const refused = readGeoFile('a.gpx', latin);
  assert.deepEqual(refused, { refused: 'GEO_FILE_ENCODING', params: { encoding: 'windows-1252' } });
});

test('a point that cannot be read refuses the whole file and says where', () => {
  const cases: [string, string, Record<string, unknown>][] = [
    ['<gpx>\n<wpt lat="36,5" lon="40"/></gpx>', 'GEO_POINT_UNREADABLE', { lat: '36,5', lon: '40', line: 2 }],
    ['<gpx><wpt lon="40"/></gpx>', 'GEO_POINT_UNREADABLE', { lat: '—', lon: '40', line: 1 }],
    ['<gpx><wpt lat="NaN" lon="40"/></gpx>', 'GEO_POINT_UNREADABLE', { lat: 'NaN', lon: '40', line: 1 }],
    ['<gpx><wpt lat="0x10" lon="40"/></gpx>', 'GEO_POINT_UNREADABLE', { lat: '0x10', lon: '40', line: 1 }],
    ['<gpx><wpt lat="140" lon="36"/></gpx>', 'GEO_POINT_OUT_OF_RANGE', { lat: '140', lon: '36', line: 1 }],
    [
      '<gpx><wpt lat="36" lon="180.1"/></gpx>',
      'GEO_POINT_OUT_OF_RANGE',
      { lat: '36', lon: '180.1', line: 1 },
    ],
    ['{"type":"Point","coordinates":["40",36]}', 'GEO_JSON_COORDINATES', { path: '/coordinates' }],
    [
      '{"type":"LineString","coordinates":[[40,36],[36,140]]}',
      'GEO_JSON_OUT_OF_RANGE',
      { lat: '140', lon: '36', path: '/coordinates/1' },
    ],
    ['{"type":"Circle","coordinates":[]}', 'GEO_JSON_TYPE', { type: 'Circle', path: '' }],
    ['{"type":"Point"', 'GEO_JSON_BROKEN', {}],
    ['[1,2]', 'GEO_JSON_TYPE', { type: 'array', path: '/' }],
    [
      '{"type":"Point","coordinates":[4000000,5000000],"crs":{"type":"name","properties":{"name":"EPSG:3857"}}}',
      'GEO_JSON_CRS',
      { crs: 'EPSG:3857' },
    ],
    ['<osm/>', 'GEO_XML_ROOT', { root: 'osm' }],
    ['hello', 'GEO_FORMAT_UNKNOWN', { name: 'route.gpx' }],
    ['   ', 'GEO_FILE_EMPTY', {}],
    ['', 'GEO_FILE_EMPTY', {}],
  ];
  for (const [body, code, params] of cases) {
    const refused = readGeoFile('route.gpx', bytesOf(body));
    assert.ok(isRefusal(refused), body);
    assert.equal(refused.refused, code, body);
    assert.ok(code in refusals, code);
    if (code !== 'GEO_JSON_BROKEN') assert.deepEqual(refused.params, params, body);
  }
  // Control: the same texts with the fault taken out are read.
  assert.equal(read('a', bytesOf('<gpx>\n<wpt lat="36.5" lon="40"/></gpx>')).places.length, 1);
  assert.equal(read('a', bytesOf('{"type":"Point","coordinates":[40,36]}')).places.length, 1);
});

test('a time that cannot be read is left out and said, the point stays', () => {
  const body =
    '<gpx><trk><trkseg><trkpt lat="1" lon="2"><time>yesterday</time></trkpt>' +
    '<trkpt lat="1" lon="3"><time>2026-02-30T00:00:00Z</time></trkpt></trkseg></trk></gpx>';
  const file = read('a.gpx', bytesOf(body));
  assert.equal(file.lines[0]?.points.length, 2);
  assert.equal(file.lines[0]?.timesMs, null);
  assert.deepEqual(file.remarks, [
    { text: 'geo.times-unreadable', params: { count: 2, first: 'yesterday' } },
  ]);
});

test('segments that run back in time are lines of their own; those that go on are one line with a break', () => {
  const point = (lon: number, second: number): string =>
    `<trkpt lat="1" lon="${lon}"><time>2026-01-01T00:00:0${second}Z</time></trkpt>`;
  const gpx = (a: number, b: number): string =>
    `<gpx><trk><trkseg>${point(1, 1)}${point(2, a)}</trkseg><trkseg>${point(3, b)}${point(4, 9)}</trkseg></trk></gpx>`;
  assert.equal(sketch(read('a', bytesOf(gpx(2, 3)))), 't4tb2 p0 a0');
  assert.equal(sketch(read('a', bytesOf(gpx(5, 3)))), 't2t t2t p0 a0');
});

test('the road shape that Garmin planners keep between route points is not lost', () => {
  const body =
    '<gpx xmlns="http://www.topografix.com/GPX/1/1" xmlns:gpxx="http://www.garmin.com/xmlschemas/GpxExtensions/v3"><rte>' +
    '<rtept lat="1" lon="1"><extensions><gpxx:RoutePointExtension><gpxx:rpt lat="1.5" lon="1"/></gpxx:RoutePointExtension></extensions></rtept>' +
    '<rtept lat="2" lon="1"/></rte></gpx>';
  assert.deepEqual(
    read('a', bytesOf(body)).lines[0]?.points.map((point) => point.lat),
    [1, 1.5, 2],
  );
});

test('every sentence stands in three languages', () => {
  assertRefusals(refusals, ['GEO_']);
  for (const [key, sentence] of Object.entries(text)) assertSaid(key, sentence);
});
