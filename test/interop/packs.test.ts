/** Three verifiers that share no line, one corpus of proof packs: the same report on every one of them. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { utf8 } from '../../src/record/hash.ts';
import { canonicalJson } from '../../src/record/json.ts';
import type { PackParts } from '../../src/record/pack/format.ts';
import { PAGE_HEAD } from '../../src/record/pack/summary.ts';
import { skipGo } from '../helpers/interop/go.ts';
import { incidentPack, scenarioPacks } from '../helpers/interop/node-packs.ts';
import { SMALL, saysSmall, small } from '../helpers/interop/small.ts';
import { corpusPacks, saysParley, ThreeVerifiers } from '../helpers/interop/three.ts';
import type { EnvelopeVectors } from '../helpers/record/envelope-vectors.ts';
import { type Theft, theft } from '../helpers/record/rotations.ts';

const MAX_LINES = 600;

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

test('what a stolen key signed is refused by all three, and by place alone', { skip: skipGo }, async () => {
  using three = new ThreeVerifiers();
  const unfinished = (parts: PackParts): Uint8Array => {
    const entries = parts.entries.toSorted((x, y) => x.index - y.index);
    return utf8(`${canonicalJson({ ...parts, entries, format: 2, summary: `${PAGE_HEAD}</pre>\n` })}\n`);
  };
  const table: readonly [of: number, story: Theft, which: 'own' | 'received', said: string][] = [
    [3, {}, 'received', 'no'],
    [1, { hideRevocation: true }, 'received', 'no'],
    [0, { own: [0, 2] }, 'own', 'no'],
    // Honest, and wrong in nothing but the page.
    [1, {}, 'received', 'page'],
    [0, {}, 'own', 'page'],
  ];
  for (const [of, story, which, said] of table) {
    const bytes = unfinished((await theft(of, story))[which]);
    const all = [saysParley(bytes), ...(await three.saysGo([bytes])), await saysSmall(small, bytes)];
    assert.deepEqual(all, [said, said, said], `${of} ${JSON.stringify(story)}`);
  }
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
