import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { besieged, identityOf, intact, movement, START } from '../../test/helpers/node/hostile.ts';
import { memoryNode, officer, run, together } from '../../test/helpers/nodes.ts';
import { heldStore } from '../../test/helpers/store/held.ts';
import { isRefusal, RefusalError, refuse } from '../contract/index.ts';
import { cardKeys, openCheckpoint, rootOf, toHex } from '../record/index.ts';
import { type CommitFault, createMemoryDisk, createMemoryStore } from '../store/index.ts';
import { type Lock, memoryLock } from './checkpoints.ts';
import { VirtualClock } from './clock.ts';
import { buildHouse } from './house.ts';
import { ParleyNode } from './node.ts';
import { seededRandom } from './random.ts';
import { rooms } from './rooms.ts';

const code = (error: unknown) =>
  error instanceof RefusalError ? error.refusal.refused : (error as Error).name;
const file = (node: ParleyNode, input: unknown = movement) => {
  const command = node.house.commands.get('notices.file')!;
  return node.command('notices.file', command.schema.parse(input), officer('Ann'));
};
const codes = async (answers: Promise<unknown>[]) =>
  (await Promise.allSettled(answers)).map((one) =>
    one.status === 'rejected' ? code(one.reason) : isRefusal(one.value) ? one.value.refused : 'done',
  );

describe('the one writer', () => {
  it('a refusal or a throw leaves its neighbours in the batch whole', async () => {
    const { node } = await besieged();
    const size = await node.store.read.size();
    const bad = { ...movement, to: ['nobody'] };
    const thrown = node.writer.submit(async (session) => {
      await session.write(
        { kind: 'parties.equivocation', body: { peer: 'x', peerSeq: 1, hashes: [] } },
        null,
      );
    });
    const half = node.writer.submit(async (session) => {
      const body = { peer: 'x', peerSeq: 1, hashes: ['0'.repeat(64), '1'.repeat(64)] };
      await session.write({ kind: 'parties.equivocation', body }, null);
      return refuse('NODE_BUSY');
    });
    const answers = await codes([file(node), thrown, file(node, bad), half, file(node)]);
    assert.deepEqual(answers, ['done', 'ZodError', 'NOTICES_UNKNOWN_PARTY', 'NODE_BUSY', 'done']);
    assert.equal(
      await node.store.read.size(),
      size + 2 * 3,
      'two notices, each with two copies, and nothing else',
    );
    assert.equal(node.writer.tree.size, BigInt(size + 6));
    await intact(node);
  });

  it('a listener that throws takes nothing back: the callers hear that it is durable', async () => {
    const failures: unknown[] = [];
    const node = await ParleyNode.open({
      identity: identityOf('west'),
      house: buildHouse(rooms),
      store: createMemoryStore(),
      lock: memoryLock(),
      clock: new VirtualClock(START),
      random: seededRandom('listener'),
      failed: (error) => failures.push(error),
    });
    let heard = 0;
    node.onEntries(() => {
      throw new Error('planted');
    });
    node.onEntries(() => {
      heard += 1;
    });
    assert.deepEqual(await codes([file(node)]), ['done']);
    assert.equal(heard, 1);
    assert.equal(failures.length, 1);
  });

  it('is bounded: what is too much is refused at once, and what was taken is done', async () => {
    const { node } = await besieged();
    let free = () => {};
    const gate = new Promise<void>((resolve) => {
      free = resolve;
    });
    const first = node.writer.submit(() => gate);
    const many = Array.from({ length: 10_100 }, () => node.writer.submit(async () => {}));
    const answers = codes(many);
    free();
    await first;
    const busy = (await answers).filter((one) => one === 'NODE_BUSY').length;
    assert.ok(busy >= 37 && busy <= 101, `${busy}`);
    assert.deepEqual(await codes([file(node)]), ['done']);
    await node.close();
    assert.deepEqual(await codes([file(node)]), ['NODE_CLOSING']);
  });
});

