/** A position as people type it: decimal degrees, degrees with minutes and seconds, or a grid reference. */
import { isRefusal, type Params, type Refusal, refuse } from '../contract/index.ts';
import { shortly, typed } from '../text/index.ts';
import { looksLikeMgrs, parseMgrs } from './grid.ts';
import type { Point } from './point.ts';

export interface TypedPoint {
  point: Point;
  form: 'degrees' | 'dms' | 'mgrs';
  /** How far apart, in metres north to south, two places are that differ in the last digit written. */
  precisionM: number;
}

/** One degree of latitude: a nautical mile is one of its minutes. */
const DEGREE_M = 60 * 1_852;

/** The four directions as they are written beside a number in the three languages. */
const DIRECTIONS: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})(?:N|NORTH|С\.? ?Ш\.?|С|شمالاً|شمالا|شمال|ش)(?!\p{L})/giu, 'N'],
  [/(?<!\p{L})(?:S|SOUTH|Ю\.? ?Ш\.?|Ю|جنوباً|جنوبا|جنوب|ج)(?!\p{L})/giu, 'S'],
  [/(?<!\p{L})(?:E|EAST|В\.? ?Д\.?|В|شرقاً|شرقا|شرق|ق)(?!\p{L})/giu, 'E'],
  [/(?<!\p{L})(?:W|WEST|З\.? ?Д\.?|З|غرباً|غربا|غرب|غ)(?!\p{L})/giu, 'W'],
];

type Mark = '°' | "'" | '"' | ':' | ',' | '+' | '-' | 'N' | 'S' | 'E' | 'W';
type Token = { number: string } | { mark: Mark };

