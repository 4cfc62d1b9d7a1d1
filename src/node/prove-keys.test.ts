import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type KeyedParty, keyedParties, say } from '../../test/helpers/node/thief.ts';
import { HOUR, movement, run, START } from '../../test/helpers/node/two-nodes.ts';
import { isRefusal } from '../contract/index.ts';
import { type PackVerdict, verifyPack } from '../record/index.ts';
import { proveAbsence, provePresence } from './prove.ts';

async function proved(party: KeyedParty, indexes: readonly number[]): Promise<PackVerdict> {
  const { store, identity, checkpoints } = party.node;
  await checkpoints.sign();
  const source = { read: store.read, card: identity.card, checkpoint: checkpoints.note };
  const pack = await provePresence(source, indexes);
  assert.ok(!isRefusal(pack), JSON.stringify(pack));
  const verdict = verifyPack(pack);
  assert.ok(!isRefusal(verdict), JSON.stringify(verdict));
  return verdict;
}
async function places(of: KeyedParty, direction: 'in' | 'out', peer: string): Promise<number[]> {
  const page = await of.node.store.read.entries({ direction, peer, limit: 256 });
  return page.filter(({ kind }) => kind.startsWith('line.')).map(({ index }) => index);
}
const messageKeys = ({ keys }: PackVerdict, party: string) =>
  keys.filter((key) => key.party === party && key.role === 'message').length;

describe('proofs over changed keys', () => {
  it('what the old key and what the new key signed stand in one pack, on either side', async () => {
    const { parties, network } = await keyedParties(['east', 'west'], 'proof of rotation');
    const [east, west] = parties as [KeyedParty, KeyedParty];
    await say(east, west, 'by the old key');
    await network.settle();
    await east.change({ roles: ['message'], revokeFrom: null }, network);
    await network.settle();
    await say(east, west, 'by the new key');
    await network.settle();
    for (const [of, direction, peer] of [
      [west, 'in', 'east'],
      [east, 'out', 'west'],
    ] as const) {
      const indexes = await places(of, direction, peer);
      assert.ok(indexes.length >= 2, `${indexes.length}`);
      const verdict = await proved(of, indexes);
      assert.equal(verdict.answer, 'supported');
      assert.equal(messageKeys(verdict, 'east'), 2);
    }
  });

  it('after a theft, what came before the news still stands, and the pack shows the news', async () => {
    const { parties, network } = await keyedParties(['east', 'west'], 'proof of theft');
    const [east, west] = parties as [KeyedParty, KeyedParty];
    await say(east, west, 'before the theft');
    await network.settle();
    const indexes = await places(west, 'in', 'east');
    await east.change({ roles: ['message'], revokeFrom: await east.node.store.read.size() }, network);
    await network.settle();
    const verdict = await proved(west, indexes);
    assert.equal(verdict.answer, 'supported');
    const kinds = verdict.findings.flatMap((found) => (found.type === 'entry' ? [found.kind] : []));
    assert.ok(kinds.includes('parties.rekeyed'), kinds.join());
  });

  it('a receipt that the stolen key signed is no proof by itself; as an entry from before the news it stands', async () => {
    const { parties, network } = await keyedParties(['east', 'west'], 'receipt of theft');
    const [east, west] = parties as [KeyedParty, KeyedParty];
    await say(east, west, 'received while the key was honest');
    await network.settle();
    const indexes = await places(east, 'out', 'west');
    const receipts = async () =>
      (await proved(east, indexes)).findings.filter(
        (found) => found.type === 'receipt' && found.by === 'west',
      ).length;
    assert.equal(await receipts(), 1);
    await west.change({ roles: ['message'], revokeFrom: await west.node.store.read.size() }, network);
    await network.settle();
    assert.equal(await receipts(), 0);
    const kinds = (await proved(east, indexes)).findings.map((found) =>
      found.type === 'entry' ? found.kind : null,
    );
    assert.ok(kinds.includes('parties.receipt'), 'who gave it cannot take it back by revoking its key');
  });

  it('an absence reaches as far as the revocation, so that notices of before still count as what they are', async () => {
    const { parties, network } = await keyedParties(['east', 'west'], 'absence and theft');
    const [east, west] = parties as [KeyedParty, KeyedParty];
    await run(east.node, 'notices.file', movement(START + 24 * HOUR, ['e1']));
    await network.settle();
    await east.change({ roles: ['message'], revokeFrom: await east.node.store.read.size() }, network);
    await network.settle();
    const { store, identity, checkpoints } = west.node;
    await checkpoints.sign();
    const window = { fromMs: START - HOUR, toMs: START + HOUR };
    const source = { read: store.read, card: identity.card, checkpoint: checkpoints.note };
    const pack = await proveAbsence(source, { peer: 'east', window, units: ['e1'], during: null });
    assert.ok(!isRefusal(pack), JSON.stringify(pack));
    const verdict = verifyPack(pack);
    assert.ok(!isRefusal(verdict), JSON.stringify(verdict));
    assert.equal(verdict.answer, 'contradicted');
  });
});
