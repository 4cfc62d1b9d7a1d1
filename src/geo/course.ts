/**
 * Anything with a place in space and time, cut into pieces that the exact test takes: moving legs, standing
 * legs, lines run at an unknown time, edges and insides of areas. Built once, compared often.
 */
import type { Area } from './area.ts';
import type { Run } from './cpa.ts';
import { densify } from './densify.ts';
import { distanceM } from './geodesic.ts';
import type { Path, Presence } from './path.ts';
import type { Point } from './point.ts';
import { chordM, mix, toPoint, toVec, type Vec } from './vec.ts';

/**
 * A run that may be up to `earlyMs` early or `lateMs` late. A leg whose time of passage is unknown has
 * t1 = t0 = the first moment and `lateMs` = the whole span: it is anywhere on its line at any moment of it.
 */
export interface Leg extends Run {
  t1: number;
  earlyMs: number;
  lateMs: number;
  /** Index of the input leg this is a piece of, and the fractions of it where the piece begins and ends. */
  leg: number;
  from: number;
  to: number;
  /** Time and place are not tied: standing, an area, or a time unknown. */
  free: boolean;
  mid: Vec;
  /** No point of the piece is farther than this from `mid` through the earth. */
  halfM: number;
}

/** Neighbouring legs in one ball and one span of real time, so that far ones are passed over together. */
export interface Block {
  mid: Vec;
  halfM: number;
  fromMs: number;
  toMs: number;
  first: number;
  end: number;
}

export interface Course {
  legs: readonly Leg[];
  blocks: readonly Block[];
  /** Added around every leg: the corridor's half-width, a circle's radius; 0 for polygons. */
  halfWidthM: number;
  /** Inside of a polygon counts too. */
  polygon: Polygon | null;
}

export interface Polygon {
  /** Cut ring, not closed. */
  ring: readonly Vec[];
  /** A circle that holds it all. */
  center: Point;
  radiusM: number;
}

const BLOCK = 16;
/** Bulge of a 5 km geodesic over its chord, with room to spare. */
const BULGE = 1e-4;

/** A piece from `a` to `b`, with what follows from the two worked out. */
export function legOf(a: Vec, b: Vec, rest: Omit<Leg, 'a' | 'b' | 'mid' | 'halfM'>): Leg {
  const chord = chordM(a, b);
  return { a, b, ...rest, mid: mix(a, b, 0.5), halfM: chord * (0.5 + BULGE) };
}

function blocksOf(legs: readonly Leg[]): Block[] {
  const blocks: Block[] = [];
  for (let first = 0; first < legs.length; first += BLOCK) {
    const group = legs.slice(first, first + BLOCK);
    const sum = group.reduce((s, l) => ({ x: s.x + l.mid.x, y: s.y + l.mid.y, z: s.z + l.mid.z }), {
      x: 0,
      y: 0,
      z: 0,
    });
    const mid = { x: sum.x / group.length, y: sum.y / group.length, z: sum.z / group.length };
    blocks.push({
      mid,
      halfM: Math.max(...group.map((l) => chordM(mid, l.mid) + l.halfM)),
      fromMs: Math.min(...group.map((l) => l.t0 - l.earlyMs)),
      toMs: Math.max(...group.map((l) => l.t1 + l.lateMs)),
      first,
      end: first + group.length,
    });
  }
  return blocks;
}

/** The course of pieces that are cut already (course.ts makes them; an index keeps and gives them back). */
export function courseWith(legs: Leg[], halfWidthM: number, polygon: Polygon | null = null): Course {
  return { legs, blocks: blocksOf(legs), halfWidthM, polygon };
}

function isHalt(a: Vec, b: Vec): boolean {
  return a.x === b.x && a.y === b.y && a.z === b.z;
}

/** Stands at `at`, the end (0 or 1) of leg `leg`, from `fromMs` to `toMs`. */
export function standing(at: Vec, leg: number, end: number, fromMs: number, toMs: number): Leg {
  const span = { t0: fromMs, t1: fromMs, earlyMs: 0, lateMs: toMs - fromMs };
  return legOf(at, at, { ...span, leg, from: end, to: end, free: true });
}

/** How long a unit stands at the ends of its route beyond its own windows. */
export interface Stay {
  /** At the first point from then on. Default: first time - early. */
  standsFromMs?: number;
  /** At the last point until then; Infinity = it never leaves. Default: last time + late. */
  parkedUntilMs?: number;
}

/**
 * A path as a course. It occupies its first point from first time - early, and its last until last time + late:
 * that much the windows say by themselves. `stay` lengthens both, for a unit does not vanish on arrival.
 */
