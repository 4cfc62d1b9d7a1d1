/** Asked, never put right: each doubt beside the like that is none. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRefusal } from '../../contract/index.ts';
import { direct, LinesNear, type Point, toMgrs } from '../../geo/index.ts';
import { askRoads } from './doubts.ts';
import { type RouteOptions, readRouteFile } from './read-route-file.ts';

const START: Point = { lat: 36.5, lon: 41 };
/** Points at least ten kilometres apart. */
const PLACES = [0, 1, 2, 3].map((n) => direct(START, 80, n * 12_000));

function asked(text: string, options: Partial<RouteOptions> = {}): string[] {
  const file = readRouteFile('f', Buffer.from(text), { nowMs: 0, ...options });
  assert.ok(!isRefusal(file), JSON.stringify(file));
  return file.questions.map((question) => question.text.replace('notices.import.', ''));
}
/** A table whose grid references lie off the degrees by so much. */
function table(offset: (n: number) => [azimuthDeg: number, metres: number], datum = ''): string {
  const rows = PLACES.map((at, n) => {
    const off = direct(at, ...offset(n));
    return `P${n},${at.lat},${at.lon},${toMgrs(off)},${datum}`;
  });
  return `name,lat,lon,mgrs,datum\n${rows.join('\n')}\n`;
}

test('a grid reference that tells another place; a steady shift is what another datum looks like', () => {
  assert.deepEqual(asked(table(() => [0, 0])), []);
  assert.deepEqual(asked(table(() => [140, 0.4])), [], 'within the last digit');
  assert.deepEqual(asked(table((n) => [n === 2 ? 90 : 0, n === 2 ? 700 : 0])), ['grid-differs']);
  assert.deepEqual(asked(table(() => [140, 230])), ['grid-shifted']);
  assert.deepEqual(asked(table((n) => [n * 90, 230])), ['grid-differs'], 'not steady: no datum does that');
  assert.deepEqual(asked(table(() => [140, 9_000])), ['grid-differs'], 'too far for a datum');
});

test('a datum that is named', () => {
  for (const same of ['WGS 84', 'wgs84', 'EPSG:4326', 'ETRS89', 'ITRF2014'])
    assert.deepEqual(asked(table(() => [0, 0], same)), [], same);
  for (const other of ['ED50', 'Pulkovo 1942', 'CK-42', 'NAD27'])
    assert.deepEqual(asked(table(() => [0, 0], other)), ['datum'], other);
});

test('a point far from the place whose name it bears', () => {
  const route = `name,lat,lon\nTell Gate,${START.lat},${START.lon}\nMill,36.6,41.1\n`;
  const known = (metres: number, name = 'TELL-GATE') => ({
    known: [
      { name, at: direct(START, 10, metres) },
      { name: 'Elsewhere', at: START },
    ],
  });
  assert.deepEqual(asked(route, known(4_000)), []);
  assert.deepEqual(asked(route, known(8_000)), ['far-from-name']);
  assert.deepEqual(asked(route, known(8_000, 'Other Gate')), [], 'another name');
  const near = { known: [...known(8_000).known, { name: 'Tell Gate', at: START }] };
  assert.deepEqual(asked(route, near), [], 'one of several of that name is near');
  const inFile = (lat: number): string =>
    `<gpx><wpt lat="${lat}" lon="41"><name>Mill</name></wpt><rte><rtept lat="36.5" lon="41"/><rtept lat="36.6" lon="41"><name>mill</name></rtept></rte></gpx>`;
  assert.deepEqual(asked(inFile(36.6)), []);
  assert.deepEqual(asked(inFile(36.9)), ['far-from-name'], 'the file itself knows the place');
});

test('a point far from every road of the layer; a flight is not asked', () => {
  const lane = [PLACES[0], PLACES[3]] as [Point, Point];
  const roads = new LinesNear([lane]);
  const beside = (metres: number, kind = ''): string => {
    const rows = PLACES.map((at, n) => direct(at, 170, n === 2 ? metres : 0));
    const flown =
      kind === 'flight'
        ? [',type,aircraft,crewed,floor_m,ceiling_m,above', ',flight,drone,no,0,90,ground']
        : ['', ''];
    return `lat,lon${flown[0]}\n${rows.map(({ lat, lon }, i) => `${lat},${lon}${i === 0 ? flown[1] : (flown[1] as string).replaceAll(/[^,]/g, '')}`).join('\n')}\n`;
  };
  assert.deepEqual(asked(beside(0)), [], 'without a layer nothing is asked');
  assert.deepEqual(asked(beside(9_000)), [], 'without a layer nothing is asked');
  assert.deepEqual(asked(beside(300), { roads }), [], 'yards and tracks beside it');
  assert.deepEqual(asked(beside(700), { roads }), ['off-road']);
  assert.deepEqual(asked(beside(9_000), { roads }), ['off-road']);
  assert.deepEqual(asked(beside(9_000, 'flight'), { roads }), []);
  const [question] = askRoads([lane[0], direct(lane[1], 90, 2_000)], roads);
  assert.deepEqual(question?.params, { count: 1, point: 2, metres: 500 });
});

test('values of another program are asked about, in a table they are refused', () => {
  const gpx = (name: string, value: string): string =>
    `<gpx><rte><extensions><field name="${name}">${value}</field></extensions><rtept lat="1" lon="1"/><rtept lat="1" lon="2"/></rte></gpx>`;
  assert.deepEqual(asked(gpx('armed_escort', 'two jeeps')), ['value-left-out']);
  assert.deepEqual(asked(gpx('armed_escort', 'yes')), []);
  assert.deepEqual(asked(gpx('type', 'road')), [], 'a word of many meanings is only said');
  const csv = readRouteFile('f', Buffer.from('lat,lon,escort\n1,1,two jeeps\n1,2,\n'), { nowMs: 0 });
  assert.equal(isRefusal(csv) && csv.refused, 'NOTICES_IMPORT_VALUE');
  const twice = readRouteFile('f', Buffer.from('lat,lon,call sign\n1,1,A\n1,2,B\n'), { nowMs: 0 });
  assert.equal(isRefusal(twice) && twice.refused, 'NOTICES_IMPORT_DIFFERS');
});
