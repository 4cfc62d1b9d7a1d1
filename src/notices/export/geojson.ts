/** GeoJSON (RFC 7946): a movement as a line with `coordTimes`, a site as a point, ground as a polygon. */
import type { Point } from '../../geo/index.ts';
import { columnName, momentText, type Word } from '../flat/index.ts';
import { type ExportedNotice, groundOf, passagesOf, titleOf, type Written, wordsOf } from './exported.ts';
import { ringOf } from './ring.ts';

export type Geometry =
  | { type: 'Point'; coordinates: number[] }
  | { type: 'LineString'; coordinates: number[][] }
  | { type: 'Polygon'; coordinates: number[][][] };
export interface Feature {
  type: 'Feature';
  id: string;
  geometry: Geometry | null;
  properties: Record<string, unknown>;
}

const position = ({ lat, lon }: Point): number[] => [lon, lat];

/** RFC 7946 §3.1.6: the outer ring runs counterclockwise. By the shoelace, in degrees: rings here are small. */
function wound(ring: readonly Point[]): number[][] {
  let area = 0;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1] as Point, ring[i] as Point];
    area += (b.lon - a.lon) * (b.lat + a.lat);
  }
  return (area > 0 ? ring.toReversed() : [...ring]).map(position);
}

function geometryOf(notice: ExportedNotice): Geometry | null {
  const { fields } = notice;
  const passages = passagesOf(fields);
  if (passages) return { type: 'LineString', coordinates: passages.map(({ at }) => position(at)) };
  if (fields.route?.type === 'site') return { type: 'Point', coordinates: position(fields.route.at) };
  const ground = groundOf(fields);
  return ground && { type: 'Polygon', coordinates: [wound(ringOf(ground))] };
}

/** Geometry null where no place is shown: the notice is there all the same. */
export function featureOf(notice: ExportedNotice): Feature {
  const passages = passagesOf(notice.fields);
  const times = passages?.every(({ atMs }) => atMs !== null);
  const words = wordsOf(notice, { pointNames: false, placeName: true });
  return {
    type: 'Feature',
    id: notice.noticeId,
    geometry: geometryOf(notice),
    properties: {
      name: titleOf(notice),
      ...(times && { coordTimes: passages?.map(({ atMs }) => momentText(atMs as number)) }),
      ...Object.fromEntries(
        (Object.entries(words) as [Word, string][]).map(([word, value]) => [columnName(word), value]),
      ),
    },
  };
}

/** null: no place is shown. */
export function geoJsonOf(notice: ExportedNotice): Written | null {
  const feature = featureOf(notice);
  if (!feature.geometry) return null;
  return {
    text: `${JSON.stringify({ type: 'FeatureCollection', features: [feature] }, null, 2)}\n`,
    losses: [],
  };
}
