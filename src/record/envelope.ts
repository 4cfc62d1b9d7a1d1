/**
 * The signed envelope: DSSE v1.0.2 with Ed25519 and exactly one signature.
 *
 * An envelope is its `PAE ‖ signature`, never its JSON text: that may differ in white space, base64 alphabet and
 * unknown fields and still be the same envelope. `keyid` is a hint that nobody signed; it decides nothing.
 */
import { isRefusal, type Refusal, RefusalError, refuse } from '../contract/index.ts';
import { concat, equalBytes, fromEitherBase64, sha256, toBase64, toHex, utf8 } from './hash.ts';
import { canonicalJson, type Json, parseJson, pathOf, readCanonical } from './json.ts';
import { SIGNATURE_BYTES, type Signer, verifyAside, verifySignature } from './key.ts';
import { payloadTypeOf, type Statement, statementSchema } from './statement.ts';

export interface Envelope {
  payloadType: string;
  payload: Uint8Array;
  keyid: string;
  /** 64 bytes. */
  sig: Uint8Array;
}

/** Whom an envelope must be from: a party's enrolled card, as far as envelopes need it. */
export interface Sender {
  party: string;
  /** Origin of its log. */
  log: string;
  /** 32 raw bytes. */
  messageKey: Uint8Array;
}

/** Bound of the JSON text, bytes. */
export const MAX_ENVELOPE_BYTES = 1_048_576;
/** Bound of the payload: its base64 and the other fields stay within `MAX_ENVELOPE_BYTES`. */
export const MAX_PAYLOAD_BYTES = 780_000;
const MAX_TYPE_CHARS = 255;
const MAX_KEYID_CHARS = 255;

/** DSSE pre-authentication encoding: the bytes that are signed. */
export function pae(payloadType: string, body: Uint8Array): Uint8Array {
  const type = utf8(payloadType);
  return concat(utf8(`DSSEv1 ${type.length} `), type, utf8(` ${body.length} `), body);
}

/** PAE ‖ signature: the bytes that name an envelope and that a leaf commits to. */
export function envelopeBytes(envelope: Envelope): Uint8Array {
  return concat(pae(envelope.payloadType, envelope.payload), envelope.sig);
}

/** Hex SHA-256 over PAE ‖ signature. */
export function envelopeHash(envelope: Envelope): string {
  return toHex(sha256(envelopeBytes(envelope)));
}

/**
 * Serialises the statement once (RFC 8785) and signs it.
 * @throws RefusalError for a statement that no receiver would take: RECORD_STATEMENT_FIELD, RECORD_NOT_JSON, RECORD_TOO_BIG.
 */
export function signEnvelope(statement: Statement, signer: Signer): Envelope {
  const text = canonicalJson(statement);
  const payload = utf8(text);
  if (payload.length > MAX_PAYLOAD_BYTES)
    throw new RefusalError(refuse('RECORD_TOO_BIG', { bytes: payload.length, limit: MAX_PAYLOAD_BYTES }));
  const reread = readStatement(readCanonical(text));
  if (isRefusal(reread)) throw new RefusalError(reread);
  const payloadType = payloadTypeOf(statement.kind, statement.kindVersion);
  return { payloadType, payload, keyid: signer.keyid, sig: signer.sign(pae(payloadType, payload)) };
}

/** DSSE JSON with standard base64. */
export function encodeEnvelope(envelope: Envelope): string {
  return JSON.stringify({
    payloadType: envelope.payloadType,
    payload: toBase64(envelope.payload),
    signatures: [{ keyid: envelope.keyid, sig: toBase64(envelope.sig) }],
  });
}

function member(value: Json, name: string): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
    ? value[name]
    : undefined;
}
const shape = (field: string): Refusal => refuse('RECORD_ENVELOPE_FIELD', { field });

/** Takes both base64 alphabets and unknown fields, as DSSE says; one signature of 64 bytes, nothing verified yet. */
export function decodeEnvelope(input: string | Uint8Array): Envelope | Refusal {
  const parsed = parseJson(input, MAX_ENVELOPE_BYTES);
  if (isRefusal(parsed)) return parsed;
  const json = parsed.value;
  const payloadType = member(json, 'payloadType');
  if (typeof payloadType !== 'string' || payloadType === '' || payloadType.length > MAX_TYPE_CHARS)
    return shape('payloadType');
  const payloadText = member(json, 'payload');
  const payload = typeof payloadText === 'string' ? fromEitherBase64(payloadText) : null;
  if (!payload || payload.length > MAX_PAYLOAD_BYTES) return shape('payload');
  const signatures = member(json, 'signatures');
  if (!Array.isArray(signatures)) return shape('signatures');
  if (signatures.length !== 1) return refuse('RECORD_ENVELOPE_SIGNATURES', { count: signatures.length });
  const signature = signatures[0]!;
  const sigText = member(signature, 'sig');
  const sig = typeof sigText === 'string' ? fromEitherBase64(sigText) : null;
  if (!sig || sig.length !== SIGNATURE_BYTES) return shape('signatures.0.sig');
  const keyid = member(signature, 'keyid') ?? '';
  if (typeof keyid !== 'string' || keyid.length > MAX_KEYID_CHARS) return shape('signatures.0.keyid');
  return { payloadType, payload, keyid, sig };
}

