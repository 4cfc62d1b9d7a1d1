/**
 * A party's card: what another party enrols. It names the party, its log and its public keys, and the root key signs
 * it. Trust begins where people compare the root key's fingerprint by voice or on paper; nothing in the card itself says that
 * the root key is really that party's. A party changes keys by its next card: serial one higher, hash of the one before.
 */
import { z } from 'zod';
import { isRefusal, type Mode, type Refusal, RefusalError, refuse } from '../contract/index.ts';
import { checkEncryptionKey, isTwin } from './encryption-key.ts';
import type { Sender } from './envelope.ts';
import { fromBase64, labelled, sha256, toBase64, toHex, utf8 } from './hash.ts';
import { canonicalJson, parseJson, pathOf } from './json.ts';
import { CHANGEABLE_ROLES, checkPublicKey, keyIdOf, type Signer, verifySignature } from './key.ts';
import {
  decodeVkey,
  ED25519_COSIGNATURE,
  ED25519_NOTE,
  encodeVkey,
  isKeyName,
  type NoteKeyType,
  type Verifier,
} from './note.ts';

export const CARD_FORMAT = 2;
export const MAX_CARD_BYTES = 32_768;
export const MAX_REVOKED = 64;
const MAX_SERIAL = 1_000_000;
const LABEL = 'card/v2';

const hex64 = z.string().regex(/^[0-9a-f]{64}$/);
const name = z
  .string()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}*$/u);
/**
 * A key that was stolen. What it signed counts in the owner's log only below `fromIndex`, and in another party's log only
 * before the leaf that brought the revocation there.
 */
export const revokedSchema = z.strictObject({
  role: z.enum(CHANGEABLE_ROLES),
  /** Hex SHA-256 of the raw public key; of the SPKI for `tls`. */
  keyid: hex64,
  fromIndex: z.number().int().nonnegative(),
});
export type Revoked = z.infer<typeof revokedSchema>;

export const cardSchema = z.strictObject({
  format: z.literal(CARD_FORMAT),
  party: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  mode: z.enum(['live', 'exercise']),
  names: z.strictObject({ en: name, ru: name, ar: name }),
  /** Key name of the log: schema-less URL. */
  origin: z.string().max(255).refine(isKeyName),
  /** Where the node is reached, or null. */
  url: z
    .string()
    .max(500)
    .regex(/^https?:\/\/[^\s]+$/)
    .nullable(),
  /** 1 for a party's first card. */
  serial: z.number().int().min(1).max(MAX_SERIAL),
  /** `cardHash` of the card before; null for the first. */
  previous: hex64.nullable(),
  /** Base64 of 32 bytes, Ed25519: signs envelopes. */
  messageKey: z.string().max(44),
  /** vkey of type 0x01; its name is the origin. */
  logKey: z.string().max(512),
  /** vkey of type 0x04; its name is the origin and `/witness`. */
  cosignKey: z.string().max(512),
  /** Base64 of 32 bytes, X25519. */
  encryptionKey: z.string().max(44),
  /** Hex SHA-256 of the SubjectPublicKeyInfo (DER) of the node's TLS key. */
  tlsKey: hex64,
  /** Base64 of 32 bytes, Ed25519. */
  rootKey: z.string().max(44),
  /** Every later card carries them on. */
  revoked: z.array(revokedSchema).max(MAX_REVOKED),
  /** Base64 of the root key's signature over `parley/card/v2\n` ‖ RFC 8785 of the card without this field. */
  signature: z.string().max(88),
});
export type PartyCard = z.infer<typeof cardSchema>;

export interface CardKeys {
  root: Uint8Array;
  message: Uint8Array;
  log: Verifier;
  cosign: Verifier;
  /** X25519. */
  encryption: Uint8Array;
  /** Hex SHA-256 of the SPKI. */
  tls: string;
}

export function cosignerName(origin: string): string {
  return `${origin}/witness`;
}

function signedBytes(card: Omit<PartyCard, 'signature'>): Uint8Array {
  return labelled(LABEL, utf8(canonicalJson(card)));
}

export interface CardFacts {
  party: string;
  mode: Mode;
  names: PartyCard['names'];
  origin: string;
  url: string | null;
}
type Public = { publicKey: Uint8Array };
/** The public keys of a node, as its keyring gives them. */
export interface NodeKeys {
  message: Public;
  log: Public;
  cosign: Public;
  encryption: Uint8Array;
  tls: string;
}

function keyFields(origin: string, keys: NodeKeys) {
  return {
    messageKey: toBase64(keys.message.publicKey),
    logKey: encodeVkey(origin, keys.log.publicKey),
    cosignKey: encodeVkey(cosignerName(origin), keys.cosign.publicKey, ED25519_COSIGNATURE),
    encryptionKey: toBase64(keys.encryption),
    tlsKey: keys.tls,
  };
}
/** True where the card names exactly these keys. */
export function cardNames(card: PartyCard, keys: NodeKeys): boolean {
  return Object.entries(keyFields(card.origin, keys)).every(
    ([field, text]) => card[field as keyof PartyCard] === text,
  );
}

/**
 * The first card of a party, or the one after `before`.
 * @throws RefusalError for values that no other party would enrol.
 */
