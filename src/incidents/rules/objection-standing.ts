/** "The party had objected, and the objection stood then." An objection stands until the same party takes another position. */
import { instant, type NoticeFact, OBJECTIONS, positionAt, versionAt } from '../facts.ts';
import { type FindingDraft, FindingMaker } from '../finding.ts';
import type { QuestionOf } from '../question.ts';
import { noNotice } from './no-notice.ts';

export interface ObjectionStandingFacts {
  kind: 'objection-standing';
  me: string;
  notices: readonly NoticeFact[];
}

export const OBJECTION_STANDING = 'objection-standing/1';

function judgeOne(notice: NoticeFact, question: QuestionOf<'objection-standing'>): FindingDraft {
  const { by, atMs } = question;
  const maker = new FindingMaker(OBJECTION_STANDING);
  const version =
    question.version === undefined
      ? versionAt(notice, atMs)
      : notice.versions.find((one) => one.version === question.version);
  const about = `${notice.noticeId} v${version?.version ?? question.version ?? 1}`;
  const params = { by, notice: notice.noticeId, at: instant(atMs) };
  const { last, uncertain } = positionAt(notice, by, atMs);
  maker.rely(version?.actId, last?.actId);
  if (!version) {
    maker.rely(...notice.versions.map((one) => one.actId));
    return maker.undecidable('notice.unknown', [{ what: 'notice', about, party: notice.party }]);
  }
  const objects = last !== undefined && OBJECTIONS.includes(last.position);
  if (uncertain && OBJECTIONS.includes(uncertain.position) !== objects) {
    maker.rely(uncertain.actId);
    return maker.undecidable('position.order', [{ what: 'order', about, party: by }], params);
  }
  if (!last) {
    const later = notice.positions[by]?.find((act) => OBJECTIONS.includes(act.position));
    if (later) {
      const minutesAfter = Math.ceil((later.localMs - atMs) / 60_000);
      maker.rely(later.actId).measure({ minutesAfter });
      return maker.contradicted('objection.later', {
        ...params,
        minutes: minutesAfter,
        taken: instant(later.localMs),
      });
    }
    return maker.undecidable('position.none', [{ what: 'position-taken', about, party: by }], params);
  }
  if (last.version !== version.version) {
    return maker.undecidable('position.other-version', [{ what: 'position-taken', about, party: by }], {
      ...params,
      taken: last.version,
      version: version.version,
    });
  }
  const taken = instant(last.localMs);
  const minutesStanding = Math.floor((atMs - last.localMs) / 60_000);
  return objects
    ? maker
        .measure({ minutesStanding })
        .supported('objection.standing', { ...params, taken, minutes: minutesStanding })
    : maker.contradicted('objection.replaced', { ...params, taken, position: last.position });
}

export function judgeObjectionStanding(
  facts: ObjectionStandingFacts,
  question: QuestionOf<'objection-standing'>,
): FindingDraft {
  const findings = facts.notices.map((notice) => judgeOne(notice, question));
  const found = (['supported', 'undecidable', 'contradicted'] as const)
    .map((verdict) => findings.find((finding) => finding.verdict === verdict))
    .find((finding) => finding !== undefined);
  return found ?? noNotice(OBJECTION_STANDING, question, facts.me, question.atMs);
}
