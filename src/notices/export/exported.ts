/** A notice on its way into a file: as far as it was shown to this party, and not further. */

import { cleanName, type Sentence } from '../../geo/formats/index.ts';
import type { Area, Point } from '../../geo/index.ts';
import type { NoticeView } from '../answers.ts';
import { groundPoints } from '../coarse.ts';
import { escaped, flatOf, type Word } from '../flat/index.ts';
import type { Fields } from '../notice.ts';

export type ExportedNotice = Pick<
  NoticeView,
  'noticeId' | 'version' | 'party' | 'type' | 'protected' | 'status' | 'fields' | 'history' | 'withdrawnMs'
>;

export const EXPORT_FORMATS = ['gpx', 'kml', 'geojson', 'csv', 'ics', 'cap', 'text'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** One file, and what the format could not take. */
export interface Written {
  text: string;
  losses: Sentence[];
}

export type Words = Partial<Record<Word, string>>;

/** What people call it: its name, its call sign, its owner. */
export function titleOf({ fields, party }: ExportedNotice): string {
  const { route, who } = fields;
  const name = route && route.type !== 'corridor' ? route.name : who?.callSign || who?.organisation;
  return cleanName(name) ?? party;
}

/** The words of the notice without those that the format itself holds. */
export function wordsOf(notice: ExportedNotice, held: { pointNames: boolean; placeName: boolean }): Words {
  const words = flatOf(notice);
  if (held.pointNames && namesAreClean(notice.fields.route)) delete words.pointNames;
  const { route } = notice.fields;
  if (held.placeName && route && route.type !== 'corridor' && isClean(route.name)) delete words.placeName;
  return words;
}

/** Comes back from a file the same. A sign that a spreadsheet takes for a formula's never stands first. */
export function isClean(name: string): boolean {
  return name !== '' && cleanName(name) === name && escaped(name) === name;
}
function namesAreClean(route: Fields['route'] | undefined): boolean {
  return route?.type !== 'corridor' || (route.names ?? []).every((name) => name === '' || isClean(name));
}

export interface Passage {
  at: Point;
  atMs: number | null;
  /** '' where it has none that comes back the same. */
  name: string;
}

/** The points of a movement, with their times where those are shown; null for anything else. */
export function passagesOf({ route, times }: Partial<Fields>): Passage[] | null {
  if (route?.type !== 'corridor') return null;
  const clean = namesAreClean(route);
  return route.points.map((at, i) => ({
    at,
    atMs: times?.type === 'passage' ? (times.atMs[i] ?? null) : null,
    name: clean ? (route.names?.[i] ?? '') : '',
  }));
}

/** The exact ground where it is shown, else the rough one; null: neither. A movement has none but its rough one. */
export function groundOf({ route, area }: Partial<Fields>): Area | null {
  if (route?.type === 'site') return { type: 'circle', center: route.at, radiusM: route.radiusM };
  return route?.type === 'area' ? route.shape : (area ?? null);
}

/** One point for formats that hold nothing else: the site, the middle of a circle, the first corner. */
export function pointOf(fields: Partial<Fields>): Point | null {
  if (fields.route) return groundPoints(fields.route).points[0] as Point;
  const { area } = fields;
  if (!area) return null;
  return area.type === 'circle' ? area.center : (area.ring[0] as Point);
}
