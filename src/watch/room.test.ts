/** The room: segments, batches, seals, alerts, the view, what other rooms may ask, and the words. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { type Ctx, type Draft, type Entry, isRefusal, type Read } from '../contract/index.ts';
import type { Fix } from '../feeds/index.ts';
import { direct, type Point } from '../geo/index.ts';
import { LANGUAGES, say } from '../text/index.ts';
import { answers } from './answers.ts';
import { commands, shownTo } from './commands.ts';
import { type AlertBody, alertSchema, type Sealed, watchKinds } from './kinds.ts';
import { decodePositions, encodePositions, type Positions } from './positions.ts';
import { queries } from './queries.ts';
import { refusals } from './refusals.ts';
import { isSealed, openSegments, type SealedSegment, sealRoot } from './seal.ts';
import { decodeSegment, encodeSegment, type Segment, segmentHash, trackFrom } from './segment.ts';
import { sentenceOf } from './sentence.ts';
import { SIGNAL_TYPES, type Signal, signalSchema } from './signal.ts';
import { text } from './text.ts';
import { ALERTS, type AlertRow, SEGMENTS, view } from './view.ts';

const T0 = Date.parse('2026-03-01T06:00:00Z');
const HOME: Point = { lat: 37.0000001, lon: 41.1234567 };
const fix = (s: number, more: Partial<Fix> = {}): Fix => ({
  unit: 'U 1/é',
  at: direct(HOME, 90, s * 10),
  fixMs: T0 + s * 1000,
  receivedMs: T0 + s * 1000 + 200,
  speedMps: 10.12345,
  accuracyM: 4,
  source: 'osmand',
  marks: [],
  ...more,
});
const SALT = '00112233445566778899aabbccddeeff';
const minute = (n: number, fixes: Fix[]): Segment => ({
  party: 'red',
  unit: 'U 1/é',
  fromMs: T0 + n * 60_000,
  toMs: T0 + (n + 1) * 60_000,
  salt: SALT,
  fixes,
});
function bytesOf(value: Uint8Array | { refused: string }): Uint8Array {
  assert.ok(!isRefusal(value), JSON.stringify(value));
  return value as Uint8Array;
}
function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Seeded damage: bytes changed, cut, doubled, or replaced by what parsers trip over. */
function fuzz(good: Uint8Array, times: number, parse: (bytes: Uint8Array) => unknown): number {
  const next = random(11);
  const odd = [
    '\n',
    '{',
    '"',
    '[[[[',
    'null',
    '-0',
    '1e999',
    '\\u0000',
    '\ufeff',
    '{"__proto__":1}',
    '\u{1f600}',
  ];
  let taken = 0;
  for (let i = 0; i < times; i++) {
    let bytes = Buffer.from(good);
    for (let n = 1 + Math.floor(next() * 3); n > 0; n--) {
      const at = Math.floor(next() * bytes.length);
      const how = next();
      if (how < 0.5) bytes[at] = Math.floor(next() * 256);
      else if (how < 0.7) bytes = bytes.subarray(0, at);
      else if (how < 0.85)
        bytes = Buffer.concat([
          bytes.subarray(0, at),
          Buffer.from(odd[Math.floor(next() * odd.length)] as string),
          bytes.subarray(at),
        ]);
      else bytes = Buffer.concat([bytes, bytes.subarray(at)]);
      if (bytes.length === 0) break;
    }
    const found = parse(bytes);
    if (!isRefusal(found)) taken++;
    else assert.ok(refusals[found.refused], found.refused);
  }
  return taken;
}

test('a segment comes back as it went, whatever the order, and its hash is of its bytes', () => {
  const fixes = [fix(3), fix(1), fix(2), fix(2)];
  const bytes = bytesOf(encodeSegment(minute(0, fixes)));
  const back = decodeSegment(bytes) as Segment;
  assert.deepEqual(
    back.fixes.map((f) => f.fixMs),
    [1, 2, 3].map((s) => T0 + s * 1000),
  );
  assert.deepEqual(bytesOf(encodeSegment(back)), bytes);
  assert.deepEqual(bytesOf(encodeSegment(minute(0, [...fixes].reverse()))), bytes);
  assert.equal(segmentHash(bytes), createHash('sha256').update(bytes).digest('hex'));
});