/** Null where there is anything but numbers, marks and directions. */
function tokensOf(text: string): Token[] | null {
  let plain = text;
  for (const [words, letter] of DIRECTIONS) plain = plain.replaceAll(words, letter);
  plain = plain
    .replaceAll(/''|[″”“]/g, '"')
    .replaceAll(/[′’‘]/g, "'")
    .replaceAll(/[º˚]/g, '°')
    .replaceAll(/[−–]/g, '-')
    .replaceAll(/[;،]/g, ',')
    .replaceAll('٫', '.');
  // `36,5` is a place to one and a number to another: between two bare numbers a comma needs a space after it.
  if (/(?<![.\d])\d+,\d/.test(plain)) return null;
  const tokens: Token[] = [];
  const each = /\s*(?:(\d{1,9}(?:\.\d{1,15})?)(?![\d.])|([°'":,NSEW])|(?<![^\s,])([+-])(?=\d))/gy;
  let end = 0;
  for (let found = each.exec(plain); found; found = each.exec(plain)) {
    tokens.push(found[1] === undefined ? { mark: (found[2] ?? found[3]) as Mark } : { number: found[1] });
    end = each.lastIndex;
  }
  return plain.slice(end).trim() === '' ? tokens : null;
}

const isMark = (token: Token | undefined, ...marks: Mark[]): boolean =>
  token !== undefined && 'mark' in token && marks.includes(token.mark);
const isLetter = (token: Token): boolean => isMark(token, 'N', 'S', 'E', 'W');
const isNumber = (token: Token): boolean => 'number' in token;

/** Where the second of the two angles begins; null where that is in doubt. A comma between them goes with the first. */
function secondAt(tokens: readonly Token[]): number | null {
  const letters = tokens.flatMap((token, i) => (isLetter(token) ? [i] : []));
  if (letters.length > 0) {
    if (letters.length !== 2) return null;
    const [first = 0, second = 0] = letters;
    return first === 0 ? second : first + 1;
  }
  const commas = tokens.flatMap((token, i) => (isMark(token, ',') ? [i] : []));
  if (commas.length > 0) return commas.length === 1 ? (commas[0] as number) + 1 : null;
  const numbers = tokens.flatMap((token, i) => (isNumber(token) ? [i] : []));
  const degrees = tokens.flatMap((token, i) => (isMark(token, '°') ? [i] : []));
  const begins =
    degrees.length === 2 ? (degrees[1] as number) - 1 : numbers.length === 2 ? numbers[1] : undefined;
  if (begins === undefined || begins < 1) return null;
  return isMark(tokens[begins - 1], '+', '-') ? begins - 1 : begins;
}

interface Angle {
  degrees: number;
  letter: Mark | null;
  dms: boolean;
  /** Degrees that the last digit written stands for. */
  last: number;
}

const MARKS: readonly (readonly Mark[])[] = [['°', ':'], ["'", ':'], ['"']];

/** `36`, `-36.5°`, `N36°30'`, `36:30:43.2 N`. Null where it is none of these; a refusal for a minute 60. */
function angleOf(tokens: readonly Token[], given: string): Angle | Refusal | null {
  // The comma between the two angles falls to one of them.
  let rest = tokens.slice(isMark(tokens[0], ',') ? 1 : 0, isMark(tokens.at(-1), ',') ? -1 : undefined);
  const letters = rest.filter(isLetter) as { mark: Mark }[];
  if (letters.length > 0) {
    // At one end or the other, never in the middle.
    if (rest[0] !== letters[0] && rest.at(-1) !== letters[0]) return null;
    rest = rest.filter((token) => token !== letters[0]);
  }
  const signed = isMark(rest[0], '+', '-');
  const minus = isMark(rest[0], '-');
  if (signed) rest = rest.slice(1);
  // North of minus 36 degrees: one of the two is wrong.
  if (signed && letters.length > 0) return null;
  let degrees = 0;
  let last = 0;
  let parts = 0;
  for (let at = 0; at < rest.length; parts++) {
    const token = rest[at] as Token;
    if (!('number' in token) || parts > 2) return null;
    const value = Number(token.number);
    const [, decimals = ''] = token.number.split('.');
    const unit = 60 ** -parts;
    if (parts > 0 && value >= 60) return refuse('GEO_PLACE_SIXTIETH', { given, value: token.number });
    degrees += value * unit;
    last = unit * 10 ** -decimals.length;
    at++;
    const next = rest[at];
    if (next && 'mark' in next) {
      if (!(MARKS[parts] as readonly Mark[]).includes(next.mark)) return null;
      at++;
      // A colon joins two numbers; it ends none.
      if (next.mark === ':' && at === rest.length) return null;
    }
    // Only the last of degrees, minutes and seconds has a fraction.
    if (decimals !== '' && at < rest.length) return null;
  }
  if (parts === 0) return null;
  // Adding 0 turns -0 into 0, so that equal places are equal in every comparison.
  return {
    degrees: (minus ? -degrees : degrees) + 0,
    letter: letters[0]?.mark ?? null,
    dms: parts > 1,
    last,
  };
}

/** In degrees, as short as it can be said: for the sentence of a refusal. */
function said(degrees: number): string {
  return String(Number(degrees.toFixed(6)));
}

function checked(lat: number, lon: number, params: Params, lettered: boolean): Point | Refusal {
  if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) return { lat, lon };
  if (!lettered && Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lon) <= 90) {
    return refuse('GEO_PLACE_SWAPPED', { ...params, lat: said(lat), right: `${said(lon)}, ${said(lat)}` });
  }
  return Math.abs(lat) > 90
    ? refuse('GEO_PLACE_LATITUDE', { ...params, lat: said(lat) })
    : refuse('GEO_PLACE_LONGITUDE', { ...params, lon: said(lon) });
}

/**
 * Reads `36.512, 41.234`, `36.512N 41.234E`, `36°30'43"N 41°14'02"E`, `36 30.72 N, 41 14.03 E` and MGRS. Without
 * letters, latitude stands first; with them, either may. Degrees take a decimal point; a decimal comma is in doubt and
 * refused. Directions are taken in English, Russian and Arabic. Refusals: GEO_PLACE_FORM, GEO_PLACE_SAME_AXIS,
 * GEO_PLACE_SIXTIETH, GEO_PLACE_SWAPPED, GEO_PLACE_LATITUDE, GEO_PLACE_LONGITUDE, and those of `parseMgrs`.
 */
export function readPoint(text: string): TypedPoint | Refusal {
  const given = shortly(text);
  if (looksLikeMgrs(text)) {
    const grid = parseMgrs(text);
    return isRefusal(grid) ? grid : { ...grid, form: 'mgrs' };
  }
  const tokens = tokensOf(typed(text));
  const second = tokens && secondAt(tokens);
  if (!tokens || second === null) return refuse('GEO_PLACE_FORM', { given });
  const one = angleOf(tokens.slice(0, second), given);
  if (isRefusal(one)) return one;
  const other = angleOf(tokens.slice(second), given);
  if (isRefusal(other)) return other;
  if (!one || !other) return refuse('GEO_PLACE_FORM', { given });
  const lies = (angle: Angle): number =>
    angle.letter === 'S' || angle.letter === 'W' ? -angle.degrees + 0 : angle.degrees;
  const isLongitude = ({ letter }: Angle): boolean => letter === 'E' || letter === 'W';
  if (one.letter && isLongitude(one) === isLongitude(other)) return refuse('GEO_PLACE_SAME_AXIS', { given });
  const [north, east] = isLongitude(one) ? [other, one] : [one, other];
  const point = checked(lies(north), lies(east), { given }, one.letter !== null);
  if (isRefusal(point)) return point;
  return {
    point,
    form: one.dms || other.dms ? 'dms' : 'degrees',
    precisionM: Math.max(one.last, other.last) * DEGREE_M,
  };
}
