/** Local time: what a zone's clocks show at an instant, and which instants show a given local time. */
import type { Language } from './say.ts';

/** An IANA name (`Asia/Damascus`), a fixed offset (`+03:00`) or `UTC`. */
export type Zone = string;

const OFFSET = /^([+-])(\d{2}):(\d{2})$/;
const NAME = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+){0,2}$/;

function fixedOffsetMs(zone: Zone): number | null {
  if (zone === 'UTC') return 0;
  const [, sign, hours, minutes] = OFFSET.exec(zone) ?? [];
  // No place on earth is further from UTC than 14 hours.
  if (!sign || Number(minutes) > 59 || Number(hours) * 60 + Number(minutes) > 14 * 60) return null;
  return (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
}

const clocks = new Map<string, Intl.DateTimeFormat | null>();
function clockOf(zone: Zone): Intl.DateTimeFormat | null {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  let clock: Intl.DateTimeFormat | null = null;
  if (zone.length <= 64 && NAME.test(zone)) {
    try {
      clock = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      });
    } catch {
      // Not in the tables of this system.
    }
  }
  // Bounded: names come from people.
  if (clocks.size < 1_000) clocks.set(zone, clock);
  return clock;
}

/** True for a zone that this system's tables know, and for a fixed offset of up to 14 hours. */
export function isZone(zone: string): boolean {
  return fixedOffsetMs(zone) !== null || clockOf(zone) !== null;
}

/** How far local time is ahead of UTC at this instant, in ms. Takes a zone for which `isZone` is true. */
export function offsetMsAt(ms: number, zone: Zone): number {
  const fixed = fixedOffsetMs(zone);
  if (fixed !== null) return fixed;
  const shown: Record<string, number> = {};
  for (const { type, value } of (clockOf(zone) as Intl.DateTimeFormat).formatToParts(ms)) {
    shown[type] = Number(value);
  }
  const { year, month, day, hour, minute, second } = shown as Record<string, number>;
  const localMs = Date.UTC(
    year as number,
    (month as number) - 1,
    day as number,
    hour as number,
    minute as number,
    second as number,
  );
  return localMs - Math.floor(ms / 1000) * 1000;
}

/**
 * The offsets that zone's clocks have shortly before and after a local time, and the instants at which they show it:
 * one as a rule, none in the hour that is left out in spring, two in the hour that comes twice in autumn.
 * `localMs` is the local time written as if it were UTC.
 */
export function instantsOf(localMs: number, zone: Zone): { offsetsMs: number[]; instantsMs: number[] } {
  // Every instant that can be meant lies between: offsets run from -12 to +14 hours.
  const around = [localMs - 15 * 3_600_000, localMs, localMs + 13 * 3_600_000];
  const offsetsMs = [...new Set(around.map((ms) => offsetMsAt(ms, zone)))];
  const instantsMs = offsetsMs
    .filter((offset) => offsetMsAt(localMs - offset, zone) === offset)
    .map((offset) => localMs - offset)
    .sort((a, b) => a - b);
  return { offsetsMs, instantsMs };
}

/** `+03:00`; with seconds where a zone of long ago had them. */
export function offsetText(offsetMs: number): string {
  const seconds = Math.abs(offsetMs) / 1000;
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const rest = seconds % 60 === 0 ? '' : `:${two(seconds % 60)}`;
  return `${offsetMs < 0 ? '-' : '+'}${two(seconds / 3600)}:${two((seconds / 60) % 60)}${rest}`;
}

/** What people call it: `Syria Time`, `Сирия`, `توقيت سوريا`; a fixed offset and UTC are their own names. */
export function zoneName(zone: Zone, language: Language): string {
  const fixed = fixedOffsetMs(zone);
  if (fixed !== null) return fixed === 0 ? 'UTC' : `UTC${offsetText(fixed)}`;
  const locale = language === 'ar' ? 'ar-u-nu-latn' : language;
  const name = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'shortGeneric' })
    .formatToParts(0)
    .find(({ type }) => type === 'timeZoneName');
  return name?.value ?? zone;
}
