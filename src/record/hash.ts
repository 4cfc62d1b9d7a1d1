/** Bytes, their texts, and SHA-256. Every text form here has exactly one spelling per value: anything else is null. */
import { hash } from 'node:crypto';

/** SHA-256 over the parts in order, 32 bytes. */
export function sha256(...parts: readonly Uint8Array[]): Uint8Array {
  return hash('sha256', parts.length === 1 ? parts[0]! : Buffer.concat(parts), 'buffer');
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts);
}

/**
 * `parley/<label>\n` ‖ body: what is hashed or signed outside envelopes and notes carries a label, so that a
 * signature made for one purpose never verifies for another. Labels hold no line break.
 */
export function labelled(label: string, body: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`parley/${label}\n`, 'utf8'), body]);
}
export function labelledHash(label: string, body: Uint8Array): Uint8Array {
  return sha256(labelled(label, body));
}

export function utf8(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** The text of strict UTF-8 (a byte-order mark is kept as a character), or null. */
export function fromUtf8(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
/** Lower-case hex only. */
export function fromHex(text: string): Uint8Array | null {
  return text.length % 2 === 0 && /^[0-9a-f]*$/.test(text) ? Buffer.from(text, 'hex') : null;
}

/** RFC 4648 §4: standard alphabet with padding. */
export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
/** Standard alphabet, padding, zero trailing bits: the one text that `toBase64` gives. */
export function fromBase64(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}
/** Either alphabet of RFC 4648, as DSSE allows; the URL-safe one also without padding. Trailing bits must be zero. */
export function fromEitherBase64(text: string): Uint8Array | null {
  const standard = fromBase64(text);
  if (standard) return standard;
  const bytes = Buffer.from(text, 'base64url');
  const bare = bytes.toString('base64url');
  return bare === text || bare + '='.repeat((4 - (bare.length % 4)) % 4) === text ? bytes : null;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && Buffer.compare(a, b) === 0;
}
