/** The ground: one restrained style in two themes, without tiles, glyphs or sprites from anywhere. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Language } from '../../src/text/index.ts';
import { BEYOND, baseSource } from './basemap.ts';
import { FONT, FONT_STRONG } from './fonts.ts';
import type { Palette } from './palette.ts';

export function nameOf(language: Language): ExpressionSpecification {
  return ['coalesce', ['get', language], ['get', 'en']];
}

const byZoom = (...stops: number[]): ExpressionSpecification =>
  ['interpolate', ['exponential', 1.4], ['zoom'], ...stops] as ExpressionSpecification;

function ground(p: Palette): LayerSpecification[] {
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': p.sea } },
    {
      id: 'world',
      type: 'fill',
      source: baseSource('world'),
      paint: { 'fill-color': p.neighbour, 'fill-antialias': false },
    },
    {
      id: 'world-edge',
      type: 'line',
      source: baseSource('world'),
      paint: { 'line-color': p.borderHalo, 'line-width': 0.8 },
    },
    {
      id: 'land',
      type: 'fill',
      source: baseSource('land'),
      // Edges are not smoothed: the border lies over them, and large fills cost the most without a graphics card.
      paint: {
        'fill-color': ['match', ['get', 'country'], 'SYR', p.land, p.neighbour],
        'fill-antialias': false,
      },
    },
    {
      id: 'beyond',
      type: 'fill',
      source: BEYOND,
      paint: { 'fill-color': p.beyond, 'fill-opacity': 0.85, 'fill-antialias': false },
    },
    { id: 'lakes', type: 'fill', source: baseSource('lakes'), paint: { 'fill-color': p.lake } },
    {
      id: 'lakes-edge',
      type: 'line',
      source: baseSource('lakes'),
      filter: ['!', ['has', 'schematic']],
      paint: { 'line-color': p.river, 'line-width': 0.6 },
    },
    {
      id: 'lakes-edge-schematic',
      type: 'line',
      source: baseSource('lakes'),
      filter: ['has', 'schematic'],
      paint: { 'line-color': p.river, 'line-width': 1, 'line-dasharray': [3, 2] },
    },
    {
      id: 'rivers',
      type: 'line',
      source: baseSource('rivers'),
      filter: ['!=', ['get', 'class'], 'seasonal'],
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: {
        'line-color': p.river,
        'line-width': [
          'interpolate',
          ['exponential', 1.4],
          ['zoom'],
          5,
          ['match', ['get', 'class'], 'major', 0.7, 0.3],
          12,
          ['match', ['get', 'class'], 'major', 3.2, 1.4],
        ],
      },
    },
    {
      id: 'rivers-seasonal',
      type: 'line',
      source: baseSource('rivers'),
      minzoom: 7,
      filter: ['==', ['get', 'class'], 'seasonal'],
      paint: { 'line-color': p.river, 'line-width': byZoom(7, 0.4, 12, 1), 'line-dasharray': [4, 2] },
    },
  ];
}

function roads(p: Palette): LayerSpecification[] {
  const main: ExpressionSpecification = ['==', ['get', 'class'], 'main'];
  const layout = { 'line-join': 'round', 'line-cap': 'round' } as const;
  return [
    {
      id: 'roads-case',
      type: 'line',
      source: baseSource('roads'),
      minzoom: 7,
      layout,
      paint: { 'line-color': p.roadCase, 'line-width': byZoom(7, 2.2, 12, 6) },
    },
    // Dashed when near: so close, a line that may be a kilometre off must not look like a road one can follow.
    {
      id: 'roads',
      type: 'line',
      source: baseSource('roads'),
      maxzoom: 11,
      layout,
      paint: {
        'line-color': ['case', main, p.roadMain, p.road],
        'line-width': [
          'interpolate',
          ['exponential', 1.4],
          ['zoom'],
          5,
          ['case', main, 0.7, 0.2],
          11,
          ['case', main, 2.6, 1.5],
        ],
      },
    },
    {
      id: 'roads-near',
      type: 'line',
      source: baseSource('roads'),
      minzoom: 11,
      paint: {
        'line-color': ['case', main, p.roadMain, p.road],
        'line-width': ['case', main, 2.8, 1.8],
        'line-dasharray': [3, 1.5],
      },
    },
  ];
}

function borders(p: Palette): LayerSpecification[] {
  const layout = { 'line-join': 'round' } as const;
  return [
    {
      id: 'borders-halo',
      type: 'line',
      source: baseSource('borders'),
      layout,
      paint: { 'line-color': p.borderHalo, 'line-width': byZoom(5, 2, 12, 8), 'line-opacity': 0.7 },
    },
    {
      id: 'borders',
      type: 'line',
      source: baseSource('borders'),
      layout,
      paint: {
        'line-color': p.border,
        'line-width': byZoom(5, 0.7, 12, 1.6),
        'line-dasharray': [6, 2, 1.5, 2],
      },
    },
  ];
}

/** Everything under the parties' own marks. */
export function groundLayers(p: Palette): LayerSpecification[] {
  return [...ground(p), ...roads(p), ...borders(p)];
}