test('a segment refuses what does not belong, by name', () => {
  const code = (value: unknown): string => (isRefusal(value) ? value.refused : 'taken');
  assert.equal(code(encodeSegment(minute(0, [fix(70)]))), 'WATCH_SEGMENT_MALFORMED');
  assert.equal(code(encodeSegment(minute(0, [fix(1, { unit: 'V' })]))), 'WATCH_SEGMENT_MALFORMED');
  assert.equal(code(encodeSegment({ ...minute(0, []), salt: 'short' })), 'WATCH_SEGMENT_MALFORMED');
  const whole = Buffer.from(bytesOf(encodeSegment(minute(0, [fix(1)]))));
  assert.equal(
    code(decodeSegment(Buffer.from(whole.toString().replace('"format":1', '"format":2')))),
    'WATCH_SEGMENT_FORMAT',
  );
  assert.equal(
    code(decodeSegment(Buffer.from(whole.toString().replace('"format":1', '"format": 1')))),
    'WATCH_SEGMENT_MALFORMED',
  );
  assert.equal(code(decodeSegment(whole.subarray(0, -1))), 'WATCH_SEGMENT_MALFORMED');
  assert.equal(code(decodeSegment(Buffer.alloc((1 << 20) + 1, 10))), 'WATCH_SEGMENT_TOO_LARGE');
  assert.equal(code(decodeSegment(Buffer.from(`${'x'.repeat(5000)}\n`))), 'WATCH_LINE_TOO_LONG');
});

test('fuzz: 100,000 damaged segments and as many batches give a refusal or a clean value, nothing else', () => {
  const segment = bytesOf(encodeSegment(minute(0, [fix(1), fix(2, { courseDeg: 91.5 })])));
  fuzz(segment, 100_000, (bytes) => {
    const found = decodeSegment(bytes);
    if (!isRefusal(found)) assert.deepEqual(Buffer.from(bytesOf(encodeSegment(found))), bytes);
    return found;
  });
  const batch: Positions = {
    v: 1,
    mode: 'exercise',
    from: 'red',
    to: 'blue',
    seq: 1,
    sentMs: T0,
    fixes: [fix(2), fix(1)],
  };
  fuzz(bytesOf(encodePositions(batch)), 100_000, decodePositions);
});

test('a batch: newest first, quantised, bounded, doubled keys refused', () => {
  const batch: Positions = {
    v: 1,
    mode: 'exercise',
    from: 'red',
    to: 'blue',
    seq: 7,
    sentMs: T0,
    fixes: [fix(1), fix(3), fix(2)],
  };
  const bytes = bytesOf(encodePositions(batch));
  const back = decodePositions(bytes) as Positions;
  assert.deepEqual(
    back.fixes.map((f) => f.fixMs),
    [3, 2, 1].map((s) => T0 + s * 1000),
  );
  assert.equal(back.fixes[0]?.speedMps, 10.123);
  const twice = Buffer.from(Buffer.from(bytes).toString().replace('"v":1', '"v":1,"v":1'));
  assert.ok(isRefusal(decodePositions(twice)));
  const many = { ...batch, fixes: Array.from({ length: 1001 }, (_, i) => fix(i)) };
  assert.ok(isRefusal(encodePositions(many)));
  assert.ok(isRefusal(decodePositions(Buffer.alloc(600_000, 91))));
  assert.ok(isRefusal(decodePositions(Buffer.alloc(500_000, 91))));
});