export function makeCard(
  facts: CardFacts,
  keys: NodeKeys & { root: Signer },
  before: { card: PartyCard; revoke: readonly Revoked[] } | null = null,
): PartyCard {
  if (!isKeyName(facts.origin)) throw new RefusalError(refuse('RECORD_CARD_FIELD', { field: 'origin' }));
  const { party, mode, names, origin, url } = facts;
  const unsigned = {
    format: CARD_FORMAT,
    party,
    mode,
    names: { en: names.en, ru: names.ru, ar: names.ar },
    origin,
    url,
    serial: before ? before.card.serial + 1 : 1,
    previous: before && cardHash(before.card),
    ...keyFields(origin, keys),
    rootKey: toBase64(keys.root.publicKey),
    revoked: before ? [...before.card.revoked, ...before.revoke] : [],
  } as const;
  const card = { ...unsigned, signature: toBase64(keys.root.sign(signedBytes(unsigned))) };
  const checked = checkCard(card);
  if (isRefusal(checked)) throw new RefusalError(checked);
  return checked;
}

function rawKey(
  text: string,
  field: string,
  check: (bytes: Uint8Array) => null | Refusal,
): Uint8Array | Refusal {
  const bytes = fromBase64(text);
  if (!bytes) return refuse('RECORD_CARD_FIELD', { field });
  return check(bytes) ?? Uint8Array.from(bytes);
}
function noteKey(text: string, name: string, type: NoteKeyType): Verifier | Refusal {
  const key = decodeVkey(text, type);
  if (isRefusal(key) || key.name === name) return key;
  return refuse('RECORD_LOG_OTHER', { given: key.name, expected: name });
}

/** With every message the same few cards are read again. */
const CARDS_KEPT = 256;
const keysOfCards = new Map<string, CardKeys>();

/**
 * The card's keys, each strictly checked, no two the same, an X25519 spelling of a signing key included. The answer is
 * shared: not to be changed.
 */
export function cardKeys(card: PartyCard): CardKeys | Refusal {
  const name = JSON.stringify(card);
  const known = keysOfCards.get(name);
  if (known) return known;
  const keys = readKeys(card);
  if (isRefusal(keys)) return keys;
  if (keysOfCards.size >= CARDS_KEPT) keysOfCards.clear();
  keysOfCards.set(name, keys);
  return keys;
}

function readKeys(card: PartyCard): CardKeys | Refusal {
  const root = rawKey(card.rootKey, 'rootKey', checkPublicKey);
  if (isRefusal(root)) return root;
  const message = rawKey(card.messageKey, 'messageKey', checkPublicKey);
  if (isRefusal(message)) return message;
  const log = noteKey(card.logKey, card.origin, ED25519_NOTE);
  if (isRefusal(log)) return log;
  const cosign = noteKey(card.cosignKey, cosignerName(card.origin), ED25519_COSIGNATURE);
  if (isRefusal(cosign)) return cosign;
  const encryption = rawKey(card.encryptionKey, 'encryptionKey', checkEncryptionKey);
  if (isRefusal(encryption)) return encryption;
  const signing = [root, message, log.publicKey, cosign.publicKey];
  if (new Set([...signing, encryption].map(toHex)).size !== signing.length + 1)
    return refuse('RECORD_KEY_SHARED');
  if (signing.some((key) => isTwin(encryption, key))) return refuse('RECORD_KEY_SHARED');
  return { root, message, log, cosign, encryption, tls: card.tlsKey };
}

/** Names each changeable key as `revoked` and people do: hex SHA-256 of its raw bytes, of its SPKI for `tls`. */
export function keyIdsOf(keys: CardKeys): Record<Revoked['role'], string> {
  return {
    message: keyIdOf(keys.message),
    log: keyIdOf(keys.log.publicKey),
    cosign: keyIdOf(keys.cosign.publicKey),
    encryption: keyIdOf(keys.encryption),
    tls: keys.tls,
  };
}

/** Every key id on a card, the root's too; empty where the card's keys are not sound. */
export function allKeyIds(card: PartyCard): ReadonlySet<string> {
  const keys = cardKeys(card);
  return new Set(isRefusal(keys) ? [] : [cardFingerprint(card), ...Object.values(keyIdsOf(keys))]);
}

/** What the fields must be to each other: a first card follows nothing, and no key on it is revoked by it. */
function wrongField(card: PartyCard, keys: CardKeys): string | null {
  if ((card.serial === 1) !== (card.previous === null)) return 'previous';
  const revoked = new Set(card.revoked.map(({ keyid }) => keyid));
  if (revoked.size !== card.revoked.length || (card.serial === 1 && revoked.size > 0)) return 'revoked';
  return Object.values(keyIdsOf(keys)).some((keyid) => revoked.has(keyid)) ? 'revoked' : null;
}

/** A card from a JSON value: shape, keys and root signature checked. */
export function checkCard(value: unknown): PartyCard | Refusal {
  const parsed = cardSchema.safeParse(value);
  if (!parsed.success) return refuse('RECORD_CARD_FIELD', { field: pathOf(parsed.error) });
  const card = parsed.data;
  const keys = cardKeys(card);
  if (isRefusal(keys)) return keys;
  const field = wrongField(card, keys);
  if (field) return refuse('RECORD_CARD_FIELD', { field });
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

/** Names one card for the next: hex SHA-256 of its RFC 8785 text, signature included. */
export function cardHash(card: PartyCard): string {
  return toHex(sha256(utf8(canonicalJson(card))));
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
