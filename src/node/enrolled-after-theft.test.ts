import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keyedParties, linkOf, say, Thief } from '../../test/helpers/node/thief.ts';
import { run } from '../../test/helpers/nodes.ts';
import { entryOf } from './reader.ts';

describe('a card that revokes the message key, enrolled by hand before the owner’s entry comes', () => {
  it('what the thief sent under coming numbers gives way all the same', async () => {
    const { parties, network } = await keyedParties(['east', 'west'], 'by hand');
    const [east, west] = parties;
    assert.ok(east && west);
    await say(east, west, 'one');
    await network.settle();
    const thief = new Thief(east);
    const seq = (await linkOf(west, east)).inMax;
    for (const ahead of [1, 2, 3])
      assert.equal(await thief.send(west, thief.forge(west, seq + ahead, west.node.clock.now())), null);
    await east.change({ roles: ['message'], revokeFrom: await east.node.store.read.size() }, network);
    await run(west.node, 'parties.enrol', { card: east.keys.card });
    for (const words of ['two', 'three']) await say(east, west, words);
    await network.settle();
    const came = await west.node.store.read.entries({ direction: 'in', peer: 'east', limit: 64 });
    const honest = came.map(entryOf).filter(({ body }) => 'words' in (body as object));
    assert.deepEqual(
      honest.map(({ understood }) => understood),
      [true, true, true],
    );
    assert.ok((await west.fsck()).ok);
  });
});
