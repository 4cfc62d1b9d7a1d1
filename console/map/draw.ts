/** Drawing by pointer: a click adds a point, points are dragged, put in between, and taken away by the other button. */
import type { Map as GlMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { Point } from '../../src/geo/index.ts';
import { HANDLES } from './layers/drawing.ts';

export interface DrawActs {
  add(point: Point): void;
  insert(index: number, point: Point): void;
  move(index: number, to: Point): void;
  remove(index: number): void;
  activate(index: number | null): void;
}

const FINGER_PX = 18;
const POINTER_PX = 8;

/** Takes the pointer while it is on; the map still moves where nothing is taken hold of. */
export class DrawTool {
  readonly #map: GlMap;
  readonly #acts: DrawActs;
  #on = false;
  #held: number | null = null;
  /** A finger that is put down on a point to drag it must not also add one where it is lifted. */
  #taken = false;

  constructor(map: GlMap, acts: DrawActs) {
    this.#map = map;
    this.#acts = acts;
    map.on('mousedown', (event) => this.#take(event, POINTER_PX));
    map.on('touchstart', (event) => this.#take(event, FINGER_PX));
    map.on('mousemove', (event) => this.#drag(event));
    map.on('touchmove', (event) => this.#drag(event));
    for (const end of ['mouseup', 'touchend', 'touchcancel'] as const) map.on(end, () => this.#drop());
    // A button that is let go outside the map is let go.
    map.getContainer().ownerDocument.addEventListener('mouseup', this.#drop);
    map.on('contextmenu', (event) => this.#remove(event));
  }

  get isOn(): boolean {
    return this.#on;
  }

  set(on: boolean): void {
    if (on === this.#on) return;
    this.#on = on;
    this.#drop();
    this.#map.getCanvas().style.cursor = on ? 'crosshair' : '';
    if (on) this.#map.doubleClickZoom.disable();
    else this.#map.doubleClickZoom.enable();
  }

  /** A click that nothing was dragged by. */
  click({ lngLat }: MapMouseEvent): void {
    if (this.#taken) this.#taken = false;
    else this.#acts.add(pointOf(lngLat));
  }

  /** Over a handle the pointer says that it can be taken hold of. */
  cursorAt({ point }: MapMouseEvent): string {
    if (this.#held !== null) return 'grabbing';
    return this.#handleAt(point, POINTER_PX) ? 'grab' : 'crosshair';
  }

  destroy(): void {
    this.#map.getContainer().ownerDocument.removeEventListener('mouseup', this.#drop);
  }

  #handleAt({ x, y }: { x: number; y: number }, nearPx: number): { part: string; index: number } | null {
    const found = this.#map.queryRenderedFeatures(
      [
        [x - nearPx, y - nearPx],
        [x + nearPx, y + nearPx],
      ],
      { layers: [...HANDLES] },
    );
    const best = HANDLES.map((id) => found.find(({ layer }) => layer.id === id)).find((one) => one);
    return best ? { part: String(best.properties['part']), index: Number(best.properties['index']) } : null;
  }

  #take(event: MapMouseEvent | MapTouchEvent, nearPx: number): void {
    this.#taken = false;
    if (!this.#on || ('button' in event.originalEvent && event.originalEvent.button !== 0)) return;
    const handle = this.#handleAt(event.point, nearPx);
    if (!handle) return;
    event.preventDefault();
    this.#held = handle.index;
    this.#taken = true;
    if (handle.part === 'gap') this.#acts.insert(handle.index, pointOf(event.lngLat));
    else this.#acts.activate(handle.index);
  }

  #drag(event: MapMouseEvent | MapTouchEvent): void {
    if (this.#held === null) return;
    event.preventDefault();
    this.#acts.move(this.#held, pointOf(event.lngLat));
  }

  readonly #drop = (): void => {
    this.#held = null;
  };

  #remove(event: MapMouseEvent): void {
    if (!this.#on) return;
    event.preventDefault();
    const handle = this.#handleAt(event.point, POINTER_PX);
    if (handle?.part === 'point') this.#acts.remove(handle.index);
  }
}

/** To 7 decimals, about a centimetre: what a pointer gives beyond that means nothing. */
export function pointOf({ lat, lng }: { lat: number; lng: number }): Point {
  const round = (deg: number): number => Math.round(deg * 1e7) / 1e7;
  return { lat: round(lat), lon: round(((((lng + 180) % 360) + 360) % 360) - 180) };
}
