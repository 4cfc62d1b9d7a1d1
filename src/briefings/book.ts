/**
 * The day book: what a bulletin counts, in the order of the time at which this node recorded it, and what stood open
 * from when to when. A day that is over is thereby counted the same whenever it is counted.
 */
import type { Change, Direction, Entry, Me, Rows, Touched, View } from '../contract/index.ts';
import { type Fact, type Mark, readEntry } from './fact.ts';
import type { Published } from './kinds.ts';

export const BOOK = 'briefings_book';
export const STANDING = 'briefings_standing';
export const PUBLISHED = 'briefings_published';

/** An entry as a bulletin names it. */
export interface Ref {
  index: number;
  id: string;
  kind: string;
  direction: Direction;
  from: string;
  to: string | null;
  /** This node's clock, UTC ms. */
  atMs: number;
}
export interface BookRow extends Ref {
  /** Named officer who acted; null: none. */
  officer: string | null;
  fact: Fact;
  /** The thing was on record before this entry: it does not count as new. */
  again: boolean;
}
/** From when to when something stood; `overMs` null: it stands. */
export interface Span {
  opened: Ref;
  sinceMs: number;
  overMs: number | null;
}
export type PublishedRow = Published & Pick<Ref, 'index' | 'id' | 'from' | 'atMs'> & { to: string[] };

/** Of one pair of plans that conflicts again and again, the newest spans stay. */
const MAX_SPANS = 200;

function pad(value: number): string {
  return String(Math.min(Math.max(Math.trunc(value), 0), 8.64e15)).padStart(16, '0');
}
export function bookKey(atMs: number, index = 0): string {
  return `${pad(atMs)}/${pad(index)}`;
}
function standingKey({ topic, thing }: Mark): string {
  return `${topic}/${thing}`;
}

export function refOf(entry: Entry): Ref {
  const { index, id, kind, direction, from, to, localMs } = entry;
  return { index, id, kind, direction, from, to, atMs: localMs };
}

function opens(spans: readonly Span[], opened: Ref): Span[] {
  if (spans.some((span) => span.opened.index === opened.index)) return [...spans];
  // Found anew before it was cleared: the newer finding takes the place of the older.
  const ended = spans.map((span) => ({ ...span, overMs: span.overMs ?? opened.atMs }));
  return [...ended, { opened, sinceMs: opened.atMs, overMs: null }].slice(-MAX_SPANS);
}
function closes(spans: readonly Span[], mark: Mark, atMs: number): Span[] {
  return spans.map((span) =>
    span.overMs === null && (mark.of === undefined || mark.of === span.opened.id)
      ? { ...span, overMs: atMs }
      : span,
  );
}

function publishedRow(entry: Entry): Change {
  const { index, id, from, localMs } = entry;
  const row: PublishedRow = { ...(entry.body as Published), index, id, from, atMs: localMs, to: [] };
  return { table: PUBLISHED, key: `${from}/${id}`, row };
}

export const view: View = {
  version: 1,
  tables: [BOOK, STANDING, PUBLISHED],
  touches(entry: Entry, _me: Me): Touched[] {
    if (entry.kind === 'briefings.published') return [{ table: PUBLISHED, key: `${entry.from}/${entry.id}` }];
    const read = readEntry(entry);
    if (!read) return [];
    const keys: Touched[] = read.marks.map((mark) => ({ table: STANDING, key: standingKey(mark) }));
    if (read.fact) keys.push({ table: BOOK, key: bookKey(entry.localMs, entry.index), unread: true });
    return keys;
  },
  apply(entry: Entry, rows: Rows, _me: Me): Change[] {
    if (entry.kind === 'briefings.published') {
      const key = `${entry.from}/${entry.id}`;
      const held = rows.get<PublishedRow>(PUBLISHED, key);
      if (entry.direction !== 'out') return held ? [] : [publishedRow(entry)];
      if (!held || entry.to === null) return [];
      return [{ table: PUBLISHED, key, row: { ...held, to: [...held.to, entry.to] } }];
    }
    const read = readEntry(entry);
    if (!read) return [];
    const opened = refOf(entry);
    const changes: Change[] = [];
    let again = false;
    for (const mark of read.marks) {
      const key = standingKey(mark);
      const spans = rows.get<Span[]>(STANDING, key) ?? [];
      if (mark.does === 'first') {
        again ||= spans.some((span) => span.opened.index < entry.index);
        if (spans.length > 0) continue;
      }
      const next = mark.does === 'closes' ? closes(spans, mark, entry.localMs) : opens(spans, opened);
      if (next.length > 0) changes.push({ table: STANDING, key, row: next });
    }
    if (!read.fact) return changes;
    const row: BookRow = { ...opened, officer: entry.by?.officer ?? null, fact: read.fact, again };
    return [...changes, { table: BOOK, key: bookKey(entry.localMs, entry.index), row }];
  },
};
