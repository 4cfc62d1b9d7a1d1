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
import { originHash } from '../record/index.ts';
import { createMemoryStore, createSqliteStore, type Store } from '../store/index.ts';
import { sayRefusal } from '../text/index.ts';
import { type Lock, memoryLock } from './checkpoints.ts';
import { VirtualClock } from './clock.ts';
import { fileLock, folderAt, makeParty } from './folder.ts';
import { buildHouse } from './house.ts';
import type { Identity } from './identity.ts';
import { ParleyNode } from './node.ts';
import { seededRandom, systemRandom } from './random.ts';
import { refusals } from './refusals.ts';
import { rooms } from './rooms.ts';

const clock = new VirtualClock(Date.parse('2020-08-24T06:00:00Z'));
const names = { en: 'West', ru: 'Запад', ar: 'الغرب' };
const partyOf = (seed: string): Identity =>
  makeParty({ party: 'west', mode: 'exercise', names, url: null }, seededRandom(seed)).identity;

/** East enrolled, and a way to it that can be changed. */
class Scene {
  readonly identity: Identity;
  east!: ParleyNode;
  link: Link | null = null;

  constructor(seed: string) {
    this.identity = partyOf(seed);
  }
  async begin(): Promise<this> {
    this.east = await memoryNode('east', clock);
    await run(this.east, 'parties.enrol', { card: this.identity.card });
    this.link = linkToNode(this.east);
    return this;
  }
  open(store: Store, lock: Lock): Promise<ParleyNode> {
    return ParleyNode.open({
      identity: this.identity,
      house: buildHouse(rooms),
      store,
      lock,
      clock,
      random: systemRandom,
      linkTo: (peer) => (peer === 'east' ? this.link : null),
      failed: (error) => {
        throw error;
      },
    });
  }
  async openIn(path: string): Promise<ParleyNode> {
    const folder = folderAt(path);
    mkdirSync(path, { recursive: true });
    const store = await createSqliteStore(folder.record, { create: !existsSync(folder.record) });
    return this.open(store, fileLock(folder));
  }
  /** East's next notice for West. */
  async envelope(): Promise<Uint8Array> {
    await run(this.east, 'notices.file', movement);
    const sent = { direction: 'out', peer: 'west', reverse: true, limit: 1 } as const;
    return (await this.east.store.read.entries(sent))[0]?.envelope as Uint8Array;
  }
  /** A notice goes over and its receipt comes back; nobody signs a checkpoint. */
  async deliver(west: ParleyNode): Promise<void> {
    const received = await west.receive(await this.envelope());
    assert.ok(!isRefusal(received) && received.receipt);
    assert.ok(!isRefusal(await this.east.receive(received.receipt)));
  }
}
const body = { peer: 'east', hash: '0'.repeat(64), room: 'parties', why: 'none' };
const grow = (node: ParleyNode) =>
  node.writer.submit((session) => session.write({ kind: 'parties.not-followed-up', body }, null));
const code = (answer: unknown) => (isRefusal(answer) ? answer.refused : 'ok');
const enrol = (node: ParleyNode, { east }: Scene) => run(node, 'parties.enrol', { card: east.identity.card });
async function cosigned(node: ParleyNode): Promise<void> {
  await node.checkpoints.sign();
  await node.cosigning.round();
}

/** Only a receipt is newer than the copy, and the copy makes no entry and signs nothing. */
async function isSilent(restored: ParleyNode, lock: Lock, envelope: Uint8Array): Promise<void> {
  const { remembered, store } = restored;
  const [size, signed] = [await store.read.size(), await lock.read()];
  assert.deepEqual(
    [remembered.forgotten?.how, remembered.forgotten?.shown, remembered.forgotten?.by],
    ['behind', 'receipt', 'east'],
  );
  assert.equal(code(await restored.command('parties.complete', {}, officer('Ann'))), 'NODE_FORGOTTEN');
  assert.equal(code(await restored.receive(envelope)), 'NODE_FORGOTTEN');
  assert.equal(await restored.tick(), 0);
  await assert.rejects(grow(restored), RefusalError, 'no way round the door either');
  await restored.checkpoints.sign();
  await restored.cosigning.round();
  assert.equal(await store.read.size(), size);
  await restored.close();
  assert.equal(await lock.read(), signed, 'nothing was signed');
}

