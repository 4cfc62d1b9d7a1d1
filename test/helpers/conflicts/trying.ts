/** The smallest change by trying: a coarse grid of seconds, and every way through a town. Knows nothing of the search. */

import { againstOf, keyOf, type Surroundings } from '../../../src/conflicts/change/ground.ts';
import type { ChangeKind } from '../../../src/conflicts/change/proposal.ts';
import { ActivePlans, checkPlan, stands } from '../../../src/conflicts/index.ts';
import { distanceM, type Point } from '../../../src/geo/index.ts';
import { coarseWindowOf } from '../../../src/notices/index.ts';
import { changedPlan } from './changes.ts';
import { ASKED_MS, type Case, type Placed } from './town.ts';

export const knownBy = ({ others, terms }: Case, indexed = false): Surroundings => {
  const active = ActivePlans.of(others);
  if (indexed) active.pack();
  return { active, terms };
};

/** A judge of changed fields that knows nothing of the search: true where nothing stands open but what no such change mends. */
export function judgeOf(one: Case, kind: ChangeKind): (fields: object) => boolean {
  const { active, terms } = knownBy(one);
  const findings = (fields: object) =>
    checkPlan({ ...changedPlan(fields), filedMs: ASKED_MS }, active, terms).findings.filter(stands);
  const isAsked = ({ kind: what, zone }: ReturnType<typeof findings>[number]): boolean =>
    what === 'possible' ||
    zone?.requires === 'consent' ||
    (kind !== 'reroute' && zone?.requires === 'no entry');
  const may = new Set(
    findings(one.fields)
      .filter(isAsked)
      .map((finding) => keyOf(againstOf(finding))),
  );
  return (fields) => findings(fields).every((finding) => may.has(keyOf(againstOf(finding))));
}

const later = (atMs: readonly number[], from: number, ms: number): number[] =>
  atMs.map((at, i) => (i >= from ? at + ms : at));

function withTimes({ route, times, window }: Placed, atMs: number[], points = route.points): Placed {
  const changed = { ...times, atMs };
  const coarse = coarseWindowOf(times);
  const follows = window?.fromMs === coarse.fromMs && window.toMs === coarse.toMs;
  return {
    route: { ...route, points },
    times: changed,
    ...(window && { window: follows ? coarseWindowOf(changed) : window }),
  };
}

/** True where a window set by hand still holds all of it. */
function fits({ times, window }: Placed): boolean {
  return (
    !window ||
    ((times.atMs.at(-1) as number) + times.lateS * 1000 <= (window.toMs ?? Infinity) &&
      (times.atMs[0] as number) - times.earlyS * 1000 >= window.fromMs)
  );
}

const GRID_S = 10;
export const MOST_S = 900;

function delays({ fields }: Case, s: number): Placed[] {
  return [withTimes(fields, later(fields.times.atMs, 0, s * 1000))];
}

function holds({ fields }: Case, s: number): Placed[] {
  const { points } = fields.route;
  const { atMs } = fields.times;
  return points.slice(1, -1).map((point, k) => {
    const i = k + 1;
    const same = point === points[i + 1];
    const stood = same ? points : points.toSpliced(i, 0, point);
    const times = same ? atMs : atMs.toSpliced(i, 0, atMs[i] as number);
    return withTimes(fields, later(times, i + 1, s * 1000), stood);
  });
}

/** One leg slower, down to half its speed, or faster, up to the fastest of all. */
function speeds({ fields }: Case, s: number): Placed[] {
  const { points } = fields.route;
  const { atMs } = fields.times;
  const legs = points.slice(1).map((point, i) => ({
    metres: distanceM(points[i] as Point, point),
    ms: (atMs[i + 1] as number) - (atMs[i] as number),
  }));
  const fastest = Math.max(...legs.map(({ metres, ms }) => (ms === 0 ? 0 : metres / ms)));
  return legs.flatMap(({ metres, ms }, i) => {
    if (metres === 0 || ms === 0) return [];
    const tries = s * 1000 <= ms ? [withTimes(fields, later(atMs, i + 1, s * 1000))] : [];
    const left = ms - s * 1000;
    return left > 0 && metres / left <= fastest * (1 - 1e-6)
      ? [...tries, withTimes(fields, later(atMs, i + 1, -s * 1000))]
      : tries;
  });
}
const TRIES = { delay: delays, hold: holds, retime: speeds };

