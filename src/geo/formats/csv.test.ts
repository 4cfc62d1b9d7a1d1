import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effort } from '../../../test/effort.ts';
import { dice, mutate, PIECES } from '../../../test/mutate.ts';
import { isRefusal } from '../../contract/index.ts';
import { textRefusals } from '../../text/index.ts';
import { geoRefusals } from '../index.ts';
import { MAX_CELLS, readCsv } from './csv.ts';
import type { GeoFault, GeoFile } from './geo-file.ts';
import { readGeoFile } from './read-geo-file.ts';
import { refusals } from './refusals.ts';

function read(text: string): GeoFile {
  const file = readGeoFile('t.csv', Buffer.from(text));
  assert.ok(!isRefusal(file), JSON.stringify(file));
  return file;
}
const codeOf = (text: string): string => {
  const file = readGeoFile('t.csv', Buffer.from(text));
  return isRefusal(file) ? file.refused : 'read';
};

const PLAN = `name,lat,lon,eta,etd,mgrs,colour
Gate,37.1,42.0,,2026-12-01T06:00:00Z,,red
"School, north",37.12,42.06,010630ZDEC26,2026-12-01 07:30Z,,
Bakery,37.15,42.1,2026-12-01T08:00Z,,38SKE 20000 15000,
`;

test('the rows of a table are places, and in their order a line; a stay is two points', () => {
  const { lines, places, format } = read(PLAN);
  assert.equal(format, 'csv');
  const [line] = lines;
  assert.deepEqual(
    line?.points.map(({ lat, lon }) => [lat, lon]),
    [
      [37.1, 42],
      [37.12, 42.06],
      [37.12, 42.06],
      [37.15, 42.1],
    ],
  );
  const at = (text: string): number => Date.parse(text);
  assert.deepEqual(line?.timesMs, [
    at('2026-12-01T06:00Z'),
    at('2026-12-01T06:30Z'),
    at('2026-12-01T07:30Z'),
    at('2026-12-01T08:00Z'),
  ]);
  assert.deepEqual(
    places.map(({ name, row }) => [name, row]),
    [
      ['Gate', 2],
      ['School, north', 3],
      ['Bakery', 4],
    ],
  );
  assert.deepEqual(places[0]?.properties, { colour: 'red' });
  assert.deepEqual(places[2]?.properties, { mgrs: '38SKE 20000 15000' });
});

test('semicolons, tabs, a byte-order mark, headers in other languages, a position in one cell', () => {
  for (const text of [
    '\uFEFFШирота;Долгота;Название\r\n37.1;42;Ворота\r\n37.2;42;Мост\r\n',
    'خط العرض\tخط الطول\tالاسم\n37.1\t42\tباب\n37.2\t42\tجسر\n',
    'Position,Name\n"37.1, 42",A\n"37°12\'00""N 42°E",B\n',
    'MGRS;name\n38S KG 33388 10178;A\n38SKG3373921276;B\n',
  ]) {
    const { lines } = read(text);
    assert.equal(lines[0]?.points.length, 2, text);
    assert.ok(Math.abs((lines[0]?.points[0]?.lat ?? 0) - 37.1) < 0.01, text);
  }
  const two = read('route,lat,lon\nOut,37,42\nBack,37.1,42\nOut,37.1,42\nBack,37,42\n');
  assert.deepEqual(
    two.lines.map(({ name, points }) => [name, points[0]?.lat, points.length]),
    [
      ['Out', 37, 2],
      ['Back', 37.1, 2],
    ],
  );
});

test('each fault has its code; a row that cannot be read is never left out of a route', () => {
  assert.equal(codeOf('name,colour\nA,red\n'), 'GEO_FORMAT_UNKNOWN');
  assert.equal(codeOf('lat,lon,latitude\n37,42,37\n'), 'GEO_CSV_COLUMN_TWICE');
  assert.equal(codeOf('lat,lon\n37,42\n"37,42\n'), 'GEO_CSV_BROKEN');
  assert.equal(codeOf('lat,lon\n37,42\n,\n37,42\n'), 'read', 'an empty row is none');
  assert.equal(codeOf('lat,lon,name\n37,42,A\n,,B\n'), 'GEO_CSV_NO_PLACE');
  assert.equal(codeOf('lat;lon\n37,1;42\n'), 'GEO_POINT_UNREADABLE', 'a decimal comma is not guessed at');
  assert.equal(codeOf('lat,lon\n97,42\n'), 'GEO_POINT_OUT_OF_RANGE');
  assert.equal(codeOf('lat,lon,time\n37,42,tomorrow\n'), 'TEXT_WHEN');
  assert.equal(codeOf('lat,lon,eta,etd\n37,42,010700ZDEC26,010600ZDEC26\n'), 'GEO_CSV_LEAVES_FIRST');
  assert.equal(codeOf('mgrs\n38SZZ 1 1\n'), 'GEO_GRID_SQUARE');
  const other = readCsv('colour\nred\n');
  assert.equal(isRefusal(other) && other.refused, 'GEO_CSV_COLUMNS');
});

