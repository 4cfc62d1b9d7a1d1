/** Numbers of a coordinate, read strictly: a position that is half understood is worse than none. */
import { type Refusal, refuse } from '../../contract/index.ts';
import type { Point } from '../point.ts';

const DECIMAL = /^[+-]?(?:\d{1,20}(?:\.\d{0,40})?|\.\d{1,40})(?:[eE][+-]?\d{1,3})?$/;

/** A decimal number with a point (never a comma); null where it is none. */
export function readDecimal(text: string | null | undefined): number | null {
  if (text === null || text === undefined || text.length > 100) return null;
  const trimmed = text.trim();
  if (!DECIMAL.test(trimmed)) return null;
  const value = Number(trimmed);
  return Number.isFinite(value) ? value : null;
}

/** What was written, short enough for a message. */
function shown(value: unknown): string {
  return String(value ?? '—').slice(0, 40);
}

/** Latitude and longitude as text, on this line of the file. */
export function readPoint(
  lat: string | null | undefined,
  lon: string | null | undefined,
  line: number,
): Point | Refusal {
  const [y, x] = [readDecimal(lat), readDecimal(lon)];
  if (y === null || x === null) {
    return refuse('GEO_POINT_UNREADABLE', { lat: shown(lat), lon: shown(lon), line });
  }
  if (Math.abs(y) > 90 || Math.abs(x) > 180) {
    return refuse('GEO_POINT_OUT_OF_RANGE', { lat: shown(lat), lon: shown(lon), line });
  }
  // Adding 0 turns -0 into 0, so that equal places are equal in every comparison.
  return { lat: y + 0, lon: x + 0 };
}
