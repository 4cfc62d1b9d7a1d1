/** Two units of two parties on made tracks, with mutants that must be caught. */
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  begins,
  conduct,
  east,
  ends,
  episodes,
  fix,
  HOME,
  PATH,
  PLAN,
  type Report,
  ruled,
  run,
  T0,
  two,
} from '../../test/helpers/watch/tracks.ts';
import { direct, type Path } from '../geo/index.ts';
import { createWatch, onPlan, onTick } from './engine.ts';
import type { Signal } from './signal.ts';

test('head-on: told well before, then contact, one episode each, and over afterwards', () => {
  const far = direct(HOME, 90, 4000);
  const signals = run(ruled(), two({ from: HOME, deg: 90, mps: 10 }, { from: far, deg: 270, mps: 10 }));
  const [closing] = begins(signals, 'closing') as [Signal];
  assert.equal(begins(signals, 'closing').length, 1);
  assert.ok(closing.atMs - T0 < 20_000, 'told 180 s ahead');
  assert.equal(closing.approach?.meeting, 'head-on');
  assert.ok((closing.approach?.leastM ?? 99) < 10);
  assert.ok(Math.abs((closing.approach?.inS ?? 0) - 195) < 10, `${closing.approach?.inS}`);
  assert.ok(Math.abs((closing.approach?.bearingDeg ?? 0) - 90) < 1);
  assert.equal(begins(signals, 'contact').length, 1);
  assert.equal(ends(signals, 'contact').length, 1);
  assert.equal(ends(signals, 'closing').length, 1);
  assert.equal(begins(signals, 'conduct distance').length, 1);
  const fast = begins(signals, 'conduct speed');
  assert.deepEqual(fast.map((s) => s.unit).sort(), ['A', 'B']);
  assert.ok(fast.every((s) => s.clause === 'K-1' && Math.abs(s.value - 10) < 0.5 && s.valueUnit === 'm/s'));
});

test('a pass at a safe distance raises nothing', () => {
  const far = direct(direct(HOME, 90, 4000), 0, 600);
  const slow = { ...conduct, maxSpeedMps: 15 };
  assert.deepEqual(
    run(ruled({}, slow), two({ from: HOME, deg: 90, mps: 10 }, { from: far, deg: 270, mps: 10 })),
    [],
  );
});

test('classes: crossing, overtaking, standing; and two that stand are no alarm', () => {
  const meeting = (
    a: Parameters<typeof two>[0],
    b: Parameters<typeof two>[1],
  ): (string | null | undefined)[] =>
    begins(run(ruled(), two(a, b)), 'closing').map((s) => s.approach?.meeting);
  const middle = direct(HOME, 90, 2000);
  assert.deepEqual(
    meeting({ from: HOME, deg: 90, mps: 10 }, { from: direct(middle, 0, 2000), deg: 180, mps: 10 }),
    ['crossing'],
  );
  assert.deepEqual(
    meeting({ from: HOME, deg: 90, mps: 15 }, { from: direct(HOME, 90, 1000), deg: 90, mps: 5 }),
    ['overtaking'],
  );
  assert.deepEqual(meeting({ from: HOME, deg: 90, mps: 10 }, { from: middle, deg: 0, mps: 0 }), ['standing']);
  const parked = two({ from: HOME, deg: 0, mps: 0 }, { from: direct(HOME, 90, 15), deg: 0, mps: 0 });
  assert.deepEqual(run(ruled(), parked), []);
});

test('blocking: one stands on the other’s notified way, and the notified turn is seen', () => {
  const turn = east(3);
  const path: Path = {
    ...PATH,
    points: [HOME, turn, direct(turn, 0, 4000)],
    atMs: [T0, T0 + 300_000, T0 + 700_000],
  };
  const standing = direct(turn, 0, 1500);
  const reports: Report[] = [];
  for (let s = 0; s <= 250; s += 5) {
    reports.push({ party: 'red', fix: fix('R1', direct(HOME, 90, s * 10), s) });
    reports.push({ party: 'blue', fix: fix('B', standing, s + 1) });
  }
  const state = ruled();
  onPlan(state, { ...PLAN, path });
  const [closing] = begins(run(state, reports), 'closing') as [Signal];
  assert.equal(closing.approach?.meeting, 'blocking');
  assert.equal(closing.approach?.by, 'notified route');
  // Without the notice constant velocity sees nothing of the turn.
  assert.deepEqual(begins(run(ruled(), reports), 'closing'), []);
});

test('same party never; mutant: as two parties the same tracks do alarm', () => {
  const far = direct(HOME, 90, 4000);
  const tracks = (parties: [string, string]): Report[] =>
    two({ from: HOME, deg: 90, mps: 10 }, { from: far, deg: 270, mps: 10 }, { parties });
  assert.deepEqual(run(ruled(), tracks(['red', 'red'])), []);
  assert.ok(run(ruled(), tracks(['red', 'blue'])).length > 0);
});

