/** What every phone protocol comes down to: loose values in, one fix or one refusal out. */
import { type Refusal, refuse } from '../contract/index.ts';
import { readTime } from '../geo/formats/index.ts';
import { FIX_MARKS, type Fix } from './fix.ts';

export type Mark = Fix['marks'][number];

export const MAX_UNIT_NAME = 64;
/** A clock this much ahead is wrong: the fix is marked, never dropped. */
export const FUTURE_MS = 60_000;
/** GPS time begins on 1980-01-06: an earlier date is a clock that was never set. */
const FIRST_CLOCK_MS = Date.UTC(1980, 0, 6);
const LAST_CLOCK_MS = Date.UTC(9999, 11, 31);
/** Integers below it are seconds, from it on milliseconds (as Traccar reads them). */
const SECONDS_BELOW = 2_147_483_647;

export interface When {
  /** UTC ms, or null where the device gave no time that can be read. */
  ms: number | null;
  marks: Mark[];
}

/** A time as devices write it: seconds, milliseconds, RFC 3339, or a date and time without zone (taken as UTC). */
export function readWhen(value: unknown): When {
  const none: When = { ms: null, marks: [] };
  if (typeof value !== 'string' && typeof value !== 'number') return none;
  const text = String(value).trim();
  let when = none;
  if (/^\d{1,16}(?:\.\d{1,9})?$/.test(text)) {
    const number = Number(text);
    when = { ms: Math.floor(number < SECONDS_BELOW ? number * 1000 : number), marks: [] };
  } else {
    const time = readTime(text);
    if (time) when = { ms: time.ms, marks: time.zoned ? [] : ['zone-assumed'] };
  }
  return when.ms !== null && when.ms >= FIRST_CLOCK_MS && when.ms <= LAST_CLOCK_MS ? when : none;
}

/** A finite number written as a number or as decimal text; undefined for anything else. */
export function readNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.length > 40) return undefined;
  const text = value.trim();
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/.test(text)) return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** One report before it is checked. Values are as the protocol gave them; -1 and the like mean unknown. */
export interface Report {
  unit: unknown;
  lat: unknown;
  lon: unknown;
  when: When;
  /** Metres a second. */
  speedMps: number | undefined;
  courseDeg: number | undefined;
  accuracyM: number | undefined;
  source: string;
  /** Marks that the protocol itself calls for. */
  marks: readonly Mark[];
}

/** Marks once each, in the order of FIX_MARKS, so that equal fixes are equal bytes. */
export function orderMarks(marks: Iterable<Mark>): Mark[] {
  const given = new Set(marks);
  return FIX_MARKS.filter((mark) => given.has(mark));
}

function shown(value: unknown): string {
  return (typeof value === 'object' ? typeof value : String(value)).slice(0, 40);
}

/** The name under which the device reports. */
export function readUnit(value: unknown): string | Refusal {
  const name = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  if (name === '') return refuse('FEEDS_DEVICE_MISSING');
  if (name.length > MAX_UNIT_NAME) {
    return refuse('FEEDS_DEVICE_TOO_LONG', { device: name.slice(0, MAX_UNIT_NAME), limit: MAX_UNIT_NAME });
  }
  return name;
}

/**
 * One report to one fix. Refused: no device name, no position, a position off the Earth. Everything else that is
 * wrong is marked and kept: a wrong clock or an absurd speed must not cost the position.
 */
export function fixOf(report: Report, receivedMs: number): Fix | Refusal {
  const unit = readUnit(report.unit);
  if (typeof unit !== 'string') return unit;
  const [lat, lon] = [readNumber(report.lat), readNumber(report.lon)];
  if (lat === undefined || lon === undefined) {
    return refuse('FEEDS_POSITION_UNREADABLE', { unit, lat: shown(report.lat), lon: shown(report.lon) });
  }
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) {
    return refuse('FEEDS_POSITION_OUT_OF_RANGE', { unit, lat: String(lat), lon: String(lon) });
  }
  const marks = new Set<Mark>([...report.marks, ...report.when.marks]);
  const fixMs = report.when.ms ?? receivedMs;
  if (report.when.ms === null) marks.add('time-of-receipt');
  if (fixMs > receivedMs + FUTURE_MS) marks.add('future');
  // Receivers without a position put themselves at 0, 0.
  if (lat === 0 && lon === 0) marks.add('implausible');
  // Adding 0 turns -0 into 0.
  const fix: Fix = {
    unit,
    at: { lat: lat + 0, lon: lon + 0 },
    fixMs,
    receivedMs,
    source: report.source,
    marks: [],
  };
  const { speedMps, courseDeg, accuracyM } = report;
  if (speedMps !== undefined && speedMps > 2000) marks.add('implausible');
  else if (speedMps !== undefined && speedMps >= 0) fix.speedMps = speedMps + 0;
  if (courseDeg !== undefined && courseDeg >= 0 && courseDeg <= 360) fix.courseDeg = courseDeg + 0;
  // 0 is what phones send for "no figure", not a position without error.
  if (accuracyM !== undefined && accuracyM > 0) fix.accuracyM = Math.min(accuracyM, 100_000);
  fix.marks = orderMarks(marks);
  return fix;
}
