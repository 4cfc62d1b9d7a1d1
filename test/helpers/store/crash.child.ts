/**
 * A process to be killed, traced or given bad disks: `node crash.child.ts FOLDER MODE COUNT`. The store is where `place.ts`
 * says that the folder's is.
 * It commits one transaction after another and says `ack N` on standard output (N entries are now in the log).
 * Modes: `after` says it after the commit, as the product does. `before` is the planted mistake: it says so before.
 */
import { writeSync } from 'node:fs';
import { RefusalError } from '../../../src/contract/index.ts';
import { inTxn, type Txn } from '../../../src/store/store.ts';
import { entryAt } from './entries.ts';
import { openPlace } from './place.ts';

const [folder = '', mode = 'after', count = '1000000'] = process.argv.slice(2);

function say(line: string): void {
  writeSync(1, `${line}\n`);
}

async function grow(txn: Txn): Promise<number> {
  const size = await txn.size();
  const added = 1 + (size % 3);
  const writes: Promise<void>[] = [];
  for (let index = size; index < size + added; index++) {
    const entry = entryAt(index);
    writes.push(
      txn.append(entry),
      txn.setNodes([{ level: 0, index, hash: entry.leafHash }]),
      txn.put([{ table: 'crash.rows', key: String(index).padStart(9, '0'), row: { hash: entry.hash } }]),
    );
  }
  writes.push(txn.setMeta('next', String(size + added)));
  await Promise.all(writes);
  return size + added;
}

const store = await openPlace(folder);
for (const event of ['full', 'room', 'failed'] as const) store.on(event, () => say(event));
say('ready');
for (let turn = 0; turn < Number(count); turn++) {
  try {
    await inTxn(store, async (txn) => {
      const size = await grow(txn);
      if (mode === 'before') {
        say(`ack ${size}`);
        // Long enough for a kill to fall between the word and the deed.
        await new Promise((resolve) => setTimeout(resolve, 3));
      }
    });
    if (mode === 'after') say(`ack ${await store.read.size()}`);
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    say(`refused ${error.refusal.refused}`);
    if (error.refusal.refused !== 'STORE_FULL') break;
    continue;
  }
}
say('done');
if (store.state !== 'failed') await store.close();
process.exit(0);
