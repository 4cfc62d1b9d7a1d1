/** Which node to talk to, and as whom: from options, a profile file, $PARLEY_PROFILE, or the demo running here. */
import { readdirSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { isRefusal, RefusalError, refuse } from '../contract/index.ts';
import { readJsonFile, readPassword, textIfThere } from './files.ts';
import { httpUrl } from './values.ts';
import type { OptionSpec } from './verb.ts';

export interface Profile {
  url: string;
  /** Null where the door asks for nobody. */
  officer: string | null;
  password: string | null;
}

/** Options by which every verb that talks to a node names it. */
export const NODE_OPTIONS: readonly OptionSpec[] = [
  { flags: '--node <url>', parse: httpUrl },
  { flags: '--officer <id>' },
  { flags: '--password-file <file>' },
  { flags: '--profile <file>' },
];
export interface NodeOptions {
  node?: string;
  officer?: string;
  passwordFile?: string;
  profile?: string;
}

const profileSchema = z.strictObject({
  url: z.string(),
  officer: z.string().min(1),
  password: z.string().min(1).optional(),
  /** Relative to the profile. */
  passwordFile: z.string().min(1).optional(),
});

async function readProfile(path: string): Promise<Profile> {
  const checked = profileSchema.safeParse(await readJsonFile(path));
  if (!checked.success) {
    const field = checked.error.issues[0]?.path.join('.') || '-';
    throw new RefusalError(refuse('CLI_PROFILE', { path, field }));
  }
  const { officer, passwordFile } = checked.data;
  const url = httpUrl(checked.data.url, 'url');
  if (isRefusal(url)) throw new RefusalError(url);
  const password =
    checked.data.password ?? (passwordFile && (await readPassword(beside(path, passwordFile))));
  if (!password) throw new RefusalError(refuse('CLI_PROFILE', { path, field: 'password' }));
  return { url, officer, password };
}
function beside(path: string, file: string): string {
  return isAbsolute(file) ? file : resolve(dirname(path), file);
}

/** The first party's profile of a demo run from this folder. */
function demoProfile(): string | null {
  const folder = join('data', 'demo');
  try {
    const parties = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return parties.map(({ name }) => join(folder, name, 'profile.json')).sort()[0] ?? null;
  } catch {
    return null;
  }
}

/** What the options or the environment name; null where nothing does. */
export async function namedProfile(options: NodeOptions): Promise<Profile | null> {
  const file = options.profile ?? (options.node ? undefined : process.env['PARLEY_PROFILE'] || undefined);
  const held = file === undefined ? null : await readProfile(file);
  if (!held && !options.node) return null;
  const password = options.passwordFile ? await readPassword(options.passwordFile) : (held?.password ?? null);
  return {
    url: options.node ?? (held as Profile).url,
    officer: options.officer ?? held?.officer ?? null,
    password,
  };
}

/** @throws RefusalError CLI_NO_NODE where no node is named and no demo runs here */
export async function profileFor(options: NodeOptions): Promise<Profile> {
  const named = await namedProfile(options);
  if (named) return named;
  const path = demoProfile();
  if (path === null || (await textIfThere(path)) === undefined) throw new RefusalError(refuse('CLI_NO_NODE'));
  const demo = await readProfile(path);
  const password = options.passwordFile ? await readPassword(options.passwordFile) : demo.password;
  return { ...demo, officer: options.officer ?? demo.officer, password };
}
