/**
 * The console's map: one module that owns one MapLibre map, outside any framework. It is told what is so and
 * draws it; it asks nothing of any network. What it shows for pointers, panels beside it list for keyboards.
 */
import { type GeoJSONSource, Map as GlMap, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Point } from '../../src/geo/index.ts';
import { type Language, say } from '../../src/text/index.ts';
import type { Basemap } from './basemap.ts';
import { boxOf } from './bounds.ts';
import { Face } from './face.ts';
import { loadFonts } from './fonts.ts';
import { icon, PIXEL_RATIO } from './icons.ts';
import type { Look } from './layers/look.ts';
import { PALETTES, type Theme } from './palette.ts';
import { Scale } from './scale.ts';
import { CHOOSABLE, NOTHING, type Shown, SOURCES, SOURCES_OF, styleOf, TIMED } from './scene.ts';
import { text } from './text.ts';
import {
  type AlertOnMap,
  type ConflictOnMap,
  KINDS,
  type NoticeOnMap,
  type PartyOnMap,
  type Selection,
  same,
  type TermsOnMap,
  type UnitOnMap,
} from './views.ts';

export interface ConsoleMapOptions {
  basemap: Basemap;
  language: Language;
  theme: Theme;
  parties: readonly PartyOnMap[];
  /** The moment first shown, UTC ms. */
  atMs: number;
  /** Where to look at first; the north-east of Syria when left out. */
  view?: { center: Point; zoom: number };
  /** A pointer has chosen something, or, with null, open ground. */
  onSelect(selection: Selection | null): void;
}

export interface ConsoleMap {
  setParties(parties: readonly PartyOnMap[]): void;
  setNotices(notices: readonly NoticeOnMap[]): void;
  setUnits(units: readonly UnitOnMap[]): void;
  setTerms(terms: readonly TermsOnMap[]): void;
  setAlerts(alerts: readonly AlertOnMap[]): void;
  setConflicts(conflicts: readonly ConflictOnMap[]): void;
  setTime(atMs: number): void;
  setTheme(theme: Theme): void;
  setLanguage(language: Language): void;
  /** Marks it, and moves there if it is out of sight. */
  select(selection: Selection | null): void;
  destroy(): void;
}

const START = { center: { lat: 36.2, lon: 40.2 }, zoom: 6.7 };
const NEAR_PX = 6;

function isKind(kind: unknown): kind is Selection['kind'] {
  return KINDS.some((known) => known === kind);
}

/** Resolves once the fonts are there; the map then draws itself as it is told things. */
export async function createConsoleMap(
  container: HTMLElement,
  options: ConsoleMapOptions,
): Promise<ConsoleMap> {
  await loadFonts();
  setWorkerUrl(workerUrl);
  const { basemap, onSelect, view = START } = options;
  let shown: Shown = NOTHING;
  let theme = options.theme;
  let look: Look = {
    language: options.language,
    palette: PALETTES[theme],
    parties: options.parties,
    selected: null,
    atMs: options.atMs,
  };
  const [west, south, east, north] = basemap.about.box;
  const map = new GlMap({
    container,
    style: styleOf(basemap, shown, look),
    center: view.center,
    zoom: view.zoom,
    minZoom: 4.5,
    maxZoom: 17,
    maxBounds: [
      [west - 8, south - 6],
      [east + 8, north + 5],
    ],
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    fadeDuration: 0,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  const face = new Face(basemap);
  map.addControl(face, 'bottom-right');
  const scale = new Scale();
  map.addControl(scale, 'bottom-left');
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right');

  /** Sources whose features are out of date: worked out once a frame, however often they are changed. */
  const stale = new Set<string>();
  let frame = 0;
  const flush = (): void => {
    frame = 0;
    for (const name of stale) {
      const features = SOURCES[name]?.(shown, look);
      const source = map.getSource<GeoJSONSource>(name);
      if (features && source) source.setData(features);
    }
    stale.clear();
  };
  const refresh = (names: readonly string[]): void => {
    for (const name of names) stale.add(name);
    frame ||= requestAnimationFrame(flush);
  };
  const show = (part: Partial<Shown>): void => {
    shown = { ...shown, ...part };
    refresh(Object.keys(part).flatMap((key) => SOURCES_OF[key as keyof Shown]));
  };

  map.setMissingStyleImageResolver((id) => {
    const image = icon(look.palette, id);
    if (image && !map.hasImage(id)) map.addImage(id, image, { pixelRatio: PIXEL_RATIO });
  });

  const dress = (): void => {
    const { language, palette } = look;
    container.dataset['mapTheme'] = theme;
    face.show(language, theme);
    scale.show(language, theme);
    map.getCanvas().setAttribute('aria-label', say(language, text.map));
    for (const [name, sentence] of [
      ['zoom-in', text.zoomIn],
      ['zoom-out', text.zoomOut],
    ] as const) {
      const button = container.querySelector<HTMLButtonElement>(`.maplibregl-ctrl-${name}`);
      button?.setAttribute('aria-label', say(language, sentence));
      if (button) button.title = say(language, sentence);
    }
    for (const id of map.listImages()) {
      const image = icon(palette, id);
      if (image) map.updateImage(id, image);
    }
  };
  const redress = (): void => {
    map.setStyle(styleOf(basemap, shown, look), { diff: true });
    dress();
    refresh(Object.keys(SOURCES));
  };
  await new Promise((resolve) => map.once('style.load', resolve));
  dress();

  map.on('click', ({ point: { x, y } }) => {
    const found = map.queryRenderedFeatures(
      [
        [x - NEAR_PX, y - NEAR_PX],
        [x + NEAR_PX, y + NEAR_PX],
      ],
      { layers: [...CHOOSABLE] },
    );
    const best = CHOOSABLE.map((id) => found.find(({ layer }) => layer.id === id)).find((one) => one);
    const { kind, id } = best?.properties ?? {};
    onSelect(isKind(kind) ? { kind, id: String(id) } : null);
  });
  map.on('mousemove', ({ point }) => {
    const over = map.queryRenderedFeatures(point, { layers: [...CHOOSABLE] }).length > 0;
    map.getCanvas().style.cursor = over ? 'pointer' : '';
  });

  const lookAt = (selection: Selection): void => {
    const box = boxOf(shown, selection);
    if (!box) return;
    const view = map.getBounds();
    if (view.contains([box[0], box[1]]) && view.contains([box[2], box[3]])) return;
    const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 600;
    map.fitBounds(box, { padding: 80, maxZoom: Math.max(12, map.getZoom()), duration });
  };

  return {
    setParties(parties) {
      look = { ...look, parties };
      refresh(Object.keys(SOURCES));
    },
    setNotices: (notices) => show({ notices }),
    setUnits: (units) => show({ units }),
    setTerms: (terms) => show({ terms }),
    setAlerts: (alerts) => show({ alerts }),
    setConflicts: (conflicts) => show({ conflicts }),
    setTime(atMs) {
      look = { ...look, atMs };
      refresh(TIMED);
    },
    setTheme(next) {
      theme = next;
      look = { ...look, palette: PALETTES[next] };
      redress();
    },
    setLanguage(language) {
      look = { ...look, language };
      redress();
    },
    select(selected) {
      if (same(selected, look.selected)) return;
      look = { ...look, selected };
      refresh(Object.keys(SOURCES));
      if (selected) lookAt(selected);
    },
    destroy() {
      cancelAnimationFrame(frame);
      map.remove();
    },
  };
}
