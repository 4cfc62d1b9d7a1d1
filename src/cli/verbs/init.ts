/** `init`: a new party with its keys, offices and officers. `password`: the line that the configuration holds. */
import { randomBytes } from 'node:crypto';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { RefusalError, type RefusalTable, ROLES, refuse } from '../../contract/index.ts';
import {
  type DraftOfficer,
  foundParty,
  hashPassword,
  isVacant,
  nodeRefusals,
  readSecret,
  systemRandom,
} from '../../node/index.ts';
import { cardFingerprint, spokenFingerprint } from '../../record/index.ts';
import { writeDurably } from '../../store/index.ts';
import { textRefusals } from '../../text/index.ts';
import { askForParty, askForPassword, draftFrom, type PartyOptions, planFrom } from '../ask-party.ts';
import { readPassword } from '../files.ts';
import { groups } from '../fingerprint.ts';
import { readTerms } from '../terms-file.ts';
import { httpUrl, oneOf, type Parse, partyId, postgresUrl, whole } from '../values.ts';
import { data, defineVerb, type Io, line } from '../verb.ts';
import { rootSecret } from './keys.ts';

interface InitOptions extends PartyOptions {
  secretFile?: string;
  secretFd?: number;
  rootOut?: string;
  rootSecretFile?: string;
  rootSecretFd?: number;
  passwordFile?: string;
  terms?: string;
  store?: string;
  storePasswordFile?: string;
  storeCaFile?: string;
}

const TABLE: RefusalTable = { ...textRefusals, ...nodeRefusals };

/** A file named on the command line, as a configuration in that folder names it. */
function fromFolder(folder: string, file: string): string {
  return isAbsolute(file) ? file : relative(folder, resolve(file));
}

/** The database for the record; undefined where it goes into the data folder. */
function storeOf(folder: string, { store, storePasswordFile, storeCaFile }: InitOptions) {
  if (store === undefined) return undefined;
  return {
    postgres: store,
    ...(storePasswordFile !== undefined && { passwordFile: fromFolder(folder, storePasswordFile) }),
    ...(storeCaFile !== undefined && { caFile: fromFolder(folder, storeCaFile) }),
  };
}

/** A secret that the person brings; undefined where one is to be made. */
function secretOf(folder: string, { secretFile, secretFd }: InitOptions) {
  if (secretFile !== undefined && secretFd !== undefined) {
    throw new RefusalError(refuse('CLI_TWO_SECRETS'));
  }
  if (secretFd !== undefined) {
    const unlock = { fd: secretFd };
    return { unlock, secret: readSecret(unlock, folder) };
  }
  if (secretFile !== undefined) {
    const unlock = { file: fromFolder(folder, secretFile) };
    return { unlock, secret: readSecret(unlock, folder) };
  }
  return undefined;
}

/** Where the root key is to go that the node shall not hold. */
function rootOutOf(options: InitOptions): { path: string; secret: Uint8Array } | null {
  if (options.rootOut === undefined) return null;
  const secret = rootSecret(options);
  if (!secret) throw new RefusalError(refuse('CLI_ROOT_SECRET'));
  return { path: resolve(options.rootOut), secret };
}

function madePassword(): string {
  return randomBytes(12).toString('base64url');
}

/** True where a person sits there and something that has no default was not given. */
function mustAsk(options: InitOptions): boolean {
  return [options.party, options.mode, options.nameEn, options.nameRu, options.nameAr].includes(undefined);
}

