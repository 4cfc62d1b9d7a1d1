/** A place as it is read aloud: degrees and grid reference, side by side. */
import { type Point, toMgrs } from '../../../src/geo/index.ts';

/** `37.13000°N 42.10000°E`: five decimals are about a metre. */
export function degreesOf({ lat, lon }: Point): string {
  const half = (deg: number, positive: string, negative: string): string =>
    `${Math.abs(deg).toFixed(5)}°${deg < 0 ? negative : positive}`;
  return `${half(lat, 'N', 'S')} ${half(lon, 'E', 'W')}`;
}

/** Both; the degrees alone where there is no grid. */
export function placeWords(point: Point): string {
  const grid = toMgrs(point);
  return grid ? `${grid} · ${degreesOf(point)}` : degreesOf(point);
}
