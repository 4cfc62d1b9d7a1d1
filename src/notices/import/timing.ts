/** Times of passage for a route that has none of its own. */
import { type Refusal, refuse } from '../../contract/index.ts';
import { distanceM, type Point } from '../../geo/index.ts';
import { MAX_GROUND_SPEED_MPS } from './times.ts';

/**
 * UTC ms at which each point is passed, from `departMs` at a constant speed along geodesics.
 * Refusal: NOTICES_IMPORT_SPEED unless 0 < `speedMps` ≤ 150.
 */
export function passageTimes(
  points: readonly Point[],
  departMs: number,
  speedMps: number,
): number[] | Refusal {
  if (!(speedMps > 0 && speedMps <= MAX_GROUND_SPEED_MPS)) {
    return refuse('NOTICES_IMPORT_SPEED', { speed: String(speedMps), limit: MAX_GROUND_SPEED_MPS });
  }
  let metres = 0;
  return points.map((point, index) => {
    const before = points[index - 1];
    if (before) metres += distanceM(before, point);
    // Rounded from the whole distance, so that errors of rounding do not add up.
    return departMs + Math.round((metres / speedMps) * 1000);
  });
}

/** UTC ms at which each point is passed, with the tempo of an earlier drive and a new departure. */
export function passageFromDurations(durationsMs: readonly number[], departMs: number): number[] {
  return durationsMs.map((duration) => departMs + duration);
}
