import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Ask, type Door, movement, openDoor, signIn } from '../../test/helpers/running.ts';
import { isRefusal } from '../contract/index.ts';
import {
  appendLeaf,
  cardKeys,
  decodeBundle,
  decodeTile,
  EMPTY_TREE,
  inclusionProof,
  leafHash,
  openCheckpoint,
  rootOf,
  type TileName,
  tileAt,
  tilePath,
  tileReader,
  tilesOf,
  toHex,
  verifyInclusion,
} from '../record/index.ts';

/** Entries enough for a full tile, one level up, and something over. */
const ENTRIES = 300;

describe('the log as files', () => {
  let door: Door;
  let ask: Ask;
  before(async () => {
    door = await openDoor('west');
    ask = await signIn(door, 'all');
    const { writer } = door.running.node;
    const body = { peer: 'east', hash: '0'.repeat(64), room: 'parties', why: 'none' };
    await writer.submit(async (session) => {
      for (let i = 1; i < ENTRIES; i++) await session.write({ kind: 'parties.not-followed-up', body }, null);
    });
    await door.running.node.checkpoints.sign();
  });
  after(() => door.close());
  const get = (path: string) => door.app.inject({ url: `/log/${path}` });
  const shown = async () => {
    const keys = cardKeys(door.running.node.identity.card);
    assert.ok(!isRefusal(keys));
    const checkpoint = openCheckpoint((await get('checkpoint')).body, keys.log);
    assert.ok(!isRefusal(checkpoint));
    return checkpoint;
  };

  it('shows its checkpoint to anybody, and not for long', async () => {
    const answer = await get('checkpoint');
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.headers['content-type'], 'text/plain; charset=utf-8');
    assert.equal(answer.headers['cache-control'], 'public, max-age=1');
    assert.equal((await shown()).size, door.running.node.writer.tree.size);
  });

  it('a mirror rebuilds the signed root from leaves alone, at every tile', async () => {
    const { size, root } = await shown();
    let tree = EMPTY_TREE;
    let tiles = 0;
    for (const { level, full, partial } of tilesOf(size)) {
      for (let index = 0n; index < full + (partial > 0 ? 1n : 0n); index++) {
        const name = tileAt(level, index, size) as TileName;
        const answer = await get(tilePath(name));
        assert.equal(answer.statusCode, 200, tilePath(name));
        assert.equal(answer.headers['content-type'], 'application/octet-stream');
        assert.equal(answer.headers['cache-control'], 'public, max-age=31536000, immutable');
        const hashes = decodeTile(answer.rawPayload, name.width);
        assert.ok(!isRefusal(hashes));
        tiles += 1;
        if (level > 0) continue;
        const bundle = (await get(tilePath({ ...name, level: 'entries' }))).rawPayload;
        const leaves = decodeBundle(bundle, name.width);
        assert.ok(!isRefusal(leaves));
        for (const [at, leaf] of leaves.entries()) {
          assert.equal(leaf.length, 65, 'a salted commitment, and nothing of what it commits to');
          assert.equal(toHex(leafHash(leaf)), toHex(hashes[at]!));
          tree = appendLeaf(tree, hashes[at]!).tree;
        }
      }
    }
    assert.equal(tiles, 3);
    assert.equal(toHex(rootOf(tree)), toHex(root));
    // And proves any entry with the tiles alone.
    const read = tileReader(size, async (path) => (await get(path)).rawPayload);
    for (const index of [0n, 255n, 256n, size - 1n]) {
      const leaf = await read(0, index);
      const proof = await inclusionProof(index, size, read);
      assert.ok(leaf && verifyInclusion(index, size, leaf, proof, root));
    }
  });

  it('serves partial tiles for every size that ever was', async () => {
    const full = (await get('tile/0/000')).rawPayload;
    const bundle = (await get('tile/entries/000')).rawPayload;
    for (const width of [1, 2, 17, 128, 254, 255]) {
      assert.deepEqual((await get(`tile/0/000.p/${width}`)).rawPayload, full.subarray(0, width * 32));
      const some = (await get(`tile/entries/000.p/${width}`)).rawPayload;
      assert.deepEqual(some, bundle.subarray(0, width * 67));
    }
  });

  it('has nothing beyond what is signed, and one name for each tile', async () => {
    const { size } = await shown();
    const beyond = Number(size) - 256;
    const paths = [
      `tile/0/001.p/${beyond + 1}`,
      `tile/entries/001.p/${beyond + 1}`,
      'tile/0/001',
      'tile/0/002.p/1',
      'tile/1/000',
      'tile/1/000.p/2',
      'tile/1/001.p/1',
      'tile/2/000.p/1',
      'tile/63/000.p/1',
      'tile/64/000.p/1',
      'tile/0/000.p/0',
      'tile/0/000.p/256',
      'tile/0/x000/000',
      'tile/0/0',
      'tile/0/x018/x446/x744/x073/x709/x551/615',
      'tile/0/%2e%2e/000',
      'tile/00/000',
      'tile/data/000',
      'tile/',
      `tile/${'x'.repeat(400)}`,
    ];
    for (const path of paths) {
      const answer = await get(path);
      assert.equal(answer.statusCode, 404, path);
      assert.match(answer.json().code, /^(SERVER_NO_TILE|NODE_UNKNOWN_COMMAND)$/, path);
      assert.equal(answer.headers['cache-control'], 'no-store', 'what is not there may come to be');
    }
    // Entries that are committed and not yet signed are not served: no checkpoint speaks of them.
    await ask({ method: 'POST', url: '/api/notices', payload: movement });
    assert.ok(door.running.node.writer.tree.size > size);
    assert.equal((await get(`tile/0/001.p/${beyond + 1}`)).statusCode, 404);
    await door.running.node.checkpoints.sign();
    assert.equal((await get(`tile/0/001.p/${beyond + 1}`)).statusCode, 200);
  });

  it('is read-only', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'] as const)
      for (const url of ['/log/checkpoint', '/log/tile/0/000'])
        assert.equal((await door.app.inject({ method, url })).statusCode, 404);
  });

  it('before the first signature there is nothing', async () => {
    const fresh = await openDoor('north');
    try {
      assert.equal((await fresh.app.inject({ url: '/log/checkpoint' })).json().code, 'SERVER_NO_CHECKPOINT');
      assert.equal((await fresh.app.inject({ url: '/log/tile/0/000.p/1' })).statusCode, 404);
    } finally {
      await fresh.close();
    }
  });
});
