import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { isRefusal, RefusalError } from '../contract/index.ts';
import { type Officer, parseConfig } from './config.ts';
import { hashPassword, Officers } from './officers.ts';
import { readSecret } from './unlock.ts';

const T0 = Date.parse('2020-08-24T06:00:00Z');
const HOUR = 3_600_000;
const password = await hashPassword('correct horse');
const ann: Officer = { id: 'ann', name: 'Ann Oak', office: 'watch', roles: ['watch'], password };
const folder = mkdtempSync(join(tmpdir(), 'parley-officers-'));
after(() => rmSync(folder, { recursive: true, force: true }));

describe('officers', () => {
  it('five wrong passwords bring a pause, for known and made-up names alike', async () => {
    const officers = await Officers.open([ann], null);
    for (const name of ['ann', 'nobody']) {
      for (let i = 0; i < 5; i++) assert.equal(await officers.signIn(name, 'wrong', T0), null, name);
      assert.equal(await officers.signIn(name, 'correct horse', T0 + 29_999), 'pause', name);
    }
    const let_in = await officers.signIn('ann', 'correct horse', T0 + 30_000);
    assert.ok(let_in && let_in !== 'pause');
    assert.equal(await officers.signIn('nobody', 'correct horse', T0 + 30_000), null);
  });

  it('tries made all at once are counted too', async () => {
    const officers = await Officers.open([ann], null);
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, i) => officers.signIn('ann', `guess ${i}`, T0)),
    );
    assert.equal(all.filter((one) => one === null).length, 5);
    assert.equal(all.filter((one) => one === 'pause').length, 15);
  });

  it('made-up names cannot push a known officer’s count out, nor fill memory', {
    timeout: 60_000,
  }, async () => {
    const officers = await Officers.open([ann], null);
    for (let i = 0; i < 5; i++) await officers.signIn('ann', 'wrong', T0);
    // While one password is being tried, so many wait, and the rest are sent off unheard.
    const crowd = await Promise.all(
      Array.from({ length: 200 }, (_, i) => officers.signIn(`name${i}`, 'x', T0)),
    );
    assert.ok(crowd.filter((one) => one === 'pause').length >= 160);
    assert.equal(await officers.signIn('ann', 'correct horse', T0), 'pause');
  });

  it('an unknown name costs the same work as a wrong password', async () => {
    const officers = await Officers.open([ann], null);
    const time = async (id: string) => {
      const from = process.cpuUsage();
      for (let i = 0; i < 4; i++) await officers.signIn(id, 'wrong', T0);
      const { user, system } = process.cpuUsage(from);
      return user + system;
    };
    const known = await time('ann');
    const unknown = await time('nobody');
    assert.ok(unknown > known / 3 && known > unknown / 3, `${known} ${unknown} us`);
  });

  it('tokens survive a restart as hashes, end with sign-out, time, a changed password or the officer', async () => {
    const officers = await Officers.open([ann], folder);
    const first = await officers.signIn('ann', 'correct horse', T0);
    const second = await officers.signIn('ann', 'correct horse', T0);
    assert.ok(first && first !== 'pause' && second && second !== 'pause');
    const { token } = first;
    assert.equal((await readFile(join(folder, 'sign-ins.json'), 'utf8')).includes(token), false);
    const again = await Officers.open([ann], folder);
    assert.deepEqual(again.whoIs(token, T0)?.by, first.signedIn.by);
    assert.equal(again.whoIs(`${token}x`, T0), null);
    assert.ok(again.whoIs(token, T0 + 12 * HOUR - 1));
    assert.equal(again.whoIs(token, T0 + 12 * HOUR), null);
    const changed = { ...ann, password: await hashPassword('another') };
    assert.equal((await Officers.open([changed], folder)).whoIs(token, T0), null);
    assert.equal((await Officers.open([], folder)).whoIs(token, T0), null);
    await again.signOut(token);
    assert.equal(again.whoIs(token, T0), null);
    const last = await Officers.open([ann], folder);
    assert.equal(last.whoIs(token, T0), null, 'signed out for good');
    assert.ok(last.whoIs(second.token, T0), 'the other sign-in stands');
  });

  it('a damaged list costs a sign-in; a disk that takes nothing costs not even that', async () => {
    for (const text of ['{', 'null', '[]', '{"x":null}', '{"x":{"id":1}}']) {
      await writeFile(join(folder, 'sign-ins.json'), text);
      const officers = await Officers.open([ann], folder);
      const signed = await officers.signIn('ann', 'correct horse', T0);
      assert.ok(signed && signed !== 'pause' && officers.whoIs(signed.token, T0), text);
    }
    const officers = await Officers.open([ann], join(folder, 'no', 'such', 'folder'));
    const signed = await officers.signIn('ann', 'correct horse', T0);
    assert.ok(signed && signed !== 'pause' && officers.whoIs(signed.token, T0));
  });
});

