import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { run } from '../../test/helpers/nodes.ts';
import { linkToNode } from '../../test/helpers/remembering.ts';
import { movement } from '../../test/helpers/running.ts';
import { isRefusal } from '../contract/index.ts';
import type { Forked } from '../parties/index.ts';
import { cardKeys, checkFork, encodeAddCheckpoint } from '../record/index.ts';
import { createMemoryStore } from '../store/index.ts';
import { memoryLock } from './checkpoints.ts';
import { VirtualClock } from './clock.ts';
import { makeParty } from './folder.ts';
import { buildHouse } from './house.ts';
import { ParleyNode } from './node.ts';
import { seededRandom, systemRandom } from './random.ts';
import { entryOf } from './reader.ts';
import { rooms } from './rooms.ts';

const clock = new VirtualClock(Date.parse('2020-08-24T06:00:00Z'));

/** A node of that party; the same party twice has the same keys and another record. */
function opened(party: string, ways: Record<string, () => ParleyNode>): Promise<ParleyNode> {
  const names = { en: party, ru: party, ar: party };
  const { identity } = makeParty({ party, mode: 'exercise', names, url: null }, seededRandom(party));
  return ParleyNode.open({
    identity,
    house: buildHouse(rooms),
    store: createMemoryStore(),
    lock: memoryLock(),
    clock,
    random: systemRandom,
    linkTo: (peer) => (ways[peer] ? linkToNode(ways[peer]()) : null),
    failed: (error) => {
      throw error;
    },
  });
}
async function write(node: ParleyNode, count: number): Promise<void> {
  for (let i = 0; i < count; i++) await run(node, 'notices.file', movement);
  await node.checkpoints.sign();
}

async function scene(twoFaced: boolean) {
  const east: ParleyNode = await opened('east', { west: () => west, north: () => north });
  const north: ParleyNode = await opened('north', { west: () => shown, east: () => east });
  const west: ParleyNode = await opened('west', { east: () => east, north: () => north });
  const shown = twoFaced ? await opened('west', { north: () => north }) : west;
  for (const [node, peers] of [
    [east, [west, north]],
    [north, [west, east]],
    [west, [east, north]],
  ] as const)
    for (const { identity } of peers) await run(node, 'parties.enrol', { card: identity.card });
  if (twoFaced) await run(shown, 'parties.enrol', { card: north.identity.card });
  return { east, north, west, shown };
}

describe('a log that tells two histories', () => {
  it('is found by gossip, with evidence that anybody can check; it is cosigned no more, and still heard', async () => {
    const { east, north, west, shown } = await scene(true);
    // North sees one West, East the other. Each is cosigned by whom it is shown to.
    await write(shown, 2);
    await shown.cosigning.round();
    assert.ok(shown.cosigned);
    await write(west, 4);
    // The West that East sees does not ask North, which would refuse it.
    const note = west.checkpoints.note as string;
    const asked = await east.witness.add(encodeAddCheckpoint({ oldSize: 0n, proof: [], note }));
    assert.ok(!isRefusal(asked) && asked.answer === 'cosigned');
    assert.equal(await east.peers.isForked('west'), false);

    await east.gossip.round();
    assert.equal(await east.peers.isForked('west'), true);
    assert.equal(await east.peers.isForked('north'), false);
    const [entry] = (await east.store.read.entries({ kind: 'parties.forked' })).map(entryOf);
    assert.ok(entry);
    const { evidence, party } = entry.body as Forked;
    assert.equal(party, 'west');
    const keys = cardKeys(west.identity.card);
    assert.ok(!isRefusal(keys));
    const pair = checkFork(JSON.parse(JSON.stringify(evidence)), [keys.log]);
    assert.ok(!isRefusal(pair), 'whoever has the log’s key can check it');

    await write(west, 1);
    const more = await east.witness.add(
      encodeAddCheckpoint({ oldSize: 0n, proof: [], note: west.checkpoints.note as string }),
    );
    assert.ok(isRefusal(more) && more.refused === 'NODE_LOG_FORKED');
    // What it has to say still comes in: a safety message is never refused.
    await run(west, 'notices.file', { ...movement, to: ['east'] });
    const [sent] = await west.store.read.entries({ direction: 'out', peer: 'east', reverse: true, limit: 1 });
    const received = await east.receive(sent?.envelope as Uint8Array);
    assert.ok(!isRefusal(received) && received.receipt);
    // A second round adds no second entry.
    await east.gossip.round();
    assert.equal((await east.store.read.entries({ kind: 'parties.forked' })).length, 1);
    // The one that showed two faces is found out by its own witnesses as well.
    await shown.remembered.compareWith({
      name: 'east',
      key: keys.cosign,
      link: linkToNode(east),
    });
    assert.ok(shown.remembered.forgotten);
    assert.ok(north.store);
  });

  it('an honest log is accused by nobody, however far apart its witnesses are', async () => {
    const { east, north, west } = await scene(false);
    await write(west, 1);
    await west.cosigning.round();
    for (let turn = 0; turn < 6; turn++) {
      await write(west, 1 + turn);
      const note = west.checkpoints.note as string;
      // Now one, now the other is told; each looks round in between.
      const told = turn % 2 ? east : north;
      await told.peers.take('west', note, told.writer);
      if (turn % 3 === 0) await west.cosigning.round();
      assert.ok((await east.gossip.round()) > 0);
      assert.ok((await north.gossip.round()) > 0);
    }
    for (const node of [east, north, west]) {
      assert.equal((await node.store.read.entries({ kind: 'parties.forked' })).length, 0);
      assert.equal(node.remembered.forgotten, null);
    }
    assert.deepEqual(
      west.cosigned?.by.map(({ witness }) => witness),
      ['east', 'north'],
    );
  });

  it('two roots of one size handed to the witness itself are evidence too', async () => {
    const { east, west, shown } = await scene(true);
    await write(west, 1);
    await write(shown, 1);
    while (west.checkpoints.size !== shown.checkpoints.size) {
      const behind = west.checkpoints.size < shown.checkpoints.size ? west : shown;
      await behind.writer.submit((session) =>
        session.write(
          {
            kind: 'parties.not-followed-up',
            body: { peer: 'x', hash: '0'.repeat(64), room: 'x', why: 'x' },
          },
          null,
        ),
      );
      await behind.checkpoints.sign();
    }
    const ask = (node: ParleyNode, oldSize: bigint) =>
      east.witness.add(encodeAddCheckpoint({ oldSize, proof: [], note: node.checkpoints.note as string }));
    assert.ok(!isRefusal(await ask(west, 0n)));
    const second = await ask(shown, shown.checkpoints.size);
    assert.ok(isRefusal(second) && second.refused === 'RECORD_WITNESS_FORK');
    assert.equal(await east.peers.isForked('west'), true);
  });
});
