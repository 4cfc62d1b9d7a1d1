/** Bounded lists that come out the same in whatever order their items arrive. */

/** Kept at each end of a list: the first acts show when it began, the last how it stands. */
export const END = 16;
/** Clock entries kept per party: only the latest decide whether one is due. */
export const LAST = 32;

interface WithActId {
  actId: string;
}
const byActId = (a: WithActId, b: WithActId): number => (a.actId < b.actId ? -1 : a.actId > b.actId ? 1 : 0);

/** Adds one act, in order of act id; of a long list the middle goes. An act already there changes nothing. */
export function keepEnds<Item extends WithActId>(
  list: readonly Item[],
  item: Item,
): { list: Item[]; dropped: number } {
  if (list.some(({ actId }) => actId === item.actId)) return { list: [...list], dropped: 0 };
  const next = [...list, item].sort(byActId);
  // What is neither among the first nor the last of the acts so far can never be again: so order cannot matter.
  if (next.length <= 2 * END) return { list: next, dropped: 0 };
  return { list: [...next.slice(0, END), ...next.slice(-END)], dropped: 1 };
}

/** Adds one, in order of act id, and keeps the latest. */
export function keepLast<Item extends WithActId>(list: readonly Item[], item: Item): Item[] {
  if (list.some(({ actId }) => actId === item.actId)) return [...list];
  return [...list, item].sort(byActId).slice(-LAST);
}