test('a stale position predicts nothing', () => {
  const far = direct(HOME, 90, 4000);
  const all = two({ from: HOME, deg: 90, mps: 10 }, { from: far, deg: 270, mps: 10 });
  // B falls silent at once; A drives on for minutes past where B might be.
  const signals = run(
    ruled(),
    all.filter(({ party, fix: one }) => party === 'blue' || one.fixMs < T0 + 2000),
    700,
  );
  assert.equal(begins(signals, 'contact').length, 0);
  assert.equal(begins(signals).length, ends(signals).length);
});

test('level two: own position against the other’s notice, when it shares none', () => {
  const state = createWatch({ party: 'blue' });
  onPlan(state, PLAN);
  const reports: Report[] = [];
  for (let s = 0; s <= 300; s += 10)
    reports.push({ party: 'blue', fix: fix('B1', direct(direct(HOME, 90, 4000), 0, 4000 - s * 10), s) });
  const [closing] = begins(run(state, reports), 'closing') as [Signal];
  assert.equal(closing.level, 'own position against notice');
  assert.equal(closing.noticeId, 'N1');
  assert.deepEqual(closing.other, { party: 'red', unit: 'R1' });
  assert.equal(closing.otherAt, null);
  // An hour later the notified movement is long over.
  const late = createWatch({ party: 'blue' });
  onPlan(late, PLAN);
  const after = reports.map((r) => ({
    ...r,
    fix: { ...r.fix, fixMs: r.fix.fixMs + 7_200_000, receivedMs: r.fix.receivedMs + 7_200_000 },
  }));
  assert.deepEqual(begins(run(late, after), 'closing'), []);
});

test('what breaks a conduct clause is told by its worst moment, however late the positions come', () => {
  const there = direct(direct(HOME, 90, 2000), 0, 20);
  // A drives up, then stands beside B; B's first position comes late, when A has stood for a while.
  const blue = Array.from({ length: 60 }, (_, i) => i * 5).map((s) => {
    const at = direct(HOME, 90, Math.min(2000, s * 10));
    return { party: 'blue', fix: fix('A', at, s, { accuracyM: 5 }) };
  });
  const red = [161, 166, 171, 230].map((s) => ({
    party: 'red',
    fix: fix('B', there, s, { accuracyM: 5, receivedMs: T0 + 300_000 }),
  }));
  const breaches = (reports: readonly Report[]): Signal[] =>
    run(ruled(), reports, 900).filter(({ type }) => type.startsWith('conduct'));
  const late = breaches([...blue, ...red]);
  const inTime = breaches([...blue, ...red].sort((a, b) => a.fix.fixMs - b.fix.fixMs));
  for (const signals of [late, inTime]) {
    assert.ok(begins(signals, 'conduct speed').length > 0);
    for (const s of signals) {
      const broken =
        s.type === 'conduct speed' ? s.value > conduct.maxSpeedMps : s.value < conduct.minDistanceM;
      assert.ok(broken, `${s.type} ${s.phase}: ${s.value} ${s.valueUnit}`);
    }
  }
});

test('two that catch up minutes late: one alert each, its end told now and then and right at last', () => {
  const far = direct(HOME, 90, 4000);
  const reports = two({ from: HOME, deg: 90, mps: 10 }, { from: far, deg: 270, mps: 10 }, { until: 900 });
  for (const lateS of [100, 200, 600]) {
    const state = ruled();
    const signals: Signal[] = [];
    for (const { party, fix: one } of reports) {
      const receivedMs = one.fixMs + lateS * 1000;
      signals.push(...run(state, [{ party, fix: { ...one, receivedMs } }]));
      signals.push(...onTick(state, receivedMs + 1000).signals);
    }
    const told = Map.groupBy(signals, ({ episode }) => episode);
    assert.equal(begins(signals, 'closing').length, 1, `${lateS} s late`);
    assert.equal(begins(signals, 'contact').length, 1, `${lateS} s late`);
    assert.equal(begins(signals).length, told.size, 'no episode begins twice');
    for (const [episode, each] of told) assert.ok(each.length <= 2 + 900 / 60, `${episode}: ${each.length}`);
    // In the end it is what reports on time would have said.
    assert.deepEqual(episodes(signals), episodes(run(ruled(), reports)));
  }
});

test('one whose reports come minutes after the other’s: they are still seen to touch', () => {
  const far = direct(HOME, 90, 4000);
  const reports = two({ from: HOME, deg: 90, mps: 10 }, { from: far, deg: 270, mps: 10 }, { until: 900 });
  const told = (waitS: number) => {
    const late = reports.map(({ party, fix: one }) => {
      const receivedMs = one.fixMs + (party === 'red' && one.fixMs > T0 + 60_000 ? 400_000 : 500);
      return { party, fix: { ...one, receivedMs } };
    });
    late.sort((a, b) => a.fix.receivedMs - b.fix.receivedMs);
    return run(ruled({ waitS }), late, 2000);
  };
  assert.equal(begins(told(600), 'contact').length, 1);
  // Planted: nobody is waited for.
  assert.equal(begins(told(0), 'contact').length, 0);
});
