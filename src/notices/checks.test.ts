import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { fieldsWith, HOUR, T0 } from '../../test/helpers/notices/made.ts';
import { densify, direct, distanceM } from '../geo/index.ts';
import { checkFields } from './checks.ts';
import { coarseAreaOf, coarseWindowOf } from './coarse.ts';
import { type Fields, fieldsSchema, NOTICE_TYPES, type NoticeType } from './notice.ts';

type Corridor = Extract<Fields['route'], { type: 'corridor' }>;
type Passage = Extract<Fields['times'], { type: 'passage' }>;
const FLIGHT = {
  aircraft: 'helicopter',
  crewed: true,
  count: 1,
  floorM: 50,
  ceilingM: 300,
  above: 'ground' as const,
};
const code = (change: Partial<Fields>, type: NoticeType = 'movement', nowMs = T0) =>
  checkFields(type, fieldsWith(change), nowMs)?.refused ?? null;
const base = fieldsWith();
const corridor = base.route as Corridor;
const passage = base.times as Passage;

/** Farthest that any spot of the corridor lies outside the circle, m. Legs are looked at every 2 km. */
function outsideM(route: Corridor, area = coarseAreaOf(route)): number {
  if (area.type !== 'circle') throw new Error('not a circle');
  const reaches = densify(route.points, 2_000).map(({ point }) => distanceM(area.center, point));
  return Math.max(...reaches) + route.halfWidthM - area.radiusM;
}

