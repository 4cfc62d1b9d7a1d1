/** Collects what a question's rule needs: from the terms, the notices with their receipts, and the sealed tracks. */
import type { Ask, Ctx, Read } from '../contract/index.ts';
import type { Fix } from '../feeds/index.ts';
import type { NoticeView } from '../notices/index.ts';
import type { TermsState } from '../terms/index.ts';
import type { ConductFact, DeviationFact, NoticeFact, TermsFact, TrackFact, VersionFact } from './facts.ts';
import type { Question } from './question.ts';
import { conductClauses } from './rules/conduct.ts';
import { declaredRoute, isRoute } from './rules/declared-route.ts';
import { corridorClauses } from './rules/deviated.ts';
import type { QuestionFacts } from './rules/index.ts';
import { coveredBy } from './rules/usable.ts';

/** Questions this room puts to rooms it may not import. */
export const NEEDS = [
  'parties.known',
  'parties.deliveries',
  'terms.state',
  'notices.byId',
  'notices.byUnit',
  'watch.track',
  'watch.deviation',
  'watch.conduct',
] as const;

interface Delivery {
  peer: string;
  receipt: { actId: string; receivedMs: number } | null;
}
interface Track {
  fixes: Fix[];
  segments: { sha256: string; sealActId: string | null }[];
}

/** Receipts of one version: signed by each addressee, or, on an addressee's node, the notice as it came in. */
async function receiptsOf(
  view: NoticeView,
  version: NoticeView['history'][number],
  ctx: Ctx,
  ask: Ask,
): Promise<VersionFact['receipts']> {
  if (view.party !== ctx.party) {
    return { [ctx.party]: { actId: version.actId, receivedMs: version.localMs } };
  }
  const deliveries = await ask<Delivery[]>('parties.deliveries', { actId: version.actId });
  return Object.fromEntries(
    deliveries.flatMap(({ peer, receipt }) =>
      receipt ? [[peer, { actId: receipt.actId, receivedMs: receipt.receivedMs }]] : [],
    ),
  );
}

async function noticeFact(view: NoticeView, ctx: Ctx, ask: Ask): Promise<NoticeFact> {
  const versions: VersionFact[] = [];
  for (const version of view.history) {
    const { actId, localMs, claimedMs, fields, rootHolds } = version;
    versions.push({
      version: version.version,
      actId,
      localMs,
      claimedMs,
      fields: rootHolds ? fields : {},
      receipts: await receiptsOf(view, version, ctx, ask),
    });
  }
  const { withdrawn, positions } = view.row;
  return {
    noticeId: view.noticeId,
    party: view.party,
    versions,
    withdrawn: withdrawn && { actId: withdrawn.actId, localMs: withdrawn.localMs },
    positions: Object.fromEntries(
      Object.entries(positions).map(([party, taken]) => [
        party,
        taken.map(({ position, version, actId, localMs, claimedMs }) => ({
          position,
          version,
          actId,
          localMs,
          claimedMs,
        })),
      ]),
    ),
  };
}

interface AboutNotice {
  noticeId?: string;
  owner?: string;
  unit?: string;
  fromMs?: number;
  toMs?: number;
}

async function noticesFor(about: AboutNotice, ctx: Ctx, ask: Ask): Promise<NoticeFact[]> {
  const { noticeId, owner, unit, fromMs, toMs } = about;
  let views: NoticeView[] = [];
  if (noticeId !== undefined) {
    const view = await ask<NoticeView | null>('notices.byId', { noticeId });
    if (view && (owner === undefined || view.party === owner)) views = [view];
  } else if (owner !== undefined && unit !== undefined) {
    views = await ask<NoticeView[]>('notices.byUnit', { party: owner, unit, fromMs, toMs });
  }
  const facts: NoticeFact[] = [];
  for (const view of views) facts.push(await noticeFact(view, ctx, ask));
  return facts;
}

