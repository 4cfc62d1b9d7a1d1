/** Changes of time alone: delay, hold, slower or faster legs. Each gives its least; the ground stays as it was. */
import { distanceM, quantiseM } from '../../geo/index.ts';
import { clausesOf, type Terms } from '../../terms/index.ts';
import { ActivePlans } from '../active/active-plans.ts';
import { smallestDelay } from '../active/delay.ts';
import {
  delayed,
  haltsAt,
  heldAfter,
  movingMs,
  type Placed,
  retimed,
  samePoint,
  windowFollows,
  withStop,
} from './changed.ts';
import { type Family, leastOf } from './family.ts';
import type { Blocker, Ground, Wait } from './ground.ts';
import type { Limits } from './limits.ts';

/** A change as found, before it is held against everything. */
export interface Candidate {
  placed: Placed;
  /** Points of the route as it was. */
  from: number;
  to: number;
  /** Metres beyond the stretch it replaces. */
  extraM: number;
}
export interface Found {
  candidates: Candidate[];
  /** Places, stretches or pairs that were looked at. */
  looked: number;
  /** There was too much to look at: a smaller change may have been missed. */
  gaveUp?: boolean;
}

export interface Search {
  base: Placed;
  ground: Ground;
  limits: Limits;
  terms: readonly Terms[];
  party: string;
  blockers: readonly Blocker[];
  /** First and last leg that are in conflict: what begins to change after the first leaves it as it is. */
  legs: { first: number; last: number };
  wait: Wait;
}

/** More places, or stretches of legs, than these are not looked at. */
const MOST_PLACES = 200;

/** The last moment that the calendar of notices and a window set by hand leave, as whole seconds from now on. */
export function roomS({ times, window }: Placed, follows: boolean, mostS: number): number {
  const lastMs = times.atMs.at(-1) as number;
  const endMs = follows || !window || window.toMs === null ? Infinity : window.toMs - times.lateS * 1000;
  const calendarMs = 8.62e15;
  return Math.max(0, Math.min(mostS, Math.floor((Math.min(endMs, calendarMs) - lastMs) / 1000)));
}

export function delays(search: Search): Found {
  const { base, ground, blockers, wait, limits } = search;
  const mostS = roomS(base, windowFollows(base), limits.mostS);
  const at = (seconds: number): Placed => delayed(base, seconds);
  const seconds = base.window ? leastOf({ mostS, at }, base, blockers, ground, wait) : shifted(search, mostS);
  const last = base.route.points.length - 1;
  const candidates = seconds === null ? [] : [{ placed: at(seconds), from: 0, to: last, extraM: 0 }];
  return { candidates, looked: 1 };
}

/** A plan without a window moves as one piece: that is what delay.ts answers. Zones may want more than the others' plans do. */
function shifted({ base, ground, blockers, wait }: Search, mostS: number): number | null {
  const active = ActivePlans.of(blockers.map(({ plan }) => plan));
  const required = new Map(blockers.map(({ plan, requiredM }) => [plan.party, requiredM]));
  const metres = (party: string): number | null => required.get(party) ?? null;
  // Heights were compared already: whoever blocks is level with it.
  const verticalM = (): number => Infinity;
  for (let fromS = 0; fromS <= mostS; ) {
    const plan = ground.planOf(delayed(base, fromS));
    if ('refused' in plan) return null;
    const found = smallestDelay(active, plan, metres, { mostMs: (mostS - fromS) * 1000, verticalM });
    if (!found) return null;
    const seconds = fromS + found.delayMs / 1000;
    const moreMs = wait(delayed(base, seconds));
    if (moreMs === 0) return seconds;
    fromS = seconds + Math.ceil(moreMs / 1000);
  }
  return null;
}

/** Where it may stand longer: every point on the way. Of very long routes the declared stops. */
function places({ base, legs }: Search): number[] {
  const inner = Array.from({ length: base.route.points.length - 2 }, (_, i) => i + 1);
  const all = inner.filter((i) => i <= legs.first);
  // The second of two equal points is the same place; its stop begins at the first.
  const once = all.filter((i) => !haltsAt(base, i - 1));
  const stops = once.length > MOST_PLACES ? once.filter((i) => haltsAt(base, i)) : once;
  return stops.slice(0, MOST_PLACES);
}

