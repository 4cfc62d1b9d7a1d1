/**
 * C2SP signed note v1.0.0: a text, a blank line, signature lines `— <name> <base64(key ID ‖ signature)>`.
 * The text may hold blank lines itself, so the last one divides.
 */
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { concat, equalBytes, fromBase64, fromUtf8, sha256, toBase64, toHex, utf8 } from './hash.ts';
import { checkPublicKey, type Signer, verifySignature } from './key.ts';

/** Signature types of C2SP signed-note: a plain Ed25519 signature, and the timestamped one of a cosigner. */
export const ED25519_NOTE = 0x01;
export const ED25519_COSIGNATURE = 0x04;
export type NoteKeyType = typeof ED25519_NOTE | typeof ED25519_COSIGNATURE;
export const MAX_NOTE_BYTES = 65_536;
export const MAX_NOTE_SIGNATURES = 64;
/** Key names are carried as origins too; C2SP wants those short. */
export const MAX_KEY_NAME_BYTES = 255;

/** A note key to verify with. `openNote` takes plain ones; a cosignature is read with its time. */
export interface Verifier {
  name: string;
  type: NoteKeyType;
  /** 4 bytes. */
  keyId: Uint8Array;
  /** 32 raw bytes, checked. */
  publicKey: Uint8Array;
}

export interface Note {
  /** With its final line break. */
  text: string;
  /** Names whose signatures were verified. */
  signedBy: string[];
  /** Signature lines of keys that are not known here. They say nothing. */
  unknown: number;
}

/** Non-empty, no white space in Unicode's sense, no control character, no plus sign. */
export function isKeyName(name: string): boolean {
  return (
    name !== '' &&
    name.isWellFormed() &&
    Buffer.byteLength(name) <= MAX_KEY_NAME_BYTES &&
    !/[\p{White_Space}\p{Cc}+]/u.test(name)
  );
}

/** SHA-256(name ‖ 0x0A ‖ type ‖ public key)[:4]. */
export function noteKeyId(name: string, publicKey: Uint8Array, type: NoteKeyType = ED25519_NOTE): Uint8Array {
  return sha256(utf8(name), Uint8Array.of(0x0a, type), publicKey).subarray(0, 4);
}

/** `<name>+<8 hex of key ID>+<base64(type ‖ public key)>`. @throws RangeError for a name that cannot stand in a note. */
export function encodeVkey(name: string, publicKey: Uint8Array, type: NoteKeyType = ED25519_NOTE): string {
  if (!isKeyName(name)) throw new RangeError(`not a key name: ${JSON.stringify(name)}`);
  const key = toBase64(concat(Uint8Array.of(type), publicKey));
  return `${name}+${toHex(noteKeyId(name, publicKey, type))}+${key}`;
}

/** The same few keys are read again with every message and every checkpoint. */
const VKEYS_KEPT = 1_024;
const vkeys = new Map<string, Verifier>();

/** A key of exactly this type; any other is refused. The answer is shared: not to be changed. */
export function decodeVkey(text: string, type: NoteKeyType = ED25519_NOTE): Verifier | Refusal {
  const name = `${type} ${text}`;
  const known = vkeys.get(name);
  if (known) return known;
  const read = readVkey(text, type);
  if (isRefusal(read)) return read;
  if (vkeys.size >= VKEYS_KEPT) vkeys.clear();
  vkeys.set(name, read);
  return read;
}

function readVkey(text: string, type: NoteKeyType): Verifier | Refusal {
  const bad = refuse('RECORD_VKEY', { text: text.slice(0, 80) });
  const first = text.indexOf('+');
  const second = text.indexOf('+', first + 1);
  if (first < 1 || second < 0 || text.length > 512) return bad;
  const name = text.slice(0, first);
  const bytes = fromBase64(text.slice(second + 1));
  if (!isKeyName(name) || !bytes || bytes[0] !== type) return bad;
  const publicKey = Uint8Array.from(bytes.subarray(1));
  const wrong = checkPublicKey(publicKey);
  if (wrong) return wrong;
  const keyId = noteKeyId(name, publicKey, type);
  return text.slice(first + 1, second) === toHex(keyId) ? { name, type, keyId, publicKey } : bad;
}

