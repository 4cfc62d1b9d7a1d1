import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { isRefusal, type Refusal } from '../contract/index.ts';
import {
  formatDtg,
  LANGUAGES,
  parseDtg,
  parseInstant,
  readWhen,
  sayRefusal,
  showWhen,
  textRefusals,
  zoneHours,
} from './index.ts';
import { isZone, offsetText } from './zone.ts';

const NOW = Date.UTC(2020, 7, 25, 6, 30);
const at = (zone: string | null = null) => ({ zone, nowMs: NOW });
const iso = (value: number | Refusal): string =>
  isRefusal(value) ? value.refused : new Date(value).toISOString();
const codeOf = (value: number | Refusal): string => (isRefusal(value) ? value.refused : iso(value));
const showable = fc.integer({ min: 0, max: 253_402_300_799_999 });

describe('date-time groups', () => {
  const right: [string, string][] = [
    ['251000CAUG20', '2020-08-25T07:00:00.000Z'],
    ['250700ZAUG20', '2020-08-25T07:00:00.000Z'],
    ['25 1000 c aug 20', '2020-08-25T07:00:00.000Z'],
    ['251000C AUG 2020', '2020-08-25T07:00:00.000Z'],
    ['٢٥١٠٠٠CAUG٢٠', '2020-08-25T07:00:00.000Z'],
    ['\u2068251000CAUG20\u2069', '2020-08-25T07:00:00.000Z'],
    ['290000ZFEB24', '2024-02-29T00:00:00.000Z'],
    // The zone leads into another day, month and year.
    ['010030CJAN21', '2020-12-31T21:30:00.000Z'],
    ['312330YDEC20', '2021-01-01T11:30:00.000Z'],
    ['011200ZJAN1999', '1999-01-01T12:00:00.000Z'],
  ];
  for (const [text, expected] of right)
    it(`reads ${text}`, () => assert.equal(iso(parseDtg(text)), expected));

  const wrong: [string, string][] = [
    ['251000JAUG20', 'TEXT_DTG_LOCAL'],
    ['251000Z', 'TEXT_DTG_SHORT'],
    ['251000CAVG20', 'TEXT_DTG_MONTH'],
    ['251000CAUGUST20', 'TEXT_DTG_MONTH'],
    ['310000ZSEP20', 'TEXT_WHEN_IMPOSSIBLE'],
    ['290000ZFEB23', 'TEXT_WHEN_IMPOSSIBLE'],
    ['000000ZAUG20', 'TEXT_WHEN_IMPOSSIBLE'],
    ['252400ZAUG20', 'TEXT_WHEN_IMPOSSIBLE'],
    ['251060ZAUG20', 'TEXT_WHEN_IMPOSSIBLE'],
    ['010000CJAN1970', 'TEXT_WHEN_IMPOSSIBLE'],
    ['251000ZAUG0020', 'TEXT_WHEN_IMPOSSIBLE'],
    ['251000AUG20', 'TEXT_DTG_FORM'],
    ['251000СAUG20', 'TEXT_DTG_FORM'], // Cyrillic С
    ['251000ßEP20', 'TEXT_DTG_FORM'], // would become zone S in upper case
    ['251000ſSEP20', 'TEXT_DTG_FORM'],
    ['251000ZAUG202', 'TEXT_DTG_FORM'],
    ['2510ZAUG20', 'TEXT_DTG_FORM'],
    ['', 'TEXT_DTG_FORM'],
    [`251000CAUG20${' '.repeat(2_000)}x`, 'TEXT_DTG_FORM'],
  ];
  for (const [text, code] of wrong)
    it(`refuses ${text.slice(0, 30)}: ${code}`, () => assert.equal(codeOf(parseDtg(text)), code));

  it('knows all 25 letters, and J for nobody', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const hours = letters.map((letter) => zoneHours(letter));
    assert.equal(hours[9], null);
    assert.deepEqual(
      hours.filter((hour) => hour !== null).sort((a, b) => a - b),
      Array.from({ length: 25 }, (_, i) => i - 12),
    );
    // Alfa is Paris in winter, Romeo is New York in winter, Mike is Auckland in winter.
    assert.deepEqual([zoneHours('A'), zoneHours('R'), zoneHours('M'), zoneHours('Y')], [1, -5, 12, -12]);
    for (const none of ['', 'a', 'AB', '1']) assert.equal(zoneHours(none), null);
    assert.equal(formatDtg(NOW, 'J'), '-');
  });

  it('says which month and year a short one would need', () => {
    const refusal = readWhen('251000C', at()) as Refusal;
    assert.equal(refusal.params['example'], '251000CAUG20');
  });

  it('reads back every one that it writes, in every zone', () => {
    fc.assert(
      fc.property(
        showable,
        fc.constantFrom(...'ABCDEFGHIKLMNOPQRSTUVWXYZ'),
        fc.boolean(),
        (ms, letter, low) => {
          const text = formatDtg(ms, letter);
          if (text === '-') return;
          const read = parseDtg(low ? text.toLowerCase() : text);
          assert.equal(read, Math.floor(ms / 60_000) * 60_000, text);
        },
      ),
      { numRuns: effort(50_000) },
    );
  });
});

