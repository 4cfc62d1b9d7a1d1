/** One typed value of a form: read, or marked as wrong. Pure. */
import { isRefusal } from '../../../src/contract/index.ts';
import { type Point, readPoint } from '../../../src/geo/index.ts';
import { readWhen, typed } from '../../../src/text/index.ts';
import type { Wrongs } from './wrong.ts';

/** As `readWhen` needs it: the party's zone, and the node's time for examples. */
export interface At {
  zone: string | null;
  nowMs: number;
}

const MAX_LINE = 500;

export function readLine(wrongs: Wrongs, at: string, words: string, needed = false): string {
  const line = words.trim();
  if (needed && line === '') wrongs.missing(at);
  if (line.length > MAX_LINE) wrongs.add(at, 'long', { most: MAX_LINE });
  return line;
}

export interface Span {
  least: number;
  most: number;
  /** Without a fraction. */
  whole?: boolean;
  /** Taken where nothing is typed; left out: something must be. */
  otherwise?: number;
}

/** null: marked. Digits of any keyboard. A comma is in doubt between 1,500 and 1.5 and is not taken. */
export function readNumber(wrongs: Wrongs, at: string, words: string, span: Span): number | null {
  const { least, most, whole = false, otherwise } = span;
  const plain = typed(words).trim().replace('٫', '.').replace('−', '-');
  if (plain === '') return otherwise ?? wrongs.missing(at);
  const value = /^-?\d{1,16}(?:\.\d{1,9})?$/.test(plain) ? Number(plain) + 0 : Number.NaN;
  if (Number.isNaN(value) || (whole && !Number.isInteger(value)))
    return wrongs.add(at, whole ? 'whole' : 'number');
  if (value < least || value > most) return wrongs.add(at, 'span', { least, most });
  return value;
}

export function readMoment(wrongs: Wrongs, at: string, words: string, { zone, nowMs }: At): number | null {
  if (words.trim() === '') return wrongs.missing(at);
  const moment = readWhen(words, { zone, nowMs });
  return isRefusal(moment) ? wrongs.refused(at, moment) : moment;
}

export function readPlace(wrongs: Wrongs, at: string, words: string): Point | null {
  if (words.trim() === '') return wrongs.missing(at);
  const place = readPoint(words);
  return isRefusal(place) ? wrongs.refused(at, place) : place.point;
}
