/** What stands on the map's face beside the map: which basemap this is, and whose work. */
import type { Map as GlMap, IControl } from 'maplibre-gl';
import { type Language, say } from '../../src/text/index.ts';
import { type Basemap, sayAttribution, sayBasemap } from './basemap.ts';
import type { Theme } from './palette.ts';
import { text } from './text.ts';

/** On a map narrower than this the licences would cover a good part of it. */
const WIDE_PX = 1_000;

export class Face implements IControl {
  readonly #basemap: Basemap;
  readonly #element = document.createElement('div');
  readonly #name = document.createElement('div');
  readonly #more = document.createElement('div');
  readonly #button = document.createElement('button');
  #language: Language = 'en';
  #sizes: ResizeObserver | null = null;
  /** What a person chose; until then a wide map shows all of it and a narrow one the name alone. */
  #chosen: boolean | null = null;
  #wide = true;

  constructor(basemap: Basemap) {
    this.#basemap = basemap;
    this.#element.className = 'maplibregl-ctrl console-map-face';
    this.#more.className = 'console-map-credit';
    this.#button.type = 'button';
    this.#button.textContent = 'i';
    this.#button.addEventListener('click', () => {
      this.#chosen = !this.#isOpen();
      this.#draw();
    });
    const line = document.createElement('div');
    line.className = 'console-map-name';
    line.append(this.#name, this.#button);
    this.#element.append(line, this.#more);
  }

  show(language: Language, theme: Theme): void {
    this.#language = language;
    this.#element.lang = language;
    this.#element.dir = language === 'ar' ? 'rtl' : 'ltr';
    this.#element.dataset['theme'] = theme;
    this.#draw();
  }

  #isOpen(): boolean {
    return this.#chosen ?? this.#wide;
  }

  #draw(): void {
    this.#name.textContent = sayBasemap(this.#language, this.#basemap);
    this.#more.replaceChildren(
      ...[say(this.#language, text.schematic), sayAttribution(this.#language)].map((sentence) => {
        const line = document.createElement('div');
        line.textContent = sentence;
        return line;
      }),
    );
    this.#more.hidden = !this.#isOpen();
    this.#button.ariaExpanded = String(this.#isOpen());
    const words = say(this.#language, text.aboutBasemap);
    this.#button.ariaLabel = words;
    this.#button.title = words;
  }

  onAdd(map: GlMap): HTMLElement {
    this.#sizes = new ResizeObserver(([entry]) => {
      this.#wide = (entry?.contentRect.width ?? 0) >= WIDE_PX;
      this.#draw();
    });
    this.#sizes.observe(map.getContainer());
    return this.#element;
  }

  onRemove(): void {
    this.#sizes?.disconnect();
    this.#element.remove();
  }
}
