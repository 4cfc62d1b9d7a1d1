/** Open items as a person goes through them: by kind or by time, each with the place where it is dealt with. Pure. */
import type { Item, ItemKind } from '../../../src/handover/index.ts';

/** Of a time that is set, how it stands to now; `none`: no time is set. */
export const DUE = ['over', 'hour', 'day', 'later', 'none'] as const;
export type Due = (typeof DUE)[number];

const HOUR_MS = 3_600_000;

export function dueOf({ dueMs }: Pick<Item, 'dueMs'>, nowMs: number): Due {
  if (dueMs === null) return 'none';
  const leftMs = dueMs - nowMs;
  if (leftMs <= 0) return 'over';
  if (leftMs <= HOUR_MS) return 'hour';
  return leftMs <= 24 * HOUR_MS ? 'day' : 'later';
}

export interface Group<Name extends string> {
  name: Name;
  items: Item[];
}

/** The node lists by kind, what cannot wait first: its order stands. */
export function byKind(items: readonly Item[]): Group<ItemKind>[] {
  const groups: Group<ItemKind>[] = [];
  for (const item of items) {
    const held = groups.find(({ name }) => name === item.kind);
    if (held) held.items.push(item);
    else groups.push({ name: item.kind, items: [item] });
  }
  return groups;
}

/** What runs out first stands first; without a time, the oldest. Groups without items are left out. */
export function byDue(items: readonly Item[], nowMs: number): Group<Due>[] {
  const far = Number.POSITIVE_INFINITY;
  const order = (a: number | null, b: number | null): number => {
    const [one, two] = [a ?? far, b ?? far];
    return one === two ? 0 : one < two ? -1 : 1;
  };
  const sorted = items.toSorted((a, b) => order(a.dueMs, b.dueMs) || order(a.sinceMs, b.sinceMs));
  return DUE.map((name) => ({ name, items: sorted.filter((item) => dueOf(item, nowMs) === name) })).filter(
    (group) => group.items.length > 0,
  );
}

/** Where an item is dealt with: parts of an address, or the id of an alert to mark on the map. */
export type Way = { to: readonly string[] } | { alert: string };

/** null: no place of its own. A peer that is silent is called by telephone. */
export function wayOf({ kind, about }: Pick<Item, 'kind' | 'about'>): Way | null {
  const [first = '', second = ''] = about.split('/', 2);
  switch (kind) {
    case 'alert':
    case 'unit':
      return second === '' ? null : { alert: second };
    case 'message':
    case 'ultimatum':
      return second === '' ? null : { to: ['line', first, second] };
    case 'call':
      return { to: ['line', 'calls'] };
    case 'conflict':
      return { to: ['notices', about.split('~', 1)[0] as string] };
    case 'incident':
      return { to: ['incidents', about] };
    case 'peer':
      return null;
    default:
      return { to: ['notices', first] };
  }
}

interface Given {
  handoverId: string;
  office: string;
  index: number;
  taken: object | null;
}

/** Handovers that nobody has taken and no later one of the same office replaced. */
export function waiting<One extends Given>(handovers: readonly One[]): One[] {
  const latest = new Map<string, One>();
  for (const one of handovers) {
    const held = latest.get(one.office);
    if (!held || held.index < one.index) latest.set(one.office, one);
  }
  return [...latest.values()].filter(({ taken }) => taken === null).toSorted((a, b) => b.index - a.index);
}

export function standingOf(one: Given, handovers: readonly Given[]): 'taken' | 'waiting' | 'replaced' {
  if (one.taken !== null) return 'taken';
  return handovers.some(({ office, index }) => office === one.office && index > one.index)
    ? 'replaced'
    : 'waiting';
}
