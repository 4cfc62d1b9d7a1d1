/** What of that which a node promised its folder no longer holds, in words. The node must be down. */
import { readFile } from 'node:fs/promises';
import { isRefusal } from '../../../src/contract/index.ts';
import { folderAt, readCard } from '../../../src/node/index.ts';
import { witnessedKey } from '../../../src/node/witness.ts';
import { cardKeys, openCheckpoint, originHash, toHex } from '../../../src/record/index.ts';
import type { ReadOnlyStore } from '../../../src/store/index.ts';
import { fsckOf, type Held, lostFixesOf, opened } from '../../system/records.ts';
import { identityOf } from '../node/hostile.ts';
import type { Promises } from './work.ts';

const decoder = new TextDecoder();

export interface Checked {
  /** Empty: every promise stands and the record is whole. */
  problems: string[];
  entries: number;
}

export function checkPromises(held: Held, promises: Promises): Promise<Checked> {
  return opened([held], async (stores) => {
    const store = stores.get(held.party) as ReadOnlyStore;
    const problems = [
      ...(await brokenByRecord(store, promises)),
      ...(await brokenByLock(held, promises)),
      ...(await brokenByWitness(store, promises)),
      ...(await lostFixesOf(held, store, promises.fixes)),
    ];
    const report = await fsckOf(held, store);
    if (!report.ok) {
      const views = report.views.filter(({ holds }) => holds === false);
      problems.push(`fsck: ${JSON.stringify({ bad: report.bad, views, witnessed: report.witnessed })}`);
    }
    return { problems, entries: report.entries };
  });
}

async function brokenByRecord(store: ReadOnlyStore, { received, own }: Promises): Promise<string[]> {
  const problems: string[] = [];
  for (const [hash, receipt] of received) {
    const entry = await store.entryByHash(hash);
    // The receipt stands right behind what it is for.
    const next = entry && (await store.entry(entry.index + 1));
    if (!entry) problems.push(`receipted envelope ${hash} is lost`);
    else if (!next?.envelope || decoder.decode(next.envelope) !== receipt)
      problems.push(`the receipt given for ${hash} is not the one on the record`);
  }
  for (const { id, hash } of own)
    if (!(await store.entryByHash(hash))) problems.push(`own entry ${id} is lost`);
  return problems;
}

/** A checkpoint once shown binds: the lock must know of it, or the node could sign another history. */
async function brokenByLock({ data }: Held, { published }: Promises): Promise<string[]> {
  if (published === 0) return [];
  const folder = folderAt(data);
  const keys = cardKeys(await readCard(folder));
  const note = await readFile(folder.lock, 'utf8').catch(() => '');
  const checkpoint = isRefusal(keys) ? keys : openCheckpoint(note, keys.log);
  if (isRefusal(checkpoint))
    return [`a checkpoint of ${published} was shown; the lock: ${checkpoint.refused}`];
  return checkpoint.size < BigInt(published)
    ? [`a checkpoint of ${published} was shown, the lock says ${checkpoint.size}`]
    : [];
}

/** A cosignature binds likewise: a witness that forgot one could give another that contradicts it. */
async function brokenByWitness(store: ReadOnlyStore, { cosigned }: Promises): Promise<string[]> {
  if (cosigned.size === 0) return [];
  const { card } = identityOf('east');
  const note = await store.meta(witnessedKey(originHash(card.origin)));
  const keys = cardKeys(card);
  const checkpoint = isRefusal(keys) ? keys : openCheckpoint(note ?? '', keys.log);
  if (isRefusal(checkpoint)) return [`cosigned size ${cosigned.size} is lost: ${checkpoint.refused}`];
  const { size, root } = checkpoint;
  if (size < BigInt(cosigned.size))
    return [`cosigned size ${cosigned.size} is lost, the witness holds ${size}`];
  return size === BigInt(cosigned.size) && toHex(root) !== cosigned.root
    ? [`cosigned root of size ${size} is another now`]
    : [];
}
