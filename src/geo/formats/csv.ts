/**
 * Tables (RFC 4180, also with semicolons or tabs) whose first row names the columns: each further row is a place, and the
 * rows in their order are a line. A cell is read strictly: a row that cannot be read is never left out of a route.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { isRefusal, type Refusal, RefusalError, refuse } from '../../contract/index.ts';
import { readWhen } from '../../text/index.ts';
import type { Point } from '../point.ts';
import { readPoint as readTyped } from '../read-point.ts';
import { type Column, columnOf, tellPlaces } from './columns.ts';
import { readPoint } from './coordinate.ts';
import {
  addSegments,
  emptyGeoFile,
  type GeoFault,
  type GeoFile,
  MAX_FILE_BYTES,
  MAX_FILE_POINTS,
  orThrow,
  type RawPoint,
  rawPoint,
  readEach,
  refusing,
} from './geo-file.ts';
import { type Properties, PropertyBag } from './properties.ts';
import { cleanName } from './xml.ts';

export const MAX_CELLS = 2_000_000;
const MAX_COLUMNS = 200;
const MAX_RECORD = 1_000_000;
const DELIMITERS = [',', ';', '\t'] as const;

/** The sign that parts the cells of the first row, quotes apart. */
function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/);
  const header = (end === -1 ? text : text.slice(0, end)).slice(0, 20_000).replaceAll(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((sign) => header.split(sign).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] as string;
}

function headersOf(text: string): string[] {
  const end = text.search(/[\r\n]/);
  const first = end === -1 ? text : text.slice(0, end);
  return first
    .slice(0, 20_000)
    .split(delimiterOf(text))
    .map((cell) => cell.trim().replaceAll(/^"|"$/g, ''));
}

/** True where the first row names columns of which some tell a place. */
export function looksLikeCsv(text: string): boolean {
  return tellPlaces(new Set(headersOf(text.replace(/^\uFEFF/, '').trimStart()).map(columnOf)));
}

/** More cells than this may be held at once are refused before they are made. */
function tooManyCells(text: string, delimiter: string): boolean {
  let cells = 1;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if ((sign === delimiter || sign === '\n' || sign === '\r') && ++cells > MAX_CELLS) return true;
  }
  return false;
}

function recordsOf(text: string): string[][] | Refusal {
  const delimiter = delimiterOf(text);
  if (tooManyCells(text, delimiter)) return refuse('GEO_CSV_TOO_MANY_CELLS', { limit: MAX_CELLS });
  try {
    return parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      max_record_size: MAX_RECORD,
    }) as string[][];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Reflect.get(error, 'lines') as unknown;
    return refuse('GEO_CSV_BROKEN', { line: typeof line === 'number' ? line : 1 });
  }
}

interface Row {
  number: number;
  cell(column: Column): string;
  properties: { properties?: Properties };
}

/** A place by degrees, else by a typed position, else by its grid reference; the grid beside degrees stays to be compared. */
function placeOf(row: Row): Point {
  const [lat, lon] = [row.cell('lat'), row.cell('lon')];
  if (lat !== '' || lon !== '') return orThrow(readPoint(lat, lon, row.number));
  const typed = row.cell('position') || row.cell('grid');
  if (typed === '') throw new RefusalError(refuse('GEO_CSV_NO_PLACE', { row: row.number }));
  return orThrow(readTyped(typed)).point;
}

function timeOf(text: string): number | null {
  return text === '' ? null : orThrow(readWhen(text, { nowMs: 0 }));
}

/** One point; or two where the row says when it is reached and when it is left. */
function pointsOf(row: Row): RawPoint[] {
  const at = placeOf(row);
  const name = cleanName(row.cell('name'));
  const [arriveMs, leaveMs] = [timeOf(row.cell('arrive')), timeOf(row.cell('depart'))];
  const timeMs = timeOf(row.cell('time')) ?? arriveMs ?? leaveMs;
  const point: RawPoint = { ...rawPoint(at), name, timeMs };
  if (arriveMs === null || leaveMs === null || leaveMs === arriveMs) return [point];
  if (leaveMs < arriveMs) throw new RefusalError(refuse('GEO_CSV_LEAVES_FIRST', { row: row.number }));
  return [
    { ...point, timeMs: arriveMs },
    { ...point, timeMs: leaveMs },
  ];
}

interface Line {
  name: string;
  points: RawPoint[];
  said: (Properties | null)[];
}

function rowsOf(records: readonly string[][], columns: readonly (Column | undefined)[]): Row[] {
  const headers = records[0] as string[];
  return records.slice(1).flatMap((cells, index): Row[] => {
    if (cells.every((cell) => cell.trim() === '')) return [];
    const bag = new PropertyBag();
    for (const [at, header] of headers.entries()) {
      const column = columns[at];
      // A grid reference beside degrees is evidence of the place.
      if (column === undefined || column === 'grid') bag.add(header, cells[at]);
    }
    const cell = (column: Column): string => {
      const at = columns.indexOf(column);
      return at === -1 ? '' : (cells[at] ?? '').trim();
    };
    return [{ number: index + 2, cell, properties: bag.found }];
  });
}

/**
 * Reads a table. With `faults`, a row that cannot be read is put there and the others are read; without, it refuses the
 * whole table. Refusals: GEO_CSV_…, GEO_POINT_…, GEO_PLACE_…, GEO_GRID_…, TEXT_….
 */
export function readCsv(given: string, faults?: GeoFault[]): GeoFile | Refusal {
  if (given.length > MAX_FILE_BYTES)
    return refuse('GEO_FILE_TOO_LARGE', { bytes: given.length, limit: MAX_FILE_BYTES });
  const records = recordsOf(given.replace(/^\uFEFF/, '').trimStart());
  if (isRefusal(records)) return records;
  const headers = records[0] ?? [];
  const columns = headers.map(columnOf);
  if (headers.length > MAX_COLUMNS) return refuse('GEO_CSV_TOO_MANY_CELLS', { limit: MAX_CELLS });
  if (!tellPlaces(new Set(columns)))
    return refuse('GEO_CSV_COLUMNS', { found: headers.slice(0, 12).join(', ').slice(0, 200) });
  const twice = columns.find((column, at) => column !== undefined && columns.indexOf(column) !== at);
  if (twice !== undefined)
    return refuse('GEO_CSV_COLUMN_TWICE', { column: headers[columns.lastIndexOf(twice)] ?? twice });
  return refusing(() => {
    const file = emptyGeoFile('csv');
    const lines = new Map<string, Line>();
    let count = 0;
    for (const row of rowsOf(records, columns)) {
      readEach(faults, row.number, cleanName(row.cell('name')), () => {
        const points = pointsOf(row);
        count += points.length;
        if (count > MAX_FILE_POINTS)
          throw new RefusalError(refuse('GEO_TOO_MANY_POINTS', { limit: MAX_FILE_POINTS }));
        const [{ at, name }] = points as [RawPoint];
        file.places.push({ name, at, row: row.number, ...row.properties });
        const key = row.cell('route');
        const line = lines.get(key) ?? { name: key, points: [], said: [] };
        lines.set(key, line);
        line.points.push(...points);
        line.said.push(...points.map((_, i) => (i === 0 ? (row.properties.properties ?? null) : null)));
      });
    }
    for (const { name, points, said } of lines.values()) {
      addSegments(file, 'route', cleanName(name), [points], true);
      const line = file.lines.at(-1);
      if (line && said.some((one) => one !== null)) line.pointProperties = said;
    }
    return file;
  });
}
