import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Ctx, isRefusal } from '../contract/index.ts';
import {
  beginHistory,
  encryptionKeyOf,
  makeCard,
  type PartyCard,
  type Signer,
  signerFromSeed,
  tlsPinOf,
} from '../record/index.ts';
import { enrol } from './room.ts';
import type { PartyRow } from './view.ts';

const ctx: Ctx = {
  party: 'west',
  mode: 'exercise',
  now: 0,
  by: null,
  newId: () => '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  randomHex: () => '',
};
const signer = (byte: number): Signer => signerFromSeed(new Uint8Array(32).fill(byte));
const twin = (byte: number) => encryptionKeyOf(new Uint8Array(32).fill(byte));
const names = { en: 'East', ru: 'Восток', ar: 'شرق' };
const usual = {
  root: signer(1),
  message: signer(2),
  log: signer(3),
  cosign: signer(4),
  encryption: encryptionKeyOf(new Uint8Array(32).fill(5)),
  tls: tlsPinOf(new Uint8Array(32).fill(6)),
  origin: 'east.example/log',
  url: null as string | null,
};

function card(change: Partial<typeof usual> = {}): PartyCard {
  const { origin, url, ...keys } = { ...usual, ...change };
  return makeCard({ party: 'east', mode: 'exercise', names, origin, url }, keys);
}
const other = makeCard(
  { party: 'north', mode: 'exercise', names, origin: 'north.example/log', url: null },
  { ...usual, root: signer(21), log: signer(22), cosign: signer(23), encryption: twin(24) },
);
function code(held: PartyCard | null, given: PartyCard, others: readonly PartyCard[] = []): string {
  const row = (one: PartyCard): PartyRow => ({ ...beginHistory(one, 0), role: 'party', actId: '' });
  const facts = { held: held ? row(held) : undefined, others: others.map(row) };
  const decided = enrol.decide(facts, { card: given, role: 'party' }, ctx);
  return isRefusal(decided) ? decided.refused : 'enrolled';
}

test('a party is enrolled once; the next card of the same root may follow, an earlier one never', () => {
  const first = card();
  const next = (before: PartyCard, change: Partial<typeof usual>) =>
    makeCard({ ...before, ...change }, { ...usual, ...change }, { card: before, revoke: [] });
  const second = next(first, { url: 'http://127.0.0.1:1', message: signer(9) });
  const third = next(second, { log: signer(10), message: signer(9) });
  assert.equal(code(null, first), 'enrolled');
  assert.equal(code(first, first), 'enrolled', 'again, as another role');
  assert.equal(code(first, second), 'enrolled');
  assert.equal(code(first, third), 'RECORD_CARD_ORDER', 'one was missed: each is enrolled in its turn');
  assert.equal(code(second, third), 'enrolled');
  assert.equal(code(null, third), 'enrolled');
  assert.equal(code(second, first), 'RECORD_CARD_ORDER');
  assert.equal(code(first, card({ url: 'http://127.0.0.1:1' })), 'RECORD_CARD_ORDER', 'two of one serial');
  const stranger = next(card({ message: signer(11) }), { message: signer(9) });
  assert.equal(code(first, stranger), 'RECORD_CARD_ORDER', 'follows another card');
});

test('another root is another party; another log is none of its', () => {
  assert.equal(code(card(), card({ root: signer(9) })), 'PARTIES_OTHER_KEY');
  assert.equal(code(card(), card({ origin: 'east.example/other' })), 'RECORD_CARD_ORDER');
});

test('a key of another enrolled party, in whatever role, is refused', () => {
  assert.equal(code(null, card(), [other]), 'PARTIES_KEY_OF_OTHER', 'its message key');
  const apart = { message: signer(31), tls: tlsPinOf(new Uint8Array(32).fill(32)) };
  assert.equal(code(null, card(apart), [other]), 'enrolled', 'control');
  assert.equal(code(null, card({ ...apart, cosign: signer(22) }), [other]), 'PARTIES_KEY_OF_OTHER');
  assert.equal(code(null, card({ ...apart, encryption: twin(24) }), [other]), 'PARTIES_KEY_OF_OTHER');
  assert.equal(code(null, card({ ...apart, root: signer(21) }), [other]), 'PARTIES_KEY_OF_OTHER');
});
