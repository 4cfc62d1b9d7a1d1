/** When a notice is of force, as far as its times were shown, and how that is written. */
import type { Fields } from '../../../src/notices/index.ts';
import { type Language, showWhen, type Zone } from '../../../src/text/index.ts';

export interface Span {
  fromMs: number;
  /** null: until further notice. */
  toMs: number | null;
  /** True for exact times with their margins; false for the coarse window. */
  exact: boolean;
}

/** null where no times were shown. */
export function spanOf({ times, window }: Partial<Fields>): Span | null {
  if (times?.type === 'passage') {
    const [first, last] = [times.atMs[0], times.atMs.at(-1)];
    if (first === undefined || last === undefined) return null;
    return { fromMs: first - times.earlyS * 1_000, toMs: last + times.lateS * 1_000, exact: true };
  }
  if (times?.type === 'validity') return { fromMs: times.fromMs, toMs: times.toMs, exact: true };
  return window ? { ...window, exact: false } : null;
}

export type Phase = 'coming' | 'running' | 'past' | 'untimed';

/** Both ends belong to it. */
export function phaseOf(span: Span | null, nowMs: number): Phase {
  if (!span) return 'untimed';
  if (nowMs < span.fromMs) return 'coming';
  return span.toMs === null || nowMs <= span.toMs ? 'running' : 'past';
}

/** Neither the day nor the offset is said twice where both ends have the same. */
function joined(from: string, to: string): string {
  const day = from.slice(0, 11);
  const offset = / [+-]\d{2}:\d{2}$/.exec(to)?.[0] ?? '';
  const first = offset !== '' && from.endsWith(offset) ? from.slice(0, -offset.length) : from;
  return `${first} – ${to.startsWith(day) ? to.slice(11) : to}`;
}

/**
 * Both ends in UTC and, where a zone is set, in local time; of an open-ended span the first alone. Seconds are written
 * where there are any.
 */
export function spanWords(
  { fromMs, toMs }: Span,
  to: { zone?: Zone | null | undefined; language: Language },
): { utc: string; local: string | null } {
  const seconds = [fromMs, toMs ?? 0].some((ms) => ms % 60_000 !== 0);
  const how = { zone: to.zone ?? null, language: to.language, seconds };
  const from = showWhen(fromMs, how);
  if (toMs === null) return { utc: from.utc, local: from.local?.text ?? null };
  const until = showWhen(toMs, how);
  return {
    utc: joined(from.utc, until.utc),
    local: from.local && until.local ? joined(from.local.text, until.local.text) : null,
  };
}
