import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { effort } from '../../test/effort.ts';
import { damage, makeParty, seeded } from '../../test/helpers/record/samples.ts';
import { isRefusal, RefusalError } from '../contract/index.ts';
import {
  cardFingerprint,
  cardHash,
  cardKeys,
  checkCard,
  MAX_REVOKED,
  makeCard,
  type PartyCard,
  parseCard,
  senderOf,
} from './card.ts';
import { checkEncryptionKey } from './encryption-key.ts';
import { fromHex, labelled, sha256, toBase64, toHex, utf8 } from './hash.ts';
import { canonicalJson } from './json.ts';
import { signerFromSeed } from './key.ts';
import { ED25519_COSIGNATURE, encodeVkey } from './note.ts';

const east = makeParty('east');
const code = (value: unknown) => (isRefusal(value) ? value.refused : 'ok');
/** East's root signs whatever it is given: only rules beyond the signature can then refuse. */
function resigned(over: Partial<PartyCard>): PartyCard {
  const { signature: _, ...unsigned } = { ...east.card, ...over };
  return {
    ...unsigned,
    signature: toBase64(east.root.sign(labelled('card/v2', utf8(canonicalJson(unsigned))))),
  };
}

const Point = ed25519.Point;
type PointOf = InstanceType<typeof Point>;
/** The torsion part of the i-th point that decodes; null where none does or it has not full order eight. */
function torsionOf(i: number): PointOf | null {
  const bytes = new Uint8Array(32);
  bytes[0] = i & 0xff;
  bytes[1] = i >> 8;
  try {
    const point = Point.fromBytes(bytes, true);
    const torsion = point.multiplyUnsafe(Point.Fn.ORDER - 1n).add(point);
    return torsion.multiplyUnsafe(4n).equals(Point.ZERO) ? null : torsion;
  } catch {
    return null;
  }
}
/** Montgomery u of k·point; 0 for the identity, which has none, as X25519 takes it. */
function uOf(point: PointOf, k: number): Uint8Array {
  const of = k === 8 ? Point.ZERO : point.multiplyUnsafe(BigInt(k));
  return of.equals(Point.ZERO) ? new Uint8Array(32) : ed25519.utils.toMontgomery(of.toBytes());
}

test('made, written, parsed: the same card, its keys and its fingerprint', () => {
  assert.deepEqual(parseCard(JSON.stringify(east.card, null, 2)), east.card);
  const keys = cardKeys(east.card);
  assert.ok(!isRefusal(keys));
  assert.deepEqual(
    [toHex(keys.root), toHex(keys.message), keys.log.name],
    [toHex(east.root.publicKey), toHex(east.message.publicKey), east.origin],
  );
  assert.equal(cardFingerprint(east.card), toHex(sha256(east.root.publicKey)));
  const sender = senderOf(east.card);
  assert.ok(!isRefusal(sender));
  assert.deepEqual([sender.party, sender.log], ['east', east.origin]);
});

test('weak keys, shared keys, foreign vkeys: refused although the root signed them', () => {
  assert.equal(
    code(checkCard(resigned({ names: { en: 'E', ru: 'В', ar: 'ش' } }))),
    'ok',
    'control: re-signing works',
  );
  const weak = new Uint8Array(32);
  weak[0] = 1;
  assert.equal(code(checkCard(resigned({ messageKey: toBase64(weak) }))), 'RECORD_KEY_SMALL_ORDER');
  assert.equal(
    code(checkCard(resigned({ logKey: encodeVkey(east.origin, weak) }))),
    'RECORD_KEY_SMALL_ORDER',
  );
  assert.equal(code(checkCard(resigned({ messageKey: toBase64(east.log.publicKey) }))), 'RECORD_KEY_SHARED');
  assert.equal(code(checkCard(resigned({ messageKey: toBase64(east.root.publicKey) }))), 'RECORD_KEY_SHARED');
  assert.equal(
    code(checkCard(resigned({ logKey: encodeVkey(east.origin, east.root.publicKey) }))),
    'RECORD_KEY_SHARED',
  );
  assert.equal(code(checkCard(resigned({ logKey: makeParty('west').card.logKey }))), 'RECORD_LOG_OTHER');
  const cosigner = `${east.origin}/witness`;
  for (const [key, name] of [
    [east.log.publicKey, cosigner],
    [east.message.publicKey, cosigner],
  ] as const)
    assert.equal(
      code(checkCard(resigned({ cosignKey: encodeVkey(name, key, ED25519_COSIGNATURE) }))),
      'RECORD_KEY_SHARED',
    );
  const cosign = signerFromSeed(seeded('cosign').bytes(32)).publicKey;
  assert.equal(code(checkCard(resigned({ cosignKey: encodeVkey(cosigner, cosign) }))), 'RECORD_VKEY');
  assert.equal(
    code(checkCard(resigned({ cosignKey: encodeVkey(east.origin, cosign, ED25519_COSIGNATURE) }))),
    'RECORD_LOG_OTHER',
  );
  assert.equal(
    code(checkCard(resigned({ logKey: encodeVkey(east.origin, cosign, ED25519_COSIGNATURE) }))),
    'RECORD_VKEY',
  );
  assert.equal(code(checkCard(resigned({ tlsKey: 'AB'.repeat(32) }))), 'RECORD_CARD_FIELD');
  assert.equal(code(checkCard(resigned({ origin: 'a b' }))), 'RECORD_CARD_FIELD');
  assert.equal(code(checkCard(resigned({ url: 'ftp://x' }))), 'RECORD_CARD_FIELD');
  assert.equal(
    code(checkCard(resigned({ names: { en: 'a\u0007', ru: 'b', ar: 'c' } }))),
    'RECORD_CARD_FIELD',
  );
  assert.equal(code(checkCard({ ...east.card, format: 1 })), 'RECORD_CARD_FIELD');
  assert.equal(code(checkCard({ ...east.card, party: 'eest' })), 'RECORD_CARD_SIGNATURE');
  assert.equal(code(checkCard(null)), 'RECORD_CARD_FIELD');
  const keys = { ...east.seeds.publicKeys(), root: east.root, log: east.message };
  const facts = {
    party: 'x',
    mode: 'live',
    names: { en: 'x', ru: 'x', ar: 'x' },
    origin: 'x',
    url: null,
  } as const;
  assert.throws(() => makeCard(facts, keys), RefusalError);
  assert.throws(() => makeCard({ ...facts, origin: 'a+b' }, { ...keys, log: east.log }), RefusalError);
});

