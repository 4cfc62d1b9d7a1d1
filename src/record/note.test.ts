import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { effort } from '../../test/effort.ts';
import { damage, makeParty, SampleLog, seeded } from '../../test/helpers/record/samples.ts';
import { shared } from '../../test/shared.ts';
import { isRefusal } from '../contract/index.ts';
import { decodeCheckpoint, encodeCheckpoint, openCheckpoint, signCheckpoint } from './checkpoint.ts';
import { sha256, toHex, utf8 } from './hash.ts';
import { leafOf } from './leaf.ts';
import { leafHash } from './merkle.ts';
import { decodeVkey, encodeVkey, openNote, signNote, type Verifier } from './note.ts';
import { decodeProof, encodeProof, verifyProof } from './proof.ts';

const east = makeParty('east');
const west = makeParty('west');
const verifier = (party: typeof east): Verifier => {
  const read = decodeVkey(party.card.logKey);
  assert.ok(!isRefusal(read));
  return read;
};
const E = verifier(east);
const W = verifier(west);
const code = (value: unknown) => (isRefusal(value) ? value.refused : 'ok');

test('the C2SP example verifies', { skip: shared ? false : '1 note not at hand' }, () => {
  const folder = join(shared!, 'vectors', 'signed-note');
  const key = decodeVkey(readFileSync(join(folder, 'example.vkey'), 'utf8').trim());
  assert.ok(!isRefusal(key));
  const note = openNote(readFileSync(join(folder, 'example.note')), [key]);
  assert.deepEqual(note, {
    text: 'This is an example message.\n',
    signedBy: ['example.com/foo'],
    unknown: 0,
  });
  assert.equal(
    encodeVkey(key.name, key.publicKey),
    readFileSync(join(folder, 'example.vkey'), 'utf8').trim(),
  );
});

test('the last blank line divides; unknown keys are passed over; a known key that fails refuses the note', () => {
  const text = 'a\n\n— east.example/log AAAA\n\nb\n';
  const by = (party: typeof east) => ({ name: party.origin, signer: party.log });
  const both = signNote(text, [by(west), by(east)]);
  assert.deepEqual(openNote(both, [E]), { text, signedBy: [east.origin], unknown: 1 });
  assert.deepEqual(openNote(both, [E, W]), { text, signedBy: [west.origin, east.origin], unknown: 0 });
  assert.equal(code(openNote(signNote(text, [by(west)]), [E])), 'RECORD_NOTE_UNSIGNED');
  assert.equal(code(openNote(both, [])), 'RECORD_NOTE_UNSIGNED');
  const altered = both.replace('\nb\n', '\nc\n');
  assert.equal(code(openNote(altered, [E, W])), 'RECORD_NOTE_SIGNATURE');
  // East's line copied under another text, beside a true signature by West.
  const mixed = signNote('other\n', [by(west)]) + both.slice(both.lastIndexOf('— east'));
  assert.equal(code(openNote(mixed, [W])), 'ok');
  assert.equal(code(openNote(mixed, [W, E])), 'RECORD_NOTE_SIGNATURE');
});

test('shapes that are no note', () => {
  const good = signNote('x\n', [{ name: east.origin, signer: east.log }]);
  const bad = [
    '',
    '\n',
    'x\n',
    'x\n\n',
    good.slice(0, -1),
    good.replace('—', '-'),
    good.replace('— ', '—  '),
    `${good}\n`,
    good.replace('x', '\t'),
    good.replace('x', '\u0000'),
    good.replace(/ [^ ]+\n$/, ' ****\n'),
    `${good}junk\n`,
  ];
  for (const text of bad) assert.equal(code(openNote(text, [E])), 'RECORD_NOTE_SHAPE', JSON.stringify(text));
  const line = good.slice(good.indexOf('— '));
  assert.equal(code(openNote(`x\n\n${line.repeat(64)}`, [E])), 'ok');
  assert.equal(code(openNote(`x\n\n${line.repeat(65)}`, [E])), 'RECORD_NOTE_SHAPE');
  assert.equal(code(openNote(`${'y'.repeat(70_000)}\n\n${line}`, [E])), 'RECORD_TOO_BIG');
});

test('vkeys: wrong id, type, name, weak key', () => {
  const good = east.card.logKey;
  assert.deepEqual(decodeVkey(good), E);
  const [name, id, key] = good.split('+', 2).concat(good.split('+').slice(2).join('+')) as [
    string,
    string,
    string,
  ];
  const typed = (type: number) => Buffer.concat([Buffer.of(type), east.log.publicKey]).toString('base64');
  for (const bad of [
    '',
    '++',
    name,
    `${name}+${id}`,
    `${name}+00000000+${key}`,
    `other+${id}+${key}`,
    `a b+${id}+${key}`,
    `${name}+${id}+${typed(4)}`,
    `${name}+${id.toUpperCase()}x+${key}`,
  ])
    assert.equal(code(decodeVkey(bad)), 'RECORD_VKEY', bad);
  const weak = new Uint8Array(32);
  weak[0] = 1;
  assert.equal(code(decodeVkey(encodeVkey('x', weak))), 'RECORD_KEY_SMALL_ORDER');
  for (const bad of ['', 'a b', 'a+b', 'a\u00a0b', 'a\nb', 'a\u2003b', 'x'.repeat(256)])
    assert.throws(() => encodeVkey(bad, east.log.publicKey), RangeError);
});

