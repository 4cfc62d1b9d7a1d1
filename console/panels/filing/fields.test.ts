import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ACTIVITIES } from '../../../src/contract/index.ts';
import { distanceM } from '../../../src/geo/index.ts';
import { checkFields, fieldsSchema } from '../../../src/notices/index.ts';
import { effort } from '../../../test/effort.ts';
import { fieldsOf } from './fields.ts';
import {
  ABOVE,
  AREA_USES,
  EMPTY_FLIGHT,
  EMPTY_GROUND,
  EMPTY_POINT,
  emptyForm,
  type Form,
  SHAPES,
  TYPES,
} from './form.ts';
import type { Wrong } from './wrong.ts';
import { text as wrongText } from './wrong-text.ts';

const NOW = Date.UTC(2020, 7, 25, 6);
const AT = { zone: 'Asia/Damascus', nowMs: NOW };
const row = (place: string, more: Partial<Form['points'][number]> = {}) => ({
  ...EMPTY_POINT,
  place,
  ...more,
});

const MOVE: Form = {
  ...emptyForm('Party A'),
  points: [row('36.5, 41.2'), row('36.6, 41.2'), row('37S GA 00050 43060')],
  depart: '250700ZAUG20',
};
const SITE: Form = {
  ...emptyForm('Party A'),
  type: 'site',
  site: { name: 'Well', category: 'water', place: '36.5, 41.2', radiusM: '100', markings: '' },
  from: '2020-08-25 10:00',
  to: '2020-08-26T10:00Z',
  reviewBy: '2020-08-26T00:00Z',
};
const FLIGHT: Form = {
  ...MOVE,
  type: 'flight',
  flight: { ...EMPTY_FLIGHT, aircraft: 'drone', floorM: '50', ceilingM: '120' },
};
const AREA: Form = {
  ...emptyForm('Party A'),
  type: 'area',
  ground: { ...EMPTY_GROUND, name: 'Range', place: '36.5, 41.2' },
  from: '2020-08-25 10:00',
  to: '2020-08-26T10:00Z',
};
const keysOf = (wrongs: readonly Wrong[]): string[] =>
  wrongs.map(({ at, says }) => `${at}:${'refused' in says ? says.refused : says.text}`);
const madeOf = (form: Partial<Form>, on = MOVE) => fieldsOf({ ...on, ...form }, AT);
const wrongIn = (form: Partial<Form>, on = MOVE): string[] => keysOf(madeOf(form, on).wrongs);

test('departure and speed give the passage; a halt is two equal points and puts off what follows', () => {
  const plain = madeOf({});
  assert.deepEqual(plain.wrongs, []);
  const halted = madeOf({
    points: MOVE.points.with(1, row('36.6, 41.2', { haltMinutes: '15', name: 'Ford' })),
  });
  assert.ok(plain.fields?.times.type === 'passage' && halted.fields?.times.type === 'passage');
  assert.ok(halted.fields.route.type === 'corridor');
  const [route, times, plainTimes] = [halted.fields.route, halted.fields.times, plain.fields.times];
  assert.equal(route.points.length, 4);
  assert.deepEqual(route.points[1], route.points[2]);
  assert.deepEqual(route.names, ['', 'Ford', 'Ford', '']);
  const [first, reached, left, last] = times.atMs as [number, number, number, number];
  assert.equal(first, Date.UTC(2020, 7, 25, 7));
  const metres = distanceM({ lat: 36.5, lon: 41.2 }, { lat: 36.6, lon: 41.2 });
  assert.ok(Math.abs(reached - first - (metres / (30 / 3.6)) * 1000) <= 1);
  assert.equal(left - reached, 15 * 60_000);
  assert.equal(last, (plainTimes.atMs[2] as number) + 15 * 60_000);
  assert.deepEqual([times.earlyS, times.lateS], [600, 1800]);
  assert.deepEqual(halted.passes.get(1), { reachedMs: reached, leftMs: left });
  assert.deepEqual(halted.passes.get(2), { reachedMs: last, leftMs: last });
});

