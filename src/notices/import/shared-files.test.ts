/** The public route files: each a route, or a clear refusal. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { shared } from '../../../test/shared.ts';
import { isRefusal } from '../../contract/index.ts';
import { type RouteFile, type RouteOptions, readRouteFile } from './read-route-file.ts';

const NOW = Date.UTC(2026, 0, 10, 12);

function read(bytes: Uint8Array, options: Partial<RouteOptions> = {}): RouteFile {
  const file = readRouteFile('r', bytes, { nowMs: NOW, ...options });
  assert.ok(!isRefusal(file), JSON.stringify(file));
  return file;
}
const asked = (file: RouteFile): string[] =>
  file.questions.map((question) => question.text.replace('notices.import.', ''));
const said = (file: RouteFile): string[] =>
  file.remarks.map((remark) => remark.text.replace('notices.import.', ''));

const skip = shared === null ? 'no shared vectors' : false;

/** `points/dated|tempo|-/questions`, or the refusal, for every shared route file. */
const EXPECTED: Record<string, string> = {
  'Mojstrovka.gpx': '184/-/',
  'around-visnjan-with-car.gpx': '104/tempo/',
  'cerknicko-jezero-without-elevations.gpx': 'NOTICES_IMPORT_SEVERAL_LINES',
  'cerknicko-without-times.gpx': 'NOTICES_IMPORT_SEVERAL_LINES',
  'custom_schema_locations.gpx': 'NOTICES_IMPORT_NO_LINE',
  'default_schema_locations.gpx': 'NOTICES_IMPORT_NO_LINE',
  'first_and_last_elevation.gpx': '9/-/times-backwards',
  'gpx-with-node-with-comments.gpx': 'NOTICES_IMPORT_NO_LINE',
  'gpx1.0_with_all_fields.gpx': 'NOTICES_IMPORT_SEVERAL_LINES',
  'gpx1.1_with_all_fields.gpx': 'NOTICES_IMPORT_SEVERAL_LINES',
  'gpx1.1_with_extensions.gpx': 'NOTICES_IMPORT_NO_LINE',
  'gpx1.1_with_extensions_without_namespaces.gpx': 'NOTICES_IMPORT_NO_LINE',
  'gpx_with_garmin_extension.gpx': 'NOTICES_IMPORT_NO_LINE',
  'route.gpx': '55/-/',
  'track-with-empty-segment.gpx': '9/tempo/',
  'track-with-extremes.gpx': '25/-/',
  'track-with-less-sec-time.gpx': '2/tempo/',
  'track-with-small-floats.gpx': '2/-/',
  'track_with_dilution_errors.gpx': 'NOTICES_IMPORT_NO_LINE',
  'track_with_speed.gpx': '3/tempo/',
  'unicode.gpx': 'NOTICES_IMPORT_NO_LINE',
  'unicode2.gpx': 'NOTICES_IMPORT_NO_LINE',
  'unicode_with_bom.gpx': 'NOTICES_IMPORT_NO_LINE',
  'unicode_with_bom_noencoding.gpx': 'NOTICES_IMPORT_NO_LINE',
  'empty_ele.gpx': 'NOTICES_IMPORT_NO_MOVEMENT',
  'empty_trk.gpx': 'NOTICES_IMPORT_NO_LINE',
  'gdal.gpx': 'NOTICES_IMPORT_SEVERAL_LINES',
  'missing_hr.gpx': '16/tempo/',
  'north_core.gpx': 'NOTICES_IMPORT_SEVERAL_LINES',
  'style.gpx': 'NOTICES_IMPORT_SEVERAL_LINES',
  'trek.gpx': '120/-/',
  'trek_no_rtept.gpx': 'NOTICES_IMPORT_NO_LINE',
  'unique_trkpt.gpx': 'NOTICES_IMPORT_NO_LINE',
  'wpt.gpx': 'NOTICES_IMPORT_NO_LINE',
  'zero_elevation.gpx': '3/tempo/',
  'fells_loop.gpx': '46/-/',
  'gxmultitrack.kml': 'NOTICES_IMPORT_SEVERAL_LINES',
  'test1.gpx': '264/tempo/took-track',
  'tour4-with-uturn.gpx': '5/tempo/took-track',
};

test('every shared route file is a route or a clear refusal', { skip }, () => {
  const seen: Record<string, string> = {};
  for (const folder of ['vectors/gpx/gpxpy', 'vectors/gpx/togeojson', 'tracks/routes']) {
    for (const name of readdirSync(join(shared ?? '', folder))) {
      if (!/\.(gpx|kml)$/.test(name)) continue;
      const file = readRouteFile(name, readFileSync(join(shared ?? '', folder, name)), { nowMs: NOW });
      const times = isRefusal(file) ? '' : file.timesMs ? 'dated' : file.durationsMs ? 'tempo' : '-';
      seen[name] = isRefusal(file) ? file.refused : `${file.points.length}/${times}/${asked(file).join(',')}`;
    }
  }
  assert.deepEqual(seen, EXPECTED);
});

test('shared drives: lengths as published, times from 1970 are a tempo, the teleport is asked about', {
  skip,
}, () => {
  const open = (name: string, options: Partial<RouteOptions> = {}): RouteFile =>
    read(readFileSync(join(shared ?? '', 'tracks/routes', name)), options);
  assert.equal((open('fells_loop.gpx').lengthM / 1000).toFixed(1), '11.2');
  const drive = open('test1.gpx');
  assert.equal((drive.lengthM / 1000).toFixed(1), '9.6');
  assert.equal(drive.timesMs, null);
  assert.deepEqual([drive.durationsMs?.[0], drive.durationsMs?.at(-1)], [0, 796_000]);
  assert.ok(said(drive).includes('times-durations'));
  const turns = open('test1.gpx', { pick: 1 });
  assert.deepEqual([turns.used.text, asked(turns)], ['notices.import.used-route', []]);
  assert.deepEqual(asked(open('gxmultitrack.kml', { pick: 2 })), ['too-fast']);
  assert.deepEqual(asked(open('gxmultitrack.kml', { pick: 1 })), []);
});
