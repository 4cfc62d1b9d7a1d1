import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cardFingerprint, makeCard } from './card.ts';
import { encryptionKeyOf } from './encryption-key.ts';
import { signerFromSeed } from './key.ts';
import { SPOKEN_GROUPS, soundsLike, spokenFingerprint } from './spoken.ts';

const seed = (byte: number) => signerFromSeed(new Uint8Array(32).fill(byte));
const card = (root: number) =>
  makeCard(
    {
      party: 'west',
      mode: 'exercise',
      names: { en: 'West', ru: 'Запад', ar: 'الغرب' },
      origin: 'west.parley.invalid/exercise/00',
      url: null,
    },
    {
      root: seed(root),
      message: seed(201),
      log: seed(202),
      cosign: seed(203),
      encryption: encryptionKeyOf(new Uint8Array(32).fill(204)),
      tls: 'ab'.repeat(32),
    },
  );

test('twelve groups of five digits, each the next 16 bits of the fingerprint', () => {
  const spoken = spokenFingerprint(card(1));
  assert.match(spoken, /^\d{5}(?: \d{5}){11}$/);
  const hex = spoken
    .split(' ')
    .map((group) => Number(group).toString(16).padStart(4, '0'))
    .join('');
  assert.equal(hex, cardFingerprint(card(1)).slice(0, SPOKEN_GROUPS * 4));
});

test('what was heard fits however it is written, and only whole', () => {
  const one = card(1);
  const spoken = spokenFingerprint(one);
  const arabic = spoken.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
  const persian = spoken.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x6f0 + Number(digit)));
  for (const heard of [
    spoken,
    spoken.replaceAll(' ', ''),
    spoken.replaceAll(' ', '-'),
    ` ${arabic}\n`,
    persian,
  ])
    assert.ok(soundsLike(one, heard), heard);
  assert.ok(soundsLike(one, cardFingerprint(one).toUpperCase()));
  assert.ok(!soundsLike(one, ''));
  assert.ok(!soundsLike(one, spoken.slice(0, -6)), 'eleven groups are not the fingerprint');
  assert.ok(!soundsLike(one, spokenFingerprint(card(2))));
});

test('one wrong digit is heard', () => {
  const one = card(1);
  const digits = spokenFingerprint(one).replaceAll(' ', '');
  fc.assert(
    fc.property(fc.nat(digits.length - 1), fc.integer({ min: 1, max: 9 }), (at, by) => {
      const other = (Number(digits[at]) + by) % 10;
      return !soundsLike(one, digits.slice(0, at) + other + digits.slice(at + 1));
    }),
  );
});
