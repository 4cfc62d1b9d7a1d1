/** Private keys and the secret that opens them: given by descriptor or systemd credential, found nowhere afterwards. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { folderAt, hashPassword, initFolder, parseConfig, systemRandom } from '../../src/node/index.ts';
import { KeyringSeeds, openKeyring } from '../../src/record/index.ts';
import { skipFast } from '../effort.ts';
import { eventually, freePort } from './harness.ts';

const MAIN = join(import.meta.dirname, '..', '..', 'src', 'cli', 'main.ts');
const SECRET = 'umbrella kettle forty-two sparrows';
const ROOT_SECRET = 'held by two people and a third';
const OFFICER = 'nobody puts these together';

/** Every spelling in which bytes are usually written out by accident. */
function spellings(bytes: Uint8Array): Buffer[] {
  const raw = Buffer.from(bytes);
  const texts = [
    raw.toString('hex'),
    raw.toString('hex').toUpperCase(),
    raw.toString('base64').replace(/=+$/, ''),
  ];
  texts.push(raw.toString('base64url'), [...raw].join(','), [...raw].join(', '), [...raw].join(' '));
  return [raw, ...texts.map((text) => Buffer.from(text))];
}
function found(artefacts: ReadonlyMap<string, Buffer>, wanted: ReadonlyMap<string, Uint8Array>): string[] {
  const hits: string[] = [];
  for (const [where, bytes] of artefacts)
    for (const [what, secret] of wanted)
      if (spellings(secret).some((form) => bytes.includes(form))) hits.push(`${what} in ${where}`);
  return hits;
}
function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
/** The seeds in a keyring, by slot; slots that are empty are left out. */
function seedsIn(path: string, secret: string): Map<string, Uint8Array> {
  const opened = openKeyring(readFileSync(path), secret);
  assert.ok(opened instanceof KeyringSeeds);
  const plain = opened.plainBytes();
  const seeds = new Map<string, Uint8Array>();
  for (let at = 0; at < plain.length; at += 33)
    if (plain[at] === 1) seeds.set(`seed ${at / 33} of ${path}`, plain.subarray(at + 1, at + 33));
  return seeds;
}