/** UTF-8 that ends in a line break and has no other control character than line breaks. */
function isNoteText(text: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return text.endsWith('\n') && text.isWellFormed() && !/[\u0000-\u0009\u000b-\u001f\u007f]/.test(text);
}

/** @throws RangeError for a text or name that cannot be a note's. */
export function signNote(text: string, signers: readonly { name: string; signer: Signer }[]): string {
  if (!isNoteText(text))
    throw new RangeError('a note text ends in a line break and has no other control character');
  const lines = signers.map(({ name, signer }) => {
    if (!isKeyName(name)) throw new RangeError(`not a key name: ${JSON.stringify(name)}`);
    return signatureLine({
      name,
      keyId: noteKeyId(name, signer.publicKey),
      signature: signer.sign(utf8(text)),
    });
  });
  return `${text}\n${lines.join('')}`;
}

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** One signature line as it stands, nothing verified. An empty signature is one that was not spelled rightly. */
export interface SignatureLine {
  name: string;
  keyId: Uint8Array;
  signature: Uint8Array;
}
export function readSignatureLine(line: string): SignatureLine | null {
  const fields = line.split(' ');
  const [dash, name, blob] = fields;
  if (fields.length !== 3 || dash !== '\u2014' || !isKeyName(name!)) return null;
  const bytes = fromBase64(blob!);
  if (bytes) {
    if (bytes.length < 5) return null;
    return { name: name!, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) };
  }
  // A second spelling of base64 (set bits after the end): still a line, whose key can be told, but no signature.
  if (!BASE64.test(blob!) || blob!.length % 4 !== 0) return null;
  const loose = Buffer.from(blob!, 'base64');
  return loose.length < 5 ? null : { name: name!, keyId: loose.subarray(0, 4), signature: new Uint8Array() };
}
/** The line with its line break. */
export function signatureLine({ name, keyId, signature }: SignatureLine): string {
  return `\u2014 ${name} ${toBase64(concat(keyId, signature))}\n`;
}

/** Text and signature lines of a note by its shape alone. */
export function readNote(input: string | Uint8Array): { text: string; lines: SignatureLine[] } | Refusal {
  const bytes = typeof input === 'string' ? Buffer.byteLength(input) : input.byteLength;
  if (bytes > MAX_NOTE_BYTES) return refuse('RECORD_TOO_BIG', { bytes, limit: MAX_NOTE_BYTES });
  const whole = typeof input === 'string' ? input : fromUtf8(input);
  if (whole === null) return refuse('RECORD_UTF8');
  const at = whole.lastIndexOf('\n\n');
  if (at < 0 || !isNoteText(whole)) return refuse('RECORD_NOTE_SHAPE');
  const lines = whole.slice(at + 2).split('\n');
  lines.pop();
  if (lines.length === 0 || lines.length > MAX_NOTE_SIGNATURES) return refuse('RECORD_NOTE_SHAPE');
  const read = lines.map(readSignatureLine);
  if (!read.every((line) => line !== null)) return refuse('RECORD_NOTE_SHAPE');
  return { text: whole.slice(0, at + 1), lines: read };
}

/** Whether a line claims to be of that key: only then does a wrong signature say anything. */
export function isOf(line: SignatureLine, { name, keyId }: Pick<Verifier, 'name' | 'keyId'>): boolean {
  return line.name === name && equalBytes(line.keyId, keyId);
}

/**
 * The note's text, given that at least one of `verifiers` signed it. Unknown keys are passed over; a known key
 * whose signature fails refuses the whole note.
 */
export function openNote(input: string | Uint8Array, verifiers: readonly Verifier[]): Note | Refusal {
  const read = readNote(input);
  if (isRefusal(read)) return read;
  const signed = utf8(read.text);
  const signedBy: string[] = [];
  let unknown = 0;
  for (const line of read.lines) {
    const known = verifiers.find((verifier) => verifier.type === ED25519_NOTE && isOf(line, verifier));
    if (!known) {
      unknown += 1;
    } else if (!verifySignature(known.publicKey, signed, line.signature)) {
      return refuse('RECORD_NOTE_SIGNATURE', { name: line.name });
    } else {
      signedBy.push(line.name);
    }
  }
  if (signedBy.length === 0) return refuse('RECORD_NOTE_UNSIGNED', { name: verifiers[0]?.name ?? '' });
  return { text: read.text, signedBy, unknown };
}
