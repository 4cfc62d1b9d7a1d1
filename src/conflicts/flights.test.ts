import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effort } from '../../test/effort.ts';
import { anyAloft, anyPlan, plan, random, T } from '../../test/helpers/conflicts/plans.ts';
import { isRefusal } from '../contract/index.ts';
import { closest, direct, quantiseM } from '../geo/index.ts';
import type { Fields } from '../notices/index.ts';
import type { Terms } from '../terms/index.ts';
import { ActivePlans } from './active/active-plans.ts';
import { smallestDelay } from './active/delay.ts';
import { indexPieces, readIndex } from './active/file.ts';
import { meetings } from './active/meetings.ts';
import { checkPlan } from './check.ts';
import type { Finding } from './finding.ts';
import { levelsOf } from './heights.ts';
import type { Plan } from './plan.ts';
import { sayFinding } from './say-finding.ts';

const HERE = { lat: 36.6, lon: 40.2 };
const words = { en: 'x', ru: 'x', ar: 'x' };

type Bands = { floorM: number; ceilingM: number; above: 'sea' | 'ground' };
/** Straight over HERE at T. */
function over(
  azimuth: number,
  bands: Bands | null,
  party: string,
  type: 'flight' | 'movement' = 'flight',
): Plan {
  const points = [direct(HERE, azimuth + 180, 4_000), HERE, direct(HERE, azimuth, 4_000)];
  const flight = bands ? { flight: { aircraft: 'drone', crewed: false, count: 1, ...bands } } : {};
  const times = { atMs: [T - 400_000, T, T + 400_000], earlyS: 0, lateS: 0, model: 'rigid' as const };
  const route = { type: 'corridor' as const, points, halfWidthM: 50, ...flight };
  return plan({ route, times: { type: 'passage', ...times } }, { party, type });
}
const agl = (floorM: number, ceilingM: number): Bands => ({ floorM, ceilingM, above: 'ground' });

function termsWith(verticalM?: number): Terms {
  const clause = {
    id: 'sep',
    kind: 'separation' as const,
    text: words,
    binds: ['north', 'south'],
    distanceM: 200,
  };
  return {
    termsId: 't',
    version: 1,
    title: words,
    parties: ['north', 'south'],
    observers: [],
    fromMs: 0,
    toMs: null,
    clauses: [verticalM === undefined ? clause : { ...clause, verticalM }],
  };
}
function found(a: Plan, b: Plan, terms = termsWith()): Pick<Finding, 'kind' | 'axis'> | null {
  const [one] = checkPlan(a, [b], terms).findings;
  return one ? { kind: one.kind, axis: one.axis } : null;
}

test('two flights over one place: bands that touch are a conflict, bands apart are awareness, a clause widens them', () => {
  const low = over(0, agl(100, 300), 'north');
  const at = (floorM: number): Plan => over(90, agl(floorM, 800), 'south');
  assert.deepEqual(found(low, at(300)), { kind: 'conflict', axis: 'space' });
  assert.deepEqual(found(low, at(300.001)), { kind: 'near', axis: 'height' });
  assert.deepEqual(found(low, at(450), termsWith(150)), { kind: 'conflict', axis: 'space' });
  assert.deepEqual(found(low, at(450.001), termsWith(150)), { kind: 'near', axis: 'height' });
  assert.deepEqual(found(at(450.001), { ...low, noticeId: 'M' }, termsWith(150)), {
    kind: 'near',
    axis: 'height',
  });
  const far = over(0, agl(0, 100), 'south');
  const aside = {
    ...far,
    course: plan({
      route: { type: 'corridor', points: [direct(HERE, 90, 3_000), direct(HERE, 90, 4_000)], halfWidthM: 50 },
      times: { type: 'passage', atMs: [T, T], earlyS: 0, lateS: 0, model: 'rigid' },
    }).course,
  };
  assert.equal(found(low, aside), null, 'apart in height and on the ground: nothing to say');
});

test('a flight and what moves on the ground: only where its band comes down to it; hidden or above the sea: possible', () => {
  const convoy = over(90, null, 'south', 'movement');
  assert.deepEqual(found(over(0, agl(0, 300), 'north'), convoy), { kind: 'conflict', axis: 'space' });
  assert.deepEqual(found(over(0, agl(20, 300), 'north'), convoy), { kind: 'near', axis: 'height' });
  assert.deepEqual(found(convoy, { ...over(0, agl(20, 300), 'north') }), { kind: 'near', axis: 'height' });
  assert.deepEqual(found(over(0, null, 'north'), convoy), { kind: 'possible', axis: 'height' });
  const sea = over(0, { floorM: 400, ceilingM: 900, above: 'sea' }, 'north');
  assert.deepEqual(found(sea, convoy), { kind: 'possible', axis: 'height' });
  const [asked] = checkPlan(convoy, [sea], termsWith()).findings;
  assert.deepEqual(asked?.fix, { what: 'ask', party: 'north' }, 'who flies is asked, not who drives');
  assert.match(
    sayFinding('south', asked as Finding).en,
    /one of them flies.*Ask north between which heights above ground/s,
  );
  const [near] = checkPlan(convoy, [over(0, agl(20, 300), 'north')], termsWith()).findings;
  assert.match(
    sayFinding('south', near as Finding).en,
    /one above the other\. Their heights keep the distance required\.$/,
  );
  for (const one of [asked, near])
    assert.ok(!/[{}]/.test(Object.values(sayFinding('south', one as Finding)).join('')));
});

