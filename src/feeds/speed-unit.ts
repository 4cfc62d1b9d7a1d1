/** Units of speed on the wire. The OsmAnd protocol names none, so the unit is a setting that can be checked. */
import { distanceM } from '../geo/index.ts';
import type { Fix } from './fix.ts';

const MPS = { mps: 1, knots: 1852 / 3600, kmh: 1 / 3.6 } as const;
export type SpeedUnit = keyof typeof MPS;
export const SPEED_UNITS = ['mps', 'knots', 'kmh'] as const satisfies readonly SpeedUnit[];

export function toMps(value: number, unit: SpeedUnit): number {
  return value * MPS[unit];
}

const MIN_LEGS = 5;
const MIN_SPEED_MPS = 2;

/**
 * Which unit the speeds of one unit's fixes were really in, judged by the ground covered between fixes; null
 * where too few legs tell, or none of the units fits within a quarter. `readAs`: how they were read.
 * Fixes in time order; legs of 1 to 60 s on which both ends move at 2 m/s or more count.
 */
export function checkSpeedUnit(fixes: readonly Fix[], readAs: SpeedUnit): SpeedUnit | null {
  const ratios: number[] = [];
  for (const [index, fix] of fixes.entries()) {
    const before = fixes[index - 1];
    if (!before || fix.speedMps === undefined || before.speedMps === undefined) continue;
    const seconds = (fix.fixMs - before.fixMs) / 1000;
    const said = (fix.speedMps + before.speedMps) / 2;
    if (seconds < 1 || seconds > 60 || Math.min(fix.speedMps, before.speedMps) < MIN_SPEED_MPS) continue;
    ratios.push(distanceM(before.at, fix.at) / seconds / said);
  }
  if (ratios.length < MIN_LEGS) return null;
  ratios.sort((a, b) => a - b);
  const median = ratios[Math.floor(ratios.length / 2)] ?? 1;
  // Were the speeds in `unit`, the true speed would be this many times the one read.
  const misfit = (unit: SpeedUnit): number => Math.abs(Math.log((median * MPS[readAs]) / MPS[unit]));
  const [best] = [...SPEED_UNITS].sort((a, b) => misfit(a) - misfit(b));
  return best && misfit(best) < Math.log(1.25) ? best : null;
}