const PLACE_ZOOM = [0, 0, 5.6, 7.2, 8.6, 10.2];

function places(p: Palette, language: Language): LayerSpecification[] {
  return [1, 2, 3, 4, 5].flatMap((rank): LayerSpecification[] => {
    const from = PLACE_ZOOM[rank] as number;
    const size = [0, 14, 12.5, 11.5, 11, 10.5][rank] as number;
    return [
      {
        id: `places-${rank}`,
        type: 'symbol',
        source: baseSource('places'),
        minzoom: from,
        filter: ['==', ['get', 'rank'], rank],
        layout: {
          'icon-image': `place/${rank === 1 ? 'seat' : rank <= 3 ? 'town' : 'village'}`,
          'icon-allow-overlap': rank <= 2,
          'text-field': nameOf(language),
          'text-font': [rank <= 2 ? FONT_STRONG : FONT],
          'text-size': byZoom(5, size - 1.5, 12, size + 2),
          'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
          'text-radial-offset': 0.5,
          'text-justify': 'auto',
          'text-max-width': 9,
          'text-optional': true,
          'symbol-sort-key': ['case', ['has', 'checked'], 0, 1],
        },
        paint: {
          'text-color': rank <= 3 ? p.label : p.labelSoft,
          'text-halo-color': p.halo,
          'text-halo-width': 1.4,
        },
      },
    ];
  });
}

function areas(p: Palette, language: Language): LayerSpecification[] {
  const label = (
    id: string,
    kind: string,
    zooms: [number, number],
    size: number,
    color: string,
    spacing: number,
  ): LayerSpecification => ({
    id,
    type: 'symbol',
    source: baseSource('areas'),
    minzoom: zooms[0],
    maxzoom: zooms[1],
    filter: ['==', ['get', 'kind'], kind],
    layout: {
      'text-field': nameOf(language),
      'text-font': [FONT],
      'text-size': size,
      // Letters of Arabic are joined: no spacing between them.
      'text-letter-spacing': language === 'ar' ? 0 : spacing,
      'text-max-width': 8,
      'text-padding': 12,
    },
    paint: { 'text-color': color, 'text-halo-color': p.halo, 'text-halo-width': 1.2 },
  });
  return [
    label('area-country', 'country', [3, 7.5], 17, p.labelSoft, 0.25),
    label('area-governorate', 'governorate', [6.6, 10], 12, p.labelSoft, 0.08),
    label('area-water', 'water', [7, 12], 11.5, p.labelWater, 0.06),
  ];
}

/** Names of the ground. They lie under the parties' marks and give way to them. */
export function nameLayers(p: Palette, language: Language): LayerSpecification[] {
  const refs: LayerSpecification = {
    id: 'road-refs',
    type: 'symbol',
    source: baseSource('roads'),
    minzoom: 7.5,
    filter: ['!=', ['get', 'ref'], ''],
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': 380,
      'text-field': ['get', 'ref'],
      'text-font': [FONT],
      'text-size': 10,
      'text-rotation-alignment': 'viewport',
    },
    paint: { 'text-color': p.labelSoft, 'text-halo-color': p.halo, 'text-halo-width': 2 },
  };
  return [refs, ...areas(p, language), ...places(p, language).toReversed()];
}
