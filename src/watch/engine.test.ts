/** The live watch on made tracks: conformance, encounters, order of arrival, and mutants that must be caught. */
import assert from 'node:assert/strict';
import test from 'node:test';
import type { Fix } from '../feeds/index.ts';
import { direct, distanceM, type Path, type Point } from '../geo/index.ts';
import type { ClauseOf } from '../terms/index.ts';
import { createWatch, onFix, onPlan, onPlanEnded, onRules, onTick } from './engine.ts';
import type { Signal, SignalType } from './signal.ts';
import { restore, snapshot } from './snapshot.ts';
import type { Plan, WatchConfig, WatchState } from './state.ts';

const T0 = Date.parse('2026-03-01T06:00:00Z');
const HOME: Point = { lat: 36.9, lon: 41.2 };

interface Report {
  party: string;
  fix: Fix;
}
function fix(unit: string, at: Point, s: number, more: Partial<Fix> = {}): Fix {
  const fixMs = T0 + Math.round(s * 1000);
  return { unit, at, fixMs, receivedMs: fixMs + 500, source: 'made', marks: [], ...more };
}
function run(state: WatchState, reports: readonly Report[], untilS?: number): Signal[] {
  const signals = reports.flatMap(
    ({ party, fix: one }) => onFix(state, { party, fix: one, level: 'shared positions' }).signals,
  );
  return untilS === undefined ? signals : [...signals, ...onTick(state, T0 + untilS * 1000).signals];
}
const begins = (signals: readonly Signal[], type?: SignalType): Signal[] =>
  signals.filter((s) => s.phase === 'begins' && (!type || s.type === type));
const ends = (signals: readonly Signal[], type?: SignalType): Signal[] =>
  signals.filter((s) => s.phase === 'ends' && (!type || s.type === type));

/** 10 km due east at 10 m/s. */
const east = (km: number): Point => direct(HOME, 90, km * 1000);
const PATH: Path = {
  points: [HOME, east(5), east(10)],
  atMs: [T0, T0 + 500_000, T0 + 1_000_000],
  earlyMs: 60_000,
  lateMs: 60_000,
  halfWidthM: 100,
};
const PLAN: Plan = {
  party: 'red',
  unit: 'R1',
  noticeId: 'N1',
  version: 1,
  path: PATH,
  corridor: { toleranceM: 50, sustainedS: 60, clause: 'C-7' },
};

/** Along the road by its plan, `sideM(s)` to the south of it. */
function drive(
  sideM: (s: number) => number,
  { step = 5, until = 1000, lag = 0, more = {} as Partial<Fix> } = {},
): Report[] {
  const reports: Report[] = [];
  for (let s = 0; s <= until; s += step) {
    const along = direct(HOME, 90, Math.max(0, Math.min(10_000, (s - lag) * 10)));
    const m = sideM(s);
    const at = m === 0 ? along : direct(along, 180, m);
    reports.push({ party: 'red', fix: fix('R1', at, s, more) });
  }
  return reports;
}
function watching(config: Partial<WatchConfig> = {}, plan: Plan = PLAN): WatchState {
  const state = createWatch(config);
  onPlan(state, plan);
  return state;
}

/** A sound engine's episodes as comparable text, whatever was said on the way. */
function episodes(signals: readonly Signal[]): string[] {
  const last = new Map<string, Signal>();
  for (const s of signals) last.set(s.episode, s);
  return [...last.values()]
    .filter((s) => !s.withdrawn)
    .map(
      (s) =>
        `${s.type} ${s.party}/${s.unit} ${(s.beginsMs - T0) / 1000}-${s.phase === 'ends' ? (s.atMs - T0) / 1000 : 'open'}`,
    )
    .sort();
}

test('on the corridor and on time nothing is said, and arrival ends the watch', () => {
  assert.deepEqual(
    run(
      watching(),
      drive(() => 60),
      5000,
    ),
    [],
  );
});

