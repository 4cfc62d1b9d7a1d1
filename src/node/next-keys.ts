/** A party's next keys and the card that says so, in memory. What is stolen is revoked from a place in the party's own log on. */
import { isRefusal, RefusalError } from '../contract/index.ts';
import {
  CHANGEABLE_ROLES,
  type ChangeableRole,
  cardKeys,
  drawTlsSecret,
  type KeyringSeeds,
  keyIdsOf,
  makeCard,
  type PartyCard,
  type Revoked,
  type Signer,
} from '../record/index.ts';
import type { Random } from './random.ts';

export interface KeyChange {
  /** Roles that get a new key. */
  roles: readonly ChangeableRole[];
  /**
   * Set after a theft: what these keys signed counts in the own log only below this index. null: an ordinary rotation.
   */
  revokeFrom: number | null;
  /** Another address; left out: as before. */
  url?: string | null;
}
export interface NextKeys {
  seeds: KeyringSeeds;
  card: PartyCard;
}

function revokedBy({ seeds, card }: NextKeys, { roles, revokeFrom }: KeyChange): Revoked[] {
  const keys = cardKeys(card);
  if (isRefusal(keys)) throw new RefusalError(keys);
  if (revokeFrom === null) return [];
  const present = roles.map((role) => ({ role, keyid: keyIdsOf(keys)[role], fromIndex: revokeFrom }));
  // The log key before lay in the same keyring, and still counts with everybody.
  const before = roles.includes('log') ? seeds.logBeforeSigner() : null;
  return before ? [...present, { role: 'log', keyid: before.keyid, fromIndex: revokeFrom }] : present;
}

/** @throws RefusalError where the root is not that of the card, or the list of revoked keys is full. */
export function nextKeys(held: NextKeys, root: Signer, change: KeyChange, random: Random): NextKeys {
  const draw = (count: number) => random.bytes(count);
  const secrets = Object.fromEntries(
    CHANGEABLE_ROLES.filter((role) => change.roles.includes(role)).map((role) => [
      role,
      role === 'tls' ? drawTlsSecret(draw) : draw(32),
    ]),
  );
  const stolen = new Set(change.revokeFrom === null ? [] : change.roles);
  const seeds = held.seeds.next(secrets, stolen);
  const facts = { ...held.card, url: change.url === undefined ? held.card.url : change.url };
  const revoke = revokedBy(held, change);
  const card = makeCard(facts, { ...seeds.publicKeys(), root }, { card: held.card, revoke });
  return { seeds, card };
}