/** Least seconds on the grid at which some such change is good; null: none up to `MOST_S`. */
export function coarse(one: Case, kind: keyof typeof TRIES): number | null {
  const isGood = judgeOf(one, kind);
  for (let s = GRID_S; s <= MOST_S; s += GRID_S)
    if (TRIES[kind](one, s).some((each) => fits(each) && isGood(each))) return s;
  return null;
}

/** Every way through the town from every point to every later one, no junction twice: the least cost of any that is clear. */
export function allWays(one: Case): number | null {
  const { fields, roads } = one;
  const isGood = judgeOf(one, 'reroute');
  const { points } = fields.route;
  const { atMs } = fields.times;
  const key = ({ lat, lon }: Point): string => `${Math.round(lat * 1e7)} ${Math.round(lon * 1e7)}`;
  const next = new Map<string, { to: Point; metres: number }[]>();
  const link = (a: Point, b: Point): void => {
    next.set(key(a), [...(next.get(key(a)) ?? []), { to: b, metres: distanceM(a, b) }]);
  };
  for (const { points: road, oneWay } of roads) {
    const [a, b] = road as [Point, Point];
    link(a, b);
    if (!oneWay) link(b, a);
  }
  let moved = 0;
  let metres = 0;
  for (let i = 0; i + 1 < points.length; i++) {
    metres += distanceM(points[i] as Point, points[i + 1] as Point);
    if (points[i] !== points[i + 1]) moved += (atMs[i + 1] as number) - (atMs[i] as number);
  }
  const mps = Math.floor((metres * 1e6) / moved) / 1000;
  let best: number | null = null;
  for (let from = 0; from < points.length; from++) {
    for (let to = from + 1; to < points.length && points[to - 1] !== points[to]; to++) {
      const [start, end] = [points[from] as Point, points[to] as Point];
      let replaced = 0;
      for (let i = from; i < to; i++) replaced += distanceM(points[i] as Point, points[i + 1] as Point);
      const walk = (way: Point[], length: number): void => {
        const here = way.at(-1) as Point;
        if (way.length > 1 && key(here) === key(end)) {
          const arrives = (atMs[from] as number) + Math.ceil(length / mps) * 1000;
          const late = Math.max(0, arrives - (atMs[to] as number));
          const cost = Math.ceil(late / 1000) + Math.ceil(Math.max(0, length - replaced) / mps);
          if (best !== null && cost >= best) return;
          let ran = 0;
          const passed = way.slice(1).map((point, i) => {
            ran += distanceM(way[i] as Point, point);
            return (atMs[from] as number) + Math.round((ran / mps) * 1000);
          });
          passed[passed.length - 1] = arrives;
          const waits = arrives < (atMs[to] as number);
          const made = withTimes(
            fields,
            [
              ...atMs.slice(0, from + 1),
              ...passed,
              ...(waits ? [atMs[to] as number] : []),
              ...later(atMs, 0, late).slice(to + 1),
            ],
            [...points.slice(0, from + 1), ...way.slice(1), ...(waits ? [end] : []), ...points.slice(to + 1)],
          );
          if (fits(made) && isGood(made)) best = cost;
          return;
        }
        if (way.length > 9) return;
        for (const { to: on, metres: more } of next.get(key(here)) ?? [])
          if (!way.some((point) => key(point) === key(on))) walk([...way, on], length + more);
      };
      walk([start], 0);
    }
  }
  return best;
}
