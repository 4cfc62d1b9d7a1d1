import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effort } from '../../test/effort.ts';
import { makeParty, seeded, statementBy } from '../../test/helpers/record/samples.ts';
import { isRefusal, type Refusal } from '../contract/index.ts';
import { makeCard, type PartyCard } from './card.ts';
import { type Envelope, openEnvelope, peek, signEnvelope } from './envelope.ts';
import { fromBase64 } from './hash.ts';
import { type Signer, signerFromSeed } from './key.ts';
import {
  beginHistory,
  changeKeys,
  enrolAgain,
  type KeyHistory,
  logKeysNow,
  openFrom,
} from './key-history.ts';
import { checkLater, checkRekeyed, makeRekeyedBody, REKEYED_KIND, type RekeyedBody } from './rekeyed.ts';
import type { Statement } from './statement.ts';

const east = makeParty('east');
const T0 = Date.parse('2020-08-25T07:00:00Z');
const DAY = 86_400_000;

function nextCard(before: PartyCard, message: Signer, stolen: Signer | null): PartyCard {
  const revoke = stolen ? [{ role: 'message', keyid: stolen.keyid, fromIndex: 0 } as const] : [];
  return makeCard(before, { ...east.seeds.publicKeys(), root: east.root, message }, { card: before, revoke });
}
function rekey(
  before: PartyCard,
  next: PartyCard,
  by: { old: Signer; fresh: Signer },
  seq: number,
): Envelope {
  const body = makeRekeyedBody(before, next, by.fresh);
  const over = { kind: REKEYED_KIND, class: 'admin', peerSeq: seq, to: 'west', body } as const;
  return signEnvelope(statementBy(east, over), body.proof === null ? by.fresh : by.old);
}
function words(by: Signer, peerSeq: number, claimedMs: number): Envelope {
  const claimedTime = new Date(claimedMs).toISOString();
  return signEnvelope(statementBy(east, { peerSeq, to: 'west', claimedTime }), by);
}

/** Says of one envelope that comes now whether it is taken. */
type Judge = (held: KeyHistory, envelope: Envelope) => { statement: Statement } | Refusal;

/** By any of these keys. */
function byAny(envelope: Envelope, keys: readonly string[]): { statement: Statement } | Refusal {
  let answer: Statement | Refusal = { refused: 'RECORD_SIGNATURE_WRONG', params: {} };
  for (const key of keys) {
    answer = openEnvelope(envelope, { party: 'east', log: east.origin, messageKey: fromBase64(key)! });
    if (!isRefusal(answer)) return { statement: answer };
  }
  return answer;
}
const isRekey = (envelope: Envelope) => envelope.payloadType.includes(REKEYED_KIND);
const claimedMs = (envelope: Envelope) =>
  Date.parse((JSON.parse(Buffer.from(envelope.payload).toString()) as Statement).claimedTime);
/** Judges that each leave out one rule. All take the party's own announcements as they should. */
const MUTANTS: Record<string, Judge> = {
  'validity by wall time: an old key counts for what says it was signed before': (held, envelope) => {
    if (isRekey(envelope)) return openFrom(held, envelope);
    const old = claimedMs(envelope) < T0;
    return byAny(envelope, [old ? held.periods[0]!.messageKey : held.card.messageKey]);
  },
  'a revoked key counts under the numbers it once had': (held, envelope) => {
    if (isRekey(envelope)) return openFrom(held, envelope);
    const { peerSeq } = peek(envelope)!;
    const at = held.periods.findLast(({ startSeq }) => (startSeq ?? 0) <= peerSeq);
    return byAny(envelope, [at!.messageKey]);
  },
  'any key of the party counts': (held, envelope) =>
    isRekey(envelope)
      ? openFrom(held, envelope)
      : byAny(
          envelope,
          held.periods.map(({ messageKey }) => messageKey),
        ),
  'only the newest key counts': (held, envelope) =>
    isRekey(envelope) ? openFrom(held, envelope) : byAny(envelope, [held.card.messageKey]),
};

