import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '../../contract/index.ts';
import type { GeoFile } from './geo-file.ts';
import { readGeoJson } from './geojson.ts';
import { readKml } from './kml.ts';
import { readTime } from './time.ts';

function kml(inside: string): GeoFile {
  const file = readKml(
    `<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2">${inside}</kml>`,
  );
  assert.ok(!isRefusal(file), JSON.stringify(file));
  return file;
}

test('placemarks in folders: points, lines, areas with their names; longitude stands first', () => {
  const file = kml(
    '<Document><Folder><Placemark><name> Post\n 7 </name><Point><coordinates>40.5,36.25,300</coordinates></Point></Placemark>' +
      '<Folder><Placemark><MultiGeometry><LineString><coordinates>\n40,36 \t41,36,5\n</coordinates></LineString>' +
      '<Polygon><outerBoundaryIs><LinearRing><coordinates>1,2 3,2 3,4 1,2</coordinates></LinearRing></outerBoundaryIs>' +
      '<innerBoundaryIs/></Polygon></MultiGeometry></Placemark></Folder></Folder><NetworkLink/></Document>',
  );
  assert.deepEqual(file.places, [{ name: 'Post 7', at: { lat: 36.25, lon: 40.5 } }]);
  assert.deepEqual(file.lines[0]?.points, [
    { lat: 36, lon: 40 },
    { lat: 36, lon: 41 },
  ]);
  assert.deepEqual(file.lines[0]?.elesM, [null, 5]);
  assert.equal(file.areas[0]?.ring.length, 3);
  assert.deepEqual(
    file.remarks.map((remark) => remark.text),
    ['geo.holes-left-out', 'geo.links-not-followed'],
  );
});

test('a space after the comma joins; a tuple of five or a bare number does not pass', () => {
  const line = (coordinates: string): string =>
    `<Placemark><LineString><coordinates>${coordinates}</coordinates></LineString></Placemark>`;
  assert.deepEqual(kml(line('40, 36, 1  41 ,36')).lines[0]?.points, [
    { lat: 36, lon: 40 },
    { lat: 36, lon: 41 },
  ]);
  for (const bad of ['40 36', '40,36,1,2', '40;36', '36,40,1 x']) {
    const refused = readKml(`<kml>${line(bad)}</kml>`);
    assert.ok(isRefusal(refused) && refused.refused === 'GEO_POINT_UNREADABLE', bad);
  }
});

test('a track pairs times and coordinates in either order; unequal numbers are refused', () => {
  const when = (second: number): string => `<when>2026-01-01T00:00:0${second}Z</when>`;
  const coord = (lon: number): string => `<gx:coord>${lon} 36 0</gx:coord>`;
  const track = (inside: string): string => `<Placemark><gx:Track>${inside}</gx:Track></Placemark>`;
  const inTurns = kml(track(when(1) + coord(40) + when(2) + coord(41)));
  const timesFirst = kml(track(when(1) + when(2) + coord(40) + coord(41)));
  assert.deepEqual(inTurns, timesFirst);
  assert.equal(inTurns.lines[0]?.timesMs?.[1], Date.UTC(2026, 0, 1, 0, 0, 2));
  const lost = kml(track(`${when(1)}${when(2)}${when(3)}${coord(40)}<gx:coord/>${coord(42)}`));
  assert.deepEqual(
    lost.lines[0]?.timesMs,
    [1, 3].map((second) => Date.UTC(2026, 0, 1, 0, 0, second)),
  );
  const refused = readKml(`<kml xmlns:gx="g">${track(when(1) + coord(40) + coord(41))}</kml>`);
  assert.deepEqual(isRefusal(refused) && refused.params, { times: 1, points: 2, line: 1 });
});

test('GeoJSON: parts of a line join only where they follow one another', () => {
  const multi = (parts: number[][][], properties: object): GeoFile => {
    const geometry = { type: 'MultiLineString', coordinates: parts };
    const file = readGeoJson(JSON.stringify({ type: 'Feature', properties, geometry }));
    assert.ok(!isRefusal(file), JSON.stringify(file));
    return file;
  };
  const parts = [
    [
      [40, 36],
      [41, 36],
    ],
    [
      [41, 36],
      [42, 36],
    ],
  ];
  assert.deepEqual(
    multi(parts, {}).lines.map((line) => line.points.length),
    [4],
  );
  const apart = [
    [
      [40, 36],
      [41, 36],
    ],
    [
      [43, 36],
      [42, 36],
    ],
  ];
  assert.deepEqual(
    multi(apart, {}).lines.map((line) => line.points.length),
    [2, 2],
  );
  const coordTimes = [
    ['2026-01-01T00:00:00Z', '2026-01-01T00:10:00Z'],
    ['2026-01-01T00:20:00Z', '2026-01-01T00:30:00Z'],
  ];
  const timed = multi(apart, { coordTimes, name: 'N' });
  assert.deepEqual(
    timed.lines.map((line) => [line.kind, line.name, line.points.length, line.breaks]),
    [['track', 'N', 4, [2]]],
  );
});

test('times: RFC 3339, no zone read as UTC, and nothing that is no time', () => {
  const cases: [string, string | null, boolean?][] = [
    ['2013-01-01T12:00:00Z', '2013-01-01T12:00:00.000Z', true],
    ['2015-12-11T15:43:13.994+01:00', '2015-12-11T14:43:13.994Z', true],
    ['2015-12-11T15:43:13-0330', '2015-12-11T19:13:13.000Z', true],
    ['2013-01-01T12:00:00', '2013-01-01T12:00:00.000Z', false],
    ['2014-06-04 09:10:11', '2014-06-04T09:10:11.000Z', false],
    ['2014-06-04T09:10:11.1234567Z', '2014-06-04T09:10:11.123Z', true],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z', true],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z', true],
    ['2023-02-29T00:00:00Z', null],
    ['2023-13-01T00:00:00Z', null],
    ['2023-01-01T24:00:01Z', null],
    ['2023-01-01T00:60:00Z', null],
    ['2023-01-01T00:00:00+24:00', null],
    ['0001-01-01T00:00:00Z', null],
    ['12.03.2024 10:00', null],
    ['', null],
  ];
  for (const [written, expected, zoned] of cases) {
    const time = readTime(written);
    assert.equal(time && new Date(time.ms).toISOString(), expected, written);
    if (time) assert.equal(time.zoned, zoned, written);
  }
});
