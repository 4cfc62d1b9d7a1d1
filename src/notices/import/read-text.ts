/**
 * A notice as it is read over the telephone and pasted from a message: a title, a label and its words on each line, and
 * under `ROUTE` a line for each point. Labels are taken in three languages (`WORDS`); what is not understood is asked about.
 */
import { isRefusal, type Refusal, refuse } from '../../contract/index.ts';
import {
  addSegments,
  cleanName,
  columnOf,
  emptyGeoFile,
  type GeoFile,
  type Properties,
  plainName,
  type RawPoint,
  type Sentence,
} from '../../geo/formats/index.ts';
import { type Point, readPoint } from '../../geo/index.ts';
import { readWhen } from '../../text/index.ts';
import { columnName, wordOf } from '../flat/index.ts';
import { itemsOf } from '../flat/parts.ts';
import { NOTICE_TYPES, type NoticeType } from '../notice.ts';

/** First line of the template, by which it is known. */
export const TITLES: Readonly<Record<NoticeType, Readonly<Record<'en' | 'ru' | 'ar', string>>>> = {
  movement: { en: 'MOVEMENT NOTICE', ru: 'УВЕДОМЛЕНИЕ О ПЕРЕМЕЩЕНИИ', ar: 'إخطار بتحرك' },
  site: { en: 'SITE NOTICE', ru: 'УВЕДОМЛЕНИЕ ОБ ОБЪЕКТЕ', ar: 'إخطار بموقع' },
  area: { en: 'AREA NOTICE', ru: 'УВЕДОМЛЕНИЕ О РАЙОНЕ', ar: 'إخطار بمنطقة' },
  flight: { en: 'FLIGHT NOTICE', ru: 'УВЕДОМЛЕНИЕ О ПОЛЁТЕ', ar: 'إخطار برحلة جوية' },
};
/** What stands before a part of a route line, in each language; the first is what is written. */
export const MARKS = {
  arrive: ['ARR', 'ETA', 'прибытие', 'الوصول'],
  depart: ['DEP', 'ETD', 'убытие', 'المغادرة'],
  halt: ['HALT', 'остановка', 'توقف'],
  turn: ['TURN', 'поворот', 'عودة'],
} as const;
type Mark = keyof typeof MARKS;
export const ROUTE_LABELS = { en: 'ROUTE', ru: 'МАРШРУТ', ar: 'المسار' } as const;

export const MAX_TEXT_LENGTH = 1_000_000;
const MAX_LINES = 20_000;
/** A title may stand below a greeting. */
const TITLE_WITHIN = 8;
const NUMBERED = /^\s*(?:>\s*)*(?:[-*•]\s+|\d{1,3}[.)]\s+)?/u;
const LABELLED = /^([^:]{1,60}):(?!\d)\s*(.*)$/su;

const plain = (line: string): string =>
  line
    .replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(NUMBERED, '')
    .trim();

function titleOf(line: string): NoticeType | undefined {
  const given = plainName(line);
  return NOTICE_TYPES.find((type) => Object.values(TITLES[type]).some((title) => plainName(title) === given));
}

function linesOf(text: string): string[] {
  return text.slice(0, MAX_TEXT_LENGTH + 1).split(/\r\n|\r|\n/, MAX_LINES + 1);
}

export function looksLikeText(text: string): boolean {
  const first = text.slice(0, 10_000).split(/[\r\n]+/, TITLE_WITHIN * 2);
  return first
    .filter((line) => line.trim() !== '')
    .slice(0, TITLE_WITHIN)
    .some((line) => titleOf(plain(line)) !== undefined);
}

interface Reading {
  type: NoticeType;
  /** By the name that a column would have. */
  said: Map<string, string>;
  at: Point | null;
  name: string | null;
  points: RawPoint[];
  pointSaid: (Properties | null)[];
  strange: { line: number; text: string }[];
  inRoute: boolean;
}

function markOf(part: string): { mark: Mark; rest: string } | null {
  for (const mark of Object.keys(MARKS) as Mark[]) {
    for (const name of MARKS[mark]) {
      const [begin, rest] = [part.slice(0, name.length), part.slice(name.length)];
      if (plainName(begin) === plainName(name) && /^(?:\s|:|$)/.test(rest))
        return { mark, rest: rest.replace(/^[:\s]+/, '').trim() };
    }
  }
  return null;
}

/** Whether a name stands in a route line and is read back as that name. */
export function isPlainPart(name: string): boolean {
  return (
    !/[;/\\:\u200E\u200F\u202A-\u202E\u2066-\u2069]/.test(name) &&
    plain(name) === name &&
    markOf(name) === null &&
    isRefusal(readWhen(name, { nowMs: 0 })) &&
    isRefusal(readPoint(name))
  );
}

interface RoutePoint {
  at: Point | null;
  names: string[];
  times: { at?: number; arrive?: number; depart?: number };
  said: Record<string, string>;
}

/** One part of a route line: a marked one, a time, a position; whatever is none of these is its name. */
function takePart(part: string, nowMs: number, point: RoutePoint): Refusal | null {
  const marked = markOf(part);
  if (marked?.mark === 'halt') point.said[columnName('halt')] = marked.rest || 'halt';
  else if (marked?.mark === 'turn') point.said[columnName('turn')] = 'yes';
  else if (marked) {
    const ms = readWhen(marked.rest, { nowMs });
    if (isRefusal(ms)) return ms;
    point.times[marked.mark as 'arrive' | 'depart'] = ms;
  } else {
    const ms = readWhen(part, { nowMs });
    const place = isRefusal(ms) ? readPoint(part) : null;
    if (!isRefusal(ms)) point.times.at = ms;
    else if (place && !isRefusal(place) && !point.at) point.at = place.point;
    else point.names.push(part);
  }
  return null;
}

