/** Zones of the terms: hatched the denser the stricter, with the clause and what it asks. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { FONT } from '../fonts.ts';
import { areaRing, type Position } from '../ring.ts';
import { text } from '../text.ts';
import type { TermsOnMap } from '../views.ts';
import { collect, feature, isSelected, type Look, partyName, words } from './look.ts';

export const ZONES = 'zones';

export function zoneFeatures(terms: readonly TermsOnMap[], look: Look): GeoJSON.FeatureCollection {
  const zones = terms.flatMap(({ clauses }) => clauses.filter((clause) => clause.kind === 'zone'));
  return collect(
    zones.flatMap((zone) => {
      const ring = areaRing(zone.area);
      const party = partyName(look, zone.authority);
      const base = {
        kind: 'zone',
        id: zone.id,
        requires: zone.requires,
        selected: isSelected(look, 'zone', zone.id),
        label: words(look, text[`zone.${zone.requires}`], { clause: zone.id, party }),
      };
      const top = ring.reduce((best, at) => (at[1] > best[1] ? at : best), ring[0] as Position);
      return [
        feature({ type: 'Polygon', coordinates: [ring] }, base),
        feature({ type: 'Point', coordinates: top }, base),
      ];
    }),
  );
}

export function zoneLayers({ palette: p }: Look): LayerSpecification[] {
  const ground: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon'];
  return [
    {
      id: 'zones-hatch',
      type: 'fill',
      source: ZONES,
      filter: ground,
      paint: { 'fill-pattern': ['concat', 'hatch/', ['get', 'requires']] },
    },
    {
      id: 'zones-edge',
      type: 'line',
      source: ZONES,
      filter: ground,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': p.warn, 'line-width': ['case', ['get', 'selected'], 3, 1.4] },
    },
  ] as LayerSpecification[];
}

export function zoneLabelLayers({ palette: p }: Look): LayerSpecification[] {
  return [
    {
      id: 'zones-labels',
      type: 'symbol',
      source: ZONES,
      minzoom: 7.5,
      filter: ['==', ['geometry-type'], 'Point'],
      layout: {
        'text-field': ['get', 'label'],
        'text-font': [FONT],
        'text-size': 11.5,
        'text-anchor': 'bottom',
        'text-offset': [0, -0.3],
        'text-max-width': 16,
      },
      paint: { 'text-color': p.warn, 'text-halo-color': p.halo, 'text-halo-width': 1.6 },
    },
  ];
}