test('an area: all that is above it, or between its heights where it has them', () => {
  const area = (heights?: Bands, use: 'closure' | 'fire' = 'closure'): Plan => {
    const shape = { type: 'circle' as const, center: HERE, radiusM: 500 };
    const fields: Partial<Fields> = {
      route: { type: 'area', name: 'range', use, shape, ...(heights && { heights }) },
      times: { type: 'validity', fromMs: T - 1e6, toMs: T + 1e6, reviewByMs: T },
    };
    return plan(fields, { party: 'south', type: 'area' });
  };
  const high = over(0, agl(3_000, 3_500), 'north');
  assert.deepEqual(found(high, area()), { kind: 'conflict', axis: 'space' });
  assert.deepEqual(found(high, area(agl(0, 3_000))), { kind: 'conflict', axis: 'space' });
  assert.deepEqual(found(high, area(agl(0, 2_999))), { kind: 'near', axis: 'height' });
  const convoy = over(0, null, 'north', 'movement');
  assert.deepEqual(found(convoy, area(agl(0, 2_999))), { kind: 'conflict', axis: 'space' });
  assert.deepEqual(found(convoy, area(agl(500, 2_999))), { kind: 'near', axis: 'height' });
  assert.deepEqual(
    found(over(0, null, 'north'), area()),
    { kind: 'conflict', axis: 'space' },
    'at any height it is in it',
  );
  // Fire only perhaps at one's height is fire.
  assert.deepEqual(found(high, area(agl(0, 3_000), 'fire')), { kind: 'fire', axis: 'space' });
  assert.deepEqual(found(over(0, null, 'north'), area(agl(0, 3_000), 'fire')), {
    kind: 'fire',
    axis: 'height',
  });
  assert.deepEqual(found(high, area(agl(0, 2_999), 'fire')), { kind: 'near', axis: 'height' });
});

/** Ids of those that come too near, one by one. */
function byHand(mine: Plan, others: readonly Plan[], verticalM: number, metres: number): string[] {
  const hit = others.filter((other) => {
    const withinM = quantiseM(mine.course.halfWidthM + other.course.halfWidthM + metres);
    return (
      levelsOf(mine.heights, other.heights, verticalM) !== 'apart' &&
      closest(mine.course, other.course, { withinM }) !== null
    );
  });
  return hit.map(({ noticeId }) => noticeId as string).sort();
}

test('index, file and list answer alike about heights; planted: heights left out, and an open bound, differ', () => {
  const next = random(612);
  const planted = { blind: 0, open: 0 };
  let [level, aloft] = [0, 0];
  for (let round = 0; round < effort(12, 4); round++) {
    // What they are for lies beside the party in the record, and must not be taken for part of it.
    const others = Array.from({ length: 60 }, (_, i) => ({
      ...(next() < 0.7 ? anyAloft(next, HERE, 6_000, 'south') : anyPlan(next, HERE, 6_000, 'south')),
      purpose: ([null, 'patrol', 'aid'] as const)[i % 3] as Plan['purpose'],
    }));
    const active = ActivePlans.of(others);
    if (round % 2) active.pack();
    const bytes = Buffer.concat([...indexPieces(ActivePlans.of(others))]);
    let at = 0;
    const filed = readIndex(bytes.length, (into) => (at += bytes.copy(into, 0, at)) && into.length);
    assert.ok(!isRefusal(filed));
    for (let i = 0; i < 25; i++) {
      const mine = next() < 0.7 ? anyAloft(next, HERE, 6_000, 'north') : anyPlan(next, HERE, 6_000, 'north');
      const [metres, verticalM] = [next() * 500, next() < 0.5 ? 0 : 100];
      const right = byHand(mine, others, verticalM, metres);
      const ask = (vertical: number, of = active) =>
        meetings(of, mine, () => metres, { verticalM: () => vertical });
      assert.deepEqual(ask(verticalM), right);
      assert.deepEqual(ask(verticalM, filed.active), right);
      const terms = termsWith(verticalM);
      assert.deepEqual(checkPlan(mine, others, terms), checkPlan(mine, active, terms));
      assert.deepEqual(
        checkPlan(mine, filed.active, terms).findings,
        checkPlan(mine, others, terms).findings,
      );
      level += right.length;
      aloft += others.length - right.length;
      const same = (other: readonly string[]): boolean => other.join() === right.join();
      if (!same(ask(Infinity))) planted.blind++;
      if (!same(ask(verticalM - 0.001))) planted.open++;
    }
  }
  assert.ok(level > effort(300, 100) && aloft > effort(300, 100), `${level} ${aloft}`);
  assert.ok(planted.blind > effort(60, 20) && planted.open > effort(20, 5), JSON.stringify(planted));
});

test('a delay is asked only of those at the same height', () => {
  const low = over(0, agl(100, 300), 'north');
  const active = ActivePlans.of([over(90, agl(301, 800), 'south')]);
  assert.equal(smallestDelay(active, low, () => 200)?.delayMs, 0);
  const late = smallestDelay(active, low, () => 200, { verticalM: () => 1 });
  assert.ok(late && late.delayMs > 0);
});
