/** What grows with a log and what must not: proofs and cold starts at a thousand and at a million entries. */
import { createCipheriv } from 'node:crypto';
import { type Folder, fileLock, type ParleyNode } from '../../src/node/index.ts';
import {
  appendLeaf,
  type Envelope,
  encodeEnvelope,
  encodeHeader,
  envelopeHash,
  inclusionProof,
  leafHash,
  leafOf,
  loadTree,
  rootOf,
  signCheckpoint,
  verifyInclusion,
} from '../../src/record/index.ts';
import { createSqliteStore, inTxn, type StoredEntry, type TreeNode } from '../../src/store/index.ts';
import { ok } from '../kit/ok.ts';
import { message, openWest, type PeerOfWest } from '../kit/party.ts';
import type { Figures } from '../kit/report.ts';
import { median, quantile, seeded, timed } from '../kit/rounds.ts';

/** Entries of one transaction while the log is made longer. */
const CHUNK = 4_096;

/**
 * Makes the log of a closed node `size` entries long: leaves, tree nodes and rows as a node would write them, each with
 * salts and bytes of its own, signed as a whole by a checkpoint. The envelopes are made of chance, since signing a
 * million takes minutes and nothing that is measured here reads one.
 */
export async function lengthen(folder: Folder, node: ParleyNode, size: number): Promise<void> {
  const store = await createSqliteStore(folder.record, { create: false });
  const { identity } = node;
  const stream = createCipheriv(
    'aes-128-ctr',
    Buffer.from(size.toString().padStart(16, '0')),
    Buffer.alloc(16),
  );
  const chance = (bytes: number): Uint8Array => Uint8Array.from(stream.update(Buffer.alloc(bytes)));
  let tree = await loadTree(BigInt(await store.read.size()), (level, at) =>
    store.read.node(level, Number(at)),
  );
  const timeMs = Date.now();
  const header = encodeHeader({
    direction: 'own',
    class: 'watch',
    peer: null,
    peerSeq: 0,
    prev: null,
    timeMs,
  });
  while (tree.size < BigInt(size)) {
    const entries: StoredEntry[] = [];
    const nodes: TreeNode[] = [];
    while (entries.length < CHUNK && tree.size < BigInt(size)) {
      const envelope: Envelope = {
        payloadType: 'application/vnd.parley.watch.sealed.v1+json',
        payload: chance(96),
        keyid: identity.message.keyid,
        sig: chance(64),
      };
      const opening = { salt1: chance(16), header, salt2: chance(16), envelope };
      const leaf = leafOf(opening);
      const grown = appendLeaf(tree, leafHash(leaf));
      const index = Number(tree.size);
      const hash = envelopeHash(envelope);
      const { salt1, salt2 } = opening;
      // Act ids rise with time, as real ones do.
      const actId = index.toString().padStart(26, '0');
      const made = { index, direction: 'own', class: 'watch', kind: 'watch.sealed', kindVersion: 1 } as const;
      const meta = JSON.stringify({ ...made, id: actId, hash, peer: null, localMs: timeMs });
      entries.push({
        ...made,
        leafHash: leafHash(leaf),
        leaf,
        header,
        salt1,
        salt2,
        envelope: new TextEncoder().encode(encodeEnvelope(envelope)),
        hash,
        actId,
        peer: null,
        peerSeq: 0,
        localMs: timeMs,
        meta,
      });
      nodes.push(
        ...grown.nodes.map(({ level, index: at, hash: of }) => ({ level, index: Number(at), hash: of })),
      );
      tree = grown.tree;
    }
    await inTxn(store, (txn) =>
      Promise.all([...entries.map((entry) => txn.append(entry)), txn.setNodes(nodes)]),
    );
  }
  await fileLock(folder).write(
    signCheckpoint({ origin: identity.card.origin, size: tree.size, root: rootOf(tree) }, identity.log),
  );
  await store.close();
}

/** Proofs that single entries stand in the log, each held against the root. Returns the middle, ms. */
export async function proofs(node: ParleyNode, count: number, figures: Figures): Promise<number> {
  const { tree } = node.writer;
  const root = rootOf(tree);
  const roll = seeded(7);
  const tookMs: number[] = [];
  for (let i = 0; i < count; i++) {
    const index = Math.floor(roll() * Number(tree.size));
    let proof: Uint8Array[] = [];
    tookMs.push(
      await timed(async () => {
        proof = await inclusionProof(BigInt(index), tree.size, (level, at) =>
          node.store.read.node(level, Number(at)),
        );
      }),
    );
    const { leafHash: leaf } = (await node.store.read.entry(index)) as StoredEntry;
    if (!verifyInclusion(BigInt(index), tree.size, leaf, proof, root)) throw new Error(`proof of ${index}`);
  }
  const name = `proof of one of ${tree.size} entries`;
  const middle = median(tookMs);
  figures.add(name, 'parley', 'p50', middle, 'ms');
  figures.add(name, 'parley', 'p99', quantile(tookMs, 0.99), 'ms');
  return middle;
}

/** From closed folder to a node that takes envelopes. Returns the middle of the rounds, ms. */
export async function coldStarts(
  folder: Folder,
  peer: PeerOfWest,
  rounds: number,
  figures: Figures,
): Promise<number> {
  const tookMs: number[] = [];
  let size = 0n;
  for (let round = 0; round < rounds; round++) {
    const act = peer.next('line.message', message(round));
    let node: ParleyNode | undefined;
    tookMs.push(
      await timed(async () => {
        node = await openWest(folder);
        ok(await node.receive(act.text));
      }),
    );
    size = node?.writer.tree.size ?? 0n;
    await node?.close();
  }
  const middle = median(tookMs);
  figures.add(`cold start at ${size} entries`, 'parley', 'to the first receipt', middle, 'ms');
  return middle;
}
