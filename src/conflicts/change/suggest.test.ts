import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  changedPlan,
  knownOf,
  MINUTE,
  movement,
  othersOf,
  spot,
  suggested,
} from '../../../test/helpers/conflicts/changes.ts';
import { plan, site, T } from '../../../test/helpers/conflicts/plans.ts';
import type { Road } from '../../geo/formats/index.ts';
import { coarseWindowOf, type Fields } from '../../notices/index.ts';
import { checkPlan } from '../check.ts';
import { stands } from '../finding.ts';
import type { Surroundings } from './ground.ts';
import { type ChangeKind, type Suggestion, suggestionSchema } from './proposal.ts';

/** Ten kilometres east in twenty minutes, by five points; the crossing lies in the middle. */
const EAST = movement(
  [-5_000, -2_500, 0, 2_500, 5_000].map((east) => [east, 0]),
  [0, 5, 10, 15, 20],
);
/** North across it, in the middle when we are. */
const ACROSS = movement(
  [
    [0, -3_000],
    [0, 3_000],
  ],
  [4, 16],
);

function kinds({ proposals }: Suggestion): ChangeKind[] {
  return proposals.map(({ kind }) => kind);
}
function of(found: Suggestion, kind: ChangeKind): Suggestion['proposals'][number] {
  const proposal = found.proposals.find((one) => one.kind === kind);
  assert.ok(proposal, JSON.stringify(found.tried));
  return proposal;
}
function earlier(times: Fields['times'], ms: number): Fields['times'] {
  assert.ok(times.type === 'passage');
  return { ...times, atMs: times.atMs.map((at) => at - ms) };
}
/** What stands open against changed fields, by a check that knows nothing of the search. */
function openOf(change: object, known: Surroundings): number {
  return checkPlan(changedPlan(change), known.active, known.terms).findings.filter(stands).length;
}

describe('a crossing', () => {
  const known = knownOf(othersOf([ACROSS]));
  const found = suggested(EAST, known);

  it('has a delay, a hold and a slower or faster leg, best first, each clear, each without a second to spare', () => {
    suggestionSchema.parse(found);
    assert.deepEqual(new Set(kinds(found)), new Set(['delay', 'hold', 'retime']));
    assert.deepEqual(
      found.proposals.map(({ cost }) => cost),
      found.proposals.map(({ cost }) => cost).toSorted((a, b) => a - b),
    );
    for (const { cost, shiftS, change, removes } of found.proposals) {
      assert.equal(cost, Math.abs(shiftS));
      assert.equal(openOf(change, known), 0);
      assert.deepEqual(
        removes.map(({ noticeId }) => noticeId),
        ['south-1'],
      );
    }
    const { change, shiftS } = of(found, 'delay');
    const sooner = { ...change, times: earlier(change.times, 1_000) };
    assert.ok(shiftS > 0);
    assert.equal(openOf(sooner, known), 1);
  });

  it('says what it was reckoned from, and what was tried', () => {
    assert.deepEqual(found.inputs.notices, [{ party: 'south', noticeId: 'south-1', version: 1 }]);
    assert.deepEqual(found.inputs.terms, [{ termsId: 'terms', version: 1 }]);
    assert.equal(found.inputs.roads, null);
    assert.deepEqual(
      found.tried.map(({ kind, outcome }) => [kind, outcome]),
      [
        ['delay', 'found'],
        ['hold', 'found'],
        ['retime', 'found'],
        ['reroute', 'no-roads'],
      ],
    );
  });

  it('holds at a stop that is declared by making it longer, and puts one in elsewhere', () => {
    const halted = movement(
      [
        [-5_000, 0],
        [-2_500, 0],
        [-2_500, 0],
        [0, 0],
        [5_000, 0],
      ],
      [0, 5, 6, 11, 21],
    );
    const { change, from } = of(
      suggested(
        halted,
        knownOf(
          othersOf([
            movement(
              [
                [0, -3_000],
                [0, 3_000],
              ],
              [5, 17],
            ),
          ]),
        ),
      ),
      'hold',
    );
    assert.equal(from, 1);
    assert.equal(change.route.type === 'corridor' && change.route.points.length, 5);
    const hold = of(found, 'hold');
    assert.ok(hold.change.route.type === 'corridor' && hold.change.times.type === 'passage');
    assert.equal(hold.change.route.points.length, 6);
    assert.deepEqual(hold.change.route.halts, [{ at: hold.from, kind: 'halt' }]);
    assert.equal(hold.change.times.atMs.length, 6);
  });

  it('goes no slower and no faster than it may', () => {
    const tight = suggested(EAST, known, { limits: { slowestMps: 8, fastestMps: 8.5 } });
    const { change, from, to } = of(suggested(EAST, known), 'retime');
    assert.ok(change.times.type === 'passage' && EAST.times.type === 'passage');
    const took = (change.times.atMs[to] as number) - (change.times.atMs[from] as number);
    const before = (EAST.times.atMs[to] as number) - (EAST.times.atMs[from] as number);
    assert.ok(took !== before && took <= 2 * before && took >= before);
    assert.ok(!kinds(tight).includes('retime'));
    assert.equal(tight.tried.find(({ kind }) => kind === 'retime')?.outcome, 'none');
  });

  it('follows a rough window, and stays inside one that was set by hand', () => {
    assert.ok(EAST.times.type === 'passage');
    const window = coarseWindowOf(EAST.times);
    const rough = suggested({ ...EAST, window }, known);
    for (const { change } of rough.proposals) {
      assert.deepEqual(change.window, coarseWindowOf(change.times));
      assert.equal(openOf(change, known), 0);
    }
    const tight = { fromMs: T, toMs: T + 20 * MINUTE + 30_000 };
    const held = suggested({ ...EAST, window: tight }, known);
    for (const { change } of held.proposals) assert.deepEqual(change.window, tight);
    assert.ok(!kinds(held).includes('delay'));
  });
});

