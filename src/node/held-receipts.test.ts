import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { effort } from '../../test/effort.ts';
import { memoryNode, run } from '../../test/helpers/nodes.ts';
import { linkToNode } from '../../test/helpers/remembering.ts';
import { movement } from '../../test/helpers/running.ts';
import { isRefusal } from '../contract/index.ts';
import {
  canonicalJson,
  encodeEnvelope,
  openReceiptQuestion,
  pae,
  RECEIPT_QUESTION_TYPE,
  type ReceiptBody,
  type ReceiptQuestion,
  type Signer,
  type Statement,
  signEnvelope,
  signReceiptQuestion,
  utf8,
} from '../record/index.ts';
import { VirtualClock } from './clock.ts';
import { makeParty, speaking } from './folder.ts';
import { heldReceipt, QUESTION_FRESH_MS } from './held-receipts.ts';
import { nextKeys } from './next-keys.ts';
import type { ParleyNode } from './node.ts';
import { ownHistory } from './own-cards.ts';
import { seededRandom } from './random.ts';
import { Remembered } from './remembered.ts';
import { judgeReceipt, readOwnReceipt } from './shown-receipt.ts';

const clock = new VirtualClock(Date.parse('2020-08-24T06:00:00Z'));
const code = (answer: unknown) => (isRefusal(answer) ? answer.refused : 'ok');
const statementIn = (text: string): Statement =>
  JSON.parse(Buffer.from(JSON.parse(text).payload, 'base64').toString('utf8'));
const bodyIn = (text: string) => statementIn(text).body as ReceiptBody;
const names = { en: 'west', ru: 'сторона west', ar: 'طرف west' };
/** As `memoryNode` makes it. */
const made = makeParty({ party: 'west', mode: 'exercise', names, url: null }, seededRandom('west'));

let west: ParleyNode;
let east: ParleyNode;
let north: ParleyNode;
/** What West gave East, in the order of giving. */
const given: string[] = [];
before(async () => {
  [west, east, north] = await Promise.all([
    memoryNode('west', clock),
    memoryNode('east', clock),
    memoryNode('north', clock),
  ]);
  for (const node of [west, east, north])
    for (const other of [west, east, north])
      if (other !== node) await run(node, 'parties.enrol', { card: other.identity.card });
  for (let i = 0; i < 3; i++) await run(east, 'notices.file', { ...movement, to: ['west'] });
  const sent = await east.store.read.entries({ direction: 'out', peer: 'west' });
  for (const { envelope } of sent) {
    const received = await west.receive(envelope as Uint8Array);
    assert.ok(!isRefusal(received) && received.receipt);
    given.push(Buffer.from(received.receipt).toString('utf8'));
  }
  // The last is brought before the others: what counts is the place in West's log.
  for (const receipt of given.toReversed()) assert.ok(!isRefusal(await east.receive(receipt)));
});

const question = (change: Partial<ReceiptQuestion> = {}): ReceiptQuestion => ({
  v: 1,
  mode: 'exercise',
  from: 'west',
  log: west.identity.card.origin,
  to: 'east',
  askedTime: new Date(clock.now()).toISOString(),
  ...change,
});
const signed = (change: Partial<ReceiptQuestion> = {}, signer = west.identity.message) =>
  signReceiptQuestion(question(change), signer);

