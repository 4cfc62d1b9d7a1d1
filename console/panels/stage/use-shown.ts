/** Everything the map and its list show, at the moment shown. */
import { useMemo } from 'react';
import type { Terms } from '../../../src/terms/index.ts';
import type { NoticeOnMap, Selection, UnitOnMap } from '../../map/views.ts';
import {
  type ConflictAnswer,
  useAgreements,
  useAlerts,
  useConflicts,
  useNotices,
  useTermsInForce,
} from '../../state/answers.ts';
import { useNow } from '../../state/clock.ts';
import { units as liveUnits, signals } from '../../state/live.ts';
import { selection } from '../../state/place.ts';
import { useSession } from '../../state/session.ts';
import { shownAt } from '../../state/shown-time.ts';
import { useSteady } from '../../state/steady.ts';
import { useStore } from '../../state/store.ts';
import {
  type EpisodeOnMap,
  episodesAt,
  episodesNow,
  noticesAt,
  type PlaceOf,
  placedNow,
  unitsAt,
  unitsNow,
} from './moment.ts';
import { useTracks } from './use-history.ts';

export interface ShownNow {
  atMs: number;
  /** now: what is so, going on; past: what was; ahead: what is planned, and nobody's position. */
  when: 'now' | 'past' | 'ahead';
  units: readonly UnitOnMap[];
  notices: readonly NoticeOnMap[];
  terms: readonly Terms[];
  alerts: readonly EpisodeOnMap[];
  conflicts: readonly ConflictAnswer[];
  /** What is chosen; of an alert, the one that stands for its episode. */
  chosen: Selection | null;
  /** The node has answered: what is not here is not there. */
  known: boolean;
  waiting: boolean;
  missing: number;
  errors: readonly unknown[];
}

const NONE: readonly never[] = [];
/** Corridors slide, and what is known is looked through, by the tenth of a minute: nobody sees less. */
const STEP_MS = 5_000;

export function useShown(): ShownNow {
  const { me } = useSession();
  const now = useNow();
  const then = useStore(shownAt);
  const atMs = then ?? now;
  const when = then === null ? 'now' : then <= now ? 'past' : 'ahead';
  const picked = useStore(selection);
  const live = useStore(liveUnits);
  const heard = useStore(signals);
  const tracks = useTracks(then);
  const noticesAsked = useNotices();
  const alertsAsked = useAlerts();
  const conflictsAsked = useConflicts();
  const agreements = useAgreements();
  const terms = useTermsInForce();

  const { rough, close } = tracks;
  // Of the day before, only the last place of each unit counts now.
  const remembered = useMemo(() => (when === 'now' ? unitsAt(Infinity, rough) : NONE), [when, rough]);
  const units = useMemo(() => {
    if (when === 'ahead') return NONE;
    return when === 'now' ? unitsNow(live.values(), remembered) : unitsAt(atMs, rough, close);
  }, [when, live, remembered, rough, close, when === 'past' ? atMs : 0]);

  const stepMs = Math.floor(atMs / STEP_MS) * STEP_MS;
  const all = noticesAsked.data ?? NONE;
  const noticeId = picked?.kind === 'notice' ? picked.id : null;
  // The same list, and so the same drawing, for as long as the same notices stand in it.
  const notices = useSteady(useMemo(() => noticesAt(all, stepMs, noticeId), [all, stepMs, noticeId]));

  const alertRows = alertsAsked.data ?? NONE;
  const going = useMemo(
    () => episodesNow(alertRows, heard, me.party).filter(({ ended }) => !ended),
    [alertRows, heard, me.party],
  );
  const alerts = useMemo(() => {
    if (when === 'ahead') return NONE;
    const places = new Map(units.map(({ party, unit, fix }) => [`${party}/${unit}`, fix.at]));
    const placeOf: PlaceOf = (party, unit) => places.get(`${party}/${unit}`) ?? null;
    return when === 'now' ? placedNow(going, placeOf) : episodesAt(alertRows, atMs, placeOf, me.party);
  }, [when, going, alertRows, me.party, units, when === 'past' ? atMs : 0]);

  const found = conflictsAsked.data ?? NONE;
  const conflicts = useSteady(
    useMemo(
      () =>
        found.filter(
          ({ localMs, untilMs }) =>
            when === 'now' || (localMs <= stepMs && (untilMs === null || untilMs >= stepMs)),
        ),
      [found, when, stepMs],
    ),
  );

  const alert = picked?.kind === 'alert' ? alerts.find(({ ids }) => ids.includes(picked.id)) : undefined;
  const chosen = useMemo<Selection | null>(
    () => (alert ? { kind: 'alert', id: alert.alertId } : picked),
    [alert?.alertId, picked],
  );
  const asked = [noticesAsked, alertsAsked, conflictsAsked, agreements];
  return {
    atMs,
    when,
    units,
    notices,
    terms,
    alerts,
    conflicts,
    chosen,
    known: asked.every(({ isSuccess }) => isSuccess) && !tracks.waiting,
    waiting: when === 'past' && tracks.waiting,
    missing: when === 'past' ? tracks.missing : 0,
    errors: [...asked.map(({ error }) => error), tracks.error].filter(Boolean),
  };
}
