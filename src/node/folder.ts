/**
 * A party's data folder: keyring, card, record, lock, local data.
 *
 * ```
 * keyring.json      private keys, encrypted
 * card.json         what other parties enrol
 * *.next.json       keys and card that the node takes when it is next started
 * record/           the record, and evidence files; only these where the record is in a PostgreSQL database
 * lock-checkpoint   last signed checkpoint, apart from the record
 * local/            sign-ins and the like: never evidence
 * journal/          fixes not yet sealed
 * restored.json     only where the record came out of a backup and nobody has said yet that nothing newer exists
 * ```
 */
import { readFile } from 'node:fs/promises';
import { isAbsolute, join, resolve } from 'node:path';
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
import {
  COPYING,
  createPostgresStore,
  createSqliteStore,
  inTxn,
  makeFolder,
  openReadOnlyPostgres,
  openReadOnlySqlite,
  type PostgresSetting,
  type PostgresTarget,
  postgresTarget,
  type ReadOnlyStore,
  readIfThere,
  type Store,
  UNFINISHED,
  writeDurably,
} from '../store/index.ts';
import type { Lock } from './checkpoints.ts';
import type { Identity } from './identity.ts';
import type { Random } from './random.ts';

export interface Folder {
  path: string;
  card: string;
  keyring: string;
  /** Made, and not yet taken by the node. */
  nextCard: string;
  nextKeyring: string;
  record: string;
  lock: string;
  local: string;
  journal: string;
  /** Where the record is instead of in the folder; its evidence files are in the folder all the same. */
  database: PostgresTarget | null;
}

export function folderAt(path: string, database: PostgresTarget | null = null): Folder {
  return {
    path,
    card: join(path, 'card.json'),
    keyring: join(path, 'keyring.json'),
    nextCard: join(path, 'card.next.json'),
    nextKeyring: join(path, 'keyring.next.json'),
    record: join(path, 'record'),
    lock: join(path, 'lock-checkpoint'),
    local: join(path, 'local'),
    journal: join(path, 'journal'),
    database,
  };
}

/** The database that a configuration in the folder `base` names; null where the record is in the data folder. */
export function databaseOf(setting: PostgresSetting | undefined, base: string): PostgresTarget | null {
  if (!setting) return null;
  const path = (file: string) => (isAbsolute(file) ? file : resolve(base, file));
  const { postgres, passwordFile, caFile } = setting;
  const target = postgresTarget({
    postgres,
    ...(passwordFile !== undefined && { passwordFile: path(passwordFile) }),
    ...(caFile !== undefined && { caFile: path(caFile) }),
  });
  if (isRefusal(target)) throw new RefusalError(target);
  return target;
}

export interface PartyFacts {
  party: string;
  mode: Mode;
  names: PartyCard['names'];
  url: string | null;
}

/** A node speaks with these of its keyring's keys. */
export function speaking(card: PartyCard, seeds: KeyringSeeds): Identity {
  return {
    party: card.party,
    mode: card.mode,
    card,
    message: seeds.messageSigner(),
    log: seeds.logSigner(),
    logBefore: seeds.logBeforeSigner(),
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

/** Where the root key goes that is kept off the node, sealed with a secret of its own. */
export interface RootOut {
  path: string;
  secret: Uint8Array;
}

/** Makes the folder of a new party. Refuses one that already holds a keyring: keys are never overwritten. */
export async function initFolder(
  path: string,
  facts: PartyFacts,
  secret: Uint8Array,
  random: Random,
  { root = null, database = null }: { root?: RootOut | null; database?: PostgresTarget | null } = {},
): Promise<PartyCard> {
  const folder = folderAt(path, database);
  if (await readIfThere(folder.keyring)) throw new RefusalError(refuse('NODE_FOLDER_TAKEN', { path }));
  await makeFolder(folder.local);
  await makeFolder(folder.journal);
  const { seeds, card } = makeParty(facts, random);
  const draw = (count: number) => random.bytes(count);
  if (root) {
    if (await readIfThere(root.path)) throw new RefusalError(refuse('NODE_ROOT_THERE', { path: root.path }));
    await writeDurably(root.path, sealKeyring(seeds, root.secret, draw, 'root'));
  }
  await writeDurably(folder.keyring, sealKeyring(root ? seeds.withoutRoot() : seeds, secret, draw));
  const store = await createStore(folder, true);
  try {
    await inTxn(store, (txn) => txn.setMeta(ORIGIN, card.origin));
  } finally {
    await store.close();
  }
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

/** A sealed keyring opened. @throws RefusalError */
export function openSealed(sealed: Uint8Array | undefined, folder: Folder, secret: Uint8Array): KeyringSeeds {
  if (!sealed) throw new RefusalError(refuse('NODE_NO_FOLDER', { path: folder.path }));
  const seeds: KeyringSeeds | Refusal = openKeyring(sealed, secret);
  if (isRefusal(seeds)) throw new RefusalError(seeds);
  return seeds;
}
/** The keys, given that the card names them. @throws RefusalError NODE_OTHER_KEYS */
export function fitting(card: PartyCard, seeds: KeyringSeeds, folder: Folder): Identity {
  if (!cardNames(card, seeds.publicKeys()))
    throw new RefusalError(refuse('NODE_OTHER_KEYS', { path: folder.path }));
  return speaking(card, seeds);
}

/** The party's identity; throws RefusalError when folder, secret or keys do not fit. */
export async function readIdentity(folder: Folder, secret: Uint8Array): Promise<Identity> {
  const card = await readCard(folder);
  return fitting(card, openSealed(await readIfThere(folder.keyring), folder, secret), folder);
}

/** Under which name a record says whose log it is. */
export const ORIGIN = 'log.origin';
/** In a store that is no longer in force: where its record went. */
export const MOVED = 'store.moved';

/** A new, empty store, or the one that is there. */
export function createStore({ record, database }: Folder, create: boolean): Promise<Store> {
  return database
    ? createPostgresStore(database, { create, files: join(record, 'files') })
    : createSqliteStore(record, { create });
}

/**
 * @throws RefusalError STORE_…; NODE_OTHER_LOG where it holds another party's record, NODE_STORE_MOVED and
 * NODE_STORE_UNFINISHED where `parley move` left or has not finished it.
 */
export async function openStore(folder: Folder): Promise<Store> {
  const card = await readCard(folder);
  const store = await createStore(folder, false);
  try {
    const origin = await store.read.meta(ORIGIN);
    if (origin !== undefined && origin !== card.origin)
      throw new RefusalError(refuse('NODE_OTHER_LOG', { origin, card: card.origin }));
    const moved = await store.read.meta(MOVED);
    if (moved) throw new RefusalError(refuse('NODE_STORE_MOVED', { to: moved }));
    if ((await store.read.meta(COPYING)) === UNFINISHED)
      throw new RefusalError(refuse('NODE_STORE_UNFINISHED'));
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** For looking only, beside a running node or without one. */
export function openReadOnly({ record, database }: Folder): Promise<ReadOnlyStore> {
  return database ? openReadOnlyPostgres(database, join(record, 'files')) : openReadOnlySqlite(record);
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