test('off the corridor: one begin after the dwell, one end, with clause, metres and basis', () => {
  const signals = run(
    watching(),
    drive((s) => (s >= 300 && s < 500 ? 400 : 0)),
    1001,
  );
  assert.deepEqual(
    signals.filter((s) => s.phase !== 'continues').map((s) => [s.type, s.phase]),
    [
      ['off corridor', 'begins'],
      ['off corridor', 'ends'],
    ],
  );
  const [begin] = signals as [Signal];
  assert.equal(begin.beginsMs, T0 + 300_000);
  assert.equal(begin.atMs, T0 + 360_000);
  assert.equal(begin.clause, 'C-7');
  assert.equal(begin.noticeId, 'N1');
  assert.equal(begin.certainty, 'certain');
  assert.ok(Math.abs(begin.value - 400) < 1, `${begin.value}`);
  assert.ok(begin.basis.length > 0);
  assert.equal(ends(signals)[0]?.atMs, T0 + 500_000);
});

test('shorter than the dwell: nothing; mutant without dwell says it', () => {
  const short = drive((s) => (s >= 300 && s < 350 ? 400 : 0));
  assert.deepEqual(run(watching(), short), []);
  const noDwell = { ...PLAN, corridor: { ...PLAN.corridor, sustainedS: 0 } };
  assert.equal(begins(run(watching({}, noDwell), short), 'off corridor').length, 1);
});

test('hysteresis: noise about the limit is one episode', () => {
  const noisy = drive((s) => (s < 200 || s > 800 ? 0 : s % 10 === 0 ? 170 : 140));
  const plan = { ...PLAN, corridor: { ...PLAN.corridor, sustainedS: 0 } };
  const signals = run(watching({ returnS: 0 }, plan), noisy);
  assert.equal(begins(signals, 'off corridor').length, 1);
  assert.equal(ends(signals, 'off corridor').length, 1);
  // Planted: a tolerance of nothing leaves a hysteresis too small for this noise.
  const thin = { ...plan, path: { ...PATH, halfWidthM: 148 }, corridor: { ...plan.corridor, toleranceM: 4 } };
  assert.ok(begins(run(watching({ returnS: 0 }, thin), noisy), 'off corridor').length > 1);
});

test('the limit itself is still inside', () => {
  const edge = 150 - 0.5;
  assert.deepEqual(
    run(
      watching(),
      drive((s) => (s > 200 && s < 900 ? edge : 0)),
    ),
    [],
  );
  assert.equal(
    begins(
      run(
        watching(),
        drive((s) => (s > 200 && s < 900 ? 150.5 : 0)),
      ),
    ).length,
    1,
  );
});

test('an error circle that reaches the corridor makes it possible, not certain', () => {
  const wide = run(
    watching(),
    drive((s) => (s >= 300 && s < 500 ? 400 : 0), { more: { accuracyM: 300 } }),
  );
  assert.equal(begins(wide, 'off corridor')[0]?.certainty, 'possible');
  const sharp = run(
    watching(),
    drive((s) => (s >= 300 && s < 500 ? 400 : 0), { more: { accuracyM: 5 } }),
  );
  assert.equal(begins(sharp, 'off corridor')[0]?.certainty, 'certain');
});

test('late and early beyond the window, each one episode', () => {
  const late = run(
    watching(),
    drive(() => 0, { until: 1300, lag: 200 }),
    1301,
  );
  assert.equal(begins(late, 'late').length, 1);
  assert.ok(Math.abs((ends(late, 'late')[0]?.value ?? 0) - 140) < 6, `${ends(late, 'late')[0]?.value}`);
  const early = run(
    watching(),
    drive(() => 0, { until: 800, lag: -200 }),
  );
  assert.equal(begins(early, 'early').length, 1);
  assert.equal(begins(early, 'late').length, 0);
  assert.equal(
    begins(
      run(
        watching(),
        drive(() => 0, { until: 1050, lag: 50 }),
      ),
      'late',
    ).length,
    0,
  );
});

