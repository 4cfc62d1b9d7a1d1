/** The view takes acts in any order, bounds what a peer can fill, and gives nobody a say that is not theirs. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { actId, entryOf, message, PLACE, T0, tablesAfter } from '../../test/helpers/line/made.ts';
import type { Entry } from '../contract/index.ts';
import { type CallRow, callOf } from './call.ts';
import { END, keepEnds } from './keep.ts';
import { type MessageState, messageOf } from './message.ts';
import { isOpen } from './obligation.ts';
import { CALLS, MESSAGES, type MessageRow, messageKey, OPEN } from './view.ts';

const target = { from: 'west', messageId: actId(1), version: 1 };
const words = { words: '', language: 'und' };
const none = { at: null, timeMs: null, expiresMs: null };

const sent = (more = {}, n = 1, me = 'west') => entryOf(n, 'line.message', message(more), 'west', me);
const readBack = (
  n: number,
  at: { lat: number; lon: number } | null,
  claim: 'match' | 'mismatch',
  me = 'west',
) =>
  entryOf(
    n,
    'line.read-back',
    {
      ...target,
      read: { at, timeMs: T0 - 60_000, expiresMs: null },
      result: claim,
      differences: [],
      rule: 'read-back 1',
    },
    'east',
    me,
  );
const acknowledged = (n: number, of: number | null, from = 'east', more: Partial<Entry> = {}) =>
  entryOf(
    n,
    'line.acknowledged',
    { ...target, readBack: of === null ? null : actId(of), ...words },
    from,
    'west',
    more,
  );
const reply = (n: number, phrase: string, from = 'east', version = 1) =>
  entryOf(n, 'line.reply', { ...target, version, phrase, ...words }, from, 'west');

function stateAfter(entries: readonly Entry[], me = 'west'): MessageState {
  const row = tablesAfter(entries, me).get(`${MESSAGES} ${messageKey('west', actId(1))}`) as MessageRow;
  const state = messageOf(row);
  assert.ok(state);
  return state;
}

describe('read-back and acknowledgement', () => {
  const wrong = { lat: PLACE.lat, lon: PLACE.lon + 0.09 };

  test('a mismatch acknowledges nothing and says how far; a match does', () => {
    const mismatched = stateAfter([sent(), readBack(2, wrong, 'mismatch')]);
    assert.equal(mismatched.standings[0]?.readBack, 'mismatch');
    assert.equal(mismatched.standings[0]?.acknowledged, null);
    assert.ok(Math.abs((mismatched.standings[0]?.differences[0]?.byM as number) - 8_180) < 20);
    const matched = stateAfter([
      sent(),
      readBack(2, wrong, 'mismatch'),
      readBack(3, PLACE, 'match'),
      acknowledged(4, 3),
    ]);
    assert.equal(matched.standings[0]?.readBack, 'match');
    assert.equal(matched.standings[0]?.acknowledged?.officer, 'Officer of east');
    assert.equal(matched.standings[0]?.done, false, 'the question is still to be answered');
  });

  test('a peer that calls its wrong read-back a match is not believed', () => {
    const state = stateAfter([sent(), readBack(2, wrong, 'match'), acknowledged(3, 2)]);
    assert.equal(state.standings[0]?.readBack, 'mismatch');
    assert.equal(state.standings[0]?.acknowledged, null);
  });

  test('an acknowledgement without a read-back, or by no named officer, is none', () => {
    assert.equal(stateAfter([sent(), acknowledged(2, null)]).standings[0]?.acknowledged, null);
    const bare = sent({ ...none, phrase: 'notify', words: 'x' });
    assert.equal(
      stateAfter([bare, acknowledged(2, null, 'east', { by: null })]).standings[0]?.acknowledged,
      null,
    );
    assert.ok(stateAfter([bare, acknowledged(2, null)]).standings[0]?.done);
  });

  test('an answer to a place that was not read back leaves the exchange open', () => {
    const state = stateAfter([sent(), reply(2, 'not ours')]);
    assert.equal(state.standings[0]?.answer?.phrase, 'not ours');
    assert.equal(state.standings[0]?.done, false);
    assert.ok(isOpen(state, 'west'));
  });

  test('"we are finding out" and free text answer nothing', () => {
    for (const phrase of ['checking', 'free text', 'complying'])
      assert.equal(stateAfter([sent(), reply(2, phrase)]).standings[0]?.answer, null, phrase);
  });

  test('what lacks is marked', () => {
    const state = stateAfter([
      sent({ ...none, toAll: true, to: [{ party: 'east', office: '', for: 'action' }], notEnrolled: ['x'] }),
    ]);
    assert.deepEqual(state.marks, [
      'no place',
      'no time',
      'no office',
      'no addressee named',
      'addressee not enrolled',
    ]);
    assert.deepEqual(stateAfter([sent({ phrase: 'ultimatum', ...none })]).marks, ['no expiry', 'no words']);
    const late = sent({ phrase: 'ultimatum', ...none, words: 'Leave.', expiresMs: T0 });
    assert.deepEqual(stateAfter([late]).marks, ['expiry already past']);
  });
});

describe('who has a say', () => {
  test('a stranger can neither acknowledge, answer, reword nor withdraw', () => {
    const state = stateAfter([
      sent({ phrase: 'ultimatum', ...none, words: 'Leave.', expiresMs: T0 + 1e9 }),
      acknowledged(2, null, 'north'),
      reply(3, 'complying', 'north'),
      entryOf(4, 'line.withdrawn', { ...target, ...words }, 'north', 'west'),
      entryOf(5, 'line.changed', { ...target, version: 2, ...none, ...words }, 'north', 'west'),
    ]);
    assert.equal(state.withdrawn, null);
    assert.equal(state.wordings.length, 1);
    assert.equal(state.standings[0]?.done, false);
    assert.deepEqual(state.faults.map(({ what, party }) => `${party}: ${what}`).sort(), [
      'north: not an addressee',
      'north: not an addressee',
      'north: not the sender',
      'north: not the sender',
    ]);
  });

  test('another party cannot take over a message by using its id', () => {
    const other = entryOf(7, 'line.message', message({ words: 'other' }), 'north', 'west', { id: actId(1) });
    const held = tablesAfter([sent(), other], 'west');
    assert.equal(
      messageOf(held.get(`${MESSAGES} ${messageKey('west', actId(1))}`) as MessageRow)?.faults.length,
      0,
    );
    assert.ok(held.has(`${MESSAGES} ${messageKey('north', actId(1))}`));
  });

  test('two texts under one id: the first stays, and it is said', () => {
    const again = entryOf(9, 'line.message', message({ words: 'other' }), 'west', 'east', { id: actId(1) });
    for (const entries of [
      [sent({}, 1, 'east'), again],
      [again, sent({}, 1, 'east')],
    ]) {
      const state = stateAfter(entries, 'east');
      assert.equal(state.wording.words, '');
      assert.deepEqual(
        state.faults.map(({ what }) => what),
        ['two texts under one id'],
      );
    }
  });
});

describe('a threat or ultimatum', () => {
  const first = sent({
    phrase: 'ultimatum',
    ...none,
    words: 'Leave in 48 hours.',
    expiresMs: T0 + 48 * 3_600_000,
  });
  const changed = (n: number, version: number, text: string) =>
    entryOf(
      n,
      'line.changed',
      { ...target, version, ...none, words: text, language: 'ru', expiresMs: T0 + 72 * 3_600_000 },
      'west',
      'west',
    );

  test('every wording is kept; the last stands and must be acknowledged again', () => {
    const entries = [
      first,
      reply(2, 'with command'),
      changed(3, 2, 'Leave in 72 hours.'),
      changed(4, 2, 'Another text of version two.'),
    ];
    const state = stateAfter(entries);
    assert.deepEqual(
      state.wordings.map(({ version, words: text }) => [version, text]),
      [
        [1, 'Leave in 48 hours.'],
        [2, 'Leave in 72 hours.'],
      ],
    );
    assert.equal(state.standings[0]?.answer, null);
    assert.equal(state.standings[0]?.answers.length, 1);
    assert.deepEqual(
      state.faults.map(({ what }) => what),
      ['two wordings of one version'],
    );
  });

  test('it stays open when answered, and is open no more when withdrawn; new words reopen it', () => {
    const answered = [first, readBack(2, null, 'match'), reply(3, 'with command')];
    assert.ok(isOpen(stateAfter(answered), 'west'));
    const withdrawal = entryOf(5, 'line.withdrawn', { ...target, ...words }, 'west', 'west');
    assert.ok(!isOpen(stateAfter([...answered, withdrawal]), 'west'));
    assert.ok(isOpen(stateAfter([...answered, withdrawal, changed(6, 2, 'Again.')]), 'west'));
  });
});

describe('order does not matter', () => {
  const acts: Entry[] = [
    sent({ phrase: 'ultimatum', words: 'Leave.', expiresMs: T0 + 1e9 }),
    readBack(2, { lat: 35, lon: 40 }, 'mismatch'),
    readBack(3, PLACE, 'match'),
    acknowledged(4, 3),
    reply(5, 'checking'),
    reply(6, 'with command'),
    reply(7, 'free text'),
    reply(8, 'rejected', 'north'),
    entryOf(9, 'line.changed', { ...target, version: 2, ...none, ...words }, 'west', 'west'),
    entryOf(10, 'line.changed', { ...target, version: 3, ...none, ...words }, 'west', 'west'),
    entryOf(11, 'line.withdrawn', { ...target, version: 2, ...words }, 'west', 'west'),
    entryOf(12, 'line.withdrawn', { ...target, ...words }, 'north', 'west'),
    reply(13, 'complying', 'east', 3),
    entryOf(
      14,
      'line.silent',
      {
        ...target,
        party: 'east',
        awaits: 'reply',
        sinceMs: T0,
        withinMinutes: 5,
        clause: null,
        receivedMs: null,
      },
      'west',
      'west',
    ),
    ...['ringing', 'answered', 'decider', 'ended'].map((event, at) =>
      entryOf(
        20 + at,
        'line.call',
        {
          openedBy: 'west',
          callId: actId(20),
          with: 'east',
          number: '1',
          event,
          atMs: T0 + at * 1000,
          name: '',
          office: '',
          ...words,
        },
        at === 1 ? 'east' : 'west',
        'west',
      ),
    ),
  ];
  const shuffled = fc.shuffledSubarray(acts, { minLength: acts.length, maxLength: acts.length });

  test('every order of the same acts gives the same rows, and the same open list', () => {
    const expected = tablesAfter(acts, 'west');
    assert.equal([...expected.keys()].filter((key) => key.startsWith(OPEN)).length, 1);
    fc.assert(
      fc.property(shuffled, (order) => assert.deepEqual(tablesAfter(order, 'west'), expected)),
      { numRuns: effort(300), seed: 4 },
    );
  });

  test('the bound keeps the same acts in whatever order they come', () => {
    const ids = Array.from({ length: 5 * END }, (_, n) => ({ actId: actId(n) }));
    const fold = (items: readonly { actId: string }[]) =>
      items.reduce<{ list: { actId: string }[]; dropped: number }>(
        (held, item) => {
          const kept = keepEnds(held.list, item);
          return { list: kept.list, dropped: held.dropped + kept.dropped };
        },
        { list: [], dropped: 0 },
      );
    const expected = fold(ids);
    assert.equal(expected.list.length, 2 * END);
    assert.equal(expected.dropped, 3 * END);
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), (order) =>
        assert.deepEqual(fold(order), expected),
      ),
      { numRuns: effort(200), seed: 5 },
    );
  });

  test('thousands of acts by one peer fill a bounded row, and what was dropped is counted', () => {
    const many = Array.from({ length: 3000 }, (_, n) => reply(100 + n, 'checking'));
    const state = stateAfter([sent(), ...many, reply(5000, 'not ours')]);
    assert.equal(state.dropped, 3000 - 2 * END);
    assert.equal(state.standings[0]?.answer?.phrase, 'not ours', 'the answer is not pushed out');
    assert.equal(state.standings[0]?.interim?.actId, actId(3099));
  });
});

describe('calls', () => {
  const event = (n: number, name: string, atS: number, from = 'west', more = {}) =>
    entryOf(
      n,
      'line.call',
      {
        openedBy: 'west',
        callId: actId(30),
        with: 'east',
        number: '+0 1',
        event: name,
        atMs: T0 + atS * 1000,
        name: '',
        office: '',
        ...words,
        ...more,
      },
      from,
      'west',
    );
  const callAfter = (entries: readonly Entry[]) =>
    callOf(tablesAfter(entries, 'west').get(`${CALLS} west/${actId(30)}`) as CallRow);

  test('reaching a person is not reaching one who can decide; holds are added up', () => {
    const found = callAfter([
      event(30, 'ringing', 0),
      event(31, 'answered', 25, 'west', { name: 'Airman B', office: 'watch' }),
      event(32, 'interpreter', 90, 'west', { name: 'C' }),
      event(33, 'held', 100),
      event(34, 'decider', 700, 'west', { name: 'Col D', office: 'command' }),
      event(35, 'ended', 900),
      event(36, 'answered', 3600, 'east', { name: 'Airman B' }),
    ]);
    assert.ok(found);
    const [west, east] = found.sides;
    assert.equal(west?.toAnswerS, 25);
    assert.equal(west?.toDeciderS, 700);
    assert.equal(west?.heldS, 600);
    assert.equal(west?.state, 'ended');
    assert.deepEqual(west?.decider, { name: 'Col D', office: 'command', atMs: T0 + 700_000 });
    assert.equal(east?.toAnswerS, null, 'its clock is not subtracted from the other’s');
    assert.equal(found.open, false);
  });

  test('an unanswered call counts; a stranger’s minutes do not', () => {
    const found = callAfter([
      event(30, 'ringing', 0),
      event(31, 'dropped', 60),
      event(32, 'answered', 5, 'north', { name: 'N' }),
    ]);
    assert.equal(found?.sides[0]?.state, 'unanswered');
    assert.equal(found?.sides.length, 1);
    assert.deepEqual(found?.strangers, ['north']);
  });

  test('moments in the wrong order give no time rather than a negative one', () => {
    const found = callAfter([event(30, 'ringing', 10), event(31, 'answered', 5)]);
    assert.equal(found?.sides[0]?.toAnswerS, null);
    assert.equal(
      callAfter([event(31, 'answered', 5, 'east')]),
      null,
      'only its opener says whose call it is',
    );
  });
});
