/**
 * What a stored track proves, long after: pure helpers for verdicts, here on a unit's own corridor. Unlike the live watch these interpolate, and
 * say for how much of an episode nothing is known: between fixes more than 60 s apart nothing is.
 */
import type { Fix } from '../feeds/index.ts';
import { locate, type Path, type Point } from '../geo/index.ts';
import { isUsable } from './motion.ts';

/** Fixes further apart than this are not joined by a line. */
export const MAX_GAP_MS = 60_000;

export interface DeviationEpisode {
  /** Where the line between two fixes crosses the limit; at a gap or the track's end, the fix itself. UTC ms. */
  fromMs: number;
  toMs: number;
  durationS: number;
  /** Of `durationS`, the part between fixes no more than 60 s apart. A verdict rests on this. */
  knownS: number;
  maxOffsetM: number;
  /** The same, less that fix's error circle: so far off at least. */
  certainOffsetM: number;
  /** Where and when it was farthest off. */
  at: Point;
  atMs: number;
  fixes: number;
  /** The track begins or ends off the corridor, so the episode may have been longer. */
  openStart: boolean;
  openEnd: boolean;
}

interface Place {
  fix: Fix;
  offsetM: number;
}

export function usable(fixes: readonly Fix[]): Fix[] {
  return fixes.filter(isUsable).sort((a, b) => a.fixMs - b.fixMs);
}

/** Moment at which the offset, straight between two fixes, is at the limit. */
function crossingMs(inside: Place, outside: Place, limitM: number): number {
  if (Math.abs(outside.fix.fixMs - inside.fix.fixMs) > MAX_GAP_MS) return outside.fix.fixMs;
  const share = (limitM - inside.offsetM) / (outside.offsetM - inside.offsetM);
  return Math.round(inside.fix.fixMs + share * (outside.fix.fixMs - inside.fix.fixMs));
}

/**
 * Every stretch off the corridor by more than half-width + tolerance, in order of time, however short: whether it
 * lasted as long as the clause says is the caller's question. No hysteresis: these are measurements, not alarms.
 */
export function deviationEpisodes(
  path: Path,
  corridor: { toleranceM: number },
  fixes: readonly Fix[],
): DeviationEpisode[] {
  const limitM = path.halfWidthM + corridor.toleranceM;
  const places: Place[] = [];
  let alongM: number | null = null;
  for (const fix of usable(fixes)) {
    const found = locate(path, fix.at, fix.fixMs, alongM);
    if (found.offsetM <= limitM) alongM = found.alongM;
    places.push({ fix, offsetM: found.offsetM });
  }
  const episodes: DeviationEpisode[] = [];
  for (let i = 0; i < places.length; i++) {
    if ((places[i] as Place).offsetM <= limitM) continue;
    const first = i;
    while (i + 1 < places.length && (places[i + 1] as Place).offsetM > limitM) i++;
    episodes.push(measure(places, first, i, limitM));
  }
  return episodes;
}

function measure(places: readonly Place[], first: number, last: number, limitM: number): DeviationEpisode {
  const before = places[first - 1];
  const after = places[last + 1];
  const begin = places[first] as Place;
  const end = places[last] as Place;
  const fromMs = before ? crossingMs(before, begin, limitM) : begin.fix.fixMs;
  const toMs = after ? crossingMs(after, end, limitM) : end.fix.fixMs;
  let knownMs = begin.fix.fixMs - fromMs + (toMs - end.fix.fixMs);
  let worst = begin;
  for (let i = first; i <= last; i++) {
    const here = places[i] as Place;
    if (here.offsetM > worst.offsetM) worst = here;
    const gapMs = i < last ? (places[i + 1] as Place).fix.fixMs - here.fix.fixMs : 0;
    if (gapMs <= MAX_GAP_MS) knownMs += gapMs;
  }
  return {
    fromMs,
    toMs,
    durationS: (toMs - fromMs) / 1000,
    knownS: knownMs / 1000,
    maxOffsetM: worst.offsetM,
    certainOffsetM: Math.max(0, Math.round((worst.offsetM - (worst.fix.accuracyM ?? 0)) * 1000) / 1000),
    at: worst.fix.at,
    atMs: worst.fix.fixMs,
    fixes: last - first + 1,
    openStart: !before,
    openEnd: !after,
  };
}
