/**
 * What a handset may be told of another party's unit. Its position goes out only where its owner allowed that; else
 * the alert alone: how far and which way, rounded so that no exact position can be read off it.
 */
import { inverse, type Point } from '../../geo/index.ts';

/** An owner's leave to show its units on another party's handsets. */
export interface HandsetLeave {
  owner: string;
  /** The party on whose handsets they may be shown. */
  to: string;
  /** Units it covers, or all of the owner's. */
  units: 'all' | readonly string[];
  /** UTC ms, both included; null: no end. */
  fromMs: number;
  untilMs: number | null;
}

export interface OtherUnit {
  party: string;
  unit: string;
  at: Point;
}

export type Forward =
  | { as: 'position'; at: Point }
  /** Metres, never more than the true distance; degrees true from the handset's own unit, 0 up to 360. */
  | { as: 'alert'; distanceM: number; bearingDeg: number };

const BEARING_STEP_DEG = 10;

export const NEAREST_STEP_M = 50;

/** Step of the distances told: 50 m within a kilometre, 100 m within five, then a kilometre. */
function stepM(metres: number): number {
  if (metres < 1000) return NEAREST_STEP_M;
  return metres < 5000 ? 100 : 1000;
}

/** Whether the owner's leave covers this unit, on that party's handsets, now. What no leave names is not allowed. */
export function mayShow(
  leaves: readonly HandsetLeave[],
  unit: Pick<OtherUnit, 'party' | 'unit'>,
  to: string,
  nowMs: number,
): boolean {
  return leaves.some(
    (leave) =>
      leave.owner === unit.party &&
      leave.to === to &&
      (leave.units === 'all' || leave.units.includes(unit.unit)) &&
      leave.fromMs <= nowMs &&
      (leave.untilMs === null || nowMs <= leave.untilMs),
  );
}

export interface ForwardQuestion {
  /** The party whose handset is to be told, and where its own unit is. */
  to: string;
  own: Point;
  other: OtherUnit;
  leaves: readonly HandsetLeave[];
  nowMs: number;
}

/** In what form one handset may be told of one unit of another party. */
export function forwardable({ to, own, other, leaves, nowMs }: ForwardQuestion): Forward {
  if (other.party === to || mayShow(leaves, other, to, nowMs)) return { as: 'position', at: other.at };
  const { distanceM, fromDeg } = inverse(own, other.at);
  const step = stepM(distanceM);
  const bearing = Math.round(((fromDeg + 360) % 360) / BEARING_STEP_DEG) * BEARING_STEP_DEG;
  return { as: 'alert', distanceM: Math.floor(distanceM / step) * step, bearingDeg: bearing % 360 };
}
