/**
 * A party changes keys: the entry that carries its next card. The root's signature on the card is what counts; the
 * envelope says in whose hands the message key was meanwhile. A rotation is signed by the old message key, and the new one
 * signs both cards' hashes, so nobody is given a key that its owner does not hold. After a theft the old key's word is worth
 * nothing: the card revokes it and the new key signs the envelope.
 */
import { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { cardHash, cardKeys, cardSchema, checkCard, keyIdsOf, type PartyCard } from './card.ts';
import { fromBase64, fromHex, labelled, toBase64 } from './hash.ts';
import { pathOf } from './json.ts';
import { CHANGEABLE_ROLES, type Signer, verifySignature } from './key.ts';

export const REKEYED_KIND = 'parties.rekeyed';
export const REKEYED_VERSION = 1;
const LABEL = 'rekey/v1';

export const rekeyedBodySchema = z.strictObject({
  card: cardSchema,
  /**
   * Base64: the new message key's signature over `parley/rekey/v1\n` ‖ SHA-256 of the old card ‖ SHA-256 of the new.
   * null where the card revokes the old message key: the new one signs the envelope itself.
   */
  proof: z.string().max(88).nullable(),
});
export type RekeyedBody = z.infer<typeof rekeyedBodySchema>;

function provenBytes(before: PartyCard, next: PartyCard): Uint8Array {
  return labelled(LABEL, Buffer.concat([fromHex(cardHash(before))!, fromHex(cardHash(next))!]));
}

/** Whether the card takes its word from the message key of the card before. */
export function revokesMessageKey(before: PartyCard, next: PartyCard): boolean {
  const keys = cardKeys(before);
  return !isRefusal(keys) && next.revoked.some(({ keyid }) => keyid === keyIdsOf(keys).message);
}

/** The body that announces `next`. @param message the new message key */
export function makeRekeyedBody(before: PartyCard, next: PartyCard, message: Signer): RekeyedBody {
  const proof = revokesMessageKey(before, next) ? null : toBase64(message.sign(provenBytes(before, next)));
  return { card: next, proof };
}

/**
 * Whether `next` is a later card of the same party, and where it is the next one, of exactly that card. What was revoked
 * stays so. Null: it follows.
 */
export function checkLater(held: PartyCard, next: PartyCard): null | Refusal {
  const bad = (field: string): Refusal => refuse('RECORD_CARD_ORDER', { party: held.party, field });
  for (const field of ['party', 'mode', 'origin', 'rootKey'] as const)
    if (held[field] !== next[field]) return bad(field);
  if (next.serial <= held.serial) return bad('serial');
  if (next.serial === held.serial + 1 && next.previous !== cardHash(held)) return bad('previous');
  const kept = held.revoked.every((one, i) => {
    const other = next.revoked[i];
    return other?.keyid === one.keyid && other.role === one.role && other.fromIndex === one.fromIndex;
  });
  return kept ? keysMoved(held, next) : bad('revoked');
}

/** No key takes another role than it had. */
function keysMoved(held: PartyCard, next: PartyCard): null | Refusal {
  const [before, after] = [cardKeys(held), cardKeys(next)];
  if (isRefusal(before)) return before;
  if (isRefusal(after)) return after;
  const [was, is] = [keyIdsOf(before), keyIdsOf(after)];
  const moved = CHANGEABLE_ROLES.some((a) => CHANGEABLE_ROLES.some((b) => a !== b && was[a] === is[b]));
  return moved ? refuse('RECORD_KEY_SHARED') : null;
}

/** The card that follows `held`, root-signed, its proof good. The envelope's own signature is not looked at here. */
export function checkRekeyed(held: PartyCard, body: unknown): PartyCard | Refusal {
  const parsed = rekeyedBodySchema.safeParse(body);
  if (!parsed.success) return refuse('RECORD_CARD_FIELD', { field: pathOf(parsed.error) });
  const next = checkCard(parsed.data.card);
  if (isRefusal(next)) return next;
  const order =
    checkLater(held, next) ??
    (next.serial === held.serial + 1
      ? null
      : refuse('RECORD_CARD_ORDER', { party: held.party, field: 'serial' }));
  if (order) return order;
  const { proof } = parsed.data;
  const wrong = refuse('RECORD_REKEY_PROOF', { party: held.party });
  if (revokesMessageKey(held, next)) return proof === null ? next : wrong;
  const keys = cardKeys(next);
  if (isRefusal(keys)) return keys;
  const signature = proof === null ? null : fromBase64(proof);
  return signature && verifySignature(keys.message, provenBytes(held, next), signature) ? next : wrong;
}