test('checkpoints: three lines, strict numbers, origin and key name equal', () => {
  const root = sha256(utf8('r'));
  const good = { origin: east.origin, size: 2n ** 64n - 1n, root };
  const note = signCheckpoint(good, east.log);
  const read = openCheckpoint(note, E);
  assert.ok(!isRefusal(read));
  assert.deepEqual([read.origin, read.size, toHex(read.root)], [good.origin, good.size, toHex(root)]);
  const text = encodeCheckpoint({ ...good, size: 7n });
  const table: readonly [string, string, number][] = [
    ['\n7\n', '\n07\n', 2],
    ['\n7\n', '\n18446744073709551616\n', 2],
    ['\n7\n', '\n-7\n', 2],
    ['=\n', '\n', 3],
    ['=\n', '=\nextension\n', 4],
    ['east.example/log', '', 1],
  ];
  for (const [from, to, line] of table) {
    const bad = decodeCheckpoint(text.replace(from, to));
    assert.deepEqual(isRefusal(bad) && bad.params, { line }, to);
  }
  // East's key, under East's name, on a text that names West's log.
  const foreign = signNote(encodeCheckpoint({ ...good, origin: west.origin }), [
    { name: east.origin, signer: east.log },
  ]);
  assert.equal(code(openCheckpoint(foreign, E)), 'RECORD_LOG_OTHER');
});

async function sampleProof() {
  const log = new SampleLog(east);
  for (let i = 0; i < 11; i++) log.own({ body: i }, 'admin', 1e12 + i);
  const leaf = leafHash(leafOf(log.held[6]!.opening));
  const hashes = (await log.proof(6)).map((text) => Uint8Array.from(Buffer.from(text, 'base64')));
  return { leaf, proof: { extra: null, index: 6n, hashes, checkpoint: log.checkpoint() } };
}

test('tlog-proof: exact text, comes back, verifies, every 1-bit flip refused', async () => {
  const { leaf, proof } = await sampleProof();
  const text = encodeProof(proof);
  assert.match(
    text,
    /^c2sp\.org\/tlog-proof@v1\nindex 6\n([A-Za-z0-9+/]{43}=\n){4}\neast\.example\/log\n11\n/,
  );
  const back = decodeProof(text);
  assert.ok(!isRefusal(back));
  assert.equal(encodeProof(back), text);
  assert.equal(code(verifyProof(back, leaf, E)), 'ok');
  assert.equal(code(verifyProof({ ...back, index: 5n }, leaf, E)), 'RECORD_PROOF_WRONG');
  assert.equal(code(verifyProof(back, leafHash(leaf), E)), 'RECORD_PROOF_WRONG');
  assert.equal(code(verifyProof(back, leaf, W)), 'RECORD_NOTE_UNSIGNED');
  const extra = decodeProof(encodeProof({ ...proof, extra: utf8('hint') }));
  assert.ok(!isRefusal(extra) && Buffer.from(extra.extra!).toString() === 'hint');
  const bytes = utf8(text);
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Uint8Array.from(bytes);
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    const read = decodeProof(flipped);
    assert.ok(isRefusal(read) || isRefusal(verifyProof(read, leaf, E)), `bit ${bit}`);
  }
});

test('20,000 damaged notes and proofs: refused, or still the same signed text', async () => {
  const { leaf, proof } = await sampleProof();
  const rng = seeded('note');
  const note = utf8(proof.checkpoint);
  const text = utf8(encodeProof(proof));
  const whole = openNote(note, [E]);
  assert.ok(!isRefusal(whole));
  for (let i = 0; i < effort(20_000); i++) {
    const noise = i % 10 === 0 ? rng.bytes(rng.int(100)) : null;
    const opened = openNote(noise ?? damage(note, rng, [text]), [E]);
    if (!isRefusal(opened)) assert.equal(opened.text, whole.text);
    const read = decodeProof(noise ?? damage(text, rng, [note]));
    if (isRefusal(read)) continue;
    const checked = verifyProof(read, leaf, E);
    if (!isRefusal(checked)) assert.deepEqual([read.index, checked.size], [6n, 11n]);
    decodeVkey(Buffer.from(damage(utf8(east.card.logKey), rng)).toString('latin1'));
  }
});
