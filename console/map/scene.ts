/** All that is shown, as data: sources by name and layers in their order from the ground up. Knows no screen. */
import type { GeoJSONSourceSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { type Basemap, baseSources } from './basemap.ts';
import * as alerts from './layers/alerts.ts';
import * as draft from './layers/draft.ts';
import * as drawing from './layers/drawing.ts';
import type { Look } from './layers/look.ts';
import * as notices from './layers/notices.ts';
import * as terms from './layers/terms.ts';
import * as units from './layers/units.ts';
import { groundLayers, nameLayers } from './style.ts';
import type { AlertOnMap, ConflictOnMap, DraftOnMap, NoticeOnMap, TermsOnMap, UnitOnMap } from './views.ts';

export interface Shown {
  notices: readonly NoticeOnMap[];
  units: readonly UnitOnMap[];
  terms: readonly TermsOnMap[];
  alerts: readonly AlertOnMap[];
  conflicts: readonly ConflictOnMap[];
  /** A notice before it is filed. */
  draft: DraftOnMap | null;
  /** The shape that is being drawn. */
  drawing: drawing.DrawnOnMap | null;
}
export const NOTHING: Shown = {
  notices: [],
  units: [],
  terms: [],
  alerts: [],
  conflicts: [],
  draft: null,
  drawing: null,
};

type Features = (shown: Shown, look: Look) => GeoJSON.FeatureCollection;

/** What goes on with time. All of it is one source to the map, for each source told anew is drawn anew by itself. */
const TIMED: Readonly<Record<string, Features>> = {
  [notices.NOW]: (shown, look) => notices.nowFeatures(shown.notices, look),
  [alerts.ALERTS]: (shown, look) => alerts.alertFeatures(shown.alerts, look),
  [units.UNITS]: (shown, look) => units.unitFeatures(shown.units, look),
  [draft.DRAFT]: (shown, look) => draft.draftFeatures(shown.draft, look),
};
export const MOVING = 'moving';

/** Each feature bears the name of the part it is of; the part's layers ask for it. */
function moving(shown: Shown, look: Look): GeoJSON.FeatureCollection {
  const parts = Object.entries(TIMED).flatMap(([of, features]) =>
    features(shown, look).features.map((one) => ({ ...one, properties: { ...one.properties, of } })),
  );
  return { type: 'FeatureCollection', features: parts };
}
function inMoving(layer: LayerSpecification): LayerSpecification {
  if (!('source' in layer) || !(layer.source in TIMED)) return layer;
  const of = ['==', ['get', 'of'], layer.source];
  const filter = layer.filter ? ['all', of, layer.filter] : of;
  return { ...layer, source: MOVING, filter } as LayerSpecification;
}

/** Source → its features, from what is shown and how. */
export const SOURCES: Readonly<Record<string, Features>> = {
  [terms.ZONES]: (shown, look) => terms.zoneFeatures(shown.terms, look),
  [notices.GROUND]: (shown, look) => notices.groundFeatures(shown.notices, look),
  [alerts.CONFLICTS]: (shown, look) => alerts.conflictFeatures(shown.conflicts, look),
  [drawing.DRAWING]: (shown, look) => drawing.drawingFeatures(shown.drawing, look),
  [MOVING]: moving,
};

/** Which sources must be worked out anew when a part of `Shown` changes. */
export const SOURCES_OF: Readonly<Record<keyof Shown, readonly string[]>> = {
  notices: [notices.GROUND, MOVING],
  units: [MOVING],
  terms: [terms.ZONES],
  alerts: [MOVING],
  conflicts: [alerts.CONFLICTS],
  draft: [MOVING],
  drawing: [drawing.DRAWING],
};

export function layersOf(look: Look): LayerSpecification[] {
  const { palette, language } = look;
  const layers = [
    ...groundLayers(palette),
    ...terms.zoneLayers(look),
    ...notices.noticeLayers(look),
    ...nameLayers(palette, language),
    ...terms.zoneLabelLayers(look),
    ...notices.noticeLabelLayers(look),
    ...alerts.alertLayers(look),
    ...alerts.conflictLayers(look),
    ...draft.draftLayers(look),
    ...units.unitLayers(look),
    ...alerts.alertLabelLayers(look),
    ...drawing.drawingLayers(look),
  ];
  return layers.map(inMoving);
}

export function styleOf(basemap: Basemap, shown: Shown, look: Look): StyleSpecification {
  const told = Object.entries(SOURCES).map(([name, features]): [string, GeoJSONSourceSpecification] => [
    name,
    { type: 'geojson', data: features(shown, look), maxzoom: 14, tolerance: 0.2 },
  ]);
  return {
    version: 8,
    name: basemap.about.id,
    sources: { ...baseSources(basemap), ...Object.fromEntries(told) },
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
