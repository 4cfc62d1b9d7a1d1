import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HOUR, inMemory, join2, movement, run, START } from '../../test/helpers/node/two-nodes.ts';
import { DELIVERIES, type Delivered, type DeliveryRow, deliveryKey } from '../parties/index.ts';
import {
  appendLeaf,
  cardKeys,
  cosign,
  EMPTY_TREE,
  encodeTile,
  leafHash,
  parseTilePath,
  readNote,
  rootOf,
  signCheckpoint,
  withLines,
} from '../record/index.ts';
import { VirtualClock } from './clock.ts';
import { fsck } from './fsck.ts';
import type { ParleyNode } from './node.ts';
import { Recording, type RecordingPorts } from './recording.ts';
import { viewHashes } from './views.ts';

/** The peer's log as it serves it, cosigned by those named. */
function logOf(node: ParleyNode, by: readonly ParleyNode[]) {
  const asked: string[] = [];
  return {
    asked,
    async logFile(path: string): Promise<Uint8Array | null> {
      asked.push(path);
      if (path === 'checkpoint') {
        const { note } = node.checkpoints;
        const read = readNote(note as string);
        assert.ok(note && !('refused' in read));
        const lines = by.map(({ identity }) =>
          cosign(
            read.text,
            { name: `${identity.card.origin}/witness`, signer: identity.cosign },
            BigInt(Math.floor(START / 1000)),
          ),
        );
        return new TextEncoder().encode(withLines(note, lines));
      }
      const name = parseTilePath(path);
      if (!name || name.level === 'entries') return null;
      const from = Number(name.index) * 256;
      const hashes = await node.store.read.nodes(name.level * 8, from, from + name.width);
      return hashes.length === name.width ? encodeTile(hashes) : null;
    },
  };
}

/** Another log, which the peer's own key signed: none of what it receipted stands in it. */
function rewritten(node: ParleyNode, witness: ParleyNode) {
  let tree = EMPTY_TREE;
  const leaves: Uint8Array[] = [];
  for (let i = 0; i < 200; i++) {
    const leaf = leafHash(new TextEncoder().encode(`another ${i}`));
    leaves.push(leaf);
    tree = appendLeaf(tree, leaf).tree;
  }
  const { card, log } = node.identity;
  const note = signCheckpoint({ origin: card.origin, size: tree.size, root: rootOf(tree) }, log);
  const name = `${witness.identity.card.origin}/witness`;
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
  const line = cosign(text, { name, signer: witness.identity.cosign }, BigInt(Math.floor(START / 1000)));
  return {
    asked: [],
    async logFile(path: string): Promise<Uint8Array | null> {
      if (path === 'checkpoint') return new TextEncoder().encode(withLines(note, [line]));
      return path === 'tile/0/000.p/200' ? encodeTile(leaves) : null;
    },
  };
}

async function traffic() {
  const clock = new VirtualClock(START);
  const west = await inMemory('west', clock);
  const east = await inMemory('east', clock);
  const network = await join2(west, east);
  for (let i = 0; i < 3; i++) await run(west, 'notices.file', movement(START + (24 + i) * HOUR));
  await network.settle();
  await east.checkpoints.sign();
  const filed = await west.store.read.entries({ kind: 'notices.filed', direction: 'own', limit: 10 });
  const deliveries = async () => {
    const all = filed.map(({ actId }) => west.ask<Delivered[]>('parties.deliveries', { actId }));
    return (await Promise.all(all)).flat();
  };
  const recording = (link: ReturnType<typeof logOf>, more: Partial<RecordingPorts> = {}) =>
    new Recording({ node: west, linkTo: () => link, policy: null, realMs: () => 0, ...more });
  return { clock, west, east, network, filed, deliveries, recording };
}

