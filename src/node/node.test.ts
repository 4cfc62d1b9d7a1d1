import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memoryNode, run } from '../../test/helpers/nodes.ts';
import type { NoticeView } from '../notices/index.ts';
import { VirtualClock } from './clock.ts';
import { Network } from './network.ts';
import { viewHashes } from './views.ts';

const START = Date.parse('2020-08-24T06:00:00Z');
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
    const west = await memoryNode('west', clock);
    const east = await memoryNode('east', clock);
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
