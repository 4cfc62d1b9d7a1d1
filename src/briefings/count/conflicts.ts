/** Conflicts that this node's own check found, that were cleared, and that stood at the end. */
import { type Count, type Counts, count, counted } from '../figure.ts';
import type { DayFacts } from '../gather.ts';
import { countRows, rowsOf } from './select.ts';

/** Names of the kinds in the catalogue: `site` is a sort of notice there. */
const KINDS = [
  ['fire', 'fire'],
  ['conflict', 'conflict'],
  ['place', 'site'],
  ['zone', 'zone'],
  ['possible', 'possible'],
] as const;

export function countConflicts(facts: DayFacts): Counts {
  const found = rowsOf(facts, 'conflict found');
  const cleared = rowsOf(facts, 'conflict cleared');
  const parts: Record<string, Count> = {
    'conflicts.found': countRows(found),
    'conflicts.cleared': countRows(cleared),
    'conflicts.standing': count(facts.open.conflict.map(({ thing, opened }) => counted(opened, thing))),
  };
  for (const [part, kind] of KINDS) {
    parts[`conflicts.found.${part}`] = countRows(found.filter(({ fact }) => fact.kind === kind));
  }
  for (const reason of ['changed', 'withdrawn', 'passed'] as const) {
    parts[`conflicts.cleared.${reason}`] = countRows(cleared.filter(({ fact }) => fact.reason === reason));
  }
  return parts as Counts;
}
