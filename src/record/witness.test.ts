import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { makeParty } from '../../test/helpers/record/samples.ts';
import { dice, mutate } from '../../test/mutate.ts';
import { isRefusal } from '../contract/index.ts';
import { signCheckpoint } from './checkpoint.ts';
import { sha256, toBase64, utf8 } from './hash.ts';
import {
  appendLeaf,
  type CompactTree,
  consistencyProof,
  EMPTY_TREE,
  emptyRoot,
  leafHash,
  rootOf,
} from './merkle.ts';
import { decodeVkey, encodeVkey, signNote, type Verifier } from './note.ts';
import { refusals } from './refusals.ts';
import {
  type AddCheckpoint,
  encodeAddCheckpoint,
  judgeAddCheckpoint,
  originHash,
  readAddCheckpoint,
  type Witnessed,
} from './witness.ts';

const east = makeParty('east');
const west = makeParty('west');
const log = { origin: east.origin, keys: [decodeVkey(east.card.logKey) as Verifier] };

/** Two histories of one log that part after five leaves. */
const nodes = new Map<string, Uint8Array>();
function grow(label: string, size: number): CompactTree[] {
  const trees: CompactTree[] = [EMPTY_TREE];
  for (let i = 0; i < size; i++) {
    const grown = appendLeaf(trees[i]!, leafHash(utf8(i < 5 ? `leaf ${i}` : `${label} ${i}`)));
    for (const { level, index, hash } of grown.nodes) nodes.set(`${label} ${level} ${index}`, hash);
    trees.push(grown.tree);
  }
  return trees;
}
const trees = { true: grow('true', 40), false: grow('false', 40) };
type Branch = keyof typeof trees;
const rootAt = (size: number, branch: Branch = 'true') => rootOf(trees[branch][size]!);
const checkpoint = (size: number, branch: Branch = 'true') =>
  signCheckpoint({ origin: east.origin, size: BigInt(size), root: rootAt(size, branch) }, east.log);
const proofOf = (old: number, size: number, branch: Branch = 'true') =>
  consistencyProof(BigInt(old), BigInt(size), (level, index) => nodes.get(`${branch} ${level} ${index}`));
const held = (size: number, branch: Branch = 'true'): Witnessed => ({
  size: BigInt(size),
  root: rootAt(size, branch),
});

/** Through the text, as over the wire. */
function ask(
  request: AddCheckpoint | string,
  state: Witnessed | null,
  known: typeof log | null = log,
): unknown {
  const read = readAddCheckpoint(typeof request === 'string' ? request : encodeAddCheckpoint(request));
  const answer = isRefusal(read) ? read : judgeAddCheckpoint(read, known, state);
  if (isRefusal(answer)) return [refusals[answer.refused]!.status, answer.refused];
  return answer.answer === 'size' ? [409, String(answer.size)] : [200, String(answer.checkpoint.size)];
}

