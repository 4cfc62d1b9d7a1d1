/** What is wrong gets one clear error with a code and the mend; nothing is lost, and the node goes on. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { eventually, type NodeProcess, runOnce, startParties } from './harness.ts';
import { movement, report } from './work.ts';

const slow = process.env['PARLEY_FAST'] === '1' && 'slow';
const DAY_MS = 86_400_000;

/** Every refusal: a stable code, what is wrong, what would be right. */
function refused(
  answer: { status: number; body: { code?: string; what?: string; mend?: string } },
  status: number,
  code: string,
): void {
  assert.equal(answer.body.code, code, JSON.stringify(answer.body));
  assert.equal(answer.status, status);
  assert.ok(answer.body.what && answer.body.mend);
}

describe('bad input', { skip: slow }, () => {
  let west: NodeProcess;
  let east: NodeProcess;
  let close: () => Promise<void> = async () => {};
  before(async () => {
    const started = await startParties([
      { party: 'west', devices: { 'phone-1': 'w1' } },
      // A clock a day ahead, which only exercise nodes may have.
      { party: 'east', clock: { startMs: Date.now() + DAY_MS, speed: 1 } },
    ]);
    close = started.close;
    ({ west, east } = started.nodes as { west: NodeProcess; east: NodeProcess });
  });
  after(() => close());

  interface Parts {
    route: { points: { lat: number; lon: number }[] };
    times: { atMs: number[] };
  }
  const notice = (change: (fields: Parts) => void): unknown => {
    const whole = movement('w1', 1) as { fields: Parts };
    change(whole.fields);
    return whole;
  };

  it('requests that make no sense are refused by name', async () => {
    refused(
      await west.ask(
        'POST',
        '/api/notices',
        notice(({ times }) => times.atMs.sort((a, b) => b - a)),
      ),
      422,
      'NOTICES_TIMES_REVERSED',
    );
    refused(
      await west.ask('POST', '/api/notices', { ...(movement('w1', 2) as object), to: ['nobody'] }),
      422,
      'NOTICES_UNKNOWN_PARTY',
    );
    refused(
      await west.ask(
        'POST',
        '/api/notices',
        notice(({ route }) => route.points.unshift({ lat: 91, lon: 41 })),
      ),
      422,
      'NODE_BAD_INPUT',
    );
    refused(await west.ask('GET', '/api/notices/01ARZ3NDEKTSV4RRFFQ69G5FAV'), 404, 'NOTICES_UNKNOWN');
    refused(await west.ask('GET', '/feeds/osmand?id=stranger&lat=1&lon=1'), 403, 'NODE_UNKNOWN_DEVICE');
    refused(await west.ask('GET', '/feeds/osmand?lat=1&lon=1'), 400, 'FEEDS_DEVICE_MISSING');
    const broken = await fetch(`${west.url}/exchange/parcels`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"from":',
    });
    refused({ status: broken.status, body: (await broken.json()) as object }, 400, 'NODE_NOT_JSON');
  });

  it('malformed envelopes are refused one by one, and the parcel is answered', async () => {
    const { body } = await west.ask('POST', '/exchange/parcels', {
      from: 'east',
      checkpoint: null,
      envelopes: ['{}', 'not JSON'],
    });
    assert.deepEqual(
      body.results.map((result: { refused: string }) => result.refused.startsWith('RECORD_')),
      [true, true],
    );
  });

  it('a message from a clock a day off is taken, passed on and marked', async () => {
    const filed = await east.ask(
      'POST',
      '/api/notices',
      (() => {
        const whole = movement('e1', 3) as { fields: { times: { atMs: number[] } } };
        whole.fields.times.atMs = whole.fields.times.atMs.map((ms) => ms + DAY_MS);
        return whole;
      })(),
    );
    assert.equal(filed.status, 201, JSON.stringify(filed.body));
    await eventually(
      'the notice at west',
      async () => (await west.ask('GET', `/api/notices/${filed.body.noticeId}`)).status === 200,
    );
    const { body } = await west.ask('GET', '/api/parties');
    const heard = body.parties.find(({ party }: { party: string }) => party === 'east');
    assert.ok(Math.abs(heard.skewMs - DAY_MS) < 600_000, `skew ${heard.skewMs}`);
  });

  it('port taken, data folder in use, wrong secret, no config: one error each, exit 3', async () => {
    const folder = runOnce(['serve', '--config', west.configPath]);
    assert.equal(folder.status, 3);
    assert.match(folder.stderr, /STORE_FOLDER_IN_USE/);
    assert.equal((await west.ask('GET', '/healthz')).status, 200, 'the running node is not disturbed');

    await east.end('SIGTERM');
    const blocker = createServer();
    await new Promise<void>((resolve) =>
      blocker.listen(Number(new URL(east.url).port), '127.0.0.1', resolve),
    );
    const port = runOnce(['serve', '--config', east.configPath]);
    await new Promise((resolve) => blocker.close(resolve));
    assert.equal(port.status, 3);
    assert.match(port.stderr, /NODE_PORT_TAKEN/);

    const secret = join(east.folder, 'secret');
    const right = await readFile(secret);
    await writeFile(secret, 'another secret altogether');
    const wrong = runOnce(['serve', '--config', east.configPath]);
    await writeFile(secret, right);
    assert.equal(wrong.status, 3);
    assert.match(wrong.stderr, /RECORD_KEYRING_SECRET/);

    // Data without its configuration is never taken for an empty folder; and a service makes no party by a wrong path.
    const alone = runOnce(['serve', '--config', join(east.folder, 'nowhere.json')]);
    assert.equal(alone.status, 3);
    assert.match(alone.stderr, /NODE_DATA_ALONE/);
    const none = runOnce(['serve', '--no-set-up', '--config', join(east.folder, 'nowhere', 'node.json')]);
    assert.equal(none.status, 3);
    assert.match(none.stderr, /NODE_NO_CONFIG/);
    await east.start();
  });
});

