import assert from 'node:assert/strict';
import { test } from 'node:test';
import encodeQr from 'qr';
import decodeQr from 'qr/decode.js';
import { effort } from '../../../test/effort.ts';
import { dice } from '../../../test/mutate.ts';
import { isRefusal } from '../../contract/index.ts';
import {
  canonicalJson,
  labelled,
  type PartyCard,
  signerFromSeed,
  toBase64,
  utf8,
} from '../../record/index.ts';
import { fromBase45, toBase45 } from './base45.ts';
import { type CardStatement, checkSpeaker, MAX_CARD_TEXT, readCard, signCard } from './card.ts';

const signer = signerFromSeed(new Uint8Array(32).fill(7));
const statement: CardStatement = {
  mode: 'exercise',
  party: 'agency',
  noticeId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  version: 3,
  root: 'ab'.repeat(32),
  type: 'movement',
  protected: true,
  organisation: 'Bread “Agency” — хлеб خبز',
  callSign: 'Lima 7',
  escort: false,
  plates: Array.from({ length: 12 }, (_, i) => `ABC-12${i}`),
  vehicles: 14,
  fromMs: Date.UTC(2026, 11, 1, 6),
  toMs: Date.UTC(2026, 11, 1, 12),
  places: [
    { at: { lat: 37.123456789, lon: 42.123456789 }, name: 'Gate' },
    { at: { lat: 37.5, lon: 42.5 }, name: 'Bakery' },
  ],
  phone: '+963 11 000 000',
  issuedMs: Date.UTC(2026, 10, 30),
};
const TEXT = signCard(statement, signer);
const codeOf = (text: string): string => {
  const read = readCard(text);
  return isRefusal(read) ? read.refused : 'read';
};

test('base45 as in RFC 9285, both ways, and one spelling for each value', () => {
  for (const [plain, text] of [
    ['AB', 'BB8'],
    ['Hello!!', '%69 VD92EX0'],
    ['base-45', 'UJCLQE7W581'],
    ['ietf!', 'QED8WEX0'],
    ['', ''],
  ] as const) {
    assert.equal(toBase45(utf8(plain)), text);
    assert.equal(Buffer.from(fromBase45(text) ?? []).toString(), plain);
  }
  for (const wrong of ['GGW', ':::', '::', 'A', 'a00', 'BB8B', '\u00410\u0130'])
    assert.equal(fromBase45(wrong), null, wrong);
  const roll = dice(45);
  for (let round = 0; round < effort(2_000); round++) {
    const bytes = Uint8Array.from({ length: roll(60) }, () => roll(256));
    assert.deepEqual([...(fromBase45(toBase45(bytes)) ?? [1])], [...bytes]);
  }
});

test('what was signed is read again, through the picture itself', () => {
  const read = readCard(`  ${TEXT}\n`);
  assert.ok(!isRefusal(read));
  assert.deepEqual(read.statement, statement);
  assert.equal(read.keyid, signer.keyid);
  assert.ok(TEXT.length < MAX_CARD_TEXT / 2, `${TEXT.length}`);
  const scale = 4;
  const modules = encodeQr(TEXT, 'raw', { ecc: 'medium', encoding: 'alphanumeric', border: 4 });
  const size = modules.length * scale;
  const data = new Uint8Array(size * size * 4).fill(255);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      if (modules[Math.floor(y / scale)]?.[Math.floor(x / scale)])
        data.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
  assert.equal(decodeQr({ width: size, height: size, data }), TEXT);
});

test('the fullest card still fits a code', () => {
  const full = 'ж'.repeat(60);
  const most: CardStatement = {
    ...statement,
    organisation: full,
    callSign: full,
    phone: full,
    plates: Array.from({ length: 12 }, () => 'Ж'.repeat(16)),
    places: statement.places.map((one) => ({ ...one, name: full })),
  };
  const text = signCard(most, signer);
  assert.ok(text.length <= MAX_CARD_TEXT, `${text.length}`);
  assert.ok(encodeQr(text, 'svg', { ecc: 'medium', encoding: 'alphanumeric' }).startsWith('<svg'));
});

test('a card of which any one sign was changed is refused', () => {
  const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';
  const roll = dice(9);
  let refused = 0;
  for (let at = 0; at < TEXT.length; at++) {
    const other = signs[(signs.indexOf(TEXT[at] as string) + 1 + roll(44)) % 45] as string;
    const changed = TEXT.slice(0, at) + other + TEXT.slice(at + 1);
    const code = codeOf(changed);
    assert.ok(code === 'NOTICES_CARD_FORM' || code === 'NOTICES_CARD_SIGNATURE', `${at}: ${code}`);
    if (code === 'NOTICES_CARD_SIGNATURE') refused++;
  }
  assert.ok(refused > TEXT.length / 2, 'most changes reach the signature');
  for (const cut of [
    TEXT.slice(0, -3),
    TEXT.slice(3),
    TEXT.slice(0, 60),
    '',
    'PARLEY1:',
    `${TEXT}AAA`,
    'X'.repeat(1e6),
  ])
    assert.notEqual(codeOf(cut), 'read');
});

test('another plate on a sound signature: the planted forgery is refused', () => {
  const bytes = Buffer.from(fromBase45(TEXT.slice(8)) as Uint8Array);
  const at = bytes.indexOf('ABC-121');
  bytes.write('ABC-999', at);
  assert.equal(codeOf(`PARLEY1:${toBase45(bytes)}`), 'NOTICES_CARD_SIGNATURE');
  // Signed, but spelt otherwise than the one form: two readers could read it differently.
  const loose = utf8(JSON.stringify({ ...statement, version: 3.0 }, null, 1));
  const forged = Buffer.concat([
    new Uint8Array([1]),
    signer.publicKey,
    signer.sign(labelled('notice-card/v1', loose)),
    loose,
  ]);
  assert.equal(codeOf(`PARLEY1:${toBase45(forged)}`), 'NOTICES_CARD_FORM');
  // A signature for another purpose over the same bytes is none.
  const body = utf8(canonicalJson(statement));
  const other = Buffer.concat([
    new Uint8Array([1]),
    signer.publicKey,
    signer.sign(labelled('card/v2', body)),
    body,
  ]);
  assert.equal(codeOf(`PARLEY1:${toBase45(other)}`), 'NOTICES_CARD_SIGNATURE');
});

test('it speaks for a party only by the key on that party’s card', () => {
  const read = readCard(TEXT);
  assert.ok(!isRefusal(read));
  const other = signerFromSeed(new Uint8Array(32).fill(8));
  const party = (change: Partial<PartyCard>): PartyCard =>
    ({
      party: 'agency',
      mode: 'exercise',
      revoked: [],
      origin: 'agency.example/log',
      messageKey: toBase64(signer.publicKey),
      ...change,
    }) as PartyCard;
  const why = (change: Partial<PartyCard>): string | undefined => checkSpeaker(read, party(change))?.refused;
  assert.equal(why({ party: 'west' }), 'NOTICES_CARD_OTHER_PARTY');
  assert.equal(why({ mode: 'live' }), 'NOTICES_CARD_OTHER_PARTY', 'an exercise card is none of a live party');
  const revoked = [{ role: 'message' as const, keyid: signer.keyid, fromIndex: 9 }];
  assert.equal(why({ revoked, messageKey: toBase64(other.publicKey) }), 'NOTICES_CARD_REVOKED_KEY');
});