interface Tally {
  forged: number;
  lost: number;
}
/** One party's envelopes come to one log while its key changes, and a thief's among them. */
function play(seed: number, judge: Judge): Tally {
  const rng = seeded(`history ${seed}`);
  const old = east.message;
  const fresh = signerFromSeed(rng.bytes(32));
  const theft = rng.int(2) === 0;
  const card = nextCard(east.card, fresh, theft ? old : null);
  const turn = 2 + rng.int(5);
  const before = Array.from({ length: turn - 1 }, (_, i) => words(old, i + 1, T0 - rng.int(30) * DAY));
  const after = Array.from({ length: 1 + rng.int(4) }, (_, i) =>
    words(fresh, turn + 1 + i, T0 + rng.int(30) * DAY),
  );
  const change = rekey(east.card, card, { old, fresh }, turn);
  // Nothing overtakes the card at its sender. After a rotation alone may what was sent before still be under way.
  const late = theft ? [] : before.splice(rng.int(before.length + 1));
  const honest = [...before, change, ...shuffled([...late, ...after], rng.int)];
  let held = beginHistory(east.card, 0);
  const tally = { forged: 0, lost: 0 };
  let index = 1;
  let revoked = false;
  for (const envelope of honest) {
    const opened = judge(held, envelope);
    if (isRefusal(opened)) tally.lost += 1;
    else if (isRekey(envelope)) {
      const { card: next } = opened.statement.body as RekeyedBody;
      held = changeKeys(held, next, { peerSeq: opened.statement.peerSeq, index });
      revoked = theft;
    }
    index += 1;
    // The thief signs anything, under any number, with any time, at any moment.
    const forged = words(old, 1 + rng.int(turn + 6), T0 + (rng.int(60) - 30) * DAY);
    if (revoked && !isRefusal(judge(held, forged))) tally.forged += 1;
  }
  return tally;
}
function shuffled<Item>(items: readonly Item[], int: (below: number) => number): Item[] {
  return items
    .map((item) => ({ item, at: int(1 << 20) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

test('theft and rotation: nothing forged is taken after the revocation, nothing honest is refused', () => {
  const total = { forged: 0, lost: 0 };
  for (let seed = 0; seed < effort(1000, 40); seed++) {
    const { forged, lost } = play(seed, openFrom);
    total.forged += forged;
    total.lost += lost;
  }
  assert.deepEqual(total, { forged: 0, lost: 0 });
});

for (const [name, judge] of Object.entries(MUTANTS)) {
  test(`planted fault: ${name}`, () => {
    const caught = Array.from({ length: 40 }, (_, seed) => play(seed, judge)).filter(
      ({ forged, lost }) => forged + lost > 0,
    );
    assert.ok(caught.length > 0);
  });
}

test('a card is taken only as the one after that which is held, with its proof', () => {
  const fresh = signerFromSeed(seeded('fresh').bytes(32));
  const second = nextCard(east.card, fresh, null);
  const third = nextCard(second, signerFromSeed(seeded('third').bytes(32)), null);
  const code = (held: PartyCard, body: unknown) => {
    const read = checkRekeyed(held, body);
    return isRefusal(read) ? read.refused : 'ok';
  };
  const body = makeRekeyedBody(east.card, second, fresh);
  assert.equal(code(east.card, body), 'ok');
  assert.equal(code(second, body), 'RECORD_CARD_ORDER', 'again');
  assert.equal(code(east.card, { card: third, proof: body.proof }), 'RECORD_CARD_ORDER', 'one was skipped');
  assert.equal(code(east.card, { ...body, proof: null }), 'RECORD_REKEY_PROOF');
  assert.equal(code(east.card, makeRekeyedBody(east.card, second, east.message)), 'RECORD_REKEY_PROOF');
  assert.equal(code(makeParty('west').card, body), 'RECORD_CARD_ORDER', 'another party');
  assert.equal(code(east.card, null), 'RECORD_CARD_FIELD');
  const swapped = makeCard(
    east.card,
    { ...east.seeds.publicKeys(), root: east.root, message: east.log, log: east.message },
    { card: east.card, revoke: [] },
  );
  assert.equal(code(east.card, makeRekeyedBody(east.card, swapped, east.log)), 'RECORD_KEY_SHARED');
  const theft = nextCard(second, signerFromSeed(seeded('x').bytes(32)), fresh);
  const forgets = makeCard(
    theft,
    { ...east.seeds.publicKeys(), root: east.root },
    { card: { ...theft, serial: theft.serial + 1, revoked: [] }, revoke: [] },
  );
  const refused = checkLater(theft, forgets);
  assert.deepEqual([refused?.refused, refused?.params['field']], ['RECORD_CARD_ORDER', 'revoked']);
});

test('enrolled again by hand: until the party’s own entry says from which number on, either key may have signed', () => {
  const fresh = signerFromSeed(seeded('again').bytes(32));
  const second = nextCard(east.card, fresh, null);
  const held = enrolAgain(beginHistory(east.card, 0), second, 5);
  const code = (history: KeyHistory, envelope: Envelope) => {
    const opened = openFrom(history, envelope);
    return isRefusal(opened) ? opened.refused : 'ok';
  };
  for (const by of [east.message, fresh]) assert.equal(code(held, words(by, 3, T0)), 'ok');
  const change = rekey(east.card, second, { old: east.message, fresh }, 4);
  assert.equal(code(held, change), 'ok');
  const known = changeKeys(held, second, { peerSeq: 4, index: 9 });
  assert.equal(known.periods.length, 2);
  assert.equal(code(known, words(east.message, 3, T0)), 'ok');
  assert.equal(code(known, words(fresh, 3, T0)), 'RECORD_KEY_NOT_THEN');
  assert.equal(code(known, words(east.message, 5, T0)), 'RECORD_KEY_NOT_THEN');
  const keys = logKeysNow(known);
  assert.ok(!isRefusal(keys) && keys.length === 1, 'the log key did not change');
});
