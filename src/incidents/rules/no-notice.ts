/** No notice on this record fits: says so, and where a proof of absence would look. Nobody's failing by itself. */
import { instant } from '../facts.ts';
import { type Absence, type FindingDraft, FindingMaker } from '../finding.ts';

/** From the beginning of the record: a notice may come any time before what it is about. */
export function absenceOf(owner: string | undefined, me: string, toMs: number): Absence | null {
  return owner === undefined ? null : { peer: owner === me ? null : owner, fromMs: 0, toMs };
}

export function noNotice(
  ruleVersion: string,
  about: { noticeId?: string; owner?: string; unit?: string },
  me: string,
  beforeMs: number,
): FindingDraft {
  const maker = new FindingMaker(ruleVersion);
  maker.absence = absenceOf(about.owner, me, beforeMs);
  const what = about.noticeId ?? about.unit ?? '';
  return maker.undecidable('notice.none', [{ what: 'notice', about: what, party: about.owner ?? null }], {
    about: what,
    before: instant(beforeMs),
  });
}