test('the status table', async () => {
  const from = async (old: number, size: number, branch: Branch = 'true'): Promise<AddCheckpoint> => ({
    oldSize: BigInt(old),
    proof: old === 0 ? [] : await proofOf(old, size, branch),
    note: checkpoint(size, branch),
  });
  const good = encodeAddCheckpoint(await from(3, 7));
  const hash = toBase64(sha256(utf8('h')));
  const extra = signNote(`${checkpoint(7).split('\n\n')[0]}\nextension\n`, [
    { name: east.origin, signer: east.log },
  ]);
  const renamed = signNote(checkpoint(7).split('\n\n')[0] + '\n', [
    { name: east.origin, signer: east.log },
    { name: west.origin, signer: west.log },
  ]);
  const unknownOnly = signNote(checkpoint(7).split('\n\n')[0] + '\n', [
    { name: west.origin, signer: west.log },
  ]);
  const empty = signCheckpoint({ origin: east.origin, size: 0n, root: emptyRoot() }, east.log);
  const falseEmpty = signCheckpoint({ origin: east.origin, size: 0n, root: rootAt(1) }, east.log);
  const three = await from(3, 7);
  const table: readonly [string, unknown, unknown][] = [
    ['first checkpoint', ask(await from(0, 7), null), [200, '7']],
    ['first, of no leaves', ask({ oldSize: 0n, proof: [], note: empty }, null), [200, '0']],
    ['growth', ask(good, held(3)), [200, '7']],
    ['growth by one', ask(await from(39, 40), held(39)), [200, '40']],
    ['growth from no leaves', ask(await from(0, 7), { size: 0n, root: emptyRoot() }), [200, '7']],
    ['the same again', ask(await from(7, 7), held(7)), [200, '7']],
    ['signed by another key too', ask({ ...three, note: renamed }, held(3)), [200, '7']],
    ['empty body', ask('', null), [400, 'RECORD_WITNESS_LINE']],
    ['no old line', ask(good.slice(6), held(3)), [400, 'RECORD_WITNESS_LINE']],
    ['old with a leading zero', ask(good.replace('old 3', 'old 03'), held(3)), [400, 'RECORD_WITNESS_LINE']],
    ['old negative', ask(good.replace('old 3', 'old -3'), held(3)), [400, 'RECORD_WITNESS_LINE']],
    [
      'old beyond 64 bits',
      ask(good.replace('old 3', `old ${2n ** 64n}`), held(3)),
      [400, 'RECORD_WITNESS_LINE'],
    ],
    ['old with two spaces', ask(good.replace('old 3', 'old  3'), held(3)), [400, 'RECORD_WITNESS_LINE']],
    ['Old', ask(good.replace('old 3', 'Old 3'), held(3)), [400, 'RECORD_WITNESS_LINE']],
    ['a carriage return', ask(good.replace('old 3', 'old 3\r'), held(3)), [400, 'RECORD_WITNESS_LINE']],
    [
      'a hash of 31 bytes',
      ask({ ...three, proof: [new Uint8Array(31)] }, held(3)),
      [400, 'RECORD_WITNESS_LINE'],
    ],
    [
      'a hash of 33 bytes',
      ask({ ...three, proof: [new Uint8Array(33)] }, held(3)),
      [400, 'RECORD_WITNESS_LINE'],
    ],
    [
      'base64 with set trailing bits',
      ask(good.replace('\n\n', `\n${hash.replace(/.=$/, '9=')}\n\n`), held(3)),
      [400, 'RECORD_WITNESS_LINE'],
    ],
    [
      'base64 without padding',
      ask(good.replace('\n\n', `\n${hash.slice(0, -1)}\n\n`), held(3)),
      [400, 'RECORD_WITNESS_LINE'],
    ],
    [
      '63 hashes',
      ask({ ...three, proof: Array(63).fill(rootAt(1)) }, held(3)),
      [422, 'RECORD_WITNESS_PROOF'],
    ],
    ['64 hashes', ask({ ...three, proof: Array(64).fill(rootAt(1)) }, held(3)), [400, 'RECORD_WITNESS_LINE']],
    ['no checkpoint', ask(`old 0\n\n`, null), [400, 'RECORD_NOTE_SHAPE']],
    ['no last line break', ask(good.slice(0, -1), held(3)), [400, 'RECORD_NOTE_SHAPE']],
    ['an extension line', ask({ ...three, note: extra }, held(3)), [400, 'RECORD_CHECKPOINT_LINE']],
    [
      'no UTF-8',
      ask(Buffer.from(good, 'latin1').toString('latin1').replace('—', '\u0002'), held(3)),
      [400, 'RECORD_NOTE_SHAPE'],
    ],
    [
      'old larger than the checkpoint',
      ask({ ...three, oldSize: 8n }, held(8)),
      [400, 'RECORD_WITNESS_SHRUNK'],
    ],
    [
      'a signature that fails',
      ask(good.replace(/.{8}\n$/, 'AAAAAA==\n'), held(3)),
      [403, 'RECORD_NOTE_SIGNATURE'],
    ],
    [
      'signed by strangers alone',
      ask({ ...three, note: unknownOnly }, held(3)),
      [403, 'RECORD_NOTE_UNSIGNED'],
    ],
    ['unknown log', ask(good, null, null), [404, 'RECORD_WITNESS_LOG']],
    ['old is not the size held', ask(good, held(5)), [409, '5']],
    ['old where nothing is held', ask(good, null), [409, '0']],
    ['old 0 where something is held', ask(await from(0, 7), held(7)), [409, '7']],
    ['no proof', ask({ ...three, proof: [] }, held(3)), [422, 'RECORD_WITNESS_PROOF']],
    ['a proof of another history', ask(await from(6, 9, 'false'), held(6)), [422, 'RECORD_WITNESS_PROOF']],
    [
      'the proof’s order turned round',
      ask({ ...three, proof: three.proof.toReversed() }, held(3)),
      [422, 'RECORD_WITNESS_PROOF'],
    ],
    ['a proof with old 0', ask({ ...three, oldSize: 0n }, null), [422, 'RECORD_WITNESS_PROOF']],
    [
      'a proof with the same size',
      ask({ oldSize: 7n, proof: [rootAt(7)], note: checkpoint(7) }, held(7)),
      [422, 'RECORD_WITNESS_PROOF'],
    ],
    ['the same size, another root', ask(await from(7, 7, 'false'), held(7)), [422, 'RECORD_WITNESS_FORK']],
    [
      'no leaves, a root all the same',
      ask({ oldSize: 0n, proof: [], note: falseEmpty }, null),
      [422, 'RECORD_WITNESS_PROOF'],
    ],
    ['too large', ask('x'.repeat(65_537), null), [413, 'RECORD_TOO_BIG']],
  ];
  for (const [name, given, expected] of table) assert.deepEqual(given, expected, name);
  assert.ok(table.length >= 24);
});

