/** What calls for a person: pairs that close on each other, and conflicts between plans, each with where and when. */
import type { LayerSpecification } from 'maplibre-gl';
import { interpolate } from '../../../src/geo/index.ts';
import { sayAge } from '../age.ts';
import { FONT_STRONG } from '../fonts.ts';
import { clock, sayDistance } from '../labels.ts';
import { position } from '../ring.ts';
import { text } from '../text.ts';
import type { AlertOnMap, ConflictOnMap } from '../views.ts';
import { collect, feature, isSelected, type Look, unmarked, words } from './look.ts';
import { drawnOf } from './pairs.ts';

export const ALERTS = 'alerts';
export const CONFLICTS = 'conflicts';

/** Distance now, then closest approach and the time left to it; one fact a line, so no direction mixes. */
export function pairLabel({ last: { type, atMs, approach } }: AlertOnMap, look: Look): string {
  if (!approach) return '';
  const { language } = look;
  const lines = [unmarked(sayDistance(language, approach.distanceM))];
  if (type === 'contact') lines.unshift(words(look, text.contact));
  const { leastM, inS } = approach;
  const leftMs = inS === null ? -1 : atMs + inS * 1000 - look.atMs;
  if (leastM !== null && leftMs > 0) {
    lines.push(words(look, text.closest, { far: sayDistance(language, leastM) }));
    lines.push(words(look, text.closestIn, { time: sayAge(language, leftMs) }));
  }
  return lines.join('\n');
}

function alertOf(alert: AlertOnMap, look: Look): GeoJSON.Feature[] {
  const { at, otherAt } = alert.last;
  if (!at) return [];
  const base = {
    kind: 'alert',
    id: alert.alertId,
    selected: isSelected(look, 'alert', alert.alertId),
    certain: alert.last.certainty === 'certain' || alert.last.type === 'contact',
  };
  if (!otherAt) return [feature({ type: 'Point', coordinates: position(at) }, { ...base, part: 'one' })];
  const middle = position(interpolate(at, otherAt, 0.5));
  return [
    feature(
      { type: 'LineString', coordinates: [position(at), position(otherAt)] },
      { ...base, part: 'pair' },
    ),
    feature({ type: 'Point', coordinates: position(at) }, { ...base, part: 'one' }),
    feature({ type: 'Point', coordinates: position(otherAt) }, { ...base, part: 'one' }),
    feature(
      { type: 'Point', coordinates: middle },
      { ...base, part: 'label', label: pairLabel(alert, look) },
    ),
  ];
}

export function alertFeatures(alerts: readonly AlertOnMap[], look: Look): GeoJSON.FeatureCollection {
  return collect(drawnOf(alerts, look).flatMap((alert) => alertOf(alert, look)));
}

export function conflictOf({ actId, finding }: ConflictOnMap, look: Look): GeoJSON.Feature {
  const { kind, at, atMs } = finding;
  const label = [words(look, text[`conflict.${kind}`]), ...(atMs === null ? [] : [clock(atMs)])].join('\n');
  const selected = isSelected(look, 'conflict', actId);
  const properties = { kind: 'conflict', id: actId, finding: kind, selected, label };
  return feature({ type: 'Point', coordinates: position(at) }, properties);
}

export function conflictFeatures(conflicts: readonly ConflictOnMap[], look: Look): GeoJSON.FeatureCollection {
  return collect(conflicts.map((conflict) => conflictOf(conflict, look)));
}

const part = (name: string): unknown => ['==', ['get', 'part'], name];

/** Lines under the units. */
export function alertLayers({ palette: p }: Look): LayerSpecification[] {
  return [
    {
      id: 'alerts-pair-case',
      type: 'line',
      source: ALERTS,
      filter: part('pair'),
      paint: { 'line-color': p.paper, 'line-width': ['case', ['get', 'selected'], 8, 6] },
    },
    {
      id: 'alerts-pair',
      type: 'line',
      source: ALERTS,
      filter: part('pair'),
      paint: {
        'line-color': p.alarm,
        'line-width': ['case', ['get', 'selected'], 4.5, 3],
        'line-dasharray': [2, 1],
      },
    },
    {
      id: 'alerts-ring',
      type: 'circle',
      source: ALERTS,
      filter: part('one'),
      paint: {
        'circle-radius': ['case', ['get', 'selected'], 25, 22],
        'circle-color': p.alarm,
        'circle-opacity': 0.12,
        'circle-stroke-color': p.alarm,
        'circle-stroke-width': ['case', ['get', 'certain'], 2.5, 1.2],
      },
    },
  ] as LayerSpecification[];
}

/** Under the units: a plan's conflict must not hide who is really there. */
export function conflictLayers({ palette: p }: Look): LayerSpecification[] {
  return [
    {
      id: 'conflicts',
      type: 'symbol',
      source: CONFLICTS,
      layout: {
        'icon-image': ['concat', 'conflict/', ['get', 'finding']],
        'icon-size': ['case', ['get', 'selected'], 1.25, 1],
        'icon-allow-overlap': true,
        'text-field': ['get', 'label'],
        'text-font': [FONT_STRONG],
        'text-size': 12,
        'text-variable-anchor': ['right', 'left', 'bottom', 'top'],
        'text-radial-offset': 1.5,
        'text-justify': 'auto',
        'text-optional': true,
      },
      paint: {
        'text-color': ['match', ['get', 'finding'], 'near', p.quiet, 'zone', p.warn, p.alarm],
        'text-halo-color': p.halo,
        'text-halo-width': 2,
      },
    },
  ] as LayerSpecification[];
}

export function alertLabelLayers({ palette: p }: Look): LayerSpecification[] {
  return [
    {
      id: 'alerts-labels',
      type: 'symbol',
      source: ALERTS,
      filter: part('label'),
      layout: {
        'text-field': ['get', 'label'],
        'text-font': [FONT_STRONG],
        'text-size': 13,
        'text-variable-anchor': ['top', 'bottom', 'right', 'left'],
        'text-radial-offset': 2.4,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': p.alarm, 'text-halo-color': p.halo, 'text-halo-width': 2 },
    },
  ] as LayerSpecification[];
}
