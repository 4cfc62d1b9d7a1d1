import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { effort } from '../../test/effort.ts';
import { type EnvelopeVectors, makeEnvelopeVectors } from '../../test/helpers/record/envelope-vectors.ts';
import { damage, makeParty, seeded, statementBy } from '../../test/helpers/record/samples.ts';
import { isRefusal, RefusalError } from '../contract/index.ts';
import type { Sender } from './envelope.ts';
import {
  decodeEnvelope,
  encodeEnvelope,
  envelopeHash,
  openEnvelope,
  pae,
  peekFrom,
  signEnvelope,
} from './envelope.ts';
import { fromHex, utf8 } from './hash.ts';

const east = makeParty('east');
const sender: Sender = { party: 'east', log: east.origin, messageKey: east.message.publicKey };

test('PAE: the example of the DSSE protocol document', () => {
  const encoded = pae('http://example.com/HelloWorld', utf8('hello world'));
  assert.equal(Buffer.from(encoded).toString(), 'DSSEv1 29 http://example.com/HelloWorld 11 hello world');
  // Lengths count bytes, not characters.
  assert.equal(Buffer.from(pae('é', utf8('▲'))).toString(), 'DSSEv1 2 é 3 ▲');
});

test('signed, written, read, opened: the same statement and the same hash', () => {
  const statement = statementBy(east, { to: 'west', peerSeq: 3, body: { a: ['ы', { b: null }] } });
  const envelope = signEnvelope(statement, east.message);
  const read = decodeEnvelope(encodeEnvelope(envelope));
  assert.ok(!isRefusal(read));
  assert.deepEqual(openEnvelope(read, sender), statement);
  assert.equal(envelopeHash(read), envelopeHash(envelope));
  assert.match(envelopeHash(read), /^[0-9a-f]{64}$/);
  assert.equal(peekFrom(read), 'east');
});

test('what no receiver would take is not signed', () => {
  const cases: readonly [object, string][] = [
    [{ body: undefined }, 'RECORD_STATEMENT_FIELD'],
    [{ kind: 'Notices' }, 'RECORD_STATEMENT_FIELD'],
    [{ body: '\ud800' }, 'RECORD_NOT_JSON'],
    [{ body: 'x'.repeat(800_000) }, 'RECORD_TOO_BIG'],
  ];
  for (const [over, code] of cases)
    assert.throws(
      () => signEnvelope(statementBy(east, over), east.message),
      (e) => e instanceof RefusalError && e.refusal.refused === code,
    );
});

test('the largest payload still fits the envelope bound', () => {
  const filler = 780_000 - signEnvelope(statementBy(east, { body: '' }), east.message).payload.length;
  const envelope = signEnvelope(statementBy(east, { body: 'x'.repeat(filler) }), east.message);
  const read = decodeEnvelope(encodeEnvelope(envelope));
  assert.ok(!isRefusal(read) && !isRefusal(openEnvelope(read, sender)));
});

test('the published vectors: at least 40, each with its verdict, and made again byte for byte', () => {
  const path = join(import.meta.dirname, '..', '..', 'test', 'vectors', 'envelope.json');
  const text = readFileSync(path, 'utf8');
  assert.equal(text, `${JSON.stringify(makeEnvelopeVectors(), null, 1)}\n`);
  const { vectors, sender: s } = JSON.parse(text) as EnvelopeVectors;
  assert.ok(vectors.length >= 40, String(vectors.length));
  const from: Sender = { party: s.party, log: s.log, messageKey: fromHex(s.messageKey)! };
  for (const { name, text: one, refused, hash } of vectors) {
    const envelope = decodeEnvelope(one);
    if (isRefusal(envelope)) {
      assert.deepEqual([envelope.refused, hash], [refused, null], name);
      continue;
    }
    assert.equal(envelopeHash(envelope), hash, name);
    const opened = openEnvelope(envelope, from);
    assert.equal(isRefusal(opened) ? opened.refused : null, refused, name);
  }
});

test('every 1-bit flip of the text is refused or leaves the very same envelope', () => {
  const envelope = signEnvelope(statementBy(east, { body: { a: 1 } }), east.message);
  const bytes = utf8(encodeEnvelope(envelope));
  let same = 0;
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Uint8Array.from(bytes);
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    const read = decodeEnvelope(flipped);
    if (isRefusal(read) || isRefusal(openEnvelope(read, sender))) continue;
    assert.equal(envelopeHash(read), envelopeHash(envelope), `bit ${bit}`);
    same += 1;
  }
  // Only the keyid, which nobody signed, can be flipped unseen: 64 hex digits and the field's own name.
  assert.ok(same > 0 && same <= (64 + 5) * 8, String(same));
});

test('30,000 damaged envelopes: refused, or the same envelope, never a throw', () => {
  const rng = seeded('envelope');
  const good = [
    {},
    { to: 'west', peerSeq: 7, body: [1, 2, { deep: 'é' }] },
    { refs: ['01ARZ3NDEKTSV4RRFFQ69G5FAV'] },
  ].map((over) => signEnvelope(statementBy(east, over), east.message));
  const hashes = new Set(good.map(envelopeHash));
  const texts = good.map((envelope) => utf8(encodeEnvelope(envelope)));
  for (let i = 0; i < effort(30_000); i++) {
    const kind = i % 4;
    const pick = rng.int(good.length);
    // Damaged text; noise; a damaged payload under a true signature of those bytes (only the key's owner could).
    const text = kind < 2 ? damage(texts[pick]!, rng, texts) : kind === 2 ? rng.bytes(rng.int(60)) : null;
    const read = text
      ? decodeEnvelope(text)
      : (() => {
          const payload = damage(good[pick]!.payload, rng);
          const { payloadType, keyid } = good[pick]!;
          return { payloadType, payload, keyid, sig: east.message.sign(pae(payloadType, payload)) };
        })();
    if (isRefusal(read)) continue;
    const from = peekFrom(read);
    assert.ok(from === null || typeof from === 'string');
    const opened = openEnvelope(read, sender);
    if (text && !isRefusal(opened)) assert.ok(hashes.has(envelopeHash(read)));
    if (!isRefusal(opened)) assert.equal(opened.from, 'east');
  }
});
