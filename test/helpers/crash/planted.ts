/**
 * Planted faults: a process started with `withFault(name)` in its environment runs the product with one mistake in it,
 * in every thread. What looks for lost entries must find each. Loaded before anything else (`--import`).
 */
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

interface Change {
  file: string;
  find: string;
  put: string;
}

const COMMIT = 'await txn.commit();';

export const FAULTS = {
  /** The writer answers first and commits 400 ms later. */
  'early answers': [
    {
      file: '/src/node/writer.ts',
      find: COMMIT,
      put: `for (const answer of answers) answer(); await new Promise((done) => setTimeout(done, 400)); ${COMMIT}`,
    },
  ],
  /** SQLite's own idea of enough in WAL mode: no fsync at a commit. */
  'synchronous=NORMAL': [
    {
      file: '/src/store/sqlite-open.ts',
      find: 'pragma synchronous = full;',
      put: 'pragma synchronous = normal;',
    },
    { file: '/src/store/sqlite-open.ts', find: 'synchronous: 2,', put: 'synchronous: 1,' },
  ],
  /** PostgreSQL answers a commit and syncs it up to a second later. */
  'synchronous_commit=off': [
    {
      file: '/src/store/postgres-open.ts',
      find: 'set synchronous_commit = on',
      put: 'set synchronous_commit = off',
    },
    {
      file: '/src/store/postgres-open.ts',
      find: "synchronous_commit: 'on' }",
      put: "synchronous_commit: 'off' }",
    },
  ],
  /** A file is renamed into place and its name never fsynced: the lock, evidence files. */
  'no fsync of folders': [
    {
      file: '/src/store/durable.ts',
      find: "handle = await open(folder, 'r');\n    await handle.sync();",
      put: '',
    },
  ],
  /** A file is renamed into place before its contents are durable. */
  'no fsync of files': [{ file: '/src/store/durable.ts', find: 'await file.sync();', put: '' }],
  /** Position reports are answered before they are on the disk. */
  'no fsync of the journal': [
    { file: '/src/store/journal.ts', find: 'await this.#file.datasync();', put: '' },
  ],
  /** Storage beside the record breaks, and the node goes on. */
  'broken storage is shrugged off': [
    {
      file: '/src/cli/verbs/serve.ts',
      find: 'if (isStorageFailure(error)) return reject(error);',
      put: '',
    },
  ],
  /**
   * The witness looks up what it holds before it has its turn at the writer: two submitters pass the same comparison, and the
   * later answer rolls the earlier one back.
   */
  'comparison before its turn': [
    {
      file: '/src/node/witness.ts',
      find: 'const { refusal, answer } = await writer.submit(',
      put: 'const stale = await store.read.meta(witnessedKey(originHash(origin))); const { refusal, answer } = await writer.submit(',
    },
    {
      file: '/src/node/witness.ts',
      find: 'const text = await session.txn.meta(key);',
      put: 'const text = stale;',
    },
  ],
} as const satisfies Record<string, readonly Change[]>;
export type Fault = keyof typeof FAULTS;

const NAME = 'PARLEY_PLANTED_FAULT';

/** Environment of a process that is to have this fault; none: as it is. */
export function withFault(fault: Fault | null): NodeJS.ProcessEnv {
  if (fault === null) return {};
  return { [NAME]: fault, NODE_OPTIONS: `--import=${pathToFileURL(import.meta.filename).href}` };
}

const planted = process.env[NAME];
if (planted !== undefined) {
  const changes: readonly Change[] = FAULTS[planted as Fault];
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const here = changes.filter(({ file }) => url.endsWith(file));
      if (here.length === 0) return loaded;
      let source = String(loaded.source);
      for (const { find, put } of here) {
        if (source.split(find).length !== 2) throw new Error(`"${find}" stands elsewhere now`);
        source = source.replace(find, () => put);
      }
      return { ...loaded, source };
    },
  });
}
