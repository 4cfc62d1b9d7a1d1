/** A forger with all of a party's keys: one own entry is made anew, and everything that follows from it. */
import { isRefusal, RefusalError } from '../../../src/contract/index.ts';
import type { ParleyNode } from '../../../src/node/node.ts';
import { entryOf } from '../../../src/node/reader.ts';
import { applyEntry } from '../../../src/node/session.ts';
import {
  appendLeaf,
  decodeEnvelope,
  EMPTY_TREE,
  encodeEnvelope,
  envelopeHash,
  leafHash,
  leafOf,
  rootOf,
  type Statement,
  signCheckpoint,
  signEnvelope,
} from '../../../src/record/index.ts';
import {
  createMemoryStore,
  inTxn,
  type Store,
  type StoredEntry,
  setViewState,
} from '../../../src/store/index.ts';

function forge(stored: StoredEntry, node: ParleyNode): StoredEntry {
  const envelope = decodeEnvelope(stored.envelope as Uint8Array);
  if (isRefusal(envelope)) throw new RefusalError(envelope);
  const statement = JSON.parse(new TextDecoder().decode(envelope.payload)) as Statement;
  const claimedMs = Date.parse(statement.claimedTime) - 60_000;
  const again = signEnvelope(
    { ...statement, claimedTime: new Date(claimedMs).toISOString() },
    node.identity.message,
  );
  const { salt1, header, salt2 } = stored;
  const leaf = leafOf({ salt1, header, salt2, envelope: again });
  const hash = envelopeHash(again);
  return {
    ...stored,
    leaf,
    leafHash: leafHash(leaf),
    hash,
    envelope: new TextEncoder().encode(encodeEnvelope(again)),
    meta: JSON.stringify({ ...entryOf(stored), hash, claimedMs }),
  };
}

/** The node's record with its first own notice made anew, in a store of its own, and the lock for it. */
export async function rewritten(node: ParleyNode): Promise<{ store: Store; lock: string }> {
  const entries = await node.store.read.entries({ limit: 10_000 });
  const target = entries.findIndex(({ direction, kind }) => direction === 'own' && kind === 'notices.filed');
  const store = createMemoryStore();
  let tree = EMPTY_TREE;
  await inTxn(store, async (txn) => {
    for (const [i, stored] of entries.entries()) {
      const made = i === target ? forge(stored, node) : stored;
      const grown = appendLeaf(tree, made.leafHash);
      await txn.append(made);
      await txn.setNodes(
        grown.nodes.map(({ level, index, hash }) => ({ level, index: Number(index), hash })),
      );
      tree = grown.tree;
      await applyEntry(txn, node.house, entryOf(made), node.identity, async () => undefined);
    }
    for (const { room, view } of node.house.views) {
      await setViewState(txn, room, { version: view.version, nextIndex: entries.length });
    }
  });
  const checkpoint = { origin: node.identity.card.origin, size: tree.size, root: rootOf(tree) };
  return {
    store,
    lock: signCheckpoint(checkpoint, node.identity.log),
  };
}
