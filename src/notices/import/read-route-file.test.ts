import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRefusals, assertSaid } from '../../../test/said.ts';
import { isRefusal } from '../../contract/index.ts';
import type { Area, Point } from '../../geo/index.ts';
import { readPlaceFile } from './read-place-file.ts';
import { type RouteFile, type RouteOptions, readRouteFile } from './read-route-file.ts';
import { refusals } from './refusals.ts';
import { text } from './text.ts';

const NOW = Date.UTC(2026, 0, 10, 12);
const NORTH_EAST: Area = { type: 'circle', center: { lat: 36.6, lon: 40.6 }, radiusM: 80_000 };

function read(body: string | Uint8Array, options: Partial<RouteOptions> = {}): RouteFile {
  const file = readRouteFile('r', typeof body === 'string' ? Buffer.from(body) : body, {
    nowMs: NOW,
    ...options,
  });
  assert.ok(!isRefusal(file), JSON.stringify(file));
  return file;
}
function codeOf(body: string | Uint8Array, options: Partial<RouteOptions> = {}): string {
  const file = readRouteFile('r', typeof body === 'string' ? Buffer.from(body) : body, {
    nowMs: NOW,
    ...options,
  });
  assert.ok(isRefusal(file), 'expected a refusal');
  assert.ok(file.refused in refusals, file.refused);
  return file.refused;
}
const asked = (file: RouteFile): string[] =>
  file.questions.map((question) => question.text.replace('notices.import.', ''));
const said = (file: RouteFile): string[] =>
  file.remarks.map((remark) => remark.text.replace('notices.import.', ''));

type At = [lat: number, lon: number, time?: string];
const pt = (tag: string, [lat, lon, time]: At): string =>
  `<${tag} lat="${lat}" lon="${lon}">${time ? `<time>${time}</time>` : ''}</${tag}>`;
const trk = (points: readonly At[], name = ''): string =>
  `<trk><name>${name}</name><trkseg>${points.map((point) => pt('trkpt', point)).join('')}</trkseg></trk>`;
const rte = (points: readonly At[], name = ''): string =>
  `<rte><name>${name}</name>${points.map((point) => pt('rtept', point)).join('')}</rte>`;
const gpx = (...parts: string[]): string => `<gpx>${parts.join('')}</gpx>`;

test('swapped coordinates are asked about, never exchanged', () => {
  const right = rte([
    [36.65, 40.35],
    [36.7, 40.5],
  ]);
  const swapped = rte([
    [40.35, 36.65],
    [40.5, 36.7],
  ]);
  const file = read(gpx(swapped), { reference: NORTH_EAST });
  assert.deepEqual(asked(file), ['swapped']);
  assert.deepEqual(file.points[0], { lat: 40.35, lon: 36.65 });
  // Controls: the right way round nothing is asked; without ground to compare with nothing can be; elsewhere is elsewhere.
  assert.deepEqual(asked(read(gpx(right), { reference: NORTH_EAST })), []);
  assert.deepEqual(asked(read(gpx(swapped))), []);
  assert.deepEqual(
    asked(
      read(
        gpx(
          rte([
            [10, 20],
            [10.1, 20],
          ]),
        ),
        { reference: NORTH_EAST },
      ),
    ),
    ['elsewhere'],
  );
  const ring: Area = {
    type: 'polygon',
    ring: [
      { lat: 36, lon: 40 },
      { lat: 36, lon: 41 },
      { lat: 37, lon: 41 },
    ],
  };
  assert.deepEqual(asked(read(gpx(swapped), { reference: ring })), ['swapped']);
  const place = readPlaceFile('p', Buffer.from('<gpx><wpt lat="40.35" lon="36.65"/></gpx>'), {
    reference: NORTH_EAST,
  });
  assert.ok(!isRefusal(place) && place.questions[0]?.text === 'notices.import.swapped');
});

