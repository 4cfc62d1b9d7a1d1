import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Door, openDoor, signIn } from '../../test/helpers/running.ts';

const built = existsSync(join(import.meta.dirname, '..', '..', 'console', 'dist', 'index.html'));

describe('the console’s page', { skip: !built && 'the console is not built here' }, () => {
  let west: Door;
  before(async () => {
    west = await openDoor('west');
  });
  after(() => west.close());

  it('is for those who are signed in', async () => {
    const answer = await west.app.inject({ url: '/' });
    assert.deepEqual([answer.statusCode, answer.headers['location']], [303, '/sign-in']);
  });

  it('comes with a policy that names this node alone, and a nonce of its own each time', async () => {
    const ask = await signIn(west, 'all');
    const nonceOf = async (): Promise<string> => {
      const { body, headers } = await ask({ url: '/' });
      const policy = String(headers['content-security-policy']);
      const [, nonce = ''] = /property="csp-nonce" nonce="([\w-]{20,})"/.exec(body) ?? [];
      assert.ok(policy.includes(`'nonce-${nonce}'`), policy);
      assert.doesNotMatch(policy, /unsafe|https?:|\*/);
      assert.equal(headers['cache-control'], 'no-store');
      return nonce;
    };
    assert.notEqual(await nonceOf(), await nonceOf());
  });

  it('every file that it names is there, and may be kept for good', async () => {
    const ask = await signIn(west, 'all');
    const { body } = await ask({ url: '/' });
    const files = [...body.matchAll(/(?:src|href)="(\/console\/[^"]+)"/g)].map(([, path]) => path as string);
    assert.ok(files.length >= 2, body);
    for (const url of files) {
      const { statusCode, headers } = await west.app.inject({ url });
      assert.equal(statusCode, 200, url);
      assert.match(String(headers['cache-control']), /immutable/);
    }
    assert.equal((await west.app.inject({ url: '/console/assets/../../package.json' })).statusCode, 404);
  });
});
