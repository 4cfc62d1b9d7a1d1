import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { isRefusal } from '../contract/index.ts';
import { LANGUAGES, sayRefusal } from '../text/index.ts';
import { distanceM, geoRefusals, parseMgrs, readPoint } from './index.ts';

describe('positions as people type them', () => {
  const here = { lat: 36.512, lon: 41.234 };
  const right = [
    '36.512, 41.234',
    '36.512,41.234',
    '36.512 41.234',
    '36.512; 41.234',
    '+36.512 +41.234',
    'N36.512 E41.234',
    '36.512N, 41.234E',
    '41.234° E, 36.512° N',
    '36.512 с.ш. 41.234 в.д.',
    '36.512 شمالا، 41.234 شرقا',
    '٣٦٫٥١٢، ٤١٫٢٣٤',
    `36°30'43.2"N 41°14'2.4"E`,
    '36°30′43.2″ 41°14′2.4″',
    '36 30 43.2 N 41 14 2.4 E',
    '36:30:43.2N 41:14:02.4E',
    '36 30.72 N, 41 14.04 E',
    "36° 30.72' 41° 14.04'",
    "36°30'43.2''с.ш., 41°14'2.4''в.д.",
    '37S GA 00050 43060',
    '37sga0005043060',
    '\u2066 36.512, 41.234 \u2069',
  ];
  for (const text of right) {
    it(`reads ${text}`, () => {
      const read = readPoint(text);
      assert.ok(!isRefusal(read), JSON.stringify(read));
      assert.ok(distanceM(read.point, here) < 1, JSON.stringify(read));
    });
  }
  it('takes the hemisphere from letters and signs', () => {
    const at = (text: string): unknown => {
      const read = readPoint(text);
      return isRefusal(read) ? read.refused : [read.point.lat, read.point.lon];
    };
    assert.deepEqual(at('33.9S 18.4E'), [-33.9, 18.4]);
    assert.deepEqual(at('-33.9, 18.4'), [-33.9, 18.4]);
    assert.deepEqual(at('18.4W 33.9N'), [33.9, -18.4]);
    assert.deepEqual(at("33°54'ю.ш. 18°24'з.д."), [-33.9, -18.4]);
    assert.deepEqual(at('-0, -0.0'), [0, 0]);
    assert.deepEqual(at('0S 0W'), [0, 0]);
  });
  it('says how finely it was written', () => {
    const finely = (text: string): number => {
      const read = readPoint(text);
      return isRefusal(read) ? Number.NaN : Math.round(read.precisionM * 100) / 100;
    };
    assert.deepEqual(
      [
        '36.512, 41.2',
        '36.51234, 41.23456',
        '36 30 N 41 14 E',
        `36°30'43"N 41°14'02"E`,
        '37S GA 0005 4306',
      ].map(finely),
      [11_112, 1.11, 1_852, 30.87, 10],
    );
  });
  const wrong: [string, string][] = [
    ['', 'GEO_PLACE_FORM'],
    ['Tell Tamr', 'GEO_PLACE_FORM'],
    ['36.512', 'GEO_PLACE_FORM'],
    ['36,5', 'GEO_PLACE_FORM'],
    ['36,5N 41,2E', 'GEO_PLACE_FORM'],
    ['36, 5 N 41, 2 E', 'GEO_PLACE_FORM'],
    ['36,512 41,234', 'GEO_PLACE_FORM'],
    ['36 - 41', 'GEO_PLACE_FORM'],
    ['36-41', 'GEO_PLACE_FORM'],
    ['-36N 41E', 'GEO_PLACE_FORM'],
    ['36 30 41 14', 'GEO_PLACE_FORM'],
    ['36.5 30 N 41 E', 'GEO_PLACE_FORM'],
    ['36"30 N 41 E', 'GEO_PLACE_FORM'],
    ['36: N 41 E', 'GEO_PLACE_FORM'],
    ['36 N 41 E 5', 'GEO_PLACE_FORM'],
    ['36.5.1, 41', 'GEO_PLACE_FORM'],
    ['3e1, 41', 'GEO_PLACE_FORM'],
    ['36.5N 41.2', 'GEO_PLACE_FORM'],
    ['36.5N 41.2N', 'GEO_PLACE_SAME_AXIS'],
    ['36 60 N 41 0 E', 'GEO_PLACE_SIXTIETH'],
    ['36 512, 41 234', 'GEO_PLACE_SIXTIETH'],
    ['141.2, 36.5', 'GEO_PLACE_SWAPPED'],
    ['-141.2, -36.5', 'GEO_PLACE_SWAPPED'],
    ['141.2N, 36.5E', 'GEO_PLACE_LATITUDE'],
    ['190, 36', 'GEO_PLACE_LATITUDE'],
    ['36.5, 181', 'GEO_PLACE_LONGITUDE'],
    ['4052000, 520000', 'GEO_PLACE_LATITUDE'],
    ['GA 00050 43060', 'GEO_GRID_NO_ZONE'],
  ];
  for (const [text, code] of wrong) {
    it(`refuses ${text}: ${code}`, () => {
      const read = readPoint(text);
      assert.equal(isRefusal(read) && read.refused, code, JSON.stringify(read));
    });
  }
  it('says what would be right where the two are swapped', () => {
    const read = readPoint('141.2, 36.5');
    assert.equal(isRefusal(read) && read.params['right'], '36.5, 141.2');
  });

  const write = (degrees: number, letters: string): string => {
    const seconds = Math.round(Math.abs(degrees) * 36_000);
    const [d, m, s] = [Math.floor(seconds / 36_000), Math.floor(seconds / 600) % 60, (seconds % 600) / 10];
    return `${d}°${m}'${s.toFixed(1)}"${letters[degrees < 0 ? 1 : 0]}`;
  };
  it('reads back what is written, in degrees and in seconds', () => {
    fc.assert(
      fc.property(
        fc.record({
          lat: fc.double({ min: -90, max: 90, noNaN: true }),
          lon: fc.double({ min: -180, max: 180, noNaN: true }),
        }),
        (point) => {
          const degrees = readPoint(`${point.lat.toFixed(6)}, ${point.lon.toFixed(6)}`);
          const seconds = readPoint(`${write(point.lat, 'NS')} ${write(point.lon, 'EW')}`);
          assert.ok(!isRefusal(degrees) && !isRefusal(seconds));
          assert.ok(distanceM(degrees.point, point) < 0.12);
          assert.ok(distanceM(seconds.point, point) < 2.2 && seconds.form === 'dms');
        },
      ),
      { numRuns: effort(20_000) },
    );
  });
});

