/** Where the demo keeps its nodes: a folder of its own, with a mark by which the next demo knows that it may clear it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { RefusalError, ROLES, refuse } from '../contract/index.ts';
import {
  type Config,
  configSchema,
  hashPassword,
  initFolder,
  type Officer,
  systemRandom,
} from '../node/index.ts';
import type { PartyCard } from '../record/index.ts';
import { writeDurably } from '../store/index.ts';
import type { Scenario } from './file.ts';
import { shareIn } from './memory-driver.ts';

const MARK = 'parley-demo.json';
const FIRST_PORT = 4101;
const HOST = '127.0.0.1';
/** Who the printed sign-in belongs to; the scenario's own officers have others. */
export const DUTY = 'duty';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The process that made the folder; null where the mark does not say so. */
function markedBy(mark: string): number | null {
  try {
    const { format, pid } = JSON.parse(readFileSync(mark, 'utf8')) as { format?: unknown; pid?: unknown };
    return format === 1 && typeof pid === 'number' && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

/** An earlier demo's folder is cleared away, or moved aside with `keep`; anybody else's is left alone. Says what became of it. */
export async function freshFolder(
  folder: string,
  keep: boolean,
): Promise<{ was: 'none' } | { was: 'removed' } | { was: 'moved'; to: string }> {
  let was: Awaited<ReturnType<typeof freshFolder>> = { was: 'none' };
  const mark = join(folder, MARK);
  if (existsSync(mark)) {
    const pid = markedBy(mark);
    if (pid === null) throw new RefusalError(refuse('SCENARIO_DEMO_FOLDER', { folder }));
    if (pid !== process.pid && isAlive(pid)) {
      throw new RefusalError(refuse('SCENARIO_DEMO_RUNNING', { folder, pid: String(pid) }));
    }
    if (keep) {
      const to = `${folder}.${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
      await rename(folder, to);
      was = { was: 'moved', to };
    } else {
      await rm(folder, { recursive: true, force: true });
      was = { was: 'removed' };
    }
  } else if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new RefusalError(refuse('SCENARIO_DEMO_FOLDER', { folder }));
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeDurably(mark, `${JSON.stringify({ format: 1, pid: process.pid })}\n`);
  return was;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, HOST, () => probe.close(() => resolve(true)));
  });
}

/** The next free ones from `firstPort` up; those that another program has are told. */
export async function freePorts(
  count: number,
  firstPort = FIRST_PORT,
): Promise<{ ports: number[]; taken: number[] }> {
  const ports: number[] = [];
  const taken: number[] = [];
  for (let port = firstPort; ports.length < count && port < 65_536; port++) {
    if (await isFree(port)) ports.push(port);
    else taken.push(port);
  }
  return { ports, taken };
}

export interface MadeParty {
  party: string;
  folder: string;
  url: string;
  card: PartyCard;
  /** Passwords by officer id: never printed but for the duty officer's. */
  passwords: Record<string, string>;
}

const newPassword = (): string => Buffer.from(systemRandom.bytes(9)).toString('base64url');

async function officersOf(
  scenario: Scenario,
  party: string,
): Promise<{ officers: Officer[]; passwords: Record<string, string> }> {
  const declared = scenario.parties[party]?.officers ?? {};
  const passwords: Record<string, string> = {};
  const officers: Officer[] = [];
  const all = [
    [DUTY, { name: 'Duty officer', office: 'watch', roles: [...ROLES] }] as const,
    ...Object.entries(declared),
  ];
  for (const [id, { name, office, roles }] of all) {
    const password = newPassword();
    passwords[id] = password;
    officers.push({ id, name, office, roles: [...roles], password: await hashPassword(password) });
  }
  return { officers, passwords };
}

/** Keys, secret, configuration and profile of one party in its own folder. */
export async function makePartyFolder(
  scenario: Scenario,
  variant: string,
  party: string,
  folder: string,
  port: number,
  speed: number,
): Promise<MadeParty> {
  const one = scenario.parties[party] as Scenario['parties'][string];
  const url = `http://${HOST}:${port}`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const secret = Buffer.from(systemRandom.bytes(24)).toString('base64url');
  await writeDurably(join(folder, 'secret'), secret);
  const card = await initFolder(
    join(folder, 'data'),
    { party, mode: 'exercise', names: one.names, url },
    Buffer.from(secret),
    systemRandom,
  );
  const { officers, passwords } = await officersOf(scenario, party);
  const config: Config = configSchema.parse({
    format: 1,
    party,
    mode: 'exercise',
    names: one.names,
    zone: scenario.zone,
    data: 'data',
    listen: { host: HOST, port },
    unlock: { file: 'secret' },
    offices: [...new Set(officers.map(({ office }) => office))],
    officers,
    feeds: { devices: Object.fromEntries(one.units.map((unit) => [unit, unit])) },
    share: shareIn(scenario, party, variant),
    clock: { startMs: Date.parse(scenario.start), speed },
  });
  await writeDurably(join(folder, 'node.json'), `${JSON.stringify(config, null, 2)}\n`);
  const profile = { url, officer: DUTY, password: passwords[DUTY] };
  await writeDurably(join(folder, 'profile.json'), `${JSON.stringify(profile, null, 2)}\n`);
  return { party, folder, url, card, passwords };
}
