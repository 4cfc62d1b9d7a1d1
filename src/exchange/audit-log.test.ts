import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { effort } from '../../test/effort.ts';
import { dice } from '../../test/mutate.ts';
import { shared } from '../../test/shared.ts';
import { isRefusal, RefusalError } from '../contract/index.ts';
import {
  appendLeaf,
  type CompactTree,
  decodeVkey,
  EMPTY_TREE,
  encodeBundle,
  encodeCheckpoint,
  encodeTile,
  leafHash,
  rootOf,
  TILE_WIDTH,
  tileAt,
  tilePath,
  tilesOf,
  utf8,
  type Verifier,
} from '../record/index.ts';
import { auditLog, type LogReport, MAX_AUDIT_ENTRIES } from './audit-log.ts';
import { httpLog, type ReadLog } from './tile-log.ts';

type Files = Map<string, Uint8Array>;
const from =
  (files: Files): ReadLog =>
  async (path) =>
    files.get(path) ?? null;

/** The files of a log of that many entries, made by another way than the audit goes: every level from all leaves. */
function made(size: number): Files {
  const entries = Array.from({ length: size }, (_, i) => utf8(`entry ${i}`));
  const files: Files = new Map();
  let tree: CompactTree = EMPTY_TREE;
  const levels: Uint8Array[][] = Array.from({ length: 8 }, () => []);
  for (const entry of entries) {
    const grown = appendLeaf(tree, leafHash(entry));
    tree = grown.tree;
    for (const { level, hash } of grown.nodes) if (level % 8 === 0) levels[level / 8]?.push(hash);
  }
  for (const { level, full, partial } of tilesOf(BigInt(size))) {
    const count = Number(full) + (partial > 0 ? 1 : 0);
    for (let index = 0; index < count; index++) {
      const name = tileAt(level, BigInt(index), BigInt(size));
      assert.ok(name);
      const [first, end] = [index * TILE_WIDTH, index * TILE_WIDTH + name.width];
      files.set(tilePath(name), encodeTile((levels[level] as Uint8Array[]).slice(first, end)));
      if (level === 0)
        files.set(tilePath({ ...name, level: 'entries' }), encodeBundle(entries.slice(first, end)));
    }
  }
  const checkpoint = encodeCheckpoint({ origin: 'example.org/log', size: BigInt(size), root: rootOf(tree) });
  files.set('checkpoint', utf8(`${checkpoint}\n— example.org/log AAAAAAAA\n`));
  return files;
}

/** A copy with one bit of one byte turned. */
function turned(files: Files, path: string, at: number, bit = 0): Files {
  const bytes = Uint8Array.from(files.get(path) as Uint8Array);
  bytes[at] = (bytes[at] as number) ^ (1 << bit);
  return new Map(files).set(path, bytes);
}

async function serve(t: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function refusedAs(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof RefusalError, String(error));
    return error.refusal.refused;
  }
  return 'nothing';
}

