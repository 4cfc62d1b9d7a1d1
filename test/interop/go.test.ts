/** Parley against the checker in Go, which shares no line with it: the same roots, the same proofs, the same verdicts. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test as nodeTest, type TestContext } from 'node:test';
import { refuse } from '../../src/contract/index.ts';
import { toBase64, utf8 } from '../../src/record/hash.ts';
import { signerFromSeed, verifySignature } from '../../src/record/key.ts';
import { leafOf } from '../../src/record/leaf.ts';
import {
  appendLeaf,
  consistencyProof,
  EMPTY_TREE,
  emptyRoot,
  inclusionProof,
  leafHash,
  rootOf,
} from '../../src/record/merkle.ts';
import { openNote } from '../../src/record/note.ts';
import { effort } from '../effort.ts';
import { b64, GoChecker, skipGo } from '../helpers/interop/go.ts';
import {
  bigLog,
  checkpointSource,
  consistencySource,
  envelopeSource,
  inclusionSource,
  LOG_SIZE,
  noteSource,
  openingSource,
  proofSource,
  type Source,
} from '../helpers/interop/questions.ts';
import { ed25519Vectors, merkleVectors } from '../helpers/interop/vectors.ts';
import { type EnvelopeVectors } from '../helpers/record/envelope-vectors.ts';
import { seeded } from '../helpers/record/samples.ts';
import { shared } from '../shared.ts';

const BATCH = 500;
/** Each test has its own time: a suite would have one for all. */
const test = (name: string, run: (t: TestContext) => Promise<void>, skip = skipGo) =>
  nodeTest(name, { skip }, run);
const vectorTest = (name: string, run: (t: TestContext) => Promise<void>) =>
  test(name, run, skipGo || (!shared && 'vectors not at hand'));

let go: GoChecker;
const log = bigLog();
const roots: Uint8Array[] = [emptyRoot()];
before(async () => {
  if (skipGo) return;
  go = new GoChecker();
  let tree = EMPTY_TREE;
  for (const { opening } of log.held) {
    tree = appendLeaf(tree, leafHash(leafOf(opening))).tree;
    roots.push(rootOf(tree));
  }
});
after(() => go?.[Symbol.dispose]());

test('roots of our log agree at every size from 0 to 1,030', async () => {
  const answers = await go.ask([
    'root-of-nothing',
    ...log.held.map(({ opening }) => `append ${b64(leafOf(opening))}`),
  ]);
  assert.deepEqual(
    answers,
    roots.map((root) => `ok ${toBase64(root)}`),
  );
});

test('10,000 random proofs of ours are the very ones that Go makes', async () => {
  const rng = seeded('go proofs');
  for (let done = 0; done < effort(10_000); done += BATCH) {
    const asked: string[] = [];
    const ours: string[] = [];
    for (let i = 0; i < BATCH; i++) {
      const size = 1 + rng.int(LOG_SIZE);
      const at = rng.int(size);
      const tree = rng.int(2) === 0;
      const hashes = tree
        ? await consistencyProof(BigInt(at + 1), BigInt(size), log.read)
        : await inclusionProof(BigInt(at), BigInt(size), log.read);
      asked.push(tree ? `prove-tree ${at + 1} ${size}` : `prove ${at} ${size}`);
      ours.push(['ok', ...hashes.map(toBase64)].join(' '));
    }
    assert.deepEqual(await go.ask(asked), ours);
  }
});

/** Questions on which the two do not agree, and how many were accepted. */
async function differences(seed: string, source: Source, count: number, stopAt = Number.POSITIVE_INFINITY) {
  const rng = seeded(seed);
  const found: string[] = [];
  let accepted = 0;
  for (let done = 0; done < count && found.length < stopAt; done += BATCH) {
    const batch = [];
    for (let i = 0; i < Math.min(BATCH, count - done); i++) batch.push(await source(rng));
    const answers = await go.ask(batch.map(({ asked }) => asked));
    for (const [i, { asked, ours }] of batch.entries()) {
      const theirs = answers[i]!;
      if (ours !== 'no') accepted += 1;
      if ((theirs.startsWith('no ') ? 'no' : theirs) !== ours)
        found.push(`${asked}\nours ${ours}, Go ${theirs}`);
    }
  }
  return { found, accepted };
}

const rootAt = (size: number) => roots[size]!;
const fuzz: readonly [name: string, source: Source, count: number][] = [
  ['notes', noteSource(), 20_000],
  ['checkpoints', checkpointSource(), 15_000],
  ['tlog-proofs', proofSource(log), 10_000],
  ['inclusion', inclusionSource(log, rootAt), 10_000],
  ['consistency', consistencySource(log, rootAt), 10_000],
  ['envelopes', envelopeSource(), 20_000],
  ['leaves', openingSource(log), 15_000],
];
for (const [name, source, count] of fuzz) {
  test(`${count} good and injured ${name}: the same answer`, async (t) => {
    const { found, accepted } = await differences(`fuzz ${name}`, source, effort(count));
    assert.deepEqual(found.slice(0, 3), []);
    t.diagnostic(`${accepted} of ${count} accepted by both`);
    // Neither "yes to all" nor "no to all" would pass here.
    assert.ok(accepted > count / 40 && accepted < (count * 19) / 20, `${accepted} of ${count} accepted`);
  });
}

