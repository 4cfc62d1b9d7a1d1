/**
 * The published envelope vectors, `test/vectors/envelope.json`: good and bad envelopes with the verdict on each.
 * Made from fixed keys, so that making them again gives the same bytes; `envelope.test.ts` holds the file to that.
 */
import { type Envelope, encodeEnvelope, envelopeHash, pae } from '../../../src/record/envelope.ts';
import { toBase64, toHex, utf8 } from '../../../src/record/hash.ts';
import { canonicalJson } from '../../../src/record/json.ts';
import { payloadTypeOf } from '../../../src/record/statement.ts';
import { makeParty, statementBy } from './samples.ts';

export interface EnvelopeVector {
  name: string;
  /** The JSON text as it came. */
  text: string;
  /** Null: opens; else the refusal's code. */
  refused: string | null;
  /** Envelope hash where the text decodes, else null. */
  hash: string | null;
}
export interface EnvelopeVectors {
  sender: { party: string; log: string; messageKey: string };
  vectors: EnvelopeVector[];
}

export function makeEnvelopeVectors(): EnvelopeVectors {
  const east = makeParty('east');
  const west = makeParty('west');
  const type = payloadTypeOf('notices.filed', 1);
  const good = statementBy(east, { to: 'west', peerSeq: 1, body: { text: 'граница ▲ ???>>>', n: 1 } });
  const vectors: EnvelopeVector[] = [];

  /** Signs any bytes under any type; `paeBytes` replaces what is signed. */
  const signed = (payload: string | Uint8Array, payloadType = type, paeBytes?: Uint8Array): Envelope => {
    const body = typeof payload === 'string' ? utf8(payload) : payload;
    const sig = east.message.sign(paeBytes ?? pae(payloadType, body));
    return { payloadType, payload: body, keyid: east.message.keyid, sig };
  };
  const put = (name: string, text: string, refused: string | null, of: Envelope | null) =>
    vectors.push({ name, text, refused, hash: of && envelopeHash(of) });
  const bad = (name: string, refused: string, envelope: Envelope) =>
    put(name, encodeEnvelope(envelope), refused, envelope);
  const raw = (name: string, refused: string | null, value: unknown, of: Envelope | null = null) =>
    put(name, typeof value === 'string' ? value : JSON.stringify(value), refused, of);

  const base = signed(canonicalJson(good));
  const parts = { payloadType: type, payload: toBase64(base.payload) };
  const sig = { keyid: base.keyid, sig: toBase64(base.sig) };
  const url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

  // Good: different texts of the same envelope, and other spellings of a payload.
  raw('good', null, { ...parts, signatures: [sig] }, base);
  raw(
    'good: URL-safe base64 with padding',
    null,
    {
      ...parts,
      payload: toBase64(base.payload).replaceAll('+', '-').replaceAll('/', '_'),
      signatures: [{ ...sig, sig: toBase64(base.sig).replaceAll('+', '-').replaceAll('/', '_') }],
    },
    base,
  );
  raw(
    'good: URL-safe base64 without padding',
    null,
    { ...parts, payload: url(base.payload), signatures: [{ ...sig, sig: url(base.sig) }] },
    base,
  );
  raw(
    'good: unknown fields outside',
    null,
    { ...parts, signatures: [{ ...sig, cert: 'x' }], extra: [1, { a: null }] },
    base,
  );
  raw('good: no keyid', null, { ...parts, signatures: [{ sig: sig.sig }] }, base);
  raw('good: foreign keyid is a hint only', null, { ...parts, signatures: [{ ...sig, keyid: 'abc' }] }, base);
  raw('good: white space', null, JSON.stringify({ ...parts, signatures: [sig] }, null, 3), base);
  raw(
    'good: other member order',
    null,
    { signatures: [sig], payload: parts.payload, payloadType: type },
    base,
  );
  const spaced = signed(JSON.stringify(good, null, 1));
  put('good: payload need not be canonical', encodeEnvelope(spaced), null, spaced);
  const nullBody = signed(canonicalJson({ ...good, body: null }));
  put('good: body null', encodeEnvelope(nullBody), null, nullBody);
  const own = signed(canonicalJson(statementBy(east)));
  put('good: own entry', encodeEnvelope(own), null, own);

  // The outer text.
  const f = 'RECORD_ENVELOPE_FIELD';
  raw('empty', 'RECORD_JSON_SYNTAX', '');
  raw('truncated text', 'RECORD_JSON_SYNTAX', encodeEnvelope(base).slice(0, -5));
  raw('array', f, []);
  raw('null', f, 'null');
  raw('payloadType missing', f, { payload: parts.payload, signatures: [sig] });
  raw('payloadType not text', f, { ...parts, payloadType: 1, signatures: [sig] });
  raw('payload missing', f, { payloadType: type, signatures: [sig] });
  raw('payload not base64', f, { ...parts, payload: '***', signatures: [sig] });
  raw('payload mixes both alphabets', f, { ...parts, payload: '+_+_', signatures: [sig] });
  raw('payload with trailing bits', f, { ...parts, payload: 'QR==', signatures: [sig] });
  raw('payload with line break', f, {
    ...parts,
    payload: `${parts.payload.slice(0, 8)}\n${parts.payload.slice(8)}`,
    signatures: [sig],
  });
  raw('signatures missing', f, parts);
  raw('signatures an object', f, { ...parts, signatures: sig });
  raw('no signature', 'RECORD_ENVELOPE_SIGNATURES', { ...parts, signatures: [] });
  raw('two signatures', 'RECORD_ENVELOPE_SIGNATURES', { ...parts, signatures: [sig, sig] });
  raw('signature of 63 bytes', f, {
    ...parts,
    signatures: [{ ...sig, sig: toBase64(base.sig.subarray(1)) }],
  });
  raw('signature of 65 bytes', f, {
    ...parts,
    signatures: [{ ...sig, sig: toBase64(Buffer.concat([base.sig, base.sig.subarray(0, 1)])) }],
  });
  raw('keyid a number', f, { ...parts, signatures: [{ ...sig, keyid: 7 }] });
  raw(
    'member twice',
    'RECORD_JSON_DUPLICATE',
    `{"payloadType":"x",${JSON.stringify({ ...parts, signatures: [sig] }).slice(1)}`,
  );

  // The signature.
  const s = 'RECORD_SIGNATURE_WRONG';
  bad('one bit of the payload', s, { ...base, payload: base.payload.map((b, i) => (i === 20 ? b ^ 1 : b)) });
  bad('one bit of the signature', s, { ...base, sig: base.sig.map((b, i) => (i === 40 ? b ^ 1 : b)) });
  bad('one character of the type', s, { ...base, payloadType: `${type} ` });
  bad("another party's key", s, { ...base, sig: west.message.sign(pae(type, base.payload)) });
  bad("the same party's log key", s, { ...base, sig: east.log.sign(pae(type, base.payload)) });
  bad('payload signed without PAE', s, signed(base.payload, type, base.payload));
  const variants: readonly [string, string][] = [
    ['PAE with a leading zero in a length', `DSSEv1 0${type.length} ${type} ${base.payload.length} `],
    ['PAE with a wrong length', `DSSEv1 ${type.length} ${type} ${base.payload.length + 1} `],
    ['PAE of version 2', `DSSEv2 ${type.length} ${type} ${base.payload.length} `],
    ['PAE without the space before the body', `DSSEv1 ${type.length} ${type} ${base.payload.length}`],
    ['PAE with the type left out', `DSSEv1 ${base.payload.length} `],
  ];
  for (const [name, head] of variants)
    bad(name, s, signed(base.payload, type, Buffer.concat([utf8(head), base.payload])));
  bad('all-zero signature', s, { ...base, sig: new Uint8Array(64) });

  // Rightly signed, wrong inside.
  const statement = (name: string, refused: string, over: Record<string, unknown>, payloadType = type) =>
    bad(name, refused, signed(canonicalJson({ ...good, ...over }), payloadType));
  const field = 'RECORD_STATEMENT_FIELD';
  statement('type of another kind', 'RECORD_ENVELOPE_TYPE', {}, payloadTypeOf('notices.withdrawn', 1));
  statement('type of another version', 'RECORD_ENVELOPE_TYPE', {}, payloadTypeOf('notices.filed', 2));
  statement('from another party', 'RECORD_SENDER_OTHER', { from: 'west' });
  statement('from another log', 'RECORD_LOG_OTHER', { log: west.origin });
  statement('unknown field', field, { extra: 1 });
  statement('statement version 2', field, { v: 2 });
  statement('no body', field, { body: undefined });
  statement('lower-case act id', field, { id: good.id.toLowerCase() });
  statement('time without zone', field, { claimedTime: '2020-08-25T07:00:00' });
  statement('negative sequence', field, { peerSeq: -1 });
  statement('neither live nor exercise', field, { mode: 'test' });
  statement('257 references', field, { refs: Array.from({ length: 257 }, () => good.id) });
  bad(
    'payload names a member twice',
    'RECORD_JSON_DUPLICATE',
    signed(`{"v":1,${canonicalJson(good).slice(1)}`),
  );
  bad(
    'payload with a lone surrogate',
    'RECORD_JSON_SURROGATE',
    signed(canonicalJson(good).replace('▲', '\\ud800')),
  );
  bad(
    'payload with a number beyond 2^53',
    'RECORD_JSON_NUMBER',
    signed(canonicalJson(good).replace('"n":1', '"n":9007199254740993')),
  );
  bad('payload with a byte-order mark', 'RECORD_JSON_SYNTAX', signed(`\ufeff${canonicalJson(good)}`));
  bad('payload not UTF-8', 'RECORD_UTF8', signed(Uint8Array.of(0xc3, 0x28)));
  bad('payload empty', 'RECORD_JSON_SYNTAX', signed(''));
  bad('payload an array', field, signed('[]'));
  bad('payload 65 deep', 'RECORD_JSON_DEPTH', signed(`${'['.repeat(65)}${']'.repeat(65)}`));

  return {
    sender: { party: 'east', log: east.origin, messageKey: toHex(east.message.publicKey) },
    vectors,
  };
}

// By hand: `node test/helpers/record/envelope-vectors.ts > test/vectors/envelope.json`
if (import.meta.main) process.stdout.write(`${JSON.stringify(makeEnvelopeVectors(), null, 1)}\n`);
