/** The cards in a pack: who is who, by which keys, and whether the reader trusts them. */
import { isRefusal, type Mode, type Refusal, refuse } from '../../contract/index.ts';
import { type CardKeys, cardFingerprint, cardKeys, checkCard, type PartyCard } from '../card.ts';
import { type Envelope, openEnvelope } from '../envelope.ts';
import { keyIdOf } from '../key.ts';
import type { Statement } from '../statement.ts';
import type { PackKey } from './format.ts';

/** Root key fingerprints (hex SHA-256) by party, as the reader compared them. */
export interface Trust {
  roots: Readonly<Record<string, string>>;
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
  keys: PackKey[];
  mode: Mode;
}

/** Every card signed by its root; one root and one log per party; one party per log; all of one mode. */
export function readCards(list: readonly PartyCard[], trust: Trust | undefined): Cards | Refusal {
  const byParty = new Map<string, Known[]>();
  const byLog = new Map<string, Known[]>();
  const keys: PackKey[] = [];
  for (const given of list) {
    const card = checkCard(given);
    if (isRefusal(card)) return card;
    const cardsKeys = cardKeys(card);
    if (isRefusal(cardsKeys)) return cardsKeys;
    const known: Known = { card, keys: cardsKeys };
    const first = byParty.get(card.party)?.[0]?.card;
    if (first && (first.rootKey !== card.rootKey || first.origin !== card.origin))
      return refuse('RECORD_PACK_CARDS_DIFFER', { party: card.party });
    const keeper = byLog.get(card.origin)?.[0]?.card;
    if ((keeper && keeper.party !== card.party) || card.mode !== list[0]!.mode)
      return refuse('RECORD_PACK_CARDS_DIFFER', { party: card.party });
    byParty.set(card.party, [...(byParty.get(card.party) ?? []), known]);
    byLog.set(card.origin, [...(byLog.get(card.origin) ?? []), known]);
    const fingerprint = cardFingerprint(card);
    const trusted = trust
      ? Object.hasOwn(trust.roots, card.party) && trust.roots[card.party] === fingerprint
      : null;
    if (trusted === false) return refuse('RECORD_PACK_TRUST', { party: card.party, fingerprint });
    keys.push(
      { party: card.party, role: 'root', fingerprint, trusted },
      { party: card.party, role: 'message', fingerprint: keyIdOf(cardsKeys.message), trusted },
      { party: card.party, role: 'log', fingerprint: keyIdOf(cardsKeys.log.publicKey), trusted },
    );
  }
  return {
    of: (party) => byParty.get(party) ?? [],
    ofLog: (origin) => byLog.get(origin) ?? [],
    keys,
    mode: list[0]!.mode,
  };
}

/** Opens with whichever of the party's cards signed it. */
export function openAs(cards: Cards, party: string, envelope: Envelope): Statement | Refusal {
  let answer: Statement | Refusal = refuse('RECORD_PACK_CARD_MISSING', { party });
  for (const { card, keys } of cards.of(party)) {
    answer = openEnvelope(envelope, { party, log: card.origin, messageKey: keys.message });
    if (!isRefusal(answer))
      return answer.mode === card.mode ? answer : refuse('RECORD_STATEMENT_FIELD', { field: 'mode' });
    if (answer.refused !== 'RECORD_SIGNATURE_WRONG') return answer;
  }
  return answer;
}
