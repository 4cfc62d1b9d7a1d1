import assert from 'node:assert/strict';
import { existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { skipFast } from '../../test/effort.ts';
import { inside, workshop } from '../../test/helpers/cli/run.ts';

const { folder, put, clean } = workshop();
process.chdir(folder);
after(clean);

const CODE = /(?:CLI|NODE|RECORD|STORE|PARTIES)_[A-Z_]+/;
const NAMES = ['--name-en', 'P', '--name-ru', 'П', '--name-ar', 'ط', '--port', '0'];

interface Shown {
  serial: number;
  keys: Record<string, string>;
  revoked: { role: string; keyid: string; fromIndex: number }[];
  waiting: number | null;
}
async function ok(...args: string[]): Promise<string> {
  const done = await inside(args);
  assert.equal(done.code, 0, done.err);
  return done.out;
}
async function refused(...args: string[]): Promise<string | undefined> {
  const done = await inside(args);
  assert.notEqual(done.code, 0, done.out);
  return CODE.exec(done.err)?.[0];
}
const shown = async (party: string) =>
  JSON.parse(await ok('keys', 'show', '--config', `${party}/node.json`, '--json')) as Shown;
const make = (party: string, ...more: string[]) =>
  ok(
    'init',
    party,
    '--party',
    party,
    '--mode',
    'exercise',
    ...NAMES,
    '--password-file',
    put('pw', 'sesame opens nothing\n'),
    ...more,
  );

describe('keys on the command line', { skip: skipFast }, () => {
  it('the root key goes into a file of its own and is not in the keyring', async () => {
    put('usb-secret', 'held by two people\n');
    assert.equal(
      await refused('init', 'west', '--party', 'west', '--mode', 'exercise', ...NAMES, '--root-out', 'r'),
      'CLI_ROOT_SECRET',
    );
    await make('west', '--root-out', 'root.json', '--root-secret-file', 'usb-secret');
    await make('east');
    assert.equal(statSync('root.json').mode & 0o777, 0o600);
    const [node, root] = ['west/data/keyring.json', 'root.json'].map((path) =>
      readFileSync(path, 'utf8'),
    ) as [string, string];
    assert.equal(node.length, root.length, 'from the size nobody sees what a file holds');
    assert.equal(
      await refused(
        'init',
        'nord',
        '--party',
        'nord',
        '--mode',
        'exercise',
        ...NAMES,
        '--password-file',
        'pw',
        '--root-out',
        'root.json',
        '--root-secret-file',
        'usb-secret',
      ),
      'NODE_ROOT_THERE',
    );
    assert.ok(!existsSync('nord/node.json'), 'nothing is left of it');
    // Kept: the card under which east knows west. A later one by hand would have to follow it without a gap.
    put('west-known', readFileSync('west/data/card.json', 'utf8'));
    await ok('party', 'enrol', 'west-known', '--config', 'east/node.json');
    await ok('party', 'enrol', 'east/data/card.json', '--config', 'west/node.json');
  });

  it('without the root key no key changes; with it all do, and the record stays whole', async () => {
    const before = await shown('west');
    assert.equal(before.serial, 1);
    const rotate = ['keys', 'rotate', '--config', 'west/node.json'];
    assert.equal(await refused(...rotate), 'RECORD_KEYRING_NO_ROOT');
    assert.equal(await refused(...rotate, '--root', 'root.json'), 'CLI_ROOT_SECRET');
    const root = ['--root', 'root.json', '--root-secret-file'];
    assert.equal(
      await refused(...rotate, ...root, put('wrong', 'not the secret\n')),
      'RECORD_KEYRING_SECRET',
    );
    assert.equal(
      await refused(...rotate, '--root', 'none.json', '--root-secret-file', 'usb-secret'),
      'NODE_NO_ROOT',
    );
    assert.equal(
      await refused(...rotate, '--root', 'east/data/keyring.json', '--root-secret-file', 'east/secret'),
      'NODE_ROOT_OTHER',
    );
    assert.equal(await refused(...rotate, 'root'), 'CLI_CHOICE');
    assert.deepEqual(await shown('west'), before, 'nothing came of all that');

    const done = JSON.parse(await ok(...rotate, ...root, 'usb-secret', '--json')) as { taken: boolean };
    assert.equal(done.taken, true);
    const after = await shown('west');
    assert.deepEqual([after.serial, after.waiting, after.revoked], [2, null, []]);
    assert.equal(after.keys['root'], before.keys['root']);
    for (const role of ['message', 'log', 'cosign', 'encryption', 'tls'])
      assert.notEqual(after.keys[role], before.keys[role], role);
    assert.match(await ok('fsck', '--config', 'west/node.json'), /The record is whole/);
  });

  it('a stolen key is revoked from a place on; where it lies is checked', async () => {
    const before = await shown('west');
    const revoke = [
      'keys',
      'revoke',
      'message',
      '--config',
      'west/node.json',
      '--root',
      'root.json',
      '--root-secret-file',
      'usb-secret',
      '--from-index',
    ];
    assert.equal(await refused(...revoke, '100000'), 'NODE_REVOKE_FUTURE');
    assert.equal(await refused(...revoke, '-1'), 'CLI_WHOLE_NUMBER');
    await ok(...revoke, '2');
    const after = await shown('west');
    assert.deepEqual(after.revoked, [{ role: 'message', keyid: before.keys['message'], fromIndex: 2 }]);
    assert.equal(after.serial, 3);
    await ok('fsck', '--config', 'west/node.json');
    await ok(
      'keys',
      'rotate',
      'tls',
      '--config',
      'west/node.json',
      '--root',
      'root.json',
      '--root-secret-file',
      'usb-secret',
    );
    assert.deepEqual((await shown('west')).revoked, after.revoked, 'carried on');
    await ok('fsck', '--config', 'west/node.json');
  });

  it('a crash between any two steps leaves the old keys or the new ones', async () => {
    // The root key of east never left its keyring. Its files as they lie after each step of a change.
    const present = ['keyring', 'card'].map((name) => readFileSync(`east/data/${name}.json`));
    await ok('keys', 'rotate', '--config', 'east/node.json', '--url', 'http://127.0.0.1:9');
    await ok('keys', 'rotate', 'message', 'log', '--config', 'east/node.json');
    assert.equal((await shown('east')).serial, 3);
    const lie = (name: string, bytes: Buffer) => put(`east/data/${name}`, bytes.toString());
    const next = ['keyring', 'card'].map((name) => readFileSync(`east/data/${name}.json`)) as [
      Buffer,
      Buffer,
    ];
    // After the first rename: the keyring is in its place, its card still waits.
    lie('card.next.json', next[1]);
    lie('card.json', present[1] as Buffer);
    await ok('card', 'show', '--config', 'east/node.json');
    await ok('party', 'enrol', 'west-known', '--config', 'east/node.json');
    assert.deepEqual([(await shown('east')).serial, existsSync('east/data/card.next.json')], [3, false]);
    await ok('fsck', '--config', 'east/node.json');
    // A next keyring whose card was never written: nobody was told of it, and the next change makes its own.
    lie('keyring.next.json', present[0] as Buffer);
    await ok('keys', 'rotate', 'cosign', '--config', 'east/node.json');
    assert.deepEqual([(await shown('east')).serial, existsSync('east/data/keyring.next.json')], [4, false]);
    await ok('fsck', '--config', 'east/node.json');
  });

  it('yesterday’s card beside today’s keys, and the reverse, are refused', async () => {
    renameSync('east/data/card.json', 'east/data/kept');
    put('east/data/card.json', readFileSync('west/data/card.json', 'utf8'));
    assert.equal(
      await refused('party', 'enrol', 'west/data/card.json', '--config', 'east/node.json'),
      'NODE_OTHER_KEYS',
    );
    renameSync('east/data/kept', 'east/data/card.json');
    await ok('party', 'enrol', 'west-known', '--config', 'east/node.json');
  });
});
