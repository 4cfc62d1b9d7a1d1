/** A foreign CoT library over a real TCP connection: what it writes becomes a fix, and it reads what the node sends. */
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { type CotSide, openCot, type Tool, until } from '../helpers/cot-door.ts';
import { START_MS } from '../helpers/running.ts';
import { library, parser, skip } from './node-cot.ts';

const ARABIC = 'قافلة الإغاثة ١';
let side: CotSide | undefined;
let tools: Tool[] = [];
afterEach(async () => {
  for (const tool of tools) tool.close();
  tools = [];
  await side?.close();
  side = undefined;
});
async function connect(): Promise<Tool> {
  const tool = await (side as CotSide).connect();
  tools.push(tool);
  return tool;
}
/** The events in a text, as bytes between one start tag and its end. */
const eventsIn = (text: string): string[] => text.match(/<event .*?<\/event>/gs) ?? [];

async function position(uid: string, callsign: string, lat: number): Promise<string> {
  const time = new Date(START_MS).toISOString();
  return parser.to_xml(
    await parser.from_geojson({
      id: uid,
      type: 'Feature',
      properties: {
        type: 'a-f-G-U-C',
        how: 'm-g',
        callsign,
        time,
        start: time,
        stale: new Date(START_MS + 75_000).toISOString(),
        center: [41, lat, 300],
        speed: 12.5,
        course: 270,
      },
      geometry: { type: 'Point', coordinates: [41, lat, 300] },
    }),
  );
}

test('its bytes over TCP are a fix of the node, and the node’s bytes are read by it', { skip }, async () => {
  assert.ok(library);
  side = await openCot('west', { mode: 'live', cot: { callsigns: { w2: 'Конвой 7' } } });
  const [sender, reader] = [await connect(), await connect()];
  sender.socket.write(await position('ANDROID-1', ARABIC, 37.25));
  sender.socket.write(await position('ANDROID-2', 'not this one', 37.5));
  await until(
    () => side?.cot.counts.fixes === 2,
    () => JSON.stringify(side?.cot.counts),
  );
  const [first] = side.running.live.units();
  assert.deepEqual([first?.party, first?.unit, first?.fix.at], ['west', 'w1', { lat: 37.25, lon: 41 }]);
  assert.deepEqual([first?.fix.fixMs, first?.fix.source], [START_MS, 'cot']);
  assert.deepEqual([first?.fix.speedMps, first?.fix.courseDeg], [12.5, 270]);

  await until(
    () => eventsIn(reader.text).length === 2,
    () => reader.text,
  );
  const features = await Promise.all(
    eventsIn(reader.text).map(async (text) => parser.to_geojson(parser.from_xml(text))),
  );
  assert.deepEqual(
    features.map(({ id, properties: { type, how, callsign, remarks, center, time, stale } }) => [
      id,
      type,
      how,
      callsign,
      remarks,
      (center as number[]).slice(0, 2),
      time,
      stale,
    ]),
    [
      ['parley.unit.4.west.w1', ARABIC, 37.25] as const,
      ['parley.unit.4.west.w2', 'Конвой 7', 37.5] as const,
    ].map(([id, callsign, lat]) => [
      id,
      'a-f-G',
      'm-g',
      callsign,
      'no notice',
      [41, lat],
      new Date(START_MS).toISOString(),
      new Date(START_MS + 120_000).toISOString(),
    ]),
  );
});

test('its ping is answered by a pong that it knows', { skip }, async () => {
  side = await openCot('west');
  const tool = await connect();
  tool.socket.write(parser.to_xml(library?.default.ping() as object));
  await until(
    () => eventsIn(tool.text).length === 1,
    () => tool.text,
  );
  const pong = parser.from_xml(eventsIn(tool.text)[0] as string) as { type(): string };
  assert.equal(pong.type(), 't-x-c-t-r');
});

test('in an exercise it reads that it is one: on the label, in the remarks, in opex', { skip }, async () => {
  side = await openCot('west', { cot: { language: 'ar', callsigns: { w1: ARABIC } } });
  const [sender, reader] = [await connect(), await connect()];
  sender.socket.write(await position('ANDROID-1', 'x', 37));
  await until(
    () => eventsIn(reader.text).length === 1,
    () => reader.text,
  );
  const cot = parser.from_xml(eventsIn(reader.text)[0] as string) as {
    raw: { event: { _attributes: Record<string, string> } };
  };
  const { properties } = await parser.to_geojson(cot);
  assert.equal(properties['callsign'], `تدريب ${ARABIC}`);
  assert.match(String(properties['remarks']), /^تدريب\n/);
  assert.equal(cot.raw.event._attributes['opex'], 'e-parley');
});
