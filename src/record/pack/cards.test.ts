import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeParty, SampleLog, seeded, statementBy } from '../../../test/helpers/record/samples.ts';
import { presence, T0 } from '../../../test/helpers/record/stories.ts';
import { isRefusal, type Mode } from '../../contract/index.ts';
import { makeCard, type PartyCard } from '../card.ts';
import { signEnvelope } from '../envelope.ts';
import { type Signer, signerFromSeed } from '../key.ts';
import { signNote } from '../note.ts';
import { buildPack } from './build.ts';
import type { PackParts } from './format.ts';

const east = makeParty('east');
const fresh = (name: string) => signerFromSeed(seeded(name).bytes(32));
/** Another card in East's name. */
function cardOf(over: {
  root?: Signer;
  message?: Signer;
  origin?: string;
  party?: string;
  mode?: Mode;
}): PartyCard {
  const names = { en: 'e', ru: 'в', ar: 'ش' };
  const facts = {
    party: over.party ?? 'east',
    mode: over.mode ?? 'exercise',
    names,
    origin: over.origin ?? east.origin,
    url: null,
  };
  return makeCard(facts, {
    ...east.seeds.publicKeys(),
    root: over.root ?? east.root,
    message: over.message ?? east.message,
    log: east.log,
  });
}
const code = (parts: PackParts) => {
  const built = buildPack(parts);
  return isRefusal(built) ? built.refused : 'ok';
};

test('key history: an entry counts under any message key that the one root signed', async () => {
  const next = fresh('next message key');
  const log = new SampleLog(east);
  const at = { direction: 'own', class: 'admin', timeMs: T0 } as const;
  log.append(signEnvelope(statementBy(east, { class: 'admin' }), east.message), at);
  log.append(signEnvelope(statementBy(east, { class: 'admin' }), next), at);
  const parts: PackParts = {
    question: { purpose: 'presence', log: east.origin, indexes: [0, 1] },
    cards: [east.card, cardOf({ message: next })],
    policy: null,
    checkpoints: [log.checkpoint()],
    entries: [await log.packEntry(0, 'full'), await log.packEntry(1, 'full')],
    receipts: [],
  };
  assert.equal(code(parts), 'ok');
  assert.equal(code({ ...parts, cards: [east.card] }), 'RECORD_SIGNATURE_WRONG');
});

test('an opened entry whose header names another class than its signed statement is refused', async () => {
  const log = new SampleLog(east);
  const notice = signEnvelope(statementBy(east, { class: 'notice' }), east.message);
  log.append(notice, { direction: 'own', class: 'admin', timeMs: T0 });
  const parts: PackParts = {
    question: { purpose: 'presence', log: east.origin, indexes: [0] },
    cards: [east.card],
    policy: null,
    checkpoints: [log.checkpoint()],
    entries: [await log.packEntry(0, 'full')],
    receipts: [],
  };
  assert.equal(code(parts), 'RECORD_PACK_ENTRY');
});

test('cards that contradict each other: another root, another log, one log for two parties, live beside exercise', async () => {
  const parts = await presence();
  const keys = { root: fresh('r'), message: fresh('m') };
  const bad = [
    cardOf(keys),
    cardOf({ ...keys, origin: 'else.example/log' }),
    cardOf({ ...keys, party: 'north' }),
    cardOf({ ...keys, party: 'north', origin: 'north.example/log', mode: 'live' }),
  ];
  for (const card of bad)
    assert.equal(code({ ...parts, cards: [...parts.cards, card] }), 'RECORD_PACK_CARDS_DIFFER');
  const other = cardOf({ origin: 'else.example/log', message: keys.message });
  assert.equal(
    code({ ...parts, cards: [...parts.cards, other] }),
    'RECORD_PACK_CARDS_DIFFER',
    'same root, other log',
  );
});

test('a live statement under an exercise card is refused', async () => {
  const log = new SampleLog(east);
  log.own({ mode: 'live' }, 'admin', T0);
  const parts: PackParts = {
    question: { purpose: 'presence', log: east.origin, indexes: [0] },
    cards: [east.card],
    policy: null,
    checkpoints: [log.checkpoint()],
    entries: [await log.packEntry(0, 'full')],
    receipts: [],
  };
  assert.equal(code(parts), 'RECORD_STATEMENT_FIELD');
});

test('a checkpoint carries the log’s signature alone: one that cannot be checked is refused', async () => {
  const parts = await presence();
  const [first, second] = parts.checkpoints as [string, string];
  const foreign = signNote('x\n', [{ name: 'stranger', signer: fresh('s') }]).slice(3);
  assert.equal(code({ ...parts, checkpoints: [`${first}${foreign}`, second] }), 'RECORD_NOTE_SHAPE');
  const again = first.slice(first.lastIndexOf('\u2014'));
  assert.equal(code({ ...parts, checkpoints: [`${first}${again}`, second] }), 'RECORD_NOTE_SHAPE');
});