/** The best of a family of families: what is dearer than the best so far is not looked for. */
function best(
  search: Search,
  families: Iterable<{ family: Family; base: Placed; from: number; to: number }>,
): Found {
  let cheapest = Infinity;
  let looked = 0;
  let candidates: Candidate[] = [];
  for (const { family, base, from, to } of families) {
    looked++;
    const mostS = Math.min(family.mostS, cheapest);
    if (mostS < 1) continue;
    const seconds = leastOf({ ...family, mostS }, base, search.blockers, search.ground, search.wait);
    if (seconds === null) continue;
    const candidate = { placed: family.at(seconds), from, to, extraM: 0 };
    candidates = seconds < cheapest ? [candidate] : [...candidates, candidate];
    cheapest = seconds;
  }
  return { candidates, looked };
}

export function holds(search: Search): Found {
  const { base, limits } = search;
  const families = places(search).flatMap((i) => {
    const stands = haltsAt(base, i) ? base : withStop(base, i);
    if (!stands) return [];
    const mostS = roomS(stands, windowFollows(stands), limits.mostS);
    const at = (seconds: number): Placed => heldAfter(stands, i, seconds);
    return [{ family: { mostS, at }, base: stands, from: i, to: i }];
  });
  return best(search, families);
}

interface Stretch {
  from: number;
  to: number;
  slowerS: number;
  fasterS: number;
}

/** Metres per second of each leg; null: it stands, or takes no time. */
function speeds({ route, times }: Placed): (number | null)[] {
  return route.points.slice(1).map((point, i) => {
    const before = route.points[i] as NonNullable<(typeof route.points)[number]>;
    const ms = (times.atMs[i + 1] as number) - (times.atMs[i] as number);
    return samePoint(before, point) || ms === 0 ? null : (quantiseM(distanceM(before, point)) * 1000) / ms;
  });
}

/** Speeds that a clause on conduct allows near others: a faster leg is not proposed where one binds the party. */
function conductMps(terms: readonly Terms[], party: string): number {
  const clauses = terms.flatMap((one) => clausesOf(one, 'conduct', party));
  return Math.min(...clauses.map(({ maxSpeedMps }) => maxSpeedMps), Infinity);
}

/** Runs of legs that begin and end on the move, short ones first; how much slower and faster each may be driven. */
function stretches({ base, limits, terms, party, legs }: Search): Stretch[] {
  const own = speeds(base);
  const fastest = own.reduce<number>((most, mps) => Math.max(most, mps ?? 0), 0);
  const topMps = Math.min(limits.fastestMps ?? fastest, conductMps(terms, party));
  const found: Stretch[] = [];
  for (let length = 1; length <= own.length && found.length < MOST_PLACES; length++) {
    for (
      let from = 0;
      from <= Math.min(legs.first, own.length - length) && found.length < MOST_PLACES;
      from++
    ) {
      const to = from + length;
      if (own[from] === null || own[to - 1] === null) continue;
      const ranMs = movingMs(base, from, to);
      const moving = own.slice(from, to).filter((mps) => mps !== null);
      // All of a run is slowed by one factor: the leg that is nearest to its bound decides.
      const slower = Math.min(...moving.map((mps) => mps / (limits.slowestMps ?? mps / 2))) - 1;
      const faster = 1 - Math.max(...moving.map((mps) => mps / topMps));
      const [slowerS, fasterS] = [slower, faster].map((share) =>
        Math.max(0, Math.min(limits.mostS, Math.floor((ranMs * share) / 1000 + 1e-6))),
      ) as [number, number];
      if (slowerS > 0 || fasterS > 0) found.push({ from, to, slowerS, fasterS });
    }
  }
  return found;
}

export function retimes(search: Search): Found {
  const { base } = search;
  const families = stretches(search).flatMap(({ from, to, slowerS, fasterS }) => {
    const mostS = roomS(base, windowFollows(base), slowerS);
    const slower = { mostS, at: (seconds: number): Placed => retimed(base, from, to, seconds) };
    const faster = { mostS: fasterS, at: (seconds: number): Placed => retimed(base, from, to, -seconds) };
    return [
      { family: slower, base, from, to },
      { family: faster, base, from, to },
    ];
  });
  return { ...best(search, families), looked: families.length / 2 };
}