test('with a list for faults each row stands for itself', () => {
  const faults: GeoFault[] = [];
  const file = readCsv('lat,lon,name\n37,42,A\n370,42,B\n37.1,42,C\n37.2,,D\n', faults);
  assert.ok(!isRefusal(file));
  assert.deepEqual(
    file.places.map(({ name }) => name),
    ['A', 'C'],
  );
  assert.deepEqual(
    faults.map(({ row, name, refusal }) => [row, name, refusal.refused]),
    [
      [3, 'B', 'GEO_POINT_OUT_OF_RANGE'],
      [5, 'D', 'GEO_POINT_UNREADABLE'],
    ],
  );
});

test('placemarks and features too stand for themselves where faults are collected', () => {
  const kml =
    '<kml><Placemark><name>A</name><Point><coordinates>42,37</coordinates></Point></Placemark><Placemark><name>B</name><Point><coordinates>x,37</coordinates></Point></Placemark></kml>';
  const json =
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A","category":"clinic","n":3},"geometry":{"type":"Point","coordinates":[42,37]}},{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[42,97]}}]}';
  for (const text of [kml, json]) {
    const faults: GeoFault[] = [];
    const file = readGeoFile('f', Buffer.from(text), faults);
    assert.ok(!isRefusal(file), text);
    assert.deepEqual([file.places.length, faults.length, faults[0]?.row], [1, 1, 2]);
    assert.ok(isRefusal(readGeoFile('f', Buffer.from(text))), 'and without, the file is refused');
  }
  const [place] = read(json.replace('97', '38')).places;
  assert.deepEqual(place?.properties, { name: 'A', category: 'clinic', n: '3' });
});

test('swollen tables are refused in bounded time and memory', () => {
  const before = process.memoryUsage().rss;
  const began = performance.now();
  assert.equal(codeOf(`lat,lon\n${','.repeat(MAX_CELLS + 1)}`), 'GEO_CSV_TOO_MANY_CELLS');
  assert.equal(codeOf(`lat,lon\n${'\n'.repeat(MAX_CELLS + 1)}`), 'GEO_CSV_TOO_MANY_CELLS');
  assert.equal(codeOf(`lat,lon${',a'.repeat(300)}\n37,42\n`), 'GEO_CSV_TOO_MANY_CELLS');
  assert.equal(codeOf(`lat,lon,name\n37,42,"${'x'.repeat(1_100_000)}"\n`), 'GEO_CSV_BROKEN');
  const points = readCsv(`lat,lon\n${'1,1\n'.repeat(250_001)}`);
  assert.equal(isRefusal(points) && points.refused, 'GEO_TOO_MANY_POINTS');
  // 100 MB: refused by its length, before anything is made of it.
  const huge = readGeoFile('t.csv', Buffer.alloc(100 * 1024 * 1024, 'lat,lon\n'));
  assert.equal(isRefusal(huge) && huge.refused, 'GEO_FILE_TOO_LARGE');
  assert.ok(performance.now() - began < 20_000, `${performance.now() - began} ms`);
  assert.ok(process.memoryUsage().rss - before < 900 * 1024 * 1024);
});

test('damaged tables: a file or a refusal of the table, never anything thrown', () => {
  const known = { ...refusals, ...geoRefusals, ...textRefusals };
  const roll = dice(2027);
  const own = [
    ...PIECES,
    '"',
    '""',
    ';',
    '\t',
    '\r',
    ',,,',
    '37.1',
    'lat',
    'ARR',
    '2026-13-01T00:00Z',
    '38SKE',
  ];
  let taken = 0;
  const rounds = effort(20_000);
  for (let round = 0; round < rounds; round++) {
    const faults: GeoFault[] = [];
    const bytes = mutate(Buffer.from(PLAN), own, roll);
    const file = readGeoFile('t.csv', bytes, round % 2 === 0 ? faults : undefined);
    if (isRefusal(file)) assert.ok(file.refused in known, file.refused);
    else taken++;
    for (const { refusal } of faults) assert.ok(refusal.refused in known, refusal.refused);
  }
  assert.ok(taken > effort(1_000) && taken < rounds, `${taken} of ${rounds} taken`);
});
