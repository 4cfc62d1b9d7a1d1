import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keyedParties } from '../../test/helpers/node/thief.ts';
import { isRefusal } from '../contract/index.ts';
import { PARTIES, type PartyRow } from '../parties/index.ts';
import { logKeysNow } from '../record/index.ts';

describe('keys revoked after a theft', () => {
  it('the log key before goes with the present one: both lay in the stolen keyring', async () => {
    const { parties, network } = await keyedParties(['east', 'west'], 'both log keys');
    const [east, west] = parties;
    assert.ok(east && west);
    await east.change({ roles: ['log'], revokeFrom: null }, network);
    await network.settle();
    await east.change({ roles: ['message', 'log'], revokeFrom: await east.node.store.read.size() }, network);
    await network.settle();
    const row = await west.node.store.read.get<PartyRow>(PARTIES, 'east');
    assert.equal(row?.card.serial, 3);
    const keys = logKeysNow(row as PartyRow);
    assert.ok(!isRefusal(keys));
    assert.equal(keys.length, 1);
    assert.ok((await west.fsck()).ok && (await east.fsck()).ok);
  });
});
