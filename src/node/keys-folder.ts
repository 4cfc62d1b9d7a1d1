/**
 * Keys change on disk in three steps, each of which may be the last one before a crash: the next keyring and then the
 * next card are written beside the present ones; the node, when it is next started, says so in its record and to every
 * peer; then the files take their places.
 */
import { rename, rm } from 'node:fs/promises';
import { isRefusal, RefusalError, refuse } from '../contract/index.ts';
import {
  type KeyringSeeds,
  openRoot,
  type PartyCard,
  parseCard,
  type Signer,
  sealKeyring,
  toBase64,
} from '../record/index.ts';
import { readIfThere, syncFolder, writeDurably } from '../store/index.ts';
import { type Folder, fitting, openSealed, readCard } from './folder.ts';
import type { Identity } from './identity.ts';
import { type KeyChange, nextKeys } from './next-keys.ts';
import type { Random } from './random.ts';

export interface HeldKeys {
  identity: Identity;
  /** The message key that the record may still go by. */
  messageBefore: Signer | null;
  /** To be called once the record knows the card. */
  settle(): Promise<void>;
}

function cardOf(bytes: Uint8Array): PartyCard {
  const card = parseCard(bytes);
  if (isRefusal(card)) throw new RefusalError(card);
  return card;
}

/** The keys with which a node starts: those that wait, where any do and may be taken. @throws RefusalError */
export async function readKeys(folder: Folder, secret: Uint8Array, mayTake = true): Promise<HeldKeys> {
  const present = openSealed(await readIfThere(folder.keyring), folder, secret);
  const waiting = mayTake ? await readIfThere(folder.nextCard) : undefined;
  if (!waiting) {
    const identity = fitting(await readCard(folder), present, folder);
    return { identity, messageBefore: null, settle: async () => {} };
  }
  // After a crash between the two renames the keyring is in its place already.
  const nextKeyring = await readIfThere(folder.nextKeyring);
  const seeds = nextKeyring ? openSealed(nextKeyring, folder, secret) : present;
  return {
    identity: fitting(cardOf(waiting), seeds, folder),
    messageBefore: present.messageSigner(),
    async settle() {
      if (nextKeyring) await rename(folder.nextKeyring, folder.keyring);
      await syncFolder(folder.path);
      await rename(folder.nextCard, folder.card);
      await syncFolder(folder.path);
    },
  };
}

/** The root key: from its own file, or from the node's keyring where it was never taken out. @throws RefusalError */
export async function readRoot(path: string, secret: Uint8Array, card: PartyCard): Promise<Signer> {
  const sealed = await readIfThere(path);
  if (!sealed) throw new RefusalError(refuse('NODE_NO_ROOT', { path }));
  const root = openRoot(sealed, secret);
  if (isRefusal(root)) throw new RefusalError(root);
  if (toBase64(root.publicKey) !== card.rootKey)
    throw new RefusalError(refuse('NODE_ROOT_OTHER', { path, party: card.party }));
  return root;
}

/** Makes the next keys and the card that says so, and leaves them for the node's next start. @throws RefusalError */
export async function prepareKeys(
  folder: Folder,
  secret: Uint8Array,
  root: Signer,
  change: KeyChange,
  random: Random,
): Promise<PartyCard> {
  if (await readIfThere(folder.nextCard))
    throw new RefusalError(refuse('NODE_KEYS_PENDING', { path: folder.path }));
  const seeds: KeyringSeeds = openSealed(await readIfThere(folder.keyring), folder, secret);
  const card = await readCard(folder);
  fitting(card, seeds, folder);
  const next = nextKeys({ seeds, card }, root, change, random);
  // Left by a crash before its card was written: nobody was told of those keys.
  await rm(folder.nextKeyring, { force: true });
  await writeDurably(
    folder.nextKeyring,
    sealKeyring(next.seeds, secret, (count) => random.bytes(count)),
  );
  await writeDurably(folder.nextCard, `${JSON.stringify(next.card, null, 2)}\n`);
  return next.card;
}

/** The card that waits for the node's next start, or null. */
export async function waitingCard(folder: Folder): Promise<PartyCard | null> {
  const waiting = await readIfThere(folder.nextCard);
  return waiting ? cardOf(waiting) : null;
}
