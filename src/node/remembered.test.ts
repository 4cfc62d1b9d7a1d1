import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { effort, skipFast } from '../../test/effort.ts';
import { memoryNode, officer, run } from '../../test/helpers/nodes.ts';
import { copyOf, linkToNode } from '../../test/helpers/remembering.ts';
import { movement } from '../../test/helpers/running.ts';
import { isRefusal, RefusalError } from '../contract/index.ts';
import type { Link } from '../exchange/index.ts';
import { encodeAddCheckpoint, originHash, rootOf, signCheckpoint } from '../record/index.ts';
import { createMemoryStore, createSqliteStore, type Store } from '../store/index.ts';
import { type Lock, memoryLock } from './checkpoints.ts';
import { VirtualClock } from './clock.ts';
import { fileLock, folderAt, makeParty } from './folder.ts';
import { buildHouse } from './house.ts';
import type { Identity } from './identity.ts';
import { ParleyNode } from './node.ts';
import { seededRandom, systemRandom } from './random.ts';
import { Remembered } from './remembered.ts';
import { rooms } from './rooms.ts';

const START = Date.parse('2020-08-24T06:00:00Z');
const clock = new VirtualClock(START);
const names = { en: 'West', ru: 'Запад', ar: 'الغرب' };
const { identity } = makeParty({ party: 'west', mode: 'exercise', names, url: null }, seededRandom('west'));
const body = { peer: 'east', hash: '0'.repeat(64), room: 'parties', why: 'none' };

function grow(node: ParleyNode, by: number): Promise<unknown> {
  return node.writer.submit(async (session) => {
    for (let i = 0; i < by; i++) await session.write({ kind: 'parties.not-followed-up', body }, null);
  });
}

describe('a record that has forgotten what it signed', () => {
  let top: string;
  let east: ParleyNode;
  let reachable = true;
  const linkTo = (peer: string): Link | null => (peer === 'east' && reachable ? linkToNode(east) : null);
  /** A node in that folder, with keys and ways as ever. */
  const openIn = async (path: string, as: Identity = identity) => {
    const folder = folderAt(path);
    mkdirSync(path, { recursive: true });
    return ParleyNode.open({
      identity: as,
      house: buildHouse(rooms),
      store: await createSqliteStore(folder.record, { create: !existsSync(folder.record) }),
      lock: fileLock(folder),
      clock,
      random: systemRandom,
      linkTo,
      failed: (error) => {
        throw error;
      },
    });
  };
  before(async () => {
    top = mkdtempSync(join(tmpdir(), 'parley-forgotten-'));
    east = await memoryNode('east', clock);
    await run(east, 'parties.enrol', { card: identity.card });
  });
  after(() => rmSync(top, { recursive: true, force: true }));

  /** Whatever is asked of it, it makes no entry and signs nothing. */
  async function isSilent(restored: ParleyNode, lock: Lock, envelope: Uint8Array): Promise<void> {
    const size = await restored.store.read.size();
    const signed = await lock.read();
    assert.equal(restored.remembered.forgotten?.how, 'behind');
    assert.equal(restored.remembered.forgotten?.by, 'east');
    const code = (answer: unknown) => (isRefusal(answer) ? answer.refused : 'ok');
    assert.equal(code(await restored.command('parties.complete', {}, officer('Ann'))), 'NODE_FORGOTTEN');
    assert.equal(code(await restored.receive(envelope)), 'NODE_FORGOTTEN');
    assert.equal(await restored.tick(), 0);
    await assert.rejects(grow(restored, 1), RefusalError, 'no way round the door either');
    const note = east.checkpoints.note as string;
    const request = encodeAddCheckpoint({ oldSize: 0n, proof: [], note });
    assert.equal(code(await restored.witness.add(request)), 'NODE_FORGOTTEN');
    await restored.checkpoints.sign();
    await restored.cosigning.round();
    assert.equal(await restored.store.read.size(), size);
    await restored.close();
    assert.equal(await lock.read(), signed, 'nothing was signed');
  }
  async function envelopeForWest(): Promise<Uint8Array> {
    await run(east, 'notices.file', movement);
    await east.checkpoints.sign();
    const [sent] = await east.store.read.entries({ direction: 'out', peer: 'west', limit: 1 });
    return sent?.envelope ?? new Uint8Array();
  }
  const openWith = (store: Store, lock: Lock) =>
    ParleyNode.open({
      identity,
      house: buildHouse(rooms),
      store,
      lock,
      clock,
      random: systemRandom,
      linkTo,
      failed: (error) => {
        throw error;
      },
    });

  it('a copy of yesterday signs nothing, a hundred times out of a hundred', async () => {
    const lock = memoryLock();
    const west = await openWith(createMemoryStore(), lock);
    await run(west, 'parties.enrol', { card: east.identity.card });
    const envelope = await envelopeForWest();
    const cases = effort(100, 20);
    let silent = 0;
    for (let i = 0; i < cases; i++) {
      await west.checkpoints.sign();
      await west.cosigning.round();
      const [store, kept] = [await copyOf(west.store), memoryLock()];
      await kept.write((await lock.read()) as string);
      await grow(west, 1 + (i % 7));
      await west.checkpoints.sign();
      await west.cosigning.round();
      assert.equal(west.remembered.forgotten, null, 'the true one goes on');
      await isSilent(await openWith(store, kept), kept, envelope);
      silent += 1;
    }
    assert.equal(silent, cases);
    // Left as it was found: the next test has a log of its own.
    await west.close();
  });

  it('nor does a folder that was copied back', { skip: skipFast }, async () => {
    const south = makeParty(
      { party: 'west', mode: 'exercise', names, url: null },
      seededRandom('on disk'),
    ).identity;
    const other = await memoryNode('east', clock);
    await run(other, 'parties.enrol', { card: south.card });
    const before = east;
    east = other;
    const path = join(top, 'west');
    const west = await openIn(path, south);
    await run(west, 'parties.enrol', { card: east.identity.card });
    const envelope = await envelopeForWest();
    for (let i = 0; i < 3; i++) {
      await west.checkpoints.sign();
      await west.cosigning.round();
      // Copied while nothing is written.
      const copy = join(top, `yesterday-${i}`);
      cpSync(path, copy, { recursive: true });
      await grow(west, 1 + i);
      await west.checkpoints.sign();
      await west.cosigning.round();
      await isSilent(await openIn(copy, south), fileLock(folderAt(copy)), envelope);
    }
    await west.close();
    east = before;
  });

  it('who cannot be reached does not stop the start; a node that asks nobody would sign (control)', async () => {
    const south = makeParty(
      { party: 'south', mode: 'exercise', names, url: null },
      seededRandom('south'),
    ).identity;
    await run(east, 'parties.enrol', { card: south.card });
    const path = join(top, 'south');
    const first = await openIn(path, south);
    await run(first, 'parties.enrol', { card: east.identity.card });
    await first.checkpoints.sign();
    await first.close();
    const copy = join(top, 'south-copy');
    cpSync(path, copy, { recursive: true });
    const ahead = await openIn(path, south);
    await grow(ahead, 3);
    await ahead.checkpoints.sign();
    await ahead.cosigning.round();
    await ahead.close();

    reachable = false;
    const alone = await openIn(copy, south);
    assert.equal(alone.remembered.forgotten, null);
    assert.equal(alone.remembered.compared.size, 0);
    const before = alone.checkpoints.size;
    await grow(alone, 1);
    await alone.checkpoints.sign();
    assert.ok(alone.checkpoints.size > before, 'nothing but the asking stops it');
    reachable = true;
    // Met again: East refuses to cosign, shows what it holds, and the node is silent from here on.
    await alone.cosigning.round();
    assert.ok(alone.remembered.forgotten);
    await assert.rejects(grow(alone, 1), RefusalError);
    await alone.close();
  });
});

