/**
 * X25519 keys (RFC 7748): what others will seal to a party under. Published on the card and checked as strictly as the
 * signing keys: a value ≥ 2^255 − 19 is a second spelling, and under a point of low order every shared secret is zero.
 */
import { x25519 } from '@noble/curves/ed25519.js';
import { type Refusal, refuse } from '../contract/index.ts';
import { concat, toHex } from './hash.ts';

export const ENCRYPTION_KEY_BYTES = 32;
const P = 2n ** 255n - 19n;
/** Of Curve25519: v² = u³ + Au² + u. */
const A = 486_662n;

/** The public key of a 32-byte secret. @throws RangeError for another length. */
export function encryptionKeyOf(secret: Uint8Array): Uint8Array {
  if (secret.length !== ENCRYPTION_KEY_BYTES)
    throw new RangeError(`an X25519 secret has ${ENCRYPTION_KEY_BYTES} bytes, not ${secret.length}`);
  return concat(x25519.getPublicKey(Uint8Array.from(secret)));
}

function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(Uint8Array.from(bytes).toReversed())}`);
}

/**
 * Order 1, 2 or 4 means u = 0 or ±1. A point of order 8 doubles to u = 1, and u of a double is
 * (u² − 1)² / 4u(u² + Au + 1). The twist, whose points X25519 takes as well, has none of order 8.
 */
function isLowOrder(u: bigint): boolean {
  const square = u * u;
  return (
    u === 0n || u === 1n || u === P - 1n || ((square - 1n) ** 2n - 4n * u * (square + A * u + 1n)) % P === 0n
  );
}

/** Null where the key may be enrolled, else why not. */
export function checkEncryptionKey(bytes: Uint8Array): null | Refusal {
  if (bytes.length !== ENCRYPTION_KEY_BYTES) return refuse('RECORD_KEY_LENGTH', { bytes: bytes.length });
  const u = littleEndian(bytes);
  if (u >= P) return refuse('RECORD_KEY_NOT_CANONICAL');
  return isLowOrder(u) ? refuse('RECORD_KEY_LOW_ORDER') : null;
}

/** True where both have one secret scalar: u = (1 + y) / (1 − y), RFC 7748 §4.1. Takes checked keys. */
export function isTwin(encryptionKey: Uint8Array, signingKey: Uint8Array): boolean {
  const y = littleEndian(signingKey) & ((1n << 255n) - 1n);
  return (littleEndian(encryptionKey) * (1n - y) - 1n - y) % P === 0n;
}
