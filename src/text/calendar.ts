/** Dates of the Gregorian calendar, read strictly: a 31 September is no date and never becomes 1 October. */

/** The years that are read and shown: from the epoch on, in four digits. */
export const FIRST_YEAR = 1970;
export const LAST_YEAR = 9999;
const LAST_MS = Date.UTC(LAST_YEAR + 1, 0) - 1;

export interface Moment {
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second?: number;
  ms?: number;
}

/** UTC ms of this moment taken as UTC; null where no calendar or clock shows it (24:00 and a leap second included). */
export function momentMs({ year, month, day, hour, minute, second = 0, ms = 0 }: Moment): number | null {
  if (year < FIRST_YEAR || year > LAST_YEAR || hour > 23 || minute > 59 || second > 59) return null;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second, ms));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : null;
}

/** True for an instant that four digits of year can show. */
export function isShowable(ms: number): boolean {
  return ms >= 0 && ms <= LAST_MS;
}

/** `2020-08-25 07:00`, in UTC; with seconds `2020-08-25 07:00:30`. Takes a showable instant. */
export function minuteText(ms: number, seconds = false): string {
  return new Date(ms)
    .toISOString()
    .slice(0, seconds ? 19 : 16)
    .replace('T', ' ');
}
