/**
 * How an agreement stood at a moment, as far as this record knows. Pure.
 *
 * A version governs from the moment every party has signed the same bytes (and its own start has come) until a
 * higher version does. A replaced version never comes back. A suspension or withdrawal counts from the time
 * the party named, but never from before this node learned of it: the past is not judged anew.
 */
import type { Terms } from './clause.ts';
import type { ActsRow, Proposal, Signature, StandingAct, VersionRow } from './view.ts';

/** One document that was proposed under a version number, with the signatures over exactly its hash. */
export interface Candidate {
  termsId: string;
  version: number;
  sha256: string;
  terms: Terms;
  proposals: Proposal[];
  /** The first signature of each party over this hash. */
  signatures: Record<string, Signature>;
  missing: string[];
  /** UTC ms; null while a signature is missing. */
  inForceFromMs: number | null;
}

/** Everything the record holds about one agreement. */
export interface Agreement {
  termsId: string;
  versions: readonly VersionRow[];
  acts: readonly StandingAct[];
}

export const TERMS_STATES = [
  'in force',
  'unsigned',
  'suspended',
  'withdrawn',
  'disputed',
  'ended',
  'none',
] as const;
export interface TermsState {
  /** The terms that bind at that moment; null unless `state` is 'in force'. */
  terms: Terms | null;
  state: (typeof TERMS_STATES)[number];
  termsId: string | null;
  version: number | null;
  /** Who suspended or withdrew. */
  by?: string;
  /** UTC ms since when this state holds, where one moment can be named. */
  sinceMs?: number;
  /** Parties whose signature was missing at that moment. */
  missing?: string[];
  /** Act ids this answer rests on: proposals, signatures, suspension. */
  entries: string[];
}

export function agreementOf(termsId: string, versions: readonly VersionRow[], acts?: ActsRow): Agreement {
  return { termsId, versions, acts: acts?.acts ?? [] };
}

export function candidatesOf(row: VersionRow): Candidate[] {
  const hashes = [...new Set(row.proposals.map((proposal) => proposal.sha256))].sort();
  return hashes.map((sha256) => {
    const proposals = row.proposals.filter((proposal) => proposal.sha256 === sha256);
    const { terms } = proposals[0] as Proposal;
    const signatures: Record<string, Signature> = {};
    for (const party of terms.parties) {
      const mine = row.signatures.find(
        (signature) => signature.party === party && signature.sha256 === sha256,
      );
      if (mine) signatures[party] = mine;
    }
    const missing = terms.parties.filter((party) => !signatures[party]);
    const knownMs = Math.min(...proposals.map((proposal) => proposal.atMs));
    const signedMs = Object.values(signatures).map((signature) => signature.atMs);
    const inForceFromMs = missing.length > 0 ? null : Math.max(terms.fromMs, knownMs, ...signedMs);
    return {
      termsId: row.termsId,
      version: row.version,
      sha256,
      terms,
      proposals,
      signatures,
      missing,
      inForceFromMs,
    };
  });
}

/** Signatures that count for nothing: over a hash nobody proposed, or by one who is no party to it. */
export function straysOf(row: VersionRow): Signature[] {
  const counted = new Set(
    candidatesOf(row).flatMap((candidate) =>
      Object.values(candidate.signatures).map((signature) => signature.actId),
    ),
  );
  return row.signatures.filter((signature) => !counted.has(signature.actId));
}

function actsOf(candidate: Candidate): string[] {
  return [
    ...candidate.proposals.map((proposal) => proposal.actId),
    ...Object.values(candidate.signatures).map((signature) => signature.actId),
  ];
}

/** UTC ms from which an act counts here. */
export function effectiveMs(act: StandingAct): number {
  return Math.max(act.fromMs, act.atMs);
}

/** A party that signs a version after it suspended or left has agreed anew: the act no longer touches that version. */
function touchesVersion(act: StandingAct, candidate: Candidate): boolean {
  const signature = candidate.signatures[act.party];
  return signature !== undefined && signature.order < act.order;
}

/** UTC ms at which a suspension ended by word of every party; null while one has not said so. */
export function liftedMs(
  agreement: Agreement,
  suspension: StandingAct,
  parties: readonly string[],
): number | null {
  let last = 0;
  for (const party of parties) {
    const words = agreement.acts.filter(
      (act) => act.what === 'resumed' && act.party === party && act.lifts.includes(suspension.actId),
    );
    if (words.length === 0) return null;
    last = Math.max(last, Math.min(...words.map(effectiveMs)));
  }
  return last;
}

