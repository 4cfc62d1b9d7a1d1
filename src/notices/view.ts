/** The notices as they stand: one row per notice with every version kept and what each party said to it. */
import type { Change, Entry, Me, Rows, TableKey, View } from '../contract/index.ts';
import { fieldsOf, openingsHold } from './commitment.ts';
import type {
  Acknowledged,
  Disseminated,
  NoticeVersion,
  Positioned,
  Release,
  Released,
  ReviewDue,
  Silent,
  Withdrawn,
} from './kinds.ts';
import { type Fields, GROUPS, type NoticeType, type Position } from './notice.ts';

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
  /** What is to be opened later, and by which act it was; absent: nothing is. */
  release?: (Release & { actId: string | null })[];
  /** Its body was erased: what was shown is shown no more. Absent: it was not. */
  erased?: true;
}
export interface Said {
  actId: string;
  version: number;
  claimedMs: number;
  localMs: number;
  officer: string | null;
  /** Place in the speaker's own series: of two words of one party the later stands, whichever arrived first. */
  order: number;
  /** The words were erased; that they were said stays. */
  erased?: true;
}
/** A word about a notice that is not here yet: peers' series are not ordered against each other. */
export type Early = Pick<Entry, 'kind' | 'from' | 'id' | 'claimedMs' | 'localMs' | 'by' | 'body'> & {
  order: number;
  erased?: true;
};

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
    { actId: string; version: number; clause: string; sinceMs: number; localMs: number; order: number }[]
  >;
  /** Two roots for one version, or words about it from one who has no standing: kept, and shown. */
  faults: { actId: string; what: 'two roots' | 'not the owner' | 'version out of order' }[];
  /**
   * What other parties filed under the same id. Nothing binds an id to its owner, so whoever comes first must not
   * be able to keep out the other: each stands for itself, and what is said of the id is said of each.
   */
  others: NoticeRow[];
  /** The version whose day of review is past; absent: none is. */
  reviewDue?: { version: number; actId: string; localMs: number };
  /** Versions, words and faults beyond the bounds below: counted, not kept here (the record keeps them). */
  dropped: number;
}

/** A peer may say anything any number of times; of each list the first and the newest stay. */
export const MAX_KEPT = 200;
/** Words of one party kept for a notice that is not here; per party, so that none can crowd out another's. */
export const MAX_EARLY = 64;
interface Waiting {
  early: Early[];
  dropped: number;
}

function said(entry: Early, version: number): Said {
  return {
    actId: entry.id,
    version,
    claimedMs: entry.claimedMs,
    localMs: entry.localMs,
    officer: entry.by?.officer ?? null,
    order: entry.order,
    ...(entry.erased && { erased: true }),
  };
}

/** The list within its bound. */
function kept<Item>(list: readonly Item[]): { list: Item[]; dropped: number } {
  if (list.length <= MAX_KEPT) return { list: [...list], dropped: 0 };
  return {
    list: [list[0] as Item, ...list.slice(list.length - MAX_KEPT + 1)],
    dropped: list.length - MAX_KEPT,
  };
}

type Axis = 'acknowledgements' | 'positions' | 'dissemination' | 'silences';
function add(row: NoticeRow, axis: Axis, party: string, word: { order: number }): NoticeRow {
  const before = row[axis][party] ?? [];
  const { list, dropped } = kept([...before, word].sort((a, b) => a.order - b.order));
  return { ...row, [axis]: { ...row[axis], [party]: list }, dropped: row.dropped + dropped };
}

function withFault(row: NoticeRow, actId: string, what: NoticeRow['faults'][number]['what']): NoticeRow {
  const { list, dropped } = kept([...row.faults, { actId, what }]);
  return { ...row, faults: list, dropped: row.dropped + dropped };
}

function versionOf(entry: Entry<NoticeVersion>): VersionRow {
  const { body } = entry;
  return {
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
    ...(body.release && { release: body.release.map((one) => ({ ...one, actId: null })) }),
    ...(entry.erasedBy !== undefined && { erased: true }),
  };
}

