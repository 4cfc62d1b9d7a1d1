/** A table (RFC 4180): a row for each point of a movement, one row for anything else; words in the first row. */
import { columnName, momentText, type Word } from '../flat/index.ts';
import {
  type ExportedNotice,
  isClean,
  passagesOf,
  pointOf,
  titleOf,
  type Written,
  wordsOf,
} from './exported.ts';

function cell(text: string): string {
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** null: no place is shown. */
export function csvOf(notice: ExportedNotice): Written | null {
  const { fields } = notice;
  const place = pointOf(fields);
  if (!place) return null;
  const passages = passagesOf(fields);
  const title = titleOf(notice);
  const points = passages ?? [{ at: place, atMs: null, name: isClean(title) ? title : '' }];
  const words = Object.entries(wordsOf(notice, { pointNames: true, placeName: true })) as [Word, string][];
  const timed = passages ? ['time'] : [];
  const header = ['name', 'lat', 'lon', ...timed, ...words.map(([word]) => columnName(word))];
  const rows = points.map(({ at, atMs, name }, i) => [
    name,
    String(at.lat),
    String(at.lon),
    ...(passages ? [atMs === null ? '' : momentText(atMs)] : []),
    ...words.map(([, value]) => (i === 0 ? value : '')),
  ]);
  const inWords = !passages && fields.route?.type !== 'site';
  return {
    text: [header, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join(''),
    losses: inWords ? [{ text: 'notices.export.ground-in-words', params: {} }] : [],
  };
}
