/** A movement made of a route file and a few options: what `notice file`, `notice amend` and `check` share. */
import { basename } from 'node:path';
import { isRefusal, RefusalError, refuse } from '../contract/index.ts';
import { type RoadFile, readGeoFile } from '../geo/formats/index.ts';
import { type Area, LinesNear } from '../geo/index.ts';
import {
  type DraftFields,
  draftMovement,
  EARLY_MINUTES,
  HALF_WIDTH_M,
  type KnownPlace,
  LATE_MINUTES,
  MAX_ROUTE_POINTS,
  readRouteFile,
  type Said,
  withWayBack,
} from '../notices/import/index.ts';
import type { Fields } from '../notices/index.ts';
import { readBytes } from './files.ts';
import { readRoads } from './roads.ts';
import { readWhen, type When, whenMs } from './time.ts';
import { number } from './values.ts';
import { type Io, note, type OptionSpec } from './verb.ts';

const WEEK_MINUTES = 10_080;

export const ROUTE_OPTIONS: readonly OptionSpec[] = [
  { flags: '--depart <time>', parse: readWhen },
  { flags: '--speed-kmh <number>', parse: number(0.1, 540) },
  { flags: '--early <minutes>', parse: number(0, WEEK_MINUTES), otherwise: EARLY_MINUTES },
  { flags: '--late <minutes>', parse: number(0, WEEK_MINUTES), otherwise: LATE_MINUTES },
  { flags: '--half-width <metres>', parse: number(1, 50_000), otherwise: HALF_WIDTH_M },
  { flags: '--pick <line>' },
  { flags: '--gazetteer <file>' },
  { flags: '--back-after <minutes>', parse: number(0, WEEK_MINUTES) },
];
export interface RouteOptions {
  depart?: When;
  speedKmh?: number;
  early?: number;
  late?: number;
  halfWidth?: number;
  pick?: string;
  gazetteer?: string;
  /** Lines of a map file. */
  roads?: string;
  backAfter?: number;
}

export interface RoutePlan {
  type: 'movement' | 'flight';
  /** What the file says of who and what. */
  said: DraftFields;
  route: Fields['route'];
  times: Fields['times'];
  /** Asked of a person before filing; nothing doubtful was put right. */
  questions: Said[];
  remarks: Said[];
}

/** Names and positions of places, from a map file or a table. @throws RefusalError GEO_… */
export async function readGazetteer(path: string): Promise<KnownPlace[]> {
  const file = readGeoFile(basename(path), await readBytes(path));
  if (isRefusal(file)) throw new RefusalError(file);
  return file.places.flatMap(({ name, at }) => (name === null ? [] : [{ name, at }]));
}

const linesOf = ({ roads }: RoadFile): LinesNear => new LinesNear(roads.map(({ points }) => points));

/** @throws RefusalError GEO_…, NOTICES_IMPORT_…, CLI_NO_DEPARTURE, CLI_NO_SPEED */
export async function readRoutePlan(
  path: string,
  options: RouteOptions,
  at: { nowMs: number; reference?: Area | undefined; known?: readonly KnownPlace[] },
): Promise<RoutePlan> {
  const { pick, gazetteer, roads, depart, speedKmh, early, late, halfWidth } = options;
  const file = readRouteFile(basename(path), await readBytes(path), {
    ...at,
    pick,
    roads: roads === undefined ? undefined : linesOf(await readRoads(roads)),
    known: [...(at.known ?? []), ...(gazetteer === undefined ? [] : await readGazetteer(gazetteer))],
  });
  if (isRefusal(file)) throw new RefusalError(file);
  const draft = draftMovement(file, {
    departMs: depart && whenMs(depart, at.nowMs),
    speedKmh,
    earlyMinutes: early,
    lateMinutes: late,
    halfWidthM: halfWidth,
  });
  if (isRefusal(draft)) throw new RefusalError(draft);
  const { type, said, route, times, needs, questions, remarks } = draft;
  if (!times)
    throw new RefusalError(refuse(needs.includes('departure') ? 'CLI_NO_DEPARTURE' : 'CLI_NO_SPEED'));
  const plan = { type, said, route, times, questions, remarks };
  const { backAfter } = options;
  if (backAfter === undefined || route.type !== 'corridor' || times.type !== 'passage') return plan;
  if (route.points.length * 2 > MAX_ROUTE_POINTS)
    throw new RefusalError(
      refuse('NOTICES_IMPORT_TOO_MANY_POINTS', { points: route.points.length * 2, limit: MAX_ROUTE_POINTS }),
    );
  return { ...plan, ...withWayBack(route, times, Math.round(backAfter * 60_000)) };
}

/** What the import has to say, on standard error. */
export function saySaid(io: Io, { questions, remarks }: Pick<RoutePlan, 'questions' | 'remarks'>): void {
  for (const { says } of remarks) io.err(`${says[io.language]}\n`);
  for (const { says } of questions) note(io, 'cli.question', { question: says[io.language] });
}
