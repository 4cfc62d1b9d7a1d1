/** A question to the record while it is being filled in: all of it text, read when the account is filed. Pure. */
import type { Question } from '../../../src/incidents/index.ts';
import { placeTyped, whenTyped } from '../../kit/typed.ts';

export const QUESTION_KINDS = [
  'notice-received',
  'objection-standing',
  'zone-required',
  'conduct',
  'deviated',
  'moved-over-objection',
] as const satisfies readonly Question['kind'][];
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export interface QuestionDraft {
  kind: QuestionKind | 'none';
  statement: string;
  noticeId: string;
  by: string;
  party: string;
  unit: string;
  otherParty: string;
  otherUnit: string;
  place: string;
  clause: string;
  from: string;
  to: string;
  at: string;
}
export const EMPTY: QuestionDraft = {
  kind: 'none',
  statement: '',
  noticeId: '',
  by: '',
  party: '',
  unit: '',
  otherParty: '',
  otherUnit: '',
  place: '',
  clause: '',
  from: '',
  to: '',
  at: '',
};
export type Field = Exclude<keyof QuestionDraft, 'kind'>;

/** What each question needs to be filled in. */
export const FIELDS: Readonly<Record<QuestionKind, readonly Field[]>> = {
  'notice-received': ['noticeId', 'by', 'at'],
  'objection-standing': ['noticeId', 'by', 'at'],
  'zone-required': ['statement', 'party', 'clause', 'place', 'at'],
  conduct: ['statement', 'party', 'unit', 'otherParty', 'otherUnit', 'from', 'to'],
  deviated: ['party', 'unit', 'from', 'to'],
  'moved-over-objection': ['party', 'unit', 'by', 'from', 'to'],
};
export const STATEMENTS = {
  'zone-required': ['met', 'not met', 'notice required', 'consent required', 'entry closed'],
  conduct: ['kept', 'broken'],
} as const;

/**
 * The question as the node takes it; what is empty is left out, and the node names what it lacks. Null: no question.
 * `zone`: the party's own, for times typed without one.
 */
export function questionOf(draft: QuestionDraft, zone: string | null): Record<string, unknown> | null {
  const { kind } = draft;
  if (kind === 'none') return null;
  const ms = (typed: string): number | undefined =>
    whenTyped(typed, 'en', { zone, nowMs: 0 }).value ?? undefined;
  const word = (typed: string): string | undefined => (typed === '' ? undefined : typed);
  const made: Record<Field, unknown> = {
    statement: word(draft.statement),
    noticeId: word(draft.noticeId),
    by: word(draft.by),
    party: word(draft.party),
    unit: word(draft.unit),
    otherParty: word(draft.otherParty),
    otherUnit: word(draft.otherUnit),
    place: placeTyped(draft.place, 'en').value ?? undefined,
    clause: word(draft.clause),
    from: ms(draft.from),
    to: ms(draft.to),
    at: ms(draft.at),
  };
  const { statement, noticeId, by, party, unit, otherParty, otherUnit, place, clause, from, to, at } = made;
  switch (kind) {
    case 'notice-received':
      return { kind, noticeId, by, beforeMs: at };
    case 'objection-standing':
      return { kind, noticeId, by, atMs: at };
    case 'zone-required':
      return { kind, statement, party, clause, at: place, atMs: at };
    case 'conduct':
      return {
        kind,
        statement,
        a: { party, unit },
        b: { party: otherParty, unit: otherUnit },
        fromMs: from,
        toMs: to,
      };
    case 'deviated':
      return { kind, party, unit, fromMs: from, toMs: to };
    case 'moved-over-objection':
      return { kind, party, unit, by, fromMs: from, toMs: to };
  }
}