describe('the question for one’s own receipts', () => {
  it('is answered with the exact envelope of the highest place', async () => {
    assert.deepEqual(await heldReceipt(east, signed()), { receipt: given.at(-1) });
    const places = given.map((text) => bodyIn(text).index);
    assert.equal(Math.max(...places), bodyIn(given.at(-1) as string).index);
    assert.ok(places.length >= 3);
  });

  it('is answered to the giver alone', async () => {
    const size = await east.store.read.size();
    const { identity: stranger } = makeParty(
      { party: 'south', mode: 'exercise', names, url: null },
      seededRandom('south'),
    );
    const asNorth = { from: 'north', log: north.identity.card.origin };
    const north_ = north.identity.message;
    assert.deepEqual(await heldReceipt(east, signed(asNorth, north_)), { receipt: null }, 'it gave none');
    const refused: [asked: string, why: string][] = [
      [signed({}, north_), 'RECORD_SIGNATURE_WRONG'],
      [signed({}, west.identity.log), 'RECORD_SIGNATURE_WRONG'],
      [signed({ from: 'south', log: stranger.card.origin }, stranger.message), 'NODE_UNKNOWN_SENDER'],
      [signed({ from: 'east' }, east.identity.message), 'NODE_UNKNOWN_SENDER'],
      [signed({ ...asNorth, log: west.identity.card.origin }, north_), 'RECORD_LOG_OTHER'],
      [signed({ to: 'north' }), 'NODE_NOT_FOR_US'],
      [signed({ mode: 'live' }), 'NODE_OTHER_MODE'],
      [given[0] as string, 'RECORD_ENVELOPE_TYPE'],
      ['', 'RECORD_JSON_SYNTAX'],
      ['x'.repeat(5_000), 'RECORD_TOO_BIG'],
    ];
    for (const [asked, why] of refused) assert.equal(code(await heldReceipt(east, asked)), why);
    assert.equal(await east.store.read.size(), size, 'it is no entry');
  });

  it('is refused once its time is over: nobody learns anything by sending an old one again', async () => {
    const at = (ms: number) => signed({ askedTime: new Date(clock.now() + ms).toISOString() });
    for (const ms of [-QUESTION_FRESH_MS, QUESTION_FRESH_MS])
      assert.equal(code(await heldReceipt(east, at(ms))), 'ok');
    for (const ms of [-QUESTION_FRESH_MS - 1, QUESTION_FRESH_MS + 1])
      assert.equal(code(await heldReceipt(east, at(ms))), 'NODE_QUESTION_STALE');
    const overheard = signed();
    assert.equal(code(await heldReceipt(east, overheard)), 'ok');
    clock.moveTo(clock.now() + QUESTION_FRESH_MS + 1);
    assert.equal(code(await heldReceipt(east, overheard)), 'NODE_QUESTION_STALE');
    assert.equal(code(await heldReceipt(east, signed())), 'ok');
  });

  it('holds every field that it must, and whatever is changed in it is refused', async () => {
    const { card, message } = west.identity;
    const asker = { party: 'west', log: card.origin, messageKeys: [message.publicKey] };
    const opened = (value: unknown) => {
      const payload = utf8(canonicalJson(value));
      const payloadType = RECEIPT_QUESTION_TYPE;
      const sig = message.sign(pae(payloadType, payload));
      return openReceiptQuestion({ payloadType, payload, keyid: '', sig }, asker);
    };
    const whole = question();
    assert.deepEqual(opened(whole), whole);
    for (const field of Object.keys(whole)) {
      const { [field as 'to']: _, ...without } = whole;
      assert.equal(code(opened(without)), 'RECORD_QUESTION_FIELD', field);
    }
    assert.equal(code(opened({ ...whole, more: 1 })), 'RECORD_QUESTION_FIELD');
    assert.equal(code(opened({ ...whole, from: 'north' })), 'RECORD_SENDER_OTHER');
    const bytes = Buffer.from(signed());
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] as number) ^ by;
        const answer = await heldReceipt(east, changed.toString('utf8'));
        // What is no part of the envelope may change: the hint of the key, white space, a second spelling of base64.
        if (!isRefusal(answer)) assert.deepEqual(answer, { receipt: given.at(-1) });
      }),
      { numRuns: effort(2_000) },
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
        assert.ok(isRefusal(await heldReceipt(east, text)));
      }),
      { numRuns: effort(2_000) },
    );
  });
});

/** One of West's receipts, changed and signed again. */
function forged(signer: Signer, body: Partial<ReceiptBody> = {}, change: Partial<Statement> = {}): string {
  const real = statementIn(given.at(-1) as string);
  const statement = { ...real, ...change, body: { ...(real.body as ReceiptBody), ...body } };
  return encodeEnvelope(signEnvelope(statement, signer));
}

