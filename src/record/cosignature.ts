/**
 * C2SP tlog-cosignature, Ed25519 (cosignature/v1): a witness's statement that, at that second, this was the largest
 * tree of that log which it had found to be only appended to. The blob of the signature line is u64 seconds ‖ signature.
 *
 * The signed message does not name the cosigner, so one key never serves two witnesses.
 */
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { concat, utf8 } from './hash.ts';
import { SIGNATURE_BYTES, type Signer, verifySignature } from './key.ts';
import {
  ED25519_COSIGNATURE,
  isKeyName,
  isOf,
  MAX_NOTE_SIGNATURES,
  noteKeyId,
  readNote,
  type SignatureLine,
  signatureLine,
  type Verifier,
} from './note.ts';

/** What a cosigner is known by: a vkey of type 0x04 (`decodeVkey(text, ED25519_COSIGNATURE)`). */
export type Cosigner = Verifier;

/** A cosignature that was verified. */
export interface Cosignature {
  cosigner: Cosigner;
  /** POSIX seconds, as the cosigner's clock had it. */
  timeS: bigint;
  /** The signature line with its line break, as it stands in the note. */
  line: string;
}

const MAX_TIME_S = 2n ** 63n - 1n;
/** 9999-12-31T23:59:59Z: a later second has no spelling with four digits of a year, and no pack can carry it. */
export const LAST_S = 253_402_300_799n;
const TIME_BYTES = 8;

function messageOf(text: string, timeS: bigint): Uint8Array {
  return utf8(`cosignature/v1\ntime ${timeS}\n${text}`);
}

/**
 * The signature line for a checkpoint's text.
 * @throws RangeError for a name that cannot stand in a note, or a time that has no spelling
 */
export function cosign(text: string, by: { name: string; signer: Signer }, timeS: bigint): string {
  if (!isKeyName(by.name)) throw new RangeError(`not a key name: ${JSON.stringify(by.name)}`);
  if (timeS < 0n || timeS > MAX_TIME_S) throw new RangeError(`no time of a cosignature: ${timeS}`);
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(timeS);
  return signatureLine({
    name: by.name,
    keyId: noteKeyId(by.name, by.signer.publicKey, ED25519_COSIGNATURE),
    signature: concat(time, by.signer.sign(messageOf(text, timeS))),
  });
}

/** When the cosigner signed, or null where the line is not its cosignature on that text. */
export function verifyCosignature(text: string, line: SignatureLine, cosigner: Cosigner): bigint | null {
  if (!isOf(line, cosigner) || line.signature.length !== TIME_BYTES + SIGNATURE_BYTES) return null;
  const timeS = Buffer.from(line.signature).readBigUInt64BE();
  if (timeS > MAX_TIME_S) return null;
  const right = verifySignature(
    cosigner.publicKey,
    messageOf(text, timeS),
    line.signature.subarray(TIME_BYTES),
  );
  return right ? timeS : null;
}

/**
 * Every cosignature of `cosigners` on a note. Lines of other keys are passed over, a known cosigner whose line fails
 * refuses the whole note; of several lines by one cosigner the latest counts.
 */
export function cosignaturesOf(
  note: string | Uint8Array,
  cosigners: readonly Cosigner[],
): Cosignature[] | Refusal {
  const read = readNote(note);
  if (isRefusal(read)) return read;
  const found = new Map<Cosigner, Cosignature>();
  for (const line of read.lines) {
    const cosigner = cosigners.find((one) => isOf(line, one));
    if (!cosigner) continue;
    const timeS = verifyCosignature(read.text, line, cosigner);
    if (timeS === null) return refuse('RECORD_NOTE_SIGNATURE', { name: line.name });
    const held = found.get(cosigner);
    if (!held || held.timeS < timeS) found.set(cosigner, { cosigner, timeS, line: signatureLine(line) });
  }
  return [...found.values()];
}

/**
 * The same note with further signature lines; a line that stands there already is not added again. Lines beyond what
 * a note may hold are left off, the first given stay.
 */
export function withLines(note: string, lines: readonly string[]): string {
  const at = note.lastIndexOf('\n\n') + 2;
  const held = note.slice(at).split('\n').slice(0, -1);
  const more = lines.map((line) => line.trimEnd()).filter((line) => !held.includes(line));
  const all = [...new Set([...held, ...more])].slice(0, MAX_NOTE_SIGNATURES);
  return `${note.slice(0, at)}${all.map((line) => `${line}\n`).join('')}`;
}
