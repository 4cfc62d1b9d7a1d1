/** The line as readers see it, and as other rooms may ask of it. */
import type { Ask, Ctx, Read, Trilingual } from '../contract/index.ts';
import { type CallRow, type CallView, callOf } from './call.ts';
import { receivedBy } from './due.ts';
import { type MessageState, messageOf, type Standing } from './message.ts';
import { type Clock, clocksOf, isOpen, SILENCE_MINUTES } from './obligation.ts';
import { inEach, sayDifference, sayMessage, sayReply } from './sentence.ts';
import { CALLS, MESSAGES, type MessageRow, messageKey, OPEN } from './view.ts';

export interface StandingView extends Omit<Standing, 'differences' | 'answer'> {
  /** By the addressee's signed receipt, its own clock, UTC ms; null: nothing shows that it arrived. */
  receivedMs: number | null;
  differences: (Standing['differences'][number] & { sentence: Trilingual })[];
  answer: (NonNullable<Standing['answer']> & { sentence: Trilingual }) | null;
  /** A clock of this node ran out on what is still awaited. */
  silent: boolean;
}
export interface MessageView extends Omit<MessageState, 'standings'> {
  sentence: Trilingual;
  standings: StandingView[];
  clocks: Clock[];
  open: boolean;
  silenceMinutes: number;
}

export async function viewOf(state: MessageState, ctx: Ctx, ask: Ask): Promise<MessageView> {
  const received = await receivedBy(state, ctx, ask);
  const clocks = clocksOf(state, ctx.party);
  return {
    ...state,
    sentence: inEach((language) => sayMessage(language, state)),
    standings: state.standings.map((standing) => ({
      ...standing,
      receivedMs: received.get(standing.party) ?? null,
      differences: standing.differences.map((difference) => ({
        ...difference,
        sentence: inEach((language) => sayDifference(language, difference)),
      })),
      answer: standing.answer && {
        ...standing.answer,
        sentence: inEach((language) => sayReply(language, standing.answer?.phrase ?? 'free text')),
      },
      silent: clocks.some(({ party, rung }) => rung && party === standing.party),
    })),
    clocks,
    open: isOpen(state, ctx.party),
    silenceMinutes: SILENCE_MINUTES[state.precedence],
  };
}

export async function callsOf(read: Read): Promise<CallView[]> {
  const rows = await read.scan<CallRow>(CALLS);
  return rows.flatMap(({ row }) => callOf(row) ?? []);
}

/** Open exchanges, oldest first. */
async function openMessages(read: Read): Promise<MessageState[]> {
  const states: MessageState[] = [];
  for (const { key } of await read.scan(OPEN)) {
    const row = await read.get<MessageRow>(MESSAGES, key);
    const state = row && messageOf(row);
    if (state) states.push(state);
  }
  return states.sort((a, b) => a.localMs - b.localMs || (a.messageId < b.messageId ? -1 : 1));
}

export const answers = {
  /** What one watch hands to the next: exchanges that ask something still, and calls that have not ended. */
  'line.open': async (
    read: Read,
    _question: unknown,
    ctx: Ctx,
    ask: Ask,
  ): Promise<{ messages: MessageView[]; calls: CallView[] }> => {
    const messages: MessageView[] = [];
    for (const state of await openMessages(read)) messages.push(await viewOf(state, ctx, ask));
    return { messages, calls: (await callsOf(read)).filter(({ open }) => open) };
  },
  /** One message with all that was said to it; null where this record has none, or only words about it. */
  'line.message': async (
    read: Read,
    { from, messageId }: { from: string; messageId: string },
    ctx: Ctx,
    ask: Ask,
  ): Promise<MessageView | null> => {
    const row = await read.get<MessageRow>(MESSAGES, messageKey(from, messageId));
    const state = row && messageOf(row);
    return state ? viewOf(state, ctx, ask) : null;
  },
};
