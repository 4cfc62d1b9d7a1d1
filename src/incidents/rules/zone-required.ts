/**
 * What a zone clause asked of a party at a place and time, and whether that was met. The requirement is always reported,
 * whatever the verdict. Consent is the position 'agreed' (AP I Art. 29: agreed, denied, or an alternative); "no objection" and
 * silence are neither consent nor refusal.
 */
import { contains } from '../../geo/index.ts';
import { type ClauseOf, clausesOf, leadGiven, zoneDemands } from '../../terms/index.ts';
import {
  gapsOf,
  instant,
  missingPositions,
  type NoticeFact,
  positionAt,
  type TermsFact,
  type TrackFact,
  versionAt,
} from '../facts.ts';
import { type FindingDraft, FindingMaker, type Missing, opposite } from '../finding.ts';
import type { QuestionOf } from '../question.ts';
import { agreed, isFinding } from './agreement.ts';
import { absenceOf } from './no-notice.ts';
import { coveredBy, usable } from './usable.ts';

export interface ZoneRequiredFacts {
  kind: 'zone-required';
  me: string;
  terms: TermsFact;
  notices: readonly NoticeFact[];
  /** Where the question names a unit and a window. */
  track: TrackFact | null;
}

export const ZONE_REQUIRED = 'zone-required/1';

type Zone = ClauseOf<'zone'>;
type ZoneQuestion = QuestionOf<'zone-required'>;
interface Permission {
  given: boolean | null;
  sentence: string;
  params: FindingDraft['params'];
  entries: (string | undefined)[];
  measured: FindingDraft['measured'];
  missing: Missing[];
}

const blank = { params: {}, entries: [], measured: {}, missing: [] };

function noticePermission(zone: Zone, notice: NoticeFact, question: ZoneQuestion): Permission {
  const version = versionAt(notice, question.atMs);
  const about = `${notice.noticeId} v${version?.version ?? 1}`;
  if (!version || (notice.withdrawn && notice.withdrawn.localMs <= question.atMs)) {
    const missing: Missing[] = [{ what: 'notice', about, party: notice.party }];
    return { ...blank, given: null, sentence: 'zone.no-notice', missing, entries: [notice.withdrawn?.actId] };
  }
  const receipt = version.receipts[zone.authority];
  const entries = [version.actId, receipt?.actId];
  if (!receipt) {
    const missing: Missing[] = [{ what: 'receipt', about, party: zone.authority }];
    return { ...blank, given: null, sentence: 'zone.no-receipt', missing, entries };
  }
  const lead = leadGiven(zone.leadMinutes, question.atMs, receipt.receivedMs);
  const given = lead.lateMinutes === 0;
  const sentence = given ? 'zone.notice-given' : 'zone.notice-late';
  const params = { given: lead.givenMinutes, late: lead.lateMinutes };
  return { given, sentence, params, entries, measured: { ...lead }, missing: [] };
}

function consentPermission(zone: Zone, notice: NoticeFact, question: ZoneQuestion): Permission {
  const { authority } = zone;
  const version = versionAt(notice, question.atMs);
  const { last, uncertain } = positionAt(notice, authority, question.atMs);
  const about = `${notice.noticeId} v${version?.version ?? 1}`;
  const entries = [version?.actId, last?.actId];
  const unknown = (what: Missing['what'], sentence: string): Permission => ({
    ...blank,
    given: null,
    sentence,
    params: { position: last?.position ?? 'none' },
    entries,
    missing: [{ what, about, party: authority }],
  });
  if (uncertain && uncertain.position !== last?.position) return unknown('order', 'zone.consent-order');
  if (!version || !last || last.position === 'none' || last.position === 'no objection') {
    return unknown('consent', 'zone.consent-open');
  }
  if (last.version !== version.version) return unknown('consent', 'zone.consent-other-version');
  const given = last.position === 'agreed';
  return {
    ...blank,
    given,
    sentence: given ? 'zone.consent-given' : 'zone.consent-refused',
    params: { position: last.position, taken: instant(last.localMs) },
    entries,
  };
}

/** The best of all notices that fit: one that permits is enough; else one that leaves it open; else a refusal. */
function permissionOf(zone: Zone, facts: ZoneRequiredFacts, question: ZoneQuestion): Permission {
  if (zone.requires === 'no entry') return { ...blank, given: false, sentence: 'zone.closed' };
  const rule = zone.requires === 'notice' ? noticePermission : consentPermission;
  const all = facts.notices.map((notice) => rule(zone, notice, question));
  const best = [true, null, false]
    .map((given) => all.find((permission) => permission.given === given))
    .find((permission) => permission !== undefined);
  if (best) return best;
  const about = question.noticeId ?? question.unit ?? question.party;
  return {
    ...blank,
    given: null,
    sentence: 'zone.no-notice',
    missing: [{ what: 'notice', about, party: question.party }],
  };
}

