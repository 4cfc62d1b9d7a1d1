/** The fields of a notice after one change. Pure; nothing is checked here. */
import { contains, distanceM, type Point } from '../../geo/index.ts';
import { coarseAreaOf, coarseWindowOf, type Fields } from '../../notices/index.ts';

export type Corridor = Extract<Fields['route'], { type: 'corridor' }>;
export type Passage = Extract<Fields['times'], { type: 'passage' }>;
/** What of a notice stands in space and time. */
export type Placed = Pick<Partial<Fields>, 'area' | 'window'> & { route: Corridor; times: Passage };

const MOST_POINTS = 10_000;
const MOST_HALTS = 500;

/** null for plans that no rule can change: sites, areas, routes without times. */
export function placedOf({ route, times, area, window }: Partial<Fields>): Placed | null {
  if (route?.type !== 'corridor' || times?.type !== 'passage') return null;
  return { route, times, ...(area && { area }), ...(window && { window }) };
}

export function samePoint(a: Point | undefined, b: Point | undefined): boolean {
  return a !== undefined && b !== undefined && a.lat === b.lat && a.lon === b.lon;
}

/** True where the window is what follows from the times: it follows them then. Any other was set by hand, and binds. */
export function windowFollows({ window, times }: Placed): boolean {
  const coarse = coarseWindowOf(times);
  return window !== undefined && window.fromMs === coarse.fromMs && window.toMs === coarse.toMs;
}

const sameArea = (a: Fields['area'], b: Fields['area']): boolean => JSON.stringify(a) === JSON.stringify(b);

function areaFor(base: Placed, route: Corridor): Pick<Placed, 'area'> {
  const { area } = base;
  if (!area || route === base.route) return area ? { area } : {};
  const follows = area.type === 'circle' && sameArea(orderly(area), orderly(coarseAreaOf(base.route)));
  const holds = (point: Point): boolean =>
    area.type === 'circle'
      ? distanceM(area.center, point) + route.halfWidthM <= area.radiusM
      : contains(area, point);
  return { area: !follows && route.points.every(holds) ? area : coarseAreaOf(route) };
}

/** The members in one order, whoever wrote them. */
function orderly(area: Fields['area']): Fields['area'] {
  return area.type === 'circle'
    ? { type: area.type, center: { lat: area.center.lat, lon: area.center.lon }, radiusM: area.radiusM }
    : area;
}

/** Route and times in place of the old ones; the rough area and window follow them as they did before. */
export function withPassage(base: Placed, route: Corridor, atMs: number[]): Placed {
  const times = { ...base.times, atMs };
  const window = windowFollows(base) ? coarseWindowOf(times) : base.window;
  return { route, times, ...areaFor(base, route), ...(window && { window }) };
}

/** All of it later. */
export function delayed(base: Placed, seconds: number): Placed {
  const atMs = base.times.atMs.map((ms) => ms + seconds * 1000);
  return withPassage(base, base.route, atMs);
}

/** True where point `i` and the next are one place: it may stand there already. */
export function haltsAt({ route }: Placed, i: number): boolean {
  return samePoint(route.points[i], route.points[i + 1]);
}

/** A point put in twice: the second stands after the first, passed at the same moment. null where there is no room. */
export function withStop(base: Placed, i: number): Placed | null {
  const { points, names, halts = [], returnFrom } = base.route;
  const point = points[i];
  if (!point || points.length >= MOST_POINTS) return null;
  const stop = halts.length < MOST_HALTS ? [{ at: i, kind: 'halt' as const }] : [];
  const moved = halts.map((halt) => (halt.at >= i ? { ...halt, at: halt.at + 1 } : halt));
  const route: Corridor = {
    ...base.route,
    points: points.toSpliced(i, 0, point),
    ...(names && { names: names.toSpliced(i, 0, names[i] ?? '') }),
    halts: [...moved.filter(({ at }) => at < i), ...stop, ...moved.filter(({ at }) => at > i)],
    ...(returnFrom !== undefined && { returnFrom: returnFrom > i ? returnFrom + 1 : returnFrom }),
  };
  const atMs = base.times.atMs.toSpliced(i, 0, base.times.atMs[i] as number);
  return withPassage(base, route, atMs);
}

/** Every point after `i` passed so much later. */
export function heldAfter(base: Placed, i: number, seconds: number): Placed {
  const atMs = base.times.atMs.map((ms, k) => (k > i ? ms + seconds * 1000 : ms));
  return withPassage(base, base.route, atMs);
}

/**
 * The legs from point `from` to point `to` driven so many seconds slower in all (negative: faster), each moving leg by its share
 * of the time; what comes after is shifted whole. Declared stops keep their length.
 */
export function retimed(base: Placed, from: number, to: number, seconds: number): Placed {
  const { atMs } = base.times;
  const moving = movingMs(base, from, to);
  let ran = 0;
  const changed = atMs.map((ms, i) => {
    if (i > from && i <= to && !samePoint(base.route.points[i - 1], base.route.points[i]))
      ran += ms - (atMs[i - 1] as number);
    return i <= from ? ms : ms + (i >= to ? seconds * 1000 : Math.round((seconds * 1000 * ran) / moving));
  });
  return withPassage(base, base.route, changed);
}

/** Time on the move from point `from` to point `to`, ms. */
export function movingMs({ route, times }: Placed, from: number, to: number): number {
  let sum = 0;
  for (let i = from + 1; i <= to; i++) {
    if (!samePoint(route.points[i - 1], route.points[i]))
      sum += (times.atMs[i] as number) - (times.atMs[i - 1] as number);
  }
  return sum;
}

/** Points and times in place of those strictly between `from` and `to`; what comes from `to` on passes `lateMs` later. */
export function rerouted(
  base: Placed,
  from: number,
  to: number,
  way: { points: readonly Point[]; atMs: readonly number[] },
  lateMs: number,
): Placed | null {
  const { points, names, halts = [], returnFrom } = base.route;
  const more = way.points.length - (to - from - 1);
  if (points.length + more > MOST_POINTS) return null;
  const blank = way.points.map(() => '');
  const kept = halts.map((halt) => (halt.at >= to ? { ...halt, at: halt.at + more } : halt));
  // A turn that lay on the stretch is none any more.
  const turn =
    returnFrom === undefined || (returnFrom > from && returnFrom < to)
      ? {}
      : { returnFrom: returnFrom >= to ? returnFrom + more : returnFrom };
  const { returnFrom: _, ...rest } = base.route;
  const route: Corridor = {
    ...rest,
    points: [...points.slice(0, from + 1), ...way.points, ...points.slice(to)],
    ...(names && { names: [...names.slice(0, from + 1), ...blank, ...names.slice(to)] }),
    ...(halts.length > 0 && { halts: kept }),
    ...turn,
  };
  const { atMs } = base.times;
  const later = atMs.slice(to).map((ms) => ms + lateMs);
  return withPassage(base, route, [...atMs.slice(0, from + 1), ...way.atMs, ...later]);
}
