import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { isRefusal } from '../contract/index.ts';
import { parseInstant } from '../text/index.ts';
import { languageOf } from './language.ts';
import { readWhen, sideBySide, whenMs } from './time.ts';
import { disclosure, httpUrl, number, oneOf, partyId, place, whole } from './values.ts';
import { reportsOf } from './verbs/feed.ts';

describe('times', () => {
  const right: [string, string][] = [
    ['2020-08-25T07:00:00Z', '2020-08-25T07:00:00.000Z'],
    ['2020-08-25t07:00:00z', '2020-08-25T07:00:00.000Z'],
    ['2020-08-25 07:00:00Z', '2020-08-25T07:00:00.000Z'],
    ['2020-08-25T10:00:00+03:00', '2020-08-25T07:00:00.000Z'],
    ['2020-08-25T01:30:00-05:30', '2020-08-25T07:00:00.000Z'],
    ['2020-08-25T07:00Z', '2020-08-25T07:00:00.000Z'],
    ['2020-08-25T07:00:00.1239Z', '2020-08-25T07:00:00.123Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ];
  for (const [text, expected] of right) {
    it(`reads ${text}`, () => assert.equal(new Date(parseInstant(text) as number).toISOString(), expected));
  }
  const wrong = [
    '',
    '2020-08-25',
    '2020-08-25T07:00:00',
    '2020-08-25T07:00:00+0300',
    '2023-02-29T00:00:00Z',
    '2020-13-01T00:00:00Z',
    '2020-00-10T00:00:00Z',
    '2020-08-25T24:00:00Z',
    '2020-08-25T07:60:00Z',
    '251000JAUG20',
    '251000C',
    '2020-08-25T07:00:60Z',
    '2020-08-25T07:00:00+24:00',
    '1969-12-31T23:59:59Z',
    '25.08.2020 07:00',
    '1598338800',
    'tomorrow',
    '+5',
    '+5w',
    '5m',
  ];
  for (const text of wrong) {
    it(`refuses “${text}”`, () => assert.ok(isRefusal(readWhen(text, '--at'))));
  }
  it('reads date-time groups, and local time where a zone is set', () => {
    const ms = (text: string) => (readWhen(text, '--at') as { atMs?: number }).atMs;
    assert.equal(ms('251000CAUG20'), Date.UTC(2020, 7, 25, 7));
    process.env['PARLEY_ZONE'] = 'Asia/Damascus';
    try {
      assert.equal(ms('2020-08-25 10:00'), Date.UTC(2020, 7, 25, 7));
      assert.equal(ms('2020-10-29 23:30'), undefined);
    } finally {
      delete process.env['PARLEY_ZONE'];
    }
    assert.equal(ms('2020-08-25 10:00'), undefined);
  });
  it('shows an instant in every form beside one another', () => {
    const ms = Date.UTC(2020, 7, 25, 7);
    assert.equal(
      sideBySide(ms, 'Asia/Damascus', 'en'),
      '2020-08-25 07:00Z = 250700ZAUG20 = 2020-08-25 10:00 +03:00 (Syria Time)',
    );
    assert.equal(sideBySide(ms, null, 'ru'), '2020-08-25 07:00Z = 250700ZAUG20');
    assert.equal(sideBySide(Number.POSITIVE_INFINITY, null, 'en'), '-');
  });
  it('counts from the clock it is given', () => {
    const ms = (text: string) => {
      const when = readWhen(text, '--at');
      assert.ok(!isRefusal(when));
      return whenMs(when, 1_000_000_000);
    };
    assert.deepEqual(
      ['now', '+30s', '-2m', '+3h', '+1d'].map((text) => ms(text) - 1_000_000_000),
      [0, 30_000, -120_000, 10_800_000, 86_400_000],
    );
  });
  it('agrees with the calendar on every instant, and throws at nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 253_402_300_799_999 }), (ms) => {
        assert.equal(parseInstant(new Date(ms).toISOString()), ms);
      }),
      { numRuns: effort(20_000) },
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-:TZ+.nowmhds ') }), (text) => {
        const when = readWhen(text, 'x');
        assert.ok(isRefusal(when) || Number.isFinite(whenMs(when, 0)));
      }),
      { numRuns: effort(80_000) },
    );
  });
});

