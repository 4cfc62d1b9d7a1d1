/** Positions a rule may rest on: a marked one is shown to people, never silently used. */
import type { Fix } from '../../feeds/index.ts';

const UNUSABLE: readonly Fix['marks'][number][] = ['time-of-receipt', 'future', 'implausible', 'duplicate'];

/** In order of their own time. */
export function usable(fixes: readonly Fix[]): Fix[] {
  return fixes
    .filter((fix) => !fix.marks.some((mark) => UNUSABLE.includes(mark)))
    .sort((a, b) => a.fixMs - b.fixMs);
}
