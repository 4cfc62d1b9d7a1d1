/**
 * A party's card: what another party enrols. It names the party, its log and its three public keys, and the root key
 * signs it. Trust begins where people compare the root key's fingerprint by voice or on paper; nothing in the card
 * itself says that the root key is really that party's.
 */
import { z } from 'zod';
import { isRefusal, type Mode, type Refusal, RefusalError, refuse } from '../contract/index.ts';
import type { Sender } from './envelope.ts';
import { equalBytes, fromBase64, labelled, toBase64, utf8 } from './hash.ts';
import { canonicalJson, parseJson, pathOf } from './json.ts';
import { checkPublicKey, keyIdOf, type Signer, verifySignature } from './key.ts';
import { decodeVkey, encodeVkey, isKeyName, type Verifier } from './note.ts';

export const CARD_FORMAT = 1;
export const MAX_CARD_BYTES = 16_384;
const LABEL = 'card/v1';

const name = z
  .string()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}*$/u);
export const cardSchema = z.strictObject({
  format: z.literal(CARD_FORMAT),
  party: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  mode: z.enum(['live', 'exercise']),
  names: z.strictObject({ en: name, ru: name, ar: name }),
  /** Key name of the log: schema-less URL. */
  origin: z.string().max(255).refine(isKeyName),
  /** Base64 of 32 bytes. */
  messageKey: z.string().max(44),
  /** The log's vkey; its name is the origin. */
  logKey: z.string().max(512),
  /** Where the node is reached, or null. */
  url: z
    .string()
    .max(500)
    .regex(/^https?:\/\/[^\s]+$/)
    .nullable(),
  /** Base64 of 32 bytes. */
  rootKey: z.string().max(44),
  /** Base64 of the root key's signature over `parley/card/v1\n` ‖ RFC 8785 of the card without this field. */
  signature: z.string().max(88),
});
export type PartyCard = z.infer<typeof cardSchema>;

export interface CardKeys {
  root: Uint8Array;
  message: Uint8Array;
  log: Verifier;
}

function signedBytes(card: Omit<PartyCard, 'signature'>): Uint8Array {
  return labelled(LABEL, utf8(canonicalJson(card)));
}

/** @throws RefusalError for values that no other party would enrol. */
export function makeCard(
  facts: { party: string; mode: Mode; names: PartyCard['names']; origin: string; url: string | null },
  keys: { root: Signer; message: { publicKey: Uint8Array }; log: { publicKey: Uint8Array } },
): PartyCard {
  if (!isKeyName(facts.origin)) throw new RefusalError(refuse('RECORD_CARD_FIELD', { field: 'origin' }));
  const { party, mode, names, origin, url } = facts;
  const unsigned = {
    format: CARD_FORMAT,
    party,
    mode,
    names: { en: names.en, ru: names.ru, ar: names.ar },
    origin,
    messageKey: toBase64(keys.message.publicKey),
    logKey: encodeVkey(origin, keys.log.publicKey),
    url,
    rootKey: toBase64(keys.root.publicKey),
  } as const;
  const card = { ...unsigned, signature: toBase64(keys.root.sign(signedBytes(unsigned))) };
  const checked = checkCard(card);
  if (isRefusal(checked)) throw new RefusalError(checked);
  return checked;
}

function rawKey(text: string, field: string): Uint8Array | Refusal {
  const bytes = fromBase64(text);
  if (!bytes) return refuse('RECORD_CARD_FIELD', { field });
  return checkPublicKey(bytes) ?? Uint8Array.from(bytes);
}

/** The card's keys, each strictly checked, all three different. */
export function cardKeys(card: PartyCard): CardKeys | Refusal {
  const root = rawKey(card.rootKey, 'rootKey');
  if (isRefusal(root)) return root;
  const message = rawKey(card.messageKey, 'messageKey');
  if (isRefusal(message)) return message;
  const log = decodeVkey(card.logKey);
  if (isRefusal(log)) return log;
  if (log.name !== card.origin) return refuse('RECORD_LOG_OTHER', { given: log.name, expected: card.origin });
  if (equalBytes(root, message) || equalBytes(root, log.publicKey) || equalBytes(message, log.publicKey))
    return refuse('RECORD_KEY_SHARED');
  return { root, message, log };
}

/** A card from a JSON value: shape, keys and root signature checked. */
export function checkCard(value: unknown): PartyCard | Refusal {
  const parsed = cardSchema.safeParse(value);
  if (!parsed.success) return refuse('RECORD_CARD_FIELD', { field: pathOf(parsed.error) });
  const card = parsed.data;
  const keys = cardKeys(card);
  if (isRefusal(keys)) return keys;
  const { signature, ...unsigned } = card;
  const bytes = fromBase64(signature);
  let signed: Uint8Array;
  try {
    signed = signedBytes(unsigned);
  } catch (error) {
    if (error instanceof RefusalError) return error.refusal;
    throw error;
  }
  if (!bytes || !verifySignature(keys.root, signed, bytes))
    return refuse('RECORD_CARD_SIGNATURE', { party: card.party });
  return card;
}

/** A card from a file or message. */
export function parseCard(input: string | Uint8Array): PartyCard | Refusal {
  const parsed = parseJson(input, MAX_CARD_BYTES);
  return isRefusal(parsed) ? parsed : checkCard(parsed.value);
}

/** What people compare at enrolment: hex SHA-256 of the root key. */
export function cardFingerprint(card: PartyCard): string {
  return keyIdOf(fromBase64(card.rootKey) ?? new Uint8Array());
}

/** As `openEnvelope` wants it. */
export function senderOf(card: PartyCard): Sender | Refusal {
  const keys = cardKeys(card);
  return isRefusal(keys) ? keys : { party: card.party, log: card.origin, messageKey: keys.message };
}
