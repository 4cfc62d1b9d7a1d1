/** What an addressee does with a message: read it back and acknowledge it, reply, take it off the list. */
import { z } from 'zod';
import {
  type Ctx,
  type Draft,
  defineCommand,
  type Refusal,
  type Role,
  refuse,
  type Trilingual,
} from '../contract/index.ts';
import { type Closed, languageSchema, type ReadBack, type Reply, wordsSchema } from './kinds.ts';
import { factsOf, type MessageState } from './message.ts';
import { isOpen } from './obligation.ts';
import { REPLIES, repliesTo, replySchema } from './phrase.ts';
import { compareReadBack, factsSchema, hasFacts, READ_BACK_RULE } from './read-back.ts';
import { about, graveRefusal, type Held, heldFacts, targetInput } from './send.ts';

const DUTY: readonly Role[] = ['watch', 'liaison', 'command'];
const COMMAND: readonly Role[] = ['command'];
const said = { words: wordsSchema.default(''), language: languageSchema.default('und') };

function addresseeRefusal(state: MessageState | null, messageId: string, ctx: Ctx): Refusal | null {
  if (!state) return refuse('LINE_MESSAGE_UNKNOWN', { messageId });
  if (!state.to.some(({ party }) => party === ctx.party))
    return refuse('LINE_NOT_ADDRESSEE', {
      messageId,
      addressees: state.to.map(({ party }) => party).join(', '),
    });
  if (ctx.by === null) return refuse('LINE_NO_OFFICER', { messageId });
  return null;
}

/** To the sender, and to those it told for information: they can follow what came of it. */
function hearers({ state, peers }: Held): string[] {
  const { from, to } = state as MessageState;
  return peers.filter(
    (party) => party === from || to.some((other) => other.party === party && other.for === 'information'),
  );
}

const acknowledgeInput = z.strictObject({
  ...targetInput,
  /** What was taken down, read back. */
  at: factsSchema.shape.at.default(null),
  timeMs: factsSchema.shape.timeMs.default(null),
  expiresMs: factsSchema.shape.expiresMs.default(null),
  ...said,
});

const acknowledge = defineCommand<z.infer<typeof acknowledgeInput>, Held>({
  route: 'POST /line/messages/:from/:messageId/acknowledgements',
  summary: {
    en: 'Read a message back and acknowledge it',
    ru: 'Повторить сообщение и подтвердить его приём',
    ar: 'إعادة قراءة رسالة والإقرار بها',
  },
  schema: acknowledgeInput,
  roles: DUTY,
  facts: (read, input, _ctx, ask) => heldFacts(read, input, ask),
  decide(facts, input, ctx): Draft[] | Refusal {
    const refusal = addresseeRefusal(facts.state, input.messageId, ctx);
    if (refusal) return refusal;
    const state = facts.state as MessageState;
    const sent = factsOf(state.wording);
    const read = factsOf(input);
    const common = { to: hearers(facts), refs: [state.wording.actId], precedence: state.precedence };
    const { words, language } = input;
    const acknowledged = (readBack: string | null): Draft => ({
      ...common,
      kind: 'line.acknowledged',
      body: { ...about(state), readBack, words, language },
    });
    if (!hasFacts(sent) && !hasFacts(read)) return [acknowledged(null)];
    const differences = compareReadBack(sent, read);
    const id = ctx.newId();
    const result = differences.length === 0 ? 'match' : 'mismatch';
    const body: ReadBack = { ...about(state), read, result, differences, rule: READ_BACK_RULE };
    const draft: Draft = { ...common, kind: 'line.read-back', id, body };
    // A wrong read-back is no refusal: that it was misheard, and by how much, is a fact both sides now hold.
    return result === 'match' ? [draft, acknowledged(id)] : [draft];
  },
  reply(_facts, _input, drafts) {
    const compared = drafts.find(({ kind }) => kind === 'line.read-back')?.body as ReadBack | undefined;
    return {
      acknowledged: drafts.some(({ kind }) => kind === 'line.acknowledged'),
      readBack: compared?.result ?? 'none',
      differences: compared?.differences ?? [],
    };
  },
});

const replyInput = z.strictObject({ ...targetInput, phrase: replySchema, ...said });
function replying(route: string, summary: Trilingual, roles: readonly Role[]) {
  return defineCommand<z.infer<typeof replyInput>, Held>({
    route,
    summary,
    schema: replyInput,
    roles,
    facts: (read, input, _ctx, ask) => heldFacts(read, input, ask),
    decide(facts, { messageId, phrase, words, language }, ctx): Draft<Reply>[] | Refusal {
      const refusal = addresseeRefusal(facts.state, messageId, ctx);
      if (refusal) return refusal;
      const state = facts.state as MessageState;
      const grave = graveRefusal(state, roles);
      if (grave) return grave;
      const fit = repliesTo(state.phrase);
      if (!fit.includes(phrase))
        return refuse('LINE_REPLY_UNFIT', {
          reply: REPLIES[phrase],
          number: state.number,
          fit: fit.map((name) => REPLIES[name]).join(', '),
        });
      const body = { ...about(state), phrase, words, language };
      return [
        {
          kind: 'line.reply',
          body,
          to: hearers(facts),
          refs: [state.wording.actId],
          precedence: state.precedence,
        },
      ];
    },
  });
}

const closeInput = z.strictObject({ ...targetInput, words: wordsSchema.default('') });
function closing(route: string, summary: Trilingual, roles: readonly Role[]) {
  return defineCommand<z.infer<typeof closeInput>, Held>({
    route,
    summary,
    schema: closeInput,
    roles,
    facts: (read, input, _ctx, ask) => heldFacts(read, input, ask),
    decide({ state }, { messageId, words }, ctx): Draft<Closed>[] | Refusal {
      if (!state) return refuse('LINE_MESSAGE_UNKNOWN', { messageId });
      const grave = graveRefusal(state, roles);
      if (grave) return grave;
      if (!isOpen(state, ctx.party)) return refuse('LINE_NOT_OPEN', { messageId });
      return [{ kind: 'line.closed', body: { ...about(state), words }, refs: [messageId] }];
    },
  });
}

export const respondCommands = {
  'line.acknowledge': acknowledge,
  'line.reply': replying(
    'POST /line/messages/:from/:messageId/replies',
    { en: 'Reply to a message', ru: 'Ответить на сообщение', ar: 'الرد على رسالة' },
    DUTY,
  ),
  'line.command-reply': replying(
    'POST /line/warnings/:from/:messageId/replies',
    {
      en: 'Reply to a threat or an ultimatum (command)',
      ru: 'Ответить на угрозу или ультиматум (командование)',
      ar: 'الرد على تهديد أو إنذار نهائي (القيادة)',
    },
    COMMAND,
  ),
  'line.close': closing(
    'POST /line/messages/:from/:messageId/close',
    {
      en: 'Take an exchange off the open list',
      ru: 'Снять обмен с контроля',
      ar: 'رفع مراسلة من قائمة المفتوحة',
    },
    DUTY,
  ),
  'line.command-close': closing(
    'POST /line/warnings/:from/:messageId/close',
    {
      en: 'Take a threat or an ultimatum off the open list (command)',
      ru: 'Снять угрозу или ультиматум с контроля (командование)',
      ar: 'رفع تهديد أو إنذار نهائي من قائمة المفتوحة (القيادة)',
    },
    COMMAND,
  ),
};
