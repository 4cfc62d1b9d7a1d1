import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effort } from '../../../test/effort.ts';
import { APART, agreement, changedPlan, suggested } from '../../../test/helpers/conflicts/changes.ts';
import { random } from '../../../test/helpers/conflicts/plans.ts';
import { ASKED_MS, anyCase } from '../../../test/helpers/conflicts/town.ts';
import { allWays, coarse, judgeOf, knownBy, MOST_S } from '../../../test/helpers/conflicts/trying.ts';
import { ActivePlans } from '../active/active-plans.ts';
import { smallestDelay } from '../active/delay.ts';
import { findingsOf } from '../check.ts';
import type { Check } from './ground.ts';
import type { ChangeKind, Suggestion } from './proposal.ts';

interface Sum {
  cases: number;
  /** Proposals of each kind, and how often the grid found one. */
  offered: Record<ChangeKind, number>;
  grid: Record<ChangeKind, number>;
  worse: string[];
  newConflicts: string[];
}

function campaign(hard: number, seed: number, check?: Check): Sum {
  const next = random(seed);
  const none = { delay: 0, hold: 0, retime: 0, reroute: 0 };
  const sum: Sum = { cases: 0, offered: { ...none }, grid: { ...none }, worse: [], newConflicts: [] };
  for (let i = 0; sum.cases < hard; i++) {
    const one = anyCase(next);
    const found = suggested(one.fields, knownBy(one, i % 2 === 1), {
      asOfMs: ASKED_MS,
      roads: one.roads,
      limits: { mostS: MOST_S * 3 },
      ...(check && { check }),
    });
    if (found.state === 'clear' || found.state === 'ask') continue;
    sum.cases++;
    for (const { kind, change } of found.proposals) {
      sum.offered[kind]++;
      if (!judgeOf(one, kind)(change)) sum.newConflicts.push(`${i} ${kind}`);
    }
    if (check) continue;
    for (const { kind, outcome } of found.tried) {
      if (outcome === 'same-ground') continue;
      const grid = kind === 'reroute' ? allWays(one) : coarse(one, kind);
      // A way round may cost more than was asked for.
      if (grid === null || grid > 3 * MOST_S) continue;
      sum.grid[kind]++;
      const cost = found.proposals.find((proposal) => proposal.kind === kind)?.cost ?? Infinity;
      // Metres that are rounded up here and there may come to a second.
      if (cost > grid + (kind === 'reroute' ? 2 : 0)) sum.worse.push(`${i} ${kind} ${cost} > ${grid}`);
    }
  }
  return sum;
}

test('2,000 cases: never worse than a coarse grid of delays, holds and speeds, or than all ways through the town; none makes a conflict', () => {
  const sum = campaign(effort(2_000, 60), 1_001);
  assert.deepEqual([sum.worse, sum.newConflicts], [[], []], JSON.stringify(sum));
  for (const kind of ['delay', 'hold', 'retime', 'reroute'] as const)
    assert.ok(sum.offered[kind] >= effort(100, 3) && sum.grid[kind] >= effort(100, 3), JSON.stringify(sum));
});

test('planted: without the last check, or with one that is blind to zones, proposals make conflicts', () => {
  const blind: Check = (...args) => findingsOf(...args).filter(({ zone }) => zone === null);
  const zones = campaign(effort(150, 60), 1_002, blind);
  assert.ok(zones.newConflicts.length > 0, JSON.stringify(zones));
  const skipped = campaignTrusting(effort(150, 60), 1_003);
  assert.ok(skipped > 0);
});

/** Proposals that make a conflict when the search believes every changed plan to be clear. */
function campaignTrusting(hard: number, seed: number): number {
  const next = random(seed);
  let wrong = 0;
  for (let cases = 0; cases < hard; ) {
    const one = anyCase(next);
    let first = true;
    const check: Check = (...args) => {
      const shown = first ? findingsOf(...args) : [];
      first = false;
      return shown;
    };
    const found: Suggestion = suggested(one.fields, knownBy(one), {
      asOfMs: ASKED_MS,
      roads: one.roads,
      check,
    });
    if (found.tried.length === 0) continue;
    cases++;
    for (const { kind, change } of found.proposals) if (!judgeOf(one, kind)(change)) wrong++;
  }
  return wrong;
}

test('a plan without a window: the delay is that of the exact smallest delay', () => {
  const next = random(1_004);
  let same = 0;
  for (let i = 0; i < effort(200, 40); i++) {
    const { fields, others: all, roads: _ } = anyCase(next);
    const { window: _w, ...bare } = fields;
    const others = all.filter(({ certainty }) => certainty === 'exact');
    const terms = [agreement([{ ...APART, distanceM: 150 }])];
    const found = suggested(bare, { active: ActivePlans.of(others), terms }, { asOfMs: ASKED_MS });
    const known = smallestDelay(ActivePlans.of(others), changedPlan(bare), () => 150);
    if (found.state === 'clear') assert.equal(known?.delayMs, 0);
    else {
      const delay = found.proposals.find(({ kind }) => kind === 'delay');
      assert.equal(delay?.shiftS, known === null ? undefined : known.delayMs / 1000, `${i}`);
      same++;
    }
  }
  assert.ok(same > effort(30, 5), `${same}`);
});
