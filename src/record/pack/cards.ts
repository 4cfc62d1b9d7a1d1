/** The cards in a pack: who is who, by which keys, and whether the reader trusts them. */
import { isRefusal, type Mode, type Refusal, refuse } from '../../contract/index.ts';
import { type CardKeys, cardFingerprint, cardKeys, checkCard, type PartyCard } from '../card.ts';
import { type Envelope, openEnvelope } from '../envelope.ts';
import { equalBytes } from '../hash.ts';
import { keyIdOf } from '../key.ts';
import type { Verifier } from '../note.ts';
import { checkLater } from '../rekeyed.ts';
import type { Statement } from '../statement.ts';
import type { PackKey } from './format.ts';

/** What the reader knows from elsewhere: root key fingerprints (hex SHA-256) by party, and the witnesses' policy. */
export interface Trust {
  /** Left out: the reader compares what the pack shows. */
  roots?: Readonly<Record<string, string>>;
  /** The text of the policy that the pack must carry; left out: whichever it carries. */
  policy?: string;
}

export interface Known {
  card: PartyCard;
  keys: CardKeys;
}
export interface Cards {
  /** Cards of a party; none for a stranger. */
  of(party: string): readonly Known[];
  /** Cards of the party that keeps the log with this origin. */
  ofLog(origin: string): readonly Known[];
  /** Index in the party's own log from which this message key counts no more, as its newest card here says; null: it was not revoked. */
  revokedFrom(party: string, keyid: string): number | null;
  /** The party whose card shows this key as its cosigning key, or null. */
  cosigner(key: Verifier): string | null;
  keys: PackKey[];
  mode: Mode;
}

/**
 * Every card signed by its root, rising by party and serial; one root and one log per party; one party per log; all of
 * one mode; a card that follows another one here names it.
 */
export function readCards(list: readonly PartyCard[], trust: Trust | undefined): Cards | Refusal {
  const byParty = new Map<string, Known[]>();
  const byLog = new Map<string, Known[]>();
  const keys: PackKey[] = [];
  let before: Known | null = null;
  for (const given of list) {
    const card = checkCard(given);
    if (isRefusal(card)) return card;
    const cardsKeys = cardKeys(card);
    if (isRefusal(cardsKeys)) return cardsKeys;
    const known: Known = { card, keys: cardsKeys };
    if (before && !rises(before.card, card)) return refuse('RECORD_PACK_ORDER', { what: 'cards' });
    if (before?.card.party === card.party && checkLater(before.card, card))
      return refuse('RECORD_PACK_CARDS_DIFFER', { party: card.party });
    before = known;
    const first = byParty.get(card.party)?.[0]?.card;
    if (first && (first.rootKey !== card.rootKey || first.origin !== card.origin))
      return refuse('RECORD_PACK_CARDS_DIFFER', { party: card.party });
    const keeper = byLog.get(card.origin)?.[0]?.card;
    if ((keeper && keeper.party !== card.party) || card.mode !== list[0]!.mode)
      return refuse('RECORD_PACK_CARDS_DIFFER', { party: card.party });
    byParty.set(card.party, [...(byParty.get(card.party) ?? []), known]);
    byLog.set(card.origin, [...(byLog.get(card.origin) ?? []), known]);
    const fingerprint = cardFingerprint(card);
    const roots = trust?.roots;
    const trusted = roots ? Object.hasOwn(roots, card.party) && roots[card.party] === fingerprint : null;
    if (trusted === false) return refuse('RECORD_PACK_TRUST', { party: card.party, fingerprint });
    keys.push(
      { party: card.party, role: 'root', fingerprint, trusted },
      { party: card.party, role: 'message', fingerprint: keyIdOf(cardsKeys.message), trusted },
      { party: card.party, role: 'log', fingerprint: keyIdOf(cardsKeys.log.publicKey), trusted },
      { party: card.party, role: 'cosign', fingerprint: keyIdOf(cardsKeys.cosign.publicKey), trusted },
    );
  }
  return {
    of: (party) => byParty.get(party) ?? [],
    ofLog: (origin) => byLog.get(origin) ?? [],
    revokedFrom: (party, keyid) =>
      byParty.get(party)?.at(-1)?.card.revoked.find(revokes(keyid))?.fromIndex ?? null,
    cosigner: (key) => {
      const shows = ({ keys: { cosign } }: Known) =>
        cosign.name === key.name && equalBytes(cosign.publicKey, key.publicKey);
      return [...byParty.values()].flat().find(shows)?.card.party ?? null;
    },
    keys,
    mode: list[0]!.mode,
  };
}

const rises = (before: PartyCard, card: PartyCard): boolean =>
  before.party < card.party || (before.party === card.party && before.serial < card.serial);

/** Of a card's revocations: that of this message key. */
export function revokes(keyid: string): (one: PartyCard['revoked'][number]) => boolean {
  return (one) => one.role === 'message' && one.keyid === keyid;
}

export interface OpenedAs {
  statement: Statement;
  /** Fingerprint of the message key that signed. Whether it counted there is for the reader to say. */
  keyid: string;
}
/** Opens with whichever of the party's cards signed it. */
export function openAs(cards: Cards, party: string, envelope: Envelope): OpenedAs | Refusal {
  let answer: Refusal = refuse('RECORD_PACK_CARD_MISSING', { party });
  for (const { card, keys } of cards.of(party)) {
    const opened = openEnvelope(envelope, { party, log: card.origin, messageKey: keys.message });
    if (isRefusal(opened)) {
      answer = opened;
      if (answer.refused !== 'RECORD_SIGNATURE_WRONG') return answer;
    } else if (opened.mode !== card.mode) return refuse('RECORD_STATEMENT_FIELD', { field: 'mode' });
    else return { statement: opened, keyid: keyIdOf(keys.message) };
  }
  return answer;
}