function firstOf(entry: Entry<NoticeVersion>): NoticeRow {
  const { noticeId, type, version } = entry.body;
  return {
    noticeId,
    party: entry.from,
    type,
    protected: entry.body.protected,
    status: 'active',
    version,
    versions: [versionOf(entry)],
    withdrawn: null,
    acknowledgements: {},
    positions: {},
    dissemination: {},
    silences: {},
    faults: [],
    others: [],
    dropped: 0,
  };
}

/** A further version, or another showing of one, by the party whose row it is. */
function addVersion(entry: Entry<NoticeVersion>, row: NoticeRow): NoticeRow {
  const version = versionOf(entry);
  const same = row.versions.find((other) => other.version === version.version);
  if (same && same.root !== version.root) return withFault(row, entry.id, 'two roots');
  // Other openings of one root are disclosure: what was opened adds up.
  const versions = same
    ? row.versions.map((other) => (other === same ? joined(same, version) : other))
    : [...row.versions, version].sort((a, b) => a.version - b.version);
  const { list, dropped } = kept(versions);
  return {
    ...row,
    versions: list,
    version: (versions.at(-1) as VersionRow).version,
    dropped: row.dropped + dropped,
  };
}

/** What a broken showing shows was never committed to: it adds nothing to one that holds. */
function joined(held: VersionRow, shown: VersionRow): VersionRow {
  if (held.rootHolds && !shown.rootHolds) return held;
  if (shown.rootHolds && !held.rootHolds) return { ...held, fields: shown.fields, rootHolds: true };
  return { ...held, fields: { ...held.fields, ...shown.fields } };
}

function applyVersion(entry: Entry<NoticeVersion>, row: NoticeRow | undefined): NoticeRow {
  if (!row) return firstOf(entry);
  if (entry.from === row.party) return addVersion(entry, row);
  const held = row.others.find(({ party }) => party === entry.from);
  const { acknowledgements, positions, dissemination, silences } = row;
  const claim = held
    ? addVersion(entry, held)
    : { ...firstOf(entry), acknowledgements, positions, dissemination, silences };
  const others = [...row.others.filter((other) => other !== held), claim];
  others.sort((a, b) => (a.party < b.party ? -1 : 1));
  return withFault({ ...row, others }, entry.id, 'not the owner');
}

/** What only the owner of a row can say of it. */
const OWNERS_WORDS: ReadonlySet<string> = new Set(['notices.withdrawn', 'notices.released']);

/** Only of an owner's row can that owner withdraw or release; any other word is said of every row under the id. */
function applyWord(entry: Early, row: NoticeRow): NoticeRow {
  if (!OWNERS_WORDS.has(entry.kind)) {
    return { ...applySaid(entry, row), others: row.others.map((other) => applySaid(entry, other)) };
  }
  if (entry.from === row.party) return applySaid(entry, row);
  if (!owns(entry, row)) return withFault(row, entry.id, 'not the owner');
  const others = row.others.map((other) => (other.party === entry.from ? applySaid(entry, other) : other));
  return { ...row, others };
}
function owns(entry: Early, row: NoticeRow): boolean {
  return [row, ...row.others].some(({ party }) => party === entry.from);
}
/** A withdrawal or release by one who has filed nothing under the id (yet) goes on waiting for what it speaks of. */
function stillWaits(entry: Early, row: NoticeRow): boolean {
  return OWNERS_WORDS.has(entry.kind) && !owns(entry, row);
}