function takeRoutePoint(line: string, number: number, nowMs: number, reading: Reading): Refusal | null {
  const point: RoutePoint = { at: null, names: [], times: {}, said: {} };
  for (const [first = ''] of partsOf(line)) {
    const refusal = takePart(first, nowMs, point);
    if (refusal) return refusal;
  }
  const { at, names, times, said } = point;
  if (!at || names.length > 1)
    return refuse('NOTICES_IMPORT_TEXT_POINT', { line: number, text: line.slice(0, 80) });
  const { arrive, depart } = times;
  if (arrive !== undefined && depart !== undefined && depart < arrive)
    return refuse('NOTICES_IMPORT_TEXT_POINT', { line: number, text: line.slice(0, 80) });
  const stays = arrive !== undefined && depart !== undefined && depart > arrive;
  const passes = stays ? [arrive, depart] : [times.at ?? arrive ?? depart ?? null];
  for (const [i, timeMs] of passes.entries()) {
    reading.points.push({ at, timeMs, eleM: null, name: names[0] ?? null });
    reading.pointSaid.push(i === 0 && Object.keys(said).length > 0 ? said : null);
  }
  return null;
}

/** The parts of a route line: a slash inside one, as after HALT, belongs to it. */
function partsOf(line: string): string[][] {
  return itemsOf(line.replaceAll(/(?<!\\)\//g, '\\/'));
}

function takeLabelled(label: string, value: string, number: number, reading: Reading): Refusal | null {
  const column = columnOf(label);
  if (column === 'position' || column === 'grid') {
    const read = readPoint(value);
    if (isRefusal(read)) return read;
    if (column === 'position' || !reading.at) reading.at = read.point;
    if (column === 'position') return null;
  }
  if (column === 'name') {
    reading.name = cleanName(value);
    return null;
  }
  const word = wordOf(label);
  if (word === undefined) {
    reading.strange.push({ line: number, text: `${label}: ${value}` });
    return null;
  }
  const key = columnName(word);
  if (reading.said.has(key))
    return refuse('NOTICES_IMPORT_TWICE', { word: label.slice(0, 40), line: number });
  reading.said.set(key, value);
  return null;
}

function takeLine(raw: string, number: number, nowMs: number, reading: Reading): Refusal | null {
  const line = plain(raw);
  if (line === '') return null;
  const [, label = '', value = ''] = LABELLED.exec(line) ?? [];
  if (label !== '' && columnOf(label) === 'route' && value === '') {
    reading.inRoute = true;
    return null;
  }
  if (label !== '' && (wordOf(label) !== undefined || columnOf(label) !== undefined) && !markOf(line)) {
    reading.inRoute = false;
    return takeLabelled(label.trim(), value, number, reading);
  }
  if (reading.inRoute) return takeRoutePoint(line, number, nowMs, reading);
  if (label !== '') return takeLabelled(label.trim(), value, number, reading);
  reading.strange.push({ line: number, text: line });
  return null;
}

function fileOf(reading: Reading): GeoFile | Refusal {
  const file = emptyGeoFile('text');
  const properties = { type: reading.type, ...Object.fromEntries(reading.said) };
  const shape = wordShape(reading);
  if (reading.type === 'site' || (reading.type === 'area' && !shape)) {
    if (!reading.at) return refuse('NOTICES_IMPORT_TEXT_NO_PLACE');
    file.places.push({ name: reading.name, at: reading.at, properties });
  } else if (reading.type === 'area') {
    file.areas.push({ name: reading.name, ring: [], properties });
  } else if (reading.points.length > 0) {
    addSegments(file, 'route', reading.name, [reading.points], true, { properties });
    const line = file.lines.at(-1);
    if (line) line.pointProperties = reading.pointSaid;
  }
  return file;
}

const wordShape = ({ said }: Reading): boolean => said.has(columnName('shape'));

/** `questions`: lines that were not understood. Refusals: NOTICES_IMPORT_TEXT_…, NOTICES_IMPORT_TWICE, those of places and times. */
export function readText(text: string, nowMs: number): { file: GeoFile; questions: Sentence[] } | Refusal {
  const lines = linesOf(text);
  if (text.length > MAX_TEXT_LENGTH || lines.length > MAX_LINES)
    return refuse('NOTICES_IMPORT_TEXT_TOO_LONG', { limit: MAX_TEXT_LENGTH, lines: MAX_LINES });
  const begin = lines.findIndex((line) => titleOf(plain(line)) !== undefined);
  const type = titleOf(plain(lines[begin] ?? ''));
  if (!type) return refuse('NOTICES_IMPORT_TEXT_NO_TITLE');
  const reading: Reading = {
    type,
    said: new Map(),
    at: null,
    name: null,
    points: [],
    pointSaid: [],
    strange: [],
    inRoute: false,
  };
  for (const [index, raw] of lines.slice(begin + 1).entries()) {
    const refusal = takeLine(raw, begin + index + 2, nowMs, reading);
    if (refusal) return refusal;
  }
  const file = fileOf(reading);
  if (isRefusal(file)) return file;
  const [first] = reading.strange;
  const params = first && { count: reading.strange.length, line: first.line, text: first.text.slice(0, 80) };
  return { file, questions: params ? [{ text: 'notices.import.strange-lines', params }] : [] };
}