export function courseOf(path: Path, stay: Stay = {}): Course {
  const { points, atMs, earlyMs, lateMs } = path;
  if (points.length === 0 || points.length !== atMs.length) {
    throw new RangeError('courseOf: a path has one time for each of its points, and at least one point');
  }
  const cut = densify(points);
  const vecs = cut.map((c) => toVec(c.point));
  const timeAt = (leg: number, fraction: number): number => {
    const t0 = atMs[leg] as number;
    const t1 = atMs[leg + 1] ?? t0;
    return fraction === 0 ? t0 : fraction === 1 ? t1 : t0 + (t1 - t0) * fraction;
  };
  const legs: Leg[] = [];
  const firstMs = (atMs[0] as number) - earlyMs;
  const lastMs = (atMs.at(-1) as number) + lateMs;
  const from = stay.standsFromMs ?? firstMs;
  if (from < firstMs) legs.push(standing(vecs[0] as Vec, 0, 0, from, firstMs));
  for (let i = 0; i + 1 < cut.length; i++) {
    const here = cut[i] as (typeof cut)[number];
    const next = cut[i + 1] as (typeof cut)[number];
    const to = next.leg === here.leg ? next.fraction : 1;
    const span = { t0: timeAt(here.leg, here.fraction), t1: timeAt(here.leg, to), earlyMs, lateMs };
    const [a, b] = [vecs[i] as Vec, vecs[i + 1] as Vec];
    const last = legs.at(-1);
    // A halt told in many entries is one halt, under the number of its first.
    if (last && !last.free && isHalt(last.a, last.b) && isHalt(last.b, a) && isHalt(a, b)) last.t1 = span.t1;
    else legs.push(legOf(a, b, { ...span, leg: here.leg, from: here.fraction, to, free: false }));
  }
  if (points.length === 1) legs.push(standing(vecs[0] as Vec, 0, 0, firstMs, lastMs));
  const until = stay.parkedUntilMs ?? lastMs;
  if (until > lastMs)
    legs.push(standing(vecs.at(-1) as Vec, Math.max(0, points.length - 2), 1, lastMs, until));
  return courseWith(legs, path.halfWidthM);
}

/** A line whose place is known and whose time is not: anywhere on it at any moment from `fromMs` to `toMs`. */
export function courseOfLine(
  points: readonly Point[],
  halfWidthM: number,
  fromMs: number,
  toMs: number,
): Course {
  const cut = densify(points);
  const vecs = cut.map((c) => toVec(c.point));
  const span = { t0: fromMs, t1: fromMs, earlyMs: 0, lateMs: toMs - fromMs, free: true };
  if (vecs.length === 1) return courseWith([standing(vecs[0] as Vec, 0, 0, fromMs, toMs)], halfWidthM);
  const legs = cut.slice(0, -1).map((here, i) => {
    const next = cut[i + 1] as (typeof cut)[number];
    const to = next.leg === here.leg ? next.fraction : 1;
    const place = { leg: here.leg, from: here.fraction, to };
    return legOf(vecs[i] as Vec, vecs[i + 1] as Vec, { ...span, ...place });
  });
  return courseWith(legs, halfWidthM);
}

/** The same places with time left out: every leg meets every leg. For "the same road at another hour". */
export function timeless(course: Course): Course {
  const legs = course.legs.map((leg) => ({ ...leg, t0: 0, t1: 0, earlyMs: 0, lateMs: 0, free: true }));
  return courseWith(legs, course.halfWidthM, course.polygon);
}

/** A polygon's inside is its smaller side: rings that go around more than half the earth are not meant. */
export function polygonOf(ring: readonly Point[]): Polygon {
  const first = ring[0] as Point;
  const cut = densify([...ring, first]).slice(0, -1);
  const vecs = cut.map((c) => toVec(c.point));
  const sum = vecs.reduce((s, v) => ({ x: s.x + v.x, y: s.y + v.y, z: s.z + v.z }), { x: 0, y: 0, z: 0 });
  const center = Math.hypot(sum.x, sum.y, sum.z) > vecs.length ? toPoint(sum) : first;
  let radiusM = 0;
  let pieceM = 0;
  for (const [i, c] of cut.entries()) {
    radiusM = Math.max(radiusM, distanceM(center, c.point));
    pieceM = Math.max(pieceM, chordM(vecs[i] as Vec, vecs[(i + 1) % vecs.length] as Vec));
  }
  return { ring: vecs, center, radiusM: radiusM + pieceM };
}

const polygons = new WeakMap<Area, Polygon>();

/** The cut ring of a polygon area; kept as long as the area itself is. */
export function polygonOfArea(area: Extract<Area, { type: 'polygon' }>): Polygon {
  let polygon = polygons.get(area);
  if (!polygon) {
    polygon = polygonOf(area.ring);
    polygons.set(area, polygon);
  }
  return polygon;
}

/** An area held for a time. `fromMs` is finite; `toMs` may be Infinity. */
export function courseOfPresence({ area, fromMs, toMs }: Presence): Course {
  if (area.type === 'circle') {
    return courseWith([standing(toVec(area.center), 0, 0, fromMs, toMs)], area.radiusM);
  }
  const polygon = polygonOfArea(area);
  const span = { t0: fromMs, t1: fromMs, earlyMs: 0, lateMs: toMs - fromMs, free: true };
  const { ring } = polygon;
  const legs = ring.map((v, i) =>
    legOf(v, ring[(i + 1) % ring.length] as Vec, { ...span, leg: i, from: 0, to: 1 }),
  );
  return courseWith(legs, 0, polygon);
}