describe('what others show of this log', () => {
  const log = { origin: identity.card.origin };
  async function west() {
    const node = await ParleyNode.open({
      identity,
      house: buildHouse(rooms),
      store: createMemoryStore(),
      lock: memoryLock(),
      clock,
      random: seededRandom('x'),
      failed: (error) => {
        throw error;
      },
    });
    await grow(node, 5);
    return node;
  }
  const signed = (size: bigint, root: Uint8Array) => signCheckpoint({ ...log, size, root }, identity.log);

  it('believes its own key only: a liar cannot silence it', async () => {
    const node = await west();
    const { log: stranger } = makeParty(
      { party: 'west', mode: 'exercise', names, url: null },
      seededRandom('liar'),
    ).identity;
    const lie = signCheckpoint({ ...log, size: 10n ** 9n, root: new Uint8Array(32) }, stranger);
    for (const note of [lie, 'junk', '', signed(3n, new Uint8Array(32)).replace('\n3\n', '\n300\n')])
      assert.equal(await node.remembered.take('east', note), false);
    const other = signCheckpoint({ origin: 'x', size: 99n, root: new Uint8Array(32) }, identity.log);
    assert.equal(await node.remembered.take('east', other), false);
    assert.equal(node.remembered.forgotten, null);
    await grow(node, 1);
  });

  it('another root of its own size is another history, and no later word mends that', async () => {
    const node = await west();
    const { size } = node.writer.tree;
    assert.ok(await node.remembered.take('east', signed(size, rootOf(node.writer.tree))));
    assert.ok(!node.remembered.refusal());
    assert.ok(await node.remembered.take('east', signed(size - 1n, new Uint8Array(32))));
    assert.equal(node.remembered.forgotten?.how, 'other');
    assert.ok(await node.remembered.take('north', signed(size, rootOf(node.writer.tree))));
    assert.equal(node.remembered.forgotten?.how, 'other');
    const refusal = node.remembered.refusal();
    assert.equal(refusal?.refused, 'NODE_OTHER_HISTORY');
    await assert.rejects(grow(node, 1), RefusalError);
  });

  it('is asked of everybody, and waits for nobody longer than it should', async () => {
    const node = await west();
    const never = new Promise<never>(() => {});
    const asked: string[] = [];
    const remembered = new Remembered({
      store: node.store,
      identity,
      keys: async () => [],
      now: () => 7,
      unasked: async () => [],
      cosigners: async () =>
        ['slow', 'gone', 'empty'].map((name) => ({
          name,
          key: null as never,
          link: {
            logFile: async () => null,
            addCheckpoint: async () => ({ status: 500, body: '' }),
            witnessed: async (hash: string) => {
              assert.equal(hash, originHash(log.origin));
              asked.push(name);
              if (name === 'slow') return never;
              if (name === 'gone') throw new Error('gone');
              return null;
            },
          },
        })),
    });
    const began = performance.now();
    await remembered.compareAll(100);
    assert.ok(performance.now() - began < 2_000);
    assert.deepEqual(asked, ['slow', 'gone', 'empty']);
    assert.deepEqual([...remembered.compared], [['empty', 7]]);
    assert.deepEqual([...remembered.waiting], ['slow', 'gone']);
  });
});
