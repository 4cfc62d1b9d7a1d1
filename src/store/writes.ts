/** All that one transaction changes, gathered up so that it can travel to the storage in one piece. */
import type { TextChange, WriteDriver } from './driver.ts';
import type { StoredEntry, TreeNode } from './store.ts';

export interface Writes {
  /** In log order, right behind what is committed. */
  entries: readonly StoredEntry[];
  nodes: readonly TreeNode[];
  /** The last change of each row; no row twice. */
  rows: readonly TextChange[];
  meta: readonly (readonly [name: string, value: string])[];
  /** Of entries that are committed, or among `entries`. */
  erased: readonly { index: number; meta: string }[];
}

/** `writeAll` out of the single operations, for a driver that has no shorter way. All or nothing. */
export async function writeThrough(driver: Omit<WriteDriver, 'writeAll'>, writes: Writes): Promise<void> {
  await driver.begin();
  const outcomes = await Promise.allSettled([
    ...writes.entries.map((entry) => driver.append(entry)),
    driver.setNodes(writes.nodes),
    driver.put(writes.rows),
    ...writes.meta.map(([name, value]) => driver.setMeta(name, value)),
    ...writes.erased.map(({ index, meta }) => driver.erase(index, meta)),
  ]);
  const refused = outcomes.find((outcome) => outcome.status === 'rejected');
  if (refused) {
    await driver.abort();
    throw refused.reason;
  }
  await driver.commit();
}
