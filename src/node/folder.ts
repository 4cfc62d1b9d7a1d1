/**
 * A party's data folder: keyring, card, record, lock, local data.
 *
 * ```
 * keyring.json      private keys, encrypted
 * card.json         what other parties enrol
 * record/           the store
 * lock-checkpoint   last signed checkpoint, apart from the record
 * local/            sign-ins and the like: never evidence
 * journal/          fixes not yet sealed
 * ```
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRefusal, type Mode, type Refusal, RefusalError, refuse } from '../contract/index.ts';
import {
  cardNames,
  drawTlsSecret,
  KeyringSeeds,
  makeCard,
  openKeyring,
  type PartyCard,
  parseCard,
  sealKeyring,
  signerFromSeed,
  toHex,
} from '../record/index.ts';
import { createSqliteStore, readIfThere, type Store, writeDurably } from '../store/index.ts';
import type { Lock } from './checkpoints.ts';
import type { Identity } from './identity.ts';
import type { Random } from './random.ts';

export interface Folder {
  path: string;
  card: string;
  keyring: string;
  record: string;
  lock: string;
  local: string;
  journal: string;
}

export function folderAt(path: string): Folder {
  return {
    path,
    card: join(path, 'card.json'),
    keyring: join(path, 'keyring.json'),
    record: join(path, 'record'),
    lock: join(path, 'lock-checkpoint'),
    local: join(path, 'local'),
    journal: join(path, 'journal'),
  };
}

export interface PartyFacts {
  party: string;
  mode: Mode;
  names: PartyCard['names'];
  url: string | null;
}

/** A node speaks with these of its keyring's keys. */
function speaking(card: PartyCard, seeds: KeyringSeeds): Identity {
  return {
    party: card.party,
    mode: card.mode,
    card,
    message: seeds.messageSigner(),
    log: seeds.logSigner(),
    cosign: seeds.cosignSigner(),
  };
}

/** Keys and card of a new party, in memory. The log's origin holds chance: a lost record never shares its name with its successor. */
export function makeParty(
  facts: PartyFacts,
  random: Random,
): { seeds: KeyringSeeds; card: PartyCard; identity: Identity } {
  const draw = () => random.bytes(32);
  const root = draw();
  const seeds = new KeyringSeeds({
    root,
    message: draw(),
    log: draw(),
    cosign: draw(),
    encryption: draw(),
    tls: drawTlsSecret((count) => random.bytes(count)),
  });
  const origin = `${facts.party}.parley.invalid/${facts.mode}/${toHex(random.bytes(6))}`;
  const card = makeCard({ ...facts, origin }, { root: signerFromSeed(root), ...seeds.publicKeys() });
  return { seeds, card, identity: speaking(card, seeds) };
}

/** Makes the folder of a new party. Refuses one that already holds a keyring: keys are never overwritten. */
export async function initFolder(
  path: string,
  facts: PartyFacts,
  secret: Uint8Array,
  random: Random,
): Promise<PartyCard> {
  const folder = folderAt(path);
  if (await readIfThere(folder.keyring)) throw new RefusalError(refuse('NODE_FOLDER_TAKEN', { path }));
  await mkdir(folder.local, { recursive: true, mode: 0o700 });
  await mkdir(folder.journal, { recursive: true, mode: 0o700 });
  const { seeds, card } = makeParty(facts, random);
  await writeDurably(
    folder.keyring,
    sealKeyring(seeds, secret, (count) => random.bytes(count)),
  );
  const store = await createSqliteStore(folder.record, { create: true });
  await store.close();
  // The card last: a folder with a card is whole.
  await writeDurably(folder.card, `${JSON.stringify(card, null, 2)}\n`);
  return card;
}

export async function readCard(folder: Folder): Promise<PartyCard> {
  let text: Uint8Array;
  try {
    text = await readFile(folder.card);
  } catch {
    throw new RefusalError(refuse('NODE_NO_FOLDER', { path: folder.path }));
  }
  const card = parseCard(text);
  if (isRefusal(card)) throw new RefusalError(card);
  return card;
}

/** The party's identity; throws RefusalError when folder, secret or keys do not fit. */
export async function readIdentity(folder: Folder, secret: Uint8Array): Promise<Identity> {
  const card = await readCard(folder);
  const sealed = await readIfThere(folder.keyring);
  if (!sealed) throw new RefusalError(refuse('NODE_NO_FOLDER', { path: folder.path }));
  const seeds: KeyringSeeds | Refusal = openKeyring(sealed, secret);
  if (isRefusal(seeds)) throw new RefusalError(seeds);
  if (!cardNames(card, seeds.publicKeys()))
    throw new RefusalError(refuse('NODE_OTHER_KEYS', { path: folder.path }));
  return speaking(card, seeds);
}

export function openStore(folder: Folder): Promise<Store> {
  return createSqliteStore(folder.record, { create: false });
}

/** The lock in its own file beside the record. */
export function fileLock(folder: Folder): Lock {
  return {
    async read() {
      const bytes = await readIfThere(folder.lock);
      return bytes && Buffer.from(bytes).toString('utf8');
    },
    write: (note) => writeDurably(folder.lock, note),
  };
}
