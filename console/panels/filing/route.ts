/** The corridor that the rows of a form give, and when each of its points is passed. Pure. */
import { isRefusal } from '../../../src/contract/index.ts';
import type { Point } from '../../../src/geo/index.ts';
import { passageTimes } from '../../../src/notices/import/timing.ts';
import type { Fields } from '../../../src/notices/index.ts';
import type { Form, PointRow } from './form.ts';
import { isPoint, pointOf } from './points.ts';
import { type At, readLine, readMoment, readNumber } from './read.ts';
import type { Wrongs } from './wrong.ts';

type Corridor = Extract<Fields['route'], { type: 'corridor' }>;
type Passage = Extract<Fields['times'], { type: 'passage' }>;

const MINUTE_MS = 60_000;
const WEEK_MINUTES = 10_080;
export const MOST_POINTS = 10_000;
/** So far inside the calendar that margins of a week on either side do not leave it (`timesSchema`). */
const FIRST_MS = 700_000_000;
const LAST_MS = 8.63e15;

/** A point of the route, where its row stands in the form, and how long the movement stands there. */
interface Stop {
  row: PointRow;
  /** Place of the row in the form. */
  index: number;
  point: Point;
  haltMs: number;
}

const isBlank = ({ place, name, at, haltMinutes }: PointRow): boolean =>
  `${place}${name}${at}${haltMinutes}`.trim() === '';

/** null where a row cannot be read or there are too few: marked. Rows in which nothing is typed count for nothing. */
function stopsOf(form: Form, wrongs: Wrongs): Stop[] | null {
  const rows = form.points.map((row, index) => ({ row, index })).filter(({ row }) => !isBlank(row));
  const known = wrongs.all.length;
  const stops = rows.flatMap(({ row, index }): Stop[] => {
    const point = pointOf(row);
    const halt = { least: 0, most: WEEK_MINUTES, otherwise: 0 };
    const minutes = readNumber(wrongs, `points.${index}.haltMinutes`, row.haltMinutes, halt);
    readLine(wrongs, `points.${index}.name`, row.name);
    const at = `points.${index}.place`;
    if (point === null) wrongs.missing(at);
    else if (isRefusal(point)) wrongs.refused(at, point);
    return isPoint(point) && minutes !== null
      ? [{ row, index, point, haltMs: Math.round(minutes * MINUTE_MS) }]
      : [];
  });
  if (rows.length < 2) wrongs.missing('points', 'two-points');
  const count = stops.reduce((sum, { haltMs }) => sum + (haltMs > 0 ? 2 : 1), 0);
  if (count > MOST_POINTS) wrongs.add('points', 'many-points', { count, most: MOST_POINTS });
  return wrongs.all.length > known ? null : stops;
}

/** A halt is two equal points: the time between them is spent there. */
function twice<Value>(stops: readonly Stop[], value: (stop: Stop, i: number) => [Value, Value]): Value[] {
  return stops.flatMap((stop, i) => (stop.haltMs > 0 ? value(stop, i) : [value(stop, i)[0]]));
}

/** UTC ms at which each stop is reached, from the departure on at one speed, with the halts on the way. */
function reachedAtSpeed(form: Form, stops: readonly Stop[], at: At, wrongs: Wrongs): number[] | null {
  const departMs = readMoment(wrongs, 'depart', form.depart, at);
  const kmh = readNumber(wrongs, 'speedKmh', form.speedKmh, { least: 0.1, most: 540 });
  if (departMs === null || kmh === null) return null;
  const points = stops.map(({ point }) => point);
  const moving = passageTimes(points, departMs, kmh / 3.6);
  if (isRefusal(moving)) return wrongs.refused('speedKmh', moving);
  let halted = 0;
  return moving.map((time, i) => {
    const reached = time + halted;
    halted += (stops[i] as Stop).haltMs;
    return reached;
  });
}

/** As typed at each stop. */
function reachedAsSaid(stops: readonly Stop[], at: At, wrongs: Wrongs): number[] | null {
  let leftMs = Number.NEGATIVE_INFINITY;
  const reached = stops.map(({ row, index, haltMs }) => {
    const where = `points.${index}.at`;
    const time = readMoment(wrongs, where, row.at, at);
    if (time === null) return null;
    if (time < leftMs) wrongs.add(where, 'backwards');
    leftMs = time + haltMs;
    return time;
  });
  return reached.includes(null) ? null : (reached as number[]);
}

/** `stops: null`: the route is in doubt, and only what is typed beside it is read. */
function timesOf(form: Form, stops: readonly Stop[] | null, at: At, wrongs: Wrongs): Passage | null {
  const margin = { least: 0, most: WEEK_MINUTES, otherwise: 0 };
  const early = readNumber(wrongs, 'earlyMinutes', form.earlyMinutes, margin);
  const late = readNumber(wrongs, 'lateMinutes', form.lateMinutes, margin);
  const bySpeed = form.timing === 'speed';
  const known = wrongs.all.length;
  const reached = bySpeed
    ? reachedAtSpeed(form, stops ?? [], at, wrongs)
    : reachedAsSaid(stops ?? [], at, wrongs);
  if (!stops || !reached || early === null || late === null || wrongs.all.length > known) return null;
  const atMs = twice(stops, ({ haltMs }, i) => {
    const time = reached[i] as number;
    return [time, time + haltMs];
  });
  const first = bySpeed ? 'depart' : `points.${stops[0]?.index ?? 0}.at`;
  if ((atMs[0] as number) < FIRST_MS) return wrongs.add(first, 'calendar');
  if ((atMs.at(-1) as number) > LAST_MS) return wrongs.add(bySpeed ? 'speedKmh' : first, 'calendar');
  const seconds = (minutes: number): number => Math.round(minutes * 60);
  return { type: 'passage', atMs, earlyS: seconds(early), lateS: seconds(late), model: 'rigid' };
}

export interface Pass {
  reachedMs: number;
  /** Later where the movement halts there. */
  leftMs: number;
}
export interface Movement {
  route: Corridor | null;
  times: Passage | null;
  /** By the rows of the form; empty while it is not known. */
  passes: ReadonlyMap<number, Pass>;
}

export function movementOf(form: Form, at: At, wrongs: Wrongs): Movement {
  const width = { least: 1, most: 50_000 };
  const halfWidthM = readNumber(wrongs, 'halfWidthM', form.halfWidthM, width);
  const stops = stopsOf(form, wrongs);
  const times = timesOf(form, stops, at, wrongs);
  if (!stops) return { route: null, times: null, passes: new Map() };
  const points = twice(stops, ({ point }) => [point, point]);
  const named = stops.some(({ row }) => row.name.trim() !== '');
  const names = twice(stops, ({ row }) => [row.name.trim(), row.name.trim()]);
  const passes = new Map<number, Pass>();
  let next = 0;
  for (const { index, haltMs } of stops) {
    const reachedMs = times?.atMs[next];
    if (reachedMs !== undefined) passes.set(index, { reachedMs, leftMs: reachedMs + haltMs });
    next += haltMs > 0 ? 2 : 1;
  }
  const route: Corridor | null =
    halfWidthM === null ? null : { type: 'corridor', points, halfWidthM, ...(named && { names }) };
  return { route, times, passes };
}