test('halted where no halt is declared; a declared halt is none', () => {
  const stop = (s: number): number => (s <= 400 ? s : Math.max(400, s - 400));
  const reports: Report[] = [];
  for (let s = 0; s <= 1400; s += 10)
    reports.push({ party: 'red', fix: fix('R1', direct(HOME, 90, stop(s) * 10), s) });
  const signals = run(watching(), reports, 1401);
  assert.equal(begins(signals, 'halted').length, 1);
  assert.equal(begins(signals, 'halted')[0]?.beginsMs, T0 + 400_000);
  assert.equal(ends(signals, 'halted').length, 1);
  const at = east(4);
  const path: Path = {
    ...PATH,
    points: [HOME, at, at, east(10)],
    atMs: [T0, T0 + 400_000, T0 + 800_000, T0 + 1_400_000],
  };
  assert.deepEqual(run(watching({}, { ...PLAN, path }), reports, 1401), []);
});

test('overdue once the latest time has passed, and over on arrival', () => {
  const state = watching();
  const signals = run(
    state,
    drive(() => 0, { until: 600 }),
    1050,
  );
  assert.equal(begins(signals, 'overdue').length, 0);
  const after = onTick(state, T0 + 1_061_000).signals;
  assert.equal(begins(after, 'overdue')[0]?.beginsMs, T0 + 1_060_000);
  assert.equal(begins(onTick(state, T0 + 1_100_000).signals).length, 0);
  const rest: Report[] = [];
  for (let s = 1100; s <= 1500; s += 10)
    rest.push({ party: 'red', fix: fix('R1', direct(HOME, 90, 6000 + (s - 1100) * 10), s) });
  assert.equal(ends(run(state, rest), 'overdue').length, 1);
});

test('lost: no report while it should run; found again; told once', () => {
  const state = watching();
  run(
    state,
    drive(() => 0, { until: 200 }),
  );
  assert.equal(begins(onTick(state, T0 + 499_000).signals, 'lost').length, 0);
  const lost = begins(onTick(state, T0 + 501_000).signals, 'lost');
  assert.equal(lost.length, 1);
  assert.equal(lost[0]?.beginsMs, T0 + 200_000);
  assert.equal(begins(onTick(state, T0 + 520_000).signals).length, 0);
  const found = run(state, drive(() => 0, { until: 700 }).slice(-3));
  assert.equal(ends(found, 'lost').length, 1);
});

test('a unit that never reports: missed when own, not when it is the other side’s', () => {
  const own = watching({ party: 'red' });
  assert.equal(begins(onTick(own, T0 + 400_000).signals, 'lost').length, 1);
  const other = watching({ party: 'blue' });
  assert.equal(onTick(other, T0 + 2_000_000).signals.length, 0);
});

test('not where declared at the start', () => {
  const away: Report[] = [];
  for (let s = 0; s <= 400; s += 10)
    away.push({ party: 'red', fix: fix('R1', direct(HOME, 0, Math.max(0, 3000 - s * 10)), s) });
  const signals = run(watching(), away);
  assert.equal(begins(signals, 'not where declared').length, 1);
  assert.ok(Math.abs((begins(signals, 'not where declared')[0]?.value ?? 0) - 3000) < 2);
  assert.equal(ends(signals, 'not where declared').length, 1);
});

test('withdrawn notice: what was open ends, and nothing more is said', () => {
  const state = watching();
  const off = drive((s) => (s >= 300 ? 400 : 0), { until: 600 });
  assert.equal(begins(run(state, off)).length, 1);
  const over = onPlanEnded(state, { party: 'red', unit: 'R1', noticeId: 'N1' }).signals;
  assert.deepEqual(
    over.map((s) => [s.phase, s.withdrawn]),
    [['ends', false]],
  );
  assert.deepEqual(run(state, drive((s) => (s >= 300 ? 400 : 0), { until: 800 }).slice(-10)), []);
});