test('a plan keeps its times; a past drive keeps its tempo only; a reversed window is asked about', () => {
  const at = (hour: number): string => `2026-01-11T0${hour}:00:00Z`;
  const plan = read(
    gpx(
      trk([
        [36, 40, at(6)],
        [36.1, 40, at(7)],
      ]),
    ),
  );
  assert.deepEqual(plan.timesMs, [Date.UTC(2026, 0, 11, 6), Date.UTC(2026, 0, 11, 7)]);
  assert.equal(plan.durationsMs, null);
  const past = read(
    gpx(
      trk([
        [36, 40, at(6)],
        [36.1, 40, at(7)],
      ]),
    ),
    { nowMs: Date.UTC(2026, 1, 1) },
  );
  assert.deepEqual([past.timesMs, past.durationsMs], [null, [0, 3_600_000]]);
  assert.deepEqual(said(past), ['times-recorded']);
  const reversed = read(
    gpx(
      trk([
        [36, 40, at(7)],
        [36.1, 40, at(6)],
      ]),
    ),
  );
  assert.deepEqual(
    [reversed.timesMs, reversed.durationsMs, asked(reversed)],
    [null, null, ['window-reversed']],
  );
  const partial = read(
    gpx(
      trk([
        [36, 40, at(7)],
        [36.1, 40],
      ]),
    ),
  );
  assert.deepEqual([partial.timesMs, said(partial)], [null, ['times-partial']]);
  assert.deepEqual(
    asked(
      read(
        gpx(
          trk([
            [36, 40, at(6)],
            [38, 40, '2026-01-11T06:05:00Z'],
          ]),
        ),
      ),
    ),
    ['long-leg', 'too-fast'],
  );
  assert.deepEqual(
    asked(
      read(
        gpx(
          trk([
            [36, 40, '2036-01-11T06:00:00Z'],
            [36.1, 40, '2036-01-11T07:00:00Z'],
          ]),
        ),
      ),
    ),
    ['far-ahead'],
  );
  // The dates on a drawn route are when its points were drawn.
  assert.deepEqual(
    said(
      read(
        gpx(
          rte([
            [36, 40, at(7)],
            [36.1, 40, at(6)],
          ]),
        ),
      ),
    ),
    ['times-not-passage'],
  );
});

test('repeats go, halts stay, names stay with their point', () => {
  const still = gpx(
    trk([
      [36, 40],
      [36, 40],
      [36.1, 40],
      [36.1, 40],
      [36, 40],
    ]),
  );
  assert.deepEqual(
    read(still).points.map((point) => point.lat),
    [36, 36.1, 36],
  );
  assert.deepEqual(said(read(still)), ['repeats-dropped']);
  const at = (minute: number): string => `2026-01-11T06:${10 + minute}:00Z`;
  const halt = read(
    gpx(
      trk([
        [36, 40, at(0)],
        [36.1, 40, at(10)],
        [36.1, 40, at(20)],
        [36.1, 40, at(40)],
        [36.2, 40, at(49)],
      ]),
    ),
  );
  assert.deepEqual(
    halt.points.map((point) => point.lat),
    [36, 36.1, 36.1, 36.2],
  );
  assert.deepEqual(
    halt.timesMs?.map((ms) => new Date(ms).getUTCMinutes()),
    [10, 20, 50, 59],
  );
  const named =
    '<gpx><rte><rtept lat="1" lon="1"/><rtept lat="1" lon="1"><name>Gate</name></rtept><rtept lat="2" lon="1"/></rte></gpx>';
  assert.deepEqual(read(named).names, ['Gate', '']);
});

test('which line: one is taken, several are refused with a list, a pick by number or name is kept', () => {
  const two = gpx(
    rte(
      [
        [36, 40],
        [36.1, 40],
      ],
      'North',
    ),
    rte(
      [
        [35, 40],
        [35.1, 40],
      ],
      'South',
    ),
  );
  const refused = readRouteFile('r', Buffer.from(two), { nowMs: NOW });
  assert.ok(
    isRefusal(refused) && String(refused.params['lines']).includes('2. “South” (route, 2 pt, 11.1 km)'),
    JSON.stringify(refused),
  );
  assert.equal(read(two, { pick: 2 }).points[0]?.lat, 35);
  assert.equal(read(two, { pick: '2' }).points[0]?.lat, 35);
  assert.equal(read(two, { pick: 'North' }).points[0]?.lat, 36);
  for (const pick of ['East', 0, 3, -1, 1.5, '', 'length'])
    assert.equal(codeOf(two, { pick }), 'NOTICES_IMPORT_PICK_UNKNOWN');
  assert.equal(
    codeOf(
      gpx(
        trk(
          [
            [1, 1],
            [2, 2],
          ],
          'A',
        ),
        trk(
          [
            [3, 1],
            [2, 2],
          ],
          'A',
        ),
      ),
      { pick: 'A' },
    ),
    'NOTICES_IMPORT_PICK_UNKNOWN',
  );
  assert.equal(codeOf(gpx('<wpt lat="1" lon="2"/>')), 'NOTICES_IMPORT_NO_LINE');
  assert.equal(
    codeOf(
      gpx(
        trk([
          [1, 1],
          [1, 1],
        ]),
      ),
    ),
    'NOTICES_IMPORT_NO_MOVEMENT',
  );
});

