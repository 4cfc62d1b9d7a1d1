/** The two words of a query that are more than a number: a box and a time. */
import { type Refusal, refuse } from '../../contract/index.ts';
import { parseInstant } from '../../text/index.ts';

export type Box = [number, number, number, number];

const bad = (name: string, given: string): Refusal =>
  refuse('SERVER_OGC_QUERY', { name, given: given.slice(0, 80) });

/** Longitudes run from west to east: where west is more than east, the box crosses 180°. Refusal: SERVER_OGC_QUERY. */
export function boxIn(text: string): Box | Refusal {
  const parts = text.split(',');
  const numbers = parts.map((part) =>
    /^-?\d{1,3}(?:\.\d{1,15})?$/.test(part.trim()) || parts.length === 6 ? Number(part) : Number.NaN,
  );
  if ((numbers.length !== 4 && numbers.length !== 6) || numbers.some((value) => !Number.isFinite(value)))
    return bad('bbox', text);
  const [west, south, east, north] = (
    numbers.length === 4 ? numbers : [numbers[0], numbers[1], numbers[3], numbers[4]]
  ) as Box;
  const lies =
    Math.abs(west) <= 180 && Math.abs(east) <= 180 && Math.abs(south) <= 90 && Math.abs(north) <= 90;
  return lies && south <= north ? [west, south, east, north] : bad('bbox', text);
}

/** Closed. Refusal: SERVER_OGC_QUERY. */
export function spanIn(text: string): { fromMs: number; toMs: number } | Refusal {
  const parts = text.split('/');
  if (parts.length > 2) return bad('datetime', text);
  const [from = '', to = from] = parts;
  const open = (part: string): boolean => part === '' || part === '..';
  const [fromMs, toMs] = [
    open(from) ? Number.NEGATIVE_INFINITY : parseInstant(from),
    open(to) ? Number.POSITIVE_INFINITY : parseInstant(to),
  ];
  if (fromMs === null || toMs === null || fromMs > toMs || (open(from) && open(to)))
    return bad('datetime', text);
  return { fromMs, toMs };
}