describe('a batch on its way', () => {
  /** Who was answered, in order, beside what each heard. */
  async function underWay() {
    const { store, waiting, hold } = heldStore();
    const { node } = await besieged(store);
    const size = await node.store.read.size();
    hold(true);
    const heard: string[] = [];
    const hear = async (name: string, work: Promise<unknown>) =>
      heard.push(`${name} ${(await codes([work]))[0]}`);
    const first = hear('first', file(node));
    await until(() => waiting.length === 1);
    const second = hear('second', file(node));
    const look = hear(
      'look',
      node.writer.submit(async (session) => assert.equal(await session.txn.size(), size + 6)),
    );
    await until(() => node.writer.queued === 0);
    return { node, size, heard, waiting, all: Promise.all([first, second, look]) };
  }
  async function until(holds: () => boolean): Promise<void> {
    for (let i = 0; i < 1_000 && !holds(); i++) await new Promise((resolve) => setImmediate(resolve));
    assert.ok(holds());
  }

  it('the next is decided on top of it, and nobody is answered before what it stands on is durable', async () => {
    const { node, size, heard, waiting, all } = await underWay();
    assert.deepEqual(heard, []);
    assert.equal(node.writer.tree.size, BigInt(size), 'the tree that is told of is the durable one');
    waiting.shift()?.('durable');
    await until(() => waiting.length === 1);
    assert.deepEqual(heard, ['first done']);
    assert.equal(node.writer.tree.size, BigInt(size + 3));
    waiting.shift()?.('durable');
    await all;
    assert.deepEqual(heard.toSorted(), ['first done', 'look done', 'second done']);
    await intact(node);
  });

  it('that fails just as the next begins leaves that one with it or without it, never half', async () => {
    const { store, waiting, hold } = heldStore();
    const { node } = await besieged(store);
    hold(true);
    const seen = new Set<string>();
    for (let turns = 0; turns < 60; turns++) {
      const size = await node.store.read.size();
      const first = file(node);
      await until(() => waiting.length === 1);
      // So many steps before and into its beginning.
      waiting.shift()?.('full');
      hold(false);
      for (let i = 0; i < turns; i++) await Promise.resolve();
      const body = { peer: 'x', peerSeq: 1, hashes: ['0'.repeat(64), '1'.repeat(64)] };
      const second = node.writer.submit((session) =>
        session.write({ kind: 'parties.equivocation', body }, null),
      );
      const answers = await codes([first, second]);
      hold(true);
      assert.ok(['STORE_FULL', 'done'].includes(answers[1] as string), `${turns}: ${answers}`);
      seen.add(answers.join());
      assert.equal(await node.store.read.size(), size + (answers[1] === 'done' ? 1 : 0));
    }
    assert.deepEqual([...seen].sort(), ['STORE_FULL,STORE_FULL', 'STORE_FULL,done']);
    await intact(node);
  });

  it('that fails takes with it what was decided on top of it, reading included; then it goes on', async () => {
    const { node, size, heard, waiting, all } = await underWay();
    waiting.shift()?.('full');
    await all;
    assert.deepEqual(heard.toSorted(), ['first STORE_FULL', 'look STORE_FULL', 'second STORE_FULL']);
    assert.equal(await node.store.read.size(), size);
    const again = file(node);
    await until(() => waiting.length === 1);
    waiting.shift()?.('durable');
    assert.deepEqual(await codes([again]), ['done']);
    assert.equal(node.writer.tree.size, BigInt(size + 3));
    await intact(node);
  });
});

