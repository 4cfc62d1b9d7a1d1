/**
 * What a checkpoint reads off a printed card: a short statement of the owner on its notice, signed with the party's message
 * key, as text for a QR code. Read offline, against the party card that the checkpoint holds.
 *
 * text      = "PARLEY1:" ‖ base45( 0x01 ‖ key (32) ‖ signature (64) ‖ statement )
 * statement = RFC 8785 JSON of `cardStatementSchema`; signed: `labelled('notice-card/v1', statement)`
 */
import { z } from 'zod';
import { isRefusal, type Mode, type Refusal, refuse } from '../../contract/index.ts';
import { pointSchema } from '../../geo/index.ts';
import {
  canonicalJson,
  cardKeys,
  keyIdOf,
  labelled,
  type PartyCard,
  parseJson,
  type Signer,
  utf8,
  verifySignature,
} from '../../record/index.ts';
import { NOTICE_TYPES } from '../notice.ts';
import { fromBase45, toBase45 } from './base45.ts';

const LABEL = 'notice-card/v1';
const PREFIX = 'PARLEY1:';
const FORM = 1;
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
/** As much as the largest QR code of medium correction holds, and no more is read. */
export const MAX_CARD_TEXT = 3_391;
export const MAX_PLATES = 12;

/** So long that the fullest card still fits a code that a telephone reads. */
export const MAX_WORDS = 60;
export const MAX_PLATE = 16;
const short = z.string().max(MAX_WORDS);
const ms = z.number().int().min(0).max(8.64e15);
export const cardStatementSchema = z.strictObject({
  mode: z.enum(['live', 'exercise']),
  party: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  noticeId: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/),
  version: z.number().int().positive(),
  /** Root of the version's commitment: whoever holds the notice sees that the card is of that very version. */
  root: z.string().regex(/^[0-9a-f]{64}$/),
  type: z.enum(NOTICE_TYPES),
  protected: z.boolean(),
  organisation: short,
  callSign: short,
  escort: z.boolean(),
  plates: z.array(z.string().max(MAX_PLATE)).max(MAX_PLATES),
  /** Vehicles in all, those without a plate here included. */
  vehicles: z.number().int().nonnegative(),
  fromMs: ms,
  toMs: ms.nullable(),
  /** From and to; a site or an area has one. */
  places: z.array(z.strictObject({ at: pointSchema, name: short })).max(2),
  phone: short,
  issuedMs: ms,
});
export type CardStatement = z.infer<typeof cardStatementSchema>;

/** The text for the QR code. */
export function signCard(statement: CardStatement, signer: Signer): string {
  const bytes = utf8(canonicalJson(cardStatementSchema.parse(statement)));
  const signature = signer.sign(labelled(LABEL, bytes));
  return PREFIX + toBase45(Buffer.concat([new Uint8Array([FORM]), signer.publicKey, signature, bytes]));
}

export interface ReadCard {
  statement: CardStatement;
  /** Hex SHA-256 of the key that signed. Whose it is, the text itself does not prove. */
  keyid: string;
}

/** Whole, of this form, and signed with the key that it names. Refusals: NOTICES_CARD_FORM, NOTICES_CARD_SIGNATURE. */
export function readCard(given: string): ReadCard | Refusal {
  const text = given.trim();
  if (text.length > MAX_CARD_TEXT || !text.startsWith(PREFIX)) return refuse('NOTICES_CARD_FORM');
  const bytes = fromBase45(text.slice(PREFIX.length));
  const head = 1 + KEY_BYTES + SIGNATURE_BYTES;
  if (!bytes || bytes.length <= head || bytes[0] !== FORM) return refuse('NOTICES_CARD_FORM');
  const key = bytes.subarray(1, 1 + KEY_BYTES);
  const statementBytes = bytes.subarray(head);
  if (!verifySignature(key, labelled(LABEL, statementBytes), bytes.subarray(1 + KEY_BYTES, head)))
    return refuse('NOTICES_CARD_SIGNATURE');
  const parsed = parseJson(statementBytes);
  if (isRefusal(parsed)) return refuse('NOTICES_CARD_FORM');
  const statement = cardStatementSchema.safeParse(parsed.value);
  // One statement has one spelling: what two readers could read differently is none.
  if (!statement.success || canonicalJson(statement.data) !== Buffer.from(statementBytes).toString('utf8'))
    return refuse('NOTICES_CARD_FORM');
  return { statement: statement.data, keyid: keyIdOf(key) };
}

/**
 * Whether the party whose card was compared by fingerprint said so. null: it did. Refusals: NOTICES_CARD_OTHER_PARTY,
 * NOTICES_CARD_REVOKED_KEY, NOTICES_CARD_OTHER_KEY.
 */
export function checkSpeaker({ statement, keyid }: ReadCard, card: PartyCard): Refusal | null {
  const says = (party: string, mode: Mode): string => `${party} (${mode})`;
  if (card.party !== statement.party || card.mode !== statement.mode)
    return refuse('NOTICES_CARD_OTHER_PARTY', {
      given: says(statement.party, statement.mode),
      trusted: says(card.party, card.mode),
    });
  if (card.revoked.some((key) => key.role === 'message' && key.keyid === keyid))
    return refuse('NOTICES_CARD_REVOKED_KEY', { party: card.party, keyid: keyid.slice(0, 16) });
  const keys = cardKeys(card);
  if (isRefusal(keys)) return keys;
  return keyIdOf(keys.message) === keyid
    ? null
    : refuse('NOTICES_CARD_OTHER_KEY', { party: card.party, keyid: keyid.slice(0, 16) });
}
