/** How one unit stands to its notice at this moment. */
import { planAt } from './conformance.ts';
import { CONFORMANCE_TYPES } from './signal.ts';
import { unitKey, type WatchState } from './state.ts';

export type ConformanceType = (typeof CONFORMANCE_TYPES)[number];

export interface Standing {
  /** The notice that governs now; null: none does. */
  noticeId: string | null;
  /** What was told of it and goes on, in the order of CONFORMANCE_TYPES. */
  amiss: ConformanceType[];
}

/** As told, hysteresis and all: what handsets show never runs ahead of the alerts. */
export function standingOf(state: WatchState, party: string, unit: string): Standing {
  const held = state.units.get(unitKey(party, unit));
  if (!held) return { noticeId: null, amiss: [] };
  const open = held.told.map(({ episode }) => episode).filter(({ endsMs }) => endsMs === null);
  const plan = planAt(held.plans, state.nowMs);
  return {
    noticeId: plan?.noticeId ?? open.find(({ noticeId }) => noticeId !== null)?.noticeId ?? null,
    amiss: CONFORMANCE_TYPES.filter((type) => open.some((episode) => episode.type === type)),
  };
}
