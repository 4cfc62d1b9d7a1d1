/**
 * Ways round over roads: from one point of the route to a later one, by the shortest way that is clear at the time it is driven.
 *
 * Ways grow from their beginning, shortest possible whole first (the rest measured over all roads); a way in conflict with
 * anything known grows no further. So the first that arrives is the shortest clear one: nothing is sampled. It drives at one
 * stated speed, and passes no junction twice.
 */
import TinyQueue from 'tinyqueue';
import type { Road } from '../../geo/formats/index.ts';
import {
  areaOf,
  chordM,
  closest,
  courseOfPresence,
  distanceM,
  type Point,
  quantiseM,
  toVec,
} from '../../geo/index.ts';
import { clausesOf, zoneDemands } from '../../terms/index.ts';
import { plansNear } from '../active/meetings.ts';
import { widestOf } from '../check.ts';
import { delayed, haltsAt, movingMs, type Placed, rerouted, samePoint, windowFollows } from './changed.ts';
import { leastOf } from './family.ts';
import { type Edge, type Joint, lengthMm, type RoadGraph, roadGraph } from './roads.ts';
import { type Candidate, type Found, roomS, type Search } from './timing.ts';

/** Points of the route at which it may leave or rejoin; of longer routes those nearest to the conflicts. */
const MOST_POINTS = 24;
/** Ways begun for one pair of points, and in all: beyond this it is said that not all was looked at. */
const MOST_WAYS = 4_000;
const MOST_WAYS_IN_ALL = 40_000;

/** A point so near to a road lies on it: no vertex is put in beside it. */
const ON_ROAD_MM = 1_000;

/** A way begun: its edges, and how far it has come. */
interface Way {
  edges: readonly Edge[];
  node: number;
  mm: number;
  /** With the shortest rest: what it comes to at least. */
  wholeMm: number;
}

/** Least whole; of equals the one whose edges come first by place. */
function byLength(a: Way, b: Way): number {
  if (a.wholeMm !== b.wholeMm) return a.wholeMm - b.wholeMm;
  const length = Math.min(a.edges.length, b.edges.length);
  for (let i = 0; i < length; i++) {
    const apart = (a.edges[i] as Edge).number - (b.edges[i] as Edge).number;
    if (apart !== 0) return apart;
  }
  return a.edges.length - b.edges.length;
}

/** Shortest distance to `node` from every junction, mm. */
function distancesTo({ into }: RoadGraph, node: number): Map<number, number> {
  const known = new Map<number, number>();
  const queue = new TinyQueue<[number, number]>([[0, node]], ([a], [b]) => a - b);
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [mm, at] = next;
    if (known.has(at)) continue;
    known.set(at, mm);
    for (const edge of into.get(at) ?? [])
      if (!known.has(edge.from)) queue.push([mm + edge.lengthMm, edge.from]);
  }
  return known;
}

function lengthM({ route }: Placed, from: number, to: number): number {
  let metres = 0;
  for (let i = from; i < to; i++) metres += distanceM(route.points[i] as Point, route.points[i + 1] as Point);
  return quantiseM(metres);
}

/** Whole millimetres a second: the speed said, or the mean while it moves; null where it never does. */
export function roadMmps({
  base,
  limits,
  terms,
  party,
}: Pick<Search, 'base' | 'limits' | 'terms' | 'party'>): number | null {
  const last = base.route.points.length - 1;
  const ms = movingMs(base, 0, last);
  const mean = ms === 0 ? 0 : (lengthM(base, 0, last) * 1000) / ms;
  const conduct = terms.flatMap((one) => clausesOf(one, 'conduct', party)).map((one) => one.maxSpeedMps);
  const mps = Math.min(limits.roadMps ?? mean, ...conduct);
  const mmps = Math.floor(mps * 1000);
  return mmps > 0 ? mmps : null;
}

