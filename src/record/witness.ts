/**
 * C2SP tlog-witness: what a witness decides when a log asks it to cosign. Pure: the request and what the witness holds
 * come in, the answer goes out. Whoever calls this compares and stores in one transaction and answers after its commit.
 *
 * Where the versions of the specification differ: the same size with another root is 422 here (v1.0.0 says 409), and so
 * is a tree of no leaves whose root is not that of nothing.
 */
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { type Checkpoint, decodeCheckpoint, parseSize } from './checkpoint.ts';
import { equalBytes, fromBase64, fromUtf8, sha256, toBase64, toHex, utf8 } from './hash.ts';
import { emptyRoot } from './merkle.ts';
import { verifyConsistency } from './merkle-verify.ts';
import { isOf, openNote, readNote, signatureLine, type Verifier } from './note.ts';

/** Whole body of a request: old size, proof, checkpoint. */
export const MAX_ADD_CHECKPOINT_BYTES = 65_536;
/** A tree in 64 bits needs no more. */
export const MAX_CONSISTENCY_HASHES = 63;
/** Media type of the answer that tells the size last cosigned. */
export const SIZE_TYPE = 'text/x.tlog.size';

export interface AddCheckpoint {
  oldSize: bigint;
  proof: Uint8Array[];
  /** The signed note, verbatim. */
  note: string;
}

/** A log that the witness knows. Its keys' names may differ from its origin. */
export interface WitnessedLog {
  origin: string;
  keys: readonly Verifier[];
}

/** What the witness last cosigned of a log. */
export interface Witnessed {
  size: bigint;
  root: Uint8Array;
}

export type WitnessAnswer =
  /** All checks pass: store `checkpoint`, then answer with the cosignature on `text`. */
  | { answer: 'cosign'; checkpoint: Checkpoint; text: string; logLines: string[] }
  /** 409: the size last cosigned. */
  | { answer: 'size'; size: bigint };

/** 64 hex digits that name a log in paths: SHA-256 of its origin. */
export function originHash(origin: string): string {
  return toHex(sha256(utf8(origin)));
}

export function encodeAddCheckpoint({ oldSize, proof, note }: AddCheckpoint): string {
  return [`old ${oldSize}`, ...proof.map(toBase64), '', note].join('\n');
}

/** The request by its shape alone, nothing verified. */
export function readAddCheckpoint(input: string | Uint8Array): AddCheckpoint | Refusal {
  const bytes = typeof input === 'string' ? Buffer.byteLength(input) : input.byteLength;
  if (bytes > MAX_ADD_CHECKPOINT_BYTES)
    return refuse('RECORD_TOO_BIG', { bytes, limit: MAX_ADD_CHECKPOINT_BYTES });
  const text = typeof input === 'string' ? input : fromUtf8(input);
  if (text === null) return refuse('RECORD_UTF8');
  // Nothing before the checkpoint can be blank: the first empty line divides.
  const at = text.indexOf('\n\n');
  const [first = '', ...lines] = text.slice(0, Math.max(at, 0)).split('\n');
  const oldSize = first.startsWith('old ') ? parseSize(first.slice('old '.length)) : null;
  if (oldSize === null) return refuse('RECORD_WITNESS_LINE', { line: 1 });
  const proof: Uint8Array[] = [];
  for (const [i, line] of lines.entries()) {
    const hash = i < MAX_CONSISTENCY_HASHES ? fromBase64(line) : null;
    if (hash?.length !== 32) return refuse('RECORD_WITNESS_LINE', { line: i + 2 });
    proof.push(hash);
  }
  return { oldSize, proof, note: text.slice(at + 2) };
}

/** Which log a request is about: the origin line of its checkpoint, not yet verified. */
export function originOf(request: AddCheckpoint): string | Refusal {
  const note = readNote(request.note);
  if (isRefusal(note)) return note;
  const checkpoint = decodeCheckpoint(note.text);
  return isRefusal(checkpoint) ? checkpoint : checkpoint.origin;
}

/**
 * @param log null: the witness does not know a log of that origin
 * @param held null: it never cosigned it
 */
export function judgeAddCheckpoint(
  request: AddCheckpoint,
  log: WitnessedLog | null,
  held: Witnessed | null,
): WitnessAnswer | Refusal {
  const origin = originOf(request);
  if (isRefusal(origin)) return origin;
  if (log === null || origin !== log.origin) return refuse('RECORD_WITNESS_LOG', { log: origin });
  const signed = openNote(request.note, log.keys);
  if (isRefusal(signed)) return signed;
  const checkpoint = decodeCheckpoint(signed.text);
  if (isRefusal(checkpoint)) return checkpoint;
  const { oldSize, proof } = request;
  const { size, root } = checkpoint;
  if (oldSize > size) return refuse('RECORD_WITNESS_SHRUNK', { old: String(oldSize), size: String(size) });
  if (oldSize !== (held?.size ?? 0n)) return { answer: 'size', size: held?.size ?? 0n };
  if (!isGrowth(request, checkpoint, held))
    return held && held.size === size && !equalBytes(held.root, root)
      ? refuse('RECORD_WITNESS_FORK', { log: origin, size: String(size) })
      : refuse('RECORD_WITNESS_PROOF', { old: String(oldSize), size: String(size), hashes: proof.length });
  // One for each key: a log that signs many times over must not crowd out the cosignature.
  const lines = readLines(request.note);
  const logLines = log.keys.flatMap((key) => lines.find((line) => isOf(line, key)) ?? []);
  return { answer: 'cosign', checkpoint, text: signed.text, logLines: logLines.map(signatureLine) };
}

function readLines(note: string) {
  const read = readNote(note);
  return isRefusal(read) ? [] : read.lines;
}

/** Whether the proof shows that the new tree begins with the old one, whose size is the one last cosigned. */
function isGrowth(
  { oldSize, proof }: AddCheckpoint,
  { size, root }: Checkpoint,
  held: Witnessed | null,
): boolean {
  if (size === 0n && !equalBytes(root, emptyRoot())) return false;
  // Every tree begins with the empty one; there is nothing to prove and nothing may be said.
  if (oldSize === 0n) return proof.length === 0;
  return held !== null && verifyConsistency(oldSize, size, held.root, root, proof);
}
