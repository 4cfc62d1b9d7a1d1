/** Sending, rewording and withdrawing. */
import { z } from 'zod';
import {
  type Ask,
  type Command,
  type Ctx,
  type Draft,
  defineCommand,
  PRECEDENCES,
  type Read,
  type Refusal,
  type Role,
  refuse,
  type Trilingual,
} from '../contract/index.ts';
import { pointSchema } from '../geo/index.ts';
import { instantMs } from '../terms/index.ts';
import {
  type Addressee,
  type Changed,
  languageSchema,
  type Message,
  nameSchema,
  PURPOSES,
  ulid,
  type Withdrawn,
  wordsSchema,
} from './kinds.ts';
import { type MessageState, messageOf } from './message.ts';
import { graveSchema, isGrave, OPENING, openingSchema } from './phrase.ts';
import { MESSAGES, type MessageRow, messageKey } from './view.ts';

/** Whoever sits at the line: a planner may have to say "stop" as much as the watch officer. */
const SPEAKERS: readonly Role[] = ['watch', 'planner', 'liaison', 'command'];
const COMMAND: readonly Role[] = ['command'];

export interface Peers {
  peers: readonly string[];
  observers: readonly string[];
}
export async function peersOf(ask: Ask): Promise<Peers> {
  return {
    peers: await ask<string[]>('parties.peers', {}),
    observers: await ask<string[]>('parties.observers', {}),
  };
}

const content = {
  at: pointSchema.nullable().default(null),
  timeMs: instantMs.nullable().default(null),
  expiresMs: instantMs.nullable().default(null),
  words: wordsSchema.default(''),
  language: languageSchema.default('und'),
};
/** As the officer gives it. Only the phrase is needed: what is missing is marked, and nobody waits for a form. */
const sendInput = z.strictObject({
  phrase: openingSchema,
  /** Every enrolled party when left out, observers for information. */
  to: z
    .array(
      z.strictObject({
        party: nameSchema.min(1),
        office: nameSchema.default(''),
        for: z.enum(PURPOSES).default('action'),
      }),
    )
    .max(32)
    .default([]),
  office: nameSchema.optional(),
  precedence: z.enum(PRECEDENCES).optional(),
  ...content,
  notices: z.array(ulid).max(16).default([]),
  alerts: z.array(ulid).max(16).default([]),
});
type Send = z.infer<typeof sendInput>;

/** The list as it can go out: each party once, known ones apart from those that no envelope reaches. */
function addressed(input: Send, { peers, observers }: Peers): { to: Addressee[]; notEnrolled: string[] } {
  const all = peers.map(
    (party): Addressee => ({
      party,
      office: '',
      for: observers.includes(party) ? 'information' : 'action',
    }),
  );
  const named = input.to.filter(({ party }, at) => input.to.findIndex((o) => o.party === party) === at);
  return {
    to: named.length === 0 ? all.slice(0, 32) : named.filter(({ party }) => peers.includes(party)),
    notEnrolled: named.map(({ party }) => party).filter((party) => !peers.includes(party)),
  };
}

function sendDrafts(input: Send, facts: Peers, ctx: Ctx): Draft<Message>[] | Refusal {
  const { to, notEnrolled } = addressed(input, facts);
  if (to.length === 0) {
    return refuse('LINE_NOBODY_REACHED', {
      named: notEnrolled.join(', ') || '-',
      known: facts.peers.join(', ') || '-',
    });
  }
  const { phrase, precedence, office, at, timeMs, expiresMs, words, language, notices, alerts } = input;
  const body: Message = {
    phrase,
    office: office ?? ctx.by?.office ?? '',
    to,
    toAll: input.to.length === 0,
    notEnrolled,
    at,
    timeMs,
    expiresMs,
    words,
    language,
    notices,
    alerts,
  };
  const parties = to.map(({ party }) => party);
  return [
    {
      kind: 'line.message',
      id: ctx.newId(),
      body,
      to: parties,
      bodies: Object.fromEntries(parties.map((party) => [party, { ...body, notEnrolled: [] }])),
      refs: [...new Set([...notices, ...alerts])],
      precedence: precedence ?? OPENING[phrase].precedence,
    },
  ];
}

function sending(
  route: string,
  summary: Trilingual,
  schema: z.ZodType<Send>,
  roles: readonly Role[],
): Command<Send, Peers> {
  return defineCommand<Send, Peers>({
    route,
    summary,
    schema,
    roles,
    facts: (_read, _input, _ctx, ask) => peersOf(ask),
    decide(facts, input, ctx) {
      if (roles === SPEAKERS && isGrave(input.phrase))
        return refuse('LINE_COMMAND_ONLY', { number: OPENING[input.phrase].number });
      return sendDrafts(input, facts, ctx);
    },
    reply(_facts, _input, drafts) {
      const { id, body } = drafts[0] as Draft<Message>;
      return { messageId: id, recipients: body.to, notEnrolled: body.notEnrolled };
    },
  });
}

