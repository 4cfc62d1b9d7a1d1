/** Notices that came while this page was open and that nobody at it has opened yet. */
import { onEntry } from '../../state/live.ts';
import { storeOf } from '../../state/store.ts';

const MAX_FRESH = 500;
/** Act ids of versions. */
export const fresh = storeOf<ReadonlySet<string>>(new Set());

onEntry(({ id, kind, direction }) => {
  if (direction !== 'in' || (kind !== 'notices.filed' && kind !== 'notices.amended')) return;
  fresh.set((before) => new Set([...before, id].slice(-MAX_FRESH)));
});

/** Somebody has opened it. */
export function seen(actIds: readonly string[]): void {
  fresh.set((before) =>
    actIds.some((id) => before.has(id)) ? new Set([...before].filter((id) => !actIds.includes(id))) : before,
  );
}
