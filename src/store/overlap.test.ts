/** A transaction that begins while the one before is on its way: it sees that one's changes, and ends as that one does. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { keys, row } from '../../test/helpers/store/candidate.ts';
import { codeOfRefusal, entryAt } from '../../test/helpers/store/entries.ts';
import { heldStorage } from '../../test/helpers/store/held.ts';
import { BufferedWriter } from './buffer.ts';
import type { WriteDriver } from './driver.ts';
import { type ShellParts, StoreShell } from './shell.ts';
import { inTxn } from './store.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

const TABLE = 'room.rows';
const KEYS = ['a', 'b', 'c'];
type Step =
  | { do: 'put'; key: string; text: string | null }
  | { do: 'append' }
  | { do: 'read' }
  | { do: 'next' }
  | { do: 'let go'; outcome: 'durable' | 'full' };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('put' as const),
    key: fc.constantFrom(...KEYS),
    text: fc.constantFrom('1', '2', '3', null),
  }),
  fc.constant({ do: 'append' as const }),
  fc.constant({ do: 'read' as const }),
  fc.constant({ do: 'next' as const }),
  fc.record({ do: fc.constant('let go' as const), outcome: fc.constantFrom('durable', 'durable', 'full') }),
) as fc.Arbitrary<Step>;

interface World {
  rows: Map<string, string>;
  entries: number;
}
const copy = ({ rows, entries }: World): World => ({ rows: new Map(rows), entries });

async function seen(from: Pick<WriteDriver, 'get' | 'scan' | 'size' | 'entry' | 'entries' | 'leaves'>) {
  const rows = await Promise.all(KEYS.map((key) => from.get(TABLE, key)));
  const scanned = await from.scan(TABLE, { from: '', reverse: false });
  const size = await from.size();
  const all = (await from.entries({ limit: 100 })).map(({ index }) => index);
  const last = (await from.entries({ limit: 2, reverse: true })).map(({ index }) => index);
  const one = size > 0 ? (await from.entry(size - 1))?.index : undefined;
  return { rows, scanned, size, all, last, one, leaves: (await from.leaves(0, 100)).length };
}
function expected({ rows, entries }: World): Awaited<ReturnType<typeof seen>> {
  const all = Array.from({ length: entries }, (_, index) => index);
  return {
    rows: KEYS.map((key) => rows.get(key)),
    scanned: KEYS.flatMap((key) => (rows.has(key) ? [{ key, text: rows.get(key) as string }] : [])),
    size: entries,
    all,
    last: all.slice(-2).toReversed(),
    one: entries > 0 ? entries - 1 : undefined,
    leaves: entries,
  };
}

/** Plays the steps against a model in which every transaction stands on the one before; a failure ends all that stand on it. */
async function play(steps: readonly Step[], make: (parts: ShellParts) => BufferedWriter) {
  const { parts, waiting } = heldStorage();
  const buffered = make(parts);
  let durable: World = { rows: new Map(), entries: 0 };
  let open = copy(durable);
  let changed = false;
  const leaving: { world: World; ended: Promise<string>; writes: boolean }[] = [];
  await buffered.begin();
  for (const one of steps) {
    if (one.do === 'put') {
      await buffered.put([{ table: TABLE, key: one.key, text: one.text }]);
      if (one.text === null) open.rows.delete(one.key);
      else open.rows.set(one.key, one.text);
      changed = true;
    } else if (one.do === 'append') {
      await buffered.append(entryAt(open.entries));
      open.entries += 1;
      changed = true;
    } else if (one.do === 'read') {
      assert.deepEqual(await seen(buffered), expected(open));
    } else if (one.do === 'next') {
      const ended = buffered.commit().then(
        () => 'durable',
        () => 'failed',
      );
      if (changed || leaving.length > 0) leaving.push({ world: open, ended, writes: changed });
      open = copy(open);
      changed = false;
      await buffered.begin();
    } else {
      await turn();
      const first = waiting.shift();
      if (!first) continue;
      first(one.outcome);
      await turn();
      const over = leaving.shift() as (typeof leaving)[number];
      assert.equal(await over.ended, one.outcome === 'durable' ? 'durable' : 'failed');
      if (one.outcome === 'durable') {
        durable = over.world;
        // One that changed nothing has no write of its own to wait for: it ends with the one that it stands on.
        while (leaving[0]?.writes === false) assert.equal(await leaving.shift()?.ended, 'durable');
        continue;
      }
      const mine = codeOfRefusal(buffered.commit());
      for (const each of leaving) assert.equal(await each.ended, 'failed', 'it stood on one that failed');
      assert.equal(await mine, changed || leaving.length > 0 ? 'STORE_FULL' : await mine);
      await buffered.begin();
      assert.deepEqual(await seen(buffered), expected(durable));
      return;
    }
  }
}

