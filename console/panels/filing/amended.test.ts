import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { coarseAreaOf, coarseWindowOf, type Fields } from '../../../src/notices/index.ts';
import { effort } from '../../../test/effort.ts';
import { fieldsAll, formOf, whenOf } from './amended.ts';
import { fieldsOf } from './fields.ts';
import { EMPTY_POINT, type Form } from './form.ts';

const NOW = Date.UTC(2020, 7, 25, 6);
const AT = { zone: null, nowMs: NOW };
const word = fc.string({ maxLength: 20 }).map((text) => text.trim());
const some = word.map((text) => text || 'x');
const point = fc.record({
  lat: fc.double({ min: 30, max: 40, noNaN: true }),
  lon: fc.double({ min: 35, max: 45, noNaN: true }),
});
const who = fc.record({
  organisation: some,
  callSign: word,
  units: fc.uniqueArray(fc.constantFrom('a', 'b 1', 'c/2')),
  purpose: word,
  activity: fc.constantFrom('patrol' as const, 'aid' as const),
  escort: fc.boolean(),
  emergency: fc.boolean(),
});
const common = {
  who,
  people: fc.option(fc.record({ count: fc.nat(), note: some })),
  vehicles: fc.option(
    fc.array(fc.record({ make: some, plate: some, count: fc.integer({ min: 1, max: 9 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
  ),
  contacts: fc.option(
    fc.array(fc.record({ name: some, role: word, phone: word }), { minLength: 1, maxLength: 3 }),
  ),
};

/** Any movement as other clients file it: milliseconds, standing twice at one point, margins of single seconds. */
const movement: fc.Arbitrary<Fields> = fc
  .record({
    ...common,
    legs: fc.array(
      fc.record({ point, names: word, gapMs: fc.nat(7_200_000), haltMs: fc.option(fc.nat(7_200_000)) }),
      {
        minLength: 2,
        maxLength: 6,
      },
    ),
    halfWidthM: fc.integer({ min: 1, max: 5_000 }),
    earlyS: fc.nat(604_800),
    lateS: fc.nat(604_800),
  })
  .map(({ legs, halfWidthM, earlyS, lateS, ...rest }) => {
    let now = NOW;
    const atMs: number[] = [];
    const points = legs.flatMap(({ point, gapMs, haltMs }) => {
      now += gapMs;
      atMs.push(now);
      if (haltMs === null) return [point];
      now += haltMs;
      atMs.push(now);
      return [point, point];
    });
    const route = { type: 'corridor' as const, points, halfWidthM };
    const times = { type: 'passage' as const, atMs, earlyS, lateS, model: 'rigid' as const };
    return { ...rest, route, times, area: coarseAreaOf(route), window: coarseWindowOf(times) };
  });
const site: fc.Arbitrary<Fields> = fc
  .record({
    ...common,
    at: point,
    name: some,
    category: word,
    radiusM: fc.integer({ min: 1, max: 9_000 }),
    spanMs: fc.option(fc.nat(9_000_000)),
  })
  .map(({ at, name, category, radiusM, spanMs, ...rest }) => {
    const route = { type: 'site' as const, name, category, at, radiusM };
    const toMs = spanMs === null ? null : NOW + spanMs;
    const times = { type: 'validity' as const, fromMs: NOW, toMs, reviewByMs: NOW + 5 };
    return { ...rest, route, times, area: coarseAreaOf(route), window: coarseWindowOf(times) };
  });

const heights = fc.record({
  floorM: fc.constantFrom(-430, 0, 50.5),
  ceilingM: fc.constantFrom(60, 300.25),
  above: fc.constantFrom('sea' as const, 'ground' as const),
});
const flown: fc.Arbitrary<Fields> = fc
  .record({
    fields: movement,
    flight: fc.record({ aircraft: some, crewed: fc.boolean(), count: fc.integer({ min: 1, max: 9 }) }),
    heights,
    transponder: fc.option(some, { nil: undefined }),
  })
  .map(({ fields, flight, heights, transponder }) => {
    const more = { ...flight, ...heights, ...(transponder && { transponder }) };
    return { ...fields, route: { ...fields.route, flight: more } as Fields['route'] };
  });
const area: fc.Arbitrary<Fields> = fc
  .record({
    ...common,
    name: some,
    use: fc.constantFrom('exercise' as const, 'fire' as const, 'closure' as const),
    shape: fc.oneof(
      fc.record({
        type: fc.constant('circle' as const),
        center: point,
        radiusM: fc.integer({ min: 1, max: 9_000 }),
      }),
      fc.record({
        type: fc.constant('polygon' as const),
        ring: point.map(({ lat, lon }) =>
          [0, 1, 2].map((n) => ({ lat: lat + (n % 2) / 10, lon: lon + n / 10 })),
        ),
      }),
    ),
    heights: fc.option(heights),
    note: fc.option(some, { nil: undefined }),
    spanMs: fc.option(fc.nat(9_000_000)),
  })
  .map(({ name, use, shape, heights, note, spanMs, ...rest }) => {
    const route = {
      type: 'area' as const,
      name,
      use,
      shape,
      ...(heights && { heights }),
      ...(note && { note }),
    };
    const toMs = spanMs === null ? null : NOW + spanMs;
    const times = { type: 'validity' as const, fromMs: NOW, toMs, reviewByMs: NOW + 5 };
    return { ...rest, route, times, area: coarseAreaOf(route), window: coarseWindowOf(times) };
  });

test('a notice opened to be changed and sent unchanged says exactly what it said', () => {
  fc.assert(
    fc.property(fc.oneof(movement, flown, site, area), fc.boolean(), (fields, isProtected) => {
      const form = formOf({ protected: isProtected, fields });
      const made = fieldsOf(form, AT);
      assert.deepEqual(made.wrongs, []);
      assert.deepEqual(JSON.parse(JSON.stringify(made.fields)), JSON.parse(JSON.stringify(fields)));
      assert.equal(form.protected, isProtected);
      assert.equal(form.asBefore, true);
    }),
    { numRuns: effort(5_000) },
  );
});

const withCoarse = (fields: Fields, change: (form: Form) => Form, coarse: Partial<Fields>) =>
  fieldsOf(change(formOf({ protected: false, fields: { ...fields, ...coarse } })), AT).fields;

test('a coarse picture that was set by hand stands while it holds what is new, and is never tightened', () => {
  const HOUR_MS = 3_600_000;
  const center = { lat: 35, lon: 40 };
  const wide = { type: 'circle' as const, center: { lat: 35.2, lon: 40.2 }, radiusM: 60_000 };
  const [west, east, south, north] = [39.5, 40.5, 34.5, 35.5];
  const box = {
    type: 'polygon' as const,
    ring: [
      { lat: south, lon: west },
      { lat: south, lon: east },
      { lat: north, lon: east },
      { lat: north, lon: west },
    ],
  };
  const long = { fromMs: NOW - 24 * HOUR_MS, toMs: NOW + 48 * HOUR_MS };
  const [plainMove, plainSite, plainArea] = [movement, site, area].map(
    (any) => fc.sample(any, { numRuns: 1, seed: 3 })[0] as Fields,
  ) as [Fields, Fields, Fields];
  const rest = { area: wide, window: long };
  const cases: [Fields, (form: Form, place: string, to: string) => Form][] = [
    [
      {
        ...plainMove,
        route: { type: 'corridor', points: [center, { lat: 35.1, lon: 40 }], halfWidthM: 200 },
        times: { type: 'passage', atMs: [NOW, NOW + HOUR_MS], earlyS: 0, lateS: 600, model: 'rigid' },
      },
      (form, place, at) => ({
        ...form,
        points: form.points.with(1, { ...EMPTY_POINT, place, at }),
      }),
    ],
    [
      {
        ...plainSite,
        route: { type: 'site', name: 'x', category: '', at: center, radiusM: 100 },
        times: { type: 'validity', fromMs: NOW, toMs: NOW + HOUR_MS, reviewByMs: NOW + HOUR_MS },
      },
      (form, place, to) => ({ ...form, to, site: { ...form.site, place } }),
    ],
    [
      {
        ...plainArea,
        route: {
          type: 'area',
          name: 'x',
          use: 'fire',
          shape: { type: 'circle', center, radiusM: 500 },
        },
        times: { type: 'validity', fromMs: NOW, toMs: NOW + HOUR_MS, reviewByMs: NOW + HOUR_MS },
      },
      (form, place, to) => ({ ...form, to, ground: { ...form.ground, place } }),
    ],
  ];
  for (const [fields, moved] of cases) {
    const { type } = fields.route;
    const end = whenOf(NOW + 2 * HOUR_MS);
    for (const coarse of [rest, { area: box, window: { ...long, toMs: null } }]) {
      const same = withCoarse(fields, (form) => form, coarse);
      assert.deepEqual([same?.area, same?.window], [coarse.area, coarse.window], `${type} unchanged`);
      const near = withCoarse(fields, (form) => moved(form, '35.05, 40.05', end), coarse);
      assert.deepEqual([near?.area, near?.window], [coarse.area, coarse.window], `${type} inside`);
      const far = withCoarse(fields, (form) => moved(form, '36, 42', whenOf(NOW + 60 * HOUR_MS)), coarse);
      assert.ok(far?.area.type === 'circle' && far.area.radiusM >= 60_000, `${type} outside`);
      assert.equal(far.window.fromMs, long.fromMs);
      assert.ok((far.window.toMs ?? Number.POSITIVE_INFINITY) >= NOW + 60 * HOUR_MS);
    }
    const follows = { area: coarseAreaOf(fields.route), window: coarseWindowOf(fields.times) };
    const made = withCoarse(fields, (form) => moved(form, '35.05, 40.05', end), follows);
    assert.ok(made);
    assert.deepEqual(
      [made.area, made.window],
      [coarseAreaOf(made.route), coarseWindowOf(made.times)],
      `${type}: what followed before follows`,
    );
  }
});

/** As the command line or another program may have filed it: with what this form does not ask for. */
const FULL_WHO = {
  missionId: 'M-7',
  comms: 'channel 4',
  cargo: 'flour',
  escorts: [
    { by: 'Guards', armed: true, count: 4 },
    { by: 'Monitors', armed: false },
  ],
  series: { id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', number: 2, of: 5 },
};
function full(fields: Fields): Fields {
  const { who, people, route } = fields;
  const more =
    route.type === 'site'
      ? { operator: 'Ministry', occupancy: 'day and night', state: 'open' as const }
      : {
          flight: {
            aircraft: 'drone',
            crewed: false,
            count: 1,
            floorM: 10,
            ceilingM: 90,
            above: 'sea' as const,
          },
        };
  return {
    ...fields,
    who: { ...who, escort: true, ...FULL_WHO },
    people: people && { ...people, nationalities: 'two', drivers: ['A', 'B'] },
    route: { ...route, ...more } as Fields['route'],
  };
}

test('what the form does not ask for stays as it was, until it is contradicted', () => {
  fc.assert(
    fc.property(fc.oneof(movement, site), (plain) => {
      const fields = full(plain);
      const form = formOf({ protected: true, fields });
      const made = fieldsOf(form, AT);
      assert.deepEqual(JSON.parse(JSON.stringify(made.fields)), JSON.parse(JSON.stringify(fields)));
      const unguarded = fieldsOf({ ...form, escort: false }, AT).fields;
      assert.deepEqual(unguarded?.who.escorts, [{ by: 'Monitors', armed: false }]);
    }),
    { numRuns: effort(500) },
  );
});

test('a halt and the turn go with their place, not with their number', () => {
  const [plain] = fc.sample(movement, { numRuns: 1, seed: 2 });
  const [a, b, c] = [0, 1, 2].map((n) => ({ lat: 36 + n / 10, lon: 40 }));
  const points = [a, b, b, c] as Exclude<typeof a, undefined>[];
  const route = {
    type: 'corridor' as const,
    points,
    halfWidthM: 100,
    halts: [{ at: 1, kind: 'overnight' as const, note: 'School' }],
    returnFrom: 1,
  };
  const atMs = [0, 1, 2, 3].map((n) => NOW + n * 3_600_000);
  const times = { type: 'passage' as const, atMs, earlyS: 0, lateS: 0, model: 'rigid' as const };
  const fields = {
    ...(plain as Fields),
    route,
    times,
    area: coarseAreaOf(route),
    window: coarseWindowOf(times),
  };
  const form = formOf({ protected: false, fields });
  const [first, ...others] = form.points;
  const longer = {
    ...form,
    points: [
      { ...(first as (typeof others)[0]), place: '35.9, 40', at: new Date(NOW - 1_000).toISOString() },
      first as (typeof others)[0],
      ...others,
    ],
  };
  const moved = fieldsOf(longer, AT).fields?.route;
  assert.ok(moved?.type === 'corridor');
  assert.deepEqual([moved.halts?.[0]?.at, moved.returnFrom], [2, 2]);
  const without = fieldsOf({ ...form, points: form.points.filter((_, i) => i !== 1) }, AT).fields?.route;
  assert.ok(without?.type === 'corridor');
  assert.deepEqual([without.halts, without.returnFrom], [undefined, undefined]);
});

test('a notice of which a part is missing is not opened to be changed', () => {
  const [fields] = fc.sample(site, { numRuns: 1, seed: 1 });
  assert.deepEqual(fieldsAll(fields as Fields), fields);
  const { window: _, ...rest } = fields as Fields;
  assert.equal(fieldsAll(rest), null);
});
