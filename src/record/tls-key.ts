/**
 * The node's TLS key: ECDSA on P-256, which every TLS client takes. Others pin it by the SHA-256 of its
 * SubjectPublicKeyInfo (RFC 7469 §2.4), as the card says; certificates come and go with the same key.
 */
import { createECDH } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import { fromHex, sha256, toHex } from './hash.ts';

export const TLS_SECRET_BYTES = 32;
/** RFC 5480: the fixed DER before an uncompressed P-256 point. */
const SPKI = fromHex('3059301306072a8648ce3d020106082a8648ce3d030107034200')!;

/** A scalar in 1 … n − 1, big-endian; drawn again where chance gave none (2^-32). */
export function drawTlsSecret(random: (bytes: number) => Uint8Array): Uint8Array {
  let secret = random(TLS_SECRET_BYTES);
  while (!p256.utils.isValidSecretKey(secret)) secret = random(TLS_SECRET_BYTES);
  return secret;
}

/**
 * What a card pins: hex SHA-256 of the DER of the public key.
 * @throws RangeError for bytes that are no P-256 secret.
 */
export function tlsPinOf(secret: Uint8Array): string {
  if (secret.length !== TLS_SECRET_BYTES || !p256.utils.isValidSecretKey(secret))
    throw new RangeError('not a P-256 secret');
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(Buffer.from(secret));
  return toHex(sha256(SPKI, ecdh.getPublicKey()));
}
