import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  cosigned,
  fresh,
  policyOf,
  rekeyed,
  type Theft,
  theft,
} from '../../../test/helpers/record/rotations.ts';
import { makeParty, SampleLog, statementBy } from '../../../test/helpers/record/samples.ts';
import { presence, T0 } from '../../../test/helpers/record/stories.ts';
import { isRefusal, type Mode } from '../../contract/index.ts';
import { cardFingerprint, makeCard, type PartyCard } from '../card.ts';
import { signEnvelope } from '../envelope.ts';
import { keyIdOf, type Signer } from '../key.ts';
import { signNote } from '../note.ts';
import { buildPack } from './build.ts';
import type { PackParts } from './format.ts';
import { verifyPack } from './verify.ts';

const east = makeParty('east');
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
  const later = rekeyed(east, next);
  const log = new SampleLog(east);
  const at = { direction: 'own', class: 'admin', timeMs: T0 } as const;
  log.append(signEnvelope(statementBy(east, { class: 'admin' }), east.message), at);
  log.append(signEnvelope(statementBy(east, { class: 'admin' }), next), at);
  const parts: PackParts = {
    question: { purpose: 'presence', log: east.origin, indexes: [0, 1] },
    cards: [later.card, east.card],
    policy: null,
    checkpoints: [log.checkpoint()],
    entries: [await log.packEntry(0, 'full'), await log.packEntry(1, 'full')],
    receipts: [],
  };
  assert.equal(code(parts), 'ok');
  assert.equal(code({ ...parts, cards: [east.card] }), 'RECORD_SIGNATURE_WRONG');
  // Two first cards of one party, and a second one that follows another first.
  assert.equal(code({ ...parts, cards: [east.card, cardOf({ message: next })] }), 'RECORD_PACK_ORDER');
  const foreign = rekeyed({ ...east, card: cardOf({ message: fresh('x') }) }, next).card;
  assert.equal(code({ ...parts, cards: [east.card, foreign] }), 'RECORD_PACK_CARDS_DIFFER');
});

test('key history: a later card neither drops a revocation nor gives a key another role', async () => {
  const stolen = { role: 'message', keyid: keyIdOf(east.message.publicKey), fromIndex: 0 } as const;
  const second = rekeyed(east, fresh('second'), [stolen]);
  const third = rekeyed(second, fresh('third'));
  const log = new SampleLog(third);
  log.own({}, 'notice', T0);
  const parts: PackParts = {
    question: { purpose: 'presence', log: east.origin, indexes: [0] },
    cards: [east.card, second.card, third.card],
    policy: null,
    checkpoints: [log.checkpoint()],
    entries: [await log.packEntry(0, 'full')],
    receipts: [],
  };
  assert.equal(code(parts), 'ok');
  assert.equal(code({ ...parts, cards: [east.card, third.card] }), 'ok', 'cards between may be left out');
  // Serial 3 again, and nothing revoked: only the root's holder can make it, and only to take its word back.
  const silent = rekeyed({ ...second, card: rekeyed(east, fresh('second')).card }, fresh('third')).card;
  assert.equal(code({ ...parts, cards: [second.card, silent] }), 'RECORD_PACK_CARDS_DIFFER');
});

