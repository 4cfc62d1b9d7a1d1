/** Notices as map features, for programs that read features: those that stand, as far as they were shown to this party. */
import type { Ctx, Read } from '../contract/index.ts';
import { rowsWhere, spanOf } from './answers.ts';
import { type Feature, featureOf, type Geometry } from './export/geojson.ts';
import { currentOf, NOTICES, type NoticeRow } from './view.ts';

export interface FeaturesQuestion {
  /** Sites, or everything else. */
  sites: boolean;
  noticeId?: string;
  /** West, south, east, north, degrees; west of more than east crosses 180°. */
  bbox?: readonly [number, number, number, number];
  /** Closed, UTC ms. */
  fromMs?: number;
  toMs?: number;
  offset: number;
  limit: number;
}
export interface FeaturesAnswer {
  features: Feature[];
  matched: number;
}

function* positions(geometry: Geometry): Generator<readonly number[]> {
  if (geometry.type === 'Point') yield geometry.coordinates;
  else if (geometry.type === 'LineString') yield* geometry.coordinates;
  else for (const ring of geometry.coordinates) yield* ring;
}

/** By the box around it. A notice that shows no place lies in no box. */
function meetsBox(geometry: Geometry | null, bbox: FeaturesQuestion['bbox']): boolean {
  if (!bbox) return true;
  if (!geometry) return false;
  const box = { west: 180, south: 90, east: -180, north: -90 };
  for (const [lon = 0, lat = 0] of positions(geometry)) {
    box.west = Math.min(box.west, lon);
    box.east = Math.max(box.east, lon);
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
  }
  const [west, south, east, north] = bbox;
  if (box.south > north || box.north < south) return false;
  return west <= east ? box.west <= east && box.east >= west : box.west <= east || box.east >= west;
}

function featureOfRow(row: NoticeRow): Feature {
  const { noticeId, version, party, type, protected: isProtected, status } = row;
  const { fields, localMs } = currentOf(row);
  const view = {
    noticeId,
    version,
    party,
    type,
    protected: isProtected,
    status,
    fields,
    history: [],
    withdrawnMs: null,
  };
  const { fromMs, toMs } = spanOf(fields);
  const moment = (ms: number): string | null => (Number.isFinite(ms) ? new Date(ms).toISOString() : null);
  const feature = featureOf(view);
  const about = { party, version, start: moment(fromMs), end: moment(toMs), received: moment(localMs) };
  return { ...feature, properties: { ...feature.properties, ...about } };
}

/** In the order of their ids, which is the order of their making. */
export async function featuresOf(read: Read, question: FeaturesQuestion, _ctx: Ctx): Promise<FeaturesAnswer> {
  const { sites, noticeId, bbox, fromMs = -Infinity, toMs = Infinity, offset, limit } = question;
  const wanted = (row: NoticeRow): boolean => {
    if (row.status !== 'active' || (row.type === 'site') !== sites || currentOf(row).erased) return false;
    const span = spanOf(currentOf(row).fields);
    return span.fromMs <= toMs && span.toMs >= fromMs;
  };
  if (noticeId !== undefined) {
    const row = await read.get<NoticeRow>(NOTICES, noticeId);
    const features = row && wanted(row) ? [featureOfRow(row)] : [];
    return { features, matched: features.length };
  }
  const rows = await rowsWhere(read, wanted);
  const features = rows.map(featureOfRow).filter(({ geometry }) => meetsBox(geometry, bbox));
  features.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  return { features: features.slice(offset, offset + limit), matched: features.length };
}