function applySaid(entry: Early, row: NoticeRow): NoticeRow {
  switch (entry.kind) {
    case 'notices.withdrawn': {
      const body = entry.body as Withdrawn;
      return {
        ...row,
        status: 'withdrawn',
        withdrawn: { ...said(entry, body.version), reason: body.reason },
      };
    }
    case 'notices.acknowledged': {
      const body = entry.body as Acknowledged;
      const next = { ...said(entry, body.version), words: body.words };
      return add(row, 'acknowledgements', entry.from, next);
    }
    case 'notices.position': {
      const body = entry.body as Positioned;
      const next = { ...said(entry, body.version), position: body.position, words: body.words };
      return add(row, 'positions', entry.from, next);
    }
    case 'notices.released':
      return applyRelease(entry, row);
    case 'notices.review-due': {
      const { version } = entry.body as ReviewDue;
      return { ...row, reviewDue: { version, actId: entry.id, localMs: entry.localMs } };
    }
    case 'notices.disseminated': {
      const { noticeId: _, version, ...told } = entry.body as Disseminated;
      return add(row, 'dissemination', entry.from, { ...said(entry, version), ...told });
    }
    default: {
      const body = entry.body as Silent;
      const next = {
        actId: entry.id,
        version: body.version,
        clause: body.clause,
        sinceMs: body.sinceMs,
        localMs: entry.localMs,
        order: entry.order,
      };
      return add(row, 'silences', body.party, next);
    }
  }
}

/** More of a version that is here: under its own root, or it is another version. */
function applyRelease(entry: Early, row: NoticeRow): NoticeRow {
  const { noticeId, version, party, openings } = entry.body as Released;
  const held = row.versions.find((one) => one.version === version);
  if (!held) return withFault(row, entry.id, 'version out of order');
  if (held.root !== openings.root) return withFault(row, entry.id, 'two roots');
  if (!openingsHold(noticeId, version, openings)) return withFault(row, entry.id, 'two roots');
  const release = held.release?.map((one) => (one.party === party ? { ...one, actId: entry.id } : one)) ?? [];
  const known = release.some((one) => one.party === party);
  const groups = GROUPS.filter((group) => openings.opened[group] !== undefined);
  const noted = known ? release : [...release, { party, atMs: entry.claimedMs, groups, actId: entry.id }];
  const next = { ...held, fields: { ...held.fields, ...fieldsOf(openings) }, release: noted };
  return { ...row, versions: row.versions.map((one) => (one === held ? next : one)) };
}

function wordOf(entry: Entry): Early {
  const { kind, from, id, claimedMs, localMs, by, body } = entry;
  const order = entry.direction === 'own' ? entry.index : entry.peerSeq;
  const erased = entry.erasedBy !== undefined && ({ erased: true } as const);
  return { kind, from, id, claimedMs, localMs, by, body, order, ...erased };
}

/** `early` after one more word, or one more counted where that party's share is used up. */
function waitingWith(waiting: Waiting | undefined, word: Early): Waiting {
  const { early, dropped } = waiting ?? { early: [], dropped: 0 };
  const full = early.filter(({ from }) => from === word.from).length >= MAX_EARLY;
  return full ? { early, dropped: dropped + 1 } : { early: [...early, word], dropped };
}

export const view: View = {
  version: 4,
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
      if (!waiting) return [{ table: NOTICES, key, row: next }];
      const early = waiting.early.filter((word) => stillWaits(word, next));
      for (const word of waiting.early) if (!row || !early.includes(word)) next = applyWord(word, next);
      if (!row) next = { ...next, dropped: next.dropped + waiting.dropped };
      return [
        { table: NOTICES, key, row: next },
        { table: WAITING, key, row: early.length > 0 ? { early, dropped: 0 } : null },
      ];
    }
    const word = wordOf(entry);
    const changes: Change[] = row ? [{ table: NOTICES, key, row: applyWord(word, row) }] : [];
    if (row && !stillWaits(word, row)) return changes;
    return [...changes, { table: WAITING, key, row: waitingWith(waiting, word) }];
  },
};

/** The version now in force. */
export function currentOf(row: NoticeRow): VersionRow {
  return row.versions.find((version) => version.version === row.version) as VersionRow;
}
