/**
 * A position against a planned route: how far off it, how far along, and how early or late. Progress-aware:
 * where the route passes one place twice (loops, out and back) the last known progress decides, else the clock.
 */
import { type Course, courseOf, type Leg } from './course.ts';
import { distanceM } from './geodesic.ts';
import type { Path } from './path.ts';
import { planeAt, project } from './plane.ts';
import type { Point } from './point.ts';
import { quantiseM, quantiseMs, quantisePoint } from './quantise.ts';
import { pointSegment } from './segment.ts';
import { mix, toPoint, toVec } from './vec.ts';

/** What `locate` needs to know of the last answer for the same unit: pass that answer itself, or its `alongM`. */
export interface Progress {
  alongM: number;
}

export interface Located {
  /** Metres from the centre line at the position below. */
  offsetM: number;
  /** Metres from the nearest part of the route, whatever its turn; less than offsetM only off progress. */
  nearestM: number;
  /** Beyond the half-width: metres outside the corridor, 0 inside. Measured from the nearest part. */
  outsideM: number;
  /** Leg of the path (0 = from its first to its second point) and the point on its centre line. */
  leg: number;
  on: Point;
  /** Metres along the route from its first point, halts counting nothing; and its whole length. */
  alongM: number;
  totalM: number;
  /** When the plan is here, UTC ms. Near a halt, the start or the end: the moment of its stay nearest to now. */
  plannedMs: number;
  /** The whole span of that stay; both equal plannedMs elsewhere. Before the start and after the end it holds now. */
  plannedFromMs: number;
  plannedToMs: number;
  /** Seconds behind the plan; negative when ahead. */
  lateS: number;
  /** Seconds beyond the plan's window: positive too late, negative too early, 0 within. */
  beyondWindowS: number;
  /** Metres of route passed over since the last progress without being near them, 0 where none. */
  skippedM: number;
}

interface Track {
  course: Course;
  /** Metres from the first point to the start of each cut leg. */
  startM: number[];
  totalM: number;
}

const tracks = new WeakMap<Path, Track>();

/** Cut once for each path; forgotten with it. */
function trackOf(path: Path): Track {
  const known = tracks.get(path);
  if (known) return known;
  const course = courseOf(path);
  const lengths = path.points.slice(0, -1).map((p, i) => distanceM(p, path.points[i + 1] as Point));
  const before = [0];
  for (const length of lengths) before.push((before.at(-1) as number) + length);
  const startM = course.legs.map((l) => (before[l.leg] ?? 0) + (lengths[l.leg] ?? 0) * l.from);
  const track = { course, startM, totalM: before.at(-1) as number };
  tracks.set(path, track);
  return track;
}

interface Candidate {
  index: number;
  u: number;
  offsetM: number;
  alongM: number;
  plannedMs: number;
}

/** Fixes are never nearer to the truth than this: within it two parts of a route are equally likely. */
const NOISE_M = 30;
/** A unit may seem to step back by this much (noise, turning round) without losing its progress. */
const BACK_M = 200;
/** Looked ahead of the last progress before any other part of the route is considered. */
const AHEAD_M = 5_000;

function candidatesOf(path: Path, track: Track, at: Point): Candidate[] {
  const here = toVec(at);
  const plane = planeAt(here);
  const origin = { x: 0, y: 0, z: 0 };
  return track.course.legs.map((leg: Leg, index): Candidate => {
    const foot = pointSegment(origin, project(plane, leg.a), project(plane, leg.b));
    const nextM = track.course.legs[index + 1]?.leg === leg.leg ? track.startM[index + 1] : undefined;
    const startM = track.startM[index] as number;
    const endM = nextM ?? endOfLeg(path, track, index);
    const plannedMs = leg.t0 + foot.u * (leg.t1 - leg.t0);
    return {
      index,
      u: foot.u,
      offsetM: foot.distanceM,
      alongM: startM + foot.u * (endM - startM),
      plannedMs,
    };
  });
}

function endOfLeg(path: Path, track: Track, index: number): number {
  const leg = track.course.legs[index] as Leg;
  if (leg.from === leg.to) return track.startM[index] as number;
  const a = path.points[leg.leg] as Point;
  const b = path.points[leg.leg + 1] as Point;
  return (track.startM[index] as number) + distanceM(a, b) * (leg.to - leg.from);
}

/**
 * The span of time in which the plan is at or about this place: moments of standing (halt, before the start,
 * after the end) within a half-width along the route count as being here.
 */
function stayAbout(path: Path, track: Track, place: Candidate): [number, number] {
  let from = place.plannedMs;
  let to = place.plannedMs;
  const reachM = Math.max(path.halfWidthM, NOISE_M);
  if (place.alongM <= reachM) from = -Infinity;
  if (place.alongM >= track.totalM - reachM) to = Infinity;
  for (const [i, leg] of track.course.legs.entries()) {
    const standing = leg.a.x === leg.b.x && leg.a.y === leg.b.y && leg.a.z === leg.b.z && leg.t1 > leg.t0;
    if (!standing || Math.abs((track.startM[i] as number) - place.alongM) > reachM) continue;
    from = Math.min(from, leg.t0);
    to = Math.max(to, leg.t1);
  }
  return [from, to];
}

