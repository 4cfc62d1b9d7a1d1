/** Which line of a file is the movement. Two lines are never merged, and a choice that matters is said or asked. */
import { type Refusal, refuse } from '../../contract/index.ts';
import type { GeoFile, GeoLine, Sentence } from '../../geo/formats/index.ts';
import { distanceM, type Point, planeAt, pointSegment, project, toVec } from '../../geo/index.ts';
import { apart } from '../../text/index.ts';

import { FIRST_DATE_MS } from './times.ts';

export interface Choice {
  line: GeoLine;
  used: Sentence;
  questions: Sentence[];
}

/** Two lines whose ends and sparser points lie this close describe one drive. */
const SAME_DRIVE_M = 250;
const MAX_COMPARED = 200;
const LISTED = 12;

export function lengthM(points: readonly Point[]): number {
  let metres = 0;
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    if (before) metres += distanceM(before, point);
  }
  return metres;
}

/** Words of the formats themselves, so that the list reads the same in every language. */
function describe(line: GeoLine, number: number): string {
  const name = line.name === null ? '' : ` “${apart(line.name)}”`;
  return `${number}.${name} (${line.kind}, ${line.points.length} pt, ${(lengthM(line.points) / 1000).toFixed(1)} km)`;
}

function liesAlong(points: readonly Point[], line: readonly Point[]): boolean {
  const vectors = line.map(toVec);
  const step = Math.max(1, Math.floor(points.length / MAX_COMPARED));
  for (let index = 0; index < points.length; index += step) {
    const at = points[index];
    if (!at) continue;
    const plane = planeAt(toVec(at));
    const flat = vectors.map((vector) => project(plane, vector));
    const near = flat.some((to, next) => {
      const from = flat[next - 1];
      return from !== undefined && pointSegment({ x: 0, y: 0, z: 0 }, from, to).distanceM <= SAME_DRIVE_M;
    });
    if (!near) return false;
  }
  return true;
}

function sameDrive(a: GeoLine, b: GeoLine): boolean {
  const [sparse, dense] = a.points.length <= b.points.length ? [a.points, b.points] : [b.points, a.points];
  const ends = [
    [sparse[0], dense[0]],
    [sparse.at(-1), dense.at(-1)],
  ] as const;
  return (
    ends.every(([x, y]) => x !== undefined && y !== undefined && distanceM(x, y) <= SAME_DRIVE_M) &&
    liesAlong(sparse, dense)
  );
}

function isDated(line: GeoLine): boolean {
  return line.timesMs?.every((time) => time !== null && time >= FIRST_DATE_MS) ?? false;
}

/**
 * A route planner writes its drive twice, as turns (`route`) and as the way on the ground (`track`). The dated track
 * wins; else the line with more points, because the straight lines between turns cut the corners of the road.
 */
function preferred(route: GeoLine, track: GeoLine): GeoLine {
  return isDated(track) || track.points.length > route.points.length ? track : route;
}

function usedSentence(line: GeoLine): Sentence {
  const params = { name: line.name ?? '', named: line.name === null ? 0 : 1, points: line.points.length };
  return { text: `notices.import.used-${line.kind}`, params };
}

function listLines(lines: readonly GeoLine[]): string {
  const listed = lines.slice(0, LISTED).map((line, index) => describe(line, index + 1));
  return listed.join('; ') + (lines.length > LISTED ? '; …' : '');
}

/** `pick`: number of the line from 1, as a refusal lists them, or its name. */
export function chooseLine(file: GeoFile, pick: number | string | undefined): Choice | Refusal {
  const lines = file.lines.filter((line) => line.points.length >= 2);
  if (lines.length === 0) {
    const params = { places: file.places.length, areas: file.areas.length, single: file.lines.length };
    return refuse('NOTICES_IMPORT_NO_LINE', params);
  }
  if (pick !== undefined) {
    const named = lines.filter((line) => line.name === pick);
    const line = named.length === 0 ? lines[Number(pick) - 1] : named.length === 1 ? named[0] : undefined;
    if (line) return { line, used: usedSentence(line), questions: [] };
    return refuse('NOTICES_IMPORT_PICK_UNKNOWN', {
      pick: String(pick).slice(0, 100),
      lines: listLines(lines),
    });
  }
  const [first, second] = lines;
  if (first && !second) return { line: first, used: usedSentence(first), questions: [] };
  const route = lines.find((line) => line.kind === 'route');
  const track = lines.find((line) => line.kind === 'track');
  if (lines.length === 2 && route && track && sameDrive(route, track)) {
    const line = preferred(route, track);
    const other = line === route ? track : route;
    const question = {
      text: `notices.import.took-${line.kind}`,
      params: { other: lines.indexOf(other) + 1 },
    };
    return { line, used: usedSentence(line), questions: [question] };
  }
  return refuse('NOTICES_IMPORT_SEVERAL_LINES', { count: lines.length, lines: listLines(lines) });
}
