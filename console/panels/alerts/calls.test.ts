import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Calling, callingOf, soundingOf } from './calls.ts';

function message(messageId: string, over: object = {}): Calling {
  return {
    from: 'south',
    messageId,
    precedence: 'flash',
    withdrawn: null,
    closed: null,
    wording: { version: 1 },
    localMs: 0,
    standings: [{ party: 'north', for: 'action', acknowledged: null }],
    ...over,
  } as unknown as Calling;
}

test('a message to us calls until one of our officers has acknowledged it or it is withdrawn', () => {
  const said = { actId: 'a' };
  const list = [
    message('stop'),
    message('acknowledged', { standings: [{ party: 'north', acknowledged: said }] }),
    message('by another', {
      standings: [
        { party: 'observer', acknowledged: said },
        { party: 'north', acknowledged: null },
      ],
    }),
    message('to another', { standings: [{ party: 'observer', acknowledged: null }] }),
    message('withdrawn', { withdrawn: said }),
    message('taken off the list', { closed: said }),
    message('our own', { from: 'north' }),
  ];
  assert.deepEqual(
    callingOf(list, 'north').map(({ messageId }) => messageId),
    ['stop', 'by another'],
  );
});

test('urgent before routine, the longest wait first; only flash and immediate sound on', () => {
  const list = [
    message('routine', { precedence: 'routine', localMs: 1 }),
    message('later', { localMs: 9 }),
    message('sooner', { precedence: 'immediate', localMs: 5 }),
  ];
  const calling = callingOf(list, 'north');
  assert.deepEqual(
    calling.map(({ messageId }) => messageId),
    ['sooner', 'later', 'routine'],
  );
  assert.deepEqual(
    calling.map((one) => soundingOf(one, 'north').tone),
    ['urgent', 'urgent', 'notice'],
  );
});

test('what comes for information sounds once, and a new wording calls anew', () => {
  const standings = [{ party: 'north', for: 'information', acknowledged: null }];
  assert.equal(soundingOf(message('stop', { standings }), 'north').tone, 'notice');
  const first = soundingOf(message('stop'), 'north');
  assert.notEqual(soundingOf(message('stop', { wording: { version: 2 } }), 'north').id, first.id);
});
