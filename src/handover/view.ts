/** Handovers as they stand, one row each, and the latest of each office. */
import type { Change, Entry, Rows, TableKey, View } from '../contract/index.ts';
import type { Given, Taken } from './kinds.ts';

export const HANDOVERS = 'handover_given';
export const PLACES = 'handover_places';
export const LATEST = 'handover_latest';

interface Act {
  actId: string;
  index: number;
  officer: string;
  office: string;
  /** This node's clock, UTC ms. */
  atMs: number;
}
export type TakenRow = Act & Taken;
export interface HandoverRow extends Omit<Act, 'office'>, Given {
  /** The outgoing officer's own office; `office` is the one handed over. */
  ownOffice: string;
  /** The first taking stands. */
  taken: TakenRow | null;
}

/** Place in the record so that byte order is log order. */
export function placeKey(index: number): string {
  return String(index).padStart(16, '0');
}
/** Names are free text: encoded, so that every office has a key of its own. */
export function officeKey(office: string): string {
  return encodeURIComponent(office.toWellFormed());
}

function actOf(entry: Entry): Act {
  const { id: actId, index, by, localMs: atMs } = entry;
  return { actId, index, officer: by?.officer ?? '-', office: by?.office ?? '-', atMs };
}

export const view: View = {
  version: 1,
  tables: [HANDOVERS, PLACES, LATEST],
  touches(entry: Entry): TableKey[] {
    if (entry.direction !== 'own' || !entry.understood) return [];
    if (entry.kind === 'handover.taken') return [{ table: HANDOVERS, key: (entry.body as Taken).handoverId }];
    if (entry.kind !== 'handover.given') return [];
    return [
      { table: HANDOVERS, key: entry.id },
      { table: PLACES, key: placeKey(entry.index) },
      { table: LATEST, key: officeKey((entry.body as Given).office) },
    ];
  },
  apply(entry: Entry, rows: Rows): Change[] {
    const act = actOf(entry);
    if (entry.kind === 'handover.given') {
      const body = entry.body as Given;
      const row: HandoverRow = { ...act, ownOffice: act.office, ...body, taken: null };
      return [
        { table: HANDOVERS, key: entry.id, row },
        { table: PLACES, key: placeKey(entry.index), row: entry.id },
        { table: LATEST, key: officeKey(body.office), row: entry.id },
      ];
    }
    const body = entry.body as Taken;
    const row = rows.get<HandoverRow>(HANDOVERS, body.handoverId);
    if (!row || row.taken) return [];
    return [{ table: HANDOVERS, key: body.handoverId, row: { ...row, taken: { ...act, ...body } } }];
  },
};
