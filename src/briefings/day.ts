/** What a day is: a date in a zone that is always named. Ends are found by the zone's own rules, summer time included. */
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { isZone, offsetMsAt, offsetText } from '../text/index.ts';

export interface Day {
  /** `2020-08-25` */
  date: string;
  /** `UTC`, `+03:00` or a name of the IANA database, as it is shown. */
  zone: string;
  /** [fromMs, toMs), UTC. */
  fromMs: number;
  toMs: number;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Whole minutes east of UTC, as some programs give a zone. */
const MINUTES = /^[+-]?\d{1,3}$/;
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** The zone as it will be shown. BRIEFINGS_ZONE for what no calendar knows. A space is taken for the `+` of an address. */
export function zoneOf(given: string): string | Refusal {
  const text = given.replace(/^ /, '+').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const zone = MINUTES.test(text) ? offsetText(Number(text) * MINUTE_MS) : text;
  if (/^(?:z|utc)?$/i.test(zone) || /^[+-]00:00$/.test(zone)) return 'UTC';
  if (!isZone(zone)) return refuse('BRIEFINGS_ZONE', { zone: given.slice(0, 60) });
  // One zone has one name, however it was typed: a day that is published again must be known again.
  return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
}

function wallText(atMs: number, zone: string): string {
  return new Date(atMs + offsetMsAt(atMs, zone)).toISOString();
}

/** `2020-08-25 12:30:00`, and what the zone was then: `+03:00`. */
export function timeIn(atMs: number, zone: string): { time: string; offset: string } {
  const text = wallText(atMs, zone);
  return { time: `${text.slice(0, 10)} ${text.slice(11, 19)}`, offset: offsetText(offsetMsAt(atMs, zone)) };
}

/** The date in the zone at a moment. */
export function dateIn(atMs: number, zone: string): string {
  return wallText(atMs, zone).slice(0, 10);
}

/** The date so many days on; the calendar's own sums. */
export function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * HOUR_MS).toISOString().slice(0, 10);
}

/** First moment at which the zone's calendar shows the date or a later one. Midnight itself need not exist. */
function beginMs(date: string, zone: string): number {
  const middle = Date.parse(`${date}T00:00:00Z`);
  let before = middle - 16 * HOUR_MS;
  let after = middle + 16 * HOUR_MS;
  while (after - before > 1) {
    const half = Math.floor((before + after) / 2);
    if (dateIn(half, zone) >= date) after = half;
    else before = half;
  }
  return after;
}

/** BRIEFINGS_DATE for what is no date from 1970 to 9998, or was skipped in that zone; BRIEFINGS_ZONE for an unknown zone. */
export function dayOf(date: string, zoneGiven: string): Day | Refusal {
  const zone = zoneOf(zoneGiven);
  if (isRefusal(zone)) return zone;
  const no = () => refuse('BRIEFINGS_DATE', { date: date.slice(0, 40) });
  const found = DATE.exec(date);
  const midnight = Date.parse(`${date}T00:00:00Z`);
  if (!found || Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== date) return no();
  if (date < '1970-01-03' || date > '9998-12-31') return no();
  const [fromMs, toMs] = [beginMs(date, zone), beginMs(dateAfter(date, 1), zone)];
  // A zone that moves across the date line leaves out a day.
  return toMs > fromMs ? { date, zone, fromMs, toMs } : no();
}
