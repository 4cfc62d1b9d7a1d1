/** The part of the suite about commits that report a failure: the outcome is unknown until the store is opened again. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Candidate } from '../../test/helpers/store/candidate.ts';
import { codeOfRefusal, entryAt } from '../../test/helpers/store/entries.ts';
import { FAULTS, type Fault, faultyStore } from '../../test/helpers/store/faulty.ts';
import { inTxn } from './store.ts';

export function faultsContract(candidate: Candidate): void {
  for (const fault of FAULTS) {
    it(`a commit that fails is the end of the store; opened again, all of it is there or nothing: ${fault}`, async (t) => {
      const { parts, open } = candidate.bench(t);
      let next: Fault | null = null;
      const store = await faultyStore(parts, () => next);
      const said: string[] = [];
      store.on('failed', (reason) => said.push(reason));
      await inTxn(store, (txn) => txn.append(entryAt(0)));
      next = fault;
      const failing = inTxn(store, async (txn) => {
        await txn.append(entryAt(1));
        await txn.put([{ table: 'room.rows', key: 'one', row: 1 }]);
        await txn.setNodes([{ level: 0, index: 1, hash: entryAt(1).leafHash }]);
      });
      assert.equal(await codeOfRefusal(failing), 'STORE_FAILED');
      assert.equal(store.state, 'failed');
      assert.deepEqual(said, [`commit: ${fault}`]);
      assert.equal(await codeOfRefusal(store.begin()), 'STORE_FAILED');
      assert.equal(await codeOfRefusal(store.read.size()), 'STORE_FAILED');
      await store.close();
      const again = await open();
      t.after(() => again.close());
      const kept = fault === 'persisted';
      assert.equal(await again.read.size(), kept ? 2 : 1);
      assert.equal(await again.read.get('room.rows', 'one'), kept ? 1 : undefined);
      assert.equal((await again.read.node(0, 1)) !== undefined, kept);
      // The same act again: refused as held where it was kept, taken where it was not.
      const size = await again.read.size();
      const same = inTxn(again, (txn) => txn.append({ ...entryAt(1), index: size }));
      assert.equal(await codeOfRefusal(same), kept ? 'STORE_ENTRY_TWICE' : null);
      await inTxn(again, (txn) => txn.append(entryAt(2)));
      assert.equal(await again.read.size(), 3);
    });
  }
}
