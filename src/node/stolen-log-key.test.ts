import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keyedParties } from '../../test/helpers/node/thief.ts';
import { CHANGEABLE_ROLES, signCheckpoint } from '../record/index.ts';

describe('a stolen log key', () => {
  it('silences its owner no more, once the owner starts with the card that revokes it', async () => {
    const { parties, network } = await keyedParties(['east', 'west'], 'silenced');
    const [east] = parties;
    assert.ok(east);
    const { origin } = east.keys.card;
    const stolen = east.keys.seeds.logSigner();
    const further = () =>
      signCheckpoint({ origin, size: 1_000_000n, root: new Uint8Array(32).fill(7) }, stolen);
    await east.change({ roles: CHANGEABLE_ROLES, revokeFrom: 1 }, network);
    assert.equal(await east.node.remembered.take('west', further()), false);
    assert.equal(east.node.blocked, null);
  });

  it('that was only changed still counts for what it signed', async () => {
    const { parties, network } = await keyedParties(['east', 'west'], 'changed only');
    const [east] = parties;
    assert.ok(east);
    const { origin } = east.keys.card;
    const before = east.keys.seeds.logSigner();
    await east.change({ roles: ['log'], revokeFrom: null }, network);
    const note = signCheckpoint({ origin, size: 1_000_000n, root: new Uint8Array(32).fill(7) }, before);
    assert.equal(await east.node.remembered.take('west', note), true);
    assert.equal(east.node.blocked?.refused, 'NODE_FORGOTTEN');
  });
});
