import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effort } from '../../../test/effort.ts';
import { suggested } from '../../../test/helpers/conflicts/changes.ts';
import { random } from '../../../test/helpers/conflicts/plans.ts';
import { ASKED_MS, anyCase, type Case } from '../../../test/helpers/conflicts/town.ts';
import { canonicalJson } from '../../record/index.ts';
import { ActivePlans } from '../active/active-plans.ts';

function shuffled<Item>(list: readonly Item[], next: () => number): Item[] {
  return list
    .map((item) => ({ item, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** The answer in bytes: others indexed or listed, in any order; roads in any order, driven both ways told in either direction. */
function bytesOf(one: Case, next: (() => number) | null): string {
  const others = next ? shuffled(one.others, next) : one.others;
  const active = ActivePlans.of(others);
  if (next) {
    // One that came and went leaves no trace.
    active.put({ ...(one.others[0] as Case['others'][number]), noticeId: 'passing' });
    if (next() < 0.5) active.pack();
    active.withdraw('passing');
    if (next() < 0.5) active.pack();
  }
  const roads = next
    ? shuffled(one.roads, next).map((road) =>
        road.oneWay || next() < 0.5 ? road : { ...road, points: road.points.toReversed() },
      )
    : one.roads;
  const terms = next ? shuffled(one.terms, next) : one.terms;
  return canonicalJson(suggested(one.fields, { active, terms }, { asOfMs: ASKED_MS, roads }));
}

test('same inputs, same bytes: in any order, listed or indexed', () => {
  const next = random(2_001);
  let proposals = 0;
  for (let i = 0; i < effort(200, 40); i++) {
    const one = anyCase(next);
    one.terms.push({ ...(one.terms[0] as Case['terms'][number]), termsId: 'more' });
    const first = bytesOf(one, null);
    for (let k = 0; k < 3; k++) assert.equal(bytesOf(one, next), first, `${i}`);
    if (first.includes('"state":"changes"')) proposals++;
  }
  assert.ok(proposals > effort(30, 4), `${proposals}`);
});

test('planted: another version, another moment, another road give other bytes', () => {
  const next = random(2_002);
  let noticed = 0;
  for (let i = 0; i < effort(60, 10); i++) {
    const one = anyCase(next);
    const before = bytesOf(one, null);
    const others = one.others.map((plan, k) => (k === 0 ? { ...plan, version: 9 } : plan));
    if (bytesOf({ ...one, others }, null) !== before) noticed++;
    if (bytesOf({ ...one, roads: one.roads.slice(1) }, null) !== before) noticed++;
  }
  assert.equal(noticed, 2 * effort(60, 10));
});
