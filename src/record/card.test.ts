import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effort } from '../../test/effort.ts';
import { damage, makeParty, seeded } from '../../test/helpers/record/samples.ts';
import { isRefusal, RefusalError } from '../contract/index.ts';
import {
  cardFingerprint,
  cardKeys,
  checkCard,
  makeCard,
  type PartyCard,
  parseCard,
  senderOf,
} from './card.ts';
import { labelled, sha256, toBase64, toHex, utf8 } from './hash.ts';
import { canonicalJson } from './json.ts';
import { encodeVkey } from './note.ts';

const east = makeParty('east');
const code = (value: unknown) => (isRefusal(value) ? value.refused : 'ok');
/** East's root signs whatever it is given: only rules beyond the signature can then refuse. */
function resigned(over: Partial<PartyCard>): PartyCard {
  const { signature: _, ...unsigned } = { ...east.card, ...over };
  return {
    ...unsigned,
    signature: toBase64(east.root.sign(labelled('card/v1', utf8(canonicalJson(unsigned))))),
  };
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
  assert.equal(code(checkCard(resigned({ origin: 'a b' }))), 'RECORD_CARD_FIELD');
  assert.equal(code(checkCard(resigned({ url: 'ftp://x' }))), 'RECORD_CARD_FIELD');
  assert.equal(
    code(checkCard(resigned({ names: { en: 'a\u0007', ru: 'b', ar: 'c' } }))),
    'RECORD_CARD_FIELD',
  );
  assert.equal(code(checkCard({ ...east.card, format: 2 })), 'RECORD_CARD_FIELD');
  assert.equal(code(checkCard({ ...east.card, party: 'eest' })), 'RECORD_CARD_SIGNATURE');
  assert.equal(code(checkCard(null)), 'RECORD_CARD_FIELD');
  const keys = { root: east.root, message: east.message, log: east.message };
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