describe('a commit that fails', () => {
  async function failing(fault: () => CommitFault | null) {
    const disk = createMemoryDisk();
    const { node } = await besieged(createMemoryStore({ disk, fault }));
    return { node, disk };
  }

  it('full: every caller is told, nothing is kept, and with room again it goes on without a restart', async () => {
    let full = false;
    const { node } = await failing(() => (full ? 'full' : null));
    const size = await node.store.read.size();
    full = true;
    assert.deepEqual(await codes([file(node), file(node)]), ['STORE_FULL', 'STORE_FULL']);
    assert.equal(node.store.state, 'full');
    assert.deepEqual(await codes([file(node)]), ['STORE_FULL']);
    full = false;
    assert.deepEqual(await codes([file(node)]), ['done']);
    assert.equal(await node.store.read.size(), size + 3);
    assert.equal(node.writer.tree.size, BigInt(size + 3));
    await intact(node);
  });

  for (const fault of ['lost', 'persisted'] as const) {
    it(`${fault}: every caller is told, and after opening again tree and views are what the disk holds`, async () => {
      let broken = false;
      const { node, disk } = await failing(() => (broken ? fault : null));
      const size = await node.store.read.size();
      const { tree } = node.writer;
      broken = true;
      assert.deepEqual(await codes([file(node), file(node)]), ['STORE_FAILED', 'STORE_FAILED']);
      assert.equal(node.writer.tree, tree, 'nothing is claimed that is not known');
      assert.equal(node.store.state, 'failed');
      await node.close();
      const again = await memoryNode('west', new VirtualClock(START), createMemoryStore({ disk }));
      const now = await again.store.read.size();
      assert.equal(now, fault === 'lost' ? size : size + 6, 'one batch: two notices with two copies each');
      assert.equal(again.writer.tree.size, BigInt(now));
      assert.deepEqual(await codes([file(again)]), ['done']);
      await again.checkpoints.sign();
      await intact(again);
    });
  }

  it('alarms sound while the record is full, are counted, and are recorded once there is room', async () => {
    const clock = new VirtualClock(START);
    const share = { east: [{ to: 'west', units: 'all' as const }] };
    const failures: unknown[] = [];
    const { sides } = await together(clock, ['west', 'east'], share, (error) => failures.push(error));
    const { west, east } = sides as Record<'west' | 'east', (typeof sides)[string]>;
    const heard: string[] = [];
    west.live.onSignal(() => {
      throw new Error('a door that breaks');
    });
    west.live.onSignal(({ type, phase }) => heard.push(`${type} ${phase}`));
    const begin = west.node.store.begin.bind(west.node.store);
    west.node.store.begin = async () => {
      throw new RefusalError(refuse('STORE_FULL'));
    };
    const fix = (unit: string, lon: number) => ({
      unit,
      at: { lat: 37.1, lon },
      fixMs: clock.now(),
      receivedMs: clock.now(),
      source: 'test',
      marks: [],
    });
    const quiet = async (work: Promise<unknown>) => {
      await work.catch((error: unknown) => failures.push(error));
    };
    for (let s = 0; s <= 210; s += 5) {
      clock.moveTo(START + s * 1000);
      const step = (10 / 88_700) * s;
      await quiet(east.live.take([fix('e1', 42 + 4000 / 88_700 - step)]));
      await quiet(east.live.tick());
      await quiet(west.live.take([fix('w1', 42 + step)]));
      await quiet(west.live.tick());
    }
    assert.ok(
      heard.some((line) => line.startsWith('closing')),
      heard.join('; '),
    );
    assert.ok(west.live.notRecorded > 0);
    west.node.store.begin = begin;
    await quiet(west.live.tick());
    await quiet(west.live.tick());
    const alerts = await west.node.store.read.scan('watch_alerts');
    assert.ok(alerts.length > 0);
    assert.equal(west.live.notRecorded, 0);
  });
});

