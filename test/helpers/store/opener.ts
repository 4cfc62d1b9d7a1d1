/** PostgreSQL stores of a test's own, closed when it ends. */
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { createPostgresStore } from '../../../src/store/postgres.ts';
import type { PostgresTarget } from '../../../src/store/postgres-target.ts';
import { inTxn, type Store } from '../../../src/store/store.ts';
import { entryAt, temporaryFolder } from './entries.ts';

export function opener(t: TestContext, target: PostgresTarget) {
  const files = join(temporaryFolder(t), 'files');
  return async (create: boolean, at = target): Promise<Store> => {
    const store = await createPostgresStore(at, { create, files });
    t.after(() => store.close());
    return store;
  };
}
export const grow = (store: Store, index: number) => inTxn(store, (txn) => txn.append(entryAt(index)));
