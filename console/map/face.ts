/** What stands on the map's face beside the map: which basemap this is, and whose work. */
import type { IControl } from 'maplibre-gl';
import type { Language } from '../../src/text/index.ts';
import { type Basemap, sayAttribution, sayBasemap } from './basemap.ts';
import type { Theme } from './palette.ts';

export class Face implements IControl {
  readonly #basemap: Basemap;
  readonly #element = document.createElement('div');
  readonly #name = document.createElement('div');
  readonly #credit = document.createElement('div');

  constructor(basemap: Basemap) {
    this.#basemap = basemap;
    this.#element.className = 'maplibregl-ctrl console-map-face';
    this.#credit.className = 'console-map-credit';
    this.#element.append(this.#name, this.#credit);
  }

  show(language: Language, theme: Theme): void {
    this.#element.lang = language;
    this.#element.dir = language === 'ar' ? 'rtl' : 'ltr';
    this.#element.dataset['theme'] = theme;
    this.#name.textContent = sayBasemap(language, this.#basemap);
    this.#credit.textContent = sayAttribution(language);
  }

  onAdd(): HTMLElement {
    return this.#element;
  }

  onRemove(): void {
    this.#element.remove();
  }
}
