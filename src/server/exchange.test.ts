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
