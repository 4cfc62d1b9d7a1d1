/** One thing that the outgoing watch leaves open, as it was shown to the officer who handed over. */
import { z } from 'zod';
import type { Trilingual } from '../contract/index.ts';

/** Raised when what counts as open, or how it is listed, changes. */
export const RULE_VERSION = 'handover-1';

/** In the order in which they are listed: what cannot wait stands first. */
export const ITEM_KINDS = [
  'ultimatum',
  'alert',
  'unit',
  'message',
  'call',
  'conflict',
  'objection',
  'silence',
  'notice unread',
  'notice not passed on',
  'incident',
  'peer',
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

const ms = z.number().int().min(0).max(8.64e15);
const sentence = z.string().min(1).max(4_000);
export const MAX_WORDS = 500;

export const itemSchema = z.strictObject({
  /** Names the thing: the same in two lists as long as it is the same thing. */
  key: z.string().min(1).max(300),
  kind: z.enum(ITEM_KINDS),
  /** Whose it is, or who is waited for; null where that is nobody. */
  party: z.string().max(32).nullable(),
  /** Id of the notice, alert, message, call, incident or party. */
  about: z.string().max(300),
  /** Act ids of the entries it stands on. */
  refs: z.array(z.string().max(64)).max(8),
  /** Since when, by this node's clock, UTC ms; null where no entry says so. */
  sinceMs: ms.nullable(),
  /** When it runs out or begins, UTC ms; null where no time is set. */
  dueMs: ms.nullable(),
  says: z.strictObject({ en: sentence, ru: sentence, ar: sentence }),
  /** What a person wrote of it, verbatim; of more than 500 characters the beginning, and `cut`. Empty: nothing. */
  words: z.string().max(2 * MAX_WORDS),
  cut: z.boolean(),
});
export type Item = z.infer<typeof itemSchema>;
export type Items = readonly Item[];

export function itemOf(
  fields: Pick<Item, 'kind' | 'about' | 'refs' | 'sinceMs'> & { says: Trilingual } & Partial<Item>,
): Item {
  const { kind, about, words = '' } = fields;
  const letters = [...words];
  return {
    key: `${kind}/${about}`,
    party: null,
    dueMs: null,
    ...fields,
    words: letters.slice(0, MAX_WORDS).join(''),
    cut: letters.length > MAX_WORDS,
  };
}

const rank = (item: Item): number => ITEM_KINDS.indexOf(item.kind);
const at = (time: number | null): number => time ?? Number.POSITIVE_INFINITY;
const order = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

/** By kind, then what is due first, then the oldest. */
export function sorted(items: Items): Item[] {
  return items.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      order(at(a.dueMs), at(b.dueMs)) ||
      order(at(a.sinceMs), at(b.sinceMs)) ||
      (a.key < b.key ? -1 : 1),
  );
}

export const countsSchema = z.partialRecord(z.enum(ITEM_KINDS), z.number().int().min(0));
export type Counts = z.infer<typeof countsSchema>;

/** How many of each kind, kinds without any left out. */
export function countsOf(items: Items): Counts {
  const counts: Counts = {};
  for (const { kind } of items) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** An entry holds at most this many items, and so many bytes of them. */
export const MAX_ITEMS = 1_000;
const MAX_ITEM_BYTES = 400_000;

export interface Listed {
  items: Item[];
  /** Of all, those that `items` has no room for included. */
  counts: Counts;
  /** Open too, and not in `items`. */
  beyond: number;
}

/** As many as an entry holds, the most pressing first; the rest is counted and never silently left out. */
export function listed(all: Items, maxBytes = MAX_ITEM_BYTES): Listed {
  const items: Item[] = [];
  let bytes = 0;
  for (const item of sorted(all)) {
    bytes += new TextEncoder().encode(JSON.stringify(item)).length;
    if (items.length === MAX_ITEMS || bytes > maxBytes) break;
    items.push(item);
  }
  return { items, counts: countsOf(all), beyond: all.length - items.length };
}

/** What became of the items of a list since. */
export interface Since {
  /** Open now and not in that list. */
  unlisted: Item[];
  /** In that list, open still, and standing on other entries or due at another time. */
  changed: Item[];
  /** Keys of those that are open no more. */
  gone: string[];
}
const mark = ({ refs, sinceMs, dueMs }: Item): string => JSON.stringify([refs, sinceMs, dueMs]);

export function since(before: Items, now: Items): Since {
  const held = new Map(before.map((item) => [item.key, item]));
  const open = new Set(now.map(({ key }) => key));
  return {
    unlisted: sorted(now.filter(({ key }) => !held.has(key))),
    changed: sorted(
      now.filter((item) => {
        const then = held.get(item.key);
        return then !== undefined && mark(then) !== mark(item);
      }),
    ),
    gone: before.map(({ key }) => key).filter((key) => !open.has(key)),
  };
}
