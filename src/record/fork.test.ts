import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { makeParty } from '../../test/helpers/record/samples.ts';
import { isRefusal } from '../contract/index.ts';
import { openCheckpoint, signCheckpoint } from './checkpoint.ts';
import { checkFork, compareHistories, type Fork, forkSchema } from './fork.ts';
import { sha256, toBase64, utf8 } from './hash.ts';
import { appendLeaf, type CompactTree, EMPTY_TREE, leafHash, type ReadNode, rootOf } from './merkle.ts';
import { decodeVkey, type Verifier } from './note.ts';
import { encodeTile, parseTilePath } from './tile.ts';
import { tileReader } from './tile-reader.ts';

const east = makeParty('east');
const west = makeParty('west');
const key = decodeVkey(east.card.logKey) as Verifier;
const PART = 300;
const SIZE = 700;

class History {
  readonly trees: CompactTree[] = [EMPTY_TREE];
  readonly nodes = new Map<string, Uint8Array>();
  /** Parts from every other history of another label after `PART` leaves. */
  constructor(label: string) {
    for (let i = 0; i < SIZE; i++) {
      const grown = appendLeaf(this.trees[i]!, leafHash(utf8(i < PART ? `${i}` : `${label} ${i}`)));
      for (const { level, index, hash } of grown.nodes) this.nodes.set(`${level} ${index}`, hash);
      this.trees.push(grown.tree);
    }
  }
  at(size: number) {
    const note = signCheckpoint(
      { origin: east.origin, size: BigInt(size), root: rootOf(this.trees[size]!) },
      east.log,
    );
    const checkpoint = openCheckpoint(note, key);
    assert.ok(!isRefusal(checkpoint));
    return { note, checkpoint };
  }
  tiles(size: number): ReadNode {
    return tileReader(BigInt(size), async (path) => {
      const name = parseTilePath(path);
      assert.ok(name && name.level !== 'entries');
      const { level, index, width } = name;
      return encodeTile(
        Array.from(
          { length: width },
          (_, at) => this.nodes.get(`${level * 8} ${index * 256n + BigInt(at)}`) as Uint8Array,
        ),
      );
    });
  }
}
const one = new History('one');
const two = new History('two');

test('nodes read from tiles are the tree’s own', async () => {
  const read = one.tiles(SIZE);
  for (const [name, hash] of one.nodes) {
    const [level, index] = name.split(' ');
    assert.deepEqual(Buffer.from((await read(Number(level), BigInt(index!)))!), Buffer.from(hash), name);
  }
  assert.equal(await read(0, BigInt(SIZE)), undefined);
  assert.equal(await read(9, 1n), undefined, 'no complete subtree');
  assert.equal(await tileReader(5n, async () => null)(0, 0n), undefined);
  assert.equal(await tileReader(5n, async () => new Uint8Array(3))(0, 0n), undefined);
});

test('one history joins, two histories give evidence that anybody can check, tiles that lie say nothing', async () => {
  const size = fc.integer({ min: 0, max: SIZE });
  const seen = { joined: 0, forked: 0 };
  await fc.assert(
    fc.asyncProperty(size, size, fc.boolean(), async (a, b, same) => {
      const [first, second] = [one.at(a), (same ? one : two).at(b)];
      const large = a > b ? one : same ? one : two;
      const answer = await compareHistories(first, second, large.tiles(Math.max(a, b)));
      if (same || Math.min(a, b) <= PART) {
        assert.equal(answer, 'joined');
        seen.joined += 1;
        return;
      }
      assert.ok(typeof answer === 'object', `${a} ${b} ${answer}`);
      seen.forked += 1;
      const fork = forkSchema.parse(JSON.parse(JSON.stringify(answer)));
      assert.ok(!isRefusal(checkFork(fork, [key])));
      // Tiles of the wrong history prove nothing either way.
      const wrong = large === one ? two : one;
      if (a !== b)
        assert.equal(await compareHistories(first, second, wrong.tiles(Math.max(a, b))), 'unknown');
    }),
    { numRuns: effort(300, 40), seed: 9 },
  );
  assert.ok(seen.joined > 5 && seen.forked > 5, JSON.stringify(seen));
});

test('no accusation without proof: honest checkpoints, other logs, other keys, damaged evidence', async () => {
  const code = (fork: Fork, keys = [key]) => {
    const checked = checkFork(fork, keys);
    return isRefusal(checked) ? checked.refused : 'ok';
  };
  const fork = (await compareHistories(one.at(400), two.at(600), two.tiles(600))) as Fork;
  assert.equal(code(fork), 'ok');
  const [small, large] = fork.notes;
  const honest = (await compareHistories(one.at(256), one.at(600), one.tiles(600))) as unknown;
  assert.equal(honest, 'joined');
  const bare = { prefix: [], proof: [] };
  assert.equal(code({ notes: [one.at(400).note, one.at(600).note], ...bare }), 'RECORD_FORK_NONE');
  assert.equal(code({ notes: [one.at(400).note, one.at(400).note], ...bare }), 'RECORD_FORK_NONE');
  assert.equal(code({ notes: [one.at(400).note, two.at(400).note], ...bare }), 'ok');
  assert.equal(code({ ...fork, notes: [large, small] }), 'RECORD_FORK_NONE');
  assert.equal(code(fork, [decodeVkey(west.card.logKey) as Verifier]), 'RECORD_NOTE_UNSIGNED');
  const junk = toBase64(sha256(utf8('junk')));
  for (let at = 0; at < fork.prefix.length; at++)
    assert.equal(code({ ...fork, prefix: fork.prefix.with(at, junk) }), 'RECORD_FORK_NONE');
  for (let at = 0; at < fork.proof.length; at++)
    assert.equal(code({ ...fork, proof: fork.proof.with(at, junk) }), 'RECORD_FORK_NONE');
  assert.equal(code({ ...fork, prefix: fork.prefix.slice(1) }), 'RECORD_FORK_NONE');
  assert.equal(code({ ...fork, proof: [...fork.proof, junk] }), 'RECORD_FORK_NONE');
  // A liar who signs nothing itself cannot make an honest log look forked, whatever tree it makes up.
  const honestPair = { notes: [one.at(400).note, one.at(600).note] as [string, string] };
  assert.equal(code({ ...honestPair, prefix: fork.prefix, proof: fork.proof }), 'RECORD_FORK_NONE');
});
