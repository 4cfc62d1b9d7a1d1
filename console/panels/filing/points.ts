/** The rows of a route, as typed and as drawn. Pure. */
import { isRefusal, type Refusal } from '../../../src/contract/index.ts';
import { type Point, readPoint, swapped } from '../../../src/geo/index.ts';
import { EMPTY_POINT, type PointRow } from './form.ts';

/** Degrees that are read back as the very same point. */
export function placeOf({ lat, lon }: Point): string {
  return `${written(lat)}, ${written(lon)}`;
}
function written(degrees: number): string {
  const plain = String(degrees);
  // Readers of places take fifteen decimals, a ten-thousandth of a micrometre, and no exponent.
  return /e|\.\d{16}/.test(plain) ? degrees.toFixed(15) : plain;
}

/** To 7 decimals, about a centimetre: what a pointer gives beyond that means nothing. */
function rounded({ lat, lon }: Point): Point {
  const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7 + 0;
  return { lat: round(lat), lon: round(lon) };
}

/** As a place that a pointer gave. */
export const placeRounded = (point: Point): string => placeOf(rounded(point));

const read = new WeakMap<PointRow, Point | Refusal | null>();

/** null: nothing is typed. A row never changes, so thousands of them are read once. */
export function pointOf(row: PointRow): Point | Refusal | null {
  const known = read.get(row);
  if (known !== undefined) return known;
  const found = row.place.trim() === '' ? null : readPoint(row.place);
  const point = found === null || isRefusal(found) ? found : found.point;
  read.set(row, point);
  return point;
}

export function isPoint(point: Point | Refusal | null): point is Point {
  return point !== null && !isRefusal(point);
}

/** Points that can be read, in order: what the map draws. */
export function readable(rows: readonly PointRow[]): Point[] {
  return rows.map(pointOf).filter(isPoint);
}

function same(row: PointRow | undefined, point: Point | undefined): boolean {
  const at = row ? pointOf(row) : null;
  return point !== undefined && isPoint(at) && placeOf(rounded(at)) === placeOf(rounded(point));
}

/**
 * The rows after the map says that the points are now these. What stands at the beginning and the end as before keeps
 * its name and times; a point that was dragged keeps them too; one that was put in or added has none yet.
 */
export function rowsDrawn(rows: readonly PointRow[], points: readonly Point[]): PointRow[] {
  const old = rows.filter((row) => isPoint(pointOf(row)));
  let head = 0;
  while (head < old.length && head < points.length && same(old[head], points[head])) head++;
  let tail = 0;
  const most = Math.min(old.length, points.length) - head;
  while (tail < most && same(old.at(-1 - tail), points.at(-1 - tail))) tail++;
  const between = old.slice(head, old.length - tail);
  const drawn = points.slice(head, points.length - tail);
  const made = drawn.map((point, i): PointRow => {
    const kept = between.length === drawn.length ? (between[i] as PointRow) : EMPTY_POINT;
    return { ...kept, place: placeOf(rounded(point)) };
  });
  return [...old.slice(0, head), ...made, ...old.slice(old.length - tail)];
}

/** The row at `from` stands at `to`. */
export function movedRow<Row>(rows: readonly Row[], from: number, to: number): readonly Row[] {
  const row = rows[from];
  if (row === undefined || to < 0 || to >= rows.length) return rows;
  return rows.toSpliced(from, 1).toSpliced(to, 0, row);
}

/** Latitude and longitude exchanged in every row; null where that would be no place on earth. */
export function turned(rows: readonly PointRow[]): PointRow[] | null {
  const made = rows.map((row) => {
    const point = pointOf(row);
    if (!isPoint(point)) return row;
    const other = swapped(point);
    return other && { ...row, place: placeOf(other) };
  });
  return made.includes(null) ? null : (made as PointRow[]);
}
