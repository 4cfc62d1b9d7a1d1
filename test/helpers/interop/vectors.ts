/** The shared Merkle and Ed25519 vectors, read once for every verifier, with Parley's verdict where policy decides. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shared } from '../../shared.ts';

const read = (...path: string[]): string => readFileSync(join(shared!, 'vectors', ...path), 'utf8');

export interface MerkleVector {
  kind: 'inclusion' | 'consistency' | 'subtree-inclusion' | 'subtree-consistency';
  desc: string;
  /** Indices and sizes in the order in which verifiers take them; they reach 2^64 − 1. */
  numbers: bigint[];
  /** Leaf and root, or old and new root. */
  hashes: Uint8Array[];
  proof: Uint8Array[];
  /** The verdict. Policy, in writing: hashes always have 32 bytes, also where a vector matches two odd ones. */
  good: boolean;
}

const ARGUMENTS: Record<
  MerkleVector['kind'],
  readonly [numbers: readonly string[], hashes: readonly string[]]
> = {
  inclusion: [
    ['leafIdx', 'treeSize'],
    ['leafHash', 'root'],
  ],
  consistency: [
    ['size1', 'size2'],
    ['root1', 'root2'],
  ],
  'subtree-inclusion': [
    ['leafIdx', 'start', 'end'],
    ['leafHash', 'root'],
  ],
  'subtree-consistency': [
    ['start', 'end', 'size'],
    ['root1', 'root2'],
  ],
};
const bytes = (text: unknown): Uint8Array => Buffer.from((text as string | null) ?? '', 'base64');

export function merkleVectors(): MerkleVector[] {
  return (Object.keys(ARGUMENTS) as MerkleVector['kind'][]).flatMap((kind) => {
    // JSON.parse would round sizes above 2^53: every integer is put in quotes before.
    const quoted = read('merkle', `${kind}.json`).replaceAll(
      /("(?:leafIdx|treeSize|size1|size2|size|start|end)": )(\d+)/g,
      '$1"$2"',
    );
    const [numbers, hashes] = ARGUMENTS[kind];
    return (JSON.parse(quoted) as { vector: Record<string, unknown> }[]).map(({ vector }) => {
      const given = hashes.map((name) => bytes(vector[name]));
      const odd = ['root', 'leafHash', 'root1'].some(
        (name) => name in vector && bytes(vector[name]).length !== 32,
      );
      return {
        kind,
        desc: String(vector['desc']),
        numbers: numbers.map((name) => BigInt(vector[name] as string)),
        hashes: given,
        proof: ((vector['proof'] as string[] | null) ?? []).map(bytes),
        good: vector['wantErr'] === false && !odd,
      };
    });
  });
}

export interface SignatureVector {
  key: Uint8Array;
  message: Uint8Array;
  signature: Uint8Array;
}
export function ed25519Vectors(): SignatureVector[] {
  const list = JSON.parse(read('ed25519', 'ed25519vectors.json')) as {
    key: string;
    sig: string;
    msg: string;
  }[];
  return list.map(({ key, sig, msg }) => ({
    key: Buffer.from(key, 'hex'),
    message: Buffer.from(msg, 'utf8'),
    signature: Buffer.from(sig, 'hex'),
  }));
}
