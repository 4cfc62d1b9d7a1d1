/** What looks wrong about positions. Every answer is a question to a person; nothing is put right in silence. */

import type { Sentence } from '../../geo/formats/index.ts';
import { type Area, distanceM, distanceToArea, type Point, swapped } from '../../geo/index.ts';

/** A route may well begin or end outside the ground that the terms speak of: so far outside, it is asked about. */
const MARGIN_M = 50_000;
const LONG_LEG_M = 200_000;
const GAP_M = 500;

/** So many points tell as much about the place of a route as all of them. */
const MAX_LOOKED_AT = 200;

/** Latitude and longitude the wrong way round, or a route on other ground, when `reference` says where to expect it. */
export function askPlace(points: readonly Point[], reference: Area | undefined): Sentence[] {
  const asked: Sentence[] = [];
  if (points.some((point) => point.lat === 0 && point.lon === 0)) {
    asked.push({ text: 'notices.import.zero-point', params: {} });
  }
  const [first] = points;
  if (!reference || !first) return asked;
  const step = Math.max(1, Math.floor(points.length / MAX_LOOKED_AT));
  const some = points.filter((_, index) => index % step === 0);
  const near = (point: Point | null): boolean =>
    point !== null && distanceToArea(point, reference) <= MARGIN_M;
  if (some.some(near)) return asked;
  const lat = first.lat.toFixed(5);
  const lon = first.lon.toFixed(5);
  if (some.some((point) => near(swapped(point)))) {
    return [...asked, { text: 'notices.import.swapped', params: { lat, lon } }];
  }
  const km = Math.round(distanceToArea(first, reference) / 1000);
  return [...asked, { text: 'notices.import.elsewhere', params: { lat, lon, km } }];
}

/** Legs that no file draws on purpose: gaps between recorded segments, and very long straight lines. */
export function askLegs(points: readonly Point[], breaks: readonly number[]): Sentence[] {
  const asked: Sentence[] = [];
  let [gaps, widestM] = [0, 0];
  for (const at of breaks) {
    const [from, to] = [points[at - 1], points[at]];
    const metres = from && to ? distanceM(from, to) : 0;
    if (metres > GAP_M) gaps++;
    widestM = Math.max(widestM, metres);
  }
  if (gaps > 0) asked.push({ text: 'notices.import.gaps', params: { gaps, metres: Math.round(widestM) } });
  for (const [index, to] of points.entries()) {
    const from = points[index - 1];
    const metres = from ? distanceM(from, to) : 0;
    if (metres <= LONG_LEG_M) continue;
    asked.push({ text: 'notices.import.long-leg', params: { km: Math.round(metres / 1000), point: index } });
    break;
  }
  return asked;
}
