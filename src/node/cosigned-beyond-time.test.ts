import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keyedParties, say } from '../../test/helpers/node/thief.ts';
import { isRefusal } from '../contract/index.ts';
import { cosign, readNote, verifyPack, withLines } from '../record/index.ts';
import { provePresence } from './prove.ts';

describe('a peer that cosigns with a time beyond the calendar', () => {
  it('cannot keep others from proving what passed with it', async () => {
    const { parties, network } = await keyedParties(['east', 'west'], 'beyond time');
    const [east, west] = parties;
    assert.ok(east && west);
    await say(west, east, 'one');
    await network.settle();
    await east.node.checkpoints.sign();
    await west.node.checkpoints.sign();
    const note = east.node.checkpoints.note as string;
    const read = readNote(note);
    assert.ok(!isRefusal(read));
    const { card, cosign: signer } = east.node.identity;
    const line = cosign(read.text, { name: `${card.origin}/witness`, signer }, 2n ** 62n);
    assert.equal(await west.node.peers.take('east', withLines(note, [line]), west.node.writer), null);
    const [sent] = await west.node.store.read.entries({ direction: 'out', peer: 'east', limit: 1 });
    const { store, identity, checkpoints } = west.node;
    const source = { read: store.read, card: identity.card, checkpoint: checkpoints.note };
    const pack = await provePresence(source, [sent!.index]);
    assert.ok(!isRefusal(pack), JSON.stringify(pack));
    const verdict = verifyPack(pack);
    assert.ok(!isRefusal(verdict));
    assert.equal(verdict.checkpoints.length, 2, 'the peer’s own state is shown, without that line');
  });
});
