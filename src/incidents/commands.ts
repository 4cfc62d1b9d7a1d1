/** Opening an incident, adding an account, asking for what is missing, closing. Assessing is in `assess.ts`. */
import { z } from 'zod';
import {
  type Ask,
  type Ctx,
  type Draft,
  defineCommand,
  type Read,
  type Refusal,
  refuse,
} from '../contract/index.ts';
import { partyId } from '../terms/index.ts';
import { assess } from './assess.ts';
import { instant } from './facts.ts';
import { MISSING } from './finding.ts';
import {
  type Account,
  type AskedFor,
  accountSchema,
  type Closed,
  type Opened,
  openedSchema,
  ulid,
} from './kinds.ts';
import { CLOSED, type ClosedRow, INCIDENTS, type IncidentRow } from './view.ts';

const OFFICERS = ['watch', 'planner', 'liaison', 'command', 'monitor'] as const;

const openInput = openedSchema.omit({ incidentId: true }).extend({
  place: openedSchema.shape.place.default(null),
  about: openedSchema.shape.about.default([]),
});
type OpenInput = z.infer<typeof openInput>;

const open = defineCommand<OpenInput, { known: string[] }>({
  route: 'POST /incidents',
  summary: {
    en: 'Open an incident with the parties it concerns',
    ru: 'Открыть инцидент вместе со сторонами, которых он касается',
    ar: 'فتح حادث مع الأطراف المعنية به',
  },
  schema: openInput,
  roles: OFFICERS,
  async facts(_read: Read, _input: OpenInput, _ctx: Ctx, ask: Ask) {
    return { known: await ask<string[]>('parties.known', {}) };
  },
  decide({ known }, input, ctx: Ctx): Draft<Opened>[] | Refusal {
    if (input.toMs < input.fromMs) {
      return refuse('INCIDENTS_WINDOW_REVERSED', { from: instant(input.fromMs), to: instant(input.toMs) });
    }
    const stranger = input.parties.find((party) => !known.includes(party));
    if (stranger !== undefined) return refuse('INCIDENTS_PARTY_UNKNOWN', { party: stranger });
    const incidentId = ctx.newId();
    const parties = [...new Set([...input.parties, ctx.party])].sort();
    return [
      {
        kind: 'incidents.opened',
        id: incidentId,
        body: { incidentId, ...input, parties },
        to: parties.filter((party) => party !== ctx.party),
        refs: input.about,
      },
    ];
  },
  reply: (_facts, _input, drafts) => ({ incidentId: drafts[0]?.id ?? null }),
});

function others(incident: IncidentRow, ctx: Ctx): string[] {
  return [...new Set([...incident.parties, incident.from])].filter((party) => party !== ctx.party);
}

const accountInput = accountSchema.extend({
  party: accountSchema.shape.party.default(null),
  source: accountSchema.shape.source.default(null),
  claims: z
    .array(
      accountSchema.shape.claims.element.extend({
        speakers: accountSchema.shape.claims.element.shape.speakers.default([]),
        question: accountSchema.shape.claims.element.shape.question.default(null),
      }),
    )
    .max(200)
    .default([]),
});
type AccountInput = z.infer<typeof accountInput>;

function accountFault(input: AccountInput): Refusal | null {
  if ((input.party === null) === (input.source === null)) return refuse('INCIDENTS_WHOSE_ACCOUNT');
  const seen = new Set<string>();
  for (const { claimId, words } of input.claims) {
    if (seen.has(claimId)) return refuse('INCIDENTS_CLAIM_TWICE', { claim: claimId });
    seen.add(claimId);
    // A claim quotes; it never sums up.
    if (!input.words.includes(words)) return refuse('INCIDENTS_NOT_VERBATIM', { claim: claimId });
  }
  return null;
}

const addAccount = defineCommand<AccountInput, IncidentRow | undefined>({
  route: 'POST /incidents/:incidentId/accounts',
  summary: {
    en: 'Add an account, word for word, with its claims',
    ru: 'Добавить изложение событий дословно, с его утверждениями',
    ar: 'إضافة رواية بنصها الحرفي مع ما فيها من ادعاءات',
  },
  schema: accountInput,
  roles: OFFICERS,
  facts: (read: Read, input: AccountInput) => read.get<IncidentRow>(INCIDENTS, input.incidentId),
  decide(incident, input, ctx: Ctx): Draft<Account>[] | Refusal {
    if (!incident) return refuse('INCIDENTS_UNKNOWN', { incidentId: input.incidentId });
    const fault = accountFault(input);
    if (fault) return fault;
    return [{ kind: 'incidents.account', body: input, to: others(incident, ctx), refs: [input.incidentId] }];
  },
});

const askInput = z.strictObject({
  incidentId: ulid,
  of: partyId,
  what: z.enum(MISSING),
  about: z.string().max(500).default(''),
});
type AskInput = z.infer<typeof askInput>;

const askFor = defineCommand<AskInput, { incident: IncidentRow | undefined; known: string[] }>({
  route: 'POST /incidents/:incidentId/asks',
  summary: {
    en: 'Ask a party for something that is missing',
    ru: 'Запросить у стороны то, чего не хватает',
    ar: 'طلب ما ينقص من أحد الأطراف',
  },
  schema: askInput,
  roles: OFFICERS,
  async facts(read: Read, input: AskInput, _ctx: Ctx, ask: Ask) {
    return {
      incident: await read.get<IncidentRow>(INCIDENTS, input.incidentId),
      known: await ask<string[]>('parties.known', {}),
    };
  },
  decide({ incident, known }, input, ctx: Ctx): Draft<AskedFor>[] | Refusal {
    if (!incident) return refuse('INCIDENTS_UNKNOWN', { incidentId: input.incidentId });
    if (input.of === ctx.party || !known.includes(input.of)) {
      return refuse('INCIDENTS_PARTY_UNKNOWN', { party: input.of });
    }
    return [{ kind: 'incidents.asked', body: input, to: [input.of], refs: [input.incidentId] }];
  },
});

const closeInput = z.strictObject({ incidentId: ulid, words: z.string().max(20_000).default('') });
type CloseInput = z.infer<typeof closeInput>;

const close = defineCommand<CloseInput, { incident: IncidentRow | undefined; closed: ClosedRow | undefined }>(
  {
    route: 'POST /incidents/:incidentId/close',
    summary: {
      en: 'Close the incident for this party',
      ru: 'Закрыть инцидент для своей стороны',
      ar: 'إغلاق الحادث من جهة هذا الطرف',
    },
    schema: closeInput,
    roles: ['liaison', 'command', 'monitor'],
    async facts(read: Read, input: CloseInput, ctx: Ctx) {
      return {
        incident: await read.get<IncidentRow>(INCIDENTS, input.incidentId),
        closed: await read.get<ClosedRow>(CLOSED, `${input.incidentId}/${ctx.party}`),
      };
    },
    decide({ incident, closed }, input, ctx: Ctx): Draft<Closed>[] | Refusal {
      if (!incident) return refuse('INCIDENTS_UNKNOWN', { incidentId: input.incidentId });
      if (closed) return refuse('INCIDENTS_ALREADY_CLOSED', { at: instant(closed.atMs) });
      return [{ kind: 'incidents.closed', body: input, to: others(incident, ctx), refs: [input.incidentId] }];
    },
  },
);

export const commands = {
  'incidents.open': open,
  'incidents.account': addAccount,
  'incidents.assess': assess,
  'incidents.ask': askFor,
  'incidents.close': close,
};
