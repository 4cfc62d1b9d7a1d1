/** Rows of one sort out of the day's book, and the parts that most figures have. */
import type { FactIs } from '../fact.ts';
import { type Count, count, counted } from '../figure.ts';
import type { DayFacts, RowOf } from '../gather.ts';

export function rowsOf<Is extends FactIs>({ rows }: Pick<DayFacts, 'rows'>, ...is: Is[]): RowOf<Is>[] {
  return rows.filter((row): row is RowOf<Is> => (is as string[]).includes(row.fact.is));
}

/** Each row counts for the thing that it names. */
export function countRows(rows: readonly RowOf<FactIs>[]): Count {
  return count(rows.map((row) => counted(row, row.fact.thing)));
}

/** Said or done by this party, and by others. */
export function sides<Id extends string, Row extends RowOf<FactIs>>(
  id: Id,
  rows: readonly Row[],
  me: string,
  by: (row: Row) => string = ({ from }) => from,
): Record<Id | `${Id}.ours` | `${Id}.theirs`, Count> {
  const parts = {
    [id]: countRows(rows),
    [`${id}.ours`]: countRows(rows.filter((row) => by(row) === me)),
    [`${id}.theirs`]: countRows(rows.filter((row) => by(row) !== me)),
  };
  return parts as Record<Id | `${Id}.ours` | `${Id}.theirs`, Count>;
}