describe('over roads', () => {
  const line = (...places: [number, number][]): Road => ({
    points: places.map(([e, n]) => spot(e, n)),
    oneWay: false,
  });
  const road = line([-5_000, 0], [-2_500, 0], [0, 0], [2_500, 0], [5_000, 0]);
  const north = line([-2_500, 0], [-2_500, 1_500], [2_500, 1_500], [2_500, 0]);
  const south = line([-2_500, 0], [-2_500, -1_000], [2_500, -1_000], [2_500, 0]);
  /** A clinic on the road for good: no other time helps. */
  const clinic = plan(site(spot(0, 0), 150), { party: 'south', type: 'site', noticeId: 'clinic' });

  it('goes the shorter way round', () => {
    const known = knownOf([clinic]);
    const found = suggested(EAST, known, { roads: [road, north, south] });
    assert.deepEqual(kinds(found), ['reroute']);
    const { extraM, from, to, change, cost, shiftS } = of(found, 'reroute');
    assert.ok(from <= 1 && to >= 3, `${from} ${to}`);
    assert.ok(Math.abs(extraM - 2_000) < 5, `${extraM}`);
    assert.ok(Math.abs(shiftS - 240) < 3 && Math.abs(cost - 480) < 5, `${shiftS} ${cost}`);
    assert.equal(openOf(change, known), 0);
    assert.deepEqual(
      found.tried.map(({ outcome }) => outcome),
      ['none', 'none', 'none', 'found'],
    );
  });

  it('passes over a way on which it would meet another, and a way against the traffic', () => {
    const blocker = plan(site(spot(0, -1_000), 100), { party: 'west', type: 'site', noticeId: 'camp' });
    const found = suggested(EAST, knownOf([clinic, blocker]), { roads: [road, north, south] });
    assert.ok(Math.abs(of(found, 'reroute').extraM - 3_000) < 5);
    const against: Road = { points: south.points.toReversed(), oneWay: true };
    const oneWay = suggested(EAST, knownOf([clinic]), { roads: [road, north, against] });
    assert.ok(Math.abs(of(oneWay, 'reroute').extraM - 3_000) < 5);
  });

  it('goes round ground that a clause closes, where no other hour helps', () => {
    const closed = {
      id: 'Z1',
      kind: 'zone',
      binds: ['north'],
      area: { type: 'circle', center: spot(0, 0), radiusM: 500 },
      authority: 'south',
      requires: 'no entry',
      leadMinutes: 0,
    };
    const known = knownOf([], [closed]);
    const found = suggested(EAST, known, { roads: [road, north, south] });
    assert.deepEqual(
      found.tried.map(({ outcome }) => outcome),
      ['same-ground', 'same-ground', 'same-ground', 'found'],
    );
    assert.deepEqual(of(found, 'reroute').removes, [
      { party: null, noticeId: null, termsId: 'terms', clause: 'Z1' },
    ]);
    assert.equal(openOf(of(found, 'reroute').change, known), 0);
  });

  it('says that the route lies on none of the roads', () => {
    const far = line([-5_000, 4_000], [5_000, 4_000]);
    const found = suggested(EAST, knownOf([clinic]), { roads: [far] });
    assert.deepEqual([found.state, found.tried.at(-1)?.outcome], ['none', 'off-roads']);
  });
});