/** Points and times of a way, from the first point after `from` to the last before `to`; and when it is at `to`. */
function passage(
  leave: { at: Point; ms: number; joint: Joint },
  edges: readonly Edge[],
  mmps: number,
): { points: Point[]; atMs: number[]; mm: number } {
  const points: Point[] = [];
  const atMs: number[] = [];
  let mm = leave.joint.asideMm;
  const pass = (point: Point): void => {
    if (samePoint(points.at(-1) ?? leave.at, point)) return;
    points.push(point);
    atMs.push(leave.ms + Math.round((mm * 1000) / mmps));
  };
  if (leave.joint.asideMm > ON_ROAD_MM) pass(leave.joint.at);
  for (const edge of edges) {
    let [before] = edge.points as [Point, ...Point[]];
    for (const point of edge.points.slice(1)) {
      mm += lengthMm(before, point);
      pass(point);
      before = point;
    }
  }
  return { points, atMs, mm };
}

interface Pair {
  from: number;
  to: number;
  /** Length and time of the stretch that would be replaced. */
  mm: number;
}

/** One search for ways round, all pairs of points together. */
class Detours {
  readonly #search: Search;
  readonly #graph: RoadGraph;
  readonly #mmps: number;
  readonly #free = new Map<number, boolean>();
  #ways = 0;
  gaveUp = false;

  constructor(search: Search, graph: RoadGraph, mmps: number) {
    this.#search = search;
    this.#graph = graph;
    this.#mmps = mmps;
  }

