import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message } from './answers.ts';
import { inOrder, waitOf } from './waits.ts';

function message(id: string, over: Partial<Message>): Message {
  return {
    messageId: id,
    from: 'south',
    open: true,
    silenceMinutes: 5,
    clocks: [],
    localMs: 0,
    ...over,
  } as Message;
}
const clock = (party: string, sinceMs: number, rung = false) => ({
  party,
  awaits: 'acknowledgement' as const,
  sinceMs,
  rung,
});

test('what we owe comes first, by the clock that runs out first', () => {
  const list = [
    message('done', { open: false, localMs: 900 }),
    message('they owe', { clocks: [clock('south', 0)] }),
    message('we owe, later', { clocks: [clock('north', 60_000)] }),
    message('we owe, soon', { clocks: [clock('north', 0)] }),
    message('open, no clock', {}),
  ];
  assert.deepEqual(
    inOrder(list, 'north').map((wait) => wait.message.messageId),
    ['we owe, soon', 'we owe, later', 'they owe', 'open, no clock', 'done'],
  );
});

test('our own clock counts, not another addressee’s, and a clock that rang is silence', () => {
  const wait = waitOf(
    message('m', { clocks: [clock('observer', 0, true), clock('north', 60_000)] }),
    'north',
  );
  assert.deepEqual([wait.owes, wait.dueMs, wait.silent], ['ours', 360_000, false]);
  assert.equal(waitOf(message('m', { clocks: [clock('south', 0, true)] }), 'north').silent, true);
});
