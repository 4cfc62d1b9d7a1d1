/**
 * Hands the map what has changed, and no more often than it can draw: without a graphics card one drawing takes a
 * quarter of a second, and each source that is told anything, even the same again, costs one or two of them.
 */
import type { GeoJSONSource, Map as GlMap } from 'maplibre-gl';

/** A map that is dragged is never at rest: it is told all the same. */
const MAX_WAIT_MS = 400;

export class Feed {
  readonly #map: GlMap;
  readonly #featuresOf: (source: string) => GeoJSON.FeatureCollection | null;
  readonly #stale = new Set<string>();
  /** What each source was last told. */
  readonly #told = new Map<string, string>();
  #frame = 0;
  #resting = true;
  #sinceMs = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(map: GlMap, featuresOf: (source: string) => GeoJSON.FeatureCollection | null) {
    this.#map = map;
    this.#featuresOf = featuresOf;
    map.on('idle', () => {
      this.#resting = true;
      if (this.#stale.size > 0) this.#plan();
    });
  }

  /** These are out of date: worked out at the next drawing, once, however often they have changed by then. */
  refresh(names: readonly string[]): void {
    for (const name of names) this.#stale.add(name);
    this.#plan();
  }

  /** The map holds something else now than it was told. */
  forget(): void {
    this.#told.clear();
  }

  stop(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
  }

  #plan(): void {
    const leftMs = this.#resting ? 0 : MAX_WAIT_MS - (performance.now() - this.#sinceMs);
    clearTimeout(this.#timer);
    if (leftMs > 0) this.#timer = setTimeout(() => this.#plan(), leftMs);
    else this.#frame ||= requestAnimationFrame(this.#tell);
  }

  readonly #tell = (): void => {
    this.#frame = 0;
    for (const name of this.#stale) {
      const features = this.#featuresOf(name);
      const source = this.#map.getSource<GeoJSONSource>(name);
      if (!features || !source) continue;
      const words = JSON.stringify(features);
      if (this.#told.get(name) === words) continue;
      this.#told.set(name, words);
      source.setData(features);
      this.#resting = false;
      this.#sinceMs = performance.now();
    }
    this.#stale.clear();
  };
}
