/**
 * A party's private keys at rest: one JSON text, opened with one secret.
 *
 * Format 2: scrypt (N = 2^15, r = 8, p = 1, 16-byte salt) makes a 32-byte key; AES-256-GCM (12-byte nonce) seals
 * 264 bytes: for each slot one byte 0 or 1 (absent, present) and 32 secret bytes (zeros where absent). The slots:
 * root, message, log, cosign, encryption, tls, and the log and encryption keys before the present ones, which a node
 * needs while others still go by its earlier card. So every file has one size, whatever it holds.
 * Everything outside the box is authenticated with it. Other parameters are refused, so a file cannot make us work hard.
 */
import { createCipheriv, createDecipheriv, scryptSync } from 'node:crypto';
import { z } from 'zod';
import { isRefusal, type Refusal, RefusalError, refuse } from '../contract/index.ts';
import type { NodeKeys } from './card.ts';
import { encryptionKeyOf } from './encryption-key.ts';
import { concat, equalBytes, fromBase64, toBase64, utf8 } from './hash.ts';
import { canonicalJson, parseJson, pathOf } from './json.ts';
import {
  type ChangeableRole,
  INSPECT,
  type KeyRole,
  SEED_BYTES,
  type Signer,
  signerFromSeed,
} from './key.ts';
import { tlsPinOf } from './tls-key.ts';

export const KEYRING_FORMAT = 2;
const KDF = { name: 'scrypt', n: 32_768, r: 8, p: 1 } as const;
const CIPHER = 'aes-256-gcm';
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SLOTS = [
  'root',
  'message',
  'log',
  'cosign',
  'encryption',
  'tls',
  'logBefore',
  'encryptionBefore',
] as const;
const SLOT_BYTES = 1 + SEED_BYTES;
const PLAIN_BYTES = SLOTS.length * SLOT_BYTES;
const MAX_KEYRING_BYTES = 4096;

/** 32 secret bytes for each key; null where the keyring does not hold it. */
export type KeySecrets = Record<KeyRole | 'logBefore' | 'encryptionBefore', Uint8Array | null>;
/** A node's keyring holds all but these. */
type Optional = 'root' | 'logBefore' | 'encryptionBefore';
type NodeSecrets = { [Slot in Exclude<keyof KeySecrets, Optional>]: Uint8Array } & {
  [Slot in Optional]?: Uint8Array | null;
};

/** Secrets of a party's keys. The root's is absent where it is kept offline. Never shown by inspection or JSON. */
export class KeyringSeeds {
  readonly #secrets: KeySecrets;

  /**
   * @throws RangeError for a secret that is not 32 bytes or no key of its kind; RefusalError RECORD_KEY_SHARED when two
   * roles have one secret.
   */
  constructor(given: NodeSecrets) {
    const secrets = { root: null, logBefore: null, encryptionBefore: null, ...given };
    const all = SLOTS.map((slot) => secrets[slot]).filter((secret) => secret !== null);
    for (const secret of all) {
      if (secret.length !== SEED_BYTES)
        throw new RangeError(`a seed has ${SEED_BYTES} bytes, not ${secret.length}`);
    }
    tlsPinOf(secrets.tls);
    if (all.some((a, i) => all.some((b, j) => j > i && equalBytes(a, b))))
      throw new RefusalError(refuse('RECORD_KEY_SHARED'));
    this.#secrets = Object.fromEntries(
      SLOTS.map((slot) => [slot, secrets[slot] && Uint8Array.from(secrets[slot])]),
    ) as KeySecrets;
  }

  /** Null where the root key is not in this keyring. */
  rootSigner(): Signer | null {
    return this.#secrets.root && signerFromSeed(this.#secrets.root);
  }
  messageSigner(): Signer {
    return signerFromSeed(this.#secrets.message!);
  }
  logSigner(): Signer {
    return signerFromSeed(this.#secrets.log!);
  }
  /** The log key before the present one, where it still signs beside it. */
  logBeforeSigner(): Signer | null {
    return this.#secrets.logBefore && signerFromSeed(this.#secrets.logBefore);
  }
  cosignSigner(): Signer {
    return signerFromSeed(this.#secrets.cosign!);
  }
  /** What the node's card says. */
  publicKeys(): NodeKeys {
    return {
      message: this.messageSigner(),
      log: this.logSigner(),
      cosign: this.cosignSigner(),
      encryption: encryptionKeyOf(this.#secrets.encryption!),
      tls: tlsPinOf(this.#secrets.tls!),
    };
  }
  /**
   * The keyring after these secrets. The log and encryption keys that they replace are kept beside them, unless they
   * are `stolen`; what was kept before goes.
   */
  next(
    secrets: Partial<Record<ChangeableRole, Uint8Array>>,
    stolen: ReadonlySet<ChangeableRole>,
  ): KeyringSeeds {
    const held = this.#secrets as NodeSecrets;
    const kept = (role: 'log' | 'encryption', before: Uint8Array | null | undefined) => {
      if (stolen.has(role)) return null;
      return secrets[role] ? held[role] : before;
    };
    return new KeyringSeeds({
      ...held,
      ...secrets,
      logBefore: kept('log', held.logBefore),
      encryptionBefore: kept('encryption', held.encryptionBefore),
    });
  }
  /** The same keyring for a node whose root key goes elsewhere. */
  withoutRoot(): KeyringSeeds {
    return new KeyringSeeds({ ...(this.#secrets as NodeSecrets), root: null });
  }

  /** The bytes that are sealed. Only for `sealKeyring`; `root`: those of a file that holds the root key alone. */
  plainBytes(only: 'all' | 'root' = 'all'): Uint8Array {
    return concat(
      ...SLOTS.map((slot) => {
        const secret = only === 'all' || slot === 'root' ? this.#secrets[slot] : null;
        return concat(Uint8Array.of(secret ? 1 : 0), secret ?? new Uint8Array(SEED_BYTES));
      }),
    );
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
  return utf8(`parley/keyring/v2\n${canonicalJson({ format, kdf, cipher, nonce })}`);
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
  only: 'all' | 'root' = 'all',
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
  const box = concat(cipher.update(seeds.plainBytes(only)), cipher.final(), cipher.getAuthTag());
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
function openSecrets(text: string | Uint8Array, secret: string | Uint8Array): KeySecrets | Refusal {
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
  return Object.fromEntries(
    SLOTS.map((slot, i) => {
      const from = i * SLOT_BYTES;
      return [slot, plain[from] === 1 ? plain.subarray(from + 1, from + SLOT_BYTES) : null];
    }),
  ) as KeySecrets;
}

/** A node's keyring. @returns RECORD_KEYRING_SECRET; RECORD_KEYRING_ROOT_ALONE for a file that holds the root key alone */
export function openKeyring(text: string | Uint8Array, secret: string | Uint8Array): KeyringSeeds | Refusal {
  const secrets = openSecrets(text, secret);
  if (isRefusal(secrets)) return secrets;
  if (!secrets.message) return refuse('RECORD_KEYRING_ROOT_ALONE');
  return new KeyringSeeds(secrets as NodeSecrets);
}

/** The root key, from its own file or from a keyring that still holds it. @returns RECORD_KEYRING_NO_ROOT too */
export function openRoot(text: string | Uint8Array, secret: string | Uint8Array): Signer | Refusal {
  const secrets = openSecrets(text, secret);
  if (isRefusal(secrets)) return secrets;
  return secrets.root ? signerFromSeed(secrets.root) : refuse('RECORD_KEYRING_NO_ROOT');
}
