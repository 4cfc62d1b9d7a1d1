/** The oracle: a store that copies everything at every turn and sorts with `Buffer.compare`. And histories to run on both. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import * as fc from 'fast-check';
import { sideTable } from '../../../src/store/keys.ts';
import type { Store } from '../../../src/store/store.ts';

type Content = Record<string, Record<string, unknown>>;

export class Model {
  content: Content = {};

  names(): string[] {
    return Object.keys(this.content)
      .filter((table) => Object.keys(this.content[table] ?? {}).length > 0)
      .sort();
  }

  rows(table: string): { key: string; row: unknown }[] {
    return Object.entries(this.content[table] ?? {})
      .map(([key, row]) => ({ key, row }))
      .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
  }

  dumpHash(table: string): string {
    const text = this.rows(table).map(({ key, row }) => `${key}\n${canonicalize(row)}\n`);
    return createHash('sha256').update(text.join('')).digest('hex');
  }
}

const TABLES = ['t.one', 't.two', sideTable('t.one')];
const key = fc.oneof(
  fc.constantFrom('a', 'b', 'aa', '\ue000', '\u{10000}', '\u{1f69a}', 'ж'),
  fc
    .string({ unit: 'binary', minLength: 1, maxLength: 4 })
    .filter((text) => !text.includes('\u0000') && !text.includes('\n')),
);
const row = fc.jsonValue({ maxDepth: 2 }).filter((value) => value !== null && canonicalizes(value));
const table = fc.constantFrom(...TABLES);

/** JSON's `-0` is `0`, and a key named __proto__ is no own key of the model. */
function canonicalizes(value: unknown): boolean {
  const text = JSON.stringify(value);
  return text.isWellFormed() && !text.includes('__proto__') && !/\\ud[89a-f]/.test(text);
}

type Step =
  | { do: 'put'; table: string; key: string; row: unknown }
  | { do: 'delete'; table: string; key: string }
  | { do: 'clear'; table: string }
  | { do: 'swap' }
  | { do: 'savepoint' }
  | { do: 'rollback'; to: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('put' as const), table, key, row }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('delete' as const), table, key }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clear' as const), table }) },
  { weight: 1, arbitrary: fc.constant({ do: 'swap' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'savepoint' as const }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rollback' as const), to: fc.nat(3) }) },
);

export interface Transaction {
  steps: Step[];
  commits: boolean;
}
export const history = fc.array(
  fc.record({ steps: fc.array(step, { maxLength: 12 }), commits: fc.boolean() }),
  { minLength: 1, maxLength: 5 },
);

export async function apply(store: Store, model: Model, { steps, commits }: Transaction): Promise<void> {
  const txn = await store.begin();
  const before = structuredClone(model.content);
  const marks: { savepoint: number; content: Content }[] = [];
  const tableOf = (name: string) => (model.content[name] ??= {});
  for (const one of steps) {
    switch (one.do) {
      case 'put':
        await txn.put([one]);
        tableOf(one.table)[one.key] = JSON.parse(JSON.stringify(one.row));
        break;
      case 'delete':
        await txn.put([{ ...one, row: null }]);
        delete tableOf(one.table)[one.key];
        break;
      case 'clear':
        await txn.clear(one.table);
        model.content[one.table] = {};
        break;
      case 'swap':
        await txn.swapTables(['t.one']);
        model.content['t.one'] = tableOf(sideTable('t.one'));
        model.content[sideTable('t.one')] = {};
        break;
      case 'savepoint':
        marks.push({ savepoint: await txn.savepoint(), content: structuredClone(model.content) });
        break;
      case 'rollback': {
        const mark = marks[one.to];
        if (!mark) break;
        await txn.rollbackTo(mark.savepoint);
        marks.length = one.to + 1;
        model.content = structuredClone(mark.content);
        break;
      }
    }
  }
  if (commits) {
    await txn.commit();
    return;
  }
  await txn.abort();
  model.content = before;
}
