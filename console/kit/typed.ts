/** What an officer typed for a place or a time, as a value or as what is wrong with it. Pure. */
import { isRefusal, type Refusal } from '../../src/contract/index.ts';
import { geoRefusals, type Point, readPoint } from '../../src/geo/index.ts';
import { type Language, readWhen, sayRefusal, textRefusals } from '../../src/text/index.ts';

/** `value: null` with `wrong: null`: nothing was entered. */
export interface Typed<Value> {
  value: Value | null;
  wrong: string | null;
}
const NOTHING = { value: null, wrong: null } as const;
const TABLE = { ...geoRefusals, ...textRefusals };

function wrong(language: Language, refusal: Refusal): Typed<never> {
  const { what, mend } = sayRefusal(language, TABLE, refusal);
  return { value: null, wrong: `${what} ${mend}` };
}

export function placeTyped(text: string, language: Language): Typed<Point> {
  if (text.trim() === '') return NOTHING;
  const read = readPoint(text);
  return isRefusal(read) ? wrong(language, read) : { value: read.point, wrong: null };
}

export function whenTyped(
  text: string,
  language: Language,
  at: { zone?: string | null | undefined; nowMs: number },
): Typed<number> {
  if (text.trim() === '') return NOTHING;
  const read = readWhen(text, { zone: at.zone ?? null, nowMs: at.nowMs });
  return isRefusal(read) ? wrong(language, read) : { value: read, wrong: null };
}
