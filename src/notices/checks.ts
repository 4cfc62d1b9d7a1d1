/** What makes a notice unusable, as opposed to late or incomplete: those are marked, never refused. */

import { type Refusal, refuse } from '../contract/index.ts';
import { densify, distanceM, distanceToArea, type Point } from '../geo/index.ts';
import { groundPoints } from './coarse.ts';
import type { Fields, NoticeType } from './notice.ts';

const DAY_MS = 86_400_000;
/** As far as an area may reach: a route that needs more is filed in parts. */
const MAX_COARSE_M = 1_000_000;

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

function checkTimes(fields: Fields): Refusal | null {
  const { route, times } = fields;
  if (times.type === 'validity') {
    if (times.toMs !== null && times.toMs < times.fromMs) {
      return refuse('NOTICES_WINDOW_REVERSED', { from: iso(times.fromMs), to: iso(times.toMs) });
    }
    return null;
  }
  if (route.type === 'corridor' && route.points.length !== times.atMs.length) {
    return refuse('NOTICES_TIMES_MISMATCH', { points: route.points.length, times: times.atMs.length });
  }
  for (let i = 1; i < times.atMs.length; i++) {
    const before = times.atMs[i - 1] as number;
    const after = times.atMs[i] as number;
    if (after < before)
      return refuse('NOTICES_TIMES_REVERSED', { place: i + 1, from: iso(before), to: iso(after) });
  }
  return null;
}

/** Exact must lie inside coarse: else a recipient of the coarse picture is told something untrue. */
function checkInside(fields: Fields): Refusal | null {
  const { route, times, area, window } = fields;
  const { points, marginM } = groundPoints(route);
  const [only, ...others] = points as [Point, ...Point[]];
  const ring = route.type === 'area' && others.length > 0 ? [...points, only] : points;
  const line = others.length > 0 ? densify(ring) : [{ point: only, leg: 0, fraction: 0 }];
  if (area.type === 'circle' && area.radiusM > MAX_COARSE_M)
    return refuse('NOTICES_TOO_WIDE', { km: Math.round(area.radiusM / 1000), limit: MAX_COARSE_M / 1000 });
  // In a circle the corridor's whole width must lie; against a drawn polygon its centre line is measured.
  const outside = line.find(({ point }) =>
    area.type === 'circle'
      ? distanceM(area.center, point) + marginM > area.radiusM
      : distanceToArea(point, area) > 0,
  );
  if (outside)
    return refuse('NOTICES_AREA_TOO_SMALL', { place: outside.leg + Math.ceil(outside.fraction) + 1 });
  const [first, last] =
    times.type === 'passage'
      ? [(times.atMs[0] as number) - times.earlyS * 1000, (times.atMs.at(-1) as number) + times.lateS * 1000]
      : [times.fromMs, times.toMs ?? Number.POSITIVE_INFINITY];
  if (window.fromMs > first || (window.toMs ?? Number.POSITIVE_INFINITY) < last) {
    return refuse('NOTICES_WINDOW_TOO_SMALL', {
      from: iso(window.fromMs),
      to: window.toMs === null ? '∞' : iso(window.toMs),
    });
  }
  return null;
}

/** Which route and times each type of notice has. */
const SHAPES = {
  movement: ['corridor', 'passage'],
  flight: ['flight', 'passage'],
  site: ['site', 'validity'],
  area: ['area', 'validity'],
} as const satisfies Record<NoticeType, readonly [string, string]>;

function checkType(type: NoticeType, { route, times }: Fields): Refusal | null {
  const given = route.type === 'corridor' && route.flight ? 'flight' : route.type;
  const [place, time] = SHAPES[type];
  if (given === place && times.type === time) return null;
  return refuse('NOTICES_TYPE_MISMATCH', { type, route: given, times: times.type });
}

type Route<Type extends Fields['route']['type']> = Extract<Fields['route'], { type: Type }>;

/** Halts, the turn and the heights must be of this very route: one that points beside it would be believed. */
function checkCorridor({ points, halts = [], returnFrom, flight }: Route<'corridor'>): Refusal | null {
  for (const { at } of halts) {
    const [here, next] = [points[at], points[at + 1]];
    if (!here || !next || distanceM(here, next) > 0) return refuse('NOTICES_HALT_PLACE', { place: at + 1 });
  }
  if (returnFrom !== undefined && returnFrom >= points.length - 1)
    return refuse('NOTICES_RETURN_PLACE', { place: returnFrom + 1, points: points.length });
  return checkHeights(flight);
}

function checkHeights(heights: { floorM: number; ceilingM: number } | undefined): Refusal | null {
  if (!heights || heights.floorM <= heights.ceilingM) return null;
  return refuse('NOTICES_HEIGHTS_REVERSED', { floor: heights.floorM, ceiling: heights.ceilingM });
}

/** Whoever keeps clear of the radius must be clear of the ground plan. */
function checkSite({ at, radiusM, footprint = [] }: Route<'site'>): Refusal | null {
  const outside = footprint.find((corner) => distanceM(at, corner) > radiusM);
  return outside
    ? refuse('NOTICES_FOOTPRINT_OUTSIDE', {
        metres: Math.round(distanceM(at, outside)),
        radius: radiusM,
      })
    : null;
}

function checkDetails({ who, route }: Fields): Refusal | null {
  if (!who.escort && who.escorts?.some(({ armed }) => armed))
    return refuse('NOTICES_ESCORT_CONTRADICTS', { by: who.escorts.find(({ armed }) => armed)?.by ?? '-' });
  if (who.series && who.series.number > who.series.of)
    return refuse('NOTICES_SERIES_NUMBER', { number: who.series.number, of: who.series.of });
  if (route.type === 'corridor') return checkCorridor(route);
  if (route.type === 'area') return checkHeights(route.heights);
  return checkSite(route);
}

/** null when the fields can stand as a notice of this type. */
export function checkFields(type: NoticeType, fields: Fields, nowMs: number): Refusal | null {
  const wrong = checkType(type, fields) ?? checkDetails(fields);
  if (wrong) return wrong;
  if (fields.window.toMs !== null && fields.window.toMs < fields.window.fromMs) {
    return refuse('NOTICES_WINDOW_REVERSED', {
      from: iso(fields.window.fromMs),
      to: iso(fields.window.toMs),
    });
  }
  const bad = checkTimes(fields) ?? checkInside(fields);
  if (bad) return bad;
  // Ended long ago can only be a wrong date; ended within the day may be a report of what is under way.
  // An emergency is taken even so: it may be this node's clock that is wrong.
  if (!fields.who.emergency && fields.window.toMs !== null && fields.window.toMs < nowMs - DAY_MS) {
    return refuse('NOTICES_OVER', { to: iso(fields.window.toMs), now: iso(nowMs) });
  }
  return null;
}
