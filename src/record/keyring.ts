/**
 * A party's private keys at rest: one JSON text, opened with one secret.
 *
 * Format 1: scrypt (N = 2^15, r = 8, p = 1, 16-byte salt) makes a 32-byte key; AES-256-GCM (12-byte nonce) seals
 * 99 bytes: for root, message and log one byte 0 or 1 (absent, present) and the 32-byte seed (zeros where absent).
 * Everything outside the box is authenticated with it. Other parameters are refused, so a file cannot make us work hard.
 */
import { createCipheriv, createDecipheriv, scryptSync } from 'node:crypto';
import { z } from 'zod';
import { isRefusal, type Refusal, RefusalError, refuse } from '../contract/index.ts';
import { concat, equalBytes, fromBase64, toBase64, utf8 } from './hash.ts';
import { canonicalJson, parseJson, pathOf } from './json.ts';
import { INSPECT, SEED_BYTES, type Signer, signerFromSeed } from './key.ts';

export const KEYRING_FORMAT = 1;
const KDF = { name: 'scrypt', n: 32_768, r: 8, p: 1 } as const;
const CIPHER = 'aes-256-gcm';
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PLAIN_BYTES = 3 * (1 + SEED_BYTES);
const MAX_KEYRING_BYTES = 4096;

/** Seeds of a party's keys. The root's is absent where it is kept offline. Never shown by inspection or JSON. */
export class KeyringSeeds {
  readonly #root: Uint8Array | null;
  readonly #message: Uint8Array;
  readonly #log: Uint8Array;

  /** @throws RangeError for a seed that is not 32 bytes; RefusalError RECORD_KEY_SHARED when two roles have one seed. */
  constructor(seeds: { root: Uint8Array | null; message: Uint8Array; log: Uint8Array }) {
    const all = [seeds.root, seeds.message, seeds.log].filter((seed) => seed !== null);
    for (const seed of all) {
      if (seed.length !== SEED_BYTES)
        throw new RangeError(`a seed has ${SEED_BYTES} bytes, not ${seed.length}`);
    }
    if (all.some((a, i) => all.some((b, j) => j > i && equalBytes(a, b))))
      throw new RefusalError(refuse('RECORD_KEY_SHARED'));
    this.#root = seeds.root && Uint8Array.from(seeds.root);
    this.#message = Uint8Array.from(seeds.message);
    this.#log = Uint8Array.from(seeds.log);
  }

