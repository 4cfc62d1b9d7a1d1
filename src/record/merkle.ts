/**
 * The Merkle tree of RFC 6962 §2.1 (RFC 9162 keeps its arithmetic), SHA-256.
 *
 * A tree of `size` leaves is covered by complete subtrees, one for each set bit of `size`. A complete subtree is
 * named by (level, index): it covers leaves [index·2^level, (index+1)·2^level), and its hash never changes once the
 * leaves are there. Growing needs only the covering subtrees; proofs read complete subtrees from a store.
 */
import { sha256 } from './hash.ts';

const LEAF_PREFIX = Uint8Array.of(0);
const NODE_PREFIX = Uint8Array.of(1);

/** SHA-256(0x00 ‖ entry). */
export function leafHash(entry: Uint8Array): Uint8Array {
  return sha256(LEAF_PREFIX, entry);
}
/** SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(NODE_PREFIX, left, right);
}
/** Root of the tree without leaves: SHA-256 of nothing. */
export function emptyRoot(): Uint8Array {
  return sha256(new Uint8Array());
}

export interface NodeAt {
  /** 0 for leaf hashes. */
  level: number;
  index: bigint;
  hash: Uint8Array;
}

/** A growing tree as its covering complete subtrees, left to right, largest first. Immutable. */
export interface CompactTree {
  readonly size: bigint;
  readonly hashes: readonly Uint8Array[];
}
export const EMPTY_TREE: CompactTree = { size: 0n, hashes: [] };

/** Appends one leaf hash. `nodes`: every complete subtree that this leaf completed, to be kept for proofs. */
export function appendLeaf(tree: CompactTree, leaf: Uint8Array): { tree: CompactTree; nodes: NodeAt[] } {
  const hashes = [...tree.hashes];
  let hash = leaf;
  let index = tree.size;
  const nodes: NodeAt[] = [{ level: 0, index, hash }];
  // An odd index completes its parent.
  for (let level = 1; (index & 1n) === 1n; level++) {
    hash = nodeHash(hashes.pop()!, hash);
    index >>= 1n;
    nodes.push({ level, index, hash });
  }
  hashes.push(hash);
  return { tree: { size: tree.size + 1n, hashes }, nodes };
}

export function rootOf(tree: CompactTree): Uint8Array {
  return fold(tree.hashes) ?? emptyRoot();
}

/** Joins neighbouring complete subtrees of falling size, right to left. */
function fold(hashes: readonly Uint8Array[]): Uint8Array | undefined {
  let hash: Uint8Array | undefined;
  for (let i = hashes.length - 1; i >= 0; i--) hash = hash ? nodeHash(hashes[i]!, hash) : hashes[i];
  return hash;
}

/** Reads a complete subtree's hash. */
export type ReadNode = (
  level: number,
  index: bigint,
) => Uint8Array | undefined | Promise<Uint8Array | undefined>;

/** Complete subtrees that cover [from, to), for ranges as they occur in a tree: `from` is a multiple of bitCeil(to − from). */
function cover(from: bigint, to: bigint): { level: number; index: bigint }[] {
  const out: { level: number; index: bigint }[] = [];
  for (let at = from; at < to; ) {
    let level = 0;
    while (at + (1n << BigInt(level + 1)) <= to) level += 1;
    out.push({ level, index: at >> BigInt(level) });
    at += 1n << BigInt(level);
  }
  return out;
}

/** @throws RangeError when the store lacks a node that a tree of that size must have. */
async function readRange(read: ReadNode, from: bigint, to: bigint): Promise<Uint8Array> {
  const hashes = await Promise.all(
    cover(from, to).map(async ({ level, index }) => {
      const hash = await read(level, index);
      if (!hash) throw new RangeError(`no tree node at level ${level}, index ${index}`);
      return hash;
    }),
  );
  return fold(hashes)!;
}

/** The tree of `size` leaves from its stored nodes: for restarts. */
export async function loadTree(size: bigint, read: ReadNode): Promise<CompactTree> {
  const hashes = await Promise.all(
    cover(0n, size).map(({ level, index }) =>
      readRange(read, index << BigInt(level), (index + 1n) << BigInt(level)),
    ),
  );
  return { size, hashes };
}

/** Largest power of two below `n`, for n ≥ 2. */
function split(n: bigint): bigint {
  return 1n << BigInt((n - 1n).toString(2).length - 1);
}

/**
 * Sibling hashes from the leaf up to the root's child (RFC 6962 §2.1.1).
 * @throws RangeError unless 0 ≤ index < size.
 */
export async function inclusionProof(index: bigint, size: bigint, read: ReadNode): Promise<Uint8Array[]> {
  if (index < 0n || index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  const siblings: [bigint, bigint][] = [];
  let [from, to] = [0n, size];
  while (to - from > 1n) {
    const middle = from + split(to - from);
    if (index < middle) {
      siblings.push([middle, to]);
      to = middle;
    } else {
      siblings.push([from, middle]);
      from = middle;
    }
  }
  return Promise.all(siblings.toReversed().map(([a, b]) => readRange(read, a, b)));
}

/**
 * Hashes that join the tree of `oldSize` to the tree of `size` (RFC 6962 §2.1.2).
 * @throws RangeError unless 0 < oldSize ≤ size.
 */
export async function consistencyProof(oldSize: bigint, size: bigint, read: ReadNode): Promise<Uint8Array[]> {
  if (oldSize <= 0n || oldSize > size) throw new RangeError(`no consistency of ${oldSize} with ${size}`);
  const ranges: [bigint, bigint][] = [];
  let [from, to] = [0n, size];
  // Down to where [from, to) ends with the old tree. If it also begins with it, it is the old tree itself and left out.
  while (to > oldSize) {
    const middle = from + split(to - from);
    if (oldSize <= middle) {
      ranges.push([middle, to]);
      to = middle;
    } else {
      ranges.push([from, middle]);
      from = middle;
    }
  }
  if (from > 0n) ranges.push([from, to]);
  return Promise.all(ranges.toReversed().map(([a, b]) => readRange(read, a, b)));
}