const stream = (unit: string, n: number): SealedSegment => ({
  party: n % 2 ? 'blue' : 'red',
  unit,
  sha256: createHash('sha256').update(`${unit} ${n}`).digest('hex'),
  count: n,
  fromMs: T0,
  toMs: T0 + 60_000,
});

test('the seal: order does not matter, every segment opens, none other does', async () => {
  for (const size of [0, 1, 2, 3, 5, 8, 13]) {
    const segments = Array.from({ length: size }, (_, i) => stream(`U${i}`, i));
    const root = sealRoot(segments);
    assert.equal(sealRoot(segments.toReversed()), root);
    const opened = await openSegments(segments, () => true);
    assert.equal(opened.length, size);
    for (const one of opened) {
      assert.ok(isSealed(root as string, size, one));
      assert.ok(!isSealed(root as string, size, { ...one, count: one.count + 1 }));
      assert.ok(!isSealed(root as string, size, { ...one, unit: `${one.unit}x` }));
      assert.ok(size === 1 || !isSealed(root as string, size, { ...one, leaf: (one.leaf + 1) % size }));
    }
  }
  assert.ok(isRefusal(sealRoot([stream('U', 2), { ...stream('U', 4) }])));
});

/** A record in memory: own entries and views as the node would keep them. */
function record(party: string) {
  const tables = new Map<string, Map<string, unknown>>();
  const files = new Map<string, Uint8Array>();
  let ids = 0;
  const rows = {
    get: <Row>(table: string, key: string): Row | undefined => tables.get(table)?.get(key) as Row | undefined,
  };
  const read: Read = {
    get: async (table, key) => rows.get(table, key),
    scan: async <Row>(table: string, range: { prefix?: string; from?: string; to?: string } = {}) =>
      [...(tables.get(table) ?? new Map<string, unknown>())]
        .filter(
          ([key]) =>
            (!range.prefix || key.startsWith(range.prefix)) &&
            (!range.from || key >= range.from) &&
            (!range.to || key < range.to),
        )
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, row]) => ({ key, row: row as Row })),
    entry: async () => undefined,
    act: async () => [],
    withPeer: async () => [],
    file: async (sha256) => files.get(sha256),
  };
  const ctx: Ctx = {
    party,
    mode: 'exercise',
    now: T0 + 120_000,
    by: { office: 'watch', officer: 'Lt A', signIn: 's' },
    newId: () => `01J0000000000000000000${String(ids++).padStart(4, '0')}`,
    randomHex: (n) => '0'.repeat(2 * n),
  };
  const take = (draft: Draft, direction: Entry['direction'] = 'own', from = party): void => {
    const kind = watchKinds.find((k) => k.name === draft.kind);
    assert.ok(
      kind?.schema.safeParse(draft.body).success,
      JSON.stringify(kind?.schema.safeParse(draft.body).error?.issues[0]),
    );
    const entry: Entry = {
      index: ids,
      direction,
      peer: direction === 'own' ? null : from,
      class: 'watch',
      kind: draft.kind,
      kindVersion: 1,
      id: draft.id ?? ctx.newId(),
      hash: '',
      mode: 'exercise',
      from,
      to: null,
      by: ctx.by,
      precedence: 'routine',
      refs: draft.refs ?? [],
      claimedMs: ctx.now,
      localMs: ctx.now,
      peerSeq: 0,
      understood: true,
      body: draft.body,
    };
    const named = new Set(view.touches(entry, ctx).map(({ table, key }) => `${table} ${key}`));
    for (const { table, key, row } of view.apply(entry, rows, ctx)) {
      assert.ok(named.has(`${table} ${key}`), 'a change outside what was named');
      if (!tables.has(table)) tables.set(table, new Map());
      tables.get(table)?.set(key, row);
    }
  };
  return { tables, files, read, ctx, take };
}
const never = (): never => assert.fail('asks nothing');

