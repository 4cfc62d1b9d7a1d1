/** Times as people write and read them: RFC 3339, a date-time group, or local time; shown side by side. */
import { type Refusal, refuse } from '../contract/index.ts';
import { FIRST_YEAR, isShowable, LAST_YEAR, minuteText, momentMs } from './calendar.ts';
import { formatDtg, looksLikeDtg, parseDtg } from './dtg.ts';
import type { Language } from './say.ts';
import { shortly, typed } from './typed.ts';
import { instantsOf, isZone, offsetMsAt, offsetText, type Zone, zoneName } from './zone.ts';

const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?: ?([Zz]|UTC|[+-]\d{2}:\d{2}))?$/;
const YEARS = { from: String(FIRST_YEAR), to: String(LAST_YEAR) };

interface Written {
  /** As if it were UTC; null where no calendar has it. */
  localMs: number | null;
  /** Null where the text names none. */
  zone: string | null;
}

function readWritten(text: string): Written | null {
  const found = DATE_TIME.exec(text);
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const [fraction = '', zone] = found.slice(7, 9);
  // Finer digits than a millisecond are cut off.
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const localMs = momentMs({ year, month, day, hour, minute, second, ms });
  return { localMs, zone: zone ?? null };
}

/** RFC 3339 allows an offset of up to 23:59, whatever clocks there are. */
function writtenOffsetMs(zone: string): number | null {
  if (!/^[+-]/.test(zone)) return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(4))];
  if (hours > 23 || minutes > 59) return null;
  return (hours * 60 + minutes) * 60_000 * (zone.startsWith('-') ? -1 : 1);
}

/** UTC ms of an RFC 3339 instant (seconds may be left out, a space may stand for T); null for any other text. */
export function parseInstant(text: string): number | null {
  const written = readWritten(text);
  if (!written?.zone || written.localMs === null) return null;
  const offsetMs = writtenOffsetMs(written.zone);
  if (offsetMs === null || !isShowable(written.localMs - offsetMs)) return null;
  return written.localMs - offsetMs;
}

/** `2020-08-25T10:00:00+03:00`: one of two instants that a local time could mean. */
function candidate(localMs: number, offsetMs: number): string {
  return `${minuteText(localMs, true).replace(' ', 'T')}${offsetText(offsetMs)}`;
}

function readLocal(given: string, localMs: number, zone: Zone): number | Refusal {
  const { offsetsMs, instantsMs } = instantsOf(localMs, zone);
  const [only, second] = instantsMs;
  if (only !== undefined && second === undefined) {
    return isShowable(only) ? only : refuse('TEXT_WHEN_IMPOSSIBLE', { given, ...YEARS });
  }
  // The larger offset means the earlier instant.
  const [first = 0, last = 0] = offsetsMs.toSorted((a, b) => b - a);
  const params = { given, zone, first: candidate(localMs, first), second: candidate(localMs, last) };
  return only === undefined ? refuse('TEXT_WHEN_SKIPPED', params) : refuse('TEXT_WHEN_TWICE', params);
}

/**
 * UTC ms of `2020-08-25T07:00:00Z`, `2020-08-25 10:00 +03:00`, `251000CAUG20`, and, where `zone` is given, of the local
 * time `2020-08-25 10:00`. Direction marks and Arabic digits are taken. `nowMs` serves the examples in refusals.
 * Refusals: TEXT_WHEN (no such form), TEXT_WHEN_NO_ZONE, TEXT_WHEN_IMPOSSIBLE, TEXT_WHEN_SKIPPED and TEXT_WHEN_TWICE
 * (clocks put forward or back, both candidates named), TEXT_ZONE, and those of `parseDtg`.
 */
export function readWhen(text: string, at: { zone?: Zone | null; nowMs: number }): number | Refusal {
  const { zone = null, nowMs } = at;
  const given = shortly(text);
  const plain = typed(text);
  if (zone !== null && !isZone(zone)) return refuse('TEXT_ZONE', { given: shortly(zone) });
  if (looksLikeDtg(plain)) return parseDtg(plain, nowMs);
  const written = readWritten(plain);
  if (!written) {
    const soon = isShowable(nowMs) ? nowMs : 0;
    const instant = `${minuteText(soon, true).replace(' ', 'T')}Z`;
    return refuse('TEXT_WHEN', { given, instant, dtg: formatDtg(soon), local: minuteText(soon) });
  }
  if (written.localMs === null) return refuse('TEXT_WHEN_IMPOSSIBLE', { given, ...YEARS });
  if (written.zone === null) {
    if (zone === null) return refuse('TEXT_WHEN_NO_ZONE', { given });
    return readLocal(given, written.localMs, zone);
  }
  return parseInstant(plain) ?? refuse('TEXT_WHEN_IMPOSSIBLE', { given, ...YEARS });
}

export interface ShownWhen {
  /** `2020-08-25 07:00Z` */
  utc: string;
  /** `250700ZAUG20` */
  dtg: string;
  /** Null where no zone is set. */
  local: {
    /** `2020-08-25 10:00 +03:00`; never without its offset. */
    text: string;
    zone: Zone;
    /** The zone as people call it, in the language asked for. */
    name: string;
  } | null;
}

/**
 * The parts of an instant that a screen shows side by side, in plain ASCII but for the zone's name. Minutes are cut,
 * not rounded; `seconds` shows them in `utc` and `local`. An instant outside the years 1970 to 9999 is shown as its
 * number and nothing else, never as another time. An unknown zone shows no local time.
 */
export function showWhen(
  ms: number,
  to: { zone?: Zone | null; language: Language; seconds?: boolean },
): ShownWhen {
  const { zone = null, language, seconds = false } = to;
  if (!isShowable(ms)) return { utc: `${ms} ms UTC`, dtg: '-', local: null };
  const shown = { utc: `${minuteText(ms, seconds)}Z`, dtg: formatDtg(ms), local: null };
  if (zone === null || !isZone(zone)) return shown;
  const offsetMs = offsetMsAt(ms, zone);
  if (!isShowable(ms + offsetMs)) return shown;
  const text = `${minuteText(ms + offsetMs, seconds)} ${offsetText(offsetMs)}`;
  return { ...shown, local: { text, zone, name: zoneName(zone, language) } };
}
