import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import {
  document,
  entriesOf,
  held,
  inForce,
  propose,
  resume,
  type Said,
  sign,
  suspend,
  T0,
  Tables,
  ulid,
  v1,
  withdraw,
  words,
} from '../../test/helpers/terms/made.ts';
import type { Entry } from '../contract/index.ts';
import { type Candidate, candidatesOf, stateAt, straysOf } from './standing.ts';
import type { VersionRow } from './view.ts';

test('in force only from the last signature on, and never before its own start', () => {
  const agreement = held(inForce).agreement();
  assert.equal(stateAt(agreement, T0).state, 'none');
  const before = stateAt(agreement, T0 + 4999);
  assert.equal(before.state, 'unsigned');
  assert.deepEqual(before.missing, ['birch']);
  assert.equal(before.terms, null);
  const after = stateAt(agreement, T0 + 5000);
  assert.equal(after.state, 'in force');
  assert.deepEqual(after.terms, v1);
  assert.deepEqual(after.entries, [ulid(1), ulid(2), ulid(3)]);
  const later = document({ fromMs: T0 + 90_000 });
  const begins = held([
    propose('amber', later, T0),
    sign('amber', later, T0),
    sign('birch', later, T0),
  ]).agreement();
  assert.equal(stateAt(begins, T0 + 89_999).state, 'none');
  assert.equal(stateAt(begins, T0 + 90_000).state, 'in force');
});

test('negative control: a rule that counts any signature would put these in force; the rule does not', () => {
  const other = document({ title: { ...words, en: 'Another text' } });
  const cases: Said[][] = [
    [propose('amber', v1, T0), sign('amber', v1, T0), sign('birch', other, T0)],
    [propose('amber', v1, T0), sign('amber', v1, T0), sign('chord', v1, T0)],
    [propose('amber', v1, T0), sign('amber', v1, T0), sign('amber', v1, T0 + 1)],
  ];
  const careless = (row: VersionRow): boolean =>
    row.signatures.length >= (row.proposals[0]?.terms.parties.length ?? Number.POSITIVE_INFINITY);
  for (const acts of cases) {
    const { versions } = held(acts).agreement();
    const [row] = versions as [VersionRow];
    assert.ok(careless(row), 'the planted mutant says in force');
    assert.deepEqual(
      candidatesOf(row).map((candidate) => candidate.missing),
      [['birch']],
    );
    assert.equal(straysOf(row).length, 1);
  }
});

test('two documents under one number: each counts its own signatures; all signing both is a dispute', () => {
  const rival = document({ clauses: v1.clauses.slice(1) });
  const acts = [
    propose('amber', v1, T0),
    propose('birch', rival, T0),
    sign('amber', v1, T0),
    sign('birch', rival, T0),
  ];
  assert.equal(stateAt(held(acts).agreement(), T0 + 1).state, 'unsigned');
  const both = [...acts, sign('birch', v1, T0 + 10)];
  assert.equal(stateAt(held(both).agreement(), T0 + 10).terms?.clauses.length, v1.clauses.length);
  const all = [...both, sign('amber', rival, T0 + 20)];
  assert.equal(stateAt(held(all).agreement(), T0 + 20).state, 'disputed');
});

test('a higher version replaces a lower one for good', () => {
  const v2 = document({ version: 2, fromMs: T0 + 10_000, toMs: T0 + 20_000 });
  const acts = [
    ...inForce,
    propose('birch', v2, T0 + 6000),
    sign('birch', v2, T0 + 6000),
    sign('amber', v2, T0 + 7000),
  ];
  const agreement = held(acts).agreement();
  assert.equal(stateAt(agreement, T0 + 9999).version, 1);
  assert.equal(stateAt(agreement, T0 + 10_000).version, 2);
  const over = stateAt(agreement, T0 + 20_000);
  assert.equal(over.state, 'ended');
  assert.equal(over.terms, null, 'version 1 does not come back');
});

test('suspension: from its time, never for the past, lifted only by every party', () => {
  const base = [...inForce, suspend('birch', T0 + 10_000)];
  const suspensionId = ulid(base.length);
  const agreement = held(base).agreement();
  assert.equal(stateAt(agreement, T0 + 9999).state, 'in force', 'what came before is judged as it was');
  const now = stateAt(agreement, T0 + 10_000);
  assert.deepEqual([now.state, now.by, now.sinceMs, now.terms], ['suspended', 'birch', T0 + 10_000, null]);
  assert.ok(now.entries.includes(suspensionId));
  const one = held([...base, resume('birch', [suspensionId], T0 + 20_000)]).agreement();
  assert.equal(stateAt(one, T0 + 30_000).state, 'suspended', 'the suspender alone does not lift it');
  const two = held([
    ...base,
    resume('birch', [suspensionId], T0 + 20_000),
    resume('amber', [suspensionId], T0 + 25_000),
  ]).agreement();
  assert.equal(stateAt(two, T0 + 24_999).state, 'suspended');
  assert.equal(stateAt(two, T0 + 25_000).state, 'in force');
  const backdated = held([...inForce, suspend('birch', T0 + 10_000, T0 + 5000)]).agreement();
  assert.equal(stateAt(backdated, T0 + 9999).state, 'in force');
  const observer = held([...inForce, suspend('chord', T0 + 10_000)]).agreement();
  assert.equal(stateAt(observer, T0 + 10_000).state, 'in force', 'an observer suspends nothing');
  const announced = held([...inForce, suspend('birch', T0 + 10_000, T0 + 15_000)]).agreement();
  assert.equal(stateAt(announced, T0 + 14_999).state, 'in force');
  assert.equal(stateAt(announced, T0 + 15_000).state, 'suspended');
});

