/** Incidents, accounts, findings and requests, each in rows of its own: no order of arrival changes what is shown. */
import type { Change, Entry, Me, Rows, TableKey, View } from '../contract/index.ts';
import type { Finding } from './finding.ts';
import type { Account, AskedFor, Closed, Opened } from './kinds.ts';

export const INCIDENTS = 'incidents_incidents';
export const ACCOUNTS = 'incidents_accounts';
export const FINDINGS = 'incidents_findings';
export const ASKED = 'incidents_asked';
export const CLOSED = 'incidents_closed';

interface Held {
  actId: string;
  /** Whose node said so. */
  from: string;
  /** UTC ms by this node's clock. */
  atMs: number;
  index: number;
}
export type IncidentRow = Held & Opened;
export type AccountRow = Held & Account;
export type FindingRow = Held & Finding;
export type AskedRow = Held & AskedFor;
export type ClosedRow = Held & Closed;

const TABLE_OF: Readonly<Record<string, string>> = {
  'incidents.opened': INCIDENTS,
  'incidents.account': ACCOUNTS,
  'incidents.finding': FINDINGS,
  'incidents.asked': ASKED,
  'incidents.closed': CLOSED,
};

function keyOf(entry: Entry): TableKey | null {
  const table = TABLE_OF[entry.kind];
  if (!table || entry.direction === 'out' || !entry.understood) return null;
  const { incidentId } = entry.body as { incidentId: string };
  if (table === INCIDENTS) {
    // An incident is named by the act that opened it, so nobody can open it a second time.
    return incidentId === entry.id ? { table, key: incidentId } : null;
  }
  return { table, key: `${incidentId}/${table === CLOSED ? entry.from : entry.id}` };
}

export const view: View = {
  version: 1,
  tables: [INCIDENTS, ACCOUNTS, FINDINGS, ASKED, CLOSED],
  touches(entry: Entry): TableKey[] {
    const key = keyOf(entry);
    return key ? [key] : [];
  },
  apply(entry: Entry, rows: Rows, _me: Me): Change[] {
    const key = keyOf(entry);
    if (!key || rows.get(key.table, key.key) !== undefined) return [];
    const held: Held = { actId: entry.id, from: entry.from, atMs: entry.localMs, index: entry.index };
    return [{ ...key, row: { ...(entry.body as object), ...held } }];
  },
};
