import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { makeParty } from '../../test/helpers/record/samples.ts';
import { dice, mutate } from '../../test/mutate.ts';
import { shared } from '../../test/shared.ts';
import { isRefusal } from '../contract/index.ts';
import { openCheckpoint, signCheckpoint } from './checkpoint.ts';
import { type Cosigner, cosign, cosignaturesOf, verifyCosignature, withLines } from './cosignature.ts';
import { sha256, utf8 } from './hash.ts';
import { signerFromSeed } from './key.ts';
import { decodeVkey, ED25519_COSIGNATURE, encodeVkey, readNote, readSignatureLine } from './note.ts';

const east = makeParty('east');
const signer = signerFromSeed(sha256(utf8('a witness')));
const NAME = 'witness.example/w1';
const witness = decodeVkey(
  encodeVkey(NAME, signer.publicKey, ED25519_COSIGNATURE),
  ED25519_COSIGNATURE,
) as Cosigner;
const note = signCheckpoint({ origin: east.origin, size: 5n, root: sha256(utf8('r')) }, east.log);
const text = note.slice(0, note.lastIndexOf('\n\n') + 1);
const code = (value: unknown) => (isRefusal(value) ? value.refused : 'ok');

test('a cosigned checkpoint: the log’s signature stands, the cosignature tells its second', () => {
  const cosigned = withLines(note, [cosign(text, { name: NAME, signer }, 1_679_315_147n)]);
  const found = cosignaturesOf(cosigned, [witness]);
  assert.ok(!isRefusal(found));
  assert.deepEqual(
    found.map(({ cosigner, timeS }) => [cosigner.name, timeS]),
    [[NAME, 1_679_315_147n]],
  );
  const log = decodeVkey(east.card.logKey) as Cosigner;
  assert.equal(code(openCheckpoint(cosigned, log)), 'ok');
  // A witness's key is no log's key: the types keep the two apart.
  assert.equal(code(decodeVkey(encodeVkey(NAME, signer.publicKey, ED25519_COSIGNATURE))), 'RECORD_VKEY');
  assert.equal(code(decodeVkey(east.card.logKey, ED25519_COSIGNATURE)), 'RECORD_VKEY');
});

test('cosignatures that others made verify', { skip: shared ? false : '2 notes not at hand' }, () => {
  const folder = join(shared!, 'vectors', 'sunlight-mirror', 'witness');
  const log = '000de184301123b9278c086a7d9f68c9577e83872224c197058fd90784ea9706';
  const files = [
    ['witness.v0.json', join(log, 'checkpoint')],
    ['mirror/mirror.v0.json', join('mirror', log, 'checkpoint')],
  ] as const;
  let seen = 0;
  for (const [keys, checkpoint] of files) {
    const { verifier_keys } = JSON.parse(readFileSync(join(folder, keys), 'utf8')) as {
      verifier_keys: string[];
    };
    const cosigner = decodeVkey(verifier_keys[0]!, ED25519_COSIGNATURE) as Cosigner;
    const bytes = readFileSync(join(folder, checkpoint));
    const found = cosignaturesOf(bytes, [cosigner]);
    assert.ok(!isRefusal(found));
    assert.deepEqual(
      found.map(({ timeS }) => timeS),
      [1_767_139_200n],
    );
    // One digit of the root, and the known cosigner's line refuses the note.
    const changed = bytes.toString().replace(/\n300\n/, '\n301\n');
    assert.equal(code(cosignaturesOf(changed, [cosigner])), 'RECORD_NOTE_SIGNATURE');
    seen += 1;
  }
  assert.equal(seen, 2);
});

test('what is no cosignature: other text, time, name, key, length', () => {
  const line = cosign(text, { name: NAME, signer }, 7n);
  const read = readSignatureLine(line.trimEnd())!;
  assert.equal(verifyCosignature(text, read, witness), 7n);
  assert.equal(verifyCosignature(text.replace('\n5\n', '\n6\n'), read, witness), null);
  const other = Uint8Array.from(read.signature);
  other[7] = 8;
  assert.equal(verifyCosignature(text, { ...read, signature: other }, witness), null, 'the time is signed');
  assert.equal(verifyCosignature(text, { ...read, signature: read.signature.subarray(8) }, witness), null);
  assert.equal(verifyCosignature(text, { ...read, name: 'witness.example/w2' }, witness), null);
  // A plain note signature of the same key on the same text says nothing.
  const plain = { ...read, signature: Buffer.concat([Buffer.alloc(8), signer.sign(utf8(text))]) };
  assert.equal(verifyCosignature(text, plain, witness), null);
  const late = { name: NAME, signer };
  assert.throws(() => cosign(text, late, 2n ** 63n), RangeError);
  assert.throws(() => cosign(text, late, -1n), RangeError);
  assert.throws(() => cosign(text, { ...late, name: 'a b' }, 1n), RangeError);
  const top = readSignatureLine(cosign(text, late, 2n ** 63n - 1n).trimEnd())!;
  assert.equal(verifyCosignature(text, top, witness), 2n ** 63n - 1n);
  const beyond = Uint8Array.from(top.signature);
  beyond[0] = 0x80;
  assert.equal(verifyCosignature(text, { ...top, signature: beyond }, witness), null);
});

test('lines of others are passed over, the latest of one cosigner counts, a known one that fails refuses', () => {
  const lines = [9n, 12n, 3n].map((at) => cosign(text, { name: NAME, signer }, at));
  const stranger = cosign(text, { name: 'x', signer: east.message }, 1n);
  const found = cosignaturesOf(withLines(note, [...lines, stranger]), [witness]);
  assert.ok(!isRefusal(found));
  assert.deepEqual(
    found.map(({ timeS, line }) => [timeS, line]),
    [[12n, lines[1]]],
  );
  const wrong = cosign(text.replace('\n5\n', '\n4\n'), { name: NAME, signer }, 20n);
  assert.equal(code(cosignaturesOf(withLines(note, [lines[0]!, wrong]), [witness])), 'RECORD_NOTE_SIGNATURE');
  assert.deepEqual(cosignaturesOf(withLines(note, [wrong]), []), []);
});

test('lines are added once, and never more than a note may hold', () => {
  const line = cosign(text, { name: NAME, signer }, 1n);
  assert.equal(withLines(withLines(note, [line]), [line]), withLines(note, [line]));
  const many = Array.from({ length: 100 }, (_, at) => cosign(text, { name: `w${at}`, signer }, 1n));
  const read = readNote(withLines(note, many));
  assert.ok(!isRefusal(read));
  assert.equal(read.lines.length, 64);
  assert.equal(read.lines[0]!.name, east.origin);
});

test('damage: no altered note gives a cosignature that was not made', () => {
  const line = cosign(text, { name: NAME, signer }, 1_700_000_000n);
  const good = Buffer.from(withLines(note, [line]));
  let refused = 0;
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const found = cosignaturesOf(mutate(good, ['\n\n', '\u2014 ', NAME, '=', '+'], dice(seed)), [witness]);
      if (isRefusal(found)) refused += 1;
      else for (const one of found) assert.deepEqual([one.timeS, one.line], [1_700_000_000n, line]);
    }),
    { numRuns: effort(20_000), seed: 11 },
  );
  assert.ok(refused > effort(20_000) / 3, String(refused));
});
