/** Notices made known, changed and taken back; receipts that have not come. */
import { type Count, type Counts, count, counted } from '../figure.ts';
import type { DayFacts, RowOf } from '../gather.ts';
import { countRows, rowsOf, sides } from './select.ts';

type Filed = RowOf<'filed'>;

/** The sorts of a notice overlap: a late one is also a movement or a site. */
function sorts<Id extends 'notices.filed' | 'notices.received'>(id: Id, rows: readonly Filed[]) {
  const parts: Record<string, Count> = {
    [id]: countRows(rows),
    [`${id}.movement`]: countRows(rows.filter(({ fact }) => fact.type === 'movement')),
    [`${id}.site`]: countRows(rows.filter(({ fact }) => fact.type === 'site')),
    [`${id}.area`]: countRows(rows.filter(({ fact }) => fact.type === 'area')),
    [`${id}.flight`]: countRows(rows.filter(({ fact }) => fact.type === 'flight')),
    [`${id}.protected`]: countRows(rows.filter(({ fact }) => fact.protected)),
    [`${id}.late`]: countRows(rows.filter(({ fact }) => fact.late)),
  };
  return parts as Counts;
}

export function countNotices(facts: DayFacts): Counts {
  const { me, open } = facts;
  const filed = rowsOf(facts, 'filed').filter(({ again }) => !again);
  const amended = rowsOf(facts, 'amended').filter(({ again }) => !again);
  return {
    ...sorts(
      'notices.filed',
      filed.filter(({ from }) => from === me),
    ),
    ...sorts(
      'notices.received',
      filed.filter(({ from }) => from !== me),
    ),
    ...sides('notices.amended', amended, me),
    ...sides('notices.withdrawn', rowsOf(facts, 'withdrawn'), me),
    'notices.outstanding': count(open.delivery.map(({ thing, opened }) => counted(opened, thing))),
  };
}