/** A small file system of its own, where this process may mount one. */
async function smallDisk(path: string, size: string): Promise<boolean> {
  await mkdir(path, { recursive: true });
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', path]).status === 0;
}

describe('disk full', { skip: slow }, () => {
  it('says so, loses nothing, keeps watching, and goes on by itself when there is room', async (t) => {
    const mounted: string[] = [];
    const { nodes, close } = await startParties([{ party: 'west', devices: { 'phone-1': 'w1' } }], {
      prepare: async (folder) => {
        const data = join(folder, 'data');
        if (await smallDisk(data, '24m')) mounted.push(data);
      },
    });
    const west = nodes['west'] as NodeProcess;
    try {
      if (mounted.length === 0) return t.skip('cannot mount a small file system here (needs root)');
      const first = await west.ask('POST', '/api/notices', movement('w1', 1));
      assert.equal(first.status, 201);
      const ballast = join(west.data, 'ballast');
      // dd stops by itself when nothing more fits.
      spawnSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=64k']);
      await eventually('the store says that it is full', async () => {
        const { body } = await west.ask('POST', '/api/notices', movement('w1', 2));
        return body.code === 'STORE_FULL';
      });
      assert.equal(
        (await west.ask('GET', `/api/notices/${first.body.noticeId}`)).status,
        200,
        'reading goes on',
      );
      assert.notEqual(
        (await west.ask('GET', report('phone-1', 36.5, 41))).status,
        200,
        'a fix that is not stored is not acknowledged',
      );
      await rm(ballast);
      await eventually('it takes notices again, without a restart', async () => {
        return (await west.ask('POST', '/api/notices', movement('w1', 3))).status === 201;
      });
      await eventually(
        'and fixes',
        async () => (await west.ask('GET', report('phone-1', 36.5, 41))).status === 200,
      );
    } finally {
      await west.end('SIGKILL');
      for (const path of mounted) spawnSync('umount', ['-l', path]);
      await close();
    }
  });
});
