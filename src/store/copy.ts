/** A whole record from one store into an empty one of whatever kind. */
import { type Keyed, type Range, RefusalError, refuse } from '../contract/index.ts';
import { DumpHash, rowText } from './rows.ts';
import { type CommittedRead, inTxn, type Store, type TreeNode } from './store.ts';

/** Under this name a store says whether it is a copy that is not whole; nothing there: it is no copy. */
export const COPYING = 'store.copying';
export const UNFINISHED = 'unfinished';
export const FINISHED = 'finished';

/** Entries, nodes or rows in one transaction. */
const PAGE = 512;

/** What is read must not move while it is read: a store whose writer stands still, or one snapshot. */
export type Snapshot = Omit<CommittedRead, 'dumpHash'>;

/**
 * Copies entries, tree nodes, views and meta; then reads the copy back: size, every node of the tree's edge and every
 * view's hash must be those of the original. Only then is the copy marked as whole.
 * @throws RefusalError STORE_COPY_DIFFERS
 */
export async function copyRecord(
  from: Snapshot,
  to: Store,
  progress: (done: number, of: number) => void = () => {},
): Promise<void> {
  await inTxn(to, (txn) => txn.setMeta(COPYING, UNFINISHED));
  const size = await from.size();
  for (let index = 0; index < size; index += PAGE) {
    const page = await from.entries({ fromIndex: index, toIndex: Math.min(index + PAGE, size), limit: PAGE });
    await inTxn(to, async (txn) => {
      await Promise.all(page.map((entry) => txn.append(entry)));
    });
    progress(Math.min(index + PAGE, size), size);
  }
  await copyNodes(from, to, size);
  const hashes = new Map<string, string>();
  for (const table of await from.tables()) hashes.set(table, await copyTable(from, to, table));
  const metas = (await from.metas()).filter(([name]) => name !== COPYING);
  await inTxn(to, async (txn) => {
    await Promise.all(metas.map(([name, value]) => txn.setMeta(name, value)));
  });
  await compare(from, to, size, hashes);
  await inTxn(to, (txn) => txn.setMeta(COPYING, FINISHED));
}

async function copyNodes(from: Snapshot, to: Store, size: number): Promise<void> {
  for (const [level, count] of levelsOf(size)) {
    for (let at = 0; at < count; at += PAGE) {
      const hashes = await from.nodes(level, at, Math.min(at + PAGE, count));
      const nodes = hashes.map((hash, place): TreeNode => ({ level, index: at + place, hash }));
      await inTxn(to, (txn) => txn.setNodes(nodes));
    }
  }
}

/** Each level of the tree with the number of its complete subtrees. */
function levelsOf(size: number): [level: number, count: number][] {
  const levels: [number, number][] = [];
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / 2))
    levels.push([level, count]);
  return levels;
}

/** Returns the hash of what was read. */
async function copyTable(from: Snapshot, to: Store, table: string): Promise<string> {
  const dump = new DumpHash();
  for (let first: string | null = null; ; ) {
    const range: Range = { limit: PAGE, ...(first !== null && { from: first }) };
    const page: Keyed<unknown>[] = await from.scan<unknown>(table, range);
    for (const { key, row } of page) dump.add(key, rowText(table, key, row) ?? '');
    await inTxn(to, (txn) => txn.put(page.map(({ key, row }) => ({ table, key, row }))));
    if (page.length < PAGE) return dump.hex();
    // No key holds U+0000, so this is the least that can follow.
    first = `${page.at(-1)?.key}\u0001`;
  }
}

async function compare(
  from: Snapshot,
  to: Store,
  size: number,
  hashes: ReadonlyMap<string, string>,
): Promise<void> {
  const differs = (what: string) => new RefusalError(refuse('STORE_COPY_DIFFERS', { what }));
  if ((await to.read.size()) !== size) throw differs('size');
  for (const [level, count] of levelsOf(size)) {
    const [there, here] = await Promise.all([from.node(level, count - 1), to.read.node(level, count - 1)]);
    if (!there || !here || !Buffer.from(there).equals(here)) throw differs(`node ${level}/${count - 1}`);
  }
  const tables = await to.read.tables();
  if (tables.join() !== [...hashes.keys()].join()) throw differs('tables');
  for (const [table, hash] of hashes) if ((await to.read.dumpHash(table)) !== hash) throw differs(table);
}
