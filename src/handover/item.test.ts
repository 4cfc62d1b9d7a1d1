import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import {
  countsOf,
  ITEM_KINDS,
  type Item,
  itemOf,
  itemSchema,
  type Listed,
  listed,
  MAX_ITEMS,
  RULE_VERSION,
  since,
  sorted,
} from './item.ts';
import { given } from './kinds.ts';

const says = { en: 'Something', ru: 'Нечто', ar: 'شيء ما' };
function made(n: number, more: Partial<Item> = {}): Item {
  return itemOf({ kind: 'alert', about: `north/${n}`, refs: [`act${n}`], sinceMs: n, says, ...more });
}
const many = (count: number, more: Partial<Item> = {}): Item[] =>
  Array.from({ length: count }, (_, n) => made(n, more));

/** Whether a list owns up to everything that is open. */
function honest(all: readonly Item[], list: Listed): boolean {
  const total = Object.values(list.counts).reduce((sum, count) => sum + count, 0);
  return list.items.length + list.beyond === all.length && total === all.length;
}

describe('the list that is handed over', () => {
  it('holds all of them, and beyond its bound says how many it does not show', () => {
    for (const count of [0, 1, 100, 101, 500, MAX_ITEMS, MAX_ITEMS + 1, 3_000]) {
      const all = many(count);
      const list = listed(all);
      assert.ok(honest(all, list), String(count));
      if (count <= 500) assert.equal(list.beyond, 0);
      if (count > MAX_ITEMS) assert.ok(list.beyond >= count - MAX_ITEMS);
    }
    // Planted: a list that stops at the hundredth and says nothing.
    const forgetful = (all: readonly Item[]): Listed => {
      const { items } = listed(all);
      return { items: items.slice(0, 100), counts: countsOf(items.slice(0, 100)), beyond: 0 };
    };
    assert.ok(honest(many(100), forgetful(many(100))));
    assert.ok(!honest(many(101), forgetful(many(101))));
  });

  it('fits into an entry however long its sentences and words are', () => {
    const long = { en: '\u0001'.repeat(4_000), ru: 'ю'.repeat(4_000), ar: 'ي'.repeat(4_000) };
    const all = many(1_000, { says: long, words: '🚚'.repeat(20_000) });
    const list = listed(all);
    assert.ok(list.items.length > 5 && list.beyond > 0 && honest(all, list));
    const body = {
      office: 'watch',
      incoming: 'B',
      words: '',
      language: 'und',
      ...list,
      ruleVersion: RULE_VERSION,
    };
    assert.ok(given.schema.safeParse(body).success);
    assert.ok(new TextEncoder().encode(JSON.stringify(body)).length < 500_000);
  });

  it('puts what presses first, so that a bound cuts off what can wait', () => {
    const mixed = ITEM_KINDS.toReversed().flatMap((kind, n) => [
      made(n, { kind, about: `${n}`, dueMs: null }),
      made(n, { kind, about: `${n} due`, dueMs: 5_000 + n }),
    ]);
    const kinds = sorted(mixed).map(({ kind }) => kind);
    assert.deepEqual([...new Set(kinds)], ITEM_KINDS);
    for (const [i, item] of sorted(mixed).entries()) assert.equal(item.dueMs === null, i % 2 === 1);
    const [cut] = [listed([...many(2_000, { kind: 'peer' }), made(1, { kind: 'ultimatum' })])];
    assert.equal(cut?.items[0]?.kind, 'ultimatum');
  });

  it('keeps the words of a person as they are, and says where it cut them', () => {
    const short = itemOf({ kind: 'message', about: 'a', refs: [], sinceMs: 1, says, words: ' Ы🚚\u202E ' });
    assert.deepEqual([short.words, short.cut], [' Ы🚚\u202E ', false]);
    const long = itemOf({ kind: 'message', about: 'a', refs: [], sinceMs: 1, says, words: '🚚'.repeat(501) });
    assert.deepEqual([long.words, long.cut], ['🚚'.repeat(500), true]);
    assert.ok(itemSchema.safeParse(long).success);
  });
});

describe('what changed since', () => {
  it('is every difference between the two lists, and nothing else', () => {
    const item = fc.record({ n: fc.integer({ min: 0, max: 8 }), version: fc.integer({ min: 0, max: 1 }) });
    const list = fc
      .uniqueArray(item, { selector: ({ n }) => n, maxLength: 9 })
      .map((all) => all.map(({ n, version }) => made(n, { refs: [`act${n}-${version}`] })));
    fc.assert(
      fc.property(list, list, (before, now) => {
        const { unlisted, changed, gone } = since(before, now);
        const [was, is] = [before, now].map((items) => new Map(items.map(({ key, refs }) => [key, refs[0]])));
        assert.deepEqual(
          unlisted.map(({ key }) => key).sort(),
          [...(is?.keys() ?? [])].filter((key) => !was?.has(key)).sort(),
        );
        assert.deepEqual(gone.toSorted(), [...(was?.keys() ?? [])].filter((key) => !is?.has(key)).sort());
        assert.deepEqual(
          changed.map(({ key }) => key).sort(),
          [...(is ?? [])]
            .filter(([key, ref]) => was?.has(key) && was.get(key) !== ref)
            .map(([key]) => key)
            .sort(),
        );
      }),
      { numRuns: effort(5_000) },
    );
  });
});
