/** The map that is on the screen, for what stands around it: lists that centre it, the place under the pointer. */
import type { Point } from '../../src/geo/index.ts';
import type { ConsoleMap } from '../map/map.ts';
import { storeOf } from './store.ts';

/** null until it has been made. */
export const theMap = storeOf<ConsoleMap | null>(null);
/** The ground under the pointer; null: the pointer is elsewhere. */
export const pointerAt = storeOf<Point | null>(null);
/** The unit, as `party/unit`, that the map keeps in its middle. */
export const followed = storeOf<string | null>(null);
