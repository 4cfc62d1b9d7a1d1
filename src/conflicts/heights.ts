/**
 * Between which heights a plan takes up its ground, and whether two such bands can meet. Exact and closed: bands that
 * touch meet. Heights above the sea and above ground are compared without knowing the ground's own height, by all heights
 * that dry land has; what that leaves open is said to be open.
 */
import { quantiseM } from '../geo/index.ts';
import type { Fields, NoticeType } from '../notices/index.ts';

/** Metres; −∞ and ∞ where nothing bounds them. `unknown`: it flies, and at which heights was not shown. */
export interface Heights {
  above: 'ground' | 'sea' | 'unknown';
  floorM: number;
  ceilingM: number;
}

/** Shores of the Dead Sea and the top of Everest, rounded outwards: no ground lies beyond. */
export const LOWEST_GROUND_M = -440;
export const HIGHEST_GROUND_M = 8_850;

const WHOLE = { floorM: -Infinity, ceilingM: Infinity };
const STANDING: Heights = { above: 'ground', floorM: 0, ceilingM: 0 };
const COLUMN: Heights = { above: 'ground', ...WHOLE };
const UNKNOWN: Heights = { above: 'unknown', ...WHOLE };

/** Where nothing is said: who drives or stands is on the ground, an area is all that is above it, a flight may be anywhere. */
export function usualHeights(type: NoticeType): Heights {
  if (type === 'flight') return UNKNOWN;
  return type === 'area' ? COLUMN : STANDING;
}

/** A band whichever bound was written first: a peer's was checked by nobody here. */
function banded({ above, floorM, ceilingM }: Heights): Heights {
  return { above, floorM: Math.min(floorM, ceilingM), ceilingM: Math.max(floorM, ceilingM) };
}

/** Heights on a route that no such notice has make its height unknown: it says two things, and neither clears it. */
export function heightsOf(type: NoticeType, route: Fields['route'] | undefined): Heights {
  if (route?.type === 'corridor' && route.flight) return type === 'flight' ? banded(route.flight) : UNKNOWN;
  if (route?.type === 'area' && route.heights) return type === 'area' ? banded(route.heights) : UNKNOWN;
  return usualHeights(type);
}

/** apart: more than `verticalM` lies between them; unknown: it may, and it may not. */
export type Levels = 'meet' | 'apart' | 'unknown';

const isWhole = ({ above, floorM, ceilingM }: Heights): boolean =>
  above !== 'unknown' && floorM === -Infinity && ceilingM === Infinity;

/** Metres between two bands of one reference, `b` lifted by `liftM`; 0 or less where they touch or overlap. */
function gapM(a: Heights, b: Heights, liftM: number): number {
  return quantiseM(Math.max(a.floorM - (b.ceilingM + liftM), b.floorM + liftM - a.ceilingM));
}

export function levelsOf(a: Heights, b: Heights, verticalM: number): Levels {
  if (isWhole(a) || isWhole(b)) return 'meet';
  if (a.above === 'unknown' || b.above === 'unknown') return 'unknown';
  if (a.above === b.above) return gapM(a, b, 0) <= verticalM ? 'meet' : 'apart';
  const [sea, ground] = a.above === 'sea' ? [a, b] : [b, a];
  // The gap grows with the ground's height on one side and shrinks on the other: it is largest at an end.
  const ends = [LOWEST_GROUND_M, HIGHEST_GROUND_M].map((groundM) => gapM(sea, ground, groundM));
  if (ends.every((gap) => gap <= verticalM)) return 'meet';
  // Least where the band's middle lies on the other's: apart at every height only where both ends are on the same side.
  const above = quantiseM(sea.floorM - (ground.ceilingM + HIGHEST_GROUND_M)) > verticalM;
  const below = quantiseM(ground.floorM + LOWEST_GROUND_M - sea.ceilingM) > verticalM;
  return above || below ? 'apart' : 'unknown';
}
