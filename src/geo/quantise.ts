/**
 * What leaves this room and may be signed is rounded here, so that two engines whose last bits differ still
 * write the same bytes: 1e-7 degree (11 mm), 1 mm, 1 ms.
 */
import type { Point } from './point.ts';

/** Adding 0 turns -0 into 0: the two would serialise alike but compare unlike. */
function roundTo(value: number, perUnit: number): number {
  return Math.round(value * perUnit) / perUnit + 0;
}

/** Metres, to the millimetre. */
export function quantiseM(metres: number): number {
  return roundTo(metres, 1000);
}
/** UTC ms, to the millisecond. Infinities pass. */
export function quantiseMs(ms: number): number {
  return Math.round(ms) + 0;
}
/** Degrees, to 1e-7. The antimeridian is always written +180. */
export function quantisePoint(point: Point): Point {
  const lon = roundTo(point.lon, 1e7);
  return { lat: roundTo(point.lat, 1e7), lon: lon === -180 ? 180 : lon };
}
