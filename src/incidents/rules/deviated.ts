/**
 * "The unit deviated from its route": off its declared corridor by more than half-width and tolerance for as long as the corridor
 * clause says. Needs three things: a corridor clause in force, a declared route, sealed positions. Each that is missing is named.
 */
import { type ClauseOf, clausesOf, type Terms } from '../../terms/index.ts';
import {
  type DeclaredRoute,
  type DeviationFact,
  gapsOf,
  instant,
  missingPositions,
  type NoticeFact,
  type TermsFact,
} from '../facts.ts';
import { type FindingDraft, FindingMaker, type Missing } from '../finding.ts';
import type { QuestionOf } from '../question.ts';
import { agreed, isFinding } from './agreement.ts';
import { declaredRoute, isRoute } from './declared-route.ts';
import { absenceOf } from './no-notice.ts';

export interface DeviatedFacts {
  kind: 'deviated';
  me: string;
  terms: TermsFact;
  notices: readonly NoticeFact[];
  /** Measured against the declared route, for each corridor clause; empty where there is no route. */
  measured: readonly (DeviationFact & { clause: string })[];
  /** Seals over the unit's positions in the window, whether or not there is a route. */
  track: { covered: DeviationFact['covered']; sealActIds: readonly string[] };
}

export const DEVIATED = 'deviated/1';

type Deviated = QuestionOf<'deviated'>;

export function corridorClauses(terms: Terms, party: string): ClauseOf<'corridor'>[] {
  return clausesOf(terms, 'corridor', party);
}

function withRoute(
  route: DeclaredRoute,
  clauses: readonly ClauseOf<'corridor'>[],
  facts: DeviatedFacts,
  question: Deviated,
  maker: FindingMaker,
): FindingDraft {
  const { party, unit } = question;
  maker
    .rely(route.actId)
    .measure({ halfWidthM: route.path.halfWidthM, fromMs: route.fromMs, toMs: route.toMs });
  const params = { party, unit, notice: route.noticeId };
  for (const clause of clauses) {
    const fact = facts.measured.find((one) => one.clause === clause.id);
    const off = (fact?.episodes ?? []).filter((episode) => episode.durationS >= clause.sustainedS);
    const [first] = off;
    if (!fact || !first) continue;
    const longest = off.reduce((a, b) => (b.durationS > a.durationS ? b : a));
    maker.clause = clause.id;
    maker.rely(...fact.sealActIds).measure({
      episodes: off.length,
      maxOffsetM: Math.max(...off.map((episode) => episode.maxOffsetM)),
      durationS: longest.durationS,
      totalS: off.reduce((sum, episode) => sum + episode.durationS, 0),
      toleranceM: clause.toleranceM,
      sustainedS: clause.sustainedS,
    });
    if (fact.sealActIds.length === 0) {
      return maker.undecidable('seal', [{ what: 'seal', about: unit, party }], { unit });
    }
    return maker.supported('deviated.off', {
      ...params,
      clause: clause.id,
      distance: Math.round(maker.measured['maxOffsetM'] as number),
      minutes: Math.round(longest.durationS / 60),
      from: instant(first.fromMs),
    });
  }
  const [clause] = clauses as [ClauseOf<'corridor'>];
  maker.clause = clause.id;
  const covered = facts.measured[0]?.covered ?? facts.track.covered;
  maker.rely(...facts.measured.flatMap((fact) => fact.sealActIds));
  const missing: Missing[] = missingPositions(party, unit, gapsOf(covered, route.fromMs, route.toMs));
  // Outside the declared times there is no route to be on or off.
  for (const [from, to] of [
    [question.fromMs, route.fromMs],
    [route.toMs, question.toMs],
  ] as const) {
    if (to > from)
      missing.push({ what: 'declared-route', about: `${unit} ${instant(from)}/${instant(to)}`, party });
  }
  const [first, ...more] = missing;
  if (first)
    return maker.undecidable(
      first.what === 'positions' ? 'positions' : 'deviated.outside',
      [first, ...more],
      params,
    );
  if (facts.measured.some((fact) => fact.sealActIds.length === 0) || facts.measured.length === 0) {
    return maker.undecidable('seal', [{ what: 'seal', about: unit, party }], { unit });
  }
  return maker.contradicted('deviated.inside', { ...params, clause: clause.id });
}

export function judgeDeviated(facts: DeviatedFacts, question: Deviated): FindingDraft {
  const maker = new FindingMaker(DEVIATED);
  const terms = agreed(facts.terms, maker);
  if (isFinding(terms)) return terms;
  const { party, unit, fromMs, toMs } = question;
  const clauses = corridorClauses(terms, party);
  const [clause] = clauses;
  if (!clause) {
    const about = `corridor: ${party}`;
    return maker.undecidable('no-clause', [{ what: 'clause', about, party: null }], { clause: about });
  }
  const route = declaredRoute(facts.notices, question);
  if (isRoute(route)) return withRoute(route, clauses, facts, question, maker);
  maker.rely(...route.entries);
  maker.clause = clause.id;
  if (route.missing.some(({ what }) => what === 'declared-route')) {
    maker.absence = absenceOf(party, facts.me, fromMs);
  }
  const gaps = missingPositions(party, unit, gapsOf(facts.track.covered, fromMs, toMs));
  const [first, ...more] = route.missing;
  return maker.undecidable('deviated.no-route', [first, ...more, ...gaps], { party, unit });
}
