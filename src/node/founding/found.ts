/** Makes a new party on disk: keys, card, empty record, configuration. All of it, or nothing. */
import { randomBytes } from 'node:crypto';
import { lstat, mkdir, mkdtemp, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isRefusal, type Refusal, RefusalError, refuse } from '../../contract/index.ts';
import type { PartyCard } from '../../record/index.ts';
import { discardPostgres, type PostgresSetting, syncFolder, writeDurably } from '../../store/index.ts';
import { parseConfig, type Unlock } from '../config.ts';
import { databaseOf, folderAt, initFolder, type RootOut } from '../folder.ts';
import { hashPassword } from '../officers.ts';
import type { Random } from '../random.ts';
import { readSecret } from '../unlock.ts';
import type { Plan } from './plan.ts';

const DATA = 'data';
const SECRET = 'secret';
const WORK = '.making-';

export interface Founded {
  configPath: string;
  dataPath: string;
  cardPath: string;
  card: PartyCard;
  /** Where the secret that was made here lies; null where the caller brought one or one lay there already. */
  secretPath: string | null;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** What of a party lies in this folder: a data folder with something in it, or data folders' own files. */
async function traceIn(folder: string): Promise<string | null> {
  const { keyring, card, record, lock } = folderAt(folder);
  for (const path of [keyring, card, record, lock]) if (await isThere(path)) return path;
  const data = join(folder, DATA);
  try {
    return (await readdir(data)).length > 0 ? data : null;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    // A file where the folder should be, or a folder that may not be read: something is there.
    return data;
  }
}

/**
 * True where nothing is yet, so that a party may be made; false where a configuration is, whatever its state. Data without
 * its configuration is damage, never emptiness. @throws RefusalError NODE_DATA_ALONE
 */
export async function isVacant(configPath: string): Promise<boolean> {
  try {
    if (await isThere(configPath)) return false;
    const trace = await traceIn(dirname(resolve(configPath)));
    if (trace === null) return true;
    throw new RefusalError(refuse('NODE_DATA_ALONE', { config: configPath, data: trace }));
  } catch (error) {
    if (error instanceof RefusalError) throw error;
    // Not to be looked into: whoever reads the configuration next says so.
    return false;
  }
}

/** What a person brings that is otherwise made. */
export interface Brought {
  unlock?: { unlock: Unlock; secret: Uint8Array };
  /** A database for the record; paths relative to the configuration. */
  store?: PostgresSetting;
  /** The root key is kept off the node. */
  root?: RootOut;
}

async function configOf(plan: Plan, unlock: Unlock, store: PostgresSetting | undefined): Promise<string> {
  const { party, mode, names, host, port, zone, offices } = plan;
  const officers = [];
  for (const { id, name, office, roles, password } of plan.officers)
    officers.push({ id, name, office, roles, password: await hashPassword(password) });
  const config = {
    format: 1,
    party,
    mode,
    names,
    data: DATA,
    ...(store && { store }),
    listen: { host, port },
    ...(zone !== null && { zone }),
    unlock,
    offices,
    officers,
  };
  const text = `${JSON.stringify(config, null, 2)}\n`;
  const read: unknown | Refusal = parseConfig(text);
  if (isRefusal(read)) throw new RefusalError(read);
  return text;
}

/** Steps that are taken back in their reverse order when a later one fails. */
class Undo {
  readonly #steps: (() => Promise<unknown>)[] = [];
  add(step: () => Promise<unknown>): void {
    this.#steps.push(step);
  }
  async all(): Promise<void> {
    for (const step of this.#steps.toReversed()) await step().catch(() => {});
  }
}

/** The folder and those above it that had to be made go again where they are still empty. */
async function makeFolder(folder: string, undo: Undo): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  undo.add(async () => {
    for (let path = folder; path.length >= first.length; path = dirname(path)) await rmdir(path);
  });
}

/**
 * Everything is made in a folder beside, then moved: data first, which only succeeds where none are; the configuration last, so
 * that a folder with a configuration is whole. @throws RefusalError; then the folder is as it was.
 */
export async function foundParty(
  configPath: string,
  plan: Plan,
  random: Random,
  given: Brought = {},
): Promise<Founded> {
  const path = resolve(configPath);
  if (!(await isVacant(path))) throw new RefusalError(refuse('NODE_CONFIG_THERE', { path }));
  const undo = new Undo();
  try {
    return await make(path, plan, random, given, undo);
  } catch (error) {
    await undo.all();
    if (error instanceof RefusalError) throw error;
    throw new RefusalError(refuse('NODE_NOT_FOUNDED', { path: dirname(path), reason: codeOf(error) }));
  }
}

async function make(
  configPath: string,
  plan: Plan,
  random: Random,
  given: Brought,
  undo: Undo,
): Promise<Founded> {
  const unlock = given.unlock?.unlock ?? { file: SECRET };
  const config = await configOf(plan, unlock, given.store);
  const folder = dirname(configPath);
  await makeFolder(folder, undo);
  const work = await mkdtemp(join(folder, WORK));
  undo.add(() => rm(work, { recursive: true, force: true }));
  const put = async (from: string, to: string) => {
    await rename(join(work, from), to);
    undo.add(() => rename(to, join(work, from)));
  };

  const secretPath = join(folder, SECRET);
  const makesSecret = !given.unlock && !(await isThere(secretPath));
  if (makesSecret) await writeDurably(join(work, SECRET), `${randomBytes(24).toString('base64url')}\n`);
  const secret = given.unlock?.secret ?? readSecret(unlock, makesSecret ? work : folder);
  const database = databaseOf(given.store, folder);
  const { root } = given;
  const card = await initFolder(join(work, DATA), plan, secret, random, { root, database });
  if (root) undo.add(() => rm(root.path));
  if (database) undo.add(() => discardPostgres(database));
  await writeDurably(join(work, 'config'), config);

  const dataPath = join(folder, DATA);
  await put(DATA, dataPath);
  if (makesSecret) await put(SECRET, secretPath);
  await syncFolder(folder);
  await put('config', configPath);
  await syncFolder(folder);
  // The party stands; an empty folder left beside it harms nobody.
  await rm(work, { recursive: true, force: true }).catch(() => {});
  return {
    configPath,
    dataPath,
    cardPath: folderAt(dataPath).card,
    card,
    secretPath: makesSecret ? secretPath : null,
  };
}
