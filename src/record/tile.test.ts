import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { shared } from '../../test/shared.ts';
import { isRefusal } from '../contract/index.ts';
import { openCheckpoint } from './checkpoint.ts';
import { toHex } from './hash.ts';
import { appendLeaf, EMPTY_TREE, leafHash, rootOf } from './merkle.ts';
import { decodeVkey, readNote } from './note.ts';
import {
  decodeBundle,
  decodeTile,
  encodeBundle,
  encodeTile,
  isTileOf,
  parseTilePath,
  type TileName,
  tileAt,
  tilePath,
  tilesOf,
} from './tile.ts';

const code = (value: unknown) => (isRefusal(value) ? value.refused : 'ok');

test('paths as the specification and Tessera’s tests have them', () => {
  const table: readonly [TileName, string][] = [
    [{ level: 0, index: 0n, width: 256 }, 'tile/0/000'],
    [{ level: 0, index: 0n, width: 255 }, 'tile/0/000.p/255'],
    [{ level: 1, index: 0n, width: 1 }, 'tile/1/000.p/1'],
    [{ level: 15, index: 455_667n, width: 256 }, 'tile/15/x455/667'],
    [{ level: 3, index: 1_234_567n, width: 41 }, 'tile/3/x001/x234/567.p/41'],
    [{ level: 0, index: 1_234_067n, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 'entries', index: 123_456_789n, width: 256 }, 'tile/entries/x123/x456/789'],
    [{ level: 'entries', index: 999n, width: 8 }, 'tile/entries/999.p/8'],
    [{ level: 'entries', index: 1_000n, width: 256 }, 'tile/entries/x001/000'],
    [{ level: 63, index: 2n ** 64n - 1n, width: 256 }, 'tile/63/x018/x446/x744/x073/x709/x551/615'],
  ];
  for (const [name, path] of table) {
    assert.equal(tilePath(name), path);
    assert.deepEqual(parseTilePath(path), name);
  }
});

test('every tile has one spelling', () => {
  const bad = [
    ['', 'tile', 'tile/', 'tile/0', 'tile/0/', 'tile/0/0', 'tile/0/00', 'tile/0/0000', 'tile/00/000'],
    ['tile/0/x000/001', 'tile/0/001/000', 'tile/0/x001', 'tile/0/X001/000', 'tile/0/001.p', 'tile/0/001.p/'],
    ['tile/0/001.p/0', 'tile/0/001.p/256', 'tile/0/001.p/08', 'tile/0/001.p/-1', 'tile/0/001.p/1/'],
    ['tile/64/000', 'tile/-1/000', 'tile/data/000', 'tile/names/000', '/tile/0/000', 'tile/0/000 '],
    ['tile/0/x018/x446/x744/x073/x709/x551/616', 'tile/0/x001/x000/x000/x000/x000/x000/x000/000'],
    ['tile/0/../0/000', 'tile/0/000\n', 'tile/0/٠٠٠', 'tile/8/0/000'],
  ].flat();
  for (const path of bad) assert.equal(parseTilePath(path), null, path);
  for (const name of [
    { level: -1, index: 0n, width: 1 },
    { level: 64, index: 0n, width: 1 },
    { level: 0.5, index: 0n, width: 1 },
    { level: 0, index: -1n, width: 1 },
    { level: 0, index: 2n ** 64n, width: 1 },
    { level: 0, index: 0n, width: 0 },
    { level: 0, index: 0n, width: 257 },
  ])
    assert.throws(() => tilePath(name), RangeError);
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'tile/entris0129xp.') }), (text) => {
      const name = parseTilePath(`tile/${text}`);
      if (name) assert.equal(tilePath(name), `tile/${text}`);
    }),
    { numRuns: effort(20_000) },
  );
});

test('which tiles a size has, also beyond 2^53', () => {
  assert.deepEqual(tilesOf(0n), []);
  assert.deepEqual(tilesOf(256n), [
    { level: 0, full: 1n, partial: 0 },
    { level: 1, full: 0n, partial: 1 },
  ]);
  assert.deepEqual(tilesOf(70_000n), [
    { level: 0, full: 273n, partial: 112 },
    { level: 1, full: 1n, partial: 17 },
    { level: 2, full: 0n, partial: 1 },
  ]);
  const most = tilesOf(2n ** 64n - 1n);
  assert.equal(most.length, 8);
  assert.deepEqual(most[0], { level: 0, full: 2n ** 56n - 1n, partial: 255 });
  assert.deepEqual(most[7], { level: 7, full: 0n, partial: 255 });
  const anySize = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
  fc.assert(
    fc.property(anySize, fc.nat(9), anySize, fc.integer({ min: 1, max: 256 }), (size, level, some, width) => {
      const hashes = size / 256n ** BigInt(level);
      const index = hashes === 0n ? some : some % (hashes / 256n + 2n);
      const name = { level, index, width };
      assert.equal(isTileOf(name, size), index * 256n + BigInt(width) <= hashes);
      const here = tileAt(level, index, size);
      if (here)
        assert.ok(
          isTileOf(here, size) && (here.width === 256 || !isTileOf({ ...here, width: here.width + 1 }, size)),
        );
      else assert.ok(!isTileOf({ ...name, width: 1 }, size));
    }),
    { numRuns: effort(10_000) },
  );
});