const SIGNAL: Signal = signalSchema.parse({
  episode: 'closing|blue/A~red/B|1',
  type: 'closing',
  phase: 'begins',
  revised: false,
  withdrawn: false,
  party: 'blue',
  unit: 'A',
  other: { party: 'red', unit: 'B' },
  noticeId: null,
  version: null,
  clause: 'K-1',
  at: HOME,
  otherAt: direct(HOME, 90, 900),
  atMs: T0 + 60_000,
  beginsMs: T0 + 30_000,
  value: 12,
  valueUnit: 'm',
  certainty: 'possible',
  level: 'shared positions',
  approach: {
    distanceM: 900,
    bearingDeg: 90,
    leastM: 12,
    inS: 45,
    sigmaM: 8,
    meeting: 'crossing',
    by: 'constant velocity',
    minDistanceM: 900,
    maxSpeedMps: 9,
    otherMaxSpeedMps: 11,
  },
  basis: ['ab'.repeat(32)],
});

async function raise(
  node: ReturnType<typeof record>,
  signal: Signal,
  to: { party: string; position: boolean }[] = [],
): Promise<Draft> {
  const input = { signal, to };
  const drafts = commands['watch.raise'].decide(
    await commands['watch.raise'].facts(node.read, input, node.ctx, never),
    input,
    node.ctx,
  );
  assert.ok(!isRefusal(drafts), JSON.stringify(drafts));
  return (drafts as Draft[])[0] as Draft;
}

test('an alert: raised, continued and ended under one id, closed once by a person', async () => {
  const node = record('blue');
  const first = await raise(node, SIGNAL);
  node.take(first);
  const end = await raise(node, { ...SIGNAL, phase: 'ends', atMs: T0 + 90_000 });
  node.take(end);
  assert.equal((end.body as AlertBody).alertId, first.id);
  assert.deepEqual(end.refs, [first.id]);
  const listed = await queries['watch.alerts'].run(node.read, { open: true, limit: 10 }, node.ctx, never);
  assert.ok(!isRefusal(listed) && queries['watch.alerts'].answers.safeParse(listed).success);
  assert.equal(listed.alerts.length, 1);
  assert.equal(listed.alerts[0]?.ended, true);
  const close = async (reason: 'other' | 'dealt with', words = ''): Promise<unknown> => {
    const input = { alertId: first.id as string, reason, words };
    return commands['watch.close'].decide(
      await commands['watch.close'].facts(node.read, input, node.ctx, never),
      input,
      node.ctx,
    );
  };
  assert.deepEqual(((await close('other')) as { refused: string }).refused, 'WATCH_REASON_EMPTY');
  node.take(((await close('dealt with')) as Draft[])[0] as Draft);
  assert.equal(((await close('dealt with')) as { refused: string }).refused, 'WATCH_ALERT_CLOSED');
  const [row] = [...(node.tables.get(ALERTS)?.values() ?? [])] as [AlertRow];
  assert.equal(row.closed?.officer, 'Lt A');
  assert.equal(
    (await queries['watch.alerts'].run(node.read, { open: true, limit: 10 }, node.ctx, never)).alerts.length,
    0,
  );
});

test('the other party is shown distance and bearing; the position only where the owner allows it', async () => {
  const node = record('blue');
  const draft = await raise(node, SIGNAL, [
    { party: 'red', position: false },
    { party: 'green', position: false },
  ]);
  // Green is not concerned and not allowed the position: it is told nothing.
  assert.deepEqual(draft.to, ['red']);
  const body = draft.bodies?.['red'] as AlertBody;
  assert.ok(alertSchema.safeParse(body).success);
  assert.equal(body.signal.at, null);
  assert.deepEqual(body.signal.basis, []);
  assert.equal(body.signal.approach?.distanceM, 900);
  assert.deepEqual(body.signal.otherAt, SIGNAL.otherAt);
  assert.ok(!JSON.stringify(body).includes(String(HOME.lat)));
  assert.deepEqual(shownTo(SIGNAL, 'red', true), SIGNAL);
  // A peer's alert under our own id does not touch our row.
  node.take(draft);
  node.take({ ...draft, body }, 'in', 'red');
  assert.equal(node.tables.get(ALERTS)?.size, 2);
});

