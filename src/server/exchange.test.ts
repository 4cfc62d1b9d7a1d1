import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  type Ask,
  type Door,
  joinDoors,
  movement,
  openDoor,
  START_MS,
  settleDoors,
  signIn,
} from '../../test/helpers/running.ts';
import { httpLink } from '../exchange/index.ts';
import { RECEIPT_KIND, type Signer, signReceiptQuestion } from '../record/index.ts';

describe('two nodes through their doors', () => {
  let west: Door;
  let east: Door;
  let asWest: Ask;
  let asEast: Ask;
  before(async () => {
    west = await openDoor('west', { config: { share: [{ to: 'east', units: 'all' }] } });
    east = await openDoor('east');
    await joinDoors([west, east]);
    asWest = await signIn(west, 'all');
    asEast = await signIn(east, 'all');
  });
  after(async () => {
    await west.close();
    await east.close();
  });

  it('a notice goes over, its receipt and the position come back', async () => {
    const { noticeId } = (await asWest({ method: 'POST', url: '/api/notices', payload: movement })).json();
    const before = (await asWest({ url: `/api/notices/${noticeId}` })).json();
    assert.deepEqual(before.receipts, {}, 'nothing is delivered before there is a receipt');
    await settleDoors([west, east]);
    assert.ok((await asWest({ url: `/api/notices/${noticeId}` })).json().receipts.east);
    const url = `/api/notices/${noticeId}/positions`;
    const answer = await asEast({
      method: 'POST',
      url,
      payload: { position: 'objection', words: 'Not there.' },
    });
    assert.equal(answer.statusCode, 201);
    await settleDoors([west, east]);
    assert.equal(
      (await asWest({ url: `/api/notices/${noticeId}` })).json().positions.east.words,
      'Not there.',
    );
  });

  it('positions go over as the settings say', async () => {
    const payload = [{ unit: 'w1', at: { lat: 37, lon: 41 }, fixMs: START_MS, source: 'gpx' }];
    await asWest({ method: 'POST', url: '/api/fixes', payload });
    await west.running.live.tick();
    assert.deepEqual(
      east.running.live.units().map(({ party, unit }) => `${party} ${unit}`),
      ['west w1'],
    );
  });

  it('what proves nothing is refused, one by one', async () => {
    const post = (url: string, payload: string | object) => east.app.inject({ method: 'POST', url, payload });
    const parcel = { from: 'west', checkpoint: null, envelopes: ['{}', 'x'] };
    const answer = await post('/exchange/parcels', parcel);
    assert.equal(answer.statusCode, 200);
    for (const result of answer.json().results) assert.match(result.refused, /^(RECORD|NODE)_/);
    assert.equal((await post('/exchange/parcels', '{')).json().code, 'NODE_NOT_JSON');
    assert.equal((await post('/exchange/parcels', { ...parcel, more: 1 })).json().code, 'NODE_BAD_INPUT');
    assert.equal((await post('/exchange/parcels', 'x'.repeat(4_194_305))).statusCode, 413);
    const batch = await post('/exchange/positions', '{}');
    assert.ok(batch.statusCode >= 400 && batch.statusCode < 500, batch.body);
    const size = await east.running.node.store.read.size();
    await post('/exchange/parcels', parcel);
    assert.equal(await east.running.node.store.read.size(), size, 'nothing was kept');
  });

  it('a party is shown its own newest receipt, over a socket; nobody else is', async () => {
    const { identity } = west.running.node;
    const base = await east.app.listen({ host: '127.0.0.1', port: 0 });
    const link = httpLink(base);
    const ask = (signer: Signer, minutes = 0) =>
      link.heldReceipt(
        signReceiptQuestion(
          {
            v: 1,
            mode: 'exercise',
            from: 'west',
            log: identity.card.origin,
            to: 'east',
            askedTime: new Date(START_MS + minutes * 60_000).toISOString(),
          },
          signer,
        ),
      );
    const answer = await ask(identity.message);
    assert.ok('receipt' in answer && answer.receipt, JSON.stringify(answer));
    // The bytes stand in East's record as they were given, and West knows them as its own.
    const { read } = east.running.node.store;
    const held = await read.entries({ kind: RECEIPT_KIND, direction: 'in', peer: 'west' });
    assert.ok(
      held.some(({ envelope }) => new TextDecoder().decode(envelope ?? undefined) === answer.receipt),
    );
    assert.equal(await west.running.node.remembered.takeReceipt('east', answer.receipt), true);
    assert.equal(west.running.node.blocked, null);
    assert.deepEqual(await ask(identity.log), { refused: 'RECORD_SIGNATURE_WRONG' });
    assert.deepEqual(await ask(identity.message, 6), { refused: 'NODE_QUESTION_STALE' });
    assert.deepEqual(await link.heldReceipt('x'.repeat(5_000)), { refused: 'NODE_TOO_LARGE' });
    assert.deepEqual(await httpLink(`${base}/none`).heldReceipt('{}'), { refused: 'NODE_UNKNOWN_COMMAND' });
    // As a node asks at its start, through the door.
    await west.running.node.remembered.compareAll();
    assert.deepEqual([...west.running.node.remembered.waiting], []);
  });

  it('takes so many parcels at once and no more', async () => {
    const { peering } = east.running;
    const { take } = peering;
    let go = (): void => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    peering.take = async (parcel) => {
      await held;
      return take.call(peering, parcel);
    };
    const post = () =>
      east.app.inject({
        method: 'POST',
        url: '/exchange/parcels',
        payload: { from: 'west', checkpoint: null, envelopes: [] },
      });
    const inside = Array.from({ length: 8 }, post);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const ninth = await post();
    assert.deepEqual([ninth.statusCode, ninth.json().code], [503, 'SERVER_BUSY']);
    assert.equal(ninth.headers['retry-after'], '1');
    go();
    for (const answer of await Promise.all(inside)) assert.equal(answer.statusCode, 200);
    peering.take = take;
    assert.equal((await post()).statusCode, 200, 'the places are free again');
  });
});