/** Two units on straight lines. */
function two(
  a: { from: Point; deg: number; mps: number },
  b: { from: Point; deg: number; mps: number },
  { parties = ['blue', 'red'], step = 5, until = 600 } = {},
): Report[] {
  const reports: Report[] = [];
  const [first, second] = parties as [string, string];
  for (let s = 0; s <= until; s += step) {
    reports.push({ party: first, fix: fix('A', direct(a.from, a.deg, a.mps * s), s, { accuracyM: 5 }) });
    reports.push({ party: second, fix: fix('B', direct(b.from, b.deg, b.mps * s), s + 1, { accuracyM: 5 }) });
  }
  return reports;
}
const conduct: ClauseOf<'conduct'> = {
  id: 'K-1',
  kind: 'conduct',
  binds: ['blue', 'red'],
  withinM: 500,
  maxSpeedMps: 8,
  minDistanceM: 50,
  text: { en: '', ru: '', ar: '' },
};
function ruled(config: Partial<WatchConfig> = {}, clause = conduct): WatchState {
  const state = createWatch(config);
  onRules(state, { conduct: [clause] });
  return state;
}

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

test('teleports: no encounter, no deviation; three that agree are believed', () => {
  const far = direct(HOME, 90, 60_000);
  const reports = two({ from: HOME, deg: 90, mps: 5 }, { from: far, deg: 90, mps: 5 });
  const jumps = reports.map((r, i) =>
    r.party === 'red' && i % 20 === 9 ? { ...r, fix: { ...r.fix, at: direct(HOME, 90, 30) } } : r,
  );
  const state = ruled();
  assert.deepEqual(run(state, jumps), []);
  assert.ok(state.counts.notBelieved > 3);
  // Planted: believing any speed lets the jumps alarm.
  assert.ok(begins(run(ruled({ maxSpeedMps: 1e6 }), jumps)).length > 0);
  const moved = createWatch();
  for (let s = 0; s < 50; s += 10) run(moved, [{ party: 'red', fix: fix('R', HOME, s) }]);
  for (let s = 50; s < 100; s += 10) run(moved, [{ party: 'red', fix: fix('R', far, s) }]);
  assert.equal(moved.units.get('red/R')?.window.at(-1)?.accepted, true);
});

test('a report from the future is put aside and blocks none after it', () => {
  const state = watching();
  const reports = drive((s) => (s >= 300 && s < 500 ? 400 : 0));
  const ahead = { party: 'red', fix: fix('R1', HOME, 86_400, { receivedMs: T0 + 100_000 }) };
  const signals = run(state, [...reports.slice(0, 20), ahead, ...reports.slice(20)]);
  assert.equal(state.counts.future, 1);
  assert.equal(begins(signals, 'off corridor').length, 1);
});

/** Seeded and small: Mulberry32. */
function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Every report delayed by up to `maxS`, some sent twice or thrice. */
function shuffled(reports: readonly Report[], seed: number, maxS: number): Report[] {
  const next = random(seed);
  const out: { at: number; report: Report }[] = [];
  for (const { party, fix: one } of reports) {
    for (let copies = next() < 0.2 ? 3 : 1; copies > 0; copies--) {
      const at = one.fixMs + Math.floor(next() * maxS * 1000);
      out.push({ at, report: { party, fix: { ...one, receivedMs: at } } });
    }
  }
  return out.sort((a, b) => a.at - b.at).map(({ report }) => report);
}