/** What the payload says, parsed once for each envelope: who it claims to be from is asked before it is verified. */
const payloads = new WeakMap<Envelope, Payload>();
type Payload = ReturnType<typeof parseJson>;
function payloadOf(envelope: Envelope): Payload {
  let parsed = payloads.get(envelope);
  if (!parsed) {
    parsed = parseJson(envelope.payload, MAX_PAYLOAD_BYTES);
    payloads.set(envelope, parsed);
  }
  return parsed;
}

/** What the payload says, as a statement, read once for each envelope. UNTRUSTED until `openEnvelope` gives it. */
const claims = new WeakMap<Envelope, Statement | Refusal>();
export function claimedStatement(envelope: Envelope): Statement | Refusal {
  const known = claims.get(envelope);
  if (known) return known;
  const statement = readStatement(payloadOf(envelope));
  claims.set(envelope, statement);
  return statement;
}

function readStatement(parsed: Payload): Statement | Refusal {
  if (isRefusal(parsed)) return parsed;
  // The schema lets `body` be anything, also absent; a statement without one is not whole.
  if (member(parsed.value, 'body') === undefined) return refuse('RECORD_STATEMENT_FIELD', { field: 'body' });
  const checked = statementSchema.safeParse(parsed.value);
  return checked.success ? checked.data : refuse('RECORD_STATEMENT_FIELD', { field: pathOf(checked.error) });
}

/** What an envelope says of itself. UNTRUSTED: nothing is verified. */
export interface Peeked {
  from: string;
  /** 0 where it names none. */
  peerSeq: number;
  body: unknown;
}
/** Only good for finding the key under which `openEnvelope` then decides. Null where no party is named. */
export function peek(envelope: Envelope): Peeked | null {
  const parsed = payloadOf(envelope);
  if (isRefusal(parsed)) return null;
  const from = member(parsed.value, 'from');
  if (typeof from !== 'string' || !/^[a-z][a-z0-9-]{0,31}$/.test(from)) return null;
  const peerSeq = member(parsed.value, 'peerSeq');
  return { from, peerSeq: typeof peerSeq === 'number' ? peerSeq : 0, body: member(parsed.value, 'body') };
}
export function peekFrom(envelope: Envelope): string | null {
  return peek(envelope)?.from ?? null;
}

/** What was found out ahead about an envelope, and for which sender. */
const openedAhead = new WeakMap<Envelope, { sender: Sender; statement: Statement | Refusal }>();

/** Does the work of `openEnvelope`, the signature beside the event loop, and keeps the answer for it. The bytes must not change any more. */
export async function openAhead(envelope: Envelope, sender: Sender): Promise<Statement | Refusal> {
  const { messageKey } = sender;
  const good = await verifyAside(messageKey, pae(envelope.payloadType, envelope.payload), envelope.sig);
  const statement = good ? readVerified(envelope, sender) : wrongSignature(sender);
  openedAhead.set(envelope, { sender, statement });
  return statement;
}

/** Verifies first, parses after: the statement is exactly what the sender's message key signed, or a refusal. */
export function openEnvelope(envelope: Envelope, sender: Sender): Statement | Refusal {
  const ahead = openedAhead.get(envelope);
  if (ahead && isSameSender(ahead.sender, sender)) return ahead.statement;
  if (!verifySignature(sender.messageKey, pae(envelope.payloadType, envelope.payload), envelope.sig))
    return wrongSignature(sender);
  return readVerified(envelope, sender);
}

function isSameSender(a: Sender, b: Sender): boolean {
  return a.party === b.party && a.log === b.log && equalBytes(a.messageKey, b.messageKey);
}
function wrongSignature({ party }: Sender): Refusal {
  return refuse('RECORD_SIGNATURE_WRONG', { party });
}

function readVerified(envelope: Envelope, sender: Sender): Statement | Refusal {
  const statement = claimedStatement(envelope);
  if (isRefusal(statement)) return statement;
  const expected = payloadTypeOf(statement.kind, statement.kindVersion);
  if (envelope.payloadType !== expected)
    return refuse('RECORD_ENVELOPE_TYPE', { given: envelope.payloadType, expected });
  if (statement.from !== sender.party)
    return refuse('RECORD_SENDER_OTHER', { given: statement.from, expected: sender.party });
  if (statement.log !== sender.log)
    return refuse('RECORD_LOG_OTHER', { given: statement.log, expected: sender.log });
  return statement;
}
