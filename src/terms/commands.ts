/** Proposing, signing, suspending, resuming, leaving: each an act of the party, by an officer who may commit it. */
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
import { readAgreement, readVersion } from './answers.ts';
import { instantMs, type Terms, termsSchema } from './clause.ts';
import { termsHash } from './hash.ts';
import type { Resumed, Signed, Suspended } from './kinds.ts';
import { documentFault, instant, proposalFault } from './sanity.ts';
import { type Agreement, type Candidate, candidatesOf, suspensionsAt, withdrawalsAt } from './standing.ts';
import type { StandingAct, VersionRow } from './view.ts';

/** The acting officer's screen may be this old when "from now" reaches the node. */
const NOW_SLACK_MS = 60_000;

const termsId = termsSchema.shape.termsId;
const words = z.string().max(20_000).default('');

function others(terms: Terms, me: string): string[] {
  return [...terms.parties, ...terms.observers].filter((party) => party !== me);
}

const propose = defineCommand<Terms, { known: string[]; highest: number }>({
  route: 'POST /terms',
  summary: {
    en: 'Propose a version of the agreement; signing is a separate act',
    ru: 'Предложить редакцию соглашения; подпись — отдельное действие',
    ar: 'اقتراح نسخة من الاتفاق؛ والتوقيع إجراء مستقل',
  },
  schema: termsSchema,
  roles: ['command', 'liaison'],
  async facts(read: Read, input: Terms, _ctx: Ctx, ask: Ask) {
    const agreement = await readAgreement(read, input.termsId);
    const proposed = agreement.versions.filter((row) => row.proposals.length > 0);
    return {
      known: await ask<string[]>('parties.known', {}),
      highest: Math.max(0, ...proposed.map((row) => row.version)),
    };
  },
  decide(facts, input, ctx: Ctx): Draft<Terms>[] | Refusal {
    const fault = proposalFault(input, facts, ctx.party, ctx.now);
    return fault ?? [{ kind: 'terms.proposed', body: input, to: others(input, ctx.party) }];
  },
  reply: (_facts, input) => ({
    termsId: input.termsId,
    version: input.version,
    sha256: termsHash(input),
  }),
});

const signInput = z.strictObject({
  termsId,
  version: z.coerce.number().pipe(termsSchema.shape.version),
  /** Needed only where two documents were proposed under one version number. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
type SignInput = z.infer<typeof signInput>;

function toSign(row: VersionRow | undefined, input: SignInput): Candidate | Refusal {
  const { version } = input;
  const candidates = row ? candidatesOf(row) : [];
  if (candidates.length === 0) return refuse('TERMS_UNKNOWN', { termsId: input.termsId, version });
  if (input.sha256 === undefined && candidates.length > 1) {
    return refuse('TERMS_TWO_DOCUMENTS', { version, count: candidates.length });
  }
  const wanted = candidates.find((one) => input.sha256 === undefined || one.sha256 === input.sha256);
  return wanted ?? refuse('TERMS_HASH_UNKNOWN', { version, sha256: input.sha256 ?? '' });
}

const sign = defineCommand<SignInput, VersionRow | undefined>({
  route: 'POST /terms/:termsId/:version/sign',
  summary: {
    en: 'Sign a proposed version for this party',
    ru: 'Подписать предложенную редакцию от имени своей стороны',
    ar: 'توقيع نسخة مقترحة باسم هذا الطرف',
  },
  schema: signInput,
  roles: ['command'],
  facts: (read: Read, input: SignInput) => readVersion(read, input.termsId, input.version),
  decide(row, input, ctx: Ctx): Draft<Signed>[] | Refusal {
    const wanted = toSign(row, input);
    if ('refused' in wanted) return wanted;
    const { terms, sha256, proposals } = wanted;
    const { version } = input;
    if (!terms.parties.includes(ctx.party)) return refuse('TERMS_NOT_A_PARTY', { party: ctx.party });
    const mine = row?.signatures.find((signature) => signature.party === ctx.party);
    if (mine) {
      return mine.sha256 === sha256
        ? refuse('TERMS_ALREADY_SIGNED', { version, at: instant(mine.atMs) })
        : refuse('TERMS_SIGNED_OTHER', { version, sha256: mine.sha256 });
    }
    // A peer's proposal was taken as it came; our name goes only under one that holds together.
    const fault = documentFault(terms);
    if (fault) return fault;
    if (terms.toMs !== null && terms.toMs <= ctx.now) {
      return refuse('TERMS_ALREADY_OVER', { to: instant(terms.toMs) });
    }
    return [
      {
        kind: 'terms.signed',
        body: { termsId: input.termsId, version, sha256 },
        to: others(terms, ctx.party),
        refs: proposals.slice(0, 1).map((proposal) => proposal.actId),
      },
    ];
  },
  reply: (_row, _input, drafts) => ({ signed: drafts.map((draft) => (draft.body as Signed).sha256) }),
});

const fromInput = z.strictObject({
  termsId,
  /** RFC 3339; now when left out. */
  from: z.iso
    .datetime({ offset: true })
    .transform((text) => Date.parse(text))
    .pipe(instantMs)
    .optional(),
  words,
});
type FromInput = z.infer<typeof fromInput>;

