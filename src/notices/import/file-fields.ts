/** What a file says of the notice itself, put together from its line and its rows, with the points renumbered. */
import { isRefusal, type Refusal, refuse } from '../../contract/index.ts';
import type { GeoFormat, GeoLine, Properties, Sentence } from '../../geo/formats/index.ts';
import { codeIn, columnName, type Flat, HALTS, readFlat, reading, wordOf, yesIn } from '../flat/index.ts';
import { itemsOf } from '../flat/parts.ts';

export interface FileFields {
  flat: Flat;
  questions: Sentence[];
  remarks: Sentence[];
}

const LISTED = 8;
/** So common in other programs' files that they mean nothing there: what does not fit is said, and not asked. */
const COMMON: ReadonlySet<string> = new Set(
  (['type', 'use', 'state', 'from', 'to', 'note', 'series', 'shape', 'above', 'category'] as const).map(
    columnName,
  ),
);
/** Of one row alone, not of the notice. */
const OF_A_ROW = new Set(['halt', 'turn', 'grid', 'datum']);

/** Columns of a table that speak of the whole: filled in one row or in all, but alike. */
function gathered(line: GeoLine): Properties | Refusal {
  const found: Record<string, string> = { ...line.properties };
  for (const row of line.pointProperties ?? []) {
    for (const [name, value] of Object.entries(row ?? {})) {
      const word = wordOf(name);
      if (word !== undefined && OF_A_ROW.has(word)) continue;
      // Without a meaning here: named once, so that its owner learns that it was passed over.
      if (word === undefined) found[name] ??= value;
      else if (found[name] !== undefined && found[name] !== value)
        return refuse('NOTICES_IMPORT_DIFFERS', {
          word: name,
          one: (found[name] as string).slice(0, 60),
          other: value.slice(0, 60),
        });
      else found[name] = value;
    }
  }
  return found;
}

type Halt = NonNullable<Flat['corridor']['halts']>[number];

/** `overnight / school yard` in the row of the place. */
function haltIn(at: number, text: string): Halt {
  const [[kind = '', note] = []] = itemsOf(text);
  return { at, kind: codeIn('halt', kind, HALTS), ...(note && { note }) };
}

/** Halts and the turn that rows declare, added to those that the file lists. */
function takeRows(line: GeoLine, flat: Flat): Refusal | null {
  for (const [at, row] of (line.pointProperties ?? []).entries()) {
    for (const [name, value] of Object.entries(row ?? {})) {
      const word = wordOf(name);
      const refusal = reading(() => {
        if (word === 'halt') flat.corridor.halts = [...(flat.corridor.halts ?? []), haltIn(at, value)];
        if (word === 'turn' && yesIn('turn', value)) flat.corridor.returnFrom = at;
      });
      if (isRefusal(refusal)) return refusal;
    }
  }
  return null;
}

/** Points that were left out as repeats: what was said of one goes to the one that stands for it. */
function renumber(flat: Flat, kept: readonly number[]): void {
  const numberOf = (at: number): number =>
    (kept.at(-1) ?? -1) < at ? at : kept.findLastIndex((index) => index <= at);
  const { halts, returnFrom } = flat.corridor;
  if (halts) flat.corridor.halts = halts.map((halt) => ({ ...halt, at: numberOf(halt.at) }));
  if (returnFrom !== undefined) flat.corridor.returnFrom = numberOf(returnFrom);
}

/**
 * A value that cannot be read is asked about where the file is another program's, which may mean something else by the
 * word; in a table or in text it can only be meant for the notice, and is refused.
 */
export function judged(
  format: GeoFormat,
  properties: Properties,
): (FileFields & { refusal?: undefined }) | { refusal: Refusal } {
  const { flat, faults, unknown } = readFlat(properties);
  const [fault] = faults;
  if (fault && (format === 'csv' || format === 'text')) return { refusal: fault };
  const left = faults.map(({ params }): Sentence & { word: string } => {
    const [word, given] = [String(params['word'] ?? ''), String(params['given'] ?? '')];
    return { word, text: 'notices.import.value-left-out', params: { word, given } };
  });
  const told = (asked: boolean): Sentence[] =>
    left.filter(({ word }) => COMMON.has(word) !== asked).map(({ text, params }) => ({ text, params }));
  const questions = told(true);
  const names = unknown.slice(0, LISTED).join(', ').slice(0, 200);
  const passed: Sentence = {
    text: 'notices.import.words-passed-over',
    params: { count: unknown.length, names },
  };
  return { flat, questions, remarks: [...told(false), ...(unknown.length > 0 ? [passed] : [])] };
}

/** `kept`: indices of the points that are taken. Refusals: NOTICES_IMPORT_VALUE, NOTICES_IMPORT_DIFFERS. */
export function fieldsOfLine(
  format: GeoFormat,
  line: GeoLine,
  kept: readonly number[],
): FileFields | Refusal {
  const properties = gathered(line);
  if (isRefusal(properties)) return properties;
  const read = judged(format, properties);
  if (read.refusal) return read.refusal;
  const refusal = takeRows(line, read.flat);
  if (refusal) return refusal;
  const { pointNames } = read.flat;
  // Names by number: only where there is one for each point of the file.
  if (pointNames && pointNames.length !== line.points.length) delete read.flat.pointNames;
  else if (pointNames) read.flat.pointNames = kept.map((index) => pointNames[index] ?? '');
  renumber(read.flat, kept);
  return read;
}
