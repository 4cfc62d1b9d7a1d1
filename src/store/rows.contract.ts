/** The part of the suite about rows, files, erasing and views: what a transaction holds. `store.contract.ts` calls it. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { it } from 'node:test';
import * as fc from 'fast-check';
import { type Candidate, fresh, keys, plain, row } from '../../test/helpers/store/candidate.ts';
import { codeOfRefusal, entryAt } from '../../test/helpers/store/entries.ts';
import { apply, history, Model } from '../../test/helpers/store/model.ts';
import { compareKeys } from './keys.ts';
import { inTxn, type Txn } from './store.ts';
import { setViewState, viewState } from './views.ts';

export function rowsContract(candidate: Candidate): void {
  it('orders keys by their UTF-8 bytes, beyond the basic plane too', async (t) => {
    const store = await fresh(candidate, t);
    const names = [
      'a',
      'B',
      'é',
      'ж',
      'ع',
      '\uffee',
      '\ue000',
      '\u{10000}',
      '\u{1f69a}',
      '\u{10ffff}',
      'a\u0001',
      'aa',
    ];
    await inTxn(store, (txn) => txn.put(names.map((key) => row(key))));
    const wanted = names.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    assert.notDeepEqual(names.toSorted(), wanted, 'the sample tells the two orders apart');
    assert.deepEqual(await keys(store.read), wanted);
    assert.deepEqual(await keys(store.read, { reverse: true }), wanted.toReversed());
    assert.deepEqual(names.toSorted(compareKeys), wanted);
    assert.deepEqual(await keys(store.read, { prefix: 'a' }), ['a', 'a\u0001', 'aa']);
    assert.deepEqual(await keys(store.read, { prefix: 'a', from: 'a\u0001', limit: 1 }), ['a\u0001']);
    assert.deepEqual(await keys(store.read, { prefix: '\u{10ffff}' }), ['\u{10ffff}']);
    assert.deepEqual(await keys(store.read, { from: '\uffee', to: '\u{1f69a}' }), ['\uffee', '\u{10000}']);
    assert.deepEqual(await keys(store.read, { from: '\ue000', reverse: true, limit: 2 }), [
      '\u{10ffff}',
      '\u{1f69a}',
    ]);
    assert.deepEqual(await keys(store.read, { from: 'z', to: 'b' }), []);
  });

  it('refuses names, keys, rows and ranges that some store could not hold', async (t) => {
    const store = await fresh(candidate, t);
    const cases: [string, (txn: Txn) => Promise<unknown>][] = [
      ['STORE_KEY_BAD', (txn) => txn.put([row('')])],
      ['STORE_KEY_BAD', (txn) => txn.put([row('nul\u0000')])],
      ['STORE_KEY_BAD', (txn) => txn.put([row('line\nfeed')])],
      ['STORE_KEY_BAD', (txn) => txn.put([row('half\ud83d')])],
      ['STORE_KEY_BAD', (txn) => txn.put([row('ж'.repeat(513))])],
      ['STORE_TABLE_BAD', (txn) => txn.put([{ table: 'drop table', key: 'k', row: 1 }])],
      ['STORE_ROW_BAD', (txn) => txn.put([{ table: 'room.rows', key: 'k', row: undefined }])],
      ['STORE_ROW_BAD', (txn) => txn.put([row('k', { n: Number.NaN })])],
      ['STORE_ROW_BAD', (txn) => txn.put([row('k', { n: 1n })])],
      ['STORE_ROW_BAD', (txn) => txn.put([row('k', { half: '\ud83d' })])],
      ['STORE_RANGE_BAD', (txn) => txn.scan('room.rows', { limit: -1 })],
      ['STORE_RANGE_BAD', (txn) => txn.scan('room.rows', { from: '\u0000' })],
      ['STORE_RANGE_BAD', (txn) => txn.entries({ fromIndex: 0.5 })],
      ['STORE_RANGE_BAD', (txn) => txn.entry(-1)],
      ['STORE_ENTRY_BAD', (txn) => txn.setMeta('m', 'nul\u0000')],
      ['STORE_ENTRY_BAD', (txn) => txn.setNodes([{ level: 0, index: 0, hash: new Uint8Array(31) }])],
      ['STORE_ENTRY_ABSENT', (txn) => txn.erase(0, '{}')],
    ];
    for (const [code, call] of cases)
      assert.equal(await codeOfRefusal(inTxn(store, call)), code, String(call));
    await inTxn(store, (txn) => txn.put([row('ж'.repeat(512), { deep: [null, '\u0000', '🚚', -0, 1e-7] })]));
    assert.deepEqual(await store.read.get('room.rows', 'ж'.repeat(512)), {
      deep: [null, '\u0000', '🚚', 0, 1e-7],
    });
    assert.equal(store.state, 'open');
  });

  it('never changes a tree node', async (t) => {
    const store = await fresh(candidate, t);
    const node = (fill: number, index = 0) => ({ level: 1, index, hash: new Uint8Array(32).fill(fill) });
    await inTxn(store, (txn) => txn.setNodes([node(1), node(1)]));
    assert.equal(
      await codeOfRefusal(inTxn(store, (txn) => txn.setNodes([node(3, 1), node(2)]))),
      'STORE_NODE_CHANGED',
    );
    assert.deepEqual(plain(await store.read.node(1, 0)), plain(node(1).hash));
    assert.equal(await store.read.node(1, 1), undefined);
  });

  it('erases a body and nothing else', async (t) => {
    const store = await fresh(candidate, t);
    await inTxn(store, async (txn) => {
      await txn.append(entryAt(0));
      await txn.append(entryAt(1));
    });
    const undone = await store.begin();
    await undone.erase(0, '{"erased":true}');
    assert.equal((await undone.entry(0))?.envelope, null);
    await undone.abort();
    assert.deepEqual(plain(await store.read.entry(0)), plain(entryAt(0)));
    await inTxn(store, (txn) => txn.erase(0, '{"erased":true}'));
    assert.deepEqual(
      plain(await store.read.entry(0)),
      plain({ ...entryAt(0), envelope: null, salt2: new Uint8Array(16), meta: '{"erased":true}' }),
    );
    assert.deepEqual(plain(await store.read.entry(1)), plain(entryAt(1)));
  });

  it('swaps rebuilt tables in at once, and can undo that', async (t) => {
    const store = await fresh(candidate, t);
    const side = (key: string) => ({ ...row(key), table: 'room.rows__next' });
    await inTxn(store, async (txn) => {
      await txn.put([row('old1'), row('old2')]);
      await setViewState(txn, 'room', { version: 1, nextIndex: 4 });
    });
    await inTxn(store, (txn) => txn.put([side('new')]));
    assert.deepEqual(await keys(store.read), ['old1', 'old2']);
    const txn = await store.begin();
    await txn.swapTables(['room.rows']);
    await setViewState(txn, 'room', { version: 2, nextIndex: 4 });
    assert.deepEqual(await keys(txn), ['new']);
    assert.deepEqual(await keys(store.read), ['old1', 'old2']);
    await txn.abort();
    assert.deepEqual(await keys(store.read), ['old1', 'old2']);
    assert.deepEqual(await viewState(store.read, 'room'), { version: 1, nextIndex: 4 });
    await inTxn(store, async (again) => {
      await again.swapTables(['room.rows', 'room.none']);
      await setViewState(again, 'room', { version: 2, nextIndex: 4 });
    });
    assert.deepEqual(await keys(store.read), ['new']);
    assert.deepEqual(await store.read.scan('room.rows__next'), []);
    assert.deepEqual(await viewState(store.read, 'room'), { version: 2, nextIndex: 4 });
    assert.equal(await viewState(store.read, 'other'), undefined);
    await inTxn(store, (last) => last.swapTables(['room.rows']));
    assert.deepEqual(await keys(store.read), []);
  });

  it('hands out copies: changing what was given or got changes nothing stored', async (t) => {
    const store = await fresh(candidate, t);
    const entry = entryAt(0);
    const given = { list: [1] };
    await inTxn(store, async (txn) => {
      const writes = [txn.append(entry), txn.put([row('a', given)])];
      given.list.push(2);
      await Promise.all(writes);
    });
    entry.leaf.fill(9);
    (await store.read.entry(0))?.leaf.fill(8);
    (await store.read.get<{ list: number[] }>('room.rows', 'a'))?.list.push(3);
    assert.deepEqual(plain(await store.read.entry(0)), plain(entryAt(0)));
    assert.deepEqual(await store.read.get('room.rows', 'a'), { list: [1] });
  });

  it('keeps what was committed over close and open, and nothing else', async (t) => {
    const { open } = candidate.bench(t);
    const first = await open();
    await inTxn(first, async (txn) => {
      await txn.append(entryAt(0));
      await txn.put([row('a')]);
      await txn.setMeta('m', 'kept');
    });
    const dump = await first.dumpHash('room.rows');
    const file = await first.files.put(new TextEncoder().encode('evidence'));
    const dangling = await first.begin();
    await dangling.append(entryAt(1));
    const waiting = codeOfRefusal(first.begin());
    await first.close();
    await first.close();
    assert.equal(first.state, 'closed');
    assert.equal(await waiting, 'STORE_CLOSED');
    assert.equal(await codeOfRefusal(first.read.size()), 'STORE_CLOSED');
    assert.equal(await codeOfRefusal(first.begin()), 'STORE_CLOSED');
    const second = await open();
    t.after(() => second.close());
    assert.equal(await second.read.size(), 1);
    assert.equal(await second.read.meta('m'), 'kept');
    assert.equal(await second.dumpHash('room.rows'), dump);
    assert.deepEqual(plain(await second.files.get(file)), plain(new TextEncoder().encode('evidence')));
  });

  it('stores files by their hash', async (t) => {
    const store = await fresh(candidate, t);
    const files = ['one', 'two', 'one', ''].map((text) => new TextEncoder().encode(text));
    const wanted = files.map((bytes) => createHash('sha256').update(bytes).digest('hex'));
    assert.deepEqual(await store.files.putAll(files), wanted);
    assert.equal(await store.files.put(files[1] as Uint8Array), wanted[1]);
    assert.deepEqual(await store.files.list(), [...new Set(wanted)].sort());
    assert.deepEqual(plain(await store.files.get(wanted[3] as string)), plain(new Uint8Array()));
    assert.equal(await store.files.get('0'.repeat(64)), undefined);
    assert.equal(await codeOfRefusal(store.files.get('../../etc/passwd')), 'STORE_FILE_NAME_BAD');
  });

  it('agrees with a naive model on random histories, row by row and by dump hash', async (t) => {
    const store = await fresh(candidate, t);
    let ran = 0;
    await fc.assert(
      fc.asyncProperty(history, async (steps) => {
        const model = new Model();
        await inTxn(store, async (txn) => {
          for (const table of await store.read.tables()) await txn.clear(table);
        });
        for (const transaction of steps) await apply(store, model, transaction);
        assert.deepEqual(await store.read.tables(), model.names());
        for (const table of model.names()) {
          assert.deepEqual(await store.read.scan(table), model.rows(table));
          assert.equal(await store.dumpHash(table), model.dumpHash(table));
        }
        ran += 1;
      }),
      { numRuns: candidate.histories, seed: 20200825 },
    );
    assert.equal(ran, candidate.histories);
    assert.equal(await store.dumpHash('never.written'), createHash('sha256').digest('hex'));
  });
}
