/**
 * Everything that takes bytes from outside, under damaged input, for PARLEY_SOAK_SECONDS (60 when run alone), a
 * million inputs and more where there is time. Each gives a value or a refusal of the table, at once, and the node's
 * record stays whole. The seed is new every time and is printed; PARLEY_FUZZ_SEED=N makes the same inputs again.
 */
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { isRefusal, type Refusal } from '../../src/contract/index.ts';
import {
  BARE_EVENT,
  decodeCot,
  encodeCot,
  readGpxTrack,
  readOsmand,
  readOwnTracks,
} from '../../src/feeds/index.ts';
import { readGeoFile } from '../../src/geo/formats/index.ts';
import { buildHouse, parseConfig, rooms } from '../../src/node/index.ts';
import {
  buildPack,
  cardKeys,
  decodeEnvelope,
  decodeHeader,
  encodeEnvelope,
  openNote,
  type PackParts,
  parseCard,
  parseJson,
  verifyPack,
} from '../../src/record/index.ts';
import { parseScenario, refusals as scenarioRefusals } from '../../src/scenario/index.ts';
import { tableOf } from '../../src/server/errors.ts';
import { decodePositions, decodeSegment, encodePositions, encodeSegment } from '../../src/watch/index.ts';
import { besieged, entriesOf, idOf, intact, type Peer } from '../helpers/node/hostile.ts';
import { mutateBytes } from '../helpers/node/mutate.ts';
import { presence } from '../helpers/record/stories.ts';
import { dice, mutate, PIECES, randomBytes } from '../mutate.ts';

const SECONDS = Number(process.env['PARLEY_SOAK_SECONDS'] || 60);
const SEED = Number(process.env['PARLEY_FUZZ_SEED'] ?? randomInt(2 ** 31));
/** One input slower than this is a hang to whoever waits. */
const SLOW_MS = 2_000;
/** Ten milliseconds each for a whole day in YAML, one for a pack with its signatures. */
const DEAR = new Set(['scenario', 'proof pack']);
/** Between two envelopes to the node so many parsers' inputs: it is the slowest by far. */
const PARSERS_PER_ENVELOPE = 40;
const ENVELOPES_AT_ONCE = 100;
/** Checked whole, and begun anew, when it has grown to this. */
const FULL_RECORD = 4_000;
const T0 = Date.parse('2020-08-24T06:00:00Z');

/** What any of the parsers below may trip over. */
const OWN_PIECES = [
  ...PIECES,
  '\u202E',
  '\uD800',
  '\n\n— ',
  '&lat=',
  '%',
  '%00',
  '+',
  '=',
  '0001-01-01T00:00:00Z',
  '&a: *a',
  '- ? ',
  '!!js',
];

const TABLE = { ...tableOf(buildHouse(rooms)), ...scenarioRefusals };

interface Target {
  name: string;
  samples: readonly Uint8Array[];
  read(bytes: Uint8Array): unknown;
}
const utf8 = (text: string): Uint8Array => Buffer.from(text);
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString();
const sound = <Value>(value: Value | Refusal): Value => {
  assert.ok(!isRefusal(value), JSON.stringify(value));
  return value as Value;
};

const fix = (s: number) => ({
  unit: 'w1',
  at: { lat: 36.5 + s / 1000, lon: 41 },
  fixMs: T0 + s * 1000,
  receivedMs: T0 + s * 1000 + 100,
  speedMps: 9,
  source: 'osmand',
  marks: [],
});
const GPX =
  '<?xml version="1.0"?><gpx><wpt lat="36.5" lon="40.1"><name>A &amp; B</name></wpt><trk><trkseg><trkpt lat="36" lon="40"><ele>1</ele><time>2026-01-01T00:00:00Z</time></trkpt><trkpt lat="36.1" lon="40"><time>2026-01-01T00:01:00Z</time></trkpt></trkseg></trk></gpx>';
const KML =
  '<kml><Placemark><name>A</name><LineString><coordinates>40,36 41,36,7</coordinates></LineString></Placemark></kml>';
const GEOJSON =
  '{"type":"Feature","properties":{"name":"A"},"geometry":{"type":"LineString","coordinates":[[40,36],[41,36.5,3]]}}';
const CONFIG = {
  format: 1,
  party: 'west',
  mode: 'exercise',
  names: { en: 'West', ru: 'Запад', ar: 'غرب' },
  data: 'data',
  listen: { host: '127.0.0.1', port: 8101 },
  unlock: { file: 'secret' },
  officers: [],
};

