import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { coarseAreaOf, coarseWindowOf, type Fields } from '../../../src/notices/index.ts';
import { effort } from '../../../test/effort.ts';
import { fieldsAll, formOf } from './amended.ts';
import { fieldsOf } from './fields.ts';

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

test('a notice opened to be changed and sent unchanged says exactly what it said', () => {
  const isSite = (fields: Fields): boolean => fields.route.type === 'site';
  fc.assert(
    fc.property(fc.oneof(movement, site), fc.boolean(), (fields, isProtected) => {
      const form = formOf({ type: isSite(fields) ? 'site' : 'movement', protected: isProtected, fields });
      const made = fieldsOf(form, AT);
      assert.deepEqual(made.wrongs, []);
      assert.deepEqual(JSON.parse(JSON.stringify(made.fields)), JSON.parse(JSON.stringify(fields)));
      assert.equal(form.protected, isProtected);
      assert.equal(form.asBefore, true);
    }),
    { numRuns: effort(5_000) },
  );
});

test('a notice of which a part is missing is not opened to be changed', () => {
  const [fields] = fc.sample(site, { numRuns: 1, seed: 1 });
  assert.deepEqual(fieldsAll(fields as Fields), fields);
  const { window: _, ...rest } = fields as Fields;
  assert.equal(fieldsAll(rest), null);
});
