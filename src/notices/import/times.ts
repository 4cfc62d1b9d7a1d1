/** What the times in a route file mean: passage, mere durations, or nothing that a movement can rest on. */

import type { GeoLine, Sentence } from '../../geo/formats/index.ts';
import { distanceM, type Point } from '../../geo/index.ts';

export interface Timing {
  /** UTC ms of passage, one per point: the file is a plan. */
  timesMs: number[] | null;
  /** Ms since the first point: the file is a drive recorded earlier, or a plan without a date. */
  durationsMs: number[] | null;
  remarks: Sentence[];
  questions: Sentence[];
}

/** Before this, a date is a clock that was never set or a duration counted from 1970-01-01. */
export const FIRST_DATE_MS = Date.UTC(1980, 0, 6);
/** Faster than this over ground (540 km/h), the points or the times are wrong. */
export const MAX_GROUND_SPEED_MPS = 150;
const FAR_AHEAD_MS = 366 * 86_400_000;

/** The fastest leg: metres per second, and the number of its first point from 1. */
function fastestLeg(points: readonly Point[], timesMs: readonly number[]): { speedMps: number; leg: number } {
  let fastest = { speedMps: 0, leg: 0 };
  for (let next = 1; next < points.length; next++) {
    const [from, to] = [points[next - 1], points[next]];
    if (!from || !to) continue;
    const metres = distanceM(from, to);
    const seconds = ((timesMs[next] ?? 0) - (timesMs[next - 1] ?? 0)) / 1000;
    // Times to the whole second may repeat: a leg shorter than half a second counts as one of half a second.
    const speedMps = metres / Math.max(seconds, 0.5);
    if (speedMps > fastest.speedMps) fastest = { speedMps, leg: next };
  }
  return fastest;
}

/**
 * Reads the times of a line. A notice is made beforehand, so times that end before `nowMs` are a recording.
 * Times that run backwards or jump are asked about and never put right here.
 */
export function readTiming(line: Pick<GeoLine, 'kind' | 'points' | 'timesMs'>, nowMs: number): Timing {
  const none: Timing = { timesMs: null, durationsMs: null, remarks: [], questions: [] };
  if (!line.timesMs) return none;
  const timesMs = line.timesMs.filter((time) => time !== null);
  const missing = line.timesMs.length - timesMs.length;
  const [first, last] = [timesMs[0] ?? 0, timesMs.at(-1) ?? 0];
  if (missing > 0) {
    return { ...none, remarks: [{ text: 'notices.import.times-partial', params: { missing } }] };
  }
  const back = timesMs.findIndex((time, index) => index > 0 && time < (timesMs[index - 1] ?? time));
  if (back !== -1 && line.kind === 'route') {
    // Points of a planned route carry the time at which each was drawn.
    return { ...none, remarks: [{ text: 'notices.import.times-not-passage', params: {} }] };
  }
  if (back !== -1) {
    const text = last < first ? 'notices.import.window-reversed' : 'notices.import.times-backwards';
    return { ...none, questions: [{ text, params: { point: back + 1 } }] };
  }
  if (last === first) return { ...none, remarks: [{ text: 'notices.import.times-not-passage', params: {} }] };

  const { speedMps, leg } = fastestLeg(line.points, timesMs);
  const questions: Sentence[] = [];
  if (speedMps > MAX_GROUND_SPEED_MPS) {
    questions.push({
      text: 'notices.import.too-fast',
      params: { kmh: Math.round(speedMps * 3.6), point: leg },
    });
  }
  const durationsMs = timesMs.map((time) => time - first);
  if (first < FIRST_DATE_MS) {
    return {
      ...none,
      durationsMs,
      questions,
      remarks: [{ text: 'notices.import.times-durations', params: {} }],
    };
  }
  const day = new Date(first).toISOString().slice(0, 10);
  if (last <= nowMs) {
    return {
      ...none,
      durationsMs,
      questions,
      remarks: [{ text: 'notices.import.times-recorded', params: { day } }],
    };
  }
  if (first > nowMs + FAR_AHEAD_MS) questions.push({ text: 'notices.import.far-ahead', params: { day } });
  return { timesMs, durationsMs: null, remarks: [], questions };
}
