/** A movement made of a route file and a few options: what `notice file`, `notice amend` and `check` share. */
import { basename } from 'node:path';
import { isRefusal, type Params, RefusalError, refuse, type Trilingual } from '../contract/index.ts';
import type { Area, Point } from '../geo/index.ts';
import { boundsOf } from '../geo/index.ts';
import {
  text as importText,
  passageFromDurations,
  passageTimes,
  type RouteFile,
  readRouteFile,
} from '../notices/import/index.ts';
import type { Fields } from '../notices/index.ts';
import type { Terms } from '../terms/index.ts';
import { say } from '../text/index.ts';
import { readBytes } from './files.ts';
import { readWhen, type When, whenMs } from './time.ts';
import { number } from './values.ts';
import { type Io, note, type OptionSpec } from './verb.ts';

export const EARLY_MINUTES = 10;
export const LATE_MINUTES = 30;
export const HALF_WIDTH_M = 200;
const WEEK_MINUTES = 10_080;

export const ROUTE_OPTIONS: readonly OptionSpec[] = [
  { flags: '--depart <time>', parse: readWhen },
  { flags: '--speed-kmh <number>', parse: number(0.1, 540) },
  { flags: '--early <minutes>', parse: number(0, WEEK_MINUTES), otherwise: EARLY_MINUTES },
  { flags: '--late <minutes>', parse: number(0, WEEK_MINUTES), otherwise: LATE_MINUTES },
  { flags: '--half-width <metres>', parse: number(1, 50_000), otherwise: HALF_WIDTH_M },
  { flags: '--pick <line>' },
];
export interface RouteOptions {
  depart?: When;
  speedKmh?: number;
  early?: number;
  late?: number;
  halfWidth?: number;
  pick?: string;
}

/** Points as a notice holds them: degrees and no more. */
function bare(points: readonly Point[]): Point[] {
  return points.map(({ lat, lon }) => ({ lat, lon }));
}

/** Ground that the agreements speak of: where a route is expected. The box around all their zones; null without any. */
export function expectedGround(terms: readonly Terms[]): Area | null {
  const zones = terms.flatMap(({ clauses }) => clauses.flatMap((c) => (c.kind === 'zone' ? [c.area] : [])));
  const corners = zones.flatMap((area): Point[] => {
    const { south, west, north, east } = boundsOf(area);
    return [
      { lat: south, lon: west },
      { lat: south, lon: east },
      { lat: north, lon: east },
      { lat: north, lon: west },
    ];
  });
  if (corners.length === 0) return null;
  const { south, west, north, east } = boundsOf(corners);
  return {
    type: 'polygon',
    ring: [
      { lat: south, lon: west },
      { lat: south, lon: east },
      { lat: north, lon: east },
      { lat: north, lon: west },
    ],
  };
}

/** When each point is passed: as the file plans it, or from the departure on at the file's tempo or the given speed. */
function timesOf(file: RouteFile, options: RouteOptions, nowMs: number): number[] {
  const { depart, speedKmh } = options;
  const tempo = file.durationsMs ?? file.timesMs?.map((time) => time - (file.timesMs?.[0] ?? 0)) ?? null;
  if (!depart && file.timesMs && speedKmh === undefined) return file.timesMs;
  const departMs = depart ? whenMs(depart, nowMs) : file.timesMs?.[0];
  if (departMs === undefined) throw new RefusalError(refuse('CLI_NO_DEPARTURE'));
  if (speedKmh !== undefined) {
    const times = passageTimes(file.points, departMs, speedKmh / 3.6);
    if (isRefusal(times)) throw new RefusalError(times);
    return times;
  }
  if (!tempo) throw new RefusalError(refuse('CLI_NO_SPEED'));
  return passageFromDurations(tempo, departMs);
}

export interface RoutePlan {
  route: Fields['route'];
  times: Fields['times'];
  /** Asked of a person before filing; nothing doubtful was put right. */
  questions: Said[];
  remarks: Said[];
}
/** A sentence of the import, as `--json` shows it and as people read it. */
export interface Said {
  text: string;
  params: Params;
  says: Trilingual;
}

const sentences: Readonly<Record<string, Trilingual>> = importText;
function said({ text, params }: RouteFile['used']): Said {
  const sentence = sentences[text] as Trilingual;
  const says = {
    en: say('en', sentence, params),
    ru: say('ru', sentence, params),
    ar: say('ar', sentence, params),
  };
  return { text, params, says };
}

/** @throws RefusalError GEO_…, NOTICES_IMPORT_…, CLI_NO_DEPARTURE, CLI_NO_SPEED */
export async function readRoutePlan(
  path: string,
  options: RouteOptions,
  at: { nowMs: number; reference?: Area | undefined },
): Promise<RoutePlan> {
  const { pick } = options;
  const file = readRouteFile(basename(path), await readBytes(path), { ...at, pick });
  if (isRefusal(file)) throw new RefusalError(file);
  const names = file.names ? { names: file.names.map((name) => name.slice(0, 500)) } : {};
  return {
    route: {
      type: 'corridor',
      points: bare(file.points),
      halfWidthM: options.halfWidth ?? HALF_WIDTH_M,
      ...names,
    },
    times: {
      type: 'passage',
      atMs: timesOf(file, options, at.nowMs),
      earlyS: Math.round((options.early ?? EARLY_MINUTES) * 60),
      lateS: Math.round((options.late ?? LATE_MINUTES) * 60),
      model: 'rigid',
    },
    questions: file.questions.map(said),
    remarks: [file.used, ...file.remarks].map(said),
  };
}

/** What the import has to say, on standard error. */
export function saySaid(io: Io, { questions, remarks }: Pick<RoutePlan, 'questions' | 'remarks'>): void {
  for (const { says } of remarks) io.err(`${says[io.language]}\n`);
  for (const { says } of questions) note(io, 'cli.question', { question: says[io.language] });
}