  /** Null where the root key is not in this keyring. */
  rootSigner(): Signer | null {
    return this.#root && signerFromSeed(this.#root);
  }
  messageSigner(): Signer {
    return signerFromSeed(this.#message);
  }
  logSigner(): Signer {
    return signerFromSeed(this.#log);
  }
  /** The same keyring for a node whose root key goes elsewhere. */
  withoutRoot(): KeyringSeeds {
    return new KeyringSeeds({ root: null, message: this.#message, log: this.#log });
  }

  /** The 99 bytes that are sealed. Only for `sealKeyring`. */
  plainBytes(): Uint8Array {
    const slot = (seed: Uint8Array | null) =>
      concat(Uint8Array.of(seed ? 1 : 0), seed ?? new Uint8Array(SEED_BYTES));
    return concat(slot(this.#root), slot(this.#message), slot(this.#log));
  }
  toJSON(): string {
    return '[keyring: private keys not shown]';
  }
  toString(): string {
    return this.toJSON();
  }
  [INSPECT](): string {
    return this.toJSON();
  }
}

const sealedSchema = z.strictObject({
  format: z.literal(KEYRING_FORMAT),
  kdf: z.strictObject({
    name: z.literal(KDF.name),
    n: z.literal(KDF.n),
    r: z.literal(KDF.r),
    p: z.literal(KDF.p),
    salt: z.string(),
  }),
  cipher: z.literal(CIPHER),
  nonce: z.string(),
  box: z.string(),
});
type Sealed = z.infer<typeof sealedSchema>;

function associated(sealed: Omit<Sealed, 'box'>): Uint8Array {
  const { format, kdf, cipher, nonce } = sealed;
  return utf8(`parley/keyring/v1\n${canonicalJson({ format, kdf, cipher, nonce })}`);
}
function deriveKey(secret: string | Uint8Array, salt: Uint8Array): Uint8Array {
  return scryptSync(secret, salt, 32, { N: KDF.n, r: KDF.r, p: KDF.p, maxmem: 64 * 1024 * 1024 });
}

/**
 * @param random gives that many fresh random bytes
 * @throws RefusalError RECORD_KEYRING_SECRET_EMPTY
 */
export function sealKeyring(
  seeds: KeyringSeeds,
  secret: string | Uint8Array,
  random: (bytes: number) => Uint8Array,
): string {
  if (secret.length === 0) throw new RefusalError(refuse('RECORD_KEYRING_SECRET_EMPTY'));
  const salt = random(SALT_BYTES);
  const nonce = random(NONCE_BYTES);
  const head = {
    format: KEYRING_FORMAT,
    kdf: { ...KDF, salt: toBase64(salt) },
    cipher: CIPHER,
    nonce: toBase64(nonce),
  } as const;
  const cipher = createCipheriv(CIPHER, deriveKey(secret, salt), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associated(head));
  const box = concat(cipher.update(seeds.plainBytes()), cipher.final(), cipher.getAuthTag());
  return `${JSON.stringify({ ...head, box: toBase64(box) }, null, 2)}\n`;
}

interface Box {
  sealed: Sealed;
  salt: Uint8Array;
  nonce: Uint8Array;
  box: Uint8Array;
}
/** The outer form alone: no secret, no key derivation. */
export function readKeyring(text: string | Uint8Array): Box | Refusal {
  const parsed = parseJson(text, MAX_KEYRING_BYTES);
  if (isRefusal(parsed)) return parsed;
  const result = sealedSchema.safeParse(parsed.value);
  if (!result.success) return refuse('RECORD_KEYRING_FIELD', { field: pathOf(result.error) });
  const sealed = result.data;
  const salt = fromBase64(sealed.kdf.salt);
  if (salt?.length !== SALT_BYTES) return refuse('RECORD_KEYRING_FIELD', { field: 'kdf.salt' });
  const nonce = fromBase64(sealed.nonce);
  if (nonce?.length !== NONCE_BYTES) return refuse('RECORD_KEYRING_FIELD', { field: 'nonce' });
  const box = fromBase64(sealed.box);
  if (box?.length !== PLAIN_BYTES + TAG_BYTES) return refuse('RECORD_KEYRING_FIELD', { field: 'box' });
  return { sealed, salt, nonce, box };
}

/** RECORD_KEYRING_SECRET stands for a wrong secret and a damaged file alike: the cipher cannot tell them apart. */
export function openKeyring(text: string | Uint8Array, secret: string | Uint8Array): KeyringSeeds | Refusal {
  const read = readKeyring(text);
  if (isRefusal(read)) return read;
  if (secret.length === 0) return refuse('RECORD_KEYRING_SECRET_EMPTY');
  const decipher = createDecipheriv(CIPHER, deriveKey(secret, read.salt), read.nonce, {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(associated(read.sealed));
  decipher.setAuthTag(read.box.subarray(PLAIN_BYTES));
  let plain: Uint8Array;
  try {
    plain = concat(decipher.update(read.box.subarray(0, PLAIN_BYTES)), decipher.final());
  } catch {
    return refuse('RECORD_KEYRING_SECRET');
  }
  const slot = (i: number) => plain.subarray(i * 33 + 1, i * 33 + 33);
  return new KeyringSeeds({ root: plain[0] === 1 ? slot(0) : null, message: slot(1), log: slot(2) });
}
