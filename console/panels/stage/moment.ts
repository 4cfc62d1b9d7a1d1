/** What was so at one moment: where units were, which notices were known, what was closing. Pure. */
import { distanceM, type Point } from '../../../src/geo/index.ts';
import type { Fields, NoticeView } from '../../../src/notices/index.ts';
import type { Signal } from '../../../src/watch/index.ts';
import type { AlertOnMap, NoticeOnMap, UnitOnMap } from '../../map/views.ts';
import type { AlertAnswer } from '../../state/answers.ts';
import { episodesOf, lastSeen } from '../alerts/urgency.ts';
import { spanOf } from '../notices/span.ts';

export interface Track {
  party: string;
  unit: string;
  /** By time of the fix. */
  fixes: readonly UnitOnMap['fix'][];
}

/** The newest fix that is not after the moment; null: there was none yet. */
export function fixAt(fixes: Track['fixes'], ms: number): UnitOnMap['fix'] | null {
  let [low, high] = [0, fixes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((fixes[middle] as UnitOnMap['fix']).fixMs <= ms) low = middle + 1;
    else high = middle;
  }
  return fixes[low - 1] ?? null;
}

/** Every unit known by then, at its newest fix of any of these answers; their ages are against that moment. */
export function unitsAt(ms: number, ...answers: readonly (readonly Track[])[]): UnitOnMap[] {
  const found = new Map<string, UnitOnMap>();
  for (const { party, unit, fixes } of answers.flat()) {
    const fix = fixAt(fixes, ms);
    const key = `${party}/${unit}`;
    const held = found.get(key);
    if (fix && (!held || fix.fixMs > held.fix.fixMs)) found.set(key, { party, unit, fix });
  }
  return [...found.values()];
}

/** Live positions beside what is remembered of the last day: a unit that went silent stays, with its age. */
export function unitsNow(live: Iterable<UnitOnMap>, remembered: readonly UnitOnMap[]): UnitOnMap[] {
  const found = new Map(remembered.map((unit) => [`${unit.party}/${unit.unit}`, unit]));
  for (const { party, unit, fix } of live) {
    const key = `${party}/${unit}`;
    const held = found.get(key);
    if (!held || fix.fixMs >= held.fix.fixMs) found.set(key, { party, unit, fix });
  }
  return [...found.values()];
}

/** When it is on, as far as its times were shown: without an end, or without any times, as long as can be. */
export function onFrom(fields: Partial<Fields>): { fromMs: number; toMs: number } {
  const span = spanOf(fields);
  return { fromMs: span?.fromMs ?? -Infinity, toMs: span?.toMs ?? Infinity };
}

/** How long before its first moment a notice is drawn, and how long after its last. */
const AHEAD_MS = 24 * 3_600_000;
const AFTER_MS = 30 * 60_000;

type Known = Pick<
  NoticeView,
  'noticeId' | 'party' | 'type' | 'protected' | 'status' | 'fields' | 'filedMs' | 'withdrawnMs' | 'history'
>;

/**
 * Notices that had been filed by that moment, as they stood then, while they are on or near. `always`: one that is
 * chosen is drawn whenever it is on.
 */
export function noticesAt(notices: readonly Known[], ms: number, always: string | null): NoticeOnMap[] {
  return notices.flatMap((notice) => {
    const chosen = notice.noticeId === always;
    if (notice.filedMs > ms && !chosen) return [];
    const version = notice.history.findLast(({ localMs }) => localMs <= ms) ?? notice.history[0];
    const fields = version?.fields ?? notice.fields;
    const { fromMs, toMs } = onFrom(fields);
    if (!chosen && (fromMs - AHEAD_MS > ms || toMs + AFTER_MS < ms)) return [];
    const { noticeId, party, type, withdrawnMs } = notice;
    const status = withdrawnMs !== null && withdrawnMs <= ms ? 'withdrawn' : 'active';
    return [{ noticeId, party, type, protected: notice.protected, status, fields }];
  });
}

/** One episode, however many nodes raised an alert of it. */
export interface EpisodeOnMap extends AlertOnMap {
  /** Alerts that speak of it: choosing one chooses it. */
  ids: readonly string[];
  first: Signal;
  /** Positions ran out before the two were seen apart: it may still be going on. */
  unseen: boolean;
}

/** This party's own word before others', else the newest. */
function byEpisode(alerts: readonly AlertAnswer[], me: string): Map<string, EpisodeOnMap> {
  const found = new Map<string, EpisodeOnMap & { own: boolean }>();
  for (const { alertId, from, first, last, ended, withdrawn } of alerts) {
    if (withdrawn) continue;
    const held = found.get(last.episode);
    const ids = [...(held?.ids ?? []), alertId];
    const own = from === me;
    const better = !held || (own && !held.own) || (own === held.own && last.atMs > held.last.atMs);
    const one = { alertId, ids, first, last, ended, unseen: false, own };
    found.set(last.episode, better ? one : { ...held, ids });
  }
  return found;
}

/** What is going on, as the list of alerts has it: alerts that no person has closed, alarms that sounded since. */
export function episodesNow(
  alerts: readonly AlertAnswer[],
  signals: ReadonlyMap<string, Signal>,
  me: string,
): EpisodeOnMap[] {
  const recorded = byEpisode(alerts, me);
  return episodesOf(alerts, signals, me).map(({ id, signal, over, unseen }) => {
    // Heard and not recorded yet: it goes by the name of its episode.
    const { alertId, ids, first } = recorded.get(id) ?? { alertId: id, ids: [id], first: signal };
    return { alertId, ids, first, last: unseen ? lastSeen(signal) : signal, ended: over, unseen };
  });
}

export type PlaceOf = (party: string, unit: string) => Point | null;

/** The signal between the places where the units are shown: a pair's line ends at its marks, and says that distance. */
function placed(signal: Signal, placeOf: PlaceOf): Signal {
  const { party, unit, other, approach } = signal;
  const at = placeOf(party, unit) ?? signal.at;
  const otherAt = other ? (placeOf(other.party, other.unit) ?? signal.otherAt) : null;
  if (!approach || !at || !otherAt) return { ...signal, at, otherAt };
  return { ...signal, at, otherAt, approach: { ...approach, distanceM: distanceM(at, otherAt) } };
}

/** What is going on now, between the units as they are shown now. */
export function placedNow(episodes: readonly EpisodeOnMap[], placeOf: PlaceOf): EpisodeOnMap[] {
  return episodes.map((episode) => ({ ...episode, last: placed(episode.last, placeOf) }));
}

/** What was going on then, drawn where the units were at that moment; the first signal's forecast stands beside it. */
export function episodesAt(
  alerts: readonly AlertAnswer[],
  ms: number,
  placeOf: PlaceOf,
  me: string,
): EpisodeOnMap[] {
  return [...byEpisode(alerts, me).values()].flatMap((episode) => {
    const { first, last, ended } = episode;
    if (first.beginsMs > ms || (ended && last.atMs < ms)) return [];
    return [{ ...episode, ended: false, last: placed(ms >= last.atMs ? last : first, placeOf) }];
  });
}
