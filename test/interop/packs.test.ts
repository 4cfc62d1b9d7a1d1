/** Three verifiers that share no line, one corpus of proof packs: the same report on every one of them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { utf8 } from '../../src/record/hash.ts';
import { forgeries, honest, unfinished } from '../helpers/interop/forgeries.ts';
import { skipGo } from '../helpers/interop/go.ts';
import { incidentPack, scenarioPacks } from '../helpers/interop/node-packs.ts';
import { mutantOf, SMALL, saysSmall, small } from '../helpers/interop/small.ts';
import { corpusPacks, saysParley, ThreeVerifiers } from '../helpers/interop/three.ts';
import type { EnvelopeVectors } from '../helpers/record/envelope-vectors.ts';

const MAX_LINES = 600;
/** The last check of the small verifier: with it, whoever judges otherwise finds fault with the page. */
const WRONG_PAGE = '  must(pageOf(report) === pack.summary, WRONG_PAGE);\n';

test('the small verifier has at most 600 lines, imports nothing, and fits on a screen', () => {
  const lines = readFileSync(SMALL, 'utf8').trimEnd().split('\n');
  assert.ok(lines.length <= MAX_LINES, `${lines.length} lines`);
  const wide = lines.filter((line) => line.length > 140 && !line.startsWith('<p lang='));
  assert.deepEqual(wide, []);
  const imports = lines.filter((line) => /\bimport\b.*['"]/.test(line) && !line.startsWith(' *'));
  assert.deepEqual(
    imports,
    ["  const { readFile } = await import('node:fs/promises');"],
    'only as a command',
  );
});

/** Answers that came. */
async function sameReport(three: ThreeVerifiers, packs: ReadonlyMap<string, Uint8Array>): Promise<string[]> {
  const theirs = await three.saysGo([...packs.values()]);
  const answers = new Set<string>();
  for (const [i, [name, bytes]] of [...packs].entries()) {
    const ours = saysParley(bytes);
    assert.ok(ours.startsWith('mode '), name);
    answers.add(/^answer (.*)$/m.exec(ours)![1]!);
    assert.equal(theirs[i], ours, `Go: ${name}`);
    assert.equal(await saysSmall(small, bytes), ours, `small: ${name}`);
  }
  return [...answers].sort();
}

test('one report on every good pack, of every form', { skip: skipGo }, async (t) => {
  using three = new ThreeVerifiers();
  const packs = await corpusPacks();
  assert.deepEqual(await sameReport(three, packs), ['contradicted', 'supported', 'undecidable']);
  t.diagnostic(`${packs.size} packs`);
});

test('one report on packs as nodes make them: an incident, and the scenarios', {
  skip: skipGo,
}, async (t) => {
  using three = new ThreeVerifiers();
  const packs = new Map([['incident', await incidentPack()]]);
  for (const [scenario, variant] of [
    ['dayrik', 'main'],
    ['khirbet-ammu', 'c'],
  ] as const)
    for (const [name, bytes] of await scenarioPacks(scenario, variant)) packs.set(name, bytes);
  assert.deepEqual(await sameReport(three, packs), ['supported']);
  assert.equal(packs.size, 5);
  t.diagnostic([...packs.keys()].join('; '));
});

test('as commands: the same lines, the same exit codes, wrong fingerprints refused', {
  skip: skipGo,
}, async () => {
  using three = new ThreeVerifiers();
  const folder = mkdtempSync(join(tmpdir(), 'parley-packs-'));
  const packs = await corpusPacks();
  const nodes = [process.execPath, '/usr/bin/nodejs'].filter((path) => existsSync(path));
  try {
    for (const name of ['cosigned by a quorum', 'contradicted']) {
      const path = join(folder, 'pack.json');
      writeFileSync(path, packs.get(name)!);
      const report = saysParley(packs.get(name)!);
      const roots = [...report.matchAll(/^key \S+ root (\S+)$/gm)].map(([, root]) => root as string);
      for (const [program, ...args] of [[three.go.path], ...nodes.map((node) => [node, SMALL])]) {
        const run = (...more: string[]) =>
          spawnSync(program as string, [...args, path, ...more], { encoding: 'utf8' });
        const plain = run();
        assert.equal(plain.stdout, report, `${program}: ${plain.stderr}`);
        assert.equal(plain.status, name === 'contradicted' ? 1 : 0);
        assert.equal(run(...roots).stdout, report);
        const one = run(roots[0] as string);
        assert.match(one.stdout, /^refused: root key of west/, 'one of two is not enough');
        assert.equal(one.status, 1);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('what a forger would make is refused by all three; wrong in nothing but the page is told apart', {
  skip: skipGo,
}, async () => {
  using three = new ThreeVerifiers();
  for (const [list, said] of [
    [await forgeries(), 'no'],
    [await honest(), 'page'],
  ] as const) {
    for (const [name, parts] of Object.entries(list)) {
      const bytes = unfinished(parts);
      const all = [saysParley(bytes), ...(await three.saysGo([bytes])), await saysSmall(small, bytes)];
      assert.deepEqual(all, [said, said, said], name);
    }
  }
});

/** One check of the small verifier taken out, and the forgeries that then pass. */
const MUTANTS: readonly [changes: Record<string, string>, passes: string[]][] = [
  [
    { 'must(body.act === id && body.log === log &&': 'must(body.log === log &&' },
    ['receipt for another act'],
  ],
  [
    { 'must(by && !signed.has(by),': 'if (!by) continue; must(true,' },
    ['checkpoint signed by a stranger too'],
  ],
  [
    { 'must(await verifySignature(by.key, utf8(message),': 'must(true || (utf8(message),' },
    ['cosignature of another checkpoint'],
  ],
  [{ 'return last === 0n && equal(hash, root);': 'return last === 0n;' }, ['entry at another place']],
  [
    { 'for (const each of entries) must(await counts(': 'for (const each of entries) must(true || (' },
    ['stolen key, after the news', 'stolen key, the news left out', 'stolen key, own log'],
  ],
];
test('negative control: a check taken out of the small verifier lets exactly its forgeries pass', async () => {
  const all = Object.entries(await forgeries());
  for (const [changes, passes] of MUTANTS) {
    const mutant = await mutantOf(changes);
    const found: string[] = [];
    for (const [name, parts] of all)
      if ((await saysSmall(mutant, unfinished(parts))) !== 'no') found.push(name);
    assert.deepEqual(found, passes);
  }
});

/** One rule about timed releases taken out of the small verifier, and the packs on which its answer is then another. */
const RELEASES: readonly [changes: Record<string, string>, other: Record<string, string>][] = [
  [
    { "'notices.amended', 'notices.released')": "'notices.amended')" },
    {
      'released in the window, it covers': 'undecidable',
      'released in the window, another unit': 'undecidable',
      'released of the filing before, which says whose': 'undecidable',
    },
  ],
  [
    { '[b.noticeId, b.version, b.openings.root]': '[b.noticeId, b.version]' },
    { 'another root released': 'supported' },
  ],
  [
    { '[b.noticeId, b.version, b.openings.root]': '[b.noticeId, b.openings.root]' },
    { 'another version released': 'supported' },
  ],
  [
    { "h.class === 'notice' && h.timeMs < toMs)": "h.class === 'notice')" },
    {
      'filed in the window, released after it': 'contradicted',
      'released after the window, it covers': 'contradicted',
    },
  ],
];
test('negative control: a release not understood, of another root or version, or come too late, is answered otherwise', async () => {
  const packs = [...(await corpusPacks())].filter(([name]) => /released|commitment/.test(name));
  const answers = async (verifier: typeof small) => {
    const found: Record<string, string> = {};
    for (const [name, bytes] of packs)
      found[name] = /^answer (.*)$/m.exec(await saysSmall(verifier, bytes))?.[1] ?? 'refused';
    return found;
  };
  const right = await answers(small);
  assert.deepEqual(right, {
    'released in the window, it covers': 'contradicted',
    'released in the window, another unit': 'supported',
    'released after the window, it covers': 'supported',
    'filed in the window, released after it': 'undecidable',
    'another root released': 'undecidable',
    'another version released': 'undecidable',
    'released of the filing before, which says whose': 'supported',
    'no commitment named': 'undecidable',
  });
  // A page that says what the right verifier found: only the answer inside differs.
  for (const [changes, other] of RELEASES)
    assert.deepEqual(await answers(await mutantOf({ ...changes, [WRONG_PAGE]: '' })), { ...right, ...other });
});

test('the published envelope vectors, by the small verifier', async (t) => {
  const path = join(import.meta.dirname, '..', 'vectors', 'envelope.json');
  const { sender, vectors } = JSON.parse(readFileSync(path, 'utf8')) as EnvelopeVectors;
  const from = { ...sender, messageKey: Uint8Array.from(Buffer.from(sender.messageKey, 'hex')) };
  for (const { name, text, refused, hash } of vectors) {
    let found: string | null = null;
    try {
      const envelope = small.decodeEnvelope(utf8(text));
      await small.openEnvelope(envelope, from);
      found = await small.envelopeHash(envelope);
    } catch (error) {
      assert.ok(error instanceof Error, name);
    }
    assert.equal(found, refused === null ? hash : null, name);
  }
  t.diagnostic(`${vectors.length} vectors`);
  assert.ok(vectors.length >= 62);
});
