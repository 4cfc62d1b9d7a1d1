/** One unit against its own notice, on made tracks, with mutants that must be caught. */
import assert from 'node:assert/strict';
import test from 'node:test';
import {
  begins,
  drive,
  east,
  ends,
  fix,
  HOME,
  PATH,
  PLAN,
  type Report,
  run,
  T0,
  watching,
} from '../../test/helpers/watch/tracks.ts';
import { direct, type Path } from '../geo/index.ts';
import { onPlanEnded, onTick } from './engine.ts';
import type { Signal } from './signal.ts';

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
