/**
 * Something that moves by plan: at `points[i]` at `atMs[i]`, each leg a geodesic run at constant speed.
 * The whole plan may run up to `earlyMs` early or `lateMs` late (rigid shift). Two equal points in a row
 * with different times are a halt. It stands at its first point before and its last point after.
 */
import type { Area } from './area.ts';
import type { Point } from './point.ts';

export interface Path {
  points: readonly Point[];
  /** UTC ms, not decreasing, one per point. */
  atMs: readonly number[];
  earlyMs: number;
  lateMs: number;
  /** Half-width of the corridor, metres. */
  halfWidthM: number;
}

/** Something that stays: an area held from `fromMs` to `toMs` (closed; Infinity = open-ended). */
export interface Presence {
  area: Area;
  fromMs: number;
  toMs: number;
}
