/** Incidents that this party has not closed; others may be done with them. */
import type { Ctx, Read } from '../contract/index.ts';
import { CLOSED, INCIDENTS, type IncidentRow } from './view.ts';

export async function openIncidents(read: Read, { party }: Pick<Ctx, 'party'>): Promise<IncidentRow[]> {
  const open: IncidentRow[] = [];
  for (const { key, row } of await read.scan<IncidentRow>(INCIDENTS)) {
    if ((await read.get(CLOSED, `${key}/${party}`)) === undefined) open.push(row);
  }
  return open;
}
