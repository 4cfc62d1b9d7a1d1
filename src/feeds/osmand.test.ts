import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { effort } from '../../test/effort.ts';
import { dice, mutate, randomBytes } from '../../test/mutate.ts';
import { assertRefusals, assertSaid } from '../../test/said.ts';
import { shared } from '../../test/shared.ts';
import { isRefusal, type Refusal } from '../contract/index.ts';
import { direct } from '../geo/index.ts';
import { type Fix, fixSchema } from './fix.ts';
import { type FeedRequest, readOsmand } from './osmand.ts';
import { readOwnTracks } from './owntracks.ts';
import { refusals } from './refusals.ts';
import { checkSpeedUnit, SPEED_UNITS, type SpeedUnit, toMps } from './speed-unit.ts';
import { text } from './text.ts';

const NOW = Date.UTC(2026, 0, 10, 12);
const settings = { receivedMs: NOW, speedUnit: 'knots' } as const;

interface Case {
  id: string;
  protocol: 'osmand' | 'owntracks';
  request: { method: string; path: string; headers?: Record<string, string>; body?: string };
  expected: {
    fix: boolean;
    refused?: string;
    device?: string;
    time?: string | null;
    timeWithoutZone?: string;
    lat?: number;
    lon?: number;
    accuracyM?: number;
    courseDeg?: number;
    speed?: { mps: number };
    mock?: boolean;
  };
}

test('every recorded OsmAnd and OwnTracks request gives the fields it carries', {
  skip: shared === null ? 'no shared tracks' : false,
}, () => {
  const cases = JSON.parse(
    readFileSync(join(shared ?? '', 'tracks/traccar/requests.json'), 'utf8'),
  ) as Case[];
  assert.equal(cases.length, 21);
  for (const { id, protocol, request, expected } of cases) {
    const { method, path, headers, body } = request;
    const asked: FeedRequest = { method, query: path.split('?')[1] ?? '', headers, body };
    const answer = protocol === 'osmand' ? readOsmand(asked, settings) : readOwnTracks(asked, settings);
    if (expected.refused) {
      assert.ok(isRefusal(answer) && answer.refused === 'FEEDS_DEVICE_MISSING', id);
      assert.equal(refusals.FEEDS_DEVICE_MISSING.status, 400);
      continue;
    }
    assert.ok(!isRefusal(answer), `${id}: ${JSON.stringify(answer)}`);
    assert.equal(answer.length, expected.fix ? 1 : 0, id);
    const [fix] = answer;
    if (!fix) continue;
    fixSchema.parse(fix);
    assert.equal(fix.unit, expected.device, id);
    assert.deepEqual(fix.at, { lat: expected.lat, lon: expected.lon }, id);
    const written = expected.time ?? (expected.timeWithoutZone ? `${expected.timeWithoutZone}.000Z` : null);
    assert.equal(fix.fixMs, written === null ? NOW : Date.parse(written), id);
    assert.equal(fix.receivedMs, NOW);
    assert.equal(fix.courseDeg, expected.courseDeg, id);
    assert.equal(fix.accuracyM, expected.accuracyM, id);
    if (expected.speed) assert.ok(Math.abs((fix.speedMps ?? -1) - expected.speed.mps) < 1e-4, id);
    else assert.equal(fix.speedMps, undefined, id);
    const marks: string[] = [];
    if (written === null) marks.push('time-of-receipt');
    if (expected.mock) marks.push('implausible');
    if (expected.timeWithoutZone) marks.push('zone-assumed');
    assert.deepEqual(fix.marks, marks, id);
  }
});

function get(query: string, speedUnit: SpeedUnit | 'auto' = 'knots'): Fix[] | Refusal {
  return readOsmand({ method: 'GET', query }, { receivedMs: NOW, speedUnit });
}
function one(answer: Fix[] | Refusal): Fix {
  assert.ok(!isRefusal(answer), JSON.stringify(answer));
  assert.equal(answer.length, 1);
  const [fix] = answer;
  return fixSchema.parse(fix);
}
const codeOf = (answer: Fix[] | Refusal): string => (isRefusal(answer) ? answer.refused : 'taken');

test('a form says the same as a query', () => {
  const query = 'id=a1&lat=36.5&lon=40.5&timestamp=1768046400&speed=10&bearing=90&accuracy=5';
  const form = readOsmand({ method: 'POST', query: '', body: query }, settings);
  assert.deepEqual(form, get(query));
  assert.deepEqual(one(form), {
    unit: 'a1',
    at: { lat: 36.5, lon: 40.5 },
    fixMs: 1_768_046_400_000,
    receivedMs: NOW,
    speedMps: (10 * 1852) / 3600,
    courseDeg: 90,
    accuracyM: 5,
    source: 'osmand',
    marks: [],
  });
});