describe('transactions that overlap', () => {
  const make = ({ writer, reader }: ShellParts) => new BufferedWriter(writer, reader);

  it('one in the middle that changed nothing ends with the one before, not with the one behind', () =>
    play(
      [
        { do: 'append' },
        { do: 'next' },
        { do: 'next' },
        { do: 'append' },
        { do: 'let go', outcome: 'durable' },
        { do: 'next' },
        { do: 'let go', outcome: 'full' },
      ],
      make,
    ));

  it('each sees the one before, and fails with it', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), (steps) => play(steps, make)),
      { numRuns: effort(1_000) },
    );
  });

  it('control: one that does not wait for the one before is found out', async () => {
    class Hasty extends BufferedWriter {
      override commit(): Promise<void> {
        void super.commit().catch(() => {});
        return Promise.resolve();
      }
    }
    const hasty = ({ writer, reader }: ShellParts) => new Hasty(writer, reader);
    const found = await fc.check(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), (steps) => play(steps, hasty)),
      { numRuns: 1_000 },
    );
    assert.ok(found.failed);
  });

  it('through the store: what only read is not over before what it read is durable', async () => {
    const { parts, waiting } = heldStorage();
    const store = new StoreShell(parts);
    const first = inTxn(store, async (txn) => {
      await txn.append(entryAt(0));
      await txn.put([row('a')]);
    });
    let isOver = false;
    const second = inTxn(store, async (txn) => {
      const found = { size: await txn.size(), keys: await keys(txn), hash: (await txn.entry(0))?.hash };
      return found;
    }).then((found) => {
      isOver = true;
      return found;
    });
    for (let i = 0; i < 5; i++) await turn();
    assert.equal(waiting.length, 1);
    assert.equal(isOver, false);
    assert.equal(await store.read.size(), 0, 'nobody else sees it yet');
    waiting[0]?.('durable');
    await first;
    assert.deepEqual(await second, { size: 1, keys: ['a'], hash: entryAt(0).hash });
    await store.close();
  });

  it('through the store: a full disk fails both, and with room again the next begins from what is durable', async () => {
    const { parts, waiting } = heldStorage();
    const store = new StoreShell(parts);
    const first = inTxn(store, (txn) => txn.append(entryAt(0)));
    const second = inTxn(store, (txn) => txn.append(entryAt(1)));
    const ended = [codeOfRefusal(first), codeOfRefusal(second)];
    for (let i = 0; i < 5; i++) await turn();
    waiting[0]?.('full');
    assert.deepEqual(await Promise.all(ended), ['STORE_FULL', 'STORE_FULL']);
    const third = inTxn(store, (txn) => txn.append(entryAt(0)));
    for (let i = 0; i < 5; i++) await turn();
    waiting[1]?.('durable');
    await third;
    assert.equal(await store.read.size(), 1);
    await store.close();
  });

  it('through the store: one that empties a table waits for the one before, and fails with it', async () => {
    const { parts, waiting } = heldStorage();
    const store = new StoreShell(parts);
    const pair = () => [
      inTxn(store, (txn) => txn.put([row('a')])),
      inTxn(store, async (txn) => {
        await txn.clear(TABLE);
        await txn.put([row('b')]);
      }),
    ];
    const lost = pair().map(codeOfRefusal);
    for (let i = 0; i < 5; i++) await turn();
    waiting[0]?.('full');
    assert.deepEqual(await Promise.all(lost), ['STORE_FULL', 'STORE_FULL']);
    assert.deepEqual(await keys(store.read), []);
    const kept = pair();
    for (let i = 0; i < 5; i++) await turn();
    waiting[1]?.('durable');
    await Promise.all(kept);
    assert.deepEqual(await keys(store.read), ['b']);
    assert.equal(store.state, 'open');
    await store.close();
  });
});
