/** Two small stories as pack parts, for this folder's tests: a notice with its receipt, and a window without one. */
import { envelopeToJson } from '../../../src/record/leaf.ts';
import type { AbsenceQuestion, PackParts } from '../../../src/record/pack/format.ts';
import { makeReceiptBody } from '../../../src/record/receipt.ts';
import { exchange, makeParty, SampleLog } from './samples.ts';

export const T0 = Date.UTC(2020, 1, 12, 6);
export const MIN = 60_000;
const notice = (
  units: string[] | null,
  window: { fromMs: number; toMs: number | null } | null = null,
  sealed: Sealed = {},
) => ({
  noticeId: sealed.id ?? '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  version: sealed.version ?? 1,
  openings: {
    ...(sealed.root !== undefined && { root: sealed.root }),
    opened: {
      ...(units && { who: { salt: '0', value: { units } } }),
      ...(window && { window: { salt: '0', value: window } }),
    },
  },
});

/** East sends West one notice; West receipts; both logs go on. */
export async function presence(proven = true): Promise<PackParts> {
  const [east, west] = [new SampleLog(makeParty('east')), new SampleLog(makeParty('west'))];
  east.own({ kind: 'parties.other' }, 'admin', T0);
  const sent = exchange(east, west, { peerSeq: 1, body: notice(['k-1']) }, 'notice', T0 + MIN);
  const receipt = makeReceiptBody(sent.statement, west.owner.origin, sent.in, west.held[sent.in]!.opening);
  const back = exchange(
    west,
    east,
    { kind: 'parties.receipt', body: receipt, peerSeq: 0 },
    'receipt',
    T0 + 2 * MIN,
  );
  east.own({ kind: 'parties.other' }, 'admin', T0 + 3 * MIN);
  return {
    question: { purpose: 'presence', log: east.owner.origin, indexes: [sent.out] },
    cards: [east.owner.card, west.owner.card],
    policy: null,
    checkpoints: [east.checkpoint(), ...(proven ? [west.checkpoint()] : [])],
    entries: [await east.packEntry(sent.out, 'full')],
    receipts: [{ envelope: envelopeToJson(back.envelope), proof: proven ? await west.proof(sent.in) : null }],
  };
}

/** The commitment that a notice opens parts of. Without a root it names none. */
interface Sealed {
  id?: string;
  version?: number;
  root?: string;
}
export interface Story {
  /** Notices east sends west: minute of receipt, units and validity. */
  notices?: ({
    at: number;
    units: string[] | null;
    during?: { fromMs: number; toMs: number | null } | undefined;
    kind?: string;
  } & Sealed)[];
  question?: Partial<AbsenceQuestion>;
  completeAt?: number | null;
  completeOver?: object;
  /** Leaves out, or opens, entries before building. `index` is west's. */
  keep?: (index: number) => boolean;
  shown?: (index: number) => 'full' | 'header';
}
export const WINDOW = { fromMs: T0 + 10 * MIN, toMs: T0 + 60 * MIN };

/** West asks: did we receive nothing from East that covers k-1 between minute 10 and 60? Chatter runs before, in and after. */
export async function absence(story: Story = {}): Promise<{ parts: PackParts; west: SampleLog }> {
  const [east, west] = [new SampleLog(makeParty('east')), new SampleLog(makeParty('west'))];
  type Event = { at: number; run: () => void };
  let seq = 0;
  const events: Event[] = [2, 5, 15, 40, 70].map((at) => ({
    at,
    run: () => {
      if (at === 15)
        exchange(west, east, { kind: 'line.message', peerSeq: 1, body: at }, 'line', T0 + at * MIN);
      else exchange(east, west, { kind: 'line.message', peerSeq: ++seq, body: at }, 'line', T0 + at * MIN);
    },
  }));
  for (const { at, units, during, kind, ...sealed } of story.notices ?? []) {
    const run = () =>
      void exchange(
        east,
        west,
        { kind: kind ?? 'notices.filed', peerSeq: ++seq, body: notice(units, during, sealed) },
        'notice',
        T0 + at * MIN,
      );
    events.push({ at, run });
  }
  if (story.completeAt !== null) {
    const at = story.completeAt ?? 65;
    events.push({
      at,
      run: () => {
        const chain = west.held
          .map((held, index) => ({
            peer: held.peer,
            index,
            ms: Date.parse(/time (.*)\n/.exec(held.opening.header)![1]!),
          }))
          .filter(({ peer }) => peer === 'east');
        const count = chain.filter(({ ms }) => ms >= WINDOW.fromMs && ms < WINDOW.toMs).length;
        const body = {
          peer: 'east',
          ...WINDOW,
          count,
          lastIndex: chain.at(-1)?.index ?? null,
          ...story.completeOver,
        };
        west.own({ kind: 'parties.complete', body }, 'record', T0 + at * MIN);
      },
    });
  }
  for (const { run } of events.sort((a, b) => a.at - b.at)) run();
  const entries = [];
  for (const [index, { opening }] of west.held.entries()) {
    if (!(story.keep ?? (() => true))(index)) continue;
    const full = /class (notice|record)/.test(opening.header);
    entries.push(await west.packEntry(index, story.shown?.(index) ?? (full ? 'full' : 'header')));
  }
  const question: AbsenceQuestion = {
    purpose: 'absence',
    log: west.owner.origin,
    peer: 'east',
    window: WINDOW,
    units: ['k-1'],
    during: null,
    ...story.question,
  };
  const cards = [east.owner.card, west.owner.card];
  return {
    parts: { question, cards, policy: null, checkpoints: [west.checkpoint()], entries, receipts: [] },
    west,
  };
}
