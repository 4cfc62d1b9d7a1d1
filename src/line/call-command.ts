/** Writing down a call as it goes: ringing, answered by whom, interpreter, someone who can decide, held, dropped, ended. */
import { z } from 'zod';
import { type Ctx, type Draft, defineCommand, type Refusal, refuse } from '../contract/index.ts';
import { instantMs } from '../terms/index.ts';
import { type CallRow, type CallView, callOf } from './call.ts';
import { CALL_EVENTS, type CallEvent, languageSchema, nameSchema, ulid, wordsSchema } from './kinds.ts';
import { type Peers, peersOf } from './send.ts';
import { CALLS } from './view.ts';

const callInput = z.strictObject({
  /** The call that this belongs to; a new one when left out. */
  call: z.strictObject({ openedBy: z.string().max(32), callId: ulid }).optional(),
  /** Other end of a new call. A call to someone who runs no node is written in this record alone. */
  with: nameSchema.default(''),
  number: nameSchema.default(''),
  event: z.enum(CALL_EVENTS),
  /** Now when left out; a call noted on paper is entered later with its own time. */
  atMs: instantMs.optional(),
  name: nameSchema.default(''),
  office: nameSchema.default(''),
  words: wordsSchema.default(''),
  language: languageSchema.default('und'),
});
type CallInput = z.infer<typeof callInput>;
interface CallFacts extends Peers {
  held: CallView | null;
}

/** The other end as this party sees it. */
function otherEnd(held: CallView, ctx: Ctx): string {
  return held.openedBy === ctx.party ? held.with : held.openedBy;
}

function callDraft(input: CallInput, facts: CallFacts, ctx: Ctx): Draft<CallEvent> | Refusal {
  const { call, event, name, office, words, language } = input;
  const { held } = facts;
  if (call && !held) return refuse('LINE_CALL_UNKNOWN', { callId: call.callId });
  if (held && ctx.party !== held.openedBy && ctx.party !== held.with)
    return refuse('LINE_CALL_NOT_OURS', { callId: held.callId, parties: `${held.openedBy}, ${held.with}` });
  const id = ctx.newId();
  const body: CallEvent = {
    openedBy: held?.openedBy ?? ctx.party,
    callId: held?.callId ?? id,
    with: held?.with ?? (input.with || '-'),
    number: input.number || (held?.number ?? ''),
    event,
    atMs: input.atMs ?? ctx.now,
    name,
    office,
    words,
    language,
  };
  const other = held ? otherEnd(held, ctx) : body.with;
  return {
    kind: 'line.call',
    id,
    body,
    to: facts.peers.filter((party) => party === other),
    refs: held ? [held.callId] : [],
  };
}

export const callCommand = defineCommand<CallInput, CallFacts>({
  route: 'POST /line/calls',
  summary: { en: 'Write down a moment of a call', ru: 'Записать момент звонка', ar: 'تدوين لحظة من مكالمة' },
  schema: callInput,
  roles: ['watch', 'planner', 'liaison', 'command'],
  async facts(read, { call }, _ctx, ask) {
    const row = call && (await read.get<CallRow>(CALLS, `${call.openedBy}/${call.callId}`));
    return { held: row ? callOf(row) : null, ...(await peersOf(ask)) };
  },
  decide(facts, input, ctx) {
    const draft = callDraft(input, facts, ctx);
    return 'refused' in draft ? draft : [draft];
  },
  reply(_facts, _input, drafts) {
    const { openedBy, callId } = (drafts[0] as Draft<CallEvent>).body;
    return { openedBy, callId };
  },
});
