/** A notice as a file in one of the formats, with what that format leaves out. Pure. */
import { type Mode, type Refusal, refuse } from '../../contract/index.ts';
import type { Language } from '../../text/index.ts';
import { GROUPS } from '../notice.ts';
import { capOf } from './cap.ts';
import { csvOf } from './csv.ts';
import type { ExportedNotice, ExportFormat, Written } from './exported.ts';
import { geoJsonOf } from './geojson.ts';
import { gpxOf } from './gpx.ts';
import { icsOf } from './ics.ts';
import { kmlOf } from './kml.ts';
import { textFormOf } from './text-form.ts';

export interface ExportOptions {
  mode: Mode;
  nowMs: number;
  language: Language;
}
export interface ExportFile extends Written {
  /** With its ending. */
  name: string;
  mediaType: string;
}

const FORMATS: Readonly<
  Record<
    ExportFormat,
    {
      ending: string;
      mediaType: string;
      write(notice: ExportedNotice, options: ExportOptions): Written | null;
    }
  >
> = {
  gpx: { ending: 'gpx', mediaType: 'application/gpx+xml', write: gpxOf },
  kml: { ending: 'kml', mediaType: 'application/vnd.google-earth.kml+xml', write: kmlOf },
  geojson: { ending: 'geojson', mediaType: 'application/geo+json', write: geoJsonOf },
  csv: { ending: 'csv', mediaType: 'text/csv', write: csvOf },
  ics: {
    ending: 'ics',
    mediaType: 'text/calendar',
    write: (notice, { mode, language }) => icsOf(notice, mode, language),
  },
  cap: { ending: 'cap.xml', mediaType: 'application/cap+xml', write: capOf },
  text: {
    ending: 'txt',
    mediaType: 'text/plain',
    write: (notice, { language }) => textFormOf(notice, language),
  },
};

/** Refusal: NOTICES_EXPORT_NOT_HELD. */
export function exportNotice(
  notice: ExportedNotice,
  as: ExportFormat,
  options: ExportOptions,
): ExportFile | Refusal {
  const { ending, mediaType, write } = FORMATS[as];
  const written = write(notice, options);
  const { noticeId, type, fields } = notice;
  if (!written) return refuse('NOTICES_EXPORT_NOT_HELD', { as, noticeId, type });
  const hidden = GROUPS.filter((group) => fields[group] === undefined).join(', ');
  return {
    name: `${noticeId}.${ending}`,
    mediaType,
    text: written.text,
    losses: [
      ...written.losses,
      ...(hidden === '' ? [] : [{ text: 'notices.export.hidden', params: { groups: hidden } }]),
    ],
  };
}
