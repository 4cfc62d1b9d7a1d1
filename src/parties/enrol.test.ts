import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Ctx, isRefusal } from '../contract/index.ts';
import {
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
function code(held: PartyCard | null, given: PartyCard): string {
  const row: PartyRow | undefined = held ? { card: held, role: 'party', actId: '' } : undefined;
  const decided = enrol.decide({ held: row }, { card: given, role: 'party' }, ctx);
  return isRefusal(decided) ? decided.refused : 'enrolled';
}

test('a party is enrolled once; a later card may bring another address and nothing else', () => {
  assert.equal(code(null, card()), 'enrolled');
  assert.equal(code(card(), card({ url: 'http://127.0.0.1:1' })), 'enrolled');
});

test('a second card with one key or the log changed is refused: key change is a rotation, not an enrolment', () => {
  for (const change of [
    { root: signer(9) },
    { message: signer(9) },
    { log: signer(9) },
    { origin: 'east.example/other' },
  ]) {
    assert.equal(code(card(), card(change)), 'PARTIES_OTHER_KEY', Object.keys(change).join());
  }
});
