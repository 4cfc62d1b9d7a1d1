import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { GROUPS as ALL, disclosureSchema, type Group, groupsOf } from '../../../src/notices/index.ts';
import { effort } from '../../../test/effort.ts';
import { EMPTY_SHARE, emptyForm, type Form, SHOWS } from './form.ts';
import { text } from './share-text.ts';
import {
  disclosureOf,
  EFFECTS,
  effectsOf,
  mustChoose,
  opened,
  seenBy,
  shareOfGroups,
  sharingOf,
} from './sharing.ts';

const PARTIES = ['birch', 'chord'];
const base = emptyForm('A');
const shared = (shares: Form['shares'], more: Partial<Form> = {}) =>
  sharingOf({ ...base, ...more, shares }, PARTIES);
const groups = fc.uniqueArray(fc.constantFrom(...ALL));

test('by default every party is told exactly; of a protected site somebody has to say it', () => {
  assert.deepEqual(shared({}), {
    sharing: { to: PARTIES, disclose: { birch: 'exact', chord: 'exact' } },
    wrongs: [],
  });
  assert.equal(shared({}, { protected: true }).wrongs.length, 0, 'a protected movement');
  const site = shared({}, { protected: true, type: 'site' });
  assert.deepEqual(
    site.wrongs.map(({ at }) => at),
    ['shares.birch', 'shares.chord'],
  );
  assert.deepEqual(site.sharing.disclose, {}, 'nothing is shown that nobody chose');
  const one = shared(
    { birch: { ...EMPTY_SHARE, show: 'coarse' }, chord: { ...EMPTY_SHARE, told: false } },
    { protected: true, type: 'site' },
  );
  assert.deepEqual(one, { sharing: { to: ['birch'], disclose: { birch: 'coarse' } }, wrongs: [] });
});

test('a change tells whoever was told, as before, and says nothing of recipients', () => {
  assert.deepEqual(shared({}, { asBefore: true, protected: true, type: 'site' }), {
    sharing: {},
    wrongs: [],
  });
});

test('what is sent is a disclosure that the node takes, and opens what the form says it opens', () => {
  const share = fc.record({ told: fc.boolean(), show: fc.option(fc.constantFrom(...SHOWS)), groups });
  fc.assert(
    fc.property(
      fc.record({ birch: share, chord: share }),
      fc.boolean(),
      fc.boolean(),
      (shares, isSite, isProtected) => {
        const form: Form = { ...base, shares, type: isSite ? 'site' : 'movement', protected: isProtected };
        const { sharing, wrongs } = sharingOf(form, PARTIES);
        for (const party of sharing.to ?? []) {
          const disclosure = sharing.disclose?.[party];
          if (disclosure === undefined) {
            assert.ok(wrongs.some(({ at }) => at === `shares.${party}`));
            continue;
          }
          disclosureSchema.parse(disclosure);
          assert.deepEqual(opened(disclosure), groupsOf(disclosure));
          assert.deepEqual(disclosure, disclosureOf(form, party));
        }
        assert.deepEqual(
          sharing.to,
          PARTIES.filter((party) => shares[party as 'birch'].told),
        );
        if (mustChoose(form))
          assert.ok(PARTIES.every((p) => shares[p as 'birch'].show !== null || !sharing.disclose?.[p]));
      },
    ),
    { numRuns: effort(5_000) },
  );
});

test('what a party was shown last is the choice that shows the same', () => {
  fc.assert(
    fc.property(groups, (shown) => {
      const form = { ...base, shares: { birch: shareOfGroups(shown) } };
      const disclosure = disclosureOf(form, 'birch');
      const sorted = ALL.filter((group) => shown.includes(group));
      assert.deepEqual(disclosure === null ? [] : opened(disclosure).toSorted(), sorted.toSorted());
    }),
    { numRuns: effort(2_000) },
  );
});

test('what a recipient can do with it follows from what it sees', () => {
  const of = (...shown: Group[]) => effectsOf(shown, 'movement');
  assert.deepEqual(of(...ALL), ['place']);
  assert.deepEqual(effectsOf(opened('coarse'), 'movement'), ['rough']);
  assert.deepEqual(of('who', 'route', 'window'), ['untimed']);
  assert.deepEqual(of('who', 'route'), ['no-time']);
  assert.deepEqual(of('times', 'people'), ['no-place', 'who']);
  for (const effect of EFFECTS) assert.ok(`effect.${effect}` in text);
});

test('the map shows a recipient no group that it is not shown', () => {
  const known = {
    area: { type: 'circle' as const, center: { lat: 1, lon: 1 }, radiusM: 1 },
    people: null,
    window: { fromMs: 0, toMs: 1 },
  };
  assert.deepEqual(seenBy(known, ['people']), { people: null });
  assert.deepEqual(Object.keys(seenBy(known, 'coarse')), ['area', 'window']);
  assert.deepEqual(seenBy(known, 'exact'), known);
});
