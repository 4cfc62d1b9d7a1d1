/** What one node's doors serve is enough for another to prove its receipts, and for anybody to walk the whole log. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Door, joinDoors, movement, openDoor, settleDoors, signIn } from '../../test/helpers/running.ts';
import { isRefusal } from '../contract/index.ts';
import { auditLog, httpLog } from '../exchange/index.ts';
import { Recording } from '../node/index.ts';
import { cardKeys, type Verifier } from '../record/index.ts';
import type { RecordPage } from './console-api/shapes.ts';

describe('two nodes and their logs over HTTP', () => {
  let west: Door;
  let east: Door;
  let url: string;
  let key: Verifier;

  before(async () => {
    [west, east] = [await openDoor('west'), await openDoor('east')];
    await joinDoors([west, east]);
    const all = await signIn(west, 'all');
    for (let i = 0; i < 5; i++) await all({ method: 'POST', url: '/api/notices', payload: movement });
    await settleDoors([west, east]);
    for (const { running } of [west, east]) await running.node.checkpoints.sign();
    url = await east.app.listen({ host: '127.0.0.1', port: 0 });
    const keys = cardKeys(east.running.node.identity.card);
    assert.ok(!isRefusal(keys));
    key = keys.log;
  });
  after(async () => {
    for (const door of [west, east]) await door.close();
  });
  const statesOf = async (): Promise<string[]> => {
    const all = await signIn(west, 'all');
    const answer = await all({ url: '/api/record?kind=notices.filed&party=west' });
    const [first] = answer.json<RecordPage>().entries;
    return first?.states.map(({ code }) => code) ?? [];
  };

  it('a node’s log passes the walk of any log, and another key is refused', async () => {
    const report = await auditLog({ read: httpLog(`${url}/log`), key, partials: true });
    assert.deepEqual(report.bad, null);
    assert.deepEqual([report.origin, report.signed], [east.running.node.identity.card.origin, true]);
    assert.ok(report.entries >= 10, `${report.entries} entries`);
    const own = cardKeys(west.running.node.identity.card);
    assert.ok(!isRefusal(own));
    assert.equal((await auditLog({ read: httpLog(`${url}/log`), key: own.log })).bad?.what, 'checkpoint');
    assert.equal(
      (await auditLog({ read: httpLog(url) })).bad?.what,
      'no-checkpoint',
      'not under that prefix',
    );
  });

  it('a delivery moves from received to recorded once the peer’s log is cosigned, and each step is said', async () => {
    const { node } = west.running;
    const link = west.peers.get('east');
    assert.ok(link);
    const logFile = async (path: string): Promise<Uint8Array | null> => {
      const answer = await east.app.inject({ url: `/log/${path}` });
      return answer.statusCode === 200 ? answer.rawPayload : null;
    };
    const recording = new Recording({
      node,
      linkTo: () => ({ logFile }),
      policy: null,
      realMs: () => 0,
    });
    assert.ok((await statesOf()).includes('received'));
    assert.ok(!(await statesOf()).includes('recorded'));
    assert.equal(await recording.look('east'), 0, 'nobody has cosigned it yet');
    for (const { running } of [west, east]) await running.node.cosigning.round();
    assert.equal(await recording.look('east'), 5);
    const states = await statesOf();
    assert.ok(states.includes('recorded'), states.join());
    assert.ok(states.includes('cosigned'), states.join());
  });
});
