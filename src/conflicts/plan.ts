/**
 * A notice as far as it was shown, as something that stands in space and time.
 *
 * Throughout its window a unit is on its plan: at its first point before it sets out, at its last after it
 * arrives. It does not vanish between arrival and the end of the window; an open window never lets it go.
 */
import { type Activity, type Refusal, refuse } from '../contract/index.ts';
import {
  type Area,
  type Course,
  chordM,
  courseOf,
  courseOfLine,
  courseOfPresence,
  type Path,
  type Point,
  toVec,
} from '../geo/index.ts';
import type { AreaUse, Fields, NoticeType } from '../notices/index.ts';
import { type Heights, heightsOf } from './heights.ts';

/** exact: place and time are known; untimed: the route is known, its times are not; area: only an area is. */
export type Certainty = 'exact' | 'untimed' | 'area';

export interface Plan {
  noticeId: string | null;
  version: number | null;
  party: string;
  type: NoticeType;
  certainty: Certainty;
  course: Course;
  heights: Heights;
  /** What it is under way for; null where that is not shown. */
  purpose: Activity | null;
  /** What an area is kept clear for; null for all else, and where it is not shown. */
  use: AreaUse | null;
  /** The whole span it may occupy, UTC ms, closed; `toMs` Infinity = open-ended. */
  fromMs: number;
  toMs: number;
  /** When it was made known, UTC ms: lead times are counted from here. */
  filedMs: number | null;
  /** A protected (humanitarian) notice informs; it never asks permission. */
  protected: boolean;
  /** Parties whose position on this version is "agreed". */
  agreedBy: readonly string[];
}

/** What `planOf` reads: a notice view, or the fields of one that is about to be filed. */
export interface Shown {
  noticeId?: string | null;
  version?: number | null;
  party: string;
  type: NoticeType;
  fields: Partial<Fields>;
  filedMs?: number | null;
  protected?: boolean;
  agreedBy?: readonly string[];
}

interface Span {
  fromMs: number;
  toMs: number;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/** Longer lines are cut into coarser pieces than 5 km (densify.ts), and no plan on earth needs one. */
const LONGEST_M = 60_000_000;

/** Metres of the line through these points, by chords: up to a third less than along the ground. */
function chordsM(points: readonly Point[]): number {
  let sum = 0;
  for (let i = 1; i < points.length; i++)
    sum += chordM(toVec(points[i - 1] as Point), toVec(points[i] as Point));
  return sum;
}

/** When the notice holds: its exact times where shown, widened by its window where that is shown too. */
function spanOf(fields: Partial<Fields>): Span | Refusal {
  const { times, window } = fields;
  const spans: Span[] = [];
  if (times?.type === 'passage') {
    const fromMs = (times.atMs[0] as number) - times.earlyS * 1000;
    spans.push({ fromMs, toMs: (times.atMs.at(-1) as number) + times.lateS * 1000 });
  } else if (times) {
    spans.push({ fromMs: times.fromMs, toMs: times.toMs ?? Infinity });
  }
  // A site stands for its validity, not for the coarser window that others are shown of it.
  if (window && times?.type !== 'validity') {
    spans.push({ fromMs: window.fromMs, toMs: window.toMs ?? Infinity });
  }
  if (spans.length === 0) return refuse('CONFLICTS_NO_TIME');
  const backward = spans.find((span) => span.toMs < span.fromMs);
  if (backward) {
    return refuse('CONFLICTS_TIMES_REVERSED', { from: iso(backward.fromMs), to: iso(backward.toMs) });
  }
  return {
    fromMs: Math.min(...spans.map((span) => span.fromMs)),
    toMs: Math.max(...spans.map((span) => span.toMs)),
  };
}

function pathOf(fields: Partial<Fields>): Path | Refusal | null {
  const { route, times } = fields;
  if (route?.type !== 'corridor' || times?.type !== 'passage') return null;
  if (route.points.length !== times.atMs.length) {
    return refuse('CONFLICTS_TIMES_MISMATCH', { points: route.points.length, times: times.atMs.length });
  }
  for (let i = 1; i < times.atMs.length; i++) {
    const [before, after] = [times.atMs[i - 1] as number, times.atMs[i] as number];
    if (after < before) return refuse('CONFLICTS_TIMES_REVERSED', { from: iso(before), to: iso(after) });
  }
  return {
    points: route.points,
    atMs: times.atMs,
    earlyMs: times.earlyS * 1000,
    lateMs: times.lateS * 1000,
    halfWidthM: route.halfWidthM,
  };
}

function ringOf(area: Area | undefined): readonly Point[] {
  return area?.type === 'polygon' ? area.ring : [];
}

function courseOfFields(
  fields: Partial<Fields>,
  span: Span,
): { course: Course; certainty: Certainty } | Refusal {
  const { route, area } = fields;
  const line =
    route?.type === 'corridor'
      ? route.points
      : ringOf(route?.type === 'area' ? route.shape : route ? undefined : area);
  const lengthM = chordsM(line);
  if (lengthM > LONGEST_M)
    return refuse('CONFLICTS_TOO_LONG', { km: Math.round(lengthM / 1000), most: LONGEST_M / 1000 });
  const path = pathOf(fields);
  if (path && 'refused' in path) return path;
  if (path) {
    const stay = { standsFromMs: span.fromMs, parkedUntilMs: span.toMs };
    return { course: courseOf(path, stay), certainty: 'exact' };
  }
  if (route?.type === 'corridor') {
    const course = courseOfLine(route.points, route.halfWidthM, span.fromMs, span.toMs);
    return { course, certainty: 'untimed' };
  }
  if (route) {
    const ground: Area =
      route.type === 'site' ? { type: 'circle', center: route.at, radiusM: route.radiusM } : route.shape;
    const exact = fields.times?.type === 'validity';
    return { course: courseOfPresence({ area: ground, ...span }), certainty: exact ? 'exact' : 'untimed' };
  }
  if (area) return { course: courseOfPresence({ area, ...span }), certainty: 'area' };
  return refuse('CONFLICTS_NO_PLACE');
}

/** The plan behind these fields; refused when neither place nor time can be made out, or they contradict. */
export function planOf(shown: Shown): Plan | Refusal {
  const span = spanOf(shown.fields);
  if ('refused' in span) return span;
  const made = courseOfFields(shown.fields, span);
  if ('refused' in made) return made;
  return {
    noticeId: shown.noticeId ?? null,
    version: shown.version ?? null,
    party: shown.party,
    type: shown.type,
    ...made,
    heights: heightsOf(shown.type, shown.fields.route),
    ...span,
    purpose: shown.fields.who?.activity ?? null,
    use: shown.fields.route?.type === 'area' ? shown.fields.route.use : null,
    filedMs: shown.filedMs ?? null,
    protected: shown.protected ?? false,
    agreedBy: shown.agreedBy ?? [],
  };
}