describe('whatever is typed', () => {
  const pieces = [
    '36',
    '41.5',
    '5',
    '0',
    '00050',
    '90',
    '180.1',
    '°',
    "'",
    '"',
    ':',
    ',',
    ' ',
    '-',
    '+',
    '.',
  ];
  const words = [
    'N',
    's',
    'E',
    'W',
    '37S',
    'GA',
    'zab',
    'с.ш.',
    'В',
    'شرق',
    '٣',
    '٫',
    '\u2068',
    '\u202E',
    '😀',
    '\u0000',
  ];
  const anything = fc.oneof(
    fc.array(fc.constantFrom(...pieces, ...words), { maxLength: 12 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.stringMatching(/^\d{1,2}[A-Z]{3}\d{0,10}$/),
  );
  it('gives a point on earth or a refusal that can be said, and nothing is thrown', () => {
    const seen = new Set<string>();
    let read = 0;
    fc.assert(
      fc.property(anything, (text) => {
        for (const value of [readPoint(text), parseMgrs(text)]) {
          if (isRefusal(value)) seen.add(value.refused);
          else {
            read++;
            assert.ok(Math.abs(value.point.lat) <= 90 && Math.abs(value.point.lon) <= 180, text);
            assert.ok(value.precisionM > 0 && value.precisionM < 200_000, text);
          }
        }
      }),
      { numRuns: effort(100_000) },
    );
    assert.ok(read > effort(1_000) / 4, String(read));
    for (const code of seen) assert.ok(Object.hasOwn(geoRefusals, code), code);
  });
  it('takes no time for a long text', () => {
    for (const text of [
      '36 '.repeat(100_000),
      `36${' '.repeat(900)}x`,
      '1,'.repeat(499),
      `${'3'.repeat(900)},1`,
    ]) {
      const started = performance.now();
      assert.ok(isRefusal(readPoint(text)));
      assert.ok(performance.now() - started < 50);
    }
  });
  it('refusals are whole sentences in three languages', () => {
    for (const text of ['', '141, 36', '36 61, 41', '37S HA 90000 43060', '37S GA 1', '36N 41N']) {
      const refusal = readPoint(text);
      assert.ok(isRefusal(refusal));
      for (const language of LANGUAGES) {
        const { what, mend } = sayRefusal(language, geoRefusals, refusal);
        assert.ok(what.length > 10 && mend.length > 10 && !/[{}]/.test(what + mend), what);
      }
    }
  });
});
