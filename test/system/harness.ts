/** Real nodes as real processes on loopback, for system tests: made, started, killed and asked over HTTP. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROLES } from '../../src/contract/index.ts';
import { type Config, hashPassword, initFolder, systemRandom } from '../../src/node/index.ts';
import type { PartyCard } from '../../src/record/index.ts';
import type { PostgresSetting, PostgresTarget } from '../../src/store/index.ts';

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');
const PASSWORD = 'correct horse battery';
const READY_MS = 30_000;

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

export interface Answer {
  status: number;
  // The tests look into answers of many shapes.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
}

export class NodeProcess {
  readonly party: string;
  readonly folder: string;
  readonly configPath: string;
  readonly url: string;
  readonly card: PartyCard;
  #child: ChildProcess | null = null;
  #cookie = '';
  output = '';

  constructor(party: string, folder: string, url: string, card: PartyCard) {
    this.party = party;
    this.folder = folder;
    this.configPath = join(folder, 'node.json');
    this.url = url;
    this.card = card;
  }
  get data(): string {
    return join(this.folder, 'data');
  }

  /** Starts the process, its environment added to ours, and waits until it answers. */
  async start(env: NodeJS.ProcessEnv = {}): Promise<void> {
    const child = spawn(process.execPath, [MAIN, 'serve', '--config', this.configPath], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const keep = (chunk: Buffer) => {
      this.output = (this.output + chunk.toString()).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const until = Date.now() + READY_MS;
    for (;;) {
      if (child.exitCode !== null)
        throw new Error(`${this.party} ended with ${child.exitCode}: ${this.output}`);
      const up = await fetch(`${this.url}/healthz`).then(
        (response) => response.ok,
        () => false,
      );
      if (up) return;
      if (Date.now() > until) throw new Error(`${this.party} does not answer: ${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Ends the process with this signal and waits until it is gone. Returns its exit code. */
  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#child;
    if (!child) return null;
    this.#child = null;
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    return gone;
  }

  /** How the process ended by itself; null while it runs. */
  exitCode(): number | null {
    return this.#child?.exitCode ?? null;
  }

  async signIn(officer = 'ann'): Promise<void> {
    const response = await fetch(`${this.url}/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ officer, password: PASSWORD }),
    });
    if (!response.ok)
      throw new Error(`sign-in at ${this.party}: ${response.status} ${await response.text()}`);
    this.#cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  }

  /** Rejects when the connection fails: then nothing is known of what was asked. */
  async ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        cookie: this.#cookie,
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    let parsed: unknown = text;
    try {
      parsed = JSON.parse(text);
    } catch {
      // Not every answer is JSON.
    }
    return { status: response.status, body: parsed };
  }
}

export interface PartySetting {
  party: string;
  share?: Config['share'];
  devices?: Record<string, string>;
  clock?: Config['clock'];
  /** Where the record is instead of in the data folder: an empty database. */
  database?: PostgresTarget;
  names?: Config['names'];
  /** How the officer who signs in here is called, and the office. */
  officer?: { name: string; office: string };
  /** More officers, with every role and the same password. */
  others?: readonly { id: string; name: string; office: string }[];
  /** A policy file beside the configuration; `prepare` writes it. */
  policy?: string;
}

/** Runs the command to its end. */
export function runOnce(args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', timeout: 60_000 });
}

/** A database as a configuration names it. */
export function settingOf({ host, port, user, database, passwordFile }: PostgresTarget): PostgresSetting {
  return { postgres: `postgres://${user}@${host}:${port}/${database}`, passwordFile };
}

/** The folder of one party: data, secret, configuration with one officer. Nothing is started. */
export async function makeParty(
  folder: string,
  setting: PartySetting,
): Promise<{ url: string; card: PartyCard }> {
  const { party, share = [], devices = {}, clock, database, policy } = setting;
  const officer = setting.officer ?? { name: 'Ann', office: 'watch' };
  const officers = [{ id: 'ann', ...officer }, ...(setting.others ?? [])];
  await mkdir(folder, { recursive: true });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const names = setting.names ?? { en: `Party ${party}`, ru: `Сторона ${party}`, ar: `الطرف ${party}` };
  const secret = Buffer.from(systemRandom.bytes(32)).toString('hex');
  await writeFile(join(folder, 'secret'), secret, { mode: 0o600 });
  const card = await initFolder(
    join(folder, 'data'),
    { party, mode: 'exercise', names, url },
    Buffer.from(secret),
    systemRandom,
    { database },
  );
  const password = await hashPassword(PASSWORD);
  const config = {
    format: 1,
    party,
    mode: 'exercise',
    names,
    data: 'data',
    listen: { host: '127.0.0.1', port },
    unlock: { file: 'secret' },
    offices: [officer.office],
    officers: officers.map((one) => ({ ...one, roles: [...ROLES], password })),
    feeds: { devices },
    share,
    ...(clock ? { clock } : {}),
    ...(database ? { store: settingOf(database) } : {}),
    ...(policy ? { policy } : {}),
  };
  await writeFile(join(folder, 'node.json'), JSON.stringify(config, null, 2));
  return { url, card };
}

/** Makes the parties' folders, starts their nodes, signs in, and enrols each with every other. */
export async function startParties(
  settings: readonly PartySetting[],
  options: { prepare?(folder: string): Promise<void> } = {},
): Promise<{ nodes: Record<string, NodeProcess>; close(): Promise<void> }> {
  const root = join(tmpdir(), `parley-system-${process.pid}-${Date.now()}`);
  const nodes: Record<string, NodeProcess> = {};
  for (const setting of settings) {
    const folder = join(root, setting.party);
    await mkdir(folder, { recursive: true });
    await options.prepare?.(folder);
    const { url, card } = await makeParty(folder, setting);
    nodes[setting.party] = new NodeProcess(setting.party, folder, url, card);
  }
  const all = Object.values(nodes);
  const close = async () => {
    await Promise.all(all.map((node) => node.end('SIGKILL')));
    await rm(root, { recursive: true, force: true });
  };
  try {
    await Promise.all(all.map((node) => node.start()));
    for (const node of all) {
      await node.signIn();
      for (const other of all) {
        if (other === node) continue;
        const { status, body } = await node.ask('POST', '/api/parties', { card: other.card });
        if (status !== 201)
          throw new Error(`enrolling ${other.party} at ${node.party}: ${status} ${JSON.stringify(body)}`);
      }
    }
  } catch (error) {
    await close();
    throw error;
  }
  return { nodes, close };
}

/** Waits until `holds` is true, asking again every 100 ms. */
export async function eventually(
  what: string,
  holds: () => Promise<boolean>,
  withinMs = 20_000,
): Promise<void> {
  const until = Date.now() + withinMs;
  for (;;) {
    if (await holds().catch(() => false)) return;
    if (Date.now() > until) throw new Error(`not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
