/** Made tracks and the few words that the watch's tests share. */
import type { Fix } from '../../../src/feeds/index.ts';
import { direct, type Path, type Point } from '../../../src/geo/index.ts';
import type { ClauseOf } from '../../../src/terms/index.ts';
import { createWatch, onFix, onPlan, onRules, onTick } from '../../../src/watch/engine.ts';
import type { Signal, SignalType } from '../../../src/watch/signal.ts';
import type { Plan, WatchConfig, WatchState } from '../../../src/watch/state.ts';

export const T0 = Date.parse('2026-03-01T06:00:00Z');
export const HOME: Point = { lat: 36.9, lon: 41.2 };

export interface Report {
  party: string;
  fix: Fix;
}
export function fix(unit: string, at: Point, s: number, more: Partial<Fix> = {}): Fix {
  const fixMs = T0 + Math.round(s * 1000);
  return { unit, at, fixMs, receivedMs: fixMs + 500, source: 'made', marks: [], ...more };
}
export function run(state: WatchState, reports: readonly Report[], untilS?: number): Signal[] {
  const signals = reports.flatMap(
    ({ party, fix: one }) => onFix(state, { party, fix: one, level: 'shared positions' }).signals,
  );
  return untilS === undefined ? signals : [...signals, ...onTick(state, T0 + untilS * 1000).signals];
}
export const begins = (signals: readonly Signal[], type?: SignalType): Signal[] =>
  signals.filter((s) => s.phase === 'begins' && (!type || s.type === type));
export const ends = (signals: readonly Signal[], type?: SignalType): Signal[] =>
  signals.filter((s) => s.phase === 'ends' && (!type || s.type === type));

/** 10 km due east at 10 m/s. */
export const east = (km: number): Point => direct(HOME, 90, km * 1000);
export const PATH: Path = {
  points: [HOME, east(5), east(10)],
  atMs: [T0, T0 + 500_000, T0 + 1_000_000],
  earlyMs: 60_000,
  lateMs: 60_000,
  halfWidthM: 100,
};
export const PLAN: Plan = {
  party: 'red',
  unit: 'R1',
  noticeId: 'N1',
  version: 1,
  path: PATH,
  corridor: { toleranceM: 50, sustainedS: 60, clause: 'C-7' },
};

/** Along the road by its plan, `sideM(s)` to the south of it. */
export function drive(
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
export function watching(config: Partial<WatchConfig> = {}, plan: Plan = PLAN): WatchState {
  const state = createWatch(config);
  onPlan(state, plan);
  return state;
}

/** A sound engine's episodes as comparable text, whatever was said on the way. */
export function episodes(signals: readonly Signal[]): string[] {
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

/** Two units on straight lines. */
export function two(
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
export const conduct: ClauseOf<'conduct'> = {
  id: 'K-1',
  kind: 'conduct',
  binds: ['blue', 'red'],
  withinM: 500,
  maxSpeedMps: 8,
  minDistanceM: 50,
  text: { en: '', ru: '', ar: '' },
};
export function ruled(config: Partial<WatchConfig> = {}, clause = conduct): WatchState {
  const state = createWatch(config);
  onRules(state, { conduct: [clause] });
  return state;
}

/** Seeded and small: Mulberry32. */
export function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
