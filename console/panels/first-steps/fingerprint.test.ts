import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cardFingerprint, type PartyCard, soundsLike, spokenFingerprint } from '../../../src/record/index.ts';
import { groupsOf, hear } from './fingerprint.ts';

/** Only the root key has a say in a fingerprint. */
function cardOf(key: Uint8Array) {
  const card = { rootKey: Buffer.from(key).toString('base64') } as PartyCard;
  return { card, fingerprint: { spoken: spokenFingerprint(card), hex: cardFingerprint(card) } };
}
const keys = fc.uint8Array({ minLength: 32, maxLength: 32 });

test('twelve groups of five digits', () => {
  const { fingerprint } = cardOf(new Uint8Array(32));
  const groups = groupsOf(fingerprint.spoken);
  assert.equal(groups.length, 12);
  assert.ok(groups.every((group) => /^\d{5}$/.test(group)));
});

test('typed letter by letter it is right so far, and the same only when it is whole', () => {
  fc.assert(
    fc.property(keys, (key) => {
      const { card, fingerprint } = cardOf(key);
      const { spoken } = fingerprint;
      for (let at = 0; at <= spoken.length; at++) {
        const typed = spoken.slice(0, at);
        const { state, right } = hear(typed, fingerprint);
        assert.equal(state, at === 0 ? 'none' : at === spoken.length ? 'same' : 'so far');
        assert.equal(right, Math.floor(typed.replaceAll(' ', '').length / 5));
        assert.equal(state === 'same', soundsLike(card, typed));
      }
    }),
    { numRuns: 50 },
  );
});

test('one wrong digit anywhere is seen at once, by the page as by the node', () => {
  fc.assert(
    fc.property(keys, fc.nat(59), fc.integer({ min: 1, max: 9 }), (key, at, by) => {
      const { card, fingerprint } = cardOf(key);
      const digits = fingerprint.spoken.replaceAll(' ', '');
      const wrong = digits.slice(0, at) + ((Number(digits[at]) + by) % 10) + digits.slice(at + 1);
      assert.deepEqual(hear(wrong, fingerprint), { state: 'other', right: Math.floor(at / 5) });
      assert.ok(!soundsLike(card, wrong));
      // Its first letters may by chance begin the hex form as well.
      const begun = wrong.slice(0, at + 1);
      const state = fingerprint.hex.startsWith(begun) ? 'so far' : 'other';
      assert.equal(hear(begun, fingerprint).state, state);
    }),
    { numRuns: 200 },
  );
});

test('spaces, hyphens, Arabic and Persian digits and hex are taken as the node takes them', () => {
  const { card, fingerprint } = cardOf(Uint8Array.from({ length: 32 }, (_, at) => at * 7));
  const { spoken, hex } = fingerprint;
  const inScript = (zero: number) =>
    spoken.replaceAll(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
  for (const typed of [
    spoken.replaceAll(' ', '-'),
    ` ${spoken.replaceAll(' ', '\n')} `,
    inScript(0x0660),
    inScript(0x06f0),
    hex,
    hex.toUpperCase(),
  ]) {
    assert.equal(hear(typed, fingerprint).state, 'same', typed);
    assert.ok(soundsLike(card, typed), typed);
  }
  assert.equal(hear(hex.slice(0, 20), fingerprint).state, 'so far');
  assert.equal(hear(`${spoken} 1`, fingerprint).state, 'other');
});
