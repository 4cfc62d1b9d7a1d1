/** C2SP tlog-proof: one file that shows a leaf to stand in a log: index, inclusion hashes, signed checkpoint. */
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { type Checkpoint, openCheckpoint, parseSize } from './checkpoint.ts';
import { fromBase64, fromUtf8, toBase64 } from './hash.ts';
import { verifyInclusion } from './merkle-verify.ts';
import { MAX_NOTE_BYTES, type Verifier } from './note.ts';

export interface TlogProof {
  /** Unauthenticated bytes for the application, or null. Parley writes none and trusts none. */
  extra: Uint8Array | null;
  index: bigint;
  /** From the leaf's sibling to the root's child, 32 bytes each. */
  hashes: Uint8Array[];
  /** The signed note, verbatim. */
  checkpoint: string;
}

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
export const MAX_PROOF_HASHES = 64;
const MAX_EXTRA_CHARS = 65_536;
export const MAX_PROOF_BYTES = MAX_NOTE_BYTES + MAX_EXTRA_CHARS + 4096;

export function encodeProof(proof: TlogProof): string {
  return [
    FIRST_LINE,
    ...(proof.extra ? [`extra ${toBase64(proof.extra)}`] : []),
    `index ${proof.index}`,
    ...proof.hashes.map(toBase64),
    '',
    proof.checkpoint,
  ].join('\n');
}

export function decodeProof(input: string | Uint8Array): TlogProof | Refusal {
  const bytes = typeof input === 'string' ? Buffer.byteLength(input) : input.byteLength;
  if (bytes > MAX_PROOF_BYTES) return refuse('RECORD_TOO_BIG', { bytes, limit: MAX_PROOF_BYTES });
  const text = typeof input === 'string' ? input : fromUtf8(input);
  if (text === null) return refuse('RECORD_UTF8');
  // Here the first blank line divides: nothing before it can be blank.
  const at = text.indexOf('\n\n');
  if (at < 0) return refuse('RECORD_PROOF_LINE', { line: 1 });
  const lines = text.slice(0, at).split('\n');
  if (lines[0] !== FIRST_LINE) return refuse('RECORD_PROOF_LINE', { line: 1 });
  let next = 1;
  let extra: Uint8Array | null = null;
  if (lines[next]?.startsWith('extra ')) {
    const value = lines[next]!.slice('extra '.length);
    extra = value.length <= MAX_EXTRA_CHARS ? fromBase64(value) : null;
    if (!extra) return refuse('RECORD_PROOF_LINE', { line: next + 1 });
    next += 1;
  }
  const indexLine = lines[next] ?? '';
  const index = indexLine.startsWith('index ') ? parseSize(indexLine.slice('index '.length)) : null;
  if (index === null) return refuse('RECORD_PROOF_LINE', { line: next + 1 });
  next += 1;
  if (lines.length - next > MAX_PROOF_HASHES)
    return refuse('RECORD_PROOF_LINE', { line: next + 1 + MAX_PROOF_HASHES });
  const hashes: Uint8Array[] = [];
  for (; next < lines.length; next++) {
    const hash = fromBase64(lines[next]!);
    if (!hash || hash.length !== 32) return refuse('RECORD_PROOF_LINE', { line: next + 1 });
    hashes.push(hash);
  }
  return { extra, index, hashes, checkpoint: text.slice(at + 2) };
}

/** The checkpoint under which the leaf hash stands at the proof's index, signed by the log. */
export function verifyProof(proof: TlogProof, leaf: Uint8Array, log: Verifier): Checkpoint | Refusal {
  const checkpoint = openCheckpoint(proof.checkpoint, log);
  if (isRefusal(checkpoint)) return checkpoint;
  if (!verifyInclusion(proof.index, checkpoint.size, leaf, proof.hashes, checkpoint.root))
    return refuse('RECORD_PROOF_WRONG', { index: String(proof.index), size: String(checkpoint.size) });
  return checkpoint;
}
