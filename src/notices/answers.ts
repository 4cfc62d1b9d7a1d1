/** Notices as other rooms and readers see them: fields shown to this node, receipts, and what each party said. */
import { z } from 'zod';
import { type Ask, type Ctx, defineQuery, type Entry, type Read, refuse } from '../contract/index.ts';
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
  /**
   * Proved to stand in the receiver's log under a cosigned checkpoint of that size, as this entry of our record keeps it.
   * Left out while it is not, and for an own receipt.
   */
  recorded?: { size: number; entryIndex: number };
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
  proof: { size: number; entryIndex: number } | null;
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
    deliveries.flatMap(({ peer, sentMs, receipt, proof }) => {
      if (!receipt) return [];
      const { actId, receivedMs, arrivedMs, index } = receipt;
      const recorded = proof && { size: proof.size, entryIndex: proof.entryIndex };
      const bounds = { fromMs: sentMs, toMs: arrivedMs };
      return [[peer, { actId, receivedMs, index, bounds, ...(recorded && { recorded }) }]];
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

export async function rowsWhere(read: Read, keep: (row: NoticeRow) => boolean): Promise<NoticeRow[]> {
  const rows = await read.scan<NoticeRow>(NOTICES);
  return rows.flatMap(({ row }) => [row, ...row.others]).filter(keep);
}

function overlaps(row: NoticeRow, fromMs: number, toMs: number): boolean {
  const span = spanOf(currentOf(row).fields);
  return span.fromMs <= toMs && span.toMs >= fromMs;
}

const OBJECTIONS: readonly Position[] = ['objection', 'denied'];

/** As much of a notice in force as other plans are compared with. */
export type Claim = Pick<NoticeView, 'noticeId' | 'version' | 'party' | 'type' | 'fields'>;
/** All that stand under one id: nothing binds an id to its owner. None: it is withdrawn, erased, or was never filed. */
export interface ClaimsOf {
  noticeId: string;
  claims: Claim[];
}
const CLAIMS_PAGE = 500;

function claimsOf(noticeId: string, row: NoticeRow | undefined): ClaimsOf {
  const rows = row ? [row, ...row.others] : [];
  // Only a notice whose time is over is erased, and then no time of it is left to compare.
  const standing = rows.filter((one) => one.status === 'active' && !currentOf(one).erased);
  return {
    noticeId,
    claims: standing.map((one) => {
      const { version, party, type } = one;
      return { noticeId, version, party, type, fields: currentOf(one).fields };
    }),
  };
}

/** Somebody had objected to an unprotected movement that may have been under way in a window. */
export interface Objected {
  noticeId: string;
  party: string;
  /** Empty where the owner does not show which units it speaks of. */
  units: string[];
  fromMs: number;
  toMs: number;
  by: string;
  /** Acts of the versions and of the objections that came before the window's end. */
  actIds: string[];
}

function objectedOf(row: NoticeRow, fromMs: number, toMs: number): Objected[] {
  // A protected notice informs: whatever was said to it, it asked nobody.
  if (row.type !== 'movement' || row.protected) return [];
  const versions = row.versions.filter(({ localMs }) => localMs <= toMs);
  const current = versions.at(-1);
  const withdrawnMs = row.withdrawn?.localMs ?? Number.POSITIVE_INFINITY;
  if (!current || withdrawnMs < fromMs) return [];
  const span = spanOf(current.fields);
  if (span.fromMs > toMs || Math.min(span.toMs, withdrawnMs) < fromMs) return [];
  return Object.entries(row.positions).flatMap(([by, taken]) => {
    const objections = taken.filter(
      ({ position, localMs }) => localMs <= toMs && OBJECTIONS.includes(position),
    );
    if (objections.length === 0) return [];
    return {
      noticeId: row.noticeId,
      party: row.party,
      units: current.fields.who?.units ?? [],
      fromMs: Math.max(span.fromMs, fromMs),
      toMs: Math.min(span.toMs, withdrawnMs, toMs),
      by,
      actIds: [current.actId, ...objections.map(({ actId }) => actId)],
    };
  });
}

export const answers = {
  /** Where several filed under one id: that of `party`, else whose came first. */
  'notices.byId': async (
    read: Read,
    { noticeId, party }: { noticeId: string; party?: string },
    ctx: Ctx,
    ask: Ask,
  ): Promise<NoticeView | null> => {
    const row = await read.get<NoticeRow>(NOTICES, noticeId);
    const named = row?.others.find((other) => other.party === party) ?? row;
    return named ? viewOf(named, ctx, ask) : null;
  },
  /** Notices not withdrawn whose span meets the window (closed). */
  'notices.active': async (
    read: Read,
    { fromMs, toMs }: { fromMs: number; toMs: number },
    ctx: Ctx,
    ask: Ask,
  ) => {
    const rows = await rowsWhere(
      read,
      // Only a notice whose time is over is erased, and then no time of it is left to compare.
      (row) => row.status === 'active' && !currentOf(row).erased && overlaps(row, fromMs, toMs),
    );
    return Promise.all(rows.map((row) => viewOf(row, ctx, ask)));
  },
  /** What stands under these ids; or under every id, a page at a time, behind `after`. */
  'notices.claims': async (
    read: Read,
    { ids, after = null }: { ids?: readonly string[]; after?: string | null },
  ): Promise<{ notices: ClaimsOf[]; next: string | null }> => {
    if (ids) {
      const rows = await Promise.all(ids.map((id) => read.get<NoticeRow>(NOTICES, id)));
      return { notices: ids.map((id, i) => claimsOf(id, rows[i])), next: null };
    }
    // The first that is greater in the order of bytes.
    const range = after === null ? {} : { from: `${after}\u0001` };
    const page = await read.scan<NoticeRow>(NOTICES, { ...range, limit: CLAIMS_PAGE });
    const last = page.length < CLAIMS_PAGE ? undefined : page.at(-1);
    return { notices: page.map(({ key, row }) => claimsOf(key, row)), next: last?.key ?? null };
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
  /** Whether the entry belongs to a notice that others are still kept apart by: neither withdrawn nor over at `atMs`. */
  'notices.stands': async (
    read: Read,
    { entry: { kind, body }, atMs }: { entry: Entry; atMs: number },
  ): Promise<boolean> => {
    if (!kind.startsWith('notices.')) return false;
    const { noticeId } = body as { noticeId: string };
    const rows = await rowsWhere(read, (row) => row.noticeId === noticeId && row.status === 'active');
    return rows.some((row) => !currentOf(row).erased && overlaps(row, atMs, Number.POSITIVE_INFINITY));
  },
  /** Movements that may have been under way in the window (closed) while an objection stood; one for each objector. */
  'notices.objected': async (
    read: Read,
    { fromMs, toMs }: { fromMs: number; toMs: number },
  ): Promise<Objected[]> => {
    const rows = await rowsWhere(read, () => true);
    return rows.flatMap((row) => objectedOf(row, fromMs, toMs));
  },
};

// Readers get the view as it is: its types are this module's, and the row is what was signed or counted from it.
const noticeAnswer = z.record(z.string(), z.unknown());
const ANY_OFFICER = ['watch', 'planner', 'liaison', 'command', 'monitor'] as const;
const MAX_LISTED = 500;
const atMs = z.number().int().min(0).max(8.64e15);
const listInput = z.strictObject({
  party: z.string().optional(),
  status: z.enum(['active', 'withdrawn']).optional(),
  type: z.enum(NOTICE_TYPES).optional(),
  /** Only those whose span, as far as shown, meets this window (closed), UTC ms. */
  fromMs: atMs.optional(),
  toMs: atMs.optional(),
  /** `next` of the page before: what entered this record earlier. */
  before: z
    .string()
    .regex(/^\d{16}\/[^/]{1,64}\/[^/]{1,32}$/)
    .optional(),
  limit: z.number().int().min(1).max(MAX_LISTED).default(MAX_LISTED),
});
type ListInput = z.infer<typeof listInput>;

/** Place in the list: by the time at which the first version entered this record, which no peer can choose. */
function placeOf({ versions, noticeId, party }: NoticeRow): string {
  return `${String((versions[0] as VersionRow).localMs).padStart(16, '0')}/${noticeId}/${party}`;
}

function wanted(row: NoticeRow, { party, status, type, fromMs, toMs }: ListInput): boolean {
  const [from, to] = [fromMs ?? Number.NEGATIVE_INFINITY, toMs ?? Number.POSITIVE_INFINITY];
  return (
    (!party || row.party === party) &&
    (!status || row.status === status) &&
    (!type || row.type === type) &&
    overlaps(row, from, to)
  );
}

export const queries = {
  'notices.list': defineQuery({
    route: 'GET /notices',
    summary: {
      en: 'Notices, oldest first; where there are more than the limit, the newest of them',
      ru: 'Уведомления, сначала старые; если их больше предела — самые новые из них',
      ar: 'الإخطارات، الأقدم أولًا؛ وإن زادت على الحد فأحدثها',
    },
    schema: listInput,
    answers: z.strictObject({
      notices: z.array(noticeAnswer),
      /** There are earlier ones: `next` goes into `before`. */
      more: z.boolean(),
      next: z.string().nullable(),
      /** That fit, on all pages. */
      total: z.number().int(),
    }),
    roles: ANY_OFFICER,
    async run(read: Read, input: ListInput, ctx: Ctx, ask: Ask) {
      const rows = (await rowsWhere(read, (row) => wanted(row, input)))
        .map((row) => ({ row, place: placeOf(row) }))
        .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0));
      const { before } = input;
      const earlier = before === undefined ? rows : rows.filter(({ place }) => place < before);
      const shown = earlier.slice(-input.limit);
      const views = await Promise.all(shown.map(({ row }) => viewOf(row, ctx, ask)));
      const more = earlier.length > shown.length;
      return {
        notices: views as unknown as Record<string, unknown>[],
        more,
        next: more ? (shown[0]?.place ?? null) : null,
        total: rows.length,
      };
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
