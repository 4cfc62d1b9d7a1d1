/** What an entry says of the check before it, and what stands when an amendment is refused; between whole nodes. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { movement } from '../../test/helpers/node/two-nodes.ts';
import { memoryNode, officer, run } from '../../test/helpers/nodes.ts';
import { MOST_NAMED, SetDigest } from '../conflicts/index.ts';
import { isRefusal } from '../contract/index.ts';
import type { NoticeVersion, NoticeView } from '../notices/index.ts';
import { VirtualClock } from './clock.ts';
import { Network } from './network.ts';
import type { ParleyNode } from './node.ts';

const START = Date.parse('2020-08-24T06:00:00Z');
const HOUR = 3_600_000;
const clock = new VirtualClock(START);
const network = new Network();
let west: ParleyNode;
let east: ParleyNode;
let north: ParleyNode;

before(async () => {
  [west, east, north] = (await Promise.all(
    ['west', 'east', 'north'].map((name) => memoryNode(name, clock)),
  )) as [ParleyNode, ParleyNode, ParleyNode];
  const nodes = [west, east, north];
  for (const node of nodes) {
    for (const other of nodes)
      if (other !== node) await run(node, 'parties.enrol', { card: other.identity.card });
    await network.join(node, async () => {});
  }
});
after(async () => {
  for (const node of [west, east, north]) await node.close();
});

const file = async (node: ParleyNode, startMs: number): Promise<string> =>
  (await run(node, 'notices.file', movement(startMs)))['noticeId'] as string;
const seen = async (node: ParleyNode, noticeId: string): Promise<NoticeView> => {
  const view = await node.ask<NoticeView | null>('notices.byId', { noticeId });
  assert.ok(view);
  return view;
};
const bodies = async (node: ParleyNode, actId: string) =>
  new Map((await node.reader.act(actId)).map(({ peer, body }) => [peer, body as NoticeVersion]));

describe('an entry names what the planner knew', () => {
  let theirs: string[];
  let noticeId: string;

  it('the own entry all of it, a copy what speaks of its reader’s own notices', async () => {
    theirs = [await file(east, START + 5 * HOUR), await file(east, START + 50 * HOUR)];
    const third = await file(north, START + 5 * HOUR);
    await network.settle();
    noticeId = await file(west, START + 5 * HOUR);
    const copies = await bodies(west, noticeId);
    const own = copies.get(null)?.checked;
    assert.deepEqual(
      own?.against,
      [theirs[0], third].sort().map((id) => ({ noticeId: id, version: 1 })),
    );
    // East knows its own notices, and so can work out what west says it knew of them.
    const eastSet = SetDigest.of(theirs.map((id) => ({ noticeId: id, version: 1 }))).hex();
    assert.deepEqual(
      own?.known?.map(({ party, count }) => [party, count]),
      [
        ['east', 2],
        ['north', 1],
      ],
    );
    assert.deepEqual(copies.get('east')?.checked?.known, [{ party: 'east', count: 2, digest: eastSet }]);
    assert.deepEqual(copies.get('east')?.checked?.against, [{ noticeId: theirs[0], version: 1 }]);
    assert.deepEqual(
      copies.get('north')?.checked?.known?.map(({ party }) => party),
      ['north'],
    );
    await network.settle();
    const shown = (await seen(east, noticeId)).history[0]?.checked;
    assert.deepEqual(shown?.known, copies.get('east')?.checked?.known);
  });

  it('planted: a notice that had not come in is not in it', async () => {
    network.setLink('west', 'east', false);
    const unseen = await file(east, START + 5 * HOUR);
    await network.settle();
    const blind = await file(west, START + 5 * HOUR);
    const known = (await bodies(west, blind)).get(null)?.checked?.known;
    const all = SetDigest.of([...theirs, unseen].map((id) => ({ noticeId: id, version: 1 }))).hex();
    const held = SetDigest.of(theirs.map((id) => ({ noticeId: id, version: 1 }))).hex();
    const digest = known?.find(({ party }) => party === 'east')?.digest;
    assert.notEqual(digest, all);
    assert.equal(digest, held);
    network.setLink('west', 'east', true);
    await network.settle();
  });

  it('of a great many known those within reach are named, and the digest holds all', async () => {
    for (let i = 0; i < MOST_NAMED; i++) {
      const far = movement(START + 5 * HOUR);
      const points = [0, 1].map((k) => ({ lat: 10 + i / 10, lon: 20 + k / 100 }));
      await run(north, 'notices.file', {
        ...far,
        fields: { ...far.fields, route: { ...far.fields.route, points } },
      });
    }
    await network.settle();
    const next = await file(west, START + 5 * HOUR);
    const own = (await bodies(west, next)).get(null)?.checked;
    assert.equal(own?.known?.find(({ party }) => party === 'north')?.count, MOST_NAMED + 1);
    assert.equal(own?.against.length, 3, 'two of east and one of north are near');
  });
});

describe('a moving convoy is never without a plan', () => {
  it('a refused amendment leaves the old plan standing, here, at the peers, and in the watch', async () => {
    const noticeId = await file(west, START + HOUR);
    await network.settle();
    clock.moveTo(START + HOUR + 600_000);
    for (const node of [west, east, north]) await node.tick();
    const before = await seen(west, noticeId);
    const sizeBefore = await west.store.read.size();
    const bad = movement(START + HOUR);
    const backwards = { ...bad.fields.times, atMs: bad.fields.times.atMs.toReversed() };
    const given = { noticeId, fields: { ...bad.fields, times: backwards } };
    const input = west.house.commands.get('notices.amend')?.schema.parse(given);
    const outcome = await west.command('notices.amend', input, officer('Ann'));
    assert.ok(isRefusal(outcome), 'the amendment runs backwards in time');
    const strangers = { ...movement(START + 2 * HOUR), noticeId, to: ['nobody'] };
    const { type: _, ...unknown } = strangers;
    const sent = west.house.commands.get('notices.amend')?.schema.parse(unknown);
    assert.ok(isRefusal(await west.command('notices.amend', sent, officer('Ann'))));
    await network.settle();
    assert.equal(await west.store.read.size(), sizeBefore, 'nothing of it is in the record');
    assert.deepEqual((await seen(west, noticeId)).fields, before.fields);
    for (const node of [east, north]) {
      const { status, version, fields } = await seen(node, noticeId);
      assert.deepEqual([status, version, fields.times], ['active', 1, before.fields.times]);
    }
    // Who plans now is still told of it.
    const check = await east.ask<{ findings: { with: { noticeId: string; version: number } | null }[] }>(
      'conflicts.check',
      {
        ...movement(START + HOUR),
        party: 'east',
        noticeId: null,
      },
    );
    assert.ok(
      check.findings.some((finding) => finding.with?.noticeId === noticeId && finding.with.version === 1),
    );
    assert.ok((west.plans.size ?? 0) > 0);
  });

  it('planted: a withdrawal does leave it without one, and the same questions say so', async () => {
    const noticeId = await file(west, START + HOUR);
    await network.settle();
    await run(west, 'notices.withdraw', { noticeId });
    await network.settle();
    const check = await east.ask<{ findings: { with: { noticeId: string } | null }[] }>('conflicts.check', {
      ...movement(START + HOUR),
      party: 'east',
      noticeId: null,
    });
    assert.ok(!check.findings.some((finding) => finding.with?.noticeId === noticeId));
    assert.equal((await seen(east, noticeId)).status, 'withdrawn');
  });
});