/** Suspensions of this version that stand at `atMs`, earliest first. */
export function suspensionsAt(agreement: Agreement, candidate: Candidate, atMs: number): StandingAct[] {
  return agreement.acts
    .filter((act) => {
      if (act.what !== 'suspended' || effectiveMs(act) > atMs || !touchesVersion(act, candidate)) {
        return false;
      }
      const lifted = liftedMs(agreement, act, candidate.terms.parties);
      return lifted === null || lifted > atMs;
    })
    .sort((a, b) => effectiveMs(a) - effectiveMs(b) || (a.actId < b.actId ? -1 : 1));
}

export function withdrawalsAt(agreement: Agreement, candidate: Candidate, atMs: number): StandingAct[] {
  return agreement.acts
    .filter((act) => act.what === 'withdrawn' && effectiveMs(act) <= atMs && touchesVersion(act, candidate))
    .sort((a, b) => effectiveMs(a) - effectiveMs(b) || (a.actId < b.actId ? -1 : 1));
}

/** The candidates of the highest version that had come into force by `atMs`; more than one = disputed. */
export function governingAt(agreement: Agreement, atMs: number): Candidate[] {
  const begun = agreement.versions
    .flatMap(candidatesOf)
    .filter((candidate) => candidate.inForceFromMs !== null && candidate.inForceFromMs <= atMs);
  const highest = Math.max(...begun.map((candidate) => candidate.version));
  return begun.filter((candidate) => candidate.version === highest);
}

function unsignedAt(agreement: Agreement, atMs: number): TermsState | null {
  const open = agreement.versions
    .flatMap(candidatesOf)
    .filter((candidate) => candidate.proposals.some((proposal) => proposal.atMs <= atMs))
    .map((candidate) => {
      const late = candidate.terms.parties.filter((party) => {
        const signature = candidate.signatures[party];
        return !signature || signature.atMs > atMs;
      });
      return { candidate, late };
    })
    .filter(({ late }) => late.length > 0)
    .sort((a, b) => b.candidate.version - a.candidate.version);
  const [first] = open;
  if (!first) return null;
  const { candidate, late } = first;
  return {
    terms: null,
    state: 'unsigned',
    termsId: candidate.termsId,
    version: candidate.version,
    missing: late,
    entries: actsOf(candidate),
  };
}

export function stateAt(agreement: Agreement, atMs: number): TermsState {
  const governing = governingAt(agreement, atMs);
  const [candidate] = governing;
  if (!candidate) {
    return (
      unsignedAt(agreement, atMs) ?? {
        terms: null,
        state: 'none',
        termsId: agreement.termsId,
        version: null,
        entries: [],
      }
    );
  }
  const { termsId, version, terms } = candidate;
  const about = { terms: null, termsId, version, entries: actsOf(candidate) };
  if (governing.length > 1) {
    return { ...about, state: 'disputed', entries: governing.flatMap(actsOf) };
  }
  const [left] = withdrawalsAt(agreement, candidate, atMs);
  if (left) {
    const entries = [...about.entries, left.actId];
    return { ...about, state: 'withdrawn', by: left.party, sinceMs: effectiveMs(left), entries };
  }
  if (terms.toMs !== null && atMs >= terms.toMs) return { ...about, state: 'ended', sinceMs: terms.toMs };
  const suspensions = suspensionsAt(agreement, candidate, atMs);
  const [suspension] = suspensions;
  if (suspension) {
    const entries = [...about.entries, ...suspensions.map((act) => act.actId)];
    return { ...about, state: 'suspended', by: suspension.party, sinceMs: effectiveMs(suspension), entries };
  }
  return { ...about, terms, state: 'in force', sinceMs: candidate.inForceFromMs ?? terms.fromMs };
}

const RANK: readonly TermsState['state'][] = [
  'in force',
  'suspended',
  'disputed',
  'withdrawn',
  'ended',
  'unsigned',
  'none',
];

/**
 * One answer out of several agreements: the one in force; of several in force, the one that came into force last.
 * Where none is, the state nearest to being in force, since that one says what happened.
 */
export function bestState(states: readonly TermsState[]): TermsState {
  const sorted = states.toSorted(
    (a, b) =>
      RANK.indexOf(a.state) - RANK.indexOf(b.state) ||
      (b.sinceMs ?? 0) - (a.sinceMs ?? 0) ||
      ((a.termsId ?? '') < (b.termsId ?? '') ? -1 : 1),
  );
  return sorted[0] ?? { terms: null, state: 'none', termsId: null, version: null, entries: [] };
}
