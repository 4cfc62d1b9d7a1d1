import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { effort } from '../../../test/effort.ts';
import { dice, mutate, PIECES } from '../../../test/mutate.ts';
import { isRefusal } from '../../contract/index.ts';
import { refusals } from './refusals.ts';
import { type RoadFile, readRoadFile } from './roads.ts';

const way = (id: number, refs: readonly number[], tags: Record<string, string>): string =>
  `<way id="${id}">${refs.map((ref) => `<nd ref="${ref}"/>`).join('')}${Object.entries(tags)
    .map(([k, v]) => `<tag k="${k}" v="${v}"/>`)
    .join('')}</way>`;
const OSM = `<?xml version="1.0" encoding="UTF-8"?>
<osm version="0.6"><bounds minlat="36" minlon="40" maxlat="37" maxlon="41"/>
${[1, 2, 3, 4, 6].map((id) => `<node id="${id}" lat="36.${id}" lon="40.${id}"/>`).join('')}
${way(1, [1, 2, 3], { highway: 'primary' })}
${way(2, [1, 2], { highway: 'secondary_link', oneway: 'yes' })}
${way(3, [1, 2], { highway: 'track', oneway: '-1' })}
${way(4, [3, 4], { highway: 'footway' })}
${way(5, [3, 4], { building: 'yes' })}
${way(6, [1, 2, 5, 3, 4], { highway: 'residential' })}
${way(7, [4, 6], { highway: 'tertiary', access: 'no' })}
${way(8, [4, 6], { highway: 'unclassified', junction: 'roundabout' })}
</osm>`;
const LINES = {
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: {},
      geometry: {
        type: 'LineString',
        coordinates: [
          [40, 36],
          [40.1, 36],
          [40.2, 36],
        ],
      },
    },
    {
      type: 'Feature',
      properties: { highway: 'path' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [40, 36],
          [40.1, 36.1],
        ],
      },
    },
    {
      type: 'Feature',
      properties: { oneway: 'yes' },
      geometry: {
        type: 'MultiLineString',
        coordinates: [
          [
            [40, 36],
            [40, 36.1],
          ],
          [
            [40, 36.2],
            [40, 36.3],
          ],
        ],
      },
    },
  ],
};

function read(text: string): RoadFile {
  const found = readRoadFile('roads', Buffer.from(text));
  assert.ok(!isRefusal(found), JSON.stringify(found));
  return found;
}

describe('a file of roads', () => {
  it('in OpenStreetMap XML: ways for vehicles, their direction, parted where a node is missing', () => {
    const { roads, leftOut } = read(OSM);
    const told = roads.map(
      ({ points, oneWay }) => `${points.map(({ lat }) => lat).join(' ')}${oneWay ? ' >' : ''}`,
    );
    assert.deepEqual(told, [
      '36.1 36.2 36.3',
      '36.1 36.2 >',
      '36.2 36.1 >',
      '36.1 36.2',
      '36.3 36.4',
      '36.4 36.6 >',
    ]);
    assert.equal(leftOut, 2);
  });

  it('in GeoJSON: lines, unless they say that no vehicle drives there', () => {
    const { roads, leftOut } = read(JSON.stringify(LINES));
    assert.deepEqual(
      roads.map(({ points, oneWay }) => [points.length, oneWay]),
      [
        [3, false],
        [2, true],
        [2, true],
      ],
    );
    assert.equal(leftOut, 1);
  });

  it('refuses what holds none, and says how much was left out', () => {
    const paths = OSM.replaceAll(
      /v="(?:primary|secondary_link|track|residential|tertiary|unclassified)"/g,
      'v="path"',
    );
    const refused = readRoadFile('paths.osm', Buffer.from(paths));
    assert.deepEqual(isRefusal(refused) && [refused.refused, refused.params['leftOut']], [
      'GEO_ROADS_NONE',
      7,
    ]);
    const empty = readRoadFile('x', Buffer.from('{"type":"FeatureCollection","features":[]}'));
    assert.equal(isRefusal(empty) && empty.refused, 'GEO_ROADS_NONE');
    const other = readRoadFile('x', Buffer.from('neither'));
    assert.equal(isRefusal(other) && other.refused, 'GEO_FORMAT_UNKNOWN');
  });

  it(`survives ${effort(20_000)} damaged files: roads on the earth, or one refusal of the table`, () => {
    const roll = dice(90_210);
    let taken = 0;
    for (let round = 0; round < effort(20_000); round++) {
      const sample = round % 2 ? OSM : JSON.stringify(LINES);
      const found = readRoadFile(
        'x',
        mutate(Buffer.from(sample), [...PIECES, '<nd ref="1"/>', 'lat="', '<osm '], roll),
      );
      if (isRefusal(found)) {
        assert.ok(found.refused in refusals, found.refused);
        continue;
      }
      taken++;
      for (const { points } of found.roads) {
        assert.ok(points.length > 1);
        assert.ok(points.every(({ lat, lon }) => Math.abs(lat) <= 90 && Math.abs(lon) <= 180));
      }
    }
    assert.ok(taken > effort(1_000) && taken < effort(20_000) - effort(1_000), `${taken}`);
  });
});