  /** Seconds of cost for a way of so many mm in place of the stretch. */
  #cost({ from, to, mm }: Pair, wayMm: number): number {
    const { atMs } = this.#search.base.times;
    const arrivesMs = (atMs[from] as number) + Math.ceil(wayMm / this.#mmps) * 1000;
    const lateS = Math.max(0, Math.ceil((arrivesMs - (atMs[to] as number)) / 1000));
    return lateS + Math.ceil(Math.max(0, wayMm - mm) / this.#mmps);
  }

  /** True where no plan and no zone touches the ground of the edge at any time: it need not be looked at again. */
  #isFree(edge: Edge): boolean {
    const known = this.#free.get(edge.number);
    if (known !== undefined) return known;
    const { ground, terms, base } = this.#search;
    const { fromMs, toMs } = ground.plan;
    const span = { fromMs, toMs: toMs + this.#search.limits.mostS * 1000 };
    const area = areaOf({ points: edge.points, halfWidthM: base.route.halfWidthM });
    const held = { ...ground.plan, course: courseOfPresence({ area, ...span }), ...span };
    const isClosed = terms
      .flatMap((one) => zoneDemands(one, ground.plan.party))
      .some((clause) => {
        const zone = courseOfPresence({ area: clause.area, fromMs: span.fromMs, toMs: span.toMs });
        return closest(held.course, zone, { withinM: area.radiusM + zone.halfWidthM }) !== null;
      });
    const free = !isClosed && plansNear(ground.near, held, widestOf(terms)).length === 0;
    this.#free.set(edge.number, free);
    return free;
  }

  /** Whether the last edge of the way is clear at the time at which it is driven. */
  #isClear(pair: Pair, joint: Joint, edges: readonly Edge[]): boolean {
    const edge = edges.at(-1) as Edge;
    if (this.#isFree(edge)) return true;
    const { base, wait } = this.#search;
    const leave = {
      at: base.route.points[pair.from] as Point,
      ms: base.times.atMs[pair.from] as number,
      joint,
    };
    const way = passage(leave, edges, this.#mmps);
    const count = edge.points.length;
    const { window: _window, area: _area, ...rest } = base;
    const { halts: _halts, names: _names, returnFrom: _turn, ...route } = rest.route;
    const points = edge.points;
    const atMs = way.atMs.slice(-count);
    // The way may begin at the edge's own first vertex, which it then does not name again.
    if (atMs.length < count) atMs.unshift(leave.ms);
    return wait({ ...rest, route: { ...route, points: [...points] }, times: { ...rest.times, atMs } }) === 0;
  }

  /** The whole plan with this way in it; null where it does not fit, or is in conflict. */
  #whole(pair: Pair, leaves: Joint, joins: Joint, edges: readonly Edge[]): Candidate | null {
    const { base, wait, limits } = this.#search;
    const [start, end] = [base.route.points[pair.from] as Point, base.route.points[pair.to] as Point];
    const startMs = base.times.atMs[pair.from] as number;
    const endMs = base.times.atMs[pair.to] as number;
    const way = passage({ at: start, ms: startMs, joint: leaves }, edges, this.#mmps);
    if (joins.asideMm <= ON_ROAD_MM) {
      way.points.pop();
      way.atMs.pop();
    }
    const wayMm = way.mm + joins.asideMm;
    const arrivesMs = startMs + Math.ceil(wayMm / this.#mmps) * 1000;
    // Who is there early waits until the planned moment.
    if (arrivesMs < endMs) {
      way.points.push(end);
      way.atMs.push(arrivesMs);
    }
    const lateMs = Math.max(0, arrivesMs - endMs);
    const fits = lateMs <= roomS(base, windowFollows(base), limits.mostS) * 1000;
    const placed = fits ? rerouted(base, pair.from, pair.to, way, lateMs) : null;
    if (!placed || this.#cost(pair, wayMm) > limits.mostS || wait(placed) !== 0) return null;
    return { placed, from: pair.from, to: pair.to, extraM: Math.max(0, Math.ceil((wayMm - pair.mm) / 1000)) };
  }

  /** Seconds that the pair costs at least, were all roads clear; null: no way leads there, or the rest of the plan stays in conflict. */
  leastCost(pair: Pair): number | null {
    const [leaves, joins] = [this.#graph.joined[pair.from], this.#graph.joined[pair.to]];
    if (!leaves || !joins || leaves.node === joins.node) return null;
    const restMm = this.#distances(joins.node).get(leaves.node);
    if (restMm === undefined || !this.#restCanBeClear(pair.to)) return null;
    return this.#cost(pair, leaves.asideMm + restMm + joins.asideMm);
  }

  readonly #known = new Map<number, Map<number, number>>();
  #distances(node: number): Map<number, number> {
    const distances = this.#known.get(node) ?? distancesTo(this.#graph, node);
    this.#known.set(node, distances);
    return distances;
  }

  readonly #rests = new Map<number, boolean>();
  /** Whether what comes after point `to` is clear at any lateness. */
  #restCanBeClear(to: number): boolean {
    const known = this.#rests.get(to);
    if (known !== undefined) return known;
    const { base, ground, wait, blockers, limits } = this.#search;
    const { points, names: _names, halts: _halts, returnFrom: _turn, ...route } = base.route;
    const { area: _area, window: _window, ...rest } = base;
    // Without its window it stands nowhere before and after: so nothing that can be clear is passed over.
    const after = {
      ...rest,
      route: { ...route, points: points.slice(to) },
      times: { ...rest.times, atMs: rest.times.atMs.slice(to) },
    };
    const family = { mostS: limits.mostS, at: (seconds: number) => delayed(after, seconds) };
    const can =
      after.route.points.length < 2 ||
      wait(after) === 0 ||
      leastOf(family, after, blockers, ground, wait) !== null;
    this.#rests.set(to, can);
    return can;
  }

  /** The shortest clear way for one pair that costs no more than `mostS` seconds; null: none. */
  shortest(pair: Pair, mostS: number): { candidate: Candidate; cost: number } | null {
    const leaves = this.#graph.joined[pair.from] as Joint;
    const joins = this.#graph.joined[pair.to] as Joint;
    const rest = this.#distances(joins.node);
    const { mostExtraM } = this.#search.limits;
    const seen = new Set<string>();
    const queue = new TinyQueue<Way>([], byLength);
    const push = (edges: readonly Edge[], node: number, mm: number): void => {
      const restMm = rest.get(node);
      if (restMm === undefined) return;
      const wholeMm = mm + restMm + joins.asideMm;
      if (wholeMm > pair.mm + mostExtraM * 1000 || this.#cost(pair, wholeMm) > mostS) return;
      queue.push({ edges, node, mm, wholeMm });
    };
    push([], leaves.node, leaves.asideMm);
    let ways = 0;
    for (let way = queue.pop(); way; way = queue.pop()) {
      if (++ways > MOST_WAYS || ++this.#ways > MOST_WAYS_IN_ALL) {
        this.gaveUp = true;
        return null;
      }
      const last = way.edges.at(-1);
      if (last) {
        // By the same edge at the same time: whatever comes after is the same.
        const key = `${last.number} ${way.mm}`;
        if (seen.has(key)) continue;
        seen.add(key);
        // The last edge arrives on a whole second: the whole plan tells of it.
        if (way.node !== joins.node && !this.#isClear(pair, leaves, way.edges)) continue;
      }
      if (way.node === joins.node) {
        const candidate = this.#whole(pair, leaves, joins, way.edges);
        if (candidate) return { candidate, cost: this.#cost(pair, way.wholeMm) };
        continue;
      }
      for (const edge of this.#graph.out.get(way.node) ?? []) {
        if (edge.to === leaves.node || way.edges.some(({ to }) => to === edge.to)) continue;
        push([...way.edges, edge], edge.to, way.mm + edge.lengthMm);
      }
    }
    return null;
  }
}

/** Points at which it may leave or rejoin: all of them, or so many before and after the legs in conflict. */
function pairsOf({ base }: Search, isOnRoad: (i: number) => boolean): Pair[] {
  const onRoad = base.route.points.map((_, i) => i).filter(isOnRoad);
  const pairs: Pair[] = [];
  for (const from of onRoad) {
    for (const to of onRoad) {
      // Declared stops are kept: none lies between.
      if (to <= from) continue;
      if (base.route.points.slice(from, to).some((_, k) => haltsAt(base, from + k))) break;
      pairs.push({ from, to, mm: Math.round(lengthM(base, from, to) * 1000) });
    }
  }
  return pairs;
}

/** Roads of which some vertex lies where a way round can lead. */
function around({ base, limits }: Search, roads: readonly Road[]): Road[] {
  const { center, radiusM } = areaOf({ points: base.route.points, halfWidthM: limits.snapM });
  const middle = toVec(center);
  // A way is nowhere farther from both its ends than half its length.
  const reachM = 2 * radiusM + limits.mostExtraM / 2;
  return roads.filter(({ points }) => points.some((point) => chordM(toVec(point), middle) <= reachM));
}

export function reroutes(search: Search, roads: readonly Road[]): Found {
  const { base, limits, legs } = search;
  const mmps = roadMmps(search);
  if (mmps === null) return { candidates: [], looked: 0 };
  const { points } = base.route;
  const [least, most] =
    points.length <= MOST_POINTS
      ? [0, points.length - 1]
      : [legs.first - MOST_POINTS / 2 + 1, legs.last + MOST_POINTS / 2];
  const through = points.map((point, i) => (i >= least && i <= most ? point : null));
  const graph = roadGraph(around(search, roads), through, limits.snapM);
  // What lies before the way round stays as it is, and nothing of it may be in conflict.
  const pairs = pairsOf(search, (i) => graph.joined[i] !== null).filter(({ from }) => from <= legs.first);
  const detours = new Detours(search, graph, mmps);
  const hopeful = pairs
    .flatMap((pair) => {
      const leastS = detours.leastCost(pair);
      return leastS === null ? [] : [{ pair, leastS }];
    })
    .sort((a, b) => a.leastS - b.leastS || a.pair.from - b.pair.from || a.pair.to - b.pair.to);
  let cheapest = limits.mostS;
  let candidates: Candidate[] = [];
  for (const { pair, leastS } of hopeful) {
    const found = leastS > cheapest ? null : detours.shortest(pair, cheapest);
    if (!found) continue;
    candidates = found.cost < cheapest ? [found.candidate] : [...candidates, found.candidate];
    cheapest = found.cost;
  }
  return { candidates, looked: pairs.length, gaveUp: detours.gaveUp };
}
