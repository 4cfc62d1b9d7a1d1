/**
 * What a check is held against: every notice in force that this node knows and that is not long over. Answered from the
 * rows alone by the room; a node that keeps the plans in memory answers the same from there.
 */
import type { Answer, NoticeRef } from '../finding.ts';
import type { Plan } from '../plan.ts';

/** Notices over for so long are not compared with any more. */
const OVER_MS = 48 * 3_600_000;
const HOUR_MS = 3_600_000;

/** So many notices of others that overlap in time are named one by one; of more, those that come near. */
export const MOST_NAMED = 256;

/** All notices of one party that a check knew of, told by their digest (set-digest.ts). */
export interface KnownSet {
  party: string;
  count: number;
  digest: string;
}

export interface Known {
  /** What was over before this moment is not in it. */
  readonly sinceMs: number;
  /** Who has a notice in it, one that cannot be compared included; sorted. */
  readonly parties: readonly string[];
  /** Plans of others that could come within `reachM` of this one. */
  near(plan: Plan, reachM: number): Plan[];
  /** What the plan is compared with: all that overlap in time, or of more than `MOST_NAMED` those of `near`. Sorted. */
  compared(plan: Plan, near: readonly Plan[]): NoticeRef[];
  notCompared(plan: Plan): Answer['notCompared'];
  /** By party other than the plan's. */
  sets(plan: Plan): KnownSet[];
}

export interface KnownQuestion {
  /** From `sinceOf`. */
  sinceMs: number;
}

/** A plan that is over itself is held against all of its time, any other against what is not over for two days. Whole hours. */
export function sinceOf({ fromMs, toMs }: Pick<Plan, 'fromMs' | 'toMs'>, nowMs: number): number {
  const since = Math.floor((nowMs - OVER_MS) / HOUR_MS) * HOUR_MS;
  return toMs >= since ? since : Math.min(since, Math.floor(fromMs / HOUR_MS) * HOUR_MS);
}

export function byId(a: NoticeRef, b: NoticeRef): number {
  if (a.noticeId !== b.noticeId) return a.noticeId < b.noticeId ? -1 : 1;
  if (a.party !== b.party) return a.party < b.party ? -1 : 1;
  return a.version - b.version;
}
