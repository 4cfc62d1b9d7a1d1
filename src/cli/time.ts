/** Times as people type them: an instant, a date-time group, local time, `now`, or so long from now. */
import { isRefusal, type Refusal, refuse } from '../contract/index.ts';
import { type Language, readWhen as readInstant, showWhen } from '../text/index.ts';

const FROM_NOW = /^([+-])(\d{1,6})(s|m|h|d)$/;
const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** An instant, or a time counted from the clock that the verb goes by. */
export type When = { atMs: number } | { fromNowMs: number };

/** The zone of this terminal: local times are read in it, and shown in it rather than in the node's. */
export function ownZone(): string | null {
  return process.env['PARLEY_ZONE'] || null;
}

/**
 * RFC 3339, a date-time group, local time where `ownZone` is set, `now`, or like `+30m`, `-2h`, `+1d`. CLI_TIME where it
 * is none of these; else what is wrong with it, in the words of `text`.
 */
export function readWhen(text: string, name: string): When | Refusal {
  if (text === 'now') return { fromNowMs: 0 };
  const counted = FROM_NOW.exec(text);
  if (counted) {
    const [, sign, count, unit] = counted as unknown as [string, string, string, keyof typeof UNIT_MS];
    return { fromNowMs: Number(count) * UNIT_MS[unit] * (sign === '-' ? -1 : 1) };
  }
  const at = readInstant(text, { zone: ownZone(), nowMs: Date.now() });
  if (!isRefusal(at)) return { atMs: at };
  return at.refused === 'TEXT_WHEN' ? refuse('CLI_TIME', { name, given: text.slice(0, 60) }) : at;
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

/** `2020-08-25 07:00Z = 250700ZAUG20 = 2020-08-25 10:00 +03:00 (Syria Time)`; the last only where there is a zone. */
export function sideBySide(ms: number, zone: string | null, language: Language): string {
  if (!Number.isFinite(ms)) return '-';
  const { utc, dtg, local } = showWhen(ms, { zone, language });
  return [utc, dtg, ...(local ? [`${local.text} (${local.name})`] : [])].join(' = ');
}
