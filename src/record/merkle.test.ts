import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type MerkleVector, merkleVectors } from '../../test/helpers/interop/vectors.ts';
import { seeded } from '../../test/helpers/record/samples.ts';
import { shared } from '../../test/shared.ts';
import { equalBytes, sha256, toHex, utf8 } from './hash.ts';
import {
  appendLeaf,
  consistencyProof,
  EMPTY_TREE,
  emptyRoot,
  inclusionProof,
  leafHash,
  loadTree,
  nodeHash,
  rootOf,
} from './merkle.ts';
import {
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from './merkle-verify.ts';

/** RFC 6962 §2.1 as it is written: the oracle. */
function naiveRoot(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length === 0) return sha256(new Uint8Array());
  if (entries.length === 1) return sha256(Uint8Array.of(0), entries[0]!);
  const k = naiveSplit(entries.length);
  return sha256(Uint8Array.of(1), naiveRoot(entries.slice(0, k)), naiveRoot(entries.slice(k)));
}
function naiveSplit(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}
function naivePath(m: number, entries: readonly Uint8Array[]): Uint8Array[] {
  if (entries.length === 1) return [];
  const k = naiveSplit(entries.length);
  return m < k
    ? [...naivePath(m, entries.slice(0, k)), naiveRoot(entries.slice(k))]
    : [...naivePath(m - k, entries.slice(k)), naiveRoot(entries.slice(0, k))];
}
function naiveSubproof(m: number, entries: readonly Uint8Array[], whole: boolean): Uint8Array[] {
  if (m === entries.length) return whole ? [] : [naiveRoot(entries)];
  const k = naiveSplit(entries.length);
  return m <= k
    ? [...naiveSubproof(m, entries.slice(0, k), whole), naiveRoot(entries.slice(k))]
    : [...naiveSubproof(m - k, entries.slice(k), false), naiveRoot(entries.slice(0, k))];
}

const ENTRIES = Array.from({ length: 70 }, (_, i) => utf8(`entry ${i}`));
const hexes = (hashes: readonly Uint8Array[]) => hashes.map(toHex);

function grow(count: number) {
  const store = new Map<string, Uint8Array>();
  let tree = EMPTY_TREE;
  const roots = [rootOf(tree)];
  for (const entry of ENTRIES.slice(0, count)) {
    const grown = appendLeaf(tree, leafHash(entry));
    tree = grown.tree;
    for (const { level, index, hash } of grown.nodes) store.set(`${level}/${index}`, hash);
    roots.push(rootOf(tree));
  }
  return { tree, roots, read: (level: number, index: bigint) => store.get(`${level}/${index}`) };
}

test('roots, inclusion and consistency proofs equal the naive reference for every size to 70, and verify', async () => {
  const { roots, read } = grow(70);
  for (let size = 0; size <= 70; size++) {
    const entries = ENTRIES.slice(0, size);
    assert.equal(toHex(roots[size]!), toHex(naiveRoot(entries)));
    assert.deepEqual(await loadTree(BigInt(size), read), grow(size).tree);
    for (let i = 0; i < size; i++) {
      const proof = await inclusionProof(BigInt(i), BigInt(size), read);
      assert.deepEqual(hexes(proof), hexes(naivePath(i, entries)));
      assert.ok(verifyInclusion(BigInt(i), BigInt(size), leafHash(entries[i]!), proof, roots[size]!));
      const proof2 = await consistencyProof(BigInt(i + 1), BigInt(size), read);
      assert.deepEqual(hexes(proof2), hexes(naiveSubproof(i + 1, entries, true)));
      assert.ok(verifyConsistency(BigInt(i + 1), BigInt(size), roots[i + 1]!, roots[size]!, proof2));
    }
  }
});

test('a proof holds for nothing else: other index, size, leaf, root, damaged or longer or shorter proof', async () => {
  const { roots, read } = grow(40);
  const rng = seeded('proofs');
  for (let n = 0; n < 3000; n++) {
    const size = 1 + rng.int(40);
    const index = rng.int(size);
    const proof = await inclusionProof(BigInt(index), BigInt(size), read);
    const leaf = leafHash(ENTRIES[index]!);
    const bad = proof.map((h) => Uint8Array.from(h));
    if (bad.length > 0) bad[rng.int(bad.length)]![rng.int(32)]! ^= 1 << rng.int(8);
    const root = roots[size]!;
    if (bad.length > 0) {
      assert.ok(!verifyInclusion(BigInt(index), BigInt(size), leaf, bad, root));
      assert.ok(!verifyInclusion(BigInt(index), BigInt(size), leaf, proof.slice(1), root));
    }
    assert.ok(!verifyInclusion(BigInt(index), BigInt(size), leaf, [...proof, leaf], root));
    assert.ok(!verifyInclusion(BigInt(index), BigInt(size), leafHash(utf8('other')), proof, root));
    const other = rng.int(41);
    if (other !== index) assert.ok(!verifyInclusion(BigInt(other), BigInt(size), leaf, proof, root));
    const wrongRoot = roots[rng.int(41)]!;
    if (!equalBytes(wrongRoot, root))
      assert.ok(!verifyInclusion(BigInt(index), BigInt(size), leaf, proof, wrongRoot));
  }
});

