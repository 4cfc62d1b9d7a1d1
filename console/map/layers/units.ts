/** Live units: where each was by its last position, how old that is, and how well it is known. */
import type { LayerSpecification } from 'maplibre-gl';
import type { Point } from '../../../src/geo/index.ts';
import { ageOf, sayAge } from '../age.ts';
import { FONT_STRONG } from '../fonts.ts';
import { labelOf } from '../labels.ts';
import { circleRing, position } from '../ring.ts';
import { spread } from '../spread.ts';
import type { UnitOnMap } from '../views.ts';
import { collect, feature, isSelected, type Look, partyColor, partyStyle, unmarked } from './look.ts';

export const UNITS = 'units';

/** Below a slow walk a course is noise. */
const MOVING_MPS = 0.7;
const MAX_CIRCLE_M = 20_000;

/** Marks that say nothing about where the unit is. */
const HARMLESS = new Set(['duplicate', 'speed-unit-guessed']);

function unitOf({ party, unit, fix }: UnitOnMap, drawnAt: Point | null, look: Look): GeoJSON.Feature[] {
  const ageMs = look.atMs - fix.fixMs;
  const id = `${party}/${unit}`;
  const doubt = fix.marks.some((mark) => !HARMLESS.has(mark)) ? ' ?' : '';
  const age = unmarked(sayAge(look.language, ageMs));
  // Where a unit was heading long ago says nothing about where it is.
  const moving = ageOf(ageMs) !== 'stale' && fix.courseDeg !== undefined && (fix.speedMps ?? 0) > MOVING_MPS;
  const base = {
    kind: 'unit',
    id,
    style: partyStyle(look, party),
    age: ageOf(ageMs),
    selected: isSelected(look, 'unit', id),
    label: `${labelOf(unit)}\n${age}${doubt}`,
    ...(moving ? { course: fix.courseDeg } : {}),
  };
  const found = [feature({ type: 'Point', coordinates: position(drawnAt ?? fix.at) }, base)];
  // Drawn beside its place: a line leads to where it is.
  if (drawnAt) {
    const line: GeoJSON.LineString = {
      type: 'LineString',
      coordinates: [position(drawnAt), position(fix.at)],
    };
    found.push(feature(line, base));
  }
  const { accuracyM } = fix;
  if (accuracyM && accuracyM <= MAX_CIRCLE_M) {
    found.push(feature({ type: 'Polygon', coordinates: [circleRing(fix.at, accuracyM)] }, base));
  }
  return found;
}

export function unitFeatures(units: readonly UnitOnMap[], look: Look): GeoJSON.FeatureCollection {
  const drawnAt = spread(
    units.map(({ fix }) => fix.at),
    look.zoom,
  );
  return collect(units.flatMap((unit, i) => unitOf(unit, drawnAt[i] ?? null, look)));
}

const POINT = ['==', ['geometry-type'], 'Point'];

export function unitLayers(look: Look): LayerSpecification[] {
  const { palette: p } = look;
  const color = partyColor(look);
  return [
    {
      id: 'units-accuracy',
      type: 'line',
      source: UNITS,
      minzoom: 10,
      filter: ['==', ['geometry-type'], 'Polygon'],
      paint: { 'line-color': color, 'line-width': 1, 'line-opacity': 0.6, 'line-dasharray': [2, 2] },
    },
    {
      id: 'units-leaders',
      type: 'line',
      source: UNITS,
      filter: ['==', ['geometry-type'], 'LineString'],
      paint: { 'line-color': color, 'line-width': 1.5 },
    },
    {
      id: 'units-selected',
      type: 'circle',
      source: UNITS,
      filter: ['all', POINT, ['get', 'selected']],
      paint: {
        'circle-radius': 23,
        'circle-opacity': 0,
        'circle-stroke-color': p.select,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'units-heading',
      type: 'symbol',
      source: UNITS,
      filter: ['all', POINT, ['has', 'course']],
      layout: {
        'icon-image': ['concat', 'heading/', ['get', 'style']],
        'icon-rotate': ['get', 'course'],
        'icon-rotation-alignment': 'map',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
    },
    {
      id: 'units',
      type: 'symbol',
      source: UNITS,
      filter: POINT,
      layout: {
        'icon-image': ['concat', 'unit/', ['get', 'style'], '/', ['get', 'age']],
        'icon-allow-overlap': true,
        'text-field': ['get', 'label'],
        'text-font': [FONT_STRONG],
        'text-size': 12,
        'text-line-height': 1.1,
        'text-variable-anchor': ['left', 'right', 'top', 'bottom', 'top-left', 'bottom-left'],
        'text-radial-offset': 1.9,
        'text-justify': 'auto',
        'text-optional': true,
      },
      paint: { 'text-color': color, 'text-halo-color': p.halo, 'text-halo-width': 1.8 },
    },
  ] as LayerSpecification[];
}
