import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isRefusal, type Role } from '../contract/index.ts';
import type { NoticeView } from '../notices/index.ts';
import { createMemoryStore } from '../store/index.ts';
import { memoryLock } from './checkpoints.ts';
import { VirtualClock } from './clock.ts';
import { makeParty } from './folder.ts';
import { buildHouse } from './house.ts';
import { Network } from './network.ts';
import { type Actor, type Outcome, ParleyNode } from './node.ts';
import { seededRandom } from './random.ts';
import { rooms } from './rooms.ts';
import { viewHashes } from './views.ts';

const START = Date.parse('2020-08-24T06:00:00Z');
const ALL: Role[] = ['watch', 'planner', 'liaison', 'command', 'monitor', 'admin'];
const officer = (name: string): Actor => ({
  by: { office: 'watch', officer: name, signIn: 'test' },
  roles: ALL,
});

async function openNode(party: string, clock: VirtualClock) {
  const random = seededRandom(party);
  const names = { en: party, ru: `сторона ${party}`, ar: `طرف ${party}` };
  const { identity } = makeParty({ party, mode: 'exercise', names, url: null }, random);
  return ParleyNode.open({
    identity,
    house: buildHouse(rooms),
    store: createMemoryStore(),
    lock: memoryLock(),
    clock,
    random,
    failed: (error) => {
      throw error;
    },
  });
}

async function run(node: ParleyNode, name: string, input: unknown): Promise<Outcome> {
  const command = node.house.commands.get(name);
  const outcome = await node.command(name, command?.schema.parse(input), officer('Ann'));
  assert.ok(!isRefusal(outcome), JSON.stringify(outcome));
  return outcome;
}

const HOUR = 3_600_000;
const movement = {
  type: 'movement',
  fields: {
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
      atMs: [START + 24 * HOUR, START + 25 * HOUR],
      earlyS: 600,
      lateS: 600,
      model: 'rigid',
    },
  },
};

describe('two nodes', () => {
  it('files a notice, gets a receipt, and the views are the record read again', async () => {
    const clock = new VirtualClock(START);
    const west = await openNode('west', clock);
    const east = await openNode('east', clock);
    await run(west, 'parties.enrol', { card: east.identity.card });
    await run(east, 'parties.enrol', { card: west.identity.card });
    const network = new Network();
    await network.join(west, async () => {});
    await network.join(east, async () => {});

    network.setLink('west', 'east', false);
    const filed = await run(west, 'notices.file', { ...movement, disclose: { east: 'coarse' } });
    await network.settle();
    const view = () => west.ask<NoticeView>('notices.byId', { noticeId: filed['noticeId'] });
    assert.deepEqual((await view()).receipts, {}, 'nothing is received over a cut link');

    network.setLink('west', 'east', true);
    await network.settle();
    assert.ok((await view()).receipts['east'], 'the receipt is there');
    const theirs = await east.ask<NoticeView>('notices.byId', { noticeId: filed['noticeId'] });
    assert.equal(theirs.rootHolds, true);
    assert.equal(theirs.fields.route, undefined, 'the exact route was not opened to east');
    assert.ok(theirs.fields.area);

    await run(east, 'notices.position', {
      noticeId: filed['noticeId'],
      position: 'objection',
      words: 'Our works are there.',
    });
    await network.settle();
    assert.equal((await view()).positions['east']?.position, 'objection');

    for (const node of [west, east]) {
      await node.checkpoints.sign();
      for (const [table, hash] of await viewHashes(node.store.read, node.house, node.identity)) {
        assert.equal(await node.store.dumpHash(table), hash, `${node.identity.party} ${table}`);
      }
    }
  });
});