describe('times as people write them', () => {
  const zone = 'Asia/Damascus';
  const right: [string, string | null][] = [
    ['2020-08-25T07:00:00Z', null],
    ['2020-08-25 07:00:00 UTC', null],
    ['2020-08-25 10:00 +03:00', null],
    ['2020-08-25T01:30:00-05:30', null],
    ['251000CAUG20', null],
    ['2020-08-25 10:00', zone],
    ['2020-08-25T10:00:00', zone],
    ['2020-08-25 10:00', '+03:00'],
    ['2020-08-25 07:00', 'UTC'],
    [' \u2068٢٠٢٠-٠٨-٢٥ ١٠:٠٠\u2069 ', zone],
  ];
  for (const [text, where] of right) {
    it(`reads ${text} in ${where ?? 'no zone'}`, () =>
      assert.equal(iso(readWhen(text, at(where))), '2020-08-25T07:00:00.000Z'));
  }
  const wrong: [string, string | null, string][] = [
    ['2020-08-25 10:00', null, 'TEXT_WHEN_NO_ZONE'],
    ['2020-08-25', zone, 'TEXT_WHEN'],
    ['25.08.2020 10:00', zone, 'TEXT_WHEN'],
    ['08/09/2020 10:00', zone, 'TEXT_WHEN'],
    ['10:00', zone, 'TEXT_WHEN'],
    ['', zone, 'TEXT_WHEN'],
    ['2020-25-08 10:00', zone, 'TEXT_WHEN_IMPOSSIBLE'],
    ['2023-02-29 10:00', zone, 'TEXT_WHEN_IMPOSSIBLE'],
    ['2020-08-25 24:00', zone, 'TEXT_WHEN_IMPOSSIBLE'],
    ['2020-08-25T07:00:00+24:00', zone, 'TEXT_WHEN_IMPOSSIBLE'],
    ['1970-01-01 01:00', '+03:00', 'TEXT_WHEN_IMPOSSIBLE'],
    ['1969-12-31T23:59:59Z', zone, 'TEXT_WHEN_IMPOSSIBLE'],
    ['251000JAUG20', zone, 'TEXT_DTG_LOCAL'],
    ['2020-08-25 10:00', 'Asia/Nowhere', 'TEXT_ZONE'],
    ['2020-08-25 10:00', '+15:00', 'TEXT_ZONE'],
    ['2020-08-25 10:00', 'J', 'TEXT_ZONE'],
  ];
  for (const [text, where, code] of wrong)
    it(`refuses “${text}” in ${where ?? 'no zone'}: ${code}`, () =>
      assert.equal(codeOf(readWhen(text, at(where))), code));

  it('names both candidates where the clocks were changed', () => {
    // Syria, 2020: forward on 27 March at 00:00, back on 30 October at 00:00.
    const skipped = readWhen('2020-03-27 00:30', at(zone)) as Refusal;
    assert.equal(skipped.refused, 'TEXT_WHEN_SKIPPED');
    assert.deepEqual(
      [skipped.params['first'], skipped.params['second']],
      ['2020-03-27T00:30:00+03:00', '2020-03-27T00:30:00+02:00'],
    );
    const twice = readWhen('2020-10-29 23:30', at(zone)) as Refusal;
    assert.equal(twice.refused, 'TEXT_WHEN_TWICE');
    assert.deepEqual(
      [twice.params['first'], twice.params['second']].map((text) => iso(readWhen(String(text), at()))),
      ['2020-10-29T20:30:00.000Z', '2020-10-29T21:30:00.000Z'],
    );
    assert.equal(iso(readWhen('2020-10-30 00:00', at(zone))), '2020-10-29T22:00:00.000Z');
    // A whole day was left out in Samoa, and half an hour comes twice on Lord Howe.
    assert.equal(codeOf(readWhen('2011-12-30 12:00', at('Pacific/Apia'))), 'TEXT_WHEN_SKIPPED');
    assert.equal(codeOf(readWhen('2020-04-05 01:45', at('Australia/Lord_Howe'))), 'TEXT_WHEN_TWICE');
    assert.equal(iso(readWhen('2020-04-05 01:15', at('Australia/Lord_Howe'))), '2020-04-04T14:15:00.000Z');
  });

  it('reads every local time that a zone shows, and says so where it shows it twice', () => {
    const zones = [
      'Asia/Damascus',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Pacific/Apia',
      'UTC',
      '-09:30',
    ];
    const years = fc.integer({ min: Date.UTC(1973, 0), max: Date.UTC(2037, 0) });
    let twice = 0;
    fc.assert(
      fc.property(years, fc.constantFrom(...zones), (ms, where) => {
        const whole = Math.floor(ms / 60_000) * 60_000;
        const local = showWhen(whole, { zone: where, language: 'en' }).local;
        assert.ok(local);
        assert.equal(readWhen(local.text, at()), whole, local.text);
        const read = readWhen(local.text.slice(0, 16), at(where));
        if (!isRefusal(read)) return assert.equal(read, whole);
        twice++;
        assert.equal(read.refused, 'TEXT_WHEN_TWICE');
        const either = [read.params['first'], read.params['second']].map((text) =>
          parseInstant(String(text)),
        );
        assert.ok(either.includes(whole));
      }),
      { numRuns: effort(10_000) },
    );
    assert.ok(twice < effort(10_000) / 100);
  });
});

