/** The one suite that every store must pass: each `it` is a sentence of the contract in `store.ts`. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Candidate, fresh, keys, plain, row } from '../../test/helpers/store/candidate.ts';
import { codeOfRefusal, entryAt } from '../../test/helpers/store/entries.ts';
import { faultsContract } from './faults.contract.ts';
import { rowsContract } from './rows.contract.ts';
import { inTxn } from './store.ts';

export function storeContract(candidate: Candidate): void {
  describe(`store contract: ${candidate.name}`, { skip: candidate.skip ?? false }, () => {
    it('gives back an entry, byte for byte, by index, hash and act', async (t) => {
      const store = await fresh(candidate, t);
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
      const store = await fresh(candidate, t);
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
      const store = await fresh(candidate, t);
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
      const store = await fresh(candidate, t);
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

    it('gives tree nodes by range, up to the first that is not there', async (t) => {
      const store = await fresh(candidate, t);
      const node = (level: number, index: number) => ({ level, index, hash: new Uint8Array(32).fill(index) });
      await inTxn(store, (txn) => txn.setNodes([0, 1, 2, 4].map((index) => node(1, index))));
      const firsts = async (from: number, to: number) =>
        (await store.read.nodes(1, from, to)).map((hash) => hash[0]);
      assert.deepEqual(await firsts(0, 2), [0, 1]);
      assert.deepEqual(await firsts(1, 9), [1, 2]);
      assert.deepEqual(await firsts(4, 9), [4]);
      assert.deepEqual([await firsts(3, 9), await firsts(2, 2)], [[], []]);
      assert.equal(await codeOfRefusal(store.read.nodes(0, -1, 2)), 'STORE_RANGE_BAD');
    });

    it('gives the leaves of a range, and those that are there of one that reaches too far', async (t) => {
      const store = await fresh(candidate, t);
      const entries = [0, 1, 2, 3].map((index) => entryAt(index));
      await inTxn(store, async (txn) => {
        for (const entry of entries) await txn.append(entry);
      });
      const hex = (leaves: readonly Uint8Array[]) => leaves.map((leaf) => Buffer.from(leaf).toString('hex'));
      const all = hex(entries.map(({ leaf }) => leaf));
      assert.deepEqual(hex(await store.read.leaves(0, 4)), all);
      assert.deepEqual(hex(await store.read.leaves(1, 3)), all.slice(1, 3));
      assert.deepEqual(hex(await store.read.leaves(2, 99)), all.slice(2));
      assert.deepEqual([await store.read.leaves(4, 9), await store.read.leaves(2, 2)], [[], []]);
      assert.equal(await codeOfRefusal(store.read.leaves(-1, 2)), 'STORE_RANGE_BAD');
    });

    it('undoes to a savepoint, and to nothing on abort', async (t) => {
      const store = await fresh(candidate, t);
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
      const store = await fresh(candidate, t);
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
      const store = await fresh(candidate, t);
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
      const store = await fresh(candidate, t);
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

    rowsContract(candidate);
    faultsContract(candidate);
  });
}
