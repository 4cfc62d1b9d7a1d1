/**
 * A fix as one canonical line of JSON: fixed key order, quantised values, no spaces. Two parties that hold the
 * same report hold the same bytes, so its hash can stand for it in an alert, a segment or a verdict.
 */
import { type Refusal, refuse } from '../contract/index.ts';
import { type Fix, fixSchema } from '../feeds/index.ts';
import { labelledHash, toHex, utf8 } from '../record/index.ts';

/** Longest line a decoder reads; the longest that `encodeFixLine` writes is well below. */
export const MAX_FIX_LINE_BYTES = 1024;

function quantise(value: number, steps: number): number {
  // `+ 0` turns -0 into 0, which JSON writes the same way but compares unequal.
  return Math.round(value * steps) / steps + 0;
}

/** The fix with latitude and longitude to 1e-7 degree, speed to 1 mm/s, course to 0.01 degree, accuracy to 1 cm. */
export function quantiseFix(fix: Fix): Fix {
  return {
    unit: fix.unit,
    at: { lat: quantise(fix.at.lat, 1e7), lon: quantise(fix.at.lon, 1e7) },
    fixMs: fix.fixMs,
    receivedMs: fix.receivedMs,
    ...(fix.speedMps === undefined ? {} : { speedMps: quantise(fix.speedMps, 1e3) }),
    ...(fix.courseDeg === undefined ? {} : { courseDeg: quantise(fix.courseDeg, 1e2) }),
    ...(fix.accuracyM === undefined ? {} : { accuracyM: quantise(fix.accuracyM, 1e2) }),
    source: fix.source,
    marks: [...new Set(fix.marks)].sort(),
  };
}

/** One line without its line feed. Units as in `Fix`. */
export function encodeFixLine(fix: Fix): string {
  return JSON.stringify(quantiseFix(fix));
}

/** Strict: only what `encodeFixLine` writes is read. Never throws. */
export function decodeFixLine(line: string): Fix | Refusal {
  if (line.length > MAX_FIX_LINE_BYTES) return refuse('WATCH_LINE_TOO_LONG', { limit: MAX_FIX_LINE_BYTES });
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return refuse('WATCH_FIX_MALFORMED', { where: 'JSON' });
  }
  return fixOf(value, line);
}

function fixOf(value: unknown, line: string): Fix | Refusal {
  const parsed = fixSchema.safeParse(value);
  if (!parsed.success) return refuse('WATCH_FIX_MALFORMED', { where: whereOf(parsed.error.issues[0]?.path) });
  return encodeFixLine(parsed.data) === line
    ? parsed.data
    : refuse('WATCH_FIX_MALFORMED', { where: 'canonical form' });
}

/** `at.lat`: where in a value the fault lies, cut to a length fit for a message. */
export function whereOf(path: readonly PropertyKey[] | undefined): string {
  return (path ?? []).map(String).join('.').slice(0, 100) || '.';
}

/** Hex SHA-256 that names one report of one party's unit, whoever holds it. */
export function fixId(party: string, fix: Fix): string {
  return toHex(labelledHash('fix/v1', utf8(`${party}\n${encodeFixLine(fix)}`)));
}

/** Order of reports of one unit: by time of the fix, then so that ties fall alike everywhere. */
export function byTime(a: Fix, b: Fix): number {
  if (a.fixMs !== b.fixMs) return a.fixMs - b.fixMs;
  const left = encodeFixLine(a);
  const right = encodeFixLine(b);
  return left < right ? -1 : left > right ? 1 : 0;
}
