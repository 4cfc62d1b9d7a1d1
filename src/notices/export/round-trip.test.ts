/** What is written is read back the same, in every format that holds a notice; planted faults show that this is looked at. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../../test/effort.ts';
import { isRefusal } from '../../contract/index.ts';
import { LANGUAGES, type Language } from '../../text/index.ts';
import { coarseAreaOf, coarseWindowOf } from '../coarse.ts';
import { draftMovement, draftPlaces, readRouteFile } from '../import/index.ts';
import { type Fields, fieldsSchema, type NoticeType } from '../notice.ts';
import { exportNotice } from './export.ts';
import type { ExportedNotice, ExportFormat } from './exported.ts';

const NOW = Date.UTC(2026, 10, 30);
const HOUR = 3_600_000;
const OWNER = 'agency';

/** Somebody's words, with all that formats trip over. */
const word = fc.oneof(
  { weight: 4, arbitrary: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }) },
  {
    weight: 4,
    arbitrary: fc
      .array(
        fc.constantFrom(
          'a',
          ' ',
          ';',
          '/',
          '\\',
          '"',
          "'",
          ',',
          '\n',
          '\r',
          '\t',
          '=',
          '+',
          '-',
          '@',
          ':',
          '<',
          '&',
          ']]>',
          'x',
          '3',
          '\u202E',
          '\u200F',
          '\uFEFF',
          'ж',
          'ب',
          '1. ',
          'ARR ',
          'ROUTE:',
          '37.1, 42',
        ),
        { minLength: 1, maxLength: 8 },
      )
      .map((parts) => parts.join('')),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('=1+1', ' a ', 'Clinic 4', '\u0000', 'to be seen', '2026-01-01T00:00Z'),
  },
);
const optional = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
/** Nothing where it is left out: the canonical form knows no `undefined`. */
const plain = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;
const degrees = fc.record({
  lat: fc.double({ min: 36, max: 37, noNaN: true }),
  lon: fc.double({ min: 41, max: 42, noNaN: true }),
});
const item = <Shape extends object>(shape: fc.Arbitrary<Shape>) =>
  fc.array(shape, { minLength: 1, maxLength: 3 });