export interface Held extends Peers {
  state: MessageState | null;
}
export const targetInput = { from: z.string().max(32), messageId: ulid };

export async function heldFacts(
  read: Read,
  { from, messageId }: { from: string; messageId: string },
  ask: Ask,
): Promise<Held> {
  const row = await read.get<MessageRow>(MESSAGES, messageKey(from, messageId));
  return { state: row ? messageOf(row) : null, ...(await peersOf(ask)) };
}

/** What an act about a message names, and the envelope's precedence. */
export function about(state: MessageState) {
  return { from: state.from, messageId: state.messageId, version: state.wording.version };
}

/** A duty officer's command on a threat or ultimatum is refused; the same act by command is another route. */
export function graveRefusal(state: MessageState, roles: readonly Role[]): Refusal | null {
  if (!state.grave || roles.every((role) => role === 'command')) return null;
  return refuse('LINE_COMMAND_ONLY', { number: state.number });
}

function ownRefusal(state: MessageState | null, messageId: string, ctx: Ctx): Refusal | null {
  if (!state) return refuse('LINE_MESSAGE_UNKNOWN', { messageId });
  if (state.from !== ctx.party) return refuse('LINE_NOT_SENDER', { messageId, sender: state.from });
  if (state.withdrawn) return refuse('LINE_WITHDRAWN', { messageId });
  return null;
}

const reachable = ({ state, peers }: Held): string[] =>
  peers.filter((party) => state?.to.some((addressee) => addressee.party === party));

const rewordInput = z.strictObject({ ...targetInput, ...content });
const reword = defineCommand<z.infer<typeof rewordInput>, Held>({
  route: 'POST /line/warnings/:from/:messageId/wordings',
  summary: {
    en: 'Change the wording of a threat or ultimatum',
    ru: 'Изменить текст угрозы или ультиматума',
    ar: 'تغيير نص تهديد أو إنذار نهائي',
  },
  schema: rewordInput,
  roles: COMMAND,
  facts: (read, input, _ctx, ask) => heldFacts(read, input, ask),
  decide(facts, { from, messageId, ...next }, ctx): Draft<Changed>[] | Refusal {
    const refusal = ownRefusal(facts.state, messageId, ctx);
    if (refusal) return refusal;
    const state = facts.state as MessageState;
    if (!state.grave) return refuse('LINE_NOT_REWORDED', { messageId });
    return [
      {
        kind: 'line.changed',
        body: { from, messageId, version: state.wording.version + 1, ...next },
        to: reachable(facts),
        refs: [messageId],
        precedence: state.precedence,
      },
    ];
  },
  reply: (_facts, _input, drafts) => ({ version: (drafts[0] as Draft<Changed>).body.version }),
});

const withdrawInput = z.strictObject({
  ...targetInput,
  words: wordsSchema.default(''),
  language: languageSchema.default('und'),
});
function withdrawing(route: string, summary: Trilingual, roles: readonly Role[]) {
  return defineCommand<z.infer<typeof withdrawInput>, Held>({
    route,
    summary,
    schema: withdrawInput,
    roles,
    facts: (read, input, _ctx, ask) => heldFacts(read, input, ask),
    decide(facts, { messageId, words, language }, ctx): Draft<Withdrawn>[] | Refusal {
      const refusal = ownRefusal(facts.state, messageId, ctx);
      if (refusal) return refusal;
      const state = facts.state as MessageState;
      const grave = graveRefusal(state, roles);
      if (grave) return grave;
      const body = { ...about(state), words, language };
      return [
        {
          kind: 'line.withdrawn',
          body,
          to: reachable(facts),
          refs: [messageId],
          precedence: state.precedence,
        },
      ];
    },
  });
}

export const sendCommands = {
  'line.send': sending(
    'POST /line/messages',
    { en: 'Send a message on the line', ru: 'Передать сообщение по линии', ar: 'إرسال رسالة عبر الخط' },
    sendInput,
    SPEAKERS,
  ),
  'line.warn': sending(
    'POST /line/warnings',
    {
      en: 'Send a threat or an ultimatum (command)',
      ru: 'Передать угрозу или ультиматум (командование)',
      ar: 'إرسال تهديد أو إنذار نهائي (القيادة)',
    },
    sendInput.extend({ phrase: graveSchema }) as unknown as z.ZodType<Send>,
    COMMAND,
  ),
  'line.reword': reword,
  'line.withdraw': withdrawing(
    'POST /line/messages/:from/:messageId/withdraw',
    { en: 'Withdraw a message', ru: 'Отозвать сообщение', ar: 'سحب رسالة' },
    SPEAKERS,
  ),
  'line.command-withdraw': withdrawing(
    'POST /line/warnings/:from/:messageId/withdraw',
    {
      en: 'Withdraw a threat or an ultimatum (command)',
      ru: 'Отозвать угрозу или ультиматум (командование)',
      ar: 'سحب تهديد أو إنذار نهائي (القيادة)',
    },
    COMMAND,
  ),
};