describe('a copy from before the last receipts, with no newer checkpoint anywhere', () => {
  let top: string;
  before(() => {
    top = mkdtempSync(join(tmpdir(), 'parley-receipts-'));
  });
  after(() => rmSync(top, { recursive: true, force: true }));

  it('signs nothing, a hundred times out of a hundred', async () => {
    const cases = effort(100, 20);
    let silent = 0;
    while (silent < cases) {
      // Ten cases a record: it grows with each.
      const scene = await new Scene(`in memory ${silent}`).begin();
      const lock = memoryLock();
      const west = await scene.open(createMemoryStore(), lock);
      await enrol(west, scene);
      for (let i = 0; i < 10; i++) {
        await cosigned(west);
        const [store, kept] = [await copyOf(west.store), memoryLock()];
        await kept.write((await lock.read()) as string);
        const size = await west.store.read.size();
        for (let n = 0; n <= i % 3; n++) await scene.deliver(west);
        assert.equal(west.checkpoints.size, BigInt(size), 'no checkpoint says what the receipts say');
        await isSilent(await scene.open(store, kept), kept, await scene.envelope());
        silent += 1;
      }
      // The true one starts again and goes on: what East shows stands in its record.
      assert.equal(west.remembered.forgotten, null);
      const again = await scene.open(await copyOf(west.store), lock);
      assert.ok(!again.blocked);
      assert.deepEqual([...again.remembered.compared.keys()], ['east']);
      await scene.deliver(again);
      await again.close();
    }
    assert.equal(silent, cases);
  });

  it('nor does a folder that was copied back', { skip: skipFast }, async () => {
    const scene = await new Scene('on disk').begin();
    const path = join(top, 'west');
    const west = await scene.openIn(path);
    await enrol(west, scene);
    for (let i = 0; i < 3; i++) {
      await cosigned(west);
      // Copied while nothing is written.
      const copy = join(top, `second-before-${i}`);
      cpSync(path, copy, { recursive: true });
      await scene.deliver(west);
      await isSilent(await scene.openIn(copy), fileLock(folderAt(copy)), await scene.envelope());
    }
    await west.close();
  });

  it('would sign where the question is not asked (control), and is stopped as soon as it is', async () => {
    const scene = await new Scene('control').begin();
    const lock = memoryLock();
    const west = await scene.open(createMemoryStore(), lock);
    await enrol(west, scene);
    await cosigned(west);
    const store = await copyOf(west.store);
    await scene.deliver(west);

    const whole = scene.link as Link;
    // Planted: a link on which checkpoints are asked for and receipts are not.
    const { heldReceipt: _, ...without } = whole;
    scene.link = without as Link;
    const forked = await scene.open(store, lock);
    assert.ok(!forked.blocked);
    assert.deepEqual([...forked.remembered.compared.keys()], ['east']);
    await grow(forked);
    await grow(forked);
    await cosigned(forked);
    assert.ok(forked.checkpoints.size > west.checkpoints.size, 'nothing but the question stops it');
    const cosigner = forked.cosigning.states[0];
    assert.equal(cosigner?.size, String(forked.checkpoints.size), 'and East would cosign the fork');

    await forked.remembered.compareWith({ name: 'east', key: null as never, link: whole });
    assert.deepEqual(
      [forked.remembered.forgotten?.how, forked.remembered.forgotten?.shown],
      ['other', 'receipt'],
    );
    const refusal = forked.remembered.refusal();
    assert.ok(refusal);
    assert.equal(refusal.refused, 'NODE_OTHER_HISTORY');
    const place = String(refusal.params['index']);
    for (const [language, word] of [
      ['en', `receipt for entry ${place}`],
      ['ru', `расписку на запись ${place}`],
      ['ar', `إيصال عن القيد ${place}`],
    ] as const) {
      const says = sayRefusal(language, refusals, refusal).what.replaceAll(/[\u2066-\u2069]/g, '');
      assert.ok(says.includes(word), says);
    }
    await assert.rejects(grow(forked), RefusalError);
    await forked.close();
  });

  it('starts without anybody in reach, is said to be not compared, and is stopped when it meets East', async () => {
    const scene = await new Scene('alone').begin();
    const lock = memoryLock();
    const west = await scene.open(createMemoryStore(), lock);
    await enrol(west, scene);
    await cosigned(west);
    const [store, kept] = [await copyOf(west.store), memoryLock()];
    await kept.write((await lock.read()) as string);
    await scene.deliver(west);
    const whole = scene.link as Link;
    const away = () => Promise.reject(new Error('no way there'));
    scene.link = { ...whole, witnessed: away, heldReceipt: away };
    const alone = await scene.open(store, kept);
    assert.deepEqual([...alone.remembered.waiting], ['east']);
    assert.ok(!alone.blocked);
    scene.link = whole;
    const seen = east(scene);
    await cosigned(alone);
    assert.equal(alone.remembered.forgotten?.shown, 'receipt');
    assert.equal(await seen(), true, 'East was shown nothing to cosign');
    await alone.close();
  });
});

/** Whether what East cosigned of West is still the same. */
function east(scene: Scene): () => Promise<boolean> {
  const { origin } = scene.identity.card;
  const held = () => scene.east.witness.checkpoint(originHash(origin));
  const before = held();
  return async () => (await before) === (await held());
}
