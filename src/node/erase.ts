/**
 * Carries an erasure out, in the transaction that writes it: bodies go from the entries, and the views that were
 * worked out of them are worked out again, so that what a rebuild gives is what stands.
 */
import type { Entry } from '../contract/index.ts';
import { type Erased, erasedKind } from '../retention/index.ts';
import type { FileStore, Store, Txn } from '../store/index.ts';
import { keptHash, keptOf } from './kept.ts';
import { entryOf } from './reader.ts';
import type { SessionPorts } from './session.ts';
import { rebuildViews } from './views.ts';

const PAGE = 64;

/** Does nothing for an entry that erases nothing. @throws Error where the entry names what does not stand here. */
export async function carryOut(
  txn: Txn,
  { house, identity: me, changing }: Pick<SessionPorts, 'house' | 'identity' | 'changing'>,
  entry: Entry,
): Promise<void> {
  if (entry.kind !== erasedKind.name || entry.direction !== 'own') return;
  const { entries } = entry.body as Erased;
  const touched = new Set<string>();
  for (const { index, hash, kept: pinned } of entries) {
    const stored = await txn.entry(index);
    const held = stored && entryOf(stored);
    const kept = held && keptOf(house.kinds, held);
    if (!kept || held.hash !== hash || keptHash(kept) !== pinned)
      throw new Error(`entry ${index} is not as erased`);
    for (const { room, view } of house.views) {
      const rows = view.touches(held, me);
      if (rows.length > 0) touched.add(room);
      changing?.(rows, entry.index);
    }
    await txn.erase(index, JSON.stringify({ ...kept, erasedBy: entry.index }));
  }
  const stale = house.views.filter(({ room, view }) => touched.has(room) && !view.seesAll);
  await rebuildViews(txn, { ...house, views: stale }, me, () => {});
}

export function namesFiles({ kind, direction }: Entry): boolean {
  return kind === erasedKind.name && direction === 'own';
}

/** Deletes the files that an erasure names, once it is durable. */
export async function forgetNamed(files: Pick<FileStore, 'forget'>, entry: Entry): Promise<void> {
  for (const sha256 of (entry.body as Erased).files) await files.forget(sha256);
}

/** Files that this record let go and that still lie here: a crash came between the commit and the deleting. */
export async function forgetFiles(store: Pick<Store, 'read' | 'files'>): Promise<void> {
  for (let fromIndex = 0; ; ) {
    const page = await store.read.entries({
      kind: erasedKind.name,
      direction: 'own',
      fromIndex,
      limit: PAGE,
    });
    for (const stored of page) await forgetNamed(store.files, entryOf(stored));
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    fromIndex = last.index + 1;
  }
}
