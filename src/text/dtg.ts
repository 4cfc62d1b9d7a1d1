/**
 * Military date-time groups: `251000CAUG20` is 25 August 2020, 10:00 in zone C (UTC+3), 07:00Z.
 * Form and letters: ACP 121, Communication Instructions General: A to M without J are UTC+1 to UTC+12, N to Y are
 * UTC-1 to UTC-12, Z is UTC. J is the local time of whoever reads it, so nobody can read it for another.
 */
import { type Refusal, refuse } from '../contract/index.ts';
import { FIRST_YEAR, isShowable, LAST_YEAR, momentMs } from './calendar.ts';
import { shortly, typed } from './typed.ts';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] as const;
const EAST = 'ABCDEFGHIKLM';
const WEST = 'NOPQRSTUVWXY';
const HOUR_MS = 3_600_000;

/** Whole hours ahead of UTC; null for J and for what is no letter of a zone. */
export function zoneHours(letter: string): number | null {
  if (letter === 'Z') return 0;
  if (letter.length !== 1) return null;
  const [east, west] = [EAST.indexOf(letter), WEST.indexOf(letter)];
  return east >= 0 ? east + 1 : west >= 0 ? -(west + 1) : null;
}

// Without the flag u, so that no letter beyond ASCII counts as one of these.
const GROUP = /^(\d{2})(\d{2})(\d{2})([A-Z])(?:([A-Z]{3,9})(\d{4}|\d{2}))?$/i;

/** True for what can only be meant as a date-time group, right or wrong. */
export function looksLikeDtg(text: string): boolean {
  return /^\d{6}\p{L}/u.test(typed(text).replaceAll(' ', ''));
}

/**
 * UTC ms. Spaces and lower case are taken; a year of two digits lies in 2000 to 2099. `nowMs` serves the example that a
 * refusal gives. Refusals: TEXT_DTG_FORM, TEXT_DTG_LOCAL (zone J), TEXT_DTG_SHORT (no month and year), TEXT_DTG_MONTH,
 * TEXT_WHEN_IMPOSSIBLE.
 */
export function parseDtg(text: string, nowMs = 0): number | Refusal {
  const given = shortly(text);
  const group = GROUP.exec(typed(text).replaceAll(' ', ''));
  if (!group) return refuse('TEXT_DTG_FORM', { given });
  const [, day, hour, minute, letter = '', monthName, year] = group.map((part) => part?.toUpperCase());
  const hours = zoneHours(letter);
  if (hours === null) return refuse('TEXT_DTG_LOCAL', { given });
  if (monthName === undefined || year === undefined) {
    const example = `${day}${hour}${minute}${letter}${formatDtg(nowMs).slice(7)}`;
    return refuse('TEXT_DTG_SHORT', { given, example });
  }
  const month = MONTHS.findIndex((name) => name === monthName) + 1;
  if (month === 0) return refuse('TEXT_DTG_MONTH', { given, month: monthName });
  const ms = momentMs({
    year: Number(year.length === 2 ? `20${year}` : year),
    month,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
  });
  if (ms === null || !isShowable(ms - hours * HOUR_MS)) {
    return refuse('TEXT_WHEN_IMPOSSIBLE', { given, from: String(FIRST_YEAR), to: String(LAST_YEAR) });
  }
  return ms - hours * HOUR_MS;
}

/**
 * `250700ZAUG20`; seconds are cut off. Years outside 2000 to 2099 stand in four digits. `letter` is a zone's, J is none.
 * Takes an instant from 1970 to 9999; for any other, and where the zone leads out of these years, `-`.
 */
export function formatDtg(ms: number, letter = 'Z'): string {
  const hours = zoneHours(letter);
  const localMs = ms + (hours ?? 0) * HOUR_MS;
  if (hours === null || !isShowable(ms) || !isShowable(localMs)) return '-';
  const date = new Date(localMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  const year = date.getUTCFullYear();
  return [
    two(date.getUTCDate()),
    two(date.getUTCHours()),
    two(date.getUTCMinutes()),
    letter,
    MONTHS[date.getUTCMonth()],
    year >= 2000 && year <= 2099 ? two(year - 2000) : String(year),
  ].join('');
}