test('the unit of speed is a setting; a guess is marked; -1 is unknown', () => {
  const at = 'id=a&lat=1&lon=2&timestamp=1768046400';
  assert.equal(one(get(`${at}&speed=36`, 'kmh')).speedMps, 10);
  assert.equal(one(get(`${at}&speed=10`, 'mps')).speedMps, 10);
  const osmand = one(get(`${at}&hdop=1&altitude=0&speed=10`, 'auto'));
  assert.deepEqual([osmand.speedMps, osmand.marks], [10, ['speed-unit-guessed']]);
  const traccar = one(get(`${at}&accuracy=5&batt=80&speed=10`, 'auto'));
  assert.deepEqual([traccar.speedMps, traccar.marks], [toMps(10, 'knots'), ['speed-unit-guessed']]);
  assert.deepEqual(one(get(`${at}&speed=0`, 'auto')).marks, []);
  const unknown = one(get(`${at}&speed=-1&bearing=-1&accuracy=-1`));
  assert.deepEqual(
    [unknown.speedMps, unknown.courseDeg, unknown.accuracyM],
    [undefined, undefined, undefined],
  );
});

test('a wrong clock is marked and never costs the position', () => {
  const at = (timestamp: string): Fix =>
    one(get(`id=a&lat=1&lon=2&timestamp=${encodeURIComponent(timestamp)}`));
  assert.deepEqual(at(String(NOW + 60_000)).marks, []);
  assert.deepEqual(at(String(NOW + 60_001)).marks, ['future']);
  assert.equal(at(String(NOW + 86_400_000)).fixMs, NOW + 86_400_000);
  for (const none of [
    '0',
    '',
    'soon',
    '-5',
    '99999999999999999',
    'NaN',
    '2026-13-01T00:00:00Z',
    '1970-01-01T00:00:00Z',
  ]) {
    const fix = at(none);
    assert.deepEqual([fix.fixMs, fix.marks], [NOW, ['time-of-receipt']], none);
  }
  // The border between seconds and milliseconds.
  assert.equal(at('2147483646').fixMs, 2_147_483_646_000);
  assert.deepEqual(at('2147483647').marks, ['time-of-receipt']); // 25 January 1970
  assert.equal(at('1768046400.5').fixMs, 1_768_046_400_500);
});

test('refused: no device, no position, off the Earth, wrong method, too much', () => {
  const cases: [string, string][] = [
    ['lat=1&lon=2', 'FEEDS_DEVICE_MISSING'],
    ['id=%20&lat=1&lon=2', 'FEEDS_DEVICE_MISSING'],
    [`id=${'a'.repeat(65)}&lat=1&lon=2`, 'FEEDS_DEVICE_TOO_LONG'],
    ['id=a&lat=91&lon=2', 'FEEDS_POSITION_OUT_OF_RANGE'],
    ['id=a&lat=1&lon=-180.5', 'FEEDS_POSITION_OUT_OF_RANGE'],
    ['id=a&lat=NaN&lon=2', 'FEEDS_POSITION_UNREADABLE'],
    ['id=a&lat=1', 'FEEDS_POSITION_UNREADABLE'],
    ['id=a&lat=36,5&lon=40', 'FEEDS_POSITION_UNREADABLE'],
    ['id=a&location=36.5', 'FEEDS_POSITION_UNREADABLE'],
    [`id=a&x=${'y'.repeat(300_000)}`, 'FEEDS_TOO_LARGE'],
  ];
  for (const [query, code] of cases) assert.equal(codeOf(get(query)), code, query.slice(0, 60));
  const post = (body: string): string => codeOf(readOsmand({ method: 'POST', query: '', body }, settings));
  assert.equal(post('{"device_id":"a"'), 'FEEDS_BODY_UNREADABLE');
  assert.equal(
    post('{"device_id":"a","location":{"coords":{"latitude":null,"longitude":2}}}'),
    'FEEDS_POSITION_UNREADABLE',
  );
  assert.equal(post('{"location":{"coords":{"latitude":1,"longitude":2}}}'), 'FEEDS_DEVICE_MISSING');
  const coords = '{"coords":{"latitude":1,"longitude":2}}';
  assert.equal(
    post(`{"device_id":"a","location":[${Array(1001).fill(coords).join(',')}]}`),
    'FEEDS_TOO_MANY',
  );
  assert.equal(post(`{"device_id":"a","location":[${Array(1000).fill(coords).join(',')}]}`), 'taken');
  assert.equal(codeOf(readOsmand({ method: 'DELETE', query: '' }, settings)), 'FEEDS_METHOD');
  // 0, 0 is where receivers without a position put themselves: kept, and not believed.
  assert.deepEqual(one(get('id=a&lat=0&lon=0&timestamp=1768046400')).marks, ['implausible']);
  assert.deepEqual(one(get('id=a&lat=1&lon=1&valid=false&timestamp=1768046400')).marks, ['implausible']);
});

