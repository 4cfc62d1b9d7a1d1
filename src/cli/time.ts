/** Times as people type them: RFC 3339 with its zone, `now`, or so long from now. */
import { type Refusal, refuse } from '../contract/index.ts';

const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:[Zz]|([+-])(\d{2}):(\d{2}))$/;
const FROM_NOW = /^([+-])(\d{1,6})(s|m|h|d)$/;
const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** UTC ms of an RFC 3339 instant; null for any other text. A day that no calendar has is no instant. */
export function readInstant(text: string): number | null {
  const found = INSTANT.exec(text);
  if (!found) return null;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const [fraction = '', sign, zoneHour = '0', zoneMinute = '0'] = found.slice(7, 11);
  if (hour > 23 || minute > 59 || second > 59 || Number(zoneHour) > 23 || Number(zoneMinute) > 59)
    return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return null;
  const offsetMs = (Number(zoneHour) * 60 + Number(zoneMinute)) * 60_000 * (sign === '-' ? -1 : 1);
  const millis = Math.trunc(Number(`0.${fraction || '0'}`) * 1000);
  const ms = date.getTime() + hour * 3_600_000 + minute * 60_000 + second * 1000 + millis - offsetMs;
  return ms >= 0 ? ms : null;
}

/** An instant, or a time counted from the clock that the verb goes by. */
export type When = { atMs: number } | { fromNowMs: number };

/** CLI_TIME unless the text is RFC 3339 with a zone, `now`, or like `+30m`, `-2h`, `+1d`. */
export function readWhen(text: string, name: string): When | Refusal {
  if (text === 'now') return { fromNowMs: 0 };
  const counted = FROM_NOW.exec(text);
  if (counted) {
    const [, sign, count, unit] = counted as unknown as [string, string, string, keyof typeof UNIT_MS];
    return { fromNowMs: Number(count) * UNIT_MS[unit] * (sign === '-' ? -1 : 1) };
  }
  const atMs = readInstant(text);
  return atMs === null ? refuse('CLI_TIME', { name, given: text.slice(0, 60) }) : { atMs };
}

export function whenMs(when: When, nowMs: number): number {
  return 'atMs' in when ? when.atMs : nowMs + when.fromNowMs;
}

/** `2020-08-25 09:30:00 UTC`, the same in every language, so that two sides read one time to each other. */
export function timeText(ms: number | null | undefined): string {
  if (ms === null || ms === undefined || !Number.isFinite(ms)) return '-';
  return new Date(ms)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
}