test('a time for each point, in local time, UTC or as a date-time group; one that runs backwards is marked there', () => {
  const each = (...at: string[]): Partial<Form> => ({
    timing: 'each',
    points: MOVE.points.map((one, i) => ({ ...one, at: at[i] as string })),
  });
  const made = madeOf(each('2020-08-25 10:00', '2020-08-25T07:30Z', '250800ZAUG20'));
  assert.deepEqual(made.wrongs, []);
  assert.ok(made.fields?.times.type === 'passage');
  const hour = Date.UTC(2020, 7, 25, 7);
  assert.deepEqual(made.fields.times.atMs, [hour, hour + 1_800_000, hour + 3_600_000]);
  assert.deepEqual(wrongIn(each('250700ZAUG20', '250800ZAUG20', '250730ZAUG20')), ['points.2.at:backwards']);
  const late = each('250700ZAUG20', '250710ZAUG20', '250720ZAUG20');
  const halt = late.points?.with(1, { ...(late.points[1] as Form['points'][number]), haltMinutes: '11' });
  assert.deepEqual(wrongIn({ ...late, points: halt as Form['points'] }), ['points.2.at:backwards']);
});

test('what is missing or wrong is said at its field', () => {
  assert.deepEqual(wrongIn(emptyForm('')), ['points:two-points', 'depart:missing', 'organisation:missing']);
  assert.deepEqual(wrongIn({ depart: 'soon' }), ['depart:TEXT_WHEN']);
  assert.deepEqual(wrongIn({ speedKmh: '0' }), ['speedKmh:span']);
  assert.deepEqual(wrongIn({ speedKmh: '1,500' }), ['speedKmh:number'], 'a comma is in doubt');
  assert.deepEqual(wrongIn({ people: '2.5' }), ['people:whole']);
  assert.deepEqual(wrongIn({ people: '٢٥' }), [], 'digits of any keyboard');
  assert.deepEqual(wrongIn({ points: [...MOVE.points, row('120, 41')] }), [
    'points.3.place:GEO_PLACE_SWAPPED',
  ]);
  assert.deepEqual(wrongIn({ points: [row('36, 41'), row('', { name: 'Ford' })] }), [
    'points.1.place:missing',
  ]);
  assert.deepEqual(wrongIn({ points: [...MOVE.points, EMPTY_POINT] }), [], 'an empty row counts for nothing');
  assert.deepEqual(wrongIn({ depart: '2020-08-01T00:00Z' }), ['depart:NOTICES_OVER']);
  assert.deepEqual(wrongIn({ depart: '2020-08-01T00:00Z', emergency: true }), []);
  assert.deepEqual(wrongIn({ points: [row('36, 1'), row('36, 41')] }), ['points:too-wide']);
  assert.deepEqual(
    wrongIn({
      speedKmh: '0.1',
      points: Array(9_999)
        .fill(0)
        .map((_, i) => row(i % 2 ? '36, 41' : '36, 42')),
    }),
    [],
  );
  const question = { code: 'q', says: { en: '?', ru: '?', ar: '؟' }, settled: false };
  assert.deepEqual(wrongIn({ questions: [question] }), ['questions.0:question']);
  assert.deepEqual(wrongIn({ questions: [{ ...question, settled: true }] }), []);
  assert.deepEqual(wrongIn({}, SITE), []);
  assert.deepEqual(wrongIn({ to: '2020-08-25T06:59Z' }, SITE), ['to:ends-first']);
  assert.deepEqual(wrongIn({ to: '', openEnd: true }, SITE), []);
  assert.deepEqual(wrongIn({ from: '', reviewBy: '' }, SITE), ['from:missing', 'reviewBy:missing']);
});

