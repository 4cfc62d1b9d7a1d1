/** A PostgreSQL of a test's own on 127.0.0.1: started on first use, gone with the process that started it. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import type { PostgresTarget } from '../../src/store/postgres-target.ts';

const START_MS = 60_000;
const OWNER = { host: '127.0.0.1', user: 'parley', database: 'postgres', ssl: false };

/** Newest server on this machine: Debian keeps them apart by version. */
function binaries(): string | null {
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base)
    ? readdirSync(base)
        .map(Number)
        .filter((version) => version >= 15)
    : [];
  const newest = versions.length > 0 ? join(base, String(Math.max(...versions)), 'bin') : null;
  return newest && existsSync(join(newest, 'initdb')) ? newest : null;
}

const BIN = binaries();
/** For `skip`: false where there is a server to start. */
export const NO_POSTGRES: string | false = BIN ? false : 'needs package: postgresql';

/** The server refuses to run as root. */
function account(): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

export interface Cluster {
  folder: string;
  port: number;
  passwordFile: string;
  /** A new, empty database. `options` is what follows its name in CREATE DATABASE. */
  database(options?: string): Promise<PostgresTarget>;
  /** SQL as the server's owner. */
  admin<Row>(sql: string, database?: string): Promise<Row[]>;
  /** Process id of the server. */
  postmaster(): number;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Removes everything. */
  remove(): Promise<void>;
}

interface Served {
  /** At once, with everything that is not yet on the disk lost. */
  stop(): Promise<void>;
}

/** Starts a server on a cluster's data; resolves when `answers` does. */
async function serve(
  data: string,
  port: number,
  settings: readonly string[],
  answers: () => Promise<unknown>,
): Promise<Served> {
  const options = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', ...settings];
  // The shell stands between: when this process goes, however it goes, its standard input ends and the server with it.
  const server: ChildProcess = spawn(
    'sh',
    [
      '-c',
      '"$0" "$@" & p=$!; cat; kill -QUIT $p; wait $p',
      join(BIN as string, 'postgres'),
      '-D',
      data,
      ...options.flatMap((option) => ['-c', option]),
    ],
    { ...account(), cwd: dirname(data), stdio: ['pipe', 'ignore', 'pipe'] },
  );
  let said = '';
  server.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4_000);
  });
  server.unref();
  (server.stderr as unknown as { unref(): void }).unref();
  (server.stdin as unknown as { unref(): void }).unref();
  for (const until = Date.now() + START_MS; ; ) {
    try {
      await answers();
      break;
    } catch (error) {
      if (Date.now() > until || server.exitCode !== null) throw new Error(said, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return {
    async stop() {
      if (server.exitCode !== null) return;
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.ref();
      server.stdin?.end();
      await gone;
    },
  };
}

/** Starts a server on another copy of a cluster's folder, as after a power cut. */
export async function serveFolder(folder: string): Promise<{ port: number; stop(): Promise<void> }> {
  const port = await freePort();
  const password = readFileSync(join(folder, 'password'), 'utf8').trim();
  const server = await serve(join(folder, 'data'), port, [], async () => {
    const client = new pg.Client({ ...OWNER, port, password });
    client.on('error', () => {});
    await client.connect();
    await client.end();
  });
  return { port, stop: server.stop };
}

/** Makes and starts a cluster with these further settings (`name=value`). Durable as a real one, unless they say otherwise. */
export async function makeCluster(settings: readonly string[] = [], under = tmpdir()): Promise<Cluster> {
  if (!BIN) throw new Error('no PostgreSQL here');
  const bin = BIN;
  const as = account();
  const folder = mkdtempSync(join(under, 'parley-pg-'));
  const password = randomBytes(12).toString('hex');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, `${password}\n`);
  if ('uid' in as) {
    chownSync(folder, as.uid, as.gid);
    chownSync(passwordFile, as.uid, as.gid);
    // The runner's folder for temporary files is for its own user; that other one must at least pass through.
    chmodSync(tmpdir(), statSync(tmpdir()).mode | 0o011);
  }
  const data = join(folder, 'data');
  const made = spawnSync(
    join(bin, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'parley',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '-E',
      'UTF8',
      '-N',
      '--locale=C.UTF-8',
    ],
    { ...as, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(made.stderr);
  const port = await freePort();
  let server: Served | null = null;
  let count = 0;

  const admin = async <Row>(sql: string, database = 'postgres'): Promise<Row[]> => {
    const client = new pg.Client({ ...OWNER, port, password, database });
    client.on('error', () => {});
    await client.connect();
    try {
      return (await client.query(sql)).rows as Row[];
    } finally {
      await client.end();
    }
  };
  const start = async () => {
    server = await serve(data, port, settings, () => admin('select 1'));
  };
  const stop = async () => {
    const stopping = server;
    server = null;
    await stopping?.stop();
  };
  const clean = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', clean);
  await start();
  return {
    folder,
    port,
    passwordFile,
    async database(options = '') {
      const database = `db${++count}`;
      await admin(`create database ${database} ${options}`);
      return { host: '127.0.0.1', port, user: 'parley', database, name: database, passwordFile };
    },
    admin,
    postmaster: () => Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]),
    start,
    stop,
    async remove() {
      await stop();
      clean();
    },
  };
}

let shared: Promise<Cluster> | null = null;
/** One cluster for all tests of this process. */
export function cluster(): Promise<Cluster> {
  shared ??= makeCluster();
  return shared;
}

/** To be called when the tests of this process are over. */
export async function removeCluster(): Promise<void> {
  await (await shared)?.remove();
}
