/** `serve`: runs one node until it is told to stop. */
import { dirname } from 'node:path';
import { RefusalError, refuse } from '../../contract/index.ts';
import { dataFolder, openNode, type Running, readConfig, readSecret } from '../../node/index.ts';
import { whole } from '../values.ts';
import { data, defineVerb, type Io, line, note } from '../verb.ts';

interface ServeOptions {
  config: string;
  unlockFd?: number;
}

/** A second Ctrl-C just after the first is the same wish; after this long it means: now. */
const IMPATIENT_MS = 5_000;

/** Resolves with the signal that asks for the end, or rejects when the store failed. */
function untilTold(running: Running): Promise<NodeJS.Signals> {
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
  });
}

async function serve(io: Io, options: ServeOptions): Promise<undefined> {
  const config = await readConfig(options.config);
  const unlock = options.unlockFd === undefined ? undefined : { fd: options.unlockFd };
  const secret = unlock && readSecret(unlock, dirname(options.config));
  const running = await openNode(options.config, {
    ...(secret && { secret }),
    failed: (error) =>
      note(io, 'cli.serve.trouble', { reason: error instanceof Error ? error.message : String(error) }),
  });
  const folder = dataFolder(options.config, config);
  // The server's packages are loaded by this verb alone: the others answer sooner.
  const { createServer, listen } = await import('../../server/index.ts');
  const app = await createServer(running);
  const told = untilTold(running);
  try {
    const { host, port } = config.listen;
    const url = await listen(app, host, port);
    const { party, mode } = config;
    const entries = await running.node.store.read.size();
    if (io.json) data(io, { party, mode, url, data: folder.path, entries });
    line(io, 'cli.serve.runs', { party, mode, url });
    line(io, 'cli.serve.data', { path: folder.path, entries });
    line(io, 'cli.serve.backup', { path: folder.path });
    line(io, 'cli.serve.stop');
    const signal = await told;
    note(io, 'cli.serve.closing', { signal });
    return undefined;
  } catch (error) {
    // A store that failed cannot be closed in order; what was acknowledged is on the disk.
    if (running.node.store.state === 'failed') {
      const { sayFailure } = await import('../exit.ts');
      process.exit(await sayFailure(io, error));
    }
    throw error;
  } finally {
    await app.close();
    await running.close();
  }
}

export const serveVerb = defineVerb<ServeOptions>({
  name: 'serve',
  json: true,
  options: [
    { flags: '--config <file>', required: true },
    { flags: '--unlock-fd <number>', parse: whole(3, 255) },
  ],
  run: serve,
});
