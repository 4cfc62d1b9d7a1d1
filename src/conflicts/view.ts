/** Conflicts that stand open: one row for each pair of notices, or notice and clause. */
import type { Change, Entry, TableKey, View } from '../contract/index.ts';
import type { Cleared, Found } from './kinds.ts';

export const OPEN = 'conflicts_open';

export interface OpenRow extends Found {
  /** Act id of the entry that says so, its index, and this node's time of it. */
  actId: string;
  index: number;
  localMs: number;
}

export const view: View = {
  version: 1,
  tables: [OPEN],
  touches(entry: Entry): TableKey[] {
    if (!entry.understood || (entry.kind !== 'conflicts.found' && entry.kind !== 'conflicts.cleared'))
      return [];
    return [{ table: OPEN, key: (entry.body as Found | Cleared).key }];
  },
  apply(entry: Entry, rows): Change[] {
    // Peers do not send these kinds; one that did would speak of its own check, not of ours.
    if (!entry.understood || entry.direction !== 'own') return [];
    if (entry.kind === 'conflicts.found') {
      const body = entry.body as Found;
      const row: OpenRow = { ...body, actId: entry.id, index: entry.index, localMs: entry.localMs };
      return [{ table: OPEN, key: body.key, row }];
    }
    if (entry.kind !== 'conflicts.cleared') return [];
    const body = entry.body as Cleared;
    const open = rows.get<OpenRow>(OPEN, body.key);
    // A newer finding for the pair may have taken its place since: that one stays.
    return open && open.actId === body.found ? [{ table: OPEN, key: body.key, row: null }] : [];
  },
};
