/** Incidents, accounts, and what the record said to their claims. */
import { VERDICTS } from '../../incidents/index.ts';
import { type Count, type Counts } from '../figure.ts';
import type { DayFacts, RowOf } from '../gather.ts';
import { missingDetails } from './missing.ts';
import { countRows, rowsOf, sides } from './select.ts';

/** Of several answers to one claim in the day, the latest stands. Rows are in log order. */
function latest(rows: readonly RowOf<'verdict'>[]): RowOf<'verdict'>[] {
  return [...new Map(rows.map((row) => [row.fact.thing, row])).values()];
}

export function countIncidents(facts: DayFacts): Counts {
  const { me } = facts;
  const verdicts = latest(rowsOf(facts, 'verdict'));
  const parts: Record<string, Count> = { 'incidents.verdicts': countRows(verdicts) };
  for (const verdict of VERDICTS) {
    const rows = verdicts.filter(({ fact }) => fact.verdict === verdict);
    const details = missingDetails(rows.flatMap(({ fact }) => fact.missing));
    parts[`incidents.verdicts.${verdict}`] = { ...countRows(rows), details };
  }
  return {
    ...sides('incidents.opened', rowsOf(facts, 'incident opened'), me),
    ...sides('incidents.closed', rowsOf(facts, 'incident closed'), me),
    ...sides('incidents.accounts', rowsOf(facts, 'account'), me),
    ...(parts as Counts),
  };
}
