/** The facts about a recipient, from answers of real nodes: what the record does not show is never said. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { NoticeView } from '../../../../src/notices/index.ts';
import type { Terms } from '../../../../src/terms/index.ts';
import { LANGUAGES, say } from '../../../../src/text/index.ts';
import { type ParleyNode, pair, run } from '../../../../test/helpers/line.ts';
import { listed } from '../list.ts';
import { type Axes, axesOf, recipientsOf, type Sent } from './axes.ts';
import { type Reply, replyOf } from './reply.ts';
import { fullReceipt, fullReply, shortReceipt, type Writing } from './words.ts';

const START = Date.parse('2020-08-24T06:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const words = (en: string) => ({ en, ru: en, ar: en });
const TERMS = {
  termsId: 'ground',
  version: 1,
  title: words('Ground'),
  parties: ['east', 'west'],
  observers: [],
  fromMs: START,
  toMs: null,
  clauses: [
    {
      id: 'R1',
      kind: 'reply',
      text: words('Within the hour'),
      binds: ['east', 'west'],
      noticeTypes: ['movement'],
      withinMinutes: 60,
    },
  ],
} satisfies Terms;

const fields = (shiftMs = 0) => ({
  who: {
    organisation: 'West',
    callSign: 'WEST 1',
    units: ['w1'],
    purpose: 'patrol',
    activity: 'patrol',
    escort: false,
    emergency: false,
  },
  route: {
    type: 'corridor',
    points: [
      { lat: 37, lon: 41 },
      { lat: 37.05, lon: 41.1 },
    ],
    halfWidthM: 200,
  },
  times: {
    type: 'passage',
    atMs: [START + 24 * HOUR + shiftMs, START + 25 * HOUR + shiftMs],
    earlyS: 600,
    lateS: 600,
    model: 'rigid',
  },
});

/** West has filed a notice while the way to east was cut. */
async function filed() {
  const parties = await pair(START);
  const { west, east, network, later } = parties;
  await run(west, 'terms.propose', TERMS);
  await later(MINUTE);
  for (const node of [west, east]) await run(node, 'terms.sign', { termsId: 'ground', version: 1 });
  await later(MINUTE);
  network.setLink('west', 'east', false);
  const { noticeId } = await run(west, 'notices.file', { type: 'movement', fields: fields() });
  return { ...parties, noticeId: noticeId as string };
}

const viewOf = async (node: ParleyNode, noticeId: string): Promise<NoticeView> => {
  const view = await node.ask<NoticeView | null>('notices.byId', { noticeId });
  assert.ok(view);
  return view;
};

/** As `GET /api/record?id=` answers. */
async function sentBy(node: ParleyNode, { history, version }: NoticeView): Promise<Sent> {
  const actId = history.find((one) => one.version === version)?.actId as string;
  const copies = await node.store.read.entriesByAct(actId);
  return new Map(
    copies.flatMap(({ direction, peer, index, localMs }) =>
      direction === 'out' ? [[peer as string, { index, atMs: localMs }]] : [],
    ),
  );
}

async function seenBy(node: ParleyNode, noticeId: string, party: string, nowMs: number) {
  const me = node.identity.party;
  const view = await viewOf(node, noticeId);
  const sent = view.party === me ? await sentBy(node, view) : null;
  const axes = axesOf(view, party, me, sent);
  return { view, sent, axes, reply: replyOf(view, party, { me, terms: [TERMS], nowMs }) };
}

const codes = ({ receipt, read, told, taken }: Axes): string =>
  [receipt.code, read.code, told.code, taken.code].join(' · ');

const writing: Writing = { time: (ms) => new Date(ms).toISOString(), span: String, say: ({ en }) => en };

/** What may be said of a receipt, held against the record alone. Empty: nothing is overstated. */
function overstated(axes: Axes, view: NoticeView): string[] {
  const claims = axes.receipt.code === 'received' || axes.receipt.code === 'held';
  const holds = view.receipts[axes.party] !== undefined;
  const short = shortReceipt(axes.receipt);
  const faults: string[] = [];
  if (claims && !holds) faults.push('says received, and there is no receipt');
  if (short.tone === 'good' && !holds) faults.push('looks received, and there is no receipt');
  if (/received|we hold/.test(short.sentence.en) && !holds) faults.push('reads as received');
  return faults;
}

