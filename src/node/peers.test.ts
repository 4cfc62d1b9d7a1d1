import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keyedParties, say } from '../../test/helpers/node/thief.ts';
import { signCheckpoint } from '../record/index.ts';

describe('what a node holds of a peer’s log', () => {
  it('gives way where a stolen key signed it: the honest log is seen again after the revocation', async () => {
    const { parties, network } = await keyedParties(['east', 'west'], 'huge');
    const [east, west] = parties;
    assert.ok(east && west);
    const { origin } = east.keys.card;
    const root = new Uint8Array(32).fill(7);
    const forged = signCheckpoint({ origin, size: 2n ** 52n, root }, east.keys.seeds.logSigner());
    assert.equal(await west.node.peers.take('east', forged, west.node.writer), null);
    await east.change({ roles: ['log'], revokeFrom: await east.node.store.read.size() }, network);
    await network.settle();
    await say(east, west, 'one');
    await east.node.checkpoints.sign();
    await network.settle();
    await west.node.peers.take('east', east.node.checkpoints.note as string, west.node.writer);
    assert.equal(west.node.peers.get('east')?.size, Number(east.node.checkpoints.size));
  });
});