test('theft: what the key signed counts by its place, whatever times the thief writes', async () => {
  const table: readonly [of: number, story: Theft, own: string, received: string][] = [
    [0, {}, 'ok', 'ok'],
    [1, {}, 'ok', 'ok'],
    [3, {}, 'ok', 'RECORD_PACK_REVOKED'],
    [1, { hideRevocation: true }, 'ok', 'RECORD_PACK_REVOKED'],
    [0, { own: [0, 2] }, 'RECORD_PACK_REVOKED', 'ok'],
    [0, { own: [1], fromIndex: 1 }, 'RECORD_PACK_REVOKED', 'ok'],
  ];
  for (const [of, story, own, received] of table) {
    const parts = await theft(of, story);
    assert.deepEqual([code(parts.own), code(parts.received)], [own, received], JSON.stringify(story));
  }
  // Negative control: without the later card nobody can know.
  const { received } = await theft(3);
  const unaware = received.cards.filter(({ serial }) => serial === 1);
  assert.equal(code({ ...received, cards: unaware, entries: received.entries.slice(0, 1) }), 'ok');
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
  const after = (card: PartyCard, message: Signer) =>
    rekeyed({ ...east, card, root: keys.root }, message).card;
  const bad = [
    after(cardOf(keys), fresh('n')),
    after(cardOf({ ...keys, origin: 'else.example/log' }), fresh('n')),
    cardOf({ ...keys, party: 'north' }),
    cardOf({ ...keys, party: 'north', origin: 'north.example/log', mode: 'live' }),
  ];
  for (const card of bad)
    assert.equal(code({ ...parts, cards: [...parts.cards, card] }), 'RECORD_PACK_CARDS_DIFFER');
  const other = cardOf({ origin: 'else.example/log', message: keys.message });
  const moved = rekeyed({ ...east, card: other }, fresh('n')).card;
  assert.equal(
    code({ ...parts, cards: [...parts.cards, moved] }),
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

test('a checkpoint carries signatures of its log and of the policy’s witnesses alone, each once', async () => {
  const parts = await presence();
  const [first, ...rest] = parts.checkpoints as [string, ...string[]];
  const withNote = (note: string, policy: string | null = null) =>
    code({ ...parts, policy, checkpoints: [note, ...rest] });
  const foreign = signNote('x\n', [{ name: 'stranger', signer: fresh('s') }]).slice(3);
  assert.equal(withNote(`${first}${foreign}`), 'RECORD_PACK_SIGNATURE');
  const again = first.slice(first.lastIndexOf('\u2014'));
  assert.equal(withNote(`${first}${again}`), 'RECORD_NOTE_SHAPE');
  const three = cosigned(first, [0, 1, 2]);
  assert.equal(withNote(three), 'RECORD_PACK_SIGNATURE', 'no policy names them');
  assert.equal(withNote(three, policyOf('both')), 'ok');
  assert.equal(withNote(three, policyOf('both').replace('quorum both', 'quorum all')), 'RECORD_POLICY_LINE');
  const [text] = first.split('\n\u2014') as [string];
  const unsigned = `${text}\n${three.slice(first.length)}`;
  assert.equal(
    withNote(unsigned, policyOf('both')),
    'RECORD_NOTE_UNSIGNED',
    'witnesses do not speak for a log',
  );
  const lines = three.trimEnd().split('\n');
  const later = cosigned(`${text.replace(/^([^\n]+)\n4\n/, '$1\n3\n')}\n`, [1])
    .split('\n')
    .at(-2) as string;
  assert.equal(
    withNote(`${[...lines.slice(0, -2), later].join('\n')}\n`, policyOf('both')),
    'RECORD_NOTE_SIGNATURE',
  );
});

test('quorum and time: the answer says under which policy, by whom, and when in the median', async () => {
  const parts = await presence();
  const [first, ...rest] = parts.checkpoints as [string, ...string[]];
  const shown = (by: readonly number[], quorum: 'both' | 'none') => {
    const pack = buildPack({
      ...parts,
      policy: policyOf(quorum),
      checkpoints: [cosigned(first, by), ...rest],
    });
    assert.ok(!isRefusal(pack), JSON.stringify(pack));
    const verdict = verifyPack(pack);
    assert.ok(!isRefusal(verdict));
    const state = verdict.checkpoints.find(({ origin }) => origin === verdict.question.log)!;
    return [state.quorum, state.time, state.cosignatures.length, verdict.witnesses.map(({ party }) => party)];
  };
  const at = (minutes: number) => new Date(T0 + minutes * 60_000).toISOString();
  const who = ['west', null, null];
  assert.deepEqual(shown([0, 1, 2], 'both'), ['met', at(2), 3, who]);
  assert.deepEqual(shown([2, 0], 'both'), ['met', at(1), 2, who], 'the lower of two');
  assert.deepEqual(shown([1, 2], 'both'), ['missed', at(2), 2, who]);
  assert.deepEqual(shown([], 'both'), ['missed', null, 0, who]);
  assert.deepEqual(shown([1], 'none'), ['none', at(2), 1, who]);
});

test('a reader’s own policy: a pack that carries another is refused', async () => {
  const parts = await presence();
  const pack = buildPack({ ...parts, policy: policyOf('both') });
  assert.ok(!isRefusal(pack));
  const roots = Object.fromEntries(parts.cards.map((card) => [card.party, cardFingerprint(card)]));
  assert.ok(!isRefusal(verifyPack(pack, { roots, policy: policyOf('both') })));
  const other = verifyPack(pack, { roots, policy: policyOf('none') });
  assert.equal(isRefusal(other) && other.refused, 'RECORD_PACK_POLICY');
});
