import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Ask, type Door, movement, openDoor, START_MS, signIn } from '../../../test/helpers/running.ts';
import { isRefusal } from '../../contract/index.ts';
import { boxIn, spanIn } from './query.ts';

const HOUR = 3_600_000;
const site = (lat: number, lon: number, name: string) => ({
  type: 'site',
  fields: {
    who: {
      organisation: 'West',
      callSign: '',
      units: [],
      purpose: '',
      activity: 'site',
      escort: false,
      emergency: false,
    },
    route: { type: 'site', name, category: 'health', at: { lat, lon }, radiusM: 100 },
    times: { type: 'validity', fromMs: START_MS, toMs: null, reviewByMs: START_MS + 999 * HOUR },
  },
});

describe('OGC API Features', () => {
  let door: Door;
  let ask: Ask;
  let movementId: string;
  before(async () => {
    door = await openDoor('west');
    ask = await signIn(door, 'planner');
    const file = async (payload: object): Promise<string> => {
      const answer = await ask({ method: 'POST', url: '/api/notices', payload });
      assert.equal(answer.statusCode, 201, answer.body);
      return answer.json().noticeId;
    };
    movementId = await file(movement);
    for (let i = 0; i < 5; i++) await file(site(37 + i / 10, i === 4 ? -179.5 : 41, `S${i}`));
    const gone = await file(site(37, 41, 'Gone'));
    await ask({ method: 'POST', url: `/api/notices/${gone}/withdraw`, payload: { reason: '' } });
  });
  after(() => door.close());
  const get = async (path: string) => {
    const answer = await ask({ url: `/api/ogc${path}` });
    return { status: answer.statusCode, type: String(answer.headers['content-type']), body: answer.json() };
  };
  const names = (body: { features: { properties: { name: string } }[] }) =>
    body.features.map((f) => f.properties.name);

  it('leads from the landing page to every feature, by its links alone', async () => {
    const { body: landing } = await get('');
    const rels = landing.links.map(({ rel }: { rel: string }) => rel);
    assert.deepEqual(rels, ['self', 'conformance', 'data', 'service-desc']);
    const { body: conformance } = await get('/conformance');
    assert.ok(conformance.conformsTo.includes('http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core'));
    const { body: collections } = await get('/collections');
    const seen: string[] = [];
    for (const { links } of collections.collections) {
      let next = links.find(({ rel }: { rel: string }) => rel === 'items').href as string | undefined;
      next = `${next}?limit=2`;
      while (next) {
        const answer = await ask({ url: next });
        assert.match(String(answer.headers['content-type']), /^application\/geo\+json/);
        const page = answer.json();
        assert.equal(page.numberReturned, page.features.length);
        seen.push(...names(page));
        next = page.links.find(({ rel }: { rel: string }) => rel === 'next')?.href;
      }
    }
    assert.deepEqual(seen.slice(1).sort(), ['S0', 'S1', 'S2', 'S3', 'S4'], 'the withdrawn one is not there');
    assert.equal(seen.length, 6);
    const one = await get(`/collections/notices/items/${movementId}`);
    assert.deepEqual([one.status, one.body.id, one.body.geometry.type], [200, movementId, 'LineString']);
    assert.equal((await get(`/collections/sites/items/${movementId}`)).status, 404);
  });

  it('takes a box, also across 180°, and a time', async () => {
    const sites = async (query: string) =>
      names((await get(`/collections/sites/items?${query}`)).body).sort();
    assert.deepEqual(await sites('bbox=40,37.05,42,37.25'), ['S1', 'S2']);
    assert.deepEqual(await sites('bbox=170,0,-170,80'), ['S4']);
    assert.deepEqual(await sites('bbox=40,37,0,41,37,0'), ['S0'], 'touching counts; heights are passed over');
    const at = (ms: number): string => encodeURIComponent(new Date(ms).toISOString());
    assert.equal((await sites(`datetime=${at(START_MS - HOUR)}`)).length, 0);
    assert.equal((await sites(`datetime=${at(START_MS - HOUR)}/..`)).length, 5);
    assert.equal((await sites(`datetime=../${at(START_MS - HOUR)}`)).length, 0);
  });

  it('refuses what the standard does not know, with 400, and a strange collection with 404', async () => {
    for (const query of [
      'bbox=1,2,3',
      'bbox=1,9,3,2',
      'datetime=yesterday',
      'datetime=../..',
      'limit=0',
      'limit=x',
      'colour=red',
    ]) {
      const { status, body } = await get(`/collections/sites/items?${query}`);
      assert.deepEqual([status, body.code], [400, 'SERVER_OGC_QUERY'], query);
    }
    assert.deepEqual(
      [(await get('/collections/x/items')).status, (await get('/collections/x')).status],
      [404, 404],
    );
    const anyone = await door.app.inject({ url: '/api/ogc/collections/sites/items' });
    assert.equal(anyone.statusCode, 401);
  });
});

it('boxes and times are read or refused, never half', () => {
  for (const text of ['', ',,,', '1,2,3,NaN', '1e9,0,1,1', '181,0,1,1', '0,-91,1,1', '0,0,1,1,1'])
    assert.ok(isRefusal(boxIn(text)), text);
  assert.deepEqual(boxIn('-10.5,0,20,30'), [-10.5, 0, 20, 30]);
  for (const text of ['', '/', '../..', 'a/b', '2026-01-01T00:00Z/2025-01-01T00:00Z', '1/2/3'])
    assert.ok(isRefusal(spanIn(text)), text);
});
