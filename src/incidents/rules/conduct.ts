/**
 * "The two units kept the rule on distance and speed near each other." Says what was measured between them; whose doing a distance
 * was is not to be had from two tracks.
 */
import { type ClauseOf, clausesOf, type Terms } from '../../terms/index.ts';
import { type ConductFact, gapsOf, instant, missingPositions, type TermsFact } from '../facts.ts';
import { type FindingDraft, FindingMaker, opposite } from '../finding.ts';
import type { QuestionOf } from '../question.ts';
import { agreed, isFinding } from './agreement.ts';

export interface ConductFacts {
  kind: 'conduct';
  terms: TermsFact;
  /** One for each clause that `conductClauses` names. */
  measured: readonly ConductFact[];
}

export const CONDUCT = 'conduct/1';

type ConductQuestion = QuestionOf<'conduct'>;

export function conductClauses(terms: Terms, question: ConductQuestion): ClauseOf<'conduct'>[] {
  return clausesOf(terms, 'conduct', question.a.party, question.b.party).filter(
    (clause) => question.clause === undefined || clause.id === question.clause,
  );
}

type Episode = ConductFact['episodes'][number];

function breaks(
  clause: ClauseOf<'conduct'>,
  episode: Episode,
): { distance: boolean; speedA: boolean; speedB: boolean } {
  const near = episode.minDistanceM <= clause.withinM;
  return {
    distance: episode.minDistanceM < clause.minDistanceM,
    speedA: near && (episode.maxSpeedAMps ?? 0) > clause.maxSpeedMps,
    speedB: near && (episode.maxSpeedBMps ?? 0) > clause.maxSpeedMps,
  };
}

function judgeKept(facts: ConductFacts, question: ConductQuestion): FindingDraft {
  const maker = new FindingMaker(CONDUCT);
  const terms = agreed(facts.terms, maker);
  if (isFinding(terms)) return terms;
  const { a, b, fromMs, toMs } = question;
  const clauses = conductClauses(terms, question);
  const units = { a: a.unit, b: b.unit, partyA: a.party, partyB: b.party };
  const [firstClause] = clauses;
  if (!firstClause) {
    const about = question.clause ?? `conduct: ${a.party}, ${b.party}`;
    return maker.undecidable('no-clause', [{ what: 'clause', about, party: null }], { clause: about });
  }
  for (const clause of clauses) {
    const fact = facts.measured.find((one) => one.clause === clause.id);
    const broken = (fact?.episodes ?? []).filter((episode) => {
      const { distance, speedA, speedB } = breaks(clause, episode);
      return distance || speedA || speedB;
    });
    if (!fact || broken.length === 0) continue;
    maker.clause = clause.id;
    maker.rely(...fact.sealActIds);
    const minDistanceM = Math.min(...broken.map((episode) => episode.minDistanceM));
    const over = broken.map((episode) => breaks(clause, episode));
    maker.measure({
      episodes: broken.length,
      fromMs: Math.min(...broken.map((episode) => episode.fromMs)),
      toMs: Math.max(...broken.map((episode) => episode.toMs)),
      minDistanceM,
      maxSpeedAMps: Math.max(0, ...broken.map((episode) => episode.maxSpeedAMps ?? 0)),
      maxSpeedBMps: Math.max(0, ...broken.map((episode) => episode.maxSpeedBMps ?? 0)),
      ruleMinDistanceM: clause.minDistanceM,
      ruleWithinM: clause.withinM,
      ruleMaxSpeedMps: clause.maxSpeedMps,
    });
    if (fact.sealActIds.length === 0) {
      return maker.undecidable('seal', [{ what: 'seal', about: `${a.unit}, ${b.unit}`, party: null }], {
        unit: `${a.unit}, ${b.unit}`,
      });
    }
    const what = over.some((one) => one.distance) ? 'distance' : 'speed';
    return maker.contradicted(`conduct.${what}`, {
      ...units,
      clause: clause.id,
      distance: Math.round(minDistanceM),
      least: clause.minDistanceM,
      within: clause.withinM,
      speedA: Math.round((maker.measured['maxSpeedAMps'] as number) * 10) / 10,
      speedB: Math.round((maker.measured['maxSpeedBMps'] as number) * 10) / 10,
      most: clause.maxSpeedMps,
      from: instant(maker.measured['fromMs'] as number),
    });
  }
  // Kept only where both were seen throughout.
  const missing = clauses.flatMap((clause) => {
    const fact = facts.measured.find((one) => one.clause === clause.id);
    return [
      ...missingPositions(a.party, a.unit, gapsOf(fact?.coveredA ?? [], fromMs, toMs)),
      ...missingPositions(b.party, b.unit, gapsOf(fact?.coveredB ?? [], fromMs, toMs)),
    ];
  });
  maker.clause = firstClause.id;
  maker.rely(...facts.measured.flatMap((fact) => fact.sealActIds));
  const [gap, ...more] = missing.filter(
    (one, i) => missing.findIndex((other) => other.about === one.about && other.party === one.party) === i,
  );
  if (gap) return maker.undecidable('positions', [gap, ...more], { unit: `${a.unit}, ${b.unit}` });
  if (facts.measured.some((fact) => fact.sealActIds.length === 0)) {
    const unit = `${a.unit}, ${b.unit}`;
    return maker.undecidable('seal', [{ what: 'seal', about: unit, party: null }], { unit });
  }
  const nearest = facts.measured.flatMap((fact) => fact.episodes.map((episode) => episode.minDistanceM));
  if (nearest.length > 0) maker.measure({ minDistanceM: Math.min(...nearest) });
  return maker.supported('conduct.kept', {
    ...units,
    clause: clauses.map((clause) => clause.id).join(', '),
  });
}

export function judgeConduct(facts: ConductFacts, question: ConductQuestion): FindingDraft {
  const kept = judgeKept(facts, question);
  return question.statement === 'kept' ? kept : opposite(kept);
}