/** The highest version that every party has signed, whether or not its start has come. */
function bound(agreement: Agreement): Candidate | undefined {
  return agreement.versions
    .flatMap(candidatesOf)
    .filter((candidate) => candidate.inForceFromMs !== null)
    .sort((a, b) => b.version - a.version)[0];
}

function boundParty(agreement: Agreement, ctx: Ctx): Candidate | Refusal {
  const candidate = bound(agreement);
  if (!candidate) return refuse('TERMS_NOT_BINDING', { termsId: agreement.termsId });
  return candidate.terms.parties.includes(ctx.party)
    ? candidate
    : refuse('TERMS_NOT_A_PARTY', { party: ctx.party });
}

/** Acts of ours that were announced for later stand as well: `Infinity` sees them all. */
function standing(acts: readonly StandingAct[], ctx: Ctx): StandingAct | undefined {
  return acts.find((act) => act.party === ctx.party);
}

function fromWhen(input: FromInput, ctx: Ctx): number | Refusal {
  const fromMs = input.from ?? ctx.now;
  return fromMs < ctx.now - NOW_SLACK_MS ? refuse('TERMS_BACKDATED', { from: instant(fromMs) }) : fromMs;
}

const suspend = defineCommand<FromInput, Agreement>({
  route: 'POST /terms/:termsId/suspend',
  summary: {
    en: 'Hold the agreement suspended from a time on',
    ru: 'Приостановить действие соглашения с указанного времени',
    ar: 'تعليق العمل بالاتفاق ابتداءً من وقت معين',
  },
  schema: fromInput,
  roles: ['command'],
  facts: (read: Read, input: FromInput) => readAgreement(read, input.termsId),
  decide(agreement, input, ctx: Ctx): Draft<Suspended>[] | Refusal {
    const candidate = boundParty(agreement, ctx);
    if ('refused' in candidate) return candidate;
    const fromMs = fromWhen(input, ctx);
    if (typeof fromMs !== 'number') return fromMs;
    const mine = standing(suspensionsAt(agreement, candidate, Number.POSITIVE_INFINITY), ctx);
    if (mine) return refuse('TERMS_ALREADY_SUSPENDED', { from: instant(mine.fromMs) });
    return [
      {
        kind: 'terms.suspended',
        body: { termsId: input.termsId, fromMs, words: input.words },
        to: others(candidate.terms, ctx.party),
      },
    ];
  },
});

const resumeInput = z.strictObject({ termsId, words });
type ResumeInput = z.infer<typeof resumeInput>;

const resume = defineCommand<ResumeInput, Agreement>({
  route: 'POST /terms/:termsId/resume',
  summary: {
    en: 'Agree that the standing suspensions end; they end when every party has agreed',
    ru: 'Согласиться на прекращение приостановки; она прекращается, когда согласились все стороны',
    ar: 'الموافقة على إنهاء التعليق القائم؛ وينتهي حين يوافق كل الأطراف',
  },
  schema: resumeInput,
  roles: ['command'],
  facts: (read: Read, input: ResumeInput) => readAgreement(read, input.termsId),
  decide(agreement, input, ctx: Ctx): Draft<Resumed>[] | Refusal {
    const candidate = boundParty(agreement, ctx);
    if ('refused' in candidate) return candidate;
    const standing = suspensionsAt(agreement, candidate, Number.POSITIVE_INFINITY);
    if (standing.length === 0) return refuse('TERMS_NOT_SUSPENDED', { termsId: input.termsId });
    const lifted = new Set(
      agreement.acts
        .filter((act) => act.what === 'resumed' && act.party === ctx.party)
        .flatMap((act) => act.lifts),
    );
    const lifts = standing.map((act) => act.actId).filter((id) => !lifted.has(id));
    if (lifts.length === 0) return refuse('TERMS_ALREADY_RESUMED', { termsId: input.termsId });
    return [
      {
        kind: 'terms.resumed',
        body: { termsId: input.termsId, lifts: lifts.slice(0, 64), words: input.words },
        to: others(candidate.terms, ctx.party),
        refs: lifts.slice(0, 64),
      },
    ];
  },
});

const withdraw = defineCommand<FromInput, Agreement>({
  route: 'POST /terms/:termsId/withdraw',
  summary: {
    en: 'Leave the agreement from a time on',
    ru: 'Выйти из соглашения с указанного времени',
    ar: 'الانسحاب من الاتفاق ابتداءً من وقت معين',
  },
  schema: fromInput,
  roles: ['command'],
  facts: (read: Read, input: FromInput) => readAgreement(read, input.termsId),
  decide(agreement, input, ctx: Ctx): Draft<Suspended>[] | Refusal {
    const candidate = boundParty(agreement, ctx);
    if ('refused' in candidate) return candidate;
    const fromMs = fromWhen(input, ctx);
    if (typeof fromMs !== 'number') return fromMs;
    const mine = standing(withdrawalsAt(agreement, candidate, Number.POSITIVE_INFINITY), ctx);
    if (mine) return refuse('TERMS_ALREADY_WITHDRAWN', { from: instant(mine.fromMs) });
    return [
      {
        kind: 'terms.withdrawn',
        body: { termsId: input.termsId, fromMs, words: input.words },
        to: others(candidate.terms, ctx.party),
      },
    ];
  },
});

export const commands = {
  'terms.propose': propose,
  'terms.sign': sign,
  'terms.suspend': suspend,
  'terms.resume': resume,
  'terms.withdraw': withdraw,
};
