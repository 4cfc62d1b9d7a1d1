import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyPlan, HOUR, plan, random, site, T } from '../../test/helpers/conflicts/plans.ts';
import { isRefusal } from '../contract/index.ts';
import { direct, type Point } from '../geo/index.ts';
import type { Fields } from '../notices/index.ts';
import type { Clause, Terms } from '../terms/index.ts';
import { answerSchema, checkPlan, comparePlans, type Plan, planOf, sayFinding } from './index.ts';

const HERE = { lat: 36.6, lon: 40.2 };
const words = { en: 'x', ru: 'x', ar: 'x' };

function termsWith(...clauses: Clause[]): Terms {
  return {
    termsId: 't',
    version: 3,
    title: words,
    parties: ['north', 'south'],
    observers: [],
    fromMs: 0,
    toMs: null,
    clauses,
  };
}
const separation: Clause = {
  id: 'sep',
  kind: 'separation',
  text: words,
  binds: ['north', 'south'],
  distanceM: 200,
};
/** 10 m/s through a point at a time, half-width 50 m. */
function through(place: Point, azimuth: number, atMs: number, shift = 0): Partial<Fields> {
  return {
    route: {
      type: 'corridor',
      points: [direct(place, azimuth + 180, 4_000), place, direct(place, azimuth, 4_000)],
      halfWidthM: 50,
    },
    times: {
      type: 'passage',
      atMs: [atMs - 400_000, atMs, atMs + 400_000],
      earlyS: shift,
      lateS: shift,
      model: 'rigid',
    },
  };
}

test('separation: half-widths add, touching counts, the clause is cited; a metre more is awareness', () => {
  const a = plan(through(HERE, 0, T));
  // Comes straight at the other's line and stops so far from where that one is at T: the closest of all moments.
  const at = (metres: number): Plan => {
    const points = [direct(HERE, 90, metres + 4_000), direct(HERE, 90, metres)];
    const times = {
      type: 'passage' as const,
      atMs: [T - 400_000, T],
      earlyS: 0,
      lateS: 0,
      model: 'rigid' as const,
    };
    return plan({ route: { type: 'corridor', points, halfWidthM: 50 }, times }, { party: 'south' });
  };
  const touching = checkPlan(a, [at(300)], termsWith(separation));
  assert.equal(touching.findings[0]?.kind, 'conflict');
  assert.deepEqual(
    [touching.findings[0]?.clearM, touching.findings[0]?.clause, touching.findings[0]?.termsVersion],
    [200, 'sep', 3],
  );
  const clear = checkPlan(a, [at(301)], termsWith(separation)).findings[0];
  assert.equal(clear?.kind, 'near');
  assert.equal(checkPlan(a, [at(501)], termsWith(separation)).findings.length, 0);
  const close = checkPlan(a, [at(220)], termsWith(separation)).findings[0];
  assert.deepEqual(close?.fix, { what: 'apart', metres: 80 });
  assert.equal(checkPlan(a, [at(101)], null).findings.length, 0);
  assert.deepEqual(
    checkPlan(a, [at(99)], null).findings.map((f) => [f.kind, f.clause]),
    [['conflict', null]],
  );
});

test('a clause that binds others only does not count, nor does another plan of the same party', () => {
  const a = plan(through(HERE, 0, T));
  const b = plan(through(direct(HERE, 90, 250), 0, T), { party: 'south' });
  const other: Clause = { ...separation, binds: ['north', 'west'] } as Clause;
  assert.equal(checkPlan(a, [b], termsWith(other)).findings.length, 0);
  const own = plan(through(HERE, 90, T));
  const answer = checkPlan(a, [own, b], termsWith(separation));
  assert.deepEqual(answer.checkedAgainst, [{ party: 'south', noticeId: b.noticeId, version: 1 }]);
});

