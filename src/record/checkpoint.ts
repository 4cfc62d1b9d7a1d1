/** C2SP tlog-checkpoint: a signed note whose text is `origin`, `size`, `base64(root)`. No extension lines: witnesses refuse them. */
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { fromBase64, toBase64 } from './hash.ts';
import type { Signer } from './key.ts';
import { isKeyName, MAX_KEY_NAME_BYTES, openNote, signNote, type Verifier } from './note.ts';

export interface Checkpoint {
  /** Schema-less URL and also the log key's name; another's log may call itself anything that is one line. */
  origin: string;
  size: bigint;
  /** 32 bytes. */
  root: Uint8Array;
}

const LIMIT = 1n << 64n;
const DECIMAL = /^(?:0|[1-9][0-9]{0,19})$/;

/** ASCII decimal without leading zeros, below 2^64; else null. */
export function parseSize(text: string): bigint | null {
  if (!DECIMAL.test(text)) return null;
  const size = BigInt(text);
  return size < LIMIT ? size : null;
}

/** @throws RangeError for values that have no text. */
export function encodeCheckpoint(checkpoint: Checkpoint): string {
  const { origin, size, root } = checkpoint;
  if (!isKeyName(origin) || size < 0n || size >= LIMIT || root.length !== 32)
    throw new RangeError(`not a checkpoint: ${origin}, ${size}, ${root.length} bytes`);
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** The note text alone, nothing verified. */
export function decodeCheckpoint(text: string): Checkpoint | Refusal {
  const lines = text.split('\n');
  const [origin = '', sizeText = '', rootText = ''] = lines;
  if (origin === '' || Buffer.byteLength(origin) > MAX_KEY_NAME_BYTES)
    return refuse('RECORD_CHECKPOINT_LINE', { line: 1 });
  const size = parseSize(sizeText);
  if (size === null) return refuse('RECORD_CHECKPOINT_LINE', { line: 2 });
  const root = fromBase64(rootText);
  if (!root || root.length !== 32) return refuse('RECORD_CHECKPOINT_LINE', { line: 3 });
  if (lines.length !== 4 || lines[3] !== '') return refuse('RECORD_CHECKPOINT_LINE', { line: 4 });
  return { origin, size, root };
}

/** The signed note. The log's key name is the origin; while keys change, more than one signs. */
export function signCheckpoint(checkpoint: Checkpoint, ...signers: readonly Signer[]): string {
  return signNote(
    encodeCheckpoint(checkpoint),
    signers.map((signer) => ({ name: checkpoint.origin, signer })),
  );
}

/** The checkpoint that a key of the log signed. Signatures of keys not known here are passed over. */
export function openCheckpoint(
  note: string | Uint8Array,
  ...log: readonly [Verifier, ...Verifier[]]
): Checkpoint | Refusal {
  const opened = openNote(note, log);
  if (isRefusal(opened)) return opened;
  const checkpoint = decodeCheckpoint(opened.text);
  if (isRefusal(checkpoint)) return checkpoint;
  const [{ name }] = log;
  return checkpoint.origin === name
    ? checkpoint
    : refuse('RECORD_LOG_OTHER', { given: checkpoint.origin, expected: name });
}
