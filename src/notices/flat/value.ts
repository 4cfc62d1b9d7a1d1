/** One value written flat: a number, a moment, a code, a shape. What cannot be read is said, never guessed. */
import { isRefusal, type Refusal, RefusalError, refuse } from '../../contract/index.ts';
import { type Area, type Point, readPoint } from '../../geo/index.ts';
import { readWhen } from '../../text/index.ts';
import { CODES, type Code, codeOf, columnName, type Word } from './words.ts';

/** What would be right, by the number under which the sentence of the refusal says it; 0: one of `codes`. */
const WANTED = { code: 0, number: 1, moment: 2, points: 3, shape: 4 } as const;

function wrong(word: Word, given: string, wants: keyof typeof WANTED, codes = ''): RefusalError {
  return new RefusalError(
    refuse('NOTICES_IMPORT_VALUE', {
      word: columnName(word),
      given: given.slice(0, 80),
      wants: WANTED[wants],
      codes,
    }),
  );
}

/** Runs a reader that throws RefusalError; a refusal comes back as a value. */
export function reading<Value>(read: () => Value): Value | Refusal {
  try {
    return read();
  } catch (error) {
    if (error instanceof RefusalError) return error.refusal;
    throw error;
  }
}

const NUMBER = /^-?\d{1,15}(?:\.\d{1,20})?(?:e-?\d{1,2})?$/;

export function numberIn(word: Word, text: string): number {
  if (!NUMBER.test(text)) throw wrong(word, text, 'number');
  return Number(text);
}

/** UTC ms. */
export function momentIn(word: Word, text: string): number {
  const ms = readWhen(text, { nowMs: 0 });
  if (isRefusal(ms)) throw wrong(word, text, 'moment');
  return ms;
}

export function codeIn<const Allowed extends Code>(
  word: Word,
  text: string,
  allowed: readonly Allowed[],
): Allowed {
  const code = codeOf(text, allowed);
  if (code === undefined) throw wrong(word, text, 'code', allowed.map((one) => CODES[one][0]).join(', '));
  return code;
}

export function yesIn(word: Word, text: string): boolean {
  return codeIn(word, text, ['yes', 'no']) === 'yes';
}

function pointIn(word: Word, text: string): Point {
  const read = readPoint(text);
  if (isRefusal(read)) throw wrong(word, text, 'points');
  return read.point;
}

/** `37.1, 42; 37.2, 42; …` */
export function pointsIn(word: Word, text: string): Point[] {
  return text
    .split(';')
    .filter((part) => part.trim() !== '')
    .map((part) => pointIn(word, part));
}

export function pointText({ lat, lon }: Point): string {
  return `${plainNumber(lat)}, ${plainNumber(lon)}`;
}

/** Never with an exponent, which `readPoint` takes for none. Coordinates are quantised far above where digits end. */
function plainNumber(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(15).replace(/\.?0+$/, '') : text;
}

/** `circle 800 37.1, 42` (radius in metres, then the middle) or `polygon 37.1, 42; 37.2, 42; 37.2, 42.1`. */
export function shapeIn(word: Word, text: string): Area {
  const [, kind = '', rest = ''] = /^(circle|polygon)\s+(.+)$/isu.exec(text) ?? [];
  if (kind.toLowerCase() === 'polygon') return { type: 'polygon', ring: pointsIn(word, rest) };
  const [, radius, middle] = /^(\S+)\s+(.+)$/su.exec(rest) ?? [];
  if (radius === undefined || middle === undefined) throw wrong(word, text, 'shape');
  return { type: 'circle', radiusM: numberIn(word, radius), center: pointIn(word, middle) };
}

export function shapeText(area: Area): string {
  return area.type === 'circle'
    ? `circle ${area.radiusM} ${pointText(area.center)}`
    : `polygon ${area.ring.map(pointText).join('; ')}`;
}

/** RFC 3339, to the millisecond where there are any. */
export function momentText(ms: number): string {
  return new Date(ms).toISOString().replace('.000Z', 'Z');
}