test('the same road at another hour is awareness by time, with windows a conflict', () => {
  const a = plan(through(HERE, 0, T, 600));
  const later = plan(through(HERE, 90, T + 2_000_000), { party: 'south' });
  const found = checkPlan(a, [later], termsWith(separation)).findings[0];
  assert.deepEqual([found?.kind, found?.axis, found?.atMs], [undefined, undefined, undefined]);
  // Its window keeps the first party's column parked at the end of the road, so both hold at one time.
  const held = plan({ ...through(HERE, 0, T, 600), window: { fromMs: T - HOUR, toMs: T + HOUR } });
  const again = checkPlan(held, [later], termsWith(separation)).findings[0];
  assert.deepEqual([again?.kind, again?.axis, again?.atMs], ['near', 'time', null]);
  const soon = plan(through(HERE, 90, T + 600_000), { party: 'south' });
  const met = checkPlan(a, [soon], termsWith(separation)).findings[0];
  assert.deepEqual([met?.kind, met?.distanceM, met?.atMs], ['conflict', 0, T + 600_000]);
  // They may come within 300 m before: the column runs up to 600 s late, the other passes 300 m short of the crossing.
  assert.ok(Math.abs((met?.fromMs ?? 0) - (T + 570_000)) <= 2_000, String((met?.fromMs ?? 0) - T));
});

test('parked at the end of its route a unit is still met until its window ends', () => {
  const fields = { ...through(HERE, 0, T), window: { fromMs: T - 2 * HOUR, toMs: T + 2 * HOUR } };
  const end = direct(HERE, 0, 4_000);
  const passing = (atMs: number): Plan => plan(through(end, 90, atMs), { party: 'south' });
  assert.equal(
    checkPlan(plan(fields), [passing(T + HOUR)], termsWith(separation)).findings[0]?.kind,
    'conflict',
  );
  assert.equal(checkPlan(plan(fields), [passing(T + 3 * HOUR)], termsWith(separation)).findings.length, 0);
  const open = { ...fields, window: { fromMs: T - 2 * HOUR, toMs: null } };
  assert.equal(
    checkPlan(plan(open), [passing(T + 1000 * HOUR)], termsWith(separation)).findings[0]?.kind,
    'conflict',
  );
});

test('sites: the footprint and the separation add up', () => {
  const a = plan(through(HERE, 0, T));
  const clinic = (metres: number): Plan =>
    plan(site(direct(HERE, 90, metres), 100), { party: 'south', type: 'site' });
  assert.equal(checkPlan(a, [clinic(350)], termsWith(separation)).findings[0]?.kind, 'site');
  assert.equal(checkPlan(a, [clinic(351)], termsWith(separation)).findings[0]?.kind, 'near');
  assert.equal(checkPlan(clinic(350), [a], termsWith(separation)).findings.length, 1);
});

test('where only an area is shown a conflict is possible, never certain', () => {
  const a = plan(through(HERE, 0, T));
  const area = { type: 'circle' as const, center: direct(HERE, 90, 10_000), radiusM: 9_750 };
  const coarse = plan({ area, window: { fromMs: T - HOUR, toMs: T + HOUR } }, { party: 'south' });
  const found = checkPlan(a, [coarse], termsWith(separation)).findings[0];
  assert.deepEqual(
    [found?.kind, found?.clearM, found?.fix],
    ['possible', 200, { what: 'ask', party: 'south' }],
  );
  const untimed = plan(
    { route: through(HERE, 90, T).route, window: { fromMs: T - HOUR, toMs: T + HOUR } },
    { party: 'south' },
  );
  assert.equal(checkPlan(a, [untimed], termsWith(separation)).findings[0]?.kind, 'possible');
  const afterwards = plan({ area, window: { fromMs: T + HOUR, toMs: T + 2 * HOUR } }, { party: 'south' });
  assert.equal(checkPlan(a, [afterwards], termsWith(separation)).findings.length, 0);
});

const zone = (requires: 'notice' | 'consent' | 'no entry', leadMinutes: number): Clause => ({
  id: 'zone-1',
  kind: 'zone',
  text: words,
  area: { type: 'circle', center: HERE, radiusM: 1_000 },
  binds: ['north'],
  authority: 'south',
  requires,
  leadMinutes,
});