describe('an audit of a tlog-tiles log', () => {
  it('passes a true log of every kind of size', async () => {
    for (const size of [0, 1, 2, 255, 256, 257, 511, 512, 1000, effort(70_000, 300)]) {
      const report = await auditLog({ read: from(made(size)), partials: true });
      assert.deepEqual(report.bad, null, `${size}`);
      assert.equal(report.entries, size);
      assert.equal(report.signed, null);
    }
  });

  it('finds one changed byte anywhere, at the entry that it belongs to', async () => {
    const files = made(600);
    const roll = dice(7);
    for (const [path, bytes] of files) {
      const tries =
        path === 'checkpoint' ? [20, 40] : Array.from({ length: effort(60, 8) }, () => roll(bytes.length));
      for (const at of tries) {
        const { bad } = await auditLog({ read: from(turned(files, path, at, roll(8))) });
        assert.ok(bad, `${path} at ${at}`);
        if (path.startsWith('tile/0/')) {
          const tile = path.startsWith('tile/0/000') ? 0 : path.startsWith('tile/0/001') ? 256 : 512;
          assert.deepEqual([bad.what, bad.index, bad.path], ['entry', tile + Math.floor(at / 32), path]);
        }
        if (path.startsWith('tile/1/'))
          assert.deepEqual([bad.what, bad.index], ['tile', 256 * Math.floor(at / 32)]);
      }
    }
  });

  it('says what is missing, cut, too long or of another root', async () => {
    const files = made(600);
    const without = (path: string) => new Map([...files].filter(([name]) => name !== path));
    const first = async (read: Files) => (await auditLog({ read: from(read) })).bad;
    for (const path of files.keys()) {
      const bad = await first(without(path));
      assert.equal(bad?.what, path === 'checkpoint' ? 'no-checkpoint' : 'missing', path);
      assert.equal(bad?.path, path);
    }
    for (const path of [...files.keys()].filter((name) => name.startsWith('tile/'))) {
      const bytes = files.get(path) as Uint8Array;
      for (const other of [bytes.subarray(1), Buffer.concat([bytes, Buffer.alloc(1)]), new Uint8Array()])
        assert.ok(
          ['form', 'entry'].includes(String((await first(new Map(files).set(path, other)))?.what)),
          path,
        );
    }
    const other = made(601).get('checkpoint') as Uint8Array;
    const root = Buffer.from(other).toString().replace('601', '600');
    assert.equal((await first(new Map(files).set('checkpoint', utf8(root))))?.what, 'root');
    const huge = Buffer.from(other)
      .toString()
      .replace('601', String(MAX_AUDIT_ENTRIES + 1));
    assert.equal(
      await refusedAs(first(new Map(files).set('checkpoint', utf8(huge)))),
      'EXCHANGE_LOG_TOO_MANY',
    );
  });

  it('finds a planted fault: an audit that believes the tiles', async () => {
    // What a lenient audit would do: take hashes from level 0 and never look at the entries.
    const files = made(300);
    const bundles = [...files.keys()].filter((path) => path.startsWith('tile/entries/'));
    const changed = turned(files, bundles[0] as string, 5);
    const lenient: ReadLog = async (path) =>
      (bundles.includes(path) ? files.get(path) : changed.get(path)) ?? null;
    assert.equal(
      (await auditLog({ read: lenient })).bad,
      null,
      'believing other bytes than are served passes',
    );
    assert.equal((await auditLog({ read: from(changed) })).bad?.what, 'entry');
  });

  it('fetches ahead a little, and never the same tile twice', async () => {
    const files = made(5_000);
    const asked: string[] = [];
    let [now, most] = [0, 0];
    const read: ReadLog = async (path) => {
      asked.push(path);
      most = Math.max(most, ++now);
      await new Promise((done) => setImmediate(done));
      now -= 1;
      return files.get(path) ?? null;
    };
    assert.ok((await auditLog({ read })).ok);
    assert.equal(new Set(asked).size, asked.length);
    assert.equal(asked.length, files.size);
    assert.ok(most > 1 && most <= 9, `${most} at once`);
  });
});

