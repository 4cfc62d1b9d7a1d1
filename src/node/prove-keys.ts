/** What a proof needs of keys: every card of who signed, and the entries that brought a revocation into this log. */
import { isRefusal } from '../contract/index.ts';
import { PARTIES, type PartyRow } from '../parties/index.ts';
import { cardHash, checkCard, type PartyCard, REKEYED_KIND } from '../record/index.ts';
import type { StoredEntry, StoreRead } from '../store/index.ts';
import { entryOf } from './reader.ts';

const PAGE = 256;

interface Brought {
  index: number;
  card: PartyCard;
}

/** Entries that brought a card into this log, own and peers', in log order. */
async function* brought(read: StoreRead): AsyncGenerator<Brought> {
  const sources = [
    { kind: 'parties.opened', direction: 'own' },
    { kind: 'parties.enrolled', direction: 'own' },
    { kind: REKEYED_KIND, direction: 'own' },
    { kind: REKEYED_KIND, direction: 'in' },
  ] as const;
  for (const source of sources) {
    for (let fromIndex = 0; ; ) {
      const page = await read.entries({ ...source, fromIndex, limit: PAGE });
      for (const stored of page) {
        const { body, understood } = entryOf(stored);
        const card = understood ? checkCard((body as { card?: unknown } | null)?.card) : null;
        if (card && !isRefusal(card)) yield { index: stored.index, card };
      }
      const last = page.at(-1);
      if (!last || page.length < PAGE) break;
      fromIndex = last.index + 1;
    }
  }
}

/** Every card of a party's present root and log that this record holds, rising by party and serial. */
export async function cardsHeld(read: StoreRead): Promise<PartyCard[]> {
  const present = new Map<string, PartyCard>();
  for (const { row } of await read.scan<PartyRow>(PARTIES)) present.set(row.card.party, row.card);
  const cards = new Map<string, PartyCard>();
  for await (const { card } of brought(read)) {
    const now = present.get(card.party);
    if (card.rootKey === now?.rootKey && card.origin === now.origin) cards.set(cardHash(card), card);
  }
  return [...cards.values()].sort((a, b) =>
    a.party === b.party ? a.serial - b.serial : a.party < b.party ? -1 : 1,
  );
}

/**
 * Places of the entries that first brought each revocation by a party whose entries are shown: only against them can a
 * stranger see that a leaf under the stolen key stood before.
 */
export async function revocationsFor(read: StoreRead, shown: readonly StoredEntry[]): Promise<number[]> {
  const peers = new Set(shown.flatMap(({ direction, peer }) => (direction === 'in' ? [peer] : [])));
  const first = new Map<string, number>();
  for await (const { index, card } of brought(read)) {
    if (!peers.has(card.party)) continue;
    for (const { keyid } of card.revoked) first.set(keyid, Math.min(index, first.get(keyid) ?? index));
  }
  return [...new Set(first.values())].sort((a, b) => a - b);
}