test('the RFC 6962 reference roots of certificate-transparency for eight leaves', () => {
  const leaves = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ];
  const roots = [
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ];
  let tree = EMPTY_TREE;
  assert.equal(toHex(emptyRoot()), roots[0]);
  for (const [i, leaf] of leaves.entries()) {
    tree = appendLeaf(tree, leafHash(Buffer.from(leaf, 'hex'))).tree;
    assert.equal(toHex(rootOf(tree)), roots[i + 1]);
  }
});

test('negative control: without the leaf prefix an inner node passes as a leaf; with it, it does not', () => {
  const [a, b] = [leafHash(utf8('a')), leafHash(utf8('b'))];
  const root = nodeHash(nodeHash(a, b), leafHash(utf8('c')));
  // An entry whose bytes are 0x01 ‖ a ‖ b: hashed without a prefix it equals the inner node.
  const forged = Buffer.concat([Uint8Array.of(1), a, b]);
  const withoutPrefix = sha256(forged);
  const proof = [leafHash(utf8('c'))];
  assert.ok(verifyInclusion(0n, 2n, withoutPrefix, proof, root), 'the mutant takes the forgery');
  assert.ok(!verifyInclusion(0n, 2n, leafHash(forged), proof, root));
});

const skip = shared ? false : '518 vectors not at hand';
test('all 518 merkle vectors', { skip }, () => {
  const checks: Record<MerkleVector['kind'], (v: MerkleVector) => boolean> = {
    inclusion: ({ numbers: [at, size], hashes: [leaf, root], proof }) =>
      verifyInclusion(at!, size!, leaf!, proof, root!),
    consistency: ({ numbers: [size1, size2], hashes: [root1, root2], proof }) =>
      verifyConsistency(size1!, size2!, root1!, root2!, proof),
    'subtree-inclusion': ({ numbers: [at, start, end], hashes: [leaf, root], proof }) =>
      verifySubtreeInclusion(at!, start!, end!, leaf!, proof, root!),
    'subtree-consistency': ({ numbers: [start, end, size], hashes: [root1, root2], proof }) =>
      verifySubtreeConsistency(start!, end!, size!, root1!, root2!, proof),
  };
  const vectors = merkleVectors();
  const counts = Object.keys(checks).map((kind) => vectors.filter((v) => v.kind === kind).length);
  assert.deepEqual(counts, [98, 98, 204, 118]);
  for (const v of vectors) assert.equal(checks[v.kind](v), v.good, `${v.kind}: ${v.desc}`);
});

test('tessera log: leaves give the root at every size, checkpoints verify', {
  skip: shared ? false : '17 checkpoints not at hand',
}, async () => {
  const { openCheckpoint } = await import('./checkpoint.ts');
  const { decodeVkey } = await import('./note.ts');
  const folder = join(shared!, 'vectors', 'tessera-log');
  const log = decodeVkey(readFileSync(join(folder, 'log.vkey'), 'utf8').trim());
  assert.ok(!('refused' in log));
  const bundle = readFileSync(join(folder, 'tile', 'entries', '000.p', '15'));
  let tree = EMPTY_TREE;
  let at = 0;
  for (let size = 0; size <= 15; size++) {
    if (size > 0) {
      const length = bundle.readUInt16BE(at);
      tree = appendLeaf(tree, leafHash(bundle.subarray(at + 2, at + 2 + length))).tree;
      at += 2 + length;
    }
    const checkpoint = openCheckpoint(readFileSync(join(folder, `checkpoint.${size}`)), log);
    assert.ok(!('refused' in checkpoint), `size ${size}`);
    assert.equal(checkpoint.size, BigInt(size));
    assert.equal(toHex(checkpoint.root), toHex(rootOf(tree)));
  }
  assert.equal(at, bundle.length);
  assert.deepEqual(readFileSync(join(folder, 'checkpoint')), readFileSync(join(folder, 'checkpoint.15')));
});