describe('what no change answers', () => {
  it('asks the owner where only an area is known, and offers no false precision', () => {
    const area = { type: 'circle' as const, center: spot(0, 0), radiusM: 2_000 };
    const vague = { area, window: { fromMs: T, toMs: T + 30 * MINUTE } };
    const found = suggested(EAST, knownOf(othersOf([vague])));
    assert.equal(found.state, 'ask');
    assert.deepEqual([found.proposals, found.tried], [[], []]);
    assert.deepEqual(found.questions, [
      {
        party: 'south',
        what: 'ask',
        about: { party: 'south', noticeId: 'south-1', termsId: null, clause: null },
      },
    ]);
    // Beside a real conflict: that is solved, and the question stays.
    const both = suggested(EAST, knownOf(othersOf([vague, ACROSS])));
    assert.equal(both.state, 'changes');
    assert.equal(both.questions.length, 1);
    for (const { leaves, removes } of both.proposals) {
      assert.deepEqual(
        removes.map(({ noticeId }) => noticeId),
        ['south-2'],
      );
      assert.deepEqual(
        leaves.map(({ noticeId }) => noticeId),
        ['south-1'],
      );
    }
  });

  it('asks for a consent, and again where it was given to the plan as it was', () => {
    const zone = {
      id: 'Z2',
      kind: 'zone',
      binds: ['north'],
      area: { type: 'circle', center: spot(4_000, 0), radiusM: 300 },
      authority: 'south',
      requires: 'consent',
      leadMinutes: 0,
    };
    const found = suggested(EAST, knownOf([], [zone]));
    assert.equal(found.state, 'ask');
    assert.deepEqual(
      found.questions.map(({ party, what }) => [party, what]),
      [['south', 'consent']],
    );
  });

  it('gives the notice that a zone asks for', () => {
    const zone = {
      id: 'Z3',
      kind: 'zone',
      binds: ['north'],
      area: { type: 'circle', center: spot(4_000, 0), radiusM: 300 },
      authority: 'south',
      requires: 'notice',
      leadMinutes: 90,
    };
    const known = knownOf([], [zone]);
    const found = suggested(EAST, known, { asOfMs: T - 60 * MINUTE });
    const { change, shiftS } = of(found, 'delay');
    const checked = checkPlan(
      { ...changedPlan(change), filedMs: T - 60 * MINUTE },
      known.active,
      known.terms,
    );
    assert.equal(checked.findings[0]?.zone?.met, true);
    assert.equal(checked.findings[0]?.zone?.givenMinutes, 90);
    const before = changedPlan({
      ...change,
      times: earlier(change.times, 1_000),
    });
    assert.equal(checkPlan(before, known.active, known.terms).findings[0]?.zone?.met, false, `${shiftS}`);
  });

  it('says plainly that there is none, and what was tried', () => {
    const camp = plan(site(spot(5_000, 0), 300), { party: 'south', type: 'site', noticeId: 'camp' });
    const found = suggested(EAST, knownOf([camp]));
    assert.equal(found.state, 'none');
    assert.deepEqual(
      found.tried.map(({ outcome }) => outcome),
      ['none', 'none', 'none', 'no-roads'],
    );
    assert.ok(found.tried.every(({ kind, looked }) => kind === 'reroute' || looked > 0));
  });

  it('changes nothing that has no times, and nothing that is clear', () => {
    const mine = site(spot(0, 0), 100);
    const found = suggested(mine, knownOf(othersOf([ACROSS])));
    assert.deepEqual(
      found.tried.map(({ outcome }) => outcome),
      ['no-times', 'no-times', 'no-times', 'no-times'],
    );
    assert.equal(suggested(EAST, knownOf([])).state, 'clear');
  });
});