async function init(io: Io, given: InitOptions, dir: string): Promise<undefined> {
  const folder = resolve(dir);
  const configPath = join(folder, 'node.json');
  if (!(await isVacant(configPath))) {
    throw new RefusalError(refuse('CLI_CONFIG_EXISTS', { path: configPath }));
  }
  const asks = io.ask && mustAsk(given) ? io.ask : null;
  const options = asks ? { ...given, ...(await askForParty(io, asks, given, TABLE)) } : given;
  const passwords: Record<string, string> = {};
  let password = options.passwordFile ? await readPassword(options.passwordFile) : null;
  if (password === null && asks) password = await askForPassword(io, asks, TABLE);
  if (password === null) {
    password = madePassword();
    passwords[options.officer ?? 'admin'] = password;
  }
  const others = (options.anotherOfficer ?? []).map((officer) => ({ ...officer, password: madePassword() }));
  for (const { id, password: made } of others) passwords[id] = made;
  // Checked before anything is written: a folder half made would have to be cleared away by hand.
  const plan = planFrom(io, draftFrom({ ...options, anotherOfficer: others }, password), TABLE);
  const terms = options.terms === undefined ? null : await readTerms(options.terms, plan.party);

  const [unlock, store] = [secretOf(folder, options), storeOf(folder, options)];
  const root = rootOutOf(options);
  const made = await foundParty(configPath, plan, systemRandom, {
    ...(unlock && { unlock }),
    ...(store && { store }),
    ...(root && { root }),
  });
  const termsPath = terms && join(folder, 'terms.json');
  if (termsPath) await writeDurably(termsPath, `${JSON.stringify(terms, null, 2)}\n`);
  const { card, cardPath, dataPath, secretPath } = made;
  const { party, mode } = plan;
  const [first] = plan.officers as [DraftOfficer];
  const spoken = spokenFingerprint(card);
  if (io.json) {
    data(io, {
      party,
      mode,
      config: configPath,
      data: dataPath,
      card: cardPath,
      fingerprint: cardFingerprint(card),
      spoken,
      secretFile: secretPath,
      rootFile: options.rootOut === undefined ? null : resolve(options.rootOut),
      terms: termsPath,
      officer: first.id,
      password: passwords[first.id] ?? null,
      passwords,
    });
    return;
  }
  line(io, 'cli.init.made', { party, mode, path: configPath });
  if (secretPath) line(io, 'cli.init.secret', { path: secretPath });
  if (options.rootOut !== undefined) line(io, 'cli.init.root', { path: resolve(options.rootOut) });
  line(io, 'cli.init.officer', { officer: first.id });
  for (const [officer, shown] of Object.entries(passwords))
    line(io, 'cli.init.password', { officer, password: shown });
  line(io, 'cli.card.spoken', { party, fingerprint: spoken });
  line(io, 'cli.card.fingerprint', { party, fingerprint: groups(cardFingerprint(card)) });
  line(io, 'cli.init.next', { card: cardPath, config: configPath });
  if (termsPath) line(io, 'cli.init.next-terms', { path: termsPath });
}

/** `ID:NAME:OFFICE:ROLE,ROLE`. The password is made, and shown once. */
const anotherOfficer: Parse<DraftOfficer> = (text, name) => {
  const [id, called, office, roles, ...rest] = text.split(':');
  if (
    id === undefined ||
    called === undefined ||
    office === undefined ||
    roles === undefined ||
    rest.length > 0
  )
    return refuse('CLI_OFFICER', { name, given: text.slice(0, 100) });
  return { id, name: called, office, roles: roles.split(','), password: '' };
};

export const initVerb = defineVerb<InitOptions, [string]>({
  name: 'init',
  args: [{ flags: '<folder>', says: 'cli.a.folder' }],
  json: true,
  options: [
    { flags: '--party <id>', parse: partyId },
    { flags: '--mode <mode>', parse: oneOf(['live', 'exercise']) },
    { flags: '--name-en <name>' },
    { flags: '--name-ru <name>' },
    { flags: '--name-ar <name>' },
    { flags: '--port <number>', parse: whole(0, 65_535), otherwise: 8440 },
    { flags: '--host <address>', otherwise: '127.0.0.1' },
    { flags: '--url <url>', parse: httpUrl },
    { flags: '--zone <name>' },
    { flags: '--office <name>', many: true, otherwise: 'watch, liaison, command' },
    { flags: '--officer <id>', otherwise: 'admin' },
    { flags: '--officer-name <name>', otherwise: 'Administrator' },
    { flags: '--officer-office <name>' },
    { flags: '--role <role>', says: 'cli.o.officer-role', many: true, parse: oneOf(ROLES) },
    { flags: '--password-file <file>' },
    { flags: '--another-officer <words>', many: true, parse: anotherOfficer },
    { flags: '--secret-file <file>' },
    { flags: '--secret-fd <number>', parse: whole(3, 255) },
    { flags: '--root-out <file>' },
    { flags: '--root-secret-file <file>' },
    { flags: '--root-secret-fd <number>', parse: whole(3, 255) },
    { flags: '--store <url>', parse: postgresUrl },
    { flags: '--store-password-file <file>' },
    { flags: '--store-ca-file <file>' },
    { flags: '--terms <file>', says: 'cli.o.init-terms' },
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
