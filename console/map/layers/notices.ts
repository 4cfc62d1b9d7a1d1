/**
 * Notices: the whole corridor lightly, and strongly the part of it that the unit may be on at the moment shown.
 * What was disclosed roughly is drawn roughly.
 */
import type { LayerSpecification } from 'maplibre-gl';
import type { Area, Path } from '../../../src/geo/index.ts';
import { corridorPolygons } from '../corridor.ts';
import { FONT, FONT_STRONG } from '../fonts.ts';
import { clock, labelOf } from '../labels.ts';
import { occupiedAt } from '../occupied.ts';
import { DASHES } from '../palette.ts';
import { areaRing, circleRing, position } from '../ring.ts';
import { text } from '../text.ts';
import type { NoticeOnMap } from '../views.ts';
import { collect, feature, isSelected, type Look, partyColor, partyName, partyStyle, words } from './look.ts';

/** All that notices cover at any time; and what of it is taken up now. */
export const GROUND = 'notices-ground';
export const NOW = 'notices-now';

export function pathOf({ fields }: NoticeOnMap): Path | null {
  const { route, times } = fields;
  if (route?.type !== 'corridor' || times?.type !== 'passage') return null;
  if (route.points.length !== times.atMs.length) return null;
  return {
    points: route.points,
    atMs: times.atMs,
    earlyMs: times.earlyS * 1000,
    lateMs: times.lateS * 1000,
    halfWidthM: route.halfWidthM,
  };
}

/** Is the notice of force at this moment, as far as its times were disclosed? */
export function isOn({ fields: { times, window } }: NoticeOnMap, ms: number): boolean {
  const span = times?.type === 'validity' ? times : window;
  return !span || (ms >= span.fromMs && ms <= (span.toMs ?? Infinity));
}

function callSign(notice: NoticeOnMap, look: Look): string {
  const { who, route } = notice.fields;
  const name = route && route.type !== 'corridor' ? route.name : who?.callSign || who?.organisation;
  return name ? labelOf(name) : partyName(look, notice.party);
}

/** Shapes that stay the same while time passes; worked out once for each notice, for a union takes its time. */
const shapes = new WeakMap<NoticeOnMap['fields'], GeoJSON.MultiPolygon>();

function shapeOf({ fields }: NoticeOnMap): GeoJSON.MultiPolygon | null {
  const known = shapes.get(fields);
  if (known) return known;
  const { route, area } = fields;
  let coordinates: GeoJSON.Position[][][];
  if (route?.type === 'corridor') coordinates = corridorPolygons(route.points, route.halfWidthM);
  else if (route?.type === 'site') coordinates = [[circleRing(route.at, route.radiusM)]];
  else if (route) coordinates = [[areaRing(route.shape)]];
  else if (area) coordinates = [[areaRing(area)]];
  else return null;
  const shape: GeoJSON.MultiPolygon = { type: 'MultiPolygon', coordinates };
  shapes.set(fields, shape);
  return shape;
}

function properties(notice: NoticeOnMap, look: Look) {
  return {
    kind: 'notice',
    id: notice.noticeId,
    style: partyStyle(look, notice.party),
    selected: isSelected(look, 'notice', notice.noticeId),
    withdrawn: notice.status === 'withdrawn',
    protected: notice.protected,
    rough: !notice.fields.route,
  };
}

function groundOf(notice: NoticeOnMap, look: Look): GeoJSON.Feature[] {
  const shape = shapeOf(notice);
  if (!shape) return [];
  const base = properties(notice, look);
  const { route, area, times } = notice.fields;
  const found = [feature(shape, { ...base, part: 'ground' })];
  if (route?.type === 'corridor') {
    const line = route.points.map(position);
    found.push(feature({ type: 'LineString', coordinates: line }, { ...base, part: 'line' }));
    if (times?.type !== 'passage') {
      const label = `${callSign(notice, look)}\n${words(look, text.timeUnknown)}`;
      const middle = line[line.length >> 1] as GeoJSON.Position;
      found.push(feature({ type: 'Point', coordinates: middle }, { ...base, part: 'label', label }));
    }
    for (const [i, coordinates] of line.entries()) {
      const at = times?.type === 'passage' && times.atMs[i];
      if (!at) continue;
      const stop = feature({ type: 'Point', coordinates }, { ...base, part: 'stop', label: clock(at) });
      found.push(stop);
    }
  } else if (route?.type === 'site') {
    const label = callSign(notice, look);
    found.push(feature({ type: 'Point', coordinates: position(route.at) }, { ...base, part: 'site', label }));
  } else if (route || area) {
    const shape = route ? route.shape : (area as Area);
    const rough = route ? '' : `\n${words(look, text.roughly)}`;
    const label = `${callSign(notice, look)}${rough}`;
    const at = shape.type === 'circle' ? position(shape.center) : (areaRing(shape)[0] as GeoJSON.Position);
    found.push(feature({ type: 'Point', coordinates: at }, { ...base, part: 'label', label }));
  }
  return found;
}

export function groundFeatures(notices: readonly NoticeOnMap[], look: Look): GeoJSON.FeatureCollection {
  return collect(notices.flatMap((notice) => groundOf(notice, look)));
}

