/** Damaged and random files: each gives a file or a refusal of the table, in no time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { zipSync } from 'fflate';
import { effort } from '../../../test/effort.ts';
import { dice, mutate, PIECES, randomBytes } from '../../../test/mutate.ts';
import { isRefusal } from '../../contract/index.ts';
import { readGeoFile } from './read-geo-file.ts';
import { refusals } from './refusals.ts';

const KML =
  '<kml xmlns:gx="g"><Placemark><name>A</name><LineString><coordinates>40,36 41,36,7</coordinates></LineString><gx:Track><when>2026-01-01T00:00:00Z</when><gx:coord>40 36 1</gx:coord></gx:Track></Placemark></kml>';
const SAMPLES = {
  gpx: '<?xml version="1.0"?><gpx><wpt lat="36.5" lon="40.1"><name>A &amp; B</name></wpt><trk><trkseg><trkpt lat="36" lon="40"><ele>1</ele><time>2026-01-01T00:00:00Z</time></trkpt><trkpt lat="36.1" lon="40"/></trkseg></trk></gpx>',
  kml: KML,
  geojson:
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"A","coordTimes":["2026-01-01T00:00:00Z",null]},"geometry":{"type":"LineString","coordinates":[[40,36],[41,36.5,3]]}},{"type":"Feature","properties":null,"geometry":{"type":"Polygon","coordinates":[[[1,2],[3,4],[5,6],[1,2]]]}}]}',
};
const OWN_PIECES = [...PIECES, '-->', '?>', 'lat="', ':', '\uFFFE', '<Folder>', '<coordinates>'];

const ROUNDS = effort(30_000);
const LEAST = effort(1000);

function survive(bytes: Uint8Array, from: string): boolean {
  const startMs = performance.now();
  const answer = readGeoFile('x', bytes);
  const tookMs = performance.now() - startMs;
  assert.ok(tookMs < 1000, `${from}: ${tookMs} ms`);
  if (!isRefusal(answer)) {
    for (const point of [
      ...answer.lines.flatMap((line) => line.points),
      ...answer.places.map((place) => place.at),
    ]) {
      assert.ok(Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180, from);
    }
    return true;
  }
  assert.ok(answer.refused in refusals, answer.refused);
  return false;
}

for (const [format, sample] of Object.entries(SAMPLES)) {
  test(`${ROUNDS} damaged ${format} files`, () => {
    const roll = dice(format.length * 1009);
    const whole = Buffer.from(sample);
    let taken = 0;
    for (let round = 0; round < ROUNDS; round++) {
      if (survive(mutate(whole, OWN_PIECES, roll), `${format} ${round}`)) taken++;
    }
    // Damage must reach both outcomes, else the samples prove nothing.
    assert.ok(taken > LEAST && taken < ROUNDS - LEAST, `${taken} taken`);
  });
}

test('20,000 damaged KMZ archives and 5,000 strings of random bytes', () => {
  const roll = dice(4711);
  const zips = [
    zipSync({ 'doc.kml': Buffer.from(KML) }),
    zipSync({ 'doc.kml': [Buffer.from(KML), { level: 0 }] }),
  ];
  for (let round = 0; round < effort(20_000); round++) {
    survive(mutate(zips[round % 2] ?? new Uint8Array(), OWN_PIECES, roll), `kmz ${round}`);
  }
  for (let round = 0; round < effort(5000); round++) survive(randomBytes(roll(200), roll), `bytes ${round}`);
});
