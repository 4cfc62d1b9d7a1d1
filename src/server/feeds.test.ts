import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Ask, type Door, openDoor, START_MS, signIn } from '../../test/helpers/running.ts';

const seconds = START_MS / 1000;

describe('positions of own units', () => {
  let door: Door;
  const anyone: Ask = (request) => door.app.inject(request);
  before(async () => {
    door = await openDoor('west', {
      config: { feeds: { devices: { 'phone-1': 'w1', 'phone-2': 'w2' }, speedUnit: 'knots' } },
    });
  });
  after(() => door.close());
  const unit = (name: string) => door.running.live.units().find(({ unit: own }) => own === name);

  it('come from a phone by query, form and JSON, at the path and at the root', async () => {
    const query = (lat: number, at = seconds) =>
      `id=phone-1&lat=${lat}&lon=41&timestamp=${at}&speed=10&bearing=90`;
    assert.equal((await anyone({ url: `/feeds/osmand?${query(37)}` })).statusCode, 200);
    assert.equal(unit('w1')?.party, 'west');
    assert.ok(Math.abs((unit('w1')?.fix.speedMps ?? 0) - 5.144) < 0.01, 'ten knots');
    assert.equal(unit('w1')?.fix.receivedMs, START_MS);

    assert.equal((await anyone({ method: 'POST', url: `/?${query(37.1, seconds + 1)}` })).statusCode, 200);
    assert.equal(unit('w1')?.fix.at.lat, 37.1);
    assert.equal((await anyone({ url: `/?${query(37.2, seconds + 2)}` })).statusCode, 200);
    assert.equal(unit('w1')?.fix.at.lat, 37.2);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    await anyone({ method: 'POST', url: '/feeds/osmand', headers: form, payload: query(37.3, seconds + 3) });
    assert.equal(unit('w1')?.fix.at.lat, 37.3);

    const location = {
      timestamp: new Date(START_MS).toISOString(),
      coords: { latitude: 36, longitude: 40, speed: 3 },
    };
    const json = {
      method: 'POST' as const,
      headers: { 'content-type': 'application/json' },
      payload: { device_id: 'phone-2', location },
    };
    assert.equal((await anyone({ ...json, url: '/' })).statusCode, 200);
    assert.deepEqual(unit('w2')?.fix.at, { lat: 36, lon: 40 });
  });

  it('are refused by name of the device, and when they cannot be read', async () => {
    const code = async (url: string) => {
      const answer = await anyone({ url });
      return `${answer.statusCode} ${answer.json().code}`;
    };
    assert.equal(await code('/feeds/osmand?id=stranger&lat=1&lon=1'), '403 NODE_UNKNOWN_DEVICE');
    assert.equal(await code('/feeds/osmand?id=toString&lat=1&lon=1'), '403 NODE_UNKNOWN_DEVICE');
    assert.equal(await code('/feeds/osmand?lat=1&lon=1'), '400 FEEDS_DEVICE_MISSING');
    assert.equal(await code('/feeds/osmand?id=phone-1&lat=91&lon=1'), '400 FEEDS_POSITION_OUT_OF_RANGE');
    const large = await anyone({ method: 'POST', url: '/feeds/osmand', payload: Buffer.alloc(600_000, 'x') });
    assert.equal(large.statusCode, 413);
    assert.equal((await anyone({ url: '/' })).headers['location'], '/sign-in', 'a visit is no report');
  });

  it('are answered only once they are stored', async () => {
    const { live } = door.running;
    const { take } = live;
    let stored = (): void => {};
    live.take = async (fixes) => {
      await new Promise<void>((resolve) => {
        stored = resolve;
      });
      return take.call(live, fixes);
    };
    let answered = false;
    const request = anyone({ url: `/feeds/osmand?id=phone-1&lat=37.5&lon=41&timestamp=${seconds + 9}` }).then(
      () => {
        answered = true;
      },
    );
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(answered, false);
    stored();
    await request;
    live.take = take;
  });

  it('come in lists from an officer', async () => {
    const planner = await signIn(door, 'planner');
    const fix = { unit: 'w7', at: { lat: 37, lon: 41 }, fixMs: START_MS, source: 'gpx' };
    const send = (payload: unknown, ask = planner) =>
      ask({ method: 'POST', url: '/api/fixes', payload: payload as object });
    assert.deepEqual((await send([fix, { ...fix, fixMs: START_MS + 1000, receivedMs: 5 }])).json(), {
      taken: 2,
    });
    assert.equal(unit('w7')?.fix.receivedMs, START_MS, 'the node says when it received');
    assert.equal((await send([{ ...fix, at: { lat: 100, lon: 0 } }])).json().params.field, '0.at.lat');
    assert.equal((await send([])).statusCode, 422);
    assert.equal((await send([fix], await signIn(door, 'monitor'))).statusCode, 403);
    assert.equal((await send([fix], anyone)).statusCode, 401);
  });
});
