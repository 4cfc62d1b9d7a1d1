/** `init`: a new party with its keys, and the first officer. `password`: the line that the configuration holds. */
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { type Mode, RefusalError, ROLES, refuse } from '../../contract/index.ts';
import {
  type Config,
  configSchema,
  hashPassword,
  initFolder,
  readSecret,
  systemRandom,
} from '../../node/index.ts';
import { cardFingerprint } from '../../record/index.ts';
import { writeDurably } from '../../store/index.ts';
import { readPassword, textIfThere } from '../files.ts';
import { groups } from '../fingerprint.ts';
import { httpUrl, oneOf, partyId, whole } from '../values.ts';
import { data, defineVerb, type Io, line } from '../verb.ts';

interface InitOptions {
  party: string;
  mode: Mode;
  nameEn: string;
  nameRu: string;
  nameAr: string;
  port?: number;
  host?: string;
  url?: string;
  secretFile?: string;
  secretFd?: number;
  officer?: string;
  officerName?: string;
  passwordFile?: string;
}

/** The secret, and how the node finds it again. One that is made here lies in the folder, readable by its owner alone. */
async function secretFor(
  folder: string,
  options: InitOptions,
): Promise<{ unlock: Config['unlock']; secret: Uint8Array; made: string | null }> {
  const { secretFile, secretFd } = options;
  if (secretFile !== undefined && secretFd !== undefined) {
    throw new RefusalError(refuse('CLI_TWO_SECRETS'));
  }
  if (secretFd !== undefined) {
    const unlock = { fd: secretFd };
    return { unlock, secret: readSecret(unlock, folder), made: null };
  }
  if (secretFile !== undefined) {
    const unlock = { file: isAbsolute(secretFile) ? secretFile : relative(folder, resolve(secretFile)) };
    return { unlock, secret: readSecret(unlock, folder), made: null };
  }
  const unlock = { file: 'secret' };
  const path = join(folder, 'secret');
  if ((await textIfThere(path)) === undefined) {
    await writeDurably(path, `${randomBytes(24).toString('base64url')}\n`);
  }
  return { unlock, secret: readSecret(unlock, folder), made: path };
}

async function firstPassword(options: InitOptions): Promise<{ password: string; made: boolean }> {
  if (options.passwordFile) return { password: await readPassword(options.passwordFile), made: false };
  return { password: randomBytes(12).toString('base64url'), made: true };
}

async function init(io: Io, options: InitOptions, dir: string): Promise<undefined> {
  const folder = resolve(dir);
  const configPath = join(folder, 'node.json');
  if ((await textIfThere(configPath)) !== undefined) {
    throw new RefusalError(refuse('CLI_CONFIG_EXISTS', { path: configPath }));
  }
  const { party, mode, url = null } = options;
  const names = { en: options.nameEn, ru: options.nameRu, ar: options.nameAr };
  const { password, made: passwordMade } = await firstPassword(options);
  const officer = {
    id: options.officer ?? 'admin',
    name: options.officerName ?? 'Administrator',
    office: 'watch',
    roles: [...ROLES],
    password: await hashPassword(password),
  };
  const draft = {
    format: 1,
    party,
    mode,
    names,
    data: 'data',
    listen: { host: options.host ?? '127.0.0.1', port: options.port ?? 8440 },
    unlock: { file: 'secret' },
    offices: ['watch', 'liaison', 'command'],
    officers: [officer],
  };
  // Checked before anything is written: a folder half made would have to be cleared away by hand.
  const checked = configSchema.safeParse(draft);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    const field = issue?.path.join('.') ?? '-';
    throw new RefusalError(refuse('NODE_CONFIG_FIELD', { field, problem: issue?.message ?? '' }));
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { unlock, secret, made: secretMade } = await secretFor(folder, options);
  const card = await initFolder(join(folder, 'data'), { party, mode, names, url }, secret, systemRandom);
  await writeDurably(configPath, `${JSON.stringify({ ...draft, unlock }, null, 2)}\n`);
  const fingerprint = cardFingerprint(card);
  const cardPath = join(folder, 'data', 'card.json');
  if (io.json) {
    data(io, {
      party,
      mode,
      config: configPath,
      data: join(folder, 'data'),
      card: cardPath,
      fingerprint,
      secretFile: secretMade,
      officer: officer.id,
      password: passwordMade ? password : null,
    });
    return;
  }
  line(io, 'cli.init.made', { party, mode, path: configPath });
  if (secretMade) line(io, 'cli.init.secret', { path: secretMade });
  line(io, 'cli.init.officer', { officer: officer.id });
  if (passwordMade) line(io, 'cli.init.password', { password });
  line(io, 'cli.card.fingerprint', { party, fingerprint: groups(fingerprint) });
  line(io, 'cli.init.next', { card: cardPath, config: configPath });
}

export const initVerb = defineVerb<InitOptions, [string]>({
  name: 'init',
  args: [{ flags: '<folder>', says: 'cli.a.folder' }],
  json: true,
  options: [
    { flags: '--party <id>', parse: partyId, required: true },
    { flags: '--mode <mode>', parse: oneOf(['live', 'exercise']), required: true },
    { flags: '--name-en <name>', required: true },
    { flags: '--name-ru <name>', required: true },
    { flags: '--name-ar <name>', required: true },
    { flags: '--port <number>', parse: whole(0, 65_535), otherwise: 8440 },
    { flags: '--host <address>', otherwise: '127.0.0.1' },
    { flags: '--url <url>', parse: httpUrl },
    { flags: '--secret-file <file>' },
    { flags: '--secret-fd <number>', parse: whole(3, 255) },
    { flags: '--officer <id>', otherwise: 'admin' },
    { flags: '--officer-name <name>', otherwise: 'Administrator' },
    { flags: '--password-file <file>' },
  ],
  run: init,
});

export const passwordVerb = defineVerb<{ passwordFile?: string }>({
  name: 'password',
  options: [{ flags: '--password-file <file>' }],
  async run(io, { passwordFile }) {
    const password = await readPassword(passwordFile ?? '-');
    io.out(`${await hashPassword(password)}\n`);
    return undefined;
  },
});
