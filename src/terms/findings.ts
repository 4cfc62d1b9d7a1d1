/** What the clauses ask of a party, for rooms that judge plans, movements and incidents by them. Pure. */

import type { z } from 'zod';
import type { Clause, ClauseOf, Terms, zoneClause } from './clause.ts';

export type NoticeWord = ClauseOf<'lead'>['noticeTypes'][number];

/** Clauses of one kind that bind every one of `parties`, in the order of the document. */
export function clausesOf<K extends Clause['kind']>(
  terms: Terms,
  kind: K,
  ...parties: readonly string[]
): ClauseOf<K>[] {
  return terms.clauses.filter(
    (clause): clause is ClauseOf<K> =>
      clause.kind === kind && parties.every((party) => clause.binds.includes(party)),
  );
}

export interface LeadTimeFinding {
  clause: string;
  requiredMinutes: number;
  /** Whole minutes from the notice to the beginning, rounded down; negative = after it began. */
  givenMinutes: number;
  /** Minutes short of what is required; 0 = in time. */
  lateMinutes: number;
}

/**
 * Each lead clause that binds `party` for notices of this type, and how the notice stood to it. Judged by the time of
 * receipt where there is one ("reach the others at least … before"), else by the time of filing.
 */
export function leadTimeFinding(
  terms: Terms,
  notice: { type: NoticeWord; party: string; startMs: number; receivedMs?: number; filedMs?: number },
): LeadTimeFinding[] {
  const atMs = notice.receivedMs ?? notice.filedMs;
  if (atMs === undefined) return [];
  return clausesOf(terms, 'lead', notice.party)
    .filter((clause) => clause.noticeTypes.includes(notice.type))
    .map((clause) => ({ clause: clause.id, ...leadGiven(clause.leadMinutes, notice.startMs, atMs) }));
}

/** Minutes of notice given against minutes required. */
export function leadGiven(
  requiredMinutes: number,
  startMs: number,
  atMs: number,
): Omit<LeadTimeFinding, 'clause'> {
  const givenMinutes = Math.floor((startMs - atMs) / 60_000);
  return { requiredMinutes, givenMinutes, lateMinutes: Math.max(0, requiredMinutes - givenMinutes) };
}

/** Zone clauses under which `party` owes something before it enters; a party owes itself nothing. */
export function zoneDemands(terms: Terms, party: string): z.infer<typeof zoneClause>[] {
  return clausesOf(terms, 'zone', party).filter((clause) => clause.authority !== party);
}

/** Metres that two parties keep between their heights: the most that any clause binding both asks for; 0 where none does. */
export function verticalBetween(terms: Terms, a: string, b: string): number {
  return Math.max(0, ...clausesOf(terms, 'separation', a, b).map((clause) => clause.verticalM ?? 0));
}

/** Place in the clause's order, from 0; what it does not name comes last. `purpose`: what the notice is for. */
export function rankOf({ ranks }: ClauseOf<'priority'>, purpose: string, type: NoticeWord): number {
  const named = (word: string): number => ranks.findIndex((rank) => (rank as string[]).includes(word));
  const byPurpose = named(purpose);
  const rank = byPurpose >= 0 ? byPurpose : named(type);
  return rank >= 0 ? rank : ranks.length;
}

/** The separation that two parties keep: the clause with the greatest distance that binds both. */
export function separationBetween(terms: Terms, a: string, b: string): ClauseOf<'separation'> | null {
  return clausesOf(terms, 'separation', a, b).reduce<ClauseOf<'separation'> | null>(
    (widest, clause) => (widest && widest.distanceM >= clause.distanceM ? widest : clause),
    null,
  );
}
