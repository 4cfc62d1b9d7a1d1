/** Views are nothing but the record read again: rebuilt when their version changes, compared by `fsck`. */
import type { Entry } from '../contract/index.ts';
import {
  createMemoryStore,
  inTxn,
  type Store,
  type StoreRead,
  setViewState,
  type Txn,
  viewState,
} from '../store/index.ts';
import type { House } from './house.ts';
import type { Identity } from './identity.ts';
import { entryOf } from './reader.ts';
import { applyEntry } from './session.ts';

const PAGE = 512;

/** All entries in log order, a page at a time. */
export async function* allEntries(read: Pick<StoreRead, 'entries'>): AsyncGenerator<Entry> {
  for (let from = 0; ; from += PAGE) {
    const page = await read.entries({ fromIndex: from, limit: PAGE });
    for (const stored of page) yield entryOf(stored);
    if (page.length < PAGE) return;
  }
}

function entryAt(read: Pick<StoreRead, 'entries'>): (index: number) => Promise<Entry | undefined> {
  return async (index) => {
    const [stored] = await read.entries({ fromIndex: index, limit: 1 });
    return stored?.index === index ? entryOf(stored) : undefined;
  };
}

type Me = Pick<Identity, 'party' | 'mode'>;

/** Empties the tables of these views and works them out of the record again, within the transaction. */
export async function rebuildViews(
  txn: Txn,
  house: House,
  me: Me,
  failed: (error: unknown) => void,
): Promise<void> {
  if (house.views.length === 0) return;
  for (const { view } of house.views) for (const table of view.tables) await txn.clear(table);
  for await (const entry of allEntries(txn))
    await applyEntry(txn, house, entry, me, entryAt(txn), (_room, error) => failed(error));
}

/**
 * Rebuilds, in one transaction, every view whose code is of another version than its tables. Returns the rooms rebuilt.
 * An entry that a view cannot cope with does not keep the node from opening: that view passes it over, and says so.
 */
export async function bringViewsUpToDate(
  store: Store,
  house: House,
  me: Me,
  failed: (error: unknown) => void = () => {},
): Promise<string[]> {
  const stale: House['views'][number][] = [];
  for (const room of house.views) {
    const state = await viewState(store.read, room.room);
    if (state?.version !== room.view.version) stale.push(room);
  }
  if (stale.length === 0) return [];
  await inTxn(store, async (txn) => {
    await rebuildViews(txn, { ...house, views: stale }, me, failed);
    const nextIndex = await txn.size();
    for (const { room, view } of stale) await setViewState(txn, room, { version: view.version, nextIndex });
  });
  return stale.map(({ room }) => room);
}

/** A store in memory that holds every view as the record alone gives it, and nothing else. The caller closes it. */
export async function viewsAnew(read: Pick<StoreRead, 'entries'>, house: House, me: Me): Promise<Store> {
  const scratch = createMemoryStore();
  await inTxn(scratch, async (txn) => {
    for await (const entry of allEntries(read))
      await applyEntry(txn, house, entry, me, entryAt(read), () => {});
  });
  return scratch;
}

/** Hash of every view table as the record alone gives it. */
export async function viewHashes(
  read: Pick<StoreRead, 'entries'>,
  house: House,
  me: Me,
): Promise<Map<string, string>> {
  const scratch = await viewsAnew(read, house, me);
  const hashes = new Map<string, string>();
  for (const { view } of house.views)
    for (const table of view.tables) hashes.set(table, await scratch.dumpHash(table));
  await scratch.close();
  return hashes;
}
