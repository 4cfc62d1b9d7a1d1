/** The cards under which a log was kept, as its own entries say: the founding one and each that followed. */
import { isRefusal, RefusalError } from '../contract/index.ts';
import {
  beginHistory,
  cardKeys,
  checkCard,
  type KeyHistory,
  type PartyCard,
  REKEYED_KIND,
  type Verifier,
} from '../record/index.ts';
import type { StoreRead } from '../store/index.ts';
import { entryOf } from './reader.ts';

const PAGE = 256;

/** Rising by serial; none for an empty log. What is no card is passed over: `fsck` says so. */
export async function ownCards(read: Pick<StoreRead, 'entries'>): Promise<PartyCard[]> {
  const cards: PartyCard[] = [];
  for (const kind of ['parties.opened', REKEYED_KIND]) {
    for (let fromIndex = 0; ; ) {
      const page = await read.entries({ kind, direction: 'own', fromIndex, limit: PAGE });
      for (const stored of page) {
        const card = checkCard((entryOf(stored).body as { card?: unknown } | null)?.card);
        if (!isRefusal(card)) cards.push(card);
      }
      const last = page.at(-1);
      if (!last || page.length < PAGE) break;
      fromIndex = last.index + 1;
    }
  }
  return cards;
}

/** Log keys of these cards, each once. */
export function logKeysOf(cards: readonly PartyCard[]): Verifier[] {
  const keys = new Map<string, Verifier>();
  for (const card of cards) {
    const all = cardKeys(card);
    if (!isRefusal(all)) keys.set(card.logKey, all.log);
  }
  return [...keys.values()];
}

/** Log keys under which the lock of this record may have been signed, the present card's first. @throws RefusalError */
export async function lockKeys(
  read: Pick<StoreRead, 'entries'>,
  card: PartyCard,
): Promise<readonly [Verifier, ...Verifier[]]> {
  const present = cardKeys(card);
  if (isRefusal(present)) throw new RefusalError(present);
  return [present.log, ...logKeysOf(await ownCards(read))];
}

/** Every key that this party signed with, at any place; `card` says which are revoked, and may be newer than the record. */
export function ownHistory(card: PartyCard, before: readonly PartyCard[]): KeyHistory {
  return { card, periods: [...before, card].flatMap((one) => beginHistory(one, 0).periods) };
}
