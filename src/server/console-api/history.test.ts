import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { skipFast } from '../../../test/effort.ts';
import { type Ask, type Door, joinDoors, openDoor, START_MS, signIn } from '../../../test/helpers/running.ts';
import { History as Reader } from '../../node/index.ts';
import { createMemoryStore } from '../../store/index.ts';
import type { Extent, History } from './shapes.ts';

const MINUTE = 60_000;
/** One report every two seconds. */
const EVERY_MS = 2_000;
const COUNT = 180;

describe('the past on the map', { skip: skipFast }, () => {
  let west: Door;
  let east: Door;
  let atWest: Ask;
  let atEast: Ask;
  const store = createMemoryStore();
  before(async () => {
    west = await openDoor('west', { config: { share: [{ to: 'east', units: ['w1'] }] }, store });
    east = await openDoor('east');
    await joinDoors([west, east]);
    [atWest, atEast] = [await signIn(west, 'all'), await signIn(east, 'monitor')];
    // Six minutes of driving; what came in the last minute is not sealed yet.
    for (let n = 0; n < COUNT; n++) {
      for (const door of [west, east]) door.real.ms = n * EVERY_MS;
      const units = ['w1', 'w2'].map((unit, i) => ({
        unit,
        at: { lat: 37 + n * 0.0001, lon: 41 + i },
        fixMs: START_MS + n * EVERY_MS,
        source: 'gpx',
      }));
      const taken = await atWest({ method: 'POST', url: '/api/fixes', payload: units });
      assert.equal(taken.statusCode, 200, taken.body);
      await west.running.live.tick();
      await east.running.live.tick();
    }
  });
  after(async () => {
    await west.close();
    await east.close();
  });
  const past = async (ask: Ask, query = ''): Promise<History> => {
    const answer = await ask({
      url: `/api/history?fromMs=${START_MS}&toMs=${START_MS + 30 * MINUTE}&stepMs=1000${query}`,
    });
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json<History>();
  };
  const unitsOf = ({ units }: History) => units.map(({ party, unit, fixes }) => [party, unit, fixes.length]);

  it('gives sealed and unsealed fixes of all own units, each once, in order', async () => {
    assert.ok(west.running.live.unsealed().length > 0 && west.running.live.unsealed().length < COUNT);
    const history = await past(atWest);
    assert.deepEqual(unitsOf(history), [
      ['west', 'w1', COUNT],
      ['west', 'w2', COUNT],
    ]);
    assert.deepEqual([history.stepMs, history.thinned, history.missing], [1_000, false, 0]);
    const times = history.units[0]?.fixes.map(({ fixMs }) => fixMs);
    assert.deepEqual(
      times,
      Array.from({ length: COUNT }, (_, n) => START_MS + n * EVERY_MS),
    );
    assert.deepEqual(Object.keys(history.units[0]?.fixes[0] ?? {}).sort(), [
      'at',
      'fixMs',
      'marks',
      'receivedMs',
      'source',
    ]);
  });

  it('shows of a peer what its owner sent, and no unit beside', async () => {
    const history = await past(atEast);
    assert.deepEqual(unitsOf(history), [['west', 'w1', COUNT]]);
    const received = history.units[0]?.fixes.map(({ receivedMs }) => receivedMs) as number[];
    assert.ok(received.every((ms) => ms >= START_MS && ms <= START_MS + COUNT * EVERY_MS));
    assert.equal((await past(atEast, '&unit=w2')).units.length, 0);
  });

  it('thins to one a step, the newest of it', async () => {
    const one = await past(atWest, '&party=west&unit=w1');
    assert.deepEqual(unitsOf(one), [['west', 'w1', COUNT]]);
    const answer = await atWest({
      url: `/api/history?fromMs=${START_MS}&toMs=${START_MS + 30 * MINUTE}&stepMs=60000&unit=w1`,
    });
    const thin = answer.json<History>();
    assert.equal(thin.units[0]?.fixes.length, 6);
    assert.equal(thin.thinned, false, 'as asked is not thinned');
    assert.deepEqual(
      thin.units[0]?.fixes.map(({ fixMs }) => (fixMs - START_MS) % MINUTE),
      Array(6).fill(MINUTE - EVERY_MS),
    );
  });

  it('counts a sealed file that is not what was sealed, and leaves it out', async () => {
    const { get } = store.files;
    let asked = 0;
    store.files.get = async (sha256) => {
      const bytes = await get.call(store.files, sha256);
      return bytes && asked++ === 0 ? bytes.slice(1) : bytes;
    };
    // One that has read nothing yet.
    const reader = new Reader(west.running.node, () => west.running.live.unsealed());
    const read = await reader.between({ fromMs: START_MS, toMs: START_MS + 30 * MINUTE, stepMs: 1_000 });
    store.files.get = get;
    assert.equal(read.missing, 1);
    const whole = await reader.between({ fromMs: START_MS, toMs: START_MS + 30 * MINUTE, stepMs: 1_000 });
    assert.equal(whole.missing, 0, 'what could not be read is not remembered');
    const count = ({ units }: typeof read) => units.reduce((sum, { fixes }) => sum + fixes.length, 0);
    assert.ok(count(read) < count(whole));
  });

  it('keeps to its ceiling and says so', async () => {
    const crowd = await openDoor('south');
    const ask = await signIn(crowd, 'watch');
    const units = 25;
    const each = 900;
    for (let unit = 0; unit < units; unit++) {
      await crowd.running.live.take(
        Array.from({ length: each }, (_, n) => ({
          unit: `u${unit}`,
          at: { lat: 37, lon: 41 },
          fixMs: START_MS + n * 1_000,
          receivedMs: START_MS,
          source: 'gpx',
          marks: [],
        })),
      );
    }
    const history = await past(ask);
    const count = history.units.reduce((sum, { fixes }) => sum + fixes.length, 0);
    assert.deepEqual([history.thinned, history.stepMs, history.units.length], [true, 2_000, units]);
    assert.ok(count <= history.limit && count > history.limit / 4, String(count));
    await crowd.close();
  });

  it('knows the first and the last moment', async () => {
    const extent = (await atWest({ url: '/api/history/extent' })).json<Extent>();
    assert.deepEqual(extent.fixes, { firstMs: START_MS, lastMs: START_MS + (COUNT - 1) * EVERY_MS });
    assert.equal(extent.entries?.firstMs, START_MS);
    assert.equal(extent.all?.lastMs, Math.max(extent.entries?.lastMs ?? 0, extent.fixes?.lastMs ?? 0));
    assert.equal(extent.notices, null);
    const empty = await openDoor('north');
    const bare = (await (await signIn(empty, 'watch'))({ url: '/api/history/extent' })).json<Extent>();
    assert.deepEqual([bare.fixes, bare.notices], [null, null]);
    await empty.close();
  });

  it('refuses a window that is none, and who may not see tracks', async () => {
    const ask = (url: string) => atWest({ url });
    const reversed = await ask(`/api/history?fromMs=${START_MS}&toMs=${START_MS}`);
    assert.deepEqual([reversed.statusCode, reversed.json().code], [422, 'WATCH_WINDOW']);
    assert.equal((await ask(`/api/history?fromMs=0&toMs=${8 * 86_400_000}`)).json().code, 'WATCH_WINDOW');
    assert.equal((await ask('/api/history?fromMs=a&toMs=2')).json().code, 'NODE_BAD_INPUT');
    assert.equal((await ask('/api/history?fromMs=0&toMs=9&stepMs=1')).json().params.field, 'stepMs');
    const admin = await signIn(west, 'admin');
    assert.equal((await admin({ url: '/api/history/extent' })).statusCode, 403);
    assert.equal((await west.app.inject({ url: '/api/history/extent' })).statusCode, 401);
  });
});
