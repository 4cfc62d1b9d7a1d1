/** `serve`: runs one node until it is told to stop. Where nothing is yet, it first serves a page to make a party. */
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { RefusalError, refuse } from '../../contract/index.ts';
import { dataFolder, isVacant, openNode, type Running, readConfig, readSecret } from '../../node/index.ts';
import { whole } from '../values.ts';
import { data, defineVerb, type Io, line, note } from '../verb.ts';

interface ServeOptions {
  config?: string;
  unlockFd?: number;
  port?: number;
  setUp: boolean;
}

/** A second Ctrl-C just after the first is the same wish; after this long it means: now. */
const IMPATIENT_MS = 5_000;
const PORT = 8440;

/** Resolves with the signal that asks for the end, or rejects when storage failed. */
function untilTold(running: Running, trouble: Trouble): Promise<NodeJS.Signals> {
  return new Promise((resolve, reject) => {
    let askedMs: number | null = null;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        const nowMs = Date.now();
        if (askedMs !== null && nowMs - askedMs > IMPATIENT_MS) process.exit(3);
        askedMs ??= nowMs;
        resolve(signal);
      });
    }
    // Whether the last transaction persisted is unknown now; only a fresh start can tell.
    running.node.store.on('failed', (reason) => reject(new RefusalError(refuse('STORE_FAILED', { reason }))));
    trouble.broken.catch(reject);
  });
}

function isStorageFailure(error: unknown): boolean {
  return error instanceof RefusalError && error.refusal.refused === 'STORE_FAILED';
}

interface Served {
  running: Running;
  app: FastifyInstance;
  /** Begins to listen, unless it does already. */
  listen(): Promise<string>;
}

/** What breaks with nobody waiting for it is said; where it is storage beside the record (lock, journal), it is the end. */
interface Trouble {
  failed(error: unknown): void;
  /** Never resolves. */
  broken: Promise<never>;
}

function troubleOf(io: Io): Trouble {
  const { promise, reject } = Promise.withResolvers<never>();
  // Listened to once the node is open.
  promise.catch(() => {});
  return {
    broken: promise,
    failed(error) {
      if (isStorageFailure(error)) return reject(error);
      note(io, 'cli.serve.trouble', { reason: error instanceof Error ? error.message : String(error) });
    },
  };
}

async function open(
  io: Io,
  configPath: string,
  { unlockFd }: ServeOptions,
  { failed }: Trouble,
): Promise<Served> {
  const config = await readConfig(configPath);
  const unlock = unlockFd === undefined ? undefined : { fd: unlockFd };
  const secret = unlock && readSecret(unlock, dirname(configPath));
  const running = await openNode(configPath, { ...(secret && { secret }), failed });
  // The server's packages are loaded by this verb alone: the others answer sooner.
  const { createServer, listen } = await import('../../server/index.ts');
  // A refusal that says "the log has the cause" must be right.
  const app = await createServer(running, { log: { write: (words) => io.err(words) }, logLevel: 'warn' });
  const { host, port } = config.listen;
  return { running, app, listen: () => listen(app, host, port) };
}

/** Serves the page and waits for the party that somebody makes on it. */
async function setUp(
  io: Io,
  configPath: string,
  { port = PORT }: ServeOptions,
  { failed }: Trouble,
): Promise<Served> {
  const { serveSetUp } = await import('../../server/index.ts');
  const page = await serveSetUp({ configPath, port, failed });
  // The code stands in the fragment, which no browser sends anywhere.
  const url = `${page.url}/?lang=${io.language}#code=${page.code}`;
  if (io.json) data(io, { setUp: { url: page.url, code: page.code, config: configPath } });
  line(io, 'cli.set-up.empty', { path: configPath, url });
  line(io, 'cli.set-up.code', { code: page.code });
  line(io, 'cli.serve.stop');
  const { running, app, url: opened } = await page.opened;
  return { running, app, listen: async () => opened };
}

/** The configuration that a folder or a file names. */
async function configPathOf(folder: string | undefined, { config }: ServeOptions): Promise<string> {
  if ((folder === undefined) === (config === undefined)) {
    throw new RefusalError(
      refuse(folder === undefined ? 'CLI_MISSING_OPTION' : 'CLI_TOO_MANY_ARGUMENTS', { name: '--config' }),
    );
  }
  if (config !== undefined) {
    const isFolder = await stat(config).then(
      (found) => found.isDirectory(),
      () => false,
    );
    return isFolder ? join(config, 'node.json') : config;
  }
  return join(folder as string, 'node.json');
}

async function serve(io: Io, options: ServeOptions, folder?: string): Promise<undefined> {
  const configPath = await configPathOf(folder, options);
  const vacant = options.setUp !== false && (await isVacant(configPath));
  const trouble = troubleOf(io);
  const { running, app, listen } = await (vacant
    ? setUp(io, configPath, options, trouble)
    : open(io, configPath, options, trouble));
  const told = untilTold(running, trouble);
  // It may fail while the door is still being opened; then it is heard below.
  told.catch(() => {});
  try {
    const url = await listen();
    const { party, mode } = running.config;
    const { path } = dataFolder(configPath, running.config);
    const entries = await running.node.store.read.size();
    if (io.json) data(io, { party, mode, url, data: path, entries });
    line(io, 'cli.serve.runs', { party, mode, url });
    line(io, 'cli.serve.data', { path, entries });
    line(io, 'cli.serve.backup', { path });
    line(io, 'cli.serve.stop');
    const signal = await told;
    note(io, 'cli.serve.closing', { signal });
    return undefined;
  } catch (error) {
    // Storage that failed cannot be closed in order; what was acknowledged is on the disk.
    if (isStorageFailure(error)) {
      const { sayFailure } = await import('../exit.ts');
      process.exit(await sayFailure(io, error));
    }
    throw error;
  } finally {
    await app.close();
    await running.close();
  }
}

export const serveVerb = defineVerb<ServeOptions, [string | undefined]>({
  name: 'serve',
  args: [{ flags: '[folder]', says: 'cli.a.serve' }],
  json: true,
  options: [
    { flags: '--config <file>' },
    { flags: '--unlock-fd <number>', parse: whole(3, 255) },
    { flags: '--port <number>', says: 'cli.o.set-up-port', parse: whole(0, 65_535), otherwise: PORT },
    { flags: '--no-set-up' },
  ],
  run: serve,
});
