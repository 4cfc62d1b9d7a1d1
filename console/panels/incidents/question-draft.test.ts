import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Question, questionSchema } from '../../../src/incidents/index.ts';
import { EMPTY, FIELDS, QUESTION_KINDS, type QuestionDraft, questionOf } from './question-draft.ts';

const FILLED: Omit<QuestionDraft, 'kind'> = {
  statement: '',
  noticeId: '01EGFGTXTGW1ZWJCWN4A3GPZAP',
  by: 'south',
  party: 'north',
  unit: 'column',
  otherParty: 'south',
  otherUnit: 'patrol',
  place: '37.13, 42.10',
  clause: 'Z1',
  from: '2020-08-25T06:40Z',
  to: '250718ZAUG20',
  at: '2020-08-25 09:40',
};

test('every question filled in is one that the node takes', () => {
  for (const kind of QUESTION_KINDS) {
    const statement = kind === 'conduct' ? 'broken' : kind === 'zone-required' ? 'met' : '';
    const made = questionOf({ ...FILLED, kind, statement }, 'Asia/Damascus');
    const read = questionSchema.safeParse(JSON.parse(JSON.stringify(made)));
    assert.ok(read.success, `${kind}: ${read.error?.message}`);
    const again = read.data as Question;
    assert.equal(again.kind, kind);
    // Local time was read in the party's zone: 09:40 in Damascus is 06:40 UTC.
    if (again.kind === 'objection-standing') assert.equal(again.atMs, Date.parse('2020-08-25T06:40Z'));
  }
});

test('what is left empty is left out, so that the node says what it lacks', () => {
  assert.equal(questionOf(EMPTY, null), null);
  const made = questionOf({ ...EMPTY, kind: 'deviated', party: 'north' }, null);
  assert.equal(questionSchema.safeParse(JSON.parse(JSON.stringify(made))).success, false);
  assert.deepEqual(JSON.parse(JSON.stringify(made)), { kind: 'deviated', party: 'north' });
});

test('each field that is asked for goes into the question', () => {
  for (const kind of QUESTION_KINDS)
    for (const field of FIELDS[kind]) {
      const whole = JSON.stringify(questionOf({ ...FILLED, statement: 'met', kind }, 'UTC'));
      const without = JSON.stringify(questionOf({ ...FILLED, statement: 'met', kind, [field]: '' }, 'UTC'));
      assert.notEqual(whole, without, `${kind}: ${field}`);
    }
});
