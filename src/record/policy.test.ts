import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { makeParty } from '../../test/helpers/record/samples.ts';
import { dice, mutate } from '../../test/mutate.ts';
import { isRefusal } from '../contract/index.ts';
import { signCheckpoint } from './checkpoint.ts';
import { cosign, withLines } from './cosignature.ts';
import { sha256, utf8 } from './hash.ts';
import { type Signer, signerFromSeed } from './key.ts';
import { decodeVkey, ED25519_COSIGNATURE, encodeVkey, type Verifier } from './note.ts';
import { encodePolicy, isQuorum, judge, type Policy, parsePolicy } from './policy.ts';

const east = makeParty('east');
const signers = new Map<string, Signer>();
function signerOf(name: string): Signer {
  const held = signers.get(name) ?? signerFromSeed(sha256(utf8(`witness ${name}`)));
  signers.set(name, held);
  return held;
}
const vkey = (name: string) => encodeVkey(`${name}.example/w`, signerOf(name).publicKey, ED25519_COSIGNATURE);
const fault = (value: unknown) =>
  isRefusal(value) ? [value.refused, value.params['line'], value.params['fault']] : 'ok';

const X_AND_Y = `# two levels, as in the specification
log ${east.card.logKey}

witness X1 ${vkey('X1')}
witness X2 ${vkey('X2')} https://x2.example/
\t witness X3\t${vkey('X3')} \t
group X-witnesses 2 X1 X2 X3

witness Y1 ${vkey('Y1')}
witness Y2 ${vkey('Y2')}
witness Y3 ${vkey('Y3')}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;
function parsed(text: string | Uint8Array): Policy {
  const policy = parsePolicy(text);
  assert.ok(!isRefusal(policy), JSON.stringify(policy));
  return policy;
}

test('the two-level example: which sets of witnesses make up the quorum', () => {
  const policy = parsed(X_AND_Y);
  assert.equal(policy.witnesses[1]?.url, 'https://x2.example/');
  const names = policy.witnesses.map(({ name }) => name);
  for (let bits = 0; bits < 64; bits++) {
    const set = new Set(names.filter((_, at) => (bits >> at) & 1));
    const x = ['X1', 'X2', 'X3'].filter((name) => set.has(name)).length;
    const y = ['Y1', 'Y2', 'Y3'].filter((name) => set.has(name)).length;
    assert.equal(isQuorum(policy, set), x >= 2 && y >= 1, [...set].join(' '));
  }
  // Names that are no witnesses, groups among them, count for nothing.
  assert.equal(isQuorum(policy, new Set(['X-and-Y', 'X-witnesses', 'Y-witnesses', 'Z'])), false);
  assert.equal(isQuorum(parsed('quorum none\n'), new Set()), true);
  assert.equal(isQuorum(parsed(`witness a ${vkey('a')}\nquorum a\n`), new Set(['a'])), true);
  assert.equal(isQuorum(parsed(`witness a ${vkey('a')}\nquorum a\n`), new Set()), false);
});

test('written and read again it is the same policy', () => {
  const policy = parsed(X_AND_Y);
  assert.deepEqual(parsed(encodePolicy(policy)), policy);
});

test('each rule of the format has its line and its fault', () => {
  const a = `witness a ${vkey('a')}\n`;
  const b = `witness b ${vkey('b')}\n`;
  const table: readonly [string | Uint8Array, unknown][] = [
    ['', ['RECORD_POLICY_QUORUM', undefined, undefined]],
    ['# nothing\n\n', ['RECORD_POLICY_QUORUM', undefined, undefined]],
    ['quorum none', ['RECORD_POLICY_LINE', 1, 'character']],
    ['quorum none\r\n', ['RECORD_POLICY_LINE', 1, 'character']],
    ['\n#\u0000\nquorum none\n', ['RECORD_POLICY_LINE', 2, 'character']],
    ['quorum\u000bnone\n', ['RECORD_POLICY_LINE', 1, 'character']],
    ['quorum none\u007f\n', ['RECORD_POLICY_LINE', 1, 'character']],
    ['quorum none # so\n', ['RECORD_POLICY_LINE', 1, 'fields']],
    ['quorum\n', ['RECORD_POLICY_LINE', 1, 'fields']],
    ['quorum none\nquorum none\n', ['RECORD_POLICY_LINE', 2, 'quorumTwice']],
    ['Quorum none\n', ['RECORD_POLICY_LINE', 1, 'keyword']],
    ['quorum a\n', ['RECORD_POLICY_LINE', 1, 'nameUnknown']],
    [`quorum a\n${a}`, ['RECORD_POLICY_LINE', 1, 'nameUnknown']],
    [`witness a\n`, ['RECORD_POLICY_LINE', 1, 'fields']],
    [`witness a ${vkey('a')} url more\n`, ['RECORD_POLICY_LINE', 1, 'fields']],
    [`witness a ${vkey('a')}x\n`, ['RECORD_POLICY_LINE', 1, 'key']],
    [`witness a ${east.card.logKey}\n`, ['RECORD_POLICY_LINE', 1, 'key']],
    [`log ${vkey('a')}\n`, ['RECORD_POLICY_LINE', 1, 'key']],
    [`log ${east.card.logKey} url more\n`, ['RECORD_POLICY_LINE', 1, 'fields']],
    [`log\n`, ['RECORD_POLICY_LINE', 1, 'fields']],
    [`log ${east.card.logKey}\nlog ${east.card.logKey}\n`, ['RECORD_POLICY_LINE', 2, 'keyTwice']],
    [
      `log ${east.card.logKey}\nlog ${encodeVkey('other.example', east.log.publicKey)}\n`,
      ['RECORD_POLICY_LINE', 2, 'keyTwice'],
    ],
    [`${a}witness b ${vkey('a')}\n`, ['RECORD_POLICY_LINE', 2, 'keyTwice']],
    [`${a}witness a ${vkey('b')}\n`, ['RECORD_POLICY_LINE', 2, 'nameTaken']],
    [`witness none ${vkey('a')}\n`, ['RECORD_POLICY_LINE', 1, 'nameTaken']],
    [`${a}group a any a\n`, ['RECORD_POLICY_LINE', 2, 'nameTaken']],
    [`${a}group g any g\n`, ['RECORD_POLICY_LINE', 2, 'nameUnknown']],
    [`${a}group g any none\n`, ['RECORD_POLICY_LINE', 2, 'nameUnknown']],
    [`group g any a\n${a}`, ['RECORD_POLICY_LINE', 1, 'nameUnknown']],
    [`${a}group g any\n`, ['RECORD_POLICY_LINE', 2, 'fields']],
    [`${a}group g any a a\n`, ['RECORD_POLICY_LINE', 2, 'memberTwice']],
    [`${a}${b}group g any a\ngroup h any a b\n`, ['RECORD_POLICY_LINE', 4, 'memberTwice']],
    ...['0', '3', '01', '-1', '+1', '1.0', 'ALL', 'some', '99999999999999999999'].map(
      (k): [string, unknown] => [`${a}${b}group g ${k} a b\n`, ['RECORD_POLICY_LINE', 3, 'threshold']],
    ),
    [`${a}${b}group g 2 a b\nquorum g\n`, 'ok'],
    [`\u00a0${a}quorum a\n`, ['RECORD_POLICY_LINE', 1, 'keyword']],
    [Buffer.from(`# \xff\xfe\nquorum none\n`, 'latin1'), 'ok'],
    ['x'.repeat(70_000), ['RECORD_TOO_BIG', undefined, undefined]],
  ];
  for (const [text, expected] of table) assert.deepEqual(fault(parsePolicy(text)), expected, String(text));
});

