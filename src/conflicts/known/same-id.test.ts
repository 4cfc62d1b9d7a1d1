import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Claim } from '../../notices/index.ts';
import { ActivePlans } from '../active/active-plans.ts';
import { meetings } from '../active/meetings.ts';
import type { Plan } from '../plan.ts';
import { planOf } from '../plan.ts';
import { KnownExcept } from './known-except.ts';
import { KnownPlans } from './known-plans.ts';

const X = '01ARZ3NDEKTSV4RRFFQ69G5FA0';
const T = 1_600_000_000_000;

function claim(party: string, fields: object): Claim {
  return { noticeId: X, version: 1, party, type: 'site', fields } as Claim;
}
const shown = {
  route: { type: 'site', at: { lat: 36, lon: 40 }, radiusM: 100, name: 'x', siteType: 'x' },
  times: { type: 'validity', fromMs: T, toMs: T + 3_600_000 },
};

test("what another party filed under the plan's own id is compared or named; what its own party filed is not", () => {
  const own = claim('north', shown);
  const plan = planOf(own) as Plan;
  const claims = [own, claim('south', shown), claim('east', { who: {} })];
  const south = { party: 'south', noticeId: X, version: 1 };
  const held = new KnownPlans(null, T - 3_600_000);
  const except = new KnownExcept(held, new Map([[X, claims]]));
  const indexed = new KnownPlans(null, T - 3_600_000);
  indexed.set(X, claims);
  for (const known of [indexed, except]) {
    const near = known.near(plan, 1_000);
    assert.deepEqual(
      near.map(({ party }) => party),
      ['south'],
    );
    assert.deepEqual(known.compared(plan, near), [south]);
    assert.deepEqual(
      known.notCompared(plan).map(({ party }) => party),
      ['east'],
    );
  }
  const theirs = planOf(claims[1] as Claim) as Plan;
  assert.deepEqual(
    meetings(ActivePlans.of([plan, theirs]), plan, () => 0),
    [X],
  );
});
