/** A party's record opened for reading only, beside a running node or on a copy. No secret, no lock taken. */
import { isRefusal, RefusalError, refuse } from '../contract/index.ts';
import {
  dataFolder,
  type Folder,
  fileLock,
  folderAt,
  openReadOnly,
  readConfig,
  readPolicy,
} from '../node/index.ts';
import { type PartyCard, type Policy, parseCard } from '../record/index.ts';
import { type ReadOnlyStore, readIfThere } from '../store/index.ts';
import type { OptionSpec } from './verb.ts';

export const RECORD_OPTIONS: readonly OptionSpec[] = [
  { flags: '--config <file>' },
  { flags: '--data <folder>' },
];
export interface RecordOptions {
  config?: string;
  data?: string;
}

export interface OpenRecord {
  folder: Folder;
  card: PartyCard;
  store: ReadOnlyStore;
  /** Of the configuration, where one was named. */
  policy: Policy | undefined;
  /** Read anew each time: a running node signs on. */
  lock(): Promise<string | null>;
}

/** @throws RefusalError CLI_CONFIG_OR_DATA, NODE_NO_FOLDER, STORE_… */
export async function folderOf({ config, data }: RecordOptions): Promise<Folder> {
  if ((config === undefined) === (data === undefined)) throw new RefusalError(refuse('CLI_CONFIG_OR_DATA'));
  return data !== undefined
    ? folderAt(data)
    : dataFolder(config as string, await readConfig(config as string));
}

export async function withRecord<Result>(
  options: RecordOptions,
  work: (record: OpenRecord) => Promise<Result>,
): Promise<Result> {
  const folder = await folderOf(options);
  const bytes = await readIfThere(folder.card);
  if (!bytes) throw new RefusalError(refuse('NODE_NO_FOLDER', { path: folder.path }));
  const card = parseCard(bytes);
  if (isRefusal(card)) throw new RefusalError(card);
  const store = await openReadOnly(folder);
  try {
    const { config } = options;
    const policy = config === undefined ? undefined : await readPolicy(await readConfig(config), config);
    return await work({
      folder,
      card,
      store,
      policy,
      lock: async () => (await fileLock(folder).read()) ?? null,
    });
  } finally {
    await store.close();
  }
}