test('sealed, then asked: the track comes back with its seal; a peer sees only what was shared', async () => {
  const blue = record('blue');
  const red = record('red');
  const file = bytesOf(
    encodeSegment(
      minute(
        0,
        [1, 11, 21, 31, 41, 51].map((s) => fix(s)),
      ),
    ),
  );
  const sha256 = segmentHash(file);
  blue.files.set(sha256, file);
  const segment = { party: 'red', unit: 'U 1/é', sha256, count: 6, fromMs: T0, toMs: T0 + 60_000 };
  const secret = { ...stream('Hidden', 3), party: 'blue' };
  const input = {
    fromMs: T0,
    toMs: T0 + 60_000,
    segments: [
      { ...segment, sharedWith: ['red'] },
      { ...secret, sharedWith: [] },
    ],
    to: ['red'],
  };
  const drafts = commands['watch.seal'].decide(
    await commands['watch.seal'].facts(blue.read, input, blue.ctx, never),
    input,
    blue.ctx,
  );
  const [draft] = drafts as [Draft<Sealed>];
  blue.take(draft);
  const copy = draft.bodies?.['red'] as Sealed;
  assert.equal(copy.segments, 2);
  assert.ok(!JSON.stringify(copy).includes('Hidden'));
  red.take({ ...draft, body: copy }, 'in', 'blue');
  assert.equal(red.tables.get(SEGMENTS)?.size, 1);

  const question = { party: 'red', unit: 'U 1/é', fromMs: T0, toMs: T0 + 60_000 };
  const track = await answers['watch.track'](blue.read, question);
  assert.equal(track.fixes.length, 6);
  assert.deepEqual(track.coverage, [[T0 + 1000, T0 + 51_000]]);
  assert.equal(track.segments[0]?.sha256, sha256);
  // Red holds the seal but not the file: it says what to ask for.
  const elsewhere = await answers['watch.track'](red.read, question);
  assert.deepEqual([elsewhere.fixes.length, elsewhere.missing.length], [0, 1]);
  // A file that is not the sealed one proves nothing.
  red.files.set(sha256, bytesOf(encodeSegment(minute(0, [fix(1)]))));
  assert.equal((await answers['watch.track'](red.read, question)).fixes.length, 0);

  const path = {
    points: [HOME, direct(HOME, 90, 600)],
    atMs: [T0, T0 + 60_000],
    earlyMs: 0,
    lateMs: 0,
    halfWidthM: 20,
  };
  const kept = await answers['watch.deviation'](blue.read, { ...question, path, toleranceM: 10 });
  assert.deepEqual(kept.episodes, []);
  const north = { ...path, points: path.points.map((p) => direct(p, 0, 300)) };
  const strayed = await answers['watch.deviation'](blue.read, { ...question, path: north, toleranceM: 10 });
  assert.equal(strayed.episodes.length, 1);
  assert.equal(strayed.episodes[0]?.durationS, 50);
  assert.equal(strayed.sealActIds.length, 1);

  const listed = await queries['watch.track'].run(blue.read, {
    party: 'red',
    unit: 'U 1/é',
    fromMs: T0,
    toMs: T0 + 3_600_000,
  });
  assert.ok(!isRefusal(listed) && queries['watch.track'].answers.safeParse(listed).success);
  assert.ok(
    isRefusal(await queries['watch.track'].run(blue.read, { party: 'red', unit: 'x', fromMs: 5, toMs: 5 })),
  );
});

