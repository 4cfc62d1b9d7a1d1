/** `parley fsck --log`: somebody's log, from the command line. */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { CLI_CODE, inside } from '../../test/helpers/cli/run.ts';
import {
  appendLeaf,
  EMPTY_TREE,
  encodeBundle,
  encodeTile,
  encodeVkey,
  leafHash,
  rootOf,
  signCheckpoint,
  signerFromSeed,
  utf8,
} from '../record/index.ts';
import { LANGUAGES } from '../text/index.ts';

const ORIGIN = 'example.org/log';
const signer = signerFromSeed(new Uint8Array(32).fill(7));
const other = signerFromSeed(new Uint8Array(32).fill(8));
const entries = ['one', 'two', 'three'].map(utf8);
const root = rootOf(entries.reduce((tree, entry) => appendLeaf(tree, leafHash(entry)).tree, EMPTY_TREE));
const files = new Map<string, string | Uint8Array>([
  ['checkpoint', signCheckpoint({ origin: ORIGIN, size: 3n, root }, signer)],
  ['tile/0/000.p/3', encodeTile(entries.map(leafHash))],
  ['tile/entries/000.p/3', encodeBundle(entries)],
]);

describe('fsck of a log over HTTP', () => {
  let base: string;
  const server = createServer((request, response) => {
    const [, prefix, ...path] = String(request.url).split('/');
    const bytes = files.get(path.join('/'));
    if (!bytes) return void response.writeHead(404).end();
    const bad = prefix === 'bad' && path[1] === 'entries';
    response.end(bad ? Buffer.from(bytes).map((byte, at) => (at === 8 ? byte ^ 1 : byte)) : bytes);
  });
  before(async () => {
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  after(() => server.close());

  it('says whose it is and what it holds, in each language, and the rate', async () => {
    const vkey = encodeVkey(ORIGIN, signer.publicKey);
    for (const lang of LANGUAGES) {
      const done = await inside([
        'fsck',
        '--log',
        `${base}/good/`,
        '--key',
        vkey,
        '--partials',
        '--lang',
        lang,
      ]);
      assert.deepEqual([done.code, done.err], [0, ''], done.out);
      assert.match(done.out, /example\.org\/log/);
    }
    const bare = await inside(['fsck', '--log', `${base}/good`]);
    assert.match(bare.out, /whose log this is was not checked/);
    assert.match(bare.out, /entries a second: \d+/);
    const json = await inside(['fsck', '--log', `${base}/good`, '--json']);
    const report = JSON.parse(json.out) as Record<string, unknown>;
    assert.deepEqual([report['ok'], report['entries'], report['signed']], [true, 3, null]);
  });

  it('names the first tile and entry that do not fit, and another key', async () => {
    const bad = await inside(['fsck', '--log', `${base}/bad`]);
    assert.equal(bad.code, 1);
    assert.match(bad.out, /tile\/0\/000\.p\/3, from entry 1/);
    const key = encodeVkey(ORIGIN, other.publicKey);
    assert.equal((await inside(['fsck', '--log', `${base}/good`, '--key', key])).code, 1);
    assert.equal((await inside(['fsck', '--log', `${base}/nowhere/else`])).code, 1);
  });

  it('calls wrong use what it is', async () => {
    const wrong: [string[], string][] = [
      [['--log', `${base}/good`, '--data', '.'], 'CLI_RECORD_OR_LOG'],
      [['--data', '.', '--partials'], 'CLI_WITHOUT_LOG'],
      [['--data', '.', '--key', 'x'], 'CLI_WITHOUT_LOG'],
      [['--log', 'ftp://example.org'], 'CLI_URL'],
    ];
    for (const [args, code] of wrong) {
      const done = await inside(['fsck', ...args]);
      assert.deepEqual([done.code, CLI_CODE.exec(done.err)?.[0]], [2, code]);
    }
    assert.equal((await inside(['fsck', '--log', base, '--key', 'x'])).code, 3);
  });
});