describe('the coarse area', () => {
  const start = fc.record({
    lat: fc.double({ min: -89.9, max: 89.9, noNaN: true }),
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  const leg = fc.record({
    azimuth: fc.double({ min: 0, max: 360, noNaN: true }),
    lengthM: fc.double({ min: 1, max: 300_000, noNaN: true }),
  });

  it('holds the whole corridor anywhere on earth, and gives away no more than its grid', () => {
    fc.assert(
      fc.property(
        start,
        fc.array(leg, { minLength: 1, maxLength: 4 }),
        fc.double({ min: 1, max: 50_000, noNaN: true }),
        (first, legs, halfWidthM) => {
          const points = [first];
          for (const { azimuth, lengthM } of legs) points.push(direct(points.at(-1)!, azimuth, lengthM));
          const route: Corridor = { type: 'corridor', points, halfWidthM };
          const area = coarseAreaOf(route);
          assert.ok(area.type === 'circle' && area.radiusM % 5_000 === 0);
          if (area.radiusM > 1_000_000) return;
          assert.ok(outsideM(route, area) <= 0, `${outsideM(route, area)} m outside`);
          const times = { ...passage, atMs: points.map((_, i) => T0 + i * HOUR) };
          const fields = fieldsWith({ route, area, times, window: coarseWindowOf(times) });
          assert.equal(checkFields('movement', fields, T0), null);
          fieldsSchema.parse(fields);
        },
      ),
      { numRuns: effort(200) },
    );
  });

  it('holds a long leg that bulges poleward of its ends, and the antimeridian', () => {
    for (const points of [
      [
        { lat: 60, lon: 10 },
        { lat: 60, lon: 30 },
      ],
      [
        { lat: 65, lon: 170 },
        { lat: 65, lon: -170 },
      ],
      [
        { lat: 89.9, lon: 0 },
        { lat: 89.9, lon: 180 },
      ],
    ]) {
      const route: Corridor = { type: 'corridor', points, halfWidthM: 100 };
      assert.ok(outsideM(route) <= 0);
    }
    // The planted fault, caught: half the reach does not hold the ends.
    const route: Corridor = {
      ...corridor,
      points: [
        { lat: 60, lon: 10 },
        { lat: 60, lon: 30 },
      ],
    };
    const area = coarseAreaOf(route);
    assert.ok(area.type === 'circle' && outsideM(route, { ...area, radiusM: area.radiusM / 2 }) > 0);
  });

  it('refuses a route that no area can hold, in plain words and not by breaking', () => {
    const points = [
      { lat: 0, lon: 0 },
      { lat: 0, lon: 40 },
    ];
    const route: Corridor = { ...corridor, points };
    assert.equal(code({ route }), 'NOTICES_TOO_WIDE');
  });
});

describe('the coarse window', () => {
  it('holds every passage with its margins, in whole hours', () => {
    const ms = fc.integer({ min: T0, max: T0 + 100 * HOUR });
    const s = fc.integer({ min: 0, max: 604_800 });
    fc.assert(
      fc.property(fc.array(ms, { minLength: 2, maxLength: 5 }), s, s, (times, earlyS, lateS) => {
        const atMs = times.sort((a, b) => a - b);
        const window = coarseWindowOf({ ...passage, atMs, earlyS, lateS });
        assert.ok(window.fromMs <= atMs[0]! - earlyS * 1000 && window.fromMs % HOUR === 0);
        assert.ok(window.toMs! >= atMs.at(-1)! + lateS * 1000 && window.toMs! % HOUR === 0);
      }),
    );
  });
});

describe('what makes a notice unusable', () => {
  it('each fault has its own code', () => {
    assert.equal(code({}), null);
    assert.equal(code({ window: { fromMs: T0 + 2, toMs: T0 + 1 } }), 'NOTICES_WINDOW_REVERSED');
    assert.equal(code({ times: { ...passage, atMs: [T0 + HOUR, T0] } }), 'NOTICES_TIMES_REVERSED');
    assert.equal(code({ times: { ...passage, atMs: [T0, T0 + 1, T0 + 2] } }), 'NOTICES_TIMES_MISMATCH');
    assert.equal(code({}, 'site'), 'NOTICES_TYPE_MISMATCH');
    const validity: Fields['times'] = { type: 'validity', fromMs: T0, toMs: null, reviewByMs: T0 };
    assert.equal(code({ times: validity }), 'NOTICES_TYPE_MISMATCH');
    const site: Fields['route'] = {
      type: 'site',
      name: 'Clinic',
      category: 'medical',
      at: { lat: 37, lon: 41 },
      radiusM: 50,
    };
    assert.equal(code({ route: site, times: validity }, 'site'), null);
    assert.equal(
      code({ route: site, times: { ...validity, toMs: T0 - 1 }, window: { fromMs: T0, toMs: null } }, 'site'),
      'NOTICES_WINDOW_REVERSED',
    );
    assert.equal(code({ window: { fromMs: T0 + 24 * HOUR, toMs: null } }), 'NOTICES_WINDOW_TOO_SMALL');
    assert.equal(code({ window: { fromMs: T0, toMs: T0 + 25 * HOUR } }), 'NOTICES_WINDOW_TOO_SMALL');
  });

  it('exact outside coarse: an end, the bulge of a leg, the width of the corridor', () => {
    const circle = (radiusM: number): Fields['area'] => ({
      type: 'circle',
      center: { lat: 37, lon: 41 },
      radiusM,
    });
    const refusal = checkFields('movement', fieldsWith({ area: circle(5_000) }), T0);
    assert.equal(refusal?.refused, 'NOTICES_AREA_TOO_SMALL');
    const lengthM = distanceM(corridor.points[0]!, corridor.points[1]!);
    assert.equal(code({ area: circle(lengthM + 199) }), 'NOTICES_AREA_TOO_SMALL', 'the width counts');
    assert.equal(code({ area: circle(lengthM + 201) }), null);
    const ring = [
      { lat: 69.9, lon: -6 },
      { lat: 69.9, lon: 6 },
      { lat: 70.05, lon: 6 },
      { lat: 70.05, lon: -6 },
    ];
    const points = [
      { lat: 70, lon: -5 },
      { lat: 70, lon: 5 },
    ];
    const high = { type: 'polygon' as const, ring: ring.map((p) => ({ ...p, lat: p.lat + 0.25 })) };
    const route: Corridor = { ...corridor, points };
    assert.equal(code({ route, area: high }), 'NOTICES_AREA_TOO_SMALL', 'its ends lie below');
  });

  it('each type has its own place and times', () => {
    const validity: Fields['times'] = { type: 'validity', fromMs: T0, toMs: null, reviewByMs: T0 };
    const shape: Fields['area'] = { type: 'circle', center: { lat: 37, lon: 41 }, radiusM: 900 };
    const area: Fields['route'] = { type: 'area', name: 'Range 3', use: 'fire', shape };
    const flown: Corridor = { ...corridor, flight: FLIGHT };
    assert.equal(code({ route: area, times: validity }, 'area'), null);
    assert.equal(code({ route: flown }, 'flight'), null);
    for (const type of NOTICE_TYPES) {
      if (type !== 'area')
        assert.equal(code({ route: area, times: validity }, type), 'NOTICES_TYPE_MISMATCH', type);
      if (type !== 'flight') assert.equal(code({ route: flown }, type), 'NOTICES_TYPE_MISMATCH', type);
    }
    assert.equal(code({ route: area }, 'area'), 'NOTICES_TYPE_MISMATCH', 'an area has no passage times');
    const ring = [corridor.points[0]!, corridor.points[1]!, { lat: 37, lon: 41.2 }];
    const drawn: Fields['route'] = { ...area, shape: { type: 'polygon', ring } };
    assert.equal(code({ route: drawn, times: validity }, 'area'), null);
    assert.equal(code({ route: drawn, times: validity, area: shape }, 'area'), 'NOTICES_AREA_TOO_SMALL');
  });

  it('details that contradict the route or each other', () => {
    const stay = [corridor.points[0]!, corridor.points[1]!, corridor.points[1]!];
    const times: Passage = { ...passage, atMs: [T0 + HOUR, T0 + 2 * HOUR, T0 + 10 * HOUR] };
    const route = (change: Partial<Corridor>): Partial<Fields> => ({
      route: { ...corridor, points: stay, ...change },
      times,
    });
    assert.equal(code(route({ halts: [{ at: 1, kind: 'overnight' }] })), null);
    for (const at of [0, 2, 9])
      assert.equal(code(route({ halts: [{ at, kind: 'halt' }] })), 'NOTICES_HALT_PLACE', `${at}`);
    assert.equal(code(route({ returnFrom: 1 })), null);
    assert.equal(code(route({ returnFrom: 2 })), 'NOTICES_RETURN_PLACE');
    const flight = { ...FLIGHT, floorM: 300, ceilingM: 200 };
    assert.equal(code(route({ flight }), 'flight'), 'NOTICES_HEIGHTS_REVERSED');
    const escorts = [{ by: 'Guards', armed: true }];
    assert.equal(code({ who: { ...base.who, escorts } }), 'NOTICES_ESCORT_CONTRADICTS');
    assert.equal(code({ who: { ...base.who, escort: true, escorts } }), null);
    const series = { id: '0'.repeat(26), number: 3, of: 2 };
    assert.equal(code({ who: { ...base.who, series } }), 'NOTICES_SERIES_NUMBER');
    const validity: Fields['times'] = { type: 'validity', fromMs: T0, toMs: null, reviewByMs: T0 };
    const at = { lat: 37, lon: 41 };
    const footprint = [at, direct(at, 0, 40), direct(at, 90, 60)];
    const site = (radiusM: number): Partial<Fields> => ({
      route: { type: 'site', name: 'Clinic', category: 'medical', at, radiusM, footprint },
      times: validity,
    });
    assert.equal(code(site(61), 'site'), null);
    assert.equal(code(site(59), 'site'), 'NOTICES_FOOTPRINT_OUTSIDE');
  });

  it('over: a day is let pass, and an emergency always', () => {
    const endMs = base.window.toMs!;
    assert.equal(code({}, 'movement', endMs + 24 * HOUR), null);
    assert.equal(code({}, 'movement', endMs + 24 * HOUR + 1), 'NOTICES_OVER');
    const who = { ...base.who, emergency: true };
    assert.equal(code({ who }, 'movement', endMs + 240 * HOUR), null);
  });

  it('times at the edges of the calendar are refused by the schema, never by breaking', () => {
    for (const atMs of [
      [0, 1],
      [8.64e15, 8.64e15],
    ]) {
      assert.equal(fieldsSchema.safeParse({ ...base, times: { ...passage, atMs } }).success, false);
    }
    const times = { ...passage, atMs: [8.63e15, 8.63e15], lateS: 604_800 };
    assert.equal(checkFields('movement', fieldsWith({ times }), T0), null);
  });
});
