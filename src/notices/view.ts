/** The notices as they stand: one row per notice with every version kept and what each party said to it. */
import type { Change, Entry, Me, Rows, TableKey, View } from '../contract/index.ts';
import { fieldsOf, openingsHold } from './commitment.ts';
import type { Acknowledged, Disseminated, NoticeVersion, Positioned, Silent, Withdrawn } from './kinds.ts';
import type { Fields, NoticeType, Position } from './notice.ts';

export const NOTICES = 'notices_current';
const WAITING = 'notices_waiting';

export interface VersionRow {
  version: number;
  actId: string;
  index: number;
  /** Sender's clock / this node's clock, UTC ms. */
  claimedMs: number;
  localMs: number;
  root: string;
  fields: Partial<Fields>;
  /** Openings and hidden hashes give the root. False: what is shown is not what was committed to. */
  rootHolds: boolean;
  lead: NoticeVersion['lead'];
  checked: NoticeVersion['checked'];
}
export interface Said {
  actId: string;
  version: number;
  claimedMs: number;
  localMs: number;
  officer: string | null;
}
/** A word about a notice that is not here yet: peers' series are not ordered against each other. */
export type Early = Pick<Entry, 'kind' | 'from' | 'id' | 'claimedMs' | 'localMs' | 'by' | 'body'>;

export interface NoticeRow {
  noticeId: string;
  /** Owner. */
  party: string;
  type: NoticeType;
  protected: boolean;
  status: 'active' | 'withdrawn';
  /** Latest version first shown; `versions` keeps all, oldest first. */
  version: number;
  versions: VersionRow[];
  withdrawn: (Said & { reason: string }) | null;
  acknowledgements: Record<string, (Said & { words: string })[]>;
  positions: Record<string, (Said & { position: Position; words: string })[]>;
  dissemination: Record<string, (Said & { unit: string; toldBy: string; toldMs: number; means: string })[]>;
  silences: Record<
    string,
    { actId: string; version: number; clause: string; sinceMs: number; localMs: number }[]
  >;
  /** Two roots for one version, or words about it from one who has no standing: kept, and shown. */
  faults: { actId: string; what: 'two roots' | 'not the owner' | 'version out of order' }[];
}

/** Kept per notice not yet held; bounded, since a peer could name any number of notices. */
const MAX_EARLY = 64;
interface Waiting {
  early: Early[];
}

function said(entry: Early, version: number): Said {
  return {
    actId: entry.id,
    version,
    claimedMs: entry.claimedMs,
    localMs: entry.localMs,
    officer: entry.by?.officer ?? null,
  };
}

function add<Row>(record: Record<string, Row[]>, party: string, row: Row): Record<string, Row[]> {
  return { ...record, [party]: [...(record[party] ?? []), row] };
}

function applyVersion(entry: Entry<NoticeVersion>, row: NoticeRow | undefined): NoticeRow {
  const { body } = entry;
  const version: VersionRow = {
    version: body.version,
    actId: entry.id,
    index: entry.index,
    claimedMs: entry.claimedMs,
    localMs: entry.localMs,
    root: body.openings.root,
    fields: fieldsOf(body.openings),
    rootHolds: openingsHold(body.noticeId, body.version, body.openings),
    lead: body.lead,
    checked: body.checked,
  };
  if (!row) {
    return {
      noticeId: body.noticeId,
      party: entry.from,
      type: body.type,
      protected: body.protected,
      status: 'active',
      version: body.version,
      versions: [version],
      withdrawn: null,
      acknowledgements: {},
      positions: {},
      dissemination: {},
      silences: {},
      faults: [],
    };
  }
  const fault = (what: NoticeRow['faults'][number]['what']): NoticeRow => ({
    ...row,
    faults: [...row.faults, { actId: entry.id, what }],
  });
  if (entry.from !== row.party) return fault('not the owner');
  const same = row.versions.find((other) => other.version === body.version);
  if (same && same.root !== version.root) return fault('two roots');
  // Other openings of one root are disclosure: what was opened adds up.
  const versions = same
    ? row.versions.map((other) =>
        other === same ? { ...same, fields: { ...same.fields, ...version.fields } } : other,
      )
    : [...row.versions, version].sort((a, b) => a.version - b.version);
  return { ...row, versions, version: (versions.at(-1) as VersionRow).version };
}

function applySaid(entry: Early, row: NoticeRow): NoticeRow {
  switch (entry.kind) {
    case 'notices.withdrawn': {
      const body = entry.body as Withdrawn;
      if (entry.from !== row.party)
        return { ...row, faults: [...row.faults, { actId: entry.id, what: 'not the owner' }] };
      return {
        ...row,
        status: 'withdrawn',
        withdrawn: { ...said(entry, body.version), reason: body.reason },
      };
    }
    case 'notices.acknowledged': {
      const body = entry.body as Acknowledged;
      const next = { ...said(entry, body.version), words: body.words };
      return { ...row, acknowledgements: add(row.acknowledgements, entry.from, next) };
    }
    case 'notices.position': {
      const body = entry.body as Positioned;
      const next = { ...said(entry, body.version), position: body.position, words: body.words };
      return { ...row, positions: add(row.positions, entry.from, next) };
    }
    case 'notices.disseminated': {
      const { noticeId: _, version, ...told } = entry.body as Disseminated;
      return {
        ...row,
        dissemination: add(row.dissemination, entry.from, { ...said(entry, version), ...told }),
      };
    }
    default: {
      const body = entry.body as Silent;
      const next = {
        actId: entry.id,
        version: body.version,
        clause: body.clause,
        sinceMs: body.sinceMs,
        localMs: entry.localMs,
      };
      return { ...row, silences: add(row.silences, body.party, next) };
    }
  }
}

export const view: View = {
  version: 1,
  tables: [NOTICES, WAITING],
  touches(entry: Entry, _me: Me): TableKey[] {
    if (entry.direction === 'out' || !entry.kind.startsWith('notices.')) return [];
    const key = (entry.body as { noticeId: string }).noticeId;
    return [
      { table: NOTICES, key },
      { table: WAITING, key },
    ];
  },
  apply(entry: Entry, rows: Rows, _me: Me): Change[] {
    const key = (entry.body as { noticeId: string }).noticeId;
    const row = rows.get<NoticeRow>(NOTICES, key);
    const waiting = rows.get<Waiting>(WAITING, key);
    if (entry.kind === 'notices.filed' || entry.kind === 'notices.amended') {
      let next = applyVersion(entry as Entry<NoticeVersion>, row);
      for (const early of waiting?.early ?? []) next = applySaid(early, next);
      const changes: Change[] = [{ table: NOTICES, key, row: next }];
      return waiting ? [...changes, { table: WAITING, key, row: null }] : changes;
    }
    if (row) return [{ table: NOTICES, key, row: applySaid(entry, row) }];
    const { kind, from, id, claimedMs, localMs, by, body } = entry;
    const early = [...(waiting?.early ?? []), { kind, from, id, claimedMs, localMs, by, body }];
    return early.length > MAX_EARLY ? [] : [{ table: WAITING, key, row: { early } }];
  },
};

/** The version now in force. */
export function currentOf(row: NoticeRow): VersionRow {
  return row.versions.find((version) => version.version === row.version) as VersionRow;
}
