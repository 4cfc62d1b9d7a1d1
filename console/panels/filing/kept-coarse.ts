/** The coarse picture that an owner set by hand: a change through the form makes it no tighter. Pure. */
import { contains, densify, distanceM } from '../../../src/geo/index.ts';
import { coarseAreaOf, coarseWindowOf, groundPoints } from '../../../src/notices/coarse.ts';
import type { Fields } from '../../../src/notices/index.ts';
import type { Coarse } from './form.ts';

type Area = Fields['area'];
type Window = Fields['window'];

/** As far as the rough area of a notice may reach (`areaSchema`). */
export const MOST_AREA_M = 1_000_000;

const lastMs = ({ toMs }: { toMs: number | null }): number => toMs ?? Number.POSITIVE_INFINITY;

function sameArea(a: Area, b: Area): boolean {
  return (
    a.type === 'circle' &&
    b.type === 'circle' &&
    a.radiusM === b.radiusM &&
    a.center.lat === b.center.lat &&
    a.center.lon === b.center.lon
  );
}

/** What of it does not follow from route and times. */
export function setByHand({ route, times, area, window }: Fields): Coarse {
  const follows = coarseWindowOf(times);
  return {
    ...(!sameArea(area, coarseAreaOf(route)) && { area }),
    ...((window.fromMs !== follows.fromMs || window.toMs !== follows.toMs) && { window }),
  };
}

/** As `checkFields` measures it. */
function holds(area: Area, route: Fields['route']): boolean {
  const { points, marginM } = groundPoints(route);
  if (area.type === 'circle')
    return points.every((point) => distanceM(area.center, point) + marginM <= area.radiusM);
  const ring = route.type === 'area' ? [...points, ...points.slice(0, 1)] : points;
  return densify(ring).every(({ point }) => contains(area, point));
}

/** How far an area reaches about its middle, m. */
function reachM(area: Area): number {
  if (area.type === 'circle') return area.radiusM;
  const around = coarseAreaOf({ type: 'area', name: '-', use: 'closure', shape: area });
  return around.type === 'circle' ? Math.min(around.radiusM, MOST_AREA_M) : 0;
}

/** An area set by hand stands while it holds the route. One that does not gives way to one that is no smaller. */
export function keptArea(route: Fields['route'], { area: byHand }: Coarse): Area {
  if (byHand && holds(byHand, route)) return byHand;
  const follows = coarseAreaOf(route);
  if (!byHand || follows.type !== 'circle') return follows;
  return { ...follows, radiusM: Math.max(follows.radiusM, reachM(byHand)) };
}

/** A window set by hand stands while it holds the times. One that does not is widened. */
export function keptWindow(times: Fields['times'], { window: byHand }: Coarse): Window {
  const follows = coarseWindowOf(times);
  if (!byHand) return follows;
  const [fromMs, toMs] =
    times.type === 'validity'
      ? [times.fromMs, lastMs(times)]
      : [(times.atMs[0] as number) - times.earlyS * 1000, (times.atMs.at(-1) as number) + times.lateS * 1000];
  if (byHand.fromMs <= fromMs && lastMs(byHand) >= toMs) return byHand;
  return {
    fromMs: Math.min(byHand.fromMs, follows.fromMs),
    toMs: lastMs(follows) > lastMs(byHand) ? follows.toMs : byHand.toMs,
  };
}
