/** A scale bar that speaks the map's language. Kilometres and metres only: what the parties' terms are written in. */
import type { Map as GlMap, IControl } from 'maplibre-gl';
import { distanceM } from '../../src/geo/index.ts';
import type { Language } from '../../src/text/index.ts';
import { sayDistance } from './labels.ts';
import type { Theme } from './palette.ts';

const MAX_PX = 120;

/** The largest of 1, 2, 5, 10, 20, … that is no longer than this. */
export function roundBelow(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres));
  return ([5, 2].find((step) => step * power <= metres) ?? 1) * power;
}

export class Scale implements IControl {
  readonly #element = document.createElement('div');
  #map: GlMap | null = null;
  #language: Language = 'en';

  constructor() {
    this.#element.className = 'maplibregl-ctrl console-map-scale';
  }

  show(language: Language, theme: Theme): void {
    this.#language = language;
    this.#element.dataset['theme'] = theme;
    this.#element.lang = language;
    this.#element.dir = language === 'ar' ? 'rtl' : 'ltr';
    this.#draw();
  }

  readonly #draw = (): void => {
    if (!this.#map) return;
    const y = this.#map.getContainer().clientHeight / 2;
    const [left, right] = [this.#map.unproject([0, y]), this.#map.unproject([MAX_PX, y])];
    const fullM = distanceM({ lat: left.lat, lon: left.lng }, { lat: right.lat, lon: right.lng });
    if (!(fullM > 0)) return;
    const metres = roundBelow(fullM);
    this.#element.style.width = `${Math.round((MAX_PX * metres) / fullM)}px`;
    this.#element.textContent = sayDistance(this.#language, metres);
  };

  onAdd(map: GlMap): HTMLElement {
    this.#map = map;
    map.on('move', this.#draw);
    this.#draw();
    return this.#element;
  }

  onRemove(): void {
    this.#map?.off('move', this.#draw);
    this.#map = null;
    this.#element.remove();
  }
}
