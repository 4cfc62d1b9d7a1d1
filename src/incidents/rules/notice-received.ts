/**
 * "The party held the notice before that moment." Rests on the party's signed receipt, or on its own record where this is
 * its node. A notice sent without a receipt is neither received nor not received.
 */
import { instant, type NoticeFact, versionAt } from '../facts.ts';
import { type FindingDraft, FindingMaker } from '../finding.ts';
import type { QuestionOf } from '../question.ts';
import { noNotice } from './no-notice.ts';

export interface NoticeReceivedFacts {
  kind: 'notice-received';
  me: string;
  notices: readonly NoticeFact[];
}

export const NOTICE_RECEIVED = 'notice-received/1';

function judgeOne(notice: NoticeFact, question: QuestionOf<'notice-received'>): FindingDraft {
  const { by, beforeMs } = question;
  const maker = new FindingMaker(NOTICE_RECEIVED);
  const version =
    question.version === undefined
      ? (versionAt(notice, beforeMs) ?? notice.versions[0])
      : notice.versions.find((one) => one.version === question.version);
  if (!version) {
    const about = `${notice.noticeId} v${question.version}`;
    maker.rely(...notice.versions.map((one) => one.actId));
    return maker.undecidable('notice.unknown', [{ what: 'notice', about, party: notice.party }]);
  }
  const { noticeId } = notice;
  maker.rely(version.actId).measure({ version: version.version });
  const params = {
    by,
    owner: notice.party,
    notice: noticeId,
    version: version.version,
    before: instant(beforeMs),
  };
  const receipt = version.receipts[by];
  if (!receipt) {
    const about = `${noticeId} v${version.version}`;
    return maker.undecidable('notice.no-receipt', [{ what: 'receipt', about, party: by }], params);
  }
  maker.rely(receipt.actId);
  const { withdrawn } = notice;
  const at = instant(receipt.receivedMs);
  if (receipt.receivedMs >= beforeMs) {
    const minutesAfter = Math.ceil((receipt.receivedMs - beforeMs) / 60_000);
    return maker
      .measure({ minutesAfter })
      .contradicted('notice.late', { ...params, at, minutes: minutesAfter });
  }
  if (withdrawn && withdrawn.localMs <= beforeMs) {
    maker.rely(withdrawn.actId);
    return maker.contradicted('notice.withdrawn', { ...params, at: instant(withdrawn.localMs) });
  }
  const minutesBefore = Math.floor((beforeMs - receipt.receivedMs) / 60_000);
  return maker
    .measure({ minutesBefore })
    .supported('notice.received', { ...params, at, minutes: minutesBefore });
}

/** Of several notices that fit the description, one received is enough; none received needs every one to be so. */
export function judgeNoticeReceived(
  facts: NoticeReceivedFacts,
  question: QuestionOf<'notice-received'>,
): FindingDraft {
  const findings = facts.notices.map((notice) => judgeOne(notice, question));
  const found = (['supported', 'undecidable', 'contradicted'] as const)
    .map((verdict) => findings.find((finding) => finding.verdict === verdict))
    .find((finding) => finding !== undefined);
  return found ?? noNotice(NOTICE_RECEIVED, question, facts.me, question.beforeMs);
}
