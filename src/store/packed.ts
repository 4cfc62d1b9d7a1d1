/**
 * Writes on their way to another thread, all their bytes in one piece: a message copies each typed array by itself,
 * and with it all of the memory that it lies in.
 */
import type { StoredEntry, TreeNode } from './store.ts';
import type { Writes } from './writes.ts';

const FIELDS = ['leafHash', 'leaf', 'salt1', 'salt2', 'envelope'] as const;
type Field = (typeof FIELDS)[number];
/** Of an envelope that is none. */
const NONE = -1;

export interface PackedWrites extends Omit<Writes, 'entries' | 'nodes'> {
  entries: readonly Omit<StoredEntry, Field>[];
  nodes: readonly Omit<TreeNode, 'hash'>[];
  /** Lengths of the pieces in order: the fields of each entry, then each node's hash. */
  lengths: Int32Array;
  bytes: Uint8Array;
}

export function packWrites({ entries, nodes, rows, meta, erased }: Writes): PackedWrites {
  const pieces: (Uint8Array | null)[] = [];
  const bare = entries.map(({ leafHash, leaf, salt1, salt2, envelope, ...rest }) => {
    pieces.push(leafHash, leaf, salt1, salt2, envelope);
    return rest;
  });
  for (const { hash } of nodes) pieces.push(hash);
  const lengths = Int32Array.from(pieces, (piece) => piece?.length ?? NONE);
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + Math.max(0, length), 0));
  let at = 0;
  for (const piece of pieces) {
    if (!piece) continue;
    bytes.set(piece, at);
    at += piece.length;
  }
  const places = nodes.map(({ level, index }) => ({ level, index }));
  return { entries: bare, nodes: places, rows, meta, erased, lengths, bytes };
}

export function unpackWrites({ entries, nodes, rows, meta, erased, lengths, bytes }: PackedWrites): Writes {
  let place = 0;
  let at = 0;
  const piece = (): Uint8Array | null => {
    const length = lengths[place++] as number;
    if (length === NONE) return null;
    at += length;
    return bytes.subarray(at - length, at);
  };
  const whole = entries.map((rest) => {
    const found = Object.fromEntries(FIELDS.map((field) => [field, piece()]));
    return { ...rest, ...found } as StoredEntry;
  });
  const hashed = nodes.map((node) => ({ ...node, hash: piece() as Uint8Array }));
  return { entries: whole, nodes: hashed, rows, meta, erased };
}
