import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { shared } from '../../test/shared.ts';
import { isRefusal } from '../contract/index.ts';
import { readGpxTrack } from './gpx-track.ts';

test('a track is read with its times and heights; a point may lack either', () => {
  const body =
    '<gpx><trk><name>Patrol</name><trkseg><trkpt lat="36" lon="40"><ele>300.5</ele><time>2026-01-01T06:00:00Z</time></trkpt>' +
    '<trkpt lat="36.1" lon="40"/></trkseg></trk><rte><rtept lat="1" lon="1"/></rte></gpx>';
  assert.deepEqual(readGpxTrack(body), [
    {
      name: 'Patrol',
      points: [
        { at: { lat: 36, lon: 40 }, timeMs: Date.UTC(2026, 0, 1, 6), ele: 300.5 },
        { at: { lat: 36.1, lon: 40 }, timeMs: null },
      ],
    },
  ]);
});

test('a route is no track, and what is no GPX is refused', () => {
  const code = (body: string): unknown => {
    const answer = readGpxTrack(body);
    return isRefusal(answer) ? answer.refused : 'taken';
  };
  assert.equal(
    code('<gpx><rte><rtept lat="1" lon="1"/><rtept lat="2" lon="1"/></rte></gpx>'),
    'FEEDS_GPX_NO_TRACK',
  );
  assert.equal(code('<kml/>'), 'GEO_XML_ROOT');
  assert.equal(code('not XML'), 'GEO_XML_BROKEN');
  assert.equal(code('<!DOCTYPE gpx><gpx/>'), 'GEO_XML_DOCTYPE');
});

test('a recorded drive: 104 points, times never running back', {
  skip: shared === null ? 'no shared vectors' : false,
}, () => {
  const tracks = readGpxTrack(
    readFileSync(join(shared ?? '', 'vectors/gpx/gpxpy/around-visnjan-with-car.gpx'), 'utf8'),
  );
  assert.ok(!isRefusal(tracks));
  const points = tracks[0]?.points ?? [];
  assert.equal(points.length, 104);
  for (const [index, point] of points.entries()) {
    assert.ok(point.timeMs !== null && point.timeMs >= (points[index - 1]?.timeMs ?? 0));
  }
});