test('a route and a track of one drive: the dated track, else the finer line; of two drives: neither', () => {
  const turns: At[] = [
    [36, 40],
    [36.02, 40],
  ];
  const ground: At[] = [
    [36, 40],
    [36.01, 40.001],
    [36.02, 40],
  ];
  const dated: At[] = [
    [36, 40, '2026-01-11T06:00:00Z'],
    [36.02, 40, '2026-01-11T06:10:00Z'],
  ];
  const kind = (body: string): unknown => read(body).used.text.replace('notices.import.used-', '');
  assert.equal(kind(gpx(rte(turns), trk(ground))), 'track');
  assert.equal(kind(gpx(rte(ground), trk(turns))), 'route');
  assert.equal(kind(gpx(rte(ground), trk(dated))), 'track');
  assert.deepEqual(asked(read(gpx(rte(turns), trk(ground)))), ['took-track']);
  // Same ends, another road: 900 m aside half-way.
  const other: At[] = [
    [36, 40],
    [36.01, 40.01],
    [36.02, 40],
  ];
  assert.equal(codeOf(gpx(rte(ground), trk(other))), 'NOTICES_IMPORT_SEVERAL_LINES');
});

test('each name of a list stands for itself: one from right to left does not draw what follows it to its other side', () => {
  const north: At[] = [
    [36, 40],
    [36.1, 40],
  ];
  const south: At[] = [
    [35, 40],
    [35.1, 40],
  ];
  const body = gpx(rte(north, 'طريق الشمال'), rte(south, 'South road'));
  const file = readRouteFile('r', Buffer.from(body), { nowMs: NOW });
  assert.ok(isRefusal(file));
  assert.match(String(file.params?.['lines']), /^1\. “\u2068طريق الشمال\u2069” \(.*; 2\. “South road” \(/);
  const points = ['حلب', 'Homs'].map((name) => `<wpt lat="36" lon="40"><name>${name}</name></wpt>`);
  const places = readPlaceFile('r', Buffer.from(gpx(...points)), {});
  assert.ok(isRefusal(places));
  assert.match(String(places.params?.['places']), /^1\. “\u2068حلب\u2069” 36.*; 2\. “Homs” /);
});

test('gaps between recorded segments are asked about', () => {
  const segments = (lon: number): string =>
    `<gpx><trk><trkseg>${pt('trkpt', [36, 40])}${pt('trkpt', [36.01, 40])}</trkseg><trkseg>${pt('trkpt', [36.01, lon])}${pt('trkpt', [36.02, lon])}</trkseg></trk></gpx>`;
  assert.deepEqual(asked(read(segments(40.1))), ['gaps']);
  assert.deepEqual(asked(read(segments(40.001))), []);
  assert.deepEqual(
    asked(
      read(
        gpx(
          trk([
            [0, 0],
            [0.1, 0.1],
          ]),
        ),
      ),
    ),
    ['zero-point'],
  );
});

test('more points than a notice holds are refused, not thinned', () => {
  const line = (count: number): string =>
    JSON.stringify({
      type: 'LineString',
      coordinates: Array.from({ length: count }, (_, n) => [40 + n / 1e4, 36]),
    });
  assert.equal(read(line(10_000)).points.length, 10_000);
  assert.equal(codeOf(line(10_001)), 'NOTICES_IMPORT_TOO_MANY_POINTS');
});

test('a site is the one place of a file, or the picked one', () => {
  const body =
    '<gpx><wpt lat="36" lon="40"><name>Clinic</name></wpt><wpt lat="37" lon="41"><name>Depot</name></wpt></gpx>';
  const place = (pick?: string | number): unknown => readPlaceFile('p', Buffer.from(body), { pick });
  assert.equal((place('Depot') as { at: Point }).at.lat, 37);
  assert.equal((place(1) as { name: string }).name, 'Clinic');
  assert.equal((place() as { refused: string }).refused, 'NOTICES_IMPORT_SEVERAL_PLACES');
  assert.equal((place('X') as { refused: string }).refused, 'NOTICES_IMPORT_PICK_UNKNOWN');
  const none = readPlaceFile('p', Buffer.from(gpx()), {});
  assert.ok(isRefusal(none) && none.refused === 'NOTICES_IMPORT_NO_PLACE');
});

test('every sentence stands in three languages', () => {
  assertRefusals(refusals, ['NOTICES_IMPORT_', 'GEO_']);
  for (const [key, sentence] of Object.entries(text)) assertSaid(key, sentence);
});
