/** The basemap that ships with Parley: what it is, and its layers as style sources. */
import type { GeoJSONSourceSpecification } from 'maplibre-gl';
import { type Language, say } from '../../src/text/index.ts';
import { text } from './text.ts';

export const BASE_LAYERS = [
  'world',
  'land',
  'borders',
  'rivers',
  'lakes',
  'roads',
  'places',
  'areas',
] as const;
export type BaseLayer = (typeof BASE_LAYERS)[number];

export interface Basemap {
  about: {
    format: 1;
    id: string;
    /** West, south, east, north. */
    box: [number, number, number, number];
    /** Of its newest part, YYYY-MM-DD. */
    date: string;
    /** Denominator of the scale it is good for. */
    scale: number;
  };
  layers: Readonly<Record<BaseLayer, GeoJSON.FeatureCollection>>;
}

export const baseSource = (layer: BaseLayer): string => `base-${layer}`;

/** Source of the shade over all that the basemap does not cover. */
export const BEYOND = 'base-beyond';

function beyond([west, south, east, north]: Basemap['about']['box']): GeoJSON.Feature {
  const ring = (w: number, s: number, e: number, n: number): GeoJSON.Position[] => [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
  const geometry: GeoJSON.Polygon = {
    type: 'Polygon',
    coordinates: [ring(-20, 0, 100, 70), ring(west, south, east, north)],
  };
  return { type: 'Feature', properties: {}, geometry };
}

export function baseSources({ about, layers }: Basemap): Record<string, GeoJSONSourceSpecification> {
  const named = Object.fromEntries(
    BASE_LAYERS.map((layer): [string, GeoJSONSourceSpecification] => [
      baseSource(layer),
      // Names of places are looked at close by; lines are no better than the box's own scale.
      { type: 'geojson', data: layers[layer], maxzoom: 11, tolerance: 0.3 },
    ]),
  );
  return { ...named, [BEYOND]: { type: 'geojson', data: beyond(about.box) } };
}

/** Which basemap this is, as the map says it on its face. */
export function sayBasemap(language: Language, { about }: Basemap): string {
  return say(language, text.basemap, { scale: about.scale, date: about.date });
}

/** Whose work it is: the licences ask for this to be in sight. */
export function sayAttribution(language: Language): string {
  return say(language, text.attribution);
}
