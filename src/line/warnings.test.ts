/** Ultimatums and calls between nodes. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { T0 } from '../../test/helpers/line/made.ts';
import {
  as,
  holdsTogether,
  type Outcome,
  officer,
  open,
  type ParleyNode,
  pair,
  run,
  seen,
} from '../../test/helpers/line.ts';
import { isRefusal } from '../contract/index.ts';
import type { CallView } from './call.ts';

const MINUTE = 60_000;

describe('an ultimatum', () => {
  const ultimatum = {
    phrase: 'ultimatum',
    to: [{ party: 'east', office: 'command' }],
    words: 'Leave al-Tanf within 48 hours.',
    language: 'en',
    expiresMs: T0 + 48 * 60 * MINUTE,
  };

  test('is for command on both sides: the duty officer takes it in and cannot close it', async () => {
    const { west, east, later } = await pair(T0);
    const refused = await as(west, ['watch', 'liaison'], 'line.warn', ultimatum);
    assert.equal('refused' in refused && refused.refused, 'NODE_NOT_ALLOWED');
    const around = await as(west, ['watch', 'command'], 'line.send', ultimatum);
    assert.equal('refused' in around && around.refused, 'LINE_COMMAND_ONLY');
    const sent = await as(west, ['command'], 'line.warn', ultimatum);
    assert.ok(!isRefusal(sent));
    const messageId = (sent as Outcome)['messageId'];
    const target = { from: 'west', messageId };
    await later(MINUTE);

    const taken = await as(east, ['watch'], 'line.acknowledge', {
      ...target,
      expiresMs: ultimatum.expiresMs,
    });
    assert.equal((taken as Outcome)['acknowledged'], true);
    for (const [name, input] of [
      ['line.close', {}],
      ['line.reply', { phrase: 'with command' }],
    ] as const) {
      const answer = await as(east, ['watch', 'liaison'], name, { ...target, ...input });
      assert.equal('refused' in answer && answer.refused, 'LINE_COMMAND_ONLY', name);
    }
    for (const [name, input] of [
      ['line.command-close', {}],
      ['line.command-reply', { phrase: 'with command' }],
    ] as const) {
      const answer = await as(east, ['watch', 'liaison'], name, { ...target, ...input });
      assert.equal('refused' in answer && answer.refused, 'NODE_NOT_ALLOWED', name);
    }
    assert.equal((await seen(east, messageId)).open, true);

    const reply = await as(east, ['command'], 'line.command-reply', { ...target, phrase: 'with command' });
    assert.ok(!isRefusal(reply));
    await later(MINUTE);
    assert.equal((await seen(west, messageId)).standings[0]?.done, true);
    assert.equal((await seen(east, messageId)).open, true, 'answered is not settled');

    const changed = await as(west, ['command'], 'line.reword', {
      ...target,
      words: 'Within 72 hours.',
      language: 'en',
      expiresMs: T0 + 72 * 60 * MINUTE,
    });
    assert.ok(!isRefusal(changed));
    await later(MINUTE);
    const theirs = await seen(east, messageId);
    assert.deepEqual(
      theirs.wordings.map(({ words }) => words),
      ['Leave al-Tanf within 48 hours.', 'Within 72 hours.'],
    );
    assert.equal(theirs.standings[0]?.readBack, 'awaited', 'new words are read back again');

    await later(72 * 60 * MINUTE);
    assert.equal(await east.tick(), 2, 'silence about the new words, and their end');
    assert.equal(await west.tick(), 2);
    assert.ok((await seen(east, messageId)).expired);
    assert.equal((await seen(east, messageId)).open, true, 'expired is not settled either');

    const withdrawn = await as(west, ['command'], 'line.command-withdraw', {
      ...target,
      words: 'Withdrawn.',
    });
    assert.ok(!isRefusal(withdrawn));
    await later(MINUTE);
    for (const node of [west, east]) {
      const end = await seen(node, messageId);
      assert.equal(end.open, false);
      assert.equal(end.withdrawn?.words, 'Withdrawn.');
      assert.equal(end.wordings.length, 2, 'every wording stays');
    }
    await holdsTogether(west, east);
  });

  test('command may close it on its own side, and only there', async () => {
    const { west, east, later } = await pair(T0);
    const { messageId } = await run(west, 'line.warn', { ...ultimatum, phrase: 'threat' });
    await later(MINUTE);
    const target = { from: 'west', messageId };
    await run(east, 'line.command-close', { ...target, words: 'Reported up.' });
    await later(MINUTE);
    assert.equal((await seen(east, messageId)).open, false);
    assert.equal((await seen(west, messageId)).open, true);
    const again = await as(east, ['command'], 'line.command-close', target);
    assert.equal('refused' in again && again.refused, 'LINE_NOT_OPEN');
  });
});

describe('calls', () => {
  test('time to answer and to someone who can decide, with both sides’ minutes side by side', async () => {
    const { west, east, clock, later } = await pair(T0);
    const opened = await run(west, 'line.call', { with: 'east', number: '+963 1', event: 'ringing' });
    const call = { openedBy: opened['openedBy'], callId: opened['callId'] };
    const moment = async (node: ParleyNode, ms: number, more: Record<string, unknown>) => {
      clock.moveTo(clock.now() + ms);
      await run(node, 'line.call', { call, ...more });
    };
    await moment(west, 20_000, { event: 'answered', name: 'Airman C', office: 'watch' });
    await later(0);
    assert.equal((await open(east)).calls[0]?.sides[0]?.state, 'connected');
    await moment(east, 0, {
      event: 'answered',
      name: 'Airman C',
      office: 'watch',
      words: 'دوّنها المناوب',
      language: 'ar',
    });
    await moment(west, 40_000, { event: 'interpreter', name: 'D' });
    await moment(west, 10_000, { event: 'held' });
    await moment(west, 530_000, { event: 'decider', name: 'Col E', office: 'command' });
    await moment(west, 60_000, { event: 'ended' });
    await later(0);
    for (const node of [west, east]) {
      const { calls } = (await node.query('line.calls', { open: false, limit: 10 }, officer('Ann'))) as {
        calls: CallView[];
      };
      assert.equal(calls.length, 1);
      const [a, b] = calls[0]?.sides ?? [];
      assert.deepEqual(
        [a?.party, a?.toAnswerS, a?.toDeciderS, a?.heldS, a?.state],
        ['west', 20, 600, 530, 'ended'],
      );
      assert.equal(b?.party, 'east');
      assert.equal(b?.events[0]?.words, 'دوّنها المناوب');
      assert.deepEqual((await open(node)).calls, []);
    }
    await holdsTogether(west, east);
  });

  test('a call to someone who runs no node, and one that nobody answers, are entries all the same', async () => {
    const { west } = await pair(T0);
    const opened = await run(west, 'line.call', {
      with: 'Ministry, Kabul',
      event: 'ringing',
      atMs: T0 - 5 * MINUTE,
    });
    const call = { openedBy: 'west', callId: opened['callId'] };
    await run(west, 'line.call', { call, event: 'dropped', atMs: T0 - 4 * MINUTE });
    const { calls } = (await west.query('line.calls', { open: false, limit: 10 }, officer('Ann'))) as {
      calls: CallView[];
    };
    assert.equal(calls[0]?.sides[0]?.state, 'unanswered');
    assert.equal(calls[0]?.with, 'Ministry, Kabul');
    const unknown = await as(west, ['watch'], 'line.call', {
      call: { openedBy: 'east', callId: call.callId },
      event: 'ended',
    });
    assert.equal('refused' in unknown && unknown.refused, 'LINE_CALL_UNKNOWN');
  });
});