test('a log whose key has another name than its origin', () => {
  const note = signNote(`go.sum database tree\n1\n${toBase64(rootAt(1))}\n`, [
    { name: 'sum.example', signer: east.log },
  ]);
  const keys = [decodeVkey(encodeVkey('sum.example', east.log.publicKey)) as Verifier];
  const known = { origin: 'go.sum database tree', keys };
  assert.deepEqual(ask({ oldSize: 0n, proof: [], note }, null, known), [200, '1']);
  // The same raw key under another name has another key ID, and is another key.
  assert.deepEqual(ask({ oldSize: 0n, proof: [], note }, null, { ...known, keys: log.keys }), [
    403,
    'RECORD_NOTE_UNSIGNED',
  ]);
});

test('every pair of sizes, both histories: exactly growth along one history is cosigned', async () => {
  for (let old = 1; old <= 20; old++) {
    for (let size = old; size <= 20; size++) {
      for (const branch of ['true', 'false'] as const) {
        const answer = ask(
          { oldSize: BigInt(old), proof: await proofOf(old, size, branch), note: checkpoint(size, branch) },
          held(old),
        ) as [number, string];
        const joins = branch === 'true' || old <= 5;
        assert.equal(answer[0], joins ? 200 : 422, `${old} ${size} ${branch}`);
      }
    }
  }
});

test('the hash that names a log in paths', () => {
  assert.equal(
    originHash('rome2026h1.example.org'),
    '000de184301123b9278c086a7d9f68c9577e83872224c197058fd90784ea9706',
  );
});

test('fuzz: a damaged request is never cosigned for what it does not prove, and nothing is thrown', async () => {
  const sample = Buffer.from(
    encodeAddCheckpoint({ oldSize: 3n, proof: await proofOf(3, 7), note: checkpoint(7) }),
  );
  const statuses = new Map<number, number>();
  const pieces = ['\n', '\n\n', 'old ', '0', '18446744073709551616', '=', '\u2014 ', east.origin];
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const read = readAddCheckpoint(mutate(sample, pieces, dice(seed)));
      const answer = isRefusal(read) ? read : judgeAddCheckpoint(read, log, held(3));
      if (!isRefusal(answer) && answer.answer === 'cosign') {
        assert.equal(answer.checkpoint.size, 7n);
        assert.deepEqual(Buffer.from(answer.checkpoint.root), Buffer.from(rootAt(7)));
      }
      const status = isRefusal(answer)
        ? refusals[answer.refused]!.status
        : answer.answer === 'size'
          ? 409
          : 200;
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }),
    { numRuns: effort(20_000), seed: 5 },
  );
  for (const status of [400, 403]) assert.ok((statuses.get(status) ?? 0) > effort(20_000) / 100, `${status}`);
});

test('what it keeps of a note has one line for each log key: no log crowds out the cosignature', () => {
  const note = checkpoint(7);
  const line = note.slice(note.lastIndexOf('\n\n') + 2);
  const judged = judgeAddCheckpoint({ oldSize: 0n, proof: [], note: note + line.repeat(63) }, log, null);
  assert.ok(!isRefusal(judged) && judged.answer === 'cosign');
  assert.equal(judged.logLines.length, 1);
});
