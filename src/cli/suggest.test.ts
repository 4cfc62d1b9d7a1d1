import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, describe, it } from 'node:test';
import { CLI_CODE, inside, workshop } from '../../test/helpers/cli/run.ts';

const { folder, put, clean } = workshop();
process.chdir(folder);
after(clean);

const AT = Date.parse('2030-08-25T07:00:00Z');
/** Twenty kilometres east along a parallel. */
const GPX = `<?xml version="1.0"?><gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1"><rte>
<rtept lat="37.1" lon="42.0"/><rtept lat="37.1" lon="42.1"/><rtept lat="37.1" lon="42.2"/></rte></gpx>`;
const CROSSING = {
  noticeId: 'patrol-7',
  version: 3,
  party: 'east',
  type: 'movement',
  fields: {
    route: {
      type: 'corridor',
      points: [
        { lat: 37.05, lon: 42.12 },
        { lat: 37.15, lon: 42.12 },
      ],
      halfWidthM: 50,
    },
    times: { type: 'passage', atMs: [AT + 600_000, AT + 1_500_000], earlyS: 60, lateS: 60, model: 'rigid' },
  },
};
const CLINIC = {
  noticeId: 'clinic',
  party: 'east',
  type: 'site',
  fields: {
    route: { type: 'site', name: 'Clinic', category: 'medical', at: { lat: 37.1, lon: 42.15 }, radiusM: 150 },
    times: { type: 'validity', fromMs: 0, toMs: null, reviewByMs: AT },
  },
};
const ROADS = {
  type: 'FeatureCollection',
  features: [
    [
      [42, 37.1],
      [42.1, 37.1],
      [42.2, 37.1],
    ],
    [
      [42.1, 37.1],
      [42.1, 37.13],
      [42.2, 37.13],
      [42.2, 37.1],
    ],
  ].map((coordinates) => ({
    type: 'Feature',
    properties: {},
    geometry: { type: 'LineString', coordinates },
  })),
};
const base = [
  '--party',
  'west',
  '--depart',
  '2030-08-25T07:00:00Z',
  '--speed-kmh',
  '40',
  '--early',
  '1',
  '--late',
  '1',
  '--now',
  '2030-08-24T00:00:00Z',
];

interface Told {
  state: string;
  subject: object;
  inputs: { notices: object[]; roads: string | null };
  proposals: { kind: string; cost: number; change: object; says: Record<string, string> }[];
  tried: { kind: string; outcome: string }[];
}

describe('suggest', () => {
  put('route.gpx', GPX);
  put('roads.geojson', ROADS);
  for (const [name, notice] of Object.entries({ crossing: CROSSING, clinic: CLINIC })) {
    mkdirSync(name);
    put(`${name}/one.json`, notice);
  }
  mkdirSync('none');

  it('names the smallest changes of a crossing, and its check then finds none', async () => {
    const done = await inside(['suggest', 'route.gpx', ...base, '--against', 'crossing', '--json']);
    assert.equal(done.code, 1, done.err);
    const told = JSON.parse(done.out) as Told;
    assert.deepEqual(told.inputs.notices, [{ party: 'east', noticeId: 'patrol-7', version: 3 }]);
    assert.deepEqual(new Set(told.proposals.map(({ kind }) => kind)), new Set(['delay', 'hold', 'retime']));
    for (const { change, says } of told.proposals) {
      put('changed.json', { party: 'west', type: 'movement', fields: change });
      const checked = await inside(['check', 'changed.json', '--against', 'crossing', '--json']);
      assert.equal(checked.code, 0, says['en']);
    }
    // The same question, the same bytes.
    const again = await inside(['suggest', 'route.gpx', ...base, '--against', 'crossing', '--json']);
    assert.equal(again.out, done.out);
  });

  it('speaks three languages, and ends well where nothing stands in the way', async () => {
    const scripts = {
      en: /^1\. \w.*\d{4}-\d\d-\d\d/m,
      ru: /^1\. \p{Script=Cyrillic}/mu,
      ar: /^1\. \p{Script=Arabic}/mu,
    };
    for (const [language, script] of Object.entries(scripts)) {
      const { out } = await inside([
        'suggest',
        'route.gpx',
        ...base,
        '--against',
        'crossing',
        '--lang',
        language,
      ]);
      assert.match(out, script);
    }
    const clear = await inside(['suggest', 'route.gpx', ...base, '--against', 'none']);
    assert.deepEqual([clear.code, clear.out], [0, 'Nothing stands in the way: no change is needed.\n']);
  });

  it('goes round a site by road, and says plainly that nothing helps without roads', async () => {
    const stuck = await inside(['suggest', 'route.gpx', ...base, '--against', 'clinic']);
    assert.equal(stuck.code, 1);
    assert.match(stuck.out, /^No change was found/);
    assert.match(stuck.out, /Way round: not tried; no roads were given\./);
    const args = ['suggest', 'route.gpx', ...base, '--against', 'clinic', '--roads', 'roads.geojson'];
    const round = await inside([...args, '--json']);
    const told = JSON.parse(round.out) as Told;
    assert.deepEqual(
      told.proposals.map(({ kind }) => kind),
      ['reroute'],
      round.err,
    );
    assert.match(told.inputs.roads ?? '', /^[0-9a-f]{64}$/);
    put('changed.json', { party: 'west', type: 'movement', fields: told.proposals[0]?.change });
    assert.equal((await inside(['check', 'changed.json', '--against', 'clinic'])).code, 0);
  });

  it('takes a notice as it was filed, and keeps its id and version', async () => {
    const done = await inside(['suggest', 'crossing/one.json', '--against', 'none', '--json']);
    const told = JSON.parse(done.out) as Told;
    assert.deepEqual([done.code, told.state], [0, 'clear']);
    assert.deepEqual(told.subject, { party: 'east', noticeId: 'patrol-7', version: 3 });
  });

  it('says what is wrong: neither file nor notice, both, no roads in the file', async () => {
    put('empty.geojson', { type: 'FeatureCollection', features: [] });
    for (const [args, code, exit] of [
      [['suggest'], 'CLI_SUGGEST_WHAT', 2],
      [['suggest', 'route.gpx', '--notice', 'x'], 'CLI_SUGGEST_WHAT', 2],
      [['suggest', 'route.gpx', ...base, '--most', 'long'], 'CLI_NUMBER', 2],
    ] as const) {
      const done = await inside([...args]);
      assert.deepEqual([done.code, CLI_CODE.exec(done.err)?.[0], done.out], [exit, code, '']);
    }
    const none = await inside(['suggest', 'route.gpx', ...base, '--roads', 'empty.geojson']);
    assert.equal(none.code, 3);
    assert.match(none.err, /GEO_ROADS_NONE/);
  });
});