function nowOf(notice: NoticeOnMap, look: Look): GeoJSON.Feature[] {
  if (notice.status === 'withdrawn') return [];
  const base = properties(notice, look);
  const path = pathOf(notice);
  if (!path) {
    const shape = shapeOf(notice);
    return shape && isOn(notice, look.atMs) ? [feature(shape, { ...base, part: 'taken', whole: true })] : [];
  }
  const { phase, at, stretch } = occupiedAt(path, look.atMs);
  if (phase !== 'under way') return [];
  const coordinates = corridorPolygons(stretch, path.halfWidthM);
  const found = [
    feature({ type: 'MultiPolygon', coordinates }, { ...base, part: 'taken', whole: false }),
    feature(
      { type: 'Point', coordinates: position(at) },
      { ...base, part: 'on time', label: callSign(notice, look) },
    ),
  ];
  if (base.selected && stretch.length > 1) {
    const ends = [
      [stretch[0], text.latest],
      [stretch.at(-1), text.earliest],
    ] as const;
    for (const [point, sentence] of ends) {
      if (!point) continue;
      const end = { ...base, part: 'end', label: words(look, sentence) };
      found.push(feature({ type: 'Point', coordinates: position(point) }, end));
    }
  }
  return found;
}

export function nowFeatures(notices: readonly NoticeOnMap[], look: Look): GeoJSON.FeatureCollection {
  return collect(notices.flatMap((notice) => nowOf(notice, look)));
}

const part = (name: string): unknown => ['==', ['get', 'part'], name];
const SELECTED = ['get', 'selected'];

/** Ground under everything else that moves. */
export function noticeLayers(look: Look): LayerSpecification[] {
  const color = partyColor(look);
  const { palette: p } = look;
  const edges = DASHES.map((dash, style) => ({
    id: `notices-edge-${style}`,
    type: 'line',
    source: GROUND,
    filter: ['all', part('ground'), ['==', ['get', 'style'], style]],
    paint: {
      'line-color': ['case', ['get', 'withdrawn'], p.quiet, color],
      'line-width': ['case', SELECTED, 2.6, 1.3],
      'line-opacity': ['case', ['get', 'withdrawn'], 0.5, 0.9],
      ...(dash ? { 'line-dasharray': dash } : {}),
    },
  }));
  return [
    {
      id: 'notices-ground',
      type: 'fill',
      source: GROUND,
      filter: part('ground'),
      paint: {
        'fill-color': ['case', ['get', 'withdrawn'], p.quiet, color],
        'fill-opacity': ['case', ['get', 'withdrawn'], 0.05, ['get', 'rough'], 0.07, 0.13],
      },
    },
    {
      id: 'notices-line',
      type: 'line',
      source: GROUND,
      filter: part('line'),
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['case', ['get', 'withdrawn'], p.quiet, color],
        'line-width': ['interpolate', ['linear'], ['zoom'], 6, 1.6, 11, 1],
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 9, 0.8, 12, 0.45],
      },
    },
    ...edges,
    {
      id: 'notices-taken',
      type: 'fill',
      source: NOW,
      filter: part('taken'),
      paint: { 'fill-color': color, 'fill-opacity': ['case', ['get', 'whole'], 0.12, 0.42] },
    },
    // A corridor 300 m wide is a hair at zoom 8: the stretch keeps a width that can be seen.
    {
      id: 'notices-taken-edge',
      type: 'line',
      source: NOW,
      filter: ['all', part('taken'), ['!', ['get', 'whole']]],
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': color,
        'line-width': ['interpolate', ['linear'], ['zoom'], 6, 6, 10, 4, 13, 2],
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 6, 0.6, 12, 1],
      },
    },
  ] as LayerSpecification[];
}

export function noticeLabelLayers(look: Look): LayerSpecification[] {
  const { palette: p } = look;
  const halo = { 'text-halo-color': p.halo, 'text-halo-width': 1.6 };
  const color = partyColor(look);
  return [
    {
      id: 'notices-stops',
      type: 'symbol',
      source: GROUND,
      minzoom: 9,
      filter: part('stop'),
      layout: {
        'text-field': ['get', 'label'],
        'text-font': [FONT],
        'text-size': 11,
        'text-offset': [0, 1.3],
      },
      paint: { 'text-color': color, ...halo },
    },
    {
      id: 'notices-labels',
      type: 'symbol',
      source: GROUND,
      minzoom: 7,
      filter: part('label'),
      layout: { 'text-field': ['get', 'label'], 'text-font': [FONT], 'text-size': 12 },
      paint: { 'text-color': color, ...halo },
    },
    {
      id: 'notices-sites',
      type: 'symbol',
      source: GROUND,
      filter: part('site'),
      layout: {
        'icon-image': ['concat', 'site/', ['get', 'style']],
        'icon-allow-overlap': true,
        'text-field': ['get', 'label'],
        'text-font': [FONT_STRONG],
        'text-size': 12,
        'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
        'text-radial-offset': 1.1,
        'text-optional': true,
      },
      paint: { 'text-color': color, ...halo },
    },
    {
      id: 'notices-ends',
      type: 'symbol',
      source: NOW,
      filter: part('end'),
      layout: {
        'text-field': ['get', 'label'],
        'text-font': [FONT],
        'text-size': 11,
        'text-offset': [0, -1.6],
        'text-allow-overlap': true,
      },
      paint: { 'text-color': p.label, ...halo },
    },
    {
      id: 'notices-on-time',
      type: 'symbol',
      source: NOW,
      filter: part('on time'),
      layout: {
        'icon-image': ['concat', 'now/', ['get', 'style']],
        'icon-allow-overlap': true,
        'text-field': ['get', 'label'],
        'text-font': [FONT],
        'text-size': 12,
        'text-variable-anchor': ['bottom', 'top'],
        'text-radial-offset': 1,
        'text-optional': true,
      },
      paint: { 'text-color': color, ...halo },
    },
  ] as LayerSpecification[];
}