const who = fc
  .record({
    organisation: word,
    callSign: fc.oneof(fc.constant(''), word),
    units: fc.array(word, { maxLength: 3 }),
    purpose: fc.oneof(fc.constant(''), word),
    activity: fc.constantFrom('patrol' as const, 'aid' as const, 'site' as const),
    emergency: fc.boolean(),
    missionId: optional(word),
    comms: optional(word),
    cargo: optional(word),
    escorts: optional(
      item(fc.record({ by: word, armed: fc.boolean(), count: optional(fc.nat(99)), note: optional(word) })),
    ),
    series: optional(fc.constant({ id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', number: 2, of: 7 })),
  })
  .map((made) => ({ ...made, escort: made.escorts?.some(({ armed }) => armed) ?? false }));
const beside = {
  who,
  people: fc.option(
    fc.record({
      count: fc.nat(500),
      note: optional(word),
      nationalities: optional(word),
      drivers: optional(fc.array(word, { minLength: 1, maxLength: 3 })),
    }),
  ),
  vehicles: fc.option(
    item(
      fc.record({
        make: word,
        colour: optional(word),
        plate: optional(word),
        roofMarking: optional(word),
        count: fc.integer({ min: 1, max: 9 }),
      }),
    ),
  ),
  contacts: fc.option(item(fc.record({ name: word, role: fc.oneof(fc.constant(''), word), phone: word }))),
};

function finished(
  fields: Omit<Fields, 'area' | 'window'>,
  rough: Partial<Pick<Fields, 'area' | 'window'>>,
): Fields {
  const { area = coarseAreaOf(fields.route), window = coarseWindowOf(fields.times) } = rough;
  return fieldsSchema.parse(plain({ ...fields, area, window }));
}
const rough = fc.record({
  area: optional(
    fc.oneof(
      degrees.map((center) => ({ type: 'circle' as const, center, radiusM: 250_000 })),
      fc.constant({
        type: 'polygon' as const,
        ring: [
          [30, 30],
          [30, 50],
          [45, 50],
          [45, 30],
        ].map(([lat = 0, lon = 0]) => ({ lat, lon })),
      }),
    ),
  ),
  window: optional(fc.constant({ fromMs: NOW - 99 * HOUR, toMs: null })),
});
const flight = fc.record({
  aircraft: word,
  crewed: fc.boolean(),
  count: fc.integer({ min: 1, max: 4 }),
  floorM: fc.constantFrom(0, 50.5),
  ceilingM: fc.constantFrom(60, 300),
  above: fc.constantFrom('sea' as const, 'ground' as const),
  transponder: optional(word),
});

const moving = fc
  .record({
    ...beside,
    rough,
    at: fc
      .array(degrees, { minLength: 2, maxLength: 5 })
      .map((list) => list.map(({ lat, lon }, i) => ({ lat: lat + i, lon }))),
    names: optional(fc.array(fc.oneof(word, fc.constant('')), { minLength: 6, maxLength: 6 })),
    stay: fc.boolean(),
    turn: fc.boolean(),
    kind: fc.constantFrom('halt' as const, 'overnight' as const),
    note: optional(word),
    halfWidthM: fc.double({ min: 1, max: 900, noNaN: true }),
    margins: fc.record({ earlyS: fc.nat(9_000), lateS: fc.nat(9_000) }),
    gapsMs: fc.array(fc.integer({ min: 1, max: 9 * HOUR }), { minLength: 7, maxLength: 7 }),
    flight: optional(flight),
  })
  .map(
    ({
      at,
      names,
      stay,
      turn,
      kind,
      note,
      halfWidthM,
      margins,
      gapsMs,
      flight: flown,
      rough: coarse,
      ...groups
    }) => {
      const points = stay ? [at[0], at[1], ...at.slice(1)].map((point) => point as (typeof at)[0]) : at;
      const named = names?.slice(0, points.length);
      const route = {
        type: 'corridor' as const,
        points,
        halfWidthM,
        ...(named?.some((name) => name !== '') && { names: named }),
        ...(stay && { halts: [{ at: 1, kind, note }] }),
        ...(turn && points.length > 2 && { returnFrom: 1 }),
        ...(flown && { flight: flown }),
      };
      let now = NOW + HOUR;
      const atMs = points.map((_, i) => (now += gapsMs[i] as number));
      const times = { type: 'passage' as const, atMs, ...margins, model: 'rigid' as const };
      return finished({ ...groups, route, times } as Fields, coarse);
    },
  );
const validity = fc.record({
  type: fc.constant('validity' as const),
  fromMs: fc.constant(NOW - HOUR),
  toMs: fc.option(fc.constant(NOW + 500 * HOUR)),
  reviewByMs: fc.constant(NOW + 400 * HOUR),
});
const site = fc
  .record({
    ...beside,
    rough,
    times: validity,
    route: fc.record({
      type: fc.constant('site' as const),
      name: word,
      category: fc.oneof(fc.constant(''), word),
      at: degrees,
      radiusM: fc.constantFrom(50, 120.5),
      markings: optional(word),
      operator: optional(word),
      address: optional(word),
      adminCode: optional(word),
      occupancy: optional(word),
      state: optional(fc.constantFrom('open' as const, 'moved' as const)),
      verified: optional(
        fc.record({ by: word, atMs: fc.constant(NOW - 5), how: fc.oneof(fc.constant(''), word) }),
      ),
    }),
  })
  .map(({ rough: coarse, ...groups }) => {
    const { at } = groups.route;
    const footprint = [at, { ...at, lat: at.lat + 1e-4 }, { ...at, lon: at.lon + 1e-4 }];
    return finished({ ...groups, route: { ...groups.route, footprint } } as Fields, coarse);
  });
const area = fc
  .record({
    ...beside,
    rough,
    times: validity,
    route: fc.record({
      type: fc.constant('area' as const),
      name: word,
      use: fc.constantFrom('exercise' as const, 'fire' as const, 'closure' as const),
      heights: optional(
        fc.record({
          floorM: fc.constantFrom(0, 50.5),
          ceilingM: fc.constantFrom(60, 300),
          above: fc.constantFrom('sea' as const, 'ground' as const),
        }),
      ),
      shape: fc.oneof(
        degrees.map((center) => ({ type: 'circle' as const, center, radiusM: 700 })),
        fc.array(degrees, { minLength: 3, maxLength: 5 }).map((ring) => ({ type: 'polygon' as const, ring })),
      ),
      note: optional(word),
    }),
  })
  .map(({ rough: coarse, ...groups }) => finished(groups as Fields, coarse));

function typeOf({ route }: Fields): NoticeType {
  if (route.type !== 'corridor') return route.type;
  return route.flight ? 'flight' : 'movement';
}
const noticeOf = (fields: Partial<Fields>, type: NoticeType): ExportedNotice => ({
  noticeId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  version: 1,
  party: OWNER,
  type,
  protected: true,
  status: 'active',
  fields,
  history: [],
  withdrawnMs: null,
});

function written(fields: Partial<Fields>, type: NoticeType, as: ExportFormat, language: Language): string {
  const file = exportNotice(noticeOf(fields, type), as, { mode: 'exercise', nowMs: NOW, language });
  assert.ok(!isRefusal(file), JSON.stringify(file));
  return file.text;
}

/** The fields that an import makes of the text; questions and remarks are no part of it. */
function readBack(text: string, type: NoticeType): unknown {
  if (type === 'site' || type === 'area') {
    const drafted = draftPlaces('f', Buffer.from(text), { nowMs: NOW, organisation: OWNER });
    assert.ok(!isRefusal(drafted), JSON.stringify(drafted));
    const [row] = drafted.rows;
    assert.equal(drafted.rows.length, 1);
    assert.ok(row?.input, JSON.stringify(row?.refusal));
    assert.deepEqual([row.input.type, row.input.protected], [type, true]);
    return plain(row.input.fields);
  }
  const file = readRouteFile('f', Buffer.from(text), { nowMs: NOW });
  assert.ok(!isRefusal(file), JSON.stringify(file));
  const draft = draftMovement(file, {});
  assert.ok(!isRefusal(draft), JSON.stringify(draft));
  const { said, route, times } = draft;
  assert.deepEqual([draft.type, said.protected], [type, true]);
  const { people = null, vehicles = null, contacts = null } = said;
  const defaults = { callSign: '', units: [], purpose: '' };
  return plain({
    who: { ...defaults, ...said.who },
    people,
    vehicles,
    contacts,
    route,
    times,
    area: said.area ?? coarseAreaOf(route),
    window: said.window ?? (times && coarseWindowOf(times)),
  });
}

const HOLDING = ['gpx', 'kml', 'geojson', 'csv', 'text'] as const;

describe('what a format holds is read back the same', () => {
  for (const as of HOLDING)
    for (const [name, arbitrary] of Object.entries({ movement: moving, site, area }))
      it(`${name} as ${as}`, () => {
        fc.assert(
          fc.property(arbitrary, fc.constantFrom(...LANGUAGES), (fields, language) => {
            const text = written(fields, typeOf(fields), as, language);
            assert.deepEqual(readBack(text, typeOf(fields)), plain(fields), text);
          }),
          { numRuns: effort(400, 40) },
        );
      });

  it('planted: a word that is changed in the file is another notice', () => {
    const [fields] = fc.sample(site, { numRuns: 1, seed: 3 });
    const whole = fields as Fields;
    const named = { ...whole, who: { ...whole.who, organisation: 'First Agency' } };
    for (const as of HOLDING) {
      const text = written(named, 'site', as, 'en');
      assert.ok(text.includes('First Agency'), as);
      assert.notDeepEqual(readBack(text.replace('First Agency', 'Other Agency'), 'site'), plain(named), as);
    }
  });
});

describe('what is not shown is not in the file', () => {
  const SECRET = 'Secret-7';
  const [fields] = fc.sample(moving, { numRuns: 1, seed: 9 });
  const whole = fields as Fields;
  const shown: Fields = {
    ...whole,
    who: { ...whole.who, organisation: SECRET },
    contacts: [{ name: SECRET, role: '', phone: '1' }],
  };
  const refusedOr = (held: Partial<Fields>, as: ExportFormat): string => {
    const file = exportNotice(noticeOf(held, 'movement'), as, { mode: 'live', nowMs: NOW, language: 'en' });
    return isRefusal(file) ? file.refused : file.text;
  };

  it('only the opened groups are written, and the hidden ones are named', () => {
    const { who: _, contacts: __, ...rest } = shown;
    for (const as of HOLDING) {
      assert.ok(refusedOr(shown, as).includes(SECRET), `${as}: control`);
      assert.ok(!refusedOr(rest, as).includes(SECRET), as);
    }
    const file = exportNotice(noticeOf(rest, 'movement'), 'gpx', {
      mode: 'live',
      nowMs: NOW,
      language: 'en',
    });
    assert.ok(!isRefusal(file));
    assert.deepEqual(
      file.losses.map(({ text, params }) => [text, params]),
      [['notices.export.hidden', { groups: 'who, contacts' }]],
    );
  });

  it('of a notice shown roughly the rough area goes out; of one shown nowhere, nothing', () => {
    const { who, area: circle, window } = shown;
    for (const as of HOLDING) assert.ok(refusedOr({ who, area: circle, window }, as).includes(SECRET), as);
    for (const as of HOLDING) assert.equal(refusedOr({ who, window }, as), 'NOTICES_EXPORT_NOT_HELD', as);
    assert.ok(refusedOr({ who, window }, 'ics').includes('BEGIN:VEVENT'));
    assert.equal(refusedOr({ who }, 'ics'), 'NOTICES_EXPORT_NOT_HELD');
  });
});
