import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { fieldsWith, idOf, SALTS } from '../../test/helpers/notices/made.ts';
import { canonicalJson } from '../record/index.ts';
import { fieldsOf, groupsOf, type Openings, openGroups, openingsHold, openingsSchema } from './commitment.ts';
import { COARSE_GROUPS, GROUPS, type Group } from './notice.ts';

const ID = idOf('A1');
const fields = fieldsWith();
const groupSets = fc.subarray([...GROUPS]);
const open = (groups: readonly Group[]) => openGroups(ID, 1, fields, SALTS, groups);

describe('the disclosure tree', () => {
  it('has one root whatever is opened, and every opening holds and passes its schema', () => {
    const { root } = open(GROUPS);
    fc.assert(
      fc.property(groupSets, (groups) => {
        const openings = open(groups);
        assert.equal(openings.root, root);
        assert.ok(openingsHold(ID, 1, openingsSchema.parse(structuredClone(openings))));
        assert.deepEqual(Object.keys(fieldsOf(openings)).sort(), [...groups].sort());
      }),
    );
  });

  it('is RFC 6962 over eight leaves, worked out here a second time', () => {
    const sha = (...parts: (string | Uint8Array)[]) => {
      const hash = createHash('sha256');
      for (const part of parts) hash.update(part);
      return hash.digest();
    };
    const leaves = GROUPS.map((group) =>
      sha(
        Uint8Array.of(0),
        `parley-notice-group/v1\n${ID}\n1\n${group}\n${SALTS[group]}\n${canonicalJson(fields[group])}`,
      ),
    );
    const node = (from: number, to: number): Buffer =>
      to - from === 1
        ? (leaves[from] as Buffer)
        : sha(Uint8Array.of(1), node(from, (from + to) / 2), node((from + to) / 2, to));
    assert.equal(open([]).root, node(0, 8).toString('hex'));
  });

  it('no longer holds when any value, salt, hidden hash, id, version or the root is changed', () => {
    const changes: ((openings: Openings, group: Group) => void)[] = [
      (openings, group) => {
        const opened = openings.opened[group];
        if (opened) (opened as { value: unknown }).value = group === 'people' ? { count: 13 } : 'other';
        else openings.hidden[group] = 'f'.repeat(64);
      },
      (openings, group) => {
        const opened = openings.opened[group];
        if (opened) opened.salt = 'e'.repeat(32);
        else delete openings.hidden[group];
      },
      (openings, group) => {
        // Both shown and hidden, or neither: a group must be there exactly once.
        if (openings.opened[group]) openings.hidden[group] = '0'.repeat(64);
        else openings.opened[group] = undefined;
        delete (openings.hidden as Record<string, unknown>)[openings.opened[group] ? '' : group];
      },
      (openings) => {
        openings.root = openings.root.replace(/^./, (c) => (c === '0' ? '1' : '0'));
      },
    ];
    fc.assert(
      fc.property(
        groupSets,
        fc.constantFrom(...GROUPS),
        fc.nat(changes.length - 1),
        (groups, group, which) => {
          const openings = structuredClone(open(groups));
          changes[which]?.(openings, group);
          assert.equal(openingsHold(ID, 1, openings), false);
        },
      ),
    );
    assert.equal(openingsHold(idOf('A2'), 1, open(GROUPS)), false);
    assert.equal(openingsHold(ID, 2, open(GROUPS)), false);
  });

  it('adds up: what two recipients hold is the whole', () => {
    fc.assert(
      fc.property(groupSets, (groups) => {
        const rest = GROUPS.filter((group) => !groups.includes(group));
        const all = { ...fieldsOf(open(groups)), ...fieldsOf(open(rest)) };
        assert.deepEqual(all, fields);
      }),
    );
  });

  it('hides: with the salt left out, a guess at a hidden group could be confirmed', () => {
    const others = Object.fromEntries(GROUPS.map((group, i) => [group, `${i}a`.repeat(16)])) as typeof SALTS;
    const hidden = (salts: typeof SALTS) => openGroups(ID, 1, fields, salts, []).hidden;
    for (const group of GROUPS) assert.notEqual(hidden(SALTS)[group], hidden(others)[group], group);
    // The planted fault, caught by the same comparison.
    const unsalted = (value: unknown) => createHash('sha256').update(canonicalJson(value)).digest('hex');
    assert.equal(unsalted(fields.people), unsalted({ count: 12 }));
  });

  it('opens what a disclosure says', () => {
    assert.deepEqual(groupsOf('exact'), GROUPS);
    assert.deepEqual(groupsOf('coarse'), COARSE_GROUPS);
    assert.deepEqual(groupsOf(['contacts', 'who']), ['who', 'contacts']);
  });
});