async function termsFact(
  ask: Ask,
  parties: readonly string[],
  termsId: string | undefined,
  fromMs: number,
  toMs: number,
): Promise<TermsFact> {
  const narrowed = termsId === undefined ? { parties } : { parties, termsId };
  return {
    atStart: await ask<TermsState>('terms.state', { ...narrowed, atMs: fromMs }),
    atEnd: await ask<TermsState>('terms.state', { ...narrowed, atMs: toMs }),
  };
}

async function trackFact(
  ask: Ask,
  party: string,
  unit: string,
  fromMs: number,
  toMs: number,
): Promise<TrackFact> {
  const { fixes, segments } = await ask<Track>('watch.track', { party, unit, fromMs, toMs });
  const sealActIds = segments.flatMap(({ sealActId }) => (sealActId ? [sealActId] : []));
  return { fixes, sealActIds: [...new Set(sealActIds)] };
}

async function gatherDeviated(
  question: Extract<Question, { kind: 'deviated' }>,
  ctx: Ctx,
  ask: Ask,
): Promise<QuestionFacts> {
  const { party, unit, noticeId, termsId, fromMs, toMs } = question;
  const terms = await termsFact(ask, [party], termsId, fromMs, toMs);
  const notices = await noticesFor({ noticeId, owner: party, unit, fromMs, toMs }, ctx, ask);
  const { fixes, sealActIds } = await trackFact(ask, party, unit, fromMs, toMs);
  const route = declaredRoute(notices, question);
  const measured: (DeviationFact & { clause: string })[] = [];
  if (isRoute(route) && terms.atStart.terms) {
    for (const clause of corridorClauses(terms.atStart.terms, party)) {
      const fact = await ask<DeviationFact>('watch.deviation', {
        path: route.path,
        toleranceM: clause.toleranceM,
        party,
        unit,
        fromMs: route.fromMs,
        toMs: route.toMs,
      });
      measured.push({ ...fact, clause: clause.id });
    }
  }
  return {
    kind: 'deviated',
    me: ctx.party,
    terms,
    notices,
    measured,
    track: { covered: coveredBy(fixes), sealActIds },
  };
}

export async function gather(_read: Read, question: Question, ctx: Ctx, ask: Ask): Promise<QuestionFacts> {
  const me = ctx.party;
  switch (question.kind) {
    case 'notice-received':
    case 'objection-standing':
      return { kind: question.kind, me, notices: await noticesFor(question, ctx, ask) };
    case 'zone-required': {
      const { party, unit, noticeId, termsId, atMs, fromMs = atMs, toMs = atMs } = question;
      return {
        kind: question.kind,
        me,
        terms: await termsFact(ask, [party], termsId, atMs, atMs),
        notices: await noticesFor({ noticeId, owner: party, unit, fromMs, toMs }, ctx, ask),
        track: unit === undefined ? null : await trackFact(ask, party, unit, fromMs, toMs),
      };
    }
    case 'conduct': {
      const { a, b, termsId, fromMs, toMs } = question;
      const terms = await termsFact(ask, [a.party, b.party], termsId, fromMs, toMs);
      const measured: ConductFact[] = [];
      for (const clause of terms.atStart.terms ? conductClauses(terms.atStart.terms, question) : []) {
        const { withinM, maxSpeedMps, minDistanceM } = clause;
        const rule = { withinM, maxSpeedMps, minDistanceM };
        const fact = await ask<Omit<ConductFact, 'clause'>>('watch.conduct', { rule, a, b, fromMs, toMs });
        measured.push({ ...fact, clause: clause.id });
      }
      return { kind: question.kind, terms, measured };
    }
    case 'deviated':
      return await gatherDeviated(question, ctx, ask);
    case 'moved-over-objection': {
      const { party, unit, noticeId, fromMs, toMs } = question;
      const notices = await noticesFor({ noticeId, owner: party, unit, fromMs, toMs }, ctx, ask);
      return { kind: question.kind, me, notices, track: await trackFact(ask, party, unit, fromMs, toMs) };
    }
  }
}
