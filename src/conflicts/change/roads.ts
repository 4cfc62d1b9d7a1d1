/**
 * Roads as a graph: junctions and the stretches between them, with lengths in whole millimetres. Nothing of it depends on the
 * order in which roads were given: places are rounded to 1e-7 degree, and everything is numbered by place.
 *
 * Two roads meet only where both have a vertex at the same rounded place: lines that cross without one are a bridge.
 */
import type { Road } from '../../geo/formats/index.ts';
import {
  distanceM,
  type Point,
  planeAt,
  pointSegment,
  project,
  quantisePoint,
  toPoint,
  toVec,
  type Vec,
} from '../../geo/index.ts';

/** A stretch between two junctions, in the direction of driving. */
export interface Edge {
  /** Its place among all: by its vertices. Ties between ways of one length are settled by it. */
  number: number;
  from: number;
  to: number;
  lengthMm: number;
  /** All vertices, both junctions included. */
  points: readonly Point[];
}
export interface RoadGraph {
  edges: readonly Edge[];
  /** Edges that leave each junction; those that arrive at it. */
  out: ReadonlyMap<number, readonly Edge[]>;
  into: ReadonlyMap<number, readonly Edge[]>;
  /** Where each point that was asked about joins the roads; null: none is near enough. */
  joined: readonly (Joint | null)[];
}
export interface Joint {
  node: number;
  at: Point;
  /** From the point to the road. */
  asideMm: number;
}

/** Whole millimetres, the same both ways. */
export function lengthMm(a: Point, b: Point): number {
  const [from, to] = a.lat < b.lat || (a.lat === b.lat && a.lon < b.lon) ? [a, b] : [b, a];
  return Math.round(distanceM(from, to) * 1000);
}
const placeKey = ({ lat, lon }: Point): string => `${Math.round(lat * 1e7)},${Math.round(lon * 1e7)}`;

interface Half {
  to: number;
  lengthMm: number;
}

/** Vertices numbered by place, and for each the vertices that can be driven to from it. */
class Net {
  readonly points: Point[] = [];
  readonly vecs: Vec[] = [];
  readonly next: Map<number, Half>[] = [];
  readonly before: Set<number>[] = [];
  readonly #known = new Map<string, number>();

  constructor(roads: readonly Road[]) {
    const all = new Map<string, Point>();
    for (const { points } of roads)
      for (const point of points) {
        const place = quantisePoint(point);
        all.set(placeKey(place), place);
      }
    const sorted = [...all].sort(([, a], [, b]) => a.lat - b.lat || a.lon - b.lon);
    for (const [, point] of sorted) this.vertex(point);
    for (const { points, oneWay } of roads) {
      for (let i = 1; i < points.length; i++) {
        const [a, b] = [points[i - 1], points[i]].map((point) => this.vertex(quantisePoint(point as Point)));
        if (a === b) continue;
        this.#drive(a as number, b as number);
        if (!oneWay) this.#drive(b as number, a as number);
      }
    }
  }

  vertex(point: Point): number {
    const key = placeKey(point);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.points.length);
    this.points.push(point);
    this.vecs.push(toVec(point));
    this.next.push(new Map());
    this.before.push(new Set());
    return this.points.length - 1;
  }

  #drive(a: number, b: number): void {
    const mm = lengthMm(this.points[a] as Point, this.points[b] as Point);
    this.next[a]?.set(b, { to: b, lengthMm: mm });
    this.before[b]?.add(a);
  }

  /** A vertex put in between two that are joined. */
  split(a: number, b: number, at: Point): number {
    const middle = this.vertex(at);
    if (middle === a || middle === b) return middle;
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      if (!this.next[from]?.delete(to)) continue;
      this.before[to]?.delete(from);
      this.#drive(from, middle);
      this.#drive(middle, to);
    }
    return middle;
  }

  neighbours(vertex: number): Set<number> {
    return new Set([...(this.next[vertex]?.keys() ?? []), ...(this.before[vertex] ?? [])]);
  }
}

