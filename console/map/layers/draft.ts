/** A notice that is not filed yet: in the colour of its party, but broken lines and no solid ground. And its findings. */
import type { LayerSpecification } from 'maplibre-gl';
import { FONT_STRONG } from '../fonts.ts';
import type { DraftOnMap, NoticeOnMap } from '../views.ts';
import { conflictOf } from './alerts.ts';
import { collect, type Look, partyColor } from './look.ts';
import { groundFeatures, nowFeatures } from './notices.ts';

export const DRAFT = 'draft';

/** No notice has this id: a draft is not chosen by a click, its form is open anyway. */
const ID = 'draft';

function asNotice({ party, type, fields }: DraftOnMap): NoticeOnMap {
  return { noticeId: ID, party, type, protected: false, status: 'active', fields };
}

export function draftFeatures(draft: DraftOnMap | null, look: Look): GeoJSON.FeatureCollection {
  if (!draft) return collect([]);
  const notice = asNotice(draft);
  return collect([
    ...groundFeatures([notice], look).features,
    ...nowFeatures([notice], look).features,
    ...draft.findings.map((finding, i) => conflictOf({ actId: `draft-${i}`, finding }, look)),
  ]);
}

const part = (name: string): unknown => ['==', ['get', 'part'], name];

export function draftLayers(look: Look): LayerSpecification[] {
  const { palette: p } = look;
  const color = partyColor(look);
  const label = { 'text-color': color, 'text-halo-color': p.halo, 'text-halo-width': 2 };
  return [
    {
      id: 'draft-ground',
      type: 'fill',
      source: DRAFT,
      filter: part('ground'),
      paint: { 'fill-color': color, 'fill-opacity': 0.08 },
    },
    {
      id: 'draft-case',
      type: 'line',
      source: DRAFT,
      filter: part('ground'),
      paint: { 'line-color': p.paper, 'line-width': 5 },
    },
    {
      id: 'draft-edge',
      type: 'line',
      source: DRAFT,
      filter: part('ground'),
      paint: { 'line-color': color, 'line-width': 2.4, 'line-dasharray': [3, 2] },
    },
    {
      id: 'draft-line',
      type: 'line',
      source: DRAFT,
      filter: part('line'),
      paint: { 'line-color': color, 'line-width': 1.4, 'line-dasharray': [1, 2] },
    },
    {
      id: 'draft-taken',
      type: 'line',
      source: DRAFT,
      filter: part('taken'),
      paint: { 'line-color': color, 'line-width': 5, 'line-opacity': 0.5 },
    },
    {
      id: 'draft-labels',
      type: 'symbol',
      source: DRAFT,
      filter: ['any', part('stop'), part('site'), part('label')],
      layout: {
        'text-field': ['get', 'label'],
        'text-font': [FONT_STRONG],
        'text-size': 12,
        'text-offset': [0, 1.6],
      },
      paint: label,
    },
    {
      id: 'draft-findings',
      type: 'symbol',
      source: DRAFT,
      filter: ['==', ['get', 'kind'], 'conflict'],
      layout: {
        'icon-image': ['concat', 'conflict/', ['get', 'finding']],
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
