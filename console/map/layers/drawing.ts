/** The shape being drawn: its line or ground, the points that can be taken hold of, and where more can be put in. */
import type { LayerSpecification } from 'maplibre-gl';
import { densify, distanceM, interpolate } from '../../../src/geo/index.ts';
import { FONT_STRONG } from '../fonts.ts';
import { sayDistance } from '../labels.ts';
import { areaRing, circleRing, position } from '../ring.ts';
import { circleOf, type Drawn, gaps } from '../shape.ts';
import { collect, feature, type Look, unmarked } from './look.ts';

export const DRAWING = 'drawing';
/** Layers that a pointer takes hold of, what lies on top first. */
export const HANDLES = ['drawing-points', 'drawing-gaps'] as const;

export interface DrawnOnMap extends Drawn {
  active: number | null;
}

/** A label on every piece of a long route would cover it. */
const MAX_MEASURED = 60;

function shapeOf({ shape, points }: DrawnOnMap): GeoJSON.Geometry | null {
  if (shape === 'area circle') {
    const circle = circleOf(points);
    return circle && circle.radiusM > 0
      ? { type: 'Polygon', coordinates: [circleRing(circle.center, circle.radiusM)] }
      : null;
  }
  if (points.length < 2) return null;
  if (shape === 'area polygon' && points.length > 2)
    return { type: 'Polygon', coordinates: [areaRing({ type: 'polygon', ring: [...points] })] };
  return { type: 'LineString', coordinates: densify(points).map(({ point }) => position(point)) };
}

export function drawingFeatures(drawn: DrawnOnMap | null, look: Look): GeoJSON.FeatureCollection {
  if (!drawn) return collect([]);
  const found: GeoJSON.Feature[] = [];
  const shape = shapeOf(drawn);
  if (shape) found.push(feature(shape, { part: 'shape' }));
  const pieces = gaps(drawn);
  for (const { index, a, b } of pieces) {
    const label = pieces.length <= MAX_MEASURED ? unmarked(sayDistance(look.language, distanceM(a, b))) : '';
    const at = position(interpolate(a, b, 0.5));
    found.push(feature({ type: 'Point', coordinates: at }, { part: 'gap', index, label }));
  }
  const circle = drawn.shape === 'area circle' ? circleOf(drawn.points) : null;
  for (const [index, point] of drawn.points.entries()) {
    const label =
      circle && index === 1 ? unmarked(sayDistance(look.language, circle.radiusM)) : String(index + 1);
    const properties = { part: 'point', index, label, active: index === drawn.active };
    found.push(feature({ type: 'Point', coordinates: position(point) }, properties));
  }
  return collect(found);
}

const part = (name: string): unknown => ['==', ['get', 'part'], name];

export function drawingLayers({ palette: p }: Look): LayerSpecification[] {
  const label = { 'text-color': p.select, 'text-halo-color': p.halo, 'text-halo-width': 2 };
  return [
    {
      id: 'drawing-ground',
      type: 'fill',
      source: DRAWING,
      filter: ['all', part('shape'), ['==', ['geometry-type'], 'Polygon']],
      paint: { 'fill-color': p.select, 'fill-opacity': 0.1 },
    },
    {
      id: 'drawing-line',
      type: 'line',
      source: DRAWING,
      filter: part('shape'),
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': p.select, 'line-width': 2.5 },
    },
    {
      id: 'drawing-gaps',
      type: 'circle',
      source: DRAWING,
      filter: part('gap'),
      paint: {
        'circle-radius': 4.5,
        'circle-color': p.paper,
        'circle-stroke-color': p.select,
        'circle-stroke-width': 1.2,
      },
    },
    {
      id: 'drawing-gap-labels',
      type: 'symbol',
      source: DRAWING,
      filter: part('gap'),
      layout: {
        'text-field': ['get', 'label'],
        'text-font': [FONT_STRONG],
        'text-size': 11,
        'text-offset': [0, 1.1],
      },
      paint: label,
    },
    {
      id: 'drawing-points',
      type: 'circle',
      source: DRAWING,
      filter: part('point'),
      paint: {
        'circle-radius': ['case', ['get', 'active'], 10, 7],
        'circle-color': ['case', ['get', 'active'], p.warn, p.select],
        'circle-stroke-color': p.paper,
        'circle-stroke-width': 2,
      },
    },
    {
      id: 'drawing-point-labels',
      type: 'symbol',
      source: DRAWING,
      filter: part('point'),
      layout: {
        'text-field': ['get', 'label'],
        'text-font': [FONT_STRONG],
        'text-size': 12,
        'text-offset': [0, -1.4],
        'text-allow-overlap': true,
      },
      paint: label,
    },
  ] as LayerSpecification[];
}
