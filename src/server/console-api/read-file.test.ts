import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Ask, type Door, movement, openDoor, START_MS, signIn } from '../../../test/helpers/running.ts';
import type { ReadFile } from './shapes.ts';

const HOUR = 3_600_000;
const gpx = (points: string) =>
  `<?xml version="1.0"?><gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1"><rte><name>Дайрик</name>${points}</rte></gpx>`;
const point = (lat: number, lon: number, more = '') => `<rtept lat="${lat}" lon="${lon}">${more}</rtept>`;
const route = gpx([point(37, 41, '<name>دجلة</name>'), point(37.05, 41.1), point(37.1, 41.2)].join(''));
const site = JSON.stringify({
  type: 'Feature',
  properties: { name: 'Clinic' },
  geometry: { type: 'Point', coordinates: [41, 37] },
});

describe('a file read for a notice', () => {
  let door: Door;
  let ask: Ask;
  before(async () => {
    door = await openDoor('west');
    ask = await signIn(door, 'planner');
  });
  after(() => door.close());
  const send = (payload: object, by: Ask = ask) =>
    by({ method: 'POST', url: '/api/notices/read-file', payload });
  const read = async (payload: object): Promise<ReadFile> => {
    const answer = await send(payload);
    assert.equal(answer.statusCode, 200, answer.body);
    return answer.json<ReadFile>();
  };
  const asRoute = (file: ReadFile) => {
    assert.equal(file.kind, 'route');
    return file as ReadFile & { kind: 'route' };
  };

  it('draws the corridor, and says what gives the times', async () => {
    const file = asRoute(await read({ name: 'patrol.gpx', text: route }));
    assert.equal(file.format, 'gpx');
    assert.deepEqual([file.fields.route.type, file.fields.times], ['corridor', null]);
    assert.deepEqual(file.needs, ['departure', 'speed']);
    assert.ok(file.lengthM > 15_000);
    assert.match(file.remarks[0]?.says.ar ?? '', /Дайрик/);
    assert.equal(file.remarks[0]?.code, 'notices.import.used-route');
    const size = door.running.node.writer.tree.size;
    assert.deepEqual(asRoute(await read({ name: 'patrol.gpx', text: route, speedKmh: 40 })).needs, [
      'departure',
    ]);
    assert.equal(door.running.node.writer.tree.size, size, 'nothing is filed');
  });

  it('with departure and speed it can be checked and filed as it is', async () => {
    const departMs = START_MS + 30 * HOUR;
    const base64 = Buffer.from(route).toString('base64');
    const answers = { departMs, speedKmh: 36, earlyMinutes: 5, halfWidthM: 150 };
    const { fields, needs } = asRoute(await read({ name: 'patrol.gpx', base64, ...answers }));
    assert.deepEqual(needs, []);
    assert.ok(fields.times?.type === 'passage' && fields.route.type === 'corridor');
    assert.deepEqual(
      [fields.times.atMs[0], fields.times.earlyS, fields.times.lateS, fields.route.halfWidthM],
      [departMs, 300, 1_800, 150],
    );
    const notice = { type: 'movement', fields: { ...fields, who: movement.fields.who } };
    const checked = await ask({ method: 'POST', url: '/api/conflicts/check', payload: notice });
    assert.equal(checked.statusCode, 200, checked.body);
    const filed = await ask({ method: 'POST', url: '/api/notices', payload: notice });
    assert.equal(filed.statusCode, 201, filed.body);
  });

  it('asks what is doubtful', async () => {
    const far = gpx([point(37, 41), point(38, 41.1), point(37.1, 71.2)].join(''));
    const file = await read({ name: 'far.gpx', text: far });
    assert.ok(file.questions.length > 0);
    for (const { says } of file.questions) assert.match(says.ru, /\?/);
  });

  it('takes a place where there is no line', async () => {
    const place = await read({ name: 'clinic.geojson', text: site });
    assert.ok(place.kind === 'place');
    assert.deepEqual([place.name, place.at], ['Clinic', { lat: 37, lon: 41 }]);
    const asked = await send({ name: 'clinic.geojson', text: site, as: 'route' });
    assert.deepEqual([asked.statusCode, asked.json().code], [422, 'NOTICES_IMPORT_NO_LINE']);
  });

  it('refuses in words that teach', async () => {
    const several = `<gpx version="1.1" creator="t"><trk><name>A</name><trkseg><trkpt lat="37" lon="41"/><trkpt lat="37.1" lon="41"/></trkseg></trk><trk><name>B</name><trkseg><trkpt lat="36" lon="40"/><trkpt lat="36.1" lon="40"/></trkseg></trk></gpx>`;
    const choice = await send({ name: 'two.gpx', text: several });
    assert.equal(choice.json().code, 'NOTICES_IMPORT_SEVERAL_LINES');
    assert.match(String(choice.json().params.lines), /1\. “A”.*2\. “B”/);
    assert.equal((await send({ name: 'two.gpx', text: several, pick: 'B' })).statusCode, 200);
    for (const payload of [
      { name: 'a.gpx' },
      { name: 'a.gpx', text: 'x', base64: 'eA==' },
      { name: 'a.gpx', base64: '%' },
      { name: '', text: 'x' },
    ]) {
      const answer = await send(payload);
      assert.deepEqual(
        [answer.statusCode, answer.json().code],
        [422, 'NODE_BAD_INPUT'],
        JSON.stringify(payload),
      );
    }
    for (const text of ['', 'no map', '<gpx', '{"type":"Feature"}', '\u0000']) {
      const answer = await send({ name: 'a.gpx', text });
      assert.match(String(answer.json().code), /^(?:GEO|NOTICES_IMPORT)_/, JSON.stringify(text));
      assert.ok(answer.statusCode >= 400 && answer.statusCode < 500);
    }
    const large = await send({ name: 'a.gpx', text: 'x'.repeat(4_194_304) });
    assert.deepEqual([large.statusCode, large.json().code], [413, 'NODE_TOO_LARGE']);
    const monitor = await signIn(door, 'monitor');
    assert.equal((await send({ name: 'patrol.gpx', text: route }, monitor)).statusCode, 403);
  });
});