test('names are octets: K and the Kelvin sign are two, whatever is no UTF-8 is a name too', () => {
  const line = (name: string, key: string) => Buffer.from(`witness ${name} ${vkey(key)}\n`, 'latin1');
  const kelvin = Buffer.from('\u212a').toString('latin1');
  const file = Buffer.concat([
    line('K', 'a'),
    line(kelvin, 'b'),
    line('\xff\xfe', 'c'),
    Buffer.from(`group g all K ${kelvin} \xff\xfe\nquorum g\n`, 'latin1'),
  ]);
  assert.equal(parsed(file).groups[0]?.threshold, 3);
  // A key's own name is UTF-8, and is read as such.
  const cyrillic = encodeVkey('свидетель.example', signerOf('d').publicKey, ED25519_COSIGNATURE);
  assert.equal(parsed(`witness d ${cyrillic}\nquorum d\n`).witnesses[0]?.key.name, 'свидетель.example');
});

test('thirty-two of each and more are taken, a flood is not', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) => {
      const log = encodeVkey(`l${i}.example`, signerOf(`log ${i}`).publicKey);
      return `log ${log}\nwitness w${i} ${vkey(`w${i}`)}\ngroup g${i} any w${i}${i > 0 ? ` g${i - 1}` : ''}\n`;
    }).join('');
  const policy = parsed(`${many(64)}quorum g63\n`);
  assert.deepEqual([policy.logs.length, policy.witnesses.length, policy.groups.length], [64, 64, 64]);
  assert.ok(isQuorum(policy, new Set(['w0'])));
  assert.deepEqual(fault(parsePolicy(many(257)))[0], 'RECORD_POLICY_LINE');
});

