/**
 * What the record holds about each agreement. Rows keep the acts themselves, in an order of their own, so
 * that the same acts give the same standing whatever order they arrived in: a signature may come before
 * the proposal it is over. What follows from them (who is missing, in force or not) is `standing.ts`.
 */
import type { Change, Entry, Me, Rows, TableKey, View } from '../contract/index.ts';
import type { Terms } from './clause.ts';
import { termsHash } from './hash.ts';
import type { Resumed, Signed, Suspended } from './kinds.ts';

export const VERSIONS = 'terms_versions';
export const ACTS = 'terms_acts';

/** Where an act stands in this record. */
export interface Act {
  party: string;
  actId: string;
  index: number;
  /** UTC ms by this node's clock when it was appended. */
  atMs: number;
  /** Place in that party's own series as this node holds it; never compared between parties. */
  order: number;
}
export interface Proposal extends Act {
  sha256: string;
  terms: Terms;
}
export interface Signature extends Act {
  sha256: string;
}
export interface VersionRow {
  termsId: string;
  version: number;
  proposals: Proposal[];
  signatures: Signature[];
  /** Acts beyond `MAX_PER_PARTY`: counted, not kept here (the record keeps them). */
  dropped: number;
}
export interface StandingAct extends Act {
  what: 'suspended' | 'resumed' | 'withdrawn';
  /** The time the party named; for a resumption the time it was appended here. */
  fromMs: number;
  /** Act ids of the suspensions that a resumption lifts. */
  lifts: string[];
  words: string;
}
export interface ActsRow {
  termsId: string;
  acts: StandingAct[];
  dropped: number;
}

/** A peer may say anything any number of times; a row stays small. Ours and others' are counted apart. */
const MAX_PER_PARTY = 64;

export function versionKey(termsId: string, version: number): string {
  return `${termsId}/${String(version).padStart(16, '0')}`;
}

function actOf(entry: Entry): Act {
  return {
    party: entry.from,
    actId: entry.id,
    index: entry.index,
    atMs: entry.localMs,
    order: entry.direction === 'own' ? entry.index : entry.peerSeq,
  };
}

function byParty(a: Act, b: Act): number {
  if (a.party !== b.party) return a.party < b.party ? -1 : 1;
  return a.order - b.order || (a.actId < b.actId ? -1 : 1);
}

/** Adds unless already held or over the bound; null = nothing kept. */
function insert<T extends Act>(list: readonly T[], act: T): T[] | 'held' | 'full' {
  if (list.some((other) => other.actId === act.actId && other.party === act.party)) return 'held';
  if (list.filter((other) => other.party === act.party).length >= MAX_PER_PARTY) return 'full';
  return [...list, act].sort(byParty);
}

function versionRow(rows: Rows, termsId: string, version: number): VersionRow {
  return (
    rows.get<VersionRow>(VERSIONS, versionKey(termsId, version)) ?? {
      termsId,
      version,
      proposals: [],
      signatures: [],
      dropped: 0,
    }
  );
}

function changed<Row extends { dropped: number }, T extends Act>(
  row: Row,
  field: keyof Row & string,
  list: readonly T[],
  act: T,
): Row | null {
  const next = insert(list, act);
  if (next === 'held') return null;
  return next === 'full' ? { ...row, dropped: row.dropped + 1 } : { ...row, [field]: next };
}

const OWN_KINDS = new Set([
  'terms.proposed',
  'terms.signed',
  'terms.suspended',
  'terms.resumed',
  'terms.withdrawn',
]);

function keyOf(entry: Entry): TableKey | null {
  if (entry.direction === 'out' || !entry.understood || !OWN_KINDS.has(entry.kind)) return null;
  const body = entry.body as { termsId: string; version: number };
  if (entry.kind === 'terms.proposed' || entry.kind === 'terms.signed') {
    return { table: VERSIONS, key: versionKey(body.termsId, body.version) };
  }
  return { table: ACTS, key: body.termsId };
}

export const view: View = {
  version: 1,
  tables: [VERSIONS, ACTS],
  touches(entry: Entry): TableKey[] {
    const key = keyOf(entry);
    return key ? [key] : [];
  },
  apply(entry: Entry, rows: Rows, _me: Me): Change[] {
    const key = keyOf(entry);
    if (!key) return [];
    const act = actOf(entry);
    if (entry.kind === 'terms.proposed') {
      const terms = entry.body as Terms;
      const row = versionRow(rows, terms.termsId, terms.version);
      const proposal = { ...act, sha256: termsHash(terms), terms };
      const next = changed(row, 'proposals', row.proposals, proposal);
      return next ? [{ ...key, row: next }] : [];
    }
    if (entry.kind === 'terms.signed') {
      const body = entry.body as Signed;
      const row = versionRow(rows, body.termsId, body.version);
      const next = changed(row, 'signatures', row.signatures, { ...act, sha256: body.sha256 });
      return next ? [{ ...key, row: next }] : [];
    }
    const body = entry.body as Suspended | Resumed;
    const row = rows.get<ActsRow>(ACTS, body.termsId) ?? { termsId: body.termsId, acts: [], dropped: 0 };
    const standing: StandingAct = {
      ...act,
      what: entry.kind.slice('terms.'.length) as StandingAct['what'],
      fromMs: 'fromMs' in body ? body.fromMs : entry.localMs,
      lifts: 'lifts' in body ? body.lifts : [],
      words: body.words,
    };
    const next = changed(row, 'acts', row.acts, standing);
    return next ? [{ ...key, row: next }] : [];
  },
};