async function targets(peer: Peer): Promise<Target[]> {
  const parts: PackParts = await presence();
  const segment = {
    party: 'west',
    unit: 'w1',
    fromMs: T0,
    toMs: T0 + 60_000,
    salt: '00'.repeat(16),
    fixes: [fix(1), fix(9)],
  };
  const positions = {
    v: 1 as const,
    mode: 'exercise' as const,
    from: 'west',
    to: 'east',
    seq: 1,
    sentMs: T0 + 20_000,
    fixes: [fix(1), fix(9)],
  };
  const event = {
    ...BARE_EVENT,
    uid: 'u1',
    type: 'a-f-G',
    how: 'm-g',
    timeMs: T0,
    startMs: T0,
    staleMs: T0 + 60_000,
    point: { lat: 36.5, lon: 41, haeM: 1, ceM: 5, leM: 5 },
  };
  const osmand =
    'id=1&lat=36.5&lon=41.2&timestamp=1598248800&speed=10&bearing=90&altitude=300&hdop=1&batt=90';
  const body =
    '{"location":{"timestamp":"2020-08-24T06:00:00Z","coords":{"latitude":36.5,"longitude":41,"speed":9}},"device_id":"1"}';
  const owntracks = '{"_type":"location","tid":"w1","lat":36.5,"lon":41,"tst":1598248800,"vel":40,"acc":9}';
  const envelope = peer.bytes('notices.acknowledged', { noticeId: idOf(7), version: 1, words: 'read' });
  const note = parts.checkpoints[0] as string;
  const logs = parts.cards.map((card) => sound(cardKeys(card)).log);
  const settings = { receivedMs: T0, speedUnit: 'auto' as const };
  const scenario = readFileSync(join(import.meta.dirname, '../../scenarios/khirbet-ammu.yaml'));
  const one = (name: string, samples: readonly (string | Uint8Array)[], read: Target['read']): Target => ({
    name,
    samples: samples.map((sample) => (typeof sample === 'string' ? utf8(sample) : sample)),
    read,
  });
  return [
    one('geo file', [GPX, KML, GEOJSON], (bytes) => readGeoFile('x', bytes)),
    one('GPX track', [GPX], (bytes) => readGpxTrack(textOf(bytes))),
    one('CoT', [sound(encodeCot(event)) as string], (bytes) => decodeCot(bytes)),
    one('OsmAnd query', [osmand], (bytes) => readOsmand({ method: 'GET', query: textOf(bytes) }, settings)),
    one('OsmAnd body', [body], (bytes) =>
      readOsmand({ method: 'POST', query: '', body: textOf(bytes) }, settings),
    ),
    one('OwnTracks', [owntracks], (bytes) =>
      readOwnTracks({ method: 'POST', query: '', body: textOf(bytes) }, settings),
    ),
    one('JSON', [envelope, GEOJSON], (bytes) => parseJson(bytes)),
    one('envelope', [envelope], (bytes) => decodeEnvelope(bytes)),
    one('header', [(parts.entries[0] as { opening: { header: string } }).opening.header], (bytes) =>
      decodeHeader(textOf(bytes)),
    ),
    one('note', [note], (bytes) => openNote(bytes, logs)),
    one('card', [JSON.stringify(parts.cards[0])], (bytes) => parseCard(bytes)),
    one('proof pack', [sound(buildPack(parts))], (bytes) => verifyPack(bytes)),
    one('segment', [sound(encodeSegment(segment))], (bytes) => decodeSegment(bytes)),
    one('positions', [sound(encodePositions(positions))], (bytes) => decodePositions(bytes)),
    one('configuration', [JSON.stringify(CONFIG)], (bytes) => parseConfig(textOf(bytes))),
    one('scenario', [scenario], (bytes) => parseScenario(textOf(bytes))),
  ];
}

/** Any of them; the dear ones seldom, or they would take all the time. */
function pick(all: readonly Target[], roll: (below: number) => number): Target {
  for (;;) {
    const target = all[roll(all.length)] as Target;
    if (!DEAR.has(target.name) || roll(50) === 0) return target;
  }
}