describe('times as people read them', () => {
  it('stand side by side', () => {
    const ms = Date.UTC(2020, 7, 25, 7, 0, 59, 999);
    const shown = showWhen(ms, { zone: 'Asia/Damascus', language: 'ru' });
    assert.deepEqual(shown, {
      utc: '2020-08-25 07:00Z',
      dtg: '250700ZAUG20',
      local: { text: '2020-08-25 10:00 +03:00', zone: 'Asia/Damascus', name: 'Сирия' },
    });
    const names = LANGUAGES.map((language) => showWhen(ms, { zone: 'Asia/Damascus', language }).local?.name);
    assert.deepEqual(names, ['Syria Time', 'Сирия', 'توقيت سوريا']);
    assert.equal(showWhen(ms, { language: 'en' }).local, null);
    assert.equal(showWhen(ms, { zone: 'Asia/Nowhere', language: 'en' }).local, null);
    assert.equal(showWhen(ms, { zone: '+03:00', language: 'ar' }).local?.name, 'UTC+03:00');
    assert.equal(showWhen(ms, { language: 'en', seconds: true }).utc, '2020-08-25 07:00:59Z');
  });

  it('never show one instant as another', () => {
    for (const ms of [-1, 8_640_000_000_000_001, 9_007_199_254_740_991, Number.NaN, 253_402_300_800_000])
      assert.deepEqual(showWhen(ms, { zone: 'Asia/Damascus', language: 'en' }), {
        utc: `${ms} ms UTC`,
        dtg: '-',
        local: null,
      });
    fc.assert(
      fc.property(showable, (ms) => {
        const { utc, dtg, local } = showWhen(ms, { zone: 'Asia/Damascus', language: 'ar' });
        const minute = Math.floor(ms / 60_000) * 60_000;
        for (const text of [utc, dtg, ...(local ? [local.text] : [])]) {
          assert.match(text, /^[\x20-\x7e]+$/);
          assert.equal(readWhen(text, at()), minute, text);
        }
      }),
      { numRuns: effort(10_000) },
    );
  });

  it('offsets are written with their sign and both digits', () => {
    assert.deepEqual([0, 10_800_000, -34_200_000, -2_670_000].map(offsetText), [
      '+00:00',
      '+03:00',
      '-09:30',
      '-00:44:30',
    ]);
    for (const zone of ['UTC', '+03:00', 'Asia/Damascus', 'America/Argentina/Buenos_Aires'])
      assert.ok(isZone(zone));
    for (const zone of ['', 'Z', '+3', '+14:01', '+01:60', '../x', 'Asia/Damascus ', 'a'.repeat(80)])
      assert.ok(!isZone(zone), zone);
  });
});

describe('whatever is typed', () => {
  const pieces = [
    '2',
    '0',
    '1',
    '25',
    '31',
    '1000',
    '2020-08-25',
    'T',
    ' ',
    ':',
    '-',
    '+03:00',
    'Z',
    'C',
    'J',
  ];
  const odd = ['AUG', 'feb', 'ß', 'С', '٣', '\u2068', '\u202E', '.', 'UTC', '\u0000', '😀', '9'.repeat(50)];
  const anything = fc.oneof(
    fc.array(fc.constantFrom(...pieces, ...odd), { maxLength: 10 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  it('gives an instant or a refusal that can be said, and nothing is thrown', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anything, fc.constantFrom('Asia/Damascus', '+03:00', null), (text, zone) => {
        const read = readWhen(text, at(zone));
        const group = parseDtg(text);
        if (!isRefusal(group)) assert.equal(read, group);
        if (!isRefusal(read)) return assert.ok(Number.isInteger(read) && read >= 0);
        seen.add(read.refused);
      }),
      { numRuns: effort(100_000) },
    );
    for (const code of seen) assert.ok(Object.hasOwn(textRefusals, code), code);
  });
  it('refusals are whole sentences in three languages', () => {
    for (const text of ['', '251000J', '251000C', '2020-08-25 10:00', '2020-13-01 10:00']) {
      const refusal = readWhen(text, at()) as Refusal;
      for (const language of LANGUAGES) {
        const { what, mend } = sayRefusal(language, textRefusals, refusal);
        assert.ok(what.length > 10 && mend.length > 10 && !/[{}]/.test(what + mend), what);
      }
    }
  });
});
