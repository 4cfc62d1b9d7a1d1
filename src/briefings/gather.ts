/** Collects one day: the book, what stood at its end, and what other rooms are asked about it. */
import type { Ask, Ctx, Entry, Read } from '../contract/index.ts';
import type { FindingDraft, Question } from '../incidents/index.ts';
import type { NoticeType, NoticeView, Objected } from '../notices/index.ts';
import { BOOK, type BookRow, bookKey, type Ref, refOf, type Span, STANDING } from './book.ts';
import type { Day } from './day.ts';
import type { FactOf, Topic } from './fact.ts';

/** Questions to rooms below. */
export const NEEDS = [
  'parties.peers',
  'parties.deliveries',
  'terms.reply',
  'notices.byId',
  'notices.objected',
  'incidents.judge',
] as const;

/** within, outside: the agreed time of reply. untimed: none was agreed, or nothing shows when the clock began. */
export type Timing = 'within' | 'outside' | 'untimed';
export type RowOf<Is extends BookRow['fact']['is']> = BookRow & { fact: FactOf<Is> };

/** A movement of which an objection stood, and what the record shows of it. */
export interface Moved {
  thing: string;
  verdict: 'supported' | 'undecidable';
  entries: Ref[];
  missing: FindingDraft['missing'];
}
export interface DayFacts {
  me: string;
  rows: BookRow[];
  /** What stood open when the day ended, or stands now where it has not. */
  open: Record<'delivery' | 'conflict' | 'alert', { thing: string; opened: Ref }[]>;
  /** By index of the entry. */
  timing: ReadonlyMap<number, Timing>;
  moved: Moved[];
  fromMs: number;
  /** Entries of peers in log order, receipts left out; of the day before too, so that a number can be missed. */
  heard: Heard[];
}
export type Heard = Ref & Pick<Entry, 'peerSeq' | 'claimedMs' | 'understood'>;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

async function openAt(read: Read, topic: Topic, atMs: number): Promise<{ thing: string; opened: Ref }[]> {
  const prefix = `${topic}/`;
  const rows = await read.scan<Span[]>(STANDING, { prefix });
  const open = rows.flatMap(({ key, row }) => {
    const span = row.find(({ sinceMs, overMs }) => sinceMs < atMs && (overMs === null || overMs >= atMs));
    return span ? [{ thing: key.slice(prefix.length), opened: span.opened }] : [];
  });
  return open.sort((a, b) => a.opened.index - b.opened.index);
}

interface Delivery {
  peer: string;
  sentMs: number;
  receipt: { receivedMs: number; arrivedMs: number } | null;
}

/** When the reply clock of `party` began for one version, by this node's clock; null where nothing shows it. */
async function clockBegan(
  view: NoticeView,
  version: number,
  party: string,
  untilMs: number,
  ctx: Ctx,
  ask: Ask,
): Promise<number | null> {
  const row = view.history.find((one) => one.version === version);
  if (!row) return null;
  if (party === ctx.party) return row.localMs;
  if (view.party !== ctx.party) return null;
  const deliveries = await ask<Delivery[]>('parties.deliveries', { actId: row.actId });
  const delivery = deliveries.find(({ peer }) => peer === party);
  if (!delivery?.receipt || delivery.receipt.arrivedMs >= untilMs) return null;
  const { receivedMs, arrivedMs } = delivery.receipt;
  // As the reply clock itself does: the addressee's time counts as far as our own clock bears it out.
  return Math.min(Math.max(receivedMs, delivery.sentMs), arrivedMs);
}

async function timingOf(row: RowOf<'acknowledged'>, untilMs: number, ctx: Ctx, ask: Ask): Promise<Timing> {
  const { noticeId, version } = row.fact;
  const view = await ask<NoticeView | null>('notices.byId', { noticeId });
  const sinceMs = view && (await clockBegan(view, version, row.from, untilMs, ctx, ask));
  if (!view || sinceMs === null) return 'untimed';
  const question: { party: string; type: NoticeType; atMs: number } = {
    party: row.from,
    type: view.type,
    atMs: sinceMs,
  };
  const clauses = await ask<{ id: string; withinMinutes: number }[]>('terms.reply', question);
  if (clauses.length === 0) return 'untimed';
  const kept = clauses.every(({ withinMinutes }) => row.atMs - sinceMs <= withinMinutes * MINUTE_MS);
  return kept ? 'within' : 'outside';
}

/** The act as this record holds it: its own entry, or the one that came in. */
async function refsOf(read: Read, actIds: readonly string[]): Promise<Ref[]> {
  const refs: Ref[] = [];
  for (const id of new Set(actIds)) {
    const entry = (await read.act(id)).find(({ direction }) => direction !== 'out');
    if (entry) refs.push(refOf(entry));
  }
  return refs.sort((a, b) => a.index - b.index);
}

async function movedOver(read: Read, day: Day, ask: Ask): Promise<Moved[]> {
  const moved: Moved[] = [];
  for (const objected of await ask<Objected[]>('notices.objected', {
    fromMs: day.fromMs,
    toMs: day.toMs - 1,
  })) {
    const { noticeId, party, units, by, fromMs, toMs, actIds } = objected;
    if (units.length === 0) {
      const missing: Moved['missing'] = [{ what: 'route-opening', about: noticeId, party }];
      const entries = await refsOf(read, actIds);
      moved.push({ thing: `${noticeId}/${by}`, verdict: 'undecidable', entries, missing });
    }
    for (const unit of units) {
      const question: Question = { kind: 'moved-over-objection', party, unit, by, noticeId, fromMs, toMs };
      const { verdict, entries, missing } = await ask<FindingDraft>('incidents.judge', { question });
      if (verdict === 'contradicted') continue;
      const refs = await refsOf(read, [...actIds, ...entries]);
      moved.push({ thing: `${noticeId}/${by}/${unit}`, verdict, entries: refs, missing });
    }
  }
  return moved;
}

async function heardIn(read: Read, day: Day, ask: Ask): Promise<Heard[]> {
  const heard: Heard[] = [];
  for (const peer of await ask<string[]>('parties.peers', {})) {
    for (const entry of await read.withPeer(peer, day.fromMs - DAY_MS, day.toMs)) {
      if (entry.direction !== 'in' || entry.class === 'receipt') continue;
      const { peerSeq, claimedMs, understood } = entry;
      heard.push({ ...refOf(entry), peerSeq, claimedMs, understood });
    }
  }
  return heard.sort((a, b) => a.index - b.index);
}

/** Everything that the figures of one day are counted from. Nothing that came after the day changes it. */
export async function gatherDay(read: Read, day: Day, ctx: Ctx, ask: Ask): Promise<DayFacts> {
  const range = { from: bookKey(day.fromMs), to: bookKey(day.toMs) };
  const rows = (await read.scan<BookRow>(BOOK, range)).map(({ row }) => row);
  rows.sort((a, b) => a.index - b.index);
  const timing = new Map<number, Timing>();
  for (const row of rows) {
    if (row.fact.is !== 'acknowledged') continue;
    timing.set(row.index, await timingOf(row as RowOf<'acknowledged'>, day.toMs, ctx, ask));
  }
  return {
    me: ctx.party,
    rows,
    open: {
      delivery: await openAt(read, 'delivery', day.toMs),
      conflict: await openAt(read, 'conflict', day.toMs),
      alert: await openAt(read, 'alert', day.toMs),
    },
    timing,
    moved: await movedOver(read, day, ask),
    fromMs: day.fromMs,
    heard: await heardIn(read, day, ask),
  };
}
