/** All that is shown, as data: sources by name and layers in their order from the ground up. Knows no screen. */
import type { GeoJSONSourceSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { type Basemap, baseSources } from './basemap.ts';
import * as alerts from './layers/alerts.ts';
import type { Look } from './layers/look.ts';
import * as notices from './layers/notices.ts';
import * as terms from './layers/terms.ts';
import * as units from './layers/units.ts';
import { groundLayers, nameLayers } from './style.ts';
import type { AlertOnMap, ConflictOnMap, NoticeOnMap, TermsOnMap, UnitOnMap } from './views.ts';

export interface Shown {
  notices: readonly NoticeOnMap[];
  units: readonly UnitOnMap[];
  terms: readonly TermsOnMap[];
  alerts: readonly AlertOnMap[];
  conflicts: readonly ConflictOnMap[];
}
export const NOTHING: Shown = { notices: [], units: [], terms: [], alerts: [], conflicts: [] };

/** Source → its features, from what is shown and how. */
export const SOURCES: Readonly<Record<string, (shown: Shown, look: Look) => GeoJSON.FeatureCollection>> = {
  [terms.ZONES]: (shown, look) => terms.zoneFeatures(shown.terms, look),
  [notices.GROUND]: (shown, look) => notices.groundFeatures(shown.notices, look),
  [notices.NOW]: (shown, look) => notices.nowFeatures(shown.notices, look),
  [alerts.ALERTS]: (shown, look) => alerts.alertFeatures(shown.alerts, look),
  [alerts.CONFLICTS]: (shown, look) => alerts.conflictFeatures(shown.conflicts, look),
  [units.UNITS]: (shown, look) => units.unitFeatures(shown.units, look),
};

/** Which sources must be worked out anew when a part of `Shown` changes. */
export const SOURCES_OF: Readonly<Record<keyof Shown, readonly string[]>> = {
  notices: [notices.GROUND, notices.NOW],
  units: [units.UNITS],
  terms: [terms.ZONES],
  alerts: [alerts.ALERTS],
  conflicts: [alerts.CONFLICTS],
};
/** And when time passes. */
export const TIMED: readonly string[] = [notices.NOW, units.UNITS, alerts.ALERTS];

export function layersOf(look: Look): LayerSpecification[] {
  const { palette, language } = look;
  return [
    ...groundLayers(palette),
    ...terms.zoneLayers(look),
    ...notices.noticeLayers(look),
    ...nameLayers(palette, language),
    ...terms.zoneLabelLayers(look),
    ...notices.noticeLabelLayers(look),
    ...alerts.alertLayers(look),
    ...alerts.conflictLayers(look),
    ...units.unitLayers(look),
    ...alerts.alertLabelLayers(look),
  ];
}

export function styleOf(basemap: Basemap, shown: Shown, look: Look): StyleSpecification {
  const moving = Object.entries(SOURCES).map(([name, features]): [string, GeoJSONSourceSpecification] => [
    name,
    { type: 'geojson', data: features(shown, look), maxzoom: 14, tolerance: 0.2 },
  ]);
  return {
    version: 8,
    name: basemap.about.id,
    sources: { ...baseSources(basemap), ...Object.fromEntries(moving) },
    layers: layersOf(look),
  };
}

/** Layers whose features a pointer may choose, what lies on top first. */
export const CHOOSABLE = [
  'units',
  'alerts-labels',
  'alerts-pair-case',
  'conflicts',
  'notices-sites',
  'notices-on-time',
  'notices-taken',
  'notices-ground',
  'notices-line',
  'zones-edge',
  'zones-labels',
] as const;