describe('the four facts of a recipient', () => {
  test('each comes from its own entries, step by step, on both sides', async () => {
    const { west, east, network, later, clock, noticeId } = await filed();
    await later(MINUTE);
    const cut = await seenBy(west, noticeId, 'east', clock.now());
    assert.equal(codes(cut.axes), 'sent · not-read · not-told · no-position');
    assert.deepEqual(recipientsOf(cut.view, 'west', cut.sent), ['east']);
    assert.equal(cut.reply.code, 'not-started', 'no receipt, no clock');
    assert.deepEqual(overstated(cut.axes, cut.view), []);
    for (const language of LANGUAGES) {
      const { sentence, params } = fullReceipt(cut.axes.receipt, 'East', writing);
      assert.match(say(language, sentence, params), /East/);
    }

    network.setLink('west', 'east', true);
    await later(MINUTE);
    const come = await seenBy(west, noticeId, 'east', clock.now());
    assert.equal(codes(come.axes), 'received · not-read · not-told · no-position');
    assert.equal(come.reply.code, 'running');
    const there = await seenBy(east, noticeId, 'east', clock.now());
    assert.equal(codes(there.axes), 'held · not-read · not-told · no-position');
    assert.equal(listed(there.view, 'east', clock.now()).group, 'needs');

    await run(east, 'notices.disseminate', { noticeId, unit: 'e1', toldBy: 'Sgt', toldMs: clock.now() });
    await later(MINUTE);
    const told = await seenBy(west, noticeId, 'east', clock.now());
    assert.equal(codes(told.axes), 'received · not-read · told · no-position', 'told is not read');
    assert.equal(told.reply.code, 'running', 'nor an answer');

    await run(east, 'notices.position', { noticeId, position: 'objection', words: 'no' });
    await later(MINUTE);
    const against = await seenBy(west, noticeId, 'east', clock.now());
    assert.equal(codes(against.axes), 'received · not-read · told · taken', 'a position is no reading');
    assert.equal(against.reply.code, 'answered');
    assert.deepEqual(listed(against.view, 'west', clock.now()).needs, [{ code: 'objection', party: 'east' }]);

    await run(east, 'notices.acknowledge', { noticeId, words: 'Read' });
    await run(west, 'notices.amend', { noticeId, fields: fields(HOUR) });
    await later(MINUTE);
    const amended = await seenBy(west, noticeId, 'east', clock.now());
    assert.equal(codes(amended.axes), 'received · read-older · told-older · taken-older');
    assert.equal(amended.reply.code, 'running', 'what was said of the first version answers not the second');
    assert.deepEqual(listed(amended.view, 'west', clock.now()).needs, []);
    const mine = await seenBy(east, noticeId, 'east', clock.now());
    assert.deepEqual(listed(mine.view, 'east', clock.now()).needs, [{ code: 'unread' }]);
  });

  test('silence is a state of its own: it runs, falls due, is written, and a late answer stays late', async () => {
    const { west, east, network, later, clock, noticeId } = await filed();
    network.setLink('west', 'east', true);
    await later(MINUTE);
    const replyAt = async (): Promise<Reply> => (await seenBy(west, noticeId, 'east', clock.now())).reply;
    const running = await replyAt();
    assert.ok(running.code === 'running');
    assert.equal(running.dueMs, running.sinceMs + HOUR);
    clock.moveTo(running.dueMs - 1);
    assert.equal((await replyAt()).code, 'running');
    clock.moveTo(running.dueMs);
    assert.equal((await replyAt()).code, 'due', 'over by the terms, and not yet in the record');
    await west.tick();
    const silent = await seenBy(west, noticeId, 'east', clock.now());
    assert.equal(silent.reply.code, 'ran-out');
    assert.equal(
      codes(silent.axes),
      'received · not-read · not-told · no-position',
      'silence is no position',
    );
    assert.deepEqual(listed(silent.view, 'west', clock.now()).needs, [{ code: 'silent', party: 'east' }]);
    for (const language of LANGUAGES) {
      const full = fullReply(silent.reply, clock.now(), writing);
      assert.ok(full && say(language, full.sentence, full.params).includes('R1'));
    }
    await later(MINUTE);
    await run(east, 'notices.acknowledge', { noticeId, words: '' });
    await later(MINUTE);
    assert.equal((await replyAt()).code, 'late');
    await run(west, 'notices.withdraw', { noticeId, reason: 'off' });
    const gone = await viewOf(west, noticeId);
    assert.equal(listed(gone, 'west', clock.now()).group, 'withdrawn');
  });

  test('what passes between two others is theirs, and what is not known is not guessed', async () => {
    const { west, later, clock, noticeId } = await filed();
    await later(MINUTE);
    const view = await viewOf(west, noticeId);
    assert.equal(axesOf(view, 'east', 'west', null).receipt.code, 'no-receipt');
    assert.equal(axesOf(view, 'south', 'west', new Map()).receipt.code, 'not-sent');
    assert.equal(axesOf({ ...view, party: 'north' }, 'east', 'west', null).receipt.code, 'elsewhere');
    const between = { ...view, party: 'north' };
    assert.equal(replyOf(between, 'east', { me: 'west', terms: [TERMS], nowMs: clock.now() }).code, 'none');
  });

  test('a planted overstatement is found', async () => {
    const { west, later, noticeId } = await filed();
    await later(MINUTE);
    const view = await viewOf(west, noticeId);
    const right = axesOf(view, 'east', 'west', await sentBy(west, view));
    assert.equal(right.receipt.code, 'sent');
    assert.deepEqual(overstated(right, view), []);
    // As if what was sent were received; as if a word about it were a receipt.
    const planted: Axes = {
      ...right,
      receipt: { code: 'received', atMs: START, backMs: null, index: 1, actId: 'X', recorded: null },
    };
    assert.equal(overstated(planted, view).length, 3);
    const spoken = structuredClone(view);
    const word = { actId: 'A', version: 1, claimedMs: 1, localMs: 1, officer: 'B', order: 1, words: '' };
    spoken.row.acknowledgements['east'] = [word];
    assert.equal(axesOf(spoken, 'east', 'west', new Map()).receipt.code, 'not-sent');
    spoken.row.acknowledgements['east'] = [{ ...word, officer: null }];
    assert.equal(axesOf(spoken, 'east', 'west', null).read.code, 'read-unnamed', 'a node is no person');
  });
});