describe('a receipt that is shown to its giver', () => {
  const far = { index: 10 ** 9 };
  it('counts for nothing unless its own key signed it about its own log: a liar cannot silence a node', async () => {
    const { message, log } = west.identity;
    const notice = (await west.store.read.entries({ direction: 'own', limit: 1 }))[0]?.envelope;
    const lies = [
      '',
      'junk',
      forged(east.identity.message, far),
      forged(log, far),
      forged(message, { ...far, log: east.identity.card.origin }),
      forged(message, far, { log: east.identity.card.origin }),
      forged(message, far, { from: 'east' }),
      forged(message, far, { peerSeq: 1 }),
      forged(message, far, { kindVersion: 2 }),
      forged(message, { ...far, of: 'x' }),
      Buffer.from(notice as Uint8Array).toString('utf8'),
    ];
    for (const lie of lies) assert.equal(await west.remembered.takeReceipt('east', lie), false, lie);
    const own = ownHistory(west.identity.card, []);
    const bytes = Buffer.from(forged(message, far));
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] as number) ^ by;
        const read = readOwnReceipt(own, changed.toString('utf8'));
        assert.ok(read === null || read.index === far.index);
      }),
      { numRuns: effort(1_000) },
    );
    assert.equal(west.blocked, null);
    // Whoever lies has not said what it holds.
    const lying = { ...linkToNode(east), heldReceipt: async () => ({ receipt: lies[2] as string }) };
    await west.remembered.compareWith({ name: 'east', key: null as never, link: lying });
    assert.deepEqual([...west.remembered.waiting], ['east']);
    const refusing = { ...linkToNode(east), heldReceipt: async () => ({ refused: 'NODE_QUESTION_STALE' }) };
    await west.remembered.compareWith({ name: 'east', key: null as never, link: refusing });
    assert.deepEqual([...west.remembered.waiting], ['east']);
    const unknown = { ...linkToNode(east), heldReceipt: async () => ({ refused: 'NODE_UNKNOWN_SENDER' }) };
    await west.remembered.compareWith({ name: 'east', key: null as never, link: unknown });
    assert.deepEqual([...west.remembered.waiting], []);
    await run(west, 'notices.file', movement);
  });

  it('is held, beyond the record, or of another entry', async () => {
    const { read } = west.store;
    for (const text of given) assert.equal(await judgeReceipt(read, bodyIn(text)), 'held');
    const body = bodyIn(given.at(-1) as string);
    const size = await read.size();
    assert.equal(await judgeReceipt(read, { ...body, index: size }), 'behind');
    const other: ReceiptBody[] = [
      { ...body, index: size - 1 },
      { ...body, of: '0'.repeat(64) },
      { ...body, leaf: { ...body.leaf, salt1: '0'.repeat(32) } },
      { ...body, leaf: { ...body.leaf, salt2: '0'.repeat(32) } },
      { ...body, leaf: { ...body.leaf, header: `${body.leaf.header} ` } },
    ];
    for (const one of other) assert.equal(await judgeReceipt(read, one), 'other');
    // Erased since: the salt over the body is gone, what is left still tells one entry from another.
    const erased = {
      async entry(index: number) {
        const stored = await read.entry(index);
        return stored && { ...stored, envelope: null, salt2: new Uint8Array(16) };
      },
    };
    assert.equal(await judgeReceipt(erased, body), 'held');
    assert.equal(await judgeReceipt(erased, { ...body, of: '0'.repeat(64) }), 'other');
  });

  it('counts under a former key, and no more under one that was revoked', async () => {
    const root = made.seeds.rootSigner() as Signer;
    const after = (revokeFrom: number | null) => {
      const next = nextKeys(made, root, { roles: ['message'], revokeFrom }, seededRandom('next'));
      const { store } = west;
      const identity = speaking(next.card, next.seeds);
      return new Remembered({
        store,
        identity,
        keys: async () => [],
        cosigners: async () => [],
        unasked: async () => [],
        now: () => 0,
      });
    };
    const newest = given.at(-1) as string;
    const [rotated, revoked] = [after(null), after(5)];
    assert.equal(await rotated.takeReceipt('east', newest), true);
    assert.ok(!rotated.refusal());
    assert.equal(await rotated.takeReceipt('east', forged(west.identity.message, far)), true);
    assert.equal(rotated.forgotten?.how, 'behind');
    assert.equal(await revoked.takeReceipt('east', newest), false);
    assert.equal(await revoked.takeReceipt('east', forged(west.identity.message, far)), false);
    assert.equal(revoked.forgotten, null);
  });
});