test('X25519: all encodings of low order, a second spelling, a signing key in other clothes are refused', () => {
  // Found by multiplying, not listed: the u coordinates whose points vanish under the cofactor.
  const low = new Set<string>();
  for (let i = 1; low.size < 5 && i < 400; i++) {
    const point = torsionOf(i);
    if (point) for (let k = 1; k <= 8; k++) low.add(toHex(uOf(point, k)));
  }
  low.add(toHex(fromHex((2n ** 255n - 20n).toString(16))!.toReversed()));
  assert.equal(low.size, 5, 'orders 1 and 2, 4, twice 8, and u = -1 of the twist');
  for (const hex of low) {
    const bytes = fromHex(hex)!;
    assert.equal(code(checkEncryptionKey(bytes)), 'RECORD_KEY_LOW_ORDER', hex);
    assert.equal(code(checkCard(resigned({ encryptionKey: toBase64(bytes) }))), 'RECORD_KEY_LOW_ORDER');
    assert.throws(() => x25519.getSharedSecret(new Uint8Array(32).fill(9), bytes), 'oracle: all zero');
    // The same point with p added or the unused top bit set: taken by lax software.
    const high = Uint8Array.from(bytes);
    high[31]! |= 0x80;
    assert.equal(code(checkEncryptionKey(high)), 'RECORD_KEY_NOT_CANONICAL');
  }
  const own = cardKeys(east.card);
  assert.ok(!isRefusal(own));
  const high = Uint8Array.from(own.encryption);
  high[31]! |= 0x80;
  assert.equal(code(checkEncryptionKey(high)), 'RECORD_KEY_NOT_CANONICAL');
  assert.equal(code(checkEncryptionKey(new Uint8Array(31))), 'RECORD_KEY_LENGTH');
  for (const key of [east.root, east.message, east.log]) {
    const twin = ed25519.utils.toMontgomery(key.publicKey);
    assert.equal(code(checkCard(resigned({ encryptionKey: toBase64(twin) }))), 'RECORD_KEY_SHARED');
  }
});

test('the next card: serial, hash of the one before, what it revokes; nothing of it by halves', () => {
  const rng = seeded('next card');
  const next = signerFromSeed(rng.bytes(32));
  const stolen = { role: 'message', keyid: east.message.keyid, fromIndex: 7 } as const;
  const keys = { ...east.seeds.publicKeys(), root: east.root, message: next };
  const card = makeCard(east.card, keys, { card: east.card, revoke: [stolen] });
  assert.deepEqual([card.serial, card.previous, card.revoked], [2, cardHash(east.card), [stolen]]);
  const later = makeCard(card, { ...keys, message: signerFromSeed(rng.bytes(32)) }, { card, revoke: [] });
  assert.deepEqual([later.serial, later.previous, later.revoked], [3, cardHash(card), [stolen]]);
  const field = (over: Partial<PartyCard>) => {
    const refused = checkCard(resigned(over));
    return isRefusal(refused) ? refused.params['field'] : 'ok';
  };
  assert.equal(field({ serial: 2 }), 'previous');
  assert.equal(field({ previous: cardHash(east.card) }), 'previous');
  assert.equal(field({ serial: 0 }), 'serial');
  assert.equal(field({ revoked: [stolen] }), 'revoked', 'a first card revokes nothing');
  const second = { serial: 2, previous: cardHash(east.card) };
  assert.equal(field({ ...second }), 'ok', 'control');
  assert.equal(field({ ...second, revoked: [stolen] }), 'revoked', 'the key still stands on the card');
  const other = { ...stolen, keyid: 'ab'.repeat(32) };
  assert.equal(field({ ...second, revoked: [other] }), 'ok');
  assert.equal(field({ ...second, revoked: [other, { ...other, fromIndex: 8 }] }), 'revoked');
  assert.equal(
    field({ ...second, revoked: Array.from({ length: MAX_REVOKED + 1 }, () => other) }),
    'revoked',
  );
});

test('every 1-bit flip is refused', () => {
  const bytes = utf8(canonicalJson(east.card));
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Uint8Array.from(bytes);
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    assert.ok(isRefusal(parseCard(flipped)), `bit ${bit}`);
  }
});

test('10,000 damaged cards: refused, or the same card', () => {
  const rng = seeded('card');
  const bytes = utf8(canonicalJson(east.card));
  for (let i = 0; i < effort(10_000); i++) {
    const read = parseCard(i % 10 === 0 ? rng.bytes(rng.int(200)) : damage(bytes, rng));
    if (!isRefusal(read)) assert.equal(canonicalJson(read), canonicalJson(east.card));
  }
});
