/** One pure rule for each kind of question. */
import { type FindingDraft, FindingMaker } from '../finding.ts';
import type { Question } from '../question.ts';
import { CONDUCT, type ConductFacts, judgeConduct } from './conduct.ts';
import { DEVIATED, type DeviatedFacts, judgeDeviated } from './deviated.ts';
import {
  judgeMovedOverObjection,
  MOVED_OVER_OBJECTION,
  type MovedOverObjectionFacts,
} from './moved-over-objection.ts';
import { judgeNoticeReceived, NOTICE_RECEIVED, type NoticeReceivedFacts } from './notice-received.ts';
import {
  judgeObjectionStanding,
  OBJECTION_STANDING,
  type ObjectionStandingFacts,
} from './objection-standing.ts';
import { judgeZoneRequired, ZONE_REQUIRED, type ZoneRequiredFacts } from './zone-required.ts';

export type QuestionFacts =
  | NoticeReceivedFacts
  | ObjectionStandingFacts
  | ZoneRequiredFacts
  | ConductFacts
  | DeviatedFacts
  | MovedOverObjectionFacts;

/** A question with what was gathered for it. */
export type Asked = { question: null; facts: null } | { question: Question; facts: QuestionFacts };

export const RULE_VERSIONS: Readonly<Record<Question['kind'], string>> = {
  'notice-received': NOTICE_RECEIVED,
  'objection-standing': OBJECTION_STANDING,
  'zone-required': ZONE_REQUIRED,
  conduct: CONDUCT,
  deviated: DEVIATED,
  'moved-over-objection': MOVED_OVER_OBJECTION,
};
export const NOT_CHECKABLE = 'not-checkable/1';

/** A claim in words that no rule covers: said to be so, never guessed at. */
function notCheckable(words: string): FindingDraft {
  const about = words.length > 200 ? `${words.slice(0, 200).toWellFormed()}…` : words;
  return new FindingMaker(NOT_CHECKABLE).undecidable('not-checkable', [
    { what: 'machine-check', about, party: null },
  ]);
}

/** `words`: the claim's exact words, named where no question was put. */
export function judge({ question, facts }: Asked, words = ''): FindingDraft {
  if (question === null) return notCheckable(words);
  switch (facts.kind) {
    case 'notice-received':
      return judgeNoticeReceived(facts, question as Extract<Question, { kind: 'notice-received' }>);
    case 'objection-standing':
      return judgeObjectionStanding(facts, question as Extract<Question, { kind: 'objection-standing' }>);
    case 'zone-required':
      return judgeZoneRequired(facts, question as Extract<Question, { kind: 'zone-required' }>);
    case 'conduct':
      return judgeConduct(facts, question as Extract<Question, { kind: 'conduct' }>);
    case 'deviated':
      return judgeDeviated(facts, question as Extract<Question, { kind: 'deviated' }>);
    case 'moved-over-objection':
      return judgeMovedOverObjection(facts, question as Extract<Question, { kind: 'moved-over-objection' }>);
  }
}
