/** A node that is started with its party's next card says so in its record and to every peer, before anything else. */
import { type Refusal, RefusalError, refuse } from '../contract/index.ts';
import { PARTIES, type PartyRow } from '../parties/index.ts';
import {
  cardHash,
  checkLater,
  makeRekeyedBody,
  REKEYED_KIND,
  revokesMessageKey,
  type Signer,
} from '../record/index.ts';
import type { Identity } from './identity.ts';
import type { Session } from './session.ts';

/**
 * Nothing to do where the record knows the card. @throws RefusalError where the card is not the next one, or where the
 * key before is wanted to sign and not at hand.
 */
export async function takeKeys(session: Session, me: Identity, before: Signer | null): Promise<void> {
  const row = await session.read.get<PartyRow>(PARTIES, me.party);
  if (!row) throw new Error('a record without its founding entry');
  const held = row.card;
  if (cardHash(held) === cardHash(me.card)) return;
  const refused: Refusal | null =
    checkLater(held, me.card) ??
    (me.card.serial === held.serial + 1
      ? null
      : refuse('RECORD_CARD_ORDER', { party: me.party, field: 'serial' }));
  if (refused) throw new RefusalError(refused);
  // After a theft the old key's word is worth nothing; in a rotation it hands over to the new one.
  const signer = revokesMessageKey(held, me.card) ? me.message : before;
  if (!signer) throw new RefusalError(refuse('NODE_KEY_BEFORE', { party: me.party }));
  const peers = (await session.read.scan<PartyRow>(PARTIES)).filter(({ row: { role } }) => role !== 'me');
  const body = makeRekeyedBody(held, me.card, me.message);
  await session.write({ kind: REKEYED_KIND, to: peers.map(({ key }) => key), body }, null, signer);
}
