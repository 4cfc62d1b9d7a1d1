import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plan, random, T } from '../../test/helpers/conflicts/plans.ts';
import { ACTIVITIES, type Activity } from '../contract/index.ts';
import { direct, type Point } from '../geo/index.ts';
import { type AreaUse, NOTICE_TYPES } from '../notices/index.ts';
import { documentFault, PRIORITY_WORDS, type Terms, termsSchema } from '../terms/index.ts';
import { ActivePlans } from './active/active-plans.ts';
import { checkPlan } from './check.ts';
import { FINDING_KINDS, type Finding, findingSchema } from './finding.ts';
import type { Plan } from './plan.ts';
import { priorityBetween } from './priority.ts';
import { sayFinding, sayPriorityIn } from './say-finding.ts';

const HERE: Point = { lat: 36.6, lon: 40.2 };
const HOUR = 3_600_000;
const words = { en: 'x', ru: 'x', ar: 'x' };
const RANKS = [['medical', 'evacuation'], ['supply', 'aid'], ['flight'], ['patrol']];

function agreement(clauses: readonly object[], termsId = 'terms'): Terms {
  const parties = ['north', 'south', 'west'];
  const rest = { version: 1, title: words, parties, fromMs: 0, toMs: null };
  return termsSchema.parse({ termsId, ...rest, clauses: clauses.map((one) => ({ text: words, ...one })) });
}
const order = (binds = ['north', 'south'], ranks: unknown = RANKS) => ({
  id: 'P',
  kind: 'priority',
  binds,
  ranks,
});
const APART = { id: 'sep', kind: 'separation', binds: ['north', 'south'], distanceM: 200 };

const who = (activity: Activity) => ({
  organisation: 'N',
  callSign: '',
  units: [],
  purpose: '',
  activity,
  escort: false,
  emergency: false,
});
function passing(
  party: string,
  noticeId: string | null,
  activity?: Activity,
  type: Plan['type'] = 'movement',
): Plan {
  const points = [direct(HERE, 270, 2_000), direct(HERE, 90, 2_000)];
  const route = { type: 'corridor' as const, points, halfWidthM: 20 };
  const times = {
    type: 'passage' as const,
    atMs: [T, T + 600_000],
    earlyS: 0,
    lateS: 0,
    model: 'rigid' as const,
  };
  return plan({ route, times, ...(activity && { who: who(activity) }) }, { party, noticeId, type });
}
function ground(party: string, use: AreaUse, noticeId: string, eastM = 0): Plan {
  const shape = { type: 'circle' as const, center: direct(HERE, 90, eastM), radiusM: 300 };
  const route = { type: 'area' as const, name: 'range', use, shape };
  const times = { type: 'validity' as const, fromMs: T - HOUR, toMs: T + HOUR, reviewByMs: T };
  return plan({ route, times }, { party, noticeId, type: 'area' });
}

test('the words of a rank are what notices are for and their types, and no word has two ranks', () => {
  assert.deepEqual([...PRIORITY_WORDS].sort(), [...new Set([...ACTIVITIES, ...NOTICE_TYPES])].sort());
  assert.equal(documentFault(agreement([order()])), null);
  const twice = documentFault(agreement([order(['north', 'south'], [['aid'], ['patrol', 'aid']])]));
  assert.equal(twice?.refused, 'TERMS_RANK_TWICE');
  assert.throws(() => agreement([order(['north', 'south'], [['tanks']])]));
});

test('the earlier rank goes first, by what it is for before its type; what none names comes last', () => {
  const cases: [Plan, Plan, string][] = [
    [passing('north', 'A', 'patrol'), passing('south', 'B', 'medical'), 'south'],
    [passing('north', 'A', 'supply'), passing('south', 'B', 'patrol'), 'north'],
    [passing('north', 'A', 'engineering'), passing('south', 'B', 'patrol'), 'south'],
    [passing('north', 'A', 'other', 'flight'), passing('south', 'B', 'patrol'), 'north'],
    [passing('north', 'A', 'patrol', 'flight'), passing('south', 'B', 'other', 'flight'), 'south'],
  ];
  for (const [a, b, first] of cases) {
    const found = priorityBetween(a, b, [agreement([order()])]);
    assert.deepEqual([found.rule, found.first, found.clause], ['rank', first, 'P']);
    assert.notEqual(found.yields, first);
  }
});

test('no clause, one that binds others, or a purpose that is not shown: nothing is decided, and that is said', () => {
  const [a, b] = [passing('north', 'A', 'patrol'), passing('south', 'B', 'medical')];
  for (const terms of [[], [agreement([APART])], [agreement([order(['north', 'west'])])]]) {
    const found = priorityBetween(a, b, terms);
    assert.deepEqual([found.rule, found.first, found.yields, found.clause], ['none', null, null, null]);
  }
  const hidden = priorityBetween(a, passing('south', 'B'), [agreement([order()])]);
  assert.deepEqual([hidden.rule, hidden.first, hidden.clause], ['unknown', null, 'P']);
});

test('equals are told apart by the lesser id; an unfiled plan has none yet', () => {
  const terms = [agreement([order()])];
  const first = priorityBetween(passing('north', 'B', 'aid'), passing('south', 'A', 'supply'), terms);
  assert.deepEqual([first.rule, first.first, first.yields], ['equal', 'south', 'north']);
  const later = priorityBetween(passing('north', null, 'aid'), passing('south', 'A', 'supply'), terms);
  assert.deepEqual([later.rule, later.first], ['equal', null]);
});

