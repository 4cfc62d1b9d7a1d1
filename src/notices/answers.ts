/** Notices as other rooms and readers see them: fields shown to this node, receipts, and what each party said. */
import { z } from 'zod';
import { type Ask, type Ctx, defineQuery, type Read, refuse } from '../contract/index.ts';
import { type Fields, NOTICE_TYPES, type NoticeType, type Position } from './notice.ts';
import { currentOf, NOTICES, type NoticeRow, type VersionRow } from './view.ts';

/** A receipt of one version by one party: by this node's own record, or by that party's signed receipt. */
export interface ReceiptFact {
  /** Act id of the receipt, or of the notice itself where this node is the addressee. */
  actId: string;
  receivedMs: number;
  /** Index in the receiver's log. */
  index: number;
  /** By this node's own clock the receipt was made between these: sent, and back. Left out for an own receipt. */
  bounds?: { fromMs: number; toMs: number };
}
export interface PositionFact {
  position: Position;
  actId: string;
  atMs: number;
  version: number;
  words: string;
}
export interface NoticeView {
  noticeId: string;
  version: number;
  party: string;
  type: NoticeType;
  protected: boolean;
  status: 'active' | 'withdrawn';
  fields: Partial<Fields>;
  rootHolds: boolean;
  filedActId: string;
  /** This node's clock when the first version entered its record, UTC ms. */
  filedMs: number;
  /** Owner's clock. */
  claimedMs: number;
  withdrawnMs: number | null;
  receipts: Record<string, ReceiptFact>;
  positions: Record<string, PositionFact>;
  /** Every position ever taken, oldest first. */
  positionHistory: Record<string, PositionFact[]>;
  history: VersionRow[];
  row: NoticeRow;
}

/** One row of the parties room's deliveries, as its answer gives it. */
interface Delivery {
  peer: string;
  sentMs: number;
  receipt: { actId: string; receivedMs: number; arrivedMs: number; index: number } | null;
}

async function receiptsOf(
  row: NoticeRow,
  version: VersionRow,
  ctx: Ctx,
  ask: Ask,
): Promise<Record<string, ReceiptFact>> {
  if (row.party !== ctx.party) {
    return { [ctx.party]: { actId: version.actId, receivedMs: version.localMs, index: version.index } };
  }
  const deliveries = await ask<Delivery[]>('parties.deliveries', { actId: version.actId });
  return Object.fromEntries(
    deliveries.flatMap(({ peer, sentMs, receipt }) => {
      if (!receipt) return [];
      const { actId, receivedMs, arrivedMs, index } = receipt;
      return [[peer, { actId, receivedMs, index, bounds: { fromMs: sentMs, toMs: arrivedMs } }]];
    }),
  );
}

async function viewOf(row: NoticeRow, ctx: Ctx, ask: Ask): Promise<NoticeView> {
  const current = currentOf(row);
  const first = row.versions[0] as VersionRow;
  const positionHistory = Object.fromEntries(
    Object.entries(row.positions).map(([party, taken]) => [
      party,
      taken.map(({ position, actId, localMs, version, words }) => ({
        position,
        actId,
        atMs: localMs,
        version,
        words,
      })),
    ]),
  );
  return {
    noticeId: row.noticeId,
    version: row.version,
    party: row.party,
    type: row.type,
    protected: row.protected,
    status: row.status,
    fields: current.fields,
    rootHolds: current.rootHolds,
    filedActId: first.actId,
    filedMs: first.localMs,
    claimedMs: first.claimedMs,
    withdrawnMs: row.withdrawn?.localMs ?? null,
    receipts: await receiptsOf(row, current, ctx, ask),
    positions: Object.fromEntries(
      Object.entries(positionHistory).map(([party, taken]) => [party, taken.at(-1) as PositionFact]),
    ),
    positionHistory,
    history: row.versions,
    row,
  };
}

/** The span a notice speaks of, as far as shown: exact times with margins, else the coarse window. UTC ms. */
export function spanOf(fields: Partial<Fields>): { fromMs: number; toMs: number } {
  const { times, window } = fields;
  if (times?.type === 'passage') {
    return {
      fromMs: (times.atMs[0] as number) - times.earlyS * 1000,
      toMs: (times.atMs.at(-1) as number) + times.lateS * 1000,
    };
  }
  if (times?.type === 'validity')
    return { fromMs: times.fromMs, toMs: times.toMs ?? Number.POSITIVE_INFINITY };
  if (window) return { fromMs: window.fromMs, toMs: window.toMs ?? Number.POSITIVE_INFINITY };
  return { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY };
}