describe('a log over HTTP', () => {
  const plain =
    (files: Files): RequestListener =>
    (request, response) => {
      const bytes = files.get(String(request.url).slice('/log/'.length));
      if (!bytes) return void response.writeHead(404).end();
      response.end(bytes);
    };

  it('is read from a plain server', async (t) => {
    const base = await serve(t, plain(made(700)));
    const report = await auditLog({ read: httpLog(`${base}/log`) });
    assert.deepEqual(report.bad, null);
    assert.equal(report.entries, 700);
  });

  const hostile: [string, RequestListener, string][] = [
    [
      'a body without end',
      (_request, response) => {
        const more = () => {
          while (response.write(Buffer.alloc(65_536)));
        };
        response.on('drain', more);
        more();
      },
      'EXCHANGE_LOG_TOO_LONG',
    ],
    [
      'a redirect',
      (_request, response) => void response.writeHead(302, { location: '/elsewhere' }).end(),
      'EXCHANGE_LOG_ANSWER',
    ],
    ['no answer at all', () => {}, 'EXCHANGE_LOG_UNREACHABLE'],
    [
      'a drop of a byte now and then',
      (_request, response) => void setInterval(() => response.write('x'), 100).unref(),
      'EXCHANGE_LOG_UNREACHABLE',
    ],
    ['a broken connection', (request) => void request.socket.destroy(), 'EXCHANGE_LOG_UNREACHABLE'],
    [
      'another length than it sends',
      (_request, response) =>
        void response
          .writeHead(200, { 'content-length': 5 })
          .end('four'.slice(0, 3), () => response.socket?.destroy()),
      'EXCHANGE_LOG_UNREACHABLE',
    ],
    ['errors only', (_request, response) => void response.writeHead(500).end(), 'EXCHANGE_LOG_ANSWER'],
    ['no right to read', (_request, response) => void response.writeHead(403).end(), 'EXCHANGE_LOG_ANSWER'],
  ];
  for (const [name, listener, code] of hostile) {
    it(`refuses once, soon and by name: ${name}`, async (t) => {
      const base = await serve(t, listener);
      const startMs = performance.now();
      assert.equal(await refusedAs(auditLog({ read: httpLog(base, 200, [1, 1]) })), code);
      assert.ok(performance.now() - startMs < 10_000);
    });
  }

  it('goes on after a short failure', async (t) => {
    const files = made(3);
    let failures = 2;
    const base = await serve(t, (request, response) => {
      if (failures-- > 0) return void response.writeHead(503).end();
      plain(files)(request, response);
    });
    assert.ok((await auditLog({ read: httpLog(`${base}/log`) })).ok);
  });
});

describe('the sample log of tessera', { skip: shared === null && 'no shared vectors' }, () => {
  const folder = join(shared ?? '', 'vectors', 'tessera-log');
  const files: Files = new Map();
  let key: Verifier;
  const audit = (of: Files, size = 15): Promise<LogReport> => {
    const checkpoint = of.get(`checkpoint.${size}`) as Uint8Array;
    return auditLog({ read: from(new Map(of).set('checkpoint', checkpoint)), key, partials: true });
  };
  const load = () => {
    if (files.size > 0) return;
    for (const file of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (file.isFile()) {
        const path = join(file.parentPath, file.name);
        files.set(relative(folder, path), readFileSync(path));
      }
    const read = decodeVkey(String(readFileSync(join(folder, 'log.vkey'))).trim());
    assert.ok(!isRefusal(read));
    key = read;
  };

  it('passes at every size, and over HTTP', async (t) => {
    load();
    for (let size = 0; size <= 15; size++) {
      const report = await audit(files, size);
      assert.deepEqual(report.bad, null, `${size}`);
      assert.equal(report.signed, true);
    }
    const base = await serve(t, (request, response) => {
      const bytes = files.get(String(request.url).slice(1));
      response.writeHead(bytes ? 200 : 404).end(bytes);
    });
    const report = await auditLog({ read: httpLog(base), key, partials: true });
    assert.deepEqual(report.bad, null);
    t.diagnostic(`${report.entries} entries, ${report.tiles} tiles, ${report.bytes} bytes`);
  });

  it('shows every single corrupted byte in any tile, and any of the checkpoint but of lines that nobody knows', async (t) => {
    load();
    let found = 0;
    for (const [path, bytes] of files) {
      if (!path.startsWith('tile/') && path !== 'checkpoint.15') continue;
      for (let at = 0; at < bytes.length; at += effort(1, 23)) {
        const { bad } = await audit(turned(files, path, at, at % 8));
        assert.ok(bad, `${path}, byte ${at}`);
        found += 1;
      }
    }
    t.diagnostic(`${found} corrupted bytes found`);
  });
});
