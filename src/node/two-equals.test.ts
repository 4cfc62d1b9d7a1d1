/** Two equals filed at once, and fire: what both nodes say, and in which order it leaves. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { HOUR, movement, START } from '../../test/helpers/node/two-nodes.ts';
import { memoryNode, run } from '../../test/helpers/nodes.ts';
import { type OpenRow, sayPriorityIn } from '../conflicts/index.ts';
import { VirtualClock } from './clock.ts';
import { Network } from './network.ts';
import type { ParleyNode } from './node.ts';

const clock = new VirtualClock(START);
const network = new Network();
let west: ParleyNode;
let east: ParleyNode;
const words = (en: string) => ({ en, ru: en, ar: en });

before(async () => {
  [west, east] = (await Promise.all(['west', 'east'].map((name) => memoryNode(name, clock)))) as [
    ParleyNode,
    ParleyNode,
  ];
  for (const [node, other] of [
    [west, east],
    [east, west],
  ] as const) {
    await run(node, 'parties.enrol', { card: other.identity.card });
    await network.join(node, async () => {});
  }
});
after(async () => {
  for (const node of [west, east]) await node.close();
});

function purposed(activity: string, startMs: number) {
  const made = movement(startMs);
  return { ...made, fields: { ...made.fields, who: { ...made.fields.who, activity } } };
}
const file = async (node: ParleyNode, notice: object): Promise<string> =>
  (await run(node, 'notices.file', notice))['noticeId'] as string;
const openAt = async (node: ParleyNode, noticeId: string): Promise<OpenRow> => {
  const [row] = await node.ask<OpenRow[]>('conflicts.open', { noticeId });
  assert.ok(row, `${node.identity.party} knows of no conflict`);
  return row;
};
/** Each files before it has received the other's. */
async function atOnce(
  ofWest: string,
  ofEast: string,
  startMs: number,
): Promise<[OpenRow, OpenRow, string[]]> {
  network.setLink('west', 'east', false);
  const ids = [await file(west, purposed(ofWest, startMs)), await file(east, purposed(ofEast, startMs))];
  network.setLink('west', 'east', true);
  await network.settle();
  return [await openAt(west, ids[0] as string), await openAt(east, ids[0] as string), ids];
}

it('without a clause both are told of it, and that nothing decides', async () => {
  const [atWest, atEast] = await atOnce('patrol', 'patrol', START + 5 * HOUR);
  assert.equal(atWest.finding.priority?.rule, 'none');
  for (const language of ['en', 'ru', 'ar'] as const)
    assert.equal(sayPriorityIn(language, atWest.finding), sayPriorityIn(language, atEast.finding));
  assert.match(sayPriorityIn('en', atEast.finding) ?? '', /No clause in force decides/);
});

it('under a clause both say the same sentence: rank first, and for equals the lesser id', async () => {
  const clause = {
    id: 'P-1',
    kind: 'priority',
    text: words('Who goes first.'),
    binds: ['west', 'east'],
    ranks: [['medical'], ['supply'], ['patrol']],
  };
  const terms = {
    termsId: 'west-east',
    version: 1,
    title: words('Order'),
    parties: ['west', 'east'],
    fromMs: START,
    toMs: null,
    clauses: [clause],
  };
  await run(west, 'terms.propose', terms);
  await network.settle();
  for (const node of [west, east]) {
    await run(node, 'terms.sign', { termsId: 'west-east', version: 1 });
    await network.settle();
  }
  const cases: [string, string, (ids: string[]) => string][] = [
    ['medical', 'patrol', () => 'west'],
    ['patrol', 'supply', () => 'east'],
    ['supply', 'supply', ([ofWest, ofEast]) => ((ofWest as string) < (ofEast as string) ? 'west' : 'east')],
  ];
  for (const [i, [ofWest, ofEast, first]] of cases.entries()) {
    const [atWest, atEast, ids] = await atOnce(ofWest, ofEast, START + (20 + i * 5) * HOUR);
    assert.notEqual(atWest.subject.noticeId, atEast.subject.noticeId, 'each checked what came to it');
    assert.equal(atWest.finding.priority?.first, first(ids));
    assert.deepEqual(atWest.finding.priority, atEast.finding.priority);
    for (const language of ['en', 'ru', 'ar'] as const) {
      const sentence = sayPriorityIn(language, atWest.finding);
      assert.equal(sayPriorityIn(language, atEast.finding), sentence);
      assert.ok(sentence?.includes('P-1'));
    }
  }
});

function area(use: 'fire' | 'exercise', startMs: number) {
  const { fields } = movement(startMs);
  const shape = { type: 'circle', center: { lat: 37, lon: 41 }, radiusM: 800 };
  const route = { type: 'area', name: 'range', use, shape };
  const times = { type: 'validity', fromMs: startMs, toMs: startMs + HOUR, reviewByMs: startMs + HOUR };
  return { type: 'area', fields: { who: fields.who, route, times } };
}

it('ground kept clear for fire leaves first of all that waits, and the finding is flash; an exercise is not', async () => {
  const startMs = START + 60 * HOUR;
  const moving = await file(east, purposed('patrol', startMs));
  await network.settle();
  network.setLink('west', 'east', false);
  const early = await file(west, area('exercise', startMs));
  const fire = await file(west, area('fire', startMs));
  const waiting = await west.store.read.scan<{ index: number }>('parties_outbox', { prefix: 'east/' });
  const order: string[] = [];
  for (const { row } of waiting) order.push((await west.reader.entry(row.index))?.id ?? '');
  assert.ok(
    order.indexOf(fire) >= 0 && order.indexOf(fire) < order.indexOf(early),
    'filed later, sent first',
  );
  network.setLink('west', 'east', true);
  await network.settle();
  for (const node of [west, east]) {
    const rows = await node.ask<OpenRow[]>('conflicts.open', { noticeId: fire });
    const row = rows.find(({ subject, finding }) =>
      [subject.noticeId, finding.with?.noticeId].includes(moving),
    );
    assert.equal(row?.finding.kind, 'fire');
    const [entry] = await node.reader.act(row.actId);
    assert.equal(entry?.precedence, 'flash');
    const [other] = await node.ask<OpenRow[]>('conflicts.open', { noticeId: early });
    assert.equal((await node.reader.act(other?.actId ?? ''))[0]?.precedence, 'immediate');
    const listed = (await node.query('conflicts.list', {}, { by: null, roles: ['watch'] })) as {
      conflicts: OpenRow[];
    };
    assert.equal(listed.conflicts[0]?.finding.kind, 'fire', 'whoever looks sees it first');
  }
});