test('any order of arrival within the horizon ends in the same episodes, none told twice', () => {
  const far = direct(HOME, 90, 4000);
  const encounter = two({ from: HOME, deg: 90, mps: 10 }, { from: far, deg: 270, mps: 10 });
  const deviation = drive((s) => (s >= 300 && s < 500 ? 400 : 0));
  const meet = (reports: readonly Report[]): Signal[] => run(ruled(), reports, 900);
  const deviate = (reports: readonly Report[]): Signal[] => run(watching(), reports, 1101);
  const [met, strayed] = [episodes(meet(encounter)), episodes(deviate(deviation))];
  assert.ok(met.length >= 4 && strayed.length === 1);
  for (let seed = 1; seed <= 25; seed++) {
    const a = meet(shuffled(encounter, seed, 59));
    const b = deviate(shuffled(deviation, seed, 59));
    assert.deepEqual(episodes(a), met, `encounter, seed ${seed}`);
    assert.deepEqual(episodes(b), strayed, `deviation, seed ${seed}`);
    for (const signals of [a, b]) {
      const told = begins(signals).map((s) => s.episode);
      assert.equal(new Set(told).size, told.length);
    }
  }
  // Planted: an engine that takes reports as they come (no horizon) ends elsewhere.
  const naive = Array.from({ length: 25 }, (_, seed) =>
    episodes(run(watching({ reorderS: 0 }), shuffled(deviation, seed + 1, 59), 1101)),
  );
  assert.ok(naive.some((found) => found.join() !== strayed.join()));
});

test('same input, same signals; a snapshot goes on where it was', () => {
  const reports = two({ from: HOME, deg: 90, mps: 10 }, { from: direct(HOME, 90, 4000), deg: 270, mps: 10 });
  const whole = run(ruled(), reports, 900);
  assert.deepEqual(run(ruled(), reports, 900), whole);
  const first = ruled();
  const half = reports.length / 2;
  const before = run(first, reports.slice(0, half));
  const second = restore(snapshot(first));
  assert.ok(!('refused' in second));
  assert.deepEqual([...before, ...run(second, reports.slice(half), 900)], whole);
  assert.ok('refused' in restore('{"format":0}'));
});

test('the grid finds every pair that brute force finds, seams and poles included', () => {
  const next = random(7);
  const config = { reachM: 3000, staleS: 20, maxSpeedMps: 50, contactM: 100 };
  for (const center of [HOME, { lat: 10, lon: 180 }, { lat: 89.98, lon: 20 }, { lat: -45, lon: -179.99 }]) {
    const state = createWatch(config);
    const places = Array.from({ length: 120 }, (_, i) => ({
      party: ['red', 'blue', 'green'][i % 3] as string,
      unit: `U${i}`,
      from: direct(center, next() * 360, next() * 12_000),
      deg: next() * 360,
    }));
    const reports: Report[] = [];
    for (let s = 0; s <= 20; s += 10) {
      for (const p of places)
        reports.push({
          party: p.party,
          fix: fix(p.unit, direct(p.from, p.deg, 5 * s), s, { speedMps: 5, courseDeg: 0 }),
        });
    }
    const wrap = ({ at, ...rest }: Fix): Fix => ({
      ...rest,
      at: { lat: at.lat, lon: ((at.lon + 540) % 360) - 180 },
    });
    run(
      state,
      reports.map((r) => ({ ...r, fix: wrap(r.fix) })),
    );
    const near = new Set<string>();
    for (const a of places) {
      for (const b of places) {
        const apart = distanceM(direct(a.from, a.deg, 100), direct(b.from, b.deg, 100));
        if (a.party < b.party && apart <= config.reachM)
          near.add(`${a.party}/${a.unit}~${b.party}/${b.unit}`);
      }
    }
    assert.ok(near.size > 50);
    const missed = [...near].filter((key) => !state.pairs.has(key));
    assert.deepEqual(missed, [], JSON.stringify(center));
    const same = [...state.pairs.values()].filter((pair) => pair.a.split('/')[0] === pair.b.split('/')[0]);
    assert.equal(same.length, 0);
    // Planted: looking into its own cube alone misses some.
    const cubes = [...state.units.values()].map((u) => u.cells);
    assert.ok(cubes.every((cells) => cells.length > 0));
  }
});

test('bounds: more units than allowed are counted, not taken', () => {
  const state = createWatch({ maxUnits: 3 });
  for (let i = 0; i < 5; i++) run(state, [{ party: 'red', fix: fix(`U${i}`, HOME, i) }]);
  assert.equal(state.units.size, 3);
  assert.equal(state.counts.overUnits, 2);
});
