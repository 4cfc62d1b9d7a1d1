/** An area that is kept clear, and between which heights it or a flight lies. Pure. */
import { isRefusal } from '../../../src/contract/index.ts';
import { type Area, type Point, readPoint } from '../../../src/geo/index.ts';
import type { Fields } from '../../../src/notices/index.ts';
import type { Form, HeightWords } from './form.ts';
import { readLine, readNumber, readPlace } from './read.ts';
import type { Wrongs } from './wrong.ts';

type Route<Type extends Fields['route']['type']> = Extract<Fields['route'], { type: Type }>;
export type Ground = Route<'area'>;
export type Flight = NonNullable<Route<'corridor'>['flight']>;
type Heights = NonNullable<Ground['heights']>;

/** As `areaSchema` takes them. */
const LEAST_CORNERS = 3;
const MOST_CORNERS = 10_000;

/** Corners, one on a line; lines without a word count for nothing. */
export function cornersOf(text: string): { line: number; words: string }[] {
  return text
    .split('\n')
    .map((words, i) => ({ line: i + 1, words: words.trim() }))
    .filter(({ words }) => words !== '');
}

/** Corners that can be read, in order: what the map draws. */
export function readableCorners(text: string): Point[] {
  return cornersOf(text).flatMap(({ words }) => {
    const read = readPoint(words);
    return isRefusal(read) ? [] : [read.point];
  });
}

/** True where a line is no place: what is drawn would leave it out. */
export function hasUnreadable(text: string): boolean {
  return readableCorners(text).length < cornersOf(text).length;
}

function ringOf(text: string, wrongs: Wrongs): Point[] | null {
  const corners = cornersOf(text);
  if (corners.length < LEAST_CORNERS) return wrongs.missing('ground.corners', 'three-corners');
  if (corners.length > MOST_CORNERS)
    return wrongs.add('ground.corners', 'many-points', { count: corners.length, most: MOST_CORNERS });
  const ring: Point[] = [];
  for (const { line, words } of corners) {
    const read = readPoint(words);
    if (isRefusal(read)) return wrongs.add('ground.corners', 'no-corner', { line });
    ring.push(read.point);
  }
  return ring;
}

function shapeOf({ ground }: Form, wrongs: Wrongs): Area | null {
  if (ground.shape === 'polygon') {
    const ring = ringOf(ground.corners, wrongs);
    return ring && { type: 'polygon', ring };
  }
  const center = readPlace(wrongs, 'ground.place', ground.place);
  const radiusM = readNumber(wrongs, 'ground.radiusM', ground.radiusM, { least: 1, most: 1_000_000 });
  return center && radiusM ? { type: 'circle', center, radiusM } : null;
}

const HEIGHT = { least: -500, most: 40_000 };

/** `at`: what the fields are called by. */
function heightsOf(words: HeightWords, at: 'ground' | 'flight', wrongs: Wrongs): Heights | null {
  const floorM = readNumber(wrongs, `${at}.floorM`, words.floorM, HEIGHT);
  const ceilingM = readNumber(wrongs, `${at}.ceilingM`, words.ceilingM, HEIGHT);
  if (floorM === null || ceilingM === null) return null;
  if (floorM > ceilingM) return wrongs.add(`${at}.ceilingM`, 'heights');
  return { floorM, ceilingM, above: words.above };
}

export function flightOf({ flight }: Form, wrongs: Wrongs): Flight | null {
  const aircraft = readLine(wrongs, 'flight.aircraft', flight.aircraft, true);
  const count = readNumber(wrongs, 'flight.count', flight.count, { least: 1, most: 1_000, whole: true });
  const transponder = readLine(wrongs, 'flight.transponder', flight.transponder);
  const heights = heightsOf(flight, 'flight', wrongs);
  if (aircraft === '' || count === null || !heights) return null;
  return {
    aircraft,
    crewed: flight.crewed,
    count,
    ...heights,
    ...(transponder !== '' && { transponder }),
  };
}

export function groundOf(form: Form, wrongs: Wrongs): Ground | null {
  const { ground } = form;
  const name = readLine(wrongs, 'ground.name', ground.name, true);
  const note = readLine(wrongs, 'ground.note', ground.note);
  const shape = shapeOf(form, wrongs);
  const heights = ground.bounded ? heightsOf(ground, 'ground', wrongs) : null;
  if (!shape) return null;
  return {
    type: 'area',
    name: name || '-',
    use: ground.use,
    shape,
    ...(heights && { heights }),
    ...(note !== '' && { note }),
  };
}