describe('values', () => {
  it('are read strictly', () => {
    const refused = (value: unknown) => isRefusal(value);
    assert.equal(number(0, 10)('2.5', 'x'), 2.5);
    for (const text of ['', ' 1', '1e3', '0x1', '11', '-1', 'NaN', 'Infinity', '1,5'])
      assert.ok(refused(number(0, 10)(text, 'x')), text);
    assert.equal(whole(1, 9)('7', 'x'), 7);
    assert.ok(refused(whole(1, 9)('7.5', 'x')));
    assert.ok(refused(oneOf(['a', 'b'])('c', 'x')));
    assert.ok(refused(partyId('West', 'x')) && partyId('west-2', 'x') === 'west-2');
    assert.equal(httpUrl('http://127.0.0.1:8440/', 'x'), 'http://127.0.0.1:8440');
    for (const text of ['127.0.0.1', 'ftp://a', 'http://u:p@a', 'http://a/?q', 'http://a/#f'])
      assert.ok(refused(httpUrl(text, 'x')), text);
    assert.deepEqual(place('37.05,41.2', 'x'), { lat: 37.05, lon: 41.2 });
    assert.deepEqual(place("37°3'N 41°12'E", 'x'), { lat: 37.05, lon: 41.2 });
    assert.equal((place('37S GB 00050 43060', 'x') as { lat: number }).lat.toFixed(2), '37.41');
    for (const text of ['91.0,0', '0,181.5', '37', '37,41', 'a,b', '37S GB 1'])
      assert.ok(refused(place(text, 'x')), text);
    assert.deepEqual(disclosure('east=coarse', 'x'), ['east', 'coarse']);
    assert.deepEqual(disclosure('east=who,window', 'x'), ['east', ['who', 'window']]);
    for (const text of ['east', 'east=', 'east=all', '=exact'])
      assert.ok(refused(disclosure(text, 'x')), text);
  });
});

describe('the language', () => {
  const from = (args: string[], env: Record<string, string> = {}) => languageOf(args, env).language;
  it('is asked for, or the environment’s, or English', () => {
    assert.equal(from([]), 'en');
    assert.equal(from([], { LANG: 'ru_RU.UTF-8' }), 'ru');
    assert.equal(from([], { LANG: 'ru_RU.UTF-8', LC_ALL: 'ar_SY.UTF-8' }), 'ar');
    assert.equal(from([], { LANG: 'de_DE.UTF-8' }), 'en');
    assert.equal(from(['x', '--lang', 'ar'], { LANG: 'ru' }), 'ar');
    assert.equal(from(['--lang=ru', 'x']), 'ru');
    assert.equal(from(['--', '--lang', 'ru']), 'en');
    assert.ok(languageOf(['--lang'], {}).refusal);
    assert.ok(languageOf(['--lang', 'fr'], {}).refusal);
  });
});

describe('a track to replay', () => {
  const gpx = (points: string) =>
    `<gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>${points}</trkseg></trk></gpx>`;
  const point = (lat: number, time?: string) =>
    `<trkpt lat="${lat}" lon="41">${time ? `<time>${time}</time>` : ''}</trkpt>`;
  it('keeps its own tempo, or takes the speed it is given', () => {
    const text = gpx(point(37, '2019-05-01T07:00:00Z') + point(37.01, '2019-05-01T07:01:30Z'));
    assert.deepEqual(
      reportsOf(text, {}).map(({ afterMs }) => afterMs),
      [0, 90_000],
    );
    const [, second] = reportsOf(gpx(point(37) + point(37.01)), { speedKmh: 36 });
    // 0.01° of latitude is 1,109.8 m there; 36 km/h are 10 m/s.
    assert.ok(Math.abs((second?.afterMs as number) - 110_980) < 200, String(second?.afterMs));
    assert.throws(() => reportsOf(gpx(point(37) + point(37.01)), {}), /CLI_TRACK_NO_TIMES/);
    assert.throws(
      () => reportsOf(gpx(point(37)).replace('</gpx>', '<trk><trkseg/></trk></gpx>'), {}),
      /CLI_PICK_TRACK|CLI_TRACK_NO_TIMES/,
    );
  });
});
