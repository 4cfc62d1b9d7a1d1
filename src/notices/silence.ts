/**
 * The reply clock. A receipt starts it; an acknowledgement or a position stops it; when it runs out, that is an
 * entry. On the owner's node it speaks of each addressee, on an addressee's node of itself: "you have not answered".
 */
import { type Ask, type Ctx, type Draft, defineDue, type Read } from '../contract/index.ts';
import { answers, type NoticeView } from './answers.ts';
import type { Silent } from './kinds.ts';

/** A reply clause as this room needs it; the terms room answers with those that bind `party` and this type. */
interface ReplyClause {
  id: string;
  withinMinutes: number;
}
interface Clock {
  view: NoticeView;
  party: string;
  clause: ReplyClause;
  receivedMs: number;
}

const MINUTE_MS = 60_000;

function answered(view: NoticeView, party: string): boolean {
  const since = (items: readonly { version: number }[] | undefined) =>
    items?.some(({ version }) => version === view.version);
  return Boolean(
    since(view.row.acknowledgements[party]) ||
      since(view.row.positions[party]) ||
      since(view.row.silences[party]),
  );
}

/** Receipts older than this are past being waited for: keeps the scan to what may fall due. */
const LOOK_BACK_MS = 14 * 86_400_000;

export const silence = defineDue<Clock[]>({
  async facts(read: Read, ctx: Ctx, ask: Ask) {
    const views = await answers['notices.active'](
      read,
      { fromMs: ctx.now - LOOK_BACK_MS, toMs: Number.POSITIVE_INFINITY },
      ctx,
      ask,
    );
    const clocks: Clock[] = [];
    for (const view of views) {
      for (const [party, { receivedMs }] of Object.entries(view.receipts)) {
        if (answered(view, party)) continue;
        const clauses = await ask<ReplyClause[]>('terms.reply', { party, type: view.type, atMs: receivedMs });
        clocks.push(...clauses.map((clause) => ({ view, party, clause, receivedMs })));
      }
    }
    return clocks;
  },
  decide(clocks: Clock[], ctx: Ctx): Draft<Silent>[] {
    return clocks
      .filter(({ receivedMs, clause }) => ctx.now >= receivedMs + clause.withinMinutes * MINUTE_MS)
      .map(({ view, party, clause, receivedMs }) => ({
        kind: 'notices.silent',
        refs: [view.history.find(({ version }) => version === view.version)?.actId ?? view.filedActId],
        body: {
          noticeId: view.noticeId,
          version: view.version,
          party,
          clause: clause.id,
          withinMinutes: clause.withinMinutes,
          sinceMs: receivedMs,
        },
      }));
  },
});
