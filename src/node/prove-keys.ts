/** Whose keys a proof rests on: the cards of those who signed, and the entries that brought the news of stolen keys. */
import { isRefusal } from '../contract/index.ts';
import { PARTIES, type PartyRow } from '../parties/index.ts';
import {
  canonicalJson,
  cardKeys,
  checkCard,
  type Envelope,
  isOf,
  keyIdsOf,
  openEnvelope,
  type PartyCard,
  REKEYED_KIND,
  readNote,
  senderOf,
} from '../record/index.ts';
import type { StoredEntry, StoreRead } from '../store/index.ts';
import { ownCards } from './own-cards.ts';
import { entryOf } from './reader.ts';

const PAGE = 512;

export async function allOf(
  read: StoreRead,
  query: { kind?: string; direction?: 'own' | 'in' | 'out'; peer?: string },
): Promise<StoredEntry[]> {
  const found: StoredEntry[] = [];
  for (let fromIndex = 0; ; ) {
    const page = await read.entries({ ...query, fromIndex, limit: PAGE });
    found.push(...page);
    if (page.length < PAGE) return found;
    fromIndex = (page.at(-1) as StoredEntry).index + 1;
  }
}

interface Brought {
  stored: StoredEntry;
  card: PartyCard;
}
/** Every card that other parties' keys came with: by an officer's hand, or by the party's own entry. */
async function broughtCards(read: StoreRead): Promise<Brought[]> {
  const entries = [
    ...(await allOf(read, { kind: 'parties.enrolled', direction: 'own' })),
    ...(await allOf(read, { kind: REKEYED_KIND, direction: 'in' })),
  ];
  return entries.flatMap((stored) => {
    const card = checkCard((entryOf(stored).body as { card?: unknown } | null)?.card);
    return isRefusal(card) ? [] : [{ stored, card }];
  });
}

/** The note is trimmed: each line on it was verified. */
function hasCosigned(card: PartyCard, note: string): boolean {
  const [keys, read] = [cardKeys(card), readNote(note)];
  return !isRefusal(keys) && !isRefusal(read) && read.lines.some((line) => isOf(line, keys.cosign));
}

/**
 * Own cards; for each peer, every card that has the root and log of the present one; and those of parties that cosigned
 * `note`. Cards of one root are its key history: what an older key signed stays provable.
 */
export async function cardsOf(
  { read, card: own }: { read: StoreRead; card: PartyCard },
  note: string,
  parties: ReadonlySet<string>,
): Promise<PartyCard[]> {
  const cards = new Map<string, PartyCard>();
  for (const card of [...(await ownCards(read)), own]) cards.set(canonicalJson(card), card);
  const present = new Map<string, PartyCard>();
  for (const { row } of await read.scan<PartyRow>(PARTIES)) present.set(row.card.party, row.card);
  for (const { card } of await broughtCards(read)) {
    const now = present.get(card.party);
    if (card.rootKey !== now?.rootKey || card.origin !== now.origin) continue;
    if (parties.has(card.party) || hasCosigned(card, note)) cards.set(canonicalJson(card), card);
  }
  return [...cards.values()];
}

const revokesMessages = (card: PartyCard): boolean => card.revoked.some(({ role }) => role === 'message');

/**
 * With each entry that a later-revoked key may have signed goes the one that brought the revocation to this log: only
 * before it do such entries count.
 */
export async function withRevocations(
  read: StoreRead,
  parties: ReadonlySet<string>,
  entries: readonly StoredEntry[],
): Promise<StoredEntry[]> {
  const all = new Map(entries.map((stored) => [stored.index, stored]));
  for (const { stored, card } of await broughtCards(read))
    if (parties.has(card.party) && revokesMessages(card) && stored.envelope) all.set(stored.index, stored);
  return [...all.values()].sort((a, b) => a.index - b.index);
}

/** A receipt that a stolen key signed proves nothing by itself. */
export function isByRevokedKey(envelope: Envelope, cards: readonly PartyCard[]): boolean {
  const gone = new Set(cards.flatMap(({ revoked }) => revoked.map(({ keyid }) => keyid)));
  return cards.some((card) => {
    const [keys, sender] = [cardKeys(card), senderOf(card)];
    if (isRefusal(keys) || isRefusal(sender) || !gone.has(keyIdsOf(keys).message)) return false;
    return !isRefusal(openEnvelope(envelope, sender));
  });
}