describe('a node’s configuration', () => {
  const sound = {
    format: 1,
    party: 'west',
    mode: 'exercise',
    names: { en: 'West', ru: 'Запад', ar: 'غرب' },
    data: 'data',
    listen: { host: '127.0.0.1', port: 0 },
    unlock: { file: 'secret' },
    officers: [ann],
  };
  const fault = (change: Record<string, unknown>) => {
    const config = parseConfig(JSON.stringify({ ...sound, ...change }));
    return isRefusal(config) ? [config.refused, config.params['field']] : null;
  };

  it('is refused with the name of the field at fault', () => {
    assert.equal(fault({}), null);
    const cases: [Record<string, unknown>, string][] = [
      [{ party: 'West' }, 'party'],
      [{ party: 'constructor' }, 'party'],
      [{ mode: 'war' }, 'mode'],
      [{ names: { en: 'West', ru: 'Запад' } }, 'names.ar'],
      [{ listen: { host: 'x', port: 70_000 } }, 'listen.port'],
      [{ listen: { host: 'x', port: 1, tls: true } }, 'listen.tls'],
      [{ secret: 'swordfish' }, 'secret'],
      [{ unlock: { fd: 1 } }, 'unlock.fd'],
      [{ officers: [{ ...ann, roles: ['god'] }] }, 'officers.0.roles.0'],
      [{ officers: [ann, { ...ann, name: 'Eve' }] }, 'officers.1.id'],
      [
        {
          share: [
            { to: 'east', units: 'all' },
            { to: 'east', units: ['w1'] },
          ],
        },
        'share.1.to',
      ],
      [{ peers: { east: { url: 'nowhere' } } }, 'peers.east.url'],
      [{ feeds: { speedUnit: 'parsec' } }, 'feeds.speedUnit'],
      [{ format: 2 }, 'format'],
    ];
    for (const [change, field] of cases)
      assert.deepEqual(fault(change), ['NODE_CONFIG_FIELD', field], JSON.stringify(change).slice(0, 80));
    const notJson = parseConfig('{"format":1,');
    assert.ok(isRefusal(notJson) && notJson.refused === 'NODE_CONFIG_NOT_JSON');
    assert.deepEqual(fault({ mode: 'live', clock: { startMs: 0, speed: 2 } })?.[0], 'NODE_CLOCK_LIVE');
  });
});

describe('the secret', () => {
  const codeOf = (work: () => unknown) => {
    try {
      work();
      return null;
    } catch (error) {
      return error instanceof RefusalError ? error.refusal.refused : String(error);
    }
  };

  it('comes from a file beside the configuration, without its line end', async () => {
    writeFileSync(join(folder, 'secret'), 'eight or more\r\n');
    assert.equal(Buffer.from(readSecret({ file: 'secret' }, folder)).toString(), 'eight or more');
    assert.equal(
      codeOf(() => readSecret({ file: 'none' }, folder)),
      'NODE_NO_SECRET',
    );
    for (const text of ['', '\n', 'short\n', 'x'.repeat(5000)]) {
      writeFileSync(join(folder, 'poor'), text);
      assert.equal(
        codeOf(() => readSecret({ file: 'poor' }, folder)),
        'NODE_NO_SECRET',
      );
    }
  });

  it('comes from a descriptor and from a systemd credential, in a process of its own', async () => {
    const script = join(import.meta.dirname, 'unlock.ts');
    const credentials = join(folder, 'credentials');
    await mkdir(credentials);
    await writeFile(join(credentials, 'parley'), 'from systemd\n');
    await chmod(join(credentials, 'parley'), 0o400);
    writeFileSync(join(folder, 'fd'), 'from descriptor three');
    const ask = (unlock: object, env: Record<string, string> = {}) =>
      spawnSync(
        process.execPath,
        [
          '--input-type=module',
          '-e',
          `import { readSecret } from ${JSON.stringify(script)};
           try { process.stdout.write(readSecret(${JSON.stringify(unlock)}, '/')); }
           catch (error) { process.stdout.write(error.refusal.refused); }`,
        ],
        {
          stdio: ['ignore', 'pipe', 'pipe', openSync(join(folder, 'fd'), 'r')],
          env: { PATH: process.env['PATH'], ...env },
          encoding: 'utf8',
        },
      ).stdout;
    assert.equal(ask({ fd: 3 }), 'from descriptor three');
    assert.equal(ask({ fd: 9 }), 'NODE_NO_SECRET');
    assert.equal(ask({ credential: 'parley' }, { CREDENTIALS_DIRECTORY: credentials }), 'from systemd');
    assert.equal(ask({ credential: 'other' }, { CREDENTIALS_DIRECTORY: credentials }), 'NODE_NO_SECRET');
    assert.equal(ask({ credential: 'parley' }), 'NODE_NO_SECRET');
  });
});