async function rowsWhere(read: Read, keep: (row: NoticeRow) => boolean): Promise<NoticeRow[]> {
  const rows = await read.scan<NoticeRow>(NOTICES);
  return rows.flatMap(({ row }) => [row, ...row.others]).filter(keep);
}

function overlaps(row: NoticeRow, fromMs: number, toMs: number): boolean {
  const span = spanOf(currentOf(row).fields);
  return span.fromMs <= toMs && span.toMs >= fromMs;
}

export const answers = {
  'notices.byId': async (
    read: Read,
    { noticeId }: { noticeId: string },
    ctx: Ctx,
    ask: Ask,
  ): Promise<NoticeView | null> => {
    const row = await read.get<NoticeRow>(NOTICES, noticeId);
    return row ? viewOf(row, ctx, ask) : null;
  },
  /** Notices not withdrawn whose span meets the window (closed). */
  'notices.active': async (
    read: Read,
    { fromMs, toMs }: { fromMs: number; toMs: number },
    ctx: Ctx,
    ask: Ask,
  ) => {
    const rows = await rowsWhere(read, (row) => row.status === 'active' && overlaps(row, fromMs, toMs));
    return Promise.all(rows.map((row) => viewOf(row, ctx, ask)));
  },
  /** Notices of a party that name the unit, or that hide which units they speak of, and whose span meets the window. */
  'notices.byUnit': async (
    read: Read,
    { party, unit, fromMs, toMs }: { party: string; unit: string; fromMs: number; toMs: number },
    ctx: Ctx,
    ask: Ask,
  ): Promise<NoticeView[]> => {
    const rows = await rowsWhere(read, (row) => {
      const who = currentOf(row).fields.who;
      return row.party === party && (!who || who.units.includes(unit)) && overlaps(row, fromMs, toMs);
    });
    return Promise.all(rows.map((row) => viewOf(row, ctx, ask)));
  },
};

// Readers get the view as it is: its types are this module's, and the row is what was signed or counted from it.
const noticeAnswer = z.record(z.string(), z.unknown());
const ANY_OFFICER = ['watch', 'planner', 'liaison', 'command', 'monitor'] as const;
const listInput = z.strictObject({
  party: z.string().optional(),
  status: z.enum(['active', 'withdrawn']).optional(),
  type: z.enum(NOTICE_TYPES).optional(),
});

export const queries = {
  'notices.list': defineQuery({
    route: 'GET /notices',
    summary: { en: 'All notices', ru: 'Все уведомления', ar: 'كل الإخطارات' },
    schema: listInput,
    answers: z.strictObject({ notices: z.array(noticeAnswer) }),
    roles: ANY_OFFICER,
    async run(read: Read, input: z.infer<typeof listInput>, ctx: Ctx, ask: Ask) {
      const rows = await rowsWhere(
        read,
        (row) =>
          (!input.party || row.party === input.party) &&
          (!input.status || row.status === input.status) &&
          (!input.type || row.type === input.type),
      );
      const views = await Promise.all(rows.map((row) => viewOf(row, ctx, ask)));
      return { notices: views as unknown as Record<string, unknown>[] };
    },
  }),
  'notices.show': defineQuery({
    route: 'GET /notices/:noticeId',
    summary: {
      en: 'One notice, with every version and word on it',
      ru: 'Одно уведомление со всеми редакциями и ответами',
      ar: 'إخطار واحد بكل نسخه وما قيل فيه',
    },
    schema: z.strictObject({ noticeId: z.string() }),
    answers: noticeAnswer,
    roles: ANY_OFFICER,
    async run(read: Read, { noticeId }: { noticeId: string }, ctx: Ctx, ask: Ask) {
      const view = await answers['notices.byId'](read, { noticeId }, ctx, ask);
      return view ? (view as unknown as Record<string, unknown>) : refuse('NOTICES_UNKNOWN', { noticeId });
    },
  }),
};
