/**
 * The console's map: one module that owns one MapLibre map, outside any framework. It is told what is so and
 * draws it; it asks nothing of any network. What it shows for pointers, panels beside it list for keyboards.
 */
import { Map as GlMap, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { Point } from '../../src/geo/index.ts';
import { type Language, say } from '../../src/text/index.ts';
import type { Basemap } from './basemap.ts';
import { type Box, boxOf, boxOfAll } from './bounds.ts';
import { type DrawActs, DrawTool, pointOf } from './draw.ts';
import { Face } from './face.ts';
import { Feed } from './feed.ts';
import { loadFonts } from './fonts.ts';
import { icon, PIXEL_RATIO } from './icons.ts';
import type { DrawnOnMap } from './layers/drawing.ts';
import type { Look } from './layers/look.ts';
import { PALETTES, type Theme } from './palette.ts';
import { Scale } from './scale.ts';
import { CHOOSABLE, MOVING, NOTHING, type Shown, SOURCES, SOURCES_OF, styleOf } from './scene.ts';
import { text } from './text.ts';
import {
  type AlertOnMap,
  type ConflictOnMap,
  type DraftOnMap,
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
  /** The ground under the pointer, once a frame; null: it has left the map. */
  onPointer?(at: Point | null): void;
  /** A person has moved the map: what was followed is followed no longer. */
  onMoved?(): void;
  /** What a pointer does to the shape that is being drawn. */
  draw: DrawActs;
}

export interface ConsoleMap {
  setParties(parties: readonly PartyOnMap[]): void;
  setNotices(notices: readonly NoticeOnMap[]): void;
  setUnits(units: readonly UnitOnMap[]): void;
  setTerms(terms: readonly TermsOnMap[]): void;
  setAlerts(alerts: readonly AlertOnMap[]): void;
  setConflicts(conflicts: readonly ConflictOnMap[]): void;
  /** A notice before it is filed, in a style of its own. */
  setDraft(draft: DraftOnMap | null): void;
  /** The shape being drawn. While there is one, a click adds a point and chooses nothing. */
  setDrawing(drawing: DrawnOnMap | null): void;
  setTime(atMs: number): void;
  setTheme(theme: Theme): void;
  setLanguage(language: Language): void;
  /** Marks it, and moves there if it is out of sight. */
  select(selection: Selection | null): void;
  /** Puts it in the middle, in sight or not. */
  centre(selection: Selection): void;
  /** Looks at all that is shown; false where there is nothing to look at. */
  showAll(): boolean;
  /** Moves there without a jump, as near as it was. */
  follow(at: Point): void;
  middle(): Point;
  /** What stands over the map's sides, in pixels: what is looked at is put where it can be seen. */
  setCovered(left: number, right: number): void;
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
  const { basemap, onSelect, onPointer, onMoved, view = START } = options;
  let shown: Shown = NOTHING;
  let theme = options.theme;
  let look: Look = {
    language: options.language,
    palette: PALETTES[theme],
    parties: options.parties,
    selected: null,
    atMs: options.atMs,
    zoom: view.zoom,
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

  const feed = new Feed(map, (name) => SOURCES[name]?.(shown, look) ?? null);
  const refresh = (names: readonly string[]): void => feed.refresh(names);
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
    feed.forget();
    dress();
    refresh(Object.keys(SOURCES));
  };
  await new Promise((resolve) => map.once('style.load', resolve));
  dress();

  const tool = new DrawTool(map, options.draw);
  map.on('click', (event) => {
    if (tool.isOn) return tool.click(event);
    const { x, y } = event.point;
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
  map.on('mousemove', (event) => {
    const over = (): boolean => map.queryRenderedFeatures(event.point, { layers: [...CHOOSABLE] }).length > 0;
    map.getCanvas().style.cursor = tool.isOn ? tool.cursorAt(event) : over() ? 'pointer' : '';
    onPointer?.(pointOf(event.lngLat));
  });
  map.on('mouseout', () => onPointer?.(null));
  map.on('dragstart', () => onMoved?.());
  map.on('zoomend', () => {
    look = { ...look, zoom: map.getZoom() };
    refresh([MOVING]);
  });

  let covered = { left: 0, right: 0 };
  const padding = (): { top: number; bottom: number; left: number; right: number } => {
    const { clientWidth, clientHeight } = container;
    const edge = Math.min(90, clientWidth / 6, clientHeight / 6);
    return { top: edge, bottom: edge, left: edge + covered.left, right: edge + covered.right };
  };
  const move = (box: Box): void => {
    const duration = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 600;
    map.fitBounds(box, { padding: padding(), maxZoom: Math.max(12, map.getZoom()), duration });
  };
  const lookAt = (selection: Selection): void => {
    const box = boxOf(shown, selection);
    if (!box) return;
    const corners = [map.project([box[0], box[1]]), map.project([box[2], box[3]])];
    const inSight = corners.every(
      ({ x, y }) =>
        x >= covered.left &&
        x <= container.clientWidth - covered.right &&
        y >= 0 &&
        y <= container.clientHeight,
    );
    if (!inSight) move(box);
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
    setDraft: (draft) => show({ draft }),
    setDrawing(drawing) {
      tool.set(drawing !== null);
      show({ drawing });
    },
    setTime(atMs) {
      look = { ...look, atMs };
      refresh([MOVING]);
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
    centre(selection) {
      const box = boxOf(shown, selection);
      if (box) move(box);
    },
    showAll() {
      const box = boxOfAll(shown);
      if (box) map.fitBounds(box, { padding: padding(), maxZoom: 12, duration: 0 });
      return box !== null;
    },
    follow({ lat, lon }) {
      map.panTo([lon, lat], { duration: 0 });
    },
    middle: () => pointOf(map.getCenter()),
    setCovered: (left, right) => {
      covered = { left, right };
    },
    destroy() {
      tool.destroy();
      feed.stop();
      map.remove();
    },
  };
}
