/**
 * The root over all units' segments of one minute. A tree as in RFC 6962 §2.1 over one labelled line per
 * segment, ordered by party, unit and time, so that anyone who holds a segment file and its path can check that
 * it was sealed then, without seeing which other units were watched.
 */
import { z } from 'zod';
import { type Refusal, refuse } from '../contract/index.ts';
import {
  appendLeaf,
  EMPTY_TREE,
  fromHex,
  inclusionProof,
  labelled,
  leafHash,
  rootOf,
  toHex,
  utf8,
  verifyInclusion,
} from '../record/index.ts';
import { partyId } from '../terms/index.ts';

export const MAX_SEALED_SEGMENTS = 10_000;
const hex64 = z.string().regex(/^[0-9a-f]{64}$/);
const ms = z.number().int().min(0).max(8.64e15);

/** One segment as a seal names it. */
export const sealedSegmentSchema = z.strictObject({
  party: partyId,
  unit: z.string().min(1).max(64),
  sha256: hex64,
  count: z.number().int().min(0),
  fromMs: ms,
  toMs: ms,
});
export type SealedSegment = z.infer<typeof sealedSegmentSchema>;

/** A segment shown to a peer, with its place in the tree and the path to the root, leaf's sibling first. */
export const openedSegmentSchema = sealedSegmentSchema.extend({
  leaf: z.number().int().min(0),
  path: z.array(hex64).max(32),
});
export type OpenedSegment = z.infer<typeof openedSegmentSchema>;

/** The leaf's hash: a labelled line of the fields, tab between them. JSON quotes the unit's free text. */
function leafOf(segment: SealedSegment): Uint8Array {
  const { party, unit, sha256: file, count, fromMs, toMs } = segment;
  const line = [party, JSON.stringify(unit), fromMs, toMs, count, file].join('\t');
  return leafHash(labelled('seal-leaf/v1', utf8(line)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Leaf order: party, unit, fromMs. */
export function inLeafOrder(segments: readonly SealedSegment[]): SealedSegment[] {
  return [...segments].sort(
    (a, b) =>
      compare(a.party, b.party) ||
      compare(a.unit, b.unit) ||
      a.fromMs - b.fromMs ||
      compare(a.sha256, b.sha256),
  );
}

interface Tree {
  root: Uint8Array;
  /** Complete subtrees, as `inclusionProof` reads them. */
  nodes: Map<string, Uint8Array>;
}
function treeOf(ordered: readonly SealedSegment[]): Tree {
  const nodes = new Map<string, Uint8Array>();
  let tree = EMPTY_TREE;
  for (const segment of ordered) {
    const grown = appendLeaf(tree, leafOf(segment));
    tree = grown.tree;
    for (const node of grown.nodes) nodes.set(`${node.level} ${node.index}`, node.hash);
  }
  return { root: rootOf(tree), nodes };
}

/** Hex root. Refuses two segments of one unit that begin at the same moment: one of them would be a rewrite. */
export function sealRoot(segments: readonly SealedSegment[]): string | Refusal {
  const ordered = inLeafOrder(segments);
  for (let i = 1; i < ordered.length; i++) {
    const a = ordered[i - 1] as SealedSegment;
    const b = ordered[i] as SealedSegment;
    if (a.party === b.party && a.unit === b.unit && a.fromMs === b.fromMs) {
      return refuse('WATCH_SEGMENT_TWICE', {
        party: b.party,
        unit: b.unit,
        from: new Date(b.fromMs).toISOString(),
      });
    }
  }
  return toHex(treeOf(ordered).root);
}

/** The segments that `shows` lets a recipient see, each with its path. */
export async function openSegments(
  segments: readonly SealedSegment[],
  shows: (segment: SealedSegment) => boolean,
): Promise<OpenedSegment[]> {
  const ordered = inLeafOrder(segments);
  const { nodes } = treeOf(ordered);
  const read = (level: number, index: bigint): Uint8Array | undefined => nodes.get(`${level} ${index}`);
  const opened: OpenedSegment[] = [];
  for (const [leaf, segment] of ordered.entries()) {
    if (!shows(segment)) continue;
    const path = await inclusionProof(BigInt(leaf), BigInt(ordered.length), read);
    opened.push({ ...segment, leaf, path: path.map(toHex) });
  }
  return opened;
}

/** Whether a segment lies under a seal's root of `size` leaves. */
export function isSealed(root: string, size: number, opened: OpenedSegment): boolean {
  const hashes = [root, ...opened.path].map(fromHex);
  if (!Number.isSafeInteger(size) || size < 0 || !hashes.every((hash) => hash !== null)) return false;
  const [rootHash, ...path] = hashes as Uint8Array[];
  return verifyInclusion(BigInt(opened.leaf), BigInt(size), leafOf(opened), path, rootHash as Uint8Array);
}
