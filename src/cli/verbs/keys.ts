/** `keys show`, `keys rotate`, `keys revoke`: which keys a party has, and how they change. No secret is ever an argument. */
import { resolve } from 'node:path';
import { isRefusal, RefusalError, refuse } from '../../contract/index.ts';
import {
  type KeyChange,
  openNode,
  prepareKeys,
  readConfig,
  readRoot,
  readSecret,
  systemRandom,
  waitingCard,
} from '../../node/index.ts';
import {
  CHANGEABLE_ROLES,
  type ChangeableRole,
  cardFingerprint,
  cardKeys,
  keyIdsOf,
  type PartyCard,
} from '../../record/index.ts';
import { groups } from '../fingerprint.ts';
import { withRecord } from '../record.ts';
import { httpUrl, oneOf, whole } from '../values.ts';
import { data, defineVerb, type Io, line, type OptionSpec } from '../verb.ts';

function keyIds(card: PartyCard): Record<'root' | ChangeableRole, string> {
  const keys = cardKeys(card);
  if (isRefusal(keys)) throw new RefusalError(keys);
  return { root: cardFingerprint(card), ...keyIdsOf(keys) };
}

export const keysShow = defineVerb<{ config: string }>({
  name: 'keys show',
  json: true,
  options: [{ flags: '--config <file>', required: true }],
  async run(io, { config }) {
    return withRecord({ config }, async ({ card, folder }) => {
      const waiting = await waitingCard(folder);
      const { party, serial, revoked } = card;
      const keys = keyIds(card);
      if (io.json) data(io, { party, serial, keys, revoked, waiting: waiting?.serial ?? null });
      line(io, 'cli.keys.card', { party, serial });
      for (const [role, keyid] of Object.entries(keys))
        line(io, 'cli.keys.key', { role, fingerprint: groups(keyid) });
      for (const { role, keyid, fromIndex } of revoked)
        line(io, 'cli.keys.revoked', { role, fingerprint: groups(keyid), index: fromIndex });
      if (waiting) line(io, 'cli.keys.waiting', { serial: waiting.serial });
      return undefined;
    });
  },
});

interface ChangeOptions {
  config: string;
  root?: string;
  rootSecretFile?: string;
  rootSecretFd?: number;
}
const CHANGE_OPTIONS: readonly OptionSpec[] = [
  { flags: '--config <file>', required: true },
  { flags: '--root <file>' },
  { flags: '--root-secret-file <file>' },
  { flags: '--root-secret-fd <number>', parse: whole(3, 255) },
];

/** The secret of the root key's own file; undefined where none is named. */
export function rootSecret(options: Pick<ChangeOptions, 'rootSecretFile' | 'rootSecretFd'>) {
  const { rootSecretFile: file, rootSecretFd: fd } = options;
  if (file !== undefined && fd !== undefined) throw new RefusalError(refuse('CLI_TWO_SECRETS'));
  if (file === undefined && fd === undefined) return undefined;
  return readSecret(fd === undefined ? { file: resolve(file as string) } : { fd }, '.');
}

/** Writes the next keys beside the present ones, and lets a node that does not run take them at once. */
async function change(io: Io, options: ChangeOptions, what: KeyChange): Promise<undefined> {
  const { config: path } = options;
  const config = await readConfig(path);
  const secret = readSecret(config.unlock, resolve(path, '..'));
  const own = rootSecret(options);
  if (options.root !== undefined && !own) throw new RefusalError(refuse('CLI_ROOT_SECRET'));
  const next = await withRecord({ config: path }, async ({ card, folder, store }) => {
    const size = await store.size();
    if (what.revokeFrom !== null && what.revokeFrom > size)
      throw new RefusalError(refuse('NODE_REVOKE_FUTURE', { size, fromIndex: what.revokeFrom }));
    const root = await readRoot(options.root ?? folder.keyring, own ?? secret, card);
    return prepareKeys(folder, secret, root, what, systemRandom);
  });
  const taken = await takeNow(path, secret);
  const { party, serial } = next;
  if (io.json) data(io, { party, serial, roles: what.roles, revokedFrom: what.revokeFrom, taken });
  line(io, 'cli.keys.made', { party, serial, roles: what.roles.join(', ') || '-' });
  line(io, taken ? 'cli.keys.taken' : 'cli.keys.restart');
  return undefined;
}

/** False where the node runs: it takes its keys when it is started again. */
async function takeNow(path: string, secret: Uint8Array): Promise<boolean> {
  try {
    await (await openNode(path, { secret })).close();
    return true;
  } catch (error) {
    if (error instanceof RefusalError && error.refusal.refused === 'STORE_FOLDER_IN_USE') return false;
    throw error;
  }
}

const roleOf = oneOf(CHANGEABLE_ROLES);
/** Each of these words read as a role. @throws RefusalError CLI_CHOICE */
function rolesOf(words: readonly string[]): ChangeableRole[] {
  return words.map((word) => {
    const role = roleOf(word, 'role');
    if (isRefusal(role)) throw new RefusalError(role);
    return role;
  });
}

export const keysRotate = defineVerb<ChangeOptions & { url?: string }, [string[]]>({
  name: 'keys rotate',
  args: [{ flags: '[role...]', says: 'cli.a.roles' }],
  json: true,
  options: [...CHANGE_OPTIONS, { flags: '--url <url>', says: 'cli.o.keys-url', parse: httpUrl }],
  async run(io, options, words) {
    const { url } = options;
    const roles = words.length === 0 && url === undefined ? CHANGEABLE_ROLES : rolesOf(words);
    return change(io, options, { roles, revokeFrom: null, ...(url !== undefined && { url }) });
  },
});

export const keysRevoke = defineVerb<ChangeOptions & { fromIndex: number }, [ChangeableRole]>({
  name: 'keys revoke',
  args: [{ flags: '<role>', says: 'cli.a.role', parse: roleOf }],
  json: true,
  options: [
    ...CHANGE_OPTIONS,
    { flags: '--from-index <number>', required: true, parse: whole(0, Number.MAX_SAFE_INTEGER) },
  ],
  run: (io, options, role) => change(io, options, { roles: [role], revokeFrom: options.fromIndex }),
});
