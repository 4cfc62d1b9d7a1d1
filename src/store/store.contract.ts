/** The one suite that every store must pass: each `it` is a sentence of the contract in `store.ts`. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it, type TestContext } from 'node:test';
import * as fc from 'fast-check';
import { codeOfRefusal, entryAt } from '../../test/helpers/store/entries.ts';
import { apply, history, Model } from '../../test/helpers/store/model.ts';
import { compareKeys } from './keys.ts';
import { inTxn, type Store, type Txn } from './store.ts';
import { setViewState, viewState } from './views.ts';

/** Storage of a test's own: the first `open` creates it, later ones (after `close`) find what was committed. */
export interface Bench {
  open(): Promise<Store>;
}

export interface Candidate {
  name: string;
  bench(t: TestContext): Bench;
  /** Random histories to compare with the model. */
  histories: number;
}

export function storeContract({ name, bench, histories }: Candidate): void {
  async function fresh(t: TestContext): Promise<Store> {
    const store = await bench(t).open();
    t.after(() => store.close());
    return store;
  }
  function row(key: string, value: unknown = { key }) {
    return { table: 'room.rows', key, row: value };
  }
  async function keys(read: Pick<Txn, 'scan'>, range = {}): Promise<string[]> {
    return (await read.scan('room.rows', range)).map(({ key }) => key);
  }

  describe(`store contract: ${name}`, () => {
    it('gives back an entry, byte for byte, by index, hash and act', async (t) => {
      const store = await fresh(t);
      const entries = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((index) => entryAt(index));
      await inTxn(store, async (txn) => {
        for (const entry of entries) await txn.append(entry);
      });
      assert.equal(await store.read.size(), 9);
      for (const entry of entries) {
        const found = await store.read.entry(entry.index);
        assert.deepEqual(plain(found), plain(entry));
        assert.deepEqual(plain(await store.read.entryByHash(entry.hash)), plain(entry));
      }
      const copies = await store.read.entriesByAct('act-1');
      assert.deepEqual(
        copies.map(({ index }) => index),
        [1, 8],
      );
      assert.equal(await store.read.entry(9), undefined);
      assert.equal(await store.read.entryByHash('0'.repeat(64)), undefined);
    });

    it('selects entries by index, peer, direction, kind and sequence, both ways', async (t) => {
      const store = await fresh(t);
      const all = Array.from({ length: 60 }, (_, index) => entryAt(index));
      await inTxn(store, async (txn) => {
        await Promise.all(all.map((entry) => txn.append(entry)));
      });
      const cases = [
        {},
        { fromIndex: 10, limit: 5 },
        { fromIndex: 10, toIndex: 12 },
        { peer: 'north' },
        { peer: 'south', direction: 'in' as const },
        { direction: 'own' as const, limit: 3, reverse: true },
        { kind: 'notice.filed', fromIndex: 31 },
        { peer: 'north', direction: 'out' as const, peerSeqFrom: 4, peerSeqTo: 12 },
        { peer: 'north', reverse: true, limit: 2 },
        { limit: 0 },
        { fromIndex: 1_000 },
      ];
      for (const query of cases) {
        let wanted = all.filter(
          (entry) =>
            entry.index >= (query.fromIndex ?? 0) &&
            entry.index < (query.toIndex ?? Infinity) &&
            (!query.peer || entry.peer === query.peer) &&
            (!query.direction || entry.direction === query.direction) &&
            (!query.kind || entry.kind === query.kind) &&
            entry.peerSeq >= (query.peerSeqFrom ?? 0) &&
            entry.peerSeq < (query.peerSeqTo ?? Infinity),
        );
        if (query.reverse) wanted = wanted.toReversed();
        wanted = wanted.slice(0, query.limit ?? 256);
        const found = await store.read.entries(query);
        assert.deepEqual(
          found.map(({ index }) => index),
          wanted.map(({ index }) => index),
          JSON.stringify(query),
        );
      }
    });

    it('keeps the log without gaps and without doubles', async (t) => {
      const store = await fresh(t);
      await inTxn(store, (txn) => txn.append(entryAt(0)));
      for (const [entry, code] of [
        [entryAt(2), 'STORE_INDEX_GAP'],
        [entryAt(0), 'STORE_INDEX_GAP'],
        [{ ...entryAt(1), hash: entryAt(0).hash }, 'STORE_ENTRY_TWICE'],
        [{ ...entryAt(1), leaf: new Uint8Array(64) }, 'STORE_ENTRY_BAD'],
        [{ ...entryAt(1), salt2: new Uint8Array(15) }, 'STORE_ENTRY_BAD'],
        [{ ...entryAt(1), header: 'half \ud800' }, 'STORE_ENTRY_BAD'],
        [{ ...entryAt(1), class: 'other' as 'notice' }, 'STORE_ENTRY_BAD'],
      ] as const) {
        assert.equal(await codeOfRefusal(inTxn(store, (txn) => txn.append(entry))), code);
      }
      assert.equal(await store.read.size(), 1);
      await inTxn(store, (txn) => txn.append(entryAt(1)));
      assert.equal(await store.read.size(), 2);
    });

    it('shows readers whole committed transactions only, the writer its own changes', async (t) => {
      const store = await fresh(t);
      const txn = await store.begin();
      await txn.append(entryAt(0));
      await txn.put([row('a')]);
      await txn.setNodes([{ level: 0, index: 0, hash: new Uint8Array(32).fill(7) }]);
      await txn.setMeta('m', 'v');
      assert.equal(await txn.size(), 1);
      assert.deepEqual(await txn.get('room.rows', 'a'), { key: 'a' });
      assert.deepEqual(await keys(txn), ['a']);
      assert.equal(await txn.meta('m'), 'v');
      assert.equal(await store.read.size(), 0);
      assert.equal(await store.read.get('room.rows', 'a'), undefined);
      assert.deepEqual(await keys(store.read), []);
      assert.equal(await store.read.node(0, 0), undefined);
      assert.equal(await store.read.meta('m'), undefined);
      assert.deepEqual(await store.read.tables(), []);
      await txn.commit();
      assert.equal(await store.read.size(), 1);
      assert.deepEqual(await store.read.get('room.rows', 'a'), { key: 'a' });
      assert.deepEqual(plain(await store.read.node(0, 0)), plain(new Uint8Array(32).fill(7)));
      assert.equal(await store.read.meta('m'), 'v');
      assert.deepEqual(await store.read.tables(), ['room.rows']);
    });

    it('undoes to a savepoint, and to nothing on abort', async (t) => {
      const store = await fresh(t);
      const txn = await store.begin();
      await txn.append(entryAt(0));
      const first = await txn.savepoint();
      await txn.append(entryAt(1));
      await txn.put([row('a'), row('b')]);
      const second = await txn.savepoint();
      await txn.put([row('a', null), row('c')]);
      await txn.setMeta('m', '1');
      await txn.rollbackTo(second);
      assert.deepEqual(await keys(txn), ['a', 'b']);
      assert.equal(await txn.meta('m'), undefined);
      await txn.put([row('d')]);
      await txn.rollbackTo(second);
      assert.deepEqual(await keys(txn), ['a', 'b']);
      await txn.rollbackTo(first);
      assert.equal(await txn.size(), 1);
      assert.deepEqual(await keys(txn), []);
      assert.equal(await codeOfRefusal(txn.rollbackTo(second)), 'STORE_SAVEPOINT_UNKNOWN');
      await txn.append(entryAt(1, 'other'));
      await txn.release(first);
      assert.equal(await codeOfRefusal(txn.rollbackTo(first)), 'STORE_SAVEPOINT_UNKNOWN');
      await txn.commit();
      assert.equal((await store.read.entry(1))?.hash, entryAt(1, 'other').hash);
      const undone = await store.begin();
      await undone.append(entryAt(2));
      await undone.put([row('z')]);
      await undone.abort();
      assert.equal(await store.read.size(), 2);
      assert.deepEqual(await keys(store.read), []);
    });

    it('cannot commit around a refused write, even one nobody waited for', async (t) => {
      const store = await fresh(t);
      const txn = await store.begin();
      await txn.put([row('before')]);
      const savepoint = await txn.savepoint();
      const refused = codeOfRefusal(txn.append(entryAt(5)));
      const after = codeOfRefusal(txn.put([row('after')]));
      const commit = codeOfRefusal(txn.commit());
      assert.equal(await refused, 'STORE_INDEX_GAP');
      await after;
      assert.equal(await commit, 'STORE_TXN_BROKEN');
      assert.equal(await codeOfRefusal(txn.put([row('x')])), 'STORE_TXN_BROKEN');
      assert.equal(await codeOfRefusal(txn.get('room.rows', 'before')), 'STORE_TXN_BROKEN');
      await txn.rollbackTo(savepoint);
      await txn.put([row('mended')]);
      await txn.commit();
      assert.deepEqual(await keys(store.read), ['before', 'mended']);
      const broken = await store.begin();
      await codeOfRefusal(broken.put([row('good'), row('bad', Number.NaN)]));
      const late = await codeOfRefusal(broken.savepoint());
      assert.equal(late, 'STORE_TXN_BROKEN');
      await broken.abort();
      assert.deepEqual(await keys(store.read), ['before', 'mended']);
    });

    it('runs one transaction at a time, in the order of asking', async (t) => {
      const store = await fresh(t);
      const order: number[] = [];
      await Promise.all(
        [0, 1, 2, 3, 4].map((turn) =>
          inTxn(store, async (txn) => {
            order.push(turn);
            const size = await txn.size();
            await new Promise((resolve) => setImmediate(resolve));
            await txn.append(entryAt(size));
          }),
        ),
      );
      assert.deepEqual(order, [0, 1, 2, 3, 4]);
      assert.equal(await store.read.size(), 5);
    });

    it('ends a transaction once', async (t) => {
      const store = await fresh(t);
      const txn = await store.begin();
      await txn.commit();
      assert.equal(await codeOfRefusal(txn.commit()), 'STORE_TXN_OVER');
      assert.equal(await codeOfRefusal(txn.put([row('a')])), 'STORE_TXN_OVER');
      assert.equal(await codeOfRefusal(txn.get('room.rows', 'a')), 'STORE_TXN_OVER');
      await txn.abort();
      await assert.rejects(
        inTxn(store, async (inner) => {
          await inner.put([row('a')]);
          throw new Error('changed my mind');
        }),
        /changed my mind/,
      );
      assert.deepEqual(await keys(store.read), []);
    });

    it('orders keys by their UTF-8 bytes, beyond the basic plane too', async (t) => {
      const store = await fresh(t);
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
      const store = await fresh(t);
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
      await inTxn(store, (txn) =>
        txn.put([row('ж'.repeat(512), { deep: [null, '\u0000', '🚚', -0, 1e-7] })]),
      );
      assert.deepEqual(await store.read.get('room.rows', 'ж'.repeat(512)), {
        deep: [null, '\u0000', '🚚', 0, 1e-7],
      });
      assert.equal(store.state, 'open');
    });

    it('never changes a tree node', async (t) => {
      const store = await fresh(t);
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
      const store = await fresh(t);
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
      const store = await fresh(t);
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
      const store = await fresh(t);
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
      const { open } = bench(t);
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
      const store = await fresh(t);
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
      const store = await fresh(t);
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
        { numRuns: histories, seed: 20200825 },
      );
      assert.equal(ran, histories);
      assert.equal(await store.dumpHash('never.written'), createHash('sha256').digest('hex'));
    });
  });
}

/** Bytes as hex, so that a Buffer and a Uint8Array of the same bytes compare equal. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
}
