import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PLACE, T0 } from '../../test/helpers/line/made.ts';
import { LANGUAGES } from '../text/index.ts';
import type { Wording } from './message.ts';
import { OPENING, OPENING_NAMES, REPLIES, REPLY_NAMES } from './phrase.ts';
import { sayDifference, sayMessage, sayPlace, sayReply, sayTime } from './sentence.ts';

const wording = { at: PLACE, timeMs: T0, expiresMs: T0 + 60_000, words: '', language: 'und' } as Wording;

describe('a message in the reader’s language', () => {
  test('every phrase and reply is said in every language, with its own number', () => {
    for (const language of LANGUAGES) {
      for (const phrase of OPENING_NAMES) {
        const said = sayMessage(language, { phrase, from: 'west', wording });
        assert.match(said, new RegExp(`^${OPENING[phrase].number}\\. `), said);
        assert.ok(said.includes('\u2068west\u2069'), 'the party is isolated');
        assert.ok(said.includes('\u206835.33600 N, 40.30900 E\u2069'), said);
        assert.ok(said.includes('\u20682018-02-07 19:00Z\u2069'), said);
      }
      for (const reply of REPLY_NAMES)
        assert.match(sayReply(language, reply), new RegExp(`^${REPLIES[reply]}\\. `));
    }
    const numbers = new Map<number, string>();
    for (const [name, number] of [
      ...Object.entries(REPLIES),
      ...OPENING_NAMES.map((name) => [name, OPENING[name].number] as const),
    ]) {
      assert.ok([undefined, name].includes(numbers.get(number)), `${number} has two phrases`);
      numbers.set(number, name);
    }
  });

  test('what every phrase requires is a reply that the book has', () => {
    for (const name of OPENING_NAMES) {
      for (const reply of OPENING[name].replies)
        assert.ok((REPLY_NAMES as readonly string[]).includes(reply), `${name}: ${reply}`);
    }
  });

  test('a difference is told in metres or seconds, early or late', () => {
    const metres = { field: 'at', what: 'differs', byM: 8180.4, byS: null } as const;
    assert.equal(sayDifference('en', metres), 'place: 8,180.4 m off');
    assert.match(sayDifference('ru', metres), /^место: расхождение/);
    const early = { field: 'timeMs', what: 'differs', byM: null, byS: -3600 } as const;
    assert.equal(sayDifference('en', early), 'time: 3,600 seconds early');
    assert.match(sayDifference('ru', { ...early, byS: 2 }), /2 секунды позже$/);
    assert.match(sayDifference('ar', { ...early, byS: 2 }), /متأخر ثانيتين$/);
    assert.equal(
      sayDifference('en', { field: 'expiresMs', what: 'missing', byM: null, byS: null }),
      'end of the time set: not read back',
    );
  });

  test('places and times carry their hemisphere and zone', () => {
    assert.equal(sayPlace({ lat: -1.5, lon: -0.000001 }), '1.50000 S, 0.00000 W');
    assert.equal(sayTime(T0 + 59_999), '2018-02-07 19:00Z');
  });
});