test('a checkpoint under a policy: who cosigned, whether it is enough, and by when', () => {
  const policy = parsed(X_AND_Y);
  const note = signCheckpoint({ origin: east.origin, size: 9n, root: sha256(utf8('r')) }, east.log);
  const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
  const by = (name: string, at: bigint) =>
    cosign(text, { name: `${name}.example/w`, signer: signerOf(name) }, at);
  const alone = judge(note, policy);
  assert.ok(!isRefusal(alone));
  assert.deepEqual([alone.size, alone.quorum, alone.timeS, alone.cosignatures], [9n, false, null, []]);
  const lines = [by('Y2', 30n), by('X1', 20n), by('X3', 10n), by('stranger', 1n)];
  const full = judge(withLines(note, lines), policy);
  assert.ok(!isRefusal(full));
  assert.deepEqual([full.quorum, full.timeS], [true, 20n]);
  assert.deepEqual(
    full.cosignatures.map(({ witness }) => witness),
    ['X1', 'X3', 'Y2'],
  );
  const two = judge(withLines(note, lines.slice(0, 2)), policy);
  assert.ok(!isRefusal(two) && !two.quorum && two.timeS === 20n);
  // One witness under two of its names in one note is still one.
  const twice = judge(withLines(note, [by('Y2', 1n), by('X1', 2n), by('X1', 3n)]), policy);
  assert.ok(!isRefusal(twice) && !twice.quorum);
  const spoiled = withLines(note, [...lines, by('X2', 5n).replace(/.{6}\n$/, 'AAAA==\n')]);
  assert.ok(isRefusal(judge(spoiled, policy)));
  const west = makeParty('west');
  assert.equal(
    fault(judge(signCheckpoint({ ...alone, origin: west.origin }, west.log), policy))[0],
    'RECORD_NOTE_UNSIGNED',
  );
  // A policy without logs is for those who know the log from elsewhere.
  const anyLog = parsed(`witness X1 ${vkey('X1')}\nquorum X1\n`);
  assert.ok(isRefusal(judge(note, anyLog)));
  const known = judge(withLines(note, lines), anyLog, [decodeVkey(east.card.logKey) as Verifier]);
  assert.ok(!isRefusal(known) && known.quorum);
});

test('fuzz: whatever is read is written and read again the same, and nothing is thrown', () => {
  const sample = Buffer.from(X_AND_Y);
  let taken = 0;
  const pieces = ['group ', 'any ', 'quorum ', 'none', '\n', '\t', '# ', ' X1', ' 2 ', 'witness ', 'log '];
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const policy = parsePolicy(mutate(sample, pieces, dice(seed)));
      if (isRefusal(policy)) return;
      taken += 1;
      assert.deepEqual(parsePolicy(encodePolicy(policy)), policy);
      const all = new Set(policy.witnesses.map(({ name }) => name));
      assert.equal(isQuorum(policy, all), true, 'with everybody there, every quorum is met');
    }),
    { numRuns: effort(10_000), seed: 3 },
  );
  assert.ok(taken > effort(10_000) / 50, String(taken));
});