describe('the proof that follows a receipt', () => {
  it('is found in the peer’s log, kept as an entry, and moves the delivery from received to recorded', async () => {
    const { west, east, deliveries, recording } = await traffic();
    assert.deepEqual(
      (await deliveries()).map(({ evidence }) => evidence.state),
      ['received', 'received', 'received'],
    );
    const looks = recording(logOf(east, [west]));
    assert.equal(await looks.look('east'), 3);
    for (const { evidence, proof, receipt } of await deliveries()) {
      assert.equal(evidence.state, 'recorded');
      assert.equal(proof?.index, receipt?.index);
    }
    assert.equal(await looks.look('east'), 0, 'nothing is proved twice');
    const kept = await west.store.read.entries({ kind: 'parties.recorded', limit: 10 });
    assert.equal(kept.length, 1, 'one entry for all of them');
    for (const [table, hash] of await viewHashes(west.store.read, west.house, west.identity))
      assert.equal(await west.store.read.dumpHash(table), hash, table);
    const ports = { house: west.house, files: west.store.files, card: west.identity.card, lock: null };
    assert.equal((await fsck(west.store.read, ports)).bad, null);
  });

  it('waits for witnesses: a checkpoint that nobody else cosigned proves nothing', async () => {
    const { west, east, deliveries, recording } = await traffic();
    assert.equal(await recording(logOf(east, [])).look('east'), 0);
    assert.equal(await recording(logOf(east, [east])).look('east'), 0, 'least of all the peer itself');
    const both = [
      { name: 'west', key: west },
      { name: 'east', key: east },
    ].map(({ name, key }) => ({
      name,
      key: { ...verifier(key) },
      url: null,
    }));
    const policy = {
      logs: [],
      witnesses: both,
      groups: [{ name: 'All', threshold: 2, members: ['west', 'east'] }],
      quorum: 'All',
    };
    assert.equal(
      await recording(logOf(east, [west]), { policy }).look('east'),
      0,
      'as many as the policy asks for',
    );
    assert.ok((await deliveries()).every(({ evidence }) => evidence.state === 'received'));
    assert.equal(await recording(logOf(east, [west, east]), { policy }).look('east'), 3);
  });

  it('takes no tile on trust, and notices a log that does not hold what its party receipted', async () => {
    const { west, east, recording, deliveries } = await traffic();
    const honest = logOf(east, [west]);
    const lying = {
      ...honest,
      async logFile(path: string) {
        const bytes = await honest.logFile(path);
        if (!bytes || path === 'checkpoint') return bytes;
        return Uint8Array.from(bytes, (byte) => byte ^ 1);
      },
    };
    const tampered = recording(lying);
    assert.equal(await tampered.look('east'), 0);
    assert.equal(tampered.contradicted.size, 0, 'tiles changed on the way accuse nobody');
    const looks = recording(rewritten(east, west));
    await assert.rejects(looks.look('east'), /does not hold at \d+ what its receipt says/);
    assert.ok(looks.contradicted.has('east'));
    const cut = {
      ...honest,
      logFile: async (path: string) => (path === 'checkpoint' ? honest.logFile(path) : null),
    };
    await assert.rejects(recording(cut).look('east'), RangeError);
    assert.ok((await deliveries()).every(({ evidence }) => evidence.state === 'received'));
  });

  it('never comes before the receipt: a copy without one stays where it is', async () => {
    const { west, east, network, recording } = await traffic();
    network.setLink('west', 'east', false);
    const filed = await run(west, 'notices.file', movement(START + 48 * HOUR));
    assert.equal(await recording(logOf(east, [west])).look('east'), 3);
    const actId = String(filed.entries[0]?.id);
    const [waiting] = await west.ask<Delivered[]>('parties.deliveries', { actId });
    assert.deepEqual([waiting?.evidence.state, waiting?.evidence.delivered], ['origin', false]);
  });

  it('is held against receipt and key by fsck', async () => {
    const { west, east, recording } = await traffic();
    await recording(logOf(east, [west])).look('east');
    const [kept] = await west.store.read.entries({ kind: 'parties.recorded', limit: 1 });
    assert.ok(kept);
    // A node whose software keeps what it likes: the proof of one act under the name of another.
    const north = await traffic();
    const body = JSON.parse(kept.meta).body as { proofs: { act: string; of: string }[]; checkpoint: string };
    const other = await north.west.store.read.get<DeliveryRow>(
      DELIVERIES,
      deliveryKey(String(north.filed[1]?.actId), 'east'),
    );
    assert.ok(other);
    const forged = { ...body, proofs: [{ ...body.proofs[0], act: other.actId, of: other.hash }] };
    await north.west.writer.submit((session) =>
      session.write({ kind: 'parties.recorded', body: forged }, null),
    );
    const { west: bad } = north;
    const ports = { house: bad.house, files: bad.store.files, card: bad.identity.card, lock: null };
    const report = await fsck(bad.store.read, ports);
    assert.equal(report.bad?.what, 'proof', JSON.stringify(report.bad));
  });
});

function verifier({ identity }: ParleyNode) {
  const keys = cardKeys(identity.card);
  assert.ok(!('refused' in keys));
  return keys.cosign;
}
