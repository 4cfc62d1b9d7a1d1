/**
 * Evidence that a log has shown two histories: two checkpoints that its own key signed and that no consistency proof
 * joins. It needs nobody's word: whoever has the log's key can check it.
 *
 * For two roots of one size the signatures are all there is to it. For two sizes the evidence opens the larger tree:
 * complete subtrees that cover its first leaves, and the proof that they are its beginning. Their root is the only one that a tree of
 * the smaller size can have, and it is not the one that was signed.
 */
import { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { type Checkpoint, decodeCheckpoint } from './checkpoint.ts';
import { equalBytes, fromBase64, toBase64 } from './hash.ts';
import { type CompactTree, consistencyProof, loadTree, type ReadNode, rootOf } from './merkle.ts';
import { verifyConsistency } from './merkle-verify.ts';
import { MAX_NOTE_BYTES, openNote, type Verifier } from './note.ts';

const hashes = z.array(z.string().max(44)).max(64);
export const forkSchema = z.strictObject({
  /** The smaller first. */
  notes: z.tuple([z.string().max(MAX_NOTE_BYTES), z.string().max(MAX_NOTE_BYTES)]),
  /** Base64: complete subtrees over the first leaves of the larger tree, left to right. Empty for one size. */
  prefix: hashes,
  /** Base64: consistency proof from those to the larger tree. Empty for one size. */
  proof: hashes,
});
export type Fork = z.infer<typeof forkSchema>;

function opened(note: string, keys: readonly Verifier[]): Checkpoint | Refusal {
  const read = openNote(note, keys);
  return isRefusal(read) ? read : decodeCheckpoint(read.text);
}

function readHashes(texts: readonly string[]): Uint8Array[] | null {
  const read = texts.map(fromBase64);
  return read.every((hash) => hash?.length === 32) ? (read as Uint8Array[]) : null;
}

/** One complete subtree for each set bit. */
function bits(size: bigint): number {
  return size.toString(2).replaceAll('0', '').length;
}

/** The two checkpoints, where the evidence holds under the log's keys; else why not. */
export function checkFork(fork: Fork, keys: readonly Verifier[]): [Checkpoint, Checkpoint] | Refusal {
  const small = opened(fork.notes[0], keys);
  if (isRefusal(small)) return small;
  const large = opened(fork.notes[1], keys);
  if (isRefusal(large)) return large;
  const prefix = readHashes(fork.prefix);
  const proof = readHashes(fork.proof);
  const nothing = refuse('RECORD_FORK_NONE', { small: String(small.size), large: String(large.size) });
  if (small.origin !== large.origin || small.size > large.size || !prefix || !proof) return nothing;
  if (small.size === large.size) {
    const bare = prefix.length === 0 && proof.length === 0;
    return bare && !equalBytes(small.root, large.root) ? [small, large] : nothing;
  }
  if (prefix.length !== bits(small.size)) return nothing;
  const tree: CompactTree = { size: small.size, hashes: prefix };
  const true_ = rootOf(tree);
  const begins = verifyConsistency(small.size, large.size, true_, large.root, proof);
  return begins && !equalBytes(true_, small.root) ? [small, large] : nothing;
}

/**
 * What joins two checkpoints of one log, as far as its tiles say.
 * @param read nodes of the larger tree; not trusted
 */
export async function compareHistories(
  a: { note: string; checkpoint: Checkpoint },
  b: { note: string; checkpoint: Checkpoint },
  read: ReadNode,
): Promise<'joined' | 'unknown' | Fork> {
  const [small, large] = a.checkpoint.size <= b.checkpoint.size ? [a, b] : [b, a];
  const [from, to] = [small.checkpoint, large.checkpoint];
  if (from.size === to.size)
    return equalBytes(from.root, to.root)
      ? 'joined'
      : { notes: [small.note, large.note], prefix: [], proof: [] };
  // Every tree begins with the empty one.
  if (from.size === 0n) return 'joined';
  let tree: CompactTree;
  let proof: Uint8Array[];
  try {
    tree = await loadTree(from.size, read);
    proof = await consistencyProof(from.size, to.size, read);
  } catch {
    // Tiles that are not there, or not to be had now: that says nothing.
    return 'unknown';
  }
  const root = rootOf(tree);
  if (!verifyConsistency(from.size, to.size, root, to.root, proof)) return 'unknown';
  if (equalBytes(root, from.root)) return 'joined';
  return {
    notes: [small.note, large.note],
    prefix: tree.hashes.map(toBase64),
    proof: proof.map(toBase64),
  };
}