function judgeZone(
  zone: Zone,
  facts: ZoneRequiredFacts,
  question: ZoneQuestion,
  maker: FindingMaker,
): FindingDraft {
  const permission = permissionOf(zone, facts, question);
  maker.clause = zone.id;
  maker.measure({ requires: zone.requires, leadMinutes: zone.leadMinutes, ...permission.measured });
  maker.measure({
    authority: zone.authority,
    given: permission.given === null ? 'open' : String(permission.given),
  });
  maker.rely(...permission.entries);
  const params = {
    party: question.party,
    authority: zone.authority,
    clause: zone.id,
    requires: zone.requires,
    lead: zone.leadMinutes,
    ...permission.params,
  };
  if (permission.given) return maker.supported(permission.sentence, params);
  if (facts.notices.length === 0 && zone.requires !== 'no entry') {
    maker.absence = absenceOf(question.party, facts.me, question.atMs);
  }
  const open = permission.missing as [Missing, ...Missing[]];
  if (!facts.track || question.unit === undefined) {
    return permission.given === null
      ? maker.undecidable(permission.sentence, open, params)
      : maker.contradicted(permission.sentence, params);
  }
  const { unit, fromMs = question.atMs, toMs = question.atMs } = question;
  const { track } = facts;
  const inside = usable(track.fixes).filter(
    (fix) => fix.fixMs >= fromMs && fix.fixMs <= toMs && contains(zone.area, fix.at),
  );
  const [first] = inside;
  maker.rely(...track.sealActIds);
  if (first && track.sealActIds.length > 0) {
    maker.measure({ fixesInside: inside.length });
    const seen = { ...params, unit, entered: instant(first.fixMs) };
    return permission.given === null
      ? maker.undecidable(permission.sentence, open, seen)
      : maker.contradicted(permission.sentence, seen);
  }
  const [gap, ...more] = missingPositions(question.party, unit, gapsOf(coveredBy(track.fixes), fromMs, toMs));
  if (gap && !first) return maker.undecidable('positions', [gap, ...more, ...permission.missing], { unit });
  if (first || track.sealActIds.length === 0) {
    return maker.undecidable('seal', [{ what: 'seal', about: unit, party: question.party }], { unit });
  }
  return maker.supported('zone.not-entered', { ...params, unit });
}

export function judgeZoneRequired(facts: ZoneRequiredFacts, question: ZoneQuestion): FindingDraft {
  const maker = new FindingMaker(ZONE_REQUIRED);
  const terms = agreed(facts.terms, maker);
  if (isFinding(terms)) return terms;
  const { at, party, statement } = question;
  const named = zoneDemands(terms, party).filter(
    (zone) => question.clause === undefined || zone.id === question.clause,
  );
  if (question.clause !== undefined && named.length === 0) {
    const exists = clausesOf(terms, 'zone').some((zone) => zone.id === question.clause);
    if (!exists) {
      return maker.undecidable('no-clause', [{ what: 'clause', about: question.clause, party: null }], {
        clause: question.clause,
      });
    }
  }
  const zones = named.filter((zone) => at === undefined || contains(zone.area, at));
  const [any] = zones;
  if (!any) {
    const free = { party, clause: question.clause ?? '' };
    return statement === 'met'
      ? maker.supported('zone.nothing-asked', free)
      : maker.contradicted('zone.nothing-asked', free);
  }
  if (statement !== 'met' && statement !== 'not met') {
    const wanted = (
      { 'notice required': 'notice', 'consent required': 'consent', 'entry closed': 'no entry' } as const
    )[statement];
    const zone = zones.find((one) => one.requires === wanted) ?? any;
    maker.clause = zone.id;
    maker.measure({ requires: zone.requires, leadMinutes: zone.leadMinutes, authority: zone.authority });
    const params = {
      party,
      authority: zone.authority,
      clause: zone.id,
      requires: zone.requires,
      lead: zone.leadMinutes,
    };
    return zone.requires === wanted
      ? maker.supported(`zone.requires.${zone.requires}`, params)
      : maker.contradicted(`zone.requires.${zone.requires}`, params);
  }
  // Every zone over the place must be met: one that was not decides it.
  const findings = zones.map((zone) => {
    const own = new FindingMaker(ZONE_REQUIRED);
    agreed(facts.terms, own);
    return judgeZone(zone, facts, question, own);
  });
  const deciding = (['contradicted', 'undecidable', 'supported'] as const)
    .map((verdict) => findings.find((finding) => finding.verdict === verdict))
    .find((finding) => finding !== undefined) as FindingDraft;
  return statement === 'met' ? deciding : opposite(deciding);
}
