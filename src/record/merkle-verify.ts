/**
 * Verifiers of Merkle proofs (RFC 9162 §2.1.3.2 and §2.1.4.2; subtrees after draft-ietf-plants-merkle-tree-certs).
 *
 * Policy, in writing: every hash has exactly 32 bytes; sizes and indices are below 2^64; consistency with an empty
 * old tree is refused (it would say nothing; a witness that meets `old 0` decides that itself).
 */
import { equalBytes } from './hash.ts';
import { emptyRoot, nodeHash } from './merkle.ts';

const LIMIT = 1n << 64n;

function wellFormed(hashes: readonly Uint8Array[], numbers: readonly bigint[]): boolean {
  return hashes.every((h) => h.length === 32) && numbers.every((n) => n >= 0n && n < LIMIT);
}

/** Whether `leaf` (a leaf hash) stands at `index` in the tree of `size` leaves with that root. */
export function verifyInclusion(
  index: bigint,
  size: bigint,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!wellFormed([leaf, root, ...proof], [index, size]) || index >= size) return false;
  let fn = index;
  let sn = size - 1n;
  let hash = leaf;
  for (const sibling of proof) {
    if (sn === 0n) return false;
    if ((fn & 1n) === 1n || fn === sn) {
      hash = nodeHash(sibling, hash);
      // On the right edge, levels without a right sibling are passed over.
      while ((fn & 1n) === 0n && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n && equalBytes(hash, root);
}

/** Whether the tree of `size` with `root` begins with the tree of `oldSize` with `oldRoot`. */
export function verifyConsistency(
  oldSize: bigint,
  size: bigint,
  oldRoot: Uint8Array,
  root: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  return oldSize > 0n && verifySubtreeConsistency(0n, oldSize, size, oldRoot, root, proof);
}

/** [start, end) is a subtree when start is a multiple of the least power of two that is ≥ end − start. */
export function isSubtree(start: bigint, end: bigint): boolean {
  if (start < 0n || start >= end) return false;
  let width = 1n;
  while (width < end - start) width <<= 1n;
  return start % width === 0n;
}

/** Whether `leaf` stands at `index` (counted in the whole tree) in the subtree [start, end) with that root. */
export function verifySubtreeInclusion(
  index: bigint,
  start: bigint,
  end: bigint,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!wellFormed([], [index, start, end]) || !isSubtree(start, end) || index < start) return false;
  return verifyInclusion(index - start, end - start, leaf, proof, root);
}

/**
 * Whether the tree of `size` with `root` holds the subtree [start, end) with `subRoot`. An empty subtree
 * (start = end ≤ size) is contained in every tree, whatever that one's root: its own root must be that of
 * nothing and its proof empty.
 */
export function verifySubtreeConsistency(
  start: bigint,
  end: bigint,
  size: bigint,
  subRoot: Uint8Array,
  root: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (!wellFormed([], [start, end, size]) || end > size) return false;
  if (start === end) return proof.length === 0 && equalBytes(subRoot, emptyRoot());
  if (!wellFormed([subRoot, root, ...proof], []) || !isSubtree(start, end)) return false;
  let fn = start;
  let sn = end - 1n;
  let tn = size - 1n;
  // Go up to the largest complete subtree that ends where [start, end) ends.
  while (fn !== sn && (sn === tn || (sn & 1n) === 1n)) {
    fn >>= 1n;
    sn >>= 1n;
    tn >>= 1n;
  }
  let rest = proof;
  let subHash = subRoot;
  if (fn !== sn) {
    if (proof.length === 0) return false;
    subHash = proof[0]!;
    rest = proof.slice(1);
  }
  let hash = subHash;
  for (const sibling of rest) {
    if (tn === 0n) return false;
    if ((sn & 1n) === 1n || sn === tn) {
      if (fn < sn) subHash = nodeHash(sibling, subHash);
      hash = nodeHash(sibling, hash);
      while ((sn & 1n) === 0n && sn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
        tn >>= 1n;
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    fn >>= 1n;
    sn >>= 1n;
    tn >>= 1n;
  }
  return tn === 0n && equalBytes(subHash, subRoot) && equalBytes(hash, root);
}
