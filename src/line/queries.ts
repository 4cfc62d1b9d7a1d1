/** Messages and calls for readers. */
import { z } from 'zod';
import { type Ask, type Ctx, defineQuery, type Read } from '../contract/index.ts';
import { callsOf, viewOf } from './answers.ts';
import { messageOf } from './message.ts';
import { isOpen } from './obligation.ts';
import { MESSAGES, type MessageRow } from './view.ts';

const OFFICERS = ['watch', 'planner', 'liaison', 'command', 'monitor'] as const;
const MAX_LISTED = 500;
const truth = z.enum(['true', 'false']).transform((word) => word === 'true');
const limit = z.coerce.number().int().min(1).max(MAX_LISTED).default(100);

// Readers get the state as it is worked out: its types are `answers.ts`'s own.
const item = z.record(z.string(), z.unknown());
const asRecords = (items: readonly unknown[]) => items as Record<string, unknown>[];

const messagesInput = z.strictObject({
  /** Only exchanges that ask something still. */
  open: z.union([z.boolean(), truth]).default(false),
  /** Only those sent by or to this party. */
  party: z.string().max(32).optional(),
  /** Only those that entered this record before this moment, UTC ms: to page backwards. */
  beforeMs: z.coerce.number().int().min(0).max(8.64e15).optional(),
  limit,
});
const callsInput = z.strictObject({ open: z.union([z.boolean(), truth]).default(false), limit });

export const queries = {
  'line.messages': defineQuery({
    route: 'GET /line/messages',
    summary: {
      en: 'Messages on the line, newest first',
      ru: 'Сообщения по линии, сначала новые',
      ar: 'رسائل الخط، الأحدث أولًا',
    },
    schema: messagesInput,
    answers: z.strictObject({ messages: z.array(item), more: z.boolean() }),
    roles: OFFICERS,
    async run(read: Read, input: z.infer<typeof messagesInput>, ctx: Ctx, ask: Ask) {
      const rows = await read.scan<MessageRow>(MESSAGES);
      const states = rows
        .flatMap(({ row }) => messageOf(row) ?? [])
        .filter((state) => !input.open || isOpen(state, ctx.party))
        .filter(
          ({ from, to }) => !input.party || [from, ...to.map(({ party }) => party)].includes(input.party),
        )
        .filter(({ localMs }) => input.beforeMs === undefined || localMs < input.beforeMs)
        .sort((a, b) => b.localMs - a.localMs || (a.messageId < b.messageId ? 1 : -1));
      const shown = states.slice(0, input.limit);
      const messages = await Promise.all(shown.map((state) => viewOf(state, ctx, ask)));
      return { messages: asRecords(messages), more: states.length > input.limit };
    },
  }),
  'line.calls': defineQuery({
    route: 'GET /line/calls',
    summary: {
      en: 'Calls as each side wrote them down, newest first',
      ru: 'Звонки по записям каждой стороны, сначала новые',
      ar: 'المكالمات كما دوّنها كل طرف، الأحدث أولًا',
    },
    schema: callsInput,
    answers: z.strictObject({ calls: z.array(item), more: z.boolean() }),
    roles: OFFICERS,
    async run(read: Read, input: z.infer<typeof callsInput>) {
      const calls = (await callsOf(read))
        .filter(({ open }) => !input.open || open)
        .sort((a, b) => (a.callId < b.callId ? 1 : -1));
      return { calls: asRecords(calls.slice(0, input.limit)), more: calls.length > input.limit };
    },
  }),
};