/** The nearest place on a road within `withinM`, put into the net as a vertex. Of several equally near the first by place. */
function join(net: Net, point: Point, withinM: number): Joint | null {
  const at = toVec(point);
  const plane = planeAt(at);
  const here = { x: 0, y: 0, z: 0 };
  let best: { mm: number; a: number; b: number; place: Point } | null = null;
  for (const [a, halves] of net.next.entries()) {
    const start = net.vecs[a] as Vec;
    for (const { to, lengthMm: longMm } of halves.values()) {
      // A road driven both ways is looked at once.
      if (to < a && net.next[to]?.has(a)) continue;
      const far = Math.hypot(start.x - at.x, start.y - at.y, start.z - at.z) - longMm / 1000;
      if (far > withinM + 1) continue;
      const end = net.vecs[to] as Vec;
      const { u, distanceM: asideM } = pointSegment(here, project(plane, start), project(plane, end));
      const asideMm = Math.round(asideM * 1000);
      const [low, high] = a < to ? [a, to] : [to, a];
      if (asideMm > withinM * 1000) continue;
      if (
        best &&
        (asideMm > best.mm || (asideMm === best.mm && (low > best.a || (low === best.a && high >= best.b))))
      )
        continue;
      const foot = {
        x: start.x + u * (end.x - start.x),
        y: start.y + u * (end.y - start.y),
        z: start.z + u * (end.z - start.z),
      };
      best = { mm: asideMm, a: low, b: high, place: quantisePoint(toPoint(foot)) };
    }
  }
  if (!best) return null;
  const ends = [best.a, best.b].find((end) => lengthMm(net.points[end] as Point, best.place) <= NEAR_END_MM);
  const node = ends ?? net.split(best.a, best.b, best.place);
  const place = net.points[node] as Point;
  return { node, at: place, asideMm: lengthMm(point, place) };
}
/** A road is not parted so near to a vertex. */
const NEAR_END_MM = 1_000;

/** From a junction along one road to the next. Null for a ring that comes back without one. */
function follow(
  net: Net,
  from: number,
  first: Half,
  isJunction: (vertex: number) => boolean,
): Omit<Edge, 'number'> | null {
  const points = [net.points[from] as Point];
  let [before, here, allMm] = [from, first.to, first.lengthMm];
  for (;;) {
    points.push(net.points[here] as Point);
    if (isJunction(here)) return { from, to: here, lengthMm: allMm, points };
    const on: Half | undefined = [...(net.next[here]?.values() ?? [])].find(({ to }) => to !== before);
    if (!on) return null;
    allMm += on.lengthMm;
    [before, here] = [here, on.to];
  }
}

function byPlaces(a: Omit<Edge, 'number'>, b: Omit<Edge, 'number'>): number {
  const length = Math.min(a.points.length, b.points.length);
  for (let i = 0; i < length; i++) {
    const [p, q] = [a.points[i] as Point, b.points[i] as Point];
    if (p.lat !== q.lat) return p.lat - q.lat;
    if (p.lon !== q.lon) return p.lon - q.lon;
  }
  return a.points.length - b.points.length;
}

/** `through`: places at which a route may leave or rejoin the roads, at most `withinM` beside them; null: it does not there. */
export function roadGraph(
  roads: readonly Road[],
  through: readonly (Point | null)[],
  withinM: number,
): RoadGraph {
  const net = new Net(roads);
  const joined = through.map((point) => point && join(net, point, withinM));
  const held = new Set(joined.map((joint) => joint?.node));
  // A vertex that only continues a road: two neighbours, and the same ways there and back.
  const isJunction = (vertex: number): boolean => {
    if (held.has(vertex)) return true;
    const around = net.neighbours(vertex);
    if (around.size !== 2) return true;
    const [out, into] = [net.next[vertex]?.size ?? 0, net.before[vertex]?.size ?? 0];
    return !(out === 2 && into === 2) && !(out === 1 && into === 1);
  };
  const found: Omit<Edge, 'number'>[] = [];
  for (const [from, halves] of net.next.entries()) {
    if (!isJunction(from)) continue;
    for (const half of halves.values()) {
      const edge = follow(net, from, half, isJunction);
      if (edge) found.push(edge);
    }
  }
  const edges = found.sort(byPlaces).map((edge, number) => ({ number, ...edge }));
  const [out, into] = [new Map<number, Edge[]>(), new Map<number, Edge[]>()];
  for (const edge of edges) {
    out.set(edge.from, [...(out.get(edge.from) ?? []), edge]);
    into.set(edge.to, [...(into.get(edge.to) ?? []), edge]);
  }
  return { edges, out, into, joined };
}
