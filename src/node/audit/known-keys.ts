/** Keys of a record's own party and of its peers, as far as the entries seen so far say. */
import { isDeepStrictEqual } from 'node:util';
import { type Entry, isRefusal } from '../../contract/index.ts';
import {
  beginHistory,
  cardHash,
  changeKeys,
  checkCard,
  decodeVkey,
  type Envelope,
  enrolAgain,
  type KeyHistory,
  type PartyCard,
  peek,
  REKEYED_KIND,
  type Statement,
  type Verifier,
} from '../../record/index.ts';

function cardIn(body: unknown): PartyCard | null {
  const card = checkCard((body as { card?: unknown } | null | undefined)?.card);
  return isRefusal(card) ? null : card;
}

export class KnownKeys {
  readonly #card: PartyCard;
  readonly #held = new Map<string, KeyHistory>();

  /** `card`: a card of the party whose record it should be. */
  constructor(card: PartyCard) {
    this.#card = card;
  }
  of(party: string): KeyHistory | undefined {
    return this.#held.get(party);
  }
  /** Every log key that a party has had so far. */
  logsOf(party: string): readonly Verifier[] {
    const keys = this.#held.get(party)?.periods.map(({ logKey }) => decodeVkey(logKey)) ?? [];
    return keys.filter((key): key is Verifier => !isRefusal(key));
  }

  /** The founding card stands in the first entry; which party that must be, is known. */
  found(first: Envelope): void {
    const card = cardIn(peek(first)?.body);
    const { party, mode, origin, rootKey } = this.#card;
    const ours = isDeepStrictEqual(
      [card?.party, card?.mode, card?.origin, card?.rootKey],
      [party, mode, origin, rootKey],
    );
    this.#held.set(party, beginHistory(card && ours ? card : this.#card, 0));
  }

  /** What an entry says of keys, from the next entry on. */
  learn(entry: Entry): void {
    const { direction, kind, index, peerSeq } = entry;
    const speaks = kind === REKEYED_KIND || (direction === 'own' && kind === 'parties.enrolled');
    const card = speaks && entry.understood && direction !== 'out' ? cardIn(entry.body) : null;
    if (!card) return;
    const held = this.#held.get(card.party);
    if (kind !== REKEYED_KIND) {
      const later = held && held.card.serial < card.serial;
      const keys = later ? enrolAgain(held, card, index) : (held ?? beginHistory(card, index));
      this.#held.set(card.party, keys);
    } else if (held) this.#held.set(card.party, changeKeys(held, card, { peerSeq, index }));
  }

  /** The author's keys once this statement of a peer stands at `index`. */
  after({ from, kind, peerSeq, body }: Statement, index: number): KeyHistory {
    const held = this.#held.get(from) as KeyHistory;
    const card = kind === REKEYED_KIND ? cardIn(body) : null;
    return card ? changeKeys(held, card, { peerSeq, index }) : held;
  }

  /** False where the record never came to know the card that lies beside it. */
  reachedCard(): boolean {
    const own = this.#held.get(this.#card.party);
    return own === undefined || own.periods.some(({ card }) => card === cardHash(this.#card));
  }
  /** Whether the record's own message key was ever revoked: then a receipt may be given again. */
  revokedOwn(): boolean {
    return (this.#held.get(this.#card.party)?.card.revoked ?? []).some(({ role }) => role === 'message');
  }
}
