/** The agreements as readers see them: what was proposed, who has signed, how it stands now. */
import { z } from 'zod';
import { type Ctx, defineQuery, type Read, refuse } from '../contract/index.ts';
import { answers, readAgreement, readAgreements } from './answers.ts';
import { termsSchema } from './clause.ts';
import { documentFault } from './sanity.ts';
import { type Agreement, candidatesOf, stateAt, straysOf, TERMS_STATES } from './standing.ts';
import type { VersionRow } from './view.ts';

const actSchema = z.object({ actId: z.string(), atMs: z.number(), index: z.number() });
const standingSchema = z.object({
  what: z.enum(['suspended', 'resumed', 'withdrawn']),
  party: z.string(),
  fromMs: z.number(),
  words: z.string(),
  lifts: z.array(z.string()),
  ...actSchema.shape,
});
const agreementSchema = z.object({
  termsId: z.string(),
  state: z.enum(TERMS_STATES),
  /** The version that the state speaks of. */
  version: z.number().nullable(),
  by: z.string().nullable(),
  sinceMs: z.number().nullable(),
  missing: z.array(z.string()),
  versions: z.array(
    z.object({
      version: z.number(),
      sha256: z.string(),
      title: termsSchema.shape.title,
      missing: z.array(z.string()),
      inForceFromMs: z.number().nullable(),
    }),
  ),
  acts: z.array(standingSchema),
});

const versionSchema = z.object({
  termsId: z.string(),
  version: z.number(),
  state: z.enum(TERMS_STATES),
  /** More than one where parties proposed different documents under one number. */
  documents: z.array(
    z.object({
      sha256: z.string(),
      terms: termsSchema,
      proposedBy: z.array(z.string()),
      signatures: z.record(z.string(), actSchema),
      missing: z.array(z.string()),
      inForceFromMs: z.number().nullable(),
      /** Code of the refusal that this document would meet here; null where it holds together. */
      fault: z.string().nullable(),
    }),
  ),
  /** Signatures that match no document here, or come from one who is no party: kept, counted for nothing. */
  notMatching: z.array(z.object({ party: z.string(), sha256: z.string(), ...actSchema.shape })),
});

function only({ actId, atMs, index }: { actId: string; atMs: number; index: number }) {
  return { actId, atMs, index };
}

function summary(agreement: Agreement, now: number): z.infer<typeof agreementSchema> {
  const { state, version, by, sinceMs, missing } = stateAt(agreement, now);
  return {
    termsId: agreement.termsId,
    state,
    version,
    by: by ?? null,
    sinceMs: sinceMs ?? null,
    missing: missing ?? [],
    versions: agreement.versions.flatMap(candidatesOf).map((candidate) => ({
      version: candidate.version,
      sha256: candidate.sha256,
      title: candidate.terms.title,
      missing: candidate.missing,
      inForceFromMs: candidate.inForceFromMs,
    })),
    acts: agreement.acts.map(({ what, party, fromMs, words, lifts, ...act }) => ({
      what,
      party,
      fromMs,
      words,
      lifts,
      ...only(act),
    })),
  };
}

function detail(row: VersionRow, agreement: Agreement, now: number): z.infer<typeof versionSchema> {
  const candidates = candidatesOf(row);
  const current = stateAt(agreement, now);
  const unsigned = candidates.every((candidate) => candidate.inForceFromMs === null);
  const replaced = unsigned ? 'unsigned' : 'none';
  return {
    termsId: row.termsId,
    version: row.version,
    state: current.version === row.version ? current.state : replaced,
    documents: candidates.map((candidate) => ({
      sha256: candidate.sha256,
      terms: candidate.terms,
      proposedBy: [...new Set(candidate.proposals.map((proposal) => proposal.party))],
      signatures: Object.fromEntries(
        Object.entries(candidate.signatures).map(([party, signature]) => [party, only(signature)]),
      ),
      missing: candidate.missing,
      inForceFromMs: candidate.inForceFromMs,
      fault: documentFault(candidate.terms)?.refused ?? null,
    })),
    notMatching: straysOf(row).map(({ party, sha256, ...act }) => ({ party, sha256, ...only(act) })),
  };
}

const ANY_OFFICER = ['watch', 'planner', 'liaison', 'command', 'monitor', 'admin'] as const;
const listInput = z.strictObject({});
const showInput = z.strictObject({
  termsId: termsSchema.shape.termsId,
  version: z.coerce.number().pipe(termsSchema.shape.version),
});
const leadInput = z.strictObject({
  type: z.enum(['movement', 'site', 'area', 'flight']),
  /** When it would begin, UTC ms: the earliest departure of a movement. */
  startMs: z.coerce.number().pipe(z.number().int().min(-8.64e15).max(8.64e15)),
});
const leadSchema = z.strictObject({
  /** By this node's clock: the moment that the notice is counted from. */
  atMs: z.number(),
  /** Empty: no clause in force asks this party for a lead time. */
  lead: z.array(
    z.strictObject({
      clause: z.string(),
      requiredMinutes: z.number().int(),
      givenMinutes: z.number().int(),
      lateMinutes: z.number().int(),
    }),
  ),
});

export const queries = {
  'terms.ask-lead': defineQuery({
    route: 'GET /terms/lead',
    summary: {
      en: 'How a notice filed now would stand to the lead times agreed',
      ru: 'Успевает ли уведомление, поданное сейчас, к согласованным срокам',
      ar: 'كيف يكون إخطار يُقدَّم الآن من المهل المتفق عليها',
    },
    schema: leadInput,
    answers: leadSchema,
    roles: ANY_OFFICER,
    async run(read: Read, { type, startMs }: z.infer<typeof leadInput>, { party, now }: Ctx) {
      return { atMs: now, lead: await answers['terms.lead'](read, { type, party, startMs, atMs: now }) };
    },
  }),
  'terms.list': defineQuery({
    route: 'GET /terms',
    summary: {
      en: 'The agreements and how they stand now',
      ru: 'Соглашения и их нынешнее состояние',
      ar: 'الاتفاقات وحالتها الآن',
    },
    schema: listInput,
    answers: z.object({ agreements: z.array(agreementSchema) }),
    roles: ANY_OFFICER,
    async run(read: Read, _input: z.infer<typeof listInput>, ctx: Ctx) {
      const agreements = await readAgreements(read);
      return { agreements: agreements.map((agreement) => summary(agreement, ctx.now)) };
    },
  }),
  'terms.show': defineQuery({
    route: 'GET /terms/:termsId/:version',
    summary: {
      en: 'One version: its text, who has signed, who has not',
      ru: 'Одна редакция: её текст, кто подписал и кто нет',
      ar: 'نسخة واحدة: نصها ومن وقّعها ومن لم يوقّع',
    },
    schema: showInput,
    answers: versionSchema,
    roles: ANY_OFFICER,
    async run(read: Read, { termsId, version }: z.infer<typeof showInput>, ctx: Ctx) {
      const agreement = await readAgreement(read, termsId);
      const row = agreement.versions.find((one) => one.version === version);
      return row ? detail(row, agreement, ctx.now) : refuse('TERMS_UNKNOWN', { termsId, version });
    },
  }),
};
