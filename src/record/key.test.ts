import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { ed25519 } from '@noble/curves/ed25519.js';
import { seeded } from '../../test/helpers/record/samples.ts';
import { shared } from '../../test/shared.ts';
import { concat, fromHex, toHex, utf8 } from './hash.ts';
import { checkPublicKey, signerFromSeed, verifySignature } from './key.ts';

const Point = ed25519.Point;
type PointOf = InstanceType<typeof Point>;
const P = 2n ** 255n - 19n;

/** Every encoding, canonical or not, of the eight points of small order: found by trying, not listed. */
function smallOrderEncodings(): string[] {
  const canonical = new Set<string>();
  // Any point times the prime order lands among the eight; some encodings near zero decode to a full-order torsion part.
  for (let i = 1; canonical.size < 8 && i < 500; i++) {
    const bytes = new Uint8Array(32);
    bytes[0] = i & 0xff;
    bytes[1] = i >> 8;
    let point: PointOf;
    try {
      point = Point.fromBytes(bytes, true);
    } catch {
      continue;
    }
    // L·P = (L−1)·P + P, since the API takes scalars below L.
    const torsion = point.multiplyUnsafe(Point.Fn.ORDER - 1n).add(point);
    for (let k = 0n; k < 8n; k++)
      canonical.add(toHex((k === 0n ? Point.ZERO : torsion.multiplyUnsafe(k)).toBytes()));
  }
  const all = new Set(canonical);
  for (const hex of canonical) {
    const bytes = fromHex(hex)!;
    const y = BigInt(`0x${toHex(Uint8Array.from(bytes).toReversed())}`) & ((1n << 255n) - 1n);
    const ys = y + P < 1n << 255n ? [y, y + P] : [y];
    // With x = 0 the sign bit is free for a decoder that does not look.
    const signs = y === 1n || y === P - 1n ? [0n, 1n] : [BigInt(bytes[31]! >> 7)];
    for (const value of ys)
      for (const sign of signs) {
        const text = (value | (sign << 255n)).toString(16).padStart(64, '0');
        all.add(toHex(fromHex(text)!.toReversed()));
      }
  }
  return [...all];
}

test('all 14 encodings of small order are refused at enrolment', () => {
  const encodings = smallOrderEncodings();
  assert.equal(encodings.length, 14);
  for (const hex of encodings) {
    const refusal = checkPublicKey(fromHex(hex)!);
    assert.ok(refusal, hex);
    assert.match(refusal.refused, /^RECORD_KEY_(SMALL_ORDER|NOT_CANONICAL|NOT_POINT)$/);
  }
});

test('keys with a torsion part, of a wrong length, off the curve', () => {
  const honest = signerFromSeed(seeded('k').bytes(32)).publicKey;
  const orderEight = smallOrderEncodings()
    .map((hex) => fromHex(hex)!)
    .find((bytes) => bytes[31] !== 0 && bytes[0] === 0x26)!;
  const mixed = Point.fromBytes(honest).add(Point.fromBytes(orderEight)).toBytes();
  assert.equal(checkPublicKey(honest), null);
  assert.equal(checkPublicKey(mixed)?.refused, 'RECORD_KEY_TORSION');
  assert.equal(checkPublicKey(honest.subarray(1))?.refused, 'RECORD_KEY_LENGTH');
  assert.equal(checkPublicKey(new Uint8Array(32).fill(2))?.refused, 'RECORD_KEY_NOT_POINT');
  assert.equal(checkPublicKey(new Uint8Array(32).fill(0xff))?.refused, 'RECORD_KEY_NOT_CANONICAL');
});

test('double verify: one signature never holds for "I accept" and "I refuse"', () => {
  // A = identity, R = identity, S = 0: [S]B = R + [k]A whatever the message.
  const identity = Point.ZERO.toBytes();
  const signature = concat(identity, new Uint8Array(32));
  const messages = [utf8('I accept'), utf8('I refuse')];
  // Negative control: a verifier without the key check takes both.
  for (const message of messages) assert.ok(ed25519.verify(signature, message, identity, { zip215: true }));
  for (const message of messages) assert.equal(verifySignature(identity, message, signature), false);
  assert.equal(checkPublicKey(identity)?.refused, 'RECORD_KEY_SMALL_ORDER');
});

test('honest signatures hold, for their bytes only', () => {
  const signer = signerFromSeed(seeded('honest').bytes(32));
  const message = utf8('message');
  const sig = signer.sign(message);
  assert.equal(verifySignature(signer.publicKey, message, sig), true);
  for (let bit = 0; bit < 512; bit++) {
    const flipped = Uint8Array.from(sig);
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    assert.equal(verifySignature(signer.publicKey, message, flipped), false);
  }
  assert.equal(verifySignature(signer.publicKey, utf8('messagf'), sig), false);
  assert.equal(verifySignature(signer.publicKey, message, sig.subarray(1)), false);
  // S + L is the same number modulo L and a second signature for lax verifiers.
  const s = BigInt(`0x${toHex(Uint8Array.from(sig.subarray(32)).toReversed())}`) + Point.Fn.ORDER;
  const malleated = concat(sig.subarray(0, 32), fromHex(s.toString(16).padStart(64, '0'))!.toReversed());
  assert.equal(verifySignature(signer.publicKey, message, malleated), false);
  assert.ok(!inspect(signer, { depth: 9, showHidden: true }).includes(toHex(seeded('honest').bytes(32))));
});

test('R of small order is refused though the bare equation holds', () => {
  // R = identity needs S = k·a; made here with the secret scalar, as only the key's owner can.
  const seed = seeded('small R').bytes(32);
  const { scalar, pointBytes } = ed25519.utils.getExtendedPublicKey(seed);
  const R = Point.ZERO.toBytes();
  const message = utf8('m');
  const k = Point.Fn.create(
    BigInt(`0x${toHex(Uint8Array.from(sha512(concat(R, pointBytes, message))).toReversed())}`),
  );
  const s = Point.Fn.create(k * scalar);
  const sig = concat(R, fromHex(s.toString(16).padStart(64, '0'))!.toReversed());
  const lax = ed25519.verify(sig, message, pointBytes, { zip215: true });
  assert.equal(lax, true, 'negative control: a lax verifier takes it');
  assert.equal(verifySignature(pointBytes, message, sig), false);
});

/** A vector is accepted exactly when none of these is among its flags: the verdict in `key.ts`, in the vectors' words. */
const REFUSED_FLAGS = [
  'low_order_A',
  'non_canonical_A',
  'low_order_component_A',
  'low_order_R',
  'non_canonical_R',
  'low_order_component_R',
  'low_order_residue',
];
test('all 914 CCTV vectors have the written verdict', {
  skip: shared ? false : '914 vectors not at hand',
}, () => {
  const file = join(shared!, 'vectors', 'ed25519', 'ed25519vectors.json');
  const vectors = JSON.parse(readFileSync(file, 'utf8')) as {
    number: number;
    key: string;
    sig: string;
    msg: string;
    flags: string[] | null;
  }[];
  assert.equal(vectors.length, 914);
  let accepted = 0;
  for (const { number, key, sig, msg, flags } of vectors) {
    const expected = !(flags ?? []).some((flag) => REFUSED_FLAGS.includes(flag));
    const given = verifySignature(fromHex(key)!, utf8(msg), fromHex(sig)!);
    assert.equal(given, expected, `vector ${number}: ${flags}`);
    if (given) accepted += 1;
  }
  assert.equal(accepted, 1);
});

function sha512(bytes: Uint8Array): Uint8Array {
  return createHash('sha512').update(bytes).digest();
}
