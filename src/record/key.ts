/**
 * Ed25519 keys: making, enrolling, signing, verifying.
 *
 * The one written verdict on signatures, for every runtime: a signature counts if and only if
 * 1. the public key passes `checkPublicKey`: 32 bytes, canonical y, on the curve, not of small order, no torsion part;
 * 2. the signature is 64 bytes R ‖ S with S < L and R in canonical encoding and not of small order;
 * 3. the equation of RFC 8032 §5.1.7 holds *without* the cofactor: [S]B = R + [k]A.
 * Signatures are never verified in batches, for a batch uses the cofactored equation and may say otherwise.
 * Rule 1 is what stops the double verify: under a key of small order one signature holds for "I accept" and "I refuse".
 */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { concat, fromHex, sha256, toHex } from './hash.ts';

/**
 * Which key does what: `root` signs the party's card and is kept offline, `message` signs envelopes, `log` signs this
 * log's checkpoints, `cosign` those of other logs; `encryption` (X25519) is sealed to, `tls` (P-256) speaks to other nodes.
 * One key never serves two roles.
 */
export const KEY_ROLES = ['root', 'message', 'log', 'cosign', 'encryption', 'tls'] as const;
export type KeyRole = (typeof KEY_ROLES)[number];
/** Those that a later card may change: all but the root, which is the party. */
export const CHANGEABLE_ROLES = ['message', 'log', 'cosign', 'encryption', 'tls'] as const;
export type ChangeableRole = (typeof CHANGEABLE_ROLES)[number];

export const SEED_BYTES = 32;
export const PUBLIC_KEY_BYTES = 32;
export const SIGNATURE_BYTES = 64;

// RFC 8410: the fixed DER before a raw Ed25519 seed (PKCS #8) and before a raw public key (SPKI).
const PKCS8 = fromHex('302e020100300506032b657004220420')!;
const SPKI = fromHex('302a300506032b6570032100')!;
const P = 2n ** 255n - 19n;
/** What a private key shows of itself when printed; Node's own name for the hook, without importing Node. */
export const INSPECT: unique symbol = Symbol.for('nodejs.util.inspect.custom') as never;

export interface Signer {
  /** 32 raw bytes. */
  readonly publicKey: Uint8Array;
  /** `keyIdOf(publicKey)`. */
  readonly keyid: string;
  sign(message: Uint8Array): Uint8Array;
}

/** Holds the private key where neither inspection nor JSON shows it. */
class SeedSigner implements Signer {
  readonly publicKey: Uint8Array;
  readonly keyid: string;
  readonly #key: KeyObject;
  constructor(seed: Uint8Array) {
    this.#key = createPrivateKey({ key: Buffer.from(concat(PKCS8, seed)), format: 'der', type: 'pkcs8' });
    const spki = createPublicKey(this.#key).export({ format: 'der', type: 'spki' });
    this.publicKey = Uint8Array.from(spki.subarray(SPKI.length));
    this.keyid = keyIdOf(this.publicKey);
  }
  sign(message: Uint8Array): Uint8Array {
    return sign(null, message, this.#key);
  }
  toJSON(): string {
    return `[signer ${this.keyid.slice(0, 16)}]`;
  }
  [INSPECT](): string {
    return this.toJSON();
  }
}

/** The key pair of a 32-byte seed. @throws RangeError when the seed has another length. */
export function signerFromSeed(seed: Uint8Array): Signer {
  if (seed.length !== SEED_BYTES) throw new RangeError(`a seed has ${SEED_BYTES} bytes, not ${seed.length}`);
  return new SeedSigner(seed);
}

/** Hex SHA-256 of the 32 raw bytes: names a key in envelopes and is what people compare by voice at enrolment. */
export function keyIdOf(publicKey: Uint8Array): string {
  return toHex(sha256(publicKey));
}

/** Little-endian y with the sign bit cleared. */
function yOf(bytes: Uint8Array): bigint {
  const bigEndian = Uint8Array.from(bytes).toReversed();
  bigEndian[0]! &= 0x7f;
  return BigInt(`0x${toHex(bigEndian)}`);
}

/** Null where the key may be enrolled, else why not. */
export function checkPublicKey(bytes: Uint8Array): null | Refusal {
  if (bytes.length !== PUBLIC_KEY_BYTES) return refuse('RECORD_KEY_LENGTH', { bytes: bytes.length });
  const key = checkedKey(bytes);
  return isRefusal(key) ? key : null;
}

function checkPoint(bytes: Uint8Array): null | Refusal {
  if (yOf(bytes) >= P) return refuse('RECORD_KEY_NOT_CANONICAL');
  let point: InstanceType<typeof ed25519.Point>;
  try {
    point = ed25519.Point.fromBytes(bytes, true);
  } catch {
    return refuse('RECORD_KEY_NOT_POINT');
  }
  if (point.isSmallOrder()) return refuse('RECORD_KEY_SMALL_ORDER');
  // x = 0 with the sign bit set is a second spelling; both such points are of small order, so none is left here.
  if (!point.isTorsionFree()) return refuse('RECORD_KEY_TORSION');
  return null;
}

// The check costs about a millisecond, so the answers for the keys last seen are remembered.
const REMEMBERED = 1024;
const checked = new Map<string, KeyObject | Refusal>();
function checkedKey(publicKey: Uint8Array): KeyObject | Refusal {
  const name = toHex(publicKey);
  const known = checked.get(name);
  if (known) return known;
  const answer =
    checkPoint(publicKey) ??
    createPublicKey({ key: Buffer.from(concat(SPKI, publicKey)), format: 'der', type: 'spki' });
  if (checked.size >= REMEMBERED) checked.clear();
  checked.set(name, answer);
  return answer;
}

/**
 * With a key free of torsion and the equation without cofactor, R = [S]B − [k]A is free of torsion too: the
 * identity is the only R of small order left to refuse. It is the encoding of y = 1.
 */
const IDENTITY = `01${'00'.repeat(31)}`;

/** The key to ask, where the verdict is not already clear without asking. */
function askable(publicKey: Uint8Array, signature: Uint8Array): KeyObject | null {
  if (signature.length !== SIGNATURE_BYTES || publicKey.length !== PUBLIC_KEY_BYTES) return null;
  if (toHex(signature.subarray(0, 32)) === IDENTITY) return null;
  const key = checkedKey(publicKey);
  return isRefusal(key) ? null : key;
}

/** The verdict written at the top of this file. Never throws. */
export function verifySignature(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const key = askable(publicKey, signature);
  return key !== null && verify(null, message, key, signature);
}

/** The same verdict, worked out beside the event loop. */
export async function verifyAside(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const key = askable(publicKey, signature);
  if (key === null) return false;
  return new Promise((resolve, reject) => {
    verify(null, message, key, signature, (error, good) => (error ? reject(error) : resolve(good)));
  });
}