test('either side works out the same, whatever the order of its agreements; planted: one that prefers itself does not', () => {
  const roll = random(31);
  const any = <One>(list: readonly One[]): One => list[Math.floor(roll() * list.length)] as One;
  const terms = [
    agreement([APART, order()], 'b'),
    agreement([order(['north', 'south'], [['patrol'], ['aid']])], 'a'),
  ];
  let selfish = 0;
  for (let i = 0; i < 400; i++) {
    const a = passing('north', any(['A', 'C', 'E']), any(ACTIVITIES), any(['movement', 'flight']));
    const b = passing('south', any(['B', 'D', 'F']), any(ACTIVITIES), any(['movement', 'flight']));
    const [ours, theirs] = [priorityBetween(a, b, terms), priorityBetween(b, a, terms.toReversed())];
    assert.deepEqual(ours, theirs);
    assert.equal(ours.termsId, 'a');
    if (ours.rule === 'equal' && a.party !== b.party && ours.first !== a.party) selfish++;
  }
  assert.ok(selfish > 5, 'a rule by which each goes first itself would have been told apart');
});

test('a conflict carries who gives way, out of the index too, and the sentence says it', () => {
  const terms = agreement([APART, order()]);
  const asked = passing('north', 'A', 'patrol');
  const active = ActivePlans.of([passing('south', 'B', 'medical')]);
  const [finding] = checkPlan(asked, active, terms).findings;
  assert.equal(finding?.kind, 'conflict');
  assert.deepEqual([finding.priority?.first, finding.priority?.yields], ['south', 'north']);
  assert.match(sayFinding('north', finding).en, /By clause P south goes first and north gives way\.$/);
  const mirrored = checkPlan(passing('south', 'B', 'medical'), [asked], terms).findings[0] as Finding;
  for (const language of ['en', 'ru', 'ar'] as const)
    assert.equal(sayPriorityIn(language, mirrored), sayPriorityIn(language, finding));
  assert.match(sayFinding('north', { ...finding, priority: null }).en, /time\.$/);
});

test('every area and purpose comes out of the index as it went in', () => {
  for (const use of ['exercise', 'fire', 'closure'] as const)
    assert.equal(ActivePlans.of([ground('south', use, 'B')]).get('B')?.use, use);
  for (const activity of ACTIVITIES)
    assert.equal(ActivePlans.of([passing('south', 'B', activity, 'flight')]).get('B')?.purpose, activity);
  const bare = ActivePlans.of([passing('south', 'B')]).get('B');
  assert.deepEqual([bare?.purpose, bare?.use, bare?.type], [null, null, 'movement']);
});

test('fire against a movement or a site is its own kind, and first of all; planted: by time alone it would not be', () => {
  const terms = agreement([APART]);
  const early = passing('south', 'B', 'patrol');
  const site = plan(
    {
      route: { type: 'site', name: 'clinic', category: 'medical', at: HERE, radiusM: 30 },
      times: { type: 'validity', fromMs: T - HOUR, toMs: null, reviewByMs: T },
    },
    { party: 'north', noticeId: 'C', type: 'site' },
  );
  const fire = ground('south', 'fire', 'Z', 1_500);
  const { findings } = checkPlan(
    passing('north', 'A'),
    [early, fire, ground('south', 'closure', 'Y')],
    terms,
  );
  assert.deepEqual(
    findings.map(({ kind }) => kind),
    ['fire', 'conflict', 'conflict'],
  );
  assert.equal(findings[0]?.fire, 'south');
  const byTime = findings.toSorted((a, b) => (a.atMs ?? Infinity) - (b.atMs ?? Infinity));
  assert.notEqual(byTime[0]?.kind, 'fire', 'the order is not that of time');
  assert.equal(FINDING_KINDS[0], 'fire');
  const atSite = checkPlan(site, [ground('south', 'fire', 'X')], terms).findings[0];
  assert.deepEqual([atSite?.kind, atSite?.priority], ['fire', null]);
  const exercise = checkPlan(site, [ground('south', 'exercise', 'X')], terms).findings[0];
  assert.equal(exercise?.kind, 'site', 'ground for an exercise is no fire');
  const asFire = checkPlan(ground('south', 'fire', 'X'), [site], terms).findings[0] as Finding;
  assert.match(sayFinding('south', asFire).en, /^FIRE\. south keeps .* and north comes within 0 metres/);
});

test('only perhaps under fire is fire too, and asks', () => {
  const area = { type: 'circle' as const, center: HERE, radiusM: 5_000 };
  const coarse = plan({ area, window: { fromMs: T, toMs: T + HOUR } }, { party: 'north', noticeId: 'A' });
  const [finding] = checkPlan(ground('south', 'fire', 'B'), [coarse], null).findings;
  assert.deepEqual([finding?.kind, finding?.fix], ['fire', { what: 'ask', party: 'north' }]);
  assert.match(sayFinding('south', finding as Finding).en, /^FIRE, possibly\./);
});

test('a finding recorded before there were such words is read still', () => {
  const [finding] = checkPlan(passing('north', 'A'), [passing('south', 'B')], agreement([APART])).findings;
  const { fire: _, priority: __, ...older } = finding as Finding;
  assert.deepEqual(findingSchema.parse(older), { ...older, fire: null, priority: null });
  assert.match(sayFinding('north', older as Finding).en, /time\.$/);
});
