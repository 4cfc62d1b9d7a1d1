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
  sinceMs: number;
}

const MINUTE_MS = 60_000;

function answered(view: NoticeView, party: string): boolean {
  const { acknowledgements, positions } = view.row;
  const words = [...(acknowledgements[party] ?? []), ...(positions[party] ?? [])];
  return words.some(({ version }) => version === view.version);
}
/** Each clause runs out for itself: a second, longer one is not silenced by the first. */
function said(view: NoticeView, party: string, clause: string): boolean {
  const before = view.row.silences[party] ?? [];
  return before.some((one) => one.version === view.version && one.clause === clause);
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
      for (const [party, { receivedMs, bounds }] of Object.entries(view.receipts)) {
        if (answered(view, party)) continue;
        // The addressee names the time of receipt: it counts as far as our own clock bears it out, so that a clock
        // set wrong, or set wrong on purpose, neither hurries the reply nor puts it off.
        const sinceMs = bounds ? Math.min(Math.max(receivedMs, bounds.fromMs), bounds.toMs) : receivedMs;
        const clauses = await ask<ReplyClause[]>('terms.reply', { party, type: view.type, atMs: sinceMs });
        const running = clauses.filter(({ id }) => !said(view, party, id));
        clocks.push(...running.map((clause) => ({ view, party, clause, sinceMs })));
      }
    }
    return clocks;
  },
  decide(clocks: Clock[], ctx: Ctx): Draft<Silent>[] {
    return clocks
      .filter(({ sinceMs, clause }) => ctx.now >= sinceMs + clause.withinMinutes * MINUTE_MS)
      .map(({ view, party, clause, sinceMs }) => ({
        kind: 'notices.silent',
        refs: [view.history.find(({ version }) => version === view.version)?.actId ?? view.filedActId],
        body: {
          noticeId: view.noticeId,
          version: view.version,
          party,
          clause: clause.id,
          withinMinutes: clause.withinMinutes,
          sinceMs,
        },
      }));
  },
});
