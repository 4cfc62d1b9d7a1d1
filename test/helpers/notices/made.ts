/** Notices and entries for this room's tests. */
import type { Change, Entry, Me, Rows } from '../../../src/contract/index.ts';
import { coarseAreaOf, coarseWindowOf } from '../../../src/notices/coarse.ts';
import { openGroups, type Salts } from '../../../src/notices/commitment.ts';
import type { NoticeVersion } from '../../../src/notices/kinds.ts';
import { type Fields, GROUPS, type Group } from '../../../src/notices/notice.ts';
import { NOTICES, type NoticeRow, view } from '../../../src/notices/view.ts';

export const T0 = Date.parse('2020-08-24T06:00:00Z');
export const HOUR = 3_600_000;
export const ME: Me = { party: 'me', mode: 'exercise' };

/** A ULID-shaped id that ends in `name` (Crockford letters only). */
export function idOf(name: string): string {
  return name
    .toUpperCase()
    .replace(/[^0-9A-HJKMNP-TV-Z]/g, '0')
    .padStart(26, '0')
    .slice(-26);
}

export function fieldsWith(change: Partial<Fields> = {}): Fields {
  const route: Fields['route'] = change.route ?? {
    type: 'corridor',
    points: [
      { lat: 37, lon: 41 },
      { lat: 37.05, lon: 41.1 },
    ],
    halfWidthM: 200,
  };
  const times: Fields['times'] = change.times ?? {
    type: 'passage',
    atMs: [T0 + 24 * HOUR, T0 + 25 * HOUR],
    earlyS: 600,
    lateS: 600,
    model: 'rigid',
  };
  return {
    who: {
      organisation: 'West',
      callSign: 'W1',
      units: ['w1'],
      purpose: 'patrol',
      activity: 'patrol',
      escort: false,
      emergency: false,
    },
    people: { count: 12 },
    vehicles: null,
    route,
    area: coarseAreaOf(route),
    times,
    window: coarseWindowOf(times),
    contacts: null,
    ...change,
  };
}

export const SALTS = Object.fromEntries(
  GROUPS.map((group, i) => [group, String(i).repeat(32)]),
) as unknown as Salts;

export function versionBody(
  noticeId: string,
  version: number,
  groups: readonly Group[] = GROUPS,
  fields: Fields = fieldsWith(),
  salts: Salts = SALTS,
): NoticeVersion {
  return {
    noticeId,
    version,
    type: 'movement',
    protected: false,
    openings: openGroups(noticeId, version, fields, salts, groups),
    checked: null,
    lead: [],
  };
}

/** One party's node: entries in, rows out. */
export class Table {
  readonly rows = new Map<string, unknown>();
  #next = 0;

  take(from: string, kind: string, body: unknown, with_: Partial<Entry> = {}): Entry {
    const index = this.#next++;
    const entry: Entry = {
      index,
      direction: from === ME.party ? 'own' : 'in',
      peer: from === ME.party ? null : from,
      class: 'notice',
      kind,
      kindVersion: 1,
      id: idOf(`${from}${index}`),
      hash: '0'.repeat(64),
      mode: 'exercise',
      from,
      to: null,
      by: null,
      precedence: 'priority',
      refs: [],
      claimedMs: T0,
      localMs: T0 + index,
      peerSeq: index + 1,
      understood: true,
      body,
      ...with_,
    };
    const named = new Set(view.touches(entry, ME).map(({ table, key }) => `${table} ${key}`));
    const rows: Rows = {
      get: <Row>(table: string, key: string) => {
        if (!named.has(`${table} ${key}`)) throw new Error(`${table} ${key} was not named by touches`);
        return structuredClone(this.rows.get(`${table} ${key}`)) as Row | undefined;
      },
    };
    const changes: Change[] = named.size > 0 ? view.apply(entry, rows, ME) : [];
    for (const { table, key, row } of changes) {
      if (row === null) this.rows.delete(`${table} ${key}`);
      else this.rows.set(`${table} ${key}`, structuredClone(row));
    }
    return entry;
  }
  notice(id: string): NoticeRow {
    const row = this.rows.get(`${NOTICES} ${id}`);
    if (!row) throw new Error(`no notice ${id}`);
    return row as NoticeRow;
  }
}