describe('private keys of a running node', { skip: skipFast }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-secrets-'));
  const wanted = new Map<string, Uint8Array>([
    ['the secret', Buffer.from(SECRET)],
    ['the root secret', Buffer.from(ROOT_SECRET)],
  ]);
  const artefacts = new Map<string, Buffer>();
  const keep = (where: string, bytes: string | Uint8Array) =>
    artefacts.set(`${where} #${artefacts.size}`, Buffer.from(bytes as Uint8Array));
  const children: ChildProcess[] = [];
  const config = join(folder, 'node.json');
  const secretFile = join(folder, 'given', 'secret');
  const rootSecretFile = join(folder, 'given', 'root-secret');
  const rootFile = join(folder, 'given', 'root.json');
  let url = '';
  after(() => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  async function writeConfig(unlock: object): Promise<void> {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    const officer = {
      id: 'ann',
      name: 'Ann',
      office: 'watch',
      roles: ['admin', 'watch'],
      password: await hashPassword(OFFICER),
    };
    const names = { en: 'West', ru: 'Запад', ar: 'الغرب' };
    const text = JSON.stringify({
      format: 1,
      party: 'west',
      mode: 'exercise',
      names,
      data: 'data',
      listen: { host: '127.0.0.1', port },
      unlock,
      offices: ['watch'],
      officers: [officer],
    });
    writeFileSync(config, text);
  }

  /** Serves until told to stop; `how` is the way in which the secret reaches it. */
  async function serve(
    how: string,
    fd: number | null,
    env: Record<string, string>,
  ): Promise<() => Promise<void>> {
    const child = spawn(process.execPath, [MAIN, 'serve', '--config', config], {
      stdio: ['ignore', 'pipe', 'pipe', fd ?? 'ignore'],
      env: { PATH: process.env['PATH'], PARLEY_DEBUG: '1', ...env },
    });
    children.push(child);
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => said.push(chunk));
    await eventually(`an answer, ${how}`, async () => {
      assert.equal(child.exitCode, null, Buffer.concat(said).toString());
      return fetch(`${url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      );
    });
    for (const file of ['cmdline', 'environ'])
      keep(`${file}, ${how}`, readFileSync(`/proc/${child.pid}/${file}`));
    return async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      keep(`what it said, ${how}`, Buffer.concat(said));
    };
  }

  async function askAll(): Promise<void> {
    const signedIn = await fetch(`${url}/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ officer: 'ann', password: OFFICER }),
    });
    assert.ok(signedIn.ok, await signedIn.text());
    const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const openapi = await fetch(`${url}/openapi.json`, { headers: { cookie } });
    const document = (await openapi.json()) as { paths: Record<string, object> };
    keep('the API document', JSON.stringify(document));
    const asked = Object.entries(document.paths).filter(
      ([path, ways]) => 'get' in ways && !path.includes('{') && !path.includes('live'),
    );
    assert.ok(asked.length > 15, `${asked.length} addresses`);
    for (const [path] of asked) {
      const answer = await fetch(`${url}${path}`, {
        headers: { cookie },
        signal: AbortSignal.timeout(20_000),
      });
      keep(`GET ${path}`, Buffer.from(await answer.arrayBuffer()));
    }
    for (const body of ['', '{', '{"from":"west"}', 'x'.repeat(10_000)]) {
      const answer = await fetch(`${url}/exchange/parcels`, { method: 'POST', body });
      keep('a refusal', await answer.text());
    }
  }

  function command(expected: number, ...args: string[]): void {
    const done = spawnSync(process.execPath, [MAIN, ...args], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], PARLEY_DEBUG: '1', CREDENTIALS_DIRECTORY: join(folder, 'given') },
      timeout: 60_000,
    });
    keep(`parley ${args.slice(0, 2).join(' ')}`, done.stdout + done.stderr);
    assert.equal(done.status, expected, `${args.join(' ')}: ${done.stdout}${done.stderr}`);
  }

  it('a node starts from a descriptor', async () => {
    mkdirSync(join(folder, 'given'));
    writeFileSync(secretFile, `${SECRET}\n`, { mode: 0o600 });
    writeFileSync(rootSecretFile, `${ROOT_SECRET}\n`, { mode: 0o600 });
    const facts = {
      party: 'west',
      mode: 'exercise',
      names: { en: 'West', ru: 'Запад', ar: 'الغرب' },
      url: null,
    } as const;
    const root = { path: rootFile, secret: Buffer.from(ROOT_SECRET) };
    await initFolder(join(folder, 'data'), facts, Buffer.from(SECRET), systemRandom, { root });
    for (const [name, seed] of seedsIn(folderAt(join(folder, 'data')).keyring, SECRET))
      wanted.set(name, seed);
    await writeConfig({ fd: 3 });
    const fd = openSync(secretFile, 'r');
    const stop = await serve('descriptor', fd, {});
    closeSync(fd);
    await askAll();
    await stop();
  });

  it('and from a systemd credential, with nobody there, after its keys were changed', async () => {
    await writeConfig({ credential: 'secret' });
    const root = ['--root', rootFile, '--root-secret-file'];
    command(3, 'keys', 'rotate', '--config', config, ...root, secretFile);
    command(0, 'keys', 'rotate', '--config', config, ...root, rootSecretFile, '--json');
    command(0, 'keys', 'revoke', 'message', '--from-index', '1', '--config', config, ...root, rootSecretFile);
    command(0, 'keys', 'show', '--config', config, '--json');
    command(0, 'fsck', '--config', config, '--json');
    for (const [name, seed] of seedsIn(folderAt(join(folder, 'data')).keyring, SECRET))
      wanted.set(`${name}, new`, seed);
    const env = { CREDENTIALS_DIRECTORY: join(folder, 'given') };
    const stop = await serve('credential', null, env);
    await askAll();
    await stop();
    const again = await serve('credential', null, env);
    await again();
  });

  it('never from an argument or the environment', async () => {
    for (const unlock of [{ secret: SECRET }, { env: 'PARLEY_SECRET' }, { fd: 3, secret: SECRET }, SECRET]) {
      const read = parseConfig(JSON.stringify({ ...JSON.parse(readFileSync(config, 'utf8')), unlock }));
      assert.ok('refused' in read && read.refused === 'NODE_CONFIG_FIELD', JSON.stringify(unlock));
    }
    const before = readFileSync(config, 'utf8');
    for (const [option, ...verb] of [
      ['--secret', 'serve'],
      ['--password', 'init', join(folder, 'other')],
      ['--root-secret', 'keys', 'rotate'],
    ] as const)
      command(2, ...verb, option, 'words given on the line', '--config', config);
    await writeConfig({ file: 'given/none' });
    const env = Object.fromEntries(
      ['PARLEY_SECRET', 'PARLEY_UNLOCK', 'PARLEY_PASSWORD', 'SECRET'].map((name) => [name, 'words']),
    );
    const done = spawnSync(process.execPath, [MAIN, 'serve', '--config', config], {
      encoding: 'utf8',
      env: { ...process.env, ...env },
      timeout: 60_000,
    });
    assert.equal(done.status, 3);
    assert.match(done.stderr, /NODE_NO_SECRET/);
    writeFileSync(config, before);
  });

  it('nothing that the node or a command wrote, said or answered holds the secret or a seed', () => {
    for (const path of filesUnder(join(folder, 'data'))) keep(path, readFileSync(path));
    keep(rootFile, readFileSync(rootFile));
    keep(config, readFileSync(config));
    assert.ok(
      artefacts.size > 60 && wanted.size >= 14,
      `${artefacts.size} artefacts, ${wanted.size} secrets`,
    );
    assert.deepEqual(found(artefacts, wanted), []);
  });

  it('planted fault: the search finds a seed in any spelling', () => {
    const [name, seed] = [...wanted].at(-1) as [string, Uint8Array];
    for (const form of spellings(seed)) {
      const planted = new Map([
        ['log', Buffer.concat([Buffer.from('level=30 key='), form, Buffer.from('\n')])],
      ]);
      assert.ok(found(planted, wanted).includes(`${name} in log`));
    }
  });
});