test('OwnTracks: what is no location is heard and gives no fix', () => {
  const post = (body: string): Fix[] | Refusal =>
    readOwnTracks({ method: 'POST', query: '', body }, settings);
  assert.deepEqual(post('{"_type":"lwt","tst":1}'), []);
  assert.equal(codeOf(post('[]')), 'FEEDS_BODY_UNREADABLE');
  assert.equal(codeOf(post('{"_type":"location","lat":1,"lon":2,"tst":1}')), 'FEEDS_DEVICE_MISSING');
});

test('the unit that a device really sends shows in the ground it covers', () => {
  for (const sent of SPEED_UNITS) {
    for (const readAs of SPEED_UNITS) {
      const fixes = Array.from(
        { length: 12 },
        (_, n): Fix => ({
          unit: 'a',
          at: direct({ lat: 36, lon: 40 }, 80, n * 100),
          fixMs: n * 5000,
          receivedMs: n * 5000,
          speedMps: toMps(20 / toMps(1, sent), readAs),
          source: 'osmand',
          marks: [],
        }),
      );
      assert.equal(checkSpeedUnit(fixes, readAs), sent, `${sent} read as ${readAs}`);
      assert.equal(checkSpeedUnit(fixes.slice(0, 4), readAs), null);
      assert.equal(
        checkSpeedUnit(
          fixes.map((fix) => ({ ...fix, at: { lat: 36, lon: 40 } })),
          readAs,
        ),
        null,
      );
    }
  }
});

const PIECES = [
  '&',
  '=',
  '%',
  '%zz',
  '%00',
  '+',
  '{',
  '}',
  '"',
  'null',
  '1e999',
  '-1',
  'NaN',
  '\u0000',
  '\uD800',
  '"__proto__":',
  '[]',
  'id=',
  'lat=',
  '"coords":',
];

test('40,000 damaged requests: a fix of the right shape or a refusal of the table', () => {
  const roll = dice(99);
  const samples = [
    'id=902064&lat=42.06288&lon=-88.23412&timestamp=2016-01-27T18%3A55%3A47Z&hdop=6.0&altitude=224.0&speed=0.5&bearing=12',
    '{"location":{"timestamp":"2025-06-15T13:45:12.862Z","coords":{"latitude":37.4,"longitude":-122.0,"accuracy":5,"speed":3,"heading":-1}},"device_id":"482"}',
    '{"_type":"location","acc":15,"lat":46.06,"lon":11.15,"tid":"5t","topic":"owntracks/a","tst":1551874878,"vel":9}',
  ].map((sample) => Buffer.from(sample));
  let taken = 0;
  for (let round = 0; round < effort(40_000); round++) {
    const kind = round % 4;
    const bytes =
      kind === 3 ? randomBytes(roll(80), roll) : mutate(samples[kind] ?? Buffer.alloc(0), PIECES, roll);
    const said = Buffer.from(bytes).toString('utf8');
    const startMs = performance.now();
    const answer =
      kind === 2
        ? readOwnTracks({ method: 'POST', query: '', body: said }, settings)
        : readOsmand(
            { method: kind === 1 ? 'POST' : 'GET', query: kind === 1 ? '' : said, body: said },
            { receivedMs: NOW, speedUnit: 'auto' },
          );
    assert.ok(performance.now() - startMs < 1000);
    if (isRefusal(answer)) assert.ok(answer.refused in refusals, answer.refused);
    else for (const fix of answer) fixSchema.parse(fix);
    if (!isRefusal(answer) && answer.length > 0) taken++;
  }
  assert.ok(taken > effort(4000) && taken < effort(36_000), `${taken} taken`);
});

test('every sentence stands in three languages', () => {
  assertRefusals(refusals, ['FEEDS_']);
  for (const [key, sentence] of Object.entries(text)) assertSaid(key, sentence);
});