describe('checkpoints', () => {
  async function opened(lock: Lock, disk = createMemoryDisk()) {
    const { node } = await besieged();
    await node.close();
    return ParleyNode.open({
      identity: node.identity,
      house: buildHouse(rooms),
      store: createMemoryStore({ disk }),
      lock,
      clock: new VirtualClock(START),
      random: seededRandom('checkpoints'),
      failed: (error) => {
        throw error;
      },
    });
  }
  const refusalOf = async (work: Promise<unknown>) => {
    try {
      await work;
      return null;
    } catch (error) {
      return code(error);
    }
  };

  it('a record behind or beside what was signed is refused; one ahead of it is fine', async () => {
    const lock = memoryLock();
    const disk = createMemoryDisk();
    const node = await opened(lock, disk);
    const yesterday = { ...disk, steps: [...disk.steps] };
    await file(node);
    await node.checkpoints.sign();
    const signed = (await lock.read())!;
    await file(node);
    assert.equal(await refusalOf(opened(lock, yesterday)), 'NODE_RECORD_BEHIND');
    const other = createMemoryDisk();
    const twin = await opened(memoryLock(), other);
    for (let i = 0; i < 4; i++) await file(twin, { ...movement, protected: true });
    assert.equal(await refusalOf(opened(lock, other)), 'NODE_RECORD_DIFFERS');
    assert.equal(await lock.read(), signed);
    const ahead = await opened(lock, disk);
    assert.equal(ahead.checkpoints.note, signed);
    await ahead.checkpoints.sign();
    assert.notEqual(await lock.read(), signed);
  });

  it('signs within 256 entries without being asked, the committed root, once for many askers', async () => {
    const lock = memoryLock();
    let writes = 0;
    const counting: Lock = {
      read: () => lock.read(),
      write: async (note) => {
        writes += 1;
        await lock.write(note);
      },
    };
    const node = await opened(counting);
    const body = { peer: 'x', peerSeq: 1, hashes: ['0'.repeat(64), '1'.repeat(64)] };
    const one = () =>
      node.writer.submit((session) => session.write({ kind: 'parties.equivocation', body }, null));
    for (let i = Number(node.writer.tree.size); i < 255; i++) await one();
    assert.equal(await lock.read(), undefined);
    await one();
    await one();
    await Promise.all(Array.from({ length: 20 }, () => node.checkpoints.sign()));
    assert.ok(writes <= 2, `${writes}`);
    const keys = cardKeys(node.identity.card);
    assert.ok(!isRefusal(keys));
    const checkpoint = openCheckpoint((await lock.read())!, keys.log);
    assert.ok(!isRefusal(checkpoint));
    assert.equal(checkpoint.size, node.writer.tree.size);
    assert.equal(toHex(checkpoint.root), toHex(rootOf(node.writer.tree)));
  });

  it('a lock that could not be written is tried again, and nothing is published before it is', async () => {
    const lock = memoryLock();
    let full = true;
    const node = await opened({
      read: () => lock.read(),
      write: async (note) => {
        if (full) throw new Error('no space');
        await lock.write(note);
      },
    });
    await assert.rejects(node.checkpoints.sign(), /no space/);
    assert.equal(node.checkpoints.note, null);
    full = false;
    await node.checkpoints.sign();
    assert.ok(node.checkpoints.note);
    assert.equal(await lock.read(), node.checkpoints.note);
  });

  it('a peer’s checkpoint of impossible size does not stop us from writing to that peer', async () => {
    const { node, east } = await besieged();
    const { signCheckpoint } = await import('../record/index.ts');
    const { origin } = east.identity.card;
    for (const size of [2n ** 60n, 2n ** 53n]) {
      const note = signCheckpoint({ origin, size, root: new Uint8Array(32) }, east.identity.log);
      assert.ok(isRefusal(await node.peers.take('east', note, node.writer)));
    }
    assert.deepEqual(await codes([file(node)]), ['done']);
    const sound = (fill: number) =>
      signCheckpoint({ origin, size: 9n, root: new Uint8Array(32).fill(fill) }, east.identity.log);
    await node.peers.take('east', sound(1), node.writer);
    await node.peers.take('east', sound(2), node.writer);
    assert.ok(await node.peers.isForked('east'));
    const [evidence] = await node.store.read.entries({ kind: 'parties.forked' });
    assert.ok(evidence, 'a fork is an entry');
    // One more history of the same log adds nothing.
    await node.peers.take('east', sound(3), node.writer);
    assert.equal((await node.store.read.entries({ kind: 'parties.forked' })).length, 1);
    await run(node, 'notices.file', movement);
  });
});
