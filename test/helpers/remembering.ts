/** What a node that forgot meets: a copy of its record, and peers in one process that still know. */
import type { Link } from '../../src/exchange/index.ts';
import { heldReceipt, logLinkTo, type ParleyNode } from '../../src/node/index.ts';
import { createMemoryStore, inTxn, type Store } from '../../src/store/index.ts';

/** A store with the same record in it: what a backup restores. */
export async function copyOf(from: Store): Promise<Store> {
  const { read } = from;
  const to = createMemoryStore();
  const size = await read.size();
  const entries = await read.entries({ limit: size });
  const rows = await Promise.all(
    (await read.tables()).map(async (table) =>
      (await read.scan(table)).map(({ key, row }) => ({ table, key, row })),
    ),
  );
  await inTxn(to, async (txn) => {
    for (const entry of entries) await txn.append(entry);
    for (let level = 0; 2 ** level <= size; level++) {
      const hashes = await read.nodes(level, 0, size);
      await txn.setNodes(hashes.map((hash, index) => ({ level, index, hash })));
    }
    await txn.put(rows.flat());
  });
  return to;
}

/** The way to a node in this process, envelopes left out. */
export function linkToNode(node: ParleyNode): Link {
  const none = () => Promise.reject(new Error('carries no envelopes'));
  return {
    ...logLinkTo(node),
    heldReceipt: (question) => heldReceipt(node, question),
    send: none,
    positions: none,
  };
}
