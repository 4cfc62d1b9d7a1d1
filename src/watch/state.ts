/** What the live watch holds in memory: plain JSON throughout, so that it can be snapshot and restored. */

import type { Fix } from '../feeds/index.ts';
import type { Path } from '../geo/index.ts';
import type { ClauseOf } from '../terms/index.ts';
import type { ConformanceFold } from './conformance.ts';
import type { PairFold } from './encounter.ts';
import type { Episode } from './episode.ts';
import type { MotionFold } from './motion.ts';
import type { Level } from './signal.ts';

/** Thresholds. Every one is configuration; clauses in force override those they speak of. */
export interface WatchConfig {
  /** The party whose node this is: its units are missed when they never report. Null: an observer. */
  party: string | null;
  /** Reports may come this much out of order and still count as if in order. */
  reorderS: number;
  /** Of two units that may meet, one whose reports lag by up to this is waited for: the other's are kept so long. */
  waitS: number;
  /** A report dated further ahead of the node's clock than this is not used. */
  futureS: number;
  /** Faster between two reports than this: not believed. */
  maxSpeedMps: number;
  /** A position older than this predicts nothing. */
  staleS: number;
  /** Slower than this is standing. */
  stoppedMps: number;
  /** No report for this long while the movement should run: lost. */
  lostS: number;
  /** Standing within `haltRadiusM` for this long, where no halt is declared: halted. */
  haltS: number;
  haltRadiusM: number;
  /** Beyond the notified window by more than this: early or late. */
  scheduleToleranceS: number;
  /** Sustained this long before early or late is said. */
  scheduleSustainedS: number;
  /** A unit back within limits stays so for this long before the episode ends. */
  returnS: number;
  /** Closest approach within this time is told. */
  horizonS: number;
  /** Where no conduct clause binds the two parties: closest approach that is told, metres. */
  alertM: number;
  /** Where no conduct clause binds: speeds and least distance are recorded within this distance. */
  withinM: number;
  /** Nearer than this, or than both error circles: contact. */
  contactM: number;
  /** Pairs further apart are not looked at. */
  reachM: number;
  /** Two looks this far apart must agree before a distant closing is told; nearer than `urgentS` one is enough. */
  confirmS: number;
  urgentS: number;
  /** Opening for this long: the encounter is over. */
  clearS: number;
  /** While an episode lasts it is told again at most this often. */
  continuesS: number;
  maxUnits: number;
  maxPairsPerUnit: number;
}

export const DEFAULTS: WatchConfig = {
  party: null,
  reorderS: 60,
  waitS: 600,
  futureS: 30,
  maxSpeedMps: 100,
  staleS: 90,
  stoppedMps: 1,
  lostS: 300,
  haltS: 300,
  haltRadiusM: 30,
  scheduleToleranceS: 30,
  scheduleSustainedS: 60,
  returnS: 10,
  horizonS: 600,
  alertM: 100,
  withinM: 1000,
  contactM: 20,
  reachM: 25_000,
  confirmS: 5,
  urgentS: 60,
  clearS: 30,
  continuesS: 60,
  maxUnits: 20_000,
  maxPairsPerUnit: 256,
};

/** A unit's notice as the watch uses it. */
export interface Plan {
  party: string;
  unit: string;
  noticeId: string;
  version: number;
  path: Path;
  corridor: { toleranceM: number; sustainedS: number; clause: string | null };
}

/** What is known of one unit after one more report: never changed, only replaced. */
export interface UnitFold {
  moved: MotionFold;
  conformance: ConformanceFold | null;
}

export interface UnitItem {
  fix: Fix;
  accepted: boolean;
  after: UnitFold;
  /** Episodes that this report ended. */
  closed: readonly Episode[];
}

/** An episode as it was last told. */
export interface Told {
  episode: Episode;
  key: string;
  toldMs: number;
  toldValue: number;
  /** Its end was told, and lies at another moment now. */
  untold?: boolean;
}

export interface UnitState {
  party: string;
  unit: string;
  level: Level;
  plans: Plan[];
  /** Reports of the last `reorderS + staleS`, longer while another unit is waited for, in order of their time; `base` is what was known before them. */
  window: UnitItem[];
  base: UnitFold;
  newestMs: number;
  heardMs: number;
  told: Told[];
  /** The last silence: since the last report before it, and until the first one after. */
  lost: Episode | null;
  cells: string[];
  pairs: string[];
}

export interface PairItem {
  atMs: number;
  after: PairFold;
  closed: readonly Episode[];
}
export interface PairState {
  /** Unit keys, in order. */
  a: string;
  b: string;
  window: PairItem[];
  base: PairFold;
  told: Told[];
  /** The other's notice, where its positions are not shared: then `b` has no motion. */
  notice: Plan | null;
}

export interface Rules {
  conduct: readonly ClauseOf<'conduct'>[];
}

export interface Counts {
  taken: number;
  duplicate: number;
  /** Older than the reorder horizon: kept in the segment, too late for the live watch. */
  tooLate: number;
  future: number;
  /** Marked by the feed, or faster than anything moves. */
  notBelieved: number;
  /** A bound was hit. */
  overUnits: number;
  overPairs: number;
}

export interface WatchState {
  config: WatchConfig;
  rules: Rules;
  units: Map<string, UnitState>;
  pairs: Map<string, PairState>;
  /** Cell → unit keys. */
  cells: Map<string, Set<string>>;
  /** Units with a notice. */
  planned: Set<string>;
  nowMs: number;
  counts: Counts;
}

export function unitKey(party: string, unit: string): string {
  return `${party}/${unit}`;
}
