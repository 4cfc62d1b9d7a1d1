/** A finding as people read it: who, how close, where, when, by which clause, and what would help. */
import type { Params, Trilingual } from '../contract/index.ts';
import { LANGUAGES, type Language, say } from '../text/index.ts';
import type { Finding, Fix } from './finding.ts';
import { text } from './text.ts';

/** `2020-08-25 09:30:00 UTC`: the same in all languages, so that two sides read one time to each other. */
export function timeOf(ms: number | null): string {
  return ms === null
    ? '-'
    : new Date(ms)
        .toISOString()
        .replace('T', ' ')
        .replace(/\.\d+Z$/, ' UTC');
}
function placeOf({ lat, lon }: Finding['at']): string {
  return `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
}

function sentenceOf(finding: Finding): Trilingual {
  const { kind, zone } = finding;
  if (kind === 'near') {
    if (finding.axis === 'height') return text['conflicts.near.height'];
    return finding.axis === 'time' ? text['conflicts.near.time'] : text['conflicts.near'];
  }
  if (zone) {
    if (kind === 'possible') return text['conflicts.zone.possible'];
    if (zone.requires === 'no entry') return text['conflicts.zone.no-entry'];
    if (zone.requires === 'consent') {
      return zone.met ? text['conflicts.zone.agreed'] : text['conflicts.zone.consent'];
    }
    if (zone.givenMinutes === null) return text['conflicts.zone.unknown'];
    return zone.met ? text['conflicts.zone.in-time'] : text['conflicts.zone.late'];
  }
  if (kind === 'fire')
    return finding.fix.what === 'ask' ? text['conflicts.fire.possible'] : text['conflicts.fire'];
  if (kind === 'possible')
    return finding.axis === 'height' ? text['conflicts.possible.height'] : text['conflicts.possible'];
  if (finding.clause === null) return text['conflicts.touch'];
  return kind === 'site' ? text['conflicts.site'] : text['conflicts.conflict'];
}

function fixSentence(fix: Fix, axis: Finding['axis']): { sentence: Trilingual; params: Params } | null {
  if (fix.what === 'none') return null;
  if (fix.what === 'ask' && axis === 'height')
    return { sentence: text['conflicts.fix.ask.height'], params: { party: fix.party } };
  const sentence = text[`conflicts.fix.${fix.what}`];
  // Just touching is a conflict still, so whole metres are counted past the bound.
  if (fix.what === 'apart') return { sentence, params: { metres: Math.floor(fix.metres) + 1 } };
  if (fix.what === 'later')
    return { sentence, params: { minutes: fix.minutes, at: timeOf(fix.notBeforeMs) } };
  if (fix.what === 'ask' || fix.what === 'consent') return { sentence, params: { party: fix.party } };
  return { sentence, params: {} };
}

/** Who gives way: the same words whichever of the two reads them. */
export function sayPriorityIn(language: Language, { priority }: Finding, nameOf = asId): string | null {
  if (!priority) return null;
  const { rule, first, yields, clause } = priority;
  const decided = rule === 'equal' && first === null ? 'equal-later' : rule;
  return say(language, text[`conflicts.priority.${decided}`], {
    first: first === null ? '-' : nameOf(first),
    yields: yields === null ? '-' : nameOf(yields),
    clause: clause ?? '-',
  });
}

/** How a party is called where the sentence is read; its id where nothing better is known. */
type NameOf = (party: string) => string;
const asId: NameOf = (party) => party;

/** One paragraph. `party`: whose plan was checked. */
export function sayFindingIn(language: Language, party: string, finding: Finding, nameOf = asId): string {
  const { fix } = finding;
  const params: Params = {
    party: nameOf(party),
    owner: nameOf(finding.fire ?? '-'),
    exposed: nameOf(finding.fire === party ? (finding.with?.party ?? '-') : party),
    other: nameOf(finding.with?.party ?? finding.zone?.authority ?? '-'),
    notice: finding.with?.noticeId ?? '-',
    version: finding.with?.version ?? 0,
    at: timeOf(finding.atMs),
    place: placeOf(finding.at),
    // Rounded down: a distance is never shown as more than it is.
    clear: Math.floor(finding.clearM),
    required: finding.requiredM,
    clause: finding.clause ?? '-',
    lead: finding.zone?.requiredMinutes ?? 0,
    given: finding.zone?.givenMinutes ?? 0,
  };
  const first = say(language, sentenceOf(finding), params);
  const named = fix.what === 'ask' || fix.what === 'consent' ? { ...fix, party: nameOf(fix.party) } : fix;
  const mend = fixSentence(named, finding.axis);
  const second = mend && say(language, mend.sentence, mend.params);
  return [first, second, sayPriorityIn(language, finding, nameOf)].filter((one) => one !== null).join(' ');
}

/** The same in each language, parties by their ids. */
export function sayFinding(party: string, finding: Finding): Trilingual {
  const [en, ru, ar] = LANGUAGES.map((language) => sayFindingIn(language, party, finding)) as [
    string,
    string,
    string,
  ];
  return { en, ru, ar };
}