test('a party that left comes back only by signing anew', () => {
  const left = [...inForce, withdraw('birch', T0 + 10_000)];
  assert.deepEqual(
    [stateAt(held(left).agreement(), T0 + 9999).state, stateAt(held(left).agreement(), T0 + 10_000).by],
    ['in force', 'birch'],
  );
  const v2 = document({ version: 2 });
  const half = [...left, propose('amber', v2, T0 + 11_000), sign('amber', v2, T0 + 11_000)];
  assert.equal(stateAt(held(half).agreement(), T0 + 12_000).state, 'withdrawn');
  const again = [...half, sign('birch', v2, T0 + 13_000)];
  const back = stateAt(held(again).agreement(), T0 + 13_000);
  assert.deepEqual([back.state, back.version], ['in force', 2]);
  // Signed before leaving, completed after: the signature does not undo the leaving.
  const early = [
    ...inForce,
    propose('birch', v2, T0 + 6000),
    sign('birch', v2, T0 + 6000),
    withdraw('birch', T0 + 10_000),
    sign('amber', v2, T0 + 11_000),
  ];
  assert.equal(stateAt(held(early).agreement(), T0 + 12_000).state, 'withdrawn');
});

test('property: the same acts give the same view and standing in every order of arrival', () => {
  const v2 = document({ version: 2, clauses: v1.clauses.slice(0, 2) });
  const rival = document({ version: 2, clauses: v1.clauses.slice(1) });
  const act: fc.Arbitrary<(atMs: number) => Said> = fc.oneof(
    fc.constantFrom('amber', 'birch', 'chord').chain((party) =>
      fc.constantFrom(
        (atMs: number) => propose(party, v1, atMs),
        (atMs: number) => propose(party, v2, atMs),
        (atMs: number) => propose(party, rival, atMs),
        (atMs: number) => sign(party, v1, atMs),
        (atMs: number) => sign(party, v2, atMs),
        (atMs: number) => sign(party, rival, atMs),
        (atMs: number) => sign(party, v1, atMs, 'f'.repeat(64)),
        (atMs: number) => suspend(party, atMs, T0 + 5000),
        (atMs: number) => withdraw(party, atMs),
        (atMs: number) => resume(party, [ulid(1), ulid(2), ulid(3), ulid(4)], atMs),
      ),
    ),
  );
  fc.assert(
    fc.property(
      fc.array(act, { maxLength: 14 }).chain((makers) => {
        const entries = entriesOf(makers.map((maker, i) => maker(T0 + i * 1000)));
        return fc.tuple(
          fc.constant(entries),
          fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length }),
        );
      }),
      ([entries, shuffled]) => {
        const sorted = new Tables();
        for (const entry of entries) sorted.take(entry);
        const other = new Tables();
        for (const entry of shuffled) other.take(entry).take(entry);
        assert.deepEqual(new Map([...other.rows].sort()), new Map([...sorted.rows].sort()));
        for (let i = -1; i < 16; i++) {
          const state = stateAt(sorted.agreement(), T0 + i * 1000);
          assert.deepEqual(stateAt(other.agreement(), T0 + i * 1000), state);
          assert.equal(state.terms !== null, state.state === 'in force');
          if (state.state === 'in force') {
            const row = sorted
              .agreement()
              .versions.find((one) => one.version === state.version) as VersionRow;
            const full = candidatesOf(row).filter((candidate: Candidate) => candidate.missing.length === 0);
            assert.equal(full.length, 1);
            assert.deepEqual(full[0]?.terms, state.terms);
          }
        }
      },
    ),
    { numRuns: effort(400), seed: 7 },
  );
});

test('own copies sent out, unknown kinds and newer versions change nothing', () => {
  const [entry] = entriesOf(inForce) as [Entry];
  const tables = new Tables();
  tables.take({ ...entry, direction: 'out', to: 'birch' });
  tables.take({ ...entry, understood: false });
  tables.take({ ...entry, kind: 'terms.unheard-of' });
  assert.equal(tables.rows.size, 0);
});

test('a peer that repeats itself without end is bounded, counted, and does not crowd out the others', () => {
  const many = Array.from({ length: 200 }, (_, i) => sign('birch', v1, T0, i.toString(16).padStart(64, '0')));
  const [row] = held([...many, ...inForce.slice(0, 2)]).agreement().versions as [VersionRow];
  assert.equal(row.signatures.filter((one) => one.party === 'birch').length, 64);
  assert.equal(row.dropped, 200 - 64);
  assert.equal(row.signatures.filter((one) => one.party === 'amber').length, 1);
});
