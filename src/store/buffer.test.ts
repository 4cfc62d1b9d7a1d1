import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { keys, row } from '../../test/helpers/store/candidate.ts';
import { codeOfRefusal, entryAt } from '../../test/helpers/store/entries.ts';
import { BufferedWriter } from './buffer.ts';
import type { CommittedDriver } from './driver.ts';
import { createMemoryStore, memoryParts } from './memory.ts';
import { Recent } from './recent.ts';
import { inTxn } from './store.ts';

const KEYS = ['a', 'b', 'c'];
/** Reads that were asked for before a commit and are answered after it, one or several commits later. */
type Step = { do: 'ask'; key: string } | { do: 'answer' } | { do: 'commit'; key: string; text: string };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('ask' as const), key: fc.constantFrom(...KEYS) }),
  fc.constant({ do: 'answer' as const }),
  fc.record({
    do: fc.constant('commit' as const),
    key: fc.constantFrom(...KEYS),
    text: fc.constantFrom('1', '2', '3'),
  }),
);

/** The committed rows, each answer held back until it is let go; it is of the time of asking. */
class SlowReader {
  readonly held: (() => void)[] = [];
  readonly #fast: CommittedDriver;
  constructor(fast: CommittedDriver) {
    this.#fast = fast;
  }
  async get(table: string, key: string): Promise<string | undefined> {
    const text = await this.#fast.get(table, key);
    await new Promise<void>((resolve) => this.held.push(resolve));
    return text;
  }
  size = () => this.#fast.size();
}

async function agrees(steps: readonly Step[], recent: Recent): Promise<boolean> {
  const { writer, reader } = memoryParts();
  const slow = new SlowReader(reader);
  const buffered = new BufferedWriter(writer, slow as unknown as CommittedDriver, recent);
  const asked: Promise<unknown>[] = [];
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  for (const one of steps) {
    if (one.do === 'ask') asked.push(buffered.ahead.get('room.rows', one.key));
    else if (one.do === 'answer') slow.held.shift()?.();
    else {
      await buffered.begin();
      await buffered.put([{ table: 'room.rows', key: one.key, text: one.text }]);
      await buffered.commit();
    }
    await turn();
  }
  while (slow.held.length > 0) slow.held.shift()?.();
  await Promise.all(asked);
  await buffered.begin();
  for (const key of KEYS) {
    const reading = buffered.get('room.rows', key);
    await turn();
    slow.held.shift()?.();
    if ((await reading) !== (await reader.get('room.rows', key))) return false;
  }
  return true;
}

/** Planted: takes every answer for what is committed now. */
class Gullible extends Recent {
  override keepRow(table: string, key: string, text: string | null): void {
    super.keepRow(table, key, text, this.epoch);
  }
}

describe('what the writer remembers', () => {
  const found = (make: () => Recent) =>
    fc.check(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), (steps) => agrees(steps, make())),
      { numRuns: effort(2_000) },
    );

  it('is what is committed, however late a look-up is answered', async () => {
    assert.equal((await found(() => new Recent())).failed, false);
  });
  it('would not be, if an answer older than a commit were kept (planted)', async () => {
    assert.equal((await found(() => new Gullible())).failed, true);
  });
  it('passes over an answer that more commits overtook than it keeps count of', () => {
    const recent = new Recent();
    const { epoch } = recent;
    const nothing = { nodes: [], rows: [], meta: [], erased: [], entries: [] };
    recent.absorb({ ...nothing, rows: [{ table: 't', key: 'k', text: 'new' }] });
    for (let i = 0; i < 100_000; i++)
      recent.absorb({ ...nothing, rows: [{ table: 't', key: `${i}`, text: 'x' }] });
    assert.equal(recent.row('t', 'k'), undefined, 'the longest unused is gone');
    recent.keepRow('t', 'k', 'old', epoch);
    recent.keepUnknown('h', epoch);
    assert.equal(recent.row('t', 'k'), undefined);
    assert.equal(recent.isUnknown('h'), false);
  });
});

