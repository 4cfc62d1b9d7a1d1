/** Positions a rule may rest on: a marked one is shown to people, never silently used. */
import type { Fix } from '../../feeds/index.ts';
import { GAP_S, type Span } from '../facts.ts';

const UNUSABLE: readonly Fix['marks'][number][] = ['time-of-receipt', 'future', 'implausible', 'duplicate'];

/** In order of their own time. */
export function usable(fixes: readonly Fix[]): Fix[] {
  return fixes
    .filter((fix) => !fix.marks.some((mark) => UNUSABLE.includes(mark)))
    .sort((a, b) => a.fixMs - b.fixMs);
}

/**
 * Stretches with usable positions at most `GAP_S` apart. Counted from the same positions that the rule looks at: one that it
 * passes over must not count as having been watched either.
 */
export function coveredBy(fixes: readonly Fix[]): Span[] {
  const spans: [number, number][] = [];
  for (const { fixMs } of usable(fixes)) {
    const last = spans.at(-1);
    if (last && fixMs - last[1] <= GAP_S * 1000) last[1] = fixMs;
    else spans.push([fixMs, fixMs]);
  }
  return spans;
}
