/** The room: alerts, seals, the view, and what other rooms may ask. */
import assert from 'node:assert/strict';
import test from 'node:test';
import { bytesOf, fix, HOME, minute, SIGNAL, stream, T0 } from '../../test/helpers/watch/room.ts';
import { type Ctx, type Draft, type Entry, isRefusal, type Read } from '../contract/index.ts';
import { direct } from '../geo/index.ts';
import { answers } from './answers.ts';
import { commands, shownTo } from './commands.ts';
import { type AlertBody, alertSchema, type Sealed, watchKinds } from './kinds.ts';
import { queries } from './queries.ts';
import { openSegments, type SealedSegment, sealRoot } from './seal.ts';
import { encodeSegment, segmentHash } from './segment.ts';
import type { Signal } from './signal.ts';
import { ALERTS, type AlertRow, SEGMENTS, view } from './view.ts';

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
  const alerts = async () => {
    const listed = await queries['watch.alerts'].run(node.read, { open: true, limit: 10 }, node.ctx, never);
    assert.ok(!isRefusal(listed) && queries['watch.alerts'].answers.safeParse(listed).success);
    return listed.alerts;
  };
  const [open, ...more] = await alerts();
  assert.equal(more.length, 0);
  assert.equal(open?.ended, true);
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
  assert.equal((await alerts()).length, 0);
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

  const listed = await queries['watch.track'].run(
    blue.read,
    {
      party: 'red',
      unit: 'U 1/é',
      fromMs: T0,
      toMs: T0 + 3_600_000,
    },
    blue.ctx,
    never,
  );
  assert.ok(!isRefusal(listed) && queries['watch.track'].answers.safeParse(listed).success);
  assert.ok(
    isRefusal(
      await queries['watch.track'].run(
        blue.read,
        { party: 'red', unit: 'x', fromMs: 5, toMs: 5 },
        blue.ctx,
        never,
      ),
    ),
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
