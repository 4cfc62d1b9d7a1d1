/**
 * "The unit moved while an objection to its notice stood." Two facts put side by side: an objection that the record holds, and sealed
 * positions after it. Says nothing on whether the movement needed consent: that is another question.
 */
import { distanceM } from '../../geo/index.ts';
import {
  gapsOf,
  instant,
  missingPositions,
  type NoticeFact,
  OBJECTIONS,
  type TrackFact,
  versionAt,
} from '../facts.ts';
import { type FindingDraft, FindingMaker, type Missing } from '../finding.ts';
import type { QuestionOf } from '../question.ts';
import { noNotice } from './no-notice.ts';
import { judgeObjectionStanding } from './objection-standing.ts';
import { coveredBy, usable } from './usable.ts';

export interface MovedOverObjectionFacts {
  kind: 'moved-over-objection';
  me: string;
  notices: readonly NoticeFact[];
  track: TrackFact;
}

export const MOVED_OVER_OBJECTION = 'moved-over-objection/1';

/** A unit has moved when a position lies this far from an earlier one, error circles taken off. Part of the rule's version. */
export const MOVED_M = 100;

type Moved = QuestionOf<'moved-over-objection'>;

/** Greatest distance of a position in the span from the first in it, error circles taken off; metres. */
function movement(
  facts: MovedOverObjectionFacts,
  fromMs: number,
  toMs: number,
): { movedM: number; atMs: number } {
  const fixes = usable(facts.track.fixes).filter((fix) => fix.fixMs >= fromMs && fix.fixMs <= toMs);
  const [first] = fixes;
  let far = { movedM: 0, atMs: fromMs };
  if (!first) return far;
  for (const fix of fixes) {
    const movedM = distanceM(first.at, fix.at) - (first.accuracyM ?? 0) - (fix.accuracyM ?? 0);
    if (movedM > far.movedM) far = { movedM, atMs: fix.fixMs };
  }
  return far;
}

function judgeOne(notice: NoticeFact, facts: MovedOverObjectionFacts, question: Moved): FindingDraft {
  const { party, unit, by, fromMs, toMs } = question;
  const maker = new FindingMaker(MOVED_OVER_OBJECTION);
  const params = { party, unit, by, notice: notice.noticeId };
  const taken = notice.positions[by] ?? [];
  // An objection that came in the middle of the window counts from its coming.
  const from = Math.max(fromMs, taken.find((act) => OBJECTIONS.includes(act.position))?.localMs ?? fromMs);
  const standing = judgeObjectionStanding(
    { kind: 'objection-standing', me: facts.me, notices: [notice] },
    { kind: 'objection-standing', noticeId: notice.noticeId, by, atMs: Math.min(from, toMs) },
  );
  maker.rely(...standing.entries);
  if (standing.verdict === 'undecidable') {
    return maker.undecidable(
      standing.sentence.replace('incidents.said.', ''),
      standing.missing as [Missing],
      standing.params,
    );
  }
  if (standing.verdict === 'contradicted') {
    return maker.measure(standing.measured).contradicted('moved.no-objection', params);
  }
  const replaced = taken.find((act) => act.localMs > from && !OBJECTIONS.includes(act.position));
  const amended = notice.versions.find((version) => version.localMs > from);
  const until = Math.min(toMs, replaced?.localMs ?? toMs, amended?.localMs ?? toMs);
  maker.rely(versionAt(notice, from)?.actId, ...facts.track.sealActIds);
  const { movedM, atMs } = movement(facts, from, until);
  const moved = movedM >= MOVED_M;
  const sealed = facts.track.sealActIds.length > 0;
  if (moved && sealed) {
    maker.measure({ movedM: Math.round(movedM), fromMs: from, toMs: until });
    return maker.supported('moved.over', { ...params, distance: Math.round(movedM), at: instant(atMs) });
  }
  const [gap, ...more] = missingPositions(party, unit, gapsOf(coveredBy(facts.track.fixes), from, until));
  if (gap) return maker.undecidable('positions', [gap, ...more], { unit });
  if (!sealed) return maker.undecidable('seal', [{ what: 'seal', about: unit, party }], { unit });
  return maker.measure({ movedM: Math.round(movedM) }).contradicted('moved.stood', params);
}

export function judgeMovedOverObjection(facts: MovedOverObjectionFacts, question: Moved): FindingDraft {
  const findings = facts.notices.map((notice) => judgeOne(notice, facts, question));
  const found = (['supported', 'undecidable', 'contradicted'] as const)
    .map((verdict) => findings.find((finding) => finding.verdict === verdict))
    .find((finding) => finding !== undefined);
  const about = { noticeId: question.noticeId, owner: question.party, unit: question.unit };
  return found ?? noNotice(MOVED_OVER_OBJECTION, about, facts.me, question.toMs);
}