test('a flight: aircraft and heights are asked for, and belong together', () => {
  const made = madeOf({}, FLIGHT);
  assert.deepEqual(made.wrongs, []);
  assert.ok(made.fields?.route.type === 'corridor');
  const { floorM, ceilingM, above } = made.fields.route.flight ?? {};
  assert.deepEqual([floorM, ceilingM, above], [50, 120, 'ground']);
  const { flight } = FLIGHT;
  assert.deepEqual(wrongIn({ flight: EMPTY_FLIGHT }, FLIGHT), [
    'flight.aircraft:missing',
    'flight.floorM:missing',
    'flight.ceilingM:missing',
  ]);
  assert.deepEqual(wrongIn({ flight: { ...flight, floorM: '121' } }, FLIGHT), ['flight.ceilingM:heights']);
  assert.deepEqual(wrongIn({ flight: { ...flight, floorM: '120' } }, FLIGHT), []);
  assert.deepEqual(wrongIn({ flight: { ...flight, floorM: '−430' } }, FLIGHT), [], 'below the sea');
  assert.deepEqual(wrongIn({ flight: { ...flight, floorM: '-501' } }, FLIGHT), ['flight.floorM:span']);
  assert.equal(
    madeOf({ flight: EMPTY_FLIGHT }, FLIGHT).known.route,
    undefined,
    'no flight is checked as if on the ground',
  );
  assert.deepEqual(wrongIn({ speedKmh: '-5' }), ['speedKmh:span'], 'where nothing lies below 0');
});

test('an area: a circle or its corners, heights where it has some, no review where it ends by itself', () => {
  const { ground } = AREA;
  const made = madeOf({}, AREA);
  assert.deepEqual(made.wrongs, []);
  assert.ok(made.fields?.times.type === 'validity' && made.fields.route.type === 'area');
  assert.equal(made.fields.times.reviewByMs, made.fields.times.toMs);
  assert.equal(made.fields.route.heights, undefined);
  assert.deepEqual(
    wrongIn({ openEnd: true }, AREA),
    ['reviewBy:missing'],
    'what stands open is looked at again',
  );
  const polygon = { ...ground, shape: 'polygon' as const };
  const corners = (text: string): string[] => wrongIn({ ground: { ...polygon, corners: text } }, AREA);
  assert.deepEqual(corners('36, 41\n\n36.1, 41'), ['ground.corners:three-corners']);
  assert.deepEqual(corners('36, 41\n36.1, 41\nby the mill\n36, 42'), ['ground.corners:no-corner']);
  const ring = madeOf({ ground: { ...polygon, corners: '36, 41\n 36.1, 41\r\n\n36.1, 41.1' } }, AREA).fields
    ?.route;
  assert.ok(ring?.type === 'area' && ring.shape.type === 'polygon');
  assert.equal(ring.shape.ring.length, 3);
  const bounded = { ...ground, bounded: true, floorM: '0', ceilingM: '900', above: 'sea' as const };
  const high = madeOf({ ground: bounded }, AREA).fields?.route;
  assert.deepEqual(high?.type === 'area' && high.heights, { floorM: 0, ceilingM: 900, above: 'sea' });
  assert.deepEqual(wrongIn({ ground: { ...bounded, ceilingM: '' } }, AREA), ['ground.ceilingM:missing']);
  assert.deepEqual(wrongIn({ ground: { ...EMPTY_GROUND } }, AREA), [
    'ground.name:missing',
    'ground.place:missing',
  ]);
});

test('lists: rows without a word are left out, a list without rows is null', () => {
  const vehicle = { make: '', colour: '', plate: '', roofMarking: '', count: '1' };
  assert.equal(madeOf({ vehicles: [vehicle] }).fields?.vehicles, null);
  assert.deepEqual(madeOf({ vehicles: [{ ...vehicle, make: 'Truck', plate: '7 ' }] }).fields?.vehicles, [
    { make: 'Truck', plate: '7', count: 1 },
  ]);
  assert.deepEqual(wrongIn({ vehicles: [{ ...vehicle, plate: '7' }] }), ['vehicles.0.make:missing']);
  assert.deepEqual(madeOf({ units: 'a, b\nb\n\n c ،d' }).fields?.who.units, ['a', 'b', 'c', 'd']);
  assert.equal(madeOf({}).fields?.people, null);
});