describe('a transaction that outgrows the memory', () => {
  const MEGABYTE = 'm'.repeat(1024 * 1024);
  const big = (count: number) => Array.from({ length: count }, (_, i) => row(`k${i + 10}`, MEGABYTE));

  it('goes on in the storage with the same savepoints, reads and refusals', async () => {
    const store = createMemoryStore();
    await inTxn(store, (txn) => txn.put([row('old')]));
    const txn = await store.begin();
    await txn.put([row('early')]);
    await txn.append(entryAt(0));
    const early = await txn.savepoint();
    await Promise.all(big(20).map((one) => txn.put([one])));
    const late = await txn.savepoint();
    await txn.put([row('late'), row('old', null)]);
    assert.equal((await keys(txn)).length, 22);
    await txn.rollbackTo(late);
    assert.equal(await txn.get('room.rows', 'late'), undefined);
    assert.deepEqual(await txn.get('room.rows', 'old'), { key: 'old' });
    assert.equal(await txn.size(), 1);
    assert.equal(await codeOfRefusal(txn.append(entryAt(5))), 'STORE_INDEX_GAP');
    await txn.rollbackTo(early);
    assert.deepEqual(await keys(txn), ['early', 'old']);
    await txn.put([row('end')]);
    await txn.commit();
    assert.deepEqual(await keys(store.read), ['early', 'end', 'old']);
    assert.equal(await store.read.size(), 1);
    // What was written around the memory is seen by the next transaction all the same.
    await inTxn(store, async (next) => {
      assert.deepEqual(await next.get('room.rows', 'end'), { key: 'end' });
      await next.append(entryAt(1));
    });
    assert.equal(await store.read.size(), 2);
  });

  it('is undone whole by an abort', async () => {
    const store = createMemoryStore();
    const txn = await store.begin();
    await txn.put(big(20));
    await txn.put([row('x')]);
    await txn.abort();
    assert.deepEqual(await keys(store.read), []);
    await inTxn(store, (next) => next.put([row('y')]));
    assert.deepEqual(await keys(store.read), ['y']);
  });
});

describe('what contradicts the committed log', () => {
  it('is refused at the latest by the commit, which leaves nothing behind', async () => {
    const store = createMemoryStore();
    const node = (fill: number) => ({ level: 0, index: 0, hash: new Uint8Array(32).fill(fill) });
    await inTxn(store, async (txn) => {
      await txn.append(entryAt(0));
      await txn.setNodes([node(1)]);
    });
    const twice = { ...entryAt(1), hash: entryAt(0).hash };
    assert.equal(
      await codeOfRefusal(
        inTxn(store, async (txn) => {
          await txn.put([row('a')]);
          await txn.append(twice);
        }),
      ),
      'STORE_ENTRY_TWICE',
    );
    const changed = inTxn(store, async (txn) => {
      await txn.put([row('b')]);
      await txn.setNodes([node(2)]);
    });
    assert.equal(await codeOfRefusal(changed), 'STORE_NODE_CHANGED');
    assert.deepEqual(await keys(store.read), []);
    assert.equal(store.state, 'open');
    await inTxn(store, (txn) => txn.append(entryAt(1)));
    assert.equal(await store.read.size(), 2);
  });
});

describe('a transaction that went on in the storage', () => {
  it('leaves nothing behind of what was read ahead while it committed', async () => {
    const { writer, reader } = memoryParts();
    let letGo = () => {};
    const synced = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const commit = writer.commit.bind(writer);
    const buffered = new BufferedWriter(writer, reader);
    const put = (text: string) => buffered.put([{ table: 'room.rows', key: 'a', text }]);
    await buffered.begin();
    await put('1');
    await buffered.commit();
    writer.commit = async () => {
      await synced;
      await commit();
    };
    await buffered.begin();
    await put('2');
    await buffered.clear('room.others');
    const committing = buffered.commit();
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(await buffered.ahead.get('room.rows', 'a'), '1');
    letGo();
    await committing;
    await buffered.begin();
    assert.equal(await buffered.get('room.rows', 'a'), '2');
    await buffered.abort();
  });
});