test('tiles and bundles say exactly what their names promise', () => {
  const hashes = Array.from({ length: 3 }, (_, i) => leafHash(Uint8Array.of(i)));
  const tile = encodeTile(hashes);
  const read = decodeTile(tile, 3);
  assert.ok(!isRefusal(read));
  assert.deepEqual(read.map(toHex), hashes.map(toHex));
  for (const width of [1, 2, 4, 256]) assert.equal(code(decodeTile(tile, width)), 'RECORD_TILE_LENGTH');
  assert.throws(() => encodeTile([]), RangeError);
  assert.throws(() => encodeTile([new Uint8Array(31)]), RangeError);
  const entries = [new Uint8Array(), Uint8Array.of(1), new Uint8Array(65_535)];
  const bundle = encodeBundle(entries);
  assert.deepEqual(
    (decodeBundle(bundle, 3) as Uint8Array[]).map((e) => e.length),
    [0, 1, 65_535],
  );
  assert.equal(code(decodeBundle(bundle, 2)), 'RECORD_BUNDLE_COUNT');
  assert.equal(code(decodeBundle(bundle, 4)), 'RECORD_BUNDLE_COUNT');
  assert.equal(code(decodeBundle(bundle.subarray(0, -1), 3)), 'RECORD_BUNDLE_CUT');
  assert.equal(code(decodeBundle(bundle.subarray(0, 1), 1)), 'RECORD_BUNDLE_CUT');
  assert.throws(() => encodeBundle([new Uint8Array(65_536)]), RangeError);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.integer({ min: 1, max: 6 }), (bytes, width) => {
      const back = decodeBundle(bytes, width);
      if (!isRefusal(back)) assert.deepEqual(Buffer.from(encodeBundle(back)), Buffer.from(bytes));
    }),
    { numRuns: effort(20_000) },
  );
});

test('the Tessera sample log at every size', { skip: shared ? false : '16 checkpoints not at hand' }, () => {
  const folder = join(shared!, 'vectors', 'tessera-log');
  const key = decodeVkey(readFileSync(join(folder, 'log.vkey'), 'utf8').trim());
  assert.ok(!isRefusal(key));
  let checked = 0;
  for (let size = 0; size <= 15; size++) {
    const checkpoint = openCheckpoint(readFileSync(join(folder, `checkpoint.${size}`)), key);
    assert.ok(!isRefusal(checkpoint) && checkpoint.size === BigInt(size));
    let tree = EMPTY_TREE;
    if (size > 0) {
      const name = tileAt(0, 0n, checkpoint.size) as TileName;
      const hashes = decodeTile(readFileSync(join(folder, tilePath(name))), name.width);
      const entries = decodeBundle(
        readFileSync(join(folder, tilePath({ ...name, level: 'entries' }))),
        name.width,
      );
      assert.ok(!isRefusal(hashes) && !isRefusal(entries));
      assert.deepEqual(
        entries.map((entry) => toHex(leafHash(entry))),
        hashes.map(toHex),
      );
      for (const hash of hashes) tree = appendLeaf(tree, hash).tree;
    }
    assert.equal(toHex(rootOf(tree)), toHex(checkpoint.root));
    checked += 1;
  }
  assert.equal(checked, 16);
});

test('the Sunlight mirror of 300 entries', { skip: shared ? false : '3 tiles not at hand' }, () => {
  const folder = join(
    shared!,
    'vectors/sunlight-mirror/witness/mirror/000de184301123b9278c086a7d9f68c9577e83872224c197058fd90784ea9706',
  );
  const note = readNote(readFileSync(join(folder, 'checkpoint')));
  assert.ok(!isRefusal(note));
  const root = note.text.split('\n')[2]!;
  let tree = EMPTY_TREE;
  let tiles = 0;
  for (const { level, full, partial } of tilesOf(300n)) {
    for (let index = 0n; index < full + (partial > 0 ? 1n : 0n); index++) {
      const name = tileAt(level, index, 300n) as TileName;
      const hashes = decodeTile(readFileSync(join(folder, tilePath(name))), name.width);
      assert.ok(!isRefusal(hashes));
      if (level === 0)
        for (const [at, hash] of hashes.entries()) {
          const entry = `record ${index * 256n + BigInt(at)}`;
          assert.equal(toHex(hash), toHex(leafHash(Buffer.from(entry))));
          tree = appendLeaf(tree, hash).tree;
        }
      tiles += 1;
    }
  }
  assert.equal(tiles, 3);
  assert.equal(Buffer.from(rootOf(tree)).toString('base64'), root);
  const decoys = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => existsSync(join(folder, path)) && /^(tile|checkpoint)/.test(path) === false,
  );
  assert.deepEqual(
    decoys.filter((path) => parseTilePath(path) !== null),
    [],
  );
});