const words = fc.oneof(
  fc.string(),
  fc.constantFrom('', ' ', '1', '25', '0', '-1', '1e9', '٣', 'x'.repeat(600)),
);
const place = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.double({ min: 30, max: 40, noNaN: true }), fc.double({ min: 35, max: 45, noNaN: true }))
      .map(([lat, lon]) => `${lat}, ${lon}`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.double({ min: -90, max: 90, noNaN: true }), fc.double({ min: -180, max: 180, noNaN: true }))
      .map(([lat, lon]) => `${lat}, ${lon}`),
  },
  { weight: 1, arbitrary: words },
);
const when = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.integer({ min: 0, max: 400 }).map((h) => new Date(NOW + h * 1_800_000).toISOString()),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '1970-01-01T00:00Z',
      '9999-12-31T23:59:59Z',
      '250700ZAUG20',
      '2020-02-30T00:00Z',
    ),
  },
  { weight: 1, arbitrary: words },
);
const count = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 600 }).map(String) },
  { weight: 1, arbitrary: words },
);
const mostly = (likely: string) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(likely) }, { weight: 1, arbitrary: words });
const anyHeights = { floorM: mostly('10'), ceilingM: mostly('90'), above: fc.constantFrom(...ABOVE) };
const anyForm: fc.Arbitrary<Form> = fc.record({
  base: fc.constant(null),
  coarse: fc.constant({}),
  type: fc.constantFrom(...TYPES),
  protected: fc.boolean(),
  points: fc.array(
    fc.record({ place, name: mostly('Ford'), at: when, haltMinutes: fc.oneof(fc.constant(''), count) }),
    { maxLength: 5 },
  ),
  halfWidthM: mostly('200'),
  questions: fc.constant([]),
  flight: fc.record({
    aircraft: mostly('drone'),
    crewed: fc.boolean(),
    count: mostly('1'),
    transponder: words,
    ...anyHeights,
  }),
  ground: fc.record({
    name: mostly('Range'),
    use: fc.constantFrom(...AREA_USES),
    shape: fc.constantFrom(...SHAPES),
    place,
    radiusM: mostly('1000'),
    corners: fc.array(place, { maxLength: 5 }).map((list) => list.join('\n')),
    bounded: fc.boolean(),
    note: words,
    ...anyHeights,
  }),
  site: fc.record({ name: mostly('Well'), category: words, place, radiusM: mostly('100'), markings: words }),
  organisation: mostly('Party A'),
  callSign: words,
  units: words,
  activity: fc.constantFrom(...ACTIVITIES),
  purpose: words,
  escort: fc.boolean(),
  emergency: fc.boolean(),
  people: mostly('3'),
  peopleNote: words,
  vehicles: fc.array(
    fc.record({ make: mostly('Truck'), colour: words, plate: words, roofMarking: words, count: mostly('2') }),
    { maxLength: 2 },
  ),
  contacts: fc.array(fc.record({ name: words, role: words, phone: words }), { maxLength: 2 }),
  timing: fc.constantFrom('speed', 'each'),
  depart: when,
  speedKmh: mostly('30'),
  earlyMinutes: count,
  lateMinutes: count,
  from: when,
  openEnd: fc.boolean(),
  to: when,
  reviewBy: when,
  asBefore: fc.boolean(),
  shares: fc.constant({}),
});

test('whatever is typed: the fields are taken as a notice, or the form says what is wrong and where', () => {
  let taken = 0;
  const count = effort(10_000);
  fc.assert(
    fc.property(anyForm, (form) => {
      const { fields, wrongs, known } = fieldsOf(form, AT);
      assert.equal(fields === null, wrongs.length > 0, JSON.stringify(wrongs));
      for (const { says } of wrongs) if ('text' in says) assert.ok(says.text in wrongText);
      assert.ok(fieldsSchema.partial().safeParse(known).success || wrongs.length > 0);
      if (!fields) return;
      taken++;
      assert.deepEqual(fieldsSchema.parse(JSON.parse(JSON.stringify(fields))), fields);
      assert.equal(checkFields(form.type, fields, NOW), null);
    }),
    { numRuns: count },
  );
  assert.ok(taken > count / 50, `${taken} of ${count} were notices`);
});
