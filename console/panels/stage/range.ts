/** The stretch of time under the map: how far it reaches, which part is in sight, its marks and its density. Pure. */

export interface Span {
  fromMs: number;
  toMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What can be in sight at once. null: everything that is known. */
export const WIDTHS = [HOUR_MS, 6 * HOUR_MS, DAY_MS, 7 * DAY_MS, null] as const;
export type Width = (typeof WIDTHS)[number];

interface Known {
  firstMs: number;
  lastMs: number;
}

/** From the first thing that is known to the last that is notified, now in between; never shorter than an hour. */
export function wholeOf(now: number, all: Known | null, notices: Known | null): Span {
  const known = [all, notices].filter((one) => one !== null);
  const fromMs = Math.min(now - HOUR_MS / 2, ...known.map(({ firstMs }) => firstMs));
  const toMs = Math.max(now + HOUR_MS / 2, ...known.map(({ lastMs }) => lastMs));
  return { fromMs: down(fromMs, 5 * MINUTE_MS), toMs: up(toMs, 5 * MINUTE_MS) };
}

function down(ms: number, stepMs: number): number {
  return Math.floor(ms / stepMs) * stepMs;
}
function up(ms: number, stepMs: number): number {
  return Math.ceil(ms / stepMs) * stepMs;
}

/** A part of `before` the moment is at: more of what was than of what comes. */
const PLACE = 0.7;
/** Nearer to an edge than this, the part in sight moves on. */
const EDGE = 0.04;

/**
 * What is in sight: of this width, inside the whole, the moment in it. Where it was (`before`) it stays for as long
 * as the moment is well inside, for a scale that moved under the pointer could not be held.
 */
export function inSight(whole: Span, width: Width, atMs: number, before: Span | null): Span {
  if (width === null || width >= whole.toMs - whole.fromMs) return whole;
  if (before && before.toMs - before.fromMs === width) {
    const edgeMs = width * EDGE;
    const fits = before.fromMs >= whole.fromMs && before.toMs <= whole.toMs;
    const low = before.fromMs <= whole.fromMs ? before.fromMs : before.fromMs + edgeMs;
    const high = before.toMs >= whole.toMs ? before.toMs : before.toMs - edgeMs;
    if (fits && atMs >= low && atMs <= high) return before;
  }
  const step = stepOf({ fromMs: 0, toMs: width });
  const wished = down(atMs - width * PLACE, step);
  const fromMs = Math.min(Math.max(wished, whole.fromMs), whole.toMs - width);
  return { fromMs, toMs: fromMs + width };
}

/** One step of the slider by keys: about a three-hundredth of what is in sight, on a round length. */
export function stepOf({ fromMs, toMs }: Span): number {
  const wished = (toMs - fromMs) / 360;
  return (
    [10_000, 30_000, MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS, HOUR_MS].find((step) => step >= wished) ??
    6 * HOUR_MS
  );
}

/** Where an hour, or another round length, begins: at most `most` of them. */
export function ticksOf({ fromMs, toMs }: Span, most: number): number[] {
  const lengths = [5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2 * 1440, 7 * 1440, 30 * 1440].map(
    (n) => n * MINUTE_MS,
  );
  const step = lengths.find((length) => (toMs - fromMs) / length <= most) ?? toMs - fromMs;
  const found: number[] = [];
  for (let at = up(fromMs, step); at <= toMs && found.length < most + 1; at += step) found.push(at);
  return found;
}

/** 0 at the beginning, 1 at the end. */
export function shareOf({ fromMs, toMs }: Span, ms: number): number {
  return (ms - fromMs) / (toMs - fromMs);
}

/** How many of these moments lie in each of `bins` equal parts. Those out of sight are left out. */
export function densityOf({ fromMs, toMs }: Span, moments: readonly number[], bins: number): number[] {
  const counts = Array.from({ length: bins }, () => 0);
  for (const ms of moments) {
    if (ms < fromMs || ms > toMs) continue;
    const bin = Math.min(bins - 1, Math.floor(shareOf({ fromMs, toMs }, ms) * bins));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts;
}

export interface Bar {
  id: string;
  fromMs: number;
  toMs: number;
}
/** Bars that meet in time go one under the other: each with its lane, `lanes` at most; null: no lane was free. */
export function lanesOf<Each extends Bar>(
  bars: readonly Each[],
  lanes: number,
): { bar: Each; lane: number | null }[] {
  const until: number[] = [];
  return bars
    .toSorted((a, b) => a.fromMs - b.fromMs || (a.id < b.id ? -1 : 1))
    .map((bar) => {
      const free = Array.from({ length: lanes }, (_, lane) => lane).find(
        (lane) => (until[lane] ?? -Infinity) <= bar.fromMs,
      );
      if (free === undefined) return { bar, lane: null };
      until[free] = bar.toMs;
      return { bar, lane: free };
    });
}

/** A moment that is worth a look. */
export interface Event {
  atMs: number;
  kind: 'alert' | 'conflict';
  id: string;
}
/** The next one after, or the last one before, a moment; null: there is none. A second apart is the same moment. */
export function eventFrom(events: readonly Event[], atMs: number, way: 1 | -1): Event | null {
  const beyond = events.filter((event) => (event.atMs - atMs) * way >= 1_000);
  if (beyond.length === 0) return null;
  return beyond.reduce((best, event) => ((event.atMs - best.atMs) * way < 0 ? event : best));
}
