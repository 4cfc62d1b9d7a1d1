/** The words: every signal, refusal and text in three languages. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { SIGNAL } from '../../test/helpers/watch/room.ts';
import { LANGUAGES, say } from '../text/index.ts';
import { refusals } from './refusals.ts';
import { sentenceOf } from './sentence.ts';
import { SIGNAL_TYPES } from './signal.ts';
import { text } from './text.ts';

test('every signal has a sentence in three languages, with no hole left in it', () => {
  for (const type of SIGNAL_TYPES) {
    for (const phase of ['begins', 'continues', 'ends'] as const) {
      for (const language of LANGUAGES) {
        const other = ['closing', 'contact', 'conduct distance', 'conduct speed'].includes(type)
          ? SIGNAL.other
          : null;
        const signal = {
          ...SIGNAL,
          type,
          phase,
          other,
          valueUnit: type === 'lost' ? ('s' as const) : SIGNAL.valueUnit,
        };
        for (const more of [{}, { withdrawn: true }, { revised: true }]) {
          const sentence = sentenceOf(language, { ...signal, ...more }, false);
          assert.ok(!/[{}]|undefined|NaN/.test(sentence), sentence);
          assert.ok(sentence.includes('blue A'), sentence);
        }
      }
    }
  }
  assert.equal(
    sentenceOf('en', SIGNAL),
    'blue A and red B are closing (crossing): 900 m apart on bearing 90°; closest 12 m in 45 seconds.',
  );
  assert.match(sentenceOf('ru', SIGNAL), /через 45 секунд\./);
  assert.match(
    sentenceOf('ru', { ...SIGNAL, approach: { ...(SIGNAL.approach as object), inS: 121 } as never }),
    /через 2 минуты\./,
  );
  assert.match(
    sentenceOf('ar', { ...SIGNAL, approach: { ...(SIGNAL.approach as object), inS: 121 } as never }),
    /بعد \u2068دقيقتين/,
  );
});

test('every refusal and text is there in three languages and formats', () => {
  const params = {
    limit: 3,
    format: 2,
    known: 1,
    where: 'x',
    party: 'p',
    unit: 'u',
    from: 'f',
    to: 't',
    alert: 'a',
    officer: 'o',
    at: 'x',
    days: 7,
    n: 5,
  };
  const filled = {
    ...params,
    who: 'w',
    other: 'o',
    far: 'f',
    least: 'l',
    time: 't',
    speed: 's',
    bearing: 1,
    meeting: 'm',
    clause: 'c',
    what: 'w',
  };
  const sentences = [
    ...Object.values(refusals).flatMap((row) => [row.what, row.mend]),
    ...Object.values(text),
  ];
  for (const sentence of sentences) {
    for (const language of LANGUAGES) assert.ok(!/[{}]/.test(say(language, sentence, filled)), sentence.en);
    assert.equal(new Set(Object.values(sentence)).size, 3, sentence.en);
  }
});
