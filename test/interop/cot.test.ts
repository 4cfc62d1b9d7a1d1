/** A foreign CoT library reads what Parley writes, and Parley what it writes. Skips where it is not installed. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isRefusal } from '../../src/contract/index.ts';
import {
  alertEvents,
  BARE_EVENT,
  type CotEvent,
  decodeCot,
  EMPTY_STREAM,
  encodeCot,
  pushCot,
  unitEvent,
} from '../../src/feeds/index.ts';
import { shared } from '../shared.ts';
import { type Feature, parser, skip } from './node-cot.ts';

const NOW = Date.UTC(2026, 0, 10, 12);
const CALLSIGNS = ['قافلة الإغاثة ١', 'Конвой 7', 'R&B <1> "x" \'y\'', 'a\u202Eb\u2066c', '救援 🚚'];

function written(event: CotEvent): string {
  const text = encodeCot(event);
  assert.ok(!isRefusal(text), JSON.stringify(text));
  return text;
}
function read(text: string): CotEvent {
  const event = decodeCot(text);
  assert.ok(!isRefusal(event), `${JSON.stringify(event)}\n${text}`);
  return event;
}
const fix = { at: { lat: 36.5, lon: 40.25 }, fixMs: NOW, speedMps: 12.5, courseDeg: 270, accuracyM: 8 };
const unit = (callsign: string): CotEvent =>
  unitEvent({ party: 'alpha', unit: 'c-1', callsign, fix, medium: 'ground', own: true, remarks: callsign });

test('it reads the units that Parley sends', { skip }, async () => {
  for (const callsign of CALLSIGNS) {
    const { id, properties } = await parser.to_geojson(parser.from_xml(written(unit(callsign))));
    const { type, how, callsign: named, remarks, center, course, speed, time, stale } = properties;
    assert.deepEqual(
      { id, type, how, named, remarks, center: (center as number[]).slice(0, 2), course, speed, time, stale },
      {
        id: 'parley.unit.5.alpha.c-1',
        type: 'a-f-G',
        how: 'm-g',
        named: callsign,
        remarks: callsign,
        center: [40.25, 36.5],
        course: 270,
        speed: 12.5,
        time: '2026-01-10T12:00:00.000Z',
        stale: '2026-01-10T12:02:00.000Z',
      },
    );
  }
});

test('it reads the alerts that Parley sends, begin and end', { skip }, async () => {
  for (const phase of ['begins', 'ends'] as const) {
    const [event] = alertEvents(
      {
        episode: 'e',
        phase,
        party: 'alpha',
        unit: 'c-1',
        callsign: 'قافلة',
        at: fix.at,
        atMs: NOW,
        sentence: 'خرج عن ممره',
        near: null,
        exercise: true,
      },
      'ar',
    );
    const { properties } = await parser.to_geojson(parser.from_xml(written(event as CotEvent)));
    assert.equal(properties['type'], phase === 'ends' ? 'b-a-o-can' : 'b-a-o');
    assert.equal(properties['callsign'], 'قافلة');
    assert.match(String(properties['remarks']), /خرج عن ممره/);
  }
});

test('Parley reads what it writes, and both mean the same', { skip }, async () => {
  for (const callsign of CALLSIGNS) {
    const cot = await parser.from_geojson({
      id: 'x-1',
      type: 'Feature',
      properties: { type: 'a-f-G', how: 'm-g', callsign, remarks: 'ملاحظة', center: [40, 36, 5] },
      geometry: { type: 'Point', coordinates: [40, 36, 5] },
    });
    const event = read(parser.to_xml(cot));
    const { properties } = await parser.to_geojson(cot);
    assert.deepEqual(
      [event.uid, event.type, event.how, event.callsign, event.remarks, event.point.lat, event.point.lon],
      ['x-1', 'a-f-G', 'm-g', callsign, 'ملاحظة', 36, 40],
    );
    assert.equal(event.timeMs, Date.parse(String(properties['time'])));
    assert.equal(event.staleMs, Date.parse(String(properties['stale'])));
    // Once round: ours, through it, and back.
    const back = read(parser.to_xml(parser.from_xml(written(unit(callsign)))));
    const { detail: _, ...same } = back;
    const { detail: __, ...sent } = unit(callsign);
    assert.deepEqual(same, sent);
  }
});

test('what it writes in a row comes out of the stream one by one', { skip }, async () => {
  const texts = CALLSIGNS.map((callsign) => parser.to_xml(parser.from_xml(written(unit(callsign)))));
  const { events, state } = pushCot(EMPTY_STREAM, new TextEncoder().encode(texts.join('\n')));
  assert.deepEqual(
    events.map((event) => (isRefusal(event) ? event.refused : event.callsign)),
    CALLSIGNS,
  );
  assert.equal(state.skippedBytes, 0);
});

test('captured events, GeoJSON through it to XML, mean here what the GeoJSON says', {
  skip: skip || (shared === null ? 'no shared vectors' : false),
}, async () => {
  const folder = join(shared ?? '', 'vectors/cot/geojson');
  let compared = 0;
  for (const name of readdirSync(folder)) {
    const feature = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Feature;
    const event = read(parser.to_xml(await parser.from_geojson(feature)));
    const { type, how, callsign, center, time, stale } = feature.properties;
    const [lon, lat] = center as number[];
    assert.deepEqual(
      [event.uid, event.type, event.how, event.callsign, event.timeMs, event.staleMs],
      [feature.id, type, how, callsign ?? null, Date.parse(String(time)), Date.parse(String(stale))],
      name,
    );
    assert.ok(Math.abs(event.point.lat - (lat as number)) < 1e-6, name);
    assert.ok(Math.abs(event.point.lon - (lon as number)) < 1e-6, name);
    compared++;
  }
  assert.equal(compared, 18);
  // And an event without anything that either side could fill in.
  assert.equal(
    read(
      written({
        ...BARE_EVENT,
        uid: 'u',
        type: 'a-f',
        point: { lat: 1, lon: 2, haeM: null, ceM: null, leM: null },
      }),
    ).uid,
    'u',
  );
});