test('a seal that does not fit its root gives no segment to rest on, and a second one changes nothing', async () => {
  const node = record('blue');
  const good = stream('U', 2);
  const [opened] = await openSegments([good, stream('V', 3)], (s) => s.unit === 'U');
  const body: Sealed = {
    fromMs: T0,
    toMs: T0 + 60_000,
    root: sealRoot([good, stream('V', 3)]) as string,
    segments: 2,
    streams: null,
    opened: [opened as never],
  };
  node.take({ kind: 'watch.sealed', body: { ...body, root: 'ab'.repeat(32) } }, 'in', 'red');
  assert.equal(node.tables.get(SEGMENTS), undefined);
  node.take({ kind: 'watch.sealed', body }, 'in', 'red');
  assert.equal(node.tables.get(SEGMENTS)?.size, 1);
  const other = { ...good, sha256: 'cd'.repeat(32) };
  const rewritten = {
    ...body,
    root: sealRoot([other]) as string,
    segments: 1,
    opened: await openSegments([other], () => true),
  };
  node.take({ kind: 'watch.sealed', body: rewritten }, 'in', 'red');
  assert.deepEqual(
    [...(node.tables.get(SEGMENTS)?.values() ?? [])].map((row) => (row as SealedSegment).sha256),
    [good.sha256],
  );
});

test('one report in several segments is one report', () => {
  const late = { ...minute(1, [fix(1, { receivedMs: T0 + 61_000, marks: ['late'] }), fix(70)]) };
  const track = trackFrom([late, minute(0, [fix(1), fix(2)])]);
  assert.deepEqual(
    track.map((f) => (f.fixMs - T0) / 1000),
    [1, 2, 70],
  );
});

test('every signal has a sentence in three languages, with no hole left in it', () => {
  for (const type of SIGNAL_TYPES) {
    for (const phase of ['begins', 'continues', 'ends'] as const) {
      for (const language of LANGUAGES) {
        const other = ['closing', 'contact', 'conduct distance', 'conduct speed'].includes(type)
          ? SIGNAL.other
          : null;
        const signal = {
          ...SIGNAL,
          type,
          phase,
          other,
          valueUnit: type === 'lost' ? ('s' as const) : SIGNAL.valueUnit,
        };
        for (const more of [{}, { withdrawn: true }, { revised: true }]) {
          const sentence = sentenceOf(language, { ...signal, ...more }, false);
          assert.ok(!/[{}]|undefined|NaN/.test(sentence), sentence);
          assert.ok(sentence.includes('blue A'), sentence);
        }
      }
    }
  }
  assert.equal(
    sentenceOf('en', SIGNAL),
    'blue A and red B are closing (crossing): 900 m apart on bearing 90°; closest 12 m in 45 seconds.',
  );
  assert.match(sentenceOf('ru', SIGNAL), /через 45 секунд\./);
  assert.match(
    sentenceOf('ru', { ...SIGNAL, approach: { ...(SIGNAL.approach as object), inS: 121 } as never }),
    /через 2 минуты\./,
  );
  assert.match(
    sentenceOf('ar', { ...SIGNAL, approach: { ...(SIGNAL.approach as object), inS: 121 } as never }),
    /بعد \u2068دقيقتين/,
  );
});

test('every refusal and text is there in three languages and formats', () => {
  const params = {
    limit: 3,
    format: 2,
    known: 1,
    where: 'x',
    party: 'p',
    unit: 'u',
    from: 'f',
    to: 't',
    alert: 'a',
    officer: 'o',
    at: 'x',
    days: 7,
    n: 5,
  };
  const filled = {
    ...params,
    who: 'w',
    other: 'o',
    far: 'f',
    least: 'l',
    time: 't',
    speed: 's',
    bearing: 1,
    meeting: 'm',
    clause: 'c',
    what: 'w',
  };
  const sentences = [
    ...Object.values(refusals).flatMap((row) => [row.what, row.mend]),
    ...Object.values(text),
  ];
  for (const sentence of sentences) {
    for (const language of LANGUAGES) assert.ok(!/[{}]/.test(say(language, sentence, filled)), sentence.en);
    assert.equal(new Set(Object.values(sentence)).size, 3, sentence.en);
  }
});
