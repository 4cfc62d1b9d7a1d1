/** Units that stand on one another are drawn side by side, each with a line to where it really is. Pure. */
import type { Point } from '../../src/geo/index.ts';

/** The world is this wide at zoom 0, as the map draws it. */
const TILE_PX = 512;
/** Marks nearer than this hide one another. */
const NEAR_PX = 16;
/** From mark to mark around the place that they share. */
const APART_PX = 30;

interface Pixel {
  x: number;
  y: number;
}

/** Place on the drawn world, in pixels, at a zoom (spherical Mercator). */
function toPixel({ lat, lon }: Point, zoom: number): Pixel {
  const world = TILE_PX * 2 ** zoom;
  const sine = Math.sin((Math.min(85, Math.max(-85, lat)) * Math.PI) / 180);
  return {
    x: ((lon + 180) / 360) * world,
    y: (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * world,
  };
}
function toPoint({ x, y }: Pixel, zoom: number): Point {
  const world = TILE_PX * 2 ** zoom;
  const n = Math.PI * (1 - (2 * y) / world);
  return { lat: (Math.atan(Math.sinh(n)) * 180) / Math.PI, lon: (x / world) * 360 - 180 };
}

/** Groups of places that lie within `NEAR_PX` of one another, directly or through others. Places as indexes. */
function stacks(pixels: readonly Pixel[]): number[][] {
  const left = new Set(pixels.keys());
  const found: number[][] = [];
  for (const first of left) {
    left.delete(first);
    const stack = [first];
    for (const at of stack) {
      const { x, y } = pixels[at] as Pixel;
      for (const other of left) {
        const pixel = pixels[other] as Pixel;
        if (Math.hypot(pixel.x - x, pixel.y - y) > NEAR_PX) continue;
        left.delete(other);
        stack.push(other);
      }
    }
    found.push(stack);
  }
  return found;
}

/** More than this in one place are not spread: the ring of marks would hide the map. The list names them. */
const MAX_RING = 12;

/**
 * Where each of these is drawn at this zoom, in their order; null: where it is. A stack stands in a ring around its
 * middle, the first to the north, so that it looks the same from one moment to the next.
 */
export function spread(places: readonly Point[], zoom: number): (Point | null)[] {
  const pixels = places.map((place) => toPixel(place, zoom));
  const drawn: (Point | null)[] = places.map(() => null);
  for (const stack of stacks(pixels)) {
    const n = stack.length;
    if (n < 2 || n > MAX_RING) continue;
    const x = stack.reduce((sum, at) => sum + (pixels[at] as Pixel).x, 0) / n;
    const y = stack.reduce((sum, at) => sum + (pixels[at] as Pixel).y, 0) / n;
    const radius = Math.max(APART_PX / 2, APART_PX / 2 / Math.sin(Math.PI / n));
    for (const [i, at] of stack.toSorted((a, b) => a - b).entries()) {
      const turn = (2 * Math.PI * i) / n;
      drawn[at] = toPoint({ x: x + radius * Math.sin(turn), y: y - radius * Math.cos(turn) }, zoom);
    }
  }
  return drawn;
}
