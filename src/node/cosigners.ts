/** Who cosigns this log and remembers what it signed: enrolled parties' nodes, and the witnesses of the policy. */
import { isRefusal } from '../contract/index.ts';
import { httpLogLink, type Link, type LogLink } from '../exchange/index.ts';
import { PARTIES, type PartyRow } from '../parties/index.ts';
import {
  type Cosigner,
  cardKeys,
  equalBytes,
  logKeysNow,
  type Policy,
  type Verifier,
} from '../record/index.ts';
import type { StoreRead } from '../store/index.ts';
import type { KnownLog } from './peers.ts';

export interface CosignerAt {
  /** A party's id, or the name that the policy gives a witness. */
  name: string;
  key: Cosigner;
  /** A party's, or that of a witness, which holds no receipts. */
  link: LogLink | Link;
}

async function enrolled(read: Pick<StoreRead, 'scan'>): Promise<PartyRow[]> {
  const rows = await read.scan<PartyRow>(PARTIES);
  return rows.map(({ row }) => row).filter(({ role }) => role !== 'me');
}

/**
 * The policy under which a checkpoint of this log counts as cosigned: the configured one; else any enrolled party's
 * witness is enough. Null where there is nobody to cosign.
 */
export async function policyOf(
  read: Pick<StoreRead, 'scan'>,
  configured: Policy | null,
): Promise<Policy | null> {
  if (configured) return configured;
  const witnesses = (await enrolled(read)).flatMap(({ card }) => {
    const keys = cardKeys(card);
    return isRefusal(keys) ? [] : [{ name: card.party, key: keys.cosign, url: null }];
  });
  if (witnesses.length === 0) return null;
  const members = witnesses.map(({ name }) => name);
  // No party's id begins with a capital letter.
  const group = { name: 'Enrolled', threshold: 1, members };
  return { logs: [], witnesses, groups: [group], quorum: group.name };
}

/** Everybody who can be asked. */
export async function cosignersOf(
  read: Pick<StoreRead, 'scan'>,
  configured: Policy | null,
  linkTo: (party: string, url: string | null) => Link | null,
): Promise<CosignerAt[]> {
  const found: CosignerAt[] = [];
  for (const { card } of await enrolled(read)) {
    const link = linkTo(card.party, card.url);
    const keys = cardKeys(card);
    if (link && !isRefusal(keys)) found.push({ name: card.party, key: keys.cosign, link });
  }
  for (const { name, key, url } of configured?.witnesses ?? []) {
    const asked = found.some((one) => equalBytes(one.key.publicKey, key.publicKey));
    if (url && !asked) found.push({ name, key, link: foreignWitness(url) });
  }
  return found;
}

/** Enrolled parties to whom there is no way: they are reached by courier, and cannot be asked what they hold. */
export async function unaskedOf(
  read: Pick<StoreRead, 'scan'>,
  linkTo: (party: string, url: string | null) => Link | null,
): Promise<string[]> {
  const cards = (await enrolled(read)).map(({ card }) => card);
  return cards.filter(({ party, url }) => !linkTo(party, url)).map(({ party }) => party);
}

const links = new Map<string, LogLink>();
function foreignWitness(url: string): LogLink {
  const witness = url.replace(/\/+$/, '');
  const link = links.get(witness) ?? httpLogLink({ log: null, witness });
  links.set(witness, link);
  return link;
}

function logOfParty(row: PartyRow): KnownLog | null {
  const keys = logKeysNow(row);
  return isRefusal(keys) ? null : { origin: row.card.origin, party: row.card.party, keys };
}

/** Every log of which this node is a witness. Never its own. */
export async function knownLogs(
  read: Pick<StoreRead, 'scan'>,
  configured: Policy | null,
): Promise<KnownLog[]> {
  const parties = (await enrolled(read)).flatMap((row) => logOfParty(row) ?? []);
  const named = new Map<string, Verifier[]>();
  for (const { key } of configured?.logs ?? []) {
    if (parties.some(({ origin }) => origin === key.name)) continue;
    named.set(key.name, [...(named.get(key.name) ?? []), key]);
  }
  return [...parties, ...[...named].map(([origin, keys]) => ({ origin, party: null, keys }))];
}

/** The log of an enrolled party, or one that the policy names. Never this node's own. */
export async function logOf(
  read: Pick<StoreRead, 'get' | 'scan'>,
  configured: Policy | null,
  by: { party: string } | { origin: string },
): Promise<KnownLog | null> {
  if ('party' in by) {
    const row = await read.get<PartyRow>(PARTIES, by.party);
    return row && row.role !== 'me' ? logOfParty(row) : null;
  }
  const logs = await knownLogs(read, configured);
  return logs.find((log) => log.origin === by.origin) ?? null;
}
