/** What a proposal must satisfy beyond its shape. A peer's proposal is kept whatever it says; ours is refused. */
import { type Refusal, refuse } from '../contract/index.ts';
import type { Clause, Terms } from './clause.ts';
import { type RingFault, ringFault } from './ring.ts';

/** Corners of all zones together. */
export const MAX_CORNERS = 10_000;

const ZONE_SHAPE: Readonly<Record<RingFault, string>> = {
  repeated: 'TERMS_ZONE_CORNER_TWICE',
  crossing: 'TERMS_ZONE_CROSSES_ITSELF',
  flat: 'TERMS_ZONE_FLAT',
};

function firstTwice(values: readonly string[]): string | undefined {
  return values.find((value, index) => values.indexOf(value) !== index);
}

function clauseFault(clause: Clause, terms: Terms): Refusal | null {
  const { id } = clause;
  for (const party of clause.binds) {
    if (!terms.parties.includes(party)) return refuse('TERMS_BINDS_STRANGER', { clause: id, party });
  }
  const twice = firstTwice(clause.binds);
  if (twice !== undefined) return refuse('TERMS_PARTY_TWICE', { party: twice });
  if (clause.kind === 'zone') {
    if (![...terms.parties, ...terms.observers].includes(clause.authority)) {
      return refuse('TERMS_AUTHORITY_STRANGER', { clause: id, party: clause.authority });
    }
    if (clause.binds.every((party) => party === clause.authority)) {
      return refuse('TERMS_ZONE_BINDS_NOBODY', { clause: id, party: clause.authority });
    }
    const fault = clause.area.type === 'polygon' ? ringFault(clause.area.ring) : null;
    if (fault) return refuse(ZONE_SHAPE[fault], { clause: id });
  }
  if (clause.kind === 'conduct' && clause.minDistanceM > clause.withinM) {
    return refuse('TERMS_CONDUCT_DISTANCES', {
      clause: id,
      minDistanceM: clause.minDistanceM,
      withinM: clause.withinM,
    });
  }
  if (clause.kind === 'priority') {
    const word = firstTwice(clause.ranks.flat());
    if (word !== undefined) return refuse('TERMS_RANK_TWICE', { clause: id, word });
  }
  return null;
}

/** Faults that lie in the document alone, whoever reads it; the first one, or null. */
export function documentFault(terms: Terms): Refusal | null {
  if (terms.toMs !== null && terms.toMs <= terms.fromMs) {
    return refuse('TERMS_WINDOW_REVERSED', { from: instant(terms.fromMs), to: instant(terms.toMs) });
  }
  const twice = firstTwice([...terms.parties, ...terms.observers]);
  if (twice !== undefined) return refuse('TERMS_PARTY_TWICE', { party: twice });
  const clause = firstTwice(terms.clauses.map((one) => one.id));
  if (clause !== undefined) return refuse('TERMS_CLAUSE_TWICE', { clause });
  let corners = 0;
  for (const one of terms.clauses) {
    if (one.kind === 'zone' && one.area.type === 'polygon') corners += one.area.ring.length;
  }
  if (corners > MAX_CORNERS) return refuse('TERMS_TOO_MANY_CORNERS', { corners, max: MAX_CORNERS });
  for (const one of terms.clauses) {
    const fault = clauseFault(one, terms);
    if (fault) return fault;
  }
  return null;
}

export interface ProposalFacts {
  /** Party ids enrolled on this node, this party included. */
  known: readonly string[];
  /** Highest version of this agreement on record; 0 for none. */
  highest: number;
}

/** Why this party may not propose this document now; null where it may. */
export function proposalFault(
  terms: Terms,
  { known, highest }: ProposalFacts,
  me: string,
  now: number,
): Refusal | null {
  const fault = documentFault(terms);
  if (fault) return fault;
  if (terms.toMs !== null && terms.toMs <= now) {
    return refuse('TERMS_ALREADY_OVER', { to: instant(terms.toMs) });
  }
  if (![...terms.parties, ...terms.observers].includes(me)) return refuse('TERMS_NOT_IN_IT', { party: me });
  const stranger = [...terms.parties, ...terms.observers].find((party) => !known.includes(party));
  if (stranger !== undefined) return refuse('TERMS_PARTY_UNKNOWN', { party: stranger });
  if (terms.version !== highest + 1) {
    return refuse('TERMS_VERSION_STEP', { version: terms.version, next: highest + 1 });
  }
  return null;
}

/** RFC 3339, UTC, to the second. */
export function instant(atMs: number): string {
  return new Date(atMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
