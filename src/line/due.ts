/** The clocks of the line: silence, and the time an ultimatum sets. What runs out is an entry of this party's own. */
import { type Ask, type Ctx, type Draft, defineDue, type Read } from '../contract/index.ts';
import type { Expired, Silent } from './kinds.ts';
import { type MessageState, messageOf } from './message.ts';
import { type Clock, clocksOf, expiryOf, type Limit, limitOf, type ReplyClause } from './obligation.ts';
import { MESSAGES, type MessageRow, OPEN, type OpenRow } from './view.ts';

const MINUTE_MS = 60_000;

/** One row of the parties room's deliveries, as its answer gives it. */
export interface Delivery {
  peer: string;
  receipt: { actId: string; receivedMs: number } | null;
}
export interface RunningClock extends Clock {
  limit: Limit;
  receivedMs: number | null;
}
export interface Pending {
  state: MessageState;
  clocks: RunningClock[];
}

/** Reply clauses that bind the party for the kinds of notice that the message speaks of. */
async function clausesFor(state: MessageState, clock: Clock, ask: Ask): Promise<ReplyClause[]> {
  const types = new Set<string>();
  for (const noticeId of state.notices) {
    const notice = await ask<{ type: string } | null>('notices.byId', { noticeId });
    if (notice) types.add(notice.type);
  }
  const clauses: ReplyClause[] = [];
  for (const type of types) {
    const question = { party: clock.party, type, atMs: clock.sinceMs };
    clauses.push(...(await ask<ReplyClause[]>('terms.reply', question)));
  }
  return clauses;
}

/** When each party's node received the wording that stands: its signed receipt, or this record where it is ours. */
export async function receivedBy(
  state: MessageState,
  ctx: Ctx,
  ask: Ask,
): Promise<ReadonlyMap<string, number>> {
  if (state.from !== ctx.party) return new Map([[ctx.party, state.wording.localMs]]);
  const deliveries = await ask<Delivery[]>('parties.deliveries', { actId: state.wording.actId });
  return new Map(deliveries.flatMap(({ peer, receipt }) => (receipt ? [[peer, receipt.receivedMs]] : [])));
}

export const due = defineDue<Pending[]>({
  async facts(read: Read, ctx: Ctx, ask: Ask) {
    const pending: Pending[] = [];
    for (const { key, row } of await read.scan<OpenRow>(OPEN)) {
      if (row.nextMs === null || row.nextMs > ctx.now) continue;
      const held = await read.get<MessageRow>(MESSAGES, key);
      const state = held && messageOf(held);
      if (!state) continue;
      const running = clocksOf(state, ctx.party).filter(({ rung }) => !rung);
      const received = running.length > 0 ? await receivedBy(state, ctx, ask) : new Map<string, number>();
      const clocks: RunningClock[] = [];
      for (const clock of running) {
        const limit = limitOf(state.precedence, await clausesFor(state, clock, ask));
        clocks.push({ ...clock, limit, receivedMs: received.get(clock.party) ?? null });
      }
      pending.push({ state, clocks });
    }
    return pending;
  },
  decide(pending: Pending[], ctx: Ctx): Draft<Silent | Expired>[] {
    return pending.flatMap(({ state, clocks }) => {
      const { version, actId, expiresMs } = state.wording;
      const target = { from: state.from, messageId: state.messageId, version };
      const drafts: Draft<Silent | Expired>[] = clocks
        .filter(({ sinceMs, limit }) => ctx.now >= sinceMs + limit.minutes * MINUTE_MS)
        .map(({ party, awaits, sinceMs, limit, receivedMs }) => ({
          kind: 'line.silent',
          refs: [actId],
          precedence: state.precedence,
          body: {
            ...target,
            party,
            awaits,
            sinceMs,
            withinMinutes: limit.minutes,
            clause: limit.clause,
            receivedMs,
          },
        }));
      const expiryMs = expiryOf(state, ctx.party);
      if (expiryMs !== null && ctx.now >= expiryMs)
        drafts.push({
          kind: 'line.expired',
          refs: [actId],
          body: { ...target, expiresMs: expiresMs as number },
        });
      return drafts;
    });
  },
});