/** Damaged envelopes, every second one signed rightly over damaged contents. Returns how many were taken. */
async function envelopes(
  node: Awaited<ReturnType<typeof besieged>>,
  seed: string,
  count: number,
): Promise<number> {
  const { east } = node;
  const hurt = mutateBytes(seed);
  const bodies: [string, unknown][] = [
    ['notices.acknowledged', { noticeId: idOf(7), version: 1, words: 'read' }],
    ['notices.position', { noticeId: idOf(7), version: 1, words: '', position: 'objection' }],
    ['line.withdrawn', { from: 'east', messageId: idOf(8), version: 1, words: '', language: 'en' }],
    ['incidents.opened', { title: 'x' }],
    ['parties.receipt', { act: idOf(9) }],
  ];
  const made = Array.from({ length: count }, () => {
    const [kind, body] = bodies[hurt.below(bodies.length)] as [string, unknown];
    if (hurt.below(2) === 0) return hurt.text(east.bytes(kind, body));
    const statement = east.statement(kind, body);
    const whole = hurt.below(2) === 0;
    const hostile = (whole ? hurt.json(statement) : { ...statement, body: hurt.json(body) }) as Record<
      string,
      unknown
    >;
    const type = `application/vnd.parley.${String(hostile['kind'])}.v${String(hostile['kindVersion'])}+json`;
    return encodeEnvelope(east.sign(hostile, type.slice(0, 255)));
  });
  const answers = await Promise.all(made.map((bytes) => node.node.receive(bytes)));
  for (const answer of answers) if (isRefusal(answer)) assert.ok(answer.refused in TABLE, answer.refused);
  return answers.filter((answer) => !isRefusal(answer)).length;
}

it(`damaged input, seed ${SEED}`, { timeout: 2 ** 30 }, async () => {
  console.log(`fuzz: PARLEY_FUZZ_SEED=${SEED}`);
  const untilMs = Date.now() + SECONDS * 1000;
  const roll = dice(SEED);
  let besiegedNode = await besieged();
  const all = await targets(besiegedNode.east);
  // Whole samples are taken, else what follows damages what is broken already.
  for (const { name, samples, read } of all)
    for (const sample of samples)
      assert.ok(!isRefusal(read(sample)), `${name}: ${JSON.stringify(read(sample))}`);
  const counts = new Map(all.map(({ name }) => [name, { taken: 0, refused: 0, ms: 0 }]));
  const node = { taken: 0, refused: 0, records: 0 };
  let slowestMs = 0;
  let last = '';
  try {
    for (let batch = 0; Date.now() < untilMs; batch++) {
      for (let i = 0; i < PARSERS_PER_ENVELOPE * ENVELOPES_AT_ONCE; i++) {
        const target = pick(all, roll);
        const sample = target.samples[roll(target.samples.length)] as Uint8Array;
        const bytes = roll(20) === 0 ? randomBytes(roll(200), roll) : mutate(sample, OWN_PIECES, roll);
        last = `${target.name}, batch ${batch}, input ${i}: ${Buffer.from(bytes).toString('base64')}`;
        const started = performance.now();
        const answer = target.read(bytes);
        const tookMs = performance.now() - started;
        slowestMs = Math.max(slowestMs, tookMs);
        assert.ok(tookMs < SLOW_MS, `took ${tookMs} ms`);
        const refused = isRefusal(answer);
        // A document that looks like a refusal is a value to the JSON reader, which wraps what it read.
        if (refused) assert.ok(answer.refused in TABLE, `no such refusal: ${answer.refused}`);
        const count = counts.get(target.name) as { taken: number; refused: number; ms: number };
        count.ms += tookMs;
        count[refused ? 'refused' : 'taken'] += 1;
        if (i % 1000 === 0 && Date.now() >= untilMs) break;
      }
      last = `envelopes to the node, batch ${batch}`;
      const taken = await envelopes(besiegedNode, `${SEED} ${batch}`, ENVELOPES_AT_ONCE);
      node.taken += taken;
      node.refused += ENVELOPES_AT_ONCE - taken;
      if ((await besiegedNode.node.store.read.size()) < FULL_RECORD && Date.now() < untilMs) continue;
      last = `the record after batch ${batch}`;
      await intact(besiegedNode.node);
      const held = (await entriesOf(besiegedNode.node)).filter(({ direction }) => direction === 'in').length;
      assert.ok(held > 0, 'some envelopes are on the record');
      node.records += 1;
      besiegedNode = await besieged();
    }
  } catch (error) {
    console.log(`fuzz: FAILED with PARLEY_FUZZ_SEED=${SEED} at ${last}`);
    throw error;
  }
  let inputs = node.taken + node.refused;
  for (const [name, { taken, refused, ms }] of counts) {
    inputs += taken + refused;
    console.log(
      `fuzz:   ${name}: ${taken} taken, ${refused} refused, ${(ms / (taken + refused)).toFixed(3)} ms each`,
    );
  }
  console.log(
    `fuzz:   envelopes to the node: ${node.taken} taken, ${node.refused} refused, ${node.records} records whole`,
  );
  console.log(`fuzz: ${inputs} inputs, none threw, the slowest took ${slowestMs.toFixed(0)} ms`);
  assert.ok(node.taken > 0 && node.refused > 0 && node.records > 0, 'the node was tried');
});