/**
 * Where a unit at `at` at `nowMs` is on its path. `last` is the previous answer for the same unit: progress
 * then goes on from it (200 m back to 5 km ahead), and other parts of the route are taken only when the unit is
 * off the corridor there and nearer elsewhere. Without it, of all parts equally near the one whose planned
 * time is nearest to now. Polar and antimeridian routes need no care.
 */
export function locate(path: Path, at: Point, nowMs: number, lastKnown?: Progress | number | null): Located {
  const last = typeof lastKnown === 'number' ? { alongM: lastKnown } : (lastKnown ?? null);
  const track = trackOf(path);
  const all = candidatesOf(path, track, at);
  const nearestM = Math.min(...all.map((c) => c.offsetM));
  const slackM = Math.max(NOISE_M, path.halfWidthM);
  const offTime = (c: Candidate): number => {
    const [from, to] = stayAbout(path, track, c);
    return nowMs < from ? from - nowMs : nowMs > to ? nowMs - to : 0;
  };
  const least = (list: Candidate[], cost: (c: Candidate) => number): Candidate => {
    let best = list[0] as Candidate;
    let bestCost = cost(best);
    for (const c of list.slice(1)) {
      const next = cost(c);
      if (next < bestCost || (next === bestCost && c.offsetM < best.offsetM)) {
        best = c;
        bestCost = next;
      }
    }
    return best;
  };
  let chosen: Candidate | null = null;
  if (last) {
    const window = all.filter((c) => c.alongM >= last.alongM - BACK_M && c.alongM <= last.alongM + AHEAD_M);
    if (window.length > 0) {
      const near = Math.min(...window.map((c) => c.offsetM));
      if (near <= slackM || near <= nearestM + slackM) {
        // The first local approach ahead wins: on an out-and-back the way out is not left for the way back early.
        const close = window.filter((c) => c.offsetM <= Math.max(near, Math.min(near + NOISE_M, slackM)));
        chosen = least(close, (c) => Math.abs(c.alongM - last.alongM) + c.offsetM);
        chosen = advance(close, chosen, last, offTime);
      }
    }
  }
  chosen ??= least(
    all.filter((c) => c.offsetM <= Math.max(nearestM + NOISE_M, Math.min(slackM, nearestM + slackM))),
    offTime,
  );
  return describe(path, track, chosen, nearestM, nowMs, last);
}

/** Among parts contiguous with the chosen one, the nearest to the fix: moves on over short legs and corners. */
function advance(
  close: Candidate[],
  chosen: Candidate,
  last: Progress,
  offTime: (c: Candidate) => number,
): Candidate {
  let best = chosen;
  const indexes = new Set(close.map((c) => c.index));
  for (const c of close) {
    const [low, high] = c.index < chosen.index ? [c.index, chosen.index] : [chosen.index, c.index];
    let linked = true;
    for (let i = low + 1; i < high && linked; i++) linked = indexes.has(i);
    if (!linked || c.alongM < last.alongM - BACK_M) continue;
    const nearer = c.offsetM < best.offsetM - 1e-6;
    const asNear = Math.abs(c.offsetM - best.offsetM) <= 1e-6 && offTime(c) < offTime(best);
    if (nearer || asNear) best = c;
  }
  return best;
}

function describe(
  path: Path,
  track: Track,
  place: Candidate,
  nearestM: number,
  nowMs: number,
  last: Progress | null,
): Located {
  const leg = track.course.legs[place.index] as Leg;
  const [from, to] = stayAbout(path, track, place);
  const plannedMs = Math.min(Math.max(nowMs, from), to);
  const lateMs = nowMs - plannedMs;
  const beyondMs =
    lateMs > path.lateMs ? lateMs - path.lateMs : lateMs < -path.earlyMs ? lateMs + path.earlyMs : 0;
  const jumpM = last ? place.alongM - last.alongM : 0;
  return {
    offsetM: quantiseM(place.offsetM),
    nearestM: quantiseM(nearestM),
    outsideM: quantiseM(Math.max(0, nearestM - path.halfWidthM)),
    leg: leg.leg,
    on: quantisePoint(toPoint(mix(leg.a, leg.b, place.u))),
    alongM: quantiseM(place.alongM),
    totalM: quantiseM(track.totalM),
    plannedMs: quantiseMs(plannedMs),
    plannedFromMs: quantiseMs(Number.isFinite(from) ? from : Math.min(nowMs, place.plannedMs)),
    plannedToMs: quantiseMs(Number.isFinite(to) ? to : Math.max(nowMs, place.plannedMs)),
    lateS: quantiseM(lateMs / 1000),
    beyondWindowS: quantiseM(beyondMs / 1000),
    skippedM: jumpM > AHEAD_M ? quantiseM(jumpM) : 0,
  };
}
