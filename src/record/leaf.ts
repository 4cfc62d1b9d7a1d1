/**
 * The leaf: what a log entry is in the Merkle tree. 65 bytes that commit to header and envelope and show neither:
 *
 * `0x01 ‖ SHA-256(salt1 ‖ header) ‖ SHA-256(salt2 ‖ PAE ‖ signature)`
 *
 * Both salts are 16 random bytes kept with the entry. Header and envelope open separately: absence is shown by
 * opening headers alone.
 */
import { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { type Envelope, envelopeBytes } from './envelope.ts';
import { concat, fromBase64, fromHex, sha256, toBase64, toHex, utf8 } from './hash.ts';
import { decodeHeader, type Header, MAX_HEADER_CHARS } from './header.ts';

export const LEAF_VERSION = 0x01;
export const LEAF_BYTES = 65;
export const SALT_BYTES = 16;

/** Header and envelope opened. */
export interface FullOpening {
  salt1: Uint8Array;
  /** The header's exact text. */
  header: string;
  salt2: Uint8Array;
  envelope: Envelope;
}
/** Header opened, envelope hidden behind its commitment. */
export interface HeaderOpening {
  salt1: Uint8Array;
  header: string;
  /** SHA-256(salt2 ‖ PAE ‖ signature), 32 bytes. */
  bodyCommitment: Uint8Array;
}
export type Opening = FullOpening | HeaderOpening;

/** @throws RangeError when a salt is not 16 bytes. */
function salted(salt: Uint8Array, bytes: Uint8Array): Uint8Array {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt has ${SALT_BYTES} bytes, not ${salt.length}`);
  return sha256(salt, bytes);
}
export function headerCommitment(salt1: Uint8Array, header: string): Uint8Array {
  return salted(salt1, utf8(header));
}
export function bodyCommitment(salt2: Uint8Array, envelope: Envelope): Uint8Array {
  return salted(salt2, envelopeBytes(envelope));
}

/** The 65 bytes of the leaf that the opening opens. */
export function leafOf(opening: Opening): Uint8Array {
  const body =
    'envelope' in opening ? bodyCommitment(opening.salt2, opening.envelope) : opening.bodyCommitment;
  if (body.length !== 32) throw new RangeError(`a commitment has 32 bytes, not ${body.length}`);
  return concat(Uint8Array.of(LEAF_VERSION), headerCommitment(opening.salt1, opening.header), body);
}

/** The same leaf shown without its envelope. */
export function withoutBody(opening: FullOpening): HeaderOpening {
  return {
    salt1: opening.salt1,
    header: opening.header,
    bodyCommitment: bodyCommitment(opening.salt2, opening.envelope),
  };
}

/** The exact header behind an opening. */
export function headerOf(opening: Opening): Header | Refusal {
  return decodeHeader(opening.header);
}

const saltText = z.string().regex(/^[0-9a-f]{32}$/);
/** As receipts carry it: enough for the sender, who holds the envelope, to recompute the receiver's leaf. */
export const leafSaltsSchema = z.strictObject({
  salt1: saltText,
  salt2: saltText,
  header: z.string().max(MAX_HEADER_CHARS),
});
export type LeafSalts = z.infer<typeof leafSaltsSchema>;

/** As JSON in proof packs: salts in hex, the rest in standard base64, no keyid. */
export const openingSchema = z.union([
  z.strictObject({
    ...leafSaltsSchema.shape,
    envelope: z.strictObject({ payloadType: z.string().max(255), payload: z.string(), sig: z.string() }),
  }),
  z.strictObject({
    salt1: saltText,
    header: z.string().max(MAX_HEADER_CHARS),
    body: z.string().regex(/^[0-9a-f]{64}$/),
  }),
]);
export type OpeningJson = z.infer<typeof openingSchema>;
export type EnvelopeJson = Extract<OpeningJson, { envelope: unknown }>['envelope'];

export function envelopeToJson(envelope: Envelope): EnvelopeJson {
  return {
    payloadType: envelope.payloadType,
    payload: toBase64(envelope.payload),
    sig: toBase64(envelope.sig),
  };
}
/** The `keyid` comes back empty: it is no part of an envelope's identity. */
export function envelopeFromJson(json: EnvelopeJson): Envelope | Refusal {
  const payload = fromBase64(json.payload);
  if (!payload) return refuse('RECORD_ENVELOPE_FIELD', { field: 'payload' });
  const sig = fromBase64(json.sig);
  if (!sig || sig.length !== 64) return refuse('RECORD_ENVELOPE_FIELD', { field: 'sig' });
  return { payloadType: json.payloadType, payload, keyid: '', sig };
}

export function openingToJson(opening: Opening): OpeningJson {
  const shown = { salt1: toHex(opening.salt1), header: opening.header };
  return 'envelope' in opening
    ? { ...shown, salt2: toHex(opening.salt2), envelope: envelopeToJson(opening.envelope) }
    : { ...shown, body: toHex(opening.bodyCommitment) };
}
export function openingFromJson(json: OpeningJson): Opening | Refusal {
  const salt1 = fromHex(json.salt1)!;
  if (!('envelope' in json)) return { salt1, header: json.header, bodyCommitment: fromHex(json.body)! };
  const envelope = envelopeFromJson(json.envelope);
  if (isRefusal(envelope)) return envelope;
  return { salt1, header: json.header, salt2: fromHex(json.salt2)!, envelope };
}