test('zones: entry by the corridor, lead time, consent, no entry, and who is bound', () => {
  const a = plan(through(HERE, 0, T));
  // The corridor's edge is 1,050 m from the centre 105 s before: 58 minutes after the notice.
  const late = checkPlan(a, [], termsWith(zone('notice', 59))).findings[0];
  assert.deepEqual(
    [late?.kind, late?.atMs, late?.zone?.givenMinutes, late?.zone?.met],
    ['zone', T - 105_000, 58, false],
  );
  assert.deepEqual(late?.fix, { what: 'later', notBeforeMs: T - 105_000 + 60_000, minutes: 1 });
  assert.equal(checkPlan(a, [], termsWith(zone('notice', 58))).findings[0]?.zone?.met, true);
  assert.equal(checkPlan(a, [], termsWith(zone('consent', 0))).findings[0]?.zone?.met, false);
  const agreed = plan(through(HERE, 0, T), { agreedBy: ['south'] });
  assert.equal(checkPlan(agreed, [], termsWith(zone('consent', 0))).findings[0]?.zone?.met, true);
  assert.equal(checkPlan(agreed, [], termsWith(zone('no entry', 0))).findings[0]?.zone?.met, false);
  const aid = plan(through(HERE, 0, T), { protected: true });
  assert.equal(checkPlan(aid, [], termsWith(zone('consent', 10))).findings[0]?.zone?.requires, 'notice');
  assert.equal(
    checkPlan(plan(through(HERE, 0, T), { party: 'south' }), [], termsWith(zone('no entry', 0))).findings
      .length,
    0,
  );
  assert.equal(
    checkPlan(plan(through(direct(HERE, 90, 1_051), 0, T)), [], termsWith(zone('no entry', 0))).findings
      .length,
    0,
  );
});

test('plans that contradict themselves or show nothing are refused with a reason', () => {
  const route = through(HERE, 0, T).route as Fields['route'];
  const times = (atMs: number[]): Fields['times'] => ({
    type: 'passage',
    atMs,
    earlyS: 0,
    lateS: 0,
    model: 'rigid',
  });
  const code = (fields: Partial<Fields>): string | null => {
    const made = planOf({ party: 'north', type: 'movement', fields });
    return isRefusal(made) ? made.refused : null;
  };
  assert.equal(code({}), 'CONFLICTS_NO_TIME');
  assert.equal(code({ times: times([T, T]) }), 'CONFLICTS_NO_PLACE');
  assert.equal(code({ route, times: times([T, T + 1]) }), 'CONFLICTS_TIMES_MISMATCH');
  assert.equal(code({ route, times: times([T, T + 9, T + 8]) }), 'CONFLICTS_TIMES_REVERSED');
  assert.equal(code({ route, window: { fromMs: T, toMs: T - 1 } }), 'CONFLICTS_TIMES_REVERSED');
  const mad = Array.from({ length: 5_000 }, (_, i) => ({ lat: 0, lon: i % 2 ? 100 : 0 }));
  const wild: Fields['route'] = { type: 'corridor', points: mad, halfWidthM: 50 };
  assert.equal(code({ route: wild, window: { fromMs: T, toMs: T } }), 'CONFLICTS_TOO_LONG');
});

test('any lawful plans: an answer that fits its schema, sentences in three languages, and the same from both sides', () => {
  const next = random(77);
  const terms = termsWith(separation, zone('notice', 30), { ...zone('consent', 0), id: 'zone-2' } as Clause);
  const kinds = new Set<string>();
  for (let i = 0; i < 400; i++) {
    const near = { lat: next() * 180 - 90, lon: next() * 360 - 180 };
    const spread = i % 10 === 0 ? 3_000_000 : 8_000;
    const a = anyPlan(next, i % 2 ? near : HERE, spread, 'north');
    const b = anyPlan(next, i % 2 ? near : HERE, spread, 'south');
    const answer = answerSchema.parse(JSON.parse(JSON.stringify(checkPlan(a, [b], terms))));
    for (const finding of answer.findings) {
      kinds.add(finding.kind);
      const says = sayFinding('north', finding);
      for (const sentence of Object.values(says))
        assert.ok(sentence.length > 20 && !/undefined|NaN|[{}]/.test(sentence), sentence);
    }
    const [ab, ba] = [comparePlans(a, b, [terms]), comparePlans(b, a, [terms])];
    const core = (f: typeof ab) => f && [f.kind, f.axis, f.distanceM, f.clearM, f.requiredM, f.clause];
    assert.deepEqual(core(ab), core(ba), `${i}`);
  }
  assert.deepEqual([...kinds].sort(), ['conflict', 'near', 'possible', 'site', 'zone']);
});
