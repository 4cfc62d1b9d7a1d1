/** What makes a notice unusable, as opposed to late or incomplete: those are marked, never refused. */

import { type Refusal, refuse } from '../contract/index.ts';
import { densify, distanceM, distanceToArea } from '../geo/index.ts';
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
  const [line, marginM] =
    route.type === 'corridor'
      ? [densify(route.points), route.halfWidthM]
      : [[{ point: route.at, leg: 0, fraction: 0 }], route.radiusM];
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

/** null when the fields can stand as a notice of this type. */
export function checkFields(type: NoticeType, fields: Fields, nowMs: number): Refusal | null {
  const corridor = fields.route.type === 'corridor';
  if ((type === 'movement') !== corridor || corridor !== (fields.times.type === 'passage')) {
    return refuse('NOTICES_TYPE_MISMATCH', { type, route: fields.route.type, times: fields.times.type });
  }
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
