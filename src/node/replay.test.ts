import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keyedParties, say, Thief } from '../../test/helpers/node/thief.ts';
import { encodeEnvelope } from '../record/index.ts';

describe('a second envelope under one number, sent again after our own key was revoked', () => {
  it('adds nothing to the record, however often it comes', async () => {
    const { parties, network } = await keyedParties(['east', 'west'], 'replay');
    const [east, west] = parties;
    assert.ok(east && west);
    await say(east, west, 'one');
    await network.settle();
    const second = encodeEnvelope(new Thief(east).forge(west, 1, west.node.clock.now()));
    await west.node.receive(second);
    await west.change({ roles: ['message'], revokeFrom: await west.node.store.read.size() }, network);
    await network.settle();
    await west.node.receive(second);
    const size = await west.node.store.read.size();
    for (let i = 0; i < 5; i++) await west.node.receive(second);
    assert.equal(await west.node.store.read.size(), size);
  });
});