test('negative control: three lenient mutants of ours are found by the same questions', async () => {
  /** JSON.parse takes the last of two members, and lone surrogates. */
  const lenientEnvelope = envelopeSource((bytes) => {
    try {
      const outer = JSON.parse(Buffer.from(bytes).toString('utf8'));
      const sig = Buffer.from(outer.signatures[0].sig, 'base64');
      const payload = Buffer.from(outer.payload, 'base64');
      return { payloadType: String(outer.payloadType), payload, keyid: '', sig };
    } catch {
      return refuse('RECORD_JSON_SYNTAX');
    }
  });
  /** Divides at the first blank line. */
  const firstBlankLine = noteSource((input, verifiers) => {
    const whole = Buffer.from(input as Uint8Array).toString('utf8');
    const at = whole.indexOf('\n\n');
    return openNote(
      at < 0 ? whole : `${whole.slice(0, at + 1)}\n${whole.slice(whole.lastIndexOf('\n\n') + 2)}`,
      verifiers,
    );
  });
  /** Passes over a known key whose signature fails, where another one holds. */
  const forgiving = noteSource((input, verifiers) => {
    const all = openNote(input, verifiers);
    return 'refused' in all && all.refused === 'RECORD_NOTE_SIGNATURE'
      ? openNote(input, verifiers.slice(0, 1))
      : all;
  });
  for (const [name, mutant] of Object.entries({ lenientEnvelope, firstBlankLine, forgiving })) {
    const { found } = await differences(`mutant ${name}`, mutant, 10_000, 1);
    assert.ok(found.length > 0, name);
  }
});

test('negative control: an answer of Go that is wrong is found', async () => {
  const [good] = await go.ask(['root-of-nothing']);
  assert.notEqual(good, `ok ${toBase64(roots[1]!)}`);
});

test('the 62 published envelope vectors', async (t) => {
  const path = join(import.meta.dirname, '..', 'vectors', 'envelope.json');
  const { sender, vectors } = JSON.parse(readFileSync(path, 'utf8')) as EnvelopeVectors;
  const key = Buffer.from(sender.messageKey, 'hex');
  const answers = await go.ask(
    vectors.map(({ text }) =>
      ['envelope', b64(text), b64(sender.party), b64(sender.log), b64(key)].join(' '),
    ),
  );
  for (const [i, { name, refused, hash }] of vectors.entries()) {
    assert.equal(answers[i]!.startsWith('ok '), refused === null, `${name}: ${answers[i]}`);
    if (refused === null) assert.equal(answers[i]!.split(' ')[1], hash, name);
  }
  t.diagnostic(`${vectors.length} vectors`);
  assert.ok(vectors.length >= 62);
});

vectorTest('the 518 merkle vectors', async (t) => {
  const vectors = merkleVectors();
  assert.equal(vectors.length, 518);
  const answers = await go.ask(
    vectors.map(({ kind, numbers, hashes, proof }) =>
      [kind, ...numbers, ...hashes.map(b64), ...proof.map(b64)].join(' '),
    ),
  );
  for (const [i, { kind, desc, good }] of vectors.entries())
    assert.equal(answers[i] === 'ok', good, `${kind}: ${desc}: ${answers[i]}`);
  t.diagnostic(`${vectors.length} vectors`);
});

vectorTest('the 914 Ed25519 vectors', async (t) => {
  const vectors = ed25519Vectors();
  assert.equal(vectors.length, 914);
  const answers = await go.ask(
    vectors.map(({ key, message, signature }) => `signature ${b64(key)} ${b64(message)} ${b64(signature)}`),
  );
  let good = 0;
  for (const [i, { key, message, signature }] of vectors.entries()) {
    const ours = verifySignature(key, message, signature);
    good += Number(ours);
    assert.equal(answers[i]!.startsWith('ok'), ours, `vector ${i}: ${answers[i]}`);
  }
  t.diagnostic(`${vectors.length} vectors, ${good} accepted`);
});

test('double verify: under the identity point one signature would hold for "I accept" and "I refuse"', async () => {
  const identity = new Uint8Array(32);
  identity[0] = 1;
  // S = 0 and R = the identity: [S]B = R + [k]A for every message when A is the identity.
  const forged = new Uint8Array(64);
  forged[0] = 1;
  const asked = ['I accept', 'I refuse'].map(
    (words) => `signature ${b64(identity)} ${b64(words)} ${b64(forged)}`,
  );
  assert.deepEqual(await go.ask(asked), ['no false', 'no false']);
  const honest = signerFromSeed(seeded('honest').bytes(32));
  const signed = honest.sign(utf8('I accept'));
  const both = ['I accept', 'I refuse'].map(
    (words) => `signature ${b64(honest.publicKey)} ${b64(words)} ${b64(signed)}`,
  );
  assert.deepEqual(await go.ask(both), ['ok', 'no false']);
});
