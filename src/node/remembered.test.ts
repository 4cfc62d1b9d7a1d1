import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { effort, skipFast } from '../../test/effort.ts';
import { memoryNode, officer, run } from '../../test/helpers/nodes.ts';
import { movement } from '../../test/helpers/running.ts';
import { isRefusal, RefusalError } from '../contract/index.ts';
import type { Link } from '../exchange/index.ts';
import { encodeAddCheckpoint, originHash, rootOf, signCheckpoint } from '../record/index.ts';
import { createMemoryStore, createSqliteStore } from '../store/index.ts';
import { memoryLock } from './checkpoints.ts';
import { VirtualClock } from './clock.ts';
import { fileLock, folderAt, makeParty } from './folder.ts';
import { buildHouse } from './house.ts';
import type { Identity } from './identity.ts';
import { logLinkTo } from './log-files.ts';
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
  const linkTo = (peer: string): Link | null =>
    peer === 'east' && reachable ? (logLinkTo(east) as Link) : null;
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

  it('a copy of yesterday signs nothing: every time, whatever is asked of it', {
    skip: skipFast,
  }, async () => {
    const path = join(top, 'west');
    let refused = 0;
    const cases = effort(100, 5);
    const west = await openIn(path);
    await run(west, 'parties.enrol', { card: east.identity.card });
    await run(east, 'notices.file', movement);
    const [envelope] = await east.store.read.entries({ direction: 'out', limit: 1 });
    for (let i = 0; i < cases; i++) {
      // Yesterday: signed and cosigned, copied while nothing is written.
      await west.checkpoints.sign();
      await west.cosigning.round();
      const copy = join(top, `yesterday-${i}`);
      cpSync(path, copy, { recursive: true });
      await grow(west, 1 + (i % 7));
      await west.checkpoints.sign();
      await west.cosigning.round();
      assert.equal(west.remembered.forgotten, null, 'the true one goes on');

      const restored = await openIn(copy);
      const size = await restored.store.read.size();
      const lock = await fileLock(folderAt(copy)).read();
      assert.equal(restored.remembered.forgotten?.how, 'behind');
      assert.equal(restored.remembered.forgotten?.by, 'east');
      const command = await restored.command('parties.complete', {}, officer('Ann'));
      assert.ok(isRefusal(command));
      if (command.refused === 'NODE_FORGOTTEN') refused += 1;
      const received = await restored.receive(envelope?.envelope ?? new Uint8Array());
      assert.ok(isRefusal(received) && received.refused === 'NODE_FORGOTTEN');
      assert.equal(await restored.tick(), 0);
      await assert.rejects(grow(restored, 1), RefusalError, 'no way round the door either');
      const { note } = east.checkpoints;
      if (note) {
        const asked = await restored.witness.add(encodeAddCheckpoint({ oldSize: 0n, proof: [], note }));
        assert.ok(isRefusal(asked) && asked.refused === 'NODE_FORGOTTEN');
      }
      await restored.checkpoints.sign();
      await restored.cosigning.round();
      assert.equal(await restored.store.read.size(), size);
      await restored.close();
      assert.equal(await fileLock(folderAt(copy)).read(), lock, 'nothing was signed');
      rmSync(copy, { recursive: true, force: true });
    }
    assert.equal(refused, cases);
    await west.close();
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
      origin: log.origin,
      keys: [],
      now: () => 7,
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
